// Checks an inspection with the npm package, in Node: node check.mjs [INSPECTION.json]
import { readFileSync, readdirSync } from "node:fs";
import { inspect } from "../../pkg/windowcheck.js";

const root = new URL("../../www/public/", import.meta.url);
const file = process.argv[2] ?? new URL("samples/township.json", root);
const packs = readdirSync(new URL("packs/", root)).filter((name) => name !== "index.json").sort()
  .map((name) => readFileSync(new URL(`packs/${name}`, root), "utf8"));
process.stdout.write(inspect(`[${packs.join(",")}]`, readFileSync(file, "utf8")));
