import { expect, test } from "vitest";
import { BadFile, fileName, readSettings, readText } from "./transfer";

test("settings of another format are refused", () => {
  expect(() => readSettings('{"format":"other/1","standard":[]}')).toThrow(BadFile);
  expect(() => readSettings("[")).toThrow(BadFile);
  expect(readSettings('{"format":"windowcheck-settings/1","standard":[{"pack":"a"}]}')).toEqual([{ pack: "a", profiles: [], params: {}, slots: {} }]);
});

test("a file that is not UTF-8 is refused before anything else looks at it", async () => {
  await expect(readText(new Blob([new Uint8Array([0xff, 0xfe, 0x00])]))).rejects.toBeInstanceOf(BadFile);
});

test("a file name holds no path and no spaces", () => {
  expect(fileName("../示例 镇/中心", "2026-11-23")).toBe("示例-镇-中心-2026-11-23.json");
  expect(fileName("///", "2026-11-23")).toBe("inspection-2026-11-23.json");
});
