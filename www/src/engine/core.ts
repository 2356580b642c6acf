import type * as pkg from "./pkg/windowcheck.js";
import type {
  Answer,
  CompositeHead,
  CompositeSheet,
  Delta,
  Explanation,
  Fault,
  Form,
  Lang,
  Sheet,
  SheetHead,
  StatusCounts,
  Told,
} from "./types";
import { Json } from "./rpc";

/** What the page uses of the module. */
export type Module = Pick<typeof pkg, "readInspection"> & { Session: { open(packs: string, inspection: string): Session } };
export type Session = Omit<pkg.Session, "judgeAgain" | typeof Symbol.dispose>;

/** An answer to be recorded; null takes the old one away. */
export type Change = [subject: number, fact: number, answer: Answer | null];
export type Pair = [subject: number, fact: number];

/** Nobody, where `Opened.above` tells to whom a subject belongs. */
export const NOBODY = 0xffffffff;

/** All that the page draws of an inspection; a `Delta` tells what changes of it. */
export interface Opened {
  form: Form;
  /** By kind: for each rule of the kind in order, the verdict's number of each subject of the kind. */
  cells: Uint8Array[];
  /** By kind: for each fact of the kind in order, 1 for each subject of the kind whose answer an open verdict waits for. */
  needed: Uint8Array[];
  /**
   * By kind and other kind: for each subject of the kind the place of the one of the other kind to which it
   * belongs, `NOBODY` where there is none, for its own kind itself. Empty where that kind never stands above.
   */
  above: Uint32Array[][];
  heads: SheetHead[];
  composites: CompositeHead[];
  counts: StatusCounts;
  /** Answers that do not fit their fact (any more): set aside and judged as open. Each names subject and fact. */
  refused: Fault[];
  /** Names that no standard in force knows; what stands under them was not judged. */
  unknown: Told["unknown"];
}

/** The calls that can be sent to the engine, wherever it runs. */
export interface Calls {
  open(packs: string, inspection: string): Opened;
  apply(changes: Change[]): Json<Delta>;
  /** The whole sheet of a scheme (`form.sheets`): of the inspection, or of one subject where each has its own. */
  sheet(at: number, subject?: number): Sheet | null;
  /** The whole sheet of a composite (`form.composites`), in the same way. */
  composite(at: number, subject?: number): CompositeSheet | null;
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
      const kinds = form.kinds.map((_, kind) => kind);
      return {
        form,
        cells: kinds.map((kind) => now.cells(kind)),
        needed: kinds.map((kind) => now.needed(kind)),
        above: kinds.map((kind) => kinds.map((other) => now.above(kind, other))),
        ...now.standing(),
      };
    },
    apply(changes) {
      const [first] = changes;
      // One answer costs less than a list of one.
      return new Json(
        first && changes.length === 1 ? open().set(first[0], first[1], JSON.stringify(first[2])) : open().apply(JSON.stringify(changes)),
      );
    },
    sheet: (at, subject) => open().sheet(at, subject) ?? null,
    composite: (at, subject) => open().composite(at, subject) ?? null,
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
