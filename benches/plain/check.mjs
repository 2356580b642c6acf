/**
 * The three standards checked by hand-written JavaScript: what a programmer
 * writes who needs just these rules. Every answer checks everything again.
 */

import * as fourDisplays from './four-displays.mjs';
import * as tenMusts from './ten-musts-ten-must-nots.mjs';
import * as township from './township-facilities.mjs';
import { score } from './score.mjs';
import { KINDS, filledSlots } from './site.mjs';
import { FAIL, NA, NOT_SUPPLIED, PENDING, isOpen } from './verdicts.mjs';

const PACKS = {
  'four-displays': fourDisplays,
  'ten-musts-ten-must-nots': tenMusts,
  'township-facilities': township,
};

/**
 * The rules in force: of the packs named, with what was chosen and set for each.
 * `rules` is a flat list of { pack, id, kind, judge, points, place, units }, `schemes` by pack.
 */
export function standard(packs, choices, today) {
  const rules = [];
  const schemes = {};
  for (const pack of packs) {
    const { DEFAULTS, PROFILES, DEDUCTS = {}, SCHEME, rules: written } = PACKS[pack];
    const choice = choices.find((one) => one.pack === pack) ?? { pack };
    const params = { ...DEFAULTS };
    let [deducts, scheme] = [DEDUCTS, SCHEME];
    for (const name of choice.profiles ?? []) {
      const profile = PROFILES[name];
      Object.assign(params, profile.params);
      if (profile.scheme !== undefined) ({ deducts, scheme } = profile);
    }
    for (const [name, { value }] of Object.entries(choice.params ?? {})) params[name] = Number(value);
    if (scheme !== undefined) schemes[pack] = scheme;
    const kinds = written(params, today, filledSlots([choice]));
    for (const [kind, ofKind] of Object.entries(kinds)) {
      for (const [id, judge] of Object.entries(ofKind)) {
        const [points, place, units] = deducts[id] ?? [];
        rules.push({ pack, id, kind, judge, points, place, units });
      }
    }
  }
  return { rules, schemes };
}

/** The verdicts of a rule on all subjects of its kind, their counts and the units it takes. */
function judgeRule(rule, subjects, absent) {
  const { judge, points, units } = rule;
  const verdicts = new Uint8Array(subjects.length);
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  const loss = { lost: 0, open: 0, unbounded: 0 };
  for (let i = 0; i < subjects.length; i += 1) {
    const verdict = judge(subjects[i]);
    verdicts[i] = verdict;
    counts[verdict] += 1;
    if (units !== undefined && (verdict === FAIL || isOpen(verdict))) {
      const { lost, open, unbounded } = units(subjects[i], verdict);
      loss.lost += lost;
      loss.open += open;
      loss.unbounded += unbounded;
    }
  }
  if (subjects.length === 0) {
    const verdict = absent ? NA : rule.id === 'dk-musts' || rule.id === 'dk-must-nots' ? NOT_SUPPLIED : PENDING;
    counts[verdict] = 1;
    // Nobody knows how many subjects there will be; of the centre there is one.
    if (points !== undefined && verdict === PENDING) {
      const one = rule.kind === 'centre' && units === undefined;
      loss[one ? 'open' : 'unbounded'] = 1;
    }
  } else if (units === undefined) {
    loss.lost = counts[FAIL];
    loss.open = counts.reduce((sum, count, verdict) => sum + (isOpen(verdict) ? count : 0), 0);
  }
  return { rule, verdicts, counts, loss };
}

/** Judges every rule on every subject. */
export function judge({ rules }, site) {
  return rules.map((rule) => judgeRule(rule, site[rule.kind], site.absent[rule.kind] !== undefined));
}

/** The scores of all packs that have points, by pack. */
export function scores({ schemes }, judged) {
  return Object.entries(schemes).map(([pack, scheme]) => ({ pack, ...score(scheme, judged.filter((one) => one.rule.pack === pack)) }));
}

/** Everything: verdicts and scores. */
export function check(inForce, site) {
  const judged = judge(inForce, site);
  return { judged, scores: scores(inForce, judged) };
}

export { KINDS };
