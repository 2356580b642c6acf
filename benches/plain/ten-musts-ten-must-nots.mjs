/** 十个必须十个不准: the rules of ten-musts-ten-must-nots.yaml, written out kind by kind. */

import {
  FAIL, NA, NOT_APPLICABLE, NOT_SUPPLIED, PASS, PENDING, and, atLeast, atMost, has, hasAll, hasNone, holding, isOpen, lacks, no, oneOf,
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

const bytes = (n) => new Uint8Array(n);
/** Verdicts of the entries that an office filled in, and of the slot while some are missing. */
const list = (slot, filled, n) => {
  const own = Array.from({ length: filled }, (_, i) => [`${slot}.${i + 1}`, bytes(n)]);
  return Object.fromEntries(filled < SLOTS[slot] ? [...own, [slot, bytes(n).fill(NOT_SUPPLIED)]] : own);
};

/** Room for the verdicts of so many subjects of each kind, by rule. */
export const room = {
  window: (n) => ({
    'm05-first-asked': bytes(n),
    'm06-tell-once': bytes(n),
    'm07-on-time': bytes(n),
    'm08-counter': bytes(n),
    'm09-accept-ratings': bytes(n),
    'm10-public': bytes(n),
    'm10-by-law': bytes(n),
    'n08-passing-on': bytes(n),
    'n10-outsiders': bytes(n),
    'n10-private-articles': bytes(n),
    's01-service': bytes(n),
    's01-merit': bytes(n),
  }),
  staff: (n, filled) => ({
    'm01-dress': bytes(n),
    'm02-badge': bytes(n),
    'm03-polite': bytes(n),
    'm04-at-post': bytes(n),
    'n01-late-early': bytes(n),
    'n01-absent': bytes(n),
    'n02-other-business': bytes(n),
    'n03-visiting': bytes(n),
    'n04-smoking': bytes(n),
    'n05-drinking': bytes(n),
    'n06-eating': bytes(n),
    'n07-rude': bytes(n),
    'n07-quarrel': bytes(n),
    'n09-demands': bytes(n),
    'n09-fees': bytes(n),
    's01-smile': bytes(n),
    's01-retaliation': bytes(n),
    ...list('dk-musts', filled['dk-musts'], n),
    ...list('dk-must-nots', filled['dk-must-nots'], n),
  }),
  hall: (n) => ({ 's01-one-window': bytes(n) }),
};

/** All rules on the n-th subject of a kind: verdicts into `v`. */
export const check = {
  window(w, n, v) {
    const sampled = only(atLeast(w.cases_sampled, 1));
    v['m05-first-asked'][n] = sampled ?? none(w.cases_first_asked_missed);
    v['m06-tell-once'][n] = sampled ?? none(w.cases_not_told_once);
    v['m07-on-time'][n] = none(w.cases_overdue);
    v['m08-counter'][n] = hasNone(w.counter_faults, UNTIDY);
    v['m09-accept-ratings'][n] = and(or(yes(w.rating_device), yes(w.rating_form)), hasNone(w.rating_faults, RATING_FAULTS));
    v['m10-public'][n] = hasAll(w.guide_contents, GUIDE);
    v['m10-by-law'][n] = sampled ?? none(w.cases_irregular);
    v['n08-passing-on'][n] = none(w.cases_passed_on);
    v['n10-outsiders'][n] = lacks(w.counter_faults, 'outsiders');
    v['n10-private-articles'][n] = lacks(w.counter_faults, 'private_items');
    v['s01-service'][n] = oneOf(w.service_level, GOOD_SERVICE);
    v['s01-merit'][n] = atLeast(w.merits, 1);
  },
  staff(s, n, v) {
    v['m01-dress'][n] = has(s.conduct, 'dress');
    v['m02-badge'][n] = and(has(s.badges, 'chest_card'), yes(s.desk_sign));
    v['m03-polite'][n] = hasAll(s.conduct, POLITE);
    v['m04-at-post'][n] = oneOf(s.presence, AT_POST);
    v['n01-late-early'][n] = none(s.brief_absences);
    v['n01-absent'][n] = none(s.long_absences);
    v['n02-other-business'][n] = hasNone(s.misconduct, OTHER_BUSINESS);
    v['n03-visiting'][n] = hasNone(s.misconduct, VISITING);
    v['n04-smoking'][n] = lacks(s.misconduct, 'smoking');
    v['n05-drinking'][n] = lacks(s.misconduct, 'drinking');
    v['n06-eating'][n] = lacks(s.misconduct, 'eating');
    v['n07-rude'][n] = lacks(s.misconduct, 'harsh');
    v['n07-quarrel'][n] = hasNone(s.misconduct, QUARREL);
    v['n09-demands'][n] = lacks(s.violations, 'demands');
    v['n09-fees'][n] = lacks(s.violations, 'unlawful_fees');
    v['s01-smile'][n] = oneOf(s.smile, SMILING);
    v['s01-retaliation'][n] = lacks(s.violations, 'retaliation');
    for (let i = 0; i < s.musts.length; i += 1) v[MUST[i]][n] = yes(s.musts[i]);
    for (let i = 0; i < s.must_nots.length; i += 1) v[MUST_NOT[i]][n] = no(s.must_nots[i]);
  },
  hall(h, n, v, p, site) {
    v['s01-one-window'][n] = oneWindow(h, site);
  },
};

const MUST = Array.from({ length: SLOTS['dk-musts'] }, (_, i) => `dk-musts.${i + 1}`);
const MUST_NOT = Array.from({ length: SLOTS['dk-must-nots'] }, (_, i) => `dk-must-nots.${i + 1}`);

/** One window at least is integrated. */
function oneWindow(hall, site) {
  // Nobody entered a window anywhere: that is silence, not the number zero.
  if (site.window.length === 0 && site.absent.window === undefined) return PENDING;
  let unsure = NA;
  for (const window of hall.windows) {
    const integrated = yes(window.integrated);
    if (integrated === PASS) return PASS;
    if (isOpen(integrated)) unsure = Math.min(unsure, integrated);
  }
  return unsure === NA ? FAIL : unsure;
}
