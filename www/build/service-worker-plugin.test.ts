import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "./service-worker-plugin";

test("every file on the disk is listed, the worker itself is not", () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  mkdirSync(join(folder, "packs"));
  for (const name of ["index.html", "service-worker.js", "packs/a.json"]) writeFileSync(join(folder, name), name);
  expect(listFiles(folder).map(([name]) => name)).toEqual(["index.html", "packs/a.json"]);
});

test("a change of one file changes its hash", () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  writeFileSync(join(folder, "index.html"), "a");
  const before = listFiles(folder);
  writeFileSync(join(folder, "index.html"), "b");
  expect(listFiles(folder)).not.toEqual(before);
});
