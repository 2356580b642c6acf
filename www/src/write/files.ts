import type { PackFiles } from "../engine/authoring";
import { shippedSource, shippedSources } from "../store/packs";

/** What stands under `include:`, in either way of writing a list, and what an overlay sets. */
export const references = (text: string): string[] => [
  ...(/^include:((?:.*\n)(?:[ -].*\n)*)/m.exec(text)?.[1]?.match(/[\w./-]+\.ya?ml/g) ?? []),
  ...(/^overlay:[^]*?\bof:\s*["']?([\w./-]+\.ya?ml)/m.exec(text)?.slice(1) ?? []),
];

/** Whether a text demands something: a vocabulary does not. */
export const isStandard = (text: string): boolean => /^(rules|overlay):/m.test(text);

const fileName = (path: string): string => path.split("/").pop() ?? "";

/** The standards among files: what demands something and what no other refers to. */
export function mainFiles(files: PackFiles): string[] {
  const names = Object.keys(files);
  const referred = new Set(Object.values(files).flatMap(references).map(fileName));
  const demands = names.filter((name) => isStandard(files[name] ?? ""));
  const free = demands.filter((name) => !referred.has(fileName(name)));
  return free.length ? free : (demands.length ? demands : names).slice(0, 1);
}
export const mainFile = (files: PackFiles): string => mainFiles(files)[0] ?? "";

/** The name that the engine makes of a reference. */
export function beside(name: string, reference: string): string {
  const parts = name.split("/").slice(0, -1);
  for (const part of reference.split("/")) {
    if (part === ".") continue;
    if (part === ".." && parts.length && parts[parts.length - 1] !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/**
 * The main file and all that it refers to, each where the engine looks for it. A file dialog gives
 * names without folders, so what is not at its place is known by its name; what the user did not
 * bring comes from the standards of the page; of these `fetched` keeps what was fetched before.
 */
export async function gathered(files: PackFiles, main: string, fetched: PackFiles = {}): Promise<PackFiles> {
  const all: PackFiles = { [main]: files[main] ?? "" };
  const brought = (path: string): string | undefined =>
    files[path] ?? files[Object.keys(files).find((name) => fileName(name) === fileName(path)) ?? ""];
  const waiting = [main];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const path of references(all[name] ?? "").map((reference) => beside(name, reference))) {
      if (path in all) continue;
      const own = brought(path);
      const text = own ?? fetched[path] ?? (await shippedText(path));
      if (text === undefined) continue;
      if (own === undefined) fetched[path] = text;
      all[path] = text;
      waiting.push(path);
    }
  }
  return all;
}

async function shippedText(path: string): Promise<string | undefined> {
  const shipped = (await shippedSources().catch(() => [])).find((source) => fileName(source) === fileName(path));
  return shipped && (await shippedSource(shipped).catch(() => undefined));
}
