/**
 * The three standards checked by hand-written JavaScript: what a programmer
 * writes who needs just these rules. Every answer checks everything again.
 */

import * as fourDisplays from './four-displays.mjs';
import * as tenMusts from './ten-musts-ten-must-nots.mjs';
import * as township from './township-facilities.mjs';
import { score } from './score.mjs';
import { SLOTS, filledSlots } from './site.mjs';
import { FAIL, NA, NOT_SUPPLIED, PENDING, isOpen } from './verdicts.mjs';

const PACKS = {
  'four-displays': fourDisplays,
  'ten-musts-ten-must-nots': tenMusts,
  'township-facilities': township,
};

/** The packs named, each with the parameters, points and lists that are in force. */
export function standard(packs, choices) {
  return packs.map((pack) => {
    const { DEFAULTS, PROFILES, DEDUCTS = {}, SCHEME, check: checks, room } = PACKS[pack];
    const choice = choices.find((one) => one.pack === pack) ?? { pack };
    const params = { ...DEFAULTS };
    let [deducts, scheme] = [DEDUCTS, SCHEME];
    for (const name of choice.profiles ?? []) {
      const profile = PROFILES[name];
      Object.assign(params, profile.params);
      if (profile.scheme !== undefined) ({ deducts, scheme } = profile);
    }
    for (const [name, { value }] of Object.entries(choice.params ?? {})) params[name] = Number(value);
    return { pack, checks, room, params, deducts, scheme, filled: filledSlots([choice]) };
  });
}

/** How often each verdict occurs. */
function count(verdicts) {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < verdicts.length; n += 1) counts[verdicts[n]] += 1;
  return counts;
}

/** The units of deduction of a rule: one a finding, or as its own count says. */
function lossOf(verdicts, counts, units, subjects) {
  const loss = { lost: 0, open: 0, unbounded: 0 };
  if (units === undefined) {
    loss.lost = counts[FAIL];
    for (let verdict = 0; verdict < 8; verdict += 1) if (isOpen(verdict)) loss.open += counts[verdict];
    return loss;
  }
  for (let n = 0; n < verdicts.length; n += 1) {
    if (verdicts[n] !== FAIL && !isOpen(verdicts[n])) continue;
    const { lost, open, unbounded } = units(subjects[n], verdicts[n]);
    loss.lost += lost;
    loss.open += open;
    loss.unbounded += unbounded;
  }
  return loss;
}

/** A rule whose kind has no subject: one verdict stands for the whole. */
function withoutSubject(rule, kind, isAbsent, deduct) {
  const verdict = isAbsent ? NA : rule in SLOTS ? NOT_SUPPLIED : PENDING;
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  counts[verdict] = 1;
  const loss = { lost: 0, open: 0, unbounded: 0 };
  if (deduct !== undefined && verdict === PENDING) {
    // Nobody knows how many subjects there will be; of the centre there is one.
    const one = kind === 'centre' && deduct[2] === undefined;
    loss[one ? 'open' : 'unbounded'] = 1;
  }
  return { counts, loss };
}

/** Judges every rule of one pack on every subject. */
function judgePack({ pack, checks, params, deducts }, room, site) {
  const lines = [];
  for (const kind of Object.keys(checks)) {
    const subjects = site[kind];
    const check = checks[kind];
    const byRule = room[kind];
    for (let n = 0; n < subjects.length; n += 1) check(subjects[n], n, byRule, params, site);
    for (const rule of Object.keys(byRule)) {
      const verdicts = byRule[rule];
      const deduct = deducts[rule];
      if (subjects.length === 0) {
        lines.push({ pack, rule, kind, verdicts, deduct, ...withoutSubject(rule, kind, site.absent[kind] !== undefined, deduct) });
        continue;
      }
      const counts = count(verdicts);
      const loss = deduct === undefined ? null : lossOf(verdicts, counts, deduct[2], subjects);
      lines.push({ pack, rule, kind, verdicts, deduct, counts, loss });
    }
  }
  return lines;
}

/** A site with room for all its verdicts, made once and written anew by every check. */
export function open(inForce, site) {
  const rooms = inForce.map(({ room, filled }) => Object.fromEntries(
    Object.entries(room).map(([kind, make]) => [kind, make(site[kind].length, filled)]),
  ));
  return { inForce, rooms, site };
}

/** Judges every rule of every pack on every subject: one line a rule. */
export const judge = ({ inForce, rooms, site }) => inForce.flatMap((pack, nth) => judgePack(pack, rooms[nth], site));

/** The scores of the packs that have points. */
export function scores({ inForce }, lines) {
  const scored = inForce.filter(({ scheme }) => scheme !== undefined);
  return scored.map(({ pack, scheme }) => ({ pack, ...score(scheme, lines.filter((line) => line.pack === pack)) }));
}

/** Everything: verdicts and scores. */
export function checkAll(opened) {
  const lines = judge(opened);
  return { lines, scores: scores(opened, lines) };
}
