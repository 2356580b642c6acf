// Holds the budgets for what a browser loads: brotli 11 of the built files, as a static host that
// compresses would send them. Figures: section "Limits and budgets" of docs/architecture.md.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const size = (file) => brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const files = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : [path];
});
const all = files(dist);
const html = readFileSync(join(dist, "index.html"), "utf8");
const sum = (list) => list.reduce((total, file) => total + size(file), 0);

// Loaded only where a standard has a pattern; of the other two wasm files the form's is the smaller.
const patterns = all.filter((file) => /patterns_bg.*\.wasm$/.test(file));
const wasm = all.filter((file) => extname(file) === ".wasm" && !patterns.includes(file)).sort((a, b) => statSync(a).size - statSync(b).size);
const first = all.filter((file) => /\.(js|css)$/.test(file) && html.includes(file.slice(dist.length).replace(/\\/g, "/")));
const worker = all.filter((file) => /worker/.test(file) && /\.js$/.test(file) && !/authoring|service|sw\.js|copy/.test(file));
const pack = all.filter((file) => /packs\/.*\.json$/.test(file) && !file.endsWith("index.json")).map((file) => [size(file), file]).sort((a, b) => b[0] - a[0])[0];

// What somebody waits for has a budget; the module of the form alone has none, because clear code in the
// words of the standard library is worth its kilobyte. The editor is loaded by its own screen only.
const form = wasm[0];
const authoring = [wasm[1] ?? wasm[0], ...all.filter((file) => /\/(authoring-worker|windowcheck)-[^/]*\.js$/.test(file))];
const rows = [
  ["first screen: module, scripts, styles, page and the largest pack", size(form) + sum(first) + sum(worker) + size(join(dist, "index.html")) + (pack?.[0] ?? 0), 250, 258],
  ["authoring on demand: module, its worker and the patterns", sum([...authoring, ...patterns]), 450, 475],
];
let broken = 0;
// The ceiling keeps from growing further what is over its budget; it comes down with the figure.
for (const [what, bytes, budget, ceiling] of rows) {
  const kib = bytes / 1024;
  if (kib > ceiling) broken++;
  console.log(`${kib.toFixed(1).padStart(7)} KiB of ${String(budget).padStart(3)}  ${kib > budget ? "OVER" : "ok  "}  ${what}`);
}
for (const file of [form, ...first, ...worker, ...authoring, ...patterns, ...all.filter((name) => /WriteView.*\.js$/.test(name))]) console.log(`${(size(file) / 1024).toFixed(1).padStart(7)} KiB          ${file.slice(dist.length)}`);
process.exit(broken ? 1 : 0);
