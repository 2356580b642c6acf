import type { Method, Outcome } from "./core";
import type { Runner } from "./engine";
import { scriptUrl } from "./script-url";
import type { Answered, Asked } from "./worker";
import workerUrl from "./worker?worker&url";

// A worker that was ended from outside says nothing, so silence counts as the end; opening 100,000 subjects
// takes a small part of this.
const SILENCE_MS = 20_000;

/** Runs the calls in a worker, so that a broken engine never takes the page with it. */
export function workerRunner(): Runner {
  const worker = new Worker(scriptUrl(workerUrl), { type: "module" });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let n = 0;

  const answerAll = (reason: string): void => {
    for (const answer of waiting.values()) answer({ trap: reason });
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.n)?.(data.outcome);
    waiting.delete(data.n);
  });
  worker.addEventListener("error", (event) => answerAll(event.message || "the worker stopped"));
  worker.addEventListener("messageerror", () => answerAll("an answer could not be read"));

  return {
    run: (method: Method, args: unknown[]) =>
      new Promise((resolve) => {
        n += 1;
        const timer = setTimeout(() => answerAll("the worker is silent"), SILENCE_MS);
        waiting.set(n, (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        });
        const asked: Asked = { n, method, args };
        worker.postMessage(asked);
      }),
    end: () => {
      worker.terminate();
      answerAll("the engine was ended");
    },
  };
}
