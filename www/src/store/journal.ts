import { act, type Change, type Kept } from "./change";
import type { Copy } from "./copy";
import { all, keeps, transact } from "./db";
import { keepHaste, readHaste, removeHaste, type Said } from "./haste";
import { mark, readMark } from "./mark";
import { merge } from "./merge";
import { remember, replay, type Replayed, type Snapshot } from "./replay";
import { now, seal, type Row } from "./row";
import { Side } from "./side";
import { within } from "./within";

/** What the user is told about the last answers. */
export type Saved =
  | { state: "saving" }
  /** In none where the browser has no storage: the answers live as long as the page. `fewer`: in one, and it should be two. */
  | { state: "saved"; at: string; copies: number; fewer?: true }
  /** In no copy; kept in memory and tried again by itself, with the next change and on demand. */
  | { state: "failed"; reason: string; waiting: number };

/** What opening found besides the inspection itself. */
export interface Found {
  /** Rows that were missing in the database and came back from the second copy. */
  restored: number;
  /** Rows that are known to have existed and are in no copy. */
  lost: number;
  /** Rows that were altered. */
  damaged: number;
}

export interface Opened extends Pick<Replayed, "kept" | "backs" | "standards"> {
  journal: Journal;
  found: Found;
}

export interface Opening {
  /** Acts on every row again and trusts no snapshot. */
  fromFirst?: boolean;
  /** Leaves out what was altered. */
  wholeOnly?: boolean;
  /** Another tab writes: only looks, and mends nothing. */
  looking?: boolean;
}

const SNAPSHOT_EVERY = 100;
/** Undo reaches back as far as the oldest. */
const SNAPSHOTS_KEPT = 3;
const RETRY_MS = 10_000;
/** A file that does not answer does not keep the database from being read. */
const READ_MS = 10_000;
const range = (insp: string): IDBKeyRange => IDBKeyRange.bound([insp], [insp, []]);
export const copyFile = (insp: string): string => `journal-${insp}.jsonl`;

/**
 * The rows of one inspection on this device: read once, then only added to. A change is taken at once and in
 * order; it is numbered and sealed, and written to the database and to the second copy, each of which takes
 * all that waits in one go. It is saved when it is in one of them.
 */
export class Journal {
  private queue: Said[] = [];
  private sealing = false;
  private broken: string | undefined;
  private tail: { seq: number; hash: string; at: string };
  private sinceSnapshot = 0;
  private readonly database: Side;
  private readonly file: Side | undefined;
  /** Whether the last line of the file may be half a line. */
  private torn = true;
  private retrying: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private saidAll = false;
  /** Whether something may lie in the place of haste. */
  private hastened = false;
  private resting: (() => void)[] = [];
  onSaved: (saved: Saved) => void = () => undefined;
  /** The state in memory: that of the last change that was appended. */
  current: () => Kept | undefined = () => undefined;

  private constructor(
    readonly insp: string,
    readonly device: string,
    copy: Copy | undefined,
    last: { seq: number; hash: string; at: string },
  ) {
    this.tail = last;
    this.database = new Side(
      "database",
      (rows) => this.toDatabase(rows),
      () => this.settle(),
    );
    this.file =
      copy &&
      new Side(
        "files",
        (rows) => this.toFile(copy, rows),
        () => this.settle(),
      );
  }

  static start(insp: string, device: string, copy?: Copy): Journal {
    return new Journal(insp, device, copy, { seq: 0, hash: "", at: now() });
  }

  static async open(insp: string, copy?: Copy, { fromFirst, wholeOnly, looking }: Opening = {}): Promise<Opened | undefined> {
    let refused: unknown;
    const stored = await all<Row>("journal", range(insp)).catch((error: unknown) => ((refused = error), []));
    const copied = copy ? await copyRows(copy, insp) : [];
    const haste = readHaste(insp);
    const merged = await merge(stored, [...copied, ...haste.rows], wholeOnly);
    const { rows } = merged;
    const first = rows[0];
    const last = rows[rows.length - 1];
    if (refused && !last) throw refused;
    if (!first || !last) return undefined;
    const snapshots = fromFirst ? [] : await all<Snapshot>("snapshots", range(insp)).catch(() => []);
    const replayed = replay(
      insp,
      merged,
      snapshots.filter(({ format }) => format === 2),
    );
    const { kept, backs, standards, damaged, lost } = replayed;
    const journal = new Journal(insp, first.device, copy, last);
    if (looking) return { journal, kept, backs, standards, found: { restored: 0, lost: 0, damaged: 0 } };
    const inDatabase = new Set(stored);
    const inFile = new Set(copied.map((row) => JSON.stringify(row)));
    const missing = rows.filter((row) => !inDatabase.has(row));
    const hasty = new Set(haste.rows);
    journal.database.add(missing);
    // What can be read is never written over; what the file lacks is added to it.
    journal.file?.add(rows.filter((row) => !inFile.has(JSON.stringify(row))));
    // Those that got their number after all come first.
    journal.goOn(haste.said.slice(Math.max(0, last.seq - haste.after)), replayed);
    journal.hastened = true;
    const beyond = Math.max(0, (readMark(insp)?.seq ?? 0) - last.seq);
    return {
      journal,
      kept,
      backs,
      standards,
      found: { restored: refused ? 0 : missing.filter((row) => !hasty.has(row)).length, lost: lost + beyond, damaged },
    };
  }

  /** When the last row was written. */
  get changed(): string {
    return this.tail.at;
  }

  /** How many changes are in no copy yet. */
  get waiting(): number {
    const { database, file } = this;
    if (!file) return this.queue.length + database.rows.length;
    const there = new Set(file.rows);
    return this.queue.length + database.rows.filter((row) => there.has(row)).length;
  }

  /** Takes a change. `undo` where it takes back the last one that was not taken back yet. */
  append(change: Change, undo = false): void {
    // A row is JSON: what is kept is what was said now, whatever becomes of the objects.
    this.queue.push({ change: JSON.parse(JSON.stringify(change)) as Change, undo, at: now() });
    this.onSaved({ state: "saving" });
    if (!this.sealing) void this.seal();
  }

  /** Acts on what was said and had no number when the page ended. */
  private goOn(said: Said[], { kept, backs }: Replayed): void {
    for (const one of said) {
      try {
        remember(backs, one, act(kept, one.change));
        this.queue.push(one);
      } catch {
        // Not to be read; it was never shown as saved.
      }
    }
    if (said.length) void this.seal();
  }

  /** The page may end now: what is in no copy goes where it is taken at once. */
  hasten(): void {
    if (!this.waiting) return;
    const there = new Set(this.file?.rows ?? this.database.rows);
    keepHaste(this.insp, { rows: this.database.rows.filter((row) => there.has(row)), after: this.tail.seq, said: this.queue });
    this.hastened = true;
  }

  /** Tries again what could not be written; holds when that has come to an end. */
  retry(): Promise<void> {
    if (this.waiting) this.onSaved({ state: "saving" });
    if (this.queue.length && !this.sealing) void this.seal();
    this.database.add([]);
    this.file?.add([]);
    return this.idle();
  }

  /** Holds when nothing is under way, after a failure too. */
  idle(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.resting.push(resolve)) : Promise.resolve();
  }

  /** Tries no more by itself. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.retrying);
  }

  private get busy(): boolean {
    return this.sealing || this.database.busy || !!this.file?.busy;
  }

  private async seal(): Promise<void> {
    this.sealing = true;
    this.broken = undefined;
    try {
      while (this.queue.length) {
        const rows: Row[] = [];
        let { seq, hash: prev } = this.tail;
        for (const { change, undo, at } of this.queue.slice()) {
          seq += 1;
          const row = await seal({ insp: this.insp, device: this.device, seq, prev, at, change, ...(undo ? { undo } : {}) });
          prev = row.hash;
          rows.push(row);
        }
        this.queue.splice(0, rows.length);
        this.tail = rows[rows.length - 1] ?? this.tail;
        this.sinceSnapshot += rows.length;
        this.database.add(rows);
        this.file?.add(rows);
      }
    } catch (error) {
      this.broken = error instanceof Error ? error.name : String(error);
    }
    this.sealing = false;
    this.settle();
  }

  /** Says how it stands, when there is something to say. */
  private settle(): void {
    if (this.busy) return;
    for (const resolve of this.resting.splice(0)) resolve();
    const { database, file, waiting } = this;
    clearTimeout(this.retrying);
    if (!this.stopped && (waiting || database.reason || file?.reason)) this.retrying = setTimeout(() => void this.retry(), RETRY_MS);
    if (waiting) {
      this.onSaved({ state: "failed", reason: this.broken ?? database.reason ?? file?.reason ?? "Silent", waiting });
      return;
    }
    if (this.hastened) removeHaste(this.insp);
    this.hastened = false;
    const now = this.current();
    const { seq, hash } = this.tail;
    const { title, date } = now?.inspection ?? readMark(this.insp) ?? {};
    mark(this.insp, { seq, hash, title, date });
    this.snapshot(now);
    void this.tellSaved();
  }

  private async tellSaved(): Promise<void> {
    const { seq, at } = this.tail;
    const kept = await keeps();
    // Meanwhile something else may have been said.
    if (this.busy || this.waiting || this.tail.seq !== seq) return;
    const places = [kept && !this.database.rows.length, !!this.file && !this.file.rows.length];
    const copies = places.filter(Boolean).length;
    const fewer = copies < Number(kept) + Number(!!this.file);
    this.onSaved({ state: "saved", at, copies, ...(fewer ? { fewer } : {}) });
  }

  private async toDatabase(rows: Row[]): Promise<void> {
    const first = rows[0];
    const before = await transact<Row | undefined>(["journal"], "readwrite", (store) => {
      const journal = store("journal");
      const found = first && first.seq > 1 ? journal.get([first.insp, first.device, first.seq - 1]) : undefined;
      for (const row of rows) journal.put(row);
      return found;
    });
    if (!first || first.seq === 1) return;
    // The rows before were taken away behind our back: without them these say nothing, so everything is said
    // anew; once, because a database that keeps nothing would have it said without end.
    if (!before && !this.saidAll) this.sayAll();
    this.saidAll = !before;
  }

  /** Says the whole state anew; what came before counts no more. */
  sayAll(): void {
    const now = this.current();
    if (!now) return;
    this.append({ op: "start", inspection: now.inspection });
    for (const [field, text] of Object.entries(now.drafts)) this.append({ op: "draft", field, text });
  }

  private async toFile(copy: Copy, rows: Row[]): Promise<void> {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    const torn = this.torn;
    this.torn = true;
    await copy.append(copyFile(this.insp), torn ? `\n${lines}` : lines);
    this.torn = false;
  }

  /** Taken in the same tick in which nothing waits, so that it is the state at the last row and no other. */
  private snapshot(kept: Kept | undefined): void {
    if (!kept || this.sinceSnapshot < SNAPSHOT_EVERY || this.queue.length || this.database.rows.length) return;
    this.sinceSnapshot = 0;
    const { insp, device } = this;
    const { seq, hash } = this.tail;
    void keepSnapshot({ insp, device, seq, hash, format: 2, kept: JSON.stringify(kept) });
  }
}

async function keepSnapshot(snapshot: Snapshot): Promise<void> {
  try {
    const old = await all<Snapshot>("snapshots", range(snapshot.insp));
    const known = old.filter(({ format, seq }) => format === 2 && seq < snapshot.seq).slice(1 - SNAPSHOTS_KEPT);
    await transact(["snapshots"], "readwrite", (store) => {
      store("snapshots").put(snapshot);
      for (const gone of old) if (!known.includes(gone) && gone.seq !== snapshot.seq) store("snapshots").delete([gone.insp, gone.seq]);
    });
  } catch {
    // Only a shortcut for opening; the rows are all there.
  }
}

/** Rows of the second copy; a line that cannot be read costs itself. */
async function copyRows(copy: Copy, insp: string): Promise<Row[]> {
  const text = (await within(READ_MS, "files", copy.read(copyFile(insp))).catch(() => undefined)) ?? "";
  return text.split("\n").flatMap((line) => {
    try {
      const row = JSON.parse(line) as Row | null;
      return row?.insp === insp && Number.isSafeInteger(row.seq) && row.change ? [row] : [];
    } catch {
      return [];
    }
  });
}
