/**
 * The engine (wasm) beside a hand-written JavaScript check of the same rules:
 *
 *   node run.mjs [--pkg FOLDER] [--packs FOLDER] [--size WxS] [--json FILE]
 *                [--quick] [--check] [--no-growth] [--peers]
 *
 * --pkg    the form's module, built by `scripts/wasm`    (www/src/engine/pkg)
 * --packs  the resolved packs, made by `scripts/packs`   (www/public/packs)
 * --size   windows and staff                             (64x156)
 * --quick  fewer rounds, growth only to 3,700 subjects
 * --check  for automatic tests on a shared machine: quick, with a wide tolerance
 * --peers  also two peer engines at 1,600 answers (first: cd peers && npm ci)
 *
 * Exits 1 when both sides disagree on any verdict or score, and when a ratio
 * is over its budget by more than the tolerance. Times alone never fail a run.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine, mustAgree, mustTellTheSame, openOurs, openPlain, realChanges } from './both.mjs';
import { given, handler, message } from './handler.mjs';
import { makeChanges, makeInspection, packList, readPacks, sizeFor, times } from './inspection.mjs';
import { alone, compare, each, median, percentile, round } from './measure.mjs';

/** Ours over plain JavaScript, or the largest size over the smallest. */
const BUDGETS = { full: 1, tap: 0.05, perSubject: 2, tapAtSize: 2 };
/** Good figures of the design, told and not enforced. */
const GOOD = { full: 0.5, tap: 0.02 };
/** How far over its budget a ratio may be, for the noise of a machine. */
const TOLERANCE = { usual: 1.1, check: 1.5 };
/** Changes that are timed at least. */
const CHANGES = 2_000;
/** Sizes as multiples of 64 windows and 156 staff; the last is the limit of 100,000 subjects. */
const GROWTH = { quick: [1, 4, 16], usual: [1, 4, 16, 64, 256, 'most'] };
const MOST_SUBJECTS = 100_000;
/** Sizes of inspections in which a tap is to take the same time. */
const TAP_SIZES = { quick: [1_000, 10_000], usual: [1_000, 10_000, MOST_SUBJECTS] };

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
const quick = options.quick || options.check;
const rounds = quick ? 15 : 41;
const tolerance = options.check ? TOLERANCE.check : TOLERANCE.usual;
const pkg = resolve(options.pkg);

const short = (number) => (Math.abs(number) >= 100
  ? Math.round(number).toLocaleString('en')
  : String(Number(number.toPrecision(3))));
const time = (ms) => (ms >= 1 ? `${short(ms)} ms` : `${short(ms * 1000)} µs`);

/** Prints a table that Markdown reads too. */
function print(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  const dashes = widths.map((width, column) => '-'.repeat(width + 1) + (column === 0 ? '-' : ':'));
  const [title, ...lines] = cells.map((row) => `| ${row.map(pad).join(' | ')} |`);
  console.log(['', title, `|${dashes.join('|')}|`, ...lines].join('\n'));
}

const broken = [];
/** Whether a ratio holds its budget; one that does not, tolerance included, fails the run. */
function holds(what, ratio, budget) {
  if (ratio <= budget) return 'yes';
  if (ratio <= budget * tolerance) return 'within tolerance';
  broken.push(`${what}: ${short(ratio)}, budget ${budget}, tolerance ${tolerance}×`);
  return 'NO';
}

/** Every change there and back, one by one; real changes only. */
function timeChanges(changes, set) {
  const there = each(changes, (change) => set(change, 1));
  return [...there, ...each(changes, (change) => set(change, 0))];
}

/** A tap as the page sends it, there and back. */
const taps = (changes) => changes.map(({ at, fact, answers }) => [0, 1].map((way) => message('apply', [[at, fact, answers[way]]])));

/** The page's handler of calls with a session that is open. */
function handlerOf(engine, session) {
  const handle = handler({ ...engine, Session: { open: () => session } });
  const { form } = given(handle(message('open', '', '')));
  return { handle, form };
}

/**
 * One tap: from the message that the worker gets to the message that it sends. Beside it the plain check,
 * which works everything out again and finds what differs: the same verdicts, needed facts, scores and
 * counts.
 */
function measureTap(engine, session, plain, changes) {
  const { handle, form } = handlerOf(engine, session);
  const draw = plain.drawing(form);
  const answer = ({ at, name, answers }, way) => {
    plain.set(at, name, answers[way]);
    return draw();
  };
  const messages = taps(changes);
  const bytes = [];
  const [tried, some] = [changes.slice(0, CHANGES / 4), changes.slice(0, CHANGES / 20)];
  for (const way of [1, 0]) {
    tried.forEach((change, n) => {
      const told = handle(messages[n][way]);
      bytes.push(told.length);
      mustTellTheSame(form, given(told), answer(change, way));
    });
  }
  const taken = times(quick ? 5 : 9, () => [
    timeChanges(messages, (both, way) => handle(both[way])), timeChanges(some, answer),
  ]);
  const of = (side, percent) => median(taken.map((sides) => percentile(sides[side], percent)));
  return {
    changes: 2 * changes.length,
    bytes: median(bytes),
    ours: of(0, 50),
    p95: of(0, 95),
    plain: of(1, 50),
    plainP95: of(1, 95),
    ratio: median(taken.map(([tap, full]) => median(tap) / median(full))),
  };
}

/** Full evaluation, one tap and loading at one size, ours beside plain. */
function measureSize(engine, packs, packText) {
  const [windows, staff] = options.size.split('x').map(Number);
  const inspection = makeInspection(packs, windows, staff);
  const text = JSON.stringify(inspection);
  const empty = JSON.stringify({ ...inspection, subjects: [] });
  const session = openOurs(engine, packText, inspection);
  const plain = openPlain(inspection);
  const tally = mustAgree(session, plain, inspection);
  const changes = realChanges(session, makeChanges(packs, inspection, 5 * CHANGES));
  if (2 * changes.length < CHANGES) throw new Error(`only ${changes.length} changes move a verdict`);
  return {
    inspection,
    tally,
    textBytes: Buffer.byteLength(text),
    full: compare(() => session.judgeAgain(), () => plain.judge(), rounds),
    tap: measureTap(engine, session, plain, changes),
    load: compare(
      () => engine.Session.open(packText, text).free(),
      () => openPlain(JSON.parse(text)).checkAll(),
      rounds,
    ),
    packsAlone: alone(() => engine.Session.open(packText, empty).free(), rounds),
  };
}

/** A fresh process for each start; medians. */
function measureCold(inspection, packText) {
  const folder = mkdtempSync(join(tmpdir(), 'windowcheck-bench-'));
  try {
    const file = (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const files = [
      file('empty.json', JSON.stringify({ ...inspection, subjects: [] })),
      file('full.json', JSON.stringify(inspection)),
      pkg,
      file('packs.json', packText),
    ];
    const start = (side) => JSON.parse(execFileSync(process.execPath, [here('cold.mjs'), side, ...files], { encoding: 'utf8' }));
    const starts = times(quick ? 5 : 11, () => ({ ours: start('ours'), plain: start('plain') }));
    const of = (side, key) => median(starts.map((one) => one[side][key]));
    const both = (key) => ({ ours: of('ours', key), plain: of('plain', key) });
    return { ready: both('ready'), first: both('first') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From one centre to the limit: how the time of a full evaluation grows. */
function measureGrowth(engine, packs, packText) {
  return GROWTH[quick ? 'quick' : 'usual'].map((factor) => {
    const [windows, staff] = factor === 'most' ? sizeFor(MOST_SUBJECTS) : [64 * factor, 156 * factor];
    const inspection = makeInspection(packs, windows, staff);
    const subjects = inspection.subjects.length;
    const start = performance.now();
    const session = openOurs(engine, packText, inspection);
    const open = performance.now() - start;
    const plain = openPlain(inspection);
    const tally = mustAgree(session, plain, inspection);
    const full = compare(() => session.judgeAgain(), () => plain.judge(), 11);
    session.free();
    return {
      subjects,
      answers: inspection.subjects.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
      verdicts: sum(tally),
      open,
      full,
      perSubject: full.quiet / subjects,
      memory: engine.memory.buffer.byteLength,
    };
  });
}

/** One tap in inspections of many sizes: it is to take the same time in all. */
function measureTaps(engine, packs, packText) {
  return TAP_SIZES[quick ? 'quick' : 'usual'].map((most) => {
    const inspection = makeInspection(packs, ...sizeFor(most));
    const session = openOurs(engine, packText, inspection);
    const changes = realChanges(session, makeChanges(packs, inspection, 3_000));
    const { handle } = handlerOf(engine, session);
    const messages = taps(changes);
    const tap = (both, way) => handle(both[way]);
    const bytes = median(messages.map((both) => [1, 0].map((way) => tap(both, way).length)[0]));
    const taken = times(3, () => timeChanges(messages, tap));
    session.free();
    const of = (percent) => Math.min(...taken.map((round) => percentile(round, percent)));
    return { subjects: inspection.subjects.length, changes: 2 * changes.length, bytes, one: of(50), quiet: of(10), p95: of(95) };
  });
}

/** Two peers and ours at 1,600 answers, each in a process of its own. */
function measurePeers() {
  const lines = (file, args) => execFileSync(
    process.execPath,
    [here(file), ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim().split('\n').map((line) => JSON.parse(line));
  return [...lines('answers.mjs', [pkg, '40x40']), ...lines('peers/run.mjs', ['40x40'])];
}

const sum = (tally) => Object.values(tally).reduce((total, count) => total + count);

function printSize(packs, { inspection, tally, textBytes, full, tap, load, packsAlone }, cold) {
  const all = sum(tally);
  const shares = Object.entries(tally).map(([name, count]) => `${name} ${short((100 * count) / all)} %`);
  const [windows, staff] = options.size.split('x');
  console.log(`${packs.length} standards, ${inspection.subjects.length} subjects with ${windows} windows and ${staff} staff,`);
  console.log(`${all} verdicts, all the same on both sides: ${shares.join(', ')}.`);
  const [module, text] = [statSync(`${pkg}/windowcheck_bg.wasm`).size, textBytes].map((bytes) => short(bytes / 1024));
  console.log(`Module ${module} KiB, inspection ${text} KiB; Node ${machine.node}, ${machine.cores} × ${machine.cpu}.`);

  const row = (what, { ours, plain }, budget = '') => [what, time(ours), time(plain), short(ours / plain), budget, ''];
  print(['what', 'ours', 'plain', 'ours ÷ plain', 'budget', 'holds'], [
    [
      'full evaluation, facts held', time(full.ours), time(full.plain), short(full.ratio),
      `≤ ${BUDGETS.full}, good ${GOOD.full}`, holds('full evaluation', full.ratio, BUDGETS.full),
    ],
    [
      `one tap of ${tap.changes}, message to message of ${short(tap.bytes)} bytes`, time(tap.ours), time(tap.plain), short(tap.ratio),
      `≤ ${BUDGETS.tap}, good ${GOOD.tap}`, holds('one tap', tap.ratio, BUDGETS.tap),
    ],
    row('one tap, 95th percentile', { ours: tap.p95, plain: tap.plainP95 }),
    row('from JSON text to verdicts and scores', load, '(2 ms)'),
    ['  of which reading the packs', time(packsAlone), '', '', '', ''],
    row('cold start, module and packs ready', cold.ready, '(12 ms)'),
    row('cold start to the first status', cold.first),
  ]);
}

function printGrowth(growth) {
  const count = (number) => number.toLocaleString('en');
  const columns = [
    'subjects', 'answers', 'verdicts', 'open', 'full', 'a subject', 'plain', 'ours ÷ plain', 'memory',
  ];
  print(columns, growth.map((row) => [
    count(row.subjects), count(row.answers), count(row.verdicts), time(row.open), time(row.full.ours),
    `${short(row.perSubject * 1e6)} ns`, time(row.full.plain), short(row.full.ratio),
    `${short(row.memory / 1024 ** 2)} MiB`,
  ]));
  const [least, most] = [growth[0], growth.at(-1)];
  const line = (what, ratio, budget) => [what, short(ratio), `≤ ${budget}`, holds(what, ratio, budget)];
  print(['largest ÷ smallest', 'ratio', 'budget', 'holds'], [
    line('full evaluation, a subject', most.perSubject / least.perSubject, BUDGETS.perSubject),
  ]);
}

function printTaps(sizes) {
  print(['one tap in an inspection of', 'time', 'quiet tenth', 'p95', 'bytes'], sizes.map((row) => [
    `${row.subjects.toLocaleString('en')} subjects`, time(row.one), time(row.quiet), time(row.p95), short(row.bytes),
  ]));
  const ratio = sizes.at(-1).quiet / sizes[0].quiet;
  console.log(`\nlargest ÷ smallest: ${short(ratio)}, budget ≤ ${BUDGETS.tapAtSize}: ${holds('one tap at every size', ratio, BUDGETS.tapAtSize)}`);
}

function printPeers(peers) {
  print(['1,600 answers', 'version', 'load', 'one change', 'p95', 'all again'], peers.map((row) => [
    row.engine, row.version, time(row.load_ms), time(row.change_median_us / 1000), time(row.change_p95_us / 1000),
    row.validate_ms === null ? '' : time(row.validate_ms),
  ]));
}

const machine = { node: process.versions.node, cpu: cpus()[0].model.trim(), cores: cpus().length };
const packs = readPacks(options.packs);
const packText = packList(packs);
const engine = await loadEngine(pkg);
const size = measureSize(engine, packs, packText);
const cold = measureCold(size.inspection, packText);
printSize(packs, size, cold);
const growth = options['no-growth'] ? [] : measureGrowth(engine, packs, packText);
if (growth.length > 0) printGrowth(growth);
const tapsBySize = options['no-growth'] ? [] : measureTaps(engine, packs, packText);
if (tapsBySize.length > 0) printTaps(tapsBySize);
const peers = options.peers ? measurePeers() : [];
if (peers.length > 0) printPeers(peers);

for (const text of broken) console.error(`over budget: ${text}`);
if (options.json !== undefined) {
  const { inspection: _, ...figures } = size;
  const date = new Date().toISOString().slice(0, 10);
  const all = { date, machine, budgets: BUDGETS, tolerance, size: options.size, ...figures, cold, growth, taps: tapsBySize, peers, broken };
  writeFileSync(options.json, `${JSON.stringify(all, null, 1)}\n`);
}
process.exitCode = broken.length === 0 ? 0 : 1;
