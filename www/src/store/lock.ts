/** The right to write one inspection; one tab at a time has it. */
export interface Lock {
  writable: boolean;
  /** Holds when a tab that had to wait gets the right. */
  granted: Promise<void>;
  release(): void;
}

const name = (insp: string): string => `windowcheck:${insp}`;

export async function lock(insp: string): Promise<Lock> {
  if (!navigator.locks) return { writable: true, granted: Promise.resolve(), release: () => undefined };
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const writable = await new Promise<boolean>((resolve) => {
    navigator.locks
      .request(name(insp), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? held : undefined;
      })
      // A browser that keeps nothing gives no locks either.
      .catch(() => resolve(true));
  });
  return writable ? { writable, granted: Promise.resolve(), release } : waitFor(insp, held, release);
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
