import { readSettings } from "../store/transfer";
import { choosable, findPack } from "../store/packs";
import { readAs } from "../store/sort";
import { w } from "./screen-words";
import { copy, packTexts, startEngine } from "./open";
import { tell } from "./toast";
import type { Work } from "./work";

/** Puts the settings of a file in the place of those of an inspection; what names no version gets that of the page. */
export async function loadSettings(work: Work, file: File): Promise<void> {
  const brought = readSettings((await readAs(file, "settings", "json")).text);
  const available = await choosable();
  const store = await copy();
  const standard = await Promise.all(
    brought.map(async (choice) => {
      // A version that is nowhere to be had here would leave nothing to judge by.
      if (choice.sha256 && (await findPack(choice.pack, choice.sha256, store).catch(() => undefined))) return choice;
      const { sha256: _, ...unnamed } = choice;
      const present = available.find(({ id }) => id === choice.pack)?.sha256;
      return present ? { ...choice, sha256: present } : unnamed;
    }),
  );
  // Judged apart before anything is kept: what cannot be used here is refused as a whole.
  const judge = startEngine();
  try {
    await judge.open(await packTexts(standard), JSON.stringify({ ...work.inspection, standard }));
  } finally {
    judge.close();
  }
  if (await work.restructured(() => [{ op: "standard", standard }]))
    tell(w.value.settingsLoaded(standard.length), { undo: () => work.undo() });
}
