import type { Inspection, PackChoice } from "../engine/types";
import { BadFile, type OtherEncoding } from "./refused-file";

export const SETTINGS_FORMAT = "windowcheck-settings/1";
export const MAX_BYTES = 20 * 1024 * 1024;

/** Bytes as a text, and their encoding where that is not UTF-8; undefined where they are no text. */
export function decode(bytes: Uint8Array<ArrayBuffer>): { text: string; encoding?: OtherEncoding } | undefined {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  // Without its mark UTF-16 is told by the zeros beside its ASCII.
  const zeros = [0, 0];
  bytes.forEach((byte, at) => byte || (zeros[at % 2] = (zeros[at % 2] ?? 0) + 1));
  const [even = 0, odd = 0] = zeros;
  const utf16 = marked ?? (even + odd > bytes.length / 4 ? (odd > even ? "utf-16le" : "utf-16be") : undefined);
  for (const label of utf16 ? [utf16] : ["utf-8", "gb18030"]) {
    const text = decoded(bytes, label);
    if (text !== undefined) return label === "utf-8" ? { text } : { text, encoding: utf16 ? "UTF-16" : "GB18030" };
  }
  return undefined;
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
const wholeChoice = (choice: PackChoice): PackChoice => ({
  ...choice,
  profiles: choice.profiles ?? [],
  params: set(choice.params),
  slots: set(choice.slots),
});

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
  `${
    title
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "inspection"
  }-${date}.json`;
