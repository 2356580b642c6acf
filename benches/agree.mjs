/**
 * The engine against the plain check on random inspections: node agree.mjs [HOW MANY] [PKG] [PACKS].
 *
 * Sizes, profiles, parameters, lists, missing kinds and missing parents vary; then answers change
 * one by one, also to "does not apply", "cannot check" and back to nothing. After each bout both
 * must have the same verdict for every rule and subject, and the same scores. Exits 1 when not.
 */

import { fileURLToPath } from 'node:url';
import { loadEngine, mustAgree, openOurs, openPlain } from './both.mjs';
import { makeChanges, makeInspection, packList, randomOf, readPacks, times } from './inspection.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [, , count = '200', pkg = here('../www/src/engine/pkg'), folder = here('../www/public/packs')] = process.argv;
const CHANGES = 60;
const SILENT = [{ not_applicable: '没有' }, { cannot_check: '看不到' }, null];

const packs = readPacks(folder);
const packText = packList(packs);
const engine = await loadEngine(pkg);

/** An inspection with whatever an office may have chosen, and not always complete. */
function randomInspection(seed, random) {
  const some = (share) => random() < share;
  const inspection = makeInspection(packs, Math.floor(random() * 70), Math.floor(random() * 140), seed);
  packs.forEach(({ pack }, nth) => {
    const choice = inspection.standard[nth];
    choice.profiles = Object.keys(pack.profiles ?? {}).filter(() => some(0.5));
    for (const name of Object.keys(pack.params ?? {})) if (some(0.2)) choice.params[name] = { value: String(1 + Math.floor(random() * 2)) };
    for (const [name, { size }] of Object.entries(pack.slots ?? {})) {
      if (some(0.3)) choice.slots[name] = { entries: times(Math.floor(random() * (size + 1)), (n) => ({ title: `示例 ${n}` })) };
    }
  });
  if (some(0.3)) {
    const kinds = [...new Set(inspection.subjects.map(({ kind }) => kind))];
    const gone = kinds[Math.floor(random() * kinds.length)];
    inspection.subjects = inspection.subjects.filter(({ kind }) => kind !== gone);
    if (some(0.5)) inspection.absent = { [gone]: '没有' };
  }
  const ids = new Set(inspection.subjects.map(({ id }) => id));
  const orphans = some(0.3) ? 0.3 : 0;
  for (const subject of inspection.subjects) if (!ids.has(subject.parent) || some(orphans)) delete subject.parent;
  return inspection;
}

function compareOne(seed) {
  const random = randomOf(seed * 7919);
  const inspection = randomInspection(seed, random);
  const session = openOurs(engine, packText, inspection);
  const plain = openPlain(inspection);
  const numbers = new Map(session.form().facts.map(({ id }, number) => [id, number]));
  mustAgree(session, plain, inspection);
  const set = (change, answer) => {
    session.set(change.at, numbers.get(change.name), JSON.stringify(answer));
    plain.set(change.at, change.name, answer);
  };
  const changes = makeChanges(packs, inspection, CHANGES, seed);
  const silence = () => SILENT[Math.floor(random() * SILENT.length)];
  for (const way of [(change) => change.answers[1], silence, (change) => change.answers[0], silence]) {
    changes.forEach((change) => set(change, way(change)));
    mustAgree(session, plain, inspection);
  }
  session.free();
}

let differences = 0;
for (let seed = 1; seed <= Number(count); seed += 1) {
  try {
    compareOne(seed);
  } catch (error) {
    differences += 1;
    if (differences <= 10) console.error(`inspection ${seed}: ${error.message}`);
  }
}
console.log(`${count} inspections, ${differences} with a difference`);
process.exitCode = differences === 0 ? 0 : 1;
