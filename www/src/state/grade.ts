import type { Sheet } from "../engine/types";
import { say } from "./lang";

/** The title of the settled grade of a score; empty while none is. */
export const settledGrade = ({ grade, grades }: Pick<Sheet, "grade" | "grades">): string => say(grades.find(({ id }) => id === grade)?.title);
