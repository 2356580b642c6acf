// What is not on the disk yet when the page ends. The place for small things takes it at once, while a database
// may answer too late; it is read when the inspection is opened again.
import type { Change } from "./change";
import { recall, remember } from "./preference";
import type { Row } from "./row";

/** A change that has no number yet. */
export interface Said {
  change: Change;
  undo: boolean;
  at: string;
}

export interface Haste {
  /** Numbered, and in no copy. */
  rows: Row[];
  /** Said after the row of this number. */
  after: number;
  said: Said[];
}

const key = (insp: string): string => `haste:${insp}`;

export const keepHaste = (insp: string, haste: Haste): void => remember(key(insp), JSON.stringify(haste));
export const removeHaste = (insp: string): void => remember(key(insp), null);

export function readHaste(insp: string): Haste {
  try {
    const haste = JSON.parse(recall(key(insp)) ?? "null") as Haste | null;
    if (haste && Array.isArray(haste.rows) && Array.isArray(haste.said)) return haste;
  } catch {
    // Half a text says nothing.
  }
  return { rows: [], after: 0, said: [] };
}
