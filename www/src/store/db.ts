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

export function database(): Promise<IDBDatabase> {
  return (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(KEYS)) request.result.createObjectStore(name, { keyPath });
    };
    request.onsuccess = () => {
      const db = request.result;
      // Another tab with a newer page must not wait for this one.
      db.onversionchange = () => db.close();
      db.onclose = () => (opening = undefined);
      resolve(db);
    };
    request.onerror = () => {
      opening = undefined;
      reject(request.error);
    };
  }));
}

/** Runs one transaction to its end; the promise holds only when the browser says that it is complete. */
export async function transact<T>(
  stores: StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | void,
): Promise<T> {
  const db = await database();
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
  opening = undefined;
}
