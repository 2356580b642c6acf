import { ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from "vue";
import { isOpen, withNoteOf, type Given } from "../engine/answer";
import type { Opened } from "../engine/core";
import { Refused, type Engine } from "../engine/engine";
import type { Answer, Fault, FormKind, Inspection, Subject, Verdict } from "../engine/types";
import { act, type Change, type Kept } from "../store/change";
import type { Journal, Saved } from "../store/journal";
import { PackMissing } from "../store/packs";
import { now } from "../store/row";
import { operate, type Operation } from "./operation";
import { recorder } from "./recorder";
import { Verdicts } from "./verdicts";

/** One answer to be recorded: subject and fact by position. */
export type Recorded = [subject: number, fact: number, answer: Answer | null];

/** The field in which something was given, with what stands in it. */
export interface Source {
  field: string;
  text: string;
}

/** What the work asks of a journal. */
export type Keeping = Pick<Journal, "changed" | "onSaved" | "current" | "append" | "retry" | "idle" | "waiting">;

/** What the work needs from outside; given by `open.ts`, by the rehearsal of a standard and by tests. */
export interface Tools {
  engine: Engine;
  journal: Keeping;
  /** The packs that an inspection names, as the engine reads them. */
  packs(inspection: Inspection): Promise<string>;
  /** Told when a change of subjects or settings was refused and taken back. */
  refused?(error: unknown): void;
}

const UNDO_DEPTH = 200;

/** A change of subjects or settings that the engine has not taken yet. */
interface Unproven {
  make: () => Change[];
  back: Change;
  source?: Source;
}

/**
 * The inspection that is open, and the one queue of what is done to it. Whatever the user does is acted
 * on the newest state, shown and journalled at once, in this order and in one step. The engine follows:
 * it is told the newest answers of what was touched, as fast as it can take them. What it refuses is
 * taken back, and told at the field.
 */
export class Work {
  /** Whether something was said that has no verdict yet. */
  readonly judging = ref(false);
  /** Why nothing is judged any more; empty while the engine works. */
  readonly broken = ref("");
  readonly saved: ShallowRef<Saved | null> = shallowRef(null);
  /** How many fields hold something that is not in the journal yet. */
  readonly typing = ref(0);
  readonly readOnly = ref(false);
  readonly undoable: Ref<number> = ref(0);
  /** What the engine last said. */
  private readonly said: Verdicts;
  /** By field: why what was given there is not recorded. */
  private readonly refusals = shallowReactive(new Map<string, Fault>());

  /** Answers that were touched since the engine was told, with what it last took. */
  private touched = new Map<string, { subject: string; fact: string }>();
  private taken = new Map<string, Answer | null>();
  /** Whether subjects or settings changed since the engine was told: then it opens the whole anew. */
  private reopen = false;
  private restarting = new Map<string, Answer | null>();
  private unproven: Unproven[] = [];
  private refusedChanges = 0;
  private pumping: Promise<void> | undefined;

  constructor(
    private readonly kept: Kept,
    opened: Opened,
    public packs: string,
    private readonly tools: Tools,
    private readonly backs: Change[] = [],
  ) {
    this.said = new Verdicts(kept.inspection, opened);
    this.undoable.value = backs.length;
    tools.journal.onSaved = (saved) => (this.saved.value = saved);
    tools.journal.current = () => this.kept;
  }

  get inspection(): Inspection {
    return this.kept.inspection;
  }

  get engine(): Engine {
    return this.tools.engine;
  }

  get journal(): Keeping {
    return this.tools.journal;
  }

  // Reading: what the engine said …

  get form() {
    return this.said.form;
  }
  get index() {
    return this.said.index;
  }
  get heads() {
    return this.said.heads;
  }
  get composites() {
    return this.said.composites;
  }
  get counts() {
    return this.said.counts;
  }
  get setAside() {
    return this.said.setAside;
  }
  get revision() {
    return this.said.revision;
  }
  get structure() {
    return this.said.structure;
  }
  get ticks() {
    return this.said.ticks;
  }
  get openOfKind() {
    return this.said.openOfKind;
  }

  verdict(rule: number, subject: number): Verdict {
    return this.said.verdict(rule, subject);
  }

  /** Whether an open verdict waits for this answer. */
  isNeeded(subject: number, fact: number): boolean {
    return this.said.isNeeded(subject, fact);
  }

  /** The facts of a subject that some open verdict waits for. */
  needed(subject: number): number[] {
    return (this.index.factsOfKind[this.index.kindOf[subject] ?? -1] ?? []).filter((fact) => this.isNeeded(subject, fact));
  }

  /** How many answers of a subject are still needed. */
  openOf(subject: number): number {
    return this.said.openOf(subject);
  }

  /** How many rules fail on a subject. */
  failedOf(subject: number): number {
    return this.said.failedOf(subject);
  }

  // … and what was recorded. Each of these makes the caller depend on the subject it asks about.

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

  /** Whether an answer waits for its verdict. */
  isJudging(subject: number, fact: number): boolean {
    void this.ticks[subject];
    return this.taken.has(this.field(subject, fact));
  }

  /** Why the engine did not take what was given in a field, until it is mended or given up. */
  refusalAt(field: string): Fault | undefined {
    return this.refusals.get(field);
  }

  /** The same for the field of a fact. */
  refusal(subject: number, fact: number): Fault | undefined {
    return this.refusalAt(this.field(subject, fact));
  }

  /** What stands in a field and is not recorded. */
  draft(field: string): string | undefined {
    return this.kept.drafts[field];
  }

  /** The name of the field of a fact, under which its draft is kept. */
  field(subject: number, fact: number): string {
    return fieldName(this.inspection.subjects[subject]?.id ?? "", this.form.value.facts[fact]?.id ?? "");
  }

  // Doing. All of it takes effect before these return; the verdicts follow.

  /** Does something to one answer as it is now, with who did it and when. */
  edit(subject: number, fact: number, operation: Operation, extra: Given = {}): void {
    const shown = this.form.value.facts[fact]?.fact;
    if (this.readOnly.value || !shown) return;
    const next = operate(this.answer(subject, fact), operation, shown, { how: "one", ...this.stamp(), ...extra });
    const field = this.field(subject, fact);
    const refused = this.refusals.get(field);
    if (next !== undefined) this.record([[subject, fact, next]]);
    // What was refused in the field of the answer is not mended by a note.
    if (operation.do !== "note") this.giveUp(field);
    else if (refused) this.refusals.set(field, refused);
  }

  /** Records answers, as one step of undo. */
  record(changes: Recorded[]): void {
    const set = changes.map(([subject, fact, value]): [string, string, Answer | null] => [
      this.inspection.subjects[subject]?.id ?? "",
      this.form.value.facts[fact]?.id ?? "",
      value,
    ]);
    if (set.length) this.perform({ op: "answers", set }, "step");
  }

  /** Records answers where there is none yet: what was answered while they were made up stands. */
  fill(changes: Recorded[]): void {
    this.record(changes.filter(([subject, fact]) => isOpen(this.answer(subject, fact))));
  }

  /** Changes subjects or settings, as one step of undo. What to change is made from the newest state. */
  restructure(make: () => Change[], source?: Source): void {
    const changes = make();
    if (this.readOnly.value || !changes.length) return;
    const back = this.perform(changes.length === 1 && changes[0] ? changes[0] : { op: "all", changes }, "step");
    if (back) this.unproven.push({ make, back, ...(source && { source }) });
    if (source) this.giveUp(source.field);
  }

  /** Changes subjects or settings and holds when the engine has taken it; `false`: it was refused and taken back. */
  async restructured(make: () => Change[], source?: Source): Promise<boolean> {
    const before = this.refusedChanges;
    this.restructure(make, source);
    await this.judged();
    return this.refusedChanges === before && !this.broken.value;
  }

  /** Takes the last change back. */
  undo(): void {
    if (this.readOnly.value) return;
    const change = this.backs.pop();
    this.undoable.value = this.backs.length;
    const back = change && this.perform(change, "undo");
    if (back && isStructure(change)) this.unproven.push({ make: () => [change], back });
  }

  /** Keeps what stands in a field and is not recorded; null when it was recorded or given up. */
  keepDraft(field: string, text: string | null): void {
    if (this.readOnly.value || (this.kept.drafts[field] ?? null) === text) return;
    this.perform({ op: "draft", field, text }, "aside");
  }

  /** Forgets what was refused at a field; what was recorded before stands. */
  giveUp(field: string): void {
    this.keepDraft(field, null);
    this.refusals.delete(field);
  }

  stamp(): Given {
    const by = recorder(this.inspection);
    return by ? { by, at: now() } : { at: now() };
  }

  /** The one place where anything happens: act, journal, show, and let the engine follow. */
  private perform(change: Change, as: "step" | "undo" | "aside"): Change | undefined {
    if (this.readOnly.value) return undefined;
    const parts = flat(change);
    const answers = parts.flatMap((part) => (part.op === "answers" ? part.set : []));
    const before = new Map(answers.map(([subject, fact]) => [fieldName(subject, fact), this.recorded(subject, fact)]));
    const back = act(this.kept, change);
    this.journal.append(change, as === "undo");
    if (as === "step") {
      this.backs.push(back);
      if (this.backs.length > UNDO_DEPTH) this.backs.shift();
      this.undoable.value = this.backs.length;
    }
    for (const [subject, fact] of answers) {
      const key = fieldName(subject, fact);
      if (!this.taken.has(key)) this.taken.set(key, before.get(key) ?? null);
      this.touched.set(key, { subject, fact });
      this.refusals.delete(key);
      this.said.tick(this.index.byId.get(subject));
    }
    if (isStructure(change)) {
      this.said.layOut(this.inspection);
      this.reopen = true;
    }
    if (this.setAside.value.length && before.size)
      this.setAside.value = this.setAside.value.filter(({ subject, fact }) => !before.has(fieldName(subject ?? "", fact ?? "")));
    if (answers.length || this.reopen) this.follow();
    return back;
  }

  private recorded(subject: string, fact: string): Answer | null {
    const at = this.index.byId.get(subject);
    return (at === undefined ? undefined : this.inspection.subjects[at]?.facts[fact]) ?? null;
  }

  // The engine follows.

  /** Resolves when all that was said has its verdict, or none can be had. */
  async judged(): Promise<void> {
    while (this.pumping) await this.pumping;
  }

  private follow(): void {
    this.judging.value = true;
    this.pumping ??= this.pump().finally(() => {
      this.pumping = undefined;
      // What was said while the last message came in.
      if (!this.broken.value && (this.reopen || this.touched.size)) this.follow();
      else this.judging.value = false;
    });
  }

  private async pump(): Promise<void> {
    // What is said in one step is told in one message.
    await Promise.resolve();
    while (this.reopen || this.touched.size) {
      try {
        if (this.reopen) await this.openAnew();
        else await this.tellAnswers();
        this.broken.value = "";
      } catch (error) {
        // The engine broke on what it was told. All of it is kept; the next change tries again.
        this.reopen = true;
        this.broken.value = error instanceof Error ? error.message : String(error);
        return;
      }
    }
  }

  private async tellAnswers(): Promise<void> {
    const { layout } = this.said;
    const told = [...this.touched];
    this.touched.clear();
    const changes = told.flatMap(([key, { subject, fact }]): [key: string, change: Recorded][] => {
      const [at, number] = [this.index.byId.get(subject), this.index.factId.get(fact)];
      return at === undefined || number === undefined ? [] : [[key, [at, number, this.recorded(subject, fact)]]];
    });
    try {
      await this.tell(changes, layout);
    } catch (error) {
      for (const [key, names] of told) if (!this.touched.has(key)) this.touched.set(key, names);
      throw error;
    }
  }

  private async tell(changes: [string, Recorded][], layout: number): Promise<void> {
    try {
      const delta = changes.length ? await this.engine.apply(changes.map(([, change]) => change)) : null;
      this.prove(changes);
      if (delta && layout === this.said.layout)
        this.said.show(
          delta,
          changes.map(([, [subject]]) => subject),
        );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // A refused list changes nothing in the engine: each is told by itself.
      if (changes.length > 1) for (const one of changes) await this.tell([one], layout);
      else for (const [key, [, , answer]] of changes) this.refuse(key, error.fault, answer, this.taken.get(key) ?? null);
    }
  }

  /** The engine has taken these answers; where one was given since, it is the one to fall back to. */
  private prove(changes: [string, Recorded][]): void {
    for (const [key, [, , answer]] of changes) {
      if (this.touched.has(key)) this.taken.set(key, answer);
      else this.taken.delete(key);
    }
  }

  /** Takes a refused answer back, unless another was given since: that one is judged in its turn. */
  private refuse(key: string, fault: Fault, answer: Answer | null, before: Answer | null): void {
    const end = key.lastIndexOf(" ");
    const [subject, fact] = [key.slice(0, end), key.slice(end + 1)];
    if (this.touched.has(key) || this.recorded(subject, fact) !== answer) return;
    // What was refused is no step of undo.
    const top = this.backs[this.backs.length - 1];
    const own = top?.op === "answers" && top.set.length === 1 && top.set[0]?.[0] === subject && top.set[0][1] === fact;
    if (own) this.backs.pop();
    this.undoable.value = this.backs.length;
    // A note that was written in the meantime is no part of what was refused.
    const back = withNoteOf(before, answer);
    this.perform({ op: "answers", set: [[subject, fact, back]] }, own ? "undo" : "aside");
    const text = textOf(answer);
    if (text !== undefined) this.keepDraft(key, text);
    if (back === before) {
      // The engine never took it, so there is nothing to tell.
      this.touched.delete(key);
      this.taken.delete(key);
    }
    this.refusals.set(key, fault);
  }

  /** What the engine is about to be told with the whole: of each answer, what it took last. */
  private telling(): Map<string, Answer | null> {
    const telling = this.taken;
    this.taken = new Map();
    this.touched.clear();
    this.reopen = false;
    return telling;
  }

  private async openAnew(): Promise<void> {
    const { layout } = this.said;
    const telling = this.telling();
    const tried = [...this.unproven];
    try {
      const state = JSON.stringify(this.inspection);
      const packs = await this.tools.packs(this.inspection);
      const opened = await this.engine.open(packs, state);
      this.packs = packs;
      this.unproven = this.unproven.filter((one) => !tried.includes(one));
      // Changed again since: what came is of another structure, and the next opening is due.
      if (layout !== this.said.layout) return;
      this.said.install(this.inspection, opened);
      this.refuseNew(opened, telling);
    } catch (error) {
      if (!tried.length || !isRefusal(error)) throw error;
      this.refuseStructure(error, tried);
    }
  }

  /** Of the answers that the engine set aside those that were given just now are refused at their fields. */
  private refuseNew({ refused }: Opened, telling: Map<string, Answer | null>): void {
    for (const fault of refused) {
      const key = fieldName(fault.subject ?? "", fault.fact ?? "");
      const before = telling.get(key);
      if (before === undefined) continue;
      this.refuse(key, fault, this.recorded(fault.subject ?? "", fault.fact ?? ""), before);
      this.setAside.value = this.setAside.value.filter((one) => one !== fault);
    }
  }

  /**
   * The last change is the one to blame where there was only one. Of several all are taken back and made
   * again one by one, each from the state that those before it left.
   */
  private refuseStructure(error: unknown, tried: Unproven[]): void {
    this.unproven = this.unproven.filter((one) => !tried.includes(one));
    for (const { back } of [...tried].reverse()) {
      const at = this.backs.indexOf(back);
      if (at >= 0) this.backs.splice(at, 1);
      this.perform(back, "undo");
    }
    this.undoable.value = this.backs.length;
    const [only, ...others] = tried;
    if (!only || others.length) {
      void tried.reduce(
        (before, { make, source }) => before.then(() => this.judged()).then(() => this.restructure(make, source)),
        Promise.resolve(),
      );
      return;
    }
    this.refusedChanges += 1;
    const { source } = only;
    if (!source || !(error instanceof Refused)) return this.tools.refused?.(error);
    this.keepDraft(source.field, source.text);
    this.refusals.set(source.field, error.fault);
  }

  /** What a restarted engine opens: all that was said so far. */
  async stateForRestart(): Promise<{ packs: string; inspection: string }> {
    this.restarting = this.telling();
    const inspection = JSON.stringify(this.inspection);
    return { packs: await this.tools.packs(this.inspection), inspection };
  }

  /** Takes over what an engine that was restarted says of the whole. */
  reopened(opened: Opened): void {
    // Subjects changed since: the next opening is due.
    if (this.reopen) return;
    this.said.install(this.inspection, opened);
    this.refuseNew(opened, this.restarting);
  }
}

/** The name of a fact's field; names of facts hold no spaces. */
export const fieldName = (subject: string, fact: string): string => `${subject} ${fact}`;

const isStructure = (change: Change): boolean => flat(change).some(({ op }) => op !== "answers" && op !== "draft");
const flat = (change: Change): Change[] => (change.op === "all" ? change.changes.flatMap(flat) : [change]);

/** A refusal of the engine, or a pack that is not here: what was asked for cannot be. Anything else is a breakdown. */
const isRefusal = (error: unknown): boolean => error instanceof Refused || error instanceof PackMissing;

/** What a refused answer looks like in a field that takes text. */
function textOf(answer: Answer | null): string | undefined {
  const value = answer !== null && typeof answer === "object" && "value" in answer ? answer.value : answer;
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
}
