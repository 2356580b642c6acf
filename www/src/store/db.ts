import { memoryStore, type Store } from "./memory";

/** What is kept in IndexedDB, one store each. */
export type StoreName = "heads" | "journal" | "snapshots" | "packs" | "photos" | "settings";

const NAME = "windowcheck";
const VERSION = 1;
const KEYS: Record<StoreName, string | string[] | null> = {
  heads: "id",
  journal: ["insp", "device", "seq"],
  snapshots: ["insp", "seq"],
  packs: "sha256",
  photos: null,
  settings: null,
};

let opening: Promise<IDBDatabase> | undefined;
/** Whether it ever opened: a database that was there and fails is told at each answer, and never replaced. */
let opened = false;
let memory: Record<StoreName, Store> | undefined;

export function database(): Promise<IDBDatabase> {
  return (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    // A browser may refuse by an exception, by an error, or by having no database at all.
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(KEYS)) request.result.createObjectStore(name, { keyPath });
    };
    request.onsuccess = () => {
      const db = request.result;
      opened = true;
      // Another tab with a newer page must not wait for this one.
      db.onversionchange = () => db.close();
      db.onclose = () => (opening = undefined);
      resolve(db);
    };
    request.onerror = () => reject(request.error);
  }).catch((error) => {
    opening = undefined;
    throw error;
  }));
}

/** The database, or undefined where this browser has none: then the page works from memory until it is closed. */
async function databaseIfAny(): Promise<IDBDatabase | undefined> {
  if (memory) return undefined;
  try {
    return await database();
  } catch (error) {
    if (opened) throw error;
    memory ??= Object.fromEntries(Object.entries(KEYS).map(([name, keyPath]) => [name, memoryStore(keyPath)])) as Record<StoreName, Store>;
    return undefined;
  }
}

/** Whether what is written outlives the page. */
export const keeps = async (): Promise<boolean> => databaseIfAny().then((db) => !!db, () => true);

/** Runs one transaction to its end; the promise holds only when the browser says that it is complete. */
export async function transact<T>(
  stores: StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => Store) => IDBRequest<T> | void,
): Promise<T> {
  const db = await databaseIfAny();
  if (!db) {
    const request = work((name) => memory![name]);
    return (request ? request.result : undefined) as T;
  }
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode, { durability: "strict" });
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve((request ? request.result : undefined) as T);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

export const get = <T>(name: StoreName, key: IDBValidKey): Promise<T | undefined> =>
  transact([name], "readonly", (store) => store(name).get(key) as IDBRequest<T | undefined>);

export const all = <T>(name: StoreName, range?: IDBKeyRange): Promise<T[]> =>
  transact([name], "readonly", (store) => store(name).getAll(range) as IDBRequest<T[]>);

export async function put(name: StoreName, value: unknown, key?: IDBValidKey): Promise<void> {
  await transact([name], "readwrite", (store) => store(name).put(value, key));
}

export async function remove(name: StoreName, key: IDBValidKey | IDBKeyRange): Promise<void> {
  await transact([name], "readwrite", (store) => store(name).delete(key) as unknown as IDBRequest<void>);
}

/** For tests: forget the open database. */
export async function closeDatabase(): Promise<void> {
  (await opening)?.close();
  opening = memory = undefined;
  opened = false;
}
