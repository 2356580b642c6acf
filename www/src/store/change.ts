import type { Answer, Inspection, PackChoice, Subject } from "../engine/types";

/** What a journal holds: the answers, and what stands in fields and is no answer yet, by the name of the field. */
export interface Kept {
  inspection: Inspection;
  drafts: Record<string, string>;
}

/** One thing that happened to an inspection: the content of a journal row. */
export type Change =
  | { op: "start"; inspection: Inspection }
  /** Answers by subject and full name of the fact; null takes an answer away. */
  | { op: "answers"; set: [subject: string, fact: string, answer: Answer | null][] }
  | { op: "head"; title?: string; date?: string; inspectors?: string[] }
  | { op: "standard"; standard: PackChoice[] }
  | { op: "absent"; kind: string; reason: string | null }
  | { op: "add"; subjects: { at: number; subject: Subject }[] }
  | { op: "remove"; ids: string[] }
  | { op: "subject"; id: string; name: string | null; parent: string | null }
  /** What one tap did, all or nothing. */
  | { op: "all"; changes: Change[] }
  /** What stands in a field and is not recorded; null when it was recorded or given up. */
  | { op: "draft"; field: string; text: string | null };

/**
 * Acts on what is kept in place and returns the change that takes it back. A change that no longer fits,
 * such as a subject that is there already, is skipped: rows of a journal must never stop it from opening.
 */
export function act(kept: Kept, change: Change): Change {
  const { inspection, drafts } = kept;
  switch (change.op) {
    case "start": {
      const before = structuredClone(inspection);
      Object.assign(inspection, structuredClone(change.inspection));
      return { op: "start", inspection: before };
    }
    case "answers":
      return { op: "answers", set: setAnswers(inspection, change.set) };
    case "head": {
      const { title, date, inspectors } = inspection;
      if (change.title !== undefined) inspection.title = change.title;
      if (change.date !== undefined) inspection.date = change.date;
      if (change.inspectors !== undefined) inspection.inspectors = change.inspectors;
      return { op: "head", title, date, inspectors };
    }
    case "standard": {
      const { standard } = inspection;
      inspection.standard = structuredClone(change.standard);
      return { op: "standard", standard };
    }
    case "absent": {
      const before = inspection.absent[change.kind] ?? null;
      if (change.reason === null) delete inspection.absent[change.kind];
      else inspection.absent[change.kind] = change.reason;
      return { op: "absent", kind: change.kind, reason: before };
    }
    case "add": {
      const known = new Set(inspection.subjects.map(({ id }) => id));
      const added = change.subjects.filter(({ subject }) => !known.has(subject.id));
      for (const { at, subject } of added) inspection.subjects.splice(at, 0, structuredClone(subject));
      return { op: "remove", ids: added.map(({ subject }) => subject.id) };
    }
    case "remove":
      return { op: "add", subjects: remove(inspection, new Set(change.ids)) };
    case "subject":
      return describe(inspection, change);
    case "all":
      return { op: "all", changes: change.changes.map((one) => act(kept, one)).reverse() };
    case "draft": {
      const before = drafts[change.field] ?? null;
      if (change.text === null) delete drafts[change.field];
      else drafts[change.field] = change.text;
      return { op: "draft", field: change.field, text: before };
    }
  }
}

function setAnswers(inspection: Inspection, set: [string, string, Answer | null][]): [string, string, Answer | null][] {
  const byId = set.length > 8 ? new Map(inspection.subjects.map((s) => [s.id, s])) : undefined;
  const find = (id: string) => (byId ? byId.get(id) : inspection.subjects.find((s) => s.id === id));
  const back: [string, string, Answer | null][] = [];
  for (const [id, fact, answer] of set) {
    const subject = find(id);
    if (!subject) continue;
    back.unshift([id, fact, subject.facts[fact] ?? null]);
    if (answer === null) delete subject.facts[fact];
    else subject.facts[fact] = answer;
  }
  return back;
}

/** Positions are those in the list as it grows again, so adding them in order puts all back in place. */
function remove(inspection: Inspection, ids: Set<string>): { at: number; subject: Subject }[] {
  const removed = inspection.subjects.map((subject, at) => ({ at, subject })).filter(({ subject }) => ids.has(subject.id));
  inspection.subjects = inspection.subjects.filter((subject) => !ids.has(subject.id));
  return removed;
}

function describe(inspection: Inspection, change: Extract<Change, { op: "subject" }>): Change {
  const subject = inspection.subjects.find((s) => s.id === change.id);
  const back: Change = { ...change, name: subject?.name ?? null, parent: subject?.parent ?? null };
  if (subject) {
    if (change.name) subject.name = change.name;
    else delete subject.name;
    if (change.parent) subject.parent = change.parent;
    else delete subject.parent;
  }
  return back;
}
