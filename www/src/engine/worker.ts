import { serve, type Calls, type Method } from "./core";
import { lendPatterns } from "./patterns";
import init, * as module from "./pkg/windowcheck.js";
import wasm from "./pkg/windowcheck_bg.wasm?url";
import { answerCalls, outcome, type Outcome } from "./rpc";

let ready: Promise<Calls> | undefined;

// `reload` of a page without a network asks the service worker, so no own copy of the module is kept.
const calls = (): Promise<Calls> => (ready ??= init({ module_or_path: wasm }).then(() => serve(module)));

answerCalls<Method>(self, async (method, args) => {
  const serving = await calls();
  const run = (): Outcome => outcome(() => (serving[method] as (...args: unknown[]) => unknown)(...args));
  const first = run();
  return "fault" in first && (await lendPatterns(first.fault.code)) ? run() : first;
});
