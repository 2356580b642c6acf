import type { Locator } from "@playwright/test";
import { Part } from "./part";

/** The sheet of an item: verdict, reason, clause, note. */
export class ItemSheet extends Part {
  get at(): Locator {
    return this.page.getByRole("dialog");
  }
  get note(): Locator {
    return this.at.getByLabel(this.w.note, { exact: true });
  }
  async writeNote(text: string): Promise<void> {
    await this.note.fill(text);
    await this.note.blur();
    // It stands below the answer, behind the sheet.
    await this.page.locator(".keep-lines").filter({ hasText: text }).first().waitFor({ state: "attached" });
  }
  async close(): Promise<void> {
    await this.tap(this.button(this.w.close, this.at));
    await this.at.waitFor({ state: "hidden" });
  }
}
