import type { Row } from "./row";
import { Silent, within } from "./within";

/** A write that takes longer is told as not done; it may still come to its end, and writing twice does no harm. */
const WRITE_MS = 10_000;
/** From then on nobody waits for this side to say that something is saved. */
const SLOW_MS = 1000;

/** One of the two places that rows are written to, each at its own pace: neither waits for the other. */
export class Side {
  /** What is not there yet, in order. */
  readonly rows: Row[] = [];
  /** Why the last write failed; nothing when it did not. */
  reason: string | undefined;
  running = false;
  slow = false;

  constructor(
    private readonly name: Silent["what"],
    private readonly write: (rows: Row[]) => Promise<void>,
    /** Told whenever something has changed here. */
    private readonly changed: () => void,
  ) {}

  /** Takes rows to write, and what could not be written before. */
  add(rows: Row[]): void {
    this.rows.push(...rows);
    if (!this.running && this.rows.length) void this.run();
  }

  /** Whether it is worth waiting for. */
  get busy(): boolean {
    return this.running && !this.slow;
  }

  private async run(): Promise<void> {
    this.running = true;
    const late = setTimeout(() => {
      this.slow = true;
      this.changed();
    }, SLOW_MS);
    do {
      const batch = this.rows.slice();
      try {
        await within(WRITE_MS, this.name, this.write(batch));
        this.rows.splice(0, batch.length);
        this.reason = undefined;
      } catch (error) {
        this.reason = error instanceof Error ? error.name : String(error);
      }
    } while (this.rows.length && !this.reason);
    clearTimeout(late);
    this.running = this.slow = false;
    this.changed();
  }
}
