import { expect, test } from "vitest";
import { nextId, readList } from "./subject-list";

test("the next number is the first free one", () => {
  expect(nextId("window", new Set(["W01", "W02"]))).toBe("W03");
  expect(nextId("review", new Set())).toBe("review-01");
});

test("a pasted list takes tabs, commas and Chinese commas", () => {
  const { subjects, problems } = readList("W06\t社会保障\tH01\nW07，医保,H01\r\nW08\n\n", "window", new Set(), new Set(["H01"]));
  expect(subjects.map(({ id, name, parent }) => [id, name, parent])).toEqual([["W06", "社会保障", "H01"], ["W07", "医保", "H01"], ["W08", undefined, undefined]]);
  expect(problems).toEqual([]);
});

test("a number that is taken and a parent that is not there are told by line", () => {
  const { subjects, problems } = readList("W01\nW02,a,H09\nW03\nW03", "window", new Set(["W01"]), new Set(["H01"]));
  expect(subjects.map(({ id }) => id)).toEqual(["W03"]);
  expect(problems.map(({ line, what }) => [line, what])).toEqual([[1, "taken"], [2, "no_parent"], [4, "taken"]]);
});
