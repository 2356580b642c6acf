import type { Page } from "@playwright/test";
import { Inspection } from "../pages/inspection";
import { focus, type Focus } from "../support/focus";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

/** Goes on with Tab until something with this name has the focus; on the way the focus is always visible. */
async function tabTo(page: Page, name: RegExp, key = "Tab", most = 150): Promise<Focus> {
  const way: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    const at = await focus(page);
    way.push(at.name || at.tag);
    expect(at.hidden, `focus on “${at.name}” (${at.tag}) after ${way.slice(-4).join(" → ")}`).toBe("");
    if (name.test(at.name)) return at;
  }
  throw new Error(`never came to ${name}: ${way.join(" → ")}`);
}

test("with the keyboard alone: from the start to an answer, its reason, and the result", async ({ home: _, page, hasTouch }) => {
  await tabTo(page, /示例镇便民服务中心/);
  await page.keyboard.press("Enter");
  const inspection = new Inspection(page, zh, !!hasTouch);
  await inspection.saved.waitFor();
  await inspection.at("S08");
  await inspection.reload();

  // The first stop leads past the head of the page.
  await page.keyboard.press("Tab");
  expect((await focus(page)).name).toBe(zh.skip);
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await expect(inspection.heading).toContainText("S08");

  await tabTo(page, /^都不是$/);
  await page.keyboard.press("Space");
  await expect(inspection.tile("党团员身份").chosen).toContainText("都不是");
  await expect(inspection.tile("党团员身份").rule("党员佩戴党徽")).toContainText(zh.verdict.not_applicable);
  await inspection.isSaved();
  // The focus stays where the inspector is.
  expect((await focus(page)).name).toBe("都不是");

  await tabTo(page, /党员佩戴党徽/);
  await page.keyboard.press("Enter");
  await expect(inspection.sheet.at).toBeVisible();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    expect(at.hidden, `in the sheet on “${at.name}”`).toBe("");
    expect(
      await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest("dialog")),
      `“${at.name}” is inside the sheet`,
    ).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(inspection.sheet.at).toBeHidden();
  expect((await focus(page)).name).toMatch(/党员佩戴党徽/);
  await expect(page).not.toHaveURL(/item=/);

  // "Next open" by its key, and an answer there.
  await page.keyboard.press("n");
  await expect.poll(async () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.fact)).toBe("staff.badges");
  await tabTo(page, /^全部具备$/);
  await page.keyboard.press("Enter");
  await expect(inspection.tile("佩戴的证章").rule("佩戴胸卡")).toContainText(zh.verdict.pass);
  // And taken back by its key.
  await page.keyboard.press("Control+z");
  await expect(inspection.tile("佩戴的证章").chosen).toHaveCount(0);

  await tabTo(page, /^结果$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("还不能通过");
});

test("wherever Tab leads, the focus can be seen", async ({ home, page }) => {
  const seen = async (most: number): Promise<number> => {
    let stops = 0;
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let i = 0; i < most; i++) {
      await page.keyboard.press("Tab");
      const at = await focus(page);
      if (at.tag === "body") break;
      stops += 1;
      expect(
        at.hidden,
        `${page
          .url()
          .replace(/.*#/, "#")
          .replace(/[0-9a-f-]{36}/, "…")}: focus on “${at.name}” (${at.tag})`,
      ).toBe("");
    }
    return stops;
  };
  expect(await seen(20)).toBeGreaterThan(5);
  const inspection = await home.openSample("township");
  for (const view of ["inspect/W03", "grid/window", "result", "setup", "subjects/window", "print"]) {
    // What is there of the view before is no sign that this one is; the first is the one that is open.
    const before = page.locator("main > [data-before]");
    if (!view.startsWith("inspect")) await page.locator("main").evaluate((main) => main.firstElementChild?.setAttribute("data-before", ""));
    await page.goto(`./#/i/${inspection.id}/${view}`);
    await expect(before).toHaveCount(0);
    await page.getByRole("main").locator("a, button").first().waitFor();
    expect(await seen(45), view).toBeGreaterThan(4);
  }
  for (const view of ["standards", "standards/four-displays", "settings"]) {
    await page.goto(`./#/${view}`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
    // To the end of the page: where it stops, the next view would go on.
    expect(await seen(80), view).toBeGreaterThan(4);
  }
});

test("in the grid the arrow keys go from cell to cell, and Enter asks", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  await grid.at.getByRole("gridcell").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(grid.cell("S02", "席卡或台签")).toBeFocused();
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowDown");
  await expect(grid.cell("S09", "席卡或台签")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(grid.cell("S09", "席卡或台签")).toHaveAccessibleName(/：合格/);
  await page.keyboard.press("Enter");
  await expect(grid.picker).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(grid.picker).toBeHidden();
  await expect(grid.cell("S09", "席卡或台签")).toBeFocused();
  // The last column is brought into view, beside the names and not below them.
  await page.keyboard.press("End");
  const at = await focus(page);
  expect(at.hidden).toBe("");
  await page.keyboard.press("Home");
  expect((await focus(page)).hidden).toBe("");
});
