import { expect, test } from "vitest";
import { en } from "./en";
import { zh as shown } from "./zh";
import { zhScreens } from "./zh-screens";

const zh = { ...shown, ...zhScreens };

type Leaf = [key: string, value: unknown];
const leaves = (value: unknown, key = ""): Leaf[] =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, key ? `${key}.${name}` : name))
    : [[key, value]];

test("both languages have the same keys", () => {
  const keys = (words: unknown) =>
    leaves(words)
      .map(([key]) => key)
      .sort();
  expect(keys(en)).toEqual(keys(zh));
});

test("sentences take the same number of values", () => {
  const counts = (words: unknown): Leaf[] =>
    leaves(words).flatMap(([key, value]) => (typeof value === "function" ? [[key, value.length] as Leaf] : []));
  expect(counts(en).sort()).toEqual(counts(zh).sort());
});

test("English has no Chinese but the name of the other language", () => {
  const texts = leaves(en).filter(([, value]) => typeof value === "string" && /\p{Script=Han}/u.test(value));
  expect(texts.map(([key]) => key)).toEqual(["switchLanguage"]);
});

test("Chinese sentences have Chinese punctuation", () => {
  const said = leaves(zh)
    .filter(([key]) => key !== "pasteExample")
    .flatMap(([key, value]): [string, string][] => {
      const texts =
        typeof value === "function" ? [String((value as (...args: unknown[]) => unknown)(["甲"], "乙", "丙"))] : [value].flat().map(String);
      return texts.map((text) => [key, text]);
    });
  expect(said.filter(([, text]) => /[\p{Script=Han}”][,:;?!()]|[,:;?!()][\p{Script=Han}“]/u.test(text))).toEqual([]);
});

test("a word stands in one file", () => {
  expect(Object.keys(zhScreens).filter((key) => key in shown)).toEqual([]);
});
