import type { Calls, Method, Outcome } from "./core";
import type { Fault } from "./types";

/** The engine as the page sees it: every call may take a while, and may be refused with a Fault. */
export type Engine = { [M in Method]: (...args: Parameters<Calls[M]>) => Promise<ReturnType<Calls[M]>> } & {
  close(): void;
};

/** Something that runs calls and can be ended; ended, it answers nothing any more. */
export interface Runner {
  run(method: Method, args: unknown[]): Promise<Outcome>;
  end(): void;
}

/** What the engine refused, in its own sentences. */
export class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.en);
  }
}

/** The engine broke twice at the same call. */
export class Broken extends Error {}

export interface Restarts {
  /** The inspection as the page keeps it, without the change that is under way. */
  kept(): { packs: string; inspection: string } | undefined;
  /** Told after each restart. */
  restarted(reason: string): void;
}

/**
 * Ends an engine that broke, starts a fresh one from the inspection as the page keeps it and tries once
 * more. After a trap an instance may go on answering wrongly, so it is never asked again.
 */
export function engine(start: () => Runner, restarts: Restarts): Engine {
  let runner: Runner | undefined;
  let opened = false;

  const ask = async (method: Method, args: unknown[]): Promise<Outcome> => {
    runner ??= start();
    return runner.run(method, args);
  };
  const end = (): void => {
    runner?.end();
    runner = undefined;
  };
  const restart = async (reason: string, method: Method): Promise<void> => {
    end();
    const kept = opened && method !== "open" ? restarts.kept() : undefined;
    if (kept) {
      const outcome = await ask("open", [kept.packs, kept.inspection]);
      if (!("value" in outcome)) throw new Broken("trap" in outcome ? outcome.trap : outcome.fault.en);
    }
    restarts.restarted(reason);
  };
  const call = async (method: Method, args: unknown[]): Promise<unknown> => {
    let outcome = await ask(method, args);
    if ("trap" in outcome) {
      await restart(outcome.trap, method);
      outcome = await ask(method, args);
      if ("trap" in outcome) {
        await restart(outcome.trap, method);
        throw new Broken(outcome.trap);
      }
    }
    if ("fault" in outcome) {
      // The memory of a module never shrinks: after a refused file a fresh one is cheaper.
      if (method === "read" && !opened) end();
      throw new Refused(outcome.fault);
    }
    if (method === "open") opened = true;
    return outcome.value;
  };

  // One after the other: a restart must not overtake a call that waits.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (method: Method, args: unknown[]): Promise<unknown> => {
    const result = last.then(() => call(method, args));
    last = result.catch(() => undefined);
    return result;
  };
  const at =
    <M extends Method>(method: M) =>
    (...args: Parameters<Calls[M]>) =>
      inTurn(method, args) as Promise<ReturnType<Calls[M]>>;
  return {
    open: at("open"),
    apply: at("apply"),
    compliant: at("compliant"),
    explain: at("explain"),
    told: at("told"),
    report: at("report"),
    read: at("read"),
    close: end,
  };
}
