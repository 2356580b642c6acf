import type { Subject } from "../engine/types";
import { type Line, readRows } from "../store/csv";
import { identity, tidy } from "../store/normal";

const PREFIX: Record<string, string> = { centre: "C", hall: "H", window: "W", staff: "S" };

/** The next free number of a kind, such as W06 after W05. */
export function nextId(kind: string, taken: Set<string>): string {
  const prefix = PREFIX[kind] ?? `${kind}-`;
  const looks = new Set(Array.from(taken, identity));
  for (let n = 1; ; n++) {
    const id = `${prefix}${String(n).padStart(2, "0")}`;
    if (!looks.has(identity(id))) return id;
  }
}

export interface Pasted {
  subjects: Subject[];
  /** Lines that cannot be taken, with what is wrong. */
  problems: { line: number; what: PasteProblem; text: string }[];
  /** Lines that are none of the list: its head, a sum. */
  skipped: { line: number; what: "head" | "total"; text: string }[];
}
export type PasteProblem = "taken" | "double" | "no_parent" | "two_parents" | "two_readings" | "no_id" | "spoilt" | "too_long";

/** Ids and names of subjects, as the limits of the engine have them. */
const LONGEST = 200;
/** The signs that part cells, each with its full-width form; white space only where none of them occurs. */
const SIGNS = ["\t", ",，", ";；", "、", "|｜"];

type Column = "id" | "name" | "parent" | "row" | "other";
const HEADS: [Column, RegExp][] = [
  ["row", /^(序号|行号|no\.?|#)$/],
  ["id", /^(编号|号码|代码|工号|.{0,4}(号|编号|代码)|id|number|code)$/],
  ["parent", /^(所属.{0,6}|上级.{0,4}|parent|belongsto)$/],
  ["name", /^(名称|.{0,4}名称|单位|业务|事项|name|title)$/],
  ["other", /^(姓名|备注|说明|电话|联系电话|职务|岗位|类别|类型|note|remark|kind|class)$/],
];
const TOTAL = /^(合计|总计|小计|共计|总数|total|sum|subtotal)\d*[:个]?/;
/** What spreadsheet programs make of figures: 1E+05, 1,234. */
const SPOILT = /^\d+(\.\d+)?e[+-]?\d+$|^\d{1,3}(,\d{3})+$/i;

/**
 * Reads a pasted list: a line for each subject, with number, name and the number or name of what it belongs
 * to, parted as tables, lists and people part them. The number alone is enough. Nothing is taken of which
 * two readings are possible.
 */
export function readList(
  text: string,
  kind: string,
  taken: Iterable<string>,
  parents: Pick<Subject, "id" | "name">[],
  standing?: string,
): Pasted {
  const pasted: Pasted = { subjects: [], problems: [], skipped: [] };
  const ids = new Set(Array.from(taken, identity));
  const met = new Map<string, number>();
  let columns: Column[] = ["id", "name", "parent"];
  let first = true;
  for (const { line, cells } of lines(text)) {
    const told = cells.filter(Boolean).join(" ");
    if (!told) continue;
    const problem = (what: PasteProblem, text: string): void => {
      pasted.problems.push({ line, what, text });
    };
    const heads = first ? columnsOf(cells) : undefined;
    first = false;
    if (heads) {
      columns = heads;
      pasted.skipped.push({ line, what: "head", text: told });
      continue;
    }
    if (cells.slice(0, 2).some((cell) => TOTAL.test(identity(cell)))) {
      pasted.skipped.push({ line, what: "total", text: told });
      continue;
    }
    const under = (column: Column): string => cells[columns.indexOf(column)] ?? "";
    const [id, name, parent] = [under("id"), under("name"), under("parent")];
    const look = identity(id);
    const belongs = parent ? parentOf(parent, parents) : standing ? [standing] : [];
    const [above] = belongs;
    const second = met.get(look);
    if (!look) problem("no_id", told);
    else if (SPOILT.test(id)) problem("spoilt", id);
    else if (id.length > LONGEST || name.length > LONGEST) problem("too_long", `${id.slice(0, 40)}…`);
    else if (severalReadings(cells, columns)) problem("two_readings", told);
    else if (second !== undefined) problem("double", `${id} = ${second}`);
    else if (ids.has(look)) problem("taken", id);
    else if (parent && belongs.length > 1) problem("two_parents", parent);
    else if (parent && above === undefined) problem("no_parent", parent);
    else {
      ids.add(look);
      met.set(look, line);
      pasted.subjects.push({ id, kind, ...(name && { name }), ...(above !== undefined && { parent: above }), facts: {} });
    }
  }
  return pasted;
}

/** The cells of every line, by the sign that comes first in most of them. */
function lines(text: string): Line[] {
  const votes = SIGNS.map(() => 0);
  for (const line of text.replace(/"[^"]*"/g, "").split("\n")) {
    const first = [...line.trim()].map((one) => SIGNS.findIndex((sign) => sign.includes(one))).find((at) => at >= 0);
    if (first !== undefined) votes[first] = (votes[first] ?? 0) + 1;
  }
  const most = Math.max(...votes);
  const sign = most > 0 ? SIGNS[votes.indexOf(most)] : undefined;
  if (sign !== undefined) return readRows(text, sign).map(({ line, cells }) => ({ line, cells: cells.map(tidy) }));
  return text.split("\n").map((line, i) => ({ line: i + 1, cells: tidy(line).split(/[\s\u3000]+/) }));
}

/** What the cells of a head mean; nothing where the line is none. */
function columnsOf(cells: string[]): Column[] | undefined {
  const columns = cells.map((cell): Column | undefined => HEADS.find(([, head]) => head.test(identity(cell)))?.[0]);
  if (columns[0] === undefined || columns.some((column, at) => column === undefined && /\d/.test(cells[at] ?? ""))) return undefined;
  const known = columns.map((column) => column ?? "other");
  // A running number is the number of a subject only where there is no other.
  const found = known.includes("id") ? known : known.map((column) => (column === "row" ? "id" : column));
  return found.includes("id") ? found : undefined;
}

/** The numbers of what is meant by a number or a name: several where two have the name. */
function parentOf(told: string, parents: Pick<Subject, "id" | "name">[]): string[] {
  const look = identity(told);
  const byId = parents.filter(({ id }) => identity(id) === look);
  return (byId.length ? byId : parents.filter(({ name }) => name && identity(name) === look)).map(({ id }) => id);
}

/** Whether a line may be several numbers, or has more in it than there are columns. */
function severalReadings(cells: string[], columns: Column[]): boolean {
  const [first = "", second = ""] = cells;
  const shape = (id: string): string => identity(id).replace(/\d+/g, "0");
  const alike = columns[0] === "id" && /\d/.test(first) && shape(first) === shape(second);
  const uncut = /[\t,，;；、|｜]/.test(cells[columns.indexOf("id")] ?? "");
  return alike || uncut || cells.slice(columns.length).some(Boolean);
}
