import type { Verdict } from "../engine/types";
import { ancestor, descendants } from "./index-of";
import type { Work } from "./work";

/** A rule that reads a fact of a subject, with the verdict on the subjects that it judges. */
export interface Read {
  rule: number;
  /** The one subject that is judged; undefined where the rule judges several below. */
  subject?: number;
  verdicts: [verdict: Verdict, n: number][];
}

/**
 * The rules that read a fact, with verdicts. A rule may judge the subject itself, one that it belongs to
 * (counts and cadences) or all that belong to it (conditions on the hall for each window).
 */
export function reads(work: Work, subject: number, fact: number): Read[] {
  const form = work.form.value;
  return (form.facts[fact]?.rules ?? []).map((rule) => {
    const kind = form.rules[rule]?.kind ?? -1;
    const above = ancestor(work.index, subject, kind);
    if (above >= 0) return { rule, subject: above, verdicts: [[work.verdict(rule, above), 1]] };
    const counts = new Map<Verdict, number>();
    for (const below of descendants(work.index, subject, kind)) {
      const verdict = work.verdict(rule, below);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
    return { rule, verdicts: [...counts] };
  });
}

/** Rules on a subject that read nothing of the subject itself: counts of what is below, lists not supplied. */
export function otherRules(work: Work, subject: number): number[] {
  const kind = work.index.kindOf[subject] ?? -1;
  const form = work.form.value;
  return (work.index.rulesOfKind[kind] ?? []).filter((rule) => !form.rules[rule]?.facts.some((fact) => form.facts[fact]?.kind === kind));
}
