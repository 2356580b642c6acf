/**
 * The engine (wasm) beside a hand-written JavaScript check of the same rules:
 *
 *   node run.mjs [--pkg FOLDER] [--packs FOLDER] [--size WxS] [--json FILE]
 *                [--quick] [--check] [--no-growth] [--peers]
 *
 * --pkg    the form's module, built by `scripts/wasm`    (www/src/engine/pkg)
 * --packs  the resolved packs, made by `scripts/packs`   (www/public/packs)
 * --size   windows and staff                             (64x156)
 * --quick  fewer rounds, growth only to 17,000 subjects
 * --check  for a shared machine: a wide tolerance
 * --peers  also two peer engines at 1,600 answers (first: cd peers && npm ci)
 *
 * Exits 1 when both sides disagree on any verdict or score, and when a ratio
 * is over its budget by more than the tolerance. Times alone never fail a run.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine, mustAgree, openOurs, openPlain, packList, realChanges } from './both.mjs';
import { makeChanges, makeInspection, readPacks, sizeFor } from './inspection.mjs';
import { alone, compare, each, median, percentile } from './measure.mjs';

/** Ours over plain JavaScript, or the largest size over the smallest. */
const BUDGETS = { full: 1, one: 0.05, perSubject: 2, oneAtSize: 3 };
/** Good figures of the design, told and not enforced. */
const GOOD = { full: 0.5 };
/** How far over its budget a ratio may be, for the noise of a machine. */
const TOLERANCE = { usual: 1.1, check: 1.5 };
/** Changes that are timed at least. */
const CHANGES = 2_000;
/** Sizes as multiples of 64 windows and 156 staff; the last is the limit of 100,000 subjects. */
const GROWTH = { quick: [1, 4, 16, 64], usual: [1, 4, 16, 64, 256, 'most'] };
const MOST_SUBJECTS = 100_000;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options } = parseArgs({
  options: {
    pkg: { type: 'string', default: here('../www/src/engine/pkg') },
    packs: { type: 'string', default: here('../www/public/packs') },
    size: { type: 'string', default: '64x156' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    'no-growth': { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
});
const rounds = options.quick ? 15 : 51;
const tolerance = options.check ? TOLERANCE.check : TOLERANCE.usual;
const pkg = resolve(options.pkg);

const micros = (ms) => ms * 1000;
/** Three digits that mean something. */
const short = (number) => (Math.abs(number) >= 100 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(3))));
const time = (ms) => (ms === undefined ? '' : ms >= 1 ? `${short(ms)} ms` : `${short(micros(ms))} µs`);

function print(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  console.log([line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n'));
}

const broken = [];
/** Whether a ratio holds its budget; one that does not, tolerance included, fails the run. */
function holds(what, ratio, budget) {
  if (ratio > budget * tolerance) broken.push(`${what}: ${short(ratio)}, budget ${budget}, tolerance ${tolerance}×`);
  return ratio <= budget ? 'yes' : ratio <= budget * tolerance ? 'within tolerance' : 'NO';
}

/** Every change there and back, one by one; real changes only. */
function timeChanges(changes, set) {
  const there = each(changes, (change) => set(change, 1));
  return [...there, ...each(changes, (change) => set(change, 0))];
}

/** Full evaluation, one answer and loading at one size, ours beside plain. */
function measureSize(engine, packs, packText) {
  const [windows, staff] = options.size.split('x').map(Number);
  const inspection = makeInspection(packs, windows, staff);
  const text = JSON.stringify(inspection);
  const session = openOurs(engine, packText, inspection);
  const plain = openPlain(inspection);
  const tally = mustAgree(session, plain, inspection);

  const full = compare(() => session.judgeAgain(), () => plain.judge(), rounds);

  const changes = realChanges(session, makeChanges(packs, inspection, 5 * CHANGES));
  if (2 * changes.length < CHANGES) throw new Error(`only ${changes.length} changes move a verdict, ${CHANGES / 2} are needed`);
  mustAgree(session, plain, inspection);
  const ours = (change, way) => session.set(change.at, change.fact, change.texts[way]);
  const recheck = (change, way) => {
    plain.set(change.at, change.name, change.answers[way]);
    plain.checkAll();
  };
  // Both sides end where they began; in between they must agree as well.
  changes.forEach((change) => { ours(change, 1); plain.set(change.at, change.name, change.answers[1]); });
  mustAgree(session, plain, inspection);
  changes.forEach((change) => { ours(change, 0); plain.set(change.at, change.name, change.answers[0]); });
  const one = { ours: [], plain: [], p95: [], plainP95: [] };
  for (let round = 0; round < (options.quick ? 3 : 5); round += 1) {
    const [taken, plainTaken] = [timeChanges(changes, ours), timeChanges(changes, recheck)];
    one.ours.push(median(taken));
    one.p95.push(percentile(taken, 95));
    one.plain.push(median(plainTaken));
    one.plainP95.push(percentile(plainTaken, 95));
  }
  mustAgree(session, plain, inspection);

  const empty = JSON.stringify({ ...inspection, subjects: [] });
  const load = compare(
    () => engine.Session.open(packText, text).free(),
    () => openPlain(JSON.parse(text)).checkAll(),
    rounds,
  );
  return {
    inspection, tally, full, load,
    one: { ours: median(one.ours), p95: median(one.p95), plain: median(one.plain), plainP95: median(one.plainP95), changes: 2 * changes.length },
    packsAlone: alone(() => engine.Session.open(packText, empty).free(), rounds),
    textBytes: Buffer.byteLength(text),
  };
}

/** A fresh process for each start; medians. */
function measureCold(inspection, packText) {
  const folder = mkdtempSync(join(tmpdir(), 'windowcheck-bench-'));
  try {
    const [empty, full, packs] = ['empty.json', 'full.json', 'packs.json'].map((name) => join(folder, name));
    writeFileSync(empty, JSON.stringify({ ...inspection, subjects: [] }));
    writeFileSync(full, JSON.stringify(inspection));
    writeFileSync(packs, packText);
    const start = (side) => JSON.parse(execFileSync(process.execPath, [here('cold.mjs'), side, empty, full, pkg, packs], { encoding: 'utf8' }));
    const starts = { ours: [], plain: [] };
    for (let round = 0; round < (options.quick ? 5 : 11); round += 1) {
      starts.ours.push(start('ours'));
      starts.plain.push(start('plain'));
    }
    const of = (key) => ({ ours: median(starts.ours.map((one) => one[key])), plain: median(starts.plain.map((one) => one[key])) });
    return { ready: of('ready'), first: of('first') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From one centre to the limit: how the times grow. */
function measureGrowth(engine, packs, packText) {
  return GROWTH[options.quick ? 'quick' : 'usual'].map((times) => {
    const [windows, staff] = times === 'most' ? sizeFor(MOST_SUBJECTS) : [64 * times, 156 * times];
    const inspection = makeInspection(packs, windows, staff);
    const subjects = inspection.subjects.length;
    const answers = inspection.subjects.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0);
    const start = performance.now();
    const session = openOurs(engine, packText, inspection);
    const load = performance.now() - start;
    const plain = openPlain(inspection);
    const tally = mustAgree(session, plain, inspection);
    const full = compare(() => session.judgeAgain(), () => plain.judge(), 5);
    const changes = realChanges(session, makeChanges(packs, inspection, 3_000));
    timeChanges(changes, (change, way) => session.set(change.at, change.fact, change.texts[way]));
    const taken = timeChanges(changes, (change, way) => session.set(change.at, change.fact, change.texts[way]));
    session.free();
    return {
      subjects, answers, load, full,
      verdicts: Object.values(tally).reduce((sum, count) => sum + count),
      perSubject: full.ours / subjects,
      one: median(taken), oneP95: percentile(taken, 95),
      memory: engine.memory.buffer.byteLength,
    };
  });
}

/** Two peers and ours at 1,600 answers, each in a process of its own. */
function measurePeers() {
  const lines = (file, args) => execFileSync(process.execPath, [here(file), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .trim().split('\n').map((line) => JSON.parse(line));
  return [...lines('answers.mjs', [pkg, '40x40']), ...lines('peers/run.mjs', ['40x40'])];
}

const packs = readPacks(options.packs);
const packText = packList(packs);
const engine = await loadEngine(pkg);
const size = measureSize(engine, packs, packText);
const cold = measureCold(size.inspection, packText);
const growth = options['no-growth'] ? [] : measureGrowth(engine, packs, packText);
const peers = options.peers ? measurePeers() : [];

const counted = Object.values(size.tally).reduce((sum, count) => sum + count);
const shares = Object.entries(size.tally).map(([name, count]) => `${name} ${short((100 * count) / counted)} %`);
console.log(`\n${packs.length} standards, ${size.inspection.subjects.length} subjects (${options.size.replace('x', ' windows, ')} staff), ${counted} verdicts, all the same on both sides:`);
console.log(`${shares.join(', ')}.`);
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model.trim()}, module ${short(statSync(`${pkg}/windowcheck_bg.wasm`).size / 1024)} KiB, inspection ${short(size.textBytes / 1024)} KiB.\n`);

const { full, one, load } = size;
const oneRatio = one.ours / full.plain;
print(['what', 'ours', 'plain', 'ours ÷ plain', 'budget', 'holds'], [
  ['full evaluation, facts held', time(full.ours), time(full.plain), short(full.ratio), `≤ ${BUDGETS.full}, good ${GOOD.full}`, holds('full evaluation', full.ratio, BUDGETS.full)],
  [`one answer (${one.changes} real ones), ÷ full run`, time(one.ours), time(full.plain), short(oneRatio), `≤ ${BUDGETS.one}`, holds('one answer', oneRatio, BUDGETS.one)],
  ['one answer, plain checks all again', time(one.ours), time(one.plain), short(one.ours / one.plain), '', ''],
  ['one answer, 95th percentile', time(one.p95), time(one.plainP95), short(one.p95 / one.plainP95), '', ''],
  ['from JSON text to all verdicts', time(load.ours), time(load.plain), short(load.ratio), '(2 ms)', ''],
  ['  of which the packs', time(size.packsAlone), '', '', '', ''],
  ['cold start, module and packs ready', time(cold.ready.ours), time(cold.ready.plain), short(cold.ready.ours / cold.ready.plain), '(12 ms)', ''],
  ['cold start to the first status', time(cold.first.ours), time(cold.first.plain), short(cold.first.ours / cold.first.plain), '', ''],
]);

if (growth.length > 0) {
  const [least, most] = [growth[0], growth.at(-1)];
  console.log();
  print(['subjects', 'answers', 'verdicts', 'open', 'full', 'a subject', 'plain', 'ours ÷ plain', 'one answer', 'p95', 'memory'], growth.map((row) => [
    row.subjects.toLocaleString('en'), row.answers.toLocaleString('en'), row.verdicts.toLocaleString('en'), time(row.load), time(row.full.ours), `${short(row.perSubject * 1e6)} ns`,
    time(row.full.plain), short(row.full.ratio), time(row.one), time(row.oneP95), `${short(row.memory / 1024 ** 2)} MiB`,
  ]));
  console.log();
  print(['largest ÷ smallest', 'ratio', 'budget', 'holds'], [
    ['full evaluation, a subject', short(most.perSubject / least.perSubject), `≤ ${BUDGETS.perSubject}`, holds('full evaluation, a subject', most.perSubject / least.perSubject, BUDGETS.perSubject)],
    ['one answer', short(most.one / least.one), `≤ ${BUDGETS.oneAtSize}`, holds('one answer at size', most.one / least.one, BUDGETS.oneAtSize)],
  ]);
}
if (peers.length > 0) {
  console.log();
  print(['1,600 answers', 'version', 'load', 'one change', 'p95', 'all again'], peers.map((row) => [
    row.engine, row.version, time(row.load_ms), time(row.change_median_us / 1000), time(row.change_p95_us / 1000), time(row.validate_ms ?? undefined),
  ]));
}
for (const text of broken) console.error(`over budget: ${text}`);
if (options.json) {
  const { inspection: _, ...figures } = size;
  const machine = { node: process.versions.node, cpu: cpus()[0].model.trim(), cores: cpus().length };
  writeFileSync(options.json, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, tolerance, budgets: BUDGETS, size: options.size, ...figures, cold, growth, peers, broken }, null, 1)}\n`);
}
process.exitCode = broken.length === 0 ? 0 : 1;
