/** Tables as text, both ways (RFC 4180), as every office program writes and reads them. */

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
const NUMBER = /^[+-]?\d[\d./]*%?$/;

function isFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  // A spreadsheet drops what cannot be seen before it looks at the first sign.
  const [first = ""] = text.replace(/^[\s\p{Cf}\p{Cc}]+/u, "");
  return SIGNS.includes(first) && first !== "" && !NUMBER.test(text);
}

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
