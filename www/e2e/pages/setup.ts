import type { Locator } from "@playwright/test";
import { jsonFile, Part } from "./part";

/** Which standards are in force, and what the office has set in them. */
export class Setup extends Part {
  standard(title: string): Locator {
    return this.page.getByRole("group", { name: this.w.standardsInForce }).getByRole("checkbox", { name: title });
  }
  /** The settings of one standard. */
  pack(title: string): Locator {
    return this.page.getByRole("group", { name: new RegExp(`^\\s*${title}`) });
  }
  profile(pack: string, title: string): Locator {
    return this.pack(pack).getByRole("checkbox", { name: title });
  }
  param(label: string): Locator {
    return this.page.locator(".card[data-param]").filter({ hasText: label });
  }
  slot(title: string): Locator {
    return this.page.locator(".card:not(:has(.card))").filter({ has: this.page.getByText(title, { exact: true }) });
  }
  async enter(within: Locator, label: string | RegExp, text: string): Promise<void> {
    const field = within.getByLabel(label);
    await field.fill(text);
    await field.blur();
  }
  async exportSettings(): Promise<{ name: string; text: string }> {
    return this.download(this.w.exportSettings);
  }
  async loadSettings(text: string): Promise<void> {
    await this.hand(this.w.loadSettings, jsonFile(text, "设置.json"));
  }
}
