import type { Inspection } from "../engine/types";
import type { Copy } from "./copy";
import { all } from "./db";
import { copyFile } from "./journal";

/** Everything that this device has of an inspection, as it lies there: the way out where nothing else opens it. */
export async function rescueFile(insp: string, copy?: Copy, inspection?: Inspection): Promise<Blob> {
  const range = IDBKeyRange.bound([insp], [insp, []]);
  const [journal, snapshots, file] = await Promise.all([
    all("journal", range).catch(String),
    all("snapshots", range).catch(String),
    copy?.read(copyFile(insp)).catch(String),
  ]);
  const found = { format: "windowcheck-rescue/1", inspection, journal, snapshots, file };
  return new Blob([`${JSON.stringify(found, null, 2)}\n`], { type: "application/json" });
}
