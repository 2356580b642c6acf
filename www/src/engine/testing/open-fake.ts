import { Journal } from "../../store/journal";
import { Work } from "../../state/work";
import { engine, type Restarts, type Runner } from "../engine";
import { localRunner } from "../local";
import type { Inspection } from "../types";
import { fakeModule, windows } from "./fake-module";

interface Options {
  trap?: () => boolean;
  restarted?: Restarts["restarted"];
  /** How long each call takes. */
  delay?: number;
  refused?: (error: unknown) => void;
}

/** The same, each call after a while. */
function slow(runner: Runner, delay: number): Runner {
  return {
    run: (method, args) => {
      // Sent as it is now, as a message to a worker is.
      const sent = structuredClone(args);
      return new Promise((resolve) => setTimeout(() => void runner.run(method, sent).then(resolve), delay));
    },
    end: () => runner.end(),
  };
}

/** Work on the stand-in engine, with a journal of its own. */
export async function openFake(inspection: Inspection = windows(2), { delay, ...options }: Options = {}): Promise<Work> {
  let work: Work | undefined;
  let opening = true;
  const judge = engine(
    () => {
      const runner = localRunner(fakeModule(options));
      return delay && !opening ? slow(runner, delay) : delay ? { run: (method, args) => (opening ? runner.run(method, args) : slow(runner, delay).run(method, args)), end: () => runner.end() } : runner;
    },
    {
      kept: () => work && { packs: work.packs, inspection: JSON.stringify(work.inspection) },
      restarted: options.restarted ?? (() => undefined),
    },
  );
  const opened = await judge.open("[]", JSON.stringify(inspection));
  opening = false;
  const journal = Journal.start(`${inspection.id}-${crypto.randomUUID()}`, "device");
  journal.append({ op: "start", inspection });
  work = new Work({ inspection, drafts: {} }, opened, "[]", {
    engine: judge,
    journal,
    packs: () => Promise.resolve("[]"),
    ...(options.refused && { refused: options.refused }),
  });
  return work;
}
