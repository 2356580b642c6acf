import { expect, test } from "vitest";
import { BadFile, WrongSort } from "./refused-file";
import { readAs, sortOf } from "./sort";

const file = (name: string, ...parts: (string | number[])[]): File =>
  new File(
    parts.map((part) => (typeof part === "string" ? part : new Uint8Array(part))),
    name,
  );
// 对象,得分 in GBK, byte by byte.
const GBK = [0xb6, 0xd4, 0xcf, 0xf3, 0x2c, 0xb5, 0xc3, 0xb7, 0xd6];

test.each([
  ["a.json", '{"format": "windowcheck-inspection/1"}', "inspection"],
  ["a.json", '\ufeff{"id": 1, "format":"windowcheck-inspection/1"', "inspection"],
  // The name says nothing where the content does.
  ["a.csv", '{"format": "windowcheck-settings/1", "standard": []}', "settings"],
  ["a.json", '{"format": "windowcheck-report/1"}', "report"],
  ["a.json", '{"format": "windowcheck-season/1"}', "season_data"],
  ["a.json", '{"format": "windowcheck-season-result/1"}', "season_result"],
  ["a.json", '{"pack": "a", "sha256": "0", "rules": []}', "resolved_pack"],
  ["a.json", "[1, 2]", "json"],
  ["a (1).yaml", "# 标准\npack: a\nrules: []\n", "standard"],
  ["a.txt", "pack: a\nrules: []\n", "standard"],
  ["a.cases.yaml", "pack: a\ncases: []\n", "cases"],
  ["a.yaml", "season: flags\ntitle: x\n", "season"],
  ["a.yaml", "rules: [", "standard"],
  ["a.csv", "W01,社保\n", "table"],
  ["list", "W01\t社保\nW02\t医保\n", "table"],
  ["a.md", "这不是一份检查", "text"],
  ["a.json", "", "empty"],
  ["a.json", " \n", "empty"],
])("%s with %j is: %s", async (name, content, sort) => {
  expect((await sortOf(file(name, content))).sort).toBe(sort);
});

test.each([
  ["a.json", [0xff, 0xd8, 0xff, 0xe0], "picture"],
  ["a.csv", [0x89, 0x50, 0x4e, 0x47, 0x0d], "picture"],
  ["a.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "workbook"],
  ["a.doc", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "document"],
  ["a.json", [0x00, 0x01, 0x02, 0x9f, 0xff], "unknown"],
])("%s with bytes %j is: %s", async (name, bytes, sort) => {
  expect((await sortOf(file(name, bytes))).sort).toBe(sort);
});

test("an office file is told by the folders in it, whatever it is called", async () => {
  expect((await sortOf(file("名单.json", "PK\x03\x04....[Content_Types].xml", "....xl/workbook.xml"))).sort).toBe("workbook");
  expect((await sortOf(file("a.zip", "PK\x03\x04....word/document.xml"))).sort).toBe("document");
  expect((await sortOf(file("a.xlsx", "PK\x03\x04....photos/1.jpg"))).sort).toBe("archive");
});

test("a table comes as office programs save it; anything else that is not UTF-8 is refused with its encoding", async () => {
  expect(await readAs(file("a.csv", GBK), "table")).toEqual({ sort: "table", text: "对象,得分", encoding: "GB18030" });
  const yaml = file("a.yaml", "pack: a\ntitle: ", GBK, "\n");
  await expect(readAs(yaml, "standard")).rejects.toMatchObject({ reason: "not_text", encoding: "GB18030" });
  await expect(readAs(yaml, "standard")).rejects.toBeInstanceOf(BadFile);
});

test("a file of another sort is refused by its name and what it is", async () => {
  await expect(readAs(file("名单.xlsx", "PK\x03\x04xl/"), "inspection", "json")).rejects.toEqual(new WrongSort("名单.xlsx", "workbook"));
});

test("a text in another encoding is told as what it probably is", async () => {
  const gb = new Uint8Array([0x70, 0x3a, 0xb1, 0xea, 0xd7, 0xbc]);
  const utf16 = (mark: number[], text: string) =>
    new Uint8Array([...mark, ...[...text].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8])]);
  const reason = (bytes: Uint8Array<ArrayBuffer>) =>
    readAs(new File([bytes], "a.yaml"), "standard").then(
      () => "",
      (error: BadFile | WrongSort) => ("sort" in error ? error.sort : error.encoding),
    );
  expect(await reason(gb)).toBe("GB18030");
  expect(await reason(utf16([0xff, 0xfe], "pack: 标准"))).toBe("UTF-16");
  expect(await reason(utf16([], "pack: desk"))).toBe("UTF-16");
  expect(await reason(new Uint8Array([0xff, 0x41]))).toBe("unknown");
  expect(await reason(new TextEncoder().encode("\ufeffpack: 标准"))).toBe("");
});
