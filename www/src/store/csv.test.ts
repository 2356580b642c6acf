import { expect, test } from "vitest";
import { csv, isFormula, readRows } from "./csv";

test("no cell is a formula, whatever sign it begins with; numbers stay numbers", () => {
  for (const cell of [
    "=1+1",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "-1+cmd",
    "@SUM(A1)",
    "＝1+1",
    "＋1+1",
    "－1",
    "＠x",
    "﹣1",
    "\t=1",
    "\r=1",
    " =1",
    "　＝1",
    "\u200b=1",
    "-",
    "−1",
    "-1/2+A1",
    "\n1",
  ]) {
    expect(isFormula(cell), JSON.stringify(cell)).toBe(true);
  }
  for (const cell of ["", "1", "-1", "-1.5", "+3", "200/3", "-200/3", "-5%", "W-1", "户籍", "a=b", " 1", "2026-03", "true"]) {
    expect(isFormula(cell), JSON.stringify(cell)).toBe(false);
  }
  expect(
    csv([
      ["a", "＝1"],
      ["-1.5", 'x,"y"\nz'],
    ]),
  ).toBe('\ufeffa,\'＝1\r\n-1.5,"x,""y""\nz"\r\n');
});

test("what is written is read again", () => {
  const rows = [
    ["a", "b,c"],
    ['d"e', "f\ng"],
    ["", "h"],
  ];
  expect(readRows(csv(rows).slice(1), ",").map(({ cells }) => cells)).toEqual(rows);
  expect(readRows("a,\n,b", ",")).toEqual([
    { line: 1, cells: ["a", ""] },
    { line: 2, cells: ["", "b"] },
  ]);
  expect(readRows("a,", ",")).toEqual([{ line: 1, cells: ["a", ""] }]);
});
