import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { jsonFile } from "../pages/part";
import { violations } from "../support/axe";
import { inspections, stores } from "../support/device";
import { expect, test } from "../support/test";
import { en, zh } from "../support/words";

const good = readFileSync(new URL("../../public/samples/township.json", import.meta.url), "utf8");
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the files are wrong on purpose
type Loose = Record<string, any>;
const changed = (change: (inspection: Loose) => void): string => {
  const copy = JSON.parse(good) as Loose;
  change(copy);
  return JSON.stringify(copy);
};

/** What is wrong with a file, and what the sentence on it has to speak of. */
const FILES: [what: string, content: string | Buffer, speaks: RegExp][] = [
  ["empty", "", /./],
  ["not JSON", "这不是一份检查", /JSON|格式|读|第 ?1 行/],
  ["cut off in the middle", good.slice(0, 4000), /./],
  ["cut off before its last brace", good.trimEnd().slice(0, -1), /./],
  ["of a newer version", good.replace("windowcheck-inspection/1", "windowcheck-inspection/2"), /windowcheck-inspection\/2|版本/],
  ["of another kind", JSON.stringify({ format: "windowcheck-settings/1", standard: [] }), /./],
  ["with a key twice", good.replace('"title":', '"title": "别的", "title":'), /title|重复/],
  ["with an answer twice", good.replace('"hall.area": {', '"hall.area": {"value": 1}, "hall.area": {'), /hall\.area|重复/],
  ["with a number for a title", changed((one) => (one.title = 5)), /./],
  ["with a text for the subjects", changed((one) => (one.subjects = "W01")), /./],
  ["with a key that no inspection has", changed((one) => (one.nonsense = 1)), /nonsense/],
  ["with the same subject twice", changed((one) => one.subjects.push(one.subjects[2])), /W01/],
  ["with a parent that there is not", changed((one) => (one.subjects[2].parent = "H99")), /H99/],
  ["with a day that there is not", changed((one) => (one.date = "2026-02-30")), /2026-02-30|日期/],
  ["with a standard that nobody has", changed((one) => (one.standard[0].pack = "unheard-of")), /unheard-of/],
  ["with a profile that there is not", changed((one) => (one.standard[0].profiles = ["gentle"])), /gentle/],
  ["with a parameter that there is not", changed((one) => (one.standard[2].params = { tallness: { value: 5 } })), /tallness/],
  ["with half of a character pair", good.replace("示例镇便民服务中心", "\\ud800"), /./],
  [
    "with half of a character pair in its bytes",
    Buffer.concat([Buffer.from('{"title": "'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    /UTF-8/,
  ],
  ["in another encoding", Buffer.from([0xff, 0xfe, 0x7b, 0x00]), /UTF-8/],
  ["nested without end", "[".repeat(200_000), /./],
  ["of 21 MB", Buffer.alloc(21 * 1024 * 1024, "a"), /20 ?MB/],
  ["of 19 MB and nonsense", Buffer.alloc(19 * 1024 * 1024, "1,"), /./],
];

/** A sentence for a person: in the language of the page, without what only a programmer reads. */
function isSentence(text: string, language: "zh" | "en"): void {
  expect(text.length).toBeGreaterThan(6);
  expect(text.length).toBeLessThan(400);
  const said = own(text);
  if (language === "zh") expect(said.match(/[\u4e00-\u9fff]/g)?.length ?? 0).toBeGreaterThan(5);
  else expect(said).not.toMatch(/[\u4e00-\u9fff]/);
  expect(text).not.toMatch(/undefined|\[object|RuntimeError|unreachable|panicked|出现意外情况|unexpected happened/);
}

/** Without the place in the file, the names that it has itself and names of formats: the same in every language. */
const own = (text: string): string =>
  text
    .replace(/^[\w.\-[\]]+(?:[,，][\w.\-[\]]+)?[:：,，]/, "")
    .replace(/subjects\[\d+\]/g, "")
    .replace(
      /[“"'「`][^”"'」`]*[”"'」`]|windowcheck-\w+\/\d|[\w-]+\.(?:yaml|json)|YYYY-MM-DD|JSON|YAML|UTF-8|UTF-16|GB18030|MiB|KiB|MB|\b[a-z]+[._][a-z_]+\b|[WSHCRUK]\d+|：[\w、]+。$/g,
      "",
    );

test("a bad file is refused with a clear sentence, and nothing on the device changes", async ({ home, page }) => {
  test.setTimeout(120_000);
  // Something that could be harmed.
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  await inspection.back();
  await expect.poll(async () => (await stores(page)).heads).toMatchObject([{ needed: 158 }]);
  const before = await inspections(page);
  expect(before.length).toBeGreaterThan(10_000);

  const wrong: string[] = [];
  for (const [what, content, speaks] of FILES) {
    await home.bring(content);
    const text = await told(page);
    try {
      isSentence(text, "zh");
      expect(text).toMatch(speaks);
    } catch (error) {
      wrong.push(`a file ${what}: “${text}” ${String(error).split("\n").slice(0, 1).join("")}`);
    }
    if (new URL(page.url()).hash !== "#/") {
      wrong.push(`a file ${what} was opened`);
      await home.opened();
      await home.open();
    } else if ((await inspections(page)) !== before) wrong.push(`a file ${what} changed what is on the device`);
  }
  expect(wrong).toEqual([]);
  // And a good one is still taken.
  await home.bring(good);
  await home.opened();
});

/** The sentence, which is then put away for the next; empty when the file was taken. */
async function told(page: Page): Promise<string> {
  const toast = page.locator(".toast");
  const here = page.url();
  await expect.poll(async () => (await toast.isVisible()) || page.url() !== here, { timeout: 15_000 }).toBe(true);
  if (page.url() !== here) return "";
  const text = await toast.locator("span").first().innerText();
  await toast.getByRole("button").last().click();
  await toast.waitFor({ state: "hidden" });
  return text;
}

test("in Chinese the sentences are Chinese to the last word", async ({ home, page }) => {
  const mixed: string[] = [];
  for (const [what, content] of FILES.filter(([what]) => !/MB/.test(what))) {
    await home.bring(content);
    const text = await told(page);
    if (/[A-Za-z]{3,}/.test(own(text))) mixed.push(`a file ${what}: “${text}”`);
  }
  expect(mixed).toEqual([]);
});

test("in English the sentences are English", async ({ home, page }) => {
  await home.switchLanguage();
  const wrong: string[] = [];
  for (const [what, content] of FILES.filter(([what]) => !/MB|nested/.test(what))) {
    await page.getByLabel(en.importInspection).setInputFiles([jsonFile(content)]);
    const text = await told(page);
    try {
      isSentence(text, "en");
    } catch {
      wrong.push(`a file ${what}: “${text}”`);
    }
    if (new URL(page.url()).hash !== "#/") await new Home(page, en, home.touch).open();
  }
  expect(wrong).toEqual([]);
});

test("what only another standard knows is kept for it, and the page goes on", async ({ home, page }) => {
  await home.bring(
    changed((one) => {
      one.subjects[2].facts["window.nonsense"] = { value: true };
      one.subjects.push({ id: "K01", kind: "castle", name: "别的对象", facts: { "castle.gate": { value: "open" } } });
    }),
  );
  const inspection = await home.opened();
  await inspection.at("W01");
  await inspection.tile("纸质评价表").answer("有");
  await inspection.isSaved();
  const kept = JSON.parse((await (await inspection.result()).exportInspection()).text) as Loose;
  // A value alone and a value with nothing beside it say the same.
  const said = (answer: Loose | string): unknown => (typeof answer === "object" ? answer.value : answer);
  const castle = kept.subjects.find(({ id }: Loose) => id === "K01");
  expect({ ...castle, facts: null }).toEqual({ id: "K01", kind: "castle", name: "别的对象", facts: null });
  expect(said(castle.facts["castle.gate"])).toBe("open");
  expect(said(kept.subjects.find(({ id }: Loose) => id === "W01").facts["window.nonsense"])).toBe(true);
  await (await inspection.paper()).ready();
  await page.goto(`./#/i/${inspection.id}/inspect/K01`);
  await expect(page.getByRole("main")).toContainText("别的对象");
});

test("a slip of the finger in a file is named with what was meant, when it is imported and under the result", async ({ home, page }) => {
  // Filled in at another desk: a fact and a kind are misspelt, and the standard was an older one.
  await home.bring(
    changed((one) => {
      const { "window.rating_device": rating, ...facts } = one.subjects[2].facts;
      one.subjects[2].facts = { ...facts, "window.rating_devise": rating };
      one.subjects.push({ id: "W06", kind: "windo", facts: {} });
      one.standard[0].sha256 = "0".repeat(64);
    }),
  );
  const inspection = await home.opened();
  const notice = page.getByRole("status").filter({ hasText: zh.notJudgedAbout(2) });
  for (const words of [
    zh.unknownName(true, "window.rating_devise", "W01", 1),
    zh.perhaps("评价器或评价二维码", "window.rating_device"),
    zh.unknownName(false, "windo", "W06", 1),
    zh.perhaps("窗口", "window"),
    "四亮四评检查",
  ])
    await expect(notice).toContainText(words);
  expect(await violations(page)).toEqual([]);
  await inspection.tap(inspection.button(zh.close, notice));
  await expect(notice).toBeHidden();

  // Opened again another day it stands under the result and on paper, and is in the file as it came.
  await inspection.reload();
  await expect(notice).toBeHidden();
  const result = await inspection.result();
  await expect(page.getByRole("main")).toContainText(zh.perhaps("评价器或评价二维码", "window.rating_device"));
  const kept = JSON.parse((await result.exportInspection()).text) as Loose;
  expect(kept.subjects[2].facts["window.rating_devise"]).toBeTruthy();
  await inspection.switchLanguage();
  await expect(page.getByRole("main")).toContainText(en.unknownName(true, "window.rating_devise", "W01", 1));
  await page.goto(`./#/i/${inspection.id}/print`);
  await expect(page.getByRole("article")).toContainText("window.rating_devise");
});

test("answers that their facts do not take are listed, count as open and stay in the file", async ({ home, page }) => {
  await home.bring(
    changed((one) => {
      one.subjects[1].facts["hall.area"].value = "很大";
      one.subjects[7].facts["staff.political"].value = "emperor";
    }),
  );
  const inspection = await home.opened();
  const list = page.getByRole("group").filter({ hasText: zh.refusedAnswers(2) });
  await list.getByText(zh.refusedAnswers(2)).click();
  for (const words of ["办事大厅 · 大厅面积", zh.refusedWas("很大"), "S01 · 党团员身份", zh.refusedWas("emperor")])
    await expect(list).toContainText(words);
  expect(await violations(page)).toEqual([]);

  // They stay in the file as they came.
  const kept = JSON.parse((await (await inspection.result()).exportInspection()).text) as Loose;
  expect(kept.subjects[1].facts["hall.area"].value).toBe("很大");
  expect(kept.subjects[7].facts["staff.political"].value).toBe("emperor");

  // From the list to the tile; recorded anew an answer leaves it.
  await list.getByRole("link", { name: /大厅面积/ }).click();
  const area = inspection.tile("大厅面积");
  await expect(area.rule("大厅面积达到本地标准")).not.toContainText(zh.verdict.pass);
  await area.write("62");
  await expect(page.getByText(zh.refusedAnswers(1))).toBeVisible();
  await inspection.isSaved();
  await page.reload();
  await expect(page.getByText(zh.refusedAnswers(1))).toBeVisible();
});

test("a file without a slip says nothing of the kind", async ({ home, page }) => {
  await home.bring(good);
  const inspection = await home.opened();
  await inspection.result();
  await expect(page.getByText(zh.notJudged)).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: zh.close })).toHaveCount(0);
});

test("a file cut off anywhere is refused, and never opened in part", async ({ home, page }) => {
  test.setTimeout(120_000);
  const short = changed((one) => (one.subjects = one.subjects.slice(0, 3)));
  const before = await inspections(page);
  for (let end = 1; end < short.length; end += Math.ceil(short.length / 25)) {
    await home.bring(short.slice(0, end));
    isSentence(await told(page), "zh");
    expect(new URL(page.url()).hash).toBe("#/");
  }
  expect(await inspections(page)).toBe(before);
});

test("bad settings and bad standards are refused where they are brought, and nothing changes", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const setup = await inspection.setup();
  await setup.standard("十个必须十个不准").waitFor();
  // The list has been told how far the inspection is.
  await expect.poll(async () => (await stores(page)).heads).toMatchObject([{ needed: 159 }]);
  const before = await inspections(page);
  for (const content of [
    "",
    "{}",
    good,
    '{"format":"windowcheck-settings/2","standard":[]}',
    '{"format":"windowcheck-settings/1","standard":[{"pack":"four-displays","profiles":["gentle"]}]}',
    '{"format":"windowcheck-settings/1","standard":[{"pack":"four-displays","params":{"periods":{"value":-1}}}]}',
    '{"format":"windowcheck-settings/1","standard":["x"]}',
    '{"format":"windowcheck-settings/1","standard":[{"pack":"unheard-of"}]}',
  ]) {
    await setup.loadSettings(content);
    const text = await told(page);
    expect.soft(text, content).not.toMatch(/出现意外情况|undefined/);
    isSentence(text, "zh");
    expect(await inspections(page), content.slice(0, 90)).toBe(before);
  }

  await page.goto("./#/standards");
  await expect.poll(async () => (await stores(page)).heads).toMatchObject([{ needed: 159 }]);
  const now = await inspections(page);
  const listed = page.getByRole("main").getByRole("listitem");
  await listed.first().waitFor();
  const standards = await listed.count();
  const load = async (yaml: string): Promise<string> => {
    await page.getByLabel(zh.loadPack).setInputFiles({ name: "x.yaml", mimeType: "text/yaml", buffer: Buffer.from(yaml) });
    return told(page);
  };
  const yaml = readFileSync(new URL("../../../standards/township-facilities/township-facilities.yaml", import.meta.url), "utf8");
  for (const [content, speaks] of [
    ["", /./],
    ["rules: [", /第|行/],
    ["pack: x\npack: y\nrules: []\n", /第|行|重复/],
    ["a: &a [1]\nb: *a\nrules: []\n", /第|行|锚|别名/],
    [yaml.replace("service-hall.yaml", "nowhere.yaml"), /nowhere\.yaml/],
    [`${"[".repeat(5000)}\nrules: []`, /./],
    ["x".repeat(2 * 1024 * 1024), /./],
  ] as const) {
    const text = await load(content);
    isSentence(text, "zh");
    expect.soft(text, content.slice(0, 40)).toMatch(speaks);
  }
  await expect(listed).toHaveCount(standards);
  expect(await inspections(page)).toBe(now);
});
