import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { localRunner } from "../engine/local";
import { fakeModule, windows } from "../engine/testing/fake-module";
import type { Inspection } from "../engine/types";
import { closeDatabase, database, put, transact } from "../store/db";
import { create, heads } from "../store/library";
import { mark } from "../store/mark";
import type { Row } from "../store/row";
import { closeWork, found, left, losing, openWork, problem, putBy, work } from "./open";
import { lang } from "./lang";

/** What the engine refuses; set by a test. */
const engine = vi.hoisted(() => ({ refuses: (_inspection: Inspection): object | undefined => undefined }));
vi.mock("../engine/remote", () => ({
  workerRunner: () => {
    const module = fakeModule();
    const { open } = module.Session;
    module.Session.open = (packs: string, text: string) => {
      const fault = engine.refuses(JSON.parse(text) as Inspection);
      if (fault) throw new Error(JSON.stringify(fault));
      return open(packs, text);
    };
    return localRunner(module);
  },
}));

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
  engine.refuses = () => undefined;
  vi.stubGlobal("fetch", async () => new Response("[]"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeWork();
  left.value = [];
  lang.value = "zh";
});

const twice = (subjects: Inspection["subjects"]): object | undefined => {
  const ids = subjects.map(({ id }) => id);
  const double = ids.find((id, i) => ids.indexOf(id) !== i);
  return double === undefined ? undefined : { code: "twice", zh: `“${double}”重复。`, en: `“${double}” is there twice.`, subject: double };
};
const inspection = (id: string, n = 2): Inspection => ({ ...windows(n), id });
const answersOf = (subject: number): unknown => work.value?.inspection.subjects[subject]?.facts["window.seats"];
const answer = (n: number): void => work.value?.record([[0, 1, { value: n }]]);

/** Nothing that writes comes to its end. */
async function deadDisk(how: "aborts" | "hangs"): Promise<{ mend(): void }> {
  const db = await database();
  const begin = db.transaction.bind(db);
  const broken = vi.spyOn(db, "transaction").mockImplementation((...args: Parameters<typeof begin>) => {
    const transaction = begin(...args);
    if (args[1] !== "readwrite") return transaction;
    if (how === "aborts") queueMicrotask(() => transaction.abort());
    else Object.defineProperty(transaction, "oncomplete", { set: () => undefined });
    return transaction;
  });
  return { mend: () => broken.mockRestore() };
}

test("a journal with a subject that is there twice opens, says what it left out, and is whole from then on", async () => {
  engine.refuses = ({ subjects }) => twice(subjects);
  const double = inspection("a");
  double.subjects.push({ id: "W01", kind: "window", facts: { "window.seats": { value: 9 } } });
  await create(double);
  await openWork("a");
  expect(problem.value).toBe("");
  expect(work.value?.inspection.subjects.map(({ id }) => id)).toEqual(["W01", "W02"]);
  expect(putBy.value.map(({ zh }) => zh)).toEqual(["“W01”重复。"]);
  answer(4);
  await closeWork();
  await openWork("a");
  expect(putBy.value).toEqual([]);
  expect(answersOf(0)).toEqual({ value: 4 });
});

test("where snapshot and rows are refused, every row is acted on again", async () => {
  await create(inspection("a"));
  await openWork("a");
  answer(5);
  await closeWork();
  const [, last] = await transact<Row[]>(["journal"], "readonly", (store) => store("journal").getAll());
  const spoiled = inspection("a");
  spoiled.subjects.push(...spoiled.subjects);
  await put("snapshots", {
    insp: "a",
    device: last?.device,
    seq: last?.seq,
    hash: last?.hash,
    format: 2,
    kept: JSON.stringify({ inspection: spoiled, drafts: {} }),
  });
  engine.refuses = ({ subjects }) => twice(subjects);
  await openWork("a");
  expect(answersOf(0)).toEqual({ value: 5 });
  expect(work.value?.inspection.subjects).toHaveLength(2);
  expect(putBy.value).toEqual([]);
});

test("an altered row that the engine refuses costs that row", async () => {
  await create(inspection("a"));
  await openWork("a");
  answer(5);
  answer(6);
  await closeWork();
  const all = await transact<Row[]>(["journal"], "readonly", (store) => store("journal").getAll());
  await put("journal", { ...all[1], change: { op: "add", subjects: [{ at: 0, subject: { id: "", kind: "nonsense", facts: {} } }] } });
  engine.refuses = ({ subjects }) =>
    subjects.some(({ kind }) => kind === "nonsense") ? { code: "kind", zh: "没有这种对象。", en: "No such kind." } : undefined;
  await openWork("a");
  expect(answersOf(0)).toEqual({ value: 6 });
  expect(found.value).toMatchObject({ lost: 1 });
});

test("with a standard that cannot be opened the one of before is used, and that is said", async () => {
  const choice = (pack: string) => [{ pack, sha256: pack, profiles: [], params: {}, slots: {} }];
  for (const id of ["good", "bad"]) await put("packs", { sha256: id, id, title: { zh: id, en: id }, text: "{}", own: true });
  await create({ ...inspection("a"), standard: choice("good") });
  await openWork("a");
  work.value?.restructure(() => [{ op: "standard", standard: choice("bad") }]);
  await work.value?.judged();
  await closeWork();
  engine.refuses = ({ standard }) =>
    standard[0]?.pack === "bad" ? { code: "bad", zh: "这个标准不能用。", en: "This standard cannot be used." } : undefined;
  await openWork("a");
  expect(work.value?.inspection.standard[0]?.pack).toBe("good");
  expect(putBy.value.map(({ zh }) => zh)).toEqual(["这个标准不能用。"]);
});

test("where nothing helps the reason is told in the language of the page", async () => {
  await create(inspection("a"));
  engine.refuses = () => ({ code: "x", zh: "有一处不对。", en: "Something is wrong." });
  await expect(openWork("a")).rejects.toThrow();
  expect(work.value).toBeNull();
  expect(problem.value).toContain("有一处不对。");
  expect(problem.value).not.toContain("wrong");
  lang.value = "en";
  expect(problem.value).toContain("Something is wrong.");
});

test("what is gone is named from its mark, and what never was is not", async () => {
  mark("lost", { seq: 9, hash: "", title: "一号大厅", date: "2026-05-01" });
  await openWork("lost").catch(() => undefined);
  expect(problem.value).toContain("一号大厅");
  await openWork("never").catch(() => undefined);
  expect(problem.value).toContain("本机没有这份检查");
});

test("what could not be written when one left stays in memory, is there on coming back, and is written when it can be", async () => {
  await create(inspection("a"));
  await openWork("a");
  const disk = await deadDisk("aborts");
  answer(7);
  await closeWork();
  expect(left.value).toMatchObject([{ id: "a", waiting: 1 }]);
  expect(losing()).toBe(true);
  await openWork("a");
  expect(answersOf(0)).toEqual({ value: 7 });
  expect(left.value).toEqual([]);
  answer(8);
  await closeWork();
  expect(left.value).toMatchObject([{ id: "a", waiting: 2 }]);
  disk.mend();
  await left.value[0]?.journal.retry();
  await vi.waitFor(() => expect(left.value).toEqual([]));
  expect(losing()).toBe(false);
  await openWork("a");
  expect(answersOf(0)).toEqual({ value: 8 });
});

test("leaving never hangs, though the disk does", async () => {
  await create(inspection("a"));
  await openWork("a");
  await deadDisk("hangs");
  answer(7);
  const before = Date.now();
  await closeWork();
  expect(Date.now() - before).toBeLessThan(6000);
  expect(left.value).toMatchObject([{ id: "a", waiting: 1 }]);
}, 10_000);

test("of several places asked for at once only the last is opened, and no lock stays behind", async () => {
  const held: string[] = [];
  vi.stubGlobal("navigator", {
    locks: {
      request: async (name: string, _options: object, granted: (lock: object) => Promise<void>) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        held.push(name);
        await granted({});
        held.splice(held.indexOf(name), 1);
      },
    },
  });
  for (const id of ["a", "b", "c"]) await create(inspection(id));
  await Promise.all(["a", "b", "a", "c"].map((id) => openWork(id).catch(() => undefined)));
  await vi.waitFor(() => expect(work.value?.inspection.id).toBe("c"));
  expect(held).toEqual(["windowcheck:c"]);
  const opening = openWork("a");
  await closeWork();
  await opening;
  await vi.waitFor(() => expect(held).toEqual([]));
  expect(work.value).toBeNull();
  vi.unstubAllGlobals();
});

test("the list tells titles and progress after a second, without anybody leaving", async () => {
  await create(inspection("a"));
  await openWork("a");
  answer(1);
  await vi.waitFor(async () => expect((await heads())[0]).toMatchObject({ answered: 1, needed: 3, failed: 1, packs: [{ zh: "小标准" }] }), {
    timeout: 2500,
  });
});
