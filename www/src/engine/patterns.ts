import wasm from "./pkg-patterns/patterns_bg.wasm?url";

/** The module that knows patterns of texts, under the name by which the engine asks for it. */
export interface Patterns {
  fault(pattern: string): string | undefined;
  find(pattern: string, text: string): string | undefined;
  cut(pattern: string, text: string): string;
}
declare global {
  var windowcheckPatterns: Patterns | undefined;
}

/** The code of the refusal of a standard that has a pattern while the module is not there. */
const WANTED = "no-patterns";

/** Loads the module itself. */
export async function patterns(): Promise<Patterns> {
  const { default: start, ...lent } = await import("./pkg-patterns/patterns.js");
  await start({ module_or_path: wasm });
  return lent;
}

/** Loads the module where a refusal asks for it. False: it is not that, or it cannot be had; the refusal stands. */
export async function lendPatterns(code: string): Promise<boolean> {
  if (code !== WANTED || globalThis.windowcheckPatterns) return false;
  try {
    globalThis.windowcheckPatterns = await patterns();
    return true;
  } catch {
    return false;
  }
}
