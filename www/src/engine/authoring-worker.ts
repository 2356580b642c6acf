import { outcome } from "./core";

interface Authoring {
  default(options: { module_or_path: string }): Promise<unknown>;
  resolvePack(files: string, main: string): string;
}
// A build without the second module is complete but for this; so they are looked for, not named.
const modules = import.meta.glob<Authoring>("./pkg-authoring/windowcheck.js");
const binaries = import.meta.glob<string>("./pkg-authoring/windowcheck_bg.wasm", { query: "?url", import: "default" });

addEventListener("message", async ({ data }: MessageEvent<{ files: string; main: string }>) => {
  try {
    const [load] = Object.values(modules);
    const [binary] = Object.values(binaries);
    if (!load || !binary) throw new Error("this build has no authoring module");
    const module = await load();
    await module.default({ module_or_path: await binary() });
    postMessage(outcome(() => module.resolvePack(data.files, data.main)));
  } catch (error) {
    postMessage({ trap: String(error) });
  }
});
