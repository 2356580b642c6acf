import { NOBODY } from "../engine/core";
import type { Form, Inspection } from "../engine/types";

/** Where things are: positions, and who belongs to whom. Made anew when subjects or settings change. */
export interface Index {
  /** Position of a rule among the rules of its kind. */
  ruleRow: number[];
  /** Position of a fact among the facts of its kind. */
  factRow: number[];
  kindOf: number[];
  /** Position of a subject among those of its kind. */
  column: number[];
  byKind: number[][];
  byId: Map<string, number>;
  kindId: Map<string, number>;
  factId: Map<string, number>;
  factsOfKind: number[][];
  rulesOfKind: number[][];
  /** As the engine says: by kind, by other kind, for each subject of the kind the one of the other kind above it. */
  above: Uint32Array[][];
  /** By kind and other kind: the subjects of the other kind below each subject; made when first asked for. */
  below: Map<string, Map<number, number[]>>;
}

export function index(form: Form, inspection: Inspection, above: Uint32Array[][]): Index {
  const kindId = new Map(form.kinds.map(({ id }, i) => [id, i]));
  const byKind: number[][] = form.kinds.map(() => []);
  const byId = new Map<string, number>();
  const column: number[] = [];
  const kindOf = inspection.subjects.map((subject, i) => {
    const kind = kindId.get(subject.kind) ?? -1;
    byId.set(subject.id, i);
    column.push((byKind[kind]?.push(i) ?? 0) - 1);
    return kind;
  });
  const rulesOfKind: number[][] = form.kinds.map(() => []);
  const ruleRow = form.rules.map((rule, i) => (rulesOfKind[rule.kind]?.push(i) ?? 1) - 1);
  const factsOfKind: number[][] = form.kinds.map(() => []);
  const factRow = form.facts.map((fact, i) => (factsOfKind[fact.kind]?.push(i) ?? 1) - 1);
  const factId = new Map(form.facts.map(({ id }, i) => [id, i]));
  return { ruleRow, factRow, kindOf, column, byKind, byId, kindId, factId, factsOfKind, rulesOfKind, above, below: new Map() };
}

/** The subject of a kind to which a subject belongs, itself included; -1 when there is none. */
export function ancestor(index: Index, subject: number, kind: number): number {
  const found = index.above[index.kindOf[subject] ?? -1]?.[kind]?.[index.column[subject] ?? -1];
  return found === undefined || found === NOBODY ? -1 : found;
}

/** The subjects of a kind that belong to a subject, at any depth. */
export function descendants(index: Index, subject: number, kind: number): number[] {
  const own = index.kindOf[subject] ?? -1;
  const key = `${own} ${kind}`;
  let lists = index.below.get(key);
  if (!lists) {
    lists = new Map();
    for (const below of index.byKind[kind] ?? []) {
      const above = ancestor(index, below, own);
      const list = lists.get(above);
      if (list) list.push(below);
      else lists.set(above, [below]);
    }
    index.below.set(key, lists);
  }
  return lists.get(subject) ?? [];
}
