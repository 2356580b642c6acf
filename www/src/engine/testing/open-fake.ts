import { Journal } from "../../store/journal";
import { Work } from "../../state/work";
import { engine } from "../engine";
import { localRunner } from "../local";
import type { Inspection } from "../types";
import { fakeModule, windows, type FakeOptions } from "./fake-module";

interface Options extends FakeOptions {
  /** How many milliseconds each answer of the engine takes, once the inspection is open. */
  delay?: number;
  reopened?: (reason: string) => void;
}

/** Work on the stand-in engine, with a journal of its own. */
export async function openFake(inspection: Inspection = windows(2), { delay, reopened, ...options }: Options = {}): Promise<Work> {
  let work: Work | undefined;
  const judge = engine(() => localRunner(fakeModule(options), () => (work ? (delay ?? 0) : 0)), {
    kept: () => Promise.resolve(work && { packs: work.packs, inspection: JSON.stringify(work.inspection) }),
    reopened: (opened, reason) => {
      work?.reopened(opened);
      reopened?.(reason);
    },
  });
  const opened = await judge.open("[]", JSON.stringify(inspection));
  const journal = Journal.start(`${inspection.id}-${crypto.randomUUID()}`, "device");
  await journal.append({ op: "start", inspection });
  work = new Work(inspection, opened, "[]", { engine: judge, journal, packs: () => Promise.resolve("[]") });
  return work;
}
