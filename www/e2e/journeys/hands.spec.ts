// The screen under hands: held presses, one tap too few or too many, Back, little height, and finding one's way.
import type { Locator, Page } from "@playwright/test";
import { answers } from "../support/device";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

/** A finger that is held still, by real touch events and not by a click made up. */
async function hold(page: Page, target: Locator, ms = 700): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error("nothing to hold");
  const touch = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  await page.waitForTimeout(ms);
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await touch.detach();
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
]) {
  test.describe(`${viewport.width} × ${viewport.height}`, () => {
    test.use({ hasTouch: true, viewport });
    test("a long press in the grid opens the answers, and its release neither records nor closes", async ({ home, page }) => {
      const inspection = await home.openSample("township");
      const grid = await inspection.grid("staff");
      const before = await answers(page, inspection.id);
      // Cells over the whole grid, so that the finger lies over whatever the dialog has.
      for (const [subject, fact] of [
        ["S09", "席卡或台签"],
        ["S07", "佩戴的证章"],
        ["S05", "本人已公开的职责和承诺"],
        ["S08", "在岗情况"],
      ] as const) {
        await hold(page, grid.cell(subject, fact));
        await page.waitForTimeout(500);
        await expect(grid.picker, `${subject} ${fact}`).toBeVisible();
        expect(await answers(page, inspection.id), `${subject} ${fact}`).toEqual(before);
        // The next tap is one of its own.
        await inspection.tap(inspection.button(zh.close, grid.picker));
        await expect(grid.picker).toBeHidden();
      }
    });
  });
}

test("a picker closes on one of several answers, and stays for a set", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  // A choice.
  const choice = grid.cell("S08", "党团员身份");
  await inspection.tap(choice);
  await inspection.tap(grid.picker.getByRole("button", { name: /都不是$/ }));
  await expect(grid.picker).toBeHidden();
  await expect(choice).toHaveAccessibleName(/都不是/);
  // A set: several taps.
  const set = grid.cell("S03", "佩戴的证章");
  await inspection.tap(set);
  await inspection.tap(grid.picker.locator(".tap.opt").first());
  await page.waitForTimeout(300);
  await expect(grid.picker).toBeVisible();
  // A tap beside it closes it, a press that began in it does not.
  const box = await grid.picker.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 60);
  await page.mouse.down();
  await page.mouse.move(4, 4);
  await page.mouse.up();
  await expect(grid.picker).toBeVisible();
  await page.mouse.click(4, 4);
  await expect(grid.picker).toBeHidden();
});

test("Back closes what lies over the page and not the inspection, whatever it is", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const { id } = inspection;
  const dialog = page.getByRole("dialog");
  const cases: [name: string, view: string, open: () => Promise<void>][] = [
    ["all others pass", "inspect/W03", async () => void (await inspection.fillRest())],
    ["an item", "inspect/W03", () => inspection.tap(page.locator("button.read").first())],
    ["the search", "inspect/W03", () => page.keyboard.press("/")],
    ["the search of the result", "result", () => page.keyboard.press("/")],
    ["a cell of the grid", "grid/staff", () => inspection.tap(page.getByRole("gridcell").first())],
    ["pasting a list", "subjects/window", () => inspection.tap(page.getByRole("button", { name: zh.pasteList }))],
  ];
  for (const [name, view, open] of cases) {
    await page.goto(`./#/settings`);
    await page.goto(`./#/i/${id}/${view}`);
    await page.getByRole("main").locator("a, button").first().waitFor();
    const place = page.url();
    // Closed by Back.
    await open();
    await expect(dialog, name).toBeVisible();
    await page.goBack();
    await expect(dialog, name).toBeHidden();
    expect(page.url(), name).toBe(place);
    // Forward finds nothing to show, or the same again; the page is whole either way.
    await page.goForward();
    await page.waitForTimeout(150);
    if (await dialog.isVisible()) await page.goBack();
    await expect(dialog, name).toBeHidden();
    expect(page.url(), name).toBe(place);
    // Closed otherwise: the way back is as long as it was.
    await open();
    await expect(dialog, name).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog, name).toBeHidden();
    await page.waitForTimeout(100);
    // Opened again at once, and the page loaded anew.
    await open();
    await expect(dialog, name).toBeVisible();
    await page.reload();
    await inspection.saved.waitFor();
    if (await dialog.isVisible()) await page.goBack();
    await page.waitForTimeout(200);
    expect(page.url(), name).toBe(place);
    await page.goBack();
    await expect(page, name).toHaveURL(/#\/settings$/);
  }
});

test("a link in a dialog takes its place in the history", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  const place = page.url();
  await inspection.tap(grid.cell("S09", "党团员身份"));
  await inspection.tap(grid.picker.getByRole("link", { name: zh.openTile }));
  await expect(inspection.heading).toContainText("S09");
  await page.goBack();
  await expect(grid.at).toBeVisible();
  expect(page.url()).toBe(place);
});

/** Heights of what sticks to the edges of the window, from above and from below. */
const bars = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const edge = (y: number): Element | undefined =>
      document
        .elementsFromPoint(innerWidth / 2, y)
        .find((one) => ["sticky", "fixed"].includes(getComputedStyle(one).position) && one.clientHeight < innerHeight * 0.9);
    return [...new Set([edge(3), edge(innerHeight - 3)])].flatMap((one) => (one ? [Math.round(one.getBoundingClientRect().height)] : []));
  });
/** Whether nothing lies over an element and all of it is in the window. */
const free = (target: Locator): Promise<boolean> =>
  target.evaluate((one) => {
    const box = one.getBoundingClientRect();
    const seen = (x: number, y: number): boolean => one.contains(document.elementFromPoint(x, y));
    return box.top >= 0 && box.bottom <= innerHeight && seen(box.left + 4, box.top + 3) && seen(box.left + box.width / 2, box.bottom - 3);
  });

for (const [name, viewport] of [
  ["a notebook at 200 %", { width: 683, height: 344 }],
  ["a tablet with its keyboard up", { width: 1280, height: 380 }],
  ["a phone with its keyboard up", { width: 390, height: 400 }],
] as const) {
  test(`${name}: the bars let go, and the field that is typed into is seen with its question`, async ({ home, page }) => {
    const inspection = await home.openSample("township");
    await inspection.at("W01");
    const tile = page.locator("fieldset[data-fact]", { has: page.locator("input[inputmode=decimal]") }).first();
    const field = tile.locator("input[inputmode=decimal]").first();
    // The keyboard comes when the field has the focus.
    await field.scrollIntoViewIfNeeded();
    await field.focus();
    await page.setViewportSize(viewport);
    await page.waitForTimeout(300);
    expect(await bars(page)).toEqual([]);
    expect(await free(field)).toBe(true);
    expect(await free(tile.locator("h3"))).toBe(true);
    // And goes when it has left: one row is left at most, and a good part of the height for the questions.
    await field.blur();
    for (const y of [0, 400, 900]) {
      await page.evaluate((top) => scrollTo(0, top), y);
      await page.waitForTimeout(60);
      const stuck = await bars(page);
      expect(stuck.length, `at ${y}: ${stuck}`).toBeLessThanOrEqual(1);
      expect(stuck.reduce((sum, height) => sum + height, 0) / viewport.height, `at ${y}`).toBeLessThan(0.2);
    }
    // A question is seen without scrolling after "next".
    await page.setViewportSize({ width: viewport.width, height: viewport.height });
    await inspection.nextOpen();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[data-fact]") !== null)).toBe(true);
    expect(await free(page.locator("[data-fact]:focus h3"))).toBe(true);
  });
}

test("on a phone one row sticks at most", async ({ home, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const inspection = await home.openSample("township");
  await inspection.at("W03");
  for (const y of [0, 300, 900]) {
    await page.evaluate((top) => scrollTo(0, top), y);
    await page.waitForTimeout(60);
    expect((await bars(page)).length, `at ${y}`).toBeLessThanOrEqual(1);
  }
});

test("any window or person is found by number or name from every view, with one tap after typing", async ({ home, page }) => {
  const inspection = await home.openSample("load");
  const { id } = inspection;
  const find = async (view: string, typed: string): Promise<void> => {
    await page.goto(`./#/i/${id}/${view}`);
    await page.getByRole("main").locator("a, button").first().waitFor();
    await inspection.tap(page.getByRole("button", { name: zh.findSubject }).filter({ visible: true }));
    await expect(page.getByRole("combobox", { name: zh.findSubject })).toBeFocused();
    await page.keyboard.type(typed);
  };
  const options = page.getByRole("dialog").getByRole("option");
  const first = options.first();
  for (const view of ["inspect/W03", "result", "subjects/window", "setup"]) {
    await find(view, "47");
    await expect(first).toContainText("W47");
    await expect(first).toContainText(/未查|已查完/);
    expect(await options.count()).toBeLessThanOrEqual(8);
    await inspection.tap(first);
    await expect(inspection.heading).toContainText("47");
    await expect(page.getByRole("dialog")).toBeHidden();
    // Back leads to where the search was opened.
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${view}$`));
  }
  // In the grid to its row; by the key and Enter as well.
  await page.goto(`./#/i/${id}/grid/window`);
  await page.getByRole("gridcell").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("S120");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /S120/ })).toBeInViewport();
  await expect(page.getByRole("row", { name: /S120/ }).getByRole("gridcell").first()).toBeFocused();
  // By its name.
  const name = "社会保障";
  await find("inspect/W03", name);
  await expect(first).toContainText(name);
  // What is not there is said.
  await page.getByRole("combobox", { name: zh.findSubject }).fill("没有这个");
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(zh.foundMany(0, 8));
});

test("keys: the answer by its place, and the next open one from inside a field", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S09");
  await page.getByRole("main").locator("fieldset").first().waitFor();
  await page.keyboard.press("n");
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.fact ?? "")).not.toBe("");
  const tile = page.locator("[data-fact]:focus");
  const fact = await tile.getAttribute("data-fact");
  await page.keyboard.press("2");
  await expect(page.locator(`[data-fact="${fact}"] .main-answers button`).nth(1)).toHaveAttribute("aria-pressed", "true");
  await inspection.isSaved();
  expect((await answers(page, inspection.id))[`S09 ${fact}`]).toBeDefined();
  // In a field letters and digits are typed; with Alt they lead on.
  const number = page.locator("input[inputmode=decimal]").first();
  await number.focus();
  await page.keyboard.type("1");
  await expect(number).toHaveValue("1");
  await page.keyboard.press("Alt+n");
  await expect(number).not.toBeFocused();
  await expect.poll(() => page.evaluate(() => !!(document.activeElement as HTMLElement).dataset.fact)).toBe(true);
});

test("a picker that is opened in the moment another closes stays, and Back closes it", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const grid = await inspection.grid("staff");
  const place = page.url();
  for (const wait of [0, 1, 5, 20]) {
    await inspection.tap(grid.cell("S01", "在岗情况"));
    await expect(grid.picker).toBeVisible();
    await page.evaluate(async (ms) => {
      document.querySelector<HTMLButtonElement>("dialog .main-answers button")?.click();
      while (document.querySelector("dialog[open]")) await new Promise((resolve) => setTimeout(resolve));
      if (ms) await new Promise((resolve) => setTimeout(resolve, ms));
      document.querySelector<HTMLElement>("tr[aria-rowindex='3'] > td:nth-of-type(1)")?.click();
    }, wait);
    await page.waitForTimeout(150);
    await expect(grid.picker, `after ${wait} ms`).toBeVisible();
    await expect(grid.picker).toContainText("S02");
    await page.goBack();
    await expect(grid.picker).toBeHidden();
    expect(page.url()).toBe(place);
  }
  await expect(grid.at).toBeVisible();
});

test("a link that is tapped in the moment a dialog closes leads where it says", async ({ home, page }) => {
  // A busy browser steps back later than it was asked to.
  await page.evaluate(() => {
    const go = history.go.bind(history);
    history.go = (steps) => void setTimeout(() => go(steps), 60);
  });
  const inspection = await home.openSample("township");
  for (const wait of [0, 5, 20, 40]) {
    await inspection.at("W03");
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.evaluate(async (ms) => {
      document.querySelector<HTMLButtonElement>("dialog .sheet-head button")?.click();
      while (document.querySelector("dialog[open]")) await new Promise((resolve) => setTimeout(resolve));
      if (ms) await new Promise((resolve) => setTimeout(resolve, ms));
      document.querySelector<HTMLElement>('a[href$="/subjects"]')?.click();
    }, wait);
    await page.waitForTimeout(250);
    expect(page.url(), `after ${wait} ms`).toContain("/subjects");
  }
});

test("a keyboard that only covers the page, as on an iPad, lets the bars go too; pinching does not", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("W01");
  const root = page.locator("html");
  const see = (height: number, scale: number): Promise<void> =>
    page.evaluate(
      ([height, scale]) => {
        for (const [name, value] of Object.entries({ height, scale }))
          Object.defineProperty(visualViewport, name, { value, configurable: true });
        visualViewport?.dispatchEvent(new Event("resize"));
      },
      [height, scale] as const,
    );
  await see(400, 2);
  await expect(root).not.toHaveAttribute("data-low");
  await page.locator("input[inputmode=decimal]").first().focus();
  await see(380, 1);
  await expect(root).toHaveAttribute("data-low", "typing");
  await page.locator("input[inputmode=decimal]").first().blur();
  await expect(root).toHaveAttribute("data-low", "");
  await see(800, 1);
  await expect(root).not.toHaveAttribute("data-low");
});
