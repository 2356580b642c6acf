import { mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import type { Sheet } from "../engine/types";
import ScoreSheet from "./ScoreSheet.vue";

const both = (zh: string) => ({ zh, en: zh });
const sheet = (acts: boolean): Sheet =>
  ({
    pack: "tiny", scheme: "all", title: both("小评分"), full: "100", worst: "80", best: "80", at_most: false, demerits: false, compiled: false, stopped: false,
    categories: [], not_assessed: [], grade: "good",
    grades: [{ id: "good", title: both("良好"), reachable: true }, { id: "bad", title: both("不合格"), reachable: true }],
    vetoes: [{ title: both("一票否决事项"), rules: [0, 1], effect: { grade: "bad" }, acts }],
  }) as unknown as Sheet;

test("the total tells the grade, and a veto of several rules which of them fail", async () => {
  const told = mount(ScoreSheet, { props: { work: await openFake(), sheet: sheet(true) } });
  expect(told.get("tfoot").text()).toContain("80 良好");
  expect(told.get(".notice").text()).toContain("一票否决事项（有台签、座位不少于 2）");
  expect(told.get(".notice").text()).toContain("不合格");
});

test("only a veto that acts looks as if it did", async () => {
  const look = async (acts: boolean): Promise<string[]> => mount(ScoreSheet, { props: { work: await openFake(), sheet: sheet(acts) } }).get(".notice").classes();
  expect([await look(true), await look(false)]).toEqual([["notice", "bad"], ["notice"]]);
});
