import type { Locator } from "@playwright/test";
import { Part } from "./part";

export class Result extends Part {
  async ready(): Promise<void> {
    await this.button(this.w.exportReport).waitFor();
    await this.page.getByRole("heading", { name: this.w.findings }).waitFor();
  }
  get headline(): Locator {
    return this.page.getByRole("main").getByRole("heading", { level: 1 });
  }
  async exportInspection(): Promise<{ name: string; text: string }> {
    return this.download(this.w.exportInspection);
  }
  async exportReport(): Promise<{ name: string; text: string }> {
    return this.download(this.w.exportReport);
  }
}
