/**
 * Inspections of any size with a fixed seed, in the engine's own JSON format,
 * for whatever packs are given: what answers are good or bad is read off their
 * rules, so nothing here has to follow a change of the standards.
 *
 * About one answer in ten is missing and about as many are bad, a few do not
 * apply or could not be checked. Some parameters are set and some lists filled,
 * so that all eight verdicts occur.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const DATE = '2026-11-23';
const DAY_MS = 86_400_000;
/** Shares of answers: the rest is good. */
const SHARES = { open: 0.1, bad: 0.17, notApplicable: 0.01, cannotCheck: 0.01 };
/** How many entries of each list the office filled in. */
const FILLED = 3;
/** The parameters that the office set, where a pack has them and no default; the rest stays open. */
const PARAMS = { appraisals_a_year: '1', public_reviews_a_year: '1', min_area: '80' };
const PROFILES = ['points'];
/** Records of each sort: enough for the last complete month, quarter and year. */
const MONTHS_BACK = [1, 2, 11];

/** The array [make(0), …, make(length - 1)]. */
export const times = (length, make) => Array.from({ length }, (_, index) => make(index));

/** The standards that the plain check knows too: one file each in `plain/`. */
export const STANDARDS = ['four-displays', 'ten-musts-ten-must-nots', 'township-facilities'];

/** Their resolved packs, in the order of their names: { text, pack }. */
export function readPacks(folder) {
  const files = readdirSync(folder).filter((file) => STANDARDS.includes(file.replace(/\.json$/, ''))).sort();
  const packs = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').trim();
    return { text, pack: JSON.parse(text) };
  });
  if (packs.length === 0) throw new Error(`${folder}: no resolved pack; scripts/build makes them`);
  return packs;
}

/** The JSON list that the engine takes. */
export const packList = (packs) => `[${packs.map(({ text }) => text).join(',')}]`;

/** A random number below 1, the same ones for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];
const dayBack = (days) => new Date(Date.parse(DATE) - days * DAY_MS).toISOString().slice(0, 10);
const monthBack = (months) => {
  const [year, month] = DATE.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 15)).toISOString().slice(0, 10);
};

/** What was chosen and set for the packs. */
export function choicesFor(packs) {
  return packs.map(({ pack }) => {
    const own = Object.keys(pack.params ?? {}).filter((name) => name in PARAMS && pack.params[name].default === undefined);
    const params = own.map((name) => [name, { value: PARAMS[name], by: '办公室', on: '2026-01-05', basis: '示例' }]);
    const slots = Object.keys(pack.slots ?? {}).slice(0, 1).map((name) => [name, {
      entries: times(FILLED, (n) => ({ title: `示例 ${n + 1}` })), by: '办公室', on: '2026-01-05', basis: '示例',
    }]);
    return {
      pack: pack.pack,
      profiles: PROFILES.filter((name) => pack.profiles?.[name] !== undefined),
      params: Object.fromEntries(params),
      slots: Object.fromEntries(slots),
    };
  });
}

const wish = (type, of, value) => ({ type, of, value, good: new Set(), bad: new Set(), low: null, high: null });

/** What the rules of the packs want of each fact. */
function wishes(packs, choices) {
  const facts = new Map();
  for (const { pack } of packs) {
    for (const [name, fact] of Object.entries(pack.facts)) {
      facts.set(name, wish(fact.type, Object.keys(fact.of ?? {}), null));
    }
  }
  const number = (term) => (typeof term === 'object' ? null : Number(term));
  const walk = (requirement) => {
    const [[kind, it]] = Object.entries(requirement);
    const of = facts.get(it.fact);
    if (it.of !== undefined && kind !== 'count') it.of.forEach(walk);
    else if (kind === 'is' && typeof it.value === 'boolean') of.value = it.value;
    else if (kind === 'is') of.good.add(it.value);
    else if (kind === 'one_of') it.values.forEach((key) => of.good.add(key));
    else if (kind === 'rated') of.of.slice(of.of.indexOf(it.at_least)).forEach((key) => of.good.add(key));
    else if (kind === 'contains') {
      [...(it.all ?? []), ...(it.any ?? [])].forEach((key) => of.good.add(key));
      (it.none ?? []).forEach((key) => of.bad.add(key));
    } else if (kind === 'cadence') {
      if (it.claim !== undefined) facts.get(it.claim).value = true;
    } else if (kind === 'number') {
      const [low, high] = [number(it.at_least ?? it.above ?? null), number(it.at_most ?? it.below ?? null)];
      of.low = low === null ? of.low : Math.max(low, of.low ?? low);
      of.high = high === null ? of.high : Math.min(high, of.high ?? high);
    }
  };
  for (const [at, { pack }] of packs.entries()) {
    for (const rule of pack.rules) {
      walk(rule.require);
      // A condition on a number is met where the rule is to be seen at work.
      if (rule.when?.number !== undefined) walk(rule.when);
    }
    for (const [slot, { entries }] of Object.entries(choices[at].slots)) {
      const { each, force } = pack.slots[slot];
      entries.forEach((_, n) => facts.set(`${each}.${pack.pack}.${slot}.${n + 1}`, wish('yes_no', [], force !== 'forbid')));
    }
  }
  return facts;
}

/** The types of fact that get answers here; no standard judges another so far. */
const ANSWERED = ['yes_no', 'number', 'choice', 'set', 'date', 'dates', 'text'];

/** A fact that only says which rules apply: any value is as good. */
const isSorting = (wish) => (wish.type === 'choice' && wish.good.size === 0) || (wish.type === 'yes_no' && wish.value === null);

/** A value that meets the rules. */
function goodValue(wish, random) {
  switch (wish.type) {
    case 'yes_no': return wish.value ?? random() < 0.5;
    case 'number': return wish.low ?? wish.high ?? 10;
    case 'choice': return pick(random, isSorting(wish) ? wish.of : [...wish.good]);
    case 'set': return wish.of.filter((key) => !wish.bad.has(key));
    case 'date': return dayBack(10 + Math.floor(random() * 80));
    case 'dates': return [...[4, 6, 11, 13, 18, 20].map(dayBack), ...times(24, (n) => monthBack(n + 1))].sort();
    case 'text': return '青山镇便民服务中心';
    default: throw new Error(`no answer for a fact of type ${wish.type}`);
  }
}

/** A value that breaks some rule, if one can. */
function badValue(wish, random) {
  switch (wish.type) {
    case 'yes_no': return wish.value === null ? random() < 0.5 : !wish.value;
    case 'number': return wish.high !== null ? wish.high + 1 + Math.floor(random() * 3) : Math.max(0, (wish.low ?? 1) - 1);
    case 'choice': {
      const others = wish.of.filter((key) => !wish.good.has(key));
      return isSorting(wish) || others.length === 0 ? pick(random, wish.of) : pick(random, others);
    }
    case 'set': {
      if (wish.bad.size > 0) return wish.of.filter((key) => wish.bad.has(key) && random() < 0.4);
      const lost = pick(random, wish.of);
      return wish.of.filter((key) => key !== lost);
    }
    case 'date': return '2019-03-01';
    case 'dates': return ['2019-03-01', '2019-03-02'];
    case 'text': return '青山镇为民大厅';
    default: throw new Error(`no answer for a fact of type ${wish.type}`);
  }
}

/** The facts of each kind, in order, with what is wanted of them. */
function factsByKind(packs, choices) {
  const byKind = new Map();
  for (const [name, wish] of wishes(packs, choices)) {
    const kind = name.slice(0, name.indexOf('.'));
    if (!byKind.has(kind)) byKind.set(kind, []);
    if (ANSWERED.includes(wish.type)) byKind.get(kind).push([name, wish]);
  }
  return byKind;
}

/** How many subjects of each kind a centre of so many windows and staff has. */
function plan(windows, staff) {
  const halls = Math.max(1, Math.round(windows / 32));
  return { halls, windows, staff, units: Math.max(1, Math.round(windows / 8)) };
}

/**
 * An inspection with so many windows and staff, as an object.
 * A record kind, such as review, has one record for each of its sorts and months.
 */
export function makeInspection(packs, windows, staff, seed = 14) {
  const random = randomOf(seed);
  const choices = choicesFor(packs);
  const byKind = factsByKind(packs, choices);
  const kinds = Object.assign({}, ...packs.map(({ pack }) => pack.kinds));
  const counts = plan(windows, staff);

  const answered = (kind) => {
    const facts = {};
    for (const [name, wish] of byKind.get(kind) ?? []) {
      const draw = random();
      const open = SHARES.open;
      const na = open + SHARES.notApplicable;
      const cannot = na + SHARES.cannotCheck;
      if (draw < open) continue;
      if (draw < na) facts[name] = { not_applicable: '本处没有', how: 'one' };
      else if (draw < cannot) facts[name] = { cannot_check: '没有看到', how: 'one' };
      else {
        const value = draw < cannot + SHARES.bad ? badValue(wish, random) : goodValue(wish, random);
        facts[name] = { value, how: random() < 0.7 ? 'bulk' : 'one' };
      }
    }
    return facts;
  };

  const subjects = [];
  const add = (kind, id, parent) => {
    if (kinds[kind] === undefined) return null;
    const subject = { id, kind, ...(parent === undefined ? {} : { parent }), facts: answered(kind) };
    subjects.push(subject);
    return subject;
  };
  add('centre', 'C1');
  times(counts.halls, (n) => add('hall', `H${n + 1}`, 'C1'));
  times(windows, (n) => add('window', `W${n + 1}`, `H${(n % counts.halls) + 1}`));
  times(staff, (n) => add('staff', `S${n + 1}`, windows === 0 ? 'C1' : `W${(n % windows) + 1}`));
  times(counts.units, (n) => add('unit', `U${n + 1}`, 'C1'));
  const levels = byKind.get('organisation')?.find(([name]) => name.endsWith('.level'))?.[1].of ?? [];
  levels.forEach((level, n) => {
    const subject = add('organisation', `P${n + 1}`, 'C1');
    if (subject === null) return;
    subject.facts['organisation.level'] = { value: level, how: 'one' };
    // One of them says that it does and shows no dates, so that a verdict is to be confirmed.
    if (n === 0) {
      delete subject.facts['organisation.commendation_dates'];
      subject.facts['organisation.commends_regularly'] = { value: true, how: 'one' };
    }
  });
  for (const [kind, { record }] of Object.entries(kinds)) {
    if (!record) continue;
    const sorts = byKind.get(kind).find(([name]) => name === `${kind}.kind`)[1].of;
    for (const sort of sorts) {
      for (const months of MONTHS_BACK) {
        const subject = add(kind, `${kind}-${sort}-${months}`, 'C1');
        subject.facts[`${kind}.kind`] = { value: sort, how: 'one' };
        if (subject.facts[`${kind}.date`] !== undefined) subject.facts[`${kind}.date`] = { value: monthBack(months), how: 'one' };
      }
    }
  }
  return {
    format: 'windowcheck-inspection/1',
    id: `bench-${windows}x${staff}`,
    title: '示例',
    sample: true,
    date: DATE,
    inspectors: ['检查员1'],
    standard: choices,
    subjects,
    absent: {},
  };
}

/**
 * Candidates for one-answer changes, each of another fact or subject:
 * { at, name, answers: [as it is, another] }, `at` the place of the subject,
 * an answer null where there is none. Whether a change moves a verdict is for
 * the caller to try.
 */
export function makeChanges(packs, inspection, most, seed = 7) {
  const random = randomOf(seed);
  const byKind = factsByKind(packs, inspection.standard);
  const changes = new Map();
  for (let draw = 0; draw < most; draw += 1) {
    const at = Math.floor(random() * inspection.subjects.length);
    const { kind, facts } = inspection.subjects[at];
    const [name, wish] = pick(random, byKind.get(kind));
    const now = facts[name] ?? null;
    const good = goodValue(wish, random);
    const other = JSON.stringify(now?.value) === JSON.stringify(good) ? badValue(wish, random) : good;
    if (JSON.stringify(now?.value) === JSON.stringify(other)) continue;
    changes.set(`${at} ${name}`, { at, name, answers: [now, { value: other, how: 'one' }] });
  }
  return [...changes.values()];
}

/** Windows and staff, 64 to 156, with which an inspection has nearly so many subjects in all. */
export function sizeFor(subjects) {
  const others = 100; // the centre, its organisations and records, and rounding
  const windows = Math.floor((subjects - others) / (1 + 156 / 64 + 1 / 32 + 1 / 8));
  return [windows, Math.floor((windows * 156) / 64)];
}
