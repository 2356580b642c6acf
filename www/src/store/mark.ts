// The last known row of each inspection, in a third place: it cannot bring rows back, but it can tell
// that some are gone, and of which inspection.
import { recall, remember, remembered } from "./preference";

export interface Mark {
  seq: number;
  hash: string;
  /** What the inspection was called; marks of older versions do not say. */
  title?: string;
  date?: string;
}
const key = (insp: string): string => `mark:${insp}`;

export const mark = (insp: string, { seq, hash, title, date }: Mark): void =>
  remember(key(insp), JSON.stringify({ seq, hash, title, date }));
export const removeMark = (insp: string): void => remember(key(insp), null);

/** The inspections of which a mark is left. */
export const marked = (): string[] => remembered(key(""));

export function readMark(insp: string): Mark | undefined {
  try {
    return JSON.parse(recall(key(insp)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** A name for this device, made once; where it cannot be kept, journals keep the name they began with. */
export function deviceName(): string {
  const stored = recall("device");
  if (stored) return stored;
  const made = crypto.randomUUID().slice(0, 8);
  remember("device", made);
  return made;
}
