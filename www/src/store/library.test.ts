import { beforeEach, expect, test, vi } from "vitest";
import { windows } from "../engine/testing/fake-module";
import { all, closeDatabase, put, transact } from "./db";
import type { Row } from "./row";
import type { Copy } from "./copy";
import { copyFile } from "./journal";
import { create, erase, forgetGone, gone, heads, keepHead, recover, setAside } from "./library";
import { mark } from "./mark";

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
  // No page is served in a test of the store.
  vi.stubGlobal("fetch", async () => new Response("[]"));
});

const memory = (files = new Map<string, string>()): Copy & { files: Map<string, string>; written: string[] } => {
  const written: string[] = [];
  return {
    files,
    written,
    append: async (file, line) => void files.set(file, (files.get(file) ?? "") + line),
    write: async (file, text) => void (files.set(file, text), written.push(text)),
    read: async (file) => files.get(file),
    list: async () => [...files.keys()],
    remove: async (file) => void files.delete(file),
  };
};

const named = (id: string, photo?: string) => {
  const inspection = { ...windows(1), id, title: id };
  if (photo) inspection.subjects[0]!.facts["window.photo"] = { value: [photo] };
  return inspection;
};

test("what is put aside is still there and comes back", async () => {
  await create(named("a"));
  await setAside("a", true);
  expect((await heads())[0]?.deleted).toBeTruthy();
  await setAside("a", false);
  expect((await heads())[0]?.deleted).toBeUndefined();
});

test("erasing takes its rows and its own photos, and nothing of another inspection", async () => {
  const [own, shared] = ["a".repeat(64), "b".repeat(64)];
  for (const name of [own, shared]) await put("photos", new Uint8Array([1]), name);
  await create(named("one", own));
  await create(named("two", shared));
  await create(named("three", shared));
  await erase("one");
  await erase("two");
  expect((await heads()).map(({ id }) => id)).toEqual(["three"]);
  expect((await all<Row>("journal")).map(({ insp }) => insp)).toEqual(["three"]);
  expect(await all("photos")).toHaveLength(1);
});

test("erasing takes photos that were taken away before, and writes over what the file held", async () => {
  const [old] = ["c".repeat(64)];
  const copy = memory();
  await put("photos", new Uint8Array([1]), old);
  await create(named("one", old), copy);
  const size = copy.files.get(copyFile("one"))?.length ?? 0;
  await erase("one", copy);
  expect(await all("photos")).toHaveLength(0);
  expect(copy.files.size).toBe(0);
  expect(copy.written[0]).toMatch(/^0+$/);
  expect(copy.written[0]?.length).toBeGreaterThanOrEqual(size);
  expect(await gone(copy)).toEqual([]);
});

test("the list names standards by their titles, and what was put aside stays aside when its line is written", async () => {
  const title = { zh: "四亮检查", en: "Four displays" };
  await put("packs", { sha256: "f".repeat(64), id: "four", title, text: "{}", own: true });
  await create({ ...named("a"), standard: [{ pack: "four", sha256: "f".repeat(64), profiles: [], params: {}, slots: {} }] });
  const [head] = await heads();
  expect(head?.packs).toEqual([title]);
  await setAside("a", true);
  await keepHead({ ...head!, answered: 3 });
  expect((await heads())[0]).toMatchObject({ answered: 3, deleted: expect.any(String) });
});

test("what is left without its line in the list comes back", async () => {
  const copy = memory();
  await create(named("a"), copy);
  await create(named("b"));
  for (const id of ["a", "b"]) await transact(["heads"], "readwrite", (store) => void store("heads").delete(id));
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.bound(["a"], ["a", []])));
  expect(await recover(copy)).toBe(2);
  expect((await heads()).map(({ id }) => id).sort()).toEqual(["a", "b"]);
});

test("total loss is noticed from any mark that is left: in the third place, or in the list", async () => {
  mark("marked", { seq: 9, hash: "h", title: "一号大厅", date: "2026-05-01" });
  localStorage.setItem("windowcheck:mark:old", JSON.stringify({ seq: 3, hash: "h" }));
  await create(named("listed"));
  await create(named("whole"));
  const copy = memory();
  await create(named("file"), copy);
  for (const id of ["listed", "file"])
    await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.bound([id], [id, []])));
  expect(await recover(copy)).toBe(0);
  const missing = await gone(copy);
  expect(missing.map(({ id }) => id).sort()).toEqual(["listed", "marked", "old"]);
  expect(missing.find(({ id }) => id === "marked")).toEqual({ id: "marked", title: "一号大厅", date: "2026-05-01" });
  for (const { id } of missing) await forgetGone(id);
  expect(await gone(copy)).toEqual([]);
  expect((await heads()).map(({ id }) => id).sort()).toEqual(["file", "whole"]);
});
