/**
 * From a tap to the painted screen: node run.mjs [--check] [--json FILE] [--peer] [--taps N]
 *
 * The page as scripts/build made it, in Chromium, with the largest sample; a copy of the same page in
 * which plain code makes the same changes when the same button is tapped; and, with --peer, a form of
 * survey-js-ui with 1,600 items. Taps are those of the browser's own input, at 1× and 4× CPU throttling.
 * Exits 1 when a ratio is over its budget by more than the tolerance.
 */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: options } = parseArgs({
  options: { check: { type: 'boolean' }, json: { type: 'string' }, peer: { type: 'boolean' }, taps: { type: 'string' }, port: { type: 'string', default: '4198' } },
});
const ROUNDS = options.check ? 3 : 5;
const TAPS = Number(options.taps ?? (options.check ? 10 : 20));
/** The page beside the changes made by hand; the peer beside the page. */
const BUDGET = 1.5;
const PEER_BUDGET = 1 / 25;
/** What a shared machine may add. */
const TOLERANCE = options.check ? 2 : 1.2;
const QUIET_MS = 120;
const FRAME_MS = 17;

const root = fileURLToPath(new URL('../../', import.meta.url));
const inPage = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');
const url = `http://localhost:${options.port}/`;

/** A yes or no that moves verdicts and scores, and an option of a set: two answers to tap in turn. */
const SUBJECTS = [
  { what: 'yes or no', subject: 'S047', fact: 'staff.desk_sign', buttons: ['.main-answers button:nth-of-type(1)', '.main-answers button:nth-of-type(2)'] },
  { what: 'option of a set', subject: 'S047', fact: 'staff.badges', buttons: ['.main-answers button.opt:nth-of-type(1)'] },
];

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const round = (n, digits = 1) => Number(n.toFixed(digits));

async function serve() {
  const child = spawn(process.execPath, [`${root}scripts/serve.mjs`, options.port], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return child;
}

const executablePath = process.env.CHROMIUM || (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** The sample open at one subject, in a context of its own. */
async function open(browser, { subject, fact }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', serviceWorkers: 'block', bypassCSP: true });
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(`${url}#/`);
  await page.getByRole('button', { name: /64/ }).click();
  await page.getByTestId('saved').waitFor();
  const id = new URL(page.url()).hash.split('/')[2];
  await page.goto(`${url}#/i/${id}/inspect/${subject}?fact=${fact}`);
  await page.locator(`[data-fact="${fact}"]`).waitFor();
  await page.waitForTimeout(800);
  await page.evaluate(`${inPage}; Object.assign(globalThis, { watchTaps, picture, byHand });`);
  return page;
}

const quiet = (page) =>
  page.evaluate((ms) => new Promise((resolve) => {
    let timer = setTimeout(resolve, ms);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, ms); }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }), QUIET_MS);

async function places(page, { fact, buttons }) {
  const found = [];
  for (const button of buttons) {
    const box = await page.locator(`[data-fact="${fact}"] ${button}`).boundingBox();
    found.push({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }
  return found;
}

const throttle = async (page, rate) => (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });

/** Taps in turn; resolves to the milliseconds of each until its first and its last change was painted. */
async function tap(page, at, count, rate) {
  await page.bringToFront();
  await throttle(page, rate);
  await page.evaluate(() => { globalThis.__taps.length = 0; });
  for (let i = 0; i < count; i++) {
    const { x, y } = at[i % at.length];
    await page.mouse.move(x, y);
    // Somewhere between two frames, as a finger comes: so the screen's own rhythm adds the same to both.
    await page.waitForTimeout(Math.random() * FRAME_MS);
    await page.mouse.down();
    await page.mouse.up();
    await quiet(page);
  }
  await throttle(page, 1);
  const taps = await page.evaluate(() => globalThis.__taps);
  const painted = taps.filter(({ last }) => last);
  if (painted.length < count * 0.9) throw new Error(`of ${count} taps ${painted.length} changed anything`);
  return { first: median(painted.map(({ at: from, first }) => first - from)), last: median(painted.map(({ at: from, last }) => last - from)), frames: median(painted.map(({ frames }) => frames)) };
}

/** The page, and copies of it without a program that change at once and in two steps; all stand alike. */
async function apart(browser, subject) {
  const pages = { ours: await open(browser, subject), hand: await open(browser, subject), steps: await open(browser, subject) };
  const at = await places(pages.ours, subject);
  let changes;
  for (const [name, page] of Object.entries(pages)) {
    await page.bringToFront();
    // All begin with the last answer given, so that every tap changes something.
    await page.mouse.click(at.at(-1).x, at.at(-1).y);
    await quiet(page);
    await page.waitForTimeout(1200);
    if (name !== 'ours') {
      await page.evaluate(() => globalThis.picture());
      await page.mouse.click(at[0].x, at[0].y);
      await quiet(page);
      await page.evaluate(() => globalThis.picture());
      changes = await page.evaluate(([selector, inTwoSteps]) => globalThis.byHand(selector, inTwoSteps), [`[data-fact="${subject.fact}"] ${subject.buttons[0]}`, name === 'steps']);
      // Something has to change at once and something later, or two steps are none.
      if (!changes.every(([all, first]) => first > 0 && all > first)) throw new Error(`${subject.what}: a tap changes ${JSON.stringify(changes)}`);
    }
    await page.evaluate(() => globalThis.watchTaps());
  }
  return { pages, at, changes };
}

async function beside(browser, subject) {
  const { pages, at, changes } = await apart(browser, subject);
  const rows = [];
  for (const rate of [1, 4]) {
    const rounds = [];
    for (let i = -1; i < ROUNDS; i++) {
      const taken = {};
      for (const [name, page] of Object.entries(pages)) taken[name] = await tap(page, at, i < 0 ? 6 : TAPS, rate);
      // The first round is for warming up.
      if (i >= 0) rounds.push(taken);
    }
    const of = (pick) => median(rounds.map(pick));
    rows.push({
      what: subject.what,
      throttled: rate,
      changes: changes[0][0],
      answer_ms: round(of(({ ours }) => ours.first)),
      all_ms: round(of(({ ours }) => ours.last)),
      hand_ms: round(of(({ hand }) => hand.last)),
      steps_ms: round(of(({ steps }) => steps.last)),
      answer: round(of(({ ours, hand }) => ours.first / hand.last), 2),
      all: round(of(({ ours, steps }) => ours.last / steps.last), 2),
      all_at_once: round(of(({ ours, hand }) => ours.last / hand.last), 2),
    });
  }
  for (const page of Object.values(pages)) await page.context().close();
  return rows;
}

const installed = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

/** A form of 40 windows × 40 items as survey-js-ui draws it; the same windows as in benches/peers, one of them shown. */
async function peer(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.setContent('<!doctype html><div id="app"></div>');
  await page.addStyleTag({ path: installed('survey-core/survey-core.min.css') });
  await page.addScriptTag({ path: installed('survey-core/survey.core.min.js') });
  await page.addScriptTag({ path: installed('survey-js-ui/survey-js-ui.min.js') });
  await page.evaluate(`${inPage}; Object.assign(globalThis, { watchTaps });`);
  const total = await page.evaluate(({ windows, items }) => {
    const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
    const fields = times(items, (i) => [
      { type: 'radiogroup', name: `result${i}`, choices: ['pass', 'fail', 'na'], colCount: 3 },
      { type: 'comment', name: `evidence${i}`, visibleIf: `{panel.result${i}} = 'fail'`, isRequired: true },
    ]).flat();
    const score = times(items, (i) => `iif({panel.result${i}} = 'pass', 1, 0)`).join(' + ');
    const model = new Survey.Model({
      elements: [
        { type: 'paneldynamic', name: 'windows', displayMode: 'tab', templateElements: [...fields, { type: 'expression', name: 'score', expression: score }] },
        { type: 'expression', name: 'total', expression: "sumInArray({windows}, 'score')" },
      ],
    });
    model.data = { windows: times(windows, () => Object.fromEntries(times(items, (i) => [`result${i}`, 'pass']))) };
    SurveyUI.renderSurvey(model, document.querySelector('#app'));
    globalThis.__model = model;
    return model.getValue('total');
  }, { windows: 40, items: 40 });
  if (total !== 1600) throw new Error(`the peer adds up ${total}`);
  const labels = page.locator('#app label');
  await labels.nth(2).waitFor();
  const at = [];
  // "Not applicable" and "pass" of the first item: nothing comes or goes.
  for (const i of [2, 0]) {
    const box = await labels.nth(i).boundingBox();
    at.push({ x: box.x + 20, y: box.y + box.height / 2 });
  }
  await page.evaluate(() => globalThis.watchTaps());
  const rows = [];
  for (const rate of [1, 4]) {
    await tap(page, at, 2, rate);
    const taken = await tap(page, at, 6, rate);
    rows.push({ throttled: rate, peer_ms: round(taken.last) });
  }
  const now = await page.evaluate(() => globalThis.__model.getValue('total'));
  if (![1599, 1600].includes(now)) throw new Error(`after the taps the peer adds up ${now}`);
  await context.close();
  return rows;
}

const server = await serve();
const browser = await chromium.launch({ args, ...(executablePath && { executablePath }) });
const rows = [];
let peers = [];
try {
  for (const subject of SUBJECTS) rows.push(...(await beside(browser, subject)));
  if (options.peer) peers = await peer(browser);
} finally {
  await browser.close();
  server.kill();
}

const over = [];
const columns = [
  ['tap', ({ what }) => what],
  ['throttled', ({ throttled }) => `${throttled}×`],
  ['changes', ({ changes }) => changes],
  ['answer shown', ({ answer_ms }) => `${answer_ms} ms`],
  ['by hand, at once', ({ hand_ms }) => `${hand_ms} ms`],
  ['ratio', ({ answer }) => answer],
  ['all shown', ({ all_ms }) => `${all_ms} ms`],
  ['by hand, two steps', ({ steps_ms }) => `${steps_ms} ms`],
  ['ratio', ({ all }) => all],
  ['all ÷ at once', ({ all_at_once }) => all_at_once],
  ['budget', () => `≤ ${BUDGET}`],
  ['holds', ({ answer, all }) => (Math.max(answer, all) <= BUDGET ? 'yes' : 'no')],
];
console.log(`| ${columns.map(([head]) => head).join(' | ')} |`);
console.log(`|${columns.map((_, i) => (i ? '---:' : '---')).join('|')}|`);
for (const row of rows) {
  console.log(`| ${columns.map(([, cell]) => cell(row)).join(' | ')} |`);
  for (const part of ['answer', 'all']) if (row[part] > BUDGET * TOLERANCE) over.push(`${row.what} at ${row.throttled}×, ${part}: ${row[part]}`);
}
for (const { throttled, peer_ms } of peers) {
  const of = (pick) => Math.max(...rows.filter((row) => row.throttled === throttled).map(pick)) / peer_ms;
  const [answer, all] = [of(({ answer_ms }) => answer_ms), of(({ all_ms }) => all_ms)];
  if (answer > PEER_BUDGET * TOLERANCE) over.push(`beside survey-js-ui at ${throttled}×: ${round(answer, 3)}`);
  console.log(`survey-js-ui, 1,600 items, at ${throttled}×: ${peer_ms} ms; ours ÷ it: answer ${round(answer, 3)} (budget ≤ ${PEER_BUDGET}), all ${round(all, 3)}`);
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows, peers }, null, 1)}\n`);
for (const one of over) console.error(`over its budget: ${one}`);
process.exitCode = over.length ? 1 : 0;
