/**
 * What the page draws, by hand: everything worked out again after each answer, and what differs from
 * before. The same outputs as the engine's message: verdicts, needed facts, heads of scores, counts.
 */

import { checkAll } from './check.mjs';
import { KINDS, placeOf } from './site.mjs';
import { FAIL, PENDING, VERDICTS } from './verdicts.mjs';

const FORCES = ['must', 'forbid', 'should', 'practice', 'outcome'];

/**
 * What a programmer knows of these rules beside what they check: their force and severity, the facts
 * that each reads, and which facts count for a total by themselves. Read once off the packs.
 */
export function tables(form) {
  const kind = (n) => form.kinds[n].id;
  const rules = new Map(form.rules.map((rule, n) => [`${form.packs[rule.pack].id}/${rule.id}`, { ...rule, n, kind: kind(rule.kind) }]));
  const facts = Object.fromEntries(KINDS.map((name) => [name, []]));
  form.facts.forEach(({ id, kind: of, rules: readers }, n) => {
    const own = readers.filter((rule) => form.rules[rule].kind === of);
    const others = readers.filter((rule) => form.rules[rule].kind !== of);
    const [key, entry] = placeOf(id);
    facts[kind(of)]?.push({ n, key, entry, own, others });
  });
  return { rules, facts };
}

/** Places of the subjects of each kind in the inspection. */
export function places(inspection) {
  const of = Object.fromEntries(KINDS.map((name) => [name, []]));
  inspection.subjects.forEach(({ kind }, at) => of[kind].push(at));
  return of;
}

/** Everything that is drawn, anew. */
function drawn(opened, { rules, facts }) {
  const { lines, scores } = checkAll(opened);
  const byRule = [];
  const waiting = [];
  const tally = Object.fromEntries(FORCES.map((force) => [force, [0, 0, 0, 0, 0, 0, 0, 0]]));
  const severity = { critical: 0, major: 0, minor: 0, info: 0 };
  for (const line of lines) {
    const rule = rules.get(`${line.pack}/${line.rule}`);
    byRule[rule.n] = line.verdicts;
    waiting[rule.n] = line.counts[PENDING] > 0;
    for (let verdict = 0; verdict < 8; verdict += 1) tally[rule.force][verdict] += line.counts[verdict];
    if (rule.force === 'must' || rule.force === 'forbid') severity[rule.severity] += line.counts[FAIL];
  }
  let [answered, needed] = [0, 0];
  const needs = {};
  for (const kind of KINDS) {
    const subjects = opened.site[kind];
    const own = facts[kind];
    const cells = new Uint8Array(own.length * subjects.length);
    own.forEach((fact, row) => {
      const anywhere = fact.others.some((rule) => waiting[rule]);
      for (let at = 0; at < subjects.length; at += 1) {
        const answer = subjects[at][fact.key];
        if ((fact.entry === undefined ? answer : answer[fact.entry]) !== undefined) answered += 1;
        else if (anywhere || fact.own.some((rule) => byRule[rule][at] === PENDING)) {
          cells[row * subjects.length + at] = 1;
          needed += 1;
        }
      }
    });
    needs[kind] = cells;
  }
  const heads = scores.map((score) => {
    const { best, worst, atMost, grade, reachable, pack } = score;
    let [most, because] = [0, undefined];
    for (const line of lines) {
      if (line.pack !== pack || line.deduct === undefined) continue;
      const lost = line.deduct[0] * line.loss.lost;
      if (lost > most) [most, because] = [lost, rules.get(`${pack}/${line.rule}`).n];
    }
    return { pack, best, worst, atMost, grade, reachable, because };
  });
  return { lines, needs, heads, counts: { tally, severity, answered, needed } };
}

const sameHead = (a, b) => a.best === b.best && a.worst === b.worst && a.atMost === b.atMost && a.grade === b.grade
  && a.because === b.because && a.reachable.every((is, n) => is === b.reachable[n]);

/** Keeps what is drawn, and tells after each answer what differs. */
export function drawing(opened, tables_, at) {
  const { rules, facts } = tables_;
  let before = drawn(opened, tables_);
  // The check writes its verdicts into the same arrays each time.
  let verdicts = before.lines.map((line) => Uint8Array.from(line.verdicts));
  return () => {
    const now = drawn(opened, tables_);
    const cells = [];
    now.lines.forEach((line, n) => {
      const old = verdicts[n];
      const rule = rules.get(`${line.pack}/${line.rule}`);
      for (let row = 0; row < old.length; row += 1) {
        if (old[row] === line.verdicts[row]) continue;
        cells.push([rule.n, at[rule.kind][row], line.verdicts[row]]);
        old[row] = line.verdicts[row];
      }
    });
    const needed = [];
    for (const kind of KINDS) {
      const [old, needs] = [before.needs[kind], now.needs[kind]];
      const width = at[kind].length;
      for (let n = 0; n < needs.length; n += 1) {
        if (old[n] !== needs[n]) needed.push([at[kind][n % width], facts[kind][Math.floor(n / width)].n, needs[n]]);
      }
    }
    const heads = now.heads.filter((head, n) => !sameHead(head, before.heads[n]));
    before = now;
    return { cells, needed, heads, counts: now.counts };
  };
}

/** Verdicts by their names, as the engine counts them. */
export const named = (counts) => Object.fromEntries(VERDICTS.map((name, n) => [name, counts[n]]));
