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

/** How the inspection stands, always in view. */
export interface Status {
  tally: Record<pkg.Force, pkg.Counts>;
  sheets: pkg.Sheet[];
  composites: pkg.CompositeSheet[];
  answered: number;
  /** Facts that are still needed, in all and by subject. */
  needed: number;
  needed_by_subject: number[];
  failed_by_subject: number[];
}

/** What a change did. */
export interface Delta {
  cells: pkg.Delta["cells"];
  status: Status;
}
