import { expect, test } from "vitest";
import { shared } from "./shared";

test("what is the same stays the very same, whole or in parts", () => {
  const old = [
    { rule: 1, verdicts: [["pass", 1]] },
    { rule: 2, verdicts: [["fail", 1]] },
  ];
  expect(shared(old, structuredClone(old))).toBe(old);
  const next = shared(old, [
    { rule: 1, verdicts: [["pass", 1]] },
    { rule: 2, verdicts: [["pass", 1]] },
  ]);
  expect(next).not.toBe(old);
  expect(next[0]).toBe(old[0]);
  expect(next[1]).toEqual({ rule: 2, verdicts: [["pass", 1]] });
});

test("more, fewer and other things are told apart", () => {
  expect(shared([1, 2], [1])).toEqual([1]);
  expect(shared([1], [1, 2])).toEqual([1, 2]);
  expect(shared({ a: 1, b: 2 }, { a: 1 } as object)).toEqual({ a: 1 });
  expect(shared<unknown>([], {})).toEqual({});
  expect(shared<unknown>(undefined, null)).toBe(null);
  expect(shared<unknown>({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
});
