import type * as pkg from "./pkg/windowcheck.js";
import type { Answer, CompositeHead, Counts, Delta, Explanation, Fault, Force, Form, Inspection, Lang, SheetHead, StatusCounts, Told } from "./types";

/** What the page uses of the module. */
export type Module = Pick<typeof pkg, "readInspection"> & { Session: { open(packs: string, inspection: string): Session } };
export type Session = Omit<pkg.Session, "judgeAgain" | typeof Symbol.dispose>;

/** An answer to be recorded; null takes the old one away. */
export type Change = [subject: number, fact: number, answer: Answer | null];
export type Pair = [subject: number, fact: number];

export interface Opened {
  form: Form;
  /** By kind: for each rule of the kind in order, the verdict of each subject of the kind. */
  cells: Uint8Array[];
  /** By kind: for each fact of the kind in order, 1 for each subject whose answer an open verdict waits for. */
  needed: Uint8Array[];
  /** By kind and other kind: for each subject of the kind the one of the other kind above it, or 0xffffffff. */
  above: Uint32Array[][];
  heads: SheetHead[];
  composites: CompositeHead[];
  counts: StatusCounts;
  /** Answers that do not fit: judged as open. */
  refused: Fault[];
}

/** The calls that can be sent to the engine, wherever it runs. */
export interface Calls {
  open(packs: string, inspection: string): Opened;
  apply(changes: Change[]): Delta | null;
  compliant(pairs: Pair[]): (string | null)[];
  explain(rule: number, subject: number, lang: Lang): Explanation | null;
  told(lang: Lang): Told;
  report(): string;
  read(text: string): string;
}
export type Method = keyof Calls;

/** Serves the calls with the module; knows nothing of workers. */
export function serve(module: Module): Calls {
  let session: Session | undefined;
  let read: string | undefined;
  let subjects = 0;
  let wanted: Set<number>[] = [];
  const open = (): Session => {
    if (!session) throw new Error("no inspection is open");
    return session;
  };
  return {
    open(packs, inspection) {
      // A subject more or less, and the packs need not be read again.
      if (!session || packs !== read || !session.reopen(inspection)) {
        // The new one first: if it is refused, the old one goes on.
        const next = module.Session.open(packs, inspection);
        session?.free();
        session = next;
        read = packs;
      }
      const now = session;
      const form = now.form() as Form;
      subjects = (JSON.parse(inspection) as Inspection).subjects.length;
      const { subjects: list } = JSON.parse(inspection) as Inspection;
      const kindOf = list.map(({ kind }) => form.kinds.findIndex(({ id }) => id === kind));
      const byKind = form.kinds.map((_, kind) => list.map((_, at) => at).filter((at) => kindOf[at] === kind));
      const parent = list.map(({ parent }, at) => {
        if (parent !== undefined) return list.findIndex(({ id }) => id === parent);
        const only = byKind[form.kinds.findIndex(({ id }) => id === form.kinds[kindOf[at] ?? -1]?.parent)];
        return only?.length === 1 ? (only[0] ?? -1) : -1;
      });
      const up = (at: number, kind: number): number => {
        for (let now = at, steps = 0; now >= 0 && steps < 8; now = parent[now] ?? -1, steps++) if (kindOf[now] === kind) return now;
        return 0xffffffff;
      };
      wanted = list.map((_, at) => new Set(now.needed(at)));
      const facts = form.kinds.map((_, kind) => form.facts.map((_, i) => i).filter((i) => form.facts[i]?.kind === kind));
      return {
        form,
        cells: form.kinds.map((_, kind) => now.cells(kind)),
        needed: form.kinds.map((_, kind) => Uint8Array.from((facts[kind] ?? []).flatMap((fact) => (byKind[kind] ?? []).map((at) => Number(wanted[at]?.has(fact)))))),
        above: form.kinds.map((_, kind) => form.kinds.map((_, other) => Uint32Array.from((byKind[kind] ?? []).map((at) => up(at, other))))),
        ...status(now),
        refused: [],
      };
    },
    apply(changes) {
      const [first] = changes;
      // One answer costs less than a list of one.
      const { cells } =
        first && changes.length === 1
          ? open().set(first[0], first[1], JSON.stringify(first[2]))
          : open().apply(JSON.stringify(changes));
      const needed: Delta["needed"] = [];
      for (let at = 0; at < subjects; at++) {
        const next = new Set(open().needed(at));
        for (const fact of next) if (!wanted[at]?.has(fact)) needed.push([at, fact, 1]);
        for (const fact of wanted[at] ?? []) if (!next.has(fact)) needed.push([at, fact, 0]);
        wanted[at] = next;
      }
      return { cells, needed, ...status(open()) };
    },
    compliant: (pairs) => pairs.map(([subject, fact]) => open().compliant(subject, fact) ?? null),
    explain: (rule, subject, lang) => open().explain(rule, subject, lang) ?? null,
    told: (lang) => open().told(lang),
    report: () => open().report(),
    read(text) {
      module.readInspection(text);
      return text.replace(/^\uFEFF/, "");
    },
  };
}

function status(session: Session): Pick<Opened, "heads" | "composites" | "counts"> {
  const { tally, answered, needed, sheets, composites } = session.status() as unknown as { tally: { force: Force; counts: Counts }[]; answered: number; needed: number; sheets: SheetHead[]; composites: CompositeHead[] };
  return {
    heads: sheets.map((one, sheet) => ({ ...one, sheet })),
    composites: composites.map((one, composite) => ({ ...one, composite })),
    counts: { tally: Object.fromEntries(tally.map(({ force, counts }) => [force, counts])) as StatusCounts["tally"], answered, needed },
  };
}

/** How a call ended: what it gave, what the engine refused in a sentence, or that the engine broke. */
export type Outcome = { value: unknown } | { fault: Fault } | { trap: string };

/** A refusal is an Error whose message is a Fault; everything else means the instance can no longer be trusted. */
export function outcome(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof WebAssembly.RuntimeError)) {
      const fault = asFault(message);
      if (fault) return { fault };
    }
    return { trap: message };
  }
}

function asFault(message: string): Fault | undefined {
  try {
    const value: unknown = JSON.parse(message);
    if (value && typeof value === "object" && "code" in value && "zh" in value && "en" in value) return value as Fault;
  } catch {
    // not a refusal
  }
  return undefined;
}
