import { given, isOpen, noteIsOlder, said, type Given } from "../engine/answer";
import type { Answer, Fact, Form, Inspection, Told, ToldFinding, Value } from "../engine/types";
import { say, w } from "./lang";

/** Something recorded, in the words of the page. */
export interface Entry {
  subject: number;
  /** Full name of the fact. */
  fact: string;
  label: string;
  /** The value, or why there is none. */
  said: string;
  /** Whether there is a reason in place of a value. */
  reason: boolean;
  note: string;
  /** Who wrote the note and when, and that the answer was changed after it. */
  noted: string;
  /** Who answered, when and in what manner. */
  signed: string;
  /** Names of photos. */
  photos: string[];
}

/** A time without its seconds, and without the day where that is the day of the inspection. */
export function moment(at: string | undefined, day: string): string {
  const [, date = "", time = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(at ?? "") ?? [];
  if (!date) return at ?? "";
  return date === day ? time : `${date} ${time}`;
}

/** Who wrote a note and when, and that the answer was changed after it; empty without a note. */
export function noteSigned(how: Given, day: string): string {
  if (!how.note) return "";
  const who = [how.note_by, moment(how.note_at, day)].filter(Boolean).join(" ");
  return w.value.commas([who, noteIsOlder(how) ? w.value.noteIsOlder : ""].filter(Boolean));
}

type Row = Record<string, Value>;

/** A value in words; an option by its title, rows of a table one after the other. */
export function valueSaid(value: Value, fact: Fact | undefined): string {
  const option = (key: unknown): string => say(fact?.of?.[String(key)]) || String(key);
  if (typeof value === "boolean") return say(value ? fact?.yes : fact?.no) || (value ? w.value.yes : w.value.no);
  if (typeof value === "number") return `${value} ${say(fact?.unit)}`.trim();
  if (!Array.isArray(value)) return fact?.type === "number" ? `${value} ${say(fact.unit)}`.trim() : option(value);
  if (fact?.type === "photo") return w.value.photoCount(value.length);
  if (!value.length) return w.value.noneOfThem;
  if (typeof value[0] === "string") return w.value.list(value.map(option));
  const row = (cells: Row): string => w.value.list(Object.entries(cells).map(([key, cell]) => w.value.pair(option(key), String(cell))));
  return w.value.clauses((value as Row[]).map(row));
}

/** An answer in words. */
export function entry(form: Form, inspection: Inspection, subject: number, name: string, answer: Answer | undefined): Entry {
  const fact = form.facts.find(({ id }) => id === name)?.fact;
  const what = said(answer);
  const how = given(answer);
  const { note = "" } = how;
  const words = (parts: (string | undefined)[]): string => parts.filter(Boolean).join(" ");
  return {
    subject,
    fact: name,
    label: say(fact?.label) || name,
    said:
      what.state === "value"
        ? valueSaid(what.value, fact)
        : what.state === "open"
          ? w.value.verdict.pending
          : w.value.pair(w.value.verdict[what.state], what.reason),
    reason: "reason" in what,
    note,
    noted: noteSigned(how, inspection.date),
    signed: words([how.by, moment(how.at, inspection.date), !isOpen(answer) && how.how ? w.value.how[how.how] : undefined]),
    photos: what.state === "value" && fact?.type === "photo" && Array.isArray(what.value) ? (what.value as string[]) : [],
  };
}

/** Whether it says more than its value: that is shown wherever its item is. */
export const tells = ({ reason, note, photos }: Entry): boolean => reason || note !== "" || photos.length > 0;

/** Who gave these answers, when and how, each once. */
export const signatures = (all: Entry[]): string => w.value.commas([...new Set(all.map(({ signed }) => signed).filter(Boolean))]);

/** All that the result tells as recorded, by place. */
export const entries = (form: Form, inspection: Inspection, told: Told): Entry[] =>
  told.recorded.map(({ subject, fact, answer }) => entry(form, inspection, subject, fact, answer));

/** What stands behind a finding. */
export const behind = (finding: ToldFinding, all: Entry[]): Entry[] => (finding.answers ?? []).flatMap((at) => all[at] ?? []);

/** What says more than its value and stands behind no finding: notes and photos where all is well, reasons why something does not apply. */
export function beside(told: Told, all: Entry[]): Entry[] {
  const shown = new Set([...told.findings, ...told.unsettled].flatMap(({ answers }) => answers ?? []));
  return all.filter((one, at) => !shown.has(at) && tells(one));
}

/** Everything recorded, by subject, facts in the order of the form; after them what no standard in force asks for. */
export function everything(form: Form, { subjects, ...head }: Inspection): { subject: number; entries: Entry[] }[] {
  const order = new Map(form.facts.map(({ id }, at) => [id, at]));
  const place = (fact: string): number => order.get(fact) ?? order.size;
  const inspection = { ...head, subjects };
  const all = subjects.map(({ facts }, subject) => {
    const names = Object.keys(facts).sort((a, b) => place(a) - place(b));
    return { subject, entries: names.map((fact) => entry(form, inspection, subject, fact, facts[fact])) };
  });
  return all.filter(({ entries: own }) => own.length);
}
