// An answer, and at once away: by the link, by Back, by a reload, by closing the tab; also with an engine that is slow.
import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { answers } from "../support/device";
import { slowEngine } from "../support/slow-engine";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const TIMES = Number(process.env.LEAVE_TIMES ?? 50);
test.describe.configure({ timeout: 60_000 + TIMES * 4000 });
test.use({ navigationTimeout: 15_000 });

const WAYS = ["link", "back", "hash", "reload"] as const;

/** Taps the other of two answers and leaves in the same breath; gives what was tapped. */
const tapAndLeave = (page: Page, way: (typeof WAYS)[number], wait: number): Promise<boolean> =>
  page.evaluate(
    async ({ way, wait }) => {
      const [yes, no] = document.querySelectorAll<HTMLElement>('fieldset[data-fact="staff.desk_sign"] .tap.big');
      const next = yes?.getAttribute("aria-pressed") === "true" ? no : yes;
      if (!next) throw new Error("nothing to tap");
      next.click();
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
      if (way === "link") document.querySelector<HTMLElement>('.top a[href="#/"]')?.click();
      else if (way === "back") history.back();
      else if (way === "hash") location.hash = "#/";
      // Later, so that this is answered before the page is no more.
      else setTimeout(() => location.reload());
      return next === yes;
    },
    { way, wait },
  );

for (const ms of [0, 60, 300])
  test(`an answer and at once away is never lost, with an engine ${ms} ms slower`, async ({ page, hasTouch }) => {
    await slowEngine(page, ms);
    const home = await new Home(page, zh, !!hasTouch).open();
    const inspection = await home.openSample("township");
    const { id } = inspection;
    const lost: string[] = [];
    const times = ms === 60 ? TIMES : Math.ceil(TIMES / 5);
    for (let i = 0; i < times; i++) {
      const way = WAYS[i % WAYS.length] ?? "link";
      await page.goto("./#/");
      await page.goto(`./#/i/${id}/inspect/S08`);
      await inspection.saved.filter({ hasNotText: zh.saving }).waitFor();
      await inspection.tile("席卡或台签").at.waitFor();
      const loaded = way === "reload" ? page.waitForEvent("load") : undefined;
      const given = await tapAndLeave(page, way, (i * 7) % 30);
      await (loaded ?? home.button(zh.newInspection).waitFor());
      await expect
        .poll(async () => (await answers(page, id))["S08 staff.desk_sign"]?.value, { timeout: 1500 })
        .toBe(given)
        .catch(() => lost.push(`${i} ${way}`));
    }
    expect(lost).toEqual([]);
  });

test("closing the tab with something unsaved is asked about, and staying saves it", async ({ home, page, context, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("已摆放");
  await inspection.isSaved();
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.evaluate(() => {
    Object.assign(globalThis, { __full: true });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
      const transaction = begin.apply(this, args);
      if (args[1] === "readwrite" && (globalThis as unknown as { __full: boolean }).__full) queueMicrotask(() => transaction.abort());
      return transaction;
    };
  });
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: { op?: string }, ...rest: []) {
      // The file answers nothing any more.
      if (message.op !== "append" || !(globalThis as unknown as { __full: boolean }).__full) post.call(this, message, ...rest);
    };
  });
  await inspection.tap(inspection.tile("席卡或台签").choice("未摆放"));
  await expect(inspection.button(zh.notSaved(1))).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);

  // To the list: what is unsaved stands there, can be handed out, and is there when one comes back.
  const list = await inspection.back();
  const notice = page.getByRole("alert").filter({ hasText: zh.unsavedAbout });
  await expect(notice).toContainText(zh.unsavedHere(1));
  const { text } = await list.download(zh.exportUnsaved);
  expect(JSON.parse(text).subjects.find(({ id }: { id: string }) => id === "S08").facts["staff.desk_sign"].value).toBe(false);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked.length).toBe(2);
  await list.tap(notice.getByRole("link"));
  const again = new Inspection(page, zh, !!hasTouch);
  await again.at("S08");
  await expect(again.tile("席卡或台签").chosen).toContainText("未摆放");
  await again.back();
  await expect(notice).toContainText(zh.unsavedHere(1));

  await page.evaluate(() => ((globalThis as unknown as { __full: boolean }).__full = false));
  await list.tap(notice.getByRole("button", { name: zh.retry }));
  await expect(notice).toBeHidden();
  expect(
    (
      await answers(
        page,
        inspection.id ||
          again.id ||
          new URL(
            await list
              .line("示例镇便民服务中心")
              .getByRole("link")
              .evaluate((one: HTMLAnchorElement) => one.href),
          ).hash.split("/")[2] ||
          "",
      )
    )["S08 staff.desk_sign"],
  ).toMatchObject({ value: false });
  void context;
});

test("the list knows titles and progress whatever way one left", async ({ home, page, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  // Long enough for the verdict, and then away without leaving.
  await page.waitForTimeout(1500);
  const start = page.url().split("#")[0] ?? "";
  await page.goto("./icon.svg");
  await page.goto(start);
  const line = new Home(page, zh, !!hasTouch).line("示例镇便民服务中心");
  await expect(line).toContainText("未查");
  await expect(line).toContainText("✗");
  await expect(line).not.toContainText(/ten-musts|four-displays|township/);
});
