import type { Sheet, StatusCounts, Told } from "../engine/types";
import { settledGrade } from "./grade";
import { w } from "./lang";
import type { CompositeInView, SheetInView } from "./score-heads";
import { span } from "./span";

type Composite = Told["composites"][number];
type Exact = NonNullable<Sheet["best_exact"]>;

/** Scores by what they are scores of: a scheme of windows gives one sheet for each window. */
export function together<T>(scores: T[], key: (score: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const score of scores) found.set(key(score), [...(found.get(key(score)) ?? []), score]);
  return [...found.values()];
}

/** What is between two ends, each as it is where rounded it would say otherwise of a bound. */
export function exactSpan(
  [worst, best]: [string?, string?],
  [worstIs, bestIs]: [Exact?, Exact?],
  atMost = false,
  demerits = false,
): string {
  const told = (shown = "", exact?: Exact): string => (exact ? w.value.exactly(shown, exact.decimals) : shown);
  return span(told(worst, worstIs), told(best, bestIs), atMost, demerits);
}

/** The total of a sheet; in place of one why there is none. */
export function totalOf(sheet: Sheet | SheetInView): string {
  if (sheet.stopped) return w.value.notScored;
  if (sheet.too_little) return w.value.noScore;
  return exactSpan([sheet.worst, sheet.best], [sheet.worst_exact, sheet.best_exact], sheet.at_most, sheet.demerits);
}

export const compositeOf = (composite: Composite | CompositeInView): string =>
  composite.blocked
    ? w.value.noComposite
    : exactSpan([composite.worst, composite.best], [composite.worst_exact, composite.best_exact], composite.at_most);

/** One part of a composite. */
export function partOf(part: Composite["parts"][number]): string {
  if (part.missing) return part.too_little ? w.value.missingUnassessed : w.value.missingPart;
  return exactSpan([part.worst, part.best], [part.worst_exact, part.best_exact]);
}

/** What the mark of a category or an item does not say: lines that nobody can assess; what is open
 *  widens its range, and is told where it does not. */
export function besideMark({
  not_assessed,
  open,
  worst,
  best,
  at_most,
}: Sheet["categories"][number]["items"][number] | Sheet["categories"][number]): string {
  if (not_assessed) return w.value.aside(w.value.notAssessed(not_assessed));
  return open && worst === best && !at_most ? w.value.aside(w.value.unsettledN(open)) : "";
}

/** Must and must not that fail. */
export const failedOf = ({ tally }: Pick<StatusCounts, "tally">): number => tally.must.fail + tally.forbid.fail;

/** Items whose verdict is not settled, of whatever cause: the number of the list of them. */
export const unsettledOf = ({ tally }: Pick<StatusCounts, "tally">): number =>
  Object.values(tally).reduce(
    (sum, { pending, to_confirm, cannot_check, not_configured, not_supplied }) =>
      sum + pending + to_confirm + cannot_check + not_configured + not_supplied,
    0,
  );

/** The settled grade; of an inspection that is not passed with what the grade does not say. */
export function gradeOf(
  score: Sheet | Composite | SheetInView | CompositeInView,
  status: Pick<StatusCounts, "tally">,
  brief = false,
): string {
  const grade = settledGrade(score);
  const [failed, unsettled] = [failedOf(status), unsettledOf(status)];
  const vetoed = "vetoes" in score && score.vetoes?.some(({ acts, effect }) => acts && ("grade" in effect || "lower" in effect));
  // What else is wrong at the site is not the fault of one window.
  const ofOne = "subject" in score && score.subject !== undefined;
  if (!grade || vetoed || ofOne || !(failed || unsettled)) return grade;
  return grade + w.value.aside(brief ? w.value.byScore : w.value.byScoreOnly(failed, unsettled));
}
