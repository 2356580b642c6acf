import { computed, ref, shallowRef } from "vue";
import { engine, type Engine } from "../engine/engine";
import { workerRunner } from "../engine/remote";
import { scriptUrl } from "../engine/script-url";
import type { Inspection, PackChoice, Told, Words } from "../engine/types";
import { openCopy, type Copy } from "../store/copy";
import copyWorker from "../store/copy-worker?worker&url";
import { keeps } from "../store/db";
import { Journal, type Found } from "../store/journal";
import { headOf, keepHead } from "../store/library";
import { lock, type Lock } from "../store/lock";
import { findPack, PackMissing } from "../store/packs";
import { sayError, w } from "./lang";
import { tell } from "./toast";
import { Work } from "./work";

/** The inspection that is open, if any. */
export const work = shallowRef<Work | null>(null);
export const problem = ref("");
/** What opening found out about the copies, to be told once. */
export const found = shallowRef<Found | null>(null);
/** What an import found out about its file, until it is put away: standards judged by another version, and names that nobody knows. */
export const brought = shallowRef<{ id: string; versions: Words[]; unknown: Told["unknown"] } | null>(null);

let copying: Promise<Copy | undefined> | undefined;
export const copy = (): Promise<Copy | undefined> =>
  (copying ??= openCopy(() => new Worker(scriptUrl(copyWorker), { type: "module" })).catch(() => undefined));

/** Where this browser keeps answers; both until it is known. */
export const kept = shallowRef({ database: true, file: true });
export const copies = computed(() => Number(kept.value.database) + Number(kept.value.file));
export const lookAtStorage = async (): Promise<void> => void (kept.value = { database: await keeps(), file: !!(await copy()) });

let current: { id: string; lock: Lock; engine: Engine } | undefined;

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
    kept: async () => work.value?.stateForRestart(),
    reopened: (opened) => {
      work.value?.reopened(opened);
      tell(w.value.engineRestarted, { error: true });
    },
  });
}

export async function openWork(id: string): Promise<void> {
  if (current?.id === id && work.value) return;
  await closeWork();
  problem.value = "";
  const mine = await lock(id);
  const judge = startEngine();
  current = { id, lock: mine, engine: judge };
  try {
    const opened = await load(id, judge);
    if (current?.lock !== mine) return;
    opened.readOnly.value = !mine.writable;
    work.value = opened;
    if (!mine.writable) void mine.granted.then(() => takeOver(id));
  } catch (error) {
    if (current?.lock !== mine) return;
    problem.value = error instanceof PackMissing ? w.value.packMissing(error.pack) : String(error instanceof Error ? error.message : error);
    throw error;
  }
}

async function load(id: string, judge: Engine): Promise<Work> {
  const journal = await Journal.open(id, await copy());
  if (!journal) throw new Error(w.value.noSuchInspection);
  const { kept: { inspection } } = journal;
  const packs = await packTexts(inspection.standard);
  const opened = await judge.open(packs, JSON.stringify(inspection));
  found.value = journal.found.restored || journal.found.lost || journal.found.damaged ? journal.found : null;
  const tools = {
    engine: judge,
    journal: journal.journal,
    packs: (next: Inspection) => packTexts(next.standard),
    refused: (error: unknown) => tell(error instanceof PackMissing ? w.value.packMissing(error.pack) : sayError(error), { error: true }),
  };
  return new Work(journal.kept, opened, packs, tools, journal.backs);
}

/** The other tab has gone: read again what it wrote. */
async function takeOver(id: string): Promise<void> {
  if (current?.id !== id) return;
  const { lock: mine, engine: judge } = current;
  const opened = await load(id, judge);
  if (current?.lock !== mine) return;
  work.value = opened;
  tell(w.value.nowWritable);
}

/** The line of the list; a courtesy copy of what the journal says. */
export async function keepSummary(): Promise<void> {
  const open = work.value;
  if (!open || open.readOnly.value) return;
  const { answered, needed, tally } = open.counts.value;
  const failed = tally.must.fail + tally.forbid.fail;
  const packs = open.form.value.packs.map(({ title }) => title);
  await keepHead({ ...headOf(open.inspection), packs, answered, needed, failed, changed: open.journal.changed }).catch(() => undefined);
}

let closing: Promise<void> = Promise.resolve();

/** Holds when the last answer is on the disk and the list tells how far the inspection is. */
export function closeWork(): Promise<void> {
  closing = closing.then(async () => {
    const leaving = current;
    if (!leaving) return;
    await work.value?.journal.idle();
    await keepSummary();
    current = undefined;
    work.value = null;
    found.value = null;
    leaving.engine.close();
    leaving.lock.release();
  });
  return closing;
}

addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void keepSummary();
});
