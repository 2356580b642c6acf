/// <reference lib="webworker" />
// Files can be flushed to the disk only from a worker.
export interface Asked {
  n: number;
  op: "append" | "write" | "read" | "list" | "remove";
  file: string;
  text: string;
}
export type Answered = { n: number; value: unknown } | { n: number; error: string };

const FOLDER = "windowcheck";
const folder = (): Promise<FileSystemDirectoryHandle> =>
  navigator.storage.getDirectory().then((root) => root.getDirectoryHandle(FOLDER, { create: true }));

async function write(file: string, text: string, append: boolean): Promise<void> {
  const handle = await (await folder()).getFileHandle(file, { create: true });
  const access = await handle.createSyncAccessHandle();
  try {
    if (!append) access.truncate(0);
    const bytes = new TextEncoder().encode(text);
    const written = access.write(bytes, { at: append ? access.getSize() : 0 });
    if (written !== bytes.length) throw new Error("the file took only a part");
    access.flush();
  } finally {
    access.close();
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await (await (await (await folder()).getFileHandle(file)).getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

async function list(): Promise<string[]> {
  const names: string[] = [];
  const entries = (await folder()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
  for await (const name of entries.keys()) names.push(name);
  return names;
}

async function answer({ op, file, text }: Asked): Promise<unknown> {
  switch (op) {
    case "append":
      return write(file, text, true);
    case "write":
      return write(file, text, false);
    case "read":
      return read(file);
    case "list":
      return list();
    case "remove":
      return (await folder()).removeEntry(file);
  }
}

let last: Promise<unknown> = Promise.resolve();
addEventListener("message", (event: MessageEvent<Asked>) => {
  const { n } = event.data;
  last = last.then(() =>
    answer(event.data).then(
      (value) => postMessage({ n, value } satisfies Answered),
      (error: unknown) => postMessage({ n, error: String(error) } satisfies Answered),
    ),
  );
});
