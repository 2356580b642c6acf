import type { PackChoice } from "../engine/types";
import type { Choosable } from "../store/packs";
import { w } from "./screen-words";
import type { Work } from "./work";

/** How one version of a standard differs from another. */
export interface Changes {
  added: number;
  removed: number;
  changed: number;
  /** Whether something beside the rules differs: facts, parameters, the scheme. */
  other: boolean;
}

type Text = { rules: { id: string }[] } & Record<string, unknown>;
/** What tells versions apart and says nothing of what they demand. */
const ASIDE = new Set(["rules", "sha256", "version", "title", "about", "pack", "status"]);

export function changes(before: string, after: string): Changes {
  const [old, now] = [before, after].map((text) => JSON.parse(text) as Text) as [Text, Text];
  const rules = (text: Text): Map<string, string> => new Map(text.rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const rest = (text: Text): string => JSON.stringify(Object.entries(text).filter(([key]) => !ASIDE.has(key)));
  const [was, is] = [rules(old), rules(now)];
  return {
    added: [...is.keys()].filter((id) => !was.has(id)).length,
    removed: [...was.keys()].filter((id) => !is.has(id)).length,
    changed: [...is].filter(([id, rule]) => was.has(id) && was.get(id) !== rule).length,
    other: rest(old) !== rest(now),
  };
}

/** What tells versions of one title apart for a person: the version, the size, where it is from and since when. */
export function versionLine({ version, rules, own, earlier, brought, from }: Choosable): string {
  const minute = (brought ?? "").slice(0, 16).replace("T", " ");
  const origin = own ? w.value.ownVersion(from ?? "", minute) : earlier ? w.value.earlierVersion : w.value.shippedVersion;
  return w.value.dots([w.value.versionOf(version), w.value.rulesOf(rules), origin]);
}

/** The standards under their titles, each with its versions: that of the page first, then the latest of one's own. */
export function byTitle<T extends Choosable>(packs: readonly T[]): { id: string; versions: T[] }[] {
  const ids = [...new Set(packs.map(({ id }) => id))];
  return ids.map((id) => ({ id, versions: packs.filter((pack) => pack.id === id) }));
}

/** What one set in a version, as far as another one knows it, and the names of what it does not know. */
export function carriedOver(choice: PackChoice, version: { sha256: string; text: string }): { choice: PackChoice; left: string[] } {
  const known = JSON.parse(version.text) as Partial<Record<"profiles" | "params" | "slots", Record<string, unknown>>>;
  const left: string[] = [];
  const has = (part: "profiles" | "params" | "slots", id: string): boolean => {
    const there = id in (known[part] ?? {});
    if (!there) left.push(id);
    return there;
  };
  const kept = <T>(part: "params" | "slots", of: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([id]) => has(part, id)));
  return {
    choice: {
      ...choice,
      sha256: version.sha256,
      profiles: choice.profiles.filter((id) => has("profiles", id)),
      params: kept("params", choice.params),
      slots: kept("slots", choice.slots),
    },
    left,
  };
}

/** How many answers are read by the rules of one standard and of no other that is chosen. */
export function readByOne({ form, inspection, index }: Pick<Work, "form" | "inspection" | "index">, pack: string): number {
  const at = form.value.packs.findIndex(({ id }) => id === pack);
  let n = 0;
  for (const { id, kind, rules } of form.value.facts) {
    if (!rules.length || rules.some((rule) => form.value.rules[rule]?.pack !== at)) continue;
    for (const subject of index.byKind[kind] ?? []) if (inspection.subjects[subject]?.facts[id] !== undefined) n += 1;
  }
  return n;
}
