import { resolvePack, type PackFiles } from "../engine/authoring";
import type { Words } from "../engine/types";
import { shippedPacks } from "../store/packs";
import { BadFile, WrongSort } from "../store/refused-file";
import { readAs } from "../store/sort";
import { gathered, mainFiles } from "./files";

/** A standard of one's own, read and not yet kept. */
export interface BroughtPack {
  id: string;
  title: Words;
  sha256: string;
  /** As the form reads it. */
  text: string;
  /** The file in which it came. */
  from: string;
  /** Whether the page brings another version of a standard under its name. */
  meets: boolean;
  /** Reads it again under another name. */
  renamed(id: string): Promise<BroughtPack>;
}

const NAME = /^pack:\s*["']?([\w.-]+).*$/m;

/**
 * Reads standards as their authors wrote them, with the files that they include. A file is known by the
 * name that stands in it: a second download is called `x (1).yaml` and is `x` all the same.
 */
export async function bringPacks(chosen: File[]): Promise<BroughtPack[]> {
  const files: PackFiles = {};
  const from = new Map<string, string>();
  for (const file of chosen) {
    const { sort, text } = await readAs(file, "standard", "cases");
    // Cases are for those who write; a standard is used without them.
    if (sort === "cases") continue;
    const name = NAME.exec(text)?.[1];
    const path = name ? `${name}.yaml` : file.name;
    if (files[path] !== undefined && files[path] !== text) throw new BadFile("two_of_one");
    files[path] = text;
    from.set(path, file.name);
  }
  const [first] = chosen;
  if (first && !from.size) throw new WrongSort(first.name, "cases");
  return Promise.all(mainFiles(files).map((main) => read(files, main, from.get(main) ?? main)));
}

async function read(files: PackFiles, main: string, from: string): Promise<BroughtPack> {
  const text = await resolvePack(await gathered(files, main), main);
  const { pack: id, title, sha256 } = JSON.parse(text) as { pack: string; title: Words; sha256: string };
  const shipped = (await shippedPacks().catch(() => [])).find((one) => one.id === id);
  const renamed = (next: string): Promise<BroughtPack> => {
    const { [main]: old = "", ...others } = files;
    const path = `${next}.yaml`;
    return read({ ...others, [path]: old.replace(NAME, `pack: ${next}`) }, path, from);
  };
  return { id, title, sha256, text, from, meets: !!shipped && shipped.sha256 !== sha256, renamed };
}
