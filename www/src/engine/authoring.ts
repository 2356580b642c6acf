import { Broken, Refused, workerRunner, type Runner } from "./rpc";
import { scriptUrl } from "./script-url";
import type { Fault, Verdict } from "./types";
import workerUrl from "./authoring-worker?worker&url";

/** Files from which a pack is made, by path. */
export type PackFiles = Record<string, string>;

/** The functions of the authoring module; each takes and gives text. */
export type AuthoringCall = "resolvePack" | "diagnose" | "results" | "season";

/** A remark on a pack or its cases, with its place in the file. */
export type Notice = Pick<Fault, "code" | "zh" | "en" | "file" | "line" | "column"> & {
  severity: "error" | "warning" | "note";
  endLine?: number;
  endColumn?: number;
};

/** A case that was run. */
export interface CaseRun {
  rule: string;
  case: string;
  outcome: "validated" | "reported" | "missing" | "noisy" | "wrong";
  expected: Verdict;
  found: Verdict;
}

/** All that is to be said of a draft. */
export interface Diagnosis {
  notices: Notice[];
  /** The pack as the form reads it, where it can be read. */
  pack?: string;
  /** How the cases come out, where they can be run. */
  runs: CaseRun[];
}

/** A plain table of a season, in one language. */
export interface SeasonTable {
  title: string;
  brief?: string;
  notes: string[];
  heads: string[];
  rows: string[][];
}
export interface SeasonTold {
  title: string;
  notes: string[];
  tables: SeasonTable[];
}
/** What follows from a season: the values, and the same told in both languages. */
export interface SeasonAnswer {
  result: { season: string; sample: boolean; outcome: "decided" | "incomplete" | "not_configured" };
  zh: SeasonTold;
  en: SeasonTold;
}
/** A definition of a season and the files of its data. */
export interface SeasonFiles {
  definition: string;
  files: { name: string; text: string }[];
}

/** The authoring module in a worker of its own, loaded with the first call. */
export class Authoring {
  private runner: Runner<AuthoringCall> | undefined;

  /** The pack as the form reads it. */
  resolve = (files: PackFiles, main: string): Promise<string> => this.ask("resolvePack", JSON.stringify(files), main);
  /** Everything that is to be said about a pack and its cases, which are read once. */
  diagnose = async (files: PackFiles, main: string, cases?: string): Promise<Diagnosis> =>
    JSON.parse(await this.ask("diagnose", JSON.stringify(files), main, cases)) as Diagnosis;

  /** Rolls up, ranks and awards. */
  season = async ({ definition, files }: SeasonFiles): Promise<SeasonAnswer> => JSON.parse(await this.ask("season", definition, JSON.stringify(files))) as SeasonAnswer;

  /** The settled scores of an inspection, as CSV. */
  results = (packs: string, inspection: string): Promise<string> => this.ask("results", packs, inspection);

  private async ask(call: AuthoringCall, ...args: (string | undefined)[]): Promise<string> {
    const runner = (this.runner ??= workerRunner<AuthoringCall>(new Worker(scriptUrl(workerUrl), { type: "module" })));
    const outcome = await runner.run(call, args);
    if ("value" in outcome) return outcome.value as string;
    if ("fault" in outcome) throw new Refused(outcome.fault);
    // What has trapped may go on wrongly; the next call starts afresh.
    if (this.runner === runner) this.end();
    throw new Broken(outcome.trap);
  }

  /** Ends the worker; what still waits is told so. */
  end(): void {
    this.runner?.end();
    this.runner = undefined;
  }
}

/** Reads a standard as its author wrote it. */
export const resolvePack = (files: PackFiles, main: string): Promise<string> => once((authoring) => authoring.resolve(files, main));

/** The settled scores of an inspection as CSV that a season reads; a score that is still open is an empty cell. */
export const results = (packs: string, inspection: string): Promise<string> => once((authoring) => authoring.results(packs, inspection));

/** Rolls up, ranks and awards. */
export const season = (files: SeasonFiles): Promise<SeasonAnswer> => once((authoring) => authoring.season(files));

/** One question to the module for authors; it is loaded only now, and ended at once. */
async function once<T>(ask: (authoring: Authoring) => Promise<T>): Promise<T> {
  const authoring = new Authoring();
  try {
    return await ask(authoring);
  } finally {
    authoring.end();
  }
}

