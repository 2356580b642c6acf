import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase, get, put } from "./db";
import { choosable, findPack, keepOwn, removeOwn, type StoredPack } from "./packs";

const pack = (id: string, sha256: string, version = "1"): string =>
  JSON.stringify({ pack: id, sha256, version, title: { zh: id, en: id }, rules: [{ id: "a" }] });
const SHIPPED = pack("halls", "s".repeat(64));

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("fetch", (path: string) => {
    const index = [
      {
        id: "halls",
        file: "halls.json",
        sha256: "s".repeat(64),
        title: { zh: "halls", en: "halls" },
        version: "1",
        rules: 1,
        group: "whole",
      },
    ];
    const text = path === "packs/index.json" ? JSON.stringify(index) : path === "packs/halls.json" ? SHIPPED : undefined;
    return Promise.resolve(new Response(text ?? "", { status: text === undefined ? 404 : 200 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const at = (day: number): void => void vi.setSystemTime(new Date(2026, 0, day, 12));

test("what names no version is judged by the page's, whatever was brought under its name", async () => {
  await keepOwn(pack("halls", "0".repeat(64)), "halls (1).yaml");
  expect((await findPack("halls", undefined))?.sha256).toBe("s".repeat(64));
  // By its hash one's own is found.
  expect((await findPack("halls", "0".repeat(64)))?.own).toBe(true);
  expect(await findPack("halls", "f".repeat(64))).toBeUndefined();
});

test("of versions of one's own the last that was brought comes first, whatever its hash", async () => {
  for (const [day, sha256] of [
    [1, "f"],
    [3, "c"],
    [2, "a"],
  ] as const) {
    at(day);
    await keepOwn(pack("mine", sha256.repeat(64), String(day)), "mine.yaml");
  }
  expect((await findPack("mine", undefined))?.sha256).toBe("c".repeat(64));
  expect((await choosable()).map(({ id, version, own, from }) => [id, version, own, from])).toEqual([
    ["halls", "1", false, undefined],
    ["mine", "3", true, "mine.yaml"],
    ["mine", "2", true, "mine.yaml"],
    ["mine", "1", true, "mine.yaml"],
  ]);
  // Brought again, it is the last.
  at(4);
  await keepOwn(pack("mine", "f".repeat(64), "1"), "again.yaml");
  expect((await findPack("mine", undefined))?.from).toBe("again.yaml");
});

test("a version of one's own stands under the title of the page's, and the page's own text is kept once", async () => {
  await keepOwn(pack("halls", "0".repeat(64)), "x.yaml");
  expect((await choosable()).map(({ group }) => group)).toEqual(["whole", "whole"]);
  expect((await keepOwn(SHIPPED, "halls (1).yaml")).own).toBe(false);
  expect(await choosable()).toHaveLength(2);
});

test("removed it is gone, or stays for those who are judged by it; both can be taken back", async () => {
  const sha256 = "0".repeat(64);
  await keepOwn(pack("mine", sha256), "mine.yaml");
  const back = await removeOwn(sha256, false);
  expect(await findPack("mine", sha256)).toBeUndefined();
  await back();
  expect((await findPack("mine", undefined))?.sha256).toBe(sha256);
  await removeOwn(sha256, true);
  expect((await choosable()).map(({ id }) => id)).toEqual(["halls"]);
  expect(await findPack("mine", undefined)).toBeUndefined();
  expect((await findPack("mine", sha256))?.hidden).toBe(true);
  // Brought anew it is in the lists again.
  await keepOwn(pack("mine", sha256), "mine.yaml");
  expect(await choosable()).toHaveLength(2);
});

test("a pack kept by an earlier version of the page, without a day, is one's own all the same", async () => {
  const old: StoredPack = {
    sha256: "0".repeat(64),
    id: "mine",
    title: { zh: "mine", en: "mine" },
    text: pack("mine", "0".repeat(64)),
    own: true,
  };
  await put("packs", old);
  expect((await choosable())[1]).toMatchObject({ id: "mine", own: true, rules: 1 });
  expect(await get("packs", old.sha256)).toEqual(old);
});
