import { shallowReactive, shallowRef, ref, type Ref, type ShallowRef } from "vue";
import { answer, type Given, type Said } from "../engine/answer";
import type { Opened } from "../engine/core";
import type { Engine } from "../engine/engine";
import type { Answer, CompositeHead, Delta, Form, FormComposite, FormKind, FormSheet, Inspection, SheetHead, StatusCounts, Subject, Verdict } from "../engine/types";
import { act, type Change } from "../store/change";
import type { Journal, Saved } from "../store/journal";
import { now } from "../store/row";
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

/** One answer to be recorded: subject and fact by position. */
export type Recorded = [subject: number, fact: number, answer: Answer | null];

type Named = [subject: string, fact: string, answer: Answer | null];

type Worded<W extends { grades: object[] }, H extends { grades: object[] }> = Omit<W, "grades"> & Omit<H, "grades"> & { grades: (W["grades"][number] & H["grades"][number])[] };

/** The numbers that are always in view, with their words. */
export interface Status extends StatusCounts {
  sheets: Worded<FormSheet, SheetHead>[];
  composites: Worded<FormComposite, CompositeHead>[];
  needed_by_subject: number[];
  failed_by_subject: number[];
}

function worded<W extends { grades: object[] }, H extends { grades: object[] }>(words: W[], heads: H[], at: (head: H) => number): Worded<W, H>[] {
  return heads.flatMap((head) => {
    const word = words[at(head)];
    return word ? [{ ...word, ...head, grades: head.grades.map((grade, i) => ({ ...word.grades[i], ...grade })) } as Worded<W, H>] : [];
  });
}

const changed = <H>(heads: H[], news: H[], at: (head: H) => number): H[] => heads.map((head) => news.find((one) => at(one) === at(head)) ?? head);
const FAIL = 1;

/** What the work asks of a journal. */
export type Keeping = Pick<Journal, "changed" | "onSaved" | "current" | "append" | "retry" | "idle">;

/** What the work needs from outside; given by `open.ts`, by the rehearsal of a standard and by tests. */
export interface Tools {
  engine: Engine;
  journal: Keeping;
  /** The packs that an inspection names, as the engine reads them. */
  packs(inspection: Inspection): Promise<string>;
}

const UNDO_DEPTH = 200;

/**
 * The inspection that is open. The answers themselves are plain data; what the screen depends on is one
 * number for each subject, so a tap redraws one subject and not all.
 */
export class Work {
  readonly form: ShallowRef<Form>;
  readonly status: ShallowRef<Status>;
  /** How many changes wait for their verdict; none of them is saved yet. */
  readonly judging = ref(0);
  readonly saved: ShallowRef<Saved | null> = shallowRef(null);
  readonly readOnly = ref(false);
  readonly undoable: Ref<number> = ref(0);
  /** Changes when subjects, settings or the head change. */
  readonly structure = ref(0);
  readonly ticks: number[] = shallowReactive([]);
  index: Index;
  private cells: Uint8Array[];
  private waits: Uint8Array[] = [];
  private heads: SheetHead[] = [];
  private composites: CompositeHead[] = [];
  private open: number[] = [];
  private failed: number[] = [];
  private backs: Change[][] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly inspection: Inspection,
    opened: Opened,
    public packs: string,
    private readonly tools: Tools,
  ) {
    this.form = shallowRef(opened.form);
    this.status = shallowRef({ ...opened.counts, sheets: [], composites: [], needed_by_subject: [], failed_by_subject: [] });
    this.cells = opened.cells;
    this.index = index(opened.form, inspection);
    this.install(opened);
    tools.journal.onSaved = (saved) => (this.saved.value = saved);
    tools.journal.current = () => this.inspection;
  }

  get engine(): Engine {
    return this.tools.engine;
  }

  get journal(): Keeping {
    return this.tools.journal;
  }

  private install(opened: Opened): void {
    this.form.value = opened.form;
    this.cells = opened.cells;
    this.waits = opened.needed;
    this.index = index(opened.form, this.inspection);
    [this.heads, this.composites] = [opened.heads, opened.composites];
    const ones = (cells: Uint8Array[], what: number): number[] => {
      const of = this.inspection.subjects.map(() => 0);
      cells.forEach((cells, kind) => {
        const subjects = this.index.byKind[kind] ?? [];
        cells.forEach((cell, i) => {
          const subject = subjects[i % subjects.length];
          if (cell === what && subject !== undefined) of[subject] = (of[subject] ?? 0) + 1;
        });
      });
      return of;
    };
    [this.open, this.failed] = [ones(opened.needed, 1), ones(opened.cells, FAIL)];
    this.tell(opened.counts);
    this.ticks.length = 0;
    for (let i = 0; i < this.inspection.subjects.length; i++) this.ticks.push(0);
    this.structure.value += 1;
  }

  private tell(counts: StatusCounts): void {
    const form = this.form.value;
    this.status.value = {
      ...counts,
      sheets: worded(form.sheets, this.heads, ({ sheet }) => sheet),
      composites: worded(form.composites, this.composites, ({ composite }) => composite),
      needed_by_subject: this.open,
      failed_by_subject: this.failed,
    };
  }

  /** Takes over what an engine that was restarted says of the whole. */
  reopened(opened: Opened): void {
    this.install(opened);
  }

  // Reading. Each of these makes the caller depend on the subject it asks about.

  subject(at: number): Subject | undefined {
    void this.ticks[at];
    return this.inspection.subjects[at];
  }

  kind(at: number): FormKind | undefined {
    return this.form.value.kinds[this.index.kindOf[at] ?? -1];
  }

  answer(subject: number, fact: number): Answer | undefined {
    return this.subject(subject)?.facts[this.form.value.facts[fact]?.id ?? ""];
  }

  verdict(rule: number, subject: number): Verdict {
    void this.ticks[subject];
    const kind = this.index.kindOf[subject] ?? -1;
    const width = this.index.byKind[kind]?.length ?? 0;
    const byte = this.cells[kind]?.[(this.index.ruleRow[rule] ?? 0) * width + (this.index.column[subject] ?? 0)];
    return VERDICTS[byte ?? 2] ?? "pending";
  }

  /** The facts of a subject whose answer some open verdict waits for. */
  needed(subject: number): number[] {
    void this.ticks[subject];
    const kind = this.index.kindOf[subject] ?? -1;
    const width = this.index.byKind[kind]?.length ?? 0;
    const column = this.index.column[subject] ?? 0;
    return (this.index.factsOfKind[kind] ?? []).filter((_, row) => this.waits[kind]?.[row * width + column] === 1);
  }

  // Changing. One after the other, so that each change meets the inspection as it was left.

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.judging.value += 1;
    const result = this.turn.then(work).finally(() => (this.judging.value -= 1));
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Records answers. Refused as a whole or recorded as a whole; returns when the verdicts are on screen. */
  record(changes: Recorded[]): Promise<void> {
    return this.recordNamed(
      changes.map(([subject, fact, value]) => [this.inspection.subjects[subject]?.id ?? "", this.form.value.facts[fact]?.id ?? "", value]),
    );
  }

  /** By name, because positions may be others when the turn has come. */
  private recordNamed(named: Named[], undoable = true): Promise<void> {
    if (this.readOnly.value) return Promise.resolve();
    return this.inTurn(async () => {
      const set = named.filter(([subject, fact]) => this.index.byId.has(subject) && this.index.factId.has(fact));
      if (!set.length) return;
      const changes = set.map(([subject, fact, value]): Recorded => [this.index.byId.get(subject) ?? -1, this.index.factId.get(fact) ?? -1, value]);
      // What was reopened does not have them yet: they are recorded only once the engine has taken them.
      const delta = (await this.engine.apply(changes)) ?? (await this.engine.apply(changes));
      this.commit([{ op: "answers", set }], undoable);
      if (delta) this.show(delta, changes);
    });
  }

  /** Records one answer with who gave it and when; `open` takes it away. */
  say(subject: number, fact: number, what: Said, extra: Given = {}): Promise<void> {
    const value = what.state === "open" ? null : answer(what, { how: "one", ...this.stamp(), ...extra });
    return this.record([[subject, fact, value]]);
  }

  stamp(): Given {
    const by = this.inspection.inspectors[0];
    return by ? { by, at: now() } : { at: now() };
  }

  private show(delta: Delta, changes: Recorded[]): void {
    const touched = new Set(changes.map(([subject]) => subject));
    for (const [rule, subject, verdict] of delta.cells) {
      const kind = this.index.kindOf[subject] ?? -1;
      const width = this.index.byKind[kind]?.length ?? 0;
      const cells = this.cells[kind];
      const at = (this.index.ruleRow[rule] ?? 0) * width + (this.index.column[subject] ?? 0);
      this.failed[subject] = (this.failed[subject] ?? 0) + Number(verdict === FAIL) - Number(cells?.[at] === FAIL);
      if (cells) cells[at] = verdict;
      touched.add(subject);
    }
    for (const [subject, fact, needed] of delta.needed) {
      const kind = this.index.kindOf[subject] ?? -1;
      const width = this.index.byKind[kind]?.length ?? 0;
      const row = this.index.factsOfKind[kind]?.indexOf(fact) ?? 0;
      this.waits[kind]?.fill(needed, row * width + (this.index.column[subject] ?? 0), row * width + (this.index.column[subject] ?? 0) + 1);
      this.open[subject] = (this.open[subject] ?? 0) + (needed ? 1 : -1);
      touched.add(subject);
    }
    this.heads = changed(this.heads, delta.heads, ({ sheet }) => sheet);
    this.composites = changed(this.composites, delta.composites, ({ composite }) => composite);
    for (const subject of touched) this.ticks[subject] = (this.ticks[subject] ?? 0) + 1;
    this.tell(delta.counts);
  }

  /**
   * Changes subjects or settings. The engine judges the result first; what it refuses is not done. What to
   * change is asked when its turn has come: a second tap may come before the first one is done.
   */
  restructure(make: () => Change[], undoable = true): Promise<void> {
    if (this.readOnly.value) return Promise.resolve();
    return this.inTurn(async () => {
      const changes = make();
      if (!changes.length) return;
      const next = structuredClone(this.inspection);
      for (const change of changes) act(next, change);
      const packs = await this.tools.packs(next);
      const opened = await this.engine.open(packs, JSON.stringify(next));
      this.packs = packs;
      this.commit(changes, undoable);
      this.install(opened);
    });
  }

  private commit(changes: Change[], undoable: boolean): void {
    const backs: Change[] = [];
    for (const change of changes) {
      backs.unshift(act(this.inspection, change));
      // A failure is shown by `saved`; the row is kept and tried again.
      this.journal.append(change).catch(() => undefined);
    }
    if (!undoable) return;
    this.backs.push(backs);
    if (this.backs.length > UNDO_DEPTH) this.backs.shift();
    this.undoable.value = this.backs.length;
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    await this.turn;
    const backs = this.backs.pop();
    this.undoable.value = this.backs.length;
    if (!backs) return;
    const only = backs.length === 1 ? backs[0] : undefined;
    if (only?.op === "answers") await this.recordNamed(only.set, false);
    else await this.restructure(() => backs, false);
  }
}
