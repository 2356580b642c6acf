import { ref, shallowReactive, shallowRef, type ShallowRef } from "vue";
import { NOBODY, type Opened } from "../engine/core";
import type { CompositeHead, Delta, Fault, Form, Inspection, SheetHead, StatusCounts, Verdict } from "../engine/types";
import { index, type Index } from "./index-of";

export const VERDICTS: readonly Verdict[] = [
  "pass",
  "fail",
  "pending",
  "to_confirm",
  "cannot_check",
  "not_configured",
  "not_supplied",
  "not_applicable",
];
const FAIL = VERDICTS.indexOf("fail");
const PENDING = VERDICTS.indexOf("pending");

/**
 * What the engine last said of an inspection, by position. What the screen depends on is one number for
 * each subject, so a tap redraws one subject and not all.
 */
export class Verdicts {
  readonly form: ShallowRef<Form>;
  readonly heads: ShallowRef<SheetHead[]>;
  readonly composites: ShallowRef<CompositeHead[]>;
  readonly counts: ShallowRef<StatusCounts>;
  /** Answers that no longer fit the standard; they stay in the file and are judged as open. */
  readonly setAside: ShallowRef<Fault[]>;
  /** Changes with each message of the engine. */
  readonly revision = ref(0);
  /** Changes when subjects, settings or the head change. */
  readonly structure = ref(0);
  readonly ticks: number[] = shallowReactive([]);
  /** By kind: how many answers are still needed. */
  readonly openOfKind: number[] = shallowReactive([]);
  index: Index;
  /** Positions of one layout are not those of another. */
  layout = 0;

  private cells: Uint8Array[] = [];
  private needed: Uint8Array[] = [];
  private open: number[] = [];
  private failed: number[] = [];

  constructor(inspection: Inspection, opened: Opened) {
    this.form = shallowRef(opened.form);
    this.heads = shallowRef(opened.heads);
    this.composites = shallowRef(opened.composites);
    this.counts = shallowRef(opened.counts);
    this.setAside = shallowRef(opened.refused);
    this.index = index(opened.form, inspection, opened.above);
    this.install(inspection, opened);
  }

  // Reading. Each of these makes the caller depend on the subject it asks about.

  verdict(rule: number, subject: number): Verdict {
    void this.ticks[subject];
    return VERDICTS[this.cells[this.kindOf(subject)]?.[this.place(this.index.ruleRow[rule], subject)] ?? PENDING] ?? "pending";
  }

  isNeeded(subject: number, fact: number): boolean {
    void this.ticks[subject];
    return !!this.needed[this.kindOf(subject)]?.[this.place(this.index.factRow[fact], subject)];
  }

  openOf(subject: number): number {
    void this.ticks[subject];
    return this.open[subject] ?? 0;
  }

  failedOf(subject: number): number {
    void this.ticks[subject];
    return this.failed[subject] ?? 0;
  }

  tick(subject: number | undefined): void {
    if (subject !== undefined) this.ticks[subject] = (this.ticks[subject] ?? 0) + 1;
  }

  private kindOf(subject: number): number {
    return this.index.kindOf[subject] ?? -1;
  }

  private place(row: number | undefined, subject: number): number {
    const width = this.index.byKind[this.kindOf(subject)]?.length ?? 0;
    return (row ?? -1) * width + (this.index.column[subject] ?? 0);
  }

  // What comes in.

  /** All of it anew. */
  install(inspection: Inspection, opened: Opened): void {
    this.form.value = opened.form;
    this.cells = opened.cells;
    this.needed = opened.needed;
    this.index = index(opened.form, inspection, opened.above);
    this.heads.value = opened.heads;
    this.composites.value = opened.composites;
    this.counts.value = opened.counts;
    this.setAside.value = opened.refused;
    this.ticks.length = 0;
    for (let i = 0; i < inspection.subjects.length; i++) this.ticks.push(0);
    this.laidOut(inspection);
    this.revision.value += 1;
  }

  /** What an answer changed. `touched`: subjects that changed whatever the engine says of them. */
  show(delta: Delta, touched: Iterable<number>): void {
    const seen = new Set(touched);
    for (const [rule, subject, verdict] of delta.cells) {
      const cells = this.cells[this.kindOf(subject)];
      const at = this.place(this.index.ruleRow[rule], subject);
      if (!cells) continue;
      this.failed[subject] = (this.failed[subject] ?? 0) + Number(verdict === FAIL) - Number(cells[at] === FAIL);
      cells[at] = verdict;
      seen.add(subject);
    }
    for (const [subject, fact, wanted] of delta.needed) {
      const kind = this.kindOf(subject);
      const needed = this.needed[kind];
      const at = this.place(this.index.factRow[fact], subject);
      if (!needed) continue;
      const by = wanted - (needed[at] ?? 0);
      needed[at] = wanted;
      this.open[subject] = (this.open[subject] ?? 0) + by;
      if (by) this.openOfKind[kind] = (this.openOfKind[kind] ?? 0) + by;
      seen.add(subject);
    }
    for (const subject of seen) this.tick(subject);
    if (delta.heads.length) this.heads.value = replaced(this.heads.value, delta.heads, ({ sheet }) => sheet);
    if (delta.composites.length) this.composites.value = replaced(this.composites.value, delta.composites, ({ composite }) => composite);
    this.counts.value = delta.counts;
    this.revision.value += 1;
  }

  /** Subjects changed: what is known moves to the new positions at once; what is new is open until the engine has opened it. */
  layOut(inspection: Inspection): void {
    const { form, index: old, cells, needed } = this;
    const next = index(form.value, inspection, []);
    const idOf = (subject: number): string => inspection.subjects[subject]?.id ?? "";
    const before = (subject: number, kind: number): number | undefined => {
      const at = old.byId.get(idOf(subject));
      return at !== undefined && old.kindOf[at] === kind ? at : undefined;
    };
    const moved = (from: Uint8Array | undefined, rows: number, kind: number, fill: number): Uint8Array => {
      const subjects = next.byKind[kind] ?? [];
      const oldWidth = old.byKind[kind]?.length ?? 0;
      const into = new Uint8Array(rows * subjects.length).fill(fill);
      subjects.forEach((subject, column) => {
        const at = before(subject, kind);
        if (at === undefined) return;
        for (let row = 0; row < rows; row++) into[row * subjects.length + column] = from?.[row * oldWidth + (old.column[at] ?? 0)] ?? fill;
      });
      return into;
    };
    const oldIds = new Map([...old.byId].map(([id, at]) => [at, id]));
    const kinds = form.value.kinds.map((_, kind) => kind);
    next.above = kinds.map((kind) =>
      kinds.map((other) =>
        Uint32Array.from(next.byKind[kind] ?? [], (subject) => {
          const at = before(subject, kind);
          const above = at === undefined ? NOBODY : (old.above[kind]?.[other]?.[old.column[at] ?? 0] ?? NOBODY);
          return next.byId.get(oldIds.get(above) ?? "") ?? NOBODY;
        }),
      ),
    );
    this.cells = kinds.map((kind) => moved(cells[kind], next.rulesOfKind[kind]?.length ?? 0, kind, PENDING));
    this.needed = kinds.map((kind) => moved(needed[kind], next.factsOfKind[kind]?.length ?? 0, kind, 0));
    this.index = next;
    this.laidOut(inspection);
  }

  /** Counts what is open and what fails, by subject and by kind. */
  private laidOut(inspection: Inspection): void {
    this.open = inspection.subjects.map(() => 0);
    this.failed = inspection.subjects.map(() => 0);
    this.openOfKind.length = 0;
    this.index.byKind.forEach((subjects, kind) => {
      const [needed, cells] = [this.needed[kind], this.cells[kind]];
      let ofKind = 0;
      subjects.forEach((subject, column) => {
        let [open, failed] = [0, 0];
        for (let at = column; at < (needed?.length ?? 0); at += subjects.length) open += needed?.[at] ?? 0;
        for (let at = column; at < (cells?.length ?? 0); at += subjects.length) failed += Number(cells?.[at] === FAIL);
        this.open[subject] = open;
        this.failed[subject] = failed;
        ofKind += open;
      });
      this.openOfKind.push(ofKind);
    });
    this.layout += 1;
    this.structure.value += 1;
  }
}

function replaced<T>(old: T[], news: T[], key: (one: T) => number): T[] {
  const byKey = new Map(news.map((one) => [key(one), one]));
  return old.map((one) => byKey.get(key(one)) ?? one);
}
