import type { Form, FormParam, Inspection, StatusCounts, Told, ToldFinding, Verdict } from "../engine/types";
import { say } from "./lang";
import { w } from "./screen-words";
import { office } from "./office";
import { behind, tells, type Entry } from "./record";
import { compositeOf, gradeOf, totalOf } from "./scores";

/** A subject on paper: its name with its number, or the kind where there is none. */
export function subjectOnPaper(form: Form, inspection: Inspection, { subject, rule }: Pick<ToldFinding, "subject" | "rule">): string {
  const found = subject === undefined ? undefined : inspection.subjects[subject];
  if (found) return found.name ? `${found.name}${w.value.aside(found.id)}` : found.id;
  return say(form.kinds[form.rules[rule]?.kind ?? -1]?.label);
}

/** What was recorded, in a line: the answer or the reason, who and when, the note. */
function remark(one: Entry): string {
  const note = one.note && w.value.pair(w.value.note, `${one.note}${one.noted && w.value.aside(one.noted)}`);
  return w.value.clauses([w.value.pair(one.label, one.said), one.signed, note].filter(Boolean));
}

/** One line for a rule and a state, with all subjects in it: what was not seen needs no page for each. */
export interface Unsettled {
  title: string;
  verdict: Verdict;
  subjects: string[];
  /** What was recorded there, each with the subjects of which it was. */
  remarks: string[];
  photos: Entry[];
}

export function unsettledLines(form: Form, inspection: Inspection, told: Told, all: Entry[]): Unsettled[] {
  const id = (subject: number): string => inspection.subjects[subject]?.id ?? "";
  const lines = new Map<string, Omit<Unsettled, "remarks"> & { entries: Set<Entry> }>();
  for (const finding of told.unsettled) {
    const key = `${finding.rule}:${finding.verdict}`;
    const aside = finding.verdict === "not_supplied" ? w.value.aside(finding.sentence) : "";
    const line = lines.get(key) ?? {
      title: say(form.rules[finding.rule]?.title) + aside,
      verdict: finding.verdict,
      subjects: [],
      photos: [],
      entries: new Set(),
    };
    line.subjects.push(finding.subject === undefined ? subjectOnPaper(form, inspection, finding) : id(finding.subject));
    for (const one of behind(finding, all).filter(tells)) {
      if (!line.entries.has(one) && one.photos.length) line.photos.push(one);
      line.entries.add(one);
    }
    lines.set(key, line);
  }
  return [...lines.values()].map(({ entries, ...line }) => ({ ...line, remarks: together([...entries], id) }));
}

/** The same thing said of many is said once. */
export function together(entries: Entry[], id: (subject: number) => string): string[] {
  const of = new Map<string, string[]>();
  for (const one of entries) of.set(remark(one), [...(of.get(remark(one)) ?? []), id(one.subject)]);
  return [...of].map(([words, subjects]) => `${w.value.list(subjects)} ${words}`);
}

/** Who recorded how many answers and in what manner: a form filled by one tap is another evidence than one filled by walking. */
export function recorders({ recorders: all }: Told): string[] {
  return all.map(({ by, notes, ...counts }) => {
    const manners = { one: counts.one, bulk: counts.bulk, carried: counts.carried, imported: counts.imported };
    const told = (Object.keys(manners) as (keyof typeof manners)[])
      .filter((how) => manners[how])
      .map((how) => `${w.value.how[how]} ${manners[how]}`);
    if (counts.unsaid) told.push(`${w.value.unsaidHow} ${counts.unsaid}`);
    const answers = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return w.value.recordedBy(by ?? w.value.unsigned, answers, w.value.commas(told), notes);
  });
}

interface Origin {
  by: string;
  on: string;
  basis: string;
}

/** A parameter or list as it was set, with who set it, when and on what basis. */
function setting(form: Form, pack: string, part: "params" | "slots", key: string, value: string, { by, on, basis }: Origin): string {
  const of = form.packs.find(({ id }) => id === pack);
  const title = part === "params" ? of?.params.find(({ id }) => id === key)?.label : of?.slots.find(({ id }) => id === key)?.title;
  const origin = w.value.list([by, on, basis].filter(Boolean));
  return w.value.pair(say(title) || key, `${value}${origin && w.value.aside(origin)}`);
}

/** A value of an office above, with whose it is and on what basis. */
function byLayer({ label, value, unit, layers }: FormParam): string {
  const last = layers?.filter(({ set }) => set.value !== undefined).at(-1);
  const origin = last ? [office(last), last.set.on ?? "", last.set.basis ?? ""].filter(Boolean) : [];
  return w.value.pair(say(label), `${value} ${say(unit)}${w.value.aside(w.value.list(origin))}`);
}

/** What the result rests on beside the answers, a line for each. */
export function settings(form: Form, { standard, absent }: Inspection, told: Told): string[] {
  const { names, more } = told.unknown;
  return [
    ...form.packs.flatMap(({ params }) => params.filter(({ origin }) => origin === "layer").map(byLayer)),
    ...standard.flatMap(({ pack, params, slots }) => [
      ...Object.entries(params).map(([key, param]) => setting(form, pack, "params", key, String(param.value), param)),
      ...Object.entries(slots).map(([key, slot]) => setting(form, pack, "slots", key, w.value.entries(slot.entries.length), slot)),
    ]),
    ...Object.entries(absent).map(([kind, reason]) =>
      w.value.absentPrinted(say(form.kinds.find(({ id }) => id === kind)?.label) || kind, reason),
    ),
    ...(names.length
      ? [w.value.pair(w.value.notJudged, w.value.list([...names.map(({ name }) => name), ...(more ? [w.value.moreNames(more)] : [])]))]
      : []),
    ...recorders(told).map((line) => w.value.pair(w.value.record, line)),
  ];
}

/** How it stands, with the scores and grades of the whole site. */
export function conclusion(told: Told, counts: Pick<StatusCounts, "tally">): string[] {
  const sheets = told.sheets.filter(({ subject }) => subject === undefined);
  const composites = told.composites.filter(({ subject }) => subject === undefined);
  const total = (sheet: Told["sheets"][number]): string => {
    if (sheet.too_little)
      return (
        totalOf(sheet) + w.value.aside(w.value.tooLittle(sheet.too_little.asked, sheet.too_little.assessed, sheet.too_little.at_least))
      );
    return sheet.stopped || sheet.demerits ? totalOf(sheet) : `${totalOf(sheet)} / ${sheet.full}`;
  };
  return [
    told.headline,
    ...sheets.map((sheet) => w.value.scoreTold(say(sheet.title), total(sheet), gradeOf(sheet, counts))),
    ...composites.map((one) =>
      w.value.scoreTold(say(one.title), one.blocked ? compositeOf(one) : `${compositeOf(one)} / ${one.full}`, gradeOf(one, counts)),
    ),
  ];
}

/** The documents that rules cite, each with the code by which the paper cites it. */
export function sources(form: Form): string[] {
  const found = new Map<string, string>();
  for (const { sources: cited } of form.rules)
    for (const { source, title, evidence } of cited) found.set(`${source} ${say(title)}`, w.value.evidence(evidence));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([line, evidence]) => line + w.value.aside(evidence));
}
