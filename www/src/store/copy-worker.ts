/// <reference lib="webworker" />
// Files can be flushed to the disk only from a worker.
export interface Asked {
  n: number;
  op: "append" | "write" | "read" | "list" | "remove";
  folder: string;
  file: string;
  text: string;
}
export type Answered = { n: number; value: unknown } | { n: number; error: string };

const folder = (name: string): Promise<FileSystemDirectoryHandle> =>
  navigator.storage.getDirectory().then((root) => root.getDirectoryHandle(name, { create: true }));

async function write(within: FileSystemDirectoryHandle, file: string, text: string, append: boolean): Promise<void> {
  const handle = await within.getFileHandle(file, { create: true });
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

async function read(within: FileSystemDirectoryHandle, file: string): Promise<string | undefined> {
  try {
    return await (await (await within.getFileHandle(file)).getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

async function list(within: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (within as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }).keys()) names.push(name);
  return names;
}

async function answer({ op, folder: name, file, text }: Asked): Promise<unknown> {
  const within = await folder(name);
  switch (op) {
    case "append":
      return write(within, file, text, true);
    case "write":
      return write(within, file, text, false);
    case "read":
      return read(within, file);
    case "list":
      return list(within);
    case "remove":
      return within.removeEntry(file);
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
