import type { Module, Session } from "../core";
import { said } from "../answer";
import type { Answer, Inspection } from "../types";

// A stand-in for the module in tests of the page: one kind, two facts, two rules, and verdicts that a
// reader of a test can follow. It judges nothing but this.
const both = (zh: string, en: string) => ({ zh, en });
const FORM = {
  packs: [{ id: "tiny", title: both("小标准", "Tiny"), version: "1", status: "supported", profiles: [], params: [], slots: [], scored: false }],
  kinds: [{ id: "window", label: both("窗口", "Window"), single: false, record: false }],
  facts: [
    { id: "window.sign", kind: 0, fact: { label: both("台签", "Sign"), type: "yes_no", yes: both("有", "Yes"), no: both("无", "No"), method: "look", whole: false }, rules: [0] },
    { id: "window.seats", kind: 0, fact: { label: both("座位", "Seats"), type: "number", method: "look", whole: true }, rules: [1] },
  ],
  rules: [
    { pack: 0, id: "sign", kind: 0, title: both("有台签", "Has a sign"), sources: [], force: "must", severity: "minor", compiled: false, facts: [0] },
    { pack: 0, id: "seats", kind: 0, title: both("座位不少于 2", "At least two seats"), sources: [], force: "must", severity: "minor", compiled: false, facts: [1] },
  ],
} as unknown as ReturnType<Session["form"]>;

const PASS = 0;
const FAIL = 1;
const PENDING = 2;
const CANNOT_CHECK = 4;
const NOT_APPLICABLE = 7;

function verdict(rule: number, answer: Answer | undefined): number {
  const what = said(answer);
  if (what.state === "open") return PENDING;
  if (what.state === "not_applicable") return NOT_APPLICABLE;
  if (what.state === "cannot_check") return CANNOT_CHECK;
  return (rule === 0 ? what.value === true : Number(what.value) >= 2) ? PASS : FAIL;
}

/** Opens sessions; `trap` breaks the next call as a broken instance would. */
export function fakeModule(options: { trap?: () => boolean } = {}): Module {
  const open = (_packs: string, text: string): Session => {
    let { subjects } = JSON.parse(text) as Inspection;
    const at = (rule: number, subject: number): number => verdict(rule, subjects[subject]?.facts[FORM.facts[rule]?.id ?? ""]);
    const needed = (subject: number): number[] => [0, 1].filter((rule) => at(rule, subject) === PENDING);
    const set = (subject: number, fact: number, answer: Answer | null): [number, number, number] => {
      if (options.trap?.()) throw new WebAssembly.RuntimeError("unreachable");
      if (fact === 1 && answer !== null) {
        const what = said(answer);
        if (what.state === "value" && Number(what.value) < 0) throw new Error(JSON.stringify({ code: "below_min", zh: "座位不能小于 0。", en: "Seats cannot be below 0." }));
      }
      const facts = subjects[subject]?.facts ?? {};
      const id = FORM.facts[fact]?.id ?? "";
      if (answer === null) delete facts[id];
      else facts[id] = answer;
      return [fact, subject, at(fact, subject)];
    };
    const counts = { pass: 0, fail: 0, pending: 0, to_confirm: 0, cannot_check: 0, not_configured: 0, not_supplied: 0, not_applicable: 0 };
    const all = () => subjects.flatMap((_, subject) => [0, 1].map((rule) => at(rule, subject)));
    const count = (verdict: number): number => all().filter((one) => one === verdict).length;
    return {
      reopen: (text: string) => {
        ({ subjects } = JSON.parse(text) as Inspection);
        return true;
      },
      form: () => FORM,
      cells: () => Uint8Array.from([0, 1].flatMap((rule) => subjects.map((_, subject) => at(rule, subject)))),
      set: (subject: number, fact: number, answer: string) => ({ cells: [set(subject, fact, JSON.parse(answer))], scores: [] }),
      apply: (changes: string) => ({ cells: (JSON.parse(changes) as [number, number, Answer | null][]).map((change) => set(...change)), scores: [] }),
      status: () => ({
        tally: ["must", "forbid", "should", "practice", "outcome"].map((force) => ({ force, counts: force === "must" ? { ...counts, pass: count(PASS), fail: count(FAIL), pending: count(PENDING) } : counts })),
        sheets: [],
        composites: [],
        answered: all().length - count(PENDING),
        needed: count(PENDING),
        needed_by_subject: subjects.map((_, subject) => needed(subject).length),
        failed_by_subject: subjects.map((_, subject) => [0, 1].filter((rule) => at(rule, subject) === FAIL).length),
      }),
      needed: (subject: number) => Uint32Array.from(needed(subject)),
      compliant: (_subject: number, fact: number) => (fact === 0 ? "true" : undefined),
      explain: () => undefined,
      told: () => ({ headline: "", findings: [], unsettled: [], sheets: [], composites: [], unknown: { names: [], more: 0 }, recorded: [], recorders: [] }),
      report: () => "{}",
      free: () => undefined,
    } as unknown as Session;
  };
  return { Session: { open }, readInspection: () => undefined };
}

/** An inspection of some windows for the stand-in. */
export const windows = (n: number): Inspection => ({
  format: "windowcheck-inspection/1",
  id: "test",
  title: "测试中心",
  sample: true,
  date: "2026-11-23",
  inspectors: ["检查员1"],
  standard: [],
  subjects: Array.from({ length: n }, (_, i) => ({ id: `W0${i + 1}`, kind: "window", facts: {} })),
  absent: {},
});
