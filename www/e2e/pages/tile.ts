import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../support/words";
import { Part } from "./part";

/** One fact of one subject: its answers, and the rules that read it. */
export class Tile extends Part {
  readonly at: Locator;

  constructor(
    page: Page,
    w: Words,
    touch: boolean,
    private readonly label: string,
  ) {
    super(page, w, touch);
    this.at = page.getByRole("main").getByRole("group", { name: label, exact: true });
  }

  /** By its words; the mark before them may be part of the name. */
  choice(words: string): Locator {
    return this.button(new RegExp(`^[○●□■]?\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`), this.at);
  }
  /** Taps, and waits until the answer is marked, which is when it has been recorded. */
  async answer(words: string): Promise<void> {
    const choice = this.choice(words);
    const before = (await choice.getAttribute("aria-pressed")) === "true";
    await this.tap(choice);
    if (!before) await expect(choice).toHaveAttribute("aria-pressed", "true");
    // In a set a second tap takes it out again; of several answers one stays.
    else if (await choice.evaluate((one) => one.classList.contains("opt"))) await expect(choice).toHaveAttribute("aria-pressed", "false");
  }
  /** "N/A" or "cannot check", with the reason that an inspector picks. */
  async without(state: "not_applicable" | "cannot_check", reason: string): Promise<void> {
    await this.tap(this.choice(this.w.verdict[state]));
    await this.tap(this.choice(reason));
    await expect(this.at).toContainText(this.w.pair(this.w.verdict[state], reason));
  }
  async write(text: string): Promise<void> {
    const field = this.at.getByRole("textbox").first();
    await field.fill(text);
    await field.blur();
    await expect(this.button(this.w.clearAnswer(this.label), this.at)).toBeEnabled();
  }
  /** Writes a note beside the answer, and waits until it is recorded. */
  async note(text: string): Promise<void> {
    await this.tap(this.button(new RegExp(`^(${this.w.addNote}|${this.w.editNote})$`), this.at));
    const field = this.at.getByLabel(this.w.note, { exact: true });
    await field.fill(text);
    await field.blur();
    // Who wrote it stands below it once it is recorded.
    await expect(this.at.locator(".note-field p")).toContainText(/\d\d:\d\d/);
  }
  /** The answer that is marked, in the words of its button. */
  get chosen(): Locator {
    return this.at.locator('[aria-pressed="true"]');
  }
  /** The line of a rule, with its verdict. */
  rule(title: string): Locator {
    return this.at.locator("button.read").filter({ hasText: title });
  }
  async openRule(title: string): Promise<void> {
    await this.tap(this.rule(title));
  }
}
