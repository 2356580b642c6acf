import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { windows } from "../engine/testing/fake-module";
import type { Copy } from "./copy";
import { closeDatabase, database, transact } from "./db";
import { copyFile, Journal, type Saved } from "./journal";
import type { Row } from "./row";

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
});

afterEach(() => vi.unstubAllGlobals());

const answered = (n: number) => ({ op: "answers" as const, set: [["W01", "window.seats", n] as [string, string, number]] });

function memoryCopy(): Copy & { files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    append: async (file, line) => void files.set(file, (files.get(file) ?? "") + line),
    write: async (file, text) => void files.set(file, text),
    read: async (file) => files.get(file),
    list: async () => [...files.keys()],
    remove: async (file) => void files.delete(file),
  };
}

async function started(copy?: Copy): Promise<Journal> {
  const journal = Journal.start("a", "device", copy);
  journal.append({ op: "start", inspection: windows(1) });
  await journal.idle();
  return journal;
}

test("what was appended is there after opening again", async () => {
  const journal = await started();
  for (let n = 1; n <= 5; n++) journal.append(answered(n));
  await journal.idle();
  const opened = await Journal.open("a");
  expect(opened?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(5);
  expect(opened?.found).toEqual({ restored: 0, lost: 0, damaged: false });
});

test("taps that come faster than the disk are kept in order", async () => {
  const journal = await started();
  for (let n = 0; n < 20; n++) journal.append(answered(n));
  await journal.idle();
  expect((await Journal.open("a"))?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(19);
});

test("a snapshot changes nothing about what is read", async () => {
  const journal = await started();
  const inspection = windows(1);
  journal.current = () => ({ inspection, drafts: {} });
  for (let n = 1; n <= 230; n++) {
    inspection.subjects[0]!.facts["window.seats"] = n;
    journal.append(answered(n));
  await journal.idle();
  }
  expect((await Journal.open("a"))?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(230);
});

test("saved is said only when the transaction is complete, and a failure is tried again", async () => {
  const journal = await started();
  const said: Saved["state"][] = [];
  journal.onSaved = ({ state }) => said.push(state);
  const db = await database();
  const broken = vi.spyOn(db, "transaction").mockImplementation(() => {
    throw new DOMException("", "QuotaExceededError");
  });
  journal.append(answered(1));
  await journal.idle();
  expect(journal.waiting).toBe(1);
  expect(said).toEqual(["saving", "failed"]);
  broken.mockRestore();
  journal.append(answered(2));
  await journal.idle();
  expect(said.at(-1)).toBe("saved");
  const opened = await Journal.open("a");
  expect(opened?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(2);
  expect(opened?.found.damaged).toBe(false);
});

test("a lost database comes back from the second copy", async () => {
  const copy = memoryCopy();
  const journal = await started(copy);
  journal.append(answered(7));
  await journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  const opened = await Journal.open("a", copy);
  expect(opened?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(7);
  expect(opened?.found.restored).toBe(2);
});

test("a second copy with a torn last line is mended from the database", async () => {
  const copy = memoryCopy();
  const journal = await started(copy);
  journal.append(answered(7));
  await journal.idle();
  copy.files.set(copyFile("a"), copy.files.get(copyFile("a"))!.slice(0, -20));
  await Journal.open("a", copy);
  expect(copy.files.get(copyFile("a"))!.trim().split("\n")).toHaveLength(2);
});

test("rows that are gone everywhere are told from the mark", async () => {
  const journal = await started();
  journal.append(answered(7));
  await journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(["a", "device", 2]));
  expect((await Journal.open("a"))?.found.lost).toBe(1);
});

test("an altered row is told, and what can be read is kept", async () => {
  const journal = await started();
  journal.append(answered(7));
  await journal.idle();
  journal.append(answered(8));
  await journal.idle();
  const row = await transact<Row>(["journal"], "readonly", (store) => store("journal").get(["a", "device", 2]));
  await transact(["journal"], "readwrite", (store) => void store("journal").put({ ...row, change: answered(99) }));
  const opened = await Journal.open("a");
  expect(opened?.found.damaged).toBe(true);
  expect(opened?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(8);
});

test("without a database the answers live as long as the page, and it says so", async () => {
  await closeDatabase();
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("localStorage", undefined);
  const journal = await started();
  const told: Saved[] = [];
  journal.onSaved = (saved) => told.push(saved);
  for (let n = 1; n <= 110; n++) journal.append(answered(n));
  await journal.idle();
  expect(told.at(-1)).toMatchObject({ state: "saved", copies: 0 });
  const opened = await Journal.open("a");
  expect(opened?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(110);
  expect(opened?.found).toEqual({ restored: 0, lost: 0, damaged: false });

  const copy = memoryCopy();
  const copied = await Journal.open("a", copy);
  copied?.journal.append(answered(7));
  await copied?.journal.idle();
  expect((await Journal.open("a", copy))?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(7);
  await closeDatabase();
});

test("a database that was there and fails is never replaced by memory", async () => {
  const journal = await started();
  const db = await database();
  db.close();
  db.onclose?.(new Event("close"));
  vi.stubGlobal("indexedDB", undefined);
  journal.append(answered(7));
  await journal.idle();
  expect(journal.waiting).toBe(1);
  vi.unstubAllGlobals();
  await journal.retry();
  expect((await Journal.open("a"))?.kept.inspection.subjects[0]?.facts["window.seats"]).toBe(7);
});
