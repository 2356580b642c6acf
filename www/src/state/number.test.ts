import { expect, test } from "vitest";
import { readNumber } from "./number";

test.each([
  ["12", "12"],
  ["１２．５", "12.5"],
  ["12。5", "12.5"],
  ["−5", "-5"],
  ["—5", "-5"],
  ["－5", "-5"],
  ["1,234", "1234"],
  ["1，234，567.5", "1234567.5"],
  ["三", "3"],
  ["十二", "12"],
  ["二十", "20"],
  ["一百零五", "105"],
  ["两百", "200"],
  ["一千二百三十四", "1234"],
  ["三万五千", "35000"],
  ["二〇二六", "2026"],
  ["三点五", "3.5"],
  ["5万", "50000"],
  ["1.25万", "12500"],
  ["3个", "3"],
  ["3 人", "3"],
  [" 7 ", "7"],
  ["7\u200b", "7"],
])("%s is %s", (typed, number) => expect(readNumber(typed)).toEqual({ one: number }));

test.each([
  ["95%", "%", "95"],
  ["95％", "%", "95"],
  ["200平方米", "平方米", "200"],
  ["两百平方米", "平方米", "200"],
  ["3工作日", "工作日", "3"],
])("%s is understood where the unit is %s", (typed, unit, number) => expect(readNumber(typed, [unit])).toEqual({ one: number }));

test.each<[string, string[], string[]]>([
  ["3，5", [], ["3.5", "35"]],
  ["1 5", [], ["1.5", "15"]],
  ["12、5", [], ["12.5"]],
  ["3天", ["工作日"], ["3"]],
  ["95%", ["次"], ["95"]],
])("%s is asked about", (typed, units, readings) => expect(readNumber(typed, units)).toEqual({ ask: readings }));

test.each(["", "abc", "十十", "百", "万", "1.2.3", "--5", "三点", "五五十"])("“%s” is no number", (typed) =>
  expect(readNumber(typed)).toEqual({ none: true }),
);
