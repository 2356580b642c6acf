import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { identity, normal, tidy } from "./normal";

test("the normal form is the engine's", () => {
  const table = JSON.parse(readFileSync("../tests/expected/normal.json", "utf8")) as [string, string, string][];
  expect(table.length).toBeGreaterThan(50);
  for (const [text, plain, same] of table) expect([text, normal(text), identity(text)]).toEqual([text, plain, same]);
});

test("a pasted name keeps its width and case, and loses what nobody sees", () => {
  expect(tidy("\u200b Ｗ１\ufeff A ")).toBe("Ｗ１ A");
});
