import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { effectScope, nextTick } from "vue";
import type { Copy } from "../store/copy";
import { closeDatabase, database, get, put } from "../store/db";
import { storedDraft, useDraft } from "./draft";

const first = { text: "pack: first", cases: "", around: {} };
const scopes: { stop(): void }[] = [];

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const scope of scopes.splice(0)) scope.stop();
  // What it wrote last comes to its end.
  await new Promise((resolve) => setTimeout(resolve, 50));
});

function files(): Copy & { files: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    files: kept,
    append: async () => undefined,
    write: async (file, text) => void kept.set(file, text),
    read: async (file) => kept.get(file),
    list: async () => [...kept.keys()],
    remove: async (file) => void kept.delete(file),
  };
}

async function writing(copy?: Copy): Promise<ReturnType<typeof useDraft>> {
  const scope = effectScope();
  scopes.push(scope);
  const used = scope.run(() => useDraft(first, async () => copy))!;
  await used.loaded;
  return used;
}

test("a draft is in both copies within a second of the first letter, though the typing never stops", async () => {
  const copy = files();
  const { text } = await writing(copy);
  const until = Date.now() + 900;
  let last = "";
  for (let n = 0; Date.now() < until; n++) {
    text.value = last = `pack: typed ${n}`;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  expect(last).toContain("typed");
  expect((await get<{ text: string }>("settings", "draft"))?.text).toMatch(/^pack: typed \d+$/);
  expect(copy.files.get("draft.json")).toMatch(/pack: typed \d+/);
});

test("what is typed last is kept when the page is hidden", async () => {
  const { text } = await writing();
  text.value = "pack: last";
  await nextTick();
  dispatchEvent(new Event("pagehide"));
  await vi.waitFor(async () => expect((await storedDraft())?.text).toBe("pack: last"), { timeout: 250 });
});

test("a page that ends before any copy has answered has it all the same", async () => {
  const { text } = await writing();
  const db = await database();
  const hanging = vi
    .spyOn(db, "transaction")
    .mockImplementation(() => ({ objectStore: () => ({ put: () => ({}) }) }) as unknown as IDBTransaction);
  text.value = "pack: in-haste";
  dispatchEvent(new Event("pagehide"));
  hanging.mockRestore();
  expect((await storedDraft())?.text).toBe("pack: in-haste");
});

test("the newest copy is opened, and a draft of an older page is taken over", async () => {
  localStorage.setItem("windowcheck:draft", JSON.stringify({ text: "pack: old", cases: "c", around: {} }));
  expect((await writing()).text.value).toBe("pack: old");
  await put("settings", { text: "pack: one", cases: "", around: {}, at: 5 }, "draft");
  const copy = files();
  copy.files.set("draft.json", JSON.stringify({ text: "pack: two", cases: "", around: {}, at: 9 }));
  expect((await writing(copy)).text.value).toBe("pack: two");
  copy.files.set("draft.json", `{"text": "pack: torn`);
  expect((await writing(copy)).text.value).toBe("pack: one");
});

test("when neither copy takes it, it is told", async () => {
  const { text, notKept } = await writing();
  const db = await database();
  const broken = vi.spyOn(db, "transaction").mockImplementation(() => {
    throw new DOMException("", "QuotaExceededError");
  });
  text.value = "pack: full";
  await vi.waitFor(() => expect(notKept.value).toBe(true), { timeout: 2000 });
  broken.mockRestore();
  text.value = "pack: fits";
  await vi.waitFor(() => expect(notKept.value).toBe(false), { timeout: 2000 });
  expect((await storedDraft())?.text).toBe("pack: fits");
});
