import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { violations } from "../support/axe";
import { expect, test } from "../support/test";
import { en, zh, type Words } from "../support/words";

/** Every screen with something on it, and what lies over it. */
async function everyScreen(page: Page, home: Home, w: Words, look: (name: string) => Promise<void>): Promise<void> {
  const touch = home.touch;
  if (w === en) await home.switchLanguage();
  const start = await new Home(page, w, touch).open();
  await expect(page.getByText(w.emptyList)).toBeVisible();
  await look("the empty list");
  const inspection = await start.openSample("township");
  await inspection.at("W03");
  await inspection.tiles.first().waitFor();
  await look("a window");
  await inspection.tap(page.locator("button.read").first());
  await inspection.sheet.at.getByText(w.reason, { exact: true }).waitFor();
  await look("an item");
  await inspection.sheet.close();
  await inspection.tap(page.getByRole("button", { name: w.verdict.not_applicable, exact: true }).first());
  await look("a window with a reason asked for");
  const dialog = await inspection.fillRest();
  await look("all others pass");
  await inspection.tap(dialog.getByRole("button").last());
  await inspection.toast.waitFor();
  await look("a message");
  for (const subject of ["C01", "H01", "R01", "U01", "S01"]) {
    await inspection.at(subject);
    await look(`subject ${subject}`);
  }
  for (const kind of ["window", "staff"]) {
    await inspection.grid(kind);
    await look(`the grid of ${kind}`);
  }
  await inspection.tap(page.getByRole("gridcell").first());
  await page.getByRole("dialog").waitFor();
  await look("the answers to a cell");
  await page.keyboard.press("Escape");
  await inspection.result();
  await look("the result");
  for (const fold of await page.locator("main summary").all()) await fold.click();
  await look("the result unfolded");
  const setup = await inspection.setup();
  await setup.standard(w === zh ? "十个必须十个不准" : "Ten musts").waitFor();
  for (const fold of await page.locator("main summary").all()) await fold.click();
  await look("the standards of the inspection");
  for (const kind of ["window", "review"]) {
    await page.goto(`./#/i/${inspection.id}/subjects/${kind}`);
    await page.getByRole("button", { name: w.pasteList }).waitFor();
    await look(`the list of ${kind}`);
  }
  await inspection.tap(page.getByRole("button", { name: w.pasteList }));
  await page.getByRole("dialog").waitFor();
  await look("pasting a list");
  await page.keyboard.press("Escape");
  // The dialog leaves its entry of the history; an address that is typed before that is left with it.
  await page.waitForFunction(() => !(history.state as { over?: number } | null)?.over);
  await inspection.paper();
  await look("the printed form");
  await page.goto("./#/standards");
  await page.getByRole("link", { name: w === zh ? /十个必须/ : /Ten musts/ }).waitFor();
  await look("all standards");
  await page.goto("./#/standards/ten-musts-ten-must-nots");
  await page.getByRole("heading", { name: w.slots }).waitFor();
  await look("one standard");
  await page.goto("./#/settings");
  await page.getByRole("heading", { name: w.privacy }).waitFor();
  await look("the settings");
  await page.goto("./#/");
  await start.line(w === zh ? "示例镇" : "示例镇").waitFor();
  await look("the list");
  await page.goto("./#/i/no-such-inspection");
  await page.getByRole("alert").waitFor();
  await look("an inspection that is not here");
}

for (const [name, w] of [
  ["Chinese", zh],
  ["English", en],
] as const) {
  test(`every screen can be used by everyone, in ${name}`, async ({ home, page }) => {
    test.setTimeout(150_000);
    const found: string[] = [];
    await everyScreen(page, home, w, async (screen) => {
      for (const one of await violations(page)) found.push(`${screen}: ${one}`);
    });
    expect(found).toEqual([]);
  });
}

test("in the dark and in the sun as well", async ({ home, page }) => {
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    for (const one of await violations(page)) found.push(`${screen}: ${one}`);
  };
  const inspection = await home.openSample("township");
  await page.emulateMedia({ colorScheme: "dark" });
  await inspection.at("W03");
  await look("a window in the dark");
  await inspection.result();
  await look("the result in the dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("./#/settings");
  await page.getByLabel(zh.sunlight).check();
  await inspection.page.goBack();
  await inspection.result();
  await look("the result in the sun");
  await inspection.view("inspect");
  await look("the centre in the sun");
  expect(found).toEqual([]);
});

test("no screen is wider than a small phone", async ({ home, page }) => {
  const wide: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  const look = async (screen: string): Promise<void> => {
    const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (by > 0) wide.push(`${screen}: ${by} px too wide`);
  };
  await look("the start");
  const inspection = await home.openSample("township");
  for (const view of ["inspect/W03", "grid/staff", "result", "setup", "subjects/window", "print"]) {
    await page.goto(`./#/i/${inspection.id}/${view}`);
    await page.getByRole("main").locator("a, button").first().waitFor();
    await page.waitForTimeout(100);
    await look(view);
  }
  for (const view of ["standards", "standards/four-displays", "settings"]) {
    await page.goto(`./#/${view}`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
    await look(view);
  }
  expect(wide).toEqual([]);
});

test("on a phone no word is squeezed to letters, and all that is tapped is big enough, in English", async ({ home, page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await home.switchLanguage();
  const bad: string[] = [];
  const look = async (screen: string): Promise<void> => {
    const found = await page.evaluate(() => {
      const name = (one: Element): string =>
        (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
      const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter(
        (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 2,
      );
      // Narrower than its longest word: the word is broken, or lies over what is beside it.
      const wide = document.createElement("canvas").getContext("2d")!;
      const squeezed = shown.filter((one) => {
        const text = [...one.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map(({ textContent }) => textContent)
          .join(" ");
        const words = text.match(/[A-Za-z]{3,}/g) ?? [];
        const style = getComputedStyle(one);
        wide.font = style.font;
        return (
          style.display !== "inline" &&
          style.textOverflow !== "ellipsis" &&
          words.some((word) => wide.measureText(word).width > one.clientWidth + 1)
        );
      });
      const taps = shown.filter((one) =>
        one.matches("button, select, summary, .btn, td > a, input:not([type=checkbox], [type=radio], [type=file])"),
      );
      const small = taps.filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 43.5);
      return [...squeezed.map((one) => `squeezed: ${name(one)}`), ...small.map((one) => `small: ${name(one)}`)];
    });
    for (const one of new Set(found)) bad.push(`${screen}: ${one}`);
  };
  await page.goto("./#/seasons");
  await page.getByRole("button", { name: en.seasonWithout }).first().waitFor();
  await look("the seasons");
  await page.goto("./#/write");
  await page.locator(".cm-content").waitFor();
  await look("writing a standard");
  const inspection = await (await new Home(page, en, home.touch).open()).openSample("township");
  await inspection.at("W03");
  await inspection.tiles.first().waitFor();
  await inspection.tap(page.getByRole("button", { name: en.verdict.not_applicable, exact: true }).first());
  await look("a window with a reason asked for");
  for (const view of ["subjects/review", "subjects/window", "result", "grid/window", "print"]) {
    await page.goto(`./#/i/${inspection.id}/${view}`);
    await page.getByRole("main").locator("a, button").first().waitFor();
    await page.waitForTimeout(100);
    await look(view);
  }
  expect(bad).toEqual([]);
});

test("answers are big enough for a thumb and stand apart", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  const small = await page.locator(".answers").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const boxes = [...row.querySelectorAll<HTMLElement>("button")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => ({ name: one.textContent?.trim() ?? "", box: one.getBoundingClientRect() }));
      const bad = boxes
        .filter(({ box }) => box.height < 56 || box.width < 72)
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
      boxes.forEach(({ name, box }, i) =>
        boxes.slice(i + 1).forEach(({ name: other, box: next }) => {
          const apart = Math.max(next.left - box.right, box.left - next.right, next.top - box.bottom, box.top - next.bottom);
          if (apart < 7.5) bad.push(`${name} and ${other}: ${apart.toFixed(1)} px apart`);
        }),
      );
      return bad;
    }),
  );
  expect(small).toEqual([]);
  expect(
    await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll<HTMLElement>("main *")]
          .filter((one) => one.checkVisibility() && [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()))
          .map((one) => parseFloat(getComputedStyle(one).fontSize)),
      ),
    ),
  ).toBeGreaterThanOrEqual(14);
});
