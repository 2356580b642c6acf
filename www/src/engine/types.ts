/** The shapes that cross the border to the engine, as the page uses them. */
import type * as pkg from "./pkg/windowcheck.js";

export type {
  Counts,
  Explanation,
  Fact,
  FactType,
  Fault,
  Force,
  FormFact,
  FormKind,
  FormParam,
  FormProfile,
  FormRule,
  FormSlot,
  Lang,
  Layer,
  Severity,
  Sheet,
  Told,
  ToldFinding,
  Value,
  Verdict,
  Words,
} from "./pkg/windowcheck.js";

// The engine takes files in which much may be left out; the page always writes all of it.
export type Answer = pkg.Answer;
export type Subject = Omit<pkg.Subject, "facts"> & { facts: Record<string, Answer> };
export type ParamSet = Required<pkg.ParamValue>;
export type SlotSet = Required<pkg.SlotFilling>;
export type PackChoice = Omit<pkg.PackChoice, "profiles" | "params" | "slots"> & {
  profiles: string[];
  params: Record<string, ParamSet>;
  slots: Record<string, SlotSet>;
};
export type Inspection = Required<Omit<pkg.Inspection, "standard" | "subjects">> & {
  standard: PackChoice[];
  subjects: Subject[];
};

export type PackStatus = "supported" | "compiled" | "incomplete";
export type FormPack = Omit<pkg.FormPack, "status"> & { status: PackStatus };
export type Form = Omit<pkg.Form, "packs"> & { packs: FormPack[] };

/** The numbers of a score sheet of the whole that are always in view; its words stand in the form. */
export type SheetHead = Pick<pkg.Sheet, "best" | "worst" | "at_most" | "stopped" | "grade" | "grades"> & { sheet: number } & pkg.Sheet;
/** The same of scores put together. */
export type CompositeHead = pkg.CompositeSheet & { composite: number };

/** What is counted over the whole inspection. */
export interface StatusCounts {
  tally: Record<pkg.Force, pkg.Counts>;
  answered: number;
  /** Answers that some open verdict waits for. */
  needed: number;
}

/** What a change did: all that the page draws after it. */
export interface Delta {
  cells: pkg.Delta["cells"];
  needed: [subject: number, fact: number, needed: number][];
  heads: SheetHead[];
  composites: CompositeHead[];
  counts: StatusCounts;
}
