// An engine that takes its time, or breaks: its answers reach the page later, or as a trap.
import type { Page } from "@playwright/test";

/** To be called before the page is opened. `trapEvery`: so many answers, and one of them is a trap. */
export const slowEngine = (page: Page, delay: number, trapEvery = 0): Promise<unknown> =>
  page.addInitScript(
    ({ delay, trapEvery }) => {
      const Real = globalThis.Worker;
      let answers = 0;
      globalThis.Worker = class extends Real {
        private readonly judges: boolean;
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          this.judges = /\/worker-[\w-]+\.js$/.test(String(url));
        }
        override addEventListener(
          type: string,
          listener: EventListenerOrEventListenerObject,
          options?: boolean | AddEventListenerOptions,
        ): void {
          if (type !== "message" || !this.judges || typeof listener !== "function") return super.addEventListener(type, listener, options);
          super.addEventListener(type, (event) => {
            const { data } = event as MessageEvent<{ n: number; outcome: object }>;
            answers += 1;
            // The first answers open the inspection.
            const trapped = trapEvery > 0 && answers > 2 && answers % trapEvery === 0;
            const said = trapped ? new MessageEvent("message", { data: { n: data.n, outcome: { trap: "a trap for the test" } } }) : event;
            setTimeout(() => listener.call(this, said), delay);
          });
        }
      };
    },
    { delay, trapEvery },
  );
