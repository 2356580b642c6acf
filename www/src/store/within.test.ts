import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openCopy } from "./copy";
import { closeDatabase, get, keeps } from "./db";
import { lock } from "./lock";
import { Silent } from "./within";

beforeEach(async () => {
  await closeDatabase();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await closeDatabase();
});

/** What comes of it within five seconds. */
async function inTime(promise: Promise<unknown>): Promise<unknown> {
  const outcome = promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(5000);
  return Promise.race([outcome, Promise.resolve("nothing")]);
}

test("a database that never answers is told within five seconds, at once from then on, and used when it comes", async () => {
  const request = {} as IDBOpenDBRequest;
  vi.stubGlobal("indexedDB", { open: () => request });
  expect(await inTime(get("settings", "x"))).toBeInstanceOf(Silent);
  const again = get("settings", "x").catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1);
  expect(await again).toBeInstanceOf(Silent);
  // Not replaced by memory: what is there is not to be written past.
  expect(await inTime(keeps())).toEqual({ value: true });
});

test("locks that are never granted are told within five seconds, and given back should they come", async () => {
  let grant: ((lock: object) => unknown) | undefined;
  vi.stubGlobal("navigator", {
    locks: { request: (_name: string, _options: object, granted: typeof grant) => new Promise(() => (grant = granted)) },
  });
  expect(await inTime(lock("a"))).toBeInstanceOf(Silent);
  await expect(grant?.({})).resolves.toBeUndefined();
});

test("files that never answer are told within five seconds", async () => {
  vi.stubGlobal("navigator", { storage: { getDirectory: () => undefined } });
  const worker = Object.assign(new EventTarget(), { postMessage: () => undefined });
  expect(await inTime(openCopy(() => worker as unknown as Worker))).toBeInstanceOf(Silent);
});
