// A centre filled in as fast as two thumbs can, on a slow tablet with a slow engine; then the file that is
// exported is compared with what was tapped.
import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { slowEngine } from "../support/slow-engine";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test.use({ serviceWorkers: "block", viewport: { width: 800, height: 1280 }, hasTouch: true });

interface Exported {
  subjects: { id: string; facts: Record<string, { value?: unknown }> }[];
}
type Value = string | boolean;

/** By fact: the value that each of its words stands for, as the packs of the page say. */
const valuesOf = (page: Page): Promise<Record<string, Record<string, Value>>> =>
  page.evaluate(async () => {
    type Words = { zh: string };
    type Fact = { type: string; of?: Record<string, Words>; yes?: Words; no?: Words };
    const all: Record<string, Record<string, Value>> = {};
    const list = (await (await fetch("packs/index.json")).json()) as { file: string }[];
    for (const { file } of list) {
      const { facts } = (await (await fetch(`packs/${file}`)).json()) as { facts: Record<string, Fact> };
      for (const [id, fact] of Object.entries(facts)) {
        all[id] = Object.fromEntries(Object.entries(fact.of ?? {}).map(([key, { zh }]) => [zh, key]));
        if (fact.type === "yes_no") all[id] = { [fact.yes?.zh ?? "是"]: true, [fact.no?.zh ?? "否"]: false };
      }
    }
    return all;
  });

test("what two thumbs tap is what the exported file says", async ({ page }) => {
  test.setTimeout(240_000);
  await slowEngine(page, 60);
  const home = await new Home(page, zh, true).open();
  const inspection = await home.openSample("township");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  /** By subject and fact: the words of the answers that are marked in the end. */
  const tapped = new Map<string, string[]>();
  let taps = 0;
  for (const subject of ["C01", "H01", "W01", "W02", "W03", "S01", "S02"]) {
    await inspection.at(subject);
    const tiles = page.locator("fieldset[data-fact]").filter({ has: page.locator(".tap.opt, .tap.big") });
    for (let at = 0; at < (await tiles.count()); at++) {
      const tile = tiles.nth(at);
      await tile.scrollIntoViewIfNeeded();
      const fact = (await tile.getAttribute("data-fact")) ?? "";
      const seen = await tile.locator(".tap.opt, .tap.big").evaluateAll((buttons) =>
        buttons.map((button) => {
          const { x, y, width, height } = button.getBoundingClientRect();
          return {
            x: x + width / 2,
            y: y + height / 2,
            set: button.classList.contains("opt"),
            on: button.getAttribute("aria-pressed") === "true",
            words: button.textContent?.trim() ?? "",
          };
        }),
      );
      const sent: Promise<unknown>[] = [];
      for (const button of seen) {
        // The last of several answers stays; each option of a set turns round.
        const { x, y } = button;
        sent.push(cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] }));
        sent.push(cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }));
        taps += 1;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await Promise.all(sent);
      const set = seen[0]?.set;
      tapped.set(
        `${subject} ${fact}`,
        set ? seen.filter(({ on }) => !on).map(({ words }) => words) : seen.slice(-1).map(({ words }) => words),
      );
    }
  }
  expect(taps).toBeGreaterThan(150);
  // What is shown, and then the file.
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  for (const subject of new Set([...tapped.keys()].map((what) => what.split(" ")[0] ?? ""))) {
    await inspection.at(subject);
    for (const [what, words] of tapped) {
      const [of, fact] = what.split(" ");
      if (of !== subject) continue;
      const shown = page.locator(`fieldset[data-fact="${fact}"]`).locator('.tap.opt[aria-pressed="true"], .tap.big[aria-pressed="true"]');
      await expect
        .poll(async () => (await shown.allTextContents()).map((text) => text.trim()).sort(), { message: what })
        .toEqual([...words].sort());
    }
  }
  await inspection.isSaved();
  const result = await inspection.result();
  const exported = JSON.parse((await result.exportInspection()).text) as Exported;
  const values = await valuesOf(page);
  for (const [what, words] of tapped) {
    const [subject, fact = ""] = what.split(" ");
    const wanted = words.map((one) => values[fact]?.[one]);
    expect(wanted, what).not.toContain(undefined);
    const found = exported.subjects.find(({ id }) => id === subject)?.facts[fact]?.value;
    expect(Array.isArray(found) ? [...(found as Value[])].sort() : [found], what).toEqual([...wanted].sort());
  }
  console.log(`    ${taps} taps on ${tapped.size} facts, all in the exported file`);
});
