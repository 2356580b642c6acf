import type { Form, Inspection } from "../engine/types";

/** Where things are: positions, and who belongs to whom. Made anew when subjects or settings change. */
export interface Index {
  /** Position of a rule among the rules of its kind. */
  ruleRow: number[];
  kindOf: number[];
  /** Position of a subject among those of its kind. */
  column: number[];
  byKind: number[][];
  byId: Map<string, number>;
  parent: number[];
  kindId: Map<string, number>;
  factId: Map<string, number>;
  factsOfKind: number[][];
  rulesOfKind: number[][];
}

export function index(form: Form, inspection: Inspection): Index {
  const kindId = new Map(form.kinds.map(({ id }, i) => [id, i]));
  const byKind: number[][] = form.kinds.map(() => []);
  const byId = new Map<string, number>();
  const column: number[] = [];
  const kindOf = inspection.subjects.map((subject, i) => {
    const kind = kindId.get(subject.kind) ?? -1;
    byId.set(subject.id, i);
    column.push(byKind[kind]?.push(i) ?? 0);
    return kind;
  });
  const rulesOfKind: number[][] = form.kinds.map(() => []);
  const ruleRow = form.rules.map((rule, i) => (rulesOfKind[rule.kind]?.push(i) ?? 1) - 1);
  const factsOfKind: number[][] = form.kinds.map(() => []);
  form.facts.forEach((fact, i) => factsOfKind[fact.kind]?.push(i));
  const parent = inspection.subjects.map((subject, i) => parentOf(form, byKind, byId, kindOf[i] ?? -1, subject.parent));
  return {
    ruleRow,
    kindOf,
    column: column.map((n) => n - 1),
    byKind,
    byId,
    parent,
    kindId,
    factId: new Map(form.facts.map(({ id }, i) => [id, i])),
    factsOfKind,
    rulesOfKind,
  };
}

/** A subject without a stated parent belongs to the only subject of the parent kind, if there is just one. */
function parentOf(form: Form, byKind: number[][], byId: Map<string, number>, kind: number, stated?: string): number {
  if (stated !== undefined) return byId.get(stated) ?? -1;
  const parentKind = form.kinds.findIndex(({ id }) => id === form.kinds[kind]?.parent);
  const only = byKind[parentKind];
  return only?.length === 1 ? (only[0] ?? -1) : -1;
}

/** The subject of a kind to which a subject belongs, itself included; -1 when there is none. */
export function ancestor(index: Index, subject: number, kind: number): number {
  for (let at = subject, steps = 0; at >= 0 && steps < 8; at = index.parent[at] ?? -1, steps++) {
    if (index.kindOf[at] === kind) return at;
  }
  return -1;
}

/** The subjects of a kind that belong to a subject, at any depth. */
export function descendants(index: Index, subject: number, kind: number): number[] {
  const own = index.kindOf[subject] ?? -1;
  return (index.byKind[kind] ?? []).filter((below) => ancestor(index, below, own) === subject);
}
