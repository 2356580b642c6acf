import type { Calls, Change, Method, Opened } from "./core";
import { Broken, Refused, type Arrived, type Outcome, type Runner } from "./rpc";
import type { Delta } from "./types";

export { Broken, Refused, type Runner } from "./rpc";

/** The engine as the page sees it: every call may take a while, and may be refused with a Fault. */
export type Engine = { [M in Exclude<Method, "apply">]: (...args: Parameters<Calls[M]>) => Promise<Arrived<ReturnType<Calls[M]>>> } & {
  /** What the answers changed; `null` where the engine broke and what was reopened has them already. */
  apply(changes: Change[]): Promise<Delta | null>;
  close(): void;
};

/** How an engine that broke comes back. */
export interface Restarts {
  /** The inspection as the page keeps it, with everything that was said before this call. */
  kept(): Promise<{ packs: string; inspection: string } | undefined>;
  /** Told what a fresh engine says of it. */
  reopened(opened: Opened, reason: string): void;
}

/**
 * Runs the calls one after the other, and ends an engine that broke: after a trap an instance may go on
 * answering wrongly, so it is never asked again. A fresh one opens the inspection as the page keeps it. In
 * that is every change that was said, so none is sent again, least of all with positions that may have
 * gone; questions are asked once more.
 */
export function engine(start: () => Runner<Method>, restarts: Restarts): Engine {
  let runner: Runner<Method> | undefined;
  let opened = false;
  let closed = false;
  /** Why the engine broke, until a fresh one has opened the inspection. */
  let broke: string | undefined;
  let said = 0;
  /** What was said up to this call is in what was reopened. */
  let covered = 0;
  let reopened: Opened | undefined;

  const ask = (method: Method, args: unknown[]): Promise<Outcome> => (runner ??= start()).run(method, args);
  const end = (): void => {
    runner?.end();
    runner = undefined;
  };

  async function comeBack(reason: string): Promise<void> {
    end();
    broke = reason;
    const until = said;
    const kept = await restarts.kept();
    if (!kept || closed) throw new Broken(reason);
    const outcome = await ask("open", [kept.packs, kept.inspection]);
    if (!("value" in outcome)) {
      end();
      throw new Broken("trap" in outcome ? outcome.trap : outcome.fault.en);
    }
    [broke, covered, reopened] = [undefined, until, outcome.value as Opened];
    restarts.reopened(reopened, reason);
  }

  async function call(n: number, method: Method, args: unknown[]): Promise<unknown> {
    const changes = method === "apply" || method === "open";
    const isCovered = (): boolean => changes && n <= covered;
    const cover = (): unknown => (method === "open" ? reopened : null);
    if (closed) throw new Broken("the engine was closed");
    // What is opened is whole in itself; everything else meets the inspection as the page keeps it.
    if (broke !== undefined && method !== "open") await comeBack(broke);
    if (isCovered()) return cover();
    let outcome = await ask(method, args);
    if ("trap" in outcome && !closed) {
      const reason = outcome.trap;
      if (opened) await comeBack(reason);
      else end();
      if (isCovered()) return cover();
      outcome = await ask(method, args);
      if ("trap" in outcome) {
        end();
        if (opened) broke = outcome.trap;
      }
    }
    if ("trap" in outcome) throw new Broken(outcome.trap);
    if ("fault" in outcome) {
      // The memory of a module never shrinks: after a refused file a fresh one is cheaper.
      if (method === "read" && !opened) end();
      throw new Refused(outcome.fault);
    }
    if (method === "open") [opened, broke] = [true, undefined];
    return outcome.value;
  }

  // One after the other: a restart must not overtake a call that waits.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (method: Method, args: unknown[]): Promise<unknown> => {
    const n = ++said;
    const result = last.then(() => call(n, method, args));
    last = result.catch(() => undefined);
    return result;
  };
  const at =
    <M extends Method>(method: M) =>
    (...args: Parameters<Calls[M]>) =>
      inTurn(method, args) as Promise<Arrived<ReturnType<Calls[M]>>>;
  return {
    open: at("open"),
    apply: (changes) => inTurn("apply", [changes]) as Promise<Delta | null>,
    sheet: at("sheet"),
    composite: at("composite"),
    compliant: at("compliant"),
    explain: at("explain"),
    told: at("told"),
    report: at("report"),
    read: at("read"),
    close() {
      closed = true;
      end();
    },
  };
}
