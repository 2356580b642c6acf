import { expect, test } from "vitest";
import { changes } from "./versions";

const pack = (rules: object[], more: object = {}): string => JSON.stringify({ pack: "a", version: "1", sha256: String(Math.random()), rules, facts: {}, ...more });

test("versions are compared rule by rule, and beside their rules", () => {
  const [a, b, c] = [{ id: "a", points: 1 }, { id: "b" }, { id: "c" }];
  expect(changes(pack([a, b]), pack([a, b]))).toEqual({ added: 0, removed: 0, changed: 0, other: false });
  expect(changes(pack([a, b]), pack([{ ...a, points: 2 }, c]))).toEqual({ added: 1, removed: 1, changed: 1, other: false });
  expect(changes(pack([a]), pack([a], { facts: { x: 1 }, version: "2" }))).toEqual({ added: 0, removed: 0, changed: 0, other: true });
});
