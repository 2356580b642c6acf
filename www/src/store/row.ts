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
  /** Whether it takes back what another row did. */
  undo?: true;
  hash: string;
}

/** Rows of before undo was kept have the same content as rows that undo nothing. */
const content = ({ insp, device, seq, prev, at, change, undo }: Omit<Row, "hash">): string =>
  JSON.stringify(undo ? [insp, device, seq, prev, at, change, undo] : [insp, device, seq, prev, at, change]);

export async function seal(row: Omit<Row, "hash">): Promise<Row> {
  return { ...row, hash: await sha256(content(row)) };
}

/** Whether a row is as it was written. */
export const isWhole = async (row: Row): Promise<boolean> => row.hash === (await sha256(content(row)));

/** The time with the offset of the place, as an answer carries it. */
export function now(date = new Date()): string {
  const offset = -date.getTimezoneOffset();
  const two = (n: number): string => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
