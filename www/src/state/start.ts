import type { Inspection, PackChoice } from "../engine/types";
import { create, lastStandard } from "../store/library";
import { shippedPacks } from "../store/packs";
import { w } from "./lang";
import { copy, startEngine } from "./open";
import { go, to } from "./route";
import { today } from "./today";

export const SAMPLES = ["township", "load"] as const;

/** Each opening is an inspection of its own: a sample may be opened again and again. */
const named = (inspection: Inspection): Inspection => ({ ...inspection, id: crypto.randomUUID() });

async function begin(inspection: Inspection, view: string): Promise<void> {
  await create(inspection, await copy());
  go(to("i", inspection.id, view));
}

export async function startEmpty(): Promise<void> {
  const standard = ((await lastStandard().catch(() => undefined)) ?? []) as PackChoice[];
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

/** Reads an inspection file as the engine does; what it refuses changes nothing here. */
export async function startFrom(text: string): Promise<void> {
  const judge = startEngine();
  try {
    const inspection = JSON.parse(await judge.read(text)) as Inspection;
    await withPins(inspection);
    await begin(named(inspection), inspection.subjects.length ? "inspect" : "setup");
  } finally {
    judge.close();
  }
}

/** A file that names a pack without its hash gets the one that this page brings, and keeps it. */
async function withPins(inspection: Inspection): Promise<void> {
  const listed = await shippedPacks();
  for (const choice of inspection.standard) {
    const sha256 = listed.find(({ id }) => id === choice.pack)?.sha256;
    if (!choice.sha256 && sha256) choice.sha256 = sha256;
  }
}
