import { memoryStore, type Store } from "./memory";
import { PLACE } from "./place";
import { PATIENCE_MS, Silent, within } from "./within";

/** What is kept in IndexedDB, one store each. */
export type StoreName = "heads" | "journal" | "snapshots" | "packs" | "photos" | "settings";

const VERSION = 1;
const KEYS: Record<StoreName, string | string[] | null> = {
  heads: "id",
  journal: ["insp", "device", "seq"],
  snapshots: ["insp", "seq"],
  packs: "sha256",
  photos: null,
  settings: null,
};

let opening: { database: Promise<IDBDatabase>; since: number } | undefined;
/** Whether it ever opened: a database that was there and fails is told at each answer, and never replaced. */
let opened = false;
let memory: Record<StoreName, Store> | undefined;

/** The open database. One that does not answer is waited for once; from then on its silence is told at once. */
export function database(): Promise<IDBDatabase> {
  opening ??= { database: open(), since: Date.now() };
  return within(Math.max(0, opening.since + PATIENCE_MS - Date.now()), "database", opening.database);
}

async function open(): Promise<IDBDatabase> {
  try {
    return await new Promise((resolve, reject) => {
      // A browser may refuse by an exception, by an error, or by having no database at all.
      const request = indexedDB.open(PLACE, VERSION);
      request.onupgradeneeded = () => {
        for (const [name, keyPath] of Object.entries(KEYS)) request.result.createObjectStore(name, { keyPath });
      };
      request.onsuccess = () => {
        const db = request.result;
        opened = true;
        // Another tab with a newer page must not wait for this one.
        db.onversionchange = () => {
          db.close();
          opening = undefined;
        };
        db.onclose = () => (opening = undefined);
        resolve(db);
      };
      request.onerror = () => reject(request.error);
    });
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

/** The database, or undefined where this browser has none: then the page works from memory until it is closed. */
async function databaseIfAny(): Promise<IDBDatabase | undefined> {
  if (memory) return undefined;
  try {
    return await database();
  } catch (error) {
    if (opened || error instanceof Silent) throw error;
    memory ??= Object.fromEntries(Object.entries(KEYS).map(([name, keyPath]) => [name, memoryStore(keyPath)])) as Record<StoreName, Store>;
    return undefined;
  }
}

/** Whether what is written outlives the page. */
export const keeps = async (): Promise<boolean> =>
  databaseIfAny().then(
    (db) => !!db,
    () => true,
  );

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
    const transaction = begin(db, stores, mode);
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve((request ? request.result : undefined) as T);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

/** A connection that was closed is not asked again. */
function begin(db: IDBDatabase, stores: StoreName[], mode: IDBTransactionMode): IDBTransaction {
  try {
    return db.transaction(stores, mode, { durability: "strict" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") opening = undefined;
    throw error;
  }
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
  const last = opening;
  opening = memory = undefined;
  opened = false;
  const closed = last?.database.then(
    (db) => db.close(),
    () => undefined,
  );
  // One that never opened cannot be waited for.
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))]);
}
