// The page's own engine, reached where it runs: in the worker that the page has started.
import type { Page, Worker } from "@playwright/test";

const isEngine = (worker: Worker): boolean => /\/worker-[\w-]+\.js$/.test(worker.url());

export async function engineOf(page: Page): Promise<Worker> {
  return page.workers().find(isEngine) ?? (await page.waitForEvent("worker", { predicate: isEngine }));
}

/** Sends the worker a message as the page does, and takes its answer in the page's place. */
export const ask = (worker: Worker, method: string, args: unknown[]): Promise<{ value?: unknown; fault?: { zh: string }; trap?: string }> =>
  worker.evaluate(
    ({ method, args }) =>
      new Promise((resolve) => {
        const scope = globalThis as unknown as { postMessage(message: unknown): void };
        const send = scope.postMessage;
        scope.postMessage = (message) => {
          const { n, outcome } = message as { n: number; outcome: object };
          if (n !== -1) return send.call(scope, message);
          scope.postMessage = send;
          return resolve(outcome);
        };
        dispatchEvent(new MessageEvent("message", { data: { n: -1, method, args } }));
      }),
    { method, args },
  );
