import { expect, test } from "vitest";
import type { Inspection } from "../engine/types";
import { BadFile, fileName, isTable, readSettings, readTable, readText, whole } from "./transfer";

test("settings of another format are refused", () => {
  expect(() => readSettings('{"format":"other/1","standard":[]}')).toThrow(BadFile);
  expect(() => readSettings("[")).toThrow(BadFile);
  expect(readSettings('{"format":"windowcheck-settings/1","standard":[{"pack":"a"}]}')).toEqual([{ pack: "a", profiles: [], params: {}, slots: {} }]);
});

test("a file that is not UTF-8 is refused before anything else looks at it", async () => {
  await expect(readText(new Blob([new Uint8Array([0xff, 0xfe, 0x00])]))).rejects.toBeInstanceOf(BadFile);
});

test("a table is read as Excel saves it in China", async () => {
  const text = "对象,得分\r\n";
  const utf16 = (little: boolean): Uint8Array<ArrayBuffer> => {
    const view = new DataView(new ArrayBuffer(2 * text.length + 2));
    [...`\ufeff${text}`].forEach((c, at) => view.setUint16(2 * at, c.charCodeAt(0), little));
    return new Uint8Array(view.buffer);
  };
  // 对象,得分 in GBK, byte by byte.
  const gbk = new Uint8Array([0xb6, 0xd4, 0xcf, 0xf3, 0x2c, 0xb5, 0xc3, 0xb7, 0xd6, 0x0d, 0x0a]);
  expect(await readTable(new Blob([gbk]))).toEqual({ text, encoding: "GB18030" });
  expect(await readTable(new Blob([text]))).toEqual({ text });
  expect(await readTable(new Blob([`\ufeff${text}`]))).toEqual({ text });
  expect(await readTable(new Blob([utf16(true)]))).toEqual({ text, encoding: "UTF-16" });
  expect(await readTable(new Blob([utf16(false)]))).toEqual({ text, encoding: "UTF-16" });
});

test("bytes of no encoding are no table", async () => {
  for (const bytes of [[0xff, 0x41], [0x61, 0xb6], [0xff, 0xfe, 0x00, 0xd8], [0x61, 0x00, 0x2c, 0x00]]) {
    await expect(readTable(new Blob([new Uint8Array(bytes)]))).rejects.toMatchObject({ reason: "not_table" });
  }
  expect(["a.csv", "A.CSV", "a.txt", "a.tsv", "a.json", "csv"].map(isTable)).toEqual([true, true, true, true, false, false]);
});

test("a file name holds no path and no spaces", () => {
  expect(fileName("../示例 镇/中心", "2026-11-23")).toBe("示例-镇-中心-2026-11-23.json");
  expect(fileName("///", "2026-11-23")).toBe("inspection-2026-11-23.json");
});

test("what a file written by hand may leave out is there when the page has it", () => {
  const bare = { format: "windowcheck-inspection/1", id: "x", title: "x", date: "2026-11-23", standard: [{ pack: "a", params: { area: { value: 50 } } }], subjects: [{ id: "W1", kind: "window" }] };
  expect(whole(bare as unknown as Inspection)).toEqual({
    ...bare,
    sample: false,
    inspectors: [],
    absent: {},
    standard: [{ pack: "a", profiles: [], params: { area: { value: 50, by: "", on: "", basis: "" } }, slots: {} }],
    subjects: [{ id: "W1", kind: "window", facts: {} }],
  });
});

test("a text in another encoding is told as what it probably is", async () => {
  const gb = new Uint8Array([0x70, 0x3a, 0xb1, 0xea, 0xd7, 0xbc]);
  const utf16 = (mark: number[], text: string) => new Uint8Array([...mark, ...[...text].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8])]);
  const reason = (bytes: Uint8Array<ArrayBuffer>) => readText(new Blob([bytes])).then(() => "", (error: BadFile) => error.encoding ?? error.reason);
  expect(await reason(gb)).toBe("GB18030");
  expect(await reason(utf16([0xff, 0xfe], "pack: 标准"))).toBe("UTF-16");
  expect(await reason(utf16([], "pack: desk"))).toBe("UTF-16");
  expect(await reason(new Uint8Array([0xff, 0x41]))).toBe("not_text");
  expect(await reason(new TextEncoder().encode("\ufeffpack: 标准"))).toBe("");
});
