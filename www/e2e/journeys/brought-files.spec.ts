import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { inspections } from "../support/device";
import { expect, test } from "../support/test";
import { en, zh } from "../support/words";

const sample = readFileSync(new URL("../../public/samples/township.json", import.meta.url), "utf8");
const yaml = readFileSync(new URL("../../../standards/township-facilities/township-facilities.yaml", import.meta.url), "utf8");
const season = readFileSync(new URL("../../../standards/seasons/patrol-ladder/patrol-ladder.yaml", import.meta.url), "utf8");
const settings = JSON.stringify({ format: "windowcheck-settings/1", standard: [{ pack: "ten-musts-ten-must-nots" }] });
// 编号,名称 in GBK.
const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]);

interface Dropped {
  name: string;
  content: string | Buffer;
}

/** Lets files go over the page, as a desktop does; tells whether the page took them. */
async function drop(page: Page, ...files: Dropped[]): Promise<boolean> {
  return page.evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, bytes } of given) data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
      const target = document.querySelector("main") ?? document.body;
      const send = (type: string): boolean =>
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      return [send("dragover"), send("drop")].every((left) => !left);
    },
    files.map(({ name, content }) => ({ name, bytes: Buffer.from(content).toString("base64") })),
  );
}

test("a file let go anywhere is taken to where it belongs, and never opened over the page", async ({ home, page }) => {
  // An inspection is imported.
  expect(await drop(page, { name: "检查.json", content: sample })).toBe(true);
  const inspection = await home.opened();
  await expect(inspection.heading).toContainText("示例镇便民服务中心");
  await inspection.isSaved();

  // Settings go to the open inspection, and can be taken back.
  expect(await drop(page, { name: "设置.json", content: settings })).toBe(true);
  await expect(inspection.toast).toContainText(zh.settingsLoaded(1));
  const setup = await inspection.setup();
  await expect(setup.standard("四亮四评检查")).not.toBeChecked();
  await expect(setup.standard("十个必须十个不准")).toBeChecked();
  await inspection.tap(inspection.button(zh.undo, inspection.toast));
  await expect(setup.standard("四亮四评检查")).toBeChecked();

  // A list at the list of subjects is one to be pasted, whatever its encoding.
  await page.goto(`./#/i/${inspection.id}/subjects/window`);
  await inspection.button(zh.addOne("窗口")).waitFor();
  expect(await drop(page, { name: "窗口.csv", content: "W91,社保\nW92,医保\nW01,已有\n" })).toBe(true);
  const paste = page.getByRole("dialog", { name: zh.pasteList });
  await expect(paste).toContainText("W91");
  await expect(paste).toContainText(zh.pasteProblems(1));
  expect(await violations(page)).toEqual([]);
  await inspection.tap(inspection.button(zh.addMany(2), paste));
  await expect(page.getByLabel(`W92 ${zh.name}`)).toHaveValue("医保");

  // A standard becomes one of one's own; a season is decided on its page.
  expect(await drop(page, { name: "town (1).yaml", content: yaml.replace("pack: township-facilities", "pack: town") })).toBe(true);
  await expect(page.getByRole("link", { name: /town \(1\)\.yaml/ })).toBeVisible();
  expect(await drop(page, { name: "办法.yaml", content: season })).toBe(true);
  await expect(page.getByRole("main")).toContainText(zh.seasonChosen("办法.yaml", ""));
  expect(await drop(page, { name: "数据.csv", content: gbk })).toBe(true);
  await expect(page.getByRole("main")).toContainText(zh.seasonChosen("办法.yaml", "数据.csv"));
});

test("several inspections are put into the list; what is something else is told in one message", async ({ home, page }) => {
  const other = sample.replaceAll("示例镇便民服务中心", "另一个镇");
  expect(
    await drop(
      page,
      { name: "一.json", content: sample },
      { name: "二.json", content: other },
      { name: "名单.xlsx", content: "PK\x03\x04[Content_Types].xml xl/workbook.xml" },
    ),
  ).toBe(true);
  await expect(home.line("示例镇便民服务中心")).toBeVisible();
  await expect(home.line("另一个镇")).toBeVisible();
  await expect(home.toast).toContainText(zh.fileSort.workbook);
});

/** What people take for a file of the page, and what they are told. */
const WRONG: [Dropped, keyof typeof zh.fileSort][] = [
  [{ name: "名单.xlsx", content: "PK\x03\x04[Content_Types].xml xl/workbook.xml" }, "workbook"],
  [{ name: "名单.csv", content: "编号,名称\nW01,社保\n" }, "table"],
  [{ name: "报告.json", content: '{"format": "windowcheck-report/1"}' }, "report"],
  [{ name: "通知.pdf", content: "%PDF-1.7" }, "document"],
  [{ name: "照片.jpg", content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]) }, "picture"],
  [{ name: "说明.md", content: "请先看这里" }, "text"],
  [{ name: "空.json", content: "" }, "empty"],
];

test("a wrong file is told what it is and where it goes, wherever it is given", async ({ home, page }) => {
  const before = await inspections(page);
  const give = async (control: string, { name, content }: Dropped): Promise<void> => {
    await home.hand(control, { name, mimeType: "", buffer: Buffer.from(content) });
  };
  const isTold = async (name: string, words: string): Promise<void> => {
    await expect(home.toast).toContainText(zh.wrongFile(name, words));
    await home.tap(home.button(zh.close, home.toast));
    await expect(home.toast).toBeHidden();
  };
  for (const [file, sort] of [
    ...WRONG,
    [{ name: "设置.json", content: settings }, "settings"],
    [{ name: "标准.yaml", content: yaml }, "standard"],
    [{ name: "办法.yaml", content: season }, "season"],
  ] as const) {
    await give(zh.importInspection, file);
    await isTold(file.name, zh.fileSort[sort]);
  }
  for (const [file, sort] of WRONG) {
    expect(await drop(page, file)).toBe(true);
    await isTold(file.name, zh.fileSort[sort]);
  }
  expect(await inspections(page)).toBe(before);

  await page.goto("./#/standards");
  for (const [file, sort] of [
    ...WRONG,
    [{ name: "检查.json", content: sample }, "inspection"],
    [{ name: "办法.yaml", content: season }, "season"],
    [{ name: "x.cases.yaml", content: "pack: x\ncases: []\n" }, "cases"],
  ] as const) {
    await give(zh.loadPack, file);
    await isTold(file.name, zh.fileSort[sort]);
  }
  // An encoding is named, and what to do about it.
  await give(zh.loadPack, { name: "标准.yaml", content: Buffer.concat([Buffer.from("pack: x\ntitle: "), gbk]) });
  await expect(home.toast).toContainText(zh.otherEncoding("GB18030"));
  await give(zh.loadPack, { name: "标准.yaml", content: Buffer.from("\ufeffpack: x\nrules: []\n", "utf16le") });
  await expect(home.toast).toContainText(zh.otherEncoding("UTF-16"));

  await page.goto("./#/seasons");
  for (const file of [
    { name: "标准.yaml", content: yaml },
    { name: "名单.xlsx", content: "PK\x03\x04xl/" },
  ]) {
    await give(zh.seasonDefinition, file);
    await isTold(file.name, zh.fileSort[file.name.endsWith("yaml") ? "standard" : "workbook"]);
  }
  await home.switchLanguage();
  await home.hand(en.seasonData, { name: "list.xlsx", mimeType: "", buffer: Buffer.from("PK\x03\x04xl/") });
  await expect(home.toast).toContainText(en.wrongFile("list.xlsx", en.fileSort.workbook));
});
