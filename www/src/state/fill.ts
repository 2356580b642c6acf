import { answer, isOpen, noteGiven } from "../engine/answer";
import type { Answer, Value } from "../engine/types";
import type { Recorded, Work } from "./work";

/** What a fill would do: what it records, and what stays for the eye. */
export interface Plan {
  changes: Recorded[];
  /** Empty facts whose compliant value does not follow from the rules. */
  left: number;
}

/**
 * Plans to record the compliant value of every empty fact among these. Nothing that was answered is
 * touched, and nothing is guessed: numbers, dates and texts stay open.
 */
export async function plan(work: Work, subjects: number[], facts?: number[]): Promise<Plan> {
  const pairs: [number, number][] = [];
  for (const subject of subjects) {
    const own = work.index.factsOfKind[work.index.kindOf[subject] ?? -1] ?? [];
    for (const fact of facts ?? own) if (isOpen(work.answer(subject, fact))) pairs.push([subject, fact]);
  }
  const values = await work.engine.compliant(pairs);
  const stamp = work.stamp();
  const changes: Recorded[] = [];
  pairs.forEach(([subject, fact], i) => {
    const text = values[i];
    if (text) changes.push([subject, fact, bulk(JSON.parse(text) as Value, { ...noteGiven(work.answer(subject, fact)), ...stamp })]);
  });
  return { changes, left: pairs.length - changes.length };
}

const bulk = (value: Value, stamp: object): Answer => answer({ state: "value", value }, { ...stamp, how: "bulk" });
