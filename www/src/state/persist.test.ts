import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askToPersist } from "./persist";

const storage = { persisted: vi.fn(async () => false), persist: vi.fn(async () => false) };
beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  vi.stubGlobal("navigator", { storage });
});
afterEach(() => vi.unstubAllGlobals());

const DAY = 86_400_000;

test("it is asked for by itself, and not again for a month, whatever the answer", async () => {
  const start = Date.UTC(2026, 0, 1);
  for (let day = 0; day < 30; day++) await askToPersist(start + day * DAY);
  expect(storage.persist).toHaveBeenCalledTimes(1);
  await askToPersist(start + 31 * DAY);
  expect(storage.persist).toHaveBeenCalledTimes(2);
});

test("it is not asked for where it is granted, and a browser that cannot be asked is left alone", async () => {
  storage.persisted.mockResolvedValueOnce(true);
  await askToPersist();
  expect(storage.persist).not.toHaveBeenCalled();
  vi.stubGlobal("navigator", {});
  localStorage.clear();
  await expect(askToPersist()).resolves.toBeUndefined();
});
