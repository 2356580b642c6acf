/**
 * How the work of the authoring module and of loading grows: node growth.mjs [--pkg FOLDER]
 * [--authoring FOLDER] [--patterns FOLDER]
 *
 * Each of these is done with n and with 8n of what may be many: rows of a season, steps of its awards,
 * rules and cases of a pack, subjects and sheets of an inspection. What is eight times as much may take
 * at most twice eight times as long; a lookup that goes through everything for each takes sixty-four.
 *
 * Exits 1 where one grows faster. Times are those of the processor, the least of several.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine } from './both.mjs';
import { path } from './handler.mjs';
import { times } from './inspection.mjs';

/** Time of an item among 8n over that of an item among n. */
const BUDGET = 2;
const FACTOR = 8;
const ROUNDS = 3;

const { values: options } = parseArgs({
  options: {
    pkg: { type: 'string', default: path('../www/src/engine/pkg') },
    authoring: { type: 'string', default: path('../www/src/engine/pkg-authoring') },
    patterns: { type: 'string', default: path('../www/src/engine/pkg-patterns') },
  },
});

async function load(folder, name) {
  const module = await import(pathToFileURL(join(folder, `${name}.js`)));
  await module.default({ module_or_path: readFileSync(join(folder, `${name}_bg.wasm`)) });
  return module;
}
globalThis.windowcheckPatterns = await load(options.patterns, 'patterns');
const authoring = await load(options.authoring, 'windowcheck');
const { Session } = await loadEngine(options.pkg);

const SOURCES = 'sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}';
const pack = (rules) => `pack: growth
title: {zh: 示例, en: Example}
version: '1'
status: compiled
${SOURCES}
kinds: {window: {label: {zh: 窗口, en: Window}}}
facts:
${times(rules, (n) => `  window.f${n}: {label: {zh: 事实${n}, en: Fact ${n}}, type: yes_no, method: look}`).join('\n')}
rules:
${times(rules, (n) => `  - {id: r${n}, title: {zh: 条款${n}, en: Rule ${n}}, sources: [S1], each: window, require: {is: {fact: window.f${n}, value: true}}, force: must, severity: minor, deduct: {points: 1, per: finding, in: all}}`).join('\n')}
scheme:
  title: {zh: 评分, en: Score}
  each: window
  full: 1000
  not_applicable: full
  categories: {all: {title: {zh: 全部, en: All}, full: 1000}}
`;
const cases = (n, rules) => `pack: growth
date: 2026-11-23
cases:
${times(n, (at) => `  - rule: r${at % rules}
    given: [{id: W1, kind: window, facts: {window.f${at % rules}: true}}]
    pass: 情形${at}合格
    fail: 情形${at}不合格
    change: {W1: {window.f${at % rules}: false}}`).join('\n')}
`;
const files = (text) => JSON.stringify({ 'growth.yaml': text });
const inspection = (subjects, rules) => JSON.stringify({
  format: 'windowcheck-inspection/1',
  id: 'growth',
  title: '示例',
  date: '2026-11-23',
  subjects: times(subjects, (w) => ({
    id: `W${w}`, kind: 'window', facts: Object.fromEntries(times(rules, (n) => [`window.f${n}`, (w + n) % 7 !== 0])),
  })),
});
const SEASON = `season: growth
title: {zh: 评比, en: Season}
version: '1'
status: compiled
${SOURCES}
kinds: {window: {label: {zh: 窗口, en: Window}}}
facts: {points: {label: {zh: 得分, en: Points}, each: window, type: number, per: month, max: 100000}}
awards:
  best:
    title: {zh: 红旗, en: Flag}
    each: window
    per: month
    by: points
    take: {top: 10}
    ties: report
    stages: {nominated: {zh: 推荐, en: Nominated}, posted: {zh: 公示, en: Posted}}
    sources: [S1]
`;
const table = (name, head, rows) => JSON.stringify([{ name, text: `${head}\n${rows.join('\n')}\n` }]);
const month = (n) => `${2020 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}`;
const points = (subjects, months) => table('points.csv', 'subject,period,points', times(subjects * months, (n) => (
  `W${n % subjects},${month(Math.floor(n / subjects))},${n}`
)));
const steps = (subjects) => table('steps.csv', 'subject,award,period,nominated,posted', times(subjects, (n) => `W${n},best,2026-01,2026-02-01,2026-02-05`));

/** What is done, with so many of something; what it is done with is made before the clock starts. */
const WORK = [
  ['loading: subjects of an inspection', 2_000, (n) => {
    const [packs, text] = [`[${authoring.resolvePack(files(pack(10)), 'growth.yaml')}]`, inspection(n, 10)];
    return () => Session.open(packs, text).free();
  }],
  ['results: sheets of an inspection', 1_000, (n) => {
    const [packs, text] = [`[${authoring.resolvePack(files(pack(10)), 'growth.yaml')}]`, inspection(n, 10)];
    return () => authoring.results(packs, text);
  }],
  ['resolving: rules of a pack', 200, (n) => {
    const text = files(pack(n));
    return () => authoring.resolvePack(text, 'growth.yaml');
  }],
  ['lint: rules of a pack', 60, (n) => {
    const text = files(pack(n));
    return () => authoring.diagnose(text, 'growth.yaml');
  }],
  ['cases of a pack', 200, (n) => {
    const [text, of] = [files(pack(5)), cases(n, 5)];
    return () => authoring.diagnose(text, 'growth.yaml', of);
  }],
  ['season: subjects', 500, (n) => {
    const data = points(n, 3);
    return () => authoring.season(SEASON, data);
  }],
  ['season: months', 3, (n) => {
    const data = points(300, n);
    return () => authoring.season(SEASON, data);
  }],
  ['season: steps of an award', 5_000, (n) => {
    const data = steps(n);
    return () => authoring.season(SEASON, data);
  }],
];

/** Milliseconds of the processor: other work on the machine does not count. */
const time = (act) => {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
let broken = 0;
for (const [what, n, make] of WORK) {
  const [few, many] = [make(n), make(FACTOR * n)];
  // One after the other, so that a slow while of the machine falls on both.
  const taken = times(ROUNDS, () => [time(few), time(many)]);
  const [least, most] = [0, 1].map((side) => Math.min(...taken.map((both) => both[side])));
  const ratio = most / least / FACTOR;
  if (ratio > BUDGET) broken += 1;
  console.log(`${ratio.toFixed(2).padStart(6)} of ${BUDGET}  ${ratio > BUDGET ? 'OVER' : 'ok  '}  ${what}: ${n} in ${least.toFixed(0)} ms, ${FACTOR * n} in ${most.toFixed(0)} ms`);
}
process.exitCode = broken ? 1 : 0;
