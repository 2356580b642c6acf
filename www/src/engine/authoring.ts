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
    worker.postMessage({ files: JSON.stringify(files), main: mainFile(files) });
  }).finally(() => worker.terminate());
}

function mainFile(files: PackFiles): string {
  const names = Object.keys(files);
  return names.find((name) => /^rules:/m.test(files[name] ?? "")) ?? names[0] ?? "";
}
