import { said, sameValue } from "../engine/answer";
import type { Value, Verdict } from "../engine/types";
import type { Work } from "./work";

/** Each verdict has a shape of its own, so that a copy in black and white says the same. */
export const SHAPE: Record<Verdict, string> = {
  pass: "✓",
  fail: "✗",
  pending: "·",
  to_confirm: "!",
  cannot_check: "?",
  not_configured: "◇",
  not_supplied: "□",
  not_applicable: "–",
};

/** How an answer looks in a cell: as a verdict, or only as recorded. */
export type Look = Verdict | "recorded";
export const lookShape = (look: Look): string => (look === "recorded" ? "○" : SHAPE[look]);

/** Values that would meet all rules, by subject and fact, as far as they were asked for. */
export type Compliant = (subject: number, fact: number) => Value | undefined;

/**
 * A fact is drawn as failing only when it is the one to blame: a rule that reads several facts and fails
 * says nothing against a fact whose value already is the compliant one.
 */
export function look(work: Work, subject: number, fact: number, compliant: Compliant): Look {
  const what = said(work.answer(subject, fact));
  if (what.state === "open") return "pending";
  if (what.state !== "value") return what.state;
  const rules = (work.form.value.facts[fact]?.rules ?? []).filter(
    (rule) => work.form.value.rules[rule]?.kind === work.index.kindOf[subject],
  );
  const verdicts = rules.map((rule) => work.verdict(rule, subject));
  const wanted = compliant(subject, fact);
  const met = wanted !== undefined && sameValue(wanted, what.value);
  // What only says to whom a rule applies is neither good nor bad.
  const alone = (rule: number): boolean => work.form.value.rules[rule]?.facts.length === 1;
  if (rules.some((rule, i) => verdicts[i] === "fail" && (alone(rule) || (wanted !== undefined && !met)))) return "fail";
  if (verdicts.includes("to_confirm")) return "to_confirm";
  return met || rules.some((rule, i) => verdicts[i] === "pass" && alone(rule)) ? "pass" : "recorded";
}
