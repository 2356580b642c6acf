// The promise: every tap counts, however fast the fingers and however slow the engine and the tablet.
import type { CDPSession, Locator, Page } from "@playwright/test";
import { Home } from "../pages/home";
import { answers } from "../support/device";
import { slowEngine } from "../support/slow-engine";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test.use({ serviceWorkers: "block" });

type By = "mouse" | "touch" | "key";
interface Case {
  by: By;
  /** Milliseconds between two taps. */
  gap: number;
  /** Milliseconds that the engine takes for an answer. */
  engine: number;
  /** How much slower the processor is. */
  cpu: number;
  trapEvery?: number;
}
const BURSTS = Number(process.env.TAP_BURSTS ?? 8);

const CASES: Case[] = [
  { by: "mouse", gap: 20, engine: 0, cpu: 1 },
  { by: "mouse", gap: 80, engine: 60, cpu: 4 },
  { by: "touch", gap: 80, engine: 300, cpu: 4 },
  { by: "touch", gap: 150, engine: 0, cpu: 6 },
  { by: "key", gap: 40, engine: 60, cpu: 6 },
  { by: "mouse", gap: 200, engine: 3000, cpu: 4 },
  { by: "touch", gap: 60, engine: 60, cpu: 4, trapEvery: 5 },
];

/** Taps the middle of each place, one after the other, without waiting for the page. */
async function tapAll(cdp: CDPSession, page: Page, targets: Locator[], { by, gap }: Case): Promise<void> {
  const places = await Promise.all(targets.map(async (target) => (by === "key" ? undefined : await target.boundingBox())));
  const sent: Promise<unknown>[] = [];
  for (const [at, target] of targets.entries()) {
    const box = places[at];
    if (by === "key") {
      await target.focus();
      sent.push(page.keyboard.press("Space"));
    } else {
      const point = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
      if (by === "mouse") {
        sent.push(cdp.send("Input.dispatchMouseEvent", { type: "mousePressed", ...point, button: "left", clickCount: 1 }));
        sent.push(cdp.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...point, button: "left", clickCount: 1 }));
      } else {
        sent.push(cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] }));
        sent.push(cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, gap));
  }
  await Promise.all(sent);
}

for (const one of CASES) {
  const { by, gap, engine, cpu, trapEvery } = one;
  test.describe(`${by} every ${gap} ms, engine ${engine} ms${trapEvery ? " with traps" : ""}, processor 1/${cpu}`, () => {
    test.use({ hasTouch: by === "touch" });
    test("loses no option of a set and no step of a number", async ({ page, hasTouch }) => {
      test.setTimeout(120_000);
      await slowEngine(page, engine, trapEvery);
      const home = await new Home(page, zh, !!hasTouch).open();
      const inspection = await home.openSample("township");
      const cdp = await page.context().newCDPSession(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
      const bursts = engine > 1000 ? 2 : BURSTS;
      const wanted = new Map<string, number | string[]>();
      for (let burst = 0; burst < bursts; burst++) {
        const subject = `W0${(burst % 5) + 1}`;
        await inspection.at(subject);
        const set = page
          .locator("fieldset[data-fact]")
          .filter({ has: page.locator(".opt") })
          .nth(burst % 2);
        const fact = (await set.getAttribute("data-fact")) ?? "";
        await set.scrollIntoViewIfNeeded();
        const options = await set.locator(".opt").all();
        const before = await Promise.all(options.map((option) => option.getAttribute("aria-pressed")));
        const labels = await Promise.all(options.map(async (option) => ((await option.textContent()) ?? "").trim()));
        // Each option is tapped once, in an order of its own; the first ones once more.
        const order = [...options.keys()].map((at) => (at * 3 + burst) % options.length);
        const twice = order.slice(0, 2);
        await tapAll(
          cdp,
          page,
          [...order, ...twice].map((at) => options[at]!),
          one,
        );
        const pressed = before.map(
          (was, at) => ([...order, ...twice].filter((tapped) => tapped === at).length % 2 === 1) !== (was === "true"),
        );
        await expect
          .poll(async () => Promise.all(options.map(async (option) => (await option.getAttribute("aria-pressed")) === "true")), {
            message: `${subject} ${fact}`,
            timeout: 15_000,
          })
          .toEqual(pressed);
        wanted.set(
          `${subject} ${fact}`,
          labels.filter((_, at) => pressed[at]),
        );

        const number = page
          .locator("fieldset[data-fact]")
          .filter({ has: page.locator(".narrow-input + .tap") })
          .first();
        if (!(await number.count())) continue;
        await number.scrollIntoViewIfNeeded();
        const field = number.locator("input.narrow-input");
        const from = Number((await field.inputValue()) || 0);
        const plus = number.locator(".narrow-input + .tap");
        await tapAll(
          cdp,
          page,
          Array.from({ length: 6 }, () => plus),
          one,
        );
        await expect(field).toHaveValue(String(from + 6), { timeout: 15_000 });
        wanted.set(`${subject} ${(await number.getAttribute("data-fact")) ?? ""}`, from + 6);
      }
      // Left at once, by a reload: what counts is what is there then.
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await inspection.isSaved();
      await page.reload();
      await inspection.saved.waitFor();
      const recorded = await answers(page, inspection.id);
      for (const [what, value] of wanted) {
        const found = recorded[what]?.value;
        if (typeof value === "number") expect(found, what).toBe(value);
        else expect((found as string[]).length, `${what}: ${value.join("、")}`).toBe(value.length);
      }
    });
  });
}
