import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { Home } from "../pages/home";
import { zh } from "./words";

export { expect } from "@playwright/test";

/** What no journey may see: an error in the page, a breach of its policy, a request to another place. */
export class Watch {
  readonly faults: string[] = [];
  readonly requests: string[] = [];

  constructor(private readonly origin: string) {}

  async follow(context: BrowserContext): Promise<void> {
    context.on("request", (request) => {
      const url = request.url();
      if (/^(blob|data):/.test(url)) return;
      this.requests.push(url);
      if (new URL(url).origin !== this.origin) this.faults.push(`request to ${url}`);
    });
    context.on("page", (page) => this.listen(page));
    await context.exposeBinding("__breach", (_source, what: string) => this.faults.push(`policy: ${what}`));
    await context.addInitScript(() => {
      const tell = (globalThis as unknown as { __breach(what: string): void }).__breach;
      document.addEventListener("securitypolicyviolation", (event) =>
        tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    for (const page of context.pages()) this.listen(page);
  }

  private listen(page: Page): void {
    page.on("pageerror", (error) => this.faults.push(`error: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (
        /Content Security Policy|Trusted Type|unhandled/i.test(message.text()) ||
        (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      )
        this.faults.push(`console: ${message.text()}`);
    });
  }
}

interface Given {
  watch: Watch;
  /** The start screen, opened. */
  home: Home;
}

/** Every journey is watched, whatever it is about. */
export const test = base.extend<Given>({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = new Watch(new URL(baseURL ?? "").origin);
      await watch.follow(context);
      await use(watch);
      base.expect(watch.faults, "errors, breaches of the policy and foreign requests").toEqual([]);
    },
    { auto: true },
  ],
  home: async ({ page, hasTouch, watch: _ }, use) => {
    const home = new Home(page, zh, !!hasTouch);
    await home.open();
    await use(home);
  },
});
