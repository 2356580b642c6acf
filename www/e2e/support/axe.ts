import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Violations of WCAG 2.2 A and AA, a line for each element. The policy of the page forbids foreign scripts, so the source is evaluated. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { violations: found, passes } = await page.evaluate(async (tags) => {
    // What a bar covers or what is not drawn yet comes out by scrolling; what fades is judged when it has faded.
    const still = new CSSStyleSheet();
    still.replaceSync(".top, .thumb { position: static !important } .tile, .grid-row { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(still);
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
    try {
      return await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      });
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== still);
    }
  }, TAGS);
  // A run that looks at nothing finds nothing.
  if (passes.length < 5) throw new Error(`axe looked at ${passes.length} rules only`);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id} ${target.join(" ")}: ${failureSummary.split("\n")[1]?.trim() ?? ""}`),
  );
}
