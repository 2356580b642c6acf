import type { Change } from "./change";
import { sha256 } from "./hash";

/** One row of a journal. Rows are only ever added; each names the one before it by hash. */
export interface Row {
  insp: string;
  device: string;
  seq: number;
  prev: string;
  at: string;
  change: Change;
  /** Whether it takes the change before back. */
  undo?: boolean;
  hash: string;
}

const content = ({ insp, device, seq, prev, at, change, undo }: Omit<Row, "hash">): string =>
  JSON.stringify([insp, device, seq, prev, at, change, ...(undo ? [undo] : [])]);

export async function seal(row: Omit<Row, "hash">): Promise<Row> {
  return { ...row, hash: await sha256(content(row)) };
}

/** The rows up to the first that is missing, was altered or does not follow its predecessor. */
export async function validPart(rows: Row[]): Promise<Row[]> {
  const hashes = await Promise.all(rows.map((row) => sha256(content(row))));
  const end = rows.findIndex(
    (row, i) => row.seq !== i + 1 || row.prev !== (rows[i - 1]?.hash ?? "") || row.hash !== hashes[i],
  );
  return end < 0 ? rows : rows.slice(0, end);
}

/** The time with the offset of the place, as an answer carries it. */
export function now(date = new Date()): string {
  const offset = -date.getTimezoneOffset();
  const two = (n: number): string => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
