import { mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import type { Sheet } from "../engine/types";
import ScoreSheet from "./ScoreSheet.vue";

const both = (zh: string) => ({ zh, en: zh });
const sheet = (acts: boolean): Sheet =>
  ({
    pack: "tiny",
    scheme: "all",
    title: both("小评分"),
    full: "100",
    worst: "80",
    best: "80",
    at_most: false,
    demerits: false,
    compiled: false,
    stopped: false,
    categories: [],
    not_assessed: [],
    grade: "good",
    grades: [
      { id: "good", title: both("良好"), reachable: true },
      { id: "bad", title: both("不合格"), reachable: true },
    ],
    vetoes: [{ title: both("一票否决事项"), rules: [0, 1], effect: { grade: "bad" }, acts }],
  }) as unknown as Sheet;

test("the total tells the grade, and a veto of several rules which of them fail", async () => {
  const told = mount(ScoreSheet, { props: { work: await openFake(), sheet: sheet(true) } });
  expect(told.get("tfoot").text()).toContain("80 良好");
  expect(told.get(".notice").text()).toContain("一票否决事项（有台签、座位不少于 2）");
  expect(told.get(".notice").text()).toContain("不合格");
});

test("only a veto that acts looks as if it did", async () => {
  const look = async (acts: boolean): Promise<string[]> =>
    mount(ScoreSheet, { props: { work: await openFake(), sheet: sheet(acts) } })
      .get(".notice")
      .classes();
  expect([await look(true), await look(false)]).toEqual([["notice", "bad"], ["notice"]]);
});

const line = (rule: number, more: object) => ({
  rule,
  failing: 0,
  assessed: 0,
  not_assessed: 0,
  open: 0,
  units: 0,
  parts: [],
  undecided: 0,
  lost: "0",
  may_gain: "0",
  may_lose: "0",
  at_most: false,
  ...more,
});
const item = (lines: object[], more: object = {}) => ({
  id: "c",
  title: both("一类"),
  full: "50",
  worst: "50",
  best: "50",
  at_most: false,
  excluded: false,
  not_assessed: 0,
  open: 0,
  lines,
  ...more,
});

test("a row that was not assessed, or does not apply, does not look like one that was met", async () => {
  const lines = [line(0, { not_assessed: 1 }), line(1, { assessed: 1 })];
  const category = { ...item([]), not_assessed: 1, items: [item(lines, { not_assessed: 1 })] };
  const told = mount(ScoreSheet, {
    props: { work: await openFake(), sheet: { ...sheet(false), categories: [category] } as unknown as Sheet },
  });
  const [head, unset, met] = told.findAll("tbody tr").map((row) => row.text().replace(/\s+/g, " "));
  expect(head).toContain("50 （未评定 1 项）");
  expect(unset).toContain("未评定");
  expect(unset).not.toMatch(/0/);
  expect(met).toMatch(/00$/);
  const none = { ...item([]), items: [item([line(0, {})])] };
  const other = mount(ScoreSheet, {
    props: { work: await openFake(), sheet: { ...sheet(false), categories: [none] } as unknown as Sheet },
  });
  expect(other.findAll("tbody tr")[1]?.text()).toContain("不适用");
});

test("a sheet of which too little was assessed says so in place of a total", async () => {
  const { best: _, worst: __, grade: ___, ...without } = { ...sheet(false), too_little: { asked: 10, assessed: 4, at_least: "50" } };
  const told = mount(ScoreSheet, { props: { work: await openFake(), sheet: without as unknown as Sheet } });
  expect(told.get("tfoot").text()).toContain("不评分");
  expect(told.get("tfoot").text()).not.toContain("80");
  expect(told.text()).toContain("不评分：应评 10 条，只评定了 4 条，不到 50%");
});
