import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** A package that is shipped with the page: what its licence asks to be told. */
export interface Shipped {
  name: string;
  version: string;
  licence: string;
  /** The files of its licences. */
  texts: string[];
}

const FILE = "third-party-notices.txt";
const LICENCE = /^(licen[cs]e|copying|notice|unlicense|copyright)/i;

/** The texts of licences in a folder. Where MIT is one to choose from, its text is enough. */
function licences(folder: string, licence: string): string[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const mit = /\bMIT\b/.test(licence) && !/\bAND\b/.test(licence) ? names.filter((name) => /mit/i.test(name)) : [];
  return (mit.length ? mit : names).map((name) => readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n").trim());
}

/** The npm packages of which a module is in the bundle. */
export function npmPackages(modules: Iterable<string>): Shipped[] {
  const folders = new Set<string>();
  for (const id of modules) {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/\\/g, "/").replace(/^\0/, ""));
    if (found?.[1]) folders.add(found[1]);
  }
  return [...folders].map((folder) => {
    const {
      name,
      version,
      license = "",
    } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string; license?: string };
    return { name, version, licence: license, texts: licences(folder, license) };
  });
}

interface Metadata {
  packages: { id: string; name: string; version: string; license: string | null; manifest_path: string; targets: { kind: string[] }[] }[];
  resolve: { root: string; nodes: { id: string; deps: { pkg: string; dep_kinds: { kind: string | null }[] }[] }[] };
}

/** The crates that are compiled into a module: what only runs while compiling is not shipped. */
export function crates({ packages, resolve }: Metadata): Shipped[] {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const pack = byId.get(id);
    if (!pack || seen.has(id) || pack.targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    seen.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  seen.delete(resolve.root);
  return [...seen].flatMap((id) => {
    const { name, version, license, manifest_path } = byId.get(id)!;
    return [{ name, version, licence: license ?? "", texts: licences(dirname(manifest_path), license ?? "") }];
  });
}

/** The features of which a module of the page is built; see scripts/wasm. */
const MODULES = [
  ["--features", "wasm,authoring"],
  ["--features", "wasm,patterns"],
];

/** What cargo knows already; nothing is fetched for it. */
function metadata(root: string, features: string[]): Metadata {
  const args = [
    "metadata",
    "--offline",
    "--locked",
    "--format-version",
    "1",
    "--filter-platform",
    "wasm32-unknown-unknown",
    "--no-default-features",
    ...features,
  ];
  return JSON.parse(
    execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"] }),
  ) as Metadata;
}

/** One text of all: each licence once, below the packages that are under it. */
export function notices(shipped: Shipped[]): string {
  const byText = new Map<string, string[]>();
  const sorted = [...new Map(shipped.map((one) => [`${one.name} ${one.version}`, one])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const { name, version, licence, texts } of sorted) {
    const text = texts.join("\n\n");
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...byText].map(
    ([text, names]) => `${names.join("\n")}\n\n${text || "The package brings no text of its licence; the licence is named above."}`,
  );
  // The mark at the beginning: hosts do not say in which encoding a text is.
  return `\ufeff第三方软件许可 / Third-party notices\n\n${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}

const STANDARD_LIBRARY: Shipped = {
  name: "The Rust standard library",
  version: "",
  licence: "MIT OR Apache-2.0",
  texts: ["Copyright (c) The Rust Project Contributors. https://www.rust-lang.org/policies/licenses"],
};

/** Writes the licences of what is shipped into the build, from what lies on this machine. */
export function thirdPartyNotices(): Plugin {
  let root = "";
  return {
    name: "third-party-notices",
    apply: "build",
    configResolved: (config) => {
      root = dirname(config.root);
    },
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? Object.keys(part.modules) : []));
      const rust = existsSync(join(root, "Cargo.toml")) ? MODULES.flatMap((features) => crates(metadata(root, features))) : [];
      this.emitFile({ type: "asset", fileName: FILE, source: notices([...npmPackages(modules), ...rust, STANDARD_LIBRARY]) });
    },
  };
}
