/** A table as a file that office programs open as it is: the mark tells them that the text is UTF-8. */
export const csv = (rows: readonly (readonly string[])[]): Blob =>
  new Blob([`\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`], { type: "text/csv" });

/** One cell: a text that a spreadsheet would take for a formula gets a mark that keeps it a text. */
export function cell(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Signs with which a formula begins; in their wide and small forms spreadsheets in China take them too. */
const SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫−";
const NUMBER = /^[+-]?\d+(\.\d+)?%?$/;

function isFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  // A spreadsheet drops what cannot be seen before it looks at the first sign.
  const [first = ""] = text.replace(/^[\s\p{Cf}\p{Cc}]+/u, "");
  return SIGNS.includes(first) && first !== "" && !NUMBER.test(text);
}
