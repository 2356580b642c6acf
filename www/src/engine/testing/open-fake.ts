import { Journal } from "../../store/journal";
import { Work } from "../../state/work";
import { engine, type Restarts } from "../engine";
import { localRunner } from "../local";
import type { Inspection } from "../types";
import { fakeModule, windows } from "./fake-module";

/** Work on the stand-in engine, with a journal of its own. */
export async function openFake(inspection: Inspection = windows(2), options: { trap?: () => boolean; restarted?: Restarts["restarted"] } = {}): Promise<Work> {
  let work: Work | undefined;
  const judge = engine(() => localRunner(fakeModule(options)), {
    kept: () => work && { packs: work.packs, inspection: JSON.stringify(work.inspection) },
    restarted: options.restarted ?? (() => undefined),
  });
  const opened = await judge.open("[]", JSON.stringify(inspection));
  const journal = Journal.start(`${inspection.id}-${crypto.randomUUID()}`, "device");
  await journal.append({ op: "start", inspection });
  work = new Work(inspection, opened, "[]", { engine: judge, journal, packs: () => Promise.resolve("[]") });
  return work;
}
