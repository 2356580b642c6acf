import { expect, test } from "vitest";
import { windows } from "../engine/testing/fake-module";
import { act, type Change } from "./change";

const changes: Change[] = [
  {
    op: "answers",
    set: [
      ["W01", "window.sign", true],
      ["W02", "window.sign", false],
      ["W01", "window.sign", false],
    ],
  },
  { op: "head", title: "另一个中心", inspectors: ["检查员2"] },
  { op: "standard", standard: [{ pack: "tiny", profiles: [], params: {}, slots: {} }] },
  { op: "absent", kind: "staff", reason: "不设" },
  { op: "add", subjects: [{ at: 1, subject: { id: "W09", kind: "window", facts: {} } }] },
  { op: "remove", ids: ["W01", "W03"] },
  { op: "subject", id: "W02", name: "社保", parent: null },
  { op: "draft", field: "W01 window.seats", text: "十二" },
  {
    op: "all",
    changes: [
      { op: "remove", ids: ["W01"] },
      { op: "answers", set: [["W02", "window.sign", true]] },
      { op: "add", subjects: [{ at: 0, subject: { id: "W08", kind: "window", facts: {} } }] },
    ],
  },
];

test.each(changes.map((change) => [change.op, change] as const))("%s is taken back whole", (_op, change) => {
  const kept = { inspection: windows(3), drafts: {} };
  const before = structuredClone(kept);
  const back = act(kept, change);
  expect(kept).not.toEqual(before);
  act(kept, back);
  expect(kept).toEqual(before);
});

test("an answer for a subject that is gone is left out", () => {
  const kept = { inspection: windows(1), drafts: {} };
  act(kept, { op: "answers", set: [["W07", "window.sign", true]] });
  expect(kept.inspection).toEqual(windows(1));
});

test("a subject that is there already is not added a second time, and taking that back takes nothing away", () => {
  const kept = { inspection: windows(2), drafts: {} };
  const back = act(kept, { op: "add", subjects: [{ at: 2, subject: { id: "W02", kind: "window", facts: {} } }] });
  expect(kept.inspection.subjects).toHaveLength(2);
  act(kept, back);
  expect(kept.inspection.subjects).toHaveLength(2);
});
