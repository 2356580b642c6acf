import { expect, test } from "vitest";
import { csv, isFormula, readRows } from "./csv";

test("no cell is a formula, whatever sign it begins with; numbers stay numbers", () => {
  for (const cell of ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "-1+cmd", "@SUM(A1)", "＝1+1", "＋1+1", "－1", "＠x", "﹣1", "\t=1", "\r=1", " =1", "　＝1", "\u200b=1", "-", "−1", "-1/2+A1", "\n1"]) {
    expect(isFormula(cell), JSON.stringify(cell)).toBe(true);
  }
  for (const cell of ["", "1", "-1", "-1.5", "+3", "200/3", "-200/3", "-5%", "W-1", "户籍", "a=b", " 1", "2026-03", "true"]) {
    expect(isFormula(cell), JSON.stringify(cell)).toBe(false);
  }
  expect(csv([["a", "＝1"], ["-1.5", 'x,"y"\nz']])).toBe("\ufeffa,'＝1\r\n-1.5,\"x,\"\"y\"\"\nz\"\r\n");
});

test.each(TEXTS)("%j goes out as it is", (text) => {
  expect(cell(text).replace(/^"|"$/g, "")).toBe(text);
});

test("what parts cells and lines is quoted", async () => {
  expect(cell('a,"b"\nc')).toBe('"a,""b""\nc"');
  expect(new Uint8Array(await csv([["编号", "分"], ["W01", "-1.5"]]).arrayBuffer())).toEqual(new TextEncoder().encode("\ufeff编号,分\r\nW01,-1.5\r\n"));
});
