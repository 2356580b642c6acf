import { expect, test } from "vitest";
import { span } from "./span";

test.each([
  ["80", "80", false, false, "80"],
  ["60", "95", false, false, "60 – 95"],
  ["60", "95", true, false, "≤ 60 – 95"],
  ["95", "95", true, false, "≤ 95"],
  ["17", "7", false, true, "7 – 17"],
  ["17", "7", true, true, "≥ 7 – 17"],
])("worst %s, best %s, open end %s, adding up %s: %s", (worst, best, atMost, demerits, said) => {
  expect(span(worst, best, atMost, demerits)).toBe(said);
});
