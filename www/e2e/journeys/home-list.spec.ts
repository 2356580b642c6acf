import { readFileSync } from "node:fs";
import { violations } from "../support/axe";
import { stores } from "../support/device";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const sample = readFileSync(new URL("../../public/samples/township.json", import.meta.url), "utf8");

test("the list tells standards by their titles and how far each inspection is, whatever way one left it", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  await expect.poll(async () => (await stores(page)).heads).toMatchObject([{ answered: 94 }]);
  // Not by the link: as the address, a new tab or the browser's own start would.
  await page.goto("./?again#/");
  const line = home.line("示例镇便民服务中心");
  await expect(line).toContainText("四亮四评检查");
  await expect(line).toContainText("十个必须十个不准");
  await expect(line).not.toContainText("four-displays");
  await expect(line).toContainText(/\d+ 未查/);
  await expect(line).toContainText(/已答 94 \/ \d+/);
});

test("among many an inspection is found by its name, its day or its standard", async ({ home, page }) => {
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  for (let n = 1; n <= 7; n++) {
    await home.bring(sample.replaceAll("示例镇便民服务中心", `第${n}镇中心`).replace('"date": "2026-11-23"', `"date": "2026-11-0${n}"`));
    await home.opened();
    await home.open();
  }
  await expect(home.list.getByRole("listitem")).toHaveCount(7);
  expect(await violations(page)).toEqual([]);
  const search = page.getByRole("searchbox", { name: zh.searchInspections });
  for (const [words, n] of [
    ["第３镇", 1],
    ["2026-11-05", 1],
    ["四亮四评", 7],
    ["第2镇 四亮", 1],
    ["没有", 0],
  ] as const) {
    await search.fill(words);
    await expect(home.list.getByRole("listitem")).toHaveCount(n);
  }
  await expect(page.getByText(zh.noneFound)).toBeVisible();
});
