import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../support/words";

/** A part of the page as a person meets it: by the names of its controls, in one of two languages. */
export abstract class Part {
  constructor(
    readonly page: Page,
    readonly w: Words,
    readonly touch: boolean,
  ) {}

  /** A finger where the screen has touch, else the mouse. */
  tap(target: Locator): Promise<void> {
    return this.touch ? target.tap() : target.click();
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** The message at the bottom of the screen. */
  get toast(): Locator {
    return this.page.locator(".toast");
  }

  async switchLanguage(): Promise<void> {
    await this.tap(this.button(this.w.switchLanguage));
  }

  /** Hands a file to a control that opens a file dialog. */
  async hand(control: string, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const field = this.page.getByLabel(control);
    const [big] = files.filter(({ buffer }) => buffer.length > 5e6);
    if (!big) return field.setInputFiles(files);
    const folder = mkdtempSync(join(tmpdir(), "windowcheck-file-"));
    try {
      writeFileSync(join(folder, big.name), big.buffer);
      await field.setInputFiles(join(folder, big.name));
    } finally {
      setTimeout(() => rmSync(folder, { recursive: true, force: true }), 15_000).unref();
    }
  }

  /** The file that a button hands out. */
  async download(name: string): Promise<{ name: string; text: string }> {
    const coming = this.page.waitForEvent("download");
    await this.tap(this.button(name));
    const download = await coming;
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString("utf8") };
  }
}

export const jsonFile = (content: unknown, name = "检查.json"): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.isBuffer(content) ? content : Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});
