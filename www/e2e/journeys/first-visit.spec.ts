import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("the first visit says in one sentence what to do", async ({ home, page }) => {
  await expect(home.sample("township")).toContainText("示例数据");
  await expect(page.getByText(zh.emptyList)).toBeVisible();
  await expect(page).toHaveTitle(zh.product);
});

test("one tap opens the township sample, and it is marked as sample data", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await expect(inspection.heading).toContainText("示例镇便民服务中心");
  await expect(page.getByText("示例数据", { exact: true })).toBeVisible();
  await expect(inspection.tile("便民服务平台").rule("设立便利的服务平台")).toContainText("合格");
  expect(await inspection.scores()).toHaveLength(3);
});

test("a tap shows verdict, score and what it means for the grade at once", async ({ home, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.at("H01");
  const before = await inspection.scores();
  const open = await inspection.open();

  const web = inspection.tile("现场内容与网上公布的内容");
  await expect(web.rule("现场公布的内容与网上一致")).toContainText("未查");
  await web.answer("不一致");
  await expect(web.rule("现场公布的内容与网上一致")).toContainText("不合格");
  await expect(web.chosen).toHaveText("不一致");
  const after = await inspection.scores();
  expect(best(after[0])).toBeLessThan(best(before[0]));
  expect(after.slice(1)).toEqual(before.slice(1));
  await expect.poll(() => inspection.open()).toBe(open - 1);

  // One more, and the better grade is out of reach.
  if (!hasTouch) await expect(inspection.standing).not.toContainText("不再可能");
  await inspection.tile("办理时限公开在哪里").answer(zh.nonePresent);
  await expect.poll(async () => best((await inspection.scores())[0])).toBeLessThan(80);
  if (!hasTouch) await expect(inspection.standing).toContainText("不再可能：合格");

  // And back.
  await web.answer("一致");
  await expect(web.rule("现场公布的内容与网上一致")).toContainText("合格");
  await expect(web.rule("现场公布的内容与网上一致")).not.toContainText("不合格");
});
const best = (score = ""): number => Number(score.split("–").pop());

test("a line of a rule tells its verdict to a screen reader too", async ({ home }) => {
  const inspection = await home.openSample("township");
  await expect(inspection.tile("便民服务平台").rule("设立便利的服务平台")).toHaveAccessibleName(/合格/);
});

test("saved is said only when the browser has confirmed the write, and every write is asked to be strict", async ({ page, home }) => {
  // From now on the browser's word of a complete journal row can be held back, and everything is put down in its order.
  await page.addInitScript(() => {
    const log: string[] = [];
    const made: string[] = [];
    const held: (() => void)[] = [];
    let holding = false;
    const hold = (on: boolean): void => {
      holding = on;
      if (!on) for (const say of held.splice(0)) say();
    };
    Object.assign(globalThis, { __log: log, __made: made, __hold: hold });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (
      this: IDBDatabase,
      names: string | Iterable<string>,
      mode?: IDBTransactionMode,
      options?: IDBTransactionOptions,
    ) {
      const transaction = begin.call(this, names as string[], mode, options);
      const stores = typeof names === "string" ? [names] : [...names];
      if (mode === "readwrite") made.push(`${stores} ${options?.durability} ${transaction.durability}`);
      if (mode === "readwrite" && stores.includes("journal")) {
        log.push("begin");
        let handler: ((event: Event) => unknown) | null = null;
        Object.defineProperty(transaction, "oncomplete", { get: () => handler, set: (next) => (handler = next) });
        transaction.addEventListener("complete", (event) => {
          const say = (): void => {
            log.push("complete");
            handler?.call(transaction, event);
          };
          if (holding) held.push(say);
          else say();
        });
      }
      return transaction;
    } as typeof begin;
    let said = "";
    new MutationObserver(() => {
      const text = document.querySelector("[data-testid=saved]")?.textContent ?? "";
      if (text !== said) log.push((said = text));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await home.open();
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.isSaved();
  const hold = (on: boolean): Promise<void> =>
    page.evaluate((now) => (globalThis as unknown as { __hold(on: boolean): void }).__hold(now), on);
  await page.evaluate(() => ((globalThis as unknown as { __log: string[] }).__log.length = 0));
  await hold(true);

  const sign = inspection.tile("席卡或台签");
  await sign.answer("已摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText("合格");
  await expect(inspection.saved).toHaveText(zh.saving);
  await sign.answer("未摆放");
  await expect(inspection.saved).toHaveText(zh.saving);
  await hold(false);
  await inspection.isSaved();
  await expect(inspection.saved).toHaveText(/^已保存 \d\d:\d\d · 2 份$/);

  const { log, made } = await page.evaluate(() => {
    const { __log, __made } = globalThis as unknown as { __log: string[]; __made: string[] };
    return { log: __log, made: __made };
  });
  expect(log.filter((event) => event === "begin")).toHaveLength(2);
  log.forEach((event, at) => {
    if (!event.startsWith("已保存")) return;
    const before = log.slice(0, at);
    const count = (what: string): number => before.filter((one) => one === what).length;
    expect(count("complete"), `at “${event}” in ${JSON.stringify(log)}`).toBe(count("begin"));
    expect(count("complete")).toBeGreaterThan(0);
  });
  expect(log.some((event) => event.startsWith("已保存"))).toBe(true);
  expect(made.length).toBeGreaterThan(2);
  for (const one of made) expect(one).toMatch(/ strict strict$/);
});
