// Checks an inspection with the npm package, in Node: node check.mjs [INSPECTION.json] [--raw]
import { readFileSync } from "node:fs";
import { inspect, report } from "../../pkg/windowcheck.js";

const root = new URL("../../www/public/", import.meta.url);
const file = process.argv.slice(2).find((arg) => arg !== "--raw") ?? new URL("samples/township.json", root);
const inspection = readFileSync(file, "utf8");
const packs = JSON.parse(inspection).standard.map(({ pack }) => readFileSync(new URL(`packs/${pack}.json`, root), "utf8"));
// With words, ids and clauses; or by numbers only, as the page exports it.
const checked = process.argv.includes("--raw") ? inspect : report;
process.stdout.write(checked(`[${packs.join(",")}]`, inspection));
