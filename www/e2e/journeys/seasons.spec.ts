import { readFileSync } from "node:fs";
import { Seasons } from "../pages/seasons";
import { violations } from "../support/axe";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const MARK = "滨州“三十面旗帜”评选";

test("an office sees who of 64 windows holds the red flag, and why one cannot be assessed", async ({ home, page }) => {
  const seasons = await new Seasons(page, zh, home.touch).open();
  await home.tap(seasons.button(new RegExp(`${zh.sample} ${MARK}$`)));
  await expect(seasons.headline).toContainText(`${MARK} ${zh.seasonOutcome.incomplete}`, { timeout: 30_000 });
  const january = await seasons.rows(await seasons.table("红旗窗口 2026-01"));
  expect(january).toHaveLength(64);
  expect(january.filter((row) => row[4] === "入选")).toHaveLength(10);
  expect(await violations(page)).toEqual([]);
  const august = await seasons.rows(await seasons.table("红旗窗口 2026-08"));
  expect(august.filter((row) => row[4]?.startsWith("不能评定"))).toHaveLength(1);
  expect(august.at(-1)?.[5]).toContain("S100 2026-08 没有“");
});

test("without the weights that the source lost nothing is awarded", async ({ home, page }) => {
  const seasons = await new Seasons(page, zh, home.touch).open();
  await home.tap(seasons.button(`${MARK} ${zh.seasonWithout}`));
  await expect(seasons.headline).toContainText(zh.seasonOutcome.not_configured, { timeout: 30_000 });
  const parameters = await seasons.rows(await seasons.table("参数"));
  expect(parameters.map((row) => row[1])).toEqual(parameters.map(() => "未设"));
});

test("a clerk brings a definition and a sheet, takes the table away, and is told where a sheet is wrong", async ({ home, page }) => {
  const seasons = await new Seasons(page, zh, home.touch).open();
  const definition = readFileSync(new URL("../../../standards/seasons/two-months-at-the-end/two-months-at-the-end.yaml", import.meta.url));
  const sheet = (text: string) => ({
    name: "得分.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`\ufeff对象,期间,好差评得分\r\n${text}`),
  });
  await seasons.hand(zh.seasonDefinition, { name: "two-months-at-the-end.yaml", mimeType: "text/yaml", buffer: definition });
  await seasons.hand(zh.seasonData, sheet("W1,2026-01,90\r\nW2,2026-01,95\r\nW1,2026-02,九十\r\nW2,2026-02,96\r\n"));
  await home.tap(seasons.button(zh.seasonRun));
  await expect(seasons.toast).toContainText("得分.csv，第 4 行第 12 列", { timeout: 30_000 });
  await seasons.hand(zh.seasonData, sheet("W1,2026-01,90\r\nW2,2026-01,95\r\nW1,2026-02,91\r\nW2,2026-02,96\r\n"));
  await home.tap(seasons.button(zh.seasonRun));
  await expect(seasons.headline).toContainText(zh.seasonOutcome.decided, { timeout: 30_000 });
  const fold = await seasons.table("连续两个月末位");
  expect(await seasons.rows(fold)).toEqual([["W1", "2026-01", "2026-02", "2", "2026-02", "约谈"]]);
  const download = page.waitForEvent("download");
  await home.tap(seasons.button(zh.seasonCsv, fold));
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toBe("\ufeff对象,起,止,连续期数,达到于,处理\r\nW1,2026-01,2026-02,2,2026-02,约谈\r\n");
});
