import { isWhole, type Row } from "./row";

/** One history made of the rows of both copies. */
export interface Merged {
  /** By their number; numbers that are in no copy are missing. */
  rows: Row[];
  /** Rows that were altered or do not follow the one before; kept all the same: a doubtful answer is shown, not dropped. */
  doubtful: Set<Row>;
}

/** Each row is judged by itself, so that what is spoiled costs itself and nothing beside it. */
export async function merge(database: Row[], copy: Row[], wholeOnly = false): Promise<Merged> {
  const first = await bySeq(database);
  // What says the same in both needs no second look.
  const same = new Set([...first.values()].filter(({ whole }) => whole).map(({ row }) => JSON.stringify(row)));
  const second = await bySeq(copy.filter((row) => !same.has(JSON.stringify(row))));
  const rows: Row[] = [];
  const doubtful = new Set<Row>();
  let next: Row | undefined;
  for (const seq of [...new Set([...first.keys(), ...second.keys()])].sort((a, b) => b - a)) {
    const chosen = choose(first.get(seq), second.get(seq), next);
    if (!chosen || (wholeOnly && !chosen.whole)) continue;
    if (!chosen.whole) doubtful.add(chosen.row);
    else if (next?.seq === seq + 1 && next.prev !== chosen.row.hash) doubtful.add(next);
    rows.push((next = chosen.row));
  }
  return { rows: rows.reverse(), doubtful };
}

interface Seen {
  row: Row;
  whole: boolean;
}

/** Of two whole rows with one number the one that the next follows; else that of the database. */
function choose(first: Seen | undefined, second: Seen | undefined, next: Row | undefined): Seen | undefined {
  if (!first || !second) return first ?? second;
  if (first.whole !== second.whole) return first.whole ? first : second;
  return next && next.prev === second.row.hash && next.prev !== first.row.hash ? second : first;
}

async function bySeq(rows: Row[]): Promise<Map<number, Seen>> {
  const whole = await Promise.all(rows.map(isWhole));
  const found = new Map<number, Seen>();
  rows.forEach((row, i) => {
    if (!found.get(row.seq)?.whole) found.set(row.seq, { row, whole: whole[i] ?? false });
  });
  return found;
}
