/**
 * Times both peer engines: node run.mjs [WxI …], by default 40x40.
 *
 * Every engine and size has a process of its own, one after the other, so that
 * neither inherits the other's heap or compiled code. stdout: one JSON line per
 * engine and size; stderr: the same as a table. Exits 1 if a run failed.
 *
 * A run is the engine alone: what the figures leave out is said in survey.mjs
 * and xforms.mjs, how changes are timed in inspection.mjs.
 */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENGINES = ['survey', 'xforms'];
const DEFAULT_SIZES = ['40x40'];
/** A run still going after this long has failed. */
const TIMEOUT_MS = 120_000;

function parseSize(text) {
  const match = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(text);
  if (match === null) throw new Error(`${text}: not a size such as 40x40 (windows x items)`);
  return [Number(match[1]), Number(match[2])];
}

/** Runs one engine at one size in a child process; resolves to its figures. */
function runApart(engine, windows, items) {
  return new Promise((resolve, reject) => {
    // The child's stdout goes to our stderr: nothing an engine logs may mix with the JSON lines.
    const child = fork(fileURLToPath(import.meta.url), ['--child', engine, `${windows}x${items}`], {
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    let figures = null;
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    child.on('message', (message) => { figures = message; });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (figures !== null && code === 0) resolve(figures);
      else reject(new Error(`${engine} at ${windows}x${items}: ended with ${signal ?? `status ${code}`}`));
    });
  });
}

async function child(engine, size) {
  const [windows, items] = parseSize(size);
  const { run } = await import(`./${engine}.mjs`);
  process.send(await run(windows, items), () => process.disconnect());
}

function table(rows) {
  const head = ['engine', 'version', 'size', 'answers', 'load ms', 'change median µs', 'p95 µs', 'changes', 'validate ms'];
  const body = rows.map((row) => [
    row.engine, row.version, `${row.windows}x${row.items}`, row.answers, row.load_ms,
    row.change_median_us, row.change_p95_us, row.changes, row.validate_ms ?? '-',
  ].map(String));
  const widths = head.map((title, c) => Math.max(title.length, ...body.map((cells) => cells[c].length)));
  return [head, ...body]
    .map((cells) => cells.map((text, c) => (c < 3 ? text.padEnd(widths[c]) : text.padStart(widths[c]))).join('  '))
    .join('\n');
}

async function main(args) {
  const sizes = (args.length > 0 ? args : DEFAULT_SIZES).map(parseSize);
  const rows = [];
  for (const [windows, items] of sizes) {
    for (const engine of ENGINES) {
      try {
        const row = { windows, items, ...await runApart(engine, windows, items) };
        rows.push(row);
        console.log(JSON.stringify(row));
      } catch (error) {
        console.error(error.message);
        process.exitCode = 1;
      }
    }
  }
  if (rows.length > 0) console.error(`\n${table(rows)}`);
}

const args = process.argv.slice(2);
if (args[0] === '--child') {
  await child(args[1], args[2]);
} else {
  try {
    await main(args);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
