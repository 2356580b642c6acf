import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

/** A file of the page and the hash its bytes must have. */
export type Listed = [path: string, sha256: string];

const WORKER = "service-worker.js";
const PLACE = /(["'`])__FILES__\1/;

/** Every file of the build as it lies on the disk, without the worker itself. */
export function listFiles(folder: string): Listed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [relative(folder, path).split(sep).join("/"), path])
    .filter(([name]) => name !== WORKER && !name.endsWith(".map"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, path]) => [name, createHash("sha256").update(readFileSync(path)).digest("hex")]);
}

/**
 * Writes the list of files into the service worker. It looks at the disk when all is written: the bundle
 * of an earlier hook holds neither index.html nor a file of public/, so a change of these alone would
 * give no new version.
 */
export function serviceWorker(): Plugin {
  let folder = "";
  return {
    name: "service-worker-files",
    apply: "build",
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: () => {
      const path = join(folder, WORKER);
      const code = readFileSync(path, "utf8");
      if (!PLACE.test(code)) throw new Error("the service worker has no place for the list of files");
      writeFileSync(
        path,
        code.replace(PLACE, () => JSON.stringify(JSON.stringify(listFiles(folder)))),
      );
    },
  };
}
