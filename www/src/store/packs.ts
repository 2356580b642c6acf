import type { Words } from "../engine/types";
import type { Copy } from "./copy";
import { all, get, put, remove } from "./db";
import { now } from "./row";

/** A resolved pack as text, known by the hash of what it was made from. */
export interface StoredPack {
  sha256: string;
  id: string;
  title: Words;
  text: string;
  /** Whether it was brought in by the user and is not part of the page. */
  own: boolean;
  /** When it was brought in and from where, as the user knows it. */
  brought?: string;
  from?: string;
  /** Taken out of all lists; kept for the inspections that are judged by it. */
  hidden?: boolean;
}

/** What comes with the page, as its index tells it. */
interface Listed {
  id: string;
  file: string;
  sha256: string;
  title: Words;
  version: string;
  rules: number;
  group: Group;
}

/** A version of a standard that can be chosen on this device. */
export interface Choosable extends Pick<Listed, "id" | "sha256" | "title" | "version" | "rules" | "group"> {
  /** Whether the user brought it, when and from where. */
  own: boolean;
  brought?: string;
  from?: string;
  /** Brought by an earlier version of the page, or taken out of the lists: only who is judged by it has it. */
  earlier?: boolean;
}

/** Whole standards, schemes of which a part was seen, and single matters of many programmes. */
export type Group = "whole" | "scheme" | "library" | "own";

/** A pack that an inspection names and that nobody here has. */
export class PackMissing extends Error {
  constructor(readonly pack: string) {
    super(pack);
  }
}

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

/** All that can be chosen on this device: what the page brings, then what was brought in, the latest first. */
export async function choosable(): Promise<Choosable[]> {
  const [shipped, own] = await Promise.all([shippedPacks().catch(() => []), ownPacks().catch(() => [])]);
  const listed = shipped.map(({ id, sha256, title, version, rules, group }): Choosable => ({
    id,
    sha256,
    title,
    version,
    rules,
    group,
    own: false,
  }));
  // A version of one's own stands with the others of its standard.
  return [...listed, ...own.map((pack) => listedAs(pack, shipped.find(({ id }) => id === pack.id)?.group ?? "own"))];
}

/** A stored pack as a line of a list: its version and size stand in its text. */
export function listedAs(pack: StoredPack, group: Group): Choosable {
  const { id, sha256, title, own, brought, from } = pack;
  const { version, rules } = JSON.parse(pack.text) as { version: string; rules: unknown[] };
  return { id, sha256, title, version, rules: rules.length, group, own, brought, from };
}

export const hiddenPacks = async (): Promise<StoredPack[]> => (await all<StoredPack>("packs")).filter(({ hidden }) => hidden);

/** The packs of one's own that were not taken out, the latest first. */
export async function ownPacks(): Promise<StoredPack[]> {
  const kept = (await all<StoredPack>("packs")).filter(({ own, hidden }) => own && !hidden);
  return kept.sort((a, b) => (b.brought ?? "").localeCompare(a.brought ?? ""));
}

/** Kept for good: an inspection is judged by the pack with which it began, whatever the page brings later. */
async function keepPack(pack: StoredPack, copy?: Copy): Promise<void> {
  await put("packs", pack);
  await copy?.write(file(pack.sha256), JSON.stringify(pack)).catch(() => undefined);
}

/** Keeps a pack that the user brought. One that the page brings itself, to the last byte, stays the page's. */
export async function keepOwn(text: string, from: string, copy?: Copy): Promise<StoredPack> {
  const { pack: id, title, sha256 } = JSON.parse(text) as { pack: string; title: Words; sha256: string };
  const own = !(await shippedPacks().catch(() => [])).some((one) => one.sha256 === sha256);
  const pack: StoredPack = { sha256, id, title, text, own, ...(own && { brought: now(), from }) };
  await keepPack(pack, copy);
  return pack;
}

/** Takes a pack of one's own out of all lists. What inspections are judged by stays for them; anything else is gone. */
export async function removeOwn(sha256: string, pinned: boolean, copy?: Copy): Promise<() => Promise<void>> {
  const pack = await get<StoredPack>("packs", sha256);
  if (!pack) return () => Promise.resolve();
  if (pinned) await keepPack({ ...pack, hidden: true }, copy);
  else {
    await remove("packs", sha256);
    await copy?.remove(file(sha256)).catch(() => undefined);
  }
  return () => keepPack(pack, copy);
}

async function shipped(listed: Listed): Promise<StoredPack> {
  const response = await fetch(FOLDER + listed.file);
  if (!response.ok) throw new Error(`${listed.file}: ${response.status}`);
  return { sha256: listed.sha256, id: listed.id, title: listed.title, text: await response.text(), own: false };
}

/**
 * The pack with this hash. Without a hash it is the one that this version of the page brings under the
 * name: a pack of one's own never takes its place unasked. Where the page has none, the last one that
 * the user brought.
 */
export async function findPack(id: string, sha256: string | undefined, copy?: Copy): Promise<StoredPack | undefined> {
  if (sha256) {
    const stored = (await get<StoredPack>("packs", sha256)) ?? (await fromCopy(sha256, copy));
    if (stored) return stored;
  }
  const listed = (await shippedPacks().catch(() => [])).find((pack) => pack.id === id && (!sha256 || pack.sha256 === sha256));
  if (!listed) return sha256 ? undefined : (await ownPacks()).find((pack) => pack.id === id);
  const pack = await shipped(listed);
  if (!(await get("packs", pack.sha256))) await keepPack(pack, copy);
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
