import { PLACE } from "./place";
import { PATIENCE_MS, within } from "./within";

/** The right to write one inspection; one tab at a time has it. */
export interface Lock {
  writable: boolean;
  /** Holds when a tab that had to wait gets the right. */
  granted: Promise<void>;
  release(): void;
}

const name = (insp: string): string => `${PLACE}:${insp}`;

export async function lock(insp: string): Promise<Lock> {
  if (!navigator.locks) return { writable: true, granted: Promise.resolve(), release: () => undefined };
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const answer = new Promise<boolean>((resolve) => {
    navigator.locks
      .request(name(insp), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? held : undefined;
      })
      // A browser that keeps nothing gives no locks either.
      .catch(() => resolve(true));
  });
  try {
    const writable = await within(PATIENCE_MS, "locks", answer);
    return writable ? { writable, granted: Promise.resolve(), release } : waitFor(insp, held, release);
  } catch (error) {
    // Should it come after all, nobody wants it any more.
    release();
    throw error;
  }
}

function waitFor(insp: string, held: Promise<void>, release: () => void): Lock {
  const abort = new AbortController();
  const granted = new Promise<void>((resolve) => {
    navigator.locks
      .request(name(insp), { signal: abort.signal }, () => {
        resolve();
        return held;
      })
      .catch(() => undefined);
  });
  return {
    writable: false,
    granted,
    release: () => {
      abort.abort();
      release();
    },
  };
}
