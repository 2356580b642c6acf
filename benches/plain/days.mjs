/** Days as numbers, and what the rules ask of them. */

import {
  FAIL, NOT_APPLICABLE, NOT_CONFIGURED, PASS, PENDING, TO_CONFIRM, NA, missing,
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

/** Dates follow each other, none is missing. */
export function inOrder(first, second, third) {
  const dates = [first, second, third];
  let unknown = PASS;
  for (const date of dates) {
    if (typeof date === 'number') continue;
    const verdict = missing(date);
    if (verdict !== NA) unknown = unknown === PASS ? verdict : Math.min(unknown, verdict);
  }
  if (unknown !== PASS) return unknown;
  const known = dates.filter((date) => typeof date === 'number');
  if (known.length === 0) return NA;
  for (let i = 1; i < dates.length; i += 1) {
    if (typeof dates[i] === 'number' && typeof dates[i - 1] === 'number' && dates[i] < dates[i - 1]) return FAIL;
  }
  return PASS;
}

/**
 * Days with an event in each of the last complete periods. `events` holds the
 * days that count, `unsure` how many records may count, `records` how many did.
 * Without any record a claim decides: said yes it is to be confirmed.
 */
export function rhythm({ events, unsure, records }, { per, needed, periods, claim, today }) {
  if (needed === undefined || periods === undefined) return NOT_CONFIGURED;
  const index = PERIODS[per];
  const current = index(today);
  const days = Array.from({ length: periods }, () => new Set());
  for (const day of events) {
    const back = current - index(day);
    if (back >= 1 && back <= periods) days[back - 1].add(day);
  }
  if (days.every((set) => set.size >= needed)) return PASS;
  if (unsure > 0) return PENDING;
  if (records > 0) return FAIL;
  if (claim === true) return TO_CONFIRM;
  return claim === false ? FAIL : PENDING;
}

/** The events of a list of dates of the subject itself. */
export function ownEvents(dates) {
  if (Array.isArray(dates)) return { events: dates, unsure: 0, records: 1 };
  return { events: [], unsure: dates === NOT_APPLICABLE ? 0 : 1, records: 0 };
}

/** The events of dated records of which those count that `counts` passes. */
export function recordEvents(records, counts) {
  const found = { events: [], unsure: 0, records: 0 };
  for (const record of records) {
    const verdict = counts(record);
    if (verdict === FAIL || verdict === NA) continue;
    if (verdict === PASS && typeof record.date === 'number') {
      found.events.push(record.date);
      found.records += 1;
    } else if (verdict !== PASS || record.date !== NOT_APPLICABLE) {
      found.unsure += 1;
    }
  }
  return found;
}
