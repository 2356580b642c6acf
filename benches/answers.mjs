/**
 * Ours on the inspection that the peers are given: node answers.mjs PKG [WxI], by default 40x40.
 *
 * W windows × I items; an item is answered pass, fail or na; its evidence is asked for only on a
 * fail; a point for each item that did not fail. The answers and the way changes hop across
 * windows and items are those of peers/inspection.mjs; what is timed is the same too: one change
 * with everything that follows from it, and reading the new total.
 *
 * Prints one JSON line as peers/run.mjs does. Run it in a process of its own, as they are.
 */

import { readFileSync } from 'node:fs';
import { loadEngine } from './both.mjs';
import { each, median, percentile } from './measure.mjs';
import { EVIDENCE, firstAnswer, mustBe, times } from './peers/inspection.mjs';

const PENDING = 2;
const WARM_UP = 200;
const CHANGES = 2_000;
const FULL_RUNS = 50;

const words = (text) => ({ zh: text, en: text });
const result = (item) => `window.result${item}`;
const evidence = (item) => `window.evidence${item}`;
const ANSWERS = { pass: true, fail: false, na: { not_applicable: 'na' } };

/** A pack of two rules an item, as `windowcheck pack` would resolve it. */
function pack(windows, items) {
  const fact = (type) => ({ label: words('示例'), type, method: 'look' });
  const rule = (id, item, more) => ({
    id, title: words(`示例 ${item}`), sources: ['S1'], each: 'window', force: 'must', severity: 'minor', ...more,
  });
  const full = String(windows * items);
  return {
    pack: 'answers',
    title: words('示例'),
    version: '1',
    status: 'compiled',
    sources: { S1: { title: words('示例'), evidence: 'B' } },
    kinds: { window: { label: words('窗口') } },
    facts: Object.fromEntries(times(items, (i) => [[result(i), fact('yes_no')], [evidence(i), fact('text')]]).flat()),
    rules: times(items, (i) => [
      rule(`result${i}`, i, { require: { is: { fact: result(i), value: true } }, deduct: { points: '1', per: 'finding', in: 'all' } }),
      rule(`evidence${i}`, i, { when: { is: { fact: result(i), value: false } }, require: { text: { fact: evidence(i) } } }),
    ]).flat(),
    scheme: { title: words('示例'), compiled: true, full, not_applicable: 'full', categories: { all: { title: words('示例'), full } } },
  };
}

function inspection(windows, items) {
  const facts = (w) => Object.fromEntries(times(items, (i) => {
    const answer = firstAnswer(items, w, i);
    const own = [[result(i), ANSWERS[answer]]];
    return answer === 'fail' ? [...own, [evidence(i), EVIDENCE]] : own;
  }).flat());
  return {
    format: 'windowcheck-inspection/1',
    id: '1',
    title: '示例',
    date: '2026-11-23',
    standard: [{ pack: 'answers' }],
    subjects: times(windows, (w) => ({ id: `W${w + 1}`, kind: 'window', facts: facts(w) })),
  };
}

async function run(pkg, windows, items) {
  const engine = await loadEngine(pkg);
  const packs = JSON.stringify([pack(windows, items)]);
  const text = JSON.stringify(inspection(windows, items));

  const start = performance.now();
  const session = engine.Session.open(packs, text);
  const loaded = session.standing();
  const load_ms = performance.now() - start;
  const cells = times(windows * items, (n) => [Math.floor(n / items), n % items]);
  const fails = cells.filter(([w, i]) => firstAnswer(items, w, i) === 'fail').length;
  const before = windows * items - fails;
  mustBe('loaded total', Number(loaded.heads[0].best), before);

  const number = new Map(session.form().facts.map(({ id }, n) => [id, n]));
  const facts = times(items, (i) => number.get(result(i)));
  const passing = cells.filter(([w, i]) => firstAnswer(items, w, i) === 'pass');
  // There and back on one item, then on one far away.
  const changes = times(WARM_UP + CHANGES, (n) => {
    const [window, item] = passing[((n >> 1) * 787) % passing.length];
    return { window, item, fail: n % 2 === 0 };
  });
  let [delta, total] = [null, 0];
  const taken = each(changes, ({ window, item, fail }) => {
    delta = JSON.parse(session.set(window, facts[item], fail ? 'false' : 'true'));
    total = Number(delta.heads[0].best);
  });
  mustBe('total in the end', total, before);
  // Checked apart from the timing: the total moves by one and evidence is asked for.
  for (const { window, item, fail } of changes.slice(0, WARM_UP)) {
    delta = JSON.parse(session.set(window, facts[item], fail ? 'false' : 'true'));
    mustBe('total', Number(delta.heads[0].best), fail ? before - 1 : before);
    const asks = delta.cells.some(([rule, , verdict]) => rule === 2 * item + 1 && verdict === PENDING);
    mustBe('evidence asked for', asks, fail);
  }
  const timed = taken.slice(WARM_UP);
  const all = each(times(FULL_RUNS, (n) => n), () => session.judgeAgain());
  return {
    windows,
    items,
    engine: 'windowcheck',
    version: /^version = "(.+)"$/m.exec(readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8'))[1],
    answers: windows * items,
    load_ms,
    changes: timed.length,
    change_median_us: median(timed) * 1000,
    change_p95_us: percentile(timed, 95) * 1000,
    validate_ms: median(all.slice(FULL_RUNS / 5)),
  };
}

const [, , pkg, size = '40x40'] = process.argv;
console.log(JSON.stringify(await run(pkg, ...size.split('x').map(Number))));
