import { flushPromises, mount } from "@vue/test-utils";
import { expect, test, vi } from "vitest";
import { said } from "../engine/answer";
import { openFake } from "../engine/testing/open-fake";
import { windows } from "../engine/testing/fake-module";
import NoteField from "../parts/NoteField.vue";
import { plan } from "./fill";
import { chooseRecorder, forgetRecorder } from "./recorder";

const note = (text: string) => ({ do: "note", text }) as const;
const yes = { do: "set", value: true } as const;
const no = { do: "set", value: false } as const;

test("a note on an open item is no answer, stays with the answer that comes, and is older than it", async () => {
  vi.useFakeTimers({ now: new Date("2026-11-23T01:00:00Z"), toFake: ["Date"] });
  try {
    const work = await openFake();
    const needed = work.counts.value.needed;
    work.edit(0, 0, note("桌牌送修"));
    await work.judged();
    expect(work.answer(0, 0)).toMatchObject({ note: "桌牌送修", note_by: "检查员1" });
    expect([said(work.answer(0, 0)).state, work.verdict(0, 0), work.counts.value.needed]).toEqual(["open", "pending", needed]);
    vi.setSystemTime(new Date("2026-11-23T01:00:05Z"));
    work.edit(0, 0, no);
    expect(work.answer(0, 0)).toMatchObject({ value: false, note: "桌牌送修", note_by: "检查员1" });
    await work.judged();
    expect(work.verdict(0, 0)).toBe("fail");
    const { at, note_at } = work.answer(0, 0) as { at: string; note_at: string };
    expect(Date.parse(at) - Date.parse(note_at)).toBe(5000);
  } finally {
    vi.useRealTimers();
  }
});

test("a note changes nothing of the answer, an empty one goes, and undo brings it back", async () => {
  const work = await openFake();
  work.edit(0, 0, no);
  const before = work.answer(0, 0);
  work.edit(0, 0, note("缺失"));
  expect(work.answer(0, 0)).toMatchObject({ ...(before as object), note: "缺失" });
  work.edit(0, 0, note("缺失"));
  work.edit(0, 0, note(""));
  expect(work.answer(0, 0)).toEqual(before);
  expect(work.undoable.value).toBe(3);
  work.undo();
  expect(work.answer(0, 0)).toMatchObject({ value: false, note: "缺失" });
});

test("of an answer that is taken back the note stays", async () => {
  const work = await openFake();
  work.edit(0, 0, no);
  work.edit(0, 0, note("缺失"));
  work.edit(0, 0, { do: "clear" });
  expect(work.answer(0, 0)).toMatchObject({ note: "缺失" });
  expect(said(work.answer(0, 0))).toEqual({ state: "open" });
  work.edit(0, 0, { do: "clear" });
  expect(work.undoable.value).toBe(3);
});

test("the same answer said again by the same person is no change", async () => {
  const work = await openFake();
  work.edit(0, 0, yes);
  work.edit(0, 0, yes);
  expect(work.undoable.value).toBe(1);
});

test("what is filled in keeps the note that stood there", async () => {
  const work = await openFake(windows(1));
  work.edit(0, 0, note("已整改"));
  const { changes } = await plan(work, [0]);
  work.record(changes);
  expect(work.answer(0, 0)).toMatchObject({ value: true, how: "bulk", note: "已整改", note_by: "检查员1" });
});

test.each([0, 20])("a note is no part of what is refused, and mends nothing (engine after %i ms)", async (delay) => {
  const work = await openFake(windows(1), { delay });
  work.edit(0, 1, { do: "set", value: -1 });
  work.edit(0, 1, note("座位在搬"));
  await work.judged();
  expect(work.answer(0, 1)).toMatchObject({ note: "座位在搬" });
  expect(said(work.answer(0, 1)).state).toBe("open");
  expect(work.refusal(0, 1)).toBeDefined();
  work.edit(0, 1, note("座位搬走了"));
  await work.judged();
  expect(work.refusal(0, 1)).toBeDefined();
  expect(work.draft(work.field(0, 1))).toBe("-1");
});

test("of several inspectors the one who was chosen signs answers and notes", async () => {
  const inspection = { ...windows(1), id: "two", inspectors: ["检查员1", "检查员2"] };
  forgetRecorder("two");
  const work = await openFake(inspection);
  work.edit(0, 0, no);
  expect(work.answer(0, 0)).not.toHaveProperty("by");
  chooseRecorder(inspection, "检查员2");
  work.edit(0, 0, note("缺失"));
  expect(work.answer(0, 0)).toMatchObject({ value: false, note_by: "检查员2" });
  work.edit(0, 1, { do: "set", value: 2 });
  expect(work.answer(0, 1)).toMatchObject({ value: 2, by: "检查员2" });
});

test("a note that is typed is kept as it is typed, and recorded when the field is left", async () => {
  const work = await openFake();
  const field = mount(NoteField, { props: { work, subject: 0, fact: 0 } });
  expect(field.find("textarea").exists()).toBe(false);
  await field.find("button").trigger("click");
  const text = field.find("textarea");
  (text.element as HTMLTextAreaElement).value = "玻璃有裂";
  await text.trigger("input");
  await new Promise((resolve) => setTimeout(resolve, 300));
  // The page may be gone now.
  expect([work.draft(`${work.field(0, 0)} note`), work.answer(0, 0)]).toEqual(["玻璃有裂", undefined]);
  const again = mount(NoteField, { props: { work, subject: 0, fact: 0 } });
  expect((again.find("textarea").element as HTMLTextAreaElement).value).toBe("玻璃有裂");
  again.unmount();
  await text.trigger("blur");
  await flushPromises();
  expect(work.answer(0, 0)).toMatchObject({ note: "玻璃有裂" });
  await field
    .findAll("button")
    .find((button) => button.text() === "当场整改")!
    .trigger("click");
  expect(work.answer(0, 0)).toMatchObject({ note: "玻璃有裂、当场整改" });
  expect(work.draft(`${work.field(0, 0)} note`)).toBeUndefined();
});
