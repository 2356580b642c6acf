import { expect, test } from "vitest";
import { nextId, readList } from "./subject-list";

const HALLS = [
  { id: "H01", name: "一楼大厅" },
  { id: "H02", name: "二楼大厅" },
  { id: "H03", name: "二楼大厅" },
];
const read = (text: string, taken: string[] = []) => readList(text, "window", taken, HALLS);
const rows = (text: string, taken: string[] = []) => read(text, taken).subjects.map(({ id, name, parent }) => [id, name, parent]);
const wrong = (text: string, taken: string[] = []) => read(text, taken).problems.map(({ line, what }) => [line, what]);

test("the next number is the first free one, whatever the width and case of those that are there", () => {
  expect(nextId("window", new Set(["W01", "ｗ０２"]))).toBe("W03");
  expect(nextId("review", new Set())).toBe("review-01");
});

test("cells are parted by tabs, commas, semicolons, enumeration commas and spaces of either width", () => {
  const expected = [
    ["W06", "社会保障", "H01"],
    ["W07", "医保", "H01"],
  ];
  for (const sign of ["\t", ",", "，", ";", "；", "、", "|", " ", "　", "  ", ", "]) {
    expect(rows(`W06${sign}社会保障${sign}H01\r\nW07${sign}医保${sign}H01\n`), sign).toEqual(expected);
  }
  expect(rows("W06\nW07\n\n")).toEqual([
    ["W06", undefined, undefined],
    ["W07", undefined, undefined],
  ]);
  // The sign that comes first parts the cells, another one stands in the name.
  const mixed = "W06\t社保、医保;养老\tH01\nW07,户籍、身份证,H01";
  expect([rows(mixed), wrong(mixed)]).toEqual([[["W06", "社保、医保;养老", "H01"]], [[2, "two_readings"]]]);
  expect(rows("W07,户籍、身份证,H01")).toEqual([["W07", "户籍、身份证", "H01"]]);
});

test("a cell in quotes may have line ends, signs and quotes in it", () => {
  expect(rows('W06,"社保,\n医保",H01\nW07,"他说""好""",H01')).toEqual([
    ["W06", "社保,\n医保", "H01"],
    ["W07", '他说"好"', "H01"],
  ]);
  expect(rows('W06\t19" 屏\tH01\nW07\tx\tH01')).toEqual([
    ["W06", '19" 屏', "H01"],
    ["W07", "x", "H01"],
  ]);
  expect(wrong('W06,"a\nb",H09\nW06,c,H01\nW06,d,H01')).toEqual([
    [1, "no_parent"],
    [4, "double"],
  ]);
});

test("a head is no window and tells which column is which; a sum is none either", () => {
  for (const head of ["编号", "窗口号", "窗口编号", "序号", "工号", "ID", "number"]) {
    const { subjects, skipped } = read(`${head}\nW06\n合计\n总计：1\n小计 1`);
    expect(
      subjects.map(({ id }) => id),
      head,
    ).toEqual(["W06"]);
    expect(skipped.map(({ line, what }) => [line, what])).toEqual([
      [1, "head"],
      [3, "total"],
      [4, "total"],
      [5, "total"],
    ]);
  }
  expect(rows("序号,所属大厅,窗口号,姓名,窗口名称,备注\n1,一楼大厅,W06,张三,社保,无\n合计,,1,,,")).toEqual([["W06", "社保", "H01"]]);
  // A window may be called so, when it is not the first line.
  expect(rows("W06,编号\nW07,名称")).toEqual([
    ["W06", "编号", undefined],
    ["W07", "名称", undefined],
  ]);
});

test("what it belongs to is found by its number in any width and by its name, if only one has it", () => {
  expect(rows("W06,a,ｈ０１\nW07,b,一楼大厅")).toEqual([
    ["W06", "a", "H01"],
    ["W07", "b", "H01"],
  ]);
  expect(wrong("W06,a,二楼大厅\nW07,b,三楼大厅")).toEqual([
    [1, "two_parents"],
    [2, "no_parent"],
  ]);
});

test("doubles that only look different are told, and what nobody sees is not kept", () => {
  expect(wrong("W01\nＷ０１\nw01\nW01\u200b\nW02\n W02 ", ["w02"])).toEqual([
    [2, "double"],
    [3, "double"],
    [4, "double"],
    [5, "taken"],
    [6, "taken"],
  ]);
  expect(rows("\ufeffW\u200b06,社\u00ad保")).toEqual([["W06", "社保", undefined]]);
});

test("a line of which two readings are possible is told and not taken", () => {
  for (const line of ["W06、W07、W08", "W06 W07", "W06,社保,H01,多的"]) {
    expect([rows(line), wrong(line)], line).toEqual([[], [[1, "two_readings"]]]);
  }
  expect(wrong('1E+05,a\n"1,234",b\n,c\n' + "长".repeat(201))).toEqual([
    [1, "spoilt"],
    [2, "spoilt"],
    [3, "no_id"],
    [4, "too_long"],
  ]);
});

test("every line that cannot be taken is told", () => {
  expect(read(Array.from({ length: 40 }, (_, i) => `W${i},a,H09`).join("\n")).problems).toHaveLength(40);
});
