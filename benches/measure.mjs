/**
 * How times are taken. Every call is timed by itself and the median of a round counts, so that
 * being interrupted does not; ours and theirs take turns, round by round, and the median of the
 * rounds' ratios counts, so that a machine that is slow for a while is slow for both.
 */

import { performance } from 'node:perf_hooks';

/** One round of one side goes on for about so long … */
const ROUND_MS = 6;
/** … but has no fewer calls than this. */
const ROUND_CALLS = 3;
/** Untimed first: for so long, or for so many calls of quick code, which the compilers need. */
const WARM_UP_MS = 100;
const WARM_UP_CALLS = 3_000;
const WARM_UP_MOST_MS = 1_000;

/** Nearest-rank percentile of numbers. */
export function percentile(numbers, percent) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export const median = (numbers) => percentile(numbers, 50);

/** Milliseconds of a call for each item. */
export function each(items, act) {
  return items.map((item) => {
    const start = performance.now();
    act(item);
    return performance.now() - start;
  });
}

function warmUp(act) {
  const start = performance.now();
  const spent = () => performance.now() - start;
  for (let calls = 0; spent() < WARM_UP_MS || (calls < WARM_UP_CALLS && spent() < WARM_UP_MOST_MS); calls += 1) act();
}

/** The milliseconds of each call of one round. */
export function round(act) {
  const taken = [];
  const start = performance.now();
  let now = start;
  while (now - start < ROUND_MS || taken.length < ROUND_CALLS) {
    act();
    const end = performance.now();
    taken.push(end - now);
    now = end;
  }
  return taken;
}

/** Times two things in turn: the median milliseconds of each, and the median ratio. */
export function compare(ours, plain, rounds) {
  warmUp(ours);
  warmUp(plain);
  const medians = Array.from({ length: rounds }, () => [median(round(ours)), median(round(plain))]);
  return {
    ours: median(medians.map(([a]) => a)),
    plain: median(medians.map(([, b]) => b)),
    ratio: median(medians.map(([a, b]) => a / b)),
    /** The quiet tenth of the rounds of ours, for comparing sizes with each other. */
    quiet: percentile(medians.map(([a]) => a), 10),
  };
}

/** The median milliseconds of `act` alone. */
export function alone(act, rounds) {
  warmUp(act);
  return median(Array.from({ length: rounds }, () => median(round(act))));
}
