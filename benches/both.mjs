/** The same inspection in the engine and in the plain check, and that they agree on it. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checkAll, judge, open, standard } from './plain/check.mjs';
import { drawing, named, places, tables } from './plain/drawn.mjs';
import { readSite, setAnswer } from './plain/site.mjs';
import { VERDICTS } from './plain/verdicts.mjs';

/** What one text may be at most; larger inspections get their answers in parts. */
const TEXT_LIMIT = 20 * 1024 * 1024;
const PART = 8 * 1024 * 1024;

/** The engine, initialised. */
export async function loadEngine(pkg) {
  const { default: init, Session } = await import(pathToFileURL(`${pkg}/windowcheck.js`));
  const { memory } = await init({ module_or_path: readFileSync(`${pkg}/windowcheck_bg.wasm`) });
  return { Session, memory };
}

/** Opens an inspection in the engine, in parts when its text would be refused. */
export function openOurs({ Session }, packs, inspection) {
  const text = JSON.stringify(inspection);
  if (Buffer.byteLength(text) <= TEXT_LIMIT) return Session.open(packs, text);
  const subjects = inspection.subjects.map((subject) => ({ ...subject, facts: {} }));
  const session = Session.open(packs, JSON.stringify({ ...inspection, subjects }));
  const numbers = new Map(session.form().facts.map(({ id }, number) => [id, number]));
  let [part, length] = [[], 0];
  const flush = () => {
    session.apply(`[${part.join(',')}]`);
    [part, length] = [[], 0];
  };
  inspection.subjects.forEach(({ facts }, at) => {
    for (const [name, answer] of Object.entries(facts)) {
      part.push(`[${at},${numbers.get(name)},${JSON.stringify(answer)}]`);
      length += part.at(-1).length;
      if (length > PART) flush();
    }
  });
  flush();
  return session;
}

/** The plain check of an inspection. */
export function openPlain(inspection) {
  const site = readSite(inspection);
  const opened = open(standard(inspection.standard.map(({ pack }) => pack), inspection.standard), site);
  // The object of each subject, by its place in the inspection.
  const next = {};
  const objects = inspection.subjects.map(({ kind }) => {
    next[kind] = (next[kind] ?? -1) + 1;
    return site[kind][next[kind]];
  });
  return {
    judge: () => judge(opened),
    checkAll: () => checkAll(opened),
    set: (at, name, answer) => setAnswer(objects[at], name, answer),
    /** Tells after each answer what differs of all that is drawn. */
    drawing: (form) => drawing(opened, tables(form), places(inspection)),
  };
}

/** Throws unless both tell the same of one answer. */
export function mustTellTheSame(form, ours, theirs) {
  const sorted = (rows) => JSON.stringify(rows.map(([a, b, c]) => [a, b, c]).sort(([a, b], [c, d]) => a - c || b - d));
  const head = ({ sheet, best, worst, at_most, grade, grades }) => JSON.stringify([
    form.sheets[sheet].pack, points(best), points(worst), at_most, grade, grades.map(({ reachable }) => reachable),
  ]);
  const theirHead = ({ pack, best, worst, atMost, grade, reachable }) => JSON.stringify([pack, best, worst, atMost, grade, reachable]);
  const count = ({ tally, severity, answered, needed }, name) => JSON.stringify([
    Object.entries(tally).map(([force, counts]) => [force, name(counts)]), severity, answered, needed,
  ]);
  for (const [what, a, b] of [
    ['cells', sorted(ours.cells), sorted(theirs.cells)],
    ['needed facts', sorted(ours.needed), sorted(theirs.needed)],
    ['heads', ours.heads.map(head).join(), theirs.heads.map(theirHead).join()],
    ['counts', count(ours.counts, (counts) => counts), count(theirs.counts, named)],
  ]) if (a !== b) throw new Error(`${what} of one answer: ours ${a}, plain ${b}`);
}

const points = (text) => Math.round(Number(text) * 100);

/**
 * Throws unless both have the same rules, the same verdict for every rule and
 * subject, and the same scores. Gives how many verdicts there are of each sort.
 */
export function mustAgree(session, plain, inspection) {
  const form = session.form();
  const { lines, scores } = plain.checkAll();
  const byName = new Map(lines.map((line) => [`${line.pack}/${line.rule}`, line]));
  const tally = Object.fromEntries(VERDICTS.map((name) => [name, 0]));
  for (const [kind, { id }] of form.kinds.entries()) {
    const subjects = inspection.subjects.filter((subject) => subject.kind === id);
    const cells = session.cells(kind);
    const rules = form.rules.filter((rule) => rule.kind === kind);
    rules.forEach((rule, nth) => {
      const name = `${form.packs[rule.pack].id}/${rule.id}`;
      const line = byName.get(name);
      if (line === undefined) throw new Error(`${name} is not in the plain check; plain/check-cases.mjs tells more`);
      byName.delete(name);
      subjects.forEach((subject, n) => {
        const ours = cells[nth * subjects.length + n];
        tally[VERDICTS[ours]] += 1;
        if (ours !== line.verdicts[n]) {
          throw new Error(`${name} on ${subject.id}: ours ${VERDICTS[ours]}, plain ${VERDICTS[line.verdicts[n]]}`);
        }
      });
    });
  }
  if (byName.size > 0) throw new Error(`only in the plain check: ${[...byName.keys()].join(', ')}`);
  for (const { sheet: at } of session.standing().heads) {
    const sheet = session.sheet(at);
    const score = scores.find(({ pack }) => pack === sheet.pack);
    const ours = [sheet.best, sheet.worst].map(points).join(' to ') + ` ${sheet.at_most} ${sheet.grade}`;
    const theirs = `${score.best} to ${score.worst} ${score.atMost} ${score.grade}`;
    // The plain check knows no sheet without a total.
    if (ours !== theirs && !sheet.too_little) throw new Error(`score of ${sheet.pack}: ours ${ours}, plain ${theirs}`);
    sheet.categories.forEach((category, nth) => {
      const other = score.categories[nth];
      if (points(category.best) !== other.best || points(category.worst) !== other.worst) {
        throw new Error(`points of ${sheet.pack}, ${category.id}: ours ${category.best} to ${category.worst}, `
          + `plain ${other.best} to ${other.worst} hundredths`);
      }
    });
  }
  return tally;
}

/** The changes that move at least one verdict, with the fact's number and the answers as text. */
export function realChanges(session, changes) {
  const numbers = new Map(session.form().facts.map(({ id }, number) => [id, number]));
  const numbered = changes.map((change) => ({
    ...change, fact: numbers.get(change.name), texts: change.answers.map((answer) => JSON.stringify(answer)),
  }));
  return numbered.filter(({ at, fact, texts }) => {
    const moved = JSON.parse(session.set(at, fact, texts[1])).cells.length > 0;
    session.set(at, fact, texts[0]);
    return moved;
  });
}
