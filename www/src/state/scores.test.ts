import { expect, test } from "vitest";
import type { Sheet, StatusCounts } from "../engine/types";
import { isBlank } from "../engine/answer";
import { besideMark, failedOf, gradeOf, totalOf, unsettledOf } from "./scores";

const both = (zh: string) => ({ zh, en: zh });
const counts = { pass: 0, fail: 0, pending: 0, to_confirm: 0, cannot_check: 0, not_configured: 0, not_supplied: 0, not_applicable: 0 };
const status = (must: Partial<typeof counts>, should: Partial<typeof counts> = {}): Pick<StatusCounts, "tally"> => ({
  tally: { must: { ...counts, ...must }, forbid: counts, should: { ...counts, ...should }, practice: counts, outcome: counts },
});
const sheet = (more: Partial<Sheet>): Sheet =>
  ({
    pack: "p",
    title: both("评分"),
    full: "100",
    worst: "90",
    best: "90",
    at_most: false,
    demerits: false,
    compiled: false,
    stopped: false,
    categories: [],
    not_assessed: [],
    vetoes: [],
    grade: "good",
    grades: [{ id: "good", title: both("合格"), reachable: true }],
    ...more,
  }) as Sheet;

test("a sheet of which nothing was assessed has no total and says so", () => {
  const { best: _, worst: __, grade: ___, ...without } = sheet({ too_little: { asked: 3, assessed: 0 } });
  expect(totalOf(without as Sheet)).toBe("不评分");
  expect(gradeOf(without as Sheet, status({}))).toBe("");
});

test("the exact total stands beside a rounded one that would say otherwise", () => {
  expect(totalOf(sheet({ worst_exact: { exact: "89.96", decimals: "89.96" }, best_exact: { exact: "89.96", decimals: "89.96" } }))).toBe(
    "90（实为 89.96）",
  );
  expect(totalOf(sheet({ worst: "50", best_exact: { exact: "2699/30", decimals: "89.9666…" } }))).toBe("50 – 90（实为 89.9666…）");
  expect(totalOf(sheet({}))).toBe("90");
});

test("a grade never stands alone beside an inspection that is not passed", () => {
  expect(gradeOf(sheet({}), status({}))).toBe("合格");
  expect(gradeOf(sheet({}), status({ fail: 25, pending: 3 }))).toBe("合格（按得分，还有 25 项必须整改）");
  expect(gradeOf(sheet({}), status({ pending: 3 }, { not_configured: 5 }))).toBe("合格（按得分，还有 8 项未定）");
  expect(gradeOf(sheet({}), status({ fail: 25 }), true)).toBe("合格（按得分）");
  expect(gradeOf(sheet({ subject: 4 }), status({ fail: 25 }))).toBe("合格");
  const vetoed = sheet({ vetoes: [{ title: both("否决"), rules: [], effect: { grade: "good" }, acts: true }] });
  expect(gradeOf(vetoed, status({ fail: 1 }))).toBe("合格");
});

test("what is unsettled is one number, of all forces and causes", () => {
  const now = status({ fail: 2, pending: 1, cannot_check: 8, not_supplied: 1 }, { to_confirm: 2, not_configured: 20, fail: 9 });
  expect([failedOf(now), unsettledOf(now)]).toEqual([2, 32]);
});

test("a full mark with something not assessed in it says so", () => {
  const mark = {
    id: "c",
    title: both("领导评"),
    full: "12.5",
    best: "12.5",
    worst: "12.5",
    at_most: false,
    items: [],
    open: 0,
    not_assessed: 0,
  };
  expect(besideMark(mark)).toBe("");
  expect(besideMark({ ...mark, not_assessed: 1, open: 2 })).toBe("（未评定 1 项）");
  expect(besideMark({ ...mark, open: 2 })).toBe("（未定 2 项）");
  expect(besideMark({ ...mark, open: 2, worst: "10" })).toBe("");
});

test("a reason that nobody can see is blank", () => {
  expect(["", " ", "　", "\u200b", "\ufeff\u00ad", "\u2800"].filter((text) => !isBlank(text))).toEqual([]);
  expect(["无", " 0", "…", "，"].filter(isBlank)).toEqual([]);
});
