import { answers, rows } from "../support/device";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("a reload in the middle comes back to the same window with every answer", async ({ home, page, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.choose("窗口", "4号窗口");
  await expect(inspection.heading).toContainText("4号窗口 · 户籍代办");
  await inspection.tile("综合窗口").answer("否");
  await inspection.tile("窗口职责公开在哪里").answer("展板");
  await inspection.tile("纸质评价表").without("cannot_check", "资料未提供");
  await inspection.tile("抽查办件数").write("12");
  await expect(inspection.tile("窗口职责公开在哪里").rule("窗口职责有公开的载体")).toContainText(zh.verdict.pass);
  await inspection.isSaved();
  const scores = await inspection.scores();

  await inspection.reload();
  await expect(inspection.heading).toContainText("4号窗口 · 户籍代办");
  await expect(inspection.tile("综合窗口").chosen).toContainText("否");
  await expect(inspection.tile("窗口职责公开在哪里").chosen).toContainText("展板");
  await expect(inspection.tile("纸质评价表").at).toContainText("无法核验：资料未提供");
  await expect(inspection.tile("抽查办件数").at.getByRole("textbox").first()).toHaveValue("12");
  expect(await inspection.scores()).toEqual(scores);

  // Back and forth in the browser is back and forth in the hall.
  await inspection.choose("工作人员", "S08");
  await expect(inspection.heading).toContainText("S08");
  await page.goBack();
  // Without a list at the side, the way to a person led over the first of the group.
  if (hasTouch) await page.goBack();
  await expect(inspection.heading).toContainText("4号窗口");
});

test("the list says at once how far an inspection has come", async ({ home }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  const open = await inspection.open();
  const list = await inspection.back();
  await expect(list.line("示例镇便民服务中心")).toContainText(`${open} 未查`);
  await expect(list.line("示例镇便民服务中心")).toContainText("示例数据");
});

test("every answer can be taken back, one after the other", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S06");
  const before = await answers(page, inspection.id);
  const scores = await inspection.scores();
  const sign = inspection.tile("席卡或台签");
  const smile = inspection.tile("微笑服务");
  await expect(sign.chosen).toContainText("未摆放");

  await sign.answer("已摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText(zh.verdict.pass);
  await smile.answer("2档：目光相迎，微笑自然");
  await expect(smile.rule("另列")).toContainText(zh.verdict.pass);
  await sign.without("not_applicable", "无此岗位");
  await expect(sign.rule("摆放席卡或台签")).toContainText(zh.verdict.not_applicable);

  await inspection.undo();
  await expect(sign.chosen).toContainText("已摆放");
  await inspection.undo();
  await expect(smile.chosen).toHaveCount(0);
  await inspection.undo();
  await expect(sign.chosen).toContainText("未摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText(zh.verdict.fail);
  await expect(inspection.button(zh.undo, page.getByRole("main"))).toBeDisabled();
  await inspection.isSaved();
  expect(await inspection.scores()).toEqual(scores);
  expect(await answers(page, inspection.id)).toEqual(before);
  // Nothing was erased for it: the journal has every step.
  expect(await rows(page, inspection.id)).toHaveLength(7);
});

test("“all others pass” sets only what is empty, and says what it left open", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W03");
  const before = await answers(page, inspection.id);
  const given = Object.keys(before).filter((key) => key.startsWith("W03 "));
  const facts = await inspection.tiles.count();

  const dialog = await inspection.fillRest();
  const announced = numbers(await dialog.getByText(/将填/).innerText());
  await inspection.tap(inspection.button(/^填 \d+ 项$/, dialog));
  await expect(dialog).toBeHidden();
  const told = numbers(await inspection.toast.innerText());
  expect(told).toEqual(announced);
  const [filled = 0, left = 0] = told;
  expect(filled).toBeGreaterThan(3);
  expect(left).toBeGreaterThan(0);
  expect(filled + left).toBe(facts - given.length);

  await inspection.isSaved();
  const after = await answers(page, inspection.id);
  const added = Object.keys(after).filter((key) => !(key in before));
  expect(added).toHaveLength(filled);
  for (const key of added) expect(after[key]).toMatchObject({ how: "bulk" });
  for (const key of Object.keys(before)) expect(after[key], key).toEqual(before[key]);
  // The failing things that the inspector had seen still fail.
  await expect(inspection.tile("柜台内外的问题").chosen).toContainText("办公区放有私人物品");
  await expect(inspection.tile("抽查办件数").at.getByText(zh.verdict.pending).first()).toBeVisible();

  await inspection.tap(inspection.button(zh.undo, inspection.toast));
  await expect.poll(async () => Object.keys(await answers(page, inspection.id)).length).toBe(Object.keys(before).length);
  expect(await answers(page, inspection.id)).toEqual(before);
});

test("for all windows at once, the fill passes over none and overwrites none", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  const before = await answers(page, inspection.id);
  const dialog = await inspection.fillRest();
  await dialog.getByRole("radio", { name: zh.allOfKind("窗口", 5) }).check();
  const [announced = 0] = numbers(await dialog.getByText(/将填/).innerText());
  await inspection.tap(inspection.button(`填 ${announced} 项`, dialog));
  await expect(inspection.toast).toContainText(`已将 ${announced} 项记为合格值`);
  await inspection.isSaved();
  const after = await answers(page, inspection.id);
  const added = Object.keys(after).filter((key) => !(key in before));
  expect(added).toHaveLength(announced);
  expect(new Set(added.map((key) => key.split(" ")[0]))).toEqual(new Set(["W01", "W02", "W03", "W04", "W05"]));
  for (const key of Object.keys(before)) expect(after[key], key).toEqual(before[key]);
});

test("“next open” goes from one open fact to the next, and on to the next person", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S01");
  const visited: string[] = [];
  for (let i = 0; i < 8; i++) {
    await inspection.nextOpen();
    // First the focus is on the button, then on another tile than before.
    let at = "";
    await expect(async () => {
      at = await place(page);
      expect(at).toMatch(/\.\w/);
      expect(at).not.toBe(visited.at(-1));
    }).toPass();
    const [subject, fact] = at.split(" ");
    const tile = page.locator(`fieldset[data-fact="${fact}"]`);
    await expect(tile).toBeFocused();
    await expect(tile).toBeInViewport();
    await expect(tile.locator(".tile-head")).toContainText(zh.verdict.pending);
    visited.push(`${subject} ${fact}`);
  }
  expect(new Set(visited).size).toBe(8);
  expect(new Set(visited.map((one) => one.split(" ")[0]))).toEqual(new Set(["S01", "S02"]));
});
const place = (page: import("@playwright/test").Page): Promise<string> =>
  page.evaluate(
    () =>
      `${document.querySelector("main h1")?.textContent?.trim().split(/\s+/).pop()} ${document.activeElement?.closest<HTMLElement>("[data-fact]")?.dataset.fact ?? "-"}`,
  );

test("in the grid, filling a column sets only what is empty and can be taken back", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  const before = await answers(page, inspection.id);
  await expect(grid.cell("S06", "席卡或台签")).toHaveAccessibleName(/不合格/);
  await expect(grid.cell("S09", "席卡或台签")).toHaveAccessibleName(/未查/);

  await grid.fillColumn("席卡或台签");
  await expect(inspection.toast).toContainText("已将 3 项记为合格值");
  for (const subject of ["S07", "S08", "S09"]) await expect(grid.cell(subject, "席卡或台签")).toHaveAccessibleName(/：合格/);
  await expect(grid.cell("S06", "席卡或台签")).toHaveAccessibleName(/不合格/);
  await inspection.isSaved();
  const after = await answers(page, inspection.id);
  expect(Object.keys(after).filter((key) => !(key in before))).toEqual([
    "S07 staff.desk_sign",
    "S08 staff.desk_sign",
    "S09 staff.desk_sign",
  ]);

  await inspection.tap(inspection.button(zh.undo, inspection.toast));
  await expect(grid.cell("S09", "席卡或台签")).toHaveAccessibleName(/未查/);
  await inspection.isSaved();
  expect(await answers(page, inspection.id)).toEqual(before);
});

test("in the grid, a first tap records what complies and a second one asks, so nothing is changed blindly", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  const cell = grid.cell("S09", "席卡或台签");
  await inspection.tap(cell);
  await expect(cell).toHaveAccessibleName(/：合格/);
  await inspection.tap(cell);
  await expect(grid.picker).toBeVisible();
  await expect(cell).toHaveAccessibleName(/：合格/);
  await inspection.tap(grid.picker.getByRole("button", { name: /未摆放$/ }));
  // One of two answers is all that can be said: the picker closes itself.
  await expect(grid.picker).toBeHidden();
  await expect(cell).toHaveAccessibleName(/：不合格/);

  // A number has no value that complies by itself, so the first tap asks.
  const number = grid.cell("S09", "迟到早退和短时离岗");
  await inspection.tap(number);
  await expect(grid.picker).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(grid.picker).toBeHidden();

  // Row by row as well.
  await grid.fillRow("S08");
  await expect(inspection.toast).toContainText(/已将 \d+ 项记为合格值，\d+ 项仍要逐项查看/);
  await expect(grid.cell("S08", "席卡或台签")).toHaveAccessibleName(/：合格/);
});

test("the head of a long grid stays readable over what passes below it", async ({ home, page }) => {
  const inspection = await home.openSample("load");
  const grid = await inspection.grid("window");
  const frame = page.locator(".grid", { has: grid.at });
  await frame.evaluate((one) => ((one.scrollLeft = 900), (one.scrollTop = 1020)));
  await page.waitForTimeout(200);
  const through = await frame.evaluate((one) => {
    const frame = one.getBoundingClientRect();
    return [...one.querySelectorAll(".grid-col")].flatMap((head) => {
      const box = head.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + 8];
      if (x < frame.left + 200 || x > frame.right - 8) return [];
      const painted = document
        .elementsFromPoint(x, y)
        .find((below) => !/rgba\(.*, 0\)|transparent/.test(getComputedStyle(below).backgroundColor));
      return painted?.closest("thead") ? [] : [`${head.textContent?.trim()}: ${painted?.className} shows through`];
    });
  });
  expect(through).toEqual([]);
});

test("a note and a reason stay with the answer, and the sheet says why", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W02");
  await inspection.tile("评价器或评价二维码").openRule("窗口有评价器或评价表");
  const { sheet } = inspection;
  await expect(sheet.at).toContainText("不合格");
  await expect(sheet.at).toContainText("SL4-12");
  await expect(sheet.at).toContainText(zh.remedy);
  await sheet.writeNote("评价器断电，已现场指出");
  await inspection.isSaved();
  await inspection.tap(inspection.button("破损", sheet.at));
  await expect(sheet.note).toHaveValue("评价器断电，已现场指出、破损");
  await inspection.isSaved();
  await sheet.close();
  await expect(inspection.tile("评价器或评价二维码").at).toContainText("评价器断电，已现场指出、破损");
  const kept = await answers(page, inspection.id);
  expect(Object.values(kept).filter(({ note }) => note === "评价器断电，已现场指出、破损")).toHaveLength(1);

  // A changed answer keeps its note.
  await inspection.tile("评价器或评价二维码").answer("可用");
  await inspection.isSaved();
  expect((await answers(page, inspection.id))["W02 window.rating_device"]).toMatchObject({
    value: true,
    note: "评价器断电，已现场指出、破损",
  });
});

test("nothing moves under the finger while an answer is being saved", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  const places = (): Promise<string> =>
    page.evaluate(() =>
      [...document.querySelectorAll(".top a, .top button, .thumb button, fieldset[data-fact='staff.desk_sign'] .answers button")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map(
          (one) =>
            `${one.textContent?.trim()} ${Math.round(one.getBoundingClientRect().left)} ${Math.round(one.getBoundingClientRect().top)}`,
        )
        .join("; "),
    );
  // A first answer, so that what appears with it is there.
  await inspection.tile("席卡或台签").answer("已摆放");
  await inspection.isSaved();
  const before = await places();
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
      const transaction = begin.apply(this, args);
      let handler: ((event: Event) => unknown) | null = null;
      Object.defineProperty(transaction, "oncomplete", { get: () => handler, set: (next) => (handler = next) });
      transaction.addEventListener("complete", (event) => setTimeout(() => handler?.call(transaction, event), 1500));
      return transaction;
    } as typeof begin;
  });
  await inspection.tile("席卡或台签").answer("未摆放");
  await expect(inspection.saved).toHaveText(zh.saving);
  expect(await places()).toBe(before);
  await inspection.isSaved();
  expect(await places()).toBe(before);
});

const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
