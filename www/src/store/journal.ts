import type { Inspection } from "../engine/types";
import { act, type Change, type Kept } from "./change";
import type { Copy } from "./copy";
import { all, keeps, transact } from "./db";
import { now, seal, validPart, type Row } from "./row";
import { mark, readMark } from "./mark";

/** What the user is told about the last answers. */
export type Saved =
  | { state: "saving" }
  /** In none where the browser has no storage: the answers live as long as the page. */
  | { state: "saved"; at: string; copies: number }
  /** Not written; kept in memory and tried again with the next change or on demand. */
  | { state: "failed"; reason: string; waiting: number };

/** What opening found besides the inspection itself. */
export interface Found {
  /** Rows that were missing in the database and came back from the second copy. */
  restored: number;
  /** Rows that are known to have existed and are in no copy. */
  lost: number;
  /** Whether a row was altered, or one in between is gone. */
  damaged: boolean;
}

interface Snapshot {
  insp: string;
  device: string;
  seq: number;
  hash: string;
  inspection: string;
}

const SNAPSHOT_EVERY = 100;
const SNAPSHOTS_KEPT = 2;
const range = (insp: string): IDBKeyRange => IDBKeyRange.bound([insp], [insp, []]);
export const copyFile = (insp: string): string => `journal-${insp}.jsonl`;

/** The rows of one inspection on this device: read once, then only added to. */
export class Journal {
  private rows: Row[] = [];
  private queued = 0;
  private writing: Promise<void> = Promise.resolve();
  private tail: { seq: number; hash: string; at: string };
  private sinceSnapshot = 0;
  private copied = true;
  onSaved: (saved: Saved) => void = () => undefined;
  /** Gives the inspection when a snapshot is due. */
  current: () => Kept | undefined = () => undefined;

  private constructor(
    readonly insp: string,
    readonly device: string,
    private readonly copy: Copy | undefined,
    last: { seq: number; hash: string; at: string },
  ) {
    this.tail = last;
  }

  static start(insp: string, device: string, copy?: Copy): Journal {
    return new Journal(insp, device, copy, { seq: 0, hash: "", at: now() });
  }

  static async open(insp: string, copy?: Copy): Promise<{ journal: Journal; kept: Kept; backs: Change[]; found: Found } | undefined> {
    const stored = await all<Row>("journal", range(insp));
    const copied = copy ? await copyRows(copy, insp) : [];
    const { rows, damaged } = await best(stored, copied);
    const first = rows[0];
    const last = rows[rows.length - 1];
    if (!first || !last) return undefined;
    const missing = rows.filter((row, i) => stored[i]?.hash !== row.hash);
    if (missing.length) await writeRows(missing);
    const journal = new Journal(insp, first.device, copy, last);
    if (copy && !equal(rows, copied)) await copy.write(copyFile(insp), rows.map(line).join("")).catch(() => (journal.copied = false));
    const lost = Math.max(0, (readMark(insp)?.seq ?? 0) - last.seq);
    return { journal, ...(await replay(insp, rows)), found: { restored: missing.length, lost, damaged } };
  }

  /** When the last row was written. */
  get changed(): string {
    return this.tail.at;
  }

  /** Adds a change, in order; `onSaved` tells when it is durable. */
  append(change: Change, undo = false, at = now()): void {
    this.queued += 1;
    this.onSaved({ state: "saving" });
    const written = this.writing.then(async () => {
      const row = await seal({ insp: this.insp, device: this.device, seq: this.tail.seq + 1, prev: this.tail.hash, at, change, ...(undo && { undo }) });
      this.tail = row;
      this.rows.push(row);
      this.queued -= 1;
      await this.flush();
    });
    this.writing = written.catch(() => undefined);
  }

  /** How many changes are not durable yet. */
  get waiting(): number {
    return this.queued + this.rows.length;
  }

  /** Tries again what could not be written. */
  retry(): Promise<void> {
    const written = this.writing.then(() => this.flush());
    this.writing = written.catch(() => undefined);
    return written;
  }

  /** Holds when nothing is under way. */
  idle(): Promise<void> {
    return this.writing;
  }

  private async flush(): Promise<void> {
    const { rows } = this;
    if (!rows.length) return;
    try {
      for (const row of rows) await writeRows([row]);
    } catch (error) {
      const reason = error instanceof Error ? error.name : String(error);
      this.onSaved({ state: "failed", reason, waiting: rows.length });
      throw error;
    }
    this.rows = [];
    mark(this.insp, this.tail);
    const copies = Number(await keeps()) + Number(await this.second(rows));
    this.onSaved(this.queued ? { state: "saving" } : { state: "saved", at: this.lastAt(rows), copies });
    this.sinceSnapshot += rows.length;
    if (this.sinceSnapshot >= SNAPSHOT_EVERY && !this.waiting) await this.snapshot();
  }

  private lastAt(rows: Row[]): string {
    return rows[rows.length - 1]?.at ?? now();
  }

  /** The second copy never stands in the way of the first. */
  private async second(rows: Row[]): Promise<boolean> {
    if (!this.copy || !this.copied) return false;
    try {
      await this.copy.append(copyFile(this.insp), rows.map(line).join(""));
      return true;
    } catch {
      this.copied = false;
      return false;
    }
  }

  private async snapshot(): Promise<void> {
    const kept = this.current();
    if (!kept) return;
    this.sinceSnapshot = 0;
    const { insp, device } = this;
    const { seq, hash } = this.tail;
    const snapshot: Snapshot = { insp, device, seq, hash, inspection: JSON.stringify(kept) };
    try {
      const old = await all<Snapshot>("snapshots", range(insp));
      await transact(["snapshots"], "readwrite", (store) => {
        store("snapshots").put(snapshot);
        for (const gone of old.slice(0, Math.max(0, old.length + 1 - SNAPSHOTS_KEPT))) store("snapshots").delete([gone.insp, gone.seq]);
      });
    } catch {
      // Only a shortcut for opening; the rows are all there.
    }
  }
}

const line = (row: Row): string => `${JSON.stringify(row)}\n`;

const writeRows = (rows: Row[]): Promise<void> =>
  transact(["journal"], "readwrite", (store) => {
    for (const row of rows) store("journal").put(row);
  });

/** Rows of the second copy; a last line that was cut off is left out. */
async function copyRows(copy: Copy, insp: string): Promise<Row[]> {
  const text = (await copy.read(copyFile(insp)).catch(() => undefined)) ?? "";
  const rows: Row[] = [];
  for (const part of text.split("\n")) {
    if (!part) continue;
    try {
      rows.push(JSON.parse(part) as Row);
    } catch {
      break;
    }
  }
  return rows;
}

/**
 * The rows to go on with. A copy whose valid part is longer wins. Where the chain of the database is
 * broken and no copy is whole, every row that can be read is kept: a doubtful answer is shown, not dropped.
 */
async function best(stored: Row[], copied: Row[]): Promise<{ rows: Row[]; damaged: boolean }> {
  const valid = await validPart(stored);
  if (equal(valid, stored) && equal(stored, copied)) return { rows: stored, damaged: false };
  const second = await validPart(copied);
  if (second.length > valid.length && second.length >= stored.length) return { rows: second, damaged: false };
  return { rows: stored, damaged: valid.length < stored.length };
}

const equal = (a: Row[], b: Row[]): boolean => a.length === b.length && a[a.length - 1]?.hash === b[b.length - 1]?.hash;

async function replay(insp: string, rows: Row[]): Promise<{ kept: Kept; backs: Change[] }> {
  const snapshots = await all<Snapshot>("snapshots", range(insp)).catch(() => []);
  const known = snapshots.reverse().find(({ seq, hash, inspection }) => rows[seq - 1]?.hash === hash && inspection.startsWith('{"inspection"'));
  const kept = known ? (JSON.parse(known.inspection) as Kept) : { inspection: {} as Inspection, drafts: {} };
  const backs: Change[] = [];
  for (const { change, undo } of rows.slice(known?.seq ?? 0)) {
    const back = act(kept, change);
    if (undo) backs.pop();
    else if (change.op !== "start" && change.op !== "draft") backs.push(back);
  }
  return { kept, backs };
}
