// Checks an inspection with the npm package, in Node: node check.mjs [INSPECTION.json]
import { readFileSync } from "node:fs";
import { inspect } from "../../pkg/windowcheck.js";

const root = new URL("../../www/public/", import.meta.url);
const file = process.argv[2] ?? new URL("samples/township.json", root);
const inspection = readFileSync(file, "utf8");
const packs = JSON.parse(inspection).standard.map(({ pack }) => readFileSync(new URL(`packs/${pack}.json`, root), "utf8"));
process.stdout.write(inspect(`[${packs.join(",")}]`, inspection));
