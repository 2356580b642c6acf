import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FAKE = fileURLToPath(new URL("../src/engine/testing/fake-module.ts", import.meta.url));
const NO_FILE = "\0no-wasm";

/** `vite --mode fake` draws the page without the wasm module; never part of a build that is given to anyone. */
export function fakeEngine(): Plugin {
  return {
    name: "fake-engine",
    enforce: "pre",
    resolveId: (id) => (id.includes("pkg/windowcheck.js") ? FAKE : id.includes("windowcheck_bg.wasm") ? NO_FILE : undefined),
    load: (id) => (id === NO_FILE ? "export default ''" : undefined),
  };
}
