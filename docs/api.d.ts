/* tslint:disable */
/* eslint-disable */

/** Points with at most two decimals, written as text so that no float is made of them. */
export type Points = string;
/** A number with at most four decimals, written as text. */
export type Amount = string;
/** `YYYY-MM-DD` */
export type Day = string;
/** What was recorded: the bare value, or a map that says more; a note may stand alone on what is open. */
export type Answer = Value | (Given & ({ value: Value } | { not_applicable: string } | { cannot_check: string } | { note: string }));
/** The message of every error that is thrown here, as JSON. */
export type Fault = FaultTold;


/**
 * A bound as written: a [`Term`], or a number that is recorded of each subject: `{fact: case.promised}`.
 */
export type Bound = Term | { fact: string };

/**
 * A bound of a number, with the parameter that set it.
 */
export interface BoundSeen {
    /**
     * Which side, and whether the bound itself holds.
     */
    side: Side;
    /**
     * The bound.
     */
    value: string;
}

/**
 * A complete period and the number of days with an event in it.
 */
export interface PeriodSeen {
    /**
     * How many periods before the one that still runs; 1 is the last complete one.
     */
    back: number;
    /**
     * Days with an event.
     */
    events: number;
}

/**
 * A day of the week.
 */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * A document that rules cite.
 */
export interface Source {
    /**
     * Title, number and place.
     */
    title: Words;
    /**
     * How well its text was seen.
     */
    evidence: Evidence;
    /**
     * The programme of `standards/catalogue.csv` whose row ids are cited, if there is one.
     */
    catalogue?: string;
}

/**
 * A fact and the rules that read it.
 */
export interface FormFact {
    /**
     * Its full name.
     */
    id: string;
    /**
     * The kind that has it.
     */
    kind: number;
    /**
     * As written.
     */
    fact: Fact;
    /**
     * The rules that read it.
     */
    rules: number[];
    /**
     * Whether it is only asked for when one of these rules fails: what a person decides.
     */
    decides: boolean;
}

/**
 * A grade: `at_least` and `at_most` belong to it, `above` and `below` do not.
 */
export interface Grade {
    /**
     * The name by which a veto forces it.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Lower end, closed.
     */
    at_least?: string;
    /**
     * Lower end, open.
     */
    above?: string;
    /**
     * Upper end, closed.
     */
    at_most?: string;
    /**
     * Upper end, open.
     */
    below?: string;
    /**
     * So many per cent of its points every category has to have; where one has fewer, the grade
     * is the next lower one whose demand is met.
     */
    each_at_least?: string;
}

/**
 * A group of a slot.
 */
export interface FormSlotGroup {
    /**
     * Its name.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * How many entries it has, where the source says it.
     */
    size?: number;
    /**
     * Entries that are supplied.
     */
    filled: number;
}

/**
 * A kind of subject, such as hall, window or staff.
 */
export interface Kind {
    /**
     * What people call it.
     */
    label: Words;
    /**
     * The kind to which its subjects belong, such as window → hall.
     */
    parent?: string;
    /**
     * Whether there is exactly one of it at a site, such as the centre.
     */
    single?: boolean;
    /**
     * Whether its subjects are dated records, such as meetings, kept in a plain table.
     */
    record?: boolean;
}

/**
 * A kind of subject.
 */
export interface FormKind {
    /**
     * Its name.
     */
    id: string;
    /**
     * What people call it.
     */
    label: Words;
    /**
     * The kind above it.
     */
    parent?: string;
    /**
     * Whether there is one at a site.
     */
    single: boolean;
    /**
     * Whether its subjects are dated records.
     */
    record: boolean;
}

/**
 * A language of the page, the report and the command line.
 */
export type Lang = "zh" | "en";

/**
 * A list supplied by an office.
 */
export interface SlotFilling {
    /**
     * The entries in order, at most the slot's size.
     */
    entries: SlotEntry[];
    /**
     * Who supplied it.
     */
    by?: string;
    /**
     * When, `YYYY-MM-DD`.
     */
    on?: string;
    /**
     * On what basis.
     */
    basis?: string;
}

/**
 * A list that the source only names. Each entry that an office supplies becomes a rule with a
 * yes-no fact of its own; what is not supplied gets the verdict "not supplied".
 */
export interface Slot {
    /**
     * What the list is called.
     */
    title: Words;
    /**
     * How many entries the source says there are.
     */
    size: number;
    /**
     * The kind of subject that each entry is about.
     */
    each: string;
    /**
     * How binding each entry is; `must` asks for it, `forbid` asks that it did not happen.
     */
    force: Force;
    /**
     * How grave a fail is.
     */
    severity: Severity;
    /**
     * Where it comes from.
     */
    sources: Citation[];
    /**
     * The groups into which the source divides the list, by name; then each entry stands in one.
     */
    groups?: Record<string, SlotGroup>;
    /**
     * What each entry takes.
     */
    deduct?: Deduct;
    /**
     * What the reader should know.
     */
    note?: Words;
}

/**
 * A name and what people call it.
 */
export interface FormTitle {
    /**
     * The name.
     */
    id: string;
    /**
     * What people call it.
     */
    title: Words;
}

/**
 * A named set of parameters, forces and points that the user can choose.
 */
export interface Profile {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * What choosing it means.
     */
    about?: Words;
    /**
     * Whether it is put together by us; shown on screen and in print.
     */
    compiled?: boolean;
    /**
     * Values of parameters.
     */
    params?: Record<string, string>;
    /**
     * Forces of rules.
     */
    forces?: Record<string, Force>;
    /**
     * Points of rules.
     */
    deducts?: Record<string, Deduct>;
    /**
     * The scheme that those points belong to.
     */
    scheme?: Scheme;
    /**
     * Further schemes by name. A profile that brings any scheme brings all of them.
     */
    schemes?: Record<string, Scheme>;
    /**
     * Scores put together from them; those of the pack end with its schemes.
     */
    composites?: Record<string, Composite>;
}

/**
 * A number as written, or the name of a parameter: `50` or `{param: min_area}`.
 */
export type Term = { Given: string } | { Param: string };

/**
 * A pack chosen for an inspection, with everything that was set for it.
 */
export interface PackChoice {
    /**
     * The pack.
     */
    pack: string;
    /**
     * Its identity when it was chosen.
     */
    sha256?: string;
    /**
     * Profiles in the order in which they act; a later one wins.
     */
    profiles?: string[];
    /**
     * Parameters set by the office; they win over profiles.
     */
    params?: Record<string, ParamValue>;
    /**
     * Lists supplied by the office.
     */
    slots?: Record<string, SlotFilling>;
}

/**
 * A pack in force.
 */
export interface PackUsed {
    /**
     * The pack.
     */
    pack: string;
    /**
     * Its version.
     */
    version: string;
    /**
     * Its identity.
     */
    sha256?: string;
    /**
     * How far its content is carried by its sources.
     */
    status: Support;
    /**
     * Profiles in force.
     */
    profiles: string[];
    /**
     * Parameters in force.
     */
    params: ParamUsed[];
}

/**
 * A pack.
 */
export interface FormPack {
    /**
     * Its name.
     */
    id: string;
    /**
     * What people call it.
     */
    title: Words;
    /**
     * What it is for.
     */
    about?: Words;
    /**
     * The author's version.
     */
    version: string;
    /**
     * Its identity.
     */
    sha256?: string;
    /**
     * How far its content is carried by its sources.
     */
    status: Support;
    /**
     * The layers whose settings it carries, the highest first.
     */
    layers?: FormLayer[];
    /**
     * Its profiles.
     */
    profiles: FormProfile[];
    /**
     * Its parameters.
     */
    params: FormParam[];
    /**
     * Its slots.
     */
    slots: FormSlot[];
    /**
     * Whether points are in force.
     */
    scored: boolean;
}

/**
 * A parameter in force.
 */
export interface ParamUsed {
    /**
     * The parameter.
     */
    param: string;
    /**
     * Its value; none when it is not set.
     */
    value?: string;
    /**
     * Where the value comes from.
     */
    origin: ParamOrigin;
    /**
     * What each layer said of it, the highest first.
     */
    layers?: LayerSays[];
    /**
     * Who set it, when and on what basis, when an office did.
     */
    set?: [string, string, string];
}

/**
 * A parameter set by an office.
 */
export interface ParamValue {
    /**
     * The value, in the parameter's unit.
     */
    value: string;
    /**
     * Who set it.
     */
    by?: string;
    /**
     * When, `YYYY-MM-DD`.
     */
    on?: string;
    /**
     * On what basis.
     */
    basis?: string;
}

/**
 * A parameter.
 */
export interface FormParam {
    /**
     * Its name.
     */
    id: string;
    /**
     * What it is.
     */
    label: Words;
    /**
     * Its unit.
     */
    unit?: Words;
    /**
     * Why it is as it is.
     */
    note?: Words;
    /**
     * Its value.
     */
    value?: string;
    /**
     * Where the value comes from.
     */
    origin: ParamOrigin;
    /**
     * What each layer said of it, the highest first.
     */
    layers?: LayerSays[];
    /**
     * The smallest value that may be set.
     */
    min?: string;
    /**
     * The largest value that may be set.
     */
    max?: string;
}

/**
 * A part of a category.
 */
export interface Item {
    /**
     * The number fact in which those who are assessed gave themselves points; only shown beside
     * the points, never a part of them.
     */
    self?: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Its full points.
     */
    full: string;
    /**
     * Its lowest points; none when it may go negative.
     */
    floor?: string;
    /**
     * The most that it counts, of points that add up from zero; no end when not stated.
     */
    most?: string;
}

/**
 * A part of a deduction that another subject takes: a window's finding, half of it for its chief.
 */
export interface Portion {
    /**
     * The item, or category without items, of the other's scheme.
     */
    in: string;
    /**
     * The yes-no fact that marks who takes it, where the other stands below the rule's subject.
     */
    who?: string;
    /**
     * The part: 0.5 is half.
     */
    factor: string;
}

/**
 * A part of a list that the source only names, such as the rules of speech among all of conduct.
 */
export interface SlotGroup {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * How many entries it has, where the source says it.
     */
    size?: number;
}

/**
 * A part of a scheme with a full mark of its own.
 */
export interface Category {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Its full points.
     */
    full: string;
    /**
     * Its lowest points; none when it may go negative.
     */
    floor?: string;
    /**
     * The most that it counts, of points that add up from zero; no end when not stated.
     */
    most?: string;
    /**
     * Its items; a category without items takes deductions itself.
     */
    items?: Record<string, Item>;
}

/**
 * A pattern as a plain text, or a family of them with a name and exceptions.
 */
export type Forbidden = string | Family;

/**
 * A period in which something must happen.
 */
export type Period = "day" | "week" | "month" | "quarter" | "half_year" | "year";

/**
 * A profile.
 */
export interface FormProfile {
    /**
     * Its name.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * What choosing it means.
     */
    about?: Words;
    /**
     * Whether it is put together by us.
     */
    compiled: boolean;
    /**
     * Whether it is chosen.
     */
    chosen: boolean;
    /**
     * Whether it brings a scheme.
     */
    scored: boolean;
}

/**
 * A recorded value; its type is checked against the fact when it is loaded.
 */
export type Value = boolean | number | string | string[] | Record<string, Value>[];

/**
 * A refusal with its sentences and its place, as programs and the page receive it.
 */
export interface FaultTold {
    /**
     * A stable code.
     */
    code: string;
    /**
     * The whole sentence in Chinese.
     */
    zh: string;
    /**
     * The whole sentence in English.
     */
    en: string;
    /**
     * The sentence without its place, for where the place is plain.
     */
    bare: Words;
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
     * The subject.
     */
    subject?: string;
    /**
     * The fact.
     */
    fact?: string;
    /**
     * The rule.
     */
    rule?: string;
}

/**
 * A report in sentences of one language.
 */
export interface Told {
    /**
     * How it stands, in one sentence.
     */
    headline: string;
    /**
     * Fails, the gravest first.
     */
    findings: ToldFinding[];
    /**
     * Everything else that is neither a pass nor not applicable.
     */
    unsettled: ToldFinding[];
    /**
     * The score sheets.
     */
    sheets: Sheet[];
    /**
     * Scores put together from them.
     */
    composites: CompositeSheet[];
    /**
     * What no pack in force knows, by name.
     */
    unknown: Unknown;
    /**
     * What was recorded behind findings and unsettled items, and every other answer that says more
     * than its value.
     */
    recorded: Recorded[];
    /**
     * Who recorded how many of the answers, and in what manner.
     */
    recorders: Recorder[];
}

/**
 * A rule whose fail on any subject does more than take points, or several that do so together.
 */
export interface Veto {
    /**
     * The rule.
     */
    rule?: string;
    /**
     * The rules of which so many fail.
     */
    several?: Several;
    /**
     * What it does.
     */
    effect: Effect;
}

/**
 * A rule, written as its name, or several that count as one item, written as a list. The name of a
 * list of the pack stands for its entries, each counted unless it is inside such an item.
 */
export type Counted = string[];

/**
 * A rule.
 */
export interface FormRule {
    /**
     * Its pack.
     */
    pack: number;
    /**
     * Its id.
     */
    id: string;
    /**
     * The kind that it checks.
     */
    kind: number;
    /**
     * What is demanded.
     */
    title: Words;
    /**
     * Where it comes from.
     */
    sources: Cited[];
    /**
     * How binding it is.
     */
    force: Force;
    /**
     * The layer that set this force, where one did.
     */
    layer?: FormLayer;
    /**
     * How grave a fail is.
     */
    severity: Severity;
    /**
     * Points that a fail takes.
     */
    deduct?: FormDeduct;
    /**
     * Whether its points add up from zero.
     */
    demerits?: boolean;
    /**
     * Whether its sentence is put together by us.
     */
    compiled: boolean;
    /**
     * What to do about a fail.
     */
    remedy?: Words;
    /**
     * What the reader should know.
     */
    note?: Words;
    /**
     * The facts that it reads.
     */
    facts: number[];
}

/**
 * A score put together from parts: the sum of weight × value ÷ full mark of each.
 */
export interface Composite {
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Whether it is put together by us.
     */
    compiled?: boolean;
    /**
     * The kind of which each subject has one; one for all when not stated.
     */
    each?: string;
    /**
     * What is made of a part that is missing.
     */
    missing: Missing;
    /**
     * Decimals of the displayed total, 0 to 2.
     */
    round: number;
    /**
     * Its parts, at most eight.
     */
    parts: CompositePart[];
    /**
     * Grades by the total; none asks anything of single categories.
     */
    grades?: Grade[];
}

/**
 * A score that is shown beside the rounded one.
 */
export interface Exact {
    /**
     * As it is: a decimal of at most four places, else a fraction in lowest terms such as `200/3`.
     */
    exact: string;
    /**
     * Its decimals; where there are more than four, the first four and `…`.
     */
    decimals: string;
}

/**
 * A side of a bound.
 */
export type Side = "at_least" | "at_most" | "above" | "below";

/**
 * A side of a table.
 */
export type MatrixSide = "row" | "column";

/**
 * A slot.
 */
export interface FormSlot {
    /**
     * Its name.
     */
    id: string;
    /**
     * What the list is called.
     */
    title: Words;
    /**
     * What the reader should know.
     */
    note?: Words;
    /**
     * Entries that the source speaks of.
     */
    size: number;
    /**
     * Entries that are supplied.
     */
    filled: number;
    /**
     * The groups into which the source divides it.
     */
    groups?: FormSlotGroup[];
    /**
     * The layer that supplied a list, and its entries; the office's own list stands before it.
     */
    layer?: [FormLayer, SlotFilling];
}

/**
 * A thing that is checked.
 */
export interface Subject {
    /**
     * Unique in the inspection. Staff are numbers, never names of persons.
     */
    id: string;
    /**
     * Its kind.
     */
    kind: string;
    /**
     * What it is called on screen; its id when empty.
     */
    name?: string;
    /**
     * The subject to which it belongs.
     */
    parent?: string;
    /**
     * What was recorded, by full name of the fact.
     */
    facts?: Record<string, Answer>;
}

/**
 * A time limit: a number, with the option of its unit where it can have several.
 */
export interface Time {
    /**
     * The fact that is the number.
     */
    fact: string;
    /**
     * The number.
     */
    seen: string;
    /**
     * The fact that is the unit.
     */
    unit?: string;
    /**
     * The option of the unit.
     */
    option?: string;
    /**
     * Whether it is done at once, without a number.
     */
    immediate: boolean;
}

/**
 * A total as it is shown: from the best to the worst that is still possible, and the grade.
 */
export interface TotalRange {
    /**
     * The best total still possible, rounded for display; none where too little was assessed.
     */
    best?: string;
    /**
     * The worst total still possible, rounded for display; none where too little was assessed.
     */
    worst?: string;
    /**
     * The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
     * full mark.
     */
    best_exact?: Exact;
    /**
     * The worst total as it is, where the rounded one would say otherwise.
     */
    worst_exact?: Exact;
    /**
     * Whether the worst total may be lower still, because some number has no bound.
     */
    at_most: boolean;
    /**
     * The grade, when only one is possible.
     */
    grade?: string;
}

/**
 * A truth value or the key of an option.
 */
export type Plain = boolean | string;

/**
 * A value that the source leaves open. Without a default an unset one means "not configured".
 */
export interface Param {
    /**
     * What it is.
     */
    label: Words;
    /**
     * Its unit.
     */
    unit?: Words;
    /**
     * The smallest value that makes sense; 0 when not stated.
     */
    min?: string;
    /**
     * The largest value that makes sense.
     */
    max?: string;
    /**
     * A reading that the source allows; never a threshold that no source gives.
     */
    default?: string;
    /**
     * Why the default is what it is, or why there is none.
     */
    note?: Words;
}

/**
 * A veto that acts, or may act while answers are missing.
 */
export interface VetoLine {
    /**
     * What it is called: the title of its rule, or its own.
     */
    title: Words;
    /**
     * Its rule; of several those that fail.
     */
    rules: number[];
    /**
     * What it does.
     */
    effect: Effect;
    /**
     * Whether it acts for certain.
     */
    acts: boolean;
}

/**
 * All answers about the subjects of one site on one occasion.
 */
export interface Inspection {
    /**
     * Always [`FORMAT`].
     */
    format: string;
    /**
     * A name that no other inspection has.
     */
    id: string;
    /**
     * What it is called in lists.
     */
    title: string;
    /**
     * Whether it is made-up sample data (示例数据).
     */
    sample?: boolean;
    /**
     * The day of the inspection; all time limits are counted from it.
     */
    date: string;
    /**
     * Who inspected.
     */
    inspectors?: string[];
    /**
     * The packs in force and what was set for them.
     */
    standard?: PackChoice[];
    /**
     * The centre, its halls, windows, staff and whatever else the packs speak of.
     */
    subjects?: Subject[];
    /**
     * Kinds of which this site has none, with the reason; with a kind go the records kept of it.
     */
    absent?: Record<string, string>;
}

/**
 * All that the page draws after answers, and nothing else.
 */
export interface Delta {
    /**
     * Rule, subject and the new verdict's number, for each verdict that changed.
     */
    cells: [rule: number, subject: number, verdict: number][];
    /**
     * Subject, fact and 1 or 0, for each answer that some open verdict waits for now or no longer.
     */
    needed: [subject: number, fact: number, needed: 0 | 1][];
    /**
     * The score sheets of the whole inspection whose numbers changed.
     */
    heads: SheetHead[];
    /**
     * The composites of the whole inspection whose numbers changed.
     */
    composites: CompositeHead[];
    /**
     * What is counted.
     */
    counts: StatusCounts;
}

/**
 * An answer as it was recorded.
 */
export interface Recorded {
    /**
     * Place of the subject in the inspection.
     */
    subject: number;
    /**
     * Full name of the fact.
     */
    fact: string;
    /**
     * As in the file of the inspection: the bare value, or a map that says more.
     */
    answer: Answer;
    /**
     * Whether the answer was changed after its note had been written.
     */
    note_is_older?: boolean;
}

/**
 * An answer that could not be taken over; its fact stays open.
 */
export interface Unread {
    /**
     * The subject; empty for a kind among those that are absent.
     */
    subject: string;
    /**
     * The fact, unless the whole subject is of an unknown kind.
     */
    fact?: string;
    /**
     * The kind, of a subject or among those that are absent, where no pack in force knows it.
     */
    kind?: string;
    /**
     * The code of the fault.
     */
    code: string;
}

/**
 * An office that set something.
 */
export interface FormLayer {
    /**
     * How high it stands.
     */
    layer: Layer;
    /**
     * Whose office it is.
     */
    region: Words;
}

/**
 * Awards that are lost.
 */
export interface Award {
    /**
     * Which awards.
     */
    award: Words;
    /**
     * For how long.
     */
    for: Period;
}

/**
 * Bonus points: added when everything else is added up, never where a rule of `only_if` fails, nor
 * where a veto acts, unless the source says that it stays.
 */
export interface Bonus {
    /**
     * What earns them.
     */
    events: BonusEvent[];
    /**
     * The most that all of them add.
     */
    most?: string;
    /**
     * They count only where the total without them is above this.
     */
    opens_above?: string;
    /**
     * Whether it stays where a veto acts.
     */
    despite_vetoes?: boolean;
    /**
     * Rules of which none fails on what a sheet sees; else nothing counts.
     */
    only_if?: string[];
}

/**
 * Days that are worked and days that are not. Of a year that is not listed nothing is known.
 */
export interface Calendar {
    /**
     * The days of the week that are not worked.
     */
    weekend: Weekday[];
    /**
     * By year, such as `2026`: what differs from the week.
     */
    years: Record<string, CalendarYear>;
}

/**
 * Everything that is not a pass, with the values that decided it.
 */
export interface Finding {
    /**
     * Place of the rule among the rules in force.
     */
    rule: number;
    /**
     * Place of the subject in the inspection; none when the kind has no subject.
     */
    subject?: number;
    /**
     * The verdict.
     */
    verdict: Verdict;
    /**
     * Points that it takes before any cap; none without a scheme, or where nobody set them.
     */
    lost?: string;
    /**
     * Why.
     */
    reasons: Reason[];
    /**
     * Places in the list of what was recorded: the answers of the subject and of those above it that
     * the rule reads; of those below only what has a note, a reason or photos.
     */
    answers?: number[];
}

/**
 * Fails by severity.
 */
export interface SeverityCounts {
    critical: number;
    major: number;
    minor: number;
    info: number;
}

/**
 * How an inspection stands as a whole.
 */
export type Outcome = "passed" | "failed" | "incomplete";

/**
 * How an inspection stands when it was opened; what a `Delta` tells of afterwards.
 */
export interface Standing {
    /**
     * The score sheets of the whole inspection.
     */
    heads: SheetHead[];
    /**
     * The composites of the whole inspection.
     */
    composites: CompositeHead[];
    /**
     * What is counted.
     */
    counts: StatusCounts;
    /**
     * Answers that do not fit their fact: set aside and judged as open.
     */
    refused: FaultTold[];
    /**
     * What no pack in force knows, by name.
     */
    unknown: Unknown;
}

/**
 * How an inspector comes to know a fact.
 */
export type Method = "look" | "document" | "sample" | "system" | "interview" | "video";

/**
 * How binding a rule is. Only `must` and `forbid` lower a result.
 */
export type Force = "must" | "forbid" | "should" | "practice" | "outcome";

/**
 * How far the content of a pack is carried by its sources.
 */
export type Support = "supported" | "compiled" | "incomplete";

/**
 * How grave a fail is: orders findings, never moves points.
 */
export type Severity = "critical" | "major" | "minor" | "info";

/**
 * How high an office stands. A lower layer acts after those above it.
 */
export type Layer = "national" | "province" | "city" | "county";

/**
 * How many fails are enough. A rule that is not configured or not supplied does not count.
 */
export type Fails = { rules_at_least: number } | { findings_at_least: number } | { share_at_least: Points } | { share_above: Points };

/**
 * How many subjects of a rule, or items of a report, have each verdict.
 */
export interface Counts {
    pass: number;
    fail: number;
    pending: number;
    to_confirm: number;
    cannot_check: number;
    not_configured: number;
    not_supplied: number;
    not_applicable: number;
}

/**
 * How often.
 */
export interface Rhythm {
    /**
     * The period.
     */
    per: Period;
    /**
     * How many days with an event each period needs.
     */
    at_least: Term;
}

/**
 * How points are taken, from lines through items and categories to a total and a grade.
 */
export interface Scheme {
    /**
     * Where it comes from, or that it is compiled.
     */
    title: Words;
    /**
     * Whether the points are put together by us; shown on screen and in print.
     */
    compiled?: boolean;
    /**
     * The kind of which each subject has a sheet of its own; one sheet for all when not stated.
     */
    each?: string;
    /**
     * Whether points add up from zero and more is worse; then every full mark is 0.
     */
    demerits?: boolean;
    /**
     * The full mark.
     */
    full: string;
    /**
     * The highest total, where bonus and awards may lift it above the full mark.
     */
    ceiling?: string;
    /**
     * The full mark of the whole scheme of which only a part was seen.
     */
    visible_of?: string;
    /**
     * The lowest total; none when the source allows negative totals.
     */
    floor?: string;
    /**
     * What an item counts of which no line applies.
     */
    not_applicable: NotApplicable;
    /**
     * So many per cent of the rules that take points have to be assessed, that is pass or fail, for a
     * total and a grade; at least one when not stated.
     */
    assessed_at_least?: string;
    /**
     * Decimals of a displayed total, 0 to 2; required where `not_applicable` is `exclude`.
     */
    round?: number;
    /**
     * The categories in order.
     */
    categories: Record<string, Category>;
    /**
     * What a total is called; empty when the source gives no grades.
     */
    grades?: Grade[];
    /**
     * Rules whose fail does more than take points, in the order in which they act.
     */
    vetoes?: Veto[];
    /**
     * Points beside the categories for what was done beyond duty.
     */
    bonus?: Bonus;
}

/**
 * How the numbers of many subjects become one.
 */
export type Take = "sum" | "mean" | "min" | "max" | "spread";

/**
 * How well the text of a source was seen (scale of `docs/evidence.md`).
 */
export type Evidence = "A" | "B" | "C" | "D";

/**
 * How, by whom and when an answer was given.
 */
export interface Given {
    /**
     * One by one, in bulk, carried over or imported.
     */
    how?: How;
    /**
     * By whom.
     */
    by?: string;
    /**
     * When, with the offset of the place.
     */
    at?: string;
    /**
     * What else was noted, at most 10,000 characters.
     */
    note?: string;
    /**
     * Who wrote the note; where it is not told, who answered.
     */
    note_by?: string;
    /**
     * When the note was written, with the offset of the place.
     */
    note_at?: string;
}

/**
 * Members of `all_of`, `any_of`, `none_of`: a plain list, or a map with more to say.
 */
export interface Group {
    /**
     * The members.
     */
    of: Requirement[];
    /**
     * How many must hold, for `any_of`; 1 when not stated.
     */
    at_least?: Term;
    /**
     * Whether the source's list is open (等).
     */
    open: boolean;
    /**
     * How many members the source says there are, when it says so.
     */
    declared?: number;
}

/**
 * Names in an inspection that no pack in force knows: what stands under them was not judged. The facts
 * of another pack are rightly there; a misspelt one would otherwise only be missed.
 */
export interface Unknown {
    /**
     * The first of them, in the order of the alphabet.
     */
    names: UnknownName[];
    /**
     * How many further names there are.
     */
    more: number;
}

/**
 * Of how many rules a sheet takes points, and how many of them were assessed.
 */
export interface Coverage {
    /**
     * Rules that take points here; of a sheet without any its vetoes.
     */
    asked: number;
    /**
     * Of these the ones that passed or failed on some subject.
     */
    assessed: number;
    /**
     * So many per cent of them have to be assessed; at least one where the scheme does not say.
     */
    at_least?: string;
}

/**
 * One YAML file: the facts it needs, its rules, scheme, sources and parameters.
 */
export interface Pack {
    /**
     * The name by which it is chosen; also the stem of its file.
     */
    pack: string;
    /**
     * What people call it.
     */
    title: Words;
    /**
     * One sentence on what it is for.
     */
    about?: Words;
    /**
     * The author's version.
     */
    version: string;
    /**
     * How far its content is carried by its sources.
     */
    status: Support;
    /**
     * Files whose kinds and facts it uses, relative to its own; empty in a resolved pack.
     */
    include?: string[];
    /**
     * SHA-256 over the YAML bytes and the hashes of the includes; only in a resolved pack.
     */
    sha256?: string;
    /**
     * When its rules are in force; always when not stated.
     */
    valid?: Validity;
    /**
     * What its office sets in a pack of a layer above; none in a resolved pack.
     */
    overlay?: Overlay;
    /**
     * What each layer set, the highest first; only in a resolved pack.
     */
    layers?: Overlay[];
    /**
     * The documents that its rules cite.
     */
    sources?: Record<string, Source>;
    /**
     * The kinds of subject that it speaks of.
     */
    kinds?: Record<string, Kind>;
    /**
     * The facts that it reads, by full name `kind.fact`.
     */
    facts?: Record<string, Fact>;
    /**
     * Which days are worked; needed where working days are counted.
     */
    calendar?: Calendar;
    /**
     * By phrase, other ways to write it; texts are compared as if they were written the first way.
     */
    variants?: Record<string, string[]>;
    /**
     * Values that the source leaves open.
     */
    params?: Record<string, Param>;
    /**
     * Lists that the source only names.
     */
    slots?: Record<string, Slot>;
    /**
     * What is required.
     */
    rules?: Rule[];
    /**
     * How points are taken, when the source says it.
     */
    scheme?: Scheme;
    /**
     * Further schemes by name, such as one for windows and one for staff.
     */
    schemes?: Record<string, Scheme>;
    /**
     * Scores put together from schemes and from numbers such as votes, by name.
     */
    composites?: Record<string, Composite>;
    /**
     * Named sets of parameters, forces and points that a user can choose.
     */
    profiles?: Record<string, Profile>;
}

/**
 * One category.
 */
export interface CategorySheet {
    /**
     * Its id.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Its full points without those of items that are left out.
     */
    full: string;
    /**
     * Best points still possible.
     */
    best: string;
    /**
     * Worst points still possible.
     */
    worst: string;
    /**
     * Whether the worst may be lower still, because some number has no bound.
     */
    at_most: boolean;
    /**
     * Its lines of which a parameter or a list is missing: they take nothing away, and nobody may
     * think they were met.
     */
    not_assessed: number;
    /**
     * Its lines that answers can still change.
     */
    open: number;
    /**
     * Its items; one with the category's own id when it has none.
     */
    items: ItemSheet[];
}

/**
 * One citation of a rule: a source and the clause or row in it.
 *
 * Written as one text: `SL4-03` (a row of the source `SL4`), or `S05 亮身份` (a clause of
 * the source `S05`).
 */
export type Citation = string;

/**
 * One citation with its source.
 */
export interface Cited {
    /**
     * As written: the row or clause.
     */
    citation: string;
    /**
     * The code of the source in it.
     */
    source: string;
    /**
     * The source.
     */
    title: Words;
    /**
     * How well its text was seen.
     */
    evidence: Evidence;
}

/**
 * One composite.
 */
export interface CompositeSheet extends TotalRange {
    /**
     * The pack.
     */
    pack: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Whether it is put together by us.
     */
    compiled: boolean;
    /**
     * Place of the subject in the inspection, of one for each.
     */
    subject?: number;
    /**
     * The sum of the weights.
     */
    full: string;
    /**
     * Whether a missing part leaves no total.
     */
    blocked: boolean;
    /**
     * All grades, and whether each can still be reached.
     */
    grades: GradeLine[];
    /**
     * Its parts.
     */
    parts: PartSheet[];
}

/**
 * One end of a grade.
 */
export type Edge = "closed" | "open";

/**
 * One entry of a list that an office supplies.
 */
export interface SlotEntry {
    /**
     * The sentence of the office's own list, in its own language.
     */
    title: string;
    /**
     * The group in which it stands, where the slot has groups.
     */
    group?: string;
}

/**
 * One finding in a sentence.
 */
export interface ToldFinding {
    /**
     * Place of the rule among the rules in force.
     */
    rule: number;
    /**
     * Place of the subject in the inspection; none when the kind has no subject.
     */
    subject?: number;
    /**
     * The verdict.
     */
    verdict: Verdict;
    /**
     * Why.
     */
    sentence: string;
    /**
     * Points lost by it before any cap.
     */
    lost?: string;
    /**
     * Places in the list of what was recorded: the answers behind it.
     */
    answers?: number[];
}

/**
 * One grade and whether it can still be reached.
 */
export interface GradeLine {
    /**
     * Its id.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Whether it can still be reached.
     */
    reachable: boolean;
    /**
     * The category that has too few of its points for it, whatever is still open.
     */
    kept_by?: string;
    /**
     * The rule that took most when it cannot be reached.
     */
    because?: number;
}

/**
 * One item.
 */
export interface ItemSheet {
    /**
     * Its id.
     */
    id: string;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Its full points.
     */
    full: string;
    /**
     * Best points still possible.
     */
    best: string;
    /**
     * Worst points still possible.
     */
    worst: string;
    /**
     * Whether the worst may be lower still, because some number has no bound.
     */
    at_most: boolean;
    /**
     * The points that the assessed gave themselves; no part of any total.
     */
    self_score?: string;
    /**
     * By how much those are more than the points here, when these are settled.
     */
    difference?: string;
    /**
     * Whether no line of it applies and the scheme leaves it out.
     */
    excluded: boolean;
    /**
     * Its lines of which a parameter or a list is missing.
     */
    not_assessed: number;
    /**
     * Its lines that answers can still change.
     */
    open: number;
    /**
     * Its lines.
     */
    lines: LineSheet[];
}

/**
 * One name that no pack in force knows.
 */
export interface UnknownName {
    /**
     * As it is written.
     */
    name: string;
    /**
     * Whether it names a fact; else a kind.
     */
    fact: boolean;
    /**
     * The first subject where it stands; empty for a kind among those that are absent.
     */
    subject: string;
    /**
     * In how many places it stands.
     */
    places: number;
    /**
     * The known name that may have been meant.
     */
    near?: string;
}

/**
 * One part of a composite.
 */
export interface PartSheet {
    /**
     * What it is.
     */
    title: Words;
    /**
     * Its weight.
     */
    weight: string;
    /**
     * Its full mark.
     */
    out_of: string;
    /**
     * Whether it is missing.
     */
    missing: boolean;
    /**
     * Whether it is missing because too little of it was assessed.
     */
    too_little?: boolean;
    /**
     * The best value still possible, with two decimals.
     */
    best: string;
    /**
     * The worst value still possible, with two decimals.
     */
    worst: string;
    /**
     * The best value as it is, where the rounded one would say otherwise of the full mark.
     */
    best_exact?: Exact;
    /**
     * The worst value as it is, where the rounded one would say otherwise.
     */
    worst_exact?: Exact;
}

/**
 * One part of a composite: the total of a scheme of the same pack and kind, or a number fact.
 */
export interface CompositePart {
    /**
     * What it is.
     */
    title: Words;
    /**
     * The scheme by name.
     */
    scheme?: string;
    /**
     * The number fact; its `max` is no more than `out_of`.
     */
    fact?: string;
    /**
     * Its weight; all weights together are the full mark.
     */
    weight: string;
    /**
     * Its own full mark.
     */
    out_of: string;
}

/**
 * One requirement on one kind of subject: a clause of the standard.
 */
export interface Rule {
    /**
     * The name by which it is cited inside the pack.
     */
    id: string;
    /**
     * What is demanded, in a few words.
     */
    title: Words;
    /**
     * Where it comes from; a rule met in two sources is one rule with two citations.
     */
    sources: Citation[];
    /**
     * The kind of subject that is checked.
     */
    each: string;
    /**
     * To which subjects it applies; all when not stated.
     */
    when?: Requirement;
    /**
     * A recorded exception that excuses a fail: where it holds, what fails does not apply.
     */
    unless?: Requirement;
    /**
     * What must hold.
     */
    require: Requirement;
    /**
     * When it is in force; always when not stated. On other days it does not apply.
     */
    valid?: Validity;
    /**
     * How binding it is.
     */
    force: Force;
    /**
     * How grave a fail is.
     */
    severity: Severity;
    /**
     * Points that a fail takes away, where the source gives them.
     */
    deduct?: Deduct;
    /**
     * What to do about a fail.
     */
    remedy?: Words;
    /**
     * What the reader of the standard should know, such as which reading was taken.
     */
    note?: Words;
    /**
     * Whether the sentence is put together by us although its matter has sources.
     */
    compiled?: boolean;
}

/**
 * One requirement on one subject.
 */
export type Requirement = { is: Is } | { one_of: OneOf } | { rated: Rated } | { number: Quantity } | { ratio: Ratio } | { change: Change } | { contains: Contains } | { matrix: Matrix } | { hours: Hours } | { falls_on: On } | { text: TextRule } | { recent: Recent } | { stages: Stages } | { within: Within } | { limit: Limit } | { cadence: Cadence } | { apart: Apart } | { count: Count } | { share: Share } | { measure: Measure } | { all_of: Group } | { any_of: Group } | { none_of: Group };

/**
 * One rule over all its subjects.
 */
export interface RuleResult {
    /**
     * The pack.
     */
    pack: string;
    /**
     * The rule.
     */
    rule: string;
    /**
     * How binding it is.
     */
    force: Force;
    /**
     * How grave a fail is.
     */
    severity: Severity;
    /**
     * How many subjects have each verdict.
     */
    counts: Counts;
}

/**
 * One rule that takes points.
 */
export interface LineSheet {
    /**
     * The rule.
     */
    rule: number;
    /**
     * Subjects that fail.
     */
    failing: number;
    /**
     * Subjects that pass or fail.
     */
    assessed: number;
    /**
     * Subjects of which nobody can say what it takes: a parameter or a list is not there.
     */
    not_assessed: number;
    /**
     * Subjects whose verdict answers can still change.
     */
    open: number;
    /**
     * Units lost.
     */
    units: number;
    /**
     * The unit, where the line has one.
     */
    per?: Per;
    /**
     * What the line adds up from: so many times so many points.
     */
    parts: LinePart[];
    /**
     * Subjects of which a person must still decide.
     */
    undecided: number;
    /**
     * Points lost before any cap.
     */
    lost: string;
    /**
     * Points that may still be gained, before any cap.
     */
    may_gain: string;
    /**
     * Points that may still be lost, before any cap.
     */
    may_lose: string;
    /**
     * Whether more may be lost, because some number has no bound.
     */
    at_most: boolean;
}

/**
 * One thing that earns bonus points.
 */
export interface BonusLine {
    /**
     * What it is.
     */
    title: Words;
    /**
     * Events that are sure.
     */
    units: number;
    /**
     * Points an event.
     */
    each: string;
    /**
     * The most that these events add.
     */
    most?: string;
    /**
     * What the events that are sure add.
     */
    earned: string;
    /**
     * Whether there may be more events.
     */
    open: boolean;
}

/**
 * One thing that earns bonus points: a rule that passes, or a number fact that counts events.
 */
export interface BonusEvent {
    /**
     * What it is.
     */
    title: Words;
    /**
     * The rule: each subject that passes is one event.
     */
    rule?: string;
    /**
     * The number fact: each whole one is one event.
     */
    fact?: string;
    /**
     * Points an event.
     */
    points: string;
    /**
     * The most that these events add to a sheet.
     */
    most?: string;
}

/**
 * One typed datum about a kind of subject. The kind is the part of its name before the dot.
 */
export interface Fact {
    /**
     * What is looked at, as a short noun.
     */
    label: Words;
    /**
     * What can be recorded.
     */
    type: FactType;
    /**
     * The options of a choice or set, at most 64.
     */
    of?: Record<string, Words>;
    /**
     * The word for yes, such as 有 or 已公示.
     */
    yes?: Words;
    /**
     * The word for no.
     */
    no?: Words;
    /**
     * The unit of a number.
     */
    unit?: Words;
    /**
     * The smallest number that can be recorded; 0 when not stated, so no count is negative.
     */
    min?: string;
    /**
     * The largest number that can be recorded.
     */
    max?: string;
    /**
     * Whether only whole numbers can be recorded.
     */
    whole?: boolean;
    /**
     * How it is looked at, told to the inspector.
     */
    help?: Words;
    /**
     * How it comes to be known.
     */
    method: Method;
    /**
     * Heading under which the form shows it.
     */
    group?: Words;
    /**
     * Purpose and keeping time when it is personal data.
     */
    personal?: Personal;
}

/**
 * One value that decided a verdict. Facts, options and parameters are named by id; the
 * sentences are made in `say/`.
 */
export type Reason = { reason: "unanswered"; fact: string } | { reason: "fact_not_applicable"; fact: string; because: string } | { reason: "fact_cannot_check"; fact: string; because: string } | { reason: "yes_no"; fact: string; seen: boolean; wanted: boolean } | { reason: "choice"; fact: string; seen: string; wanted: string[]; ordered: boolean } | { reason: "number"; fact: string; seen: string; bounds: BoundSeen[] } | { reason: "ratio"; part: string; whole: string; seen_part: string; seen_whole: string; bounds: BoundSeen[] } | { reason: "small_base"; base: string; needed: string } | { reason: "part_over_whole" } | { reason: "change"; base: string; now: string; seen_base: string; seen_now: string; falls: boolean; per_cent: string | null; by: string | null } | { reason: "elements"; fact: string; missing: string[]; forbidden: string[]; any_of: string[]; present_any: number; needed_any: number; open_list: boolean } | { reason: "cells"; missing: Cells[]; each: MatrixSide; needed: number | null } | { reason: "hours"; fact: string; seen: string; covers: string | null; at_least: string | null } | { reason: "on"; fact: string; seen: string; weekdays: Weekday[]; months: number[] } | { reason: "no_evidence"; fact: string } | { reason: "declared"; declared: number; listed: number } | { reason: "text_empty"; fact: string } | { reason: "text_lacks"; fact: string; phrases: string[] } | { reason: "text_lacks_any"; fact: string; phrases: string[] } | { reason: "text_hit"; fact: string; phrase: string; family: Words | null } | { reason: "text_too_long"; fact: string; pattern: string } | { reason: "text_good"; fact: string } | { reason: "date"; fact: string; seen: string; earliest: string; latest: string } | { reason: "stages_order"; first: string; second: string } | { reason: "stages_good"; facts: string[] } | { reason: "days"; from: string; to: string | null; seen_from: string; seen_to: string; days: number; more: boolean; less: [fact: string, days: string] | null; unit: DayUnit; bounds: BoundSeen[] } | { reason: "days_order"; from: string; to: string | null; seen_from: string; seen_to: string } | { reason: "no_calendar"; year: number } | { reason: "limit"; promised: Time; legal: Time; at_most: string | null } | { reason: "no_conversion" } | { reason: "cadence"; per: Period; working: boolean; short: PeriodSeen[]; periods: number; needed: number } | { reason: "returns"; fact: string; within: number } | { reason: "no_period" } | { reason: "claim"; fact: string } | { reason: "count"; of: string; found: number; unsure: number; at_least: number | null; at_most: number | null } | { reason: "share"; of: string; found: number; base: number; unsure: number; bounds: BoundSeen[] } | { reason: "measure"; fact: string; take: Take; seen: string | null; of: number; unsure: number; bounds: BoundSeen[] } | { reason: "param_unset"; param: string } | { reason: "slot_empty"; slot: string; listed: number; size: number } | { reason: "group"; held: number; needed: number; of: number } | { reason: "condition" } | { reason: "not_in_force"; from: string | null; until: string | null } | { reason: "exception" } | { reason: "no_subject"; kind: string };

/**
 * One verdict explained.
 */
export interface Explanation {
    /**
     * The verdict.
     */
    verdict: Verdict;
    /**
     * Why, one sentence for each value that decided it.
     */
    sentences: string[];
    /**
     * What to do, when it is not a pass and the pack says it.
     */
    remedy?: Words;
    /**
     * Points lost by it before any cap.
     */
    lost?: string;
}

/**
 * Patterns of one sort, such as pushing people around.
 */
export interface Family {
    /**
     * What the sort is called.
     */
    family: Words;
    /**
     * Patterns.
     */
    patterns: string[];
    /**
     * Patterns of what is taken out of the text before it is looked at.
     */
    except?: string[];
}

/**
 * Points a unit, where a rule takes so many times so much.
 */
export interface FormDeduct {
    /**
     * Points.
     */
    points: string;
    /**
     * The unit.
     */
    per: Per;
}

/**
 * Rhythms by the option of a choice, such as the level of an organisation.
 */
export interface ByLevel {
    /**
     * A choice.
     */
    fact: string;
    /**
     * By option; one that is not listed keeps the rhythm of the requirement.
     */
    levels: Record<string, Rhythm>;
}

/**
 * Rules that are a veto together when enough of them fail on what a sheet sees.
 */
export interface Several {
    /**
     * What it is called, such as "two key items fail".
     */
    title: Words;
    /**
     * What is counted, no rule twice.
     */
    rules: Counted[];
    /**
     * How many are enough.
     */
    fails: Fails;
}

/**
 * See [`Requirement::Apart`]. What lies after the day of the inspection has not happened yet and
 * does not count; of fewer than two dates there is nothing to compare.
 */
export interface Apart {
    /**
     * A date of a record kind below the rule's kind, or a list of dates of the rule's kind.
     */
    dates: string;
    /**
     * Which records count.
     */
    where?: Requirement;
    /**
     * From each to the next; the bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * From each to the next; the bound belongs to what holds.
     */
    at_most?: Term;
    /**
     * The days that are counted.
     */
    unit: DayUnit;
    /**
     * Whether `at_most` also holds from the last of them to the inspection.
     */
    running?: boolean;
}

/**
 * See [`Requirement::Cadence`].
 *
 * The periods looked at are the last complete ones before the day of the inspection: a
 * period that still runs can still be met, so it is never counted against anyone.
 */
export interface Cadence {
    /**
     * A date of a record kind below the rule's kind, or a list of dates of the rule's kind.
     */
    dates: string;
    /**
     * Which records count.
     */
    where?: Requirement;
    /**
     * The period.
     */
    per: Period;
    /**
     * How many days with an event each period needs.
     */
    at_least: Term;
    /**
     * How many complete periods are looked at.
     */
    periods: Term;
    /**
     * A yes-no fact given in place of records; yes is a claim that must be confirmed.
     */
    claim?: string;
    /**
     * A date of the subject: only what lies after it is looked at, such as since a person is in
     * charge. Where it does not apply there is no beginning.
     */
    from?: string;
    /**
     * The date up to which is looked at. Where it does not apply there is no end.
     */
    to?: string;
    /**
     * Whether periods that only begin or end between the dates are looked at; no when not stated.
     */
    partial?: Partial;
    /**
     * Another rhythm for some options of a choice.
     */
    by?: ByLevel;
    /**
     * The day of the week on which an event counts; any when not stated.
     */
    weekday?: Weekday;
    /**
     * Where it is working days, only these are looked at, by the pack's calendar; with `per: day`,
     * or with `per: week`, where a week with a day off is not looked at.
     */
    days?: DayUnit;
    /**
     * Months of the year, 1 to 12: only periods that lie in these are looked at, such as those of
     * the school terms.
     */
    months?: number[];
    /**
     * Where the year turns on the return of a date, such as a birthday, and not in January; with
     * `per: year`. Only events near that day count.
     */
    returns?: Returns;
}

/**
 * See [`Requirement::Change`]. Either a fall or a rise is demanded.
 */
export interface Change {
    /**
     * The number before.
     */
    base: string;
    /**
     * The number now.
     */
    now: string;
    /**
     * Per cent of the base; a base of zero or less cannot be checked.
     */
    fall_at_least?: Term;
    /**
     * Per cent of the base; a base of zero or less cannot be checked.
     */
    rise_at_least?: Term;
    /**
     * In the unit of the numbers.
     */
    fall_by?: Term;
    /**
     * In the unit of the numbers.
     */
    rise_by?: Term;
}

/**
 * See [`Requirement::Contains`].
 */
export interface Contains {
    /**
     * A set.
     */
    fact: string;
    /**
     * Elements that must all be there.
     */
    all?: string[];
    /**
     * Elements of which some must be there.
     */
    any?: string[];
    /**
     * How many of `any`; 1 when not stated.
     */
    at_least?: Term;
    /**
     * Elements that must not be there.
     */
    none?: string[];
    /**
     * Whether the source's list is open (等): more may belong to it.
     */
    open?: boolean;
    /**
     * How many elements the source says there are, when it says so.
     */
    declared?: number;
}

/**
 * See [`Requirement::Count`].
 */
export interface Count {
    /**
     * A kind below the rule's kind.
     */
    of: string;
    /**
     * Which subjects count; all when not stated.
     */
    where?: Requirement;
    /**
     * The bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * The bound belongs to what holds.
     */
    at_most?: Term;
}

/**
 * See [`Requirement::FallsOn`]. Both hold where both are given.
 */
export interface On {
    /**
     * A date.
     */
    fact: string;
    /**
     * Days of the week, of which it is one.
     */
    weekdays?: Weekday[];
    /**
     * Months of the year, 1 to 12, of which it is in one.
     */
    months?: number[];
}

/**
 * See [`Requirement::Hours`].
 */
export interface Hours {
    /**
     * A time range.
     */
    fact: string;
    /**
     * A time range that must lie within it, `HH:MM-HH:MM`.
     */
    covers?: string;
    /**
     * How many hours it must last.
     */
    at_least?: Term;
}

/**
 * See [`Requirement::Is`].
 */
export interface Is {
    /**
     * A yes-no fact or a choice.
     */
    fact: string;
    /**
     * `true`, `false` or the key of an option.
     */
    value: Plain;
}

/**
 * See [`Requirement::Limit`].
 *
 * A unit fact is a choice among `immediate`, `hours`, `working_days` and `calendar_days`; what
 * is done at once takes no time. Limits in different units are compared only where it is stated
 * what a working day is worth.
 */
export interface Limit {
    /**
     * The number that is promised.
     */
    promised: string;
    /**
     * Its unit, where it can have several; then `legal_unit` is stated too.
     */
    promised_unit?: string;
    /**
     * The number of the law; where it does not apply there is nothing to compare.
     */
    legal: string;
    /**
     * Its unit.
     */
    legal_unit?: string;
    /**
     * Per cent of the legal limit; the bound belongs to what holds.
     */
    at_most: Term;
    /**
     * How many calendar days a working day is worth.
     */
    calendar_days_per_working_day?: Term;
    /**
     * How many hours a working day is worth.
     */
    hours_per_working_day?: Term;
}

/**
 * See [`Requirement::Matrix`].
 */
export interface Matrix {
    /**
     * Sets that have the columns among their options.
     */
    rows: string[];
    /**
     * Options of every row.
     */
    columns: string[];
    /**
     * Whether a number is asked of each row or of each column; of each row when not stated.
     */
    each?: MatrixSide;
    /**
     * How many cells of each row or column must be filled; all when not stated.
     */
    at_least?: Term;
}

/**
 * See [`Requirement::Measure`].
 */
export interface Measure {
    /**
     * A number of a kind below the rule's kind.
     */
    fact: string;
    /**
     * Which subjects count; all when not stated.
     */
    where?: Requirement;
    /**
     * How they become one number.
     */
    take: Take;
    /**
     * The bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * The bound belongs to what holds.
     */
    at_most?: Term;
    /**
     * The fewest numbers of which anything can be said; 1 when not stated, 0 for a sum.
     */
    min_base?: Term;
}

/**
 * See [`Requirement::Number`]. Every bound that is given must hold.
 */
export interface Quantity {
    /**
     * A number.
     */
    fact: string;
    /**
     * The bound belongs to what holds.
     */
    at_least?: Bound;
    /**
     * The bound belongs to what holds.
     */
    at_most?: Bound;
    /**
     * The bound does not belong to what holds; not beside a bound of each subject's own.
     */
    above?: Term;
    /**
     * The bound does not belong to what holds; not beside a bound of each subject's own.
     */
    below?: Term;
}

/**
 * See [`Requirement::OneOf`].
 */
export interface OneOf {
    /**
     * A choice.
     */
    fact: string;
    /**
     * Keys of options.
     */
    values: string[];
}

/**
 * See [`Requirement::Rated`].
 */
export interface Rated {
    /**
     * A choice whose options are ordered from least to most.
     */
    fact: string;
    /**
     * The lowest option that holds.
     */
    at_least: string;
    /**
     * Photos or a text that show why; without them some ratings must be confirmed.
     */
    evidence?: string;
    /**
     * Ratings below this option need evidence.
     */
    below?: string;
    /**
     * Ratings above this option need evidence.
     */
    above?: string;
}

/**
 * See [`Requirement::Ratio`]: `part / whole` in per cent, compared without rounding.
 */
export interface Ratio {
    /**
     * The number above the line.
     */
    part: string;
    /**
     * The number below the line; zero cannot be checked.
     */
    whole: string;
    /**
     * Per cent; the bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * Per cent; the bound belongs to what holds.
     */
    at_most?: Term;
    /**
     * The smallest whole of which a ratio says anything; below it, it cannot be checked.
     */
    min_base?: Term;
}

/**
 * See [`Requirement::Recent`].
 */
export interface Recent {
    /**
     * A date, not after the day of the inspection.
     */
    fact: string;
    /**
     * Months before the day of the inspection.
     */
    months: Term;
}

/**
 * See [`Requirement::Share`]. Of an empty base nothing can be said: it cannot be checked.
 */
export interface Share {
    /**
     * A kind below the rule's kind.
     */
    of: string;
    /**
     * Which subjects are the base; all when not stated.
     */
    among?: Requirement;
    /**
     * What those that count meet; to whom it does not apply is not in the base either.
     */
    where: Requirement;
    /**
     * Per cent; the bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * Per cent; the bound belongs to what holds.
     */
    at_most?: Term;
    /**
     * The smallest base of which a share says anything; 1 when not stated.
     */
    min_base?: Term;
}

/**
 * See [`Requirement::Stages`].
 */
export interface Stages {
    /**
     * Date facts in their order; a later one may fall on the day of an earlier one.
     */
    facts: string[];
}

/**
 * See [`Requirement::Text`]. Text is compared after normalising width, spaces and the pack's variants.
 */
export interface TextRule {
    /**
     * A text. An empty text never holds.
     */
    fact: string;
    /**
     * Phrases that must all occur.
     */
    contains?: string[];
    /**
     * Phrases of which one must occur.
     */
    any?: string[];
    /**
     * A pattern that must match somewhere; at most 512 bytes, linear time.
     */
    matches?: string;
    /**
     * Patterns whose match a person must confirm.
     */
    forbids?: Forbidden[];
    /**
     * A text of phrases, one a line, whose occurrence a person must confirm: a list that is
     * itself collected on site. Where it does not apply nothing has to be avoided.
     */
    avoids?: string;
}

/**
 * See [`Requirement::Within`]. The first day is not counted, the last one is.
 */
export interface Within {
    /**
     * The date from which days are counted.
     */
    from: string;
    /**
     * The date up to which they are counted; the day of the inspection when not stated.
     */
    to?: string;
    /**
     * Whether the second date may also lie before the first, as if it were the same day; else
     * that never holds.
     */
    or_before?: boolean;
    /**
     * Whether the days run on to the day of the inspection where the second date does not apply,
     * because it has not come yet. Too many of them fail; until then nothing is judged.
     */
    running?: boolean;
    /**
     * A number of days that are not counted, such as those on which a case was suspended; none
     * where it does not apply.
     */
    less?: string;
    /**
     * The bound belongs to what holds.
     */
    at_least?: Term;
    /**
     * The bound belongs to what holds.
     */
    at_most?: Bound;
    /**
     * The days that are counted.
     */
    unit: DayUnit;
}

/**
 * So many times so many points; below zero what was gained.
 */
export interface LinePart {
    /**
     * How many times.
     */
    units: number;
    /**
     * How many points.
     */
    each: string;
}

/**
 * The day on which 29 February returns in a year that has none. No source says it; who writes
 * a rule has to.
 */
export type LeapDay = "february_28" | "march_1";

/**
 * The days on which something is in force, both included.
 */
export interface Validity {
    /**
     * The first day.
     */
    from?: string;
    /**
     * The last day.
     */
    until?: string;
}

/**
 * The days that are counted.
 */
export type DayUnit = "days" | "working_days" | "months";

/**
 * The empty cells of one row of a table.
 */
export interface Cells {
    /**
     * The set that is the row.
     */
    fact: string;
    /**
     * Its options that are not there.
     */
    missing: string[];
}

/**
 * The numbers of a composite that are always in view; its words stand once in the form.
 */
export interface CompositeHead extends TotalRange {
    /**
     * Place among the composites in force.
     */
    composite: number;
    /**
     * Whether a missing part leaves no total.
     */
    blocked: boolean;
    /**
     * By grade of the composite.
     */
    grades: GradeHead[];
}

/**
 * The numbers of a score sheet that are always in view; its words stand once in the form.
 */
export interface SheetHead extends TotalRange {
    /**
     * Place among the schemes in force.
     */
    sheet: number;
    /**
     * That nothing was assessed, or less than the scheme asks for, and no answer that is still open
     * can change it: then there is no total.
     */
    too_little?: Coverage;
    /**
     * Whether a veto stops the scoring.
     */
    stopped: boolean;
    /**
     * By grade of the scheme.
     */
    grades: GradeHead[];
}

/**
 * The points of a rule: what a fail takes, in one of five forms.
 *
 * `points` and `per`: so much a unit. `steps`: by how far a number lies beyond its bound.
 * `least`, `most`, `decided`, `reason`: what a person decides within a range. `award` and
 * `lost`: gained by a pass, lost by a fail. `rating`, `bands`, `decided`: points within the band
 * of an option; what is missing to the best of all bands is lost, whatever the verdict.
 */
export interface Deduct {
    /**
     * Points per unit, at most two decimals. While a parameter in their place has no value, what
     * fails takes something that nobody can say.
     */
    points?: Term;
    /**
     * The unit; of steps, whether they are of the excess (when not stated) or the shortfall.
     */
    per?: Per;
    /**
     * The item, or category without items, of the scheme from which they are taken.
     */
    in: string;
    /**
     * The size of a unit of excess or shortfall; 1 when not stated.
     */
    unit?: string;
    /**
     * Whether a unit that is only begun counts as a whole one.
     */
    started?: boolean;
    /**
     * The most that one subject loses; of a decision, the upper end of its range.
     */
    most?: string;
    /**
     * Points by step, from the bound outwards.
     */
    steps?: PointStep[];
    /**
     * The lower end of the range of a decision.
     */
    least?: string;
    /**
     * The number fact of the same kind in which the decided points are recorded.
     */
    decided?: string;
    /**
     * The text fact of the same kind in which the reason of the decision is recorded.
     */
    reason?: string;
    /**
     * Points that a pass gains.
     */
    award?: string;
    /**
     * Points that a fail loses, beside `award`.
     */
    lost?: string;
    /**
     * The choice fact of the same kind by which a subject is rated into a band.
     */
    rating?: string;
    /**
     * The points that each option of the rating earns, within which `decided` says how
     * many; where each band is one number there is nothing to decide.
     */
    bands?: Band[];
    /**
     * Who else is charged by the same finding, and by what part of it.
     */
    also?: Portion[];
}

/**
 * The points of one pack. Best: everything open passes. Worst: everything open fails.
 */
export interface Sheet extends TotalRange {
    /**
     * The pack.
     */
    pack: string;
    /**
     * The name of the scheme, where the pack has several.
     */
    scheme?: string;
    /**
     * Place of the subject in the inspection, of a scheme with a sheet for each.
     */
    subject?: number;
    /**
     * The profile that brought the scheme.
     */
    profile?: string;
    /**
     * The scheme.
     */
    title: Words;
    /**
     * Whether the points are put together by us.
     */
    compiled: boolean;
    /**
     * Whether points add up from zero and more is worse.
     */
    demerits?: boolean;
    /**
     * The full mark.
     */
    full: string;
    /**
     * The full mark of the whole of which only a part was seen.
     */
    visible_of?: string;
    /**
     * The highest total, where it is above the full mark.
     */
    ceiling?: string;
    /**
     * Whether a veto stops the scoring: then there is no total, and the numbers are only shown.
     */
    stopped: boolean;
    /**
     * That nothing was assessed, or less than the scheme asks for, and no answer that is still open
     * can change it: then there is no total.
     */
    too_little?: Coverage;
    /**
     * All grades.
     */
    grades: GradeLine[];
    /**
     * Vetoes that act or may act.
     */
    vetoes: VetoLine[];
    /**
     * The categories.
     */
    categories: CategorySheet[];
    /**
     * What is added beside them.
     */
    bonus?: BonusSheet;
    /**
     * Rules that take points but are not configured or not supplied: they take nothing away,
     * and nobody may think they were met.
     */
    not_assessed: number[];
}

/**
 * The points of one step of excess or shortfall: `at_least` and `at_most` belong to it, `above`
 * and `below` do not.
 */
export interface PointStep {
    /**
     * Lower end, closed.
     */
    at_least?: string;
    /**
     * Lower end, open.
     */
    above?: string;
    /**
     * Upper end, closed; the last step has none.
     */
    at_most?: string;
    /**
     * Upper end, open.
     */
    below?: string;
    /**
     * Its points.
     */
    points: string;
}

/**
 * The points that one option of a rating earns: from `least` up to `most`.
 */
export interface Band {
    /**
     * The option.
     */
    option: string;
    /**
     * The fewest points.
     */
    least: string;
    /**
     * The most points.
     */
    most: string;
}

/**
 * The result of an inspection. The same bytes on every machine for the same input.
 */
export interface Report {
    /**
     * Always [`FORMAT`].
     */
    format: string;
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
     * The packs and what was set for them.
     */
    standard: PackUsed[];
    /**
     * The rules in force, in order; findings name them by place.
     */
    rules: RuleResult[];
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
    findings: Finding[];
    /**
     * Everything else that is neither a pass nor not applicable.
     */
    unsettled: Finding[];
    /**
     * Answers that could not be taken over.
     */
    unread: Unread[];
    /**
     * What was recorded behind findings and unsettled items, which name it by place, and every other
     * answer that says more than its value: with a note, a reason or photos. In the order of the
     * subjects.
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
 * The verdicts of all rules of one force.
 */
export interface ForceTally {
    /**
     * The force.
     */
    force: Force;
    /**
     * The verdicts.
     */
    counts: Counts;
}

/**
 * The way in which an answer came about.
 */
export type How = "one" | "bulk" | "carried" | "imported";

/**
 * The yearly return of a date. Its own year says nothing.
 */
export interface Returns {
    /**
     * A date of the subject; where it does not apply nothing is asked.
     */
    of: string;
    /**
     * How many days before or after it an event may be, at most 182; 0 is the day itself.
     */
    within: Term;
    /**
     * When 29 February returns in a year that has none.
     */
    leap_day: LeapDay;
}

/**
 * Verdicts by force.
 */
export interface ByForce {
    must: Counts;
    forbid: Counts;
    should: Counts;
    practice: Counts;
    outcome: Counts;
}

/**
 * What a composite makes of a part that is missing: a vote that was not held, a scheme that was
 * stopped.
 */
export type Missing = "renormalise" | "zero" | "block";

/**
 * What a layer says of a parameter. Equal `min` and `max` leave nothing to those below.
 */
export interface LayerParam {
    /**
     * Its value; when not stated, that of the layer above stays.
     */
    value?: string;
    /**
     * The smallest value that those below may set; not below that of the layer above.
     */
    min?: string;
    /**
     * The largest value that those below may set; not above that of the layer above.
     */
    max?: string;
    /**
     * When it was set, `YYYY-MM-DD`.
     */
    on?: string;
    /**
     * On what basis.
     */
    basis?: string;
}

/**
 * What a veto does.
 */
export type Effect = { grade: string } | { lower: number } | { zero: string } | { stop: Words } | { lose_award: Award } | { escalate: Words };

/**
 * What an author wrote, in Chinese and English; both are required.
 */
export interface Words {
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
 * What an item counts of which no line applies.
 */
export type NotApplicable = "full" | "exclude";

/**
 * What becomes of periods that lie only in part between two dates.
 */
export type Partial = "skip" | "count";

/**
 * What can be recorded for a fact.
 */
export type FactType = "yes_no" | "number" | "choice" | "set" | "date" | "dates" | "time_range" | "text" | "photo" | "records";

/**
 * What can be said of one rule on one subject. Only `Pass` is a pass.
 */
export type Verdict = "pass" | "fail" | "pending" | "to_confirm" | "cannot_check" | "not_configured" | "not_supplied" | "not_applicable";

/**
 * What differs from the week in one year.
 */
export interface CalendarYear {
    /**
     * Days off.
     */
    off: string[];
    /**
     * Make-up days: worked although the week says that they are off.
     */
    on: string[];
}

/**
 * What is added to the categories, and why not more.
 */
export interface BonusSheet {
    /**
     * What earns it.
     */
    events: BonusLine[];
    /**
     * The most that all events add.
     */
    most?: string;
    /**
     * It counts only where the total without it is above this.
     */
    opens_above?: string;
    /**
     * The best total without it, rounded for display.
     */
    best_without: string;
    /**
     * The worst total without it, rounded for display.
     */
    worst_without: string;
    /**
     * The best total without it as it is, where the rounded one would say otherwise of the gate.
     */
    best_without_exact?: Exact;
    /**
     * The worst total without it as it is, where the rounded one would say otherwise of the gate.
     */
    worst_without_exact?: Exact;
    /**
     * Whether a veto acts, or a rule fails, that takes it away.
     */
    vetoed: boolean;
    /**
     * The most that it can still add.
     */
    best: string;
    /**
     * What it adds for certain.
     */
    worst: string;
}

/**
 * What is counted over the whole inspection.
 */
export interface StatusCounts {
    /**
     * Verdicts by force.
     */
    tally: ByForce;
    /**
     * Fails of must and forbid by severity.
     */
    severity: SeverityCounts;
    /**
     * Answers that were given.
     */
    answered: number;
    /**
     * Answers that some open verdict waits for.
     */
    needed: number;
}

/**
 * What never changes of a composite.
 */
export interface FormComposite {
    /**
     * The pack.
     */
    pack: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * The kind of which each subject has one; else there is one for the inspection.
     */
    each?: number;
    /**
     * What it is called.
     */
    title: Words;
    /**
     * Whether it is put together by us.
     */
    compiled: boolean;
    /**
     * The sum of the weights.
     */
    full: string;
    /**
     * The grades.
     */
    grades: FormTitle[];
}

/**
 * What never changes of a score sheet.
 */
export interface FormSheet {
    /**
     * The pack.
     */
    pack: string;
    /**
     * The name of the scheme, where the pack has several.
     */
    scheme?: string;
    /**
     * The kind of which each subject has a sheet of its own; else there is one for the inspection.
     */
    each?: number;
    /**
     * The scheme.
     */
    title: Words;
    /**
     * Whether the points are put together by us.
     */
    compiled: boolean;
    /**
     * Whether points add up from zero and more is worse.
     */
    demerits?: boolean;
    /**
     * The full mark.
     */
    full: string;
    /**
     * The grades.
     */
    grades: FormTitle[];
    /**
     * The categories.
     */
    categories: FormTitle[];
}

/**
 * What one inspector recorded: answers by manner, and notes.
 */
export interface Recorder {
    /**
     * The inspector; none for what nobody signed.
     */
    by?: string;
    /**
     * Answers given one by one.
     */
    one: number;
    /**
     * Answers given with others by one tap.
     */
    bulk: number;
    /**
     * Answers from the last inspection.
     */
    carried: number;
    /**
     * Answers from a list.
     */
    imported: number;
    /**
     * Answers of which nobody said how they were given.
     */
    unsaid: number;
    /**
     * Notes.
     */
    notes: number;
}

/**
 * What one layer said of one parameter, with whose layer it is.
 */
export interface LayerSays {
    /**
     * How high the office stands.
     */
    layer: Layer;
    /**
     * Whose office it is.
     */
    region: Words;
    /**
     * What it said.
     */
    set: LayerParam;
}

/**
 * What one layer sets: never a rule taken away, and every value remembers who set it.
 */
export interface Overlay {
    /**
     * The file of the pack in which it is set, relative to its own; none in a resolved pack.
     */
    of?: string;
    /**
     * How high the office stands: below each layer that is there already.
     */
    layer: Layer;
    /**
     * Whose office it is.
     */
    region: Words;
    /**
     * Values and narrower bounds of parameters.
     */
    params?: Record<string, LayerParam>;
    /**
     * Forces of rules.
     */
    forces?: Record<string, Force>;
    /**
     * Notes of rules.
     */
    notes?: Record<string, Words>;
    /**
     * Lists that it supplies.
     */
    slots?: Record<string, SlotFilling>;
}

/**
 * What points are taken for.
 */
export type Per = "finding" | "element" | "excess" | "shortfall";

/**
 * What the form draws. Numbers are places in these lists.
 */
export interface Form {
    /**
     * The packs in force.
     */
    packs: FormPack[];
    /**
     * The kinds of subject.
     */
    kinds: FormKind[];
    /**
     * The facts.
     */
    facts: FormFact[];
    /**
     * The rules.
     */
    rules: FormRule[];
    /**
     * The schemes by which points are scored.
     */
    sheets: FormSheet[];
    /**
     * The scores put together from them.
     */
    composites: FormComposite[];
}

/**
 * Where the value of a parameter comes from.
 */
export type ParamOrigin = "unset" | "default" | "layer" | "profile" | "office";

/**
 * Whether a grade can still be reached, and what keeps it away.
 */
export interface GradeHead {
    /**
     * Whether it can still be reached.
     */
    reachable: boolean;
    /**
     * The category that has too few of its points for it, whatever is still open.
     */
    kept_by?: string;
    /**
     * The rule that took most when it cannot be reached.
     */
    because?: number;
}

/**
 * Why personal data is recorded and how long it is kept.
 */
export interface Personal {
    /**
     * What it is needed for.
     */
    purpose: Words;
    /**
     * Days after which it is to be erased.
     */
    keep_days: number;
}


/**
 * An inspection opened for a standard, kept up to date answer by answer.
 */
export class Session {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * For each subject of a kind the place of the one of another kind to which it belongs, 0xffffffff
     * where there is none; empty where that kind never stands above.
     */
    above(kind: number, other: number): Uint32Array;
    /**
     * Records several answers, all or none: JSON list of `[subject, fact, answer]`.
     */
    apply(changes: string): string;
    /**
     * The verdicts of a kind as numbers: for each rule of the kind in order, one for each subject
     * of the kind in order.
     */
    cells(kind: number): Uint8Array;
    /**
     * JSON text of the value that meets every rule in force, when it follows from them.
     */
    compliant(subject: number, fact: number): string | undefined;
    /**
     * The whole sheet of a composite, in the same way.
     */
    composite(at: number, subject?: number | null): CompositeSheet | undefined;
    /**
     * One verdict explained, or nothing when the rule does not check the subject.
     */
    explain(rule: number, subject: number, lang: string): Explanation | undefined;
    /**
     * What the form draws.
     */
    form(): Form;
    /**
     * Judges everything again; only for measurements.
     */
    judgeAgain(): void;
    /**
     * The answers of a kind that some open verdict waits for: for each fact of the kind in order, 1 or
     * 0 for each subject of the kind in order.
     */
    needed(kind: number): Uint8Array;
    /**
     * Opens an inspection. `packs`: JSON list of resolved packs; `inspection`: JSON text.
     */
    static open(packs: string, inspection: string): Session;
    /**
     * Opens another state of the inspection (JSON text) for the same packs, which are not read
     * again. `false`, and nothing changed, when it chooses something else of them.
     */
    reopen(inspection: string): boolean;
    /**
     * The report as JSON text: the same bytes as on the command line.
     */
    report(): string;
    /**
     * Records one answer (JSON text; `null` takes it back). What changed, a `Delta`, is text: it goes
     * on to the page, and objects would be made of it twice.
     */
    set(subject: number, fact: number, answer: string): string;
    /**
     * The whole score sheet of a scheme: of the inspection, or of one subject where each has its own.
     */
    sheet(at: number, subject?: number | null): Sheet | undefined;
    /**
     * How the inspection stands.
     */
    standing(): Standing;
    /**
     * The result in sentences.
     */
    told(lang: string): Told;
}

/**
 * Refuses what is not an inspection, as an import does; the text itself stays with the caller.
 */
export function readInspection(text: string): void;

/**
 * A trap on purpose, for the test that the page survives one.
 */
export function trapForTest(): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_session_free: (a: number, b: number) => void;
    readonly readInspection: (a: number, b: number) => [number, number];
    readonly session_above: (a: number, b: number, c: number) => [number, number];
    readonly session_apply: (a: number, b: number, c: number) => [number, number, number, number];
    readonly session_cells: (a: number, b: number) => [number, number];
    readonly session_compliant: (a: number, b: number, c: number) => [number, number];
    readonly session_composite: (a: number, b: number, c: number) => [number, number, number];
    readonly session_explain: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly session_form: (a: number) => [number, number, number];
    readonly session_judgeAgain: (a: number) => void;
    readonly session_needed: (a: number, b: number) => [number, number];
    readonly session_open: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly session_reopen: (a: number, b: number, c: number) => [number, number, number];
    readonly session_report: (a: number) => [number, number];
    readonly session_set: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly session_sheet: (a: number, b: number, c: number) => [number, number, number];
    readonly session_standing: (a: number) => [number, number, number];
    readonly session_told: (a: number, b: number, c: number) => [number, number, number];
    readonly trapForTest: () => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
