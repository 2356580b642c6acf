import { serve, type Method, type Module } from "./core";
import { arrived, outcome, sent, type Outcome, type Runner } from "./rpc";

/**
 * Runs the calls where it stands; for tests. With a `delay` each answer takes so many milliseconds, and
 * what is sent is copied at once, as a message to a worker is.
 */
export function localRunner(module: Module, delay?: () => number): Runner<Method> {
  const calls = serve(module);
  const run = (method: Method, args: unknown[]): Outcome =>
    arrived(sent(outcome(() => (calls[method] as (...args: unknown[]) => unknown)(...args))));
  let ended = false;
  const waiting = new Set<(outcome: Outcome) => void>();
  return {
    async run(method, args) {
      const copy = structuredClone(args);
      const wait = delay?.() ?? 0;
      if (!wait) return run(method, copy);
      return new Promise<Outcome>((resolve) => {
        waiting.add(resolve);
        setTimeout(() => {
          waiting.delete(resolve);
          if (!ended) resolve(run(method, copy));
        }, wait);
      });
    },
    end() {
      ended = true;
      for (const resolve of waiting) resolve({ trap: "the engine was ended" });
      waiting.clear();
    },
  };
}
