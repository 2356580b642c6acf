// The same verdict everywhere: the browser gives the bytes that the command line gave; see scripts/parity.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ask, engineOf } from "../support/engine";
import { expect, test } from "../support/test";

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

for (const name of ["township", "load"] as const) {
  test(`the report on the sample “${name}” is, byte for byte, that of the command line`, async ({ home, page, request, baseURL }) => {
    const file = at(`target/parity/${name}.cli.json`);
    test.skip(!existsSync(file) && !process.env.CI_PARITY, `${file.replace(at(""), "")} is not there: run scripts/parity first`);
    const expected = readFileSync(file, "utf8");

    const inspection = await home.openSample("township");
    const worker = await engineOf(page);
    const sample = await (await request.get(`${baseURL}samples/${name}.json`)).text();
    const { standard } = JSON.parse(sample) as { standard: { pack: string }[] };
    const packs = await Promise.all(standard.map(async ({ pack }) => (await request.get(`${baseURL}packs/${pack}.json`)).text()));
    const opened = await ask(worker, "open", [`[${packs.join(",")}]`, sample]);
    expect(opened).not.toHaveProperty("fault");
    expect(opened).not.toHaveProperty("trap");
    const { value } = await ask(worker, "report", []);
    expect(typeof value).toBe("string");
    expect(value === expected, difference(value as string, expected)).toBe(true);

    // What the page itself hands out is the same, but for the name that this device gave.
    if (name === "township") {
      await page.reload();
      const { text } = await (await inspection.result()).exportReport();
      expect(differing(text.replaceAll(inspection.id, "sample-township"), expected)).toEqual([]);
    }
  });
}

/** Where two texts part, for the message. */
function difference(one: string, other: string): string {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return `the texts of ${one.length} and ${other.length} part at ${i}: “${one.slice(i - 60, i + 60)}” and “${other.slice(i - 60, i + 60)}”`;
}
const differing = (one: string, other: string): string[] => (one === other ? [] : [difference(one, other)]);
