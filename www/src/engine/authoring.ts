import type * as pkg from "./pkg-authoring/windowcheck.js";
import { Broken, Refused, workerRunner, type Runner } from "./rpc";
import { scriptUrl } from "./script-url";
import workerUrl from "./authoring-worker?worker&url";

/** Files from which a pack is made, by path. */
export type PackFiles = Record<string, string>;

/** What the page asks of the authoring module. */
export type AuthoringModule = Pick<typeof pkg, "resolvePack" | "diagnose" | "results" | "season">;
export type AuthoringCall = keyof AuthoringModule;

export type Notice = pkg.NoticeTold;
export type { CaseRun, Draft, SeasonAnswer, SeasonTable } from "./pkg-authoring/windowcheck.js";

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
  diagnose = (files: PackFiles, main: string, cases?: string): Promise<pkg.Draft> =>
    this.ask("diagnose", JSON.stringify(files), main, cases);

  /** Rolls up, ranks and awards. */
  season = ({ definition, files }: SeasonFiles): Promise<pkg.SeasonAnswer> => this.ask("season", definition, JSON.stringify(files));

  /** The settled scores of an inspection, as CSV. */
  results = (packs: string, inspection: string): Promise<string> => this.ask("results", packs, inspection);

  private async ask<M extends AuthoringCall>(call: M, ...args: Parameters<AuthoringModule[M]>): Promise<ReturnType<AuthoringModule[M]>> {
    const runner = (this.runner ??= workerRunner<AuthoringCall>(new Worker(scriptUrl(workerUrl), { type: "module" })));
    const outcome = await runner.run(call, args);
    if ("value" in outcome) return outcome.value as ReturnType<AuthoringModule[M]>;
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
export const season = (files: SeasonFiles): Promise<pkg.SeasonAnswer> => once((authoring) => authoring.season(files));

/** One question to the module for authors; it is loaded only now, and ended at once. */
async function once<T>(ask: (authoring: Authoring) => Promise<T>): Promise<T> {
  const authoring = new Authoring();
  try {
    return await ask(authoring);
  } finally {
    authoring.end();
  }
}
