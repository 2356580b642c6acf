import type { Words } from "../engine/types";
import { say } from "./lang";

/** The title of the settled grade of a score; empty while none is. */
export const settledGrade = ({ grade, grades }: { grade?: string | undefined; grades: { id: string; title: Words }[] }): string =>
  say(grades.find(({ id }) => id === grade)?.title);
