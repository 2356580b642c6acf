// Whether files follow a schema, and have nothing that it does not name: node follows.mjs SCHEMA FILE…
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

/** A schema lets programs ignore what later versions add; here everything has to be named. */
export function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== "object") return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, strict(part)]));
  return schema.type === "object" && !("additionalProperties" in schema) ? { ...parts, additionalProperties: false } : parts;
}

export const validator = (schema) => new Ajv2020({ allErrors: false, allowUnionTypes: true, strict: false }).compile(strict(schema));

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [schema, ...files] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
  const validate = validator(schema);
  for (const file of files) {
    if (!validate(file)) throw new Error(JSON.stringify(validate.errors, null, 1));
  }
}
