import type { Fault } from "./types";

/** How a call ended: what it gave, what the engine refused in a sentence, or that the engine broke. */
export type Outcome = { value: unknown } | { fault: Fault } | { trap: string };

/** What a call gives as JSON text: copied on its way as it is, it costs less than many small objects. */
export class Json<T> {
  declare private readonly of: T;
  constructor(readonly text: string) {}
}
/** What a call gives, where it arrives. */
export type Arrived<T> = T extends Json<infer U> ? U : T;
type Sent = Outcome | { json: string };

/** How a call ended, as it is sent. */
export const sent = (outcome: Outcome): Sent =>
  "value" in outcome && outcome.value instanceof Json ? { json: outcome.value.text } : outcome;
/** The same, as it arrives. */
export const arrived = (outcome: Sent): Outcome => ("json" in outcome ? { value: JSON.parse(outcome.json) as unknown } : outcome);

/** Something that runs calls and can be ended; ended, it answers nothing any more. */
export interface Runner<M extends string = string> {
  run(method: M, args: unknown[]): Promise<Outcome>;
  end(): void;
}

/** What the engine refused, in its own sentences. */
export class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.en);
  }
}

/** The engine broke, and starting it again did not help or was not tried. */
export class Broken extends Error {}

/** A refusal is an Error whose message is a Fault; everything else means the instance can no longer be trusted. */
export function outcome(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof WebAssembly.RuntimeError)) {
      const fault = asFault(message);
      if (fault) return { fault };
    }
    return { trap: message };
  }
}

function asFault(message: string): Fault | undefined {
  try {
    const value: unknown = JSON.parse(message);
    if (value && typeof value === "object" && "code" in value && "zh" in value && "en" in value) return value as Fault;
  } catch {
    // not a refusal
  }
  return undefined;
}

interface Asked {
  n: number;
  method: string;
  args: unknown[];
}
interface Answered {
  n: number;
  outcome: Sent;
}

/**
 * The side of the page: runs the calls in a worker, so that a broken engine never takes the page with it.
 * A worker that was ended from outside says nothing; where `silence` is given, so long without an answer
 * counts as the end.
 */
export function workerRunner<M extends string>(worker: Worker, silence?: number): Runner<M> {
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let n = 0;

  const endAll = (reason: string): void => {
    for (const answer of waiting.values()) answer({ trap: reason });
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.n)?.(arrived(data.outcome));
    waiting.delete(data.n);
  });
  worker.addEventListener("error", (event) => endAll(event.message || "the worker stopped"));
  worker.addEventListener("messageerror", () => endAll("an answer could not be read"));

  return {
    run: (method, args) =>
      new Promise((resolve) => {
        n += 1;
        const timer = silence === undefined ? undefined : setTimeout(() => endAll("the worker is silent"), silence);
        waiting.set(n, (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        });
        worker.postMessage({ n, method, args } satisfies Asked);
      }),
    end: () => {
      worker.terminate();
      endAll("the engine was ended");
    },
  };
}

/** What a worker is inside: where questions come in and answers go out. */
type Inside = Pick<Worker, "postMessage"> & { addEventListener(type: "message", heard: (event: MessageEvent<Asked>) => void): void };

/** The side of the worker: answers in turn, because the first calls wait for the module. */
export function answerCalls<M extends string>(inside: Inside, answer: (method: M, args: unknown[]) => Promise<Outcome>): void {
  let last: Promise<unknown> = Promise.resolve();
  inside.addEventListener("message", ({ data: { n, method, args } }) => {
    const answered = last.then(() => answer(method as M, args)).catch((error: unknown): Outcome => ({ trap: String(error) }));
    last = answered.then((outcome) => inside.postMessage({ n, outcome: sent(outcome) } satisfies Answered));
  });
}
