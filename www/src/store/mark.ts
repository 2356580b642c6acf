// The last known row of each inspection, in a third place: it cannot bring rows back, but it can tell
// that some are gone.
import { recall, remember } from "./preference";

export interface Mark {
  seq: number;
  hash: string;
}
const key = (insp: string): string => `windowcheck:mark:${insp}`;

export const mark = (insp: string, { seq, hash }: Mark): void => remember(key(insp), JSON.stringify({ seq, hash }));
export const removeMark = (insp: string): void => remember(key(insp), null);

export function readMark(insp: string): Mark | undefined {
  try {
    return JSON.parse(recall(key(insp)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** A name for this device, made once; where it cannot be kept, journals keep the name they began with. */
export function deviceName(): string {
  const stored = recall("windowcheck:device");
  if (stored) return stored;
  const made = crypto.randomUUID().slice(0, 8);
  remember("windowcheck:device", made);
  return made;
}
