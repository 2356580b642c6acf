// The engine breaks: a real trap of the module, in the middle of an inspection.
import type { BrowserContext, Page } from "@playwright/test";
import { Home } from "../pages/home";
import { answers } from "../support/device";
import { engineOf } from "../support/engine";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test.use({ serviceWorkers: "block" });

/**
 * The worker as it is, but with a way to make the module trap: calls after `__trap` was set in a worker
 * run into the trap that the module has for this. Fresh workers are whole again, unless `always` is asked for.
 */
async function breakable(context: BrowserContext, always = false): Promise<void> {
  await context.route(/\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    const hook = `{
      globalThis.__trap = false;
      const breaking = ({ instance, module }) => {
        const exports = { ...instance.exports };
        for (const [name, one] of Object.entries(instance.exports))
          if (/session_(set|apply)/.test(name)) exports[name] = (...args) => (${always} || globalThis.__trap ? instance.exports.trapForTest() : one(...args));
        return { module, instance: { exports } };
      };
      const streaming = WebAssembly.instantiateStreaming, plain = WebAssembly.instantiate;
      WebAssembly.instantiateStreaming = async (...args) => breaking(await streaming(...args));
      WebAssembly.instantiate = async (...args) => { const made = await plain(...args); return made.instance ? breaking(made) : made; };
    }\n`;
    await route.fulfill({ response, body: hook + (await response.text()) });
  });
}

async function started(page: Page): Promise<Home> {
  return new Home(page, zh, false).open();
}

test("the engine traps under an answer: the answer is judged by a fresh one, a sentence says so, and nothing is lost", async ({
  page,
  context,
}) => {
  await breakable(context);
  const inspection = await (await started(page)).openSample("township");
  await inspection.at("S08");
  await inspection.tile("微笑服务").answer("2档：目光相迎，微笑自然");
  await inspection.isSaved();
  const before = await answers(page, inspection.id);
  const broken = await engineOf(page);
  await broken.evaluate(() => ((globalThis as unknown as { __trap: boolean }).__trap = true));

  const sign = inspection.tile("席卡或台签");
  const began = Date.now();
  await sign.answer("未摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText(zh.verdict.fail);
  const took = Date.now() - began;
  console.log(`    judged again ${took} ms after the tap that broke the engine`);
  await expect(inspection.toast).toContainText(zh.engineRestarted);
  await inspection.isSaved();
  const after = await answers(page, inspection.id);
  expect(Object.keys(after).filter((key) => !(key in before))).toEqual(["S08 staff.desk_sign"]);
  expect({ ...after, "S08 staff.desk_sign": undefined }).toEqual({ ...before, "S08 staff.desk_sign": undefined });

  // It was a fresh one, and the next answer is judged by it.
  expect(await engineOf(page)).not.toBe(broken);
  await inspection.tile("党团员身份").answer("党员");
  await inspection.tile("佩戴的证章").answer("胸卡（工作证）");
  await expect(inspection.tile("佩戴的证章").rule("党员佩戴党徽")).toContainText(zh.verdict.fail);
  await expect(inspection.tile("佩戴的证章").rule("佩戴胸卡")).toContainText(zh.verdict.pass);
  await inspection.isSaved();
  const scores = await inspection.scores();
  await inspection.reload();
  await expect(inspection.tile("佩戴的证章").chosen).toContainText("胸卡（工作证）");
  expect(await inspection.scores()).toEqual(scores);
});

test("an answer that breaks every engine is recorded and judged all the same, and all others go on to be kept", async ({
  page,
  context,
}) => {
  await breakable(context, true);
  const inspection = await (await started(page)).openSample("township");
  await inspection.at("S08");
  const sign = inspection.tile("席卡或台签");
  await inspection.tap(sign.choice("未摆放"));
  // Told by itself it traps; the fresh engine reads it with the whole.
  await expect(sign.rule("摆放席卡或台签")).toContainText("✗");
  await expect(sign.chosen).toContainText("未摆放");
  await inspection.isSaved();
  expect((await answers(page, inspection.id))["S08 staff.desk_sign"]).toMatchObject({ value: false });
  // The page is alive: reasons, other screens, export.
  await inspection.at("W02");
  await inspection.tile("评价器或评价二维码").openRule("窗口有评价器或评价表");
  await expect(inspection.sheet.at).toContainText("SL4-12");
  await inspection.sheet.close();
  const { text } = await (await inspection.result()).exportInspection();
  expect(Object.keys(JSON.parse(text).subjects.find(({ id }: { id: string }) => id === "W02").facts).length).toBeGreaterThan(5);
});

test("one trap after the other: each time the next answer is judged and kept", async ({ page, context }) => {
  test.setTimeout(90_000);
  await breakable(context);
  const inspection = await (await started(page)).openSample("township");
  await inspection.at("S08");
  const sign = inspection.tile("席卡或台签");
  const rounds = Number(process.env.TRAP_ROUNDS ?? 10);
  for (let i = 0; i < rounds; i++) {
    await (await engineOf(page)).evaluate(() => ((globalThis as unknown as { __trap: boolean }).__trap = true));
    const words = i % 2 ? "已摆放" : "未摆放";
    await sign.answer(words);
    await expect(sign.rule("摆放席卡或台签")).toContainText(i % 2 ? /✓/ : /✗/);
    await expect(sign.chosen).toContainText(words);
  }
  await inspection.isSaved();
  expect((await answers(page, inspection.id))["S08 staff.desk_sign"]).toMatchObject({ value: rounds % 2 === 0 });
  // Only one engine is left.
  expect(page.workers().filter((worker) => /\/worker-/.test(worker.url()))).toHaveLength(1);
});

test("an engine that stops without a word is missed after a while, and the inspection goes on", async ({ page }) => {
  const home = await started(page);
  await page.clock.install();
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  const sign = inspection.tile("席卡或台签");
  await sign.answer("已摆放");
  await inspection.isSaved();
  await (await engineOf(page)).evaluate(() => close());
  await inspection.tap(sign.choice("未摆放"));
  await page.clock.runFor(25_000);
  await expect(sign.rule("摆放席卡或台签")).toContainText(zh.verdict.fail);
  await expect(inspection.toast).toContainText(zh.engineRestarted);
  await inspection.isSaved();
  expect((await answers(page, inspection.id))["S08 staff.desk_sign"]).toMatchObject({ value: false });
});
