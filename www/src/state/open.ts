import { computed, ref, shallowRef, watch } from "vue";
import { engine, Refused, type Engine } from "../engine/engine";
import { workerRunner } from "../engine/remote";
import { scriptUrl } from "../engine/script-url";
import type { Fault, Inspection, PackChoice, Told, Words } from "../engine/types";
import type { Change, Kept } from "../store/change";
import { openCopy, type Copy } from "../store/copy";
import copyWorker from "../store/copy-worker?worker&url";
import { keeps } from "../store/db";
import { Journal, type Found, type Opened, type Opening } from "../store/journal";
import { keepHead } from "../store/library";
import { lock, type Lock } from "../store/lock";
import { readMark } from "../store/mark";
import { findPack, PackMissing } from "../store/packs";
import { PLACE } from "../store/place";
import { PATIENCE_MS, Silent } from "../store/within";
import { leaveFields } from "./field";
import { sayError, w } from "./lang";
import { putAside, standardsToTry } from "./mend";
import { askToPersist } from "./persist";
import { tell } from "./toast";
import { Work } from "./work";

/** The inspection that is open, if any. */
export const work = shallowRef<Work | null>(null);
/** Why it cannot be opened; none while it can. */
const failure = shallowRef<unknown>(null);
export const problem = computed(() => (failure.value === null ? "" : sayProblem(failure.value)));
/** What opening found out about the copies, to be told once. */
export const found = shallowRef<Found | null>(null);
/** What had to be put aside so that the rest opens. */
export const putBy = shallowRef<Fault[]>([]);
/** What an import found out about its file, until it is put away: standards judged by another version, and names that nobody knows. */
export const brought = shallowRef<{ id: string; versions: Words[]; unknown: Told["unknown"] } | null>(null);

/** There is no row of it; a mark may tell what it was. */
class Gone extends Error {
  constructor(readonly id: string) {
    super(id);
  }
}

function sayProblem(error: unknown): string {
  if (error instanceof Gone) {
    const mark = readMark(error.id);
    return mark ? w.value.inspectionGone(mark.title ?? "", mark.date ?? "") : w.value.noSuchInspection;
  }
  if (error instanceof Refused) return w.value.cannotOpen(sayError(error));
  return sayError(error);
}

// Where answers are kept

/** Whether the browser does not say whether it has files. */
export const filesSilent = ref(false);
let copying: Promise<Copy | undefined> | undefined;
export const copy = (): Promise<Copy | undefined> =>
  (copying ??= openCopy(() => new Worker(scriptUrl(copyWorker), { type: "module" })).catch((error: unknown) => {
    filesSilent.value = error instanceof Silent;
    return undefined;
  }));

/** Where this browser keeps answers; both until it is known. */
export const kept = shallowRef({ database: true, file: true });
export const copies = computed(() => Number(kept.value.database) + Number(kept.value.file));
export const lookAtStorage = async (): Promise<void> => void (kept.value = { database: await keeps(), file: !!(await copy()) });

export async function packTexts(standard: PackChoice[]): Promise<string> {
  const store = await copy();
  const texts = await Promise.all(
    standard.map(async ({ pack, sha256 }) => {
      const stored = await findPack(pack, sha256, store);
      if (!stored) throw new PackMissing(pack);
      return stored.text;
    }),
  );
  return `[${texts.join(",")}]`;
}

/** An engine of its own that, should it break, comes back with the inspection of the page. */
export function startEngine(): Engine {
  return engine(workerRunner, {
    kept: () => Promise.resolve(work.value?.stateForRestart()),
    reopened: (opened) => {
      work.value?.reopened(opened);
      tell(w.value.engineRestarted, { error: true });
    },
  });
}

// What was left with something unsaved

/** An inspection that was left while something of it could not be written. It stays in memory, with the right to write it. */
export interface Left {
  id: string;
  title: string;
  journal: Journal;
  kept: Kept;
  lock: Lock;
  waiting: number;
}
export const left = shallowRef<Left[]>([]);
const without = (id: string): void => void (left.value = left.value.filter((one) => one.id !== id));

function handOver(id: string, open: Work, journal: Journal, mine: Lock): void {
  const state: Kept = { inspection: open.inspection, drafts: journal.current()?.drafts ?? {} };
  const one: Left = { id, title: open.inspection.title, journal, kept: state, lock: mine, waiting: journal.waiting };
  journal.onSaved = (saved) => {
    if (saved.state === "failed") left.value = left.value.map((other) => (other.id === id ? { ...other, waiting: saved.waiting } : other));
    if (saved.state !== "saved") return;
    without(id);
    mine.release();
  };
  left.value = [...left.value.filter((other) => other.id !== id), one];
}

/** Gives up what was not written: the user has erased it. */
export function forget(id: string): void {
  const one = left.value.find((other) => other.id === id);
  one?.journal.stop();
  without(id);
  one?.lock.release();
}

/** Whether closing the page would lose something. */
export const losing = (): boolean =>
  left.value.length > 0 || (!!work.value && (!copies.value || work.value.journal.waiting > 0 || work.value.typing.value > 0));

// Opening

let current: { id: string; lock: Lock; engine: Engine; journal?: Journal } | undefined;

/** Counts where the user went: what was asked for before is not opened any more. */
let going = 0;

/** Whether opening takes so long that something may be wrong. */
export const slow = ref(false);

export async function openWork(id: string): Promise<void> {
  if (current?.id === id && work.value) return;
  const mine = ++going;
  const late = setTimeout(() => (slow.value = true), PATIENCE_MS);
  try {
    await openAs(id, mine);
  } finally {
    clearTimeout(late);
    if (mine === going) slow.value = false;
  }
}

async function openAs(id: string, mine: number): Promise<void> {
  await close();
  if (mine !== going) return;
  failure.value = null;
  const waiting = left.value.find((one) => one.id === id);
  const judge = startEngine();
  try {
    const held = waiting?.lock ?? (await lock(id));
    if (mine !== going) {
      if (!waiting) held.release();
      return judge.close();
    }
    current = { id, lock: held, engine: judge };
    const opened = waiting ? await openLeft(waiting, judge) : await load(id, judge, { looking: !held.writable });
    if (current?.lock !== held) return;
    opened.readOnly.value = !held.writable;
    work.value = opened;
    if (!held.writable) void held.granted.then(() => takeOver(id));
  } catch (error) {
    if (mine !== going) return;
    judge.close();
    failure.value = error;
    throw error;
  }
}

/** Goes on with what is in memory and not on the disk. */
async function openLeft({ id, journal, kept: state }: Left, judge: Engine): Promise<Work> {
  const opened = await ready({ journal, kept: state, backs: [] }, judge);
  without(id);
  void journal.retry();
  return opened;
}

/** The ways to read a journal, from the quickest to the most careful. */
const WAYS: Opening[] = [{}, { fromFirst: true }, { fromFirst: true, wholeOnly: true }];

async function load(id: string, judge: Engine, { looking }: { looking: boolean }): Promise<Work> {
  const store = await copy();
  let refusal: Refused | undefined;
  for (const way of WAYS) {
    const opened = await Journal.open(id, store, { ...way, looking });
    if (!opened) throw new Gone(id);
    try {
      return tellFound(opened, await ready(opened, judge));
    } catch (error) {
      opened.journal.stop();
      if (!(error instanceof Refused)) throw error;
      refusal ??= error;
    }
  }
  const opened = await Journal.open(id, store, { fromFirst: true, looking });
  if (!opened) throw new Gone(id);
  const mended = await mend(opened, judge);
  if (!mended) throw refusal;
  // From here on the journal says what is shown.
  if (!looking) opened.journal.sayAll();
  return tellFound(opened, mended);
}

function tellFound({ found: what }: Opened, opened: Work): Work {
  found.value = what.restored || what.lost || what.damaged ? what : null;
  return opened;
}

/** Puts aside what the engine names until it takes the rest; then with the standards of before. */
async function mend(opened: Opened, judge: Engine): Promise<Work | undefined> {
  const { inspection } = opened.kept;
  const before = structuredClone(inspection);
  const given: Fault[] = [];
  for (const standard of standardsToTry(inspection.standard, opened.standards)) {
    Object.assign(inspection, structuredClone(before), { standard });
    const aside: Fault[] = [];
    for (let n = 0; n <= before.subjects.length; n++) {
      try {
        const work = await ready({ ...opened, backs: [] }, judge);
        putBy.value = [...given, ...aside];
        return work;
      } catch (error) {
        if (error instanceof PackMissing) break;
        if (!(error instanceof Refused)) throw error;
        if (putAside(inspection, error.fault)) aside.push(error.fault);
        else {
          given.push(error.fault);
          break;
        }
      }
    }
  }
  return undefined;
}

async function ready({ journal, kept: state, backs }: { journal: Journal; kept: Kept; backs: Change[] }, judge: Engine): Promise<Work> {
  const { inspection } = state;
  const packs = await packTexts(inspection.standard);
  const opened = await judge.open(packs, JSON.stringify(inspection));
  const made = new Work(
    state,
    opened,
    packs,
    {
      engine: judge,
      journal,
      packs: (next: Inspection) => packTexts(next.standard),
      refused: (error: unknown) => tell(sayError(error), { error: true }),
    },
    backs,
  );
  const show = journal.onSaved;
  journal.onSaved = (saved) => {
    show(saved);
    if (saved.state !== "saved") return;
    news?.postMessage(inspection.id);
    if (!inspection.sample) void askToPersist();
  };
  if (current) current.journal = journal;
  return made;
}

/** The other tab has gone: read again what it wrote. */
async function takeOver(id: string): Promise<void> {
  if (await loadAgain(id, false)) tell(w.value.nowWritable);
}

async function loadAgain(id: string, looking: boolean): Promise<boolean> {
  if (current?.id !== id) return false;
  const { lock: mine, engine: judge } = current;
  try {
    const opened = await load(id, judge, { looking });
    if (current?.lock !== mine) return false;
    opened.readOnly.value = looking;
    work.value = opened;
    return true;
  } catch (error) {
    // The other tab has erased it, or something cannot be read any more.
    if (current?.lock !== mine) return false;
    work.value = null;
    failure.value = error;
    return false;
  }
}

// A tab that only looks follows the one that writes.

const news = "BroadcastChannel" in globalThis ? new BroadcastChannel(PLACE) : undefined;
const FOLLOW_MS = 500;
let following: ReturnType<typeof setTimeout> | undefined;
news?.addEventListener("message", ({ data }: MessageEvent<string>) => {
  if (current?.id !== data || !work.value?.readOnly.value) return;
  following ??= setTimeout(() => {
    following = undefined;
    if (work.value?.readOnly.value) void loadAgain(data, true);
  }, FOLLOW_MS);
});

// The line of the list

/** The line of the list; a courtesy copy of what the journal says. */
export async function keepSummary(open = work.value): Promise<void> {
  clearTimeout(summing);
  if (!open || open.readOnly.value) return;
  const { answered, needed, tally } = open.counts.value;
  const failed = tally.must.fail + tally.forbid.fail;
  const packs = open.form.value.packs.map(({ title }) => title);
  const { id, title, date, sample } = open.inspection;
  await keepHead({ id, title, date, sample, packs, answered, needed, failed, changed: open.journal.changed }).catch(() => undefined);
}

const SUMMARY_MS = 800;
let summing: ReturnType<typeof setTimeout> | undefined;
// Whatever way the page ends, the list tells how far the inspection was.
watch(
  () => [work.value?.counts.value, work.value?.structure.value],
  () => {
    clearTimeout(summing);
    summing = setTimeout(() => void keepSummary(), SUMMARY_MS);
  },
);

// Leaving

/** How long leaving waits for a disk, and for the last verdicts; what is not written then is kept in memory. */
const WRITE_MS = 3000;
const JUDGE_MS = 1000;
const atMost = (ms: number, promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);

let closing: Promise<void> = Promise.resolve();

/** Holds when the last answer is on the disk, or in memory where it cannot be written, and the list tells how far the inspection is. */
export function closeWork(): Promise<void> {
  going += 1;
  slow.value = false;
  return close();
}

function close(): Promise<void> {
  closing = closing
    .catch(() => undefined)
    .then(async () => {
      const leaving = current;
      if (!leaving) return;
      const open = work.value;
      const { journal } = leaving;
      leaveFields();
      // What is being left takes no more taps, should one come back at once.
      work.value = null;
      if (open && journal && !open.readOnly.value) {
        await atMost(WRITE_MS, journal.idle());
        await atMost(JUDGE_MS, open.judged());
        await atMost(JUDGE_MS, keepSummary(open));
      }
      if (open && journal?.waiting) handOver(leaving.id, open, journal, leaving.lock);
      current = undefined;
      found.value = failure.value = null;
      putBy.value = [];
      leaving.engine.close();
      if (!left.value.some((one) => one.lock === leaving.lock)) leaving.lock.release();
    });
  return closing;
}

/** The page may end now. */
function hasten(): void {
  if (!work.value?.readOnly.value) current?.journal?.hasten();
  for (const { journal } of left.value) journal.hasten();
}

// After the fields, which give what stands in them when they hear of the same.
addEventListener("pagehide", hasten);
addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  hasten();
  void keepSummary();
});
