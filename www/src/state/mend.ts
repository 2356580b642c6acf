import type { Fault, Inspection, PackChoice } from "../engine/types";
import { tidy } from "../store/normal";

/**
 * Puts aside what a refusal names, so that the rest opens: a subject that is there twice, "none here" beside
 * one that is there, what it belongs to, a reason in which nothing stands. Changes the inspection; false where
 * there is nothing to put aside.
 */
export function putAside(inspection: Inspection, fault: Fault): boolean {
  const { subjects, absent } = inspection;
  if (fault.code === "no-reason") return sayNoReason(inspection);
  const ids = new Set<string>();
  const first = subjects.filter(({ id }) => !ids.has(id) && ids.add(id));
  if (first.length < subjects.length) {
    inspection.subjects = first;
    return true;
  }
  const both = Object.keys(absent).filter((kind) => subjects.some((subject) => subject.kind === kind));
  if (both.length) {
    for (const kind of both) delete absent[kind];
    return true;
  }
  const named = subjects.find(({ id, parent }) => id === fault.subject && parent !== undefined);
  if (!named) return false;
  delete named.parent;
  return true;
}

/** Answers from before reasons were required stay, and say that none was written. */
function sayNoReason({ subjects, absent }: Inspection): boolean {
  let found = false;
  const fill = (reasons: Record<string, string>, key: string): void => {
    if (tidy(reasons[key] ?? "-")) return;
    reasons[key] = "未写原因";
    found = true;
  };
  for (const kind of Object.keys(absent)) fill(absent, kind);
  for (const { facts } of subjects)
    for (const answer of Object.values(facts)) {
      if (answer === null || typeof answer !== "object" || Array.isArray(answer)) continue;
      for (const state of ["not_applicable", "cannot_check"]) if (state in answer) fill(answer as unknown as Record<string, string>, state);
    }
  return found;
}

/** The standards to try, the present first, then those that the inspection had before. */
export const standardsToTry = (present: PackChoice[], before: PackChoice[][]): PackChoice[][] => {
  const seen = new Set<string>();
  return [present, ...[...before].reverse()].filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)));
};
