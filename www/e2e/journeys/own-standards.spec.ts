import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const shipped = readFileSync(new URL("../../../standards/township-facilities/township-facilities.yaml", import.meta.url), "utf8");
const sample = readFileSync(new URL("../../public/samples/township.json", import.meta.url), "utf8");
const TITLE = "乡镇便民服务中心必备设施";
/** One's own text under the name of a standard of the page, with one rule. */
const own = (rule: string): string => `pack: township-facilities
title: {zh: ${TITLE}, en: Township facilities}
version: '9'
status: compiled
sources: {X: {title: {zh: 例, en: Example}, evidence: C}}
kinds: {hall: {label: {zh: 大厅, en: Hall}}}
facts:
  hall.own: {label: {zh: ${rule}, en: Own}, type: yes_no, method: look}
rules:
  - {id: ${rule === "甲" ? "a" : "b"}, title: {zh: ${rule}, en: Own}, sources: [X], each: hall, require: {is: {fact: hall.own, value: true}}, force: must, severity: minor}
`;

const load = (page: Page, text: string, name = "x.yaml"): Promise<void> =>
  page.getByLabel(zh.loadPack).setInputFiles({ name, mimeType: "text/yaml", buffer: Buffer.from(text) });
const meets = (page: Page) => page.getByRole("dialog", { name: zh.ownMeets(TITLE) });
const lines = (page: Page) => page.getByRole("main").getByRole("link").filter({ hasText: TITLE });

test("a standard of one's own never takes the place of one of the page unasked", async ({ home, page }) => {
  await page.goto("./#/standards");
  await lines(page).first().waitFor();
  const before = await lines(page).count();
  await load(page, own("甲"));
  await expect(meets(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  // Put away, nothing is kept.
  await page.keyboard.press("Escape");
  await expect(meets(page)).toBeHidden();
  await expect(lines(page)).toHaveCount(before);

  await load(page, own("甲"), "我的标准 (1).yaml");
  await home.tap(home.button(zh.keepAsVersion, meets(page)));
  await expect(lines(page)).toHaveCount(before + 1);
  await expect(lines(page).filter({ hasText: "我的标准 (1).yaml" })).toContainText(zh.versionOf("9"));

  // Each line opens the rules of its own version.
  await home.tap(lines(page).filter({ hasText: "我的标准" }));
  await expect(page.getByRole("heading", { name: `${zh.rules} 1` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("甲");
  await page.goto("./#/standards");
  await home.tap(lines(page).filter({ hasText: zh.shippedVersion }).first());
  await expect(page.getByRole("main")).not.toContainText("甲");

  // A file that names no version, and the sample of the page, are judged by the page's.
  await page.goto("./");
  await home.bring(sample);
  const inspection = await home.opened();
  await inspection.at("H01");
  await expect(inspection.tile("大厅面积").rule("大厅面积达到本地标准")).toBeVisible();
  await inspection.back();
  await home.openSample("township");
});

test("of several versions the latest loaded comes first, each is told apart, and an inspection goes over to one by choice", async ({
  home,
  page,
}) => {
  const inspection = await home.openSample("township");
  await inspection.isSaved();
  const { id } = inspection;
  await page.goto("./#/standards");
  for (const [rule, name] of [
    ["甲", "first.yaml"],
    ["乙", "second.yaml"],
  ] as const) {
    // By minute and file name they are told apart.
    await load(page, rule === "甲" ? shipped.replace("version: 1", "version: 2") + "\n# 甲\n" : `${shipped}\n# 乙\n`, name);
    await home.tap(home.button(zh.keepAsVersion, meets(page)));
    await expect(lines(page).filter({ hasText: name })).toBeVisible();
  }
  const said = await lines(page).allInnerTexts();
  const at = (name: string): number => said.findIndex((text) => text.includes(name));
  expect(at("second.yaml")).toBeLessThan(at("first.yaml"));

  await page.goto(`./#/i/${id}/setup`);
  const versions = page.getByRole("radiogroup", { name: new RegExp(TITLE) });
  await expect(versions.getByRole("radio")).toHaveCount(3);
  await expect(versions.getByRole("radio", { name: new RegExp(zh.shippedVersion) })).toBeChecked();
  await expect(versions).toContainText(`${zh.comparedWithNow}${zh.versionChanges(0, 0, 0, false)}`);
  expect(await violations(page)).toEqual([]);
  await versions.getByRole("radio", { name: /second\.yaml/ }).check();
  await expect(inspection.toast).toContainText(TITLE);
  await expect(versions.getByRole("radio", { name: /second\.yaml/ })).toBeChecked();
  await inspection.isSaved();

  // Removed it stays for the inspection that is judged by it, and for no other.
  await page.goto("./#/standards");
  await page.getByRole("button", { name: /second\.yaml/ }).click();
  await expect(inspection.toast).toContainText(zh.packHidden(TITLE, 1));
  await expect(lines(page).filter({ hasText: "second.yaml" })).toHaveCount(0);
  await page.getByRole("button", { name: /first\.yaml/ }).click();
  await expect(inspection.toast).toContainText(zh.packRemoved(TITLE));
  await inspection.tap(inspection.button(zh.undo, inspection.toast));
  await expect(lines(page).filter({ hasText: "first.yaml" })).toBeVisible();
  await page.goto(`./#/i/${id}/setup`);
  await page.reload();
  await expect(versions.getByRole("radio", { name: new RegExp(zh.earlierVersion) })).toBeChecked();
});

test("under another name it is a standard of its own; the same as the page's is kept once", async ({ home, page }) => {
  await page.goto("./#/standards");
  await load(page, own("甲"));
  await home.tap(home.button(zh.keepAsOther, meets(page)));
  await expect(page.getByRole("region").or(page.getByRole("main")).first()).toContainText(zh.packGroup.own);
  await expect(home.toast).toContainText(zh.packLoaded(TITLE));
  await load(page, shipped, "township-facilities (1).yaml");
  await expect(home.toast).toContainText(zh.sameAsShipped(TITLE));
});

test("a new version of a standard opens old answers; what no longer fits is listed, and the former version takes it back", async ({
  home,
  page,
}) => {
  const mine = (options: string, version: string): string => `pack: mine
title: {zh: 本县大厅, en: Our hall}
version: '${version}'
status: compiled
sources: {X: {title: {zh: 例, en: Example}, evidence: C}}
kinds: {hall: {label: {zh: 大厅, en: Hall}, single: true}}
facts:
  hall.state: {label: {zh: 大厅状况, en: State}, type: choice, of: {${options}}, method: look}
  hall.clean: {label: {zh: 大厅整洁, en: Clean}, type: yes_no, method: look}
params:
  least: {label: {zh: 最低状况, en: Least}}
rules:
  - {id: state, title: {zh: 状况良好, en: Good}, sources: [X], each: hall, require: {one_of: {fact: hall.state, values: [good]}}, force: must, severity: minor}
  - {id: clean, title: {zh: 整洁, en: Clean}, sources: [X], each: hall, require: {is: {fact: hall.clean, value: true}}, force: must, severity: minor}
`;
  await page.goto("./#/standards");
  await load(page, mine("good: {zh: 好, en: Good}, old: {zh: 陈旧, en: Old}", "1"), "mine.yaml");
  await expect(home.toast).toContainText(zh.packLoaded("本县大厅"));
  await page.goto("./");
  const inspection = await home.startNew();
  const setup = await inspection.setup();
  await setup.standard("本县大厅").check();
  await expect(setup.pack("本县大厅")).toBeVisible();
  await inspection.view("inspect");
  await inspection.tile("大厅状况").answer("陈旧");
  await inspection.tile("大厅整洁").answer("是");
  await inspection.isSaved();
  const { id } = inspection;

  await page.goto("./#/standards");
  await load(page, mine("good: {zh: 好, en: Good}", "2"), "mine (1).yaml");
  await expect(page.getByRole("link").filter({ hasText: "mine (1).yaml" })).toBeVisible();
  await page.goto(`./#/i/${id}/setup`);
  const versions = page.getByRole("radiogroup", { name: /本县大厅/ });
  await expect(versions).toContainText(zh.versionChanges(0, 0, 0, true));
  await versions.getByRole("radio", { name: new RegExp(zh.versionOf("2")) }).check();
  const refused = page.getByText(zh.refusedAnswers(1));
  await expect(refused).toBeVisible();
  await refused.click();
  await expect(page.getByRole("list", { name: zh.refusedAnswers(1) })).toContainText(zh.refusedWas("old"));
  await inspection.isSaved();
  await inspection.reload();
  await expect(refused).toBeVisible();
  await versions.getByRole("radio", { name: new RegExp(zh.versionOf("1")) }).check();
  await expect(refused).toBeHidden();
  await inspection.view("inspect");
  await expect(inspection.tile("大厅状况").chosen).toContainText("陈旧");
  await expect(inspection.tile("大厅整洁").chosen).toContainText("是");
});
