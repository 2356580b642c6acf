import { BadFile, WrongSort, type OtherEncoding, type Sort } from "./refused-file";
import { decode, MAX_BYTES } from "./transfer";

export interface Sorted {
  sort: Sort;
  /** What stands in it, where it is a text. */
  text?: string;
  /** Its encoding where that is not UTF-8. */
  encoding?: OtherEncoding;
}

/** Tells what a file is by what stands in it, and by its name only where that says nothing. */
export async function sortOf(file: File): Promise<Sorted> {
  if (!file.size) return { sort: "empty" };
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const binary = SIGNATURES.find(([bytes]) => bytes.every((byte, at) => byte === null || byte === head[at]))?.[1];
  if (binary === "zip") return { sort: await zipSort(file) };
  if (binary === "office") return { sort: /\.(xls|et)$/i.test(file.name) ? "workbook" : "document" };
  if (binary) return { sort: binary };
  if (file.size > MAX_BYTES) throw new BadFile("too_big");
  const read = decode(new Uint8Array(await file.arrayBuffer()));
  // A decoder takes nearly any bytes for Chinese; a text has no control characters.
  if (!read || read.text.includes("\0") || (read.encoding && CONTROL.test(read.text))) return { sort: "unknown" };
  return { sort: textSort(read.text, file.name), ...read };
}

/** The text of a file that is of one of these sorts. Only a table may come in another encoding than UTF-8. */
export async function readAs(file: File, ...wanted: Sort[]): Promise<Sorted & { text: string }> {
  const { sort, text, encoding } = await sortOf(file);
  if (!wanted.includes(sort) || text === undefined) throw new WrongSort(file.name, sort);
  if (encoding && sort !== "table") throw new BadFile("not_text", encoding);
  return { sort, text, ...(encoding && { encoding }) };
}

type Signature = [bytes: (number | null)[], sort: Sort | "zip" | "office"];
const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
const SIGNATURES: Signature[] = [
  [ascii("PK\x03\x04"), "zip"],
  [[0xd0, 0xcf, 0x11, 0xe0], "office"],
  [ascii("%PDF"), "document"],
  [ascii("{\\rtf"), "document"],
  [[0xff, 0xd8, 0xff], "picture"],
  [[0x89, ...ascii("PNG")], "picture"],
  [ascii("GIF8"), "picture"],
  [[...ascii("RIFF"), null, null, null, null, ...ascii("WEBP")], "picture"],
  [[null, null, null, null, ...ascii("ftyp")], "picture"],
  [ascii("Rar!"), "archive"],
  [ascii("7z\xbc\xaf"), "archive"],
  [[0x1f, 0x8b], "archive"],
];
const CONTROL = /[\x00-\x08\x0e-\x1f]/;

/** Office files are archives with folders of fixed names, told at the beginning and again at the end. */
async function zipSort(file: File): Promise<Sort> {
  const parts = await Promise.all([file.slice(0, 8192), file.slice(-65536)].map((part) => part.arrayBuffer()));
  const names = parts.map((part) => new TextDecoder("latin1").decode(part)).join("");
  if (names.includes("xl/") || names.includes("spreadsheet")) return "workbook";
  return names.includes("word/") || names.includes("ppt/") || names.includes("opendocument") ? "document" : "archive";
}

const FORMATS: Record<string, Sort> = {
  inspection: "inspection",
  settings: "settings",
  report: "report",
  season: "season_data",
  "season-result": "season_result",
};

function textSort(text: string, name: string): Sort {
  const start = text.trimStart();
  if (!start) return "empty";
  if (/^[{[]/.test(start) && !/\.ya?ml$/i.test(name)) {
    const format = /"format"\s*:\s*"windowcheck-([a-z-]+)\//.exec(start)?.[1];
    if (format) return FORMATS[format] ?? "json";
    return /"pack"\s*:/.test(start) && /"rules"\s*:/.test(start) && /"sha256"\s*:/.test(start) ? "resolved_pack" : "json";
  }
  if (/^season:/m.test(start)) return "season";
  if (/^pack:/m.test(start) || /\.ya?ml$/i.test(name)) return /^cases:/m.test(start) ? "cases" : "standard";
  if (/\.(csv|tsv|txt)$/i.test(name) || /^[^\r\n]*\t/.test(start)) return "table";
  return "text";
}
