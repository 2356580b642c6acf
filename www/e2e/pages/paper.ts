import type { Locator } from "@playwright/test";
import { pdfText } from "../support/pdf";
import { Part } from "./part";

/** The printed form. */
export class Paper extends Part {
  async ready(): Promise<void> {
    await this.page.getByRole("heading", { name: this.w.formTitle }).waitFor();
  }
  get at(): Locator {
    return this.page.getByRole("article");
  }
  async print(): Promise<Buffer> {
    return this.page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: false });
  }
  async printedText(): Promise<string> {
    return pdfText(await this.print());
  }
}
