import type { Work } from "./work";

/** The next fact that still needs an answer, going on from a place in the order of the page and round. */
export function nextOpen(work: Work, from: { subject: number; fact?: number }): { subject: number; fact: number } | undefined {
  const order = work.index.byKind.flat();
  const start = Math.max(0, order.indexOf(from.subject));
  for (let i = 0; i <= order.length; i++) {
    const subject = order[(start + i) % order.length];
    if (subject === undefined || !work.openOf(subject)) continue;
    const needed = inOrder(work, subject, work.needed(subject));
    const facts = i === 0 && from.fact !== undefined ? after(needed, inOrder(work, subject), from.fact) : needed;
    if (facts[0] !== undefined) return { subject, fact: facts[0] };
  }
  return undefined;
}

/** Facts of a subject in the order in which the page shows them: by heading. */
export function inOrder(work: Work, subject: number, among?: number[]): number[] {
  const facts = work.index.factsOfKind[work.index.kindOf[subject] ?? -1] ?? [];
  const ordered = groups(work, facts).flatMap(({ facts: list }) => list);
  return among ? ordered.filter((fact) => among.includes(fact)) : ordered;
}

const after = (needed: number[], order: number[], fact: number): number[] => {
  const at = order.indexOf(fact);
  return needed.filter((other) => order.indexOf(other) > at);
};

/** Facts under their headings, each heading where it first appears. */
export function groups(work: Work, facts: number[]): { key: string; facts: number[] }[] {
  const byKey = new Map<string, number[]>();
  for (const fact of facts) {
    const key = work.form.value.facts[fact]?.fact.group?.zh ?? "";
    byKey.set(key, [...(byKey.get(key) ?? []), fact]);
  }
  return [...byKey].map(([key, list]) => ({ key, facts: list }));
}
