import type { Locator } from "@playwright/test";
import { Part } from "./part";

/** The page on which many results are put together, ranked and awarded. */
export class Seasons extends Part {
  async open(): Promise<this> {
    await this.tap(this.page.getByRole("link", { name: this.w.seasons, exact: true }));
    await this.page.getByRole("heading", { name: this.w.seasons, exact: true }).waitFor();
    return this;
  }

  /** The name of what is decided, with how it stands. */
  get headline(): Locator {
    return this.page.getByRole("heading", { level: 1 }).nth(1);
  }

  /** A table by its title, unfolded. */
  async table(title: string): Promise<Locator> {
    const fold = this.page.getByRole("group").filter({ hasText: title }).first();
    await this.tap(fold.locator("summary"));
    await fold.getByRole("table").waitFor();
    return fold;
  }

  async rows(fold: Locator): Promise<string[][]> {
    const rows = await fold.locator("tbody tr").all();
    return Promise.all(rows.map((row) => row.locator("td").allInnerTexts()));
  }
}
