/**
 * Runs every case of every standard on the plain check: node check-cases.mjs [FOLDER OF STANDARDS].
 *
 * As `windowcheck test` does: a case passes with `given`, fails after `change`,
 * and comes out as each `also` expects. Exits 1 on a difference, and when a
 * rule of a standard is missing here or has no case.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { STANDARDS } from '../inspection.mjs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { judge, open, standard } from './check.mjs';
import { SLOTS, readSite } from './site.mjs';
import { CANNOT, FAIL, NA, NOT_CONFIGURED, NOT_SUPPLIED, PASS, PENDING, TO_CONFIRM, VERDICTS } from './verdicts.mjs';

/** The gravest verdict first; pass only where at least one subject passes. */
const GRAVITY = [FAIL, PENDING, TO_CONFIRM, CANNOT, NOT_CONFIGURED, PASS, NOT_SUPPLIED, NA];

const folder = process.argv[2] ?? fileURLToPath(new URL('../../standards/', import.meta.url));
const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.cases.yaml') && STANDARDS.some((name) => file.includes(name))).sort();
const read = (file) => parse(readFileSync(join(folder, file), 'utf8'));

/** The subjects of a case after a change; null takes an answer back. */
function changed(given, change = {}) {
  const subjects = structuredClone(given);
  for (const [id, facts] of Object.entries(change)) {
    const subject = subjects.find((one) => one.id === id);
    subject.facts ??= {};
    for (const [fact, answer] of Object.entries(facts)) {
      if (answer === null) delete subject.facts[fact];
      else subject.facts[fact] = answer;
    }
  }
  return subjects;
}

const values = (params = {}) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { value }]));
const lists = (slots = {}) => Object.fromEntries(Object.entries(slots).map(([name, entries]) => [name, { entries }]));

/** The sentences of a case, each with its subjects, its choice and the verdict expected. */
function scenes(file, one) {
  const choice = (params, slots) => ({ pack: file.pack, profiles: one.profiles ?? [], params: values(params), slots: lists(slots) });
  const usual = choice(one.params, one.slots);
  const more = (one.also ?? []).map((also) => [
    also.case, changed(one.given, also.change), also.params ? choice(also.params, one.slots) : usual, also.expect,
  ]);
  if (one.unfilled !== undefined) more.unshift([one.unfilled, one.given, choice(one.params), 'not_supplied']);
  return [[one.pass, one.given, usual, 'pass'], [one.fail, changed(one.given, one.change), usual, 'fail'], ...more];
}

/** The gravest verdict of a rule, or of all entries of a slot. */
function verdictOf(judged, about) {
  const lines = judged.filter(({ rule }) => rule === about || (about in SLOTS && rule.startsWith(`${about}.`)));
  return VERDICTS[GRAVITY.find((verdict) => lines.some(({ counts }) => counts[verdict] > 0))];
}

let [run, wrong] = [0, 0];
const complain = (text) => {
  console.error(text);
  wrong += 1;
};
for (const name of files) {
  const file = read(name);
  const about = new Set();
  for (const one of file.cases) {
    about.add(one.rule ?? one.slot);
    for (const [sentence, subjects, choice, expected] of scenes(file, one)) {
      const site = readSite({ date: one.date ?? file.date, standard: [choice], subjects });
      const found = verdictOf(judge(open(standard([file.pack], [choice]), site)), one.rule ?? one.slot);
      run += 1;
      if (found !== expected) complain(`${file.pack}/${one.rule ?? one.slot}: ${sentence}: ${found}, expected ${expected}`);
    }
  }
  const pack = read(name.replace('.cases.yaml', '.yaml'));
  const wanted = [...pack.rules.map((rule) => rule.id), ...Object.keys(pack.slots ?? {})];
  const nobody = readSite({ date: file.date, subjects: [] });
  const here = judge(open(standard([file.pack], []), nobody)).map(({ rule }) => rule);
  for (const id of wanted) {
    if (!here.includes(id)) complain(`${file.pack}/${id}: not written here`);
    if (!about.has(id)) complain(`${file.pack}/${id}: no case`);
  }
  for (const id of here) if (!wanted.includes(id)) complain(`${file.pack}/${id}: written here, not in the standard`);
}
if (run === 0) complain('no case found');
console.log(`${run} cases of ${files.length} standards, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
