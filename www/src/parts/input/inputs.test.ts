// Every input of the page on the stand-in engine: what is done in it counts, and what stands in it is kept.
import { mount, type VueWrapper } from "@vue/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { openFake } from "../../engine/testing/open-fake";
import { windows } from "../../engine/testing/fake-module";
import { leaveFields } from "../../state/field";
import type { Fact, Value } from "../../engine/types";
import type { Work } from "../../state/work";
import FactAnswer from "../FactAnswer.vue";

const both = (zh: string) => ({ zh, en: zh });
const options = { board: both("公示栏"), screen: both("电子屏"), card: both("明白卡"), site: both("网站") };
const facts: Record<string, Partial<Fact>> = {
  set: { type: "set", of: options },
  choice: { type: "choice", of: options },
  number: { type: "number", whole: true },
  date: { type: "date" },
  dates: { type: "dates" },
  time_range: { type: "time_range" },
  text: { type: "text" },
  records: { type: "records", of: { date: both("日期"), who: both("人员") } },
};

let work: Work;
let answer: VueWrapper;
/** The first fact of the stand-in, as one of another type. */
async function show(type: keyof typeof facts): Promise<void> {
  work = await openFake(windows(2), { delay: 3000 });
  const [first, ...others] = work.form.value.facts;
  work.form.value = { ...work.form.value, facts: [{ ...first!, fact: { ...first!.fact, ...facts[type] } as Fact }, ...others] };
  answer = mount(FactAnswer, { props: { work, subject: 0, fact: 0 }, attachTo: document.body });
}
const value = (): Value | undefined => (work.answer(0, 0) as { value: Value } | undefined)?.value;
const tap = (text: string): Promise<void> =>
  answer
    .findAll("button")
    .find((button) => button.text() === text)!
    .trigger("click");
const input = (at = 0) => answer.findAll("input, textarea")[at]!;
/** Keys only: the field is not left. */
async function type(text: string, at = 0): Promise<void> {
  (input(at).element as HTMLInputElement).value = text;
  await input(at).trigger("input");
}
const problem = (): string => (answer.find(".field-problem").exists() ? answer.find(".field-problem").text() : "");

beforeEach(() => answer?.unmount());

test("options of a set, tapped while the engine is asleep", async () => {
  await show("set");
  for (const option of ["公示栏", "网站", "电子屏", "网站", "明白卡"]) void tap(option);
  expect(value()).toEqual(["board", "screen", "card"]);
  void tap("全部具备");
  void tap("公示栏");
  expect(value()).toEqual(["screen", "card", "site"]);
});

test("a choice and its change", async () => {
  await show("choice");
  void tap("公示栏");
  void tap("网站");
  expect(value()).toBe("site");
});

test("steps of a number, after a number that was typed and not left", async () => {
  await show("number");
  await type("7");
  for (let i = 0; i < 3; i++) void tap("+");
  void tap("−");
  expect(value()).toBe(9);
});

test("an emptied number, text, day and time is no answer", async () => {
  for (const [kind, text] of [
    ["number", "7"],
    ["text", "示例"],
    ["date", "2026-11-20"],
  ] as const) {
    await show(kind);
    await type(text);
    await input().trigger("blur");
    expect(value(), kind).toBeDefined();
    await type("");
    await input().trigger("blur");
    expect(work.answer(0, 0), kind).toBeUndefined();
    answer.unmount();
  }
  await show("time_range");
  await input(0).setValue("09:00");
  await input(1).setValue("17:00");
  expect(value()).toBe("09:00-17:00");
  await input(0).setValue("");
  await input(1).setValue("");
  await answer.find(".row").trigger("focusout");
  expect(work.answer(0, 0)).toBeUndefined();
});

test("half a time range is told when it is left, and is there again", async () => {
  await show("time_range");
  await input(0).setValue("09:00");
  expect(work.answer(0, 0)).toBeUndefined();
  expect(problem()).toBe("");
  await answer.find(".row").trigger("focusout");
  expect(problem()).toContain("起止时间只写了一个");
  answer.unmount();
  answer = mount(FactAnswer, { props: { work, subject: 0, fact: 0 } });
  expect((input(0).element as HTMLInputElement).value).toBe("09:00");
});

test("a day of a list that was typed is taken when the field is left in any way", async () => {
  await show("dates");
  await type("2026-11-20");
  await input().trigger("blur");
  await type("2026-11-05");
  // The next window is shown: nothing was left.
  answer.unmount();
  expect(value()).toEqual(["2026-11-05", "2026-11-20"]);
});

test("rows of a table, added quickly and filled", async () => {
  await show("records");
  for (let i = 0; i < 3; i++) void tap("加一行");
  await answer.vm.$nextTick();
  await type("王", 1);
  await input(1).trigger("blur");
  await type("李", 5);
  await input(5).trigger("blur");
  expect(value()).toEqual([{ who: "王" }, {}, { who: "李" }]);
  await type("", 1);
  await input(1).trigger("blur");
  expect(value()).toEqual([{}, {}, { who: "李" }]);
});

test("what is typed is kept within a quarter of a second, and saved is not said before", async () => {
  vi.useFakeTimers();
  try {
    await show("number");
    await type("1");
    await type("12个半");
    expect(work.typing.value).toBe(1);
    await vi.advanceTimersByTimeAsync(260);
    expect(work.draft(work.field(0, 0))).toBe("12个半");
    // A pause records what can be read, and leaves the rest as it stands.
    await vi.advanceTimersByTimeAsync(800);
    expect(work.answer(0, 0)).toBeUndefined();
    expect(work.typing.value).toBe(0);
    await type("12");
    await vi.advanceTimersByTimeAsync(800);
    expect(value()).toBe(12);
    expect(work.draft(work.field(0, 0))).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

test("when the page is hidden what stands in its fields is recorded", async () => {
  await show("text");
  await type("办结后当场送达");
  leaveFields();
  expect(value()).toBe("办结后当场送达");
  await show("number");
  await type("大约三个");
  leaveFields();
  expect(work.draft(work.field(0, 0))).toBe("大约三个");
  expect(problem()).not.toBeNull();
});

test("two fields of one answer do not take each other's draft", async () => {
  await show("number");
  const other = mount(FactAnswer, { props: { work, subject: 0, fact: 0 } });
  await type("大约三个");
  await input().trigger("blur");
  other.unmount();
  expect(work.draft(work.field(0, 0))).toBe("大约三个");
});
