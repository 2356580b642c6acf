import type { Inspection, PackChoice } from "../engine/types";

export const SETTINGS_FORMAT = "windowcheck-settings/1";
const MAX_BYTES = 20 * 1024 * 1024;

/** Why a file was not even handed to the engine. */
export type Unreadable = "too_big" | "not_text" | "not_utf16" | "not_gb18030" | "not_table" | "not_settings";
export class BadFile extends Error {
  constructor(readonly reason: Unreadable) {
    super(reason);
  }
}

/** The text of a file, within limits; a text that could not cross to the engine unchanged is refused. */
export async function readText(file: Blob): Promise<string> {
  if (file.size > MAX_BYTES) throw new BadFile("too_big");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes, "utf-8");
  // UTF-16 without its mark is UTF-8 with zeros.
  if (text !== undefined && !text.includes("\0")) return text;
  throw new BadFile(likely(bytes));
}

/** What a file probably is that is no UTF-8. */
function likely(bytes: Uint8Array<ArrayBuffer>): Unreadable {
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  const [first = 0, second = 0] = bytes;
  if (first + second === 0x1fd || zeros > bytes.length / 4) return "not_utf16";
  return zeros === 0 && decoded(bytes, "gb18030") !== undefined ? "not_gb18030" : "not_text";
}

/** What a file is, as far as its first bytes and keys tell. */
export type Sort = "inspection" | "report" | "settings" | "pack" | "cases" | "season" | "season_data" | "table" | "workbook" | "document";

/** Says what a file is, for who gave it for something else: the same as the command line says (`command/sort.rs`). */
export async function sortOf(file: Blob): Promise<Sort | undefined> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const latin = Array.from(head, (byte) => String.fromCharCode(byte)).join("");
  if (latin.startsWith("PK\x03\x04")) return latin.includes("xl/") || (latin.includes("[Content_Types]") && !latin.includes("word/")) ? "workbook" : "document";
  if (latin.startsWith("\xd0\xcf\x11\xe0")) return "workbook";
  if (["%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "RIFF"].some((magic) => latin.startsWith(magic))) return "document";
  if (file.size > MAX_BYTES) return undefined;
  const text = new TextDecoder().decode(await file.arrayBuffer()).trimStart();
  return /^[{[]/.test(text) ? sortOfJson(text) : sortOfText(text);
}

function sortOfJson(text: string): Sort | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const format = "format" in value && typeof value.format === "string" ? value.format.split("/")[0] : undefined;
  if (format === "windowcheck-inspection") return "inspection";
  if (format === "windowcheck-settings") return "settings";
  if (format === "windowcheck-season") return "season_data";
  if (format?.startsWith("windowcheck-")) return "report";
  return "pack" in value && "rules" in value ? "pack" : undefined;
}

/** Of YAML the first key that is of one sort only; of a table a first line with cells. */
function sortOfText(text: string): Sort | undefined {
  const lines = text.split(/\r?\n/, 200);
  for (const line of lines) {
    const key = /^(pack|season|cases):/.exec(line)?.[1];
    if (key) return key as Sort;
  }
  const [first = ""] = lines;
  return /[,\t]/.test(first) && !first.includes(": ") ? "table" : undefined;
}

/** Encodings of a table that are no UTF-8: what office programs in China call "CSV" and "Unicode text". */
export type OtherEncoding = "GB18030" | "UTF-16";

/** Whether a file is read as a table, by its name, as the engine tells. */
export const isTable = (name: string): boolean => /\.(csv|txt|tsv)$/i.test(name);

/** The text of a table, and its encoding where that is not UTF-8: without a mark it is GB18030 then. */
export async function readTable(file: Blob): Promise<{ text: string; encoding?: OtherEncoding }> {
  if (file.size > MAX_BYTES) throw new BadFile("too_big");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  for (const label of marked ? [marked] : ["utf-8", "gb18030"]) {
    const text = decoded(bytes, label);
    // A text of no encoding, such as UTF-16 without its mark, has zeros.
    if (text !== undefined && !text.includes("\0")) return label === "utf-8" ? { text } : { text, encoding: marked ? "UTF-16" : "GB18030" };
  }
  throw new BadFile("not_table");
}

function decoded(bytes: Uint8Array<ArrayBuffer>, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export const inspectionFile = (inspection: Inspection): Blob => json(inspection);
export const settingsFile = (standard: PackChoice[]): Blob => json({ format: SETTINGS_FORMAT, standard });

const json = (value: unknown): Blob => new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" });

/** Who set it, when and why: a file may leave that out, the page always has it. */
const set = <T>(all: Record<string, T> | undefined): Record<string, T> =>
  Object.fromEntries(Object.entries(all ?? {}).map(([key, one]) => [key, { by: "", on: "", basis: "", ...one }]));
const wholeChoice = (choice: PackChoice): PackChoice => ({ ...choice, profiles: choice.profiles ?? [], params: set(choice.params), slots: set(choice.slots) });

/** An inspection as the page has it: what a file may leave out is there, and empty. */
export const whole = (inspection: Inspection): Inspection => ({
  ...inspection,
  sample: inspection.sample ?? false,
  inspectors: inspection.inspectors ?? [],
  standard: (inspection.standard ?? []).map(wholeChoice),
  subjects: (inspection.subjects ?? []).map((subject) => ({ ...subject, facts: subject.facts ?? {} })),
  absent: inspection.absent ?? {},
});

/** The settings in a file; their content is judged by the engine when they are used. */
export function readSettings(text: string): PackChoice[] {
  try {
    const value = JSON.parse(text) as { format?: unknown; standard?: unknown };
    if (value.format === SETTINGS_FORMAT && Array.isArray(value.standard) && value.standard.every((one) => typeof one?.pack === "string")) {
      return (value.standard as PackChoice[]).map(wholeChoice);
    }
  } catch {
    // told below
  }
  throw new BadFile("not_settings");
}

/** Hands a file to the user. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name made by the page: letters of any language, digits and hyphens only. */
export const fileName = (title: string, date: string): string =>
  `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "inspection"}-${date}.json`;
