import type { Calls, Method, Outcome } from "./core";
import { outcome, serve } from "./core";
import init, * as module from "./pkg/windowcheck.js";
import wasm from "./pkg/windowcheck_bg.wasm?url";
import { lendPatterns } from "./patterns";

export interface Asked {
  n: number;
  method: Method;
  args: unknown[];
}
export interface Answered {
  n: number;
  outcome: Outcome;
}

let ready: Promise<Calls> | undefined;

// `reload` of a page without a network asks the service worker, so no own copy of the module is kept.
const calls = (): Promise<Calls> => (ready ??= init({ module_or_path: wasm }).then(() => serve(module)));

async function answer({ n, method, args }: Asked): Promise<Answered> {
  try {
    const serving = await calls();
    const run = (): Outcome => outcome(() => (serving[method] as (...args: unknown[]) => unknown)(...args));
    const first = run();
    return { n, outcome: "fault" in first && (await lendPatterns(first.fault.code)) ? run() : first };
  } catch (error) {
    return { n, outcome: { trap: String(error) } };
  }
}

// In turn, because the first calls wait for the module.
let last: Promise<unknown> = Promise.resolve();
addEventListener("message", (event: MessageEvent<Asked>) => {
  last = last.then(async () => postMessage(await answer(event.data)));
});
