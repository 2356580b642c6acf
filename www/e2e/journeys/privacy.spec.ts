import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { Home } from "../pages/home";
import { payload, payloads } from "../support/payloads";
import { pdfText, unbroken } from "../support/pdf";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const sample = JSON.parse(readFileSync(new URL("../../public/samples/township.json", import.meta.url), "utf8")) as {
  title: string;
  inspectors: string[];
  absent: Record<string, string>;
  standard: { pack: string; params: Record<string, unknown>; slots: Record<string, unknown> }[];
  subjects: { id: string; kind: string; name?: string; facts: Record<string, Record<string, unknown>> }[];
};

test("in a whole inspection nothing leaves the device", async ({ home, page, watch, baseURL }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.tile("席卡或台签").openRule("摆放席卡或台签");
  await inspection.sheet.writeNote("没有台签");
  await inspection.sheet.close();
  const grid = await inspection.grid("staff");
  await grid.fillColumn("微笑服务");
  await (await inspection.setup()).exportSettings();
  const result = await inspection.result();
  await result.exportInspection();
  await result.exportReport();
  await (await inspection.paper()).print();
  for (const view of ["standards", "standards/township-facilities", "settings"]) {
    await page.goto(`./#/${view}`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
  }
  await page.reload();
  await page.getByRole("main").getByRole("heading").first().waitFor();
  // What was asked for are the files of the page, nothing with data in it, and nothing was sent.
  const origin = new URL(baseURL ?? "").origin;
  for (const url of watch.requests) {
    expect(url.startsWith(origin)).toBe(true);
    expect(new URL(url).search).toBe("");
    expect(new URL(url).pathname).toMatch(/^\/(?:|index\.html|[\w./-]+\.(?:js|css|wasm|json|ya?ml|csv|svg|txt|webmanifest))$/);
  }
  expect(watch.requests.length).toBeGreaterThan(10);
});

test("the page lets no foreign script in: no evaluation, no HTML from text, no worker from elsewhere, no request out", async ({
  page,
  home: _,
  watch,
}) => {
  // In a task of its own, because what a test evaluates directly is excused from the policy.
  const outcome = await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) =>
        setTimeout(async () => {
          const tried: Record<string, string> = {};
          const attempt = async (name: string, act: () => unknown): Promise<void> => {
            try {
              await act();
              tried[name] = "done";
            } catch (error) {
              tried[name] = (error as Error).name;
            }
          };
          await attempt("innerHTML", () => (document.createElement("div").innerHTML = "<b>x</b>"));
          await attempt("outerHTML", () => {
            const one = document.body.appendChild(document.createElement("p"));
            try {
              one.outerHTML = "<b>x</b>";
            } finally {
              one.remove();
            }
          });
          await attempt("insertAdjacentHTML", () => document.createElement("div").insertAdjacentHTML("beforeend", "<b>x</b>"));
          await attempt("document.write", () => document.write("x"));
          await attempt("eval", () => eval("1"));
          await attempt("Function", () => new Function("return 1")());
          await attempt("worker", () => new Worker("./service-worker.js"));
          await attempt("policy", () =>
            (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
              "mine",
              {},
            ),
          );
          await attempt("policy again", () =>
            (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
              "app-url",
              {},
            ),
          );
          await attempt("fetch", () => fetch("https://example.invalid/?secret"));
          resolve(tried);
        }, 0),
      ),
  );
  expect(outcome).toEqual({
    innerHTML: "TypeError",
    outerHTML: "TypeError",
    insertAdjacentHTML: "TypeError",
    "document.write": "TypeError",
    eval: "EvalError",
    Function: "EvalError",
    worker: "TypeError",
    policy: "TypeError",
    "policy again": "TypeError",
    fetch: "TypeError",
  });
  // These breaches were meant; that they are reported shows that the watch is awake. No request was made.
  await expect.poll(() => watch.faults.filter((fault) => fault.startsWith("policy:")).length).toBeGreaterThan(5);
  expect(watch.faults.filter((fault) => fault.startsWith("request"))).toEqual([]);
  watch.faults.length = 0;
});

/** No text has become an element, and none has run. */
async function onlyText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: (globalThis as unknown as { __xss?: unknown }).__xss,
    foreign: [
      ...document.querySelectorAll(
        "body script, iframe, object, embed, base, body style, body link, body img:not([src^=blob]), svg:not([data-icon]), math, [href^=javascript], [srcdoc]",
      ),
    ].map((one) => one.outerHTML.slice(0, 120)),
    handlers: [...document.querySelectorAll("*")].flatMap((one) =>
      one
        .getAttributeNames()
        .filter((name) => name.startsWith("on"))
        .map((name) => `${one.tagName} ${name}`),
    ),
  }));
  expect(found, where).toEqual({ ran: undefined, foreign: [], handlers: [] });
}

test("whatever stands in a name, a note or an answer is shown as it was written, on every screen and on paper", async ({ home, page }) => {
  const copy = structuredClone(sample);
  const title = payload(0, "单位");
  copy.title = title;
  copy.inspectors = [payload(1, "检查员").replace(/\s/g, "")];
  copy.subjects.forEach((subject, i) => (subject.name = payload(i, `${subject.id}名`)));
  const window = copy.subjects.find(({ id }) => id === "W02");
  if (window) {
    const note = window.facts["window.rating_device"];
    if (note) note.note = payload(2, "备注");
    window.facts["window.rating_form"] = { cannot_check: payload(3, "原因") };
  }
  const centre = copy.subjects.find(({ id }) => id === "C01");
  if (centre) centre.facts["centre.name"] = { value: payload(7, "全称") };
  copy.absent = { award: payload(10, "没有") };
  const settings = copy.standard.find(({ pack }) => pack === "township-facilities");
  if (settings) settings.params = { min_area: { value: 50, by: payload(4, "由"), on: "2026-01-01", basis: payload(5, "依据") } };
  const sentences = payloads.slice(0, 10).map((one, i) => `第${i + 1}句${one}`);
  const code = copy.standard.find(({ pack }) => pack === "ten-musts-ten-must-nots");
  if (code)
    code.slots = {
      "dk-musts": { entries: sentences.map((text) => ({ title: text })), by: payload(6, "办"), on: "2026-01-01", basis: payload(11, "文") },
    };

  await home.bring(copy);
  const inspection = await home.opened();
  await expect(page.locator(".top-title")).toContainText(title);
  await expect(page).toHaveTitle(new RegExp(escaped(title)));
  await onlyText(page, "the start of the inspection");

  await inspection.at("W02");
  await expect(inspection.heading).toContainText(payload(3, "W02名"));
  await expect(page.getByRole("main")).toContainText(payload(2, "备注"));
  await expect(page.getByRole("main")).toContainText(payload(3, "原因"));
  await inspection.tile("评价器或评价二维码").openRule("窗口有评价器或评价表");
  await expect(inspection.sheet.note).toHaveValue(payload(2, "备注"));
  await onlyText(page, "the sheet");
  await inspection.sheet.close();
  await inspection.at("C01");
  await expect(inspection.tile("中心全称").at.getByRole("textbox").first()).toHaveValue(payload(7, "全称"));
  await inspection.tile("中心全称").openRule("名称为");
  await inspection.sheet.at.getByText(zh.reason, { exact: true }).waitFor();
  await expect(inspection.sheet.at.getByRole("textbox").first()).toHaveValue(payload(7, "全称"));
  await onlyText(page, "the sheet of a text");
  await inspection.sheet.close();

  // The sentences of a list become items of their own.
  await inspection.at("S01");
  for (const sentence of sentences.slice(0, 3)) await expect(page.getByRole("main")).toContainText(sentence);
  const grid = await inspection.grid("window");
  await expect(grid.at).toContainText(payload(3, "W02名"));
  await onlyText(page, "the grid");
  await page.goto(`./#/i/${inspection.id}/subjects/window`);
  await expect(page.getByLabel(`W02 ${zh.name}`)).toHaveValue(payload(3, "W02名"));
  await onlyText(page, "the subjects");
  const setup = await inspection.setup();
  await expect(setup.page.getByLabel(zh.siteName)).toHaveValue(title);
  await onlyText(page, "the settings of the inspection");
  await inspection.result();
  await expect(page.getByRole("main")).toContainText(payload(3, "W02名"));
  await onlyText(page, "the result");

  const paper = await inspection.paper();
  await onlyText(page, "the printed form");
  const flat = unbroken(pdfText(await paper.print()));
  for (const text of [
    title,
    payload(4, "W03名"),
    payload(4, "由"),
    payload(5, "依据"),
    payload(6, "办"),
    payload(11, "文"),
    payload(10, "没有"),
  ])
    expect(flat).toContain(unbroken(text));

  const list = await inspection.back();
  await expect(list.line("单位")).toContainText(title);
  await list.tap(list.line("单位").getByRole("button"));
  await expect(list.toast).toContainText(title);
  await onlyText(page, "the list and its message");
});

test("whatever an inspector writes in the page is shown as it was written", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const setup = await inspection.setup();
  const title = payload(13, "改名");
  await setup.enter(page.getByRole("main"), zh.siteName, title);
  await expect(page.locator(".top-title")).toContainText(title);
  await page.goto(`./#/i/${inspection.id}/subjects/window`);
  const name = page.getByLabel(`W01 ${zh.name}`);
  await name.fill(payload(16, "窗"));
  await name.blur();
  await inspection.isSaved();
  await inspection.at("W01");
  await expect(inspection.heading).toContainText(payload(16, "窗"));
  await inspection.tile("纸质评价表").answer("有");
  const tile = inspection.tile("评价器或评价二维码");
  await inspection.tap(tile.choice(zh.verdict.cannot_check));
  await tile.at.getByRole("textbox").fill(payload(8, "因"));
  await inspection.tap(inspection.button(zh.record, tile.at));
  await expect(tile.at).toContainText(payload(8, "因"));
  await tile.openRule("窗口有评价器或评价表");
  await inspection.sheet.writeNote(payload(17, "注"));
  await inspection.sheet.close();
  await expect(tile.at).toContainText(payload(17, "注"));
  await inspection.at("C01");
  await inspection.tile("中心全称").write(payload(9, "称"));
  await inspection.isSaved();
  await page.goto(`./#/i/${inspection.id}/subjects/review`);
  await inspection.tap(page.getByRole("button", { name: zh.pasteList }));
  const paste = page.getByRole("dialog");
  await paste.getByRole("textbox").fill(`${payload(1, "Z")},${payload(2, "名")}\nR01,x`);
  await expect(paste).toContainText("R01");
  await inspection.tap(paste.getByRole("button", { name: /添加 1 个/ }));
  await expect(page.getByRole("table")).toContainText(payload(1, "Z"));
  await page.getByRole("link", { name: payload(1, "Z") }).click();
  await expect(inspection.heading).toContainText(payload(2, "名"));
  await onlyText(page, "after all");
  await inspection.reload();
  await expect(inspection.heading).toContainText(payload(2, "名"));
  await onlyText(page, "after a reload");
  await (await inspection.paper()).print();
  await onlyText(page, "on paper");
});

test("a standard brought from outside may be called anything, and is only read", async ({ home, page, hasTouch }) => {
  const q = (text: string): string => JSON.stringify(text);
  const both = (at: number, place: string): string => `{zh: ${q(payload(at, place))}, en: ${q(payload(at, place))}}`;
  const yaml = `pack: foreign
title: ${both(0, "标准")}
about: ${both(1, "说明")}
version: 1.0.0
status: compiled
sources:
  X:
    title: ${both(2, "来源")}
    evidence: B
kinds:
  window:
    label: ${both(3, "窗")}
facts:
  window.sign:
    label: ${both(4, "台签")}
    type: yes_no
    yes: ${both(5, "有")}
    no: ${both(6, "无")}
    help: ${both(7, "帮助")}
    method: look
    group: ${both(8, "组")}
rules:
  - id: sign
    title: ${both(9, "条款")}
    sources: [X-01]
    each: window
    require: {is: {fact: window.sign, value: true}}
    force: must
    severity: minor
    remedy: ${both(10, "整改")}
    note: ${both(11, "备注")}
`;
  await page.goto("./#/standards");
  await page.getByLabel(zh.loadPack).setInputFiles({ name: "foreign.yaml", mimeType: "text/yaml", buffer: Buffer.from(yaml) });
  await expect(home.toast).toContainText(payload(0, "标准"));
  await page.getByRole("link", { name: payload(0, "标准") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(payload(0, "标准"));
  for (const text of [payload(1, "说明"), payload(2, "来源"), payload(9, "条款"), payload(3, "窗")])
    await expect(page.getByRole("main")).toContainText(text);
  await onlyText(page, "the standard");

  const start = await new Home(page, zh, !!hasTouch).open();
  const inspection = await start.startNew();
  await inspection.page.getByRole("checkbox", { name: payload(0, "标准") }).check();
  await inspection.tap(page.getByRole("main").getByRole("link", { name: `${zh.tab.subjects} ▸` }));
  await inspection.tap(inspection.button(zh.addOne(payload(3, "窗"))));
  await inspection.view("inspect");
  for (const text of [payload(3, "窗"), payload(4, "台签"), payload(7, "帮助"), payload(8, "组"), payload(9, "条款")])
    await expect(page.getByRole("main")).toContainText(text);
  await inspection.tap(page.getByRole("button", { name: payload(6, "无") }));
  await expect(page.locator("button.read").first()).toContainText(zh.verdict.fail);
  await inspection.tap(page.locator("button.read").first());
  for (const text of [payload(9, "条款"), payload(10, "整改"), payload(2, "来源")]) await expect(inspection.sheet.at).toContainText(text);
  await onlyText(page, "the sheet");
  await inspection.sheet.close();
  await inspection.grid();
  await onlyText(page, "the grid");
  await inspection.result();
  await expect(page.getByRole("main")).toContainText(payload(9, "条款"));
  await onlyText(page, "the result");
  const flat = unbroken(await (await inspection.paper()).printedText());
  for (const text of [payload(0, "标准"), payload(9, "条款"), payload(2, "来源")]) expect(flat).toContain(unbroken(text));
  await onlyText(page, "the printed form");
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
