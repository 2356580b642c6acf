import { expect, test } from "vitest";
import type { Inspection } from "../engine/types";
import { BadFile } from "./refused-file";
import { decode, fileName, readSettings, whole } from "./transfer";

test("settings of another format are refused", () => {
  expect(() => readSettings('{"format":"other/1","standard":[]}')).toThrow(BadFile);
  expect(() => readSettings("[")).toThrow(BadFile);
  expect(readSettings('{"format":"windowcheck-settings/1","standard":[{"pack":"a"}]}')).toEqual([
    { pack: "a", profiles: [], params: {}, slots: {} },
  ]);
});

test("bytes are read as Excel saves them in China, and nothing else is taken for a text", () => {
  const text = "对象,得分\r\n";
  const utf16 = (little: boolean): Uint8Array<ArrayBuffer> => {
    const view = new DataView(new ArrayBuffer(2 * text.length + 2));
    [...`\ufeff${text}`].forEach((c, at) => view.setUint16(2 * at, c.charCodeAt(0), little));
    return new Uint8Array(view.buffer);
  };
  // 对象,得分 in GBK, byte by byte.
  const gbk = new Uint8Array([0xb6, 0xd4, 0xcf, 0xf3, 0x2c, 0xb5, 0xc3, 0xb7, 0xd6, 0x0d, 0x0a]);
  const utf8 = (with_mark: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(with_mark + text);
  expect(decode(gbk)).toEqual({ text, encoding: "GB18030" });
  expect(decode(utf8(""))).toEqual({ text });
  expect(decode(utf8("\ufeff"))).toEqual({ text });
  expect(decode(utf16(true))).toEqual({ text, encoding: "UTF-16" });
  expect(decode(utf16(false))).toEqual({ text, encoding: "UTF-16" });
  for (const bytes of [
    [0xff, 0x41],
    [0x61, 0xb6],
    [0xff, 0xfe, 0x00, 0xd8],
  ])
    expect(decode(new Uint8Array(bytes))).toBeUndefined();
});

test("a file name holds no path and no spaces", () => {
  expect(fileName("../示例 镇/中心", "2026-11-23")).toBe("示例-镇-中心-2026-11-23.json");
  expect(fileName("///", "2026-11-23")).toBe("inspection-2026-11-23.json");
});

test("what a file written by hand may leave out is there when the page has it", () => {
  const bare = {
    format: "windowcheck-inspection/1",
    id: "x",
    title: "x",
    date: "2026-11-23",
    standard: [{ pack: "a", params: { area: { value: 50 } } }],
    subjects: [{ id: "W1", kind: "window" }],
  };
  expect(whole(bare as unknown as Inspection)).toEqual({
    ...bare,
    sample: false,
    inspectors: [],
    absent: {},
    standard: [{ pack: "a", profiles: [], params: { area: { value: 50, by: "", on: "", basis: "" } }, slots: {} }],
    subjects: [{ id: "W1", kind: "window", facts: {} }],
  });
});
