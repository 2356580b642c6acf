import type { Method, Module, Outcome } from "./core";
import { outcome, serve } from "./core";
import type { Runner } from "./engine";

/** Runs the calls where it stands; for tests. */
export function localRunner(module: Module): Runner {
  const calls = serve(module);
  return {
    run: (method: Method, args: unknown[]): Promise<Outcome> =>
      Promise.resolve(outcome(() => (calls[method] as (...args: unknown[]) => unknown)(...args))),
    end: () => undefined,
  };
}
