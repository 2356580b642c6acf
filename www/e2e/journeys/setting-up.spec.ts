import { Home } from "../pages/home";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("a new inspection: standards and a profile chosen, a parameter set, a list filled, and verdicts follow", async ({
  home,
  page,
  browser,
  baseURL,
  hasTouch,
}) => {
  const inspection = await home.startNew();
  const setup = await inspection.setup();
  await setup.enter(page.getByRole("main"), zh.siteName, "石桥镇便民服务中心");
  await setup.enter(page.getByRole("main"), zh.inspectors, "检查员3、检查员4");
  await setup.standard("乡镇便民服务中心必备设施").check();
  await setup.standard("十个必须十个不准").check();
  await expect(setup.pack("乡镇便民服务中心必备设施")).toContainText(zh.packStatus.incomplete);
  await expect(setup.pack("十个必须十个不准")).toContainText(zh.packStatus.compiled);

  // A hall is added; what has no figure is not judged.
  await inspection.view("subjects");
  await inspection.tap(page.getByRole("navigation", { name: zh.kinds }).getByRole("link", { name: /^大厅/ }));
  await inspection.tap(inspection.button(zh.addOne("大厅")));
  const hall = page.getByLabel(`H01 ${zh.name}`);
  await hall.fill("办事大厅");
  await hall.blur();
  await inspection.view("inspect");
  await inspection.choose("大厅", "办事大厅");
  const area = inspection.tile("大厅面积");
  await area.write("62");
  await expect(area.rule("大厅面积达到本地标准")).toContainText("参数未设");
  await expect(area.rule("大厅面积达到本地标准")).not.toContainText(zh.verdict.pass);

  await inspection.view("setup");
  const param = setup.param("大厅最小面积");
  await expect(param).toContainText("未设");
  await setup.enter(param, /^值/, "５０");
  await expect(param).toContainText("本单位设定：50");
  await setup.enter(param, "由谁设定", "县政务服务局");
  await setup.enter(param, "设定日期", "2026-01-15");
  await setup.enter(param, "依据", "县便民服务中心建设标准");
  await inspection.view("inspect");
  await inspection.choose("大厅", "办事大厅");
  await expect(area.rule("大厅面积达到本地标准")).toContainText(zh.verdict.pass);
  await area.write("40");
  await expect(area.rule("大厅面积达到本地标准")).toContainText(zh.verdict.fail);
  await area.openRule("大厅面积达到本地标准");
  await expect(inspection.sheet.at).toContainText("50");
  await inspection.sheet.close();

  // A profile with points: marked as compiled wherever a score stands.
  await inspection.view("setup");
  await setup.profile("十个必须十个不准", "计分（汇编）").check();
  await expect(setup.pack("十个必须十个不准")).toContainText(zh.compiledScheme);
  await inspection.view("subjects");
  await page.goto(`./#/i/${inspection.id}/subjects/staff`);
  await inspection.tap(inspection.button(zh.addOne("工作人员")));
  await expect(page.getByRole("link", { name: "S01" })).toBeVisible();

  // The county's own lists: first not supplied, then items like all others.
  await page.goto(`./#/i/${inspection.id}/inspect/S01`);
  await expect(page.getByRole("main").locator("button.read").filter({ hasText: "本县“十个必须”" })).toContainText("内容未提供");
  await expect(page.getByRole("main").locator("button.read").filter({ hasText: "本县“十个不准”" })).toContainText("内容未提供");
  await inspection.view("setup");
  for (const [title, word] of [
    ["本县“十个必须”", "必须"],
    ["本县“十个不准”", "不准"],
  ] as const) {
    const slot = setup.slot(title);
    await expect(slot).toContainText("已提供 0 / 10");
    await setup.enter(slot, zh.onePerLine, Array.from({ length: 9 }, (_, i) => `${word}第${i + 1}条`).join("\n"));
    await expect(slot).toContainText("已提供 9 / 10");
    await setup.enter(slot, zh.onePerLine, Array.from({ length: 10 }, (_, i) => `${word}第${i + 1}条`).join("\n"));
    await expect(slot).toContainText("已提供 10 / 10");
    await setup.enter(slot, "由谁设定", "县政务服务局");
  }
  await inspection.isSaved();
  await page.goto(`./#/i/${inspection.id}/inspect/S01`);
  await expect(page.getByRole("main")).not.toContainText("内容未提供");
  for (const sentence of ["必须第1条", "必须第10条", "不准第1条", "不准第10条"])
    await expect(page.getByRole("main")).toContainText(sentence);

  // On paper: who set what, when and on what basis.
  const paper = await inspection.paper();
  await expect(paper.at).toContainText("县政务服务局");
  await expect(paper.at).toContainText("2026-01-15");
  await expect(paper.at).toContainText("县便民服务中心建设标准");
  await expect(paper.at).toContainText("【整理】");

  // The settings go to another site on another device.
  const { name, text } = await (await inspection.setup()).exportSettings();
  expect(name).toBe(`设置-石桥镇便民服务中心-${new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" })}.json`);
  const context = await browser.newContext({
    locale: "zh-CN",
    baseURL,
    ...(hasTouch ? { hasTouch, viewport: { width: 800, height: 1280 } } : {}),
  });
  const other = await new Home(await context.newPage(), zh, !!hasTouch).open();
  const second = await other.startNew();
  const there = await second.setup();
  await there.standard("十个必须十个不准").waitFor();
  await expect(there.standard("十个必须十个不准")).not.toBeChecked();
  await there.loadSettings(text);
  await expect(there.toast).toContainText("已载入 2 个标准的设置");
  await expect(there.standard("十个必须十个不准")).toBeChecked();
  await expect(there.profile("十个必须十个不准", "计分（汇编）")).toBeChecked();
  await expect(there.param("大厅最小面积")).toContainText("本单位设定：50");
  await expect(there.param("大厅最小面积").getByLabel("依据")).toHaveValue("县便民服务中心建设标准");
  await expect(there.slot("本县“十个不准”")).toContainText("已提供 10 / 10");
  expect(JSON.parse((await there.exportSettings()).text)).toEqual(JSON.parse(text));
  await context.close();

  // And on the first device they are offered for the next site without being asked for.
  await inspection.back();
  const next = await (await home.startNew()).setup();
  await expect(next.standard("十个必须十个不准")).toBeChecked();
  await expect(next.param("大厅最小面积")).toContainText("本单位设定：50");
});

for (const sample of ["township", "load"] as const) {
  test(`what is compiled is marked as compiled in the sample “${sample}”, wherever a score or a standard is shown`, async ({
    home,
    page,
    hasTouch,
  }) => {
    const inspection = await home.openSample(sample);
    if (!hasTouch) await expect(inspection.standing).toContainText("整理的评分办法");
    const setup = await inspection.setup();
    await expect(setup.pack("十个必须十个不准")).toContainText("整理");
    await expect(setup.profile("四亮四评检查", "百分制")).toBeChecked();
    await expect(setup.pack("四亮四评检查")).toContainText("整理的评分办法");
    await inspection.result();
    await expect(page.getByRole("main").getByText("整理的评分办法")).toHaveCount(2);
    const paper = await inspection.paper();
    await expect(paper.at).toContainText("【整理】");
    await expect(paper.at).toContainText("【整理的评分办法】");
    await expect(paper.at).toContainText("示例数据");
  });
}

test("a parameter can be taken back, and what it decided is open again", async ({ home }) => {
  const inspection = await home.openSample("township");
  const setup = await inspection.setup();
  const param = setup.param("大厅最小面积");
  await setup.enter(param, /^值/, "80");
  await expect(param).toContainText("本单位设定：80");
  await inspection.isSaved();
  await inspection.at("H01");
  await expect(inspection.tile("大厅面积").rule("大厅面积达到本地标准")).toContainText(zh.verdict.fail);
  await inspection.undo();
  await expect(inspection.tile("大厅面积").rule("大厅面积达到本地标准")).toContainText("参数未设");
  await inspection.setup();
  await setup.enter(param, /^值/, "很大");
  await expect(param).toContainText("未设");
  await setup.enter(param, /^值/, "60");
  await expect(param).toContainText("本单位设定：60");
  await setup.enter(param, /^值/, "");
  await expect(param.locator(".v")).toHaveText(zh.origin.unset);
});

test("what is tapped or typed while something else is being recorded is neither lost nor moved", async ({ home, page }) => {
  const inspection = await home.startNew();
  const setup = await inspection.setup();
  await setup.standard("乡镇便民服务中心必备设施").check();
  await expect(setup.pack("乡镇便民服务中心必备设施")).toBeVisible();
  await page.goto(`./#/i/${inspection.id}/subjects/window`);
  // Two taps at once, as an impatient finger gives them.
  const add = inspection.button(zh.addOne("窗口"));
  await add.evaluate((button: HTMLButtonElement) => (button.click(), button.click()));
  const [first, second] = [page.getByLabel(`W01 ${zh.name}`), page.getByLabel(`W02 ${zh.name}`)];
  await expect(second).toBeVisible();
  await first.fill("社会保障");
  await second.focus();
  await page.keyboard.type("医疗");
  await inspection.isSaved();
  await expect(second).toBeFocused();
  await page.keyboard.type("保障");
  await page.keyboard.press("Tab");
  await inspection.isSaved();
  await inspection.reload();
  await expect(first).toHaveValue("社会保障");
  await expect(second).toHaveValue("医疗保障");
});

test("a city's own figures over a standard of the page: every value tells who set it, and the office stays within them", async ({
  home,
  page,
}) => {
  const yaml = `pack: township-city
title: {zh: 乡镇便民服务中心必备设施（示例市）, en: Township facilities (a city)}
version: '1'
status: compiled
overlay:
  of: township-facilities.yaml
  layer: city
  region: {zh: 示例市, en: Example City}
  params:
    min_area: {value: 60, min: 50, on: '2026-01-01', basis: 市发〔2026〕2号}
`;
  await page.goto("./#/standards");
  await page.getByLabel(zh.loadPack).setInputFiles({ name: "township-city.yaml", mimeType: "application/yaml", buffer: Buffer.from(yaml) });
  await expect(page.getByRole("main").getByText("乡镇便民服务中心必备设施（示例市）", { exact: true })).toBeVisible();

  await page.goto("./");
  const inspection = await home.startNew();
  const setup = await inspection.setup();
  await setup.standard("乡镇便民服务中心必备设施（示例市）").check();
  await expect(setup.pack("乡镇便民服务中心必备设施（示例市）")).toContainText("示例市（市）");
  const param = setup.param("大厅最小面积");
  await expect(param).toContainText("上级设定：60 平方米");
  await expect(param).toContainText("市发〔2026〕2号");

  // Below what the city left to it an office can set nothing; above it, it can.
  await setup.enter(param, /^值/, "40");
  await expect(page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: "超出允许范围" }).first()).toBeVisible();
  await expect(param).toContainText("上级设定：60 平方米");
  await setup.enter(param, /^值/, "80");
  await expect(param).toContainText("本单位设定：80");

  // On paper as well.
  await page.goto(`./#/i/${inspection.id}/print`);
  await expect(page.getByRole("article")).toContainText("80");
});
