// The promise: what was shown as saved survives a killed tab and a killed browser, however fast the taps came.
// An ordinary test context keeps its data in memory and would prove nothing, so these rounds have a browser
// and a profile of their own.
import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { Book, shown, slowDisk, tapInBursts } from "../support/answering";
import { Host } from "../support/host";
import { OwnBrowser } from "../support/own-browser";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 50);
/** Starting a browser takes longer than a tab. */
const BROWSER_ROUNDS = Math.ceil(ROUNDS / 8);
test.describe.configure({ timeout: 120_000 + ROUNDS * 15_000 });
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const WARNING = /找不到了|被改动/;

function chance(seed: number): (n: number) => number {
  let random = seed;
  return (n) => (random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff) % n;
}

async function openSample(page: Page, host: Host): Promise<string> {
  await page.goto(host.url);
  await new Home(page, zh, false).openSample("township");
  return page.url();
}

async function reopen(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page
    .getByTestId("saved")
    .filter({ hasText: /^已保存/ })
    .waitFor();
}

/** Taps for a while, and does this at the very moment in which the next answer is shown as saved. */
async function tapUntilSaved(page: Page, host: Host, ms: number, seed: number, then: () => Promise<unknown>): Promise<void> {
  await tapInBursts(page, seed);
  await new Promise((resolve) => setTimeout(resolve, ms));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("nothing was shown as saved")), 20_000);
    host.hears = (said) => {
      if (!said.includes('"saved"')) return;
      host.hears = () => undefined;
      clearTimeout(late);
      then().then(() => resolve(), reject);
    };
  });
}

async function check(page: Page, book: Book, round: string): Promise<void> {
  book.note();
  const seen = await shown(page, book.saved.keys());
  expect(book.lost(seen), `${round}, seed ${SEED}`).toEqual([]);
  await expect(page.getByText(WARNING)).toBeHidden();
  book.settle(seen);
}

test(`a tab killed in a burst of taps loses no answer that was shown as saved (${ROUNDS} rounds)`, async () => {
  const host = await Host.start();
  const browser = new OwnBrowser();
  const book = new Book(host);
  const next = chance(SEED);
  try {
    let page = await browser.start();
    const address = await openSample(page, host);
    for (let i = 0; i < ROUNDS; i++) {
      const old = page;
      const dying = await old.context().newCDPSession(old);
      page = await old.context().newPage();
      // Every other time the disk is as slow as on an old tablet.
      if (i % 2) await slowDisk(page, 30);
      await tapUntilSaved(old, host, next(600), next(1_000_000), () => {
        const dead = old.waitForEvent("crash");
        void dying.send("Page.crash").catch(() => undefined);
        return dead;
      });
      await reopen(page, address);
      await check(page, book, `tab ${i}`);
      await old.close().catch(() => undefined);
    }
    expect(book.count).toBeGreaterThan(ROUNDS);
    console.log(`    ${ROUNDS} killed tabs, ${book.count} answers shown as saved, 0 lost (seed ${SEED})`);
  } finally {
    await browser.remove();
    await host.stop();
  }
});

test(`a browser killed in a burst of taps loses no answer that was shown as saved (${BROWSER_ROUNDS} rounds)`, async () => {
  const host = await Host.start();
  const browser = new OwnBrowser();
  const book = new Book(host);
  const next = chance(SEED + 1);
  try {
    let address = "";
    for (let i = 0; i < BROWSER_ROUNDS; i++) {
      const page = await browser.start();
      if (i % 2) await slowDisk(page, 30);
      if (address) {
        await reopen(page, address);
        await check(page, book, `browser ${i}`);
      } else address = await openSample(page, host);
      await tapUntilSaved(page, host, next(900), next(1_000_000), () => browser.kill());
    }
    const page = await browser.start();
    await reopen(page, address);
    await check(page, book, "at the end");
    expect(book.count).toBeGreaterThan(BROWSER_ROUNDS);
    console.log(`    ${BROWSER_ROUNDS} killed browsers, ${book.count} answers shown as saved, 0 lost (seed ${SEED})`);

    // The list knows what is in it, though nobody ever left by the door.
    await page.goto(`${host.url}#/`);
    const line = new Home(page, zh, false).line("示例镇便民服务中心");
    await expect(line).toContainText("未查");
    await expect(line).not.toContainText(/ten-musts|four-displays|township/);

    // The comparison is by value: an expectation that is wrong in one answer is noticed.
    const seen = await shown(page, []);
    const [what = ""] = book.saved.keys();
    expect(book.lost(seen.set(what, "something else"))).toContainEqual(expect.stringContaining(what));
  } finally {
    await browser.remove();
    await host.stop();
  }
});

test("the same rounds find out a page that says saved and has not written", async () => {
  const host = await Host.start();
  const browser = new OwnBrowser();
  const book = new Book(host);
  try {
    const page = await browser.start();
    // Rows after the first never reach the database, and there is no second copy.
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: { seq?: number }, ...rest: []) {
        return this.name === "journal" && (value.seq ?? 0) > 1
          ? (this.count() as unknown as IDBRequest<IDBValidKey>)
          : put.call(this, value, ...rest);
      };
      Object.defineProperty(navigator.storage, "getDirectory", { value: undefined });
    });
    const address = await openSample(page, host);
    await tapUntilSaved(page, host, 300, 7, () => browser.kill());
    const again = await browser.start();
    await reopen(again, address);
    book.note();
    expect(book.count).toBeGreaterThan(0);
    expect(book.lost(await shown(again, book.saved.keys())).length).toBeGreaterThan(0);
  } finally {
    await browser.remove();
    await host.stop();
  }
});

test("a draft of a standard survives a browser killed a second and a half after the last letter", async () => {
  const host = await Host.start();
  const browser = new OwnBrowser();
  try {
    const page = await browser.start();
    await page.goto(`${host.url}#/write`);
    await page.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("pack: typed-just-now", { delay: 15 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await browser.kill();
    const again = await browser.start();
    await again.goto(`${host.url}#/write`);
    await expect(again.locator(".cm-content")).toContainText("pack: typed-just-now");
  } finally {
    await browser.remove();
    await host.stop();
  }
});
