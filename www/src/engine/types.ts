/** The shapes that cross the border to the engine, as the page uses them. */
import type * as pkg from "./pkg/windowcheck.js";

export type {
  CompositeHead,
  CompositeSheet,
  Counts,
  Delta,
  Explanation,
  Fact,
  FactType,
  Fault,
  Force,
  FormComposite,
  FormFact,
  FormKind,
  FormParam,
  FormProfile,
  FormRule,
  FormSheet,
  FormSlot,
  Lang,
  Layer,
  Severity,
  Sheet,
  SheetHead,
  StatusCounts,
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
