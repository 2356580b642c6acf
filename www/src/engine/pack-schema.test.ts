import { existsSync, readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { validator } from "../../scripts/follows.mjs";

const whole = (path: string): URL => {
  const way = `../../../${path}`;
  return new URL(way, import.meta.url);
};
const text = (path: string): string => readFileSync(whole(path), "utf8");
const json = (path: string): object => JSON.parse(text(path)) as object;
const schema = (path: string) => new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false }).compile(json(path));
const pack = schema("docs/pack.schema.json");
const cases = schema("docs/cases.schema.json");

const files = readdirSync(whole("standards/"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((folder) => readdirSync(whole(`standards/${folder.name}/`)).map((name) => `standards/${folder.name}/${name}`))
  .filter((name) => name.endsWith(".yaml"));

test("there are packs and cases to look at", () => {
  expect(files.filter((name) => name.endsWith(".cases.yaml")).length).toBeGreaterThanOrEqual(3);
});

test.each(files)("%s follows its schema", (name) => {
  const validate = name.endsWith(".cases.yaml") ? cases : pack;
  const good = validate(parse(text(name)));
  expect(validate.errors ?? []).toEqual([]);
  expect(good).toBe(true);
});

test.each([
  ["a misspelt key", (text: string) => text.replace("    require:", "    requires:")],
  ["a kind of requirement that is not there", (text: string) => text.replace("contains:", "contain:")],
  ["a force that is not there", (text: string) => text.replace("force: must", "force: shall")],
])("the schema refuses %s", (_, spoil) => {
  const good = text("standards/township-facilities/township-facilities.yaml");
  expect(spoil(good)).not.toBe(good);
  expect(pack(parse(spoil(good)))).toBe(false);
});

const season = schema("docs/season.schema.json");
const seasons = readdirSync(whole("standards/seasons/")).map((id) => `standards/seasons/${id}/${id}.yaml`);

test.each(seasons)("%s follows its schema", (name) => {
  const good = season(parse(text(name)));
  expect(season.errors ?? []).toEqual([]);
  expect(good).toBe(true);
});

test("the schema refuses a season with a misspelt key", () => {
  expect(season(parse(text(seasons[0]!).replace("\nawards:", "\nawrads:")))).toBe(false);
});

test("a report follows its schema, which names all that is in it", () => {
  const validate = validator(json("docs/report.schema.json"));
  const report = json("tests/expected/report.json") as { findings: Record<string, unknown>[] };
  const good = validate(report);
  expect(validate.errors ?? []).toEqual([]);
  expect(good).toBe(true);
  for (const finding of [
    { ...report.findings[0], zh: 1 },
    { ...report.findings[0], more: 1 },
  ]) {
    expect(validate({ ...report, findings: [finding] })).toBe(false);
  }
});

test("the schema refuses a case with a misspelt key", () => {
  const good = text("standards/township-facilities/township-facilities.cases.yaml");
  expect(cases(parse(good.replace("    pass:", "    passes:")))).toBe(false);
});

// The schema of SARIF 2.1.0 comes with Microsoft's matchers for it, which are used for nothing else.
test("what lint writes as SARIF follows the schema of SARIF 2.1.0", () => {
  const path = "www/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  expect(existsSync(whole(path))).toBe(true);
  const { $schema: _draft, id: _id, ...sarif } = json(path) as Record<string, unknown>;
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarif);
  const log = json("tests/expected/lint.sarif") as { runs: { results: { level: string }[] }[] };
  const good = validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(good).toBe(true);
  expect(log.runs[0]!.results.length).toBeGreaterThan(0);
  log.runs[0]!.results[0]!.level = "grave";
  expect(validate(log)).toBe(false);
});
