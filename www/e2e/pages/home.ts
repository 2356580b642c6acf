import type { Locator } from "@playwright/test";
import { Inspection } from "./inspection";
import { jsonFile, Part } from "./part";

export type Sample = "township" | "load";

export class Home extends Part {
  async open(): Promise<this> {
    await this.page.goto("./#/");
    await this.button(this.w.newInspection).waitFor();
    return this;
  }

  sample(name: Sample): Locator {
    return this.button(new RegExp(`${this.w.sample}.*${this.w.samples[name]}`));
  }

  /** One tap. */
  async openSample(name: Sample = "township"): Promise<Inspection> {
    await this.tap(this.sample(name));
    return this.opened();
  }

  async startNew(): Promise<Inspection> {
    await this.tap(this.button(this.w.newInspection));
    return this.opened();
  }

  async bring(content: unknown): Promise<void> {
    await this.hand(this.w.importInspection, jsonFile(content));
  }

  async opened(): Promise<Inspection> {
    const inspection = new Inspection(this.page, this.w, this.touch);
    await inspection.saved.waitFor();
    return inspection;
  }

  get list(): Locator {
    return this.page.getByRole("list", { name: this.w.inspections });
  }

  /** The line of an inspection in the list. */
  line(title: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: title });
  }
}
