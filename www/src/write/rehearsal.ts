import type { Engine } from "../engine/engine";
import { engine } from "../engine/engine";
import { workerRunner } from "../engine/remote";
import type { Form, Inspection, Subject } from "../engine/types";
import { nextId } from "../state/subject-list";
import { today } from "../state/today";
import { Work, type Keeping } from "../state/work";

/** Answers of a rehearsal are for looking only: nothing of them is kept. */
const nowhere: Keeping = {
  changed: "",
  onSaved: () => undefined,
  current: () => undefined,
  append: () => undefined,
  waiting: 0,
  retry: () => Promise.resolve(),
  idle: () => Promise.resolve(),
};

const empty = (pack: string): Inspection => ({
  format: "windowcheck-inspection/1",
  id: "rehearsal",
  title: "",
  sample: false,
  date: today(),
  inspectors: [],
  standard: [{ pack, profiles: [], params: {}, slots: {} }],
  subjects: [],
  absent: {},
});

/** One subject of each kind, below one another, so that every fact has a tile. */
function people(form: Form, before: Inspection): Subject[] {
  const subjects: Subject[] = [];
  for (const { id: kind, parent } of form.kinds) {
    const known = before.subjects.find((subject) => subject.kind === kind);
    const above = subjects.find((subject) => subject.kind === parent)?.id;
    const id = known?.id ?? nextId(kind, new Set(subjects.map((subject) => subject.id)));
    subjects.push({ id, kind, ...(above && { parent: above }), facts: known?.facts ?? {} });
  }
  // A kind may stand before the one that it belongs to.
  for (const subject of subjects) {
    const parent = form.kinds.find(({ id }) => id === subject.kind)?.parent;
    const above = subjects.find(({ kind }) => kind === parent)?.id;
    if (above) subject.parent = above;
  }
  return subjects;
}

/** A standard tried out while it is written: the real form on the real engine, with answers that nobody keeps. */
export class Rehearsal {
  private readonly judge: Engine = engine(workerRunner, { kept: () => Promise.resolve(undefined), reopened: () => undefined });
  private before: Inspection | undefined;

  /** Opens the pack as it now is; what was answered before stays where its facts still are. */
  async open(text: string): Promise<Work> {
    const { pack } = JSON.parse(text) as { pack: string };
    const inspection = { ...empty(pack), subjects: [] as Subject[] };
    const { form } = await this.judge.open(`[${text}]`, JSON.stringify(inspection));
    inspection.subjects = people(form, this.before ?? inspection);
    const known = new Set(form.facts.map(({ id }) => id));
    for (const subject of inspection.subjects) {
      subject.facts = Object.fromEntries(Object.entries(subject.facts).filter(([fact]) => known.has(fact)));
    }
    const open = (): ReturnType<Engine["open"]> => this.judge.open(`[${text}]`, JSON.stringify(inspection));
    const opened = await open().catch(() => {
      // An answer that no longer fits its fact, such as an option that is gone.
      for (const subject of inspection.subjects) subject.facts = {};
      return open();
    });
    this.before = inspection;
    return new Work({ inspection, drafts: {} }, opened, `[${text}]`, {
      engine: this.judge,
      journal: nowhere,
      packs: () => Promise.resolve(`[${text}]`),
    });
  }

  end(): void {
    this.judge.close();
  }
}
