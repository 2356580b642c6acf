import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { expect, test } from "vitest";

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false }).compile(
  read("../../../docs/inspection.schema.json") as object,
);

test.each(["township", "load"])("the sample %s follows the published schema", (name) => {
  const good = validate(read(`../../public/samples/${name}.json`));
  expect(validate.errors ?? []).toEqual([]);
  expect(good).toBe(true);
});

test.each([
  ["another format", { format: "windowcheck-inspection/2" }],
  ["an unknown key", { colour: "red" }],
  [
    "an answer that is both",
    { subjects: [{ id: "S01", kind: "staff", facts: { "staff.desk_sign": { value: true, cannot_check: "x" } } }] },
  ],
])("the schema refuses %s", (_, change) => {
  expect(validate({ ...(read("../../public/samples/township.json") as object), ...change })).toBe(false);
});
