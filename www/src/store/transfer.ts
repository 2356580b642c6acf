import type { Inspection, PackChoice } from "../engine/types";

export const SETTINGS_FORMAT = "windowcheck-settings/1";
const MAX_BYTES = 20 * 1024 * 1024;

/** Why a file was not even handed to the engine. */
export type Unreadable = "too_big" | "not_text" | "not_settings";
export class BadFile extends Error {
  constructor(readonly reason: Unreadable) {
    super(reason);
  }
}

/** The text of a file, within limits; a text that could not cross to the engine unchanged is refused. */
export async function readText(file: Blob): Promise<string> {
  if (file.size > MAX_BYTES) throw new BadFile("too_big");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new BadFile("not_text");
  }
}

export const inspectionFile = (inspection: Inspection): Blob => json(inspection);
export const settingsFile = (standard: PackChoice[]): Blob => json({ format: SETTINGS_FORMAT, standard });

const json = (value: unknown): Blob => new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" });

/** The settings in a file; their content is judged by the engine when they are used. */
export function readSettings(text: string): PackChoice[] {
  try {
    const value = JSON.parse(text) as { format?: unknown; standard?: unknown };
    if (value.format === SETTINGS_FORMAT && Array.isArray(value.standard) && value.standard.every((one) => typeof one?.pack === "string")) {
      return (value.standard as PackChoice[]).map((choice) => ({
        ...choice,
        profiles: choice.profiles ?? [],
        params: choice.params ?? {},
        slots: choice.slots ?? {},
      }));
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
