import type { Method } from "./core";
import { workerRunner as runner, type Runner } from "./rpc";
import { scriptUrl } from "./script-url";
import workerUrl from "./worker?worker&url";

// Opening 100,000 subjects takes a small part of this.
const SILENCE_MS = 20_000;

/** The engine in a worker. */
export const workerRunner = (): Runner<Method> => runner(new Worker(scriptUrl(workerUrl), { type: "module" }), SILENCE_MS);
