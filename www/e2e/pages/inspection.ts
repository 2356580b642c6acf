import type { Locator } from "@playwright/test";
import { Grid } from "./grid";
import { List } from "./list";
import { Part } from "./part";
import { Paper } from "./paper";
import { Result } from "./result";
import { Setup } from "./setup";
import { ItemSheet } from "./sheet";
import { Tile } from "./tile";

type View = "setup" | "subjects" | "inspect" | "grid" | "result";

/** An inspection that is open. */
export class Inspection extends Part {
  get id(): string {
    return new URL(this.page.url()).hash.split("/")[2] ?? "";
  }

  // Always in view

  get saved(): Locator {
    return this.page.getByTestId("saved");
  }
  /** Waits until the page says that all is on the disk. */
  async isSaved(): Promise<void> {
    await this.saved.filter({ hasText: new RegExp(`^${this.w.saved("\\d\\d:\\d\\d", 1)}`) }).waitFor();
  }
  /** The column with the score, or the strip where there is no room for one. */
  get standing(): Locator {
    return this.page
      .getByRole("complementary", { name: this.w.score })
      .or(this.page.getByRole("group", { name: this.w.score }))
      .filter({ visible: true });
  }
  /** The scores as they are shown, a line for each sheet. */
  async scores(): Promise<string[]> {
    const text = (await this.standing.innerText()).replace(/ /g, " ");
    return text.match(/(?:≤ )?\d+(?:\.\d+)? – \d+(?:\.\d+)?/g) ?? [];
  }
  async open(): Promise<number> {
    const text = (await this.standing.innerText()).replace(/\s+/g, " ");
    return Number(new RegExp(`${this.w.verdict.pending} (\\d+)`).exec(text)?.[1] ?? NaN);
  }

  // Going about

  async view(name: View): Promise<void> {
    await this.saved.filter({ hasNotText: this.w.saving }).waitFor();
    await this.tap(this.page.getByRole("navigation", { name: this.w.parts }).getByRole("link", { name: this.w.tab[name], exact: true }));
  }
  /** By the address, as a reload or a link would. */
  async at(subject: string, query = ""): Promise<this> {
    await this.page.goto(`./#/i/${this.id}/inspect/${encodeURIComponent(subject)}${query}`);
    await this.page.locator("main.bench-main").waitFor();
    return this;
  }
  /** By hand: the list at the side, or the choice above. */
  async choose(kind: string, name: string): Promise<void> {
    if (this.touch) {
      await this.tap(this.page.getByRole("navigation", { name: this.w.kinds }).getByRole("link", { name: new RegExp(`^${kind}`) }));
      const choice = this.page.getByRole("combobox", { name: this.w.subjects });
      const option = choice.getByRole("option", { name: new RegExp(name) });
      await choice.selectOption((await option.getAttribute("value")) ?? "");
      return;
    }
    const list = this.page.getByRole("navigation", { name: this.w.subjects });
    const group = list.getByRole("button", { name: new RegExp(`^${kind}`) });
    if ((await group.getAttribute("aria-expanded")) !== "true") await this.tap(group);
    await this.tap(list.getByRole("link", { name: new RegExp(name) }));
  }
  get heading(): Locator {
    return this.page.getByRole("main").getByRole("heading", { level: 1 });
  }
  async back(): Promise<List> {
    await this.tap(this.page.getByRole("link", { name: `‹ ${this.w.inspections}` }));
    await this.button(this.w.newInspection).waitFor();
    return new List(this.page, this.w, this.touch);
  }
  async reload(): Promise<void> {
    await this.page.reload();
    await this.saved.waitFor();
  }

  // Answering

  tile(label: string): Tile {
    return new Tile(this.page, this.w, this.touch, label);
  }
  get tiles(): Locator {
    return this.page.locator("fieldset[data-fact]");
  }
  get sheet(): ItemSheet {
    return new ItemSheet(this.page, this.w, this.touch);
  }
  async undo(): Promise<void> {
    await this.tap(this.button(this.w.undo, this.page.getByRole("main")));
  }
  async nextOpen(): Promise<void> {
    await this.tap(this.button(new RegExp(this.w.nextOpen), this.page.getByRole("main")));
  }
  /** Opens "all others pass". */
  async fillRest(): Promise<Locator> {
    await this.tap(this.button(this.w.fillRest));
    return this.page.getByRole("dialog", { name: this.w.fillTitle });
  }

  // Other views

  async grid(kind?: string): Promise<Grid> {
    if (kind) await this.page.goto(`./#/i/${this.id}/grid/${kind}`);
    else await this.view("grid");
    const grid = new Grid(this.page, this.w, this.touch);
    await grid.ready();
    return grid;
  }
  async result(): Promise<Result> {
    await this.view("result");
    const result = new Result(this.page, this.w, this.touch);
    await result.ready();
    return result;
  }
  async setup(): Promise<Setup> {
    await this.view("setup");
    return new Setup(this.page, this.w, this.touch);
  }
  async paper(): Promise<Paper> {
    await this.page.goto(`./#/i/${this.id}/print`);
    const paper = new Paper(this.page, this.w, this.touch);
    await paper.ready();
    return paper;
  }
}
