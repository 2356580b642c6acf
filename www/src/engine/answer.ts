import type { Answer, Value } from "./types";

/** An answer taken apart: what it says and what was noted beside it. */
export type Said =
  | { state: "open" }
  | { state: "value"; value: Value }
  | { state: "not_applicable"; reason: string }
  | { state: "cannot_check"; reason: string };

/** Whether a text says nothing: only white space and characters that nobody sees. The engine refuses such a reason. */
export const isBlank = (text: string): boolean => !/[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

const isMap = (answer: Answer): answer is Exclude<Answer, Value> => typeof answer === "object" && !Array.isArray(answer);

export function said(answer: Answer | undefined): Said {
  if (answer === undefined) return { state: "open" };
  if (!isMap(answer)) return { state: "value", value: answer };
  if ("value" in answer) return { state: "value", value: answer.value };
  if ("not_applicable" in answer) return { state: "not_applicable", reason: answer.not_applicable };
  if ("cannot_check" in answer) return { state: "cannot_check", reason: answer.cannot_check };
  return { state: "open" };
}

/** Whether nothing was answered yet; a note may have been written all the same. */
export const isOpen = (answer: Answer | undefined): boolean => said(answer).state === "open";

export const noteOf = (answer: Answer | undefined): string => (answer !== undefined && isMap(answer) ? (answer.note ?? "") : "");

/** Who gave the answer, when and how, and what was noted, by whom and when. */
export type Given = {
  how?: "one" | "bulk" | "carried" | "imported";
  by?: string;
  at?: string;
  note?: string;
  note_by?: string;
  note_at?: string;
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const seconds = (at: string | undefined): number => (at && TIME.test(at) ? Math.floor(Date.parse(at) / 1000) : NaN);

/** Whether the answer was changed after its note had been written; the engine's report says the same. */
export const noteIsOlder = ({ note, note_at, at }: Given): boolean => note !== undefined && seconds(note_at) < seconds(at);

export function given(answer: Answer | undefined): Given {
  if (answer === undefined || !isMap(answer)) return {};
  const { how, by, at, note, note_by, note_at } = answer;
  return Object.fromEntries(Object.entries({ how, by, at, note, note_by, note_at }).filter(([, part]) => part !== undefined));
}

/** Puts an answer together; empty parts are left out. Of what is open a note stays, and nothing without one. */
export function answer(what: Exclude<Said, { state: "open" }>, how: Given): Answer;
export function answer(what: Said, how: Given): Answer | null;
export function answer(what: Said, how: Given): Answer | null {
  const rest = Object.fromEntries(Object.entries(how).filter(([, part]) => part)) as Given;
  if (what.state === "open") return rest.note ? { ...rest, note: rest.note } : null;
  if (what.state === "value") return { value: what.value, ...rest };
  if (what.state === "not_applicable") return { not_applicable: what.reason, ...rest };
  return { cannot_check: what.reason, ...rest };
}

/** Of what was given the note alone, with who wrote it and when: it stays where the answer changes. */
export function noteGiven(now: Answer | undefined): Given {
  const { how: _, by: __, at: ___, ...note } = given(now);
  return note.note ? note : {};
}

/** The answer with another note, by whoever writes it now; what was answered stays, with who gave it. */
export function noted(now: Answer | undefined, text: string, { by, at }: Given): Answer | null {
  const { note: _, note_by: __, note_at: ___, ...before } = given(now);
  return answer(said(now), text ? { ...before, note: text, ...(by && { note_by: by }), ...(at && { note_at: at }) } : before);
}

/** An answer as it was, with the note that was written beside a later one. */
export function withNoteOf(before: Answer | null, later: Answer | null): Answer | null {
  const note = noteGiven(later ?? undefined);
  if (note.note === undefined || note.note === noteOf(before ?? undefined)) return before;
  return answer(said(before ?? undefined), { ...given(before ?? undefined), ...note });
}

/** Whether two values say the same; sets do not depend on the order. */
export function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const [x, y] = [a, b].map((list) => list.map((v) => JSON.stringify(v)).sort());
    return JSON.stringify(x) === JSON.stringify(y);
  }
  return String(a) === String(b);
}
