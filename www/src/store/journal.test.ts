import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inspection } from "../engine/types";
import { windows } from "../engine/testing/fake-module";
import { act, type Change, type Kept } from "./change";
import type { Copy } from "./copy";
import { all, closeDatabase, database, put, transact } from "./db";
import { copyFile, Journal, type Saved } from "./journal";
import { readMark } from "./mark";
import { seal, type Row } from "./row";

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const answered = (n: number): Change => ({ op: "answers", set: [["W01", "window.seats", n]] });
const added = (id: string): Change => ({ op: "add", subjects: [{ at: 0, subject: { id, kind: "window", facts: {} } }] });
const seats = (kept: Kept | undefined): unknown => kept?.inspection.subjects.find(({ id }) => id === "W01")?.facts["window.seats"];

interface Files extends Copy {
  files: Map<string, string>;
  /** When it holds, nothing can be written. */
  full: boolean;
}

function memoryCopy(): Files {
  const files = new Map<string, string>();
  const copy: Files = {
    files,
    full: false,
    append: async (file, line) => {
      // A disk that is full takes half a line.
      files.set(file, (files.get(file) ?? "") + (copy.full ? line.slice(0, line.length / 2) : line));
      if (copy.full) throw new DOMException("", "QuotaExceededError");
    },
    write: async (file, text) => void files.set(file, text),
    read: async (file) => files.get(file),
    list: async () => [...files.keys()],
    remove: async (file) => void files.delete(file),
  };
  return copy;
}

/** A journal with the state in memory that the page would have: acted first, then appended, in one go. */
class Page {
  readonly kept: Kept;
  readonly said: Saved[] = [];

  constructor(
    readonly journal: Journal,
    kept: Kept,
  ) {
    this.kept = structuredClone(kept);
    journal.current = () => this.kept;
    journal.onSaved = (saved) => this.said.push(saved);
  }
  do(change: Change, undo = false): Change {
    const back = act(this.kept, change);
    this.journal.append(change, undo);
    return back;
  }
  get last(): Saved | undefined {
    return this.said.at(-1);
  }
}

async function started(copy?: Copy, inspection: Inspection = windows(1)): Promise<Page> {
  const page = new Page(Journal.start("a", "device", copy), { inspection, drafts: {} });
  page.journal.append({ op: "start", inspection });
  await page.journal.idle();
  return page;
}

const opened = (copy?: Copy, options = {}) => Journal.open("a", copy, options);
const rows = (): Promise<Row[]> => all<Row>("journal");
const lines = (copy: Files): string[] => (copy.files.get(copyFile("a")) ?? "").split("\n").filter(Boolean);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** Every transaction that writes is told as complete so much later. */
async function slowDisk(ms: () => number): Promise<void> {
  const db = await database();
  const begin = db.transaction.bind(db);
  vi.spyOn(db, "transaction").mockImplementation((...args: Parameters<typeof begin>) => {
    const transaction = begin(...args);
    if (args[1] !== "readwrite") return transaction;
    Object.defineProperty(transaction, "oncomplete", {
      set: (done: () => void) => transaction.addEventListener("complete", () => setTimeout(done, ms())),
    });
    return transaction;
  });
}

/** Transactions on this store fail, for as long as it holds. */
async function brokenDisk(): Promise<{ mend(): void }> {
  const db = await database();
  const begin = db.transaction.bind(db);
  const broken = vi.spyOn(db, "transaction").mockImplementation((...args: Parameters<typeof begin>) => {
    const transaction = begin(...args);
    if (args[1] === "readwrite") queueMicrotask(() => transaction.abort());
    return transaction;
  });
  return { mend: () => broken.mockRestore() };
}

test("what was appended is there after opening again", async () => {
  const page = await started();
  for (let n = 1; n <= 5; n++) page.do(answered(n));
  await page.journal.idle();
  const again = await opened();
  expect(seats(again?.kept)).toBe(5);
  expect(again?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });
});

test("a row is what was said, whatever becomes of the object", async () => {
  const page = await started();
  const change = { op: "head" as const, inspectors: ["one"] };
  page.do(change);
  change.inspectors.push("two");
  await page.journal.idle();
  expect((await opened())?.kept.inspection.inspectors).toEqual(["one"]);
});

test("changes that come faster than the disk are kept in order, and together", async () => {
  const page = await started();
  await slowDisk(() => 20);
  const transactions = vi.mocked((await database()).transaction).mock.calls.length;
  for (let n = 1; n <= 40; n++) page.do(answered(n));
  await page.journal.idle();
  expect(
    vi.mocked((await database()).transaction).mock.calls.filter(([, mode]) => mode === "readwrite").length - transactions,
  ).toBeLessThan(5);
  expect((await rows()).map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
  expect(seats((await opened())?.kept)).toBe(40);
});

test("saved is said only when nothing waits", async () => {
  const page = await started(memoryCopy());
  await slowDisk(() => 8);
  const wrong: number[] = [];
  page.journal.onSaved = (saved) => {
    page.said.push(saved);
    if (saved.state === "saved" && page.journal.waiting) wrong.push(page.journal.waiting);
  };
  let ever = 0;
  for (let n = 1; n <= 60; n++) {
    page.do(answered(n));
    // In the same tick: what is marked on the screen is never marked beside the word of before.
    expect(page.last?.state).toBe("saving");
    await new Promise((resolve) => setTimeout(resolve, n % 7));
    if (page.last?.state !== "saved") continue;
    ever += 1;
    const stored = (await rows()).at(-1)?.change as Extract<Change, { op: "answers" }>;
    expect(stored.set[0]?.[2]).toBe(n);
  }
  await page.journal.idle();
  await settled();
  expect(wrong).toEqual([]);
  expect(ever + Number(page.last?.state === "saved")).toBeGreaterThan(0);
});

for (const disk of [0, 2, 10, 25])
  test(`a snapshot under fire is exactly the state at its row (disk ${disk} ms)`, async () => {
    const page = await started();
    await slowDisk(() => disk);
    let id = 1;
    // Two rows for one tap, as when a kind that was absent gets a subject; subjects cannot be added twice.
    for (let n = 1; n <= 130; n++) {
      page.do({ op: "absent", kind: "window", reason: n % 2 ? "none" : null });
      page.do(added(`N${++id}`));
      page.do(answered(n));
      if (n % 3 === 0) await new Promise((resolve) => setTimeout(resolve, n % 4));
    }
    await page.journal.idle();
    await settled();
    const taken = await all<{ seq: number; kept: string }>("snapshots");
    expect(taken.length).toBeGreaterThan(0);
    const all_ = await rows();
    for (const { seq, kept } of taken) {
      const state: Kept = { inspection: {} as Inspection, drafts: {} };
      for (const { change } of all_.slice(0, seq)) act(state, change);
      expect(JSON.parse(kept)).toEqual(state);
    }
    for (const options of [{}, { fromFirst: true }]) expect((await opened(undefined, options))?.kept).toEqual(page.kept);
  });

test("a snapshot of the old format, which may hold what its rows say again, is not used", async () => {
  const page = await started();
  page.do(answered(1));
  await page.journal.idle();
  const [first] = await rows();
  const poisoned = { ...windows(1), subjects: [...windows(3).subjects] };
  await put("snapshots", { insp: "a", device: "device", seq: 1, hash: first?.hash, inspection: JSON.stringify(poisoned) });
  expect((await opened())?.kept).toEqual(page.kept);
});

test("a disordered row does not stop the journal from opening", async () => {
  const page = await started();
  page.journal.append(added("W02"));
  page.journal.append(added("W02"));
  page.journal.append({ op: "from the future" } as unknown as Change);
  page.journal.append({ op: "answers" } as unknown as Change);
  page.journal.append(answered(3));
  await page.journal.idle();
  const again = await opened();
  expect(again?.kept.inspection.subjects.map(({ id }) => id)).toEqual(["W02", "W01"]);
  expect(seats(again?.kept)).toBe(3);
  expect(again?.found.damaged).toBe(2);
});

test("what undo takes back survives opening again, across snapshots too", async () => {
  const page = await started();
  const backs: Change[] = [];
  for (let n = 1; n <= 450; n++) {
    backs.push(page.do(answered(n)));
    if (n % 5 === 0) page.do({ op: "draft", field: "f", text: String(n) });
    if (n % 10 === 0) page.do(backs.pop()!, true);
    if (n % 90 === 0) await page.journal.idle();
  }
  await page.journal.idle();
  await settled();
  expect((await all("snapshots")).length).toBeGreaterThan(2);
  // At least a hundred steps from the oldest snapshot, and all two hundred from the first row.
  const again = await opened();
  expect(again?.backs.slice(-100)).toEqual(backs.slice(-100));
  expect(again?.kept).toEqual(page.kept);
  expect((await opened(undefined, { fromFirst: true }))?.backs.slice(-190)).toEqual(backs.slice(-190));
});

test("when the database fails the second copy takes it, and the database is caught up later", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  const disk = await brokenDisk();
  page.do(answered(1));
  page.do(answered(2));
  await page.journal.idle();
  await settled();
  expect(page.last).toMatchObject({ state: "saved", copies: 1, fewer: true });
  expect(page.journal.waiting).toBe(0);
  disk.mend();
  expect(seats((await opened(copy, { looking: true }))?.kept)).toBe(2);
  expect(await rows()).toHaveLength(1);
  await page.journal.retry();
  await settled();
  expect(page.last).toMatchObject({ state: "saved", copies: 2 });
  expect(page.last).not.toHaveProperty("fewer");
  expect(await rows()).toHaveLength(3);
});

test("when both fail it says how many wait, keeps them, and tries again by itself", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  const disk = await brokenDisk();
  copy.full = true;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  page.do(answered(1));
  await vi.waitFor(() => expect(page.last).toMatchObject({ state: "failed", waiting: 1 }));
  page.do(answered(2));
  await vi.waitFor(() => expect(page.last).toMatchObject({ state: "failed", waiting: 2 }));
  expect(page.journal.waiting).toBe(2);
  disk.mend();
  await vi.advanceTimersByTimeAsync(10_500);
  vi.useRealTimers();
  await page.journal.idle();
  await settled();
  expect(page.last).toMatchObject({ state: "saved", copies: 1, fewer: true });
  copy.full = false;
  await page.journal.retry();
  // Half lines of the full disk cost nothing.
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  expect(seats((await opened(copy))?.kept)).toBe(2);
});

test("a copy that never answers holds up neither the answers nor their word", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  copy.append = () => new Promise(() => undefined);
  page.do(answered(1));
  await page.journal.idle();
  await settled();
  expect(page.last).toMatchObject({ state: "saved", copies: 1, fewer: true });
  page.do(answered(2));
  await vi.waitFor(async () => expect(await rows()).toHaveLength(3));
  await vi.waitFor(() => expect(page.last).toMatchObject({ state: "saved", copies: 1 }));
});

test("a lost database comes back from the second copy", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  page.do(answered(7));
  await page.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  const again = await opened(copy);
  expect(seats(again?.kept)).toBe(7);
  expect(again?.found.restored).toBe(2);
  await again?.journal.idle();
  expect(await rows()).toHaveLength(2);
});

test("a second copy with a torn last line is mended from the database", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  page.do(answered(7));
  await page.journal.idle();
  copy.files.set(copyFile("a"), copy.files.get(copyFile("a"))!.slice(0, -20));
  await (await opened(copy))?.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  expect(seats((await opened(copy))?.kept)).toBe(7);
});

test("a damaged line costs that line: the others are read, and nothing is written over them", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  for (let n = 1; n <= 23; n++) page.do({ op: "answers", set: [["W01", `window.f${n}`, n]] });
  await page.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  const file = copyFile("a");
  // One cannot be read, one has a letter changed, one is gone.
  const spoiled = lines(copy).map((line, i) => (i === 9 ? line.slice(0, 50) : i === 12 ? line.replace("window.f12", "window.fxx") : line));
  spoiled.splice(15, 1);
  copy.files.set(file, `${spoiled.join("\n")}\n`);
  const again = await opened(copy);
  expect(again?.found).toEqual({ restored: 22, lost: 2, damaged: 1 });
  const facts = again?.kept.inspection.subjects[0]?.facts ?? {};
  for (let n = 1; n <= 23; n++) if (![9, 12, 15].includes(n)) expect(facts[`window.f${n}`]).toBe(n);
  await again?.journal.idle();
  for (const line of spoiled) expect(lines(copy)).toContain(line);
  // The journal goes on.
  const next = new Page(again!.journal, again!.kept);
  next.do(answered(5));
  await next.journal.idle();
  expect(seats((await opened(copy))?.kept)).toBe(5);
});

test("damage in both copies at different places costs nothing", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  for (let n = 1; n <= 20; n++) page.do(answered(n));
  await page.journal.idle();
  const [, second] = await rows();
  await transact(["journal"], "readwrite", (store) => {
    store("journal").put({ ...second, change: answered(99) });
    store("journal").delete(["a", "device", 5]);
    store("journal").delete(["a", "device", 21]);
  });
  copy.files.set(
    copyFile("a"),
    lines(copy)
      .map((line, i) => (i === 7 ? "{" : line))
      .join("\n"),
  );
  const again = await opened(copy);
  expect(again?.kept).toEqual(page.kept);
  expect(again?.found).toEqual({ restored: 3, lost: 0, damaged: 0 });
  await again?.journal.idle();
  expect((await opened(copy))?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  expect((await opened(copy))?.kept).toEqual(page.kept);
});

test("of two rows with one number the one that the others follow is taken", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  for (let n = 1; n <= 3; n++) page.do(answered(n));
  await page.journal.idle();
  const all_ = await rows();
  const other = await seal({ ...all_[2]!, change: answered(77) });
  await put("journal", other);
  const again = await opened(copy);
  expect(again?.kept).toEqual(page.kept);
  expect(again?.found.restored).toBe(1);
});

test("rows that are gone everywhere are told from the mark, which knows the name", async () => {
  const page = await started();
  page.do(answered(7));
  await page.journal.idle();
  expect(readMark("a")).toMatchObject({ seq: 2, title: windows(1).title, date: windows(1).date });
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(["a", "device", 2]));
  expect((await opened())?.found.lost).toBe(1);
});

test("an altered row is told, and what can be read is kept", async () => {
  const page = await started();
  page.do(answered(7));
  page.do(answered(8));
  await page.journal.idle();
  const row = (await rows())[1];
  await put("journal", { ...row, change: answered(99) });
  const again = await opened();
  expect(again?.found).toEqual({ restored: 0, lost: 0, damaged: 1 });
  expect(seats(again?.kept)).toBe(8);
});

test("without its first row a journal still opens, and says what is lost", async () => {
  const page = await started();
  page.do(added("W02"));
  page.do({ op: "answers", set: [["W02", "window.seats", 3]] });
  await page.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(["a", "device", 1]));
  const again = await opened();
  expect(again?.kept.inspection).toMatchObject({
    id: "a",
    title: windows(1).title,
    subjects: [{ id: "W02", facts: { "window.seats": 3 } }],
  });
  expect(again?.found.lost).toBe(1);
});

test("rows that are taken away behind an open journal are said anew: no rows without a first", async () => {
  const page = await started();
  page.do(answered(1));
  page.do({ op: "draft", field: "f", text: "half" });
  await page.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(IDBKeyRange.lowerBound([])));
  page.do(answered(2));
  await page.journal.idle();
  const again = await opened();
  expect(again?.kept).toEqual(page.kept);
  expect(again?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });
});

test("a database that takes rows and keeps none is not written to without end", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  const put_ = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value: { seq?: number }, ...rest: []) {
    return (value.seq ?? 0) > 1 ? (this.count() as unknown as IDBRequest<IDBValidKey>) : put_.call(this, value, ...rest);
  });
  for (let n = 1; n <= 5; n++) {
    page.do(answered(n));
    await page.journal.idle();
  }
  await settled();
  expect(page.last?.state).toBe("saved");
  expect(lines(copy).length).toBeLessThan(20);
});

test("what is in no copy when the page ends is there when it is opened again, once", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  copy.append = () => new Promise(() => undefined);
  const begin = (await database()).transaction;
  vi.spyOn(await database(), "transaction").mockImplementation(function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
    return args[1] === "readwrite"
      ? ({ objectStore: () => ({ put: () => ({}), get: () => ({}) }) } as unknown as IDBTransaction)
      : begin.apply(this, args);
  });
  page.do({ op: "answers", set: [["W01", "window.a", 1]] });
  await vi.waitFor(() => expect((page.journal as unknown as { tail: { seq: number } }).tail.seq).toBe(2));
  // One has its number, two have none.
  page.do({ op: "answers", set: [["W01", "window.b", 2]] });
  const back = page.do({ op: "answers", set: [["W01", "window.c", 3]] });
  page.journal.hasten();
  page.journal.stop();
  vi.restoreAllMocks();
  const again = await opened(memoryCopy());
  expect(again?.kept).toEqual(page.kept);
  expect(again?.backs.at(-1)).toEqual(back);
  expect(again?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });
  await again?.journal.idle();
  const last = await opened();
  expect(last?.kept).toEqual(page.kept);
  expect((await rows()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("what came to the disk after all is not said twice", async () => {
  const page = await started();
  page.do(added("W02"));
  page.do({ op: "answers", set: [["W02", "window.seats", 1]] });
  page.journal.hasten();
  const haste = localStorage.getItem("windowcheck:haste:a");
  expect(haste).not.toBeNull();
  await page.journal.idle();
  await settled();
  expect(localStorage.getItem("windowcheck:haste:a")).toBeNull();
  // Killed before it could be taken away.
  localStorage.setItem("windowcheck:haste:a", haste ?? "");
  const again = await opened();
  await again?.journal.idle();
  expect(await rows()).toHaveLength(3);
  expect(again?.kept).toEqual(page.kept);
});

test("rows of before undo was kept are whole", async () => {
  const inspection = windows(1);
  const first = await seal({
    insp: "a",
    device: "d",
    seq: 1,
    prev: "",
    at: "2026-01-01T00:00:00+08:00",
    change: { op: "start", inspection },
  });
  // As the older page wrote it.
  const text = JSON.stringify(["a", "d", 1, "", first.at, first.change]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  expect(first.hash).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  await put("journal", first);
  expect((await opened())?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });
});

test("a tab that only looks mends and writes nothing", async () => {
  const copy = memoryCopy();
  const page = await started(copy);
  page.do(answered(1));
  await page.journal.idle();
  await transact(["journal"], "readwrite", (store) => void store("journal").delete(["a", "device", 2]));
  const again = await opened(copy, { looking: true });
  await again?.journal.idle();
  expect(seats(again?.kept)).toBe(1);
  expect(await rows()).toHaveLength(1);
});

test("without a database the answers live as long as the page, and it says so", async () => {
  await closeDatabase();
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("localStorage", undefined);
  const page = await started();
  for (let n = 1; n <= 110; n++) page.do(answered(n));
  await page.journal.idle();
  await settled();
  expect(page.last).toMatchObject({ state: "saved", copies: 0 });
  expect(page.last).not.toHaveProperty("fewer");
  const again = await opened();
  expect(seats(again?.kept)).toBe(110);
  expect(again?.found).toEqual({ restored: 0, lost: 0, damaged: 0 });

  const copy = memoryCopy();
  const copied = await opened(copy);
  copied?.journal.append(answered(7));
  await copied?.journal.idle();
  expect(seats((await opened(copy))?.kept)).toBe(7);
  await closeDatabase();
});

test("a database that was there and fails is never replaced by memory", async () => {
  const page = await started();
  const db = await database();
  db.close();
  db.onclose?.(new Event("close"));
  vi.stubGlobal("indexedDB", undefined);
  page.do(answered(7));
  await page.journal.idle();
  expect(page.last?.state).toBe("failed");
  vi.unstubAllGlobals();
  await page.journal.retry();
  expect(seats((await opened())?.kept)).toBe(7);
});

test("a database that was closed by another version is opened again", async () => {
  const page = await started();
  (await database()).onversionchange?.(new Event("versionchange") as IDBVersionChangeEvent);
  page.do(answered(7));
  await page.journal.idle();
  expect(seats((await opened())?.kept)).toBe(7);
});
