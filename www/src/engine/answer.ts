import type { Answer, Value } from "./types";

/** An answer taken apart: what it says and what was noted beside it. */
export type Said =
  | { state: "open" }
  | { state: "value"; value: Value }
  | { state: "not_applicable"; reason: string }
  | { state: "cannot_check"; reason: string };

const isMap = (answer: Answer): answer is Exclude<Answer, Value> => typeof answer === "object" && !Array.isArray(answer);

export function said(answer: Answer | undefined): Said {
  if (answer === undefined) return { state: "open" };
  if (!isMap(answer)) return { state: "value", value: answer };
  if ("value" in answer) return { state: "value", value: answer.value };
  if ("not_applicable" in answer) return { state: "not_applicable", reason: answer.not_applicable };
  if ("cannot_check" in answer) return { state: "cannot_check", reason: answer.cannot_check };
  return { state: "open" };
}

export const noteOf = (answer: Answer | undefined): string =>
  answer !== undefined && isMap(answer) ? (answer.note ?? "") : "";

/** Who gave the answer, when and how. */
export type Given = { how?: "one" | "bulk" | "carried" | "imported"; by?: string; at?: string; note?: string };

export const given = (answer: Answer | undefined): Given => (answer !== undefined && isMap(answer) ? answer : {});

/** Puts an answer together; empty parts are left out. */
export function answer(what: Exclude<Said, { state: "open" }>, how: Given): Answer {
  const rest = Object.fromEntries(Object.entries(how).filter(([, part]) => part)) as Given;
  if (what.state === "value") return { value: what.value, ...rest };
  if (what.state === "not_applicable") return { not_applicable: what.reason, ...rest };
  return { cannot_check: what.reason, ...rest };
}

/** Whether two values say the same; sets do not depend on the order. */
export function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const [x, y] = [a, b].map((list) => list.map((v) => JSON.stringify(v)).sort());
    return JSON.stringify(x) === JSON.stringify(y);
  }
  return String(a) === String(b);
}
