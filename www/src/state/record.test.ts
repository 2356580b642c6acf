import { expect, test } from "vitest";
import type { Fact, Form, Inspection, Told } from "../engine/types";
import { behind, beside, entries, entry, everything, moment, signatures, tells, valueSaid } from "./record";
import { conclusion, recorders, settings, sources, unsettledLines } from "./print";

const both = (zh: string) => ({ zh, en: zh });
const fact = (type: Fact["type"], more: Partial<Fact> = {}): Fact =>
  ({ label: both("事实"), type, method: "look", whole: false, ...more }) as Fact;
const FORM = {
  packs: [
    {
      id: "p",
      title: both("标准"),
      version: "1",
      status: "supported",
      profiles: [],
      slots: [],
      params: [{ id: "area", label: both("面积"), origin: "site" }],
      scored: true,
    },
  ],
  kinds: [
    { id: "window", label: both("窗口") },
    { id: "van", label: both("服务车") },
  ],
  facts: [
    {
      id: "window.sign",
      kind: 0,
      fact: { ...fact("yes_no", { yes: both("已摆放"), no: both("未摆放") }), label: both("桌牌") },
      rules: [0],
    },
    { id: "window.screen", kind: 0, fact: { ...fact("yes_no"), label: both("叫号屏") }, rules: [1] },
    { id: "window.views", kind: 0, fact: { ...fact("photo"), label: both("照片") }, rules: [] },
  ],
  rules: [
    { kind: 0, title: both("摆放桌牌"), sources: [{ citation: "HR-02", source: "HR", title: both("办法"), evidence: "B" }], facts: [0] },
    {
      kind: 0,
      title: both("叫号屏正常"),
      sources: [
        { citation: "S05 亮身份", source: "S05", title: both("通知"), evidence: "A" },
        { citation: "HR-01", source: "HR", title: both("办法"), evidence: "B" },
      ],
      facts: [1],
    },
  ],
} as unknown as Form;
const PHOTO = "ab".repeat(32);
const INSPECTION = {
  date: "2026-11-23",
  inspectors: ["检查员1", "检查员2"],
  standard: [{ pack: "p", profiles: [], params: { area: { value: "50", by: "政务办", on: "2026-01-05", basis: "" } }, slots: {} }],
  absent: { van: "本处没有" },
  subjects: [
    {
      id: "W1",
      kind: "window",
      name: "1号窗口",
      facts: {
        "window.views": [PHOTO],
        "other.pack": { value: true, note: "别的标准" },
        "window.sign": {
          value: false,
          how: "one",
          by: "检查员1",
          at: "2026-11-23T09:14:00+08:00",
          note: "送修",
          note_by: "检查员2",
          note_at: "2026-11-23T09:20:00+08:00",
        },
        "window.screen": { note: "屏幕被挡住", note_by: "检查员2", note_at: "2026-11-22T16:21:00+08:00" },
      },
    },
    {
      id: "W2",
      kind: "window",
      facts: {
        "window.sign": { value: true, note: "缺", note_at: "2026-11-23T09:00:00+08:00", at: "2026-11-23T10:00:00+08:00" },
        "window.screen": { cannot_check: "停电" },
      },
    },
    { id: "W3", kind: "window", facts: { "window.screen": { cannot_check: "停电" } } },
  ],
} as unknown as Inspection;
const answer = (subject: number, name: string) => ({ subject, fact: name, answer: INSPECTION.subjects[subject]?.facts[name] });
const TOLD = {
  headline: "还不能通过",
  findings: [{ rule: 0, subject: 0, verdict: "fail", sentence: "", answers: [0] }],
  unsettled: [
    { rule: 0, subject: 2, verdict: "pending", sentence: "" },
    { rule: 1, subject: 0, verdict: "pending", sentence: "", answers: [1] },
    { rule: 1, subject: 1, verdict: "cannot_check", sentence: "", answers: [4] },
    { rule: 1, subject: 2, verdict: "cannot_check", sentence: "", answers: [5] },
  ],
  recorded: [
    answer(0, "window.sign"),
    answer(0, "window.screen"),
    answer(0, "window.views"),
    answer(1, "window.sign"),
    answer(1, "window.screen"),
    answer(2, "window.screen"),
  ],
  recorders: [
    { by: "检查员1", one: 1, bulk: 0, carried: 0, imported: 0, unsaid: 0, notes: 0 },
    { by: "检查员2", one: 0, bulk: 0, carried: 0, imported: 0, unsaid: 0, notes: 2 },
    { one: 0, bulk: 2, carried: 0, imported: 0, unsaid: 1, notes: 1 },
  ],
  sheets: [
    {
      title: both("评分"),
      worst: "60",
      best: "72",
      full: "100",
      at_most: false,
      stopped: false,
      demerits: false,
      grades: [{ id: "good", title: both("合格") }],
      grade: "good",
    },
    { title: both("窗口评分"), subject: 0, worst: "1", best: "1", full: "10", grades: [] },
  ],
  composites: [],
  unknown: { names: [], more: 0 },
} as unknown as Told;
const ALL = entries(FORM, INSPECTION, TOLD);

test("a value stands in the words of its fact", () => {
  expect(valueSaid(false, fact("yes_no", { yes: both("有"), no: both("无") }))).toBe("无");
  expect(valueSaid(true, fact("yes_no"))).toBe("是");
  expect(valueSaid(3.5, fact("number", { unit: both("平方米") }))).toBe("3.5 平方米");
  expect(valueSaid("good", fact("choice", { of: { good: both("良好") } }))).toBe("良好");
  expect(valueSaid(["b", "a"], fact("set", { of: { a: both("甲"), b: both("乙") } }))).toBe("乙、甲");
  expect(valueSaid([], fact("set"))).toBe("一项也没有");
  expect(valueSaid([PHOTO], fact("photo"))).toBe("1 张照片");
  expect(
    valueSaid(
      [{ date: "2026-01-02", note: "例会" }, { date: "2026-02-03" }],
      fact("records", { of: { date: both("日期"), note: both("事由") } }),
    ),
  ).toBe("日期：2026-01-02、事由：例会；日期：2026-02-03");
  expect(valueSaid("<b>", undefined)).toBe("<b>");
});

test("a time leaves out what is known", () => {
  expect(moment("2026-11-23T09:14:30+08:00", "2026-11-23")).toBe("09:14");
  expect(moment("2026-11-22T09:14:30+08:00", "2026-11-23")).toBe("2026-11-22 09:14");
  expect(moment("上午", "2026-11-23")).toBe("上午");
  expect(moment(undefined, "2026-11-23")).toBe("");
});

test("an answer says who gave it, and its note who wrote it and whether it is older", () => {
  expect(ALL[0]).toMatchObject({
    label: "桌牌",
    said: "未摆放",
    signed: "检查员1 09:14 逐项",
    note: "送修",
    noted: "检查员2 09:20",
    reason: false,
  });
  expect(ALL[1]).toMatchObject({ said: "未查", signed: "", noted: "检查员2 2026-11-22 16:21" });
  expect(ALL[3]?.noted).toBe("09:00，写于答案更改之前");
  expect(ALL[4]).toMatchObject({ said: "无法核验：停电", reason: true });
  expect(entry(FORM, INSPECTION, 0, "other.pack", true)).toMatchObject({ label: "other.pack", said: "是" });
  expect(signatures([ALL[0]!, ALL[1]!, ALL[0]!])).toBe("检查员1 09:14 逐项");
  expect([ALL[2], entry(FORM, INSPECTION, 0, "window.sign", true)].map((one) => one && tells(one))).toEqual([true, false]);
});

test("what stands behind no finding is told all the same", () => {
  expect(behind(TOLD.findings[0]!, ALL)).toEqual([ALL[0]]);
  expect(behind(TOLD.unsettled[0]!, ALL)).toEqual([]);
  expect(beside(TOLD, ALL)).toEqual([ALL[2], ALL[3]]);
});

test("all answers stand by subject in the order of the form, and those that it does not know come last", () => {
  const all = everything(FORM, INSPECTION);
  expect(all.map(({ entries: own }) => own.map(({ fact: name }) => name))).toEqual([
    ["window.sign", "window.screen", "window.views", "other.pack"],
    ["window.sign", "window.screen"],
    ["window.screen"],
  ]);
});

test("open items stand in one line for a rule and a state, with what was recorded there", () => {
  const lines = unsettledLines(FORM, INSPECTION, TOLD, ALL);
  expect(lines.map(({ title, verdict, subjects }) => [title, verdict, subjects])).toEqual([
    ["摆放桌牌", "pending", ["W3"]],
    ["叫号屏正常", "pending", ["W1"]],
    ["叫号屏正常", "cannot_check", ["W2", "W3"]],
  ]);
  expect(lines.map(({ remarks }) => remarks)).toEqual([
    [],
    ["W1 叫号屏：未查；备注：屏幕被挡住（检查员2 2026-11-22 16:21）"],
    ["W2、W3 叫号屏：无法核验：停电"],
  ]);
});

test("it is told who recorded how many and how, what was set and by whom, and what there is none of", () => {
  expect(recorders(TOLD)).toEqual(["检查员1 1 项（逐项 1）", "检查员2 0 项，备注 2 条", "未署名 3 项（批量 2，未注明方式 1），备注 1 条"]);
  const lines = settings(FORM, INSPECTION, TOLD);
  expect(lines.slice(0, 2)).toEqual(["面积：50（政务办、2026-01-05）", "本单位没有服务车：本处没有"]);
  expect(lines).toHaveLength(5);
});

test("the conclusion names the score and grade of the site, and each code its source", () => {
  const none = { pass: 0, fail: 0, pending: 0, to_confirm: 0, cannot_check: 0, not_configured: 0, not_supplied: 0, not_applicable: 0 };
  const tally = { must: { ...none, fail: 2 }, forbid: none, should: none, practice: none, outcome: none };
  expect(conclusion(TOLD, { tally })).toEqual(["还不能通过", "评分 60 – 72 / 100，合格（按得分，还有 2 项必须整改）"]);
  expect(sources(FORM)).toEqual(["HR 办法（依据等级 B）", "S05 通知（依据等级 A）"]);
});
