import type * as pkg from "./pkg/windowcheck.js";
import type { Answer, Counts, Delta, Explanation, Fault, Force, Form, Lang, Status, Told } from "./types";

/** What the page uses of the module. */
export type Module = Pick<typeof pkg, "readInspection"> & { Session: { open(packs: string, inspection: string): Session } };
export type Session = Omit<pkg.Session, "judgeAgain" | typeof Symbol.dispose>;

/** An answer to be recorded; null takes the old one away. */
export type Change = [subject: number, fact: number, answer: Answer | null];
export type Pair = [subject: number, fact: number];

export interface Opened {
  form: Form;
  /** By kind; see `Session.cells`. */
  cells: Uint8Array[];
  status: Status;
  /** Answers that do not fit their fact (any more): set aside and judged as open. Each names subject and fact. */
  refused?: Fault[];
}

/** The calls that can be sent to the engine, wherever it runs. */
export interface Calls {
  open(packs: string, inspection: string): Opened;
  apply(changes: Change[]): Delta;
  needed(subjects: number[]): number[][];
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
      return { form, cells: form.kinds.map((_, kind) => now.cells(kind)), status: status(now) };
    },
    apply(changes) {
      const [first] = changes;
      // One answer costs less than a list of one.
      const { cells } =
        first && changes.length === 1
          ? open().set(first[0], first[1], JSON.stringify(first[2]))
          : open().apply(JSON.stringify(changes));
      return { cells, status: status(open()) };
    },
    needed: (subjects) => subjects.map((subject) => Array.from(open().needed(subject))),
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

function status(session: Session): Status {
  const told = session.status() as unknown as Omit<Status, "tally"> & { tally: { force: Force; counts: Counts }[] };
  return { ...told, tally: Object.fromEntries(told.tally.map(({ force, counts }) => [force, counts])) as Status["tally"] };
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
