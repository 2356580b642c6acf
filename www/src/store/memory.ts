/** What the page uses of a store of the database. */
export type Store = Pick<IDBObjectStore, "get" | "getAll" | "put" | "delete">;

/** Stands in for a store where the browser has no database: all of it is gone with the page. */
export function memoryStore(keyPath: string | string[] | null): Store {
  const kept = new Map<string, { key: IDBValidKey; value: unknown }>();
  const done = <T>(result: T): IDBRequest => ({ result }) as IDBRequest;
  const keyOf = (value: Record<string, IDBValidKey>): IDBValidKey =>
    Array.isArray(keyPath) ? keyPath.map((name) => value[name] ?? "") : (value[keyPath ?? ""] ?? "");
  return {
    get: (key) => done(structuredClone(kept.get(JSON.stringify(key))?.value)),
    // In the order in which they came, which is the order of their numbers.
    getAll: (query) =>
      done(
        [...kept.values()].filter(({ key }) => !query || (query as IDBKeyRange).includes(key)).map(({ value }) => structuredClone(value)),
      ),
    put(value, given) {
      const key = given ?? keyOf(value);
      kept.set(JSON.stringify(key), { key, value: structuredClone(value) });
      return done(key);
    },
    delete(query) {
      for (const [name, { key }] of kept)
        if (query instanceof IDBKeyRange ? query.includes(key) : name === JSON.stringify(query)) kept.delete(name);
      return done(undefined);
    },
  };
}
