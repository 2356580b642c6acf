import type { Locator } from "@playwright/test";
import { Part } from "./part";

/** The place where a standard is written. */
export class Writing extends Part {
  async open(from?: string): Promise<this> {
    await this.page.goto(`./#/write${from ? `/${from}` : ""}`);
    await this.text.waitFor();
    return this;
  }
  get text(): Locator {
    return this.page.locator(".cm-content");
  }
  get count(): Locator {
    return this.page.getByTestId("notice-count");
  }
  get pane(): Locator {
    return this.page.locator(".write-pane");
  }
  side(name: "notices" | "form" | "cases"): Promise<void> {
    return this.tap(this.page.locator(".write-side .tabs").getByRole("button", { name: new RegExp(`^${this.w.draftSide[name]}`) }));
  }
  part(name: "text" | "cases"): Promise<void> {
    return this.tap(this.page.locator(".write-code .tabs").getByRole("button", { name: this.w.draftPart[name], exact: true }));
  }
  /** Types over the whole text. */
  async write(text: string): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
  }
  async read(): Promise<string> {
    return (await this.page.locator(".cm-line").allInnerTexts()).join("\n");
  }
}
