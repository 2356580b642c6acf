import type { CompositeHead, FormComposite, FormSheet, SheetHead } from "../engine/types";
import type { Work } from "./work";

interface Graded {
  grades: object[];
}
/** Numbers of a score, with the words that stand once in the form. */
type Worded<W extends Graded, H extends Graded> = Omit<W, "grades"> & Omit<H, "grades"> & { grades: (W["grades"][number] & H["grades"][number])[] };
export type ScoredSheet = Worded<FormSheet, SheetHead>;
export type ScoredComposite = Worded<FormComposite, CompositeHead>;

function worded<W extends Graded, H extends Graded>(words: W[], heads: H[], place: (head: H) => number): Worded<W, H>[] {
  return heads.flatMap((head) => {
    const word = words[place(head)];
    return word ? [{ ...word, ...head, grades: head.grades.map((grade, i) => ({ ...word.grades[i], ...grade })) } as Worded<W, H>] : [];
  });
}

/** The score sheets of the whole inspection as they stand. */
export const scoredSheets = (work: Work): ScoredSheet[] => worded(work.form.value.sheets, work.heads.value, ({ sheet }) => sheet);
/** The composites of the whole inspection as they stand. */
export const scoredComposites = (work: Work): ScoredComposite[] => worded(work.form.value.composites, work.composites.value, ({ composite }) => composite);
