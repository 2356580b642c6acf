import { Inspection } from "../pages/inspection";
import { Writing } from "../pages/writing";
import { violations } from "../support/axe";
import { pdfInfo, pdfText, unbroken } from "../support/pdf";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

/** A county that scores each window, adds the votes of the visitors, and grades both. */
const PACK = `pack: our-windows
title: {zh: 本县窗口月考核, en: Windows of our county}
version: '1'
status: compiled
sources:
  HR: {title: {zh: 本县窗口考核办法, en: Scoring of windows}, evidence: B}
kinds:
  window: {label: {zh: 窗口, en: Window}}
facts:
  window.sign: {label: {zh: 台签, en: Desk sign}, type: yes_no, method: look}
  window.votes: {label: {zh: 群众评议分, en: Votes}, type: number, max: 100, method: document}
rules:
  - id: sign
    title: {zh: 有台签, en: A sign on the desk}
    sources: [HR 一]
    each: window
    require: {is: {fact: window.sign, value: true}}
    force: must
    severity: minor
    deduct: {points: 20, per: finding, in: place}
schemes:
  windows:
    title: {zh: 窗口得分, en: Score of a window}
    each: window
    full: 100
    not_applicable: full
    categories:
      place: {title: {zh: 场所, en: Premises}, full: 100, floor: 0}
    grades:
      - {id: good, title: {zh: 优秀, en: Good}, at_least: 90}
      - {id: poor, title: {zh: 较差, en: Poor}, below: 90}
composites:
  month:
    title: {zh: 窗口综合得分, en: Score put together}
    each: window
    missing: block
    round: 1
    parts:
      - {title: {zh: 考核, en: Assessment}, scheme: windows, weight: 70, out_of: 100}
      - {title: {zh: 群众评议, en: Votes}, fact: window.votes, weight: 30, out_of: 100}
    grades:
      - {id: model, title: {zh: 示范, en: Model}, at_least: 85}
      - {id: plain, title: {zh: 一般, en: Plain}, below: 85}
`;
const WINDOWS = 64;
const visit = {
  format: "windowcheck-inspection/1",
  id: "november",
  title: "示例县十一月考核",
  date: "2026-11-23",
  standard: [{ pack: "our-windows" }],
  subjects: Array.from({ length: WINDOWS }, (_, i) => ({
    id: `W${i + 1}`,
    kind: "window",
    name: `${i + 1}号窗口`,
    facts: { "window.sign": i !== 2, "window.votes": 90 },
  })),
};

test("64 windows scored one by one: each score and grade in one line, its sheet a tap away, the findings within reach, and all of it on paper", async ({
  home,
  page,
  hasTouch,
}) => {
  test.setTimeout(90_000);
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0), { timeout: 20_000 });
  await writing.part("cases");
  await writing.write("");
  await writing.part("text");
  await writing.write(PACK);
  await writing.side("form");
  await expect(writing.pane).toContainText("群众评议分");
  await writing.tap(page.getByRole("button", { name: zh.useStandard }));
  await new Inspection(page, zh, !!hasTouch).saved.waitFor();
  await home.open();
  await home.bring(visit);
  const inspection = await home.opened();

  await inspection.result();
  const windows = page.getByRole("main").getByRole("group").filter({ hasText: "窗口得分" });
  const joined = page.getByRole("main").getByRole("group").filter({ hasText: "窗口综合得分" });
  // Three screens at most lie above the findings, though nothing is left out.
  const findings = page.getByRole("heading", { name: zh.findings });
  expect(await findings.evaluate((one) => one.getBoundingClientRect().top + scrollY)).toBeLessThan(3 * 800);
  await inspection.tap(windows.locator("summary"));
  await expect(windows.getByRole("row")).toHaveCount(WINDOWS + 1);
  const third = windows.getByRole("row").filter({ hasText: "3号窗口" }).first();
  await expect(third.getByRole("cell")).toHaveText(["80", "80", "较差"]);
  await inspection.tap(third.getByRole("button"));
  await expect(windows.getByRole("row", { name: /^有台签/ })).toContainText("20");
  // The whole sheet says the grade too.
  await expect(windows.locator("tfoot")).toContainText("较差");
  await inspection.tap(joined.locator("summary"));
  await expect(joined.getByRole("row").filter({ hasText: "3号窗口" }).first().getByRole("cell")).toHaveText(["80", "90", "83", "一般"]);
  expect(await violations(page)).toEqual([]);

  const pdf = await (await inspection.paper()).print();
  expect(pdfInfo(pdf).pages).toBeLessThan(9);
  const flat = unbroken(pdfText(pdf));
  for (const words of ["窗口综合得分", "3号窗口809083一般", "64号窗口100100优秀"]) expect(flat, words).toContain(words);
});
