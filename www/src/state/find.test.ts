import { expect, test } from "vitest";
import { find } from "./find";

const hall = [
  { subject: 0, id: "C01", name: "示例县政务服务中心" },
  { subject: 1, id: "W04", name: "医疗保障" },
  { subject: 2, id: "W47", name: "社会保障" },
  { subject: 3, id: "W147", name: "公安 户籍" },
  { subject: 4, id: "S047", name: "" },
  { subject: 5, id: "B2", name: "47号窗口" },
];
const ids = (typed: string): string[] => find(typed, hall).map(({ id }) => id);

test("digits find the number they are, before the numbers they are part of", () => {
  expect(ids("47")).toEqual(["W47", "S047", "B2", "W147"]);
  expect(ids("４７")).toEqual(ids("47"));
  expect(ids("047")).toEqual(["W47", "S047", "B2"]);
  expect(ids("4")[0]).toBe("W04");
});

test("a number, a name or a part of it, however it is written", () => {
  expect(ids("w47")[0]).toBe("W47");
  expect(ids("Ｗ 47")[0]).toBe("W47");
  expect(ids("保障")).toEqual(["W04", "W47"]);
  expect(ids("户籍")).toEqual(["W147"]);
  expect(ids("公安户籍")).toEqual(["W147"]);
});

test("nothing typed and nothing like it find nothing", () => {
  expect(ids("")).toEqual([]);
  expect(ids("  ")).toEqual([]);
  expect(ids("消防")).toEqual([]);
});
