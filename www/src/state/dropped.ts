import { WrongSort, type Sort } from "../store/refused-file";
import { readAs, sortOf } from "../store/sort";
import { handed, type Intake } from "./handed";
import { sayError } from "./lang";
import { w } from "./screen-words";
import { work } from "./open";
import { go, route, to } from "./route";
import { loadSettings } from "./settings-file";
import { lookAtShelf } from "./shelf";
import { startFrom } from "./start";
import { tell } from "./toast";

/** How much of several messages is told at once. */
const TOLD = 3;

/**
 * Takes files that were dropped anywhere on the page to where they belong. What belongs nowhere is told
 * what it is; nothing is ever opened over the page.
 */
export async function receive(files: File[]): Promise<void> {
  const said: string[] = [];
  const by = new Map<Sort, File[]>();
  for (const file of files) {
    try {
      const { sort } = await sortOf(file);
      by.set(sort, [...(by.get(sort) ?? []), file]);
    } catch (error) {
      said.push(error instanceof DOMException ? w.value.folderDropped(file.name) : sayError(error));
    }
  }
  const take = (...sorts: Sort[]): File[] =>
    sorts.flatMap((sort) => {
      const found = by.get(sort) ?? [];
      by.delete(sort);
      return found;
    });

  const view = route.value.parts[0];
  const inSeasons = view === "seasons";
  const inSubjects = view === "i" && route.value.parts[2] === "subjects";
  // On the page of seasons a table is data, at a list of subjects it is a list of them.
  const season = take("season", "season_data", ...(inSeasons ? (["table"] as const) : []));
  const tables = inSubjects ? take("table") : [];
  const standards = view === "write" || by.has("standard") ? take("standard", "cases") : [];
  const [settings, ...moreSettings] = take("settings");
  const inspections = take("inspection");

  for (const [sort, rest] of by) for (const file of rest) said.push(sayError(new WrongSort(file.name, sort)));
  if (moreSettings.length || tables.length > 1) said.push(w.value.moreFiles(moreSettings.length + Math.max(0, tables.length - 1)));
  if (settings)
    await attempt(said, async () => {
      const open = work.value;
      if (!open) throw new NoInspection(settings.name);
      go(to("i", open.inspection.id, "setup"));
      await loadSettings(open, settings);
    });
  if (standards.length) hand(view === "write" ? "write" : "standards", standards);
  if (season.length) hand("seasons", season);
  if (tables[0]) hand("subjects", [tables[0]]);
  await bringInspections(inspections, said);
  if (!said.length) return;
  // A message is put away where one goes to another place.
  await new Promise((resolve) => setTimeout(resolve));
  const more = said.length > TOLD ? [w.value.moreFiles(said.length - TOLD)] : [];
  tell([...said.slice(0, TOLD), ...more].join("\n"), { error: true });
}

class NoInspection extends Error {}

async function attempt(said: string[], what: () => Promise<void>): Promise<boolean> {
  try {
    await what();
    return true;
  } catch (error) {
    said.push(error instanceof NoInspection ? w.value.openFirst(error.message) : sayError(error));
    return false;
  }
}

/** One is opened; several are put into the list. */
async function bringInspections(files: File[], said: string[]): Promise<void> {
  let n = 0;
  for (const file of files)
    if (await attempt(said, async () => startFrom((await readAs(file, "inspection")).text, files.length === 1))) n += 1;
  if (files.length < 2 || !n) return;
  await lookAtShelf();
  go("#/");
  await new Promise((resolve) => setTimeout(resolve));
  tell(w.value.importedMany(n));
}

/** Goes to the view that knows what to do with the files. */
function hand(intake: Intake, files: File[]): void {
  handed.value = { to: intake, files };
  if (intake === "subjects" || route.value.parts[0] === intake) return;
  go(to(intake));
}
