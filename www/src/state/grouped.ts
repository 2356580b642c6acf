import type { Group } from "../store/packs";

const ORDER: Group[] = ["own", "whole", "scheme", "library"];

/** Standards by group, in the order in which they are most often wanted; empty groups are left out. */
export const grouped = <T extends { group: Group }>(packs: readonly T[]): { group: Group; packs: T[] }[] =>
  ORDER.map((group) => ({ group, packs: packs.filter((pack) => pack.group === group) })).filter(({ packs }) => packs.length);
