/**
 * The new value with every part of the old one that it repeats. Who draws a part that is the same as before
 * need not draw it again. For plain values, lists and objects.
 */
export function shared<T>(old: T | undefined, now: T): T {
  if (Object.is(old, now) || !isParts(old) || !isParts(now)) return now;
  if (Array.isArray(old) !== Array.isArray(now)) return now;
  const [before, after] = [old as Record<string, unknown>, now as Record<string, unknown>];
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const part = shared(before[key], after[key]);
    after[key] = part;
    same &&= key in before && Object.is(part, before[key]);
  }
  return same ? old : now;
}

const isParts = (value: unknown): value is object => typeof value === "object" && value !== null;
