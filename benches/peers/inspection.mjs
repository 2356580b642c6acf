/**
 * The synthetic inspection both engines are given, and the way both are timed.
 *
 * W windows × I items. An item is answered pass, fail or na; its evidence
 * field is relevant, and then required, only on fail. A window's score is its
 * number of passes (the simplest score there is: anything more would cost the
 * peers more); the grand total is the sum of the scores.
 *
 * The expected totals are worked out here in plain JavaScript, so an engine
 * that did not recalculate is an error and not a fast engine.
 */

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** Untimed pass→fail→pass pairs before the first timed change. */
const WARM_UP_PAIRS = 2;
/** A run has at least this many timed changes, whatever they cost … */
const FLOOR_CHANGES = 30;
/** … and this many unless they would take longer than LONG_MS. */
const USUAL_CHANGES = 60;
/** Cheap changes go on up to this many, for a steadier p95 … */
const MOST_CHANGES = 400;
/** … while the timed changes have taken less than this in all. */
const SHORT_MS = 5_000;
/** Past this, FLOOR_CHANGES is enough. */
const LONG_MS = 25_000;

/** The array [make(0), …, make(length - 1)]. */
export const times = (length, make) => Array.from({ length }, (_, index) => make(index));

/** The loaded answer: of every ten items eight pass, one fails, one is not applicable. */
export function firstAnswer(items, window, item) {
  const place = (window * items + item) % 10;
  return place === 3 ? 'fail' : place === 7 ? 'na' : 'pass';
}

/** Evidence goes with every loaded fail, so the loaded inspection is valid. */
export const EVIDENCE = 'see photo';

/** The cells [window, item] loaded as pass, in form order. */
function passCells(windows, items) {
  return times(windows * items, (n) => [Math.floor(n / items), n % items])
    .filter(([window, item]) => firstAnswer(items, window, item) === 'pass');
}

/** The grand total of the loaded answers. */
export const firstTotal = (windows, items) => passCells(windows, items).length;

const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));

/** The passing cells, each once, in an order that hops across windows and items. */
function rotation(windows, items) {
  const cells = passCells(windows, items);
  let stride = Math.max(1, Math.round(cells.length * 0.618));
  while (gcd(stride, cells.length) !== 1) stride -= 1;
  return times(cells.length, (k) => cells[(k * stride) % cells.length]);
}

/** Throws unless `actual` is `expected`; `what` names the thing compared. */
export function mustBe(what, actual, expected) {
  if (actual !== expected) {
    throw new Error(`${what}: ${String(actual)} where ${String(expected)} was expected`);
  }
}

/** Nearest-rank percentile of an ascending array. */
function percentile(sorted, percent) {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

/**
 * Times single answer changes: pass→fail→pass on one item, then on the next in
 * rotation, so every change flips an answer and moves the total by one.
 *
 * `cell(window, item)` looks the fields up, untimed, and returns
 * `{ set(answer), asksEvidence() }`; `total()` reads the grand total. Timed:
 * `set` and one `total`. Untimed: checking that the total is the one expected
 * and that evidence is asked for after fail and not after pass.
 */
export function timeChanges({ windows, items, cell, total }) {
  const order = rotation(windows, items);
  const before = firstTotal(windows, items);
  const taken = [];
  let sum = 0;

  const enough = () => {
    if (taken.length < FLOOR_CHANGES) return false;
    if (taken.length < USUAL_CHANGES) return sum >= LONG_MS;
    return taken.length >= MOST_CHANGES || sum >= SHORT_MS;
  };

  for (let pair = 0; !enough(); pair += 1) {
    const [window, item] = order[pair % order.length];
    const field = cell(window, item);
    for (const answer of ['fail', 'pass']) {
      const start = performance.now();
      field.set(answer);
      const now = total();
      const ms = performance.now() - start;

      const failed = answer === 'fail';
      mustBe(`total after ${answer} in window ${window}, item ${item}`, now, failed ? before - 1 : before);
      mustBe(`evidence asked for after ${answer}`, field.asksEvidence(), failed);
      if (pair >= WARM_UP_PAIRS) {
        taken.push(ms);
        sum += ms;
      }
    }
  }

  const sorted = taken.toSorted((a, b) => a - b);
  const micros = (ms) => Math.round(ms * 1000);
  return {
    changes: sorted.length,
    change_median_us: micros((percentile(sorted, 50) + sorted[sorted.length >> 1]) / 2),
    change_p95_us: micros(percentile(sorted, 95)),
  };
}

/** Milliseconds to one decimal. */
export const roundMs = (ms) => Math.round(ms * 10) / 10;

/** The version of `name` that is installed, which need not be the one asked for. */
export function installedVersion(name) {
  let folder = new URL('.', import.meta.resolve(name));
  while (folder.pathname !== '/') {
    try {
      const manifest = JSON.parse(readFileSync(fileURLToPath(new URL('package.json', folder)), 'utf8'));
      if (manifest.name === name) return manifest.version;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    folder = new URL('..', folder);
  }
  throw new Error(`no package.json of ${name} found`);
}
