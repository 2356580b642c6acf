import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crates, notices, npmPackages } from "./notices-plugin";

const folder = mkdtempSync(join(tmpdir(), "notices-"));
const at = (path: string, files: Record<string, string>): string => {
  mkdirSync(join(folder, path), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, path, name), text);
  return join(folder, path);
};

test("a package is told when a module of it is in the bundle", () => {
  const one = at("node_modules/@a/one", { "package.json": '{"name":"@a/one","version":"1.0.0","license":"MIT"}', LICENSE: "text of one" });
  at("node_modules/two", { "package.json": '{"name":"two","version":"2.0.0"}', LICENSE: "text of two" });
  expect(npmPackages([`${one}/dist/index.js`, `\0${one}/dist/more.js`, "/src/App.vue"])).toEqual([
    { name: "@a/one", version: "1.0.0", licence: "MIT", texts: ["text of one"] },
  ]);
});

test("crates that only run while compiling are not shipped, and what stands under several licences is told under MIT", () => {
  const crate = (name: string, kind = "lib") => ({
    id: name,
    name,
    version: "1.0.0",
    license: "MIT OR Apache-2.0",
    targets: [{ kind: [kind] }],
    manifest_path: join(at(`crates/${name}`, { "LICENSE-MIT": `mit of ${name}`, "LICENSE-APACHE": "apache" }), "Cargo.toml"),
  });
  const dep = (pkg: string, kind: string | null = null) => ({ pkg, dep_kinds: [{ kind }] });
  const found = crates({
    packages: [
      crate("root"),
      crate("used"),
      crate("below"),
      crate("macro", "proc-macro"),
      crate("macro-uses"),
      crate("for-tests"),
      crate("for-build"),
    ],
    resolve: {
      root: "root",
      nodes: [
        { id: "root", deps: [dep("used"), dep("macro"), dep("for-tests", "dev"), dep("for-build", "build")] },
        { id: "used", deps: [dep("below")] },
        { id: "macro", deps: [dep("macro-uses")] },
      ],
    },
  });
  expect(found.map(({ name, texts }) => [name, texts])).toEqual([
    ["used", ["mit of used"]],
    ["below", ["mit of below"]],
  ]);
});

test("a licence stands once, below all that are under it", () => {
  const one = (name: string, text: string) => ({ name, version: "1", licence: "MIT", texts: text ? [text] : [] });
  const text = notices([one("b", "same"), one("a", "same"), one("a", "same"), one("c", "other"), one("d", "")]);
  expect(text.match(/same/g)).toHaveLength(1);
  expect(text).toContain("a 1 (MIT)\nb 1 (MIT)\n\nsame");
  expect(text).toContain("d 1 (MIT)\n\nThe package brings no text");
});
