import type { Asked, Answered } from "./copy-worker";
import { PLACE } from "./place";
import { PATIENCE_MS, within } from "./within";

/** A second copy of everything in files of the browser, which a damaged database does not touch. */
export interface Copy {
  append(file: string, line: string): Promise<void>;
  /** Writes a file as a whole. */
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string | undefined>;
  list(): Promise<string[]>;
  remove(file: string): Promise<void>;
}

/** The copy where the browser has files of its own; undefined where it has not; refused where it does not answer. */
export async function openCopy(start: () => Worker): Promise<Copy | undefined> {
  if (!navigator.storage?.getDirectory) return undefined;
  const copy = remote(start());
  const listed = copy.list().then(
    () => copy,
    () => undefined,
  );
  return within(PATIENCE_MS, "files", listed);
}

function remote(worker: Worker): Copy {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  let n = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    const promise = waiting.get(data.n);
    waiting.delete(data.n);
    if ("error" in data) promise?.reject(new Error(data.error));
    else promise?.resolve(data.value);
  });
  worker.addEventListener("error", () => {
    for (const { reject } of waiting.values()) reject(new Error("the copy stopped"));
    waiting.clear();
  });
  const ask = <T>(op: Asked["op"], file = "", text = ""): Promise<T> =>
    new Promise((resolve, reject) => {
      n += 1;
      waiting.set(n, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ n, op, folder: PLACE, file, text } satisfies Asked);
    });
  return {
    append: (file, line) => ask("append", file, line),
    write: (file, text) => ask("write", file, text),
    read: (file) => ask("read", file),
    list: () => ask("list"),
    remove: (file) => ask("remove", file),
  };
}
