/** 四亮四评: the rules of four-displays.yaml, each one function of its subject. */

import { inOrder, ownEvents, recordEvents, rhythm, within } from './days.mjs';
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

/** The rules with these parameters on a day. */
export function rules(params, today) {
  const { process_channels, duty_channels, promise_channels, rating_means, public_means, periods } = params;
  const reviews = (kind, per, needed, claim) => (centre) => rhythm(
    recordEvents(centre.reviews, (review) => is(review.kind, kind)),
    { per, needed, periods, claim: centre[claim], today },
  );
  const awards = (kind, per) => (centre) => rhythm(
    recordEvents(centre.awards, (award) => is(award.kind, kind)),
    { per, needed: 1, periods, claim: centre.commends_by_rhythm, today },
  );
  const commends = (per) => (organisation) => rhythm(
    ownEvents(organisation.commendation_dates),
    { per, needed: 1, periods, claim: organisation.commends_regularly, today },
  );
  const [quarterly, halfYearly, yearly] = ['quarter', 'half_year', 'year'].map(commends);

  return {
    centre: {
      'service-platform': (c) => yes(c.service_platform),
      'promise-unit': (c) => hasAll(c.promise_shown, PROMISE),
      'promise-channels': (c) => hasSome(c.promise_channels, PROMISE_CHANNELS, promise_channels),
      'promise-on-wall': (c) => and(has(c.promise_shown, 'pledge'), has(c.promise_channels, 'wall_panel')),
      'promise-fulfilment': (c) => within(c.fulfilment_published, 12, today),
      'appraisal-meeting': (c) => rhythm(
        recordEvents(c.meetings, (meeting) => oneOf(meeting.kind, MEETINGS)),
        { per: 'year', needed: params.appraisals_a_year, periods, claim: c.appraisals_held, today },
      ),
      'self-review': reviews('self', 'month', 1, 'self_review_monthly'),
      'mutual-review': reviews('mutual', 'month', 1, 'mutual_review_monthly'),
      'public-review-means': (c) => someOfTwo(
        hasAll(c.public_review_means, DELEGATES), has(c.public_review_means, 'survey'), public_means,
      ),
      'opinion-means': (c) => {
        const means = c.public_review_means;
        if (!Array.isArray(means)) return missing(means);
        return means.includes('feedback') ? hasSome(means, OPINION_MEANS, public_means) : FAIL;
      },
      'public-review-held': reviews('public', 'year', params.public_reviews_a_year, 'public_reviews_held'),
      'leader-review': reviews('leader', 'year', params.leader_reviews_a_year, 'leader_reviews_held'),
      'monthly-model': awards('model_staff', 'month'),
      'quarterly-window': awards('model_window', 'quarter'),
      'annual-model': awards('annual_model', 'year'),
    },
    hall: {
      'process-by-channels': (h) => and(
        hasSome(h.steps_shown_by, PAPER_CHANNELS, process_channels),
        hasSome(h.materials_shown_by, PAPER_CHANNELS, process_channels),
      ),
      'process-contents': (h) => and(
        and(
          hasSome(h.items_shown_by, PUBLIC_CHANNELS, process_channels),
          hasSome(h.steps_shown_by, PUBLIC_CHANNELS, process_channels),
        ),
        hasSome(h.limits_shown_by, PUBLIC_CHANNELS, process_channels),
      ),
      'process-current': (h) => yes(h.guide_matches_web),
      'party-board': (h) => hasAll(h.party_board, PARTY_BOARD),
    },
    window: {
      'window-public-list': (w) => only(yes(w.integrated)) ?? hasAll(w.public_fields, TEN_FIELDS),
      'duty-contents': (w) => hasAll(w.duty_contents, DUTY_CONTENTS),
      'duty-channels': (w) => hasSome(w.duty_channels, DUTY_CHANNELS, duty_channels),
      'shown-is-real': (w) => hasAll(w.matches_reality, REAL),
      'rating-means': (w) => someOfTwo(yes(w.rating_device), yes(w.rating_form), rating_means),
    },
    staff: {
      'desk-sign': (s) => yes(s.desk_sign),
      'chest-card': (s) => has(s.badges, 'chest_card'),
      'sign-fields': (s) => hasAll(s.sign_fields, SIGN_FIELDS),
      'party-badge': (s) => only(is(s.political, 'party_member')) ?? has(s.badges, 'party_badge'),
      'league-badge': (s) => only(is(s.political, 'league_member')) ?? has(s.badges, 'league_badge'),
      'staff-duty': (s) => hasAll(s.displayed, STAFF_DUTY),
      'promise-person': (s) => hasAll(s.displayed, PROMISE),
      'member-promise-on-wall': (s) => only(is(s.political, 'party_member')) ?? has(s.displayed, 'pledge_on_wall'),
    },
    review: {
      'self-review-contents': (r) => only(is(r.kind, 'self')) ?? hasAll(r.parts, SELF_REVIEW),
      'leader-stages': (r) => only(is(r.kind, 'leader')) ?? inOrder(r.discussed_on, r.assessed_on, r.rectified_on),
      'leader-contents': (r) => only(is(r.kind, 'leader')) ?? hasAll(r.parts, LEADER_COMMENT),
    },
    organisation: {
      'assessment-rules': (o) => yes(o.assessment_rules),
      'branch-quarterly': (o) => only(is(o.level, 'branch')) ?? quarterly(o),
      'general-branch-half-yearly': (o) => only(is(o.level, 'general_branch')) ?? halfYearly(o),
      'committee-yearly': (o) => only(is(o.level, 'committee')) ?? yearly(o),
    },
    award: {
      'award-form': (a) => hasSome(a.given, AWARDS, 1),
    },
  };
}
