/** Points from units to a total and a grade. All points are hundredths, so sums are exact. */

import { CANNOT, FAIL, NA, PENDING, TO_CONFIRM } from './verdicts.mjs';

const applies = ({ counts }) => counts.some((count, verdict) => verdict !== NA && count > 0);
const mayFail = ({ counts }) => counts[PENDING] + counts[TO_CONFIRM] + counts[CANNOT] > 0;
const floored = (points, floor) => (floor === undefined ? points : Math.max(points, floor));

/** Half away from zero, to so many decimals of a point. */
function rounded(hundredths, decimals) {
  const step = 10 ** (2 - decimals);
  return Math.sign(hundredths) * Math.floor(Math.abs(hundredths) / step + 0.5) * step;
}

/** An item: what is left of it at best and at worst. */
function scoreItem(item, judged, leaveOut) {
  const lines = judged.filter((line) => line.deduct !== undefined && line.deduct[1] === item.id);
  let [lost, mayLose, endless] = [0, 0, false];
  for (const { deduct: [points], loss } of lines) {
    lost += points * loss.lost;
    mayLose += points * loss.open;
    endless ||= loss.unbounded > 0;
  }
  return {
    full: item.full,
    excluded: leaveOut && lines.length > 0 && !lines.some(applies),
    best: floored(item.full - lost, item.floor),
    worst: endless && item.floor !== undefined ? item.floor : floored(item.full - lost - mayLose, item.floor),
    endless: endless && item.floor === undefined,
  };
}

/** A category: the sum of its items that count. */
function scoreCategory(category, judged, leaveOut) {
  let [possible, best, worst, endless] = [category.full, category.full, category.full, false];
  for (const item of category.items) {
    const { full, excluded, ...left } = scoreItem(item, judged, leaveOut);
    if (excluded) {
      possible -= full;
      best -= full;
      worst -= full;
    } else {
      best -= full - left.best;
      worst -= full - left.worst;
      if (left.endless && category.floor !== undefined) worst = Math.min(worst, category.floor);
      endless ||= left.endless && category.floor === undefined;
    }
  }
  return { id: category.id, possible, best: floored(best, category.floor), worst: floored(worst, category.floor), endless };
}

/** Whether a total between two others can have this grade. */
const between = ({ atLeast, below }, worst, best) => (atLeast === undefined || best >= atLeast) && (below === undefined || worst < below);

/** The best and worst total still possible, and the grades that can be reached. */
export function score(scheme, judged) {
  const categories = scheme.categories.map((category) => scoreCategory(category, judged, scheme.leaveOut));
  const sum = (key) => categories.reduce((total, category) => total + category[key], 0);
  const possible = sum('possible');
  const told = (points) => (scheme.leaveOut ? (possible <= 0 ? scheme.full : (points * scheme.full) / possible) : points);
  const best = told(floored(sum('best'), scheme.floor));
  const worst = told(floored(sum('worst'), scheme.floor));
  const atMost = scheme.floor === undefined && categories.some((category) => category.endless);

  const vetoes = scheme.vetoes.map((veto) => ({ veto, line: judged.find((one) => one.rule === veto.rule) }));
  const forced = vetoes.find(({ line }) => line.counts[FAIL] > 0)?.veto.grade;
  const possibly = vetoes.filter(({ line }) => mayFail(line)).map(({ veto }) => veto.grade);
  const reachable = scheme.grades.map((grade) => (forced !== undefined
    ? grade.id === forced
    : between(grade, atMost ? -Infinity : worst, best) || possibly.includes(grade.id)));
  const open = scheme.grades.filter((_, i) => reachable[i]);
  return {
    best: rounded(best, scheme.decimals),
    worst: rounded(worst, scheme.decimals),
    atMost,
    grade: open.length === 1 ? open[0].id : undefined,
    reachable,
    categories,
  };
}
