/**
 * One cold start in a process of its own: node cold.mjs SIDE EMPTY FULL [PKG PACKS], where
 * SIDE is ours or plain, EMPTY an inspection without subjects and FULL one with them.
 *
 * Prints { ready, first } as JSON, milliseconds since the first line of this script, when Node
 * itself is up: until everything is loaded and the empty inspection judged, and until the full
 * one is opened and its status known.
 */

const start = performance.now();
const { readFileSync } = await import('node:fs');
const { pathToFileURL } = await import('node:url');
const [, , side, empty, full, pkg, packs] = process.argv;
const text = (file) => readFileSync(file, 'utf8');
let open;

if (side === 'ours') {
  const { initSync, Session } = await import(pathToFileURL(`${pkg}/windowcheck.js`));
  // Not init(): it asks for the global Response, for which Node loads its whole fetch (25 ms).
  initSync({ module: readFileSync(`${pkg}/windowcheck_bg.wasm`) });
  const packList = text(packs);
  open = (inspection) => Session.open(packList, inspection).standing();
} else {
  const check = await import('./plain/check.mjs');
  const { readSite } = await import('./plain/site.mjs');
  open = (json) => {
    const inspection = JSON.parse(json);
    const inForce = check.standard(inspection.standard.map(({ pack }) => pack), inspection.standard);
    return check.checkAll(check.open(inForce, readSite(inspection)));
  };
}
open(text(empty));
const ready = performance.now() - start;
open(text(full));
console.log(JSON.stringify({ ready, first: performance.now() - start }));
