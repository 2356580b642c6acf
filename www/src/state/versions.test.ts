import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import type { PackChoice } from "../engine/types";
import { carriedOver, changes, readByOne } from "./versions";

const pack = (rules: object[], more: object = {}): string =>
  JSON.stringify({ pack: "a", version: "1", sha256: String(Math.random()), rules, facts: {}, ...more });

test("versions are compared rule by rule, and beside their rules", () => {
  const [a, b, c] = [{ id: "a", points: 1 }, { id: "b" }, { id: "c" }];
  expect(changes(pack([a, b]), pack([a, b]))).toEqual({ added: 0, removed: 0, changed: 0, other: false });
  expect(changes(pack([a, b]), pack([{ ...a, points: 2 }, c]))).toEqual({ added: 1, removed: 1, changed: 1, other: false });
  expect(changes(pack([a]), pack([a], { facts: { x: 1 }, version: "2" }))).toEqual({ added: 0, removed: 0, changed: 0, other: true });
});

test("what was set goes over to another version as far as it knows it", () => {
  const set = { value: 1, by: "", on: "", basis: "" };
  const choice = {
    pack: "a",
    sha256: "0",
    profiles: ["points", "gone"],
    params: { area: set, old: set },
    slots: {},
  } as unknown as PackChoice;
  const text = JSON.stringify({ profiles: { points: {} }, params: { area: {} }, slots: {} });
  expect(carriedOver(choice, { sha256: "1", text })).toEqual({
    choice: { ...choice, sha256: "1", profiles: ["points"], params: { area: set } },
    left: ["gone", "old"],
  });
});

test("answers that no other standard reads are counted", async () => {
  const work = await openFake();
  const [pack] = work.form.value.packs;
  const before = readByOne(work, pack!.id);
  work.edit(0, 0, { do: "set", value: true });
  expect(readByOne(work, pack!.id)).toBe(before + 1);
  // Another standard reads them too.
  const form = structuredClone(work.form.value);
  for (const rule of form.rules) rule.pack = 1;
  expect(readByOne({ ...work, form: { value: form } } as unknown as typeof work, pack!.id)).toBe(0);
});
