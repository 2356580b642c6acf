/** How a typed number reads. */
export type Reading =
  | { one: string }
  /** It can be meant in several ways, or only almost: the user says which. */
  | { ask: string[] }
  | { none: true };

const DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
/** Counters that say nothing of a number but what is counted. */
const COUNTERS = new Set(["个", "人", "名", "位", "项", "件", "次", "条", "份", "处", "台", "张", "套", "户", "家"]);
const DIGITS_AND_UNIT = /^(-?[\d.,、\s]*\d)\s*([^\d\s.,、].*)$/u;
const NUMERAL_AND_UNIT = /^(-?[〇零一二两三四五六七八九十百千万点]+)\s*([^〇零一二两三四五六七八九十百千万点\s].*)$/u;
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * Reads a number as it is typed in China: full-width signs, a full stop as decimal point, thousands,
 * Chinese numerals, 万 and 亿, and the unit that the field has anyway. Never another number: where two
 * readings exist, both are offered.
 */
export function readNumber(typed: string, units: readonly string[] = []): Reading {
  const text = typed
    .normalize("NFKC")
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim();
  if (!text) return { none: true };
  const signed = text.replace(/^[−–—－]\s*/, "-").replace(/(?<=\d)。(?=\d)/g, ".");
  return withUnit(signed, units.flatMap((unit) => [unit.normalize("NFKC").trim()]).filter(Boolean)) ?? bare(signed);
}

function withUnit(text: string, units: string[]): Reading | undefined {
  const [, number = "", rest = ""] = DIGITS_AND_UNIT.exec(text) ?? NUMERAL_AND_UNIT.exec(text) ?? [];
  if (!number || !rest) return undefined;
  const scale = rest === "万" ? 4 : rest === "亿" ? 8 : undefined;
  const reading = bare(number);
  if (scale !== undefined) return "one" in reading ? { one: shifted(reading.one, scale) } : reading;
  if (units.includes(rest) || (!units.length && COUNTERS.has(rest))) return reading;
  // Another unit than the field's: the number may have to be converted.
  return "one" in reading ? { ask: [reading.one] } : "ask" in reading ? reading : undefined;
}

function bare(text: string): Reading {
  if (PLAIN.test(text)) return { one: text };
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return { one: text.replaceAll(",", "") };
  const [, whole = "", mark = "", part = ""] = /^(-?\d+)([,、\s]+)(\d+)$/.exec(text) ?? [];
  if (mark) return { ask: mark === "、" ? [`${whole}.${part}`] : [`${whole}.${part}`, `${whole}${part}`] };
  const numeral = chinese(text.replace(/^-/, ""));
  return numeral === undefined ? { none: true } : { one: text.startsWith("-") ? `-${numeral}` : numeral };
}

/** A Chinese numeral below a hundred million, with decimals behind 点. */
function chinese(text: string): string | undefined {
  const [whole = "", part, more] = text.split("点");
  if (more !== undefined || (part !== undefined && !/^[〇零一二三四五六七八九]+$/.test(part))) return undefined;
  const [high = "", low, lower] = whole.includes("万") ? whole.split("万") : ["", whole];
  if (lower !== undefined) return undefined;
  const [above, below] = [high ? upToTenThousand(high) : 0, low ? upToTenThousand(low.replace(/^零/, "")) : 0];
  if (above === undefined || below === undefined || (whole === "" && part !== undefined) || text === "") return undefined;
  if (whole.includes("万") && !high) return undefined;
  const decimals = part === undefined ? "" : `.${[...part].map((digit) => DIGITS[digit]).join("")}`;
  return `${above * 10_000 + below}${decimals}`;
}

function upToTenThousand(text: string): number | undefined {
  // Digits one after the other, as in 二〇二六.
  if (text.length > 1 && [...text].every((sign) => sign in DIGITS)) return Number([...text].map((digit) => DIGITS[digit]).join(""));
  let [sum, digit, last] = [0, undefined as number | undefined, 10_000];
  for (const sign of text) {
    if (sign in DIGITS) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = DIGITS[sign];
    } else if (sign in UNITS) {
      const unit = UNITS[sign] ?? 0;
      if (unit >= last) return undefined;
      if (digit === undefined && unit !== 10) return undefined;
      sum += (digit ?? 1) * unit;
      [digit, last] = [undefined, unit];
    } else return undefined;
  }
  return sum + (digit ?? 0);
}

/** A decimal number with its point moved, by its digits. */
function shifted(number: string, places: number): string {
  const [whole = "", part = ""] = number.split(".");
  const digits = part.padEnd(places, "0");
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = digits.slice(places).replace(/0+$/, "");
  return rest ? `${moved}.${rest}` : moved;
}
