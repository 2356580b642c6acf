import { PLACE } from "./place";

// Small things of this device. A browser that keeps nothing may refuse even to be asked; nothing depends on them.
const full = (key: string): string => `${PLACE}:${key}`;

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(full(key));
  } catch {
    return null;
  }
}

/** Keeps a text, or takes it away; whether it is there next time is the browser's affair. */
export function remember(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(full(key));
    else localStorage.setItem(full(key), text);
  } catch {
    // as above
  }
}

/** The rest of each key that begins so. */
export function remembered(beginning: string): string[] {
  try {
    const start = full(beginning);
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  } catch {
    return [];
  }
}
