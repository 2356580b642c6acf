import type { Inspection, Subject } from "../engine/types";
import type { Change } from "../store/change";

/** What hangs on a subject that is to be deleted. */
export interface Removal {
  subject: Subject;
  /** All that belong to it, at any depth. */
  below: Subject[];
  /** Those of them that name it themselves. */
  direct: Subject[];
  /** Others of its kind, to which those can go. */
  others: Subject[];
  /** How many answers go if all go. */
  answers: number;
}

export function removal({ subjects }: Inspection, id: string): Removal | undefined {
  const subject = subjects.find((one) => one.id === id);
  if (!subject) return undefined;
  const gone = new Set([id]);
  // A ring of parents, as a file may have one, ends where it began.
  for (let before = 0; before !== gone.size;) {
    before = gone.size;
    for (const one of subjects) if (one.parent !== undefined && gone.has(one.parent)) gone.add(one.id);
  }
  const below = subjects.filter((one) => one !== subject && gone.has(one.id));
  return {
    subject,
    below,
    direct: below.filter(({ parent }) => parent === id),
    others: subjects.filter((one) => one.kind === subject.kind && !gone.has(one.id)),
    answers: [subject, ...below].reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
  };
}

/** Deletes it with all that belong to it. */
export const removeAll = ({ subject, below }: Removal): Change[] => [{ op: "remove", ids: [subject.id, ...below.map(({ id }) => id)] }];

/** Deletes it alone; those that name it go to another one, or belong to nothing. */
export const removeAlone = ({ subject, direct }: Removal, parent: string | null): Change[] => [
  ...direct.map(({ id, name }): Change => ({ op: "subject", id, name: name ?? null, parent })),
  { op: "remove", ids: [subject.id] },
];

/** How many there are of each kind, in the order in which they stand. */
export function byKind(subjects: readonly Subject[]): [kind: string, n: number][] {
  const counts = new Map<string, number>();
  for (const { kind } of subjects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
