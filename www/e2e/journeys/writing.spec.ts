import { TEMPLATE } from "../../src/words/template";
import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { Writing } from "../pages/writing";
import { violations } from "../support/axe";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("a clerk writes a standard, is told a slip at its place, tries the form and inspects with it", async ({
  home: _,
  page,
  hasTouch,
  context,
}) => {
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0), { timeout: 20_000 });

  // A slip of the finger in the name of a fact.
  await writing.write(TEMPLATE.text.replace("at_least: {param: min_area}", "at_least: {param: min_aera}"));
  await expect(writing.count).not.toHaveText(zh.noticeCount(0, 0, 0));
  const notice = writing.pane.getByRole("button").first();
  await expect(notice).toContainText("min_area");
  await expect(notice).toContainText(/第 \d+ 行/);
  await writing.tap(notice);
  await expect(writing.text).toBeFocused();
  await expect(page.getByRole("button", { name: zh.useStandard })).toBeDisabled();

  await writing.write(TEMPLATE.text);
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0));

  // The form beside it answers as in the hall.
  await writing.side("form");
  const tile = writing.pane.locator("[data-fact='window.shown']");
  await writing.tap(
    tile
      .getByRole("checkbox", { name: "办事流程" })
      .or(tile.getByRole("button", { name: "办事流程" }))
      .first(),
  );
  await expect(tile.getByText(zh.verdict.fail).first()).toBeVisible();

  await writing.side("cases");
  await expect(writing.pane).toContainText(zh.casesRun(5, 0));
  expect(await violations(page)).toEqual([]);

  // The draft is still there after the page was closed, also without a network.
  await writing.part("text");
  await writing.write(TEMPLATE.text.replace("本县大厅检查", "我县大厅检查"));
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0));
  await page.reload();
  await writing.text.waitFor();
  expect(await writing.read()).toContain("我县大厅检查");

  await page.getByRole("button", { name: zh.useStandard }).click();
  await new Inspection(page, zh, !!hasTouch).saved.waitFor();
  await expect(page.getByText("我县大厅检查").first()).toBeVisible();
  expect(context.pages()).toHaveLength(1);
  await new Home(page, zh, !!hasTouch).open();
});

test("a shipped standard opens as it was written, with its cases, and leaves the keyboard free", async ({ home: _, page, hasTouch }) => {
  const writing = await new Writing(page, zh, !!hasTouch).open("township-facilities");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("township-facilities.yaml");
  await writing.side("cases");
  await expect(writing.pane).toContainText(/\d+ 个符合，0 个不符合/, { timeout: 20_000 });
  await writing.text.click();
  await page.keyboard.press("Tab");
  await expect(writing.text).not.toBeFocused();
});

test("a county writes its own figures over a standard of the page: its rules come along, and a slip is told in the county's file", async ({
  home: _,
  page,
  hasTouch,
}) => {
  const overlay = (param: string): string => `pack: our-county
title: {zh: 本县便民服务中心设施, en: Facilities of our county}
version: '1'
status: compiled
overlay:
  of: township-facilities.yaml
  layer: county
  region: {zh: 示例县, en: Example County}
  params:
    ${param}: {value: 60, basis: 县发〔2026〕1号}
`;
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0), { timeout: 20_000 });
  await writing.part("cases");
  await writing.write("");
  await writing.part("text");
  await writing.write(overlay("min_aera"));
  const notice = writing.pane.getByRole("button").first();
  await expect(notice).toContainText("min_area");
  await expect(notice).toContainText("第 10 行");

  await writing.write(overlay("min_area"));
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0));
  await writing.side("form");
  await expect(writing.pane.locator("[data-fact='hall.area']")).toBeVisible();
});

test("a score put together from others is in view while the form is filled in", async ({ home: _, page, hasTouch }) => {
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0), { timeout: 20_000 });
  await writing.part("cases");
  await writing.write("");
  await writing.part("text");
  await writing.write(`pack: together
title: {zh: 合成, en: Together}
version: '1'
status: compiled
sources: {S: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {centre: {label: {zh: 中心, en: Centre}, single: true}}
facts:
  centre.clean: {label: {zh: 整洁, en: Clean}, type: yes_no, method: look}
  centre.votes: {label: {zh: 测评, en: Votes}, type: number, max: 100, method: document}
rules:
  - {id: clean, title: {zh: 大厅整洁, en: Clean hall}, sources: [S 1], each: centre, require: {is: {fact: centre.clean, value: true}}, force: must, severity: minor, deduct: {points: 20, per: finding, in: all}}
schemes:
  hall: {title: {zh: 大厅评分, en: Hall}, full: 100, not_applicable: full, categories: {all: {title: {zh: 全部, en: All}, full: 100}}}
composites:
  sum:
    title: {zh: 综合得分, en: In sum}
    missing: zero
    round: 2
    parts:
      - {title: {zh: 大厅, en: Hall}, scheme: hall, weight: 70, out_of: 100}
      - {title: {zh: 测评, en: Votes}, fact: centre.votes, weight: 30, out_of: 100}
`);
  await writing.side("form");
  const score = writing.pane.locator("section").filter({ hasText: "综合得分" }).locator(".score-big");
  // Nothing is assessed yet, and it may end so: then there is no part to count.
  await expect(score).toHaveText("0 – 100", { timeout: 20_000 });
  const tile = writing.pane.locator("[data-fact='centre.clean']");
  await writing.tap(tile.locator("button").filter({ hasText: "否" }).first());
  await expect(score).toHaveText("56 – 86");
});

test("a pattern of texts is judged in the form, without a network too", async ({ home: _, page, hasTouch, context }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await expect(page.getByText(zh.offlineReady)).toBeVisible();
  await context.setOffline(true);
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await expect(writing.count).toHaveText(zh.noticeCount(0, 0, 0), { timeout: 20_000 });
  await writing.part("cases");
  await writing.write("");
  await writing.part("text");
  const text = `pack: promises
title: {zh: 承诺, en: Promises}
version: '1'
status: compiled
sources: {S: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {centre: {label: {zh: 中心, en: Centre}, single: true}}
facts: {centre.promise: {label: {zh: 承诺, en: Promise}, type: text, method: document}}
rules:
  - {id: days, title: {zh: 写明几个工作日, en: Names its days}, sources: [S 1], each: centre, require: {text: {fact: centre.promise, matches: '\\d+个工作日'}}, force: must, severity: minor}
`;
  await writing.write(text.replace("\\d+", "(\\d+"));
  await expect(writing.pane.getByRole("button").first()).toContainText(/模式“\(.*”有误/);
  await writing.write(text);
  await writing.side("form");
  const tile = writing.pane.locator("[data-fact='centre.promise']");
  const typed = tile.getByRole("textbox").first();
  await typed.fill("尽快办结");
  await typed.blur();
  await expect(tile.getByText(zh.verdict.fail).first()).toBeVisible({ timeout: 20_000 });
  await typed.fill("５个工作日内办结");
  await typed.blur();
  await expect(tile.getByText(zh.verdict.pass).first()).toBeVisible();
});
