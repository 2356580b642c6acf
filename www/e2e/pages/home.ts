import type { Locator } from "@playwright/test";
import { Inspection } from "./inspection";
import { List } from "./list";

export type Sample = "township" | "load";

/** The first page, from which inspections are opened. */
export class Home extends List {
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

  async opened(): Promise<Inspection> {
    const inspection = new Inspection(this.page, this.w, this.touch);
    await inspection.saved.waitFor();
    return inspection;
  }
}
