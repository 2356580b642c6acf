/** 四亮四评: the rules of four-displays.yaml, written out kind by kind. */

import { inOrder, ownRhythm, recordRhythm, within } from './days.mjs';
import {
  FAIL, and, has, hasAll, hasSome, is, missing, oneOf, only, someOfTwo, yes,
} from './verdicts.mjs';

const TEN_FIELDS = [
  'item', 'basis', 'conditions', 'quantity', 'procedure', 'materials', 'promised_time', 'fee_item', 'fee_standard', 'phones',
];
const SIGN_FIELDS = ['name', 'position', 'post'];
const PARTY_BOARD = ['conspicuous', 'name', 'position', 'duty', 'supervision_phone'];
const DUTY_CONTENTS = ['duties', 'requirements', 'time_limit', 'procedure', 'phone'];
const DUTY_CHANNELS = ['screen', 'board', 'handbook', 'website'];
const PAPER_CHANNELS = ['board', 'handbook', 'card', 'website'];
const PUBLIC_CHANNELS = ['screen', 'website', 'handbook', 'board'];
const PROMISE = ['pledge', 'time_limit', 'fulfilment'];
const PROMISE_CHANNELS = ['public_column', 'blackboard', 'broadcast', 'website', 'card', 'wall_panel'];
const STAFF_DUTY = ['duty', 'service_words'];
const REAL = ['person', 'items'];
const SELF_REVIEW = ['problems', 'direction', 'goal'];
const LEADER_COMMENT = ['achievements', 'problems', 'advice', 'direction'];
const DELEGATES = ['party_delegates', 'people_deputies', 'cppcc_members'];
const OPINION_MEANS = ['opinion_box', 'survey'];
const MEETINGS = ['contest', 'appraisal'];
const AWARDS = ['certificate', 'mobile_flag'];

export const DEFAULTS = {
  process_channels: 1, duty_channels: 1, promise_channels: 1, rating_means: 1, public_means: 1, periods: 1,
};

export const PROFILES = {
  strict: { params: { process_channels: 4, duty_channels: 4, promise_channels: 6, rating_means: 2, public_means: 2 } },
  points: {
    deducts: {
      'service-platform': [300, 'process'],
      'process-by-channels': [500, 'process'],
      'process-contents': [500, 'process'],
      'process-current': [500, 'process'],
      'window-public-list': [50, 'process'],
      'desk-sign': [50, 'identity'],
      'chest-card': [50, 'identity'],
      'sign-fields': [50, 'identity'],
      'party-badge': [50, 'identity'],
      'league-badge': [50, 'identity'],
      'party-board': [300, 'identity'],
      'duty-contents': [50, 'duty'],
      'duty-channels': [50, 'duty'],
      'staff-duty': [50, 'duty'],
      'promise-unit': [300, 'promise'],
      'promise-person': [50, 'promise'],
      'promise-channels': [300, 'promise'],
      'promise-on-wall': [500, 'promise'],
      'member-promise-on-wall': [50, 'promise'],
      'promise-fulfilment': [500, 'promise'],
      'appraisal-meeting': [300, 'own'],
      'self-review': [300, 'own'],
      'mutual-review': [300, 'own'],
      'self-review-contents': [50, 'own'],
      'rating-means': [50, 'public'],
      'public-review-means': [300, 'public'],
      'opinion-means': [300, 'public'],
      'public-review-held': [300, 'public'],
      'leader-review': [300, 'leader'],
      'leader-stages': [50, 'leader'],
      'leader-contents': [50, 'leader'],
      'assessment-rules': [50, 'organisation'],
      'branch-quarterly': [50, 'organisation'],
      'general-branch-half-yearly': [50, 'organisation'],
      'committee-yearly': [50, 'organisation'],
      'award-form': [50, 'organisation'],
      'monthly-model': [300, 'organisation'],
      'quarterly-window': [300, 'organisation'],
      'annual-model': [300, 'organisation'],
    },
    scheme: {
      full: 10_000,
      floor: 0,
      leaveOut: true,
      decimals: 1,
      categories: ['process', 'identity', 'duty', 'promise', 'own', 'public', 'leader', 'organisation'].map(
        (id) => ({ id, full: 1250, floor: 0, items: [{ id, full: 1250, floor: 0 }] }),
      ),
      grades: [
        { id: 'qualified', atLeast: 8000 },
        { id: 'basically-qualified', atLeast: 6000, below: 8000 },
        { id: 'not-qualified', below: 6000 },
      ],
      vetoes: [],
    },
  },
};

const bytes = (n) => new Uint8Array(n);

/** Room for the verdicts of so many subjects of each kind, by rule. */
export const room = {
  centre: (n) => ({
    'service-platform': bytes(n),
    'promise-unit': bytes(n),
    'promise-channels': bytes(n),
    'promise-on-wall': bytes(n),
    'promise-fulfilment': bytes(n),
    'appraisal-meeting': bytes(n),
    'self-review': bytes(n),
    'mutual-review': bytes(n),
    'public-review-means': bytes(n),
    'opinion-means': bytes(n),
    'public-review-held': bytes(n),
    'leader-review': bytes(n),
    'monthly-model': bytes(n),
    'quarterly-window': bytes(n),
    'annual-model': bytes(n),
  }),
  hall: (n) => ({
    'process-by-channels': bytes(n),
    'process-contents': bytes(n),
    'process-current': bytes(n),
    'party-board': bytes(n),
  }),
  window: (n) => ({
    'window-public-list': bytes(n),
    'duty-contents': bytes(n),
    'duty-channels': bytes(n),
    'shown-is-real': bytes(n),
    'rating-means': bytes(n),
  }),
  staff: (n) => ({
    'desk-sign': bytes(n),
    'chest-card': bytes(n),
    'sign-fields': bytes(n),
    'party-badge': bytes(n),
    'league-badge': bytes(n),
    'staff-duty': bytes(n),
    'promise-person': bytes(n),
    'member-promise-on-wall': bytes(n),
  }),
  review: (n) => ({
    'self-review-contents': bytes(n),
    'leader-stages': bytes(n),
    'leader-contents': bytes(n),
  }),
  organisation: (n) => ({
    'assessment-rules': bytes(n),
    'branch-quarterly': bytes(n),
    'general-branch-half-yearly': bytes(n),
    'committee-yearly': bytes(n),
  }),
  award: (n) => ({
    'award-form': bytes(n),
  }),
};

/** Records of one sort in rhythm. */
const held = (records, sort, per, needed, claim, { periods }, today) => recordRhythm(
  records,
  (record) => is(record.kind, sort),
  { per, needed, periods, claim, today },
);
const commends = (o, per, { periods }, today) => ownRhythm(
  o.commendation_dates,
  { per, needed: 1, periods, claim: o.commends_regularly, today },
);
function opinions(means, needed) {
  if (!Array.isArray(means)) return missing(means);
  return means.includes('feedback') ? hasSome(means, OPINION_MEANS, needed) : FAIL;
}

/** All rules on the n-th subject of a kind: verdicts into `v`, parameters from `p`. */
export const check = {
  centre(c, n, v, p, { today }) {
    v['service-platform'][n] = yes(c.service_platform);
    v['promise-unit'][n] = hasAll(c.promise_shown, PROMISE);
    v['promise-channels'][n] = hasSome(c.promise_channels, PROMISE_CHANNELS, p.promise_channels);
    v['promise-on-wall'][n] = and(has(c.promise_shown, 'pledge'), has(c.promise_channels, 'wall_panel'));
    v['promise-fulfilment'][n] = within(c.fulfilment_published, 12, today);
    v['appraisal-meeting'][n] = recordRhythm(
      c.meetings,
      (meeting) => oneOf(meeting.kind, MEETINGS),
      { per: 'year', needed: p.appraisals_a_year, periods: p.periods, claim: c.appraisals_held, today },
    );
    v['self-review'][n] = held(c.reviews, 'self', 'month', 1, c.self_review_monthly, p, today);
    v['mutual-review'][n] = held(c.reviews, 'mutual', 'month', 1, c.mutual_review_monthly, p, today);
    v['public-review-means'][n] = someOfTwo(
      hasAll(c.public_review_means, DELEGATES), has(c.public_review_means, 'survey'), p.public_means,
    );
    v['opinion-means'][n] = opinions(c.public_review_means, p.public_means);
    v['public-review-held'][n] = held(c.reviews, 'public', 'year', p.public_reviews_a_year, c.public_reviews_held, p, today);
    v['leader-review'][n] = held(c.reviews, 'leader', 'year', p.leader_reviews_a_year, c.leader_reviews_held, p, today);
    v['monthly-model'][n] = held(c.awards, 'model_staff', 'month', 1, c.commends_by_rhythm, p, today);
    v['quarterly-window'][n] = held(c.awards, 'model_window', 'quarter', 1, c.commends_by_rhythm, p, today);
    v['annual-model'][n] = held(c.awards, 'annual_model', 'year', 1, c.commends_by_rhythm, p, today);
  },
  hall(h, n, v, p) {
    const channels = p.process_channels;
    v['process-by-channels'][n] = and(
      hasSome(h.steps_shown_by, PAPER_CHANNELS, channels),
      hasSome(h.materials_shown_by, PAPER_CHANNELS, channels),
    );
    v['process-contents'][n] = and(
      and(hasSome(h.items_shown_by, PUBLIC_CHANNELS, channels), hasSome(h.steps_shown_by, PUBLIC_CHANNELS, channels)),
      hasSome(h.limits_shown_by, PUBLIC_CHANNELS, channels),
    );
    v['process-current'][n] = yes(h.guide_matches_web);
    v['party-board'][n] = hasAll(h.party_board, PARTY_BOARD);
  },
  window(w, n, v, p) {
    v['window-public-list'][n] = only(yes(w.integrated)) ?? hasAll(w.public_fields, TEN_FIELDS);
    v['duty-contents'][n] = hasAll(w.duty_contents, DUTY_CONTENTS);
    v['duty-channels'][n] = hasSome(w.duty_channels, DUTY_CHANNELS, p.duty_channels);
    v['shown-is-real'][n] = hasAll(w.matches_reality, REAL);
    v['rating-means'][n] = someOfTwo(yes(w.rating_device), yes(w.rating_form), p.rating_means);
  },
  staff(s, n, v) {
    const member = is(s.political, 'party_member');
    v['desk-sign'][n] = yes(s.desk_sign);
    v['chest-card'][n] = has(s.badges, 'chest_card');
    v['sign-fields'][n] = hasAll(s.sign_fields, SIGN_FIELDS);
    v['party-badge'][n] = only(member) ?? has(s.badges, 'party_badge');
    v['league-badge'][n] = only(is(s.political, 'league_member')) ?? has(s.badges, 'league_badge');
    v['staff-duty'][n] = hasAll(s.displayed, STAFF_DUTY);
    v['promise-person'][n] = hasAll(s.displayed, PROMISE);
    v['member-promise-on-wall'][n] = only(member) ?? has(s.displayed, 'pledge_on_wall');
  },
  review(r, n, v) {
    const leader = only(is(r.kind, 'leader'));
    v['self-review-contents'][n] = only(is(r.kind, 'self')) ?? hasAll(r.parts, SELF_REVIEW);
    v['leader-stages'][n] = leader ?? inOrder(r.discussed_on, r.assessed_on, r.rectified_on);
    v['leader-contents'][n] = leader ?? hasAll(r.parts, LEADER_COMMENT);
  },
  organisation(o, n, v, p, { today }) {
    v['assessment-rules'][n] = yes(o.assessment_rules);
    v['branch-quarterly'][n] = only(is(o.level, 'branch')) ?? commends(o, 'quarter', p, today);
    v['general-branch-half-yearly'][n] = only(is(o.level, 'general_branch')) ?? commends(o, 'half_year', p, today);
    v['committee-yearly'][n] = only(is(o.level, 'committee')) ?? commends(o, 'year', p, today);
  },
  award(a, n, v) {
    v['award-form'][n] = hasSome(a.given, AWARDS, 1);
  },
};
