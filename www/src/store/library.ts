import type { Inspection, PackChoice, Words } from "../engine/types";
import type { Copy } from "./copy";
import { all, get, put, remove, transact } from "./db";
import { removeHaste } from "./haste";
import { copyFile, Journal } from "./journal";
import { deviceName, marked, readMark, removeMark, type Mark } from "./mark";
import { titleOf } from "./packs";
import { now, type Row } from "./row";

/** What the list of inspections shows; everything in it can be made again from the journal. */
export interface Head {
  id: string;
  title: string;
  date: string;
  sample: boolean;
  packs: Words[];
  answered: number;
  needed: number;
  failed: number;
  changed: string;
  /** When it was put aside; it stays until it is erased. */
  deleted?: string;
}

/** The line of an inspection of which nothing is known but what it says itself. */
export async function headOf(inspection: Inspection): Promise<Head> {
  const { id, title, date, sample, standard } = inspection;
  return { id, title, date, sample, packs: await titles(standard), answered: 0, needed: 0, failed: 0, changed: now() };
}

const titles = (standard: PackChoice[]): Promise<Words[]> =>
  Promise.all(standard.map(async ({ pack, sha256 }) => (await titleOf(pack, sha256).catch(() => undefined)) ?? { zh: pack, en: pack }));

export async function heads(): Promise<Head[]> {
  const list = await all<Head>("heads");
  return list.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** Writes the line; whether it was put aside is not for the work to say. */
export const keepHead = async (head: Head): Promise<void> => {
  const before = await get<Head>("heads", head.id);
  await put("heads", before?.deleted ? { ...head, deleted: before.deleted } : head);
};

/** A journal could not be begun. */
export class NotKept extends Error {}

/** Begins a journal with the inspection as it is; it holds when it is on the disk. */
export async function create(inspection: Inspection, copy?: Copy): Promise<void> {
  const journal = Journal.start(inspection.id, deviceName(), copy);
  journal.current = () => ({ inspection, drafts: {} });
  let reason = "";
  journal.onSaved = (saved) => (reason = saved.state === "failed" ? saved.reason : "");
  journal.append({ op: "start", inspection });
  await journal.idle();
  // What is only in one copy comes into the other when it is opened.
  journal.stop();
  if (journal.waiting) throw new NotKept(reason);
  await keepHead(await headOf(inspection)).catch(() => undefined);
}

export async function setAside(id: string, deleted: boolean): Promise<void> {
  const head = await get<Head>("heads", id);
  if (!head) return;
  if (deleted) head.deleted = now();
  else delete head.deleted;
  await put("heads", head);
}

/** The names of all photos that the rows ever named, by inspection: what was taken away is still erased with it. */
async function photosByInspection(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const { insp, change } of await all<Row>("journal")) {
    const names = found.get(insp) ?? new Set<string>();
    for (const [, name] of JSON.stringify(change).matchAll(/"([0-9a-f]{64})"/g)) if (name) names.add(name);
    found.set(insp, names);
  }
  return found;
}

/** Erases an inspection and all its copies on this device, with the photos that no other one shows. Only who has its lock may. */
export async function erase(id: string, copy?: Copy): Promise<void> {
  const photos = await photosByInspection();
  const own = photos.get(id) ?? new Set();
  photos.delete(id);
  const used = new Set([...photos.values()].flatMap((names) => [...names]));
  for (const name of own) if (!used.has(name)) await remove("photos", name);
  const range = IDBKeyRange.bound([id], [id, []]);
  await transact(["heads", "journal", "snapshots"], "readwrite", (store) => {
    store("heads").delete(id);
    store("journal").delete(range);
    store("snapshots").delete(range);
  });
  removeMark(id);
  removeHaste(id);
  await eraseFile(copyFile(id), copy);
}

/** What a file held is written over before it goes: a browser may keep the place of a removed file as it was. */
async function eraseFile(file: string, copy: Copy | undefined): Promise<void> {
  const text = await copy?.read(file).catch(() => undefined);
  if (!copy || text === undefined) return;
  await copy.write(file, "0".repeat(new TextEncoder().encode(text).length)).catch(() => undefined);
  await copy.remove(file);
}

/** Brings back inspections that are in a copy and not in the list: a browser can lose a database or a part of one. */
export async function recover(copy?: Copy): Promise<number> {
  const known = new Set((await heads()).map(({ id }) => id));
  const files = (await copy?.list().catch(() => [])) ?? [];
  const ids = [...files.flatMap((name) => /^journal-(.+)\.jsonl$/.exec(name)?.[1] ?? []), ...marked()];
  let n = 0;
  for (const id of new Set(ids)) {
    if (known.has(id)) continue;
    const opened = await Journal.open(id, copy).catch(() => undefined);
    if (!opened) continue;
    await opened.journal.idle();
    opened.journal.stop();
    await keepHead({ ...(await headOf(opened.kept.inspection)), changed: opened.journal.changed });
    n += 1;
  }
  return n;
}

/** An inspection that was here and of which no copy is left. */
export type Gone = Pick<Mark, "title" | "date"> & { id: string };

/** What is gone, after `recover`: a mark or a line of the list is left, and no row. */
export async function gone(copy?: Copy): Promise<Gone[]> {
  const files = new Set(await copy?.list());
  const list = await heads();
  const named = new Map<string, Gone>(marked().map((id) => [id, { id, ...readMark(id) }]));
  for (const { id, title, date } of list) named.set(id, { id, title, date });
  const missing: Gone[] = [];
  for (const one of named.values()) {
    const rows = await transact<Row[]>(["journal"], "readonly", (store) =>
      store("journal").getAll(IDBKeyRange.bound([one.id], [one.id, []]), 1),
    );
    if (!rows.length && !files.has(copyFile(one.id))) missing.push({ id: one.id, title: one.title, date: one.date });
  }
  return missing;
}

/** The user knows it. */
export async function forgetGone(id: string): Promise<void> {
  removeMark(id);
  await remove("heads", id);
}

/** The settings of the last inspection, offered for the next site. */
export const lastStandard = (): Promise<Inspection["standard"] | undefined> => get("settings", "standard");
export const keepLastStandard = (standard: Inspection["standard"]): Promise<void> => put("settings", standard, "standard");
export const forgetLastStandard = (): Promise<void> => remove("settings", "standard");
