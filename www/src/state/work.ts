import { shallowReactive, shallowRef, ref, type Ref, type ShallowRef } from "vue";
import { answer, type Given, type Said } from "../engine/answer";
import type { Opened } from "../engine/core";
import type { Engine } from "../engine/engine";
import type { Answer, Delta, Fault, Form, FormKind, Inspection, Status, Subject, Verdict } from "../engine/types";
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
  /** Answers that do not fit their facts any more: set aside by the engine and judged as open. */
  readonly refused: ShallowRef<Fault[]> = shallowRef([]);
  readonly readOnly = ref(false);
  readonly undoable: Ref<number> = ref(0);
  /** Changes when subjects, settings or the head change. */
  readonly structure = ref(0);
  readonly ticks: number[] = shallowReactive([]);
  index: Index;
  private cells: Uint8Array[];
  private backs: Change[][] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly inspection: Inspection,
    opened: Opened,
    public packs: string,
    private readonly tools: Tools,
  ) {
    this.form = shallowRef(opened.form);
    this.status = shallowRef(opened.status);
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
    this.refused.value = opened.refused ?? [];
    this.status.value = opened.status;
    this.cells = opened.cells;
    this.index = index(opened.form, this.inspection);
    this.ticks.length = 0;
    for (let i = 0; i < this.inspection.subjects.length; i++) this.ticks.push(0);
    this.structure.value += 1;
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
      const delta = await this.engine.apply(changes);
      this.commit([{ op: "answers", set }], undoable);
      if (this.refused.value.length) this.refused.value = this.refused.value.filter(({ subject, fact }) => !set.some(([id, name]) => id === subject && name === fact));
      this.show(delta, changes);
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
      if (cells) cells[(this.index.ruleRow[rule] ?? 0) * width + (this.index.column[subject] ?? 0)] = verdict;
      touched.add(subject);
    }
    for (const subject of touched) this.ticks[subject] = (this.ticks[subject] ?? 0) + 1;
    if (delta.status) this.status.value = delta.status;
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
