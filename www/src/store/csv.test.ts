import { expect, test } from "vitest";
import { cell, csv, readRows } from "./csv";

// The command line writes the same: the table of examples is one.
const FORMULAS = [
  "=1+1", "+1+1", "-1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "-1+cmd|x", "=HYPERLINK(\"http://x\",\"y\")",
  "＝1+1", "＋1+1", "－1", "＠x", "﹦1", "﹢1", "﹣1", "﹫x", "−1",
  " =1", "\u3000=1", "\u200b=1", "\ufeff@x", "\t=1", "\tx", "\rx", "\nx", "-", "-a", "--1", "-1-1", "+",
];
const TEXTS = ["", "0", "-1", "-2.5", "+3", "12.50", "95%", "-5%", "-200/3", "W01", "3-1", "a=b", "社保 - 医保", "1+1", "'x"];

test.each(FORMULAS)("%j is kept a text", (text) => {
  const written = cell(text).replace(/^"|"$/g, "").replace(/""/g, '"');
  expect(written).toBe(`'${text}`);
});

test.each(TEXTS)("%j goes out as it is", (text) => {
  expect(cell(text).replace(/^"|"$/g, "")).toBe(text);
});

test("what parts cells and lines is quoted", async () => {
  expect(cell('a,"b"\nc')).toBe('"a,""b""\nc"');
  expect(new Uint8Array(await csv([["编号", "分"], ["W01", "-1.5"]]).arrayBuffer())).toEqual(new TextEncoder().encode("\ufeff编号,分\r\nW01,-1.5\r\n"));
});

test("what is written is read again", async () => {
  const rows = [["a", "b,c"], ['d"e', "f\ng"], ["", "h"]];
  expect(readRows((await csv(rows).text()).replace(/^\ufeff/, ""), ",").map(({ cells }) => cells)).toEqual(rows);
  expect(readRows("a,\n,b", ",")).toEqual([{ line: 1, cells: ["a", ""] }, { line: 2, cells: ["", "b"] }]);
  expect(readRows("a,", ",")).toEqual([{ line: 1, cells: ["a", ""] }]);
});
