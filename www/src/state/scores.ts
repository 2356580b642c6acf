/** Scores by what they are scores of: a scheme of windows gives one sheet for each window. */
export function together<T>(scores: T[], key: (score: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const score of scores) found.set(key(score), [...(found.get(key(score)) ?? []), score]);
  return [...found.values()];
}
