import { expect, test } from "vitest";
import { answer, given, isOpen, noted, noteIsOlder, noteOf, said } from "./answer";

test("a note alone is no answer", () => {
  const noted = { note: "屏幕被挡住", note_by: "检查员2", note_at: "2026-11-23T09:21:00+08:00" };
  expect(said(noted)).toEqual({ state: "open" });
  expect([isOpen(noted), isOpen(undefined), isOpen(false), isOpen({ cannot_check: "停电" })]).toEqual([true, true, false, false]);
  expect(noteOf(noted)).toBe("屏幕被挡住");
  expect(answer({ state: "open" }, noted)).toEqual(noted);
});

test("of what is open nothing is left without a note", () => {
  expect(answer({ state: "open" }, { by: "检查员1", at: "2026-11-23T09:14:00+08:00" })).toBeNull();
  expect(answer({ state: "open" }, { note: "" })).toBeNull();
});

test("what was given is taken apart from the answer", () => {
  expect(given({ value: true, how: "bulk", note: "好" })).toEqual({ how: "bulk", note: "好" });
  expect(answer({ state: "not_applicable", reason: "不叫号" }, given({ value: true, by: "1", note: "好" }))).toEqual({
    not_applicable: "不叫号",
    by: "1",
    note: "好",
  });
  expect(given(["fees"])).toEqual({});
});

test("a note is older where the answer was changed after it, by whatever clock", () => {
  const older = (note_at: string | undefined, at: string | undefined): boolean =>
    noteIsOlder({ note: "缺", ...(note_at && { note_at }), ...(at && { at }) });
  expect(older("2026-11-23T09:14:00+08:00", "2026-11-23T09:14:01+08:00")).toBe(true);
  expect(older("2026-11-23T09:14:00+08:00", "2026-11-23T09:14:00+08:00")).toBe(false);
  expect(older("2026-11-23T09:59:59+08:00", "2026-11-23T02:00:00Z")).toBe(true);
  expect(older("2026-11-23T10:00:01+08:00", "2026-11-23T02:00:00Z")).toBe(false);
  expect(older("上午", "2026-11-23T09:14:00+08:00")).toBe(false);
  expect(older("2026-11-23", "2026-11-24")).toBe(false);
  expect(older(undefined, "2026-11-23T09:14:00+08:00")).toBe(false);
  expect(noteIsOlder({ note_at: "2026-11-23T09:14:00+08:00", at: "2026-11-23T09:15:00+08:00" })).toBe(false);
});

test("a note is written beside the answer and changes nothing of it", () => {
  const stamp = { by: "检查员2", at: "2026-11-23T10:00:00+08:00" };
  const given1 = { value: false, how: "one", by: "检查员1", at: "2026-11-23T09:00:00+08:00" } as const;
  const after = { ...given1, note: "送修", note_by: "检查员2", note_at: stamp.at };
  expect(noted(given1, "送修", stamp)).toEqual(after);
  expect(noted(after, "", stamp)).toEqual(given1);
  expect(noted(undefined, "下午再看", { at: stamp.at })).toEqual({ note: "下午再看", note_at: stamp.at });
  expect(noted({ note: "下午再看" }, "", stamp)).toBeNull();
  expect(noted({ cannot_check: "停电" }, "再来", stamp)).toMatchObject({ cannot_check: "停电", note: "再来" });
});
