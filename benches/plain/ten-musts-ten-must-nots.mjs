/** 十个必须十个不准: the rules of ten-musts-ten-must-nots.yaml, each one function of its subject. */

import {
  FAIL, NOT_APPLICABLE, NOT_SUPPLIED, PASS, PENDING, and, atLeast, atMost, has, hasAll, hasNone, holding, isOpen, lacks, no, oneOf,
  only, or, yes,
} from './verdicts.mjs';
import { SLOTS } from './site.mjs';

const POLITE = ['polite_words', 'manner'];
const AT_POST = ['handed_over', 'at_post'];
const UNTIDY = ['dirty', 'disordered'];
const RATING_FAULTS = ['forced', 'disturbed', 'complaint_refused'];
const GUIDE = ['subject', 'basis', 'conditions', 'procedure', 'time_limit', 'result', 'fees', 'supervision'];
const OTHER_BUSINESS = ['games', 'video', 'web_chat', 'phone', 'private_business'];
const VISITING = ['visiting_posts', 'idle_talk'];
const QUARREL = ['quarrel', 'obstruct'];
const GOOD_SERVICE = ['good', 'excellent'];
const SMILING = ['natural', 'warm'];

export const DEFAULTS = {};

/** Cases of a window are only judged where some were sampled. */
const sampled = (window) => only(atLeast(window.cases_sampled, 1));
const none = (count) => atMost(count, 0);

/** Units of a count that should be zero: each one over it. */
const each = (fact) => (subject, verdict) => {
  const count = subject[fact];
  if (typeof count !== 'number') return count === NOT_APPLICABLE ? NOTHING : UNBOUNDED;
  const over = Math.max(0, Math.floor(count));
  return verdict === FAIL ? { lost: over, open: 0, unbounded: 0 } : { lost: 0, open: over, unbounded: 0 };
};
const NOTHING = { lost: 0, open: 0, unbounded: 0 };
const UNBOUNDED = { lost: 0, open: 0, unbounded: 1 };

const DEDUCTS = {
  'm01-dress': [100, 'appearance'],
  'm02-badge': [100, 'appearance'],
  'm03-polite': [200, 'appearance'],
  'm05-first-asked': [50, 'service', each('cases_first_asked_missed')],
  'm06-tell-once': [200, 'service', each('cases_not_told_once')],
  'm07-on-time': [500, 'service', each('cases_overdue')],
  'n07-rude': [200, 'service'],
  'n07-quarrel': [300, 'service'],
  'n08-passing-on': [200, 'service', each('cases_passed_on')],
  'm04-at-post': [200, 'discipline'],
  'm08-counter': [50, 'discipline', (window, verdict) => (verdict === FAIL
    ? { lost: holding(window.counter_faults, UNTIDY), open: 0, unbounded: 0 }
    : { lost: 0, open: UNTIDY.length, unbounded: 0 })],
  'n01-late-early': [50, 'discipline', each('brief_absences')],
  'n01-absent': [100, 'discipline', each('long_absences')],
  'n02-other-business': [100, 'discipline'],
  'n04-smoking': [100, 'discipline'],
  'n10-outsiders': [100, 'discipline'],
  'n10-private-articles': [50, 'discipline'],
  'n09-demands': [500, 'integrity'],
  'n09-fees': [500, 'integrity'],
};

const category = (id, full) => ({ id, full, floor: 0, items: [{ id, full, floor: 0 }] });
const SCHEME = {
  full: 10_000,
  floor: 0,
  leaveOut: false,
  decimals: 2,
  categories: [category('appearance', 2000), category('service', 4000), category('discipline', 2500), category('integrity', 1500)],
  grades: [{ id: 'pass', atLeast: 8000 }, { id: 'basic', atLeast: 6000, below: 8000 }, { id: 'fail', below: 6000 }],
  vetoes: [],
};

export const PROFILES = {
  points: { deducts: DEDUCTS, scheme: SCHEME },
  veto: {
    deducts: DEDUCTS,
    scheme: { ...SCHEME, vetoes: [{ rule: 'n09-demands', grade: 'fail' }, { rule: 's01-retaliation', grade: 'fail' }] },
  },
};

/** The rules with the lists that an office filled in: `filled` says how many entries each has. */
export function rules(params, today, filled) {
  const staff = {
    'm01-dress': (s) => has(s.conduct, 'dress'),
    'm02-badge': (s) => and(has(s.badges, 'chest_card'), yes(s.desk_sign)),
    'm03-polite': (s) => hasAll(s.conduct, POLITE),
    'm04-at-post': (s) => oneOf(s.presence, AT_POST),
    'n01-late-early': (s) => none(s.brief_absences),
    'n01-absent': (s) => none(s.long_absences),
    'n02-other-business': (s) => hasNone(s.misconduct, OTHER_BUSINESS),
    'n03-visiting': (s) => hasNone(s.misconduct, VISITING),
    'n04-smoking': (s) => lacks(s.misconduct, 'smoking'),
    'n05-drinking': (s) => lacks(s.misconduct, 'drinking'),
    'n06-eating': (s) => lacks(s.misconduct, 'eating'),
    'n07-rude': (s) => lacks(s.misconduct, 'harsh'),
    'n07-quarrel': (s) => hasNone(s.misconduct, QUARREL),
    'n09-demands': (s) => lacks(s.violations, 'demands'),
    'n09-fees': (s) => lacks(s.violations, 'unlawful_fees'),
    's01-smile': (s) => oneOf(s.smile, SMILING),
    's01-retaliation': (s) => lacks(s.violations, 'retaliation'),
  };
  for (let n = 0; n < filled['dk-musts']; n += 1) staff[`dk-musts.${n + 1}`] = (s) => yes(s.musts[n]);
  if (filled['dk-musts'] < SLOTS['dk-musts']) staff['dk-musts'] = () => NOT_SUPPLIED;
  for (let n = 0; n < filled['dk-must-nots']; n += 1) staff[`dk-must-nots.${n + 1}`] = (s) => no(s.must_nots[n]);
  if (filled['dk-must-nots'] < SLOTS['dk-must-nots']) staff['dk-must-nots'] = () => NOT_SUPPLIED;

  return {
    window: {
      'm05-first-asked': (w) => sampled(w) ?? none(w.cases_first_asked_missed),
      'm06-tell-once': (w) => sampled(w) ?? none(w.cases_not_told_once),
      'm07-on-time': (w) => none(w.cases_overdue),
      'm08-counter': (w) => hasNone(w.counter_faults, UNTIDY),
      'm09-accept-ratings': (w) => and(or(yes(w.rating_device), yes(w.rating_form)), hasNone(w.rating_faults, RATING_FAULTS)),
      'm10-public': (w) => hasAll(w.guide_contents, GUIDE),
      'm10-by-law': (w) => sampled(w) ?? none(w.cases_irregular),
      'n08-passing-on': (w) => none(w.cases_passed_on),
      'n10-outsiders': (w) => lacks(w.counter_faults, 'outsiders'),
      'n10-private-articles': (w) => lacks(w.counter_faults, 'private_items'),
      's01-service': (w) => oneOf(w.service_level, GOOD_SERVICE),
      's01-merit': (w) => atLeast(w.merits, 1),
    },
    staff,
    hall: {
      's01-one-window': (h) => {
        let unsure = false;
        for (const window of h.windows) {
          const integrated = yes(window.integrated);
          if (integrated === PASS) return PASS;
          unsure ||= isOpen(integrated);
        }
        return unsure ? PENDING : FAIL;
      },
    },
  };
}
