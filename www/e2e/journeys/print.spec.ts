import { pdfInfo, pdfText, unbroken } from "../support/pdf";
import { expect, test } from "../support/test";
import { en, zh } from "../support/words";

test("the printed form is an official form: its marks, every finding with its clause, and no web page on it", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const paper = await inspection.paper();
  const findings = await paper.at
    .getByRole("table")
    .filter({ has: page.getByRole("columnheader", { name: zh.problem }) })
    .locator("tbody tr")
    .allInnerTexts();
  expect(findings.length).toBeGreaterThan(10);
  const pdf = await paper.print();
  const { pages, width, height } = pdfInfo(pdf);
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  expect(pages).toBeGreaterThan(1);
  const text = pdfText(pdf);
  const flat = unbroken(text);

  for (const words of [
    "窗口单位检查记录表",
    "示例数据 · 不是真实检查",
    "示例镇便民服务中心",
    "2026-11-23",
    "检查员1",
    "四亮四评检查",
    "十个必须十个不准",
    "【整理】",
    "【整理的评分办法】",
    zh.compiledNote,
    "还不能通过",
    "检查人员签字",
    "单位负责人签字",
    "盖章",
  ])
    expect(flat, words).toContain(unbroken(words));
  // The address of each finding: who, what, by which clause.
  for (const words of ["SL4-12", "2号窗口", "窗口有评价器或评价表", "S05群众评"]) expect(flat, words).toContain(unbroken(words));
  for (const row of findings) expect(row.split("\t")[4] ?? "", row).not.toBe("");
  // Every page has its number, the last as well.
  const numbers = [...flat.matchAll(/—(\d+)\/(\d+)—/g)].map(([, at]) => Number(at));
  expect(numbers).toEqual(Array.from({ length: pages }, (_, i) => i + 1));

  // Nothing of the page around it.
  for (const words of [zh.printOpen, zh.inspections, zh.exportInspection, zh.switchLanguage, zh.skip, zh.undo, "已保存"])
    expect(flat, words).not.toContain(unbroken(words));
  await page.emulateMedia({ media: "print" });
  await expect(
    page.locator("button, input, select, textarea, nav, .btn, .toast, [aria-live]:not(.sr)").filter({ visible: true }),
  ).toHaveCount(0);
  // What is folded away on the screen cannot be unfolded on paper.
  await expect(paper.at.locator("details:not([open])").filter({ visible: true })).toHaveCount(0);
  await expect(paper.at).toBeVisible();
  expect(await paper.at.evaluate((form) => getComputedStyle(form).color)).toBe("rgb(0, 0, 0)");
});

test("what is printed says the same as what is shown", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const result = await inspection.result();
  const headline = await result.headline.innerText();
  const scores = await page.locator("tfoot").allInnerTexts();
  const flat = unbroken(await (await inspection.paper()).printedText());
  expect(flat).toContain(unbroken(headline));
  for (const line of scores) expect(flat).toContain(unbroken(line));
});

test("open items can be left off the paper, and the number of them stays on it", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const open = await inspection.open();
  const paper = await inspection.paper();
  const long = pdfInfo(await paper.print()).pages;
  await page.getByLabel(zh.printOpen).uncheck();
  const pdf = await paper.print();
  expect(pdfInfo(pdf).pages).toBeLessThan(long);
  expect(unbroken(pdfText(pdf))).toContain(unbroken(`未查 ${open} 项`));
});

test("in the sun and in the dark the paper is black on white", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await page.emulateMedia({ colorScheme: "dark" });
  const paper = await inspection.paper();
  const colours = (): Promise<string[]> =>
    paper.at.evaluate((form) =>
      [...form.querySelectorAll<HTMLElement>("*")]
        .filter((one) => one.textContent?.trim() && one.checkVisibility())
        .map((one) => getComputedStyle(one).color),
    );
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(new Set(await colours())).toEqual(new Set(["rgb(0, 0, 0)"]));
  expect(await paper.at.evaluate((form) => getComputedStyle(form).backgroundColor)).toMatch(/rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
});

test("in English the form is English, with the same clauses", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.switchLanguage();
  await page.goto(`./#/i/${inspection.id}/print`);
  await expect(page.getByRole("heading", { name: en.formTitle })).toBeVisible();
  const flat = unbroken(pdfText(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  for (const words of [en.sampleLong, en.compiledNote, "SL4-12", en.signHead]) expect(flat, words).toContain(unbroken(words));
});

test("the large hall prints in one go", async ({ home, page }) => {
  const inspection = await home.openSample("load");
  const paper = await inspection.paper();
  const pdf = await paper.print();
  expect(pdfInfo(pdf).pages).toBeGreaterThan(2);
  expect(unbroken(pdfText(pdf))).toContain("【整理】");
  await expect(page.getByText(zh.sampleLong)).toBeVisible();
});
