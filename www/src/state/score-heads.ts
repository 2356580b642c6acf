import type { CompositeHead, FormComposite, FormSheet, SheetHead, Words } from "../engine/types";
import type { Work } from "./work";

type Grades = { grades: { id: string; title: Words; reachable: boolean; because?: number; kept_by?: string }[] };
/** The numbers of a score that are always in view, with its words. */
export type SheetInView = Omit<FormSheet, "grades"> & Omit<SheetHead, "grades"> & Grades;
export type CompositeInView = Omit<FormComposite, "grades"> & Omit<CompositeHead, "grades"> & Grades;

export const sheetsInView = (work: Work): SheetInView[] =>
  work.heads.value.flatMap((head) => joined(work.form.value.sheets[head.sheet], head));
export const compositesInView = (work: Work): CompositeInView[] =>
  work.composites.value.flatMap((head) => joined(work.form.value.composites[head.composite], head));

function joined<F extends FormSheet | FormComposite, H extends SheetHead | CompositeHead>(form: F | undefined, head: H) {
  if (!form) return [];
  const grades = form.grades.map((title, at) => ({ reachable: true, ...title, ...head.grades[at] }));
  return [{ ...form, ...head, grades }];
}
