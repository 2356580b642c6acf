// What a host can do to a visitor: lose a file, send a wrong one, bring a new version.
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { answers } from "../support/device";
import { Host } from "../support/host";
import { expect, test as base } from "../support/test";
import { nextVersion } from "../support/version";
import { zh } from "../support/words";

const test = base.extend<{ host: Host; baseURL: string }>({
  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** Waits until the browser has taken a version. */
const taken = (page: Page): Promise<unknown> => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
/** Waits until the browser has tried a version and thrown it away, with nothing left of it. */
async function refused(page: Page, host: Host, file: RegExp): Promise<void> {
  await expect.poll(() => host.asked.some((path) => file.test(path))).toBe(true);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) === undefined);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
}
/** The page goes on working with the network that it has. */
async function stillWorks(page: Page): Promise<void> {
  const home = await new Home(page, zh, false).open();
  await expect(page.getByText(zh.offlineReady)).toBeHidden();
  const inspection = await home.openSample("township");
  await expect(inspection.heading).toContainText("示例镇便民服务中心");
}

for (const [what, lost] of [
  ["a view that is loaded later", /PrintView/],
  ["the module that judges", /\.wasm$/],
  ["a standard", /^packs\/ten-musts/],
] as const) {
  test(`when the host has lost ${what}, nothing half-complete takes over the page`, async ({ host, page }) => {
    host.instead = (path, body) => (lost.test(path) ? null : body);
    await page.goto("./");
    await refused(page, host, lost);
    // It goes on working with the network that it has, as far as what is lost is not needed.
    if (/Print/.test(String(lost))) await stillWorks(page);
    else await new Home(page, zh, false).open();
  });
}

test("a file with one byte changed on its way is refused, and with it the whole version", async ({ host, page }) => {
  host.instead = (path, body) => (/ResultView.*\.js$/.test(path) ? Buffer.concat([body, Buffer.from(" ")]) : body);
  await page.goto("./");
  await refused(page, host, /ResultView/);
  await stillWorks(page);
});

test("a new version waits until the inspector takes it, and no answer is touched", async ({ host, page }) => {
  const home = await new Home(page, zh, false).open();
  await taken(page);
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  const before = await answers(page, inspection.id);

  // A version in which one file is another.
  const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
  const icon = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>');
  const old = await (await page.request.get(`${host.url}icon.svg`)).body();
  host.instead = (path, body) =>
    path === "icon.svg" ? icon : path === "service-worker.js" ? Buffer.from(body.toString().replace(sha256(old), sha256(icon))) : body;
  const shownIcon = (): Promise<string> => page.evaluate(async () => (await fetch("icon.svg")).text());
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText(zh.updateReady)).toBeVisible();
  expect(await shownIcon()).toBe(old.toString());
  await expect(inspection.tile("席卡或台签").chosen).toContainText("未摆放");
  await inspection.tile("席卡或台签").answer("已摆放");
  await inspection.isSaved();

  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: zh.useUpdate }).click();
  await loaded;
  await inspection.saved.waitFor();
  await expect(page.getByText(zh.updateReady)).toBeHidden();
  await expect(inspection.tile("席卡或台签").chosen).toContainText("已摆放");
  expect(await shownIcon()).toBe(icon.toString());
  // The version before is kept for tabs that go on with it.
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(2);
  const after = await answers(page, inspection.id);
  expect({ ...after, "S08 staff.desk_sign": null }).toEqual({ ...before, "S08 staff.desk_sign": null });
});

test("a version that loses a file on its way never replaces the one that works", async ({ host, page }) => {
  await new Home(page, zh, false).open();
  await taken(page);
  // The new version names a file that is not on the host.
  host.instead = (path, body) =>
    path === "service-worker.js" ? Buffer.from(body.toString().replace("index.html", "gone-away.html")) : body;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const worker = registration?.installing;
    while (worker && worker.state === "installing") await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await expect(page.getByText(zh.updateReady)).toBeHidden();
  await host.stop();
  await page.reload();
  await expect(page.getByRole("button", { name: zh.newInspection })).toBeVisible();
});

test("a tab goes on with its version after another has taken the next, says so, and its button works", async ({ host, page, context }) => {
  const home = await new Home(page, zh, false).open();
  await taken(page);
  await home.openSample("township");
  const other = await context.newPage();
  const second = await new Home(other, zh, false).open().then((start) => start.openSample("township"));
  await second.at("S08");

  host.version = nextVersion("-next");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: zh.useUpdate }).click();
  await loaded;
  expect(await page.evaluate(() => document.querySelector<HTMLScriptElement>("script[src]")?.src)).toContain("-next.js");

  // The other has every part of its own version, though the host has none of it any more.
  await expect(other.getByText(zh.replaced)).toBeVisible();
  for (const view of ["result", "grid", "subjects", "setup"] as const) {
    await second.view(view);
    await expect(other.getByRole("main").getByRole("link").or(other.getByRole("main").getByRole("button")).first()).toBeVisible();
  }
  await other.goto(`${host.url}#/standards`);
  await expect(other.getByRole("main").getByRole("heading").first()).toBeVisible();
  // A worker of its own version is started too.
  const third = await new Home(other, zh, false).open().then((start) => start.openSample("township"));
  await third.at("S08");
  await third.tile("席卡或台签").answer("未摆放");
  await third.isSaved();
  expect((await answers(other, third.id))["S08 staff.desk_sign"]).toMatchObject({ value: false });

  const anew = other.waitForEvent("load");
  await other.getByRole("button", { name: zh.openAnew }).click();
  await anew;
  expect(await other.evaluate(() => document.querySelector<HTMLScriptElement>("script[src]")?.src)).toContain("-next.js");
  await new Inspection(other, zh, false).saved.waitFor();
  await expect(other.getByText(zh.replaced)).toBeHidden();
  await expect(third.tile("席卡或台签").chosen).toContainText("未摆放");
});

test("the button of an offered update works when another tab was quicker", async ({ host, page, context }) => {
  await new Home(page, zh, false).open();
  await taken(page);
  const other = await context.newPage();
  await new Home(other, zh, false).open();
  host.version = nextVersion("-next");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  for (const tab of [page, other]) await expect(tab.getByText(zh.updateReady)).toBeVisible();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: zh.useUpdate }).click();
  await loaded;
  const anew = other.waitForEvent("load");
  await other.getByRole("button", { name: new RegExp(`${zh.useUpdate}|${zh.openAnew}`) }).click();
  await anew;
  expect(await other.evaluate(() => document.querySelector<HTMLScriptElement>("script[src]")?.src)).toContain("-next.js");
});

test("a part that cannot be loaded is told in a sentence, with a button that helps, and never an empty page", async ({
  host,
  page,
  watch,
}) => {
  const home = await new Home(page, zh, false).open();
  await taken(page);
  const inspection = await home.openSample("township");
  // Its version is gone everywhere.
  host.version = nextVersion("-next");
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await inspection.view("grid");
  await expect(page.getByText(zh.partMissing)).toBeVisible();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: zh.openAnew }).click();
  await loaded;
  await expect(page.getByText(zh.partMissing)).toBeHidden();
  await expect(page.getByRole("table").or(page.getByRole("grid")).first()).toBeVisible();
  watch.faults.length = 0;
});
