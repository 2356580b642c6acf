import { ref, shallowRef } from "vue";
import { keeps } from "../store/db";
import { erase, forgetGone, gone, heads, recover, type Gone, type Head } from "../store/library";
import { lock } from "../store/lock";
import { PATIENCE_MS, within } from "../store/within";
import { inspectionFile, fileName, save } from "../store/transfer";
import { sayError, w } from "./lang";
import { closeWork, copy, filesSilent, forget, type Left } from "./open";
import { forgetRecorder } from "./recorder";
import { tell } from "./toast";

/** The inspections on this device; none known yet. */
export const shelf = shallowRef<Head[] | null>(null);
/** Those that were here and of which nothing is left. */
export const missing = shallowRef<Gone[]>([]);
/** Why the list cannot be read. */
export const shelfProblem = ref("");

export async function lookAtShelf(): Promise<void> {
  try {
    shelf.value = await within(PATIENCE_MS, "database", heads());
    shelfProblem.value = "";
  } catch (error) {
    shelfProblem.value = sayError(error);
  }
}

/** Reads the list, brings back what the browser has lost, and tells what it cannot. */
export async function openShelf(): Promise<void> {
  await closeWork();
  await lookAtShelf();
  if (shelfProblem.value) return;
  const store = await copy();
  const back = await recover(store).catch(() => 0);
  if (back) {
    tell(w.value.recovered(back));
    await lookAtShelf();
  }
  // What cannot be looked at is not gone.
  missing.value = (await keeps()) && !filesSilent.value ? await gone(store).catch(() => []) : [];
}

export async function forgetMissing(): Promise<void> {
  for (const { id } of missing.value) await forgetGone(id);
  missing.value = [];
  await lookAtShelf();
}

/** Erases for good, unless a tab has it open: what that one writes next would be rows without a first. */
export async function eraseForGood(head: Head): Promise<void> {
  if (!confirm(w.value.eraseAsk(head.title))) return;
  try {
    forget(head.id);
    const mine = await lock(head.id);
    try {
      if (mine.writable) {
        await erase(head.id, await copy());
        forgetRecorder(head.id);
      } else tell(w.value.eraseOpenElsewhere(head.title), { error: true });
    } finally {
      mine.release();
    }
  } catch (error) {
    tell(sayError(error), { error: true });
  }
  await lookAtShelf();
}

/** Hands out an inspection as it is in memory. */
export const exportLeft = ({ kept: { inspection } }: Left): void =>
  save(inspectionFile(inspection), fileName(inspection.title, inspection.date));
