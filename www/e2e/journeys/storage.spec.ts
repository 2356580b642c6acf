// The device's storage fails in ways that happen: it is full, it loses its database, it is not there.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { answers, copies } from "../support/device";
import { DIST } from "../support/host";
import { expect, test } from "../support/test";
import { en, withNumbers, zh } from "../support/words";

test("when the database takes nothing the file does, and the page says that there is one copy only", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await page.evaluate(() => {
    Object.assign(globalThis, { __full: true });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
      const transaction = begin.apply(this, args);
      if (args[1] === "readwrite" && (globalThis as unknown as { __full: boolean }).__full) queueMicrotask(() => transaction.abort());
      return transaction;
    };
  });
  await inspection.tile("席卡或台签").answer("未摆放");
  await expect(inspection.saved).toContainText(zh.fewer);
  expect((await answers(page, inspection.id))["S08 staff.desk_sign"]?.value).not.toBe(false);
  // Killed now, it comes back from the file.
  await inspection.reload();
  await expect(inspection.tile("席卡或台签").chosen).toContainText("未摆放");
  await expect(page.getByText("从第二份副本恢复")).toBeVisible();
  await expect.poll(async () => (await answers(page, inspection.id))["S08 staff.desk_sign"]?.value).toBe(false);
});

test("when nothing can be written the page says so, keeps the answers, and writes them when it can", async ({ page, hasTouch }) => {
  await page.addInitScript(() => Object.defineProperty(navigator.storage, "getDirectory", { value: undefined }));
  const home = await new Home(page, zh, !!hasTouch).open();
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, { __full: true });
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const request = put.apply(this, args);
      if (this.name === "journal" && (globalThis as unknown as { __full: boolean }).__full) this.transaction.abort();
      return request;
    };
  });
  await inspection.tile("席卡或台签").answer("未摆放");
  await expect(inspection.tile("席卡或台签").rule("摆放席卡或台签")).toContainText(zh.verdict.fail);
  await expect(page.getByRole("alert")).toContainText("没有写入");
  await expect(inspection.button(zh.notSaved(1))).toBeVisible();
  await inspection.tile("微笑服务").answer("2档：目光相迎，微笑自然");
  await expect(inspection.button(zh.notSaved(2))).toBeVisible();
  await expect(page.getByTestId("saved")).toBeHidden();

  await page.evaluate(() => ((globalThis as unknown as { __full: boolean }).__full = false));
  await inspection.tap(inspection.button(zh.notSaved(2)));
  await inspection.isSaved();
  await expect(page.getByRole("alert")).toBeHidden();
  const kept = await answers(page, inspection.id);
  expect(kept["S08 staff.desk_sign"]).toMatchObject({ value: false });
  expect(kept["S08 staff.smile"]).toBeDefined();
  await inspection.reload();
  await expect(inspection.tile("席卡或台签").chosen).toContainText("未摆放");
  await expect(page.getByText(/找不到了|改动或缺失/)).toBeHidden();
});

test("a browser that lost its database gets every inspection back from the second copy", async ({ home, page, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  const before = await answers(page, inspection.id);
  expect(Object.keys(await copies(page)).some((name) => name.includes(inspection.id))).toBe(true);

  // Another page of the same place, so that no connection stands in the way.
  await page.goto("./icon.svg");
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("windowcheck").onsuccess = resolve)));
  const start = await new Home(page, zh, !!hasTouch).open();
  await expect(start.toast).toContainText("已从第二份副本恢复");
  await start.tap(start.line("示例镇便民服务中心").getByRole("link"));
  const again = new Inspection(page, zh, !!hasTouch);
  await again.saved.waitFor();
  await again.at("S08");
  await expect(again.tile("席卡或台签").chosen).toContainText("未摆放");
  expect(await answers(page, again.id)).toEqual(before);
});

test("rows that vanished from the database come back, and the page says how many", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  for (const words of ["未摆放", "已摆放", "未摆放"]) await inspection.tile("席卡或台签").answer(words);
  await inspection.isSaved();
  const before = await answers(page, inspection.id);
  const here = page.url();
  await page.goto("./icon.svg");
  await page.evaluate(
    (id) =>
      new Promise<void>((resolve) => {
        indexedDB.open("windowcheck").onsuccess = (event) => {
          const db = (event.target as IDBOpenDBRequest).result;
          const transaction = db.transaction("journal", "readwrite");
          transaction.objectStore("journal").openCursor(IDBKeyRange.bound([id], [id, []]), "prev").onsuccess = (found) => {
            const cursor = (found.target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor || (cursor.value as { seq: number }).seq < 3) return;
            cursor.delete();
            cursor.continue();
          };
          transaction.oncomplete = () => (db.close(), resolve());
        };
      }),
    new URL(here).hash.split("/")[2] ?? "",
  );
  await page.goto(here);
  await inspection.saved.waitFor();
  await expect(page.getByText("有 2 条记录从第二份副本恢复。")).toBeVisible();
  await expect(inspection.tile("席卡或台签").chosen).toContainText("未摆放");
  expect(await answers(page, inspection.id)).toEqual(before);
});

for (const [what, places] of [
  ["nothing", 0],
  ["only files", 1],
] as const) {
  test(`a browser that keeps ${what} says so for as long as the page is open, and works`, async ({ page, context, hasTouch }) => {
    // What Chromium does where cookies are blocked: each way in throws or rejects.
    await context.addInitScript((files) => {
      const refuse = (): never => {
        throw new DOMException("denied", "SecurityError");
      };
      const later = async (): Promise<never> => refuse();
      IDBFactory.prototype.open = refuse;
      if (files) return;
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get: refuse });
      LockManager.prototype.request = later;
      // Files are reached from a worker, where no script of a test runs first; the page asks whether there are any.
      Object.assign(StorageManager.prototype, { getDirectory: undefined, persisted: later, estimate: later });
    }, places);
    const home = await new Home(page, zh, !!hasTouch).open();
    // Not a message that passes.
    const notice = page.locator('[role="alert"]:not(.toast)');
    await expect(notice).toHaveText(zh.notKept(places));
    const inspection = await home.openSample("township");
    await expect(notice).toHaveText(zh.notKept(places));
    await inspection.at("S08");
    await inspection.tile("席卡或台签").answer("未摆放");
    await expect(inspection.saved).toHaveText(withNumbers(zh.saved("00:00", places)));
    const { text } = await (await inspection.result()).exportInspection();
    expect(text).toContain('"staff.desk_sign"');
    const list = await inspection.back();
    await expect(list.line("示例镇便民服务中心")).toBeVisible();
    await page.goto("./#/settings");
    await expect(page.getByText(zh.copiesKept(places))).toBeVisible();
    await home.switchLanguage();
    await expect(notice).toHaveText(en.notKept(places));
  });
}

test("an address that was spoiled on its way leads to a page and not to nothing", async ({ page }) => {
  await page.goto("./#/i/%E4%zz/inspect");
  await expect(page.getByRole("link", { name: new RegExp(zh.inspections) }).first()).toBeVisible();
});

test("when everything was cleared but the smallest mark, the list names what is gone", async ({ home, page, hasTouch }) => {
  const inspection = await home.openSample("township");
  await inspection.isSaved();
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  const here = page.url();
  await page.goto("./icon.svg");
  await page.evaluate(async () => {
    await new Promise((resolve) => (indexedDB.deleteDatabase("windowcheck").onsuccess = resolve));
    const root = await navigator.storage.getDirectory();
    await root.removeEntry("windowcheck", { recursive: true });
  });
  const start = await new Home(page, zh, !!hasTouch).open();
  const notice = page.getByRole("alert").filter({ hasText: zh.goneAbout });
  await expect(notice).toContainText("示例镇便民服务中心");
  await page.goto(here);
  await expect(page.getByRole("alert")).toContainText("示例镇便民服务中心");
  await start.open();
  await start.tap(start.button(zh.goneSeen));
  await expect(notice).toBeHidden();
});

for (const [what, where] of [
  ["the database", "indexedDB"],
  ["the locks", "locks"],
] as const)
  test(`when ${what} never answers, that is told within five seconds`, async ({ home, page }) => {
    const inspection = await home.openSample("township");
    await inspection.isSaved();
    const here = page.url();
    await page.goto("./icon.svg");
    await page.addInitScript((where) => {
      if (where === "indexedDB") IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
      else LockManager.prototype.request = () => new Promise(() => undefined);
    }, where);
    await page.goto(here);
    await expect(page.getByRole("alert").filter({ hasText: zh.silent })).toBeVisible({ timeout: 5500 });
    if (where === "locks") return;
    await page.goto("./#/");
    await expect(page.getByRole("alert").filter({ hasText: zh.silent })).toBeVisible({ timeout: 5500 });
  });

test("at an address without https what cannot work is off, and says why", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "isSecureContext", { value: false });
    Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined });
    Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });
  });
  await page.goto("./#/");
  await expect(page.getByText(zh.insecure)).toBeVisible();
  const main = page.getByRole("main");
  for (const button of await main.getByRole("button").all()) await expect(button).toBeDisabled();
  await expect(main.locator("input[type=file]")).toBeDisabled();
});

test("opened as a file of a folder the page says in plain words that it cannot be", async ({ browser, launchOptions }) => {
  void launchOptions;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  await expect(page.getByText("窗检没有打开", { exact: false })).toBeVisible();
  await context.close();
});
