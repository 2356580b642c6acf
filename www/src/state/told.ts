import { shallowRef, watch, type ShallowRef } from "vue";
import type { Severity, Told, ToldFinding, Verdict } from "../engine/types";
import { lang, sayError } from "./lang";
import { tell } from "./toast";
import type { Work } from "./work";

/** The result as the engine tells it, in the language of the page. */
export function useTold(work: Work): ShallowRef<Told | null> {
  const told = shallowRef<Told | null>(null);
  watch(
    [lang, work.revision, work.structure],
    async () => {
      try {
        told.value = await work.engine.told(lang.value);
      } catch (error) {
        tell(sayError(error), { error: true });
      }
    },
    { immediate: true },
  );
  return told;
}

export const SEVERITIES: Severity[] = ["critical", "major", "minor", "info"];

export function bySeverity(work: Work, findings: ToldFinding[]): { key: Severity; findings: ToldFinding[] }[] {
  const of = ({ rule }: ToldFinding): Severity => work.form.value.rules[rule]?.severity ?? "info";
  return SEVERITIES.map((key) => ({ key, findings: findings.filter((one) => of(one) === key) })).filter(
    ({ findings: list }) => list.length,
  );
}

export function bySubject(findings: ToldFinding[]): { key: number | null; findings: ToldFinding[] }[] {
  const keys = [...new Set(findings.map(({ subject }) => subject ?? null))];
  return keys.map((key) => ({ key, findings: findings.filter(({ subject }) => (subject ?? null) === key) }));
}

/** The verdicts that settle nothing. */
export type Unsettled = Exclude<Verdict, "pass" | "fail" | "not_applicable">;

export function byVerdict(findings: ToldFinding[]): { key: Unsettled; findings: ToldFinding[] }[] {
  const keys = [...new Set(findings.map(({ verdict }) => verdict as Unsettled))];
  return keys.map((key) => ({ key, findings: findings.filter(({ verdict }) => verdict === key) }));
}

/** Fails of rules that bind; a practice that is not followed is told, but nobody has to correct it. */
export const isBinding = (work: Work, { rule }: ToldFinding): boolean =>
  ["must", "forbid"].includes(work.form.value.rules[rule]?.force ?? "");
