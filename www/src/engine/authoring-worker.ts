import type { AuthoringCall, AuthoringModule } from "./authoring";
import { patterns } from "./patterns";
import { answerCalls, outcome } from "./rpc";

type Module = AuthoringModule & { default(options: { module_or_path: string }): Promise<unknown> };

// A build without the second module is complete but for this; so they are looked for, not named.
const modules = import.meta.glob<Module>("./pkg-authoring/windowcheck.js");
const binaries = import.meta.glob<string>("./pkg-authoring/windowcheck_bg.wasm", { query: "?url", import: "default" });

async function start(): Promise<Module> {
  const [load] = Object.values(modules);
  const [binary] = Object.values(binaries);
  if (!load || !binary) throw new Error("this build has no authoring module");
  const [module, lent] = await Promise.all([load(), patterns()]);
  globalThis.windowcheckPatterns = lent;
  await module.default({ module_or_path: await binary() });
  return module;
}
let module: Promise<Module> | undefined;

answerCalls<AuthoringCall>(self, async (call, args) => {
  const ready = await (module ??= start());
  return outcome(() => (ready[call] as (...args: unknown[]) => unknown)(...args));
});
