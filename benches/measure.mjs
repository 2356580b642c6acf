/** How times are taken: warm, interleaved, medians of rounds. */

import { performance } from 'node:perf_hooks';

/** One measurement goes on for about so long … */
const ROUND_MS = 6;
/** … after the code has run untimed for so long, or for so many runs of quick code, which the
 * compilers of both sides need. */
const WARM_UP_MS = 100;
const WARM_UP_RUNS = 3_000;
const WARM_UP_MOST_MS = 1_000;

/** Nearest-rank percentile of numbers. */
export function percentile(numbers, percent) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export const median = (numbers) => percentile(numbers, 50);

/** Milliseconds that `runs` calls take. */
function timed(act, runs) {
  const start = performance.now();
  for (let run = 0; run < runs; run += 1) act();
  return performance.now() - start;
}

/** Warms `act` up and finds how many runs fill a round. */
function runsFor(act) {
  let [runs, spent] = [0, 0];
  while (spent < WARM_UP_MS || (runs < WARM_UP_RUNS && spent < WARM_UP_MOST_MS) || runs < 3) {
    spent += timed(act, 1);
    runs += 1;
  }
  const fast = timed(act, Math.max(1, Math.round(runs / 10))) / Math.max(1, Math.round(runs / 10));
  return Math.max(1, Math.round(ROUND_MS / fast));
}

/**
 * Times two things in turn, round by round, so that whatever else the machine
 * does falls on both. Gives the median milliseconds of each and the median of
 * the rounds' ratios.
 */
export function compare(ours, plain, rounds) {
  const runs = [runsFor(ours), runsFor(plain)];
  const taken = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const side of order) taken[side].push(timed([ours, plain][side], runs[side]) / runs[side]);
  }
  return {
    ours: median(taken[0]),
    plain: median(taken[1]),
    ratio: median(taken[0].map((ms, round) => ms / taken[1][round])),
  };
}

/** The median milliseconds of `act` alone. */
export function alone(act, rounds) {
  const runs = runsFor(act);
  return median(Array.from({ length: rounds }, () => timed(act, runs) / runs));
}

/** Milliseconds of each call of `act`, one by one. */
export function each(items, act) {
  return items.map((item) => {
    const start = performance.now();
    act(item);
    return performance.now() - start;
  });
}
