/** Tables as text, both ways (RFC 4180), as every office program writes and reads them. */

const BEGINS = /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\r\n]/u;
const NUMBER = /^[+-]?\d[\d./]*%?$/;

/** Whether a spreadsheet could take a cell for a formula, as the engine tells: a number with a sign is none. */
export const isFormula = (cell: string): boolean => BEGINS.test(cell) && !NUMBER.test(cell);

const cellText = (cell: string): string => {
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV with the mark by which office programs know UTF-8; no cell of it is a formula. */
export const csv = (rows: string[][]): string => `\ufeff${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;

/** A line of a table and the number of the line where it begins. */
export interface Line {
  line: number;
  cells: string[];
}

/** Reads rows of cells parted by any of some signs; a cell in quotes may hold the sign and line ends. */
export function readRows(text: string, signs: string): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let at = 0;
  const end = (): void => {
    lines.push({ line: began, cells });
    cells = [];
    began = line;
  };
  while (at < text.length) {
    let cell = "";
    const quoted = /^[ ]*"/.exec(text.slice(at, at + 8));
    if (quoted && closes(text, at + quoted[0].length, signs)) {
      at += quoted[0].length;
      for (; at < text.length; at++) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at++;
        if (text[at] === "\n") line++;
        cell += text[at];
      }
      at++;
    }
    while (at < text.length && !signs.includes(text[at] ?? "") && text[at] !== "\n") cell += text[at++];
    cells.push(cell.replace(/\r$/, ""));
    if (at >= text.length) break;
    if (text[at] === "\n") {
      line++;
      end();
    } else if (at === text.length - 1) cells.push("");
    at++;
  }
  if (cells.length) end();
  return lines;
}

/** Whether a quote that is open ends before the next cell or line: an inch sign is no quote. */
function closes(text: string, from: number, signs: string): boolean {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++;
    else return at + 1 >= text.length || `${signs}\n\r `.includes(text[at + 1] ?? "");
  }
  return false;
}
