// What an inspector writes beside the answers is found by those who read the result.
import { Inspection } from "../pages/inspection";
import { pdfText, unbroken } from "../support/pdf";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

interface Recorded {
  subject: number;
  fact: string;
  answer: { value?: unknown; not_applicable?: string; note?: string; note_by?: string; by?: string; how?: string };
  note_is_older?: boolean;
}

test("notes, reasons, causes and who recorded them are found in the result, the report file and on paper", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  // A note on what is still open.
  await inspection.at("W04");
  const duties = inspection.tile("窗口职责公开在哪里");
  await duties.note("展板在换，下午再看");
  await expect(duties.at).toContainText(zh.verdict.pending);
  // Why something does not apply, a cause on a fail.
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.tile("席卡或台签").openRule("摆放席卡或台签");
  await inspection.tap(inspection.button("破损", inspection.sheet.at));
  await inspection.sheet.close();
  await inspection.tile("微笑服务").without("not_applicable", "无此岗位");
  // An answer that is changed under its note.
  await inspection.at("S06");
  await inspection.tile("席卡或台签").note("台签送去重做");
  await page.waitForTimeout(1100);
  await inspection.tile("席卡或台签").answer("已摆放");
  await expect(inspection.tile("席卡或台签").at).toContainText(zh.noteIsOlder);
  await inspection.isSaved();

  const wanted = ["展板在换，下午再看", "破损", "台签送去重做", zh.noteIsOlder, "无此岗位"];
  const result = await inspection.result();
  await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  for (const words of wanted) await expect(page.getByRole("main"), words).toContainText(words);
  await expect(page.getByRole("heading", { name: zh.recordedHow })).toBeVisible();
  // At the finding itself.
  const fail = page.getByRole("listitem").filter({ hasText: "S08 · 摆放席卡或台签" });
  await expect(fail).toContainText(`${zh.note}：破损（检查员1`);

  const report = JSON.parse((await result.exportReport()).text) as {
    recorded: Recorded[];
    recorders: { by?: string; one: number; notes: number }[];
    findings: { answers?: number[] }[];
    unsettled: { answers?: number[] }[];
  };
  const written = (fact: string, note: string): number => report.recorded.findIndex((one) => one.fact === fact && one.answer.note === note);
  const open = written("window.duty_channels", "展板在换，下午再看");
  const failed = written("staff.desk_sign", "破损");
  expect(report.unsettled.some(({ answers }) => answers?.includes(open))).toBe(true);
  expect(report.findings.some(({ answers }) => answers?.includes(failed))).toBe(true);
  expect(report.recorded[open]?.answer).not.toHaveProperty("value");
  expect(report.recorded[failed]?.answer).toMatchObject({ value: false, how: "one", by: "检查员1", note_by: "检查员1" });
  expect(report.recorded[written("staff.desk_sign", "台签送去重做")]?.note_is_older).toBe(true);
  expect(report.recorded.some(({ answer }) => answer.not_applicable === "无此岗位")).toBe(true);
  expect(report.recorders.find(({ by }) => by === "检查员1")?.notes).toBe(3);

  const paper = await inspection.paper();
  const flat = unbroken(await paper.printedText());
  for (const words of wanted) expect(flat, words).toContain(unbroken(words));
  expect(flat).toContain(unbroken("备注：破损（检查员1"));
  // All answers only where they are asked for.
  expect(flat).not.toContain(unbroken(zh.allAnswers));
  await page.getByLabel(zh.printAll).check();
  const all = unbroken(await paper.printedText());
  for (const words of [...wanted, zh.allAnswers, "综合窗口"]) expect(all, words).toContain(unbroken(words));
  expect(all.length).toBeGreaterThan(flat.length);
  // Every code by which the paper cites a clause stands among the sources.
  for (const code of ["SL4", "S05"]) expect(flat).toMatch(new RegExp(`${code}[^-A-Z0-9]{2,60}（依据等级`));
});

test("a note that stands alone travels in the file, and is still no answer on the other side", async ({ home, page, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W04");
  await inspection.tile("纸质评价表").note("表格用完了");
  const open = await inspection.open();
  await inspection.isSaved();
  const { text } = await (await inspection.result()).exportInspection();
  const start = await inspection.back();
  await start.bring(text);
  const other = new Inspection(page, zh, !!hasTouch);
  await other.saved.waitFor();
  await other.at("W04");
  await expect(other.tile("纸质评价表").at).toContainText("表格用完了");
  expect(await other.open()).toBe(open);
});

test("with two inspectors the head says who records, one tap changes it, and each answer is signed so", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const recorder = page.locator("button.recorder");
  await expect(recorder).toHaveCount(0);
  const setup = await inspection.setup();
  await setup.enter(page.getByRole("main"), zh.inspectors, "检查员1、检查员2");
  await expect(recorder).toHaveText(zh.pair(zh.recorder, zh.recorderUnchosen));
  await inspection.tap(recorder);
  await inspection.tap(inspection.button("检查员2", page.getByRole("dialog")));
  await expect(recorder).toHaveText(zh.pair(zh.recorder, "检查员2"));

  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await expect(inspection.tile("席卡或台签").at).toContainText(/检查员2 (\d{4}-\d\d-\d\d )?\d\d:\d\d/);
  await inspection.tap(recorder);
  await expect(recorder).toHaveText(zh.pair(zh.recorder, "检查员1"));
  await inspection.tile("席卡或台签").note("破损");
  await inspection.isSaved();
  // It stays so on this device.
  await inspection.reload();
  await expect(recorder).toHaveText(zh.pair(zh.recorder, "检查员1"));

  const flat = unbroken(await (await inspection.paper()).printedText());
  expect(flat).toMatch(/检查员2[^；]{0,20}逐项备注：破损（检查员1/);
});

const PACK = `pack: views
title: {zh: 照片检查, en: Views}
version: 1.0.0
status: compiled
sources: {HR: {title: {zh: 办法, en: Rules}, evidence: B}}
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
facts:
  hall.door: {label: {zh: 大门完好, en: The door is whole}, type: yes_no, method: look}
  hall.views: {label: {zh: 现场照片, en: Views}, type: photo, method: look}
rules:
  - {id: door, title: {zh: 大门完好, en: The door is whole}, sources: [HR 1], each: hall, require: {is: {fact: hall.door, value: true}}, force: must, severity: minor}
`;

test("photos stand in the result and on paper, and what was transparent in them is white", async ({ home, page }) => {
  await page.goto("./#/standards");
  await page.getByLabel(zh.loadPack).setInputFiles({ name: "views.yaml", mimeType: "text/yaml", buffer: Buffer.from(PACK) });
  await expect(home.toast).toContainText("照片检查");
  await home.open();
  const inspection = await home.startNew();
  await page.getByRole("checkbox", { name: "照片检查" }).check();
  await inspection.view("inspect");
  const tile = inspection.tile("现场照片");
  // A red square on nothing.
  const png = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 40);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#f00";
    context.fillRect(10, 10, 20, 20);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  });
  await tile.at.getByLabel(zh.addPhoto).setInputFiles({ name: "view.png", mimeType: "image/png", buffer: Buffer.from(png) });
  await expect(tile.at.getByRole("img")).toBeVisible();
  await inspection.isSaved();

  await inspection.result();
  const shown = page.getByRole("main").getByRole("img", { name: zh.photoOf("现场照片", 1) });
  await expect(shown).toBeVisible();
  const corner = await shown.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return [...context.getImageData(1, 1, 1, 1).data];
  });
  // White as JPEG has it beside red; black would be 0.
  expect(Math.min(...corner)).toBeGreaterThan(200);

  const paper = await inspection.paper();
  await expect(paper.at.getByRole("img")).toBeVisible();
  const pdf = await paper.print();
  expect(pdf.toString("latin1")).toContain("/Subtype /Image");
  expect(unbroken(pdfText(pdf))).toContain("现场照片");
});

test("the words of an inspector are text and nothing else", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W04");
  await inspection.tile("纸质评价表").note("<img src=x onerror=alert(1)>\n第二行");
  await inspection.isSaved();
  await inspection.result();
  await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  await expect(page.getByRole("main")).toContainText("<img src=x onerror=alert(1)>");
  await expect(page.locator("main img")).toHaveCount(0);
  expect(unbroken(await (await inspection.paper()).printedText())).toContain(unbroken("<img src=x onerror=alert(1)>"));
});
