// Two deployments in two folders of one host share nothing.
import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { Host } from "../support/host";
import { expect, test as base } from "../support/test";
import { zh } from "../support/words";

const test = base.extend<{ host: Host; baseURL: string }>({
  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

for (const folders of [
  ["a/", "b/"],
  ["a/", ""],
])
  test(`of /${folders[0]} and /${folders[1]} neither sees, counts nor removes what the other keeps`, async ({ host, page }) => {
    host.folders = folders;
    const [first, second] = folders.map((folder) => host.url + folder);
    const offline = page.getByText(zh.offlineReady);
    await page.goto(first ?? "");
    await offline.waitFor();
    const home = new Home(page, zh, false);
    await home.tap(home.sample("township"));
    await new Inspection(page, zh, false).saved.waitFor();

    await page.goto(second ?? "");
    await offline.waitFor();
    await expect(page.getByText(zh.emptyList)).toBeVisible();
    await home.switchLanguage();
    await page.getByRole("button", { name: "New inspection" }).waitFor();
    const kept = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      folders: await (async () => {
        const names: string[] = [];
        const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
        for await (const name of root.keys()) names.push(name);
        return names;
      })(),
    }));
    for (const names of Object.values(kept)) {
      expect(names).toHaveLength(2);
      expect(new Set(names).size).toBe(2);
    }

    // The first is whole, in its own language, without a network.
    await host.stop();
    await page.goto(first ?? "");
    await expect(home.line("示例镇便民服务中心")).toBeVisible();
    await home.tap(home.line("示例镇便民服务中心").getByRole("link"));
    await new Inspection(page, zh, false).saved.waitFor();
  });
