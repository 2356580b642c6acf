/** The module that knows patterns of texts, under the name by which the engine asks for it. */
export interface Patterns {
  find(pattern: string, text: string): string | undefined;
  cut(pattern: string, text: string): string;
}
declare global {
  var windowcheckPatterns: Patterns | undefined;
}

/** The code of the refusal of a standard that has a pattern while the module is not there. */
const WANTED = "no-patterns";

/** Loads the module where a refusal asks for it. False: it is not that, or it cannot be had; the refusal stands. */
export async function lendPatterns(code: string, load: () => Promise<Patterns>): Promise<boolean> {
  if (code !== WANTED || globalThis.windowcheckPatterns) return false;
  try {
    globalThis.windowcheckPatterns = await load();
    return true;
  } catch {
    return false;
  }
}
