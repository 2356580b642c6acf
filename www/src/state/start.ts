import type { Inspection, PackChoice, Words } from "../engine/types";
import { create, lastStandard } from "../store/library";
import { findPack, PackMissing } from "../store/packs";
import { whole } from "../store/transfer";
import { lang, w } from "./lang";
import { brought, copy, packTexts, startEngine } from "./open";
import { go, to } from "./route";
import { today } from "./today";

export const SAMPLES = ["township", "load"] as const;

/** Each opening is an inspection of its own: a sample may be opened again and again. */
const named = (inspection: Inspection): Inspection => ({ ...inspection, id: crypto.randomUUID() });

async function begin(inspection: Inspection, view: string): Promise<void> {
  await create(inspection, await copy());
  go(to("i", inspection.id, view));
}

/** The settings of the last inspection, without standards that were taken off the device since. */
async function lastSettings(): Promise<PackChoice[]> {
  const store = await copy();
  const last = (await lastStandard().catch(() => undefined)) ?? [];
  const here = await Promise.all(last.map(({ pack, sha256 }) => findPack(pack, sha256, store).catch(() => undefined)));
  return last.filter((_, at) => here[at]);
}

/** A new inspection by these standards, or by those of the last one. */
export async function startEmpty(chosen?: PackChoice[]): Promise<void> {
  const standard = chosen ?? (await lastSettings());
  const inspection: Inspection = {
    format: "windowcheck-inspection/1",
    id: crypto.randomUUID(),
    title: w.value.newTitle,
    sample: false,
    date: today(),
    inspectors: [],
    standard,
    subjects: [],
    absent: {},
  };
  await begin(inspection, "setup");
}

export async function startSample(name: (typeof SAMPLES)[number]): Promise<void> {
  const response = await fetch(`samples/${name}.json`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  await startFrom(await response.text());
}

/** Reads an inspection file as the engine does; what it refuses changes nothing here. Of several each is only kept. */
export async function startFrom(text: string, open = true): Promise<void> {
  const judge = startEngine();
  try {
    const inspection = named(whole(JSON.parse(await judge.read(text)) as Inspection));
    const versions = await withPins(inspection);
    // Opened once before anything is kept: what cannot be judged here is refused as a whole.
    await judge.open(await packTexts(inspection.standard), JSON.stringify(inspection));
    const { unknown } = await judge.told(lang.value);
    if (!open) {
      await create(inspection, await copy());
      return;
    }
    brought.value = versions.length || unknown.names.length ? { id: inspection.id, versions, unknown } : null;
    await begin(inspection, inspection.subjects.length ? "inspect" : "setup");
  } finally {
    judge.close();
  }
}

/**
 * A file that names a pack without its hash gets the one that this page brings, and keeps it. Where the
 * version that it names is nowhere to be had, the present one judges, and the user is told.
 */
async function withPins(inspection: Inspection): Promise<Words[]> {
  const store = await copy();
  const changed: Words[] = [];
  for (const choice of inspection.standard) {
    if (choice.sha256 && (await findPack(choice.pack, choice.sha256, store))) continue;
    const present = await findPack(choice.pack, undefined, store);
    if (!present) throw new PackMissing(choice.pack);
    if (choice.sha256) changed.push(present.title);
    choice.sha256 = present.sha256;
  }
  return changed;
}
