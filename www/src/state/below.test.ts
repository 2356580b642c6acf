import { expect, test } from "vitest";
import type { Answer, Inspection, Subject } from "../engine/types";
import { act, type Change } from "../store/change";
import { byKind, removal, removeAll, removeAlone } from "./below";

const subject = (id: string, kind: string, parent?: string, answers = 0): Subject => ({
  id,
  kind,
  ...(parent && { parent }),
  facts: Object.fromEntries(Array.from({ length: answers }, (_, n) => [`${kind}.f${n}`, { value: true } as Answer])),
});
const hall = (): Inspection =>
  ({
    subjects: [
      subject("H1", "hall", undefined, 1),
      subject("S1", "staff", "W1", 2),
      subject("W1", "window", "H1", 3),
      subject("H2", "hall"),
      subject("W2", "window", "H2", 1),
      subject("W3", "window", "H1"),
    ],
    absent: {},
  }) as unknown as Inspection;

/** Does all of it, and takes all of it back. */
function thereAndBack(changes: (inspection: Inspection) => Change[]): Inspection {
  const [inspection, before] = [hall(), hall()];
  const backs: Change[] = [];
  const kept = { inspection, drafts: {} };
  for (const change of changes(inspection)) backs.unshift(act(kept, change));
  const after = structuredClone(inspection);
  for (const back of backs) act(kept, back);
  expect(inspection).toEqual(before);
  return after;
}

test("what hangs on a hall is found at any depth, with its answers", () => {
  const found = removal(hall(), "H1")!;
  expect(found.below.map(({ id }) => id)).toEqual(["S1", "W1", "W3"]);
  expect(found.direct.map(({ id }) => id)).toEqual(["W1", "W3"]);
  expect(found.others.map(({ id }) => id)).toEqual(["H2"]);
  expect(found.answers).toBe(6);
  expect(byKind(found.below)).toEqual([
    ["staff", 1],
    ["window", 2],
  ]);
  expect(removal(hall(), "S1")?.below).toEqual([]);
  expect(removal(hall(), "H9")).toBeUndefined();
});

test("all of it goes and comes back to its place", () => {
  const after = thereAndBack((inspection) => removeAll(removal(inspection, "H1")!));
  expect(after.subjects.map(({ id }) => id)).toEqual(["H2", "W2"]);
});

test("what hangs on it moves and keeps what hangs on itself", () => {
  const after = thereAndBack((inspection) => removeAlone(removal(inspection, "H1")!, "H2"));
  expect(after.subjects.map(({ id, parent }) => [id, parent])).toEqual([
    ["S1", "W1"],
    ["W1", "H2"],
    ["H2", undefined],
    ["W2", "H2"],
    ["W3", "H2"],
  ]);
});

test("or it belongs to nothing", () => {
  const after = thereAndBack((inspection) => removeAlone(removal(inspection, "H1")!, null));
  expect(after.subjects.find(({ id }) => id === "W1")).toEqual(subject("W1", "window", undefined, 3));
});

test("a ring of parents ends", () => {
  const inspection = hall();
  inspection.subjects[0]!.parent = "S1";
  expect(removal(inspection, "H1")?.below.map(({ id }) => id)).toEqual(["S1", "W1", "W3"]);
});
