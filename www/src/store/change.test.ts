import { expect, test } from "vitest";
import { windows } from "../engine/testing/fake-module";
import { act, type Change } from "./change";

const changes: Change[] = [
  { op: "answers", set: [["W01", "window.sign", true], ["W02", "window.sign", false], ["W01", "window.sign", false]] },
  { op: "head", title: "另一个中心", inspectors: ["检查员2"] },
  { op: "standard", standard: [{ pack: "tiny", profiles: [], params: {}, slots: {} }] },
  { op: "absent", kind: "staff", reason: "不设" },
  { op: "add", subjects: [{ at: 1, subject: { id: "W09", kind: "window", facts: {} } }] },
  { op: "remove", ids: ["W01", "W03"] },
  { op: "subject", id: "W02", name: "社保", parent: null },
];

test.each(changes.map((change) => [change.op, change] as const))("%s is taken back whole", (_op, change) => {
  const inspection = windows(3);
  const before = structuredClone(inspection);
  const back = act(inspection, change);
  expect(inspection).not.toEqual(before);
  act(inspection, back);
  expect(inspection).toEqual(before);
});

test("an answer for a subject that is gone is left out", () => {
  const inspection = windows(1);
  act(inspection, { op: "answers", set: [["W07", "window.sign", true]] });
  expect(inspection).toEqual(windows(1));
});
