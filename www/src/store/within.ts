/** A part of the browser that gives no answer at all; some do that until they are started again. */
export class Silent extends Error {
  override name = "Silent";
  constructor(readonly what: "database" | "locks" | "files") {
    super(`no answer: ${what}`);
  }
}

/** How long an answer may take before the user is told that there is none. */
export const PATIENCE_MS = 4000;

/** What the promise gives, or a refusal when it has given nothing in time. */
export function within<T>(ms: number, what: Silent["what"], promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silent(what)), ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
