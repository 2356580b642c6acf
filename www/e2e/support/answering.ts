// A hand that taps in the page itself, as fast as it is told to, and says each tap to the host before it takes
// effect and each answer that stands marked on the screen while the page says that it is saved.
import type { Page } from "@playwright/test";
import type { Host } from "./host";

export interface Given {
  subject: string;
  fact: string;
  value: string;
}
const key = ({ subject, fact }: Given): string => `${subject} ${fact}`;

/** Subjects with facts that have one button for each answer. */
export const SUBJECTS = ["W01", "W02", "W03", "W04", "W05", "S01", "S04", "S07", "S08", "S09"];

/** Taps in bursts of one to five until the page is no more. */
export async function tapInBursts(page: Page, seed: number): Promise<void> {
  await page.evaluate(
    ({ seed, subjects }) => {
      let state = seed;
      const random = (n: number): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % n;
      const tell = (what: "tap" | "saved", given: object): void => {
        const request = new XMLHttpRequest();
        request.open("POST", "heard", false);
        request.send(JSON.stringify({ what, ...given }));
      };
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const chosen = (tile: Element): string => tile.querySelector('.big[aria-pressed="true"]')?.textContent?.trim() ?? "";
      const tapped = new Map<string, string>();
      const look = (): void => {
        if (!document.querySelector("[data-testid=saved]")?.textContent?.startsWith("已保存")) return;
        const subject = location.hash.split("/")[4] ?? "";
        for (const tile of document.querySelectorAll<HTMLElement>("fieldset[data-fact]")) {
          const fact = tile.dataset.fact ?? "";
          const value = tapped.get(`${subject} ${fact}`);
          if (value === undefined || chosen(tile) !== value) continue;
          tapped.delete(`${subject} ${fact}`);
          tell("saved", { subject, fact, value });
        }
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      void (async () => {
        for (;;) {
          const subject = subjects[random(subjects.length)] ?? "";
          location.hash = `${location.hash.split("/").slice(0, 3).join("/")}/inspect/${subject}`;
          await pause(60);
          for (let burst = 0; burst < 3; burst++) {
            for (let n = 1 + random(5); n > 0; n--) {
              const buttons = [...document.querySelectorAll<HTMLElement>("fieldset[data-fact] .tap.big")].filter(
                (one) => one.getAttribute("aria-pressed") !== "true",
              );
              const button = buttons[random(buttons.length)];
              const fact = button?.closest<HTMLElement>("fieldset[data-fact]")?.dataset.fact;
              const value = button?.textContent?.trim();
              if (!button || !fact || !value) continue;
              tapped.set(`${subject} ${fact}`, value);
              tell("tap", { subject, fact, value });
              button.click();
              await pause(random(45));
              look();
            }
            await pause(random(250));
            look();
          }
        }
      })();
    },
    { seed, subjects: SUBJECTS },
  );
}

/** A disk that takes so long for each transaction that writes. */
export const slowDisk = (page: Page, ms: number): Promise<unknown> =>
  page.addInitScript((ms) => {
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      set(this: IDBTransaction, done: ((event: Event) => void) | null) {
        if (done)
          this.addEventListener("complete", (event) =>
            this.mode === "readwrite" ? setTimeout(() => done.call(this, event), ms) : done.call(this, event),
          );
      },
    });
  }, ms);

/** What was shown as saved, each with what may stand there: the same, or what was tapped afterwards. */
export class Book {
  readonly saved = new Map<string, Set<string>>();
  count = 0;
  private read = 0;

  constructor(private readonly host: Host) {}

  /** Takes down what was said since. */
  note(): void {
    for (const said of this.host.heard.slice(this.read)) {
      const given = JSON.parse(said) as Given & { what: "tap" | "saved" };
      if (given.what === "saved") {
        this.saved.set(key(given), new Set([given.value]));
        this.count += 1;
      } else this.saved.get(key(given))?.add(given.value);
    }
    this.read = this.host.heard.length;
  }

  lost(seen: Map<string, string>): string[] {
    return [...this.saved]
      .filter(([what, values]) => !values.has(seen.get(what) ?? ""))
      .map(([what, values]) => `${what}: saved “${[...values].join("” or “")}”, found “${seen.get(what)}”`);
  }

  /** What stands there now is all that counts from here on. */
  settle(seen: Map<string, string>): void {
    for (const what of this.saved.keys()) this.saved.set(what, new Set([seen.get(what) ?? ""]));
  }
}

/** What the page shows for these facts. */
export async function shown(page: Page, wanted: Iterable<string>): Promise<Map<string, string>> {
  const bySubject = new Map<string, string[]>();
  for (const one of wanted) {
    const [subject = "", fact = ""] = one.split(" ");
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), fact]);
  }
  return new Map(
    await page.evaluate(
      async (bySubject) => {
        const found: [string, string][] = [];
        for (const [subject, facts] of bySubject) {
          location.hash = `${location.hash.split("/").slice(0, 3).join("/")}/inspect/${subject}`;
          // The page draws the subject in its own time.
          await new Promise((resolve) => setTimeout(resolve, 30));
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          for (const fact of facts)
            found.push([
              `${subject} ${fact}`,
              document.querySelector(`fieldset[data-fact="${fact}"] .big[aria-pressed="true"]`)?.textContent?.trim() ?? "",
            ]);
        }
        return found;
      },
      [...bySubject],
    ),
  );
}
