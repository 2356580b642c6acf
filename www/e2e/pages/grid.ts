import type { Locator } from "@playwright/test";
import { Part } from "./part";

/** Rows are windows or people, columns are facts. */
export class Grid extends Part {
  get at(): Locator {
    return this.page.getByRole("grid");
  }
  async ready(): Promise<void> {
    await this.at.getByRole("gridcell").first().waitFor();
  }
  cell(subject: string, fact: string): Locator {
    return this.at.getByRole("gridcell", { name: new RegExp(`^${this.w.pair(`${subject}.* ${fact}`, "")}`) });
  }
  get picker(): Locator {
    return this.page.getByRole("dialog");
  }
  async fillColumn(fact: string): Promise<void> {
    await this.tap(this.button(this.w.fillColumn(fact), this.at));
  }
  async fillRow(subject: string): Promise<void> {
    await this.tap(this.button(this.w.fillRow(subject), this.at));
  }
}
