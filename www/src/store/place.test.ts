import { afterEach, expect, test, vi } from "vitest";
import { placeName } from "./place";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("the page of a whole host keeps its names; each folder has its own", () => {
  expect(placeName("https://host.cn/")).toBe("windowcheck");
  expect(placeName("https://host.cn/index.html#/i/1")).toBe("windowcheck");
  expect(placeName("about:blank")).toBe("windowcheck");
  expect(placeName("https://host.cn/a/")).toBe("windowcheck@%2Fa%2F");
  expect(placeName("https://host.cn/a/index.html")).toBe(placeName("https://host.cn/a/"));
  expect(placeName("https://host.cn/a/b/")).not.toBe(placeName("https://host.cn/a/"));
});

test("database, files, locks and small things of two folders are not the same", async () => {
  const names = async (base: string): Promise<unknown[]> => {
    vi.resetModules();
    vi.stubGlobal("document", { baseURI: base });
    const opened: string[] = [];
    const locks: string[] = [];
    const folders: string[] = [];
    vi.stubGlobal("indexedDB", {
      open: (name: string) => {
        opened.push(name);
        throw new DOMException("", "SecurityError");
      },
    });
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    });
    vi.stubGlobal("navigator", {
      storage: { getDirectory: () => undefined },
      locks: {
        request: async (name: string, _options: object, granted: (lock: object) => unknown) => {
          locks.push(name);
          granted({});
        },
      },
    });
    await (await import("./db")).keeps();
    (await import("./mark")).mark("x", { seq: 1, hash: "" });
    (await import("./preference")).remember("lang", "en");
    (await (await import("./lock")).lock("x")).release();
    const worker = new EventTarget() as Worker;
    worker.postMessage = (message: { n: number; folder: string }) => {
      folders.push(message.folder);
      worker.dispatchEvent(new MessageEvent("message", { data: { n: message.n, value: [] } }));
    };
    await (await import("./copy")).openCopy(() => worker);
    return [...opened, ...kept.keys(), ...locks, ...folders];
  };
  const one = await names("https://host.cn/a/");
  const other = await names("https://host.cn/b/");
  expect(one).toHaveLength(5);
  expect(one.filter((name) => other.includes(name))).toEqual([]);
  expect(await names("https://host.cn/")).toEqual([
    "windowcheck",
    "windowcheck:mark:x",
    "windowcheck:lang",
    "windowcheck:x",
    "windowcheck",
  ]);
});
