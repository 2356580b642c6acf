import type { Outcome } from "./core";
import { Broken, Refused } from "./engine";
import { scriptUrl } from "./script-url";
import workerUrl from "./authoring-worker?worker&url";

/** Files from which a pack is made, by name; the main one is the one that no other includes and that has rules. */
export type PackFiles = Record<string, string>;

/** Reads a standard as its author wrote it; the module for this is loaded only now, and ended at once. */
export function resolvePack(files: PackFiles): Promise<string> {
  const worker = new Worker(scriptUrl(workerUrl), { type: "module" });
  return new Promise<string>((resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Broken(event.message)));
    worker.addEventListener("message", ({ data }: MessageEvent<Outcome>) => {
      if ("value" in data) resolve(data.value as string);
      else reject("fault" in data ? new Refused(data.fault) : new Broken(data.trap));
    });
    const main = mainFile(files);
    worker.postMessage({ files: JSON.stringify(placed(files, main)), main });
  }).finally(() => worker.terminate());
}

const mainFile = (files: PackFiles): string => {
  const names = Object.keys(files);
  return names.find((name) => /^rules:/m.test(files[name] ?? "")) ?? names[0] ?? "";
};

/** A file dialog gives names without folders; each file is put where the files that include it look for it. */
export function placed(files: PackFiles, main: string): PackFiles {
  const all: PackFiles = { [main]: files[main] ?? "" };
  const waiting = [main];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const include of includes(all[name] ?? "")) {
      const path = beside(name, include);
      const text = files[include.split("/").pop() ?? ""];
      if (text === undefined || path in all) continue;
      all[path] = text;
      waiting.push(path);
    }
  }
  return all;
}

/** What stands under `include:`, in either way of writing a list. */
const includes = (text: string): string[] => /^include:((?:.*\n)(?:[ -].*\n)*)/m.exec(text)?.[1]?.match(/[\w./-]+\.ya?ml/g) ?? [];

/** The name that the engine makes of an include. */
function beside(name: string, include: string): string {
  const parts = name.split("/").slice(0, -1);
  for (const part of include.split("/")) {
    if (part === ".") continue;
    if (part === ".." && parts.length && parts[parts.length - 1] !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
