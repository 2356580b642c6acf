// What lies on the device, read past the page: the journeys judge by this and not by what the page says.
import type { Page } from "@playwright/test";

export interface Answer {
  value?: unknown;
  not_applicable?: string;
  cannot_check?: string;
  how?: string;
  by?: string;
  at?: string;
  note?: string;
}
export interface Inspection {
  id: string;
  title: string;
  standard: {
    pack: string;
    profiles: string[];
    params: Record<string, unknown>;
    slots: Record<string, { entries: { title: string }[] }>;
  }[];
  subjects: { id: string; kind: string; name?: string; facts: Record<string, Answer> }[];
}
interface Row {
  insp: string;
  device: string;
  seq: number;
  change: RowChange;
}
interface RowChange {
  op: string;
  inspection?: Inspection;
  set?: [subject: string, fact: string, answer: Answer | null][];
  changes?: RowChange[];
}
const flat = (change: RowChange): RowChange[] => (change.changes ? change.changes.flatMap(flat) : [change]);

/** Every record of every store, in the order of its keys. */
export async function stores(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown[]>>((resolve, reject) => {
        const request = indexedDB.open("windowcheck");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const names = [...db.objectStoreNames];
          const found: Record<string, unknown[]> = {};
          if (!names.length) return (db.close(), resolve(found));
          const transaction = db.transaction(names, "readonly");
          for (const name of names) {
            const all = transaction.objectStore(name).getAll();
            all.onsuccess = () => (found[name] = all.result);
          }
          transaction.oncomplete = () => (db.close(), resolve(found));
        };
      }),
  );
}

/** The text of each file of the second copy. */
export const copies = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const found: Record<string, string> = {};
    const root = await navigator.storage.getDirectory();
    const folder = (await root.getDirectoryHandle("windowcheck", { create: true })) as FileSystemDirectoryHandle & {
      entries(): AsyncIterable<[string, FileSystemFileHandle]>;
    };
    for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
    return found;
  });

export const rows = async (page: Page, id: string): Promise<Row[]> =>
  ((await stores(page)).journal as Row[]).filter(({ insp }) => insp === id).sort((a, b) => a.seq - b.seq);

/** The answers of an inspection as the rows of its journal make them, by subject and fact. */
export async function answers(page: Page, id: string): Promise<Record<string, Answer>> {
  const all: Record<string, Answer> = {};
  for (const change of (await rows(page, id)).flatMap((row) => flat(row.change))) {
    if (change.op === "start")
      for (const { id: subject, facts } of change.inspection?.subjects ?? [])
        for (const [fact, answer] of Object.entries(facts)) all[`${subject} ${fact}`] = answer;
    for (const [subject, fact, answer] of change.set ?? []) {
      if (answer === null) delete all[`${subject} ${fact}`];
      else all[`${subject} ${fact}`] = answer;
    }
  }
  return all;
}

/** All inspections on the device as one text: equal texts mean that nothing was touched. */
export async function inspections(page: Page): Promise<string> {
  const { heads = [], journal = [], snapshots = [] } = await stores(page);
  const files = Object.entries(await copies(page))
    .filter(([name]) => name.startsWith("journal-"))
    .sort();
  return JSON.stringify({ heads, journal, snapshots, files });
}
