import { answer, given, noted, noteGiven, noteOf, said, type Given, type Said } from "../engine/answer";
import type { Answer, Fact, Value } from "../engine/types";

/**
 * What a tap or a field does to an answer. It says what to do and not what comes out, so that it can be
 * done to the newest answer, however fast the taps come.
 */
export type Operation =
  | { do: "set"; value: Value }
  | { do: "without"; state: "not_applicable" | "cannot_check"; reason: string }
  | { do: "clear" }
  /** What is noted beside the answer, whatever it is; an empty text takes the note away. */
  | { do: "note"; text: string }
  /** An option of a set, a date of a list, a photo. */
  | { do: "include" | "exclude" | "toggle"; element: string }
  /** A number more or less. */
  | { do: "step"; by: number }
  /** A table: one row more, one row less, one cell; an empty text leaves the cell open. */
  | { do: "add row" }
  | { do: "remove row"; at: number }
  | { do: "set cell"; at: number; column: string; text: string };

type Row = Record<string, Value>;

/** The answer after an operation; null for none, undefined where it changes nothing. */
export function operate(now: Answer | undefined, operation: Operation, fact: Fact, stamp: Given): Answer | null | undefined {
  if (operation.do === "note") return operation.text === noteOf(now) ? undefined : noted(now, operation.text, stamp);
  const before = said(now);
  const next = outcome(before, operation, fact);
  if (next === undefined) return undefined;
  if (next.state === "open") return before.state === "open" ? undefined : answer(next, noteGiven(now));
  // Said again by the same person it is no change, of which a note beside it would be older.
  const { how, by } = given(now);
  if (how === "one" && stamp.how === how && by === stamp.by && same(before, next)) return undefined;
  return answer(next, { ...noteGiven(now), ...stamp });
}

const same = (a: Said, b: Said): boolean => JSON.stringify(a) === JSON.stringify(b);

function outcome(now: Said, operation: Exclude<Operation, { do: "note" }>, fact: Fact): Said | undefined {
  const value = now.state === "value" ? now.value : undefined;
  const list = Array.isArray(value) ? value : [];
  const as = (value: Value): Said => ({ state: "value", value });
  switch (operation.do) {
    case "set":
      return as(operation.value);
    case "without":
      return { state: operation.state, reason: operation.reason };
    case "clear":
      return { state: "open" };
    case "include":
    case "exclude":
    case "toggle": {
      const { element } = operation;
      const elements = list as string[];
      const there = elements.includes(element);
      const wanted = operation.do === "toggle" ? !there : operation.do === "include";
      if (wanted === there && value !== undefined) return undefined;
      const others = elements.filter((other) => other !== element);
      return as(ordered(wanted ? [...others, element] : others, fact));
    }
    case "step": {
      const from = typeof value === "number" || typeof value === "string" ? Number(value) : 0;
      return as(Math.max(Number(fact.min ?? 0), from + operation.by));
    }
    case "add row":
      return as([...(list as Row[]), {}]);
    case "remove row":
      return operation.at < list.length ? as((list as Row[]).filter((_, at) => at !== operation.at)) : undefined;
    case "set cell": {
      const { at, column, text } = operation;
      if (at >= list.length) return undefined;
      return as((list as Row[]).map((row, i) => (i === at ? withCell(row, column, text) : row)));
    }
  }
}

/** The same set is always written the same way: options as the fact names them, dates by day, photos as they came. */
function ordered(elements: string[], fact: Fact): string[] {
  if (fact.type === "set") return Object.keys(fact.of ?? {}).filter((option) => elements.includes(option));
  return fact.type === "dates" ? [...elements].sort() : elements;
}

function withCell(row: Row, column: string, text: string): Row {
  const { [column]: _, ...others } = row;
  return text === "" ? others : { ...others, [column]: text };
}
