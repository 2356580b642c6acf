import type { Copy } from "./copy";
import { Journal } from "./journal";
import { heads, type Head } from "./library";
import { hiddenPacks, removeOwn } from "./packs";

/** The inspections of this device that are judged by a pack; one that cannot be read may be. */
export async function pinnedBy(sha256: string): Promise<Head[]> {
  const read = await Promise.all(
    (await heads()).map(async (head) => ({ head, opened: await Journal.open(head.id).catch(() => undefined) })),
  );
  return read
    .filter(({ opened }) => !opened || opened.kept.inspection.standard.some((one) => one.sha256 === sha256))
    .map(({ head }) => head);
}

/** Takes packs that were taken out of the lists off the device once no inspection is judged by them any more. */
export async function sweepPacks(copy?: Copy): Promise<void> {
  for (const { sha256 } of await hiddenPacks()) if (!(await pinnedBy(sha256)).length) await removeOwn(sha256, false, copy);
}
