// The same page as another build of it: the files that carry a hash in their names have other names.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { DIST } from "./host";

const WORKER = "service-worker.js";
const isText = (path: string): boolean => /\.(?:js|css|html)$/.test(path);
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

export function nextVersion(mark: string): Map<string, Buffer> {
  const paths = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)));
  const names = paths.filter((path) => path.startsWith("assets/")).map((path) => path.slice("assets/".length));
  const renamed = (name: string): string => name.replace(/(\.\w+)$/, `${mark}$1`);
  // Longest first, so that no name is taken for a part of another.
  const order = [...names].sort((a, b) => b.length - a.length);
  const rename = (text: string): string => order.reduce((now, name) => now.replaceAll(name, renamed(name)), text);
  const files = new Map<string, Buffer>();
  let worker = "";
  for (const path of paths) {
    const body = readFileSync(join(DIST, path));
    if (path === WORKER) worker = rename(body.toString());
    else
      files.set(
        path.startsWith("assets/") ? `assets/${renamed(path.slice("assets/".length))}` : path,
        isText(path) ? Buffer.from(rename(body.toString())) : body,
      );
  }
  for (const path of paths) {
    if (path === WORKER) continue;
    const now = path.startsWith("assets/") ? `assets/${renamed(path.slice("assets/".length))}` : path;
    worker = worker.replace(sha256(readFileSync(join(DIST, path))), sha256(files.get(now) ?? Buffer.alloc(0)));
  }
  files.set(WORKER, Buffer.from(worker));
  return files;
}
