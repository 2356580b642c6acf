/** Days as numbers, and what the rules ask of them. */

import {
  CANNOT, CANNOT_CHECK, FAIL, NA, NOT_APPLICABLE, NOT_CONFIGURED, PASS, PENDING, TO_CONFIRM, missing,
} from './verdicts.mjs';

const MS = 86_400_000;

/** The number of a day written YYYY-MM-DD; differences are days. */
export const dayOf = (text) => Date.parse(text) / MS;

/** The number of the month of a day: civil calendar by whole numbers, quicker than a Date. */
function monthOf(day) {
  const fromMarch = day + 719_468; // days since 0000-03-01
  const era = Math.floor(fromMarch / 146_097); // of 400 years
  const ofEra = fromMarch - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return (era * 400 + yearOfEra) * 12 + Math.floor((5 * ofYear + 2) / 153) + 2;
}

/** The number of the period of a day; neighbouring periods differ by one. */
export const PERIODS = {
  // Day 0 was a Thursday; weeks begin on Monday.
  week: (day) => Math.floor((day + 3) / 7),
  month: monthOf,
  quarter: (day) => Math.floor(monthOf(day) / 3),
  half_year: (day) => Math.floor(monthOf(day) / 6),
  year: (day) => Math.floor(monthOf(day) / 12),
};

/** The same day so many months earlier, or the last day of that month. */
export function monthsBefore(day, months) {
  const date = new Date(day * MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / MS;
}

/** A date lies within so many months before the inspection. */
export function within(fact, months, today) {
  if (typeof fact !== 'number') return missing(fact);
  return fact <= today && fact >= monthsBefore(today, months) ? PASS : FAIL;
}

/** Dates follow each other, none is missing; those that do not apply are left out, and two in the wrong order stay wrong. */
export function inOrder(...dates) {
  let unknown = NA;
  const known = [];
  for (const date of dates) {
    if (typeof date === 'number') known.push(date);
    else unknown = Math.min(unknown, missing(date));
  }
  if (!known.every((date, n) => n === 0 || known[n - 1] <= date)) return FAIL;
  if (unknown !== NA) return unknown;
  return known.length === 0 ? NA : PASS;
}

/**
 * Days with an event in each of the last complete periods. `events` holds the
 * days that count, `records` says how many records did, `unknown` why it is
 * not known of others. Without any record a claim decides: said yes it is to
 * be confirmed.
 */
function rhythm({ events, records, unknown }, { per, needed, periods, claim, today }) {
  if (needed === undefined || periods === undefined) return NOT_CONFIGURED;
  const index = PERIODS[per];
  const current = index(today);
  const days = Array.from({ length: periods }, () => new Set());
  for (const day of events) {
    const back = current - index(day);
    if (back >= 1 && back <= periods) days[back - 1].add(day);
  }
  if (days.every((set) => set.size >= needed)) return PASS;
  if (unknown !== NA) return unknown;
  if (records > 0) return FAIL;
  if (claim === true) return TO_CONFIRM;
  return claim === false ? FAIL : PENDING;
}

/** A rhythm of the dates that a subject lists itself. */
export function ownRhythm(dates, wanted) {
  if (dates === NOT_APPLICABLE) return NA;
  const listed = Array.isArray(dates);
  // A list that nobody filled in may still be claimed.
  const unknown = dates === CANNOT_CHECK ? CANNOT : NA;
  return rhythm({ events: listed ? dates : [], records: listed ? 1 : 0, unknown }, wanted);
}

/** A rhythm of dated records of which those count that `counts` passes. */
export function recordRhythm(records, counts, wanted) {
  const found = { events: [], records: 0, unknown: NA };
  for (const record of records) {
    const verdict = counts(record);
    if (verdict === FAIL || verdict === NA) continue;
    if (verdict !== PASS) {
      found.unknown = Math.min(found.unknown, verdict);
    } else if (typeof record.date === 'number') {
      found.events.push(record.date);
      found.records += 1;
    } else {
      found.unknown = Math.min(found.unknown, missing(record.date));
    }
  }
  return rhythm(found, wanted);
}
