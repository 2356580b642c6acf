/** Points from units to a total and a grade. All points are hundredths, so sums are exact. */

import { CANNOT, FAIL, NA, NOT_CONFIGURED, NOT_SUPPLIED, PASS, PENDING, TO_CONFIRM } from './verdicts.mjs';

/** Up to so many open items every choice of those left out is tried. */
const FEW = 4;

const applies = ({ counts }) => counts.some((count, verdict) => verdict !== NA && count > 0);
const fails = ({ counts }) => counts[FAIL] > 0;
const mayFail = ({ counts }) => counts[PENDING] + counts[TO_CONFIRM] + counts[CANNOT] > 0;
const isSettled = ({ counts }) => counts[PASS] + counts[FAIL] + counts[NOT_CONFIGURED] + counts[NOT_SUPPLIED] > 0;
const floored = (points, floor) => (floor === undefined ? points : Math.max(points, floor));

/** Half away from zero, to so many decimals of a point. */
function rounded(hundredths, decimals) {
  const step = 10 ** (2 - decimals);
  return Math.sign(hundredths) * Math.floor(Math.abs(hundredths) / step + 0.5) * step;
}

/** An item: what is left of it at best and at worst, and whether it is or may be left out. */
function scoreItem({ id, full, floor }, judged, leaveOut) {
  const lines = judged.filter(({ deduct }) => deduct !== undefined && deduct[1] === id);
  let [lost, mayLose, endless] = [0, 0, false];
  for (const { deduct: [points], loss } of lines) {
    lost += points * loss.lost;
    mayLose += points * loss.open;
    endless ||= loss.unbounded > 0;
  }
  return {
    id,
    full,
    out: leaveOut && lines.length > 0 && !lines.some(applies),
    mayGo: leaveOut && lines.length > 0 && !lines.some(isSettled) && lines.some(mayFail),
    best: floored(full - lost, floor),
    worst: endless && floor !== undefined ? floor : floored(full - lost - mayLose, floor),
    endless: endless && floor === undefined,
  };
}

/** A category: the sum of its items that are not left out. */
function scoreCategory({ id, full, floor }, items, leftOut) {
  let [possible, best, worst, endless] = [full, full, full, false];
  for (const item of items) {
    if (item.out || leftOut.includes(item.id)) {
      possible -= item.full;
      best -= item.full;
      worst -= item.full;
    } else {
      best -= item.full - item.best;
      worst -= item.full - item.worst;
      endless ||= item.endless;
    }
  }
  // What is left out lifts nobody: a floor is never above what could be had.
  const least = floor === undefined ? undefined : Math.min(floor, Math.max(possible, 0));
  return {
    id,
    possible,
    best: floored(best, least),
    worst: endless && least !== undefined ? least : floored(worst, least),
    endless: endless && least === undefined,
  };
}

/** The total with these items left out. */
function total(scheme, items, leftOut) {
  const categories = scheme.categories.map((category, nth) => scoreCategory(category, items[nth], leftOut));
  const sum = (key) => categories.reduce((all, category) => all + category[key], 0);
  const possible = sum('possible');
  const told = (points) => {
    const share = possible <= 0 ? scheme.full : (points * scheme.full) / possible;
    return floored(scheme.leaveOut ? share : points, scheme.floor);
  };
  const endless = categories.some((category) => category.endless);
  return {
    categories,
    best: told(sum('best')),
    worst: endless && scheme.floor !== undefined ? scheme.floor : told(sum('worst')),
    atMost: endless && scheme.floor === undefined,
  };
}

/** The choices of open items that may turn out not to apply; of many, those that move most first. */
function choices(scheme, items) {
  const open = items.flat().filter((item) => item.mayGo);
  if (open.length <= FEW) {
    const all = Array.from({ length: 2 ** open.length - 1 }, (_, n) => n + 1);
    return all.map((bits) => open.filter((_, nth) => (bits >> nth) & 1).map(({ id }) => id));
  }
  const share = (key) => (item) => (item[key] * scheme.full) / item.full;
  const by = (key) => open.map((item, nth) => [share(key)(item), nth, item.id]).sort(([a, m], [b, n]) => a - b || m - n);
  const beginnings = (sorted) => sorted.map((_, n) => sorted.slice(0, n + 1).map(([, , id]) => id));
  return [...beginnings(by('best')), ...beginnings(by('worst').reverse())];
}

/** Whether a total between two others can have this grade. */
const between = ({ atLeast, below }, worst, best) => (atLeast === undefined || best >= atLeast) && (below === undefined || worst < below);

/** Whether a veto forces this grade, or may still do so before another forces its own. */
function mayForce(grade, vetoes) {
  for (const { forced, line } of vetoes) {
    if (forced === grade && (fails(line) || mayFail(line))) return true;
    if (fails(line)) return false;
  }
  return false;
}

/** The best and worst total still possible, and the grades that can be reached. */
export function score(scheme, judged) {
  const items = scheme.categories.map((category) => category.items.map((item) => scoreItem(item, judged, scheme.leaveOut)));
  const { categories, atMost, ...all } = total(scheme, items, []);
  let { best, worst } = all;
  for (const leftOut of scheme.leaveOut ? choices(scheme, items) : []) {
    const other = total(scheme, items, leftOut);
    best = Math.max(best, other.best);
    worst = Math.min(worst, other.worst);
  }
  const vetoes = scheme.vetoes.map(({ rule, grade }) => ({ forced: grade, line: judged.find((line) => line.rule === rule) }));
  const isForced = vetoes.some(({ line }) => fails(line));
  const low = atMost ? -Infinity : worst;
  const reachable = scheme.grades.map((grade) => (!isForced && between(grade, low, best)) || mayForce(grade.id, vetoes));
  const open = scheme.grades.filter((_, nth) => reachable[nth]);
  return {
    best: rounded(best, scheme.decimals),
    worst: rounded(worst, scheme.decimals),
    atMost,
    grade: open.length === 1 ? open[0].id : undefined,
    reachable,
    categories,
  };
}
