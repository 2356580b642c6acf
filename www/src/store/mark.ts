// The last known row of each inspection, in a third place: it cannot bring rows back, but it can tell
// that some are gone.
export interface Mark {
  seq: number;
  hash: string;
}
const key = (insp: string): string => `windowcheck:mark:${insp}`;

export function mark(insp: string, { seq, hash }: Mark): void {
  try {
    localStorage.setItem(key(insp), JSON.stringify({ seq, hash }));
  } catch {
    // A full store of marks never stops an answer.
  }
}

export function readMark(insp: string): Mark | undefined {
  try {
    return JSON.parse(localStorage.getItem(key(insp)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export function removeMark(insp: string): void {
  localStorage.removeItem(key(insp));
}

/** A name for this device, made once. */
export function deviceName(): string {
  const stored = localStorage.getItem("windowcheck:device");
  if (stored) return stored;
  const made = crypto.randomUUID().slice(0, 8);
  try {
    localStorage.setItem("windowcheck:device", made);
  } catch {
    // The next start makes another; journals keep the name they began with.
  }
  return made;
}
