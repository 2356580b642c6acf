import { Home } from "../pages/home";
import { answers } from "../support/device";
import { expect, test, Watch } from "../support/test";
import { zh } from "../support/words";

/** Each device gives an inspection a name of its own; all else has to be the same, and of the report every byte. */
const nameless = (text: string, id: string): string => text.replaceAll(id, "the-inspection");

test("an inspection taken to a second device has the same answers and gives the same report", async ({
  home,
  page,
  browser,
  baseURL,
  hasTouch,
}) => {
  const first = await home.openSample("township");
  await first.at("S08");
  await first.tile("席卡或台签").answer("未摆放");
  await first.tile("党团员身份").without("cannot_check", "资料未提供");
  await first.tile("席卡或台签").openRule("摆放席卡或台签");
  await first.sheet.writeNote("已提醒，“当场”补上");
  await first.sheet.close();
  await first.at("W04");
  await first.tile("抽查办件数").write("１２");
  const filling = await first.fillRest();
  await first.tap(filling.getByRole("button").last());
  await first.isSaved();
  const result = await first.result();
  const headline = await result.headline.innerText();
  const file = await result.exportInspection();
  const report = await result.exportReport();
  expect(file.name).toBe("示例镇便民服务中心-2026-11-23.json");
  expect(report.name).toBe("示例镇便民服务中心-2026-11-23-报告.json");
  const given = await answers(page, first.id);

  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "America/New_York",
    ...(hasTouch ? { hasTouch, viewport: { width: 800, height: 1280 } } : {}),
    baseURL,
  });
  const watch = new Watch(new URL(baseURL ?? "").origin);
  await watch.follow(context);
  const other = await new Home(await context.newPage(), zh, !!hasTouch).open();
  await other.bring(file.text);
  const second = await other.opened();
  expect(second.id).not.toBe(first.id);
  await second.at("S08");
  await expect(second.tile("席卡或台签").chosen).toContainText("未摆放");
  await expect(second.tile("席卡或台签").at).toContainText("已提醒，“当场”补上");
  await expect(second.tile("党团员身份").at).toContainText("无法核验：资料未提供");
  expect(await answers(second.page, second.id)).toEqual(given);
  const again = await second.result();
  await expect(again.headline).toHaveText(headline);
  const secondReport = await again.exportReport();
  expect(nameless(secondReport.text, second.id)).toBe(nameless(report.text, first.id));
  const secondFile = await again.exportInspection();
  expect(JSON.parse(nameless(secondFile.text, second.id))).toEqual(JSON.parse(nameless(file.text, first.id)));
  expect(watch.faults).toEqual([]);
  await context.close();

  // Brought in again on the first device it stands beside the first, and replaces nothing.
  await first.back();
  await home.bring(secondFile.text);
  await home.opened();
  await home.open();
  await expect(home.line("示例镇便民服务中心")).toHaveCount(2);
});

test("an erased inspection is gone from every store of the device", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const { id } = inspection;
  await inspection.at("S08");
  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  await inspection.back();
  const found = async (): Promise<string[]> =>
    page.evaluate(async (wanted) => {
      const hits: string[] = Object.entries(localStorage)
        .filter((entry) => entry.join().includes(wanted))
        .map(([key]) => key);
      const root = await navigator.storage.getDirectory();
      const folder = (await root.getDirectoryHandle("windowcheck", { create: true })) as FileSystemDirectoryHandle & {
        keys(): AsyncIterable<string>;
      };
      for await (const name of folder.keys()) if (name.includes(wanted)) hits.push(name);
      const db = await new Promise<IDBDatabase>(
        (resolve) => (indexedDB.open("windowcheck").onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result)),
      );
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>(
          (resolve) =>
            (db.transaction(store).objectStore(store).getAll().onsuccess = (event) =>
              resolve((event.target as IDBRequest<unknown[]>).result)),
        );
        if (JSON.stringify(all).includes(wanted)) hits.push(store);
      }
      db.close();
      return hits;
    }, id);
  expect((await found()).length).toBeGreaterThan(3);

  // Deleting can be undone; erasing is asked for and cannot.
  await home.tap(home.button(zh.deleteNamed("示例镇便民服务中心")));
  await expect(home.toast).toContainText("已删除“示例镇便民服务中心”，可以恢复");
  await home.tap(home.button(zh.undo, home.toast));
  await expect(home.line("示例镇便民服务中心")).toHaveCount(1);
  await home.tap(home.button(zh.deleteNamed("示例镇便民服务中心")));
  await home.tap(page.getByText(zh.asideList(1)));
  page.once("dialog", (dialog) => void dialog.dismiss());
  await home.tap(home.button(zh.erase));
  expect((await found()).length).toBeGreaterThan(3);
  page.once("dialog", (dialog) => void dialog.accept());
  await home.tap(home.button(zh.erase));
  await expect.poll(found).toEqual([]);
});

test("a file has no photos in it, and the page says so where it is exported", async ({ home, page, request, baseURL }) => {
  const sample = (await (await request.get(`${baseURL}samples/township.json`)).json()) as {
    subjects: { facts: Record<string, unknown> }[];
  };
  Object.assign(sample.subjects[2]?.facts ?? {}, {
    "window.photo": { value: ["a".repeat(64), "b".repeat(64)] },
    "window.view": { value: ["b".repeat(64)] },
  });
  await home.bring(sample);
  const inspection = await home.opened();
  await inspection.result();
  await expect(page.getByText(zh.photosStay(2))).toBeVisible();
  await home.open();
  await (await home.openSample("township")).result();
  await expect(page.getByText(zh.photosStay(2))).toBeHidden();
});
