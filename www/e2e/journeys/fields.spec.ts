// The promise: what stands in a field is recorded, or the field says that it is not; and it is there again
// after the page was gone.
import type { Locator, Page } from "@playwright/test";
import type { Inspection } from "../pages/inspection";
import { answers } from "../support/device";
import { expect, test } from "../support/test";

test.use({ serviceWorkers: "block" });

const tile = (page: Page, fact: string): Locator => page.locator(`fieldset[data-fact="${fact}"]`);
const field = (page: Page, fact: string): Locator => tile(page, fact).getByRole("textbox").first();
const problem = (page: Page, fact: string): Locator => tile(page, fact).getByRole("alert");

/** What is recorded on the disk, once all is there. */
async function recorded(page: Page, inspection: Inspection, what: string): Promise<unknown> {
  await inspection.isSaved();
  return (await answers(page, inspection.id))[what]?.value;
}
/** The page ends as it does when the system takes its memory: without a goodbye. */
async function crash(page: Page): Promise<Page> {
  const url = page.url();
  const context = page.context();
  const cdp = await context.newCDPSession(page);
  void cdp.send("Page.crash").catch(() => undefined);
  await page.waitForEvent("crash");
  await page.close();
  const next = await context.newPage();
  await next.goto(url);
  await next.getByTestId("saved").waitFor();
  return next;
}

test("a number that was being typed when the page ended stands in its field again", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  await field(page, "window.cases_sampled").fill("");
  await field(page, "window.cases_sampled").pressSequentially("7");
  await page.waitForTimeout(600);
  const next = await crash(page);
  await expect(field(next, "window.cases_sampled")).toHaveValue("7");
});

test("a text, a number and a day are recorded however the field is left", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  await field(page, "window.cases_overdue").fill("2");
  // At once to another window, with the field still in the hand.
  await page.goto(`./#/i/${inspection.id}/inspect/W02`);
  await field(page, "window.cases_overdue").fill("3");
  await page.goBack();
  expect(await recorded(page, inspection, "W01 window.cases_overdue")).toBe(2);
  expect(await recorded(page, inspection, "W02 window.cases_overdue")).toBe(3);

  await inspection.at("W01");
  await field(page, "window.cases_overdue").fill("4");
  await inspection.back();
  await page.goBack();
  await inspection.saved.waitFor();
  expect(await recorded(page, inspection, "W01 window.cases_overdue")).toBe(4);

  await inspection.at("C01");
  await field(page, "centre.name").fill("示例镇便民服务中心");
  await page.reload();
  await inspection.saved.waitFor();
  await expect(field(page, "centre.name")).toHaveValue("示例镇便民服务中心");
});

test("a refused value stays in its field with the reason, and the old answer stands until it is mended", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  const sampled = field(page, "window.cases_sampled");
  await sampled.fill("12");
  await sampled.blur();
  await sampled.fill("3.7");
  await sampled.blur();
  await expect(problem(page, "window.cases_sampled")).toContainText("没有记录");
  await expect(problem(page, "window.cases_sampled")).toContainText("3.7");
  await expect(problem(page, "window.cases_sampled")).not.toContainText("window.");
  await expect(sampled).toHaveValue("3.7");
  expect(await recorded(page, inspection, "W01 window.cases_sampled")).toBe(12);
  // Not after eight seconds, and not by a reload, does it look as if it were recorded.
  await page.reload();
  await inspection.saved.waitFor();
  await expect(sampled).toHaveValue("3.7");
  await expect(problem(page, "window.cases_sampled")).toContainText("没有记录");
  await sampled.fill("4");
  await sampled.blur();
  await expect(problem(page, "window.cases_sampled")).toHaveCount(0);
  expect(await recorded(page, inspection, "W01 window.cases_sampled")).toBe(4);
  await sampled.fill("4.5");
  await sampled.blur();
  await tile(page, "window.cases_sampled").getByRole("button", { name: "放弃" }).click();
  await expect(sampled).toHaveValue("4");
});

test("numbers are understood as they are written, asked about where two readings exist, and never another number", async ({
  home,
  page,
}) => {
  const inspection = await home.openSample("township");
  await page.goto(`./#/i/${inspection.id}/inspect/H01`);
  const area = page.locator('fieldset[data-fact="hall.area"]').getByRole("textbox").first();
  for (const [typed, number] of [
    ["１２０。５", 120.5],
    ["两百平方米", 200],
    ["1,234", 1234],
  ] as const) {
    await area.fill(typed);
    await area.blur();
    await expect(area).toHaveValue(String(number));
    expect(await recorded(page, inspection, "H01 hall.area")).toBe(number);
  }
  await area.fill("3，5");
  await area.blur();
  await expect(problem(page, "hall.area")).toContainText("不止一种读法");
  expect(await recorded(page, inspection, "H01 hall.area")).toBe(1234);
  await tile(page, "hall.area").getByRole("button", { name: "3.5", exact: true }).click();
  expect(await recorded(page, inspection, "H01 hall.area")).toBe(3.5);
  await area.fill("大约");
  await area.blur();
  await expect(problem(page, "hall.area")).toContainText("读不出数");
  // An emptied field is no answer.
  await area.fill("");
  await area.blur();
  await expect(problem(page, "hall.area")).toHaveCount(0);
  expect(await recorded(page, inspection, "H01 hall.area")).toBeUndefined();
});

test("what is too long is told, and none of it is lost", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("C01");
  const name = field(page, "centre.name");
  const long = "长".repeat(12_000);
  await name.fill(long);
  await name.blur();
  await expect(problem(page, "centre.name")).toContainText("没有记录");
  await expect(name).toHaveValue(long);
  await page.reload();
  await inspection.saved.waitFor();
  await expect(name).toHaveValue(long);
});

test("a day that was typed into a list of days and not added is taken when the field is left", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("U01");
  const dates = tile(page, "unit.duty_dates");
  await dates.locator("input[type=date]").fill("2026-11-20");
  await inspection.at("W01");
  expect(await recorded(page, inspection, "U01 unit.duty_dates")).toContain("2026-11-20");
});

test("a parameter in words is understood, and one that cannot be is told at its field", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await page.goto(`./#/i/${inspection.id}/setup`);
  const row = page.locator("[data-param]").filter({ hasText: "面积" }).first();
  const value = row.getByRole("textbox").first();
  await value.fill("很大");
  await value.blur();
  await expect(row.getByRole("alert")).toContainText("读不出数");
  await value.fill("两百");
  await value.blur();
  await expect(row.getByRole("alert")).toHaveCount(0);
  await expect(value).toHaveValue("200");
  await inspection.isSaved();
});

test("a reason and a note that were being typed are there again", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  const sampled = tile(page, "window.cases_sampled");
  await sampled.getByRole("button", { name: "无法核验" }).click();
  await sampled.getByPlaceholder("其他原因").fill("系统停机，");
  await page.waitForTimeout(600);
  const next = await crash(page);
  await expect(tile(next, "window.cases_sampled").getByPlaceholder("其他原因")).toHaveValue("系统停机，");
});
