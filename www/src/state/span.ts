/** What is between two ends: of a mark the worst comes first, of points that add up from zero the fewest. */
export function span(worst: string, best: string, atMost = false, demerits = false): string {
  // Where the worst is only a bound, the true one may lie beyond it.
  const bound = atMost ? (demerits ? "≥ " : "≤ ") : "";
  if (worst === best) return bound + best;
  return bound + (demerits ? `${best} – ${worst}` : `${worst} – ${best}`);
}
