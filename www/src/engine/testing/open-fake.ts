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
  refused?: (error: unknown) => void;
}

/** Work on the stand-in engine, with a journal of its own. */
export async function openFake(inspection: Inspection = windows(2), { delay, reopened, refused, ...options }: Options = {}): Promise<Work> {
  let work: Work | undefined;
  const judge = engine(() => localRunner(fakeModule(options), () => (work ? (delay ?? 0) : 0)), {
    kept: () => Promise.resolve(work?.stateForRestart()),
    reopened: (opened, reason) => {
      work?.reopened(opened);
      reopened?.(reason);
    },
  });
  const opened = await judge.open("[]", JSON.stringify(inspection));
  const journal = Journal.start(`${inspection.id}-${crypto.randomUUID()}`, "device");
  journal.append({ op: "start", inspection });
  work = new Work({ inspection, drafts: {} }, opened, "[]", {
    engine: judge,
    journal,
    packs: () => Promise.resolve("[]"),
    ...(refused && { refused }),
  });
  return work;
}
