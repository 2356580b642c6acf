/** The shapes that cross the border to the engine. */
export type Points = string; export type Amount = string; export type Day = string;
export interface Words { zh: string; en: string }
export type Lang = "zh" | "en";
export type Verdict = "pass"|"fail"|"pending"|"to_confirm"|"cannot_check"|"not_configured"|"not_supplied"|"not_applicable"; // as bytes 0..7 in this order in cells()
export type Force = "must"|"forbid"|"should"|"practice"|"outcome";
export type Severity = "critical"|"major"|"minor"|"info";
export type FactType = "yes_no"|"number"|"choice"|"set"|"date"|"dates"|"time_range"|"text"|"photo"|"records";
export type Value = boolean|number|string|string[]|Record<string,Value>[];
// an Answer in the inspection JSON: the bare Value, or {value, how?, by?, at?, note?}, {not_applicable: reason, …}, {cannot_check: reason, …}
export type Answer = Value | {value: Value, how?: How, by?: string, at?: string, note?: string} | {not_applicable: string, how?: How, by?: string, at?: string, note?: string} | {cannot_check: string, how?: How, by?: string, at?: string, note?: string};
export type How = "one"|"bulk"|"carried"|"imported";
export interface Subject { id: string; kind: string; name?: string; parent?: string; facts: Record<string, Answer> }
export interface PackChoice { pack: string; sha256?: string; profiles: string[]; params: Record<string, {value: Amount, by: string, on: string, basis: string}>; slots: Record<string, {entries: {title: string}[], by: string, on: string, basis: string}> }
export interface Inspection { format: "windowcheck-inspection/1"; id: string; title: string; sample: boolean; date: Day; inspectors: string[]; standard: PackChoice[]; subjects: Subject[]; absent: Record<string,string> /* kind -> reason: this site has none */ }

// Form: what the page draws. Indexes (u32) are positions in these arrays; subjects are positions in inspection.subjects.
export interface Form { packs: FormPack[]; kinds: FormKind[]; facts: FormFact[]; rules: FormRule[] }
export interface FormKind { id: string; label: Words; parent?: string; single: boolean; record: boolean }
export interface FormFact { id: string; kind: number; fact: Fact; rules: number[] /* rules that read it */ }
export interface Fact { label: Words; type: FactType; of?: Record<string, Words>; yes?: Words; no?: Words; unit?: Words; min?: Amount; max?: Amount; whole: boolean; help?: Words; method: "look"|"document"|"sample"|"system"|"interview"|"video"; group?: Words; personal?: {purpose: Words, keep_days: number} }
export interface FormRule { pack: number; id: string; kind: number; title: Words; sources: Cited[]; force: Force; severity: Severity; deduct?: {points: Points, per: "finding"|"element"|"excess", in: string}; compiled: boolean; remedy?: Words; note?: Words; facts: number[] /* facts it reads */ }
export interface Cited { citation: string; title: Words; evidence: "A"|"B"|"C"|"D" }
export interface FormPack { id: string; title: Words; about?: Words; version: string; sha256?: string; status: "supported"|"compiled"|"incomplete"; profiles: FormProfile[]; params: FormParam[]; slots: FormSlot[]; scored: boolean }
export interface FormProfile { id: string; title: Words; about?: Words; compiled: boolean; chosen: boolean; scored: boolean /* brings a scheme */ }
export interface FormParam { id: string; label: Words; unit?: Words; note?: Words; value?: Amount; origin: "unset"|"default"|"profile"|"office"; min?: Amount; max?: Amount }
export interface FormSlot { id: string; title: Words; note?: Words; size: number; filled: number }

export interface Status { tally: Record<Force, Counts>; severity: {critical: number, major: number, minor: number, info: number} /* failed must+forbid items */; sheets: SheetSummary[]; answered: number; needed: number /* facts still needed */; needed_by_subject: number[] ; failed_by_subject: number[] }
export interface Counts { pass: number; fail: number; pending: number; to_confirm: number; cannot_check: number; not_configured: number; not_supplied: number; not_applicable: number }
export interface SheetSummary { pack: string; title: Words; compiled: boolean; full: Points; best: Points; worst: Points; at_most: boolean /* worst is only a bound: show "≤" */; grade?: string /* settled */; grades: {id: string, title: Words, reachable: boolean, because?: string /* rule id */}[] }
export interface Delta { cells: [rule: number, subject: number, verdict: number][]; status: Status | null }
export interface Explanation { verdict: Verdict; sentences: string[]; would_pass: string | null; lost: Points | null }
// The result screen: sentences made by the engine
export interface Told { headline: string; findings: ToldFinding[] /* fails, gravest first */; unsettled: ToldFinding[] /* everything else that is not a pass and not n/a */; sheets: ToldSheet[] }
export interface ToldFinding { rule: number; subject: number | null /* null: the kind has no subject */; verdict: Verdict; sentence: string; lost: Points | null }
export interface ToldSheet extends SheetSummary { pack: string; visible_of?: Points; not_assessed: string[] /* sentences */; vetoes: string[]; categories: { id: string; title: Words; full: Points; best: Points; worst: Points; items: { id: string; title: Words; full: Points; best: Points; worst: Points; excluded: boolean; lines: { rule: number; failing: number; units: number; each: Points; lost: Points; may_lose: Points; at_most: boolean }[] }[] }[] }

export interface Fault { code: string; zh: string; en: string; file?: string; line?: number; column?: number; subject?: string; fact?: string; rule?: string }
