/**
 * The eight verdicts and the small questions the rules are made of.
 *
 * A fact is `undefined` while nobody answered it, NOT_APPLICABLE or
 * CANNOT_CHECK where the inspector said so, else its value: true or false, a
 * number, an option's key, an array of keys, a day number, an array of those.
 */

export const PASS = 0;
export const FAIL = 1;
export const PENDING = 2;
export const TO_CONFIRM = 3;
export const CANNOT = 4;
export const NOT_CONFIGURED = 5;
export const NOT_SUPPLIED = 6;
export const NA = 7;

/** The names of the verdicts, by number. */
export const VERDICTS = [
  'pass', 'fail', 'pending', 'to_confirm', 'cannot_check', 'not_configured', 'not_supplied', 'not_applicable',
];

export const NOT_APPLICABLE = Symbol('not applicable');
export const CANNOT_CHECK = Symbol('cannot check');

/** The verdict of a fact without a value. */
export function missing(fact) {
  if (fact === NOT_APPLICABLE) return NA;
  return fact === CANNOT_CHECK ? CANNOT : PENDING;
}

/** Whether the verdict may still become a fail by an answer. */
export const isOpen = (verdict) => verdict === PENDING || verdict === TO_CONFIRM || verdict === CANNOT;

export function yes(fact) {
  if (fact === true) return PASS;
  return fact === false ? FAIL : missing(fact);
}

export function no(fact) {
  if (fact === false) return PASS;
  return fact === true ? FAIL : missing(fact);
}

/** A choice is this option. */
export function is(fact, option) {
  return typeof fact === 'string' ? (fact === option ? PASS : FAIL) : missing(fact);
}

/** A choice is one of these options. */
export function oneOf(fact, options) {
  return typeof fact === 'string' ? (options.includes(fact) ? PASS : FAIL) : missing(fact);
}

/** A set holds this element. */
export function has(fact, element) {
  return Array.isArray(fact) ? (fact.includes(element) ? PASS : FAIL) : missing(fact);
}

/** A set holds all of these elements. */
export function hasAll(fact, elements) {
  if (!Array.isArray(fact)) return missing(fact);
  for (const element of elements) if (!fact.includes(element)) return FAIL;
  return PASS;
}

/** A set does not hold this element. */
export function lacks(fact, element) {
  return Array.isArray(fact) ? (fact.includes(element) ? FAIL : PASS) : missing(fact);
}

/** A set holds none of these elements. */
export function hasNone(fact, elements) {
  if (!Array.isArray(fact)) return missing(fact);
  for (const element of elements) if (fact.includes(element)) return FAIL;
  return PASS;
}

/** A set holds at least so many of these elements, or all when there are not so many. */
export function hasSome(fact, elements, needed) {
  if (!Array.isArray(fact)) return missing(fact);
  let found = 0;
  for (const element of elements) if (fact.includes(element)) found += 1;
  return found >= Math.min(needed, elements.length) ? PASS : FAIL;
}

/** How many of these elements a set does not hold. */
export const lacking = (set, elements) => elements.reduce((n, element) => n + (set.includes(element) ? 0 : 1), 0);

/** How many of these elements a set holds. */
export const holding = (set, elements) => elements.length - lacking(set, elements);

export function atLeast(fact, bound) {
  return typeof fact === 'number' ? (fact >= bound ? PASS : FAIL) : missing(fact);
}

export function atMost(fact, bound) {
  return typeof fact === 'number' ? (fact <= bound ? PASS : FAIL) : missing(fact);
}

/** A number reaches a bound that the office sets; unset, it tells the office before the inspector. */
export function atLeastIfSet(fact, bound) {
  if (bound !== undefined) return atLeast(fact, bound);
  return fact === NOT_APPLICABLE ? NA : NOT_CONFIGURED;
}

/** Both hold: fail wins, then what is unknown, then pass; what does not apply is left out. */
export function and(a, b) {
  if (a === FAIL || b === FAIL) return FAIL;
  if (a === PASS || a === NA) return b === NA ? a : b;
  return b === PASS || b === NA ? a : Math.min(a, b);
}

/** One holds: pass wins, then what is unknown, then fail; what does not apply is left out. */
export function or(a, b) {
  if (a === PASS || b === PASS) return PASS;
  if (a === FAIL || a === NA) return b === NA ? a : b;
  return b === FAIL || b === NA ? a : Math.min(a, b);
}

/** One of two holds, or, where two are wanted, each of them that applies. */
export const someOfTwo = (a, b, needed) => (needed >= 2 ? and(a, b) : or(a, b));

/**
 * A rule that applies only where a condition holds: `only(condition) ?? verdict`.
 * Null where it holds; else the verdict, for a condition that is not known passes on.
 */
export function only(condition) {
  if (condition === PASS) return null;
  return condition === FAIL ? NA : condition;
}
