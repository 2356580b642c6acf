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

const load = (page: Page, text: string, name = "x.yaml"): Promise<void> => page.getByLabel(zh.loadPack).setInputFiles({ name, mimeType: "text/yaml", buffer: Buffer.from(text) });
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
  await (await inspection.back()).openSample("township");
});

test("of several versions the latest loaded comes first, each is told apart, and an inspection goes over to one by choice", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.isSaved();
  const { id } = inspection;
  await page.goto("./#/standards");
  for (const [rule, name] of [["甲", "first.yaml"], ["乙", "second.yaml"]] as const) {
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
