import { all, get, put } from "./db";
import type { Copy } from "./copy";

/** A resolved pack as text, known by the hash of what it was made from. */
export interface StoredPack {
  sha256: string;
  id: string;
  title: { zh: string; en: string };
  text: string;
  /** Whether it was brought in by the user and is not part of the page. */
  own: boolean;
}

/** A pack that an inspection names and that nobody here has. */
export class PackMissing extends Error {
  constructor(readonly pack: string) {
    super(pack);
  }
}

export interface Listed {
  id: string;
  file: string;
  sha256: string;
  title: { zh: string; en: string };
  group: Group;
}

/** Whole standards, schemes of which a part was seen, and single matters of many programmes. */
export type Group = "whole" | "scheme" | "library" | "own";

const FOLDER = "packs/";
/** The same as they were written. */
const WRITTEN = "standards/";
const file = (sha256: string): string => `pack-${sha256}.json`;

/** The packs that come with this version of the page. */
export async function shippedPacks(): Promise<Listed[]> {
  const response = await fetch(`${FOLDER}index.json`);
  return response.ok ? ((await response.json()) as Listed[]) : [];
}

/** A shipped standard as it was written, with its cases. */
export async function sourceOf(id: string): Promise<{ text: string; cases: string } | undefined> {
  const main = (await shippedSources()).find((path) => path.endsWith(`/${id}.yaml`));
  if (!main) return undefined;
  return { text: await shippedSource(main), cases: await shippedSource(main.replace(/\.yaml$/, ".cases.yaml")) };
}

/** The names of the shipped standards whose text is here. */
export const sources = async (): Promise<string[]> =>
  (await shippedSources()).filter((path) => path.endsWith(".cases.yaml")).map((path) => path.replace(/^.*\/|\.cases\.yaml$/g, ""));

/** The paths of the shipped standards, vocabularies and cases as they were written. */
export async function shippedSources(): Promise<string[]> {
  const response = await fetch(`${WRITTEN}index.json`);
  return response.ok ? ((await response.json()) as string[]) : [];
}
export async function shippedSource(path: string): Promise<string> {
  const response = await fetch(`${WRITTEN}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

/** All that can be chosen on this device: what the page brings and what was brought in. */
export async function choosable(): Promise<{ id: string; sha256: string; title: Listed["title"]; group: Group }[]> {
  const own = (await ownPacks().catch(() => [])).map((pack) => ({ ...pack, group: "own" as const }));
  return [...(await shippedPacks().catch(() => [])), ...own];
}

export const ownPacks = async (): Promise<StoredPack[]> => (await all<StoredPack>("packs")).filter(({ own }) => own);

/** Kept for good: an inspection is judged by the pack with which it began, whatever the page brings later. */
export async function keepPack(pack: StoredPack, copy?: Copy): Promise<void> {
  if (await get("packs", pack.sha256)) return;
  await put("packs", pack);
  await copy?.write(file(pack.sha256), JSON.stringify(pack)).catch(() => undefined);
}

async function shipped(listed: Listed): Promise<StoredPack> {
  const response = await fetch(FOLDER + listed.file);
  if (!response.ok) throw new Error(`${listed.file}: ${response.status}`);
  return { sha256: listed.sha256, id: listed.id, title: listed.title, text: await response.text(), own: false };
}

/** The pack with this hash, or the one that this version brings under this name when no hash is known. */
export async function findPack(id: string, sha256: string | undefined, copy?: Copy): Promise<StoredPack | undefined> {
  if (sha256) {
    const stored = (await get<StoredPack>("packs", sha256)) ?? (await fromCopy(sha256, copy));
    if (stored) return stored;
  }
  const own = (await ownPacks()).find((pack) => pack.id === id && (!sha256 || pack.sha256 === sha256));
  if (own) return own;
  const listed = (await shippedPacks()).find((pack) => pack.id === id && (!sha256 || pack.sha256 === sha256));
  if (!listed) return undefined;
  const pack = await shipped(listed);
  await keepPack(pack, copy);
  return pack;
}

/** What a pack is called, where that is known here. */
export async function titleOf(id: string, sha256: string | undefined): Promise<StoredPack["title"] | undefined> {
  const stored = sha256 ? await get<StoredPack>("packs", sha256) : undefined;
  return (stored ?? (await shippedPacks()).find((pack) => pack.id === id))?.title;
}

async function fromCopy(sha256: string, copy?: Copy): Promise<StoredPack | undefined> {
  const text = await copy?.read(file(sha256)).catch(() => undefined);
  if (!text) return undefined;
  const pack = JSON.parse(text) as StoredPack;
  await put("packs", pack);
  return pack;
}

/** The seasons that come with this version of the page, and one of them with its sample data. */
export async function shippedSeasons(): Promise<Pick<Listed, "id" | "title">[]> {
  const response = await fetch("seasons/index.json");
  return response.ok ? ((await response.json()) as Pick<Listed, "id" | "title">[]) : [];
}
export async function shippedSeason(id: string): Promise<{ definition: string; files: { name: string; text: string }[] }> {
  const response = await fetch(`seasons/${id}.json`);
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  return (await response.json()) as { definition: string; files: { name: string; text: string }[] };
}
