import type { Locator } from "@playwright/test";
import { jsonFile, Part } from "./part";

/** The list of inspections, as it stands on the first page. */
export class List extends Part {
  get list(): Locator {
    return this.page.getByRole("list", { name: this.w.inspections });
  }

  /** The line of an inspection in the list. */
  line(title: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: title });
  }

  async bring(content: unknown): Promise<void> {
    await this.hand(this.w.importInspection, jsonFile(content));
  }
}
