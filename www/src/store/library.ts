import type { Inspection, Words } from "../engine/types";
import type { Copy } from "./copy";
import { all, get, put, remove, transact } from "./db";
import { copyFile, Journal } from "./journal";
import { deviceName, removeMark } from "./mark";
import { photoNames } from "./photos";
import { now } from "./row";

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

export const headOf = (inspection: Inspection): Head => ({
  id: inspection.id,
  title: inspection.title,
  date: inspection.date,
  sample: inspection.sample,
  packs: inspection.standard.map(({ pack }) => ({ zh: pack, en: pack })),
  answered: 0,
  needed: 0,
  failed: 0,
  changed: now(),
});

export async function heads(): Promise<Head[]> {
  const list = await all<Head>("heads");
  return list.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

export const keepHead = (head: Head): Promise<void> => put("heads", head);

/** Begins a journal with the inspection as it is. */
export async function create(inspection: Inspection, copy?: Copy): Promise<void> {
  const journal = Journal.start(inspection.id, deviceName(), copy);
  journal.append({ op: "start", inspection });
  await journal.idle();
  if (journal.waiting) throw new DOMException("", "QuotaExceededError");
  await keepHead(headOf(inspection));
}

export async function setAside(id: string, deleted: boolean): Promise<void> {
  const head = await get<Head>("heads", id);
  if (!head) return;
  if (deleted) head.deleted = now();
  else delete head.deleted;
  await keepHead(head);
}

async function photosOf(id: string): Promise<string[]> {
  const opened = await Journal.open(id).catch(() => undefined);
  return opened ? photoNames(opened.kept.inspection) : [];
}

/** Erases an inspection and all its copies on this device, with the photos that no other one shows. */
export async function erase(id: string, copy?: Copy): Promise<void> {
  const photos = await photosOf(id);
  if (photos.length) {
    const others = (await heads()).filter((head) => head.id !== id);
    const used = new Set((await Promise.all(others.map((head) => photosOf(head.id)))).flat());
    for (const name of photos) if (!used.has(name)) await remove("photos", name);
  }
  const range = IDBKeyRange.bound([id], [id, []]);
  await transact(["heads", "journal", "snapshots"], "readwrite", (store) => {
    store("heads").delete(id);
    store("journal").delete(range);
    store("snapshots").delete(range);
  });
  removeMark(id);
  await copy?.remove(copyFile(id)).catch(() => undefined);
}

/** Brings back inspections that are in the second copy and not in the list: a browser can lose a database. */
export async function recover(copy: Copy): Promise<number> {
  const known = new Set((await heads()).map(({ id }) => id));
  let n = 0;
  for (const name of await copy.list()) {
    const id = /^journal-(.+)\.jsonl$/.exec(name)?.[1];
    if (!id || known.has(id)) continue;
    const opened = await Journal.open(id, copy).catch(() => undefined);
    if (!opened) continue;
    await keepHead(headOf(opened.kept.inspection));
    n += 1;
  }
  return n;
}

/** The settings of the last inspection, offered for the next site. */
export const lastStandard = (): Promise<Inspection["standard"] | undefined> => get("settings", "standard");
export const keepLastStandard = (standard: Inspection["standard"]): Promise<void> => put("settings", standard, "standard");
export const forgetLastStandard = (): Promise<void> => remove("settings", "standard");
