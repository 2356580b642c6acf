/** What is between two ends: of a mark the worst comes first, of points that add up from zero the fewest. */
export function span(worst: string, best: string, atMost = false, demerits = false): string {
  if (worst === best && !atMost) return best;
  // Where the worst is only a bound, the true one may lie beyond it.
  return demerits ? `${atMost ? "≥ " : ""}${best} – ${worst}` : `${atMost ? "≤ " : ""}${worst} – ${best}`;
}
