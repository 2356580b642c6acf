import type { Inspection, PackChoice } from "../engine/types";
import { act, type Change, type Kept } from "./change";
import { readMark } from "./mark";
import type { Merged } from "./merge";
import type { Row } from "./row";

/** The state at a row, so that opening need not act again on all that came before. */
export interface Snapshot {
  insp: string;
  device: string;
  seq: number;
  hash: string;
  /** Snapshots of the first format may hold what only later rows say; they have no number here. */
  format: 2;
  kept: string;
}

const UNDO_DEPTH = 200;

export interface Replayed {
  kept: Kept;
  /** What undo takes back, the newest last. */
  backs: Change[];
  /** The standards that the inspection had, the newest last. */
  standards: PackChoice[][];
  /** Rows that changed nothing because they cannot be read, or are altered. */
  damaged: number;
  /** Numbers between two rows that no copy has. */
  lost: number;
}

/** Acts on all rows after the snapshot, or after the last row that says everything anew. */
export function replay(insp: string, { rows, doubtful }: Merged, snapshots: Snapshot[]): Replayed {
  const start = Math.max(
    0,
    rows.findLastIndex(({ change }) => change?.op === "start"),
  );
  const snapshot = chosen(
    rows,
    doubtful,
    snapshots.filter(({ seq }) => seq >= (rows[start]?.seq ?? 0)),
  );
  const base = snapshot && read(snapshot);
  const kept = base ?? { inspection: empty(insp, rows), drafts: {} };
  const from = base && snapshot ? rows.findIndex(({ seq }) => seq === snapshot.seq) + 1 : start;
  const after = rows.slice(from);
  const done: Replayed = { kept, backs: [], standards: standards(rows), damaged: 0, lost: 0 };
  let last = base && snapshot ? snapshot.seq : (after[0]?.seq ?? 1) - 1;
  // Without a first row nothing says what was there before.
  if (!base && after[0]?.change?.op !== "start") last = 0;
  for (const row of after) {
    done.lost += row.seq - last - 1;
    last = row.seq;
    if (doubtful.has(row)) done.damaged += 1;
    try {
      const back = act(kept, row.change);
      if (!back) throw new TypeError("a change of a kind that nobody knows");
      remember(done.backs, row, back);
    } catch {
      if (!doubtful.has(row)) done.damaged += 1;
    }
  }
  return done;
}

/** What undo takes back after this. */
export function remember(backs: Change[], { change, undo }: { change: Change; undo?: boolean }, back: Change): void {
  // What an inspection began with is not taken back, and what stands in a field is no step.
  if (change.op === "start") backs.length = 0;
  else if (undo) backs.pop();
  else if (change.op !== "draft") backs.push(back);
  if (backs.length > UNDO_DEPTH) backs.shift();
}

/** The oldest with nothing spoiled behind it, because undo reaches back as far; else the newest, which bridges most. */
function chosen(rows: Row[], doubtful: Set<Row>, snapshots: Snapshot[]): Snapshot | undefined {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const known = snapshots.filter(({ seq, hash }) => bySeq.get(seq)?.hash === hash).sort((a, b) => a.seq - b.seq);
  const last = rows[rows.length - 1]?.seq ?? 0;
  const whole = ({ seq }: Snapshot): boolean => {
    for (let n = seq + 1; n <= last; n++) {
      const row = bySeq.get(n);
      if (!row || doubtful.has(row)) return false;
    }
    return true;
  };
  return known.find(whole) ?? known[known.length - 1];
}

function read({ kept }: Snapshot): Kept | undefined {
  try {
    return JSON.parse(kept) as Kept;
  } catch {
    return undefined;
  }
}

/** Where the first row is lost: nothing but what later rows say. */
const empty = (id: string, rows: Row[]): Inspection => ({
  format: "windowcheck-inspection/1",
  id,
  title: readMark(id)?.title ?? "",
  sample: false,
  date: rows[0]?.at?.slice(0, 10) ?? "",
  inspectors: [],
  standard: [],
  subjects: [],
  absent: {},
});

function standards(rows: Row[]): PackChoice[][] {
  const said = (change: Change | undefined): PackChoice[][] => {
    if (change?.op === "start") return [change.inspection?.standard ?? []];
    if (change?.op === "standard") return [change.standard];
    return change?.op === "all" && Array.isArray(change.changes) ? change.changes.flatMap(said) : [];
  };
  return rows.flatMap(({ change }) => said(change)).filter(Array.isArray);
}
