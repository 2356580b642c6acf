/**
 * A clause of a source.
 */
export interface Clause {
    /**
     * As the rule cites it: the source, and where in it.
     */
    cited: string;
    /**
     * The title of the source; none of what no source of the pack explains.
     */
    source?: Words;
    /**
     * How well the source is evidenced.
     */
    evidence?: Evidence;
}

/**
 * A declared number and what was found.
 */
export interface TallyShown {
    /**
     * What is counted.
     */
    title: Words;
    /**
     * Where it comes from.
     */
    sources: string[];
    /**
     * What the source says.
     */
    declared: number;
    /**
     * Title, last period and number of each award that is counted.
     */
    parts: TallyPart[];
    /**
     * How many were found.
     */
    found: number;
    /**
     * Whether the awards that are counted are decided.
     */
    decided: boolean;
}

/**
 * A finding with its sentences.
 */
export interface FindingTold extends Finding {
    /**
     * The pack and the rule.
     */
    rule_id: string;
    /**
     * The subject.
     */
    subject_id?: string;
    /**
     * Why, in Chinese.
     */
    zh: string;
    /**
     * Why, in English.
     */
    en: string;
}

/**
 * A notice, or a fault of loading, with its sentences and its place.
 */
export interface NoticeTold {
    /**
     * A stable code.
     */
    code: string;
    /**
     * How bad it is.
     */
    severity: Level;
    /**
     * What is wrong, in Chinese.
     */
    zh: string;
    /**
     * What is wrong, in English.
     */
    en: string;
    /**
     * The file.
     */
    file?: string;
    /**
     * Line, from 1.
     */
    line?: number;
    /**
     * Column in characters, from 1.
     */
    column?: number;
    /**
     * Line of the end.
     */
    endLine?: number;
    /**
     * Column after the last character.
     */
    endColumn?: number;
    /**
     * Inspections that show it, as sentences.
     */
    help?: Help;
    /**
     * Inspections that show it, as values.
     */
    shown?: Shown[];
}

/**
 * A number and how it is shown.
 */
export interface SeasonNumber {
    /**
     * The exact fraction.
     */
    exact: string;
    /**
     * Rounded once.
     */
    shown: string;
    /**
     * Its decimals, where the rounded number would say otherwise of a bound, or of its order among
     * others; of more than four the first four and `…`.
     */
    beside?: string;
}

/**
 * A parameter as it stands.
 */
export interface SettingShown {
    /**
     * Its name.
     */
    param: string;
    /**
     * What it is.
     */
    label: Words;
    /**
     * Its value; none when it is not set.
     */
    value: string | null;
    /**
     * Who set it.
     */
    by: string | null;
    /**
     * On what basis.
     */
    basis: string | null;
    /**
     * Why it is open.
     */
    note: Words | null;
}

/**
 * A plain table.
 */
export interface SeasonTable {
    /**
     * What it shows.
     */
    title: string;
    /**
     * What it comes to, in one line: whom an award goes to.
     */
    brief?: string;
    /**
     * What has to be known of it.
     */
    notes: string[];
    /**
     * The heads of the columns.
     */
    heads: string[];
    /**
     * The rows.
     */
    rows: string[][];
}

/**
 * A report with the words, ids and clauses that its numbers stand for. All that a plain report has stands in
 * it under the same name.
 */
export interface ReportTold {
    /**
     * Always `windowcheck-report/2`.
     */
    format: string;
    /**
     * What judged.
     */
    engine: Engine;
    /**
     * The inspection.
     */
    inspection: string;
    /**
     * What it is called.
     */
    title: string;
    /**
     * Whether it is made-up sample data.
     */
    sample: boolean;
    /**
     * The day of the inspection.
     */
    date: string;
    /**
     * Who inspected.
     */
    inspectors: string[];
    /**
     * How it stands as a whole.
     */
    outcome: Outcome;
    /**
     * The same in one sentence.
     */
    headline: Words;
    /**
     * The packs and what was set for them.
     */
    standard: PackUsed[];
    /**
     * The subjects of the inspection, in order; findings name them by place and by id.
     */
    subjects: SubjectTold[];
    /**
     * The rules in force, in order; findings name them by place and by id.
     */
    rules: RuleTold[];
    /**
     * Verdicts by force.
     */
    tally: ForceTally[];
    /**
     * Fails of must and forbid by severity.
     */
    severity: SeverityCounts;
    /**
     * One sheet for each pack with points.
     */
    sheets: Sheet[];
    /**
     * Scores put together from them.
     */
    composites?: CompositeSheet[];
    /**
     * Fails, the gravest first.
     */
    findings: FindingTold[];
    /**
     * Everything else that is neither a pass nor not applicable.
     */
    unsettled: FindingTold[];
    /**
     * Answers that could not be taken over.
     */
    unread: Unread[];
    /**
     * What was recorded behind findings and unsettled items, and every other answer that says more than its value.
     */
    recorded: Recorded[];
    /**
     * Kinds of which this site has none, with the reason.
     */
    absent: Record<string, string>;
    /**
     * Who recorded how many of the answers, and in what manner.
     */
    recorders: Recorder[];
}

/**
 * A rule with its words.
 */
export interface RuleTold extends RuleResult {
    /**
     * What it demands.
     */
    title: Words;
    /**
     * The clauses on which it rests.
     */
    clauses: Clause[];
    /**
     * What to do where it fails.
     */
    remedy?: Words;
}

/**
 * A score of all subjects in all periods.
 */
export interface ScoreTable {
    /**
     * Its name.
     */
    score: string;
    /**
     * What it is.
     */
    label: Words;
    /**
     * The rows.
     */
    rows: ScoreRow[];
}

/**
 * A score of one subject in one period.
 */
export interface ScoreRow {
    /**
     * The period.
     */
    period: string;
    /**
     * The subject.
     */
    subject: string;
    /**
     * The number.
     */
    value: SeasonNumber | null;
    /**
     * Why there is none.
     */
    gap: Gap | null;
    /**
     * From what it was computed.
     */
    from: UsedPart[];
}

/**
 * A season in words of one language.
 */
export interface SeasonTold {
    /**
     * What it is called.
     */
    title: string;
    /**
     * How it stands, and what has to be known of it.
     */
    notes: string[];
    /**
     * The tables.
     */
    tables: SeasonTable[];
}

/**
 * A sentence in both languages.
 */
export interface Help {
    /**
     * 中文
     */
    zh: string;
    /**
     * English
     */
    en: string;
}

/**
 * A subject of the inspection.
 */
export interface SubjectTold {
    /**
     * Its id in the inspection.
     */
    id: string;
    /**
     * Its kind.
     */
    kind: string;
    /**
     * What the kind is called; none of a kind that no pack in force knows.
     */
    label?: Words;
    /**
     * What it is called.
     */
    name?: string;
    /**
     * The subject to which it belongs.
     */
    parent?: string;
}

/**
 * A subject that is not ranked.
 */
export interface Excluded {
    /**
     * The subject.
     */
    subject: string;
    /**
     * Its class.
     */
    class: Words | null;
    /**
     * Why.
     */
    because: Why[];
    /**
     * Whether it could change who is chosen.
     */
    matters: boolean;
}

/**
 * All that is to be said of a draft: what is wrong, or why it cannot be read; and where it can be read
 * the pack as the form reads it, and how its cases come out.
 */
export interface Draft {
    /**
     * What is wrong with the pack and its cases.
     */
    notices: NoticeTold[];
    /**
     * The resolved pack as JSON text; none of what cannot be read, and of a season.
     */
    pack?: string;
    /**
     * How the cases come out; none where they cannot be run, which is one of the notices.
     */
    runs: CaseRun[];
}

/**
 * An award in all periods.
 */
export interface AwardResult {
    /**
     * Its name.
     */
    award: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Where it comes from.
     */
    sources: string[];
    /**
     * Every recorded fact that it depends on, and no other.
     */
    reads: string[];
    /**
     * Whether the season states what alone counts, and it was so.
     */
    only: boolean;
    /**
     * Whether anything is awarded; else it is a ranking alone.
     */
    awards: boolean;
    /**
     * The periods.
     */
    periods: AwardPeriod[];
}

/**
 * An award in one period.
 */
export interface AwardPeriod {
    /**
     * The period.
     */
    period: string;
    /**
     * How it stands.
     */
    outcome: SeasonOutcome;
    /**
     * How many subjects there are.
     */
    pool: number;
    /**
     * How many the source says there are.
     */
    declared: number | null;
    /**
     * One list, or one for each class.
     */
    lists: RankList[];
    /**
     * Those who have no place and are chosen without one.
     */
    also: Also[];
    /**
     * Those who cannot be ranked, and why.
     */
    not_eligible: Excluded[];
    /**
     * Those of whom it cannot be told.
     */
    open: Excluded[];
    /**
     * A parameter without which nothing is chosen.
     */
    gap: Gap | null;
    /**
     * Chosen now and the period before.
     */
    kept: string[];
    /**
     * Chosen now and not the period before.
     */
    gained: string[];
    /**
     * Chosen the period before and not now.
     */
    lost: string[];
}

/**
 * An award that is counted.
 */
export interface TallyPart {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Its last period.
     */
    period: string;
    /**
     * How many were chosen.
     */
    chosen: number;
}

/**
 * How a case came out.
 */
export type CaseOutcome = "validated" | "reported" | "missing" | "noisy" | "wrong";

/**
 * How a ranked subject came out.
 */
export type Chosen = "yes" | "tied" | "open" | "no";

/**
 * How a season, or one award in one period, stands.
 */
export type SeasonOutcome = "decided" | "incomplete" | "not_configured";

/**
 * How bad a notice is. Errors and warnings are to be mended; a note is to be known.
 */
export type Level = "error" | "warning" | "note";

/**
 * One case that was run.
 */
export interface CaseRun {
    /**
     * The pack.
     */
    pack: string;
    /**
     * The rule or slot.
     */
    rule: string;
    /**
     * The sentence.
     */
    case: string;
    /**
     * How it came out.
     */
    outcome: CaseOutcome;
    /**
     * The verdict expected.
     */
    expected: Verdict;
    /**
     * The verdict found.
     */
    found: Verdict;
}

/**
 * One step of an award.
 */
export interface StageShown {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * When; none when it is missing.
     */
    date: string | null;
    /**
     * Whether it is dated before the step before it.
     */
    early: boolean;
}

/**
 * One subject in a ranking.
 */
export interface Ranked {
    /**
     * Its place; equals have the same. The best it may have while a number that parts equals is missing.
     */
    place: number;
    /**
     * The worst place it may have.
     */
    last: number;
    /**
     * The subject.
     */
    subject: string;
    /**
     * Its class.
     */
    class: Words | null;
    /**
     * Its number.
     */
    value: SeasonNumber;
    /**
     * The numbers that part equals.
     */
    then: (SeasonNumber | null)[];
    /**
     * How it came out.
     */
    chosen: Chosen;
    /**
     * Why it is chosen whatever its place, or why that cannot be told.
     */
    or: Why[];
    /**
     * The steps of the award, of a chosen subject.
     */
    stages: StageShown[];
}

/**
 * One subject that is chosen without a place.
 */
export interface Also {
    /**
     * The subject.
     */
    subject: string;
    /**
     * Its class.
     */
    class: Words | null;
    /**
     * Why it is chosen.
     */
    or: Why[];
    /**
     * Why it has no place.
     */
    because: Why[];
    /**
     * Whether its place could change who else is chosen.
     */
    matters: boolean;
    /**
     * The steps of the award.
     */
    stages: StageShown[];
}

/**
 * One value from which a score was computed.
 */
export interface UsedPart {
    /**
     * The fact or score.
     */
    of: string;
    /**
     * The subject, when it is another one.
     */
    subject: string | null;
    /**
     * The period, when it is another one.
     */
    period: string | null;
    /**
     * The number; none when it is missing.
     */
    value: string | null;
    /**
     * Its weight.
     */
    weight: string | null;
}

/**
 * Several periods running.
 */
export interface Run {
    /**
     * The subject.
     */
    subject: string;
    /**
     * The first period.
     */
    first: string;
    /**
     * The last period.
     */
    last: string;
    /**
     * How many.
     */
    periods: number;
    /**
     * The period in which there were enough.
     */
    reached: string;
    /**
     * The periods of which it cannot be told; with any of them nothing follows yet.
     */
    open: string[];
}

/**
 * Steps by cut points, of all subjects in all periods.
 */
export interface StarTable {
    /**
     * Their name.
     */
    stars: string;
    /**
     * What they are called.
     */
    title: Words;
    /**
     * Where they come from.
     */
    sources: string[];
    /**
     * Every recorded fact that they depend on, and no other.
     */
    reads: string[];
    /**
     * Whether the season states what alone counts, and it was so.
     */
    only: boolean;
    /**
     * The rows.
     */
    rows: StarRow[];
}

/**
 * The program that judged.
 */
export interface Engine {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its version.
     */
    version: string;
}

/**
 * The ranking of all, or of one class.
 */
export interface RankList {
    /**
     * The class.
     */
    class: Words | null;
    /**
     * How many are chosen.
     */
    seats: number | null;
    /**
     * How many it may become, where that hangs on those of whom it cannot be told whether they
     * are eligible.
     */
    most: number | null;
    /**
     * Those who are ranked, the best first.
     */
    ranked: Ranked[];
    /**
     * Seats that are not given, because more subjects stand equal than there are seats or because
     * it cannot be told who stands first.
     */
    undecided: number;
    /**
     * The missing numbers for which it cannot be told who stands first.
     */
    missing: Gap[];
}

/**
 * The smallest inspection that shows what a notice says.
 */
export interface Shown {
    /**
     * The verdict that the rule gets.
     */
    verdict: Verdict;
    /**
     * The day of the inspection.
     */
    date: Day;
    /**
     * Parameters that were set, with their values.
     */
    params?: [param: string, value: string][];
    /**
     * The subjects with their answers.
     */
    subjects: Subject[];
}

/**
 * The step of one subject in one period.
 */
export interface StarRow {
    /**
     * The period.
     */
    period: string;
    /**
     * The subject.
     */
    subject: string;
    /**
     * The number.
     */
    value: SeasonNumber | null;
    /**
     * The step; none below the lowest.
     */
    step: Words | null;
    /**
     * Why it cannot be told.
     */
    gap: Gap | null;
}

/**
 * What follows each event.
 */
export interface LadderTable {
    /**
     * Its name.
     */
    ladder: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Where it comes from.
     */
    sources: string[];
    /**
     * The events, by subject and date.
     */
    rows: LadderRow[];
}

/**
 * What follows from a season.
 */
export interface SeasonResult {
    /**
     * The format of this result.
     */
    format: string;
    /**
     * The name of the season.
     */
    season: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * What it is, and what its source leaves open.
     */
    about: Words | null;
    /**
     * Whether a part of the data is made up.
     */
    sample: boolean;
    /**
     * How it stands as a whole.
     */
    outcome: SeasonOutcome;
    /**
     * The first and the last month of which something is recorded.
     */
    months: [string, string] | null;
    /**
     * The parameters.
     */
    settings: SettingShown[];
    /**
     * Awards and rankings.
     */
    awards: AwardResult[];
    /**
     * Steps by cut points.
     */
    stars: StarTable[];
    /**
     * What went on for several periods.
     */
    streaks: StreakTable[];
    /**
     * What follows events.
     */
    ladders: LadderTable[];
    /**
     * Declared numbers.
     */
    tallies: TallyShown[];
    /**
     * Scores.
     */
    scores: ScoreTable[];
}

/**
 * What follows from a season: the values, and the same told in both languages.
 */
export interface SeasonAnswer {
    /**
     * The values.
     */
    result: SeasonResult;
    /**
     * As plain tables in Chinese.
     */
    zh: SeasonTold;
    /**
     * As plain tables in English.
     */
    en: SeasonTold;
}

/**
 * What follows one event.
 */
export interface LadderRow {
    /**
     * The subject.
     */
    subject: string;
    /**
     * When.
     */
    date: string;
    /**
     * Which of its events.
     */
    nth: number;
    /**
     * What follows; none before the first step.
     */
    follows: Words | null;
}

/**
 * Where something went on for several periods.
 */
export interface StreakTable {
    /**
     * Its name.
     */
    streak: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Where it comes from.
     */
    sources: string[];
    /**
     * How many periods running.
     */
    times: number;
    /**
     * What follows.
     */
    follows: Words;
    /**
     * A parameter without which nothing follows.
     */
    gap: Gap | null;
    /**
     * Runs that are long enough, and runs that would be if what is open were so.
     */
    runs: Run[];
}

/**
 * Why a subject is not eligible, or not assessable; or why it is chosen whatever its place.
 */
export type Why = { is: { fact: string; answer: boolean; period: string } } | { bar: { of: string; period: string; seen: string; beside?: string; sign: string; bound: string } } | { events: { of: string; period: string; seen: number; sign: string; bound: number } } | { wins: { award: string; period: string; seen: number; sign: string; bound: number } } | "other_class" | { open: Gap };

/**
 * Why a value is not there. None of these is a zero or a "no".
 */
export type Gap = { missing: { of: string; subject: string; period: string } } | { too_few: { of: string; subject: string; period: string; found: string; needed: string } } | { no_parts: { of: string; subject: string } } | { not_configured: { param: string } } | { no_place: { of: string; subject: string } } | { register_open: { of: string; period: string } } | { award_open: { award: string; period: string } } | { too_fine: { of: string } };

/**
 * All that is to be said of a draft, read once: the mistakes of a pack or a season and of its
 * cases, the resolved pack, and how the cases come out. `files`: JSON map of file name to text,
 * with `standards/catalogue.csv` as `catalogue.csv` in the folder above the pack where citations
 * are to be looked up; `cases`: text of the file of cases. A pack that cannot be read gives one
 * notice, the first fault, and no pack.
 */
export function diagnose(files: string, name: string, cases?: string | null): Draft;

/**
 * The report of an inspection as JSON text, in one call, as `check --format raw` writes it; the form keeps a [`JsSession`] instead.
 */
export function inspect(packs: string, inspection: string): string;

/**
 * The same with the ids, titles, sentences and clauses that its numbers stand for, as `check --format json`
 * writes it.
 */
export function report(packs: string, inspection: string): string;

/**
 * Reads a pack from YAML. `files`: JSON map of file name to text; returns the resolved pack.
 */
export function resolvePack(files: string, name: string): string;

/**
 * The settled scores and grades of an inspection as CSV that a season reads, by the month of its day.
 */
export function results(packs: string, inspection: string): string;
