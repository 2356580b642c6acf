/** An inspection as plain objects of one shape a kind, read once from its JSON. */

import { dayOf } from './days.mjs';
import { CANNOT_CHECK, NOT_APPLICABLE } from './verdicts.mjs';

/** An answer as the rules see it; `read` turns its value, such as a written date, into theirs. */
function answer(given, read = (value) => value) {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object' || Array.isArray(given)) return read(given);
  if (given.value !== undefined) return read(given.value);
  return given.not_applicable !== undefined ? NOT_APPLICABLE : CANNOT_CHECK;
}
const date = (given) => answer(given, dayOf);
const dates = (given) => answer(given, (days) => days.map(dayOf));

/** The lists that an office fills in for its staff, and how long the source says they are. */
export const SLOTS = { 'dk-musts': 10, 'dk-must-nots': 10 };
const entry = (slot, n) => `staff.ten-musts-ten-must-nots.${slot}.${n}`;
const NAMES = Object.fromEntries(Object.entries(SLOTS).map(
  ([slot, size]) => [slot, Array.from({ length: size }, (_, i) => entry(slot, i + 1))],
));
const entries = (facts, slot, filled) => NAMES[slot].slice(0, filled).map((name) => answer(facts[name]));

/** How the facts of each kind are read. `above` is linked afterwards. */
const READ = {
  centre: (id, facts) => ({
    id,
    service_platform: answer(facts['centre.service_platform']),
    promise_shown: answer(facts['centre.promise_shown']),
    promise_channels: answer(facts['centre.promise_channels']),
    fulfilment_published: date(facts['centre.fulfilment_published']),
    appraisals_held: answer(facts['centre.appraisals_held']),
    self_review_monthly: answer(facts['centre.self_review_monthly']),
    mutual_review_monthly: answer(facts['centre.mutual_review_monthly']),
    public_review_means: answer(facts['centre.public_review_means']),
    public_reviews_held: answer(facts['centre.public_reviews_held']),
    leader_reviews_held: answer(facts['centre.leader_reviews_held']),
    commends_by_rhythm: answer(facts['centre.commends_by_rhythm']),
    name: answer(facts['centre.name']),
    own_funds: answer(facts['centre.own_funds']),
    fulltime_staff: answer(facts['centre.fulltime_staff']),
    head: answer(facts['centre.head']),
    large_town: answer(facts['centre.large_town']),
    open_all_working_days: answer(facts['centre.open_all_working_days']),
    guide_and_rules: answer(facts['centre.guide_and_rules']),
    reviews: [],
    meetings: [],
    awards: [],
  }),
  hall: (id, facts) => ({
    id,
    items_shown_by: answer(facts['hall.items_shown_by']),
    steps_shown_by: answer(facts['hall.steps_shown_by']),
    materials_shown_by: answer(facts['hall.materials_shown_by']),
    limits_shown_by: answer(facts['hall.limits_shown_by']),
    guide_matches_web: answer(facts['hall.guide_matches_web']),
    party_board: answer(facts['hall.party_board']),
    area: answer(facts['hall.area']),
    open_layout: answer(facts['hall.open_layout']),
    signs: answer(facts['hall.signs']),
    zones: answer(facts['hall.zones']),
    convenience: answer(facts['hall.convenience']),
    upkeep: answer(facts['hall.upkeep']),
    emergency: answer(facts['hall.emergency']),
    office_equipment: answer(facts['hall.office_equipment']),
    notice_columns: answer(facts['hall.notice_columns']),
    structure_grade: answer(facts['hall.structure_grade']),
    windows: [],
  }),
  window: (id, facts) => ({
    id,
    integrated: answer(facts['window.integrated']),
    public_fields: answer(facts['window.public_fields']),
    duty_contents: answer(facts['window.duty_contents']),
    duty_channels: answer(facts['window.duty_channels']),
    matches_reality: answer(facts['window.matches_reality']),
    rating_device: answer(facts['window.rating_device']),
    rating_form: answer(facts['window.rating_form']),
    equipment: answer(facts['window.equipment']),
    service_level: answer(facts['window.service_level']),
    counter_faults: answer(facts['window.counter_faults']),
    rating_faults: answer(facts['window.rating_faults']),
    guide_contents: answer(facts['window.guide_contents']),
    cases_sampled: answer(facts['window.cases_sampled']),
    cases_first_asked_missed: answer(facts['window.cases_first_asked_missed']),
    cases_not_told_once: answer(facts['window.cases_not_told_once']),
    cases_irregular: answer(facts['window.cases_irregular']),
    cases_overdue: answer(facts['window.cases_overdue']),
    cases_passed_on: answer(facts['window.cases_passed_on']),
    merits: answer(facts['window.merits']),
  }),
  staff: (id, facts, filled) => ({
    id,
    political: answer(facts['staff.political']),
    badges: answer(facts['staff.badges']),
    desk_sign: answer(facts['staff.desk_sign']),
    sign_fields: answer(facts['staff.sign_fields']),
    displayed: answer(facts['staff.displayed']),
    presence: answer(facts['staff.presence']),
    conduct: answer(facts['staff.conduct']),
    smile: answer(facts['staff.smile']),
    misconduct: answer(facts['staff.misconduct']),
    brief_absences: answer(facts['staff.brief_absences']),
    long_absences: answer(facts['staff.long_absences']),
    violations: answer(facts['staff.violations']),
    musts: entries(facts, 'dk-musts', filled['dk-musts']),
    must_nots: entries(facts, 'dk-must-nots', filled['dk-must-nots']),
  }),
  unit: (id, facts) => ({
    id,
    duty_dates: dates(facts['unit.duty_dates']),
    two_days_a_week: answer(facts['unit.two_days_a_week']),
    demonstration: answer(facts['unit.demonstration']),
    systems: answer(facts['unit.systems']),
    website: answer(facts['unit.website']),
    window_style: answer(facts['unit.window_style']),
    items: answer(facts['unit.items']),
    service_hall: answer(facts['unit.service_hall']),
    centre: null,
  }),
  organisation: (id, facts) => ({
    id,
    level: answer(facts['organisation.level']),
    assessment_rules: answer(facts['organisation.assessment_rules']),
    commendation_dates: dates(facts['organisation.commendation_dates']),
    commends_regularly: answer(facts['organisation.commends_regularly']),
  }),
  review: (id, facts) => ({
    id,
    kind: answer(facts['review.kind']),
    date: date(facts['review.date']),
    parts: answer(facts['review.parts']),
    discussed_on: date(facts['review.discussed_on']),
    assessed_on: date(facts['review.assessed_on']),
    rectified_on: date(facts['review.rectified_on']),
  }),
  meeting: (id, facts) => ({
    id,
    kind: answer(facts['meeting.kind']),
    date: date(facts['meeting.date']),
  }),
  award: (id, facts) => ({
    id,
    kind: answer(facts['award.kind']),
    date: date(facts['award.date']),
    given: answer(facts['award.given']),
  }),
};

/** The kinds of subject. */
export const KINDS = Object.keys(READ);

/** The subject of a kind above another: by its parents, else the only one of that kind. */
function above(subject, kind, byId, all) {
  let parent = byId.get(subject.parent);
  for (let step = 0; parent !== undefined && step < KINDS.length; step += 1) {
    if (parent.json.kind === kind) return parent.object;
    parent = byId.get(parent.json.parent);
  }
  return all.length === 1 ? all[0] : null;
}

/** How many entries of each list the office filled in. */
export function filledSlots(choices) {
  const slots = choices.find((choice) => choice.pack === 'ten-musts-ten-must-nots')?.slots ?? {};
  return Object.fromEntries(Object.keys(SLOTS).map((slot) => [slot, slots[slot]?.entries.length ?? 0]));
}

/** Reads an inspection. The result has a list of objects for each kind. */
export function readSite(inspection) {
  const site = { today: dayOf(inspection.date), absent: inspection.absent ?? {} };
  for (const kind of KINDS) site[kind] = [];
  const filled = filledSlots(inspection.standard ?? []);
  const byId = new Map();
  for (const json of inspection.subjects) {
    const object = READ[json.kind](json.id, json.facts ?? {}, filled);
    byId.set(json.id, { json, object });
    site[json.kind].push(object);
  }
  for (const { json, object } of byId.values()) {
    if (json.kind === 'window') above(json, 'hall', byId, site.hall)?.windows.push(object);
    if (json.kind === 'unit') object.centre = above(json, 'centre', byId, site.centre);
    if (json.kind === 'review') above(json, 'centre', byId, site.centre)?.reviews.push(object);
    if (json.kind === 'meeting') above(json, 'centre', byId, site.centre)?.meetings.push(object);
    if (json.kind === 'award') above(json, 'centre', byId, site.centre)?.awards.push(object);
  }
  return site;
}

const DATES = new Set([
  'centre.fulfilment_published', 'review.date', 'review.discussed_on', 'review.assessed_on', 'review.rectified_on',
  'meeting.date', 'award.date',
]);
const LISTS = new Set(['unit.duty_dates', 'organisation.commendation_dates']);
const ENTRY = /^staff\.ten-musts-ten-must-nots\.dk-(must|must-not)s\.(\d+)$/;

/** Where a fact stands on the object of its subject: the key, and of a list which entry. */
export function placeOf(name) {
  const slot = ENTRY.exec(name);
  return slot === null ? [name.slice(name.indexOf('.') + 1)] : [slot[1] === 'must' ? 'musts' : 'must_nots', slot[2] - 1];
}

/** Records one answer on the object of its subject. */
export function setAnswer(object, name, given) {
  const [key, entry] = placeOf(name);
  if (entry !== undefined) {
    object[key][entry] = answer(given);
    return;
  }
  const read = DATES.has(name) ? date : LISTS.has(name) ? dates : answer;
  object[key] = read(given);
}
