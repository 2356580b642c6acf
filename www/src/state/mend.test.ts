import { expect, test } from "vitest";
import { windows } from "../engine/testing/fake-module";
import type { Fault } from "../engine/types";
import { putAside } from "./mend";

const fault = (code: string): Fault => ({ code, zh: "", en: "", bare: { zh: "", en: "" } });

test("an answer from before reasons were required stays, and says that none was written", () => {
  const inspection = windows(2);
  inspection.subjects[0]!.facts = { "window.sign": { not_applicable: " " }, "window.seats": { cannot_check: "停电", note: "下午再看" } };
  inspection.absent = { hall: "\u200b", staff: "不设" };
  expect(putAside(inspection, fault("no-reason"))).toBe(true);
  expect(inspection.subjects[0]?.facts).toEqual({
    "window.sign": { not_applicable: "未写原因" },
    "window.seats": { cannot_check: "停电", note: "下午再看" },
  });
  expect(inspection.absent).toEqual({ hall: "未写原因", staff: "不设" });
  expect(putAside(inspection, fault("no-reason"))).toBe(false);
});
