//! Random small seasons with random figures, against a slow and obvious reference; and what lint
//! says of them, against the same figures.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

#[allow(dead_code)]
#[path = "reference/season.rs"]
mod reference;
#[allow(dead_code)]
#[path = "reference/tape.rs"]
mod tape;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use reference::{Came, Counts, Fraction, Gap, Given, Outcome, Records, Span, Subject, World, months};
use serde_json::{Map, Value as Json, json};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tape::Tape;
use windowcheck::calendar::Period;
use windowcheck::fault::Step;
use windowcheck::lint::{Problem, lint};
use windowcheck::season::definition::{Datum, Season};
use windowcheck::season::result::{self, AwardPeriod, Chosen, SeasonResult};
use windowcheck::season::{File, read, run};

/// A season as text, and what was recorded.
struct Scene {
    text: String,
    records: Records,
}

const FACTS: &[(&str, &str, &str)] = &[
    ("f_mark", "staff", "type: number, per: month, max: 100"),
    ("f_count", "staff", "type: number, per: month"),
    ("f_party", "staff", "type: yes_no"),
    ("f_good", "staff", "type: yes_no, per: month"),
    ("f_window", "window", "type: number, per: month, raters: mean"),
    ("f_votes", "window", "type: number, per: month, raters: sum, max: 100"),
    ("f_quarter", "window", "type: number, per: quarter, min: -5"),
    ("f_open", "window", "type: yes_no, per: quarter"),
    ("f_centre", "centre", "type: number, per: month"),
    ("f_once", "centre", "type: number"),
    ("f_year", "staff", "type: number, per: year, max: 100"),
];

const KINDS: [&str; 3] = ["staff", "window", "centre"];
const PERIODS: [(&str, Period); 4] =
    [("month", Period::Month), ("quarter", Period::Quarter), ("half_year", Period::HalfYear), ("year", Period::Year)];

/// A number fact or a score: its name, its kind and its period.
type Measure = (String, &'static str, Option<&'static str>);

/// What is written so far.
#[derive(Default)]
struct Writer {
    params: Vec<String>,
    set: BTreeMap<String, String>,
    scores: String,
    awards: String,
    measures: Vec<Measure>,
}

impl Writer {
    /// A number of the season, or one that is left open.
    fn term(&mut self, tape: &mut Tape, values: &[&str]) -> String {
        let value = tape.pick(values).to_owned();
        if !tape.chance(25) {
            return value;
        }
        let name = format!("p{}", self.params.len());
        let default = if tape.chance(50) { format!(", default: {value}") } else { String::new() };
        self.params.push(format!("  {name}: {{label: {{zh: 数, en: Number}}{default}}}\n"));
        if tape.chance(60) {
            self.set.insert(name.clone(), tape.pick(values).to_owned());
        }
        format!("{{param: {name}}}")
    }

    /// A word, or one that is left open.
    fn word(&mut self, tape: &mut Tape, words: &[&str]) -> String {
        let word = tape.pick(words).to_owned();
        if !tape.chance(20) {
            return word;
        }
        let name = format!("p{}", self.params.len());
        let default = if tape.chance(40) { format!(", default: {word}") } else { String::new() };
        self.params.push(format!("  {name}: {{label: {{zh: 词, en: Word}}, of: [{}]{default}}}\n", words.join(", ")));
        if tape.chance(60) {
            self.set.insert(name.clone(), tape.pick(words).to_owned());
        }
        format!("{{param: {name}}}")
    }

    /// Measures of the same subject and period.
    fn same(&self, tape: &mut Tape, most: usize) -> Option<(Vec<String>, &'static str, &'static str)> {
        let periodic: Vec<&Measure> = self.measures.iter().filter(|(_, _, per)| per.is_some()).collect();
        let (name, each, per) = tape.pick(&periodic).clone();
        let others: Vec<String> = self
            .measures
            .iter()
            .filter(|(other, kind, of)| *other != name && *kind == each && *of == per)
            .map(|(n, ..)| n.clone())
            .collect();
        let mut names = vec![name];
        names.extend(tape.some(&others, 70).into_iter().take(most - 1));
        Some((names, each, per?))
    }

    fn score(&mut self, tape: &mut Tape, at: usize) {
        let name = format!("s{at}");
        let months_of = |name: &str| months(PERIODS.iter().find(|(known, _)| *known == name).unwrap().1);
        let Some((names, mut each, mut per)) = self.same(tape, 3) else { return };
        let missing = ["block", "renormalise", "zero"];
        let from = match tape.below(5) {
            0 => {
                let parts: Vec<String> = names
                    .iter()
                    .map(|name| {
                        let weight = self.term(tape, &["3", "1", "2.5", "0"]);
                        let full =
                            if tape.chance(25) { format!(", full: {}", self.term(tape, &["100", "50", "7"])) } else { String::new() };
                        format!("{{of: {name}, weight: {weight}{full}}}")
                    })
                    .collect();
                format!("{{weigh: {{missing: {}, parts: [{}]}}}}", self.word(tape, &missing), parts.join(", "))
            }
            1 => format!("{{add: {{of: [{}], missing: {}}}}}", names.join(", "), self.word(tape, &["block", "zero"])),
            2 => {
                let whole = names.last().unwrap();
                format!("{{share: {{part: {}, whole: {whole}, at_least: {}}}}}", names[0], self.term(tape, &["1", "3", "40"]))
            }
            3 if each != "centre" => {
                let above = KINDS.iter().position(|kind| *kind == each).unwrap() + 1;
                let of = names[0].clone();
                each = KINDS[above + tape.below(KINDS.len() - above)];
                let by = self.word(tape, &["mean", "sum"]);
                let missing = if by == "mean" { self.word(tape, &missing) } else { self.word(tape, &["block", "zero"]) };
                format!("{{gather: {{of: {of}, by: {by}, missing: {missing}}}}}")
            }
            _ => {
                let longer: Vec<&str> = PERIODS.iter().map(|(name, _)| *name).filter(|name| months_of(name) > months_of(per)).collect();
                if longer.is_empty() {
                    return;
                }
                let same = per;
                per = tape.pick(&longer);
                let by = self.word(tape, &["mean", "latest", "sum"]);
                let parts = months_of(per) / months_of(same);
                let missing = if by == "mean" || by == "latest" { self.word(tape, &missing) } else { self.word(tape, &["block", "zero"]) };
                let least = if missing == "renormalise" && tape.chance(60) {
                    format!(", at_least: {}", 1 + tape.below(usize::try_from(parts).unwrap()))
                } else {
                    String::new()
                };
                format!("{{over: {{of: {}, by: {by}, missing: {missing}{least}}}}}", names[0])
            }
        };
        let label = "label: {zh: 得分, en: Score}";
        writeln!(self.scores, "  {name}: {{{label}, each: {each}, per: {per}, round: 2, from: {from}}}").unwrap();
        self.measures.push((name, each, Some(per)));
    }

    /// One condition of an award, or several of them together.
    fn condition(
        &mut self,
        tape: &mut Tape,
        each: &'static str,
        per: &'static str,
        others: &[(String, &'static str)],
        deep: bool,
    ) -> Option<String> {
        let above: Vec<&str> = KINDS.iter().copied().skip_while(|kind| *kind != each).collect();
        let within = |tape: &mut Tape| {
            let place = PERIODS.iter().position(|(name, _)| *name == per).unwrap();
            if tape.chance(50) { format!(", within: {}", PERIODS[place + tape.below(PERIODS.len() - place)].0) } else { String::new() }
        };
        let counts = |tape: &mut Tape| match tape.below(3) {
            0 => format!("at_most: {}", tape.below(3)),
            1 => format!("at_least: {}", tape.below(3)),
            _ => "at_least: 1, at_most: 2".to_owned(),
        };
        let condition = match tape.below(if deep { 4 } else { 6 }) {
            0 => {
                let facts: Vec<&str> = FACTS
                    .iter()
                    .filter(|(_, kind, rest)| above.contains(kind) && rest.contains("yes_no"))
                    .map(|(name, ..)| *name)
                    .collect();
                let fact = (!facts.is_empty()).then(|| tape.pick(&facts))?;
                format!("{{is: {{fact: {fact}, value: {}}}}}", tape.chance(70))
            }
            1 => {
                let numbers: Vec<String> =
                    self.measures.iter().filter(|(_, kind, _)| above.contains(kind)).map(|(n, ..)| n.clone()).collect();
                let of = tape.pick(&numbers);
                let side = tape.pick(&["at_least", "at_most"]);
                format!("{{bar: {{of: {of}, {side}: {}}}}}", self.term(tape, &["50", "60", "80", "0", "101"]))
            }
            2 => format!("{{events: {{of: fault, {}{}}}}}", counts(tape), within(tape)),
            3 => {
                let awards: Vec<String> = others.iter().filter(|(_, kind)| *kind == each).map(|(name, _)| name.clone()).collect();
                let when = if tape.chance(40) { format!(", months: {}", 1 + tape.below(3)) } else { within(tape) };
                format!("{{wins: {{award: {}, {}{when}}}}}", tape.pick(&awards), counts(tape))
            }
            more => {
                let key = if more == 4 { "any" } else { "all" };
                let parts: Vec<String> = (0..1 + tape.below(2)).filter_map(|_| self.condition(tape, each, per, others, true)).collect();
                if parts.is_empty() {
                    return None;
                }
                format!("{{{key}: [{}]}}", parts.join(", "))
            }
        };
        Some(condition)
    }

    fn award(&mut self, tape: &mut Tape, at: usize, others: &mut Vec<(String, &'static str)>) {
        let name = format!("a{at}");
        let Some((mut names, each, per)) = self.same(tape, 3) else { return };
        let by = names.remove(0);
        others.push((name.clone(), each));
        let mut eligible: Vec<String> = Vec::new();
        for _ in 0..tape.below(3) {
            eligible.extend(self.condition(tape, each, per, others, false));
        }
        let mut or: Vec<String> = Vec::new();
        if tape.chance(30) {
            for _ in 0..1 + tape.below(2) {
                or.extend(self.condition(tape, each, per, others, false));
            }
        }
        let seats = ["1", "2", "0", "3", "1.5"];
        let whole = ["1", "2", "0", "3"];
        let take = match tape.below(6) {
            0 => String::new(),
            1 => {
                let percent = self.term(tape, &["50", "20", "100", "33.3"]);
                let round = tape.pick(&["down", "up", "nearest"]);
                let mut more = String::new();
                if !eligible.is_empty() || tape.chance(30) {
                    write!(more, ", of: {}", tape.pick(&["eligible", "all"])).unwrap();
                }
                if tape.chance(40) {
                    more.push_str(", each_class: true");
                }
                if tape.chance(40) {
                    write!(more, ", at_least: {}", self.term(tape, &["1", "2"])).unwrap();
                }
                format!(", take: {{share: {{percent: {percent}, round: {round}{more}}}}}")
            }
            2 => format!(", take: {{each_class: {}}}", self.term(tape, &whole)),
            3 => format!(", take: {{classes: {{first: {}}}}}", self.term(tape, &whole)),
            _ => {
                let _ = seats;
                format!(", take: {{top: {}}}", self.term(tape, &whole))
            }
        };
        let or = if or.is_empty() || take.is_empty() { String::new() } else { format!(", or: [{}]", or.join(", ")) };
        let lower = lower_first(tape, &by, &names);
        let ties = self.word(tape, &["report", "share", "all_in"]);
        let then = if names.is_empty() { String::new() } else { format!(", then: [{}]", names.join(", ")) };
        let stages = if tape.chance(25) { ", stages: {one: {zh: 推荐, en: Named}, two: {zh: 公示, en: Posted}}" } else { "" };
        let pool = if tape.chance(20) { ", pool: 4" } else { "" };
        let first = ["2025-09", "2025-Q4", "2025-H2", "2026"][PERIODS.iter().position(|(name, _)| *name == per).unwrap()];
        let since = if tape.chance(30) { format!(", since: {first}") } else { String::new() };
        let eligible = if eligible.is_empty() { String::new() } else { format!(", eligible: [{}]", eligible.join(", ")) };
        writeln!(
            self.awards,
            "  {name}: {{title: {{zh: 奖, en: Award}}, each: {each}, per: {per}, by: {by}{lower}{since}{take}{or}, ties: {ties}{then}{eligible}{pool}{stages}}}"
        )
        .unwrap();
    }
}

/// Some of the numbers that are compared, of which the lowest comes first.
fn lower_first(tape: &mut Tape, by: &str, then: &[String]) -> String {
    let all: Vec<String> = std::iter::once(by.to_owned()).chain(then.iter().cloned()).collect();
    let some = if tape.chance(40) { tape.some(&all, 60) } else { Vec::new() };
    if some.is_empty() { String::new() } else { format!(", lower_first: [{}]", some.join(", ")) }
}

const AMOUNTS: [&str; 10] = ["80", "90", "80", "60", "0", "50", "100", "90", "33.3333", "200/3"];

impl Scene {
    fn new(words: &[u16], rows: &[u16]) -> Scene {
        let mut tape = Tape::new(words);
        let mut writer = Writer::default();
        for (name, kind, rest) in FACTS.iter().filter(|(_, _, rest)| rest.contains("number")) {
            let per = PERIODS.iter().map(|(name, _)| *name).find(|per| rest.contains(&format!("per: {per}")));
            writer.measures.push(((*name).to_owned(), kind, per));
        }
        for at in 0..tape.below(6) {
            writer.score(&mut tape, at);
        }
        let mut awards = Vec::new();
        for at in 0..tape.below(4) {
            writer.award(&mut tape, at, &mut awards);
        }
        let (mut stars, mut streaks, mut ladders, mut tallies) = (String::new(), String::new(), String::new(), String::new());
        if tape.chance(40) {
            let (names, each, per) = writer.same(&mut tape, 1).expect("a measure");
            let (first, second) = (writer.term(&mut tape, &["50", "60"]), writer.term(&mut tape, &["80", "90", "101"]));
            let step = |at: &str| format!("{{title: {{zh: 星, en: Star}}, at_least: {at}}}");
            let rest = format!("each: {each}, per: {per}, by: {}, steps: [{}, {}]", names[0], step(&first), step(&second));
            write!(stars, "stars:\n  st: {{title: {{zh: 星级, en: Stars}}, {rest}}}\n").unwrap();
        }
        if tape.chance(50) {
            let (names, each, per) = writer.same(&mut tape, 3).expect("a measure");
            let bound = if tape.chance(70) {
                let mut lowest = format!("lowest: {}", writer.term(&mut tape, &["1", "2", "0"]));
                if names.len() > 1 {
                    write!(lowest, ", then: [{}]", names[1..].join(", ")).unwrap();
                }
                lowest.push_str(&lower_first(&mut tape, &names[0], &names[1..]));
                if tape.chance(30) {
                    lowest.push_str(", each_class: true");
                }
                if tape.chance(30) {
                    write!(lowest, ", group_at_least: {}", 2 + tape.below(2)).unwrap();
                }
                lowest
            } else {
                format!("below: {}", writer.term(&mut tape, &["60", "85", "0", "101"]))
            };
            let rest = format!("each: {each}, per: {per}, by: {}, times: {}, {bound}", names[0], 1 + tape.below(3));
            write!(streaks, "streaks:\n  run: {{title: {{zh: 连续, en: Run}}, follows: {{zh: 约谈, en: Talk}}, {rest}}}\n").unwrap();
        }
        if tape.chance(30) {
            let within = tape.pick(&["", ", within: year", ", within: month"]);
            let steps = "steps: [{at: 1, follows: {zh: 提醒, en: Reminder}}, {at: 3, follows: {zh: 谈话, en: Talk}}]";
            let each = tape.pick(&KINDS);
            write!(ladders, "ladders:\n  up: {{title: {{zh: 逐次, en: Steps}}, each: {each}, of: fault, {steps}{within}}}\n").unwrap();
        }
        if !awards.is_empty() && tape.chance(30) {
            let of: Vec<&str> = awards.iter().map(|(name, _)| name.as_str()).collect();
            write!(tallies, "tallies:\n  all: {{title: {{zh: 合计, en: All}}, of: [{}], declared: 3}}\n", of.join(", ")).unwrap();
        }
        let mut text = "season: random\ntitle: {zh: 随机, en: Random}\nversion: '1'\nstatus: compiled\nkinds:\n  centre: {label: {zh: 中心, en: Centre}}\n  \
             window: {label: {zh: 窗口, en: Window}, parent: centre}\n  staff: {label: {zh: 人员, en: Staff}, parent: window}\n\
             classes:\n  first: {zh: 一类, en: First}\n  second: {zh: 二类, en: Second}\nevents:\n  fault: {zh: 差错, en: Fault}\n"
            .to_owned();
        let section = |name: &str, lines: &str| if lines.is_empty() { String::new() } else { format!("{name}:\n{lines}") };
        text += &section("params", &writer.params.concat());
        text += "facts:\n";
        for (name, kind, rest) in FACTS {
            writeln!(text, "  {name}: {{label: {{zh: {name}, en: {name}}}, each: {kind}, {rest}}}").unwrap();
        }
        text += &section("scores", &writer.scores);
        text += &section("awards", &writer.awards);
        for part in [&stars, &streaks, &ladders, &tallies] {
            text += part;
        }
        let awards: Vec<(String, &str)> =
            awards.into_iter().filter(|(name, _)| writer.awards.contains(&format!("{name}: {{title"))).collect();
        Scene { records: records(rows, &awards, writer.set), text }
    }

    /// The rows of the tables, in the order of the subjects.
    fn file(&self, season: &Season) -> File {
        let records = &self.records;
        let mut rows: Vec<Json> = Vec::new();
        let id = |at: usize| Json::from(records.subjects[at].id.clone());
        for subject in &records.subjects {
            let mut row = json!({"kind": subject.kind, "subject": subject.id});
            if let Some(place) = subject.place {
                row["place"] = id(place);
            }
            if let Some(class) = &subject.class {
                row["class"] = class.as_str().into();
            }
            rows.push(row);
        }
        let mut record = |(fact, subject, span): &reference::Key, value: Json, rater: Option<usize>| {
            let mut row = json!({"subject": id(*subject), fact.as_str(): value});
            if let Some(span) = span {
                row["period"] = span.name().into();
            }
            if let Some(rater) = rater {
                row["rater"] = format!("R{rater}").into();
            }
            rows.push(row);
        };
        for (key, numbers) in &records.numbers {
            let raters = season.facts.get(&key.0).is_some_and(|fact| fact.raters.is_some());
            for (at, number) in numbers.iter().enumerate() {
                record(key, number.as_str().into(), raters.then_some(at));
            }
        }
        for (key, answer) in &records.answers {
            record(key, (*answer).into(), None);
        }
        for (event, subject, month, day) in &records.events {
            let date = format!("{:04}-{:02}-{day:02}", month / 12, month % 12 + 1);
            rows.push(json!({"subject": id(*subject), "event": event, "date": date}));
        }
        for (event, span) in &records.closed {
            rows.push(json!({"event": event, "period": span.name()}));
        }
        for ((award, subject, span), dates) in &records.stages {
            let mut row = json!({"subject": id(*subject), "award": award, "period": span.name()});
            for (stage, date) in dates {
                row[stage.as_str()] = date.as_str().into();
            }
            let known = season.awards.get(award).is_some_and(|award| !award.stages.is_empty() && months(award.per) == span.months);
            if known {
                rows.push(row);
            }
        }
        let params: Map<String, Json> = records.params.iter().map(|(name, value)| (name.clone(), json!({"value": value}))).collect();
        let text = json!({"format": "windowcheck-season/1", "params": params, "rows": rows}).to_string();
        File { name: "rows.json".to_owned(), text }
    }
}

/// One or two centres with windows and staff, and figures of some months; some are missing.
fn records(numbers: &[u16], awards: &[(String, &str)], params: BTreeMap<String, String>) -> Records {
    let mut tape = Tape::endless(if numbers.is_empty() { &[0] } else { numbers });
    let mut subjects: Vec<Subject> = Vec::new();
    let class = |tape: &mut Tape| Some(tape.pick(&["first", "second", "first"]).to_owned());
    for (at, kind) in ["centre", "window", "staff"].into_iter().enumerate() {
        let above: Vec<usize> = (0..subjects.len()).filter(|of| at > 0 && subjects[*of].kind == ["centre", "window"][at - 1]).collect();
        for nth in 0..[1 + tape.below(2), 1 + tape.below(4), 2 + tape.below(6)][at] {
            let place = if above.is_empty() || tape.chance(8) { None } else { Some(tape.pick(&above)) };
            subjects.push(Subject { id: format!("{kind}{nth}"), kind: kind.to_owned(), place, class: class(&mut tape) });
        }
    }
    let first = 2025 * 12 + 6 + i32::try_from(tape.below(6)).unwrap();
    let last = first + i32::try_from(tape.below(8)).unwrap();
    let mut records = Records { params, ..Records::default() };
    let full = tape.chance(50);
    // Many equals, parted by numbers that are often missing.
    let alike = tape.chance(45);
    for (nth, (fact, kind, rest)) in FACTS.iter().enumerate() {
        let gaps = match (alike, full) {
            (true, _) if nth % 2 == 1 => 35,
            (true, _) => 3,
            (false, true) => 1,
            (false, false) => 12,
        };
        let amounts = if alike { &AMOUNTS[..2] } else { &AMOUNTS[..] };
        let length = PERIODS.iter().find(|(name, _)| rest.contains(&format!("per: {name}"))).map(|(_, per)| months(*per));
        let mut spans: Vec<Option<Span>> = match length {
            None => vec![None],
            Some(length) => {
                (first..=last).map(|month| month - month.rem_euclid(length)).map(|first| Some(Span { first, months: length })).collect()
            }
        };
        spans.dedup();
        for subject in (0..subjects.len()).filter(|at| subjects[*at].kind == *kind) {
            for span in &spans {
                if tape.chance(gaps) {
                    continue;
                }
                let key = (fact.to_string(), subject, *span);
                if rest.contains("yes_no") {
                    records.answers.insert(key, tape.chance(80));
                } else {
                    let raters = if rest.contains("raters") { 1 + tape.below(3) } else { 1 };
                    records.numbers.insert(key, (0..raters).map(|_| tape.pick(amounts).to_owned()).collect());
                }
            }
        }
    }
    for _ in 0..tape.below(8) {
        let month = first + i32::try_from(tape.below(usize::try_from(last - first).unwrap() + 1)).unwrap();
        records.events.push(("fault".to_owned(), tape.below(subjects.len()), month, 1 + u32::try_from(tape.below(28)).unwrap()));
    }
    for month in (first - 12..=last + 12).filter(|_| full || tape.chance(60)) {
        records.closed.push(("fault".to_owned(), Span { first: month, months: 1 }));
    }
    let dates = ["2026-01-05", "2026-02-05", "2026-03-05"];
    for (award, kind) in awards {
        for subject in (0..subjects.len()).filter(|at| subjects[*at].kind == *kind) {
            for length in [1, 3, 6, 12] {
                for month in (first..=last).filter(|month| month % length == 0) {
                    let mut steps = BTreeMap::new();
                    for stage in ["one", "two"] {
                        if tape.chance(90) {
                            steps.insert(stage.to_owned(), tape.pick(&dates).to_owned());
                        }
                    }
                    if !steps.is_empty() {
                        records.stages.insert((award.clone(), subject, Span { first: month, months: length }), steps);
                    }
                }
            }
        }
    }
    records.subjects = subjects;
    records
}

fn gap(gap: &result::Gap) -> Gap {
    match gap {
        result::Gap::Missing { .. } => Gap::Missing,
        result::Gap::TooFew { .. } => Gap::TooFew,
        result::Gap::NoParts { .. } => Gap::NoParts,
        result::Gap::NotConfigured { .. } => Gap::NotConfigured,
        result::Gap::NoPlace { .. } => Gap::NoPlace,
        _ => Gap::Other,
    }
}

fn outcome(outcome: result::Outcome) -> Outcome {
    match outcome {
        result::Outcome::Decided => Outcome::Decided,
        result::Outcome::Incomplete => Outcome::Incomplete,
        result::Outcome::NotConfigured => Outcome::NotConfigured,
    }
}

fn number(value: Result<Fraction, Gap>) -> Result<String, Gap> {
    value.map(Fraction::exact)
}

type Done = Result<(), TestCaseError>;

fn scores(world: &World<'_>, result: &SeasonResult) -> Done {
    for ((name, score), table) in world.season.scores.iter().zip(&result.scores) {
        let mut wanted = Vec::new();
        for span in world.spans(score.per) {
            for subject in world.of_kind(&score.each) {
                let value = number(world.number(name, subject, Some(span)));
                wanted.push((span.name(), world.records.subjects[subject].id.clone(), value));
            }
        }
        let found: Vec<_> = table
            .rows
            .iter()
            .map(|row| {
                let value = row.value.as_ref().map(|value| value.exact.clone()).ok_or_else(|| gap(row.gap.as_ref().expect("a gap")));
                (row.period.clone(), row.subject.clone(), value)
            })
            .collect();
        prop_assert_eq!(found, wanted, "the score {}", name);
    }
    Ok(())
}

fn one_award(world: &World<'_>, found: &AwardPeriod, wanted: &Given, name: &str) -> Done {
    let id = |subject: usize| world.records.subjects[subject].id.clone();
    let here = format!("{name} in {}", found.period);
    prop_assert_eq!(&found.period, &wanted.span.name());
    prop_assert_eq!(found.lists.len(), wanted.lists.len(), "{}", here);
    for (list, right) in found.lists.iter().zip(&wanted.lists) {
        prop_assert_eq!(list.class.as_ref().map(|words| words.en.to_lowercase()), right.class.clone(), "{}", here);
        let seats = right.seats.map(|(few, many)| (few, (few != many).then_some(many)));
        prop_assert_eq!(list.seats.map(|few| (few, list.most)), seats, "seats of {}", here);
        prop_assert_eq!(list.undecided, right.undecided, "undecided seats of {}", here);
        let ranked: Vec<_> = list
            .ranked
            .iter()
            .map(|ranked| {
                let came = match ranked.chosen {
                    Chosen::Yes => Came::Yes,
                    Chosen::Tied => Came::Tied,
                    Chosen::Open => Came::Open,
                    Chosen::No => Came::No,
                };
                (ranked.place, ranked.last, ranked.subject.clone(), came)
            })
            .collect();
        let right: Vec<_> = right.ranked.iter().map(|(place, last, subject, came)| (*place, *last, id(*subject), came.clone())).collect();
        prop_assert_eq!(ranked, right, "the ranking of {}", here);
    }
    let also: Vec<(String, bool)> = found.also.iter().map(|also| (also.subject.clone(), also.matters)).collect();
    prop_assert_eq!(also, wanted.also.iter().map(|(at, matters)| (id(*at), *matters)).collect::<Vec<_>>(), "without a place of {}", here);
    let chosen: Vec<String> = found.chosen().map(str::to_owned).collect();
    prop_assert_eq!(chosen, wanted.chosen.iter().map(|at| id(*at)).collect::<Vec<_>>(), "chosen for {}", here);
    let excluded: Vec<String> = found.not_eligible.iter().map(|excluded| excluded.subject.clone()).collect();
    prop_assert_eq!(excluded, wanted.not_eligible.iter().map(|at| id(*at)).collect::<Vec<_>>(), "not eligible for {}", here);
    let open: Vec<(String, bool)> = found.open.iter().map(|open| (open.subject.clone(), open.matters)).collect();
    prop_assert_eq!(open, wanted.open.iter().map(|(at, matters)| (id(*at), *matters)).collect::<Vec<_>>(), "open for {}", here);
    prop_assert_eq!(outcome(found.outcome), wanted.outcome, "the outcome of {}", here);
    Ok(())
}

fn awards(world: &World<'_>, result: &SeasonResult, all: &BTreeMap<String, Vec<Given>>) -> Done {
    for found in &result.awards {
        let wanted = &all[&found.award];
        prop_assert_eq!(found.periods.len(), wanted.len());
        for (at, (period, given)) in found.periods.iter().zip(wanted).enumerate() {
            one_award(world, period, given, &found.award)?;
            let before = at.checked_sub(1).map(|before| &wanted[before]);
            let both = before.filter(|before| found.awards && [before.outcome, given.outcome] == [Outcome::Decided; 2]);
            let ids = |of: &[usize], is: &dyn Fn(&usize) -> bool| -> Vec<String> {
                of.iter().filter(|at| is(at)).map(|at| world.records.subjects[*at].id.clone()).collect()
            };
            let (kept, gained, lost) = both.map_or((Vec::new(), Vec::new(), Vec::new()), |before| {
                let (now, then) = (&given.chosen, &before.chosen);
                (ids(now, &|at| then.contains(at)), ids(now, &|at| !then.contains(at)), ids(then, &|at| !now.contains(at)))
            });
            prop_assert_eq!((&period.kept, &period.gained, &period.lost), (&kept, &gained, &lost), "{}", found.award);
        }
    }
    Ok(())
}

fn follows(world: &World<'_>, result: &SeasonResult, all: &BTreeMap<String, Vec<Given>>) -> Done {
    let id = |subject: usize| world.records.subjects[subject].id.clone();
    for (table, (_, stars)) in result.stars.iter().zip(world.season.stars.iter()) {
        let mut wanted = Vec::new();
        for span in world.spans(stars.per) {
            for subject in world.of_kind(&stars.each) {
                wanted.push((span.name(), id(subject), world.star(stars, subject, span).map(|step| step.is_some())));
                let step = world.star(stars, subject, span).ok().flatten().map(|at| &stars.steps[at].title);
                let row = table.rows.iter().find(|row| row.subject == id(subject) && row.period == span.name()).expect("a row");
                prop_assert_eq!(row.step.as_ref(), step);
            }
        }
        let found: Vec<_> = table
            .rows
            .iter()
            .map(|row| (row.period.clone(), row.subject.clone(), row.gap.as_ref().map_or(Ok(row.step.is_some()), |why| Err(gap(why)))))
            .collect();
        prop_assert_eq!(found, wanted, "stars");
    }
    for (table, (_, streak)) in result.streaks.iter().zip(world.season.streaks.iter()) {
        let spans = world.spans(streak.per);
        let mut wanted = Vec::new();
        let counts = world.counts(streak);
        prop_assert_eq!(table.gap.as_ref().map(gap), counts.as_ref().err().copied());
        for (subject, counts) in counts.unwrap_or_default() {
            for (first, last) in World::runs(&counts, streak.times as usize) {
                let open: Vec<String> = (first..=last).filter(|at| counts[*at] == Counts::Open).map(|at| spans[at].name()).collect();
                let reached = spans[first + streak.times as usize - 1].name();
                wanted.push((id(subject), spans[first].name(), spans[last].name(), reached, open));
            }
        }
        let mut found: Vec<_> = table
            .runs
            .iter()
            .map(|run| (run.subject.clone(), run.first.clone(), run.last.clone(), run.reached.clone(), run.open.clone()))
            .collect();
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted, "runs");
    }
    for (table, (_, ladder)) in result.ladders.iter().zip(world.season.ladders.iter()) {
        let mut wanted = Vec::new();
        for subject in world.of_kind(&ladder.each) {
            let beneath = |mut at: usize| loop {
                if at == subject {
                    return true;
                }
                match world.records.subjects[at].place {
                    Some(place) => at = place,
                    None => return false,
                }
            };
            let mut dates: Vec<(i32, u32)> =
                world.records.events.iter().filter(|(_, at, ..)| beneath(*at)).map(|(_, _, month, day)| (*month, *day)).collect();
            dates.sort();
            for (at, (month, day)) in dates.iter().enumerate() {
                let again =
                    |other: &&(i32, u32)| ladder.within.is_none_or(|per| other.0.div_euclid(months(per)) == month.div_euclid(months(per)));
                let nth = u32::try_from(dates[..=at].iter().filter(again).count()).unwrap();
                let step = ladder.steps.iter().filter(|step| step.at <= nth).max_by_key(|step| step.at);
                let date = format!("{:04}-{:02}-{day:02}", month / 12, month % 12 + 1);
                wanted.push((id(subject), date, nth, step.map(|step| step.follows.clone())));
            }
        }
        let found: Vec<_> = table.rows.iter().map(|row| (row.subject.clone(), row.date.clone(), row.nth, row.follows.clone())).collect();
        prop_assert_eq!(found, wanted, "steps");
    }
    for (found, (_, tally)) in result.tallies.iter().zip(world.season.tallies.iter()) {
        prop_assert_eq!((found.found, found.decided), world.tally(tally, all), "the tally");
    }
    Ok(())
}

/// How a season stands as a whole: as badly as any of its parts.
fn whole(world: &World<'_>, all: &BTreeMap<String, Vec<Given>>) -> Outcome {
    let records = world.records;
    let none = records.numbers.keys().chain(records.answers.keys()).all(|(_, _, span)| span.is_none()) && records.events.is_empty();
    let mut found = vec![if none { Outcome::Incomplete } else { Outcome::Decided }];
    let of_gap = |gap: Gap| match gap {
        Gap::NotConfigured => Outcome::NotConfigured,
        Gap::TooFew => Outcome::Decided,
        _ => Outcome::Incomplete,
    };
    let season = world.season;
    let alone = season.awards.is_empty() && season.stars.is_empty() && season.streaks.is_empty();
    for (name, score) in season.scores.iter() {
        for span in world.spans(score.per) {
            let gaps = world.of_kind(&score.each).into_iter().filter_map(|subject| world.number(name, subject, Some(span)).err());
            found.extend(gaps.map(of_gap).filter(|outcome| alone || *outcome == Outcome::NotConfigured));
        }
    }
    found.extend(all.values().flatten().map(|given| given.outcome));
    for (_, stars) in season.stars.iter() {
        for span in world.spans(stars.per) {
            found.extend(world.of_kind(&stars.each).into_iter().filter_map(|subject| world.star(stars, subject, span).err()).map(of_gap));
        }
    }
    for (_, streak) in season.streaks.iter() {
        match world.counts(streak) {
            Err(gap) => found.push(of_gap(gap)),
            Ok(rows) => {
                for (_, counts) in rows {
                    let open = |(first, last): &(usize, usize)| counts[*first..=*last].contains(&Counts::Open);
                    if World::runs(&counts, streak.times as usize).iter().any(open) {
                        found.push(Outcome::Incomplete);
                    }
                }
            }
        }
    }
    found.into_iter().max().expect("there is a first")
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

/// What lint says can never be does not come about.
fn notices(world: &World<'_>, text: &str, result: &SeasonResult, held: &Cell<u32>) -> Done {
    let files = BTreeMap::from([("random.yaml".to_owned(), text.to_owned())]);
    // Defaults that contradict each other may be set otherwise.
    let Ok(notices) = lint(&files, "random.yaml", None) else { return Ok(()) };
    for notice in notices {
        match &notice.problem {
            Problem::AwardForNobody { award } => {
                let award = result.awards.iter().find(|found| found.award == *award).expect("an award");
                prop_assert_eq!(award.periods.iter().flat_map(AwardPeriod::chosen).count(), 0, "{} was given", &award.award);
            }
            Problem::ScoreNeverTold { score } => {
                let table = result.scores.iter().find(|table| table.score == *score).expect("a score");
                prop_assert!(table.rows.iter().all(|row| row.value.is_none()), "{} is told", score);
            }
            Problem::StarUnreachable { .. } => {
                // Both steps have the same title here; the place says which one it is.
                let step = notice.place.path.iter().find_map(|step| match step {
                    Step::Index(at) => Some(*at),
                    Step::Key(_) => None,
                });
                for (_, stars) in world.season.stars.iter() {
                    for span in world.spans(stars.per) {
                        for subject in world.of_kind(&stars.each) {
                            prop_assert!(world.star(stars, subject, span) != Ok(step), "the step was reached");
                        }
                    }
                }
            }
            Problem::FollowsNever { .. } => {
                let sure = result.streaks.iter().flat_map(|table| &table.runs).filter(|run| run.open.is_empty());
                prop_assert_eq!(sure.count(), 0, "a run");
            }
            Problem::BarNeverBites { award } => {
                let award = result.awards.iter().find(|found| found.award == *award).expect("an award");
                let alone = world.season.awards.get(&award.award).is_some_and(|award| award.eligible.len() == 1);
                let keys: Vec<&str> = notice.place.path.iter().filter_map(key).collect();
                let whys = award.periods.iter().flat_map(|period| &period.not_eligible).flat_map(|excluded| &excluded.because);
                let broken = match keys[..] {
                    [.., "bar", side] => {
                        let sign = if side == "at_least" { "≥" } else { "≤" };
                        whys.filter(|why| matches!(why, result::Why::Bar { sign: of, .. } if *of == sign)).count()
                    }
                    [.., "any" | "all"] => whys.filter(|why| **why != result::Why::OtherClass).count(),
                    _ => 0,
                };
                prop_assert!(!alone || broken == 0, "somebody fell short of a bar of {}", award.award);
            }
            _ => continue,
        }
        held.set(held.get() + 1);
    }
    Ok(())
}

fn agree(scene: &Scene, seen: &Seen) -> Done {
    let season = read(&scene.text).unwrap_or_else(|fault| panic!("{fault}\n{}", scene.text));
    let file = scene.file(&season);
    let result = match run(&season, &[file]) {
        Ok(result) => result,
        // Settings that contradict each other are refused; the generators seldom make them.
        Err(fault) => return Err(TestCaseError::reject(fault.to_string())),
    };
    let world = World { season: &season, records: &scene.records, too_many: Cell::new(false) };
    scores(&world, &result)?;
    let all = world.awards();
    world.season.streaks.iter().for_each(|(_, streak)| drop(world.counts(streak)));
    if world.too_many.get() {
        return Err(TestCaseError::reject("too many completions"));
    }
    awards(&world, &result, &all)?;
    follows(&world, &result, &all)?;
    prop_assert_eq!(outcome(result.outcome), whole(&world, &all), "the season");
    notices(&world, &scene.text, &result, &seen.never)?;
    let add = |cell: &Cell<u32>, more: usize| cell.set(cell.get() + u32::try_from(more).unwrap());
    let given = || all.values().flatten();
    add(&seen.chosen, given().map(|given| given.chosen.len()).sum());
    let came =
        |is: Came| given().flat_map(|given| &given.lists).filter(|list| list.ranked.iter().any(|(_, _, _, came)| *came == is)).count();
    add(&seen.tied, came(Came::Tied));
    add(&seen.open, came(Came::Open));
    let lists = || given().flat_map(|given| &given.lists);
    add(&seen.seats, lists().filter(|list| list.seats.is_some_and(|(few, many)| few != many)).count());
    // Somebody is in for certain although a number that parts equals is missing.
    let sure = |list: &&reference::List| list.ranked.iter().any(|(best, worst, _, came)| best != worst && *came == Came::Yes);
    add(&seen.sure, lists().filter(sure).count());
    add(&seen.decided, given().filter(|given| given.outcome == Outcome::Decided).count());
    add(&seen.excluded, given().map(|given| given.not_eligible.len()).sum());
    add(&seen.runs, result.streaks.iter().map(|table| table.runs.len()).sum());
    add(&seen.kept, result.awards.iter().flat_map(|award| &award.periods).map(|period| period.kept.len() + period.lost.len()).sum());
    add(&seen.also, given().map(|given| given.also.len()).sum());
    let ranked = || result.awards.iter().flat_map(|award| &award.periods).flat_map(|period| &period.lists).flat_map(|list| &list.ranked);
    add(&seen.other_way, ranked().filter(|ranked| ranked.chosen == Chosen::Yes && !ranked.or.is_empty()).count());
    add(&seen.other_open, ranked().filter(|ranked| ranked.chosen == Chosen::Open && !ranked.or.is_empty()).count());
    let lower = |award: &&result::AwardResult| season.awards.get(&award.award).is_some_and(|award| !award.lower_first.is_empty());
    let of_lower = result.awards.iter().filter(lower).flat_map(|award| &award.periods).filter(|period| period.chosen().count() > 0);
    add(&seen.lower, of_lower.count());
    add(&seen.steps, result.stars.iter().flat_map(|table| &table.rows).filter(|row| row.step.is_some()).count());
    Ok(())
}

/// What came up, so that agreement is not agreement about nothing.
#[derive(Debug, Default)]
struct Seen {
    chosen: Cell<u32>,
    tied: Cell<u32>,
    open: Cell<u32>,
    sure: Cell<u32>,
    seats: Cell<u32>,
    decided: Cell<u32>,
    excluded: Cell<u32>,
    runs: Cell<u32>,
    kept: Cell<u32>,
    steps: Cell<u32>,
    never: Cell<u32>,
    /// Chosen without a place.
    also: Cell<u32>,
    /// Chosen although another, or nobody, would be by place alone.
    other_way: Cell<u32>,
    /// Open by another way alone.
    other_open: Cell<u32>,
    lower: Cell<u32>,
}

#[test]
fn every_season_is_what_the_reference_says() {
    let times = std::env::var("AGREEMENT_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let default = Config::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_261_123),
        given => given,
    };
    let config = Config { cases: 2000 * times, failure_persistence: None, max_global_rejects: 100_000, rng_seed, ..default };
    let seen = Seen::default();
    let tape = || vec(any::<u16>(), 10..=160);
    let scene = (tape(), vec(any::<u16>(), 20..=400)).prop_map(|(words, rows)| Show(Scene::new(&words, &rows)));
    match TestRunner::new(config).run(&scene, |Show(scene)| agree(&scene, &seen)) {
        Ok(()) => {}
        Err(TestError::Fail(why, Show(scene))) => {
            let file = scene.file(&read(&scene.text).expect("read before"));
            panic!("{why}\n{}\n{}", scene.text, file.text.replace("},{", "},\n{"))
        }
        Err(other) => panic!("{other}"),
    }
    let enough = [
        &seen.chosen,
        &seen.tied,
        &seen.open,
        &seen.sure,
        &seen.seats,
        &seen.decided,
        &seen.excluded,
        &seen.runs,
        &seen.kept,
        &seen.steps,
        &seen.never,
        &seen.also,
        &seen.other_way,
        &seen.other_open,
        &seen.lower,
    ];
    assert!(enough.iter().all(|count| count.get() > 40), "{seen:?}");
}

/// A scene that is shown by its text.
struct Show(Scene);

impl std::fmt::Debug for Show {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.text)
    }
}

#[test]
fn facts_of_the_scenes_are_those_of_the_seasons() {
    let season = read(&Scene::new(&[], &[]).text).expect("the plainest season");
    let numbers = season.facts.iter().filter(|(_, fact)| fact.datum == Datum::Number).count();
    assert_eq!(numbers, FACTS.iter().filter(|(_, _, rest)| rest.contains("number")).count());
}

/// The facts from which a fact or score comes, by way of all that is between.
fn comes_from(season: &Season, name: &str, found: &mut BTreeSet<String>) {
    use windowcheck::season::definition::From;
    let Some(score) = season.scores.get(name) else {
        found.insert(name.to_owned());
        return;
    };
    let parts: Vec<&String> = match &score.from {
        From::Weigh(weigh) => weigh.parts.iter().map(|part| &part.of).collect(),
        From::Add(add) => add.of.iter().collect(),
        From::Share(share) => vec![&share.part, &share.whole],
        From::Gather(gather) => vec![&gather.of],
        From::Over(over) => vec![&over.of],
    };
    parts.into_iter().for_each(|part| comes_from(season, part, found));
}

#[test]
fn what_alone_counts_is_all_that_stars_come_from_and_no_less_and_no_more() {
    let seen = Cell::new(0);
    let config = Config { cases: 3000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_123), ..Config::default() };
    let scene = vec(any::<u16>(), 10..=160).prop_map(|words| Show(Scene::new(&words, &[])));
    let held = TestRunner::new(config).run(&scene, |Show(scene)| {
        let Ok(season) = read(&scene.text) else { return Ok(()) };
        let Some(stars) = season.stars.get("st") else { return Ok(()) };
        let mut facts = BTreeSet::new();
        comes_from(&season, &stars.by, &mut facts);
        let only = |facts: &BTreeSet<String>| {
            let listed: Vec<&str> = facts.iter().map(String::as_str).collect();
            let stated = scene.text.replace("  st: {", &format!("  st: {{counts_only: [{}], ", listed.join(", ")));
            read(&stated).map(|_| ()).map_err(|fault| fault.problem.code())
        };
        prop_assert_eq!(only(&facts), Ok(()));
        for fact in season.facts.keys() {
            let (mut less, mut more) = (facts.clone(), facts.clone());
            if less.remove(fact) && !less.is_empty() {
                prop_assert_eq!(only(&less), Err("counts-too"));
                seen.set(seen.get() + 1);
            }
            if more.insert(fact.to_owned()) {
                prop_assert_eq!(only(&more), Err("contradiction"));
            }
        }
        Ok(())
    });
    assert!(held.is_ok(), "{held:?}");
    assert!(seen.get() > 40, "{}", seen.get());
}
