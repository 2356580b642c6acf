import type { Module, Session } from "../core";
import { said } from "../answer";
import type { Answer, Counts, Delta, Fault, Inspection, StatusCounts } from "../types";

// A stand-in for the module in tests of the page: one kind, two facts, two rules, one score, and verdicts
// that a reader of a test can follow. It judges nothing but this.
const both = (zh: string, en: string) => ({ zh, en });
const FORM = {
  packs: [
    { id: "tiny", title: both("小标准", "Tiny"), version: "1", status: "supported", profiles: [], params: [], slots: [], scored: true },
  ],
  kinds: [{ id: "window", label: both("窗口", "Window"), single: false, record: false }],
  facts: [
    {
      id: "window.sign",
      kind: 0,
      fact: { label: both("台签", "Sign"), type: "yes_no", yes: both("有", "Yes"), no: both("无", "No"), method: "look", whole: false },
      rules: [0],
    },
    { id: "window.seats", kind: 0, fact: { label: both("座位", "Seats"), type: "number", method: "look", whole: true }, rules: [1] },
  ],
  rules: [
    {
      pack: 0,
      id: "sign",
      kind: 0,
      title: both("有台签", "Has a sign"),
      sources: [],
      force: "must",
      severity: "minor",
      compiled: false,
      facts: [0],
    },
    {
      pack: 0,
      id: "seats",
      kind: 0,
      title: both("座位不少于 2", "At least two seats"),
      sources: [],
      force: "must",
      severity: "minor",
      compiled: false,
      facts: [1],
    },
  ],
  sheets: [
    {
      pack: "tiny",
      title: both("小标准评分", "Tiny score"),
      compiled: false,
      full: "100",
      grades: [{ id: "good", title: both("好", "Good") }],
      categories: [],
    },
  ],
  composites: [],
} as unknown as ReturnType<Session["form"]>;

const PASS = 0;
const FAIL = 1;
const PENDING = 2;
const CANNOT_CHECK = 4;
const NOT_APPLICABLE = 7;
const NONE: Counts = {
  pass: 0,
  fail: 0,
  pending: 0,
  to_confirm: 0,
  cannot_check: 0,
  not_configured: 0,
  not_supplied: 0,
  not_applicable: 0,
};

function verdict(rule: number, answer: Answer | undefined): number {
  const what = said(answer);
  if (what.state === "open") return PENDING;
  if (what.state === "not_applicable") return NOT_APPLICABLE;
  if (what.state === "cannot_check") return CANNOT_CHECK;
  return (rule === 0 ? what.value === true : Number(what.value) >= 2) ? PASS : FAIL;
}

/** What does not fit a fact is refused, with a sentence as the engine has one. */
function misfit(fact: number, answer: Answer | null | undefined): Fault | undefined {
  const what = said(answer ?? undefined);
  const below = fact === 1 && what.state === "value" && Number(what.value) < 0;
  const bare = both("座位不能小于 0。", "Seats cannot be below 0.");
  return below ? { code: "below_min", ...bare, bare } : undefined;
}

export interface FakeOptions {
  /** Whether the next change breaks the instance, as a trap does. */
  trap?: () => boolean;
  /** The same of opening. */
  trapOpening?: () => boolean;
}

/** Opens sessions. */
export function fakeModule(options: FakeOptions = {}): Module {
  const open = (_packs: string, first: string): Session => {
    let subjects: Inspection["subjects"] = [];
    let refused: ReturnType<Session["standing"]>["refused"] = [];
    const idOf = (fact: number): string => FORM.facts[fact]?.id ?? "";
    const at = (rule: number, subject: number): number => verdict(rule, subjects[subject]?.facts[idOf(rule)]);
    // Each rule reads the fact of its own number, and each fact waits for that rule.
    const all = (): [rule: number, subject: number, verdict: number][] =>
      [0, 1].flatMap((rule) => subjects.map((_, subject): [number, number, number] => [rule, subject, at(rule, subject)]));
    const needed = (): Delta["needed"] => all().map(([fact, subject, verdict]) => [subject, fact, verdict === PENDING ? 1 : 0]);
    const count = (verdict: number): number => all().filter(([, , one]) => one === verdict).length;
    const counts = (): StatusCounts => ({
      tally: {
        must: {
          ...NONE,
          pass: count(PASS),
          fail: count(FAIL),
          pending: count(PENDING),
          cannot_check: count(CANNOT_CHECK),
          not_applicable: count(NOT_APPLICABLE),
        },
        forbid: NONE,
        should: NONE,
        practice: NONE,
        outcome: NONE,
      },
      severity: { critical: 0, major: 0, minor: count(FAIL), info: 0 },
      answered: all().length - count(PENDING),
      needed: count(PENDING),
    });
    // One point for each fail; what is open may still fail.
    const heads = (): Delta["heads"] => [
      {
        sheet: 0,
        best: String(100 - count(FAIL)),
        worst: String(100 - count(FAIL) - count(PENDING)),
        at_most: false,
        stopped: false,
        grades: [{ reachable: true }],
      },
    ];
    const read = (text: string): boolean => {
      if (options.trapOpening?.()) throw new WebAssembly.RuntimeError("unreachable");
      ({ subjects } = JSON.parse(text) as Inspection);
      refused = [];
      for (const { id, facts } of subjects) {
        [0, 1].forEach((fact) => {
          const fault = misfit(fact, facts[idOf(fact)]);
          if (!fault) return;
          refused.push({ ...fault, subject: id, fact: idOf(fact) });
          delete facts[idOf(fact)];
        });
      }
      return true;
    };
    const apply = (changes: [number, number, Answer | null][]): Delta => {
      if (options.trap?.()) throw new WebAssembly.RuntimeError("unreachable");
      for (const [subject, fact, answer] of changes) {
        const fault = misfit(fact, answer);
        if (fault) throw new Error(JSON.stringify({ ...fault, subject: subjects[subject]?.id, fact: idOf(fact) }));
      }
      const before = [all(), needed(), heads()] as const;
      for (const [subject, fact, answer] of changes) {
        const facts = subjects[subject]?.facts ?? {};
        if (answer === null) delete facts[idOf(fact)];
        else facts[idOf(fact)] = answer;
      }
      const changed = <T>(now: T[], old: T[]): T[] => now.filter((one, i) => JSON.stringify(one) !== JSON.stringify(old[i]));
      return {
        cells: changed(all(), before[0]),
        needed: changed(needed(), before[1]),
        heads: changed(heads(), before[2]),
        composites: [],
        counts: counts(),
      };
    };
    read(first);
    return {
      reopen: read,
      form: () => FORM,
      cells: () => Uint8Array.from(all(), ([, , verdict]) => verdict),
      needed: () => Uint8Array.from(needed(), ([, , needed]) => needed),
      above: () => Uint32Array.from(subjects, (_, at) => at),
      standing: () => ({ heads: heads(), composites: [], counts: counts(), refused, unknown: { names: [], more: 0 } }),
      set: (subject: number, fact: number, answer: string) => JSON.stringify(apply([[subject, fact, JSON.parse(answer) as Answer | null]])),
      apply: (changes: string) => JSON.stringify(apply(JSON.parse(changes) as [number, number, Answer | null][])),
      sheet: () => undefined,
      composite: () => undefined,
      compliant: (_subject: number, fact: number) => (fact === 0 ? "true" : undefined),
      explain: () => undefined,
      told: () => ({
        headline: "",
        findings: [],
        unsettled: [],
        sheets: [],
        composites: [],
        unknown: { names: [], more: 0 },
        recorded: [],
        recorders: [],
      }),
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
