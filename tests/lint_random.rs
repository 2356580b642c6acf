//! Lint on random packs: it never panics, and what it says can never be is never contradicted
//! by a random inspection; what it shows is what the engine says.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

#[allow(dead_code)]
mod reference;

use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use reference::steps::{check, look_at, scenes};
use reference::tape::Tape;
use std::cell::Cell;
use std::collections::BTreeMap;
use windowcheck::amount::Amount;
use windowcheck::calendar::Day;
use windowcheck::finding::Verdict;
use windowcheck::inspection::{Answer, FORMAT, Inspection, Subject, Value};
use windowcheck::lint::{Effort, Goal, Search, Shown, lint, search};
use windowcheck::load::load_pack;
use windowcheck::pack::{PackChoice, ParamValue};
use windowcheck::read::to_json;
use windowcheck::say::notice_told;
use windowcheck::standard::Standard;
use windowcheck::table::Table;

const EFFORT: Effort = Effort { states: true, tries: 4_000 };

fn inspection(shown: &Shown) -> Inspection {
    Inspection {
        format: FORMAT.to_owned(),
        id: "shown".to_owned(),
        title: String::new(),
        sample: true,
        date: shown.date,
        inspectors: Vec::new(),
        standard: Vec::new(),
        subjects: shown.subjects.clone(),
        absent: Table::default(),
    }
}

/// The verdict of a rule on the subject that an inspection shows.
fn verdict(standard: &Standard, rule: usize, shown: &Shown) -> Verdict {
    let inspection = inspection(shown);
    let (facts, unread) = standard.facts(&inspection);
    assert!(unread.is_empty(), "every answer fits: {unread:?}");
    standard.judge(&facts).rules[rule].verdict(0)
}

/// Holds what is said to be never against what a standard says of an inspection; returns how much
/// was held.
fn never_seen(standard: &Standard, inspection: &Inspection, found: &[Search]) -> Result<usize, TestCaseError> {
    let (facts, _) = standard.facts(inspection);
    let judgement = standard.judge(&facts);
    let mut held = 0;
    for (at, (rule, found)) in standard.rules.iter().zip(found).enumerate() {
        let counts = judgement.rules[at].counts;
        let name = &rule.rule.id;
        prop_assert!(!found.is_never(Goal::Pass) || counts.pass == 0, "rule {} passes", name);
        prop_assert!(!found.is_never(Goal::Fail) || counts.fail == 0, "rule {} fails", name);
        let rows = facts.rows[rule.kind as usize].subjects.len();
        for row in 0..u32::try_from(rows).expect("few rows") {
            let of = |check: &Option<windowcheck::check::Check>| check.as_ref().map(|check| check.verdict(&facts, row));
            prop_assert!(!found.is_never(Goal::Applies) || of(&rule.when) != Some(Verdict::Pass), "the condition of {} holds", name);
            prop_assert!(!found.is_never(Goal::Broken) || of(&rule.when) != Some(Verdict::Fail), "the condition of {} breaks", name);
            prop_assert!(!found.is_never(Goal::Excepted) || of(&rule.unless) != Some(Verdict::Pass), "the exception of {} holds", name);
        }
        held += found.never.len() * rows;
    }
    Ok(held)
}

fn searched(standard: &Standard, date: Day) -> Vec<Search> {
    let rules = u32::try_from(standard.rules.len()).expect("few rules");
    (0..rules).map(|rule| search(standard, rule, date, EFFORT)).collect()
}

#[test]
fn what_can_never_be_is_never_seen_and_what_is_shown_is_so() {
    check(400, scenes(false), |scene| {
        let Some(standard) = &scene.standard else { return Ok(()) };
        let found = searched(standard, scene.inspection.date);
        never_seen(standard, &scene.inspection, &found)?;
        for (at, (rule, found)) in standard.rules.iter().zip(&found).enumerate() {
            for (shown, wanted) in [(&found.pass, Verdict::Pass), (&found.fail, Verdict::Fail)] {
                if let Some(shown) = shown {
                    prop_assert_eq!(verdict(standard, at, shown), wanted, "rule {} on {}", rule.rule.id, to_json(&shown.subjects));
                }
            }
        }
        Ok(())
    });
}

/// The same after many other answers, with other values of the parameters and on other days: what
/// is said of a rule does not depend on them.
#[test]
fn what_can_never_be_is_never_seen_whatever_is_answered_and_set() {
    let held = Cell::new(0);
    check(250, scenes(false), |mut scene| {
        let Some(standard) = scene.standard.clone() else { return Ok(()) };
        let found = searched(&standard, scene.inspection.date);
        if found.iter().all(|found| found.never.is_empty()) {
            return Ok(());
        }
        let rest = scene.rest.clone();
        let mut tape = Tape::endless(&rest);
        for round in 0..24 {
            let inspection = &mut scene.inspection;
            inspection.date =
                Day::parse(&format!("{}-{:02}-{:02}", 2024 + tape.below(3), 1 + tape.below(12), 1 + tape.below(28))).expect("a day");
            let mut choices = scene.choices.clone();
            for (pack, choice) in scene.packs.iter().zip(&mut choices) {
                for (name, _) in pack.params.iter().filter(|_| round > 2) {
                    let value = tape.pick(&["0", "1", "2", "3", "4", "7", "12", "50", "99.5", "100", "150", "0.5", "2.5"]);
                    let value = Amount::parse(value).expect("an amount");
                    let old = choice.params.get(name).cloned();
                    choice.params.set(name, ParamValue { value, by: String::new(), on: String::new(), basis: String::new() });
                    if Standard::new(scene.packs.clone(), std::slice::from_ref(choice)).is_err() {
                        match old {
                            Some(old) => choice.params.set(name, old),
                            None => choice.params.remove(name),
                        }
                    }
                }
            }
            let Ok(other) = Standard::new(scene.packs.clone(), &choices) else { continue };
            prop_assert_eq!(other.rules.len(), standard.rules.len());
            held.set(held.get() + never_seen(&other, &scene.inspection, &found)?);
            for _ in 0..40 {
                if let Some(change) = scene.change(&mut tape) {
                    scene.record(&change);
                }
            }
        }
        Ok(())
    });
    assert!(held.get() > 1_000, "{} times something was said to be never", held.get());
}

/// A rule of up to five parameters, each with its own ends; `low` and `high` are those of facts.
fn many_params(tape: &mut Tape) -> String {
    let mut text = "pack: many\ntitle: {zh: 多参数, en: Many}\nversion: '1'\nstatus: compiled\n\
                    sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}\nkinds:\n  hall: {label: {zh: 大厅, en: Hall}}\nfacts:\n"
        .to_owned();
    for fact in ["a", "b", "c"] {
        let (low, high) = (tape.below(5), 4 + tape.below(5));
        let whole = if tape.chance(50) { ", whole: true" } else { "" };
        text += &format!("  hall.{fact}: {{label: {{zh: 数, en: Number}}, type: number, min: {low}, max: {high}{whole}, method: look}}\n");
    }
    text += "  hall.d: {label: {zh: 日期, en: Day}, type: date, method: look}\n  \
             hall.s: {label: {zh: 集, en: Set}, type: set, of: {x: {zh: 甲, en: X}, y: {zh: 乙, en: Y}}, method: look}\nparams:\n";
    for param in 0..5 {
        let min = if tape.chance(50) { format!(", min: {}", tape.below(14)) } else { String::new() };
        let max = if tape.chance(50) { format!(", max: {}", 14 + tape.below(3)) } else { String::new() };
        let max = if tape.chance(30) && min.is_empty() { format!(", max: {}", tape.below(4)) } else { max };
        text += &format!("  p{param}: {{label: {{zh: 参数, en: Param}}{min}{max}}}\n");
    }
    let mut at = 0;
    let mut param = |tape: &mut Tape| {
        at += usize::from(!tape.chance(4));
        format!("{{param: p{}}}", at.min(4))
    };
    let mut part = |tape: &mut Tape| -> String {
        let fact = tape.pick(&["a", "b", "c"]);
        match tape.below(8) {
            0 => format!("{{recent: {{fact: hall.d, months: {}}}}}", param(tape)),
            1 => format!("{{contains: {{fact: hall.s, any: [x, y], at_least: {}}}}}", param(tape)),
            2 => format!("{{number: {{fact: hall.{fact}, at_least: {}, at_most: {}}}}}", param(tape), param(tape)),
            3 => format!("{{number: {{fact: hall.{fact}, below: {}}}}}", tape.below(10)),
            bound => {
                format!("{{number: {{fact: hall.{fact}, {}: {}}}}}", ["at_least", "at_most", "above", "below"][bound - 4], param(tape))
            }
        }
    };
    let mut group = |tape: &mut Tape| {
        let parts: Vec<String> = (0..1 + tape.below(3)).map(|_| part(tape)).collect();
        format!("{{{}: [{}]}}", tape.pick(&["all_of", "any_of", "none_of"]), parts.join(", "))
    };
    let when = if tape.chance(60) { format!("    when: {}\n", group(tape)) } else { String::new() };
    let unless = if tape.chance(30) { format!("    unless: {}\n", group(tape)) } else { String::new() };
    text += &format!(
        "rules:\n  - id: one\n    title: {{zh: 一条, en: One}}\n    sources: [S1]\n    each: hall\n{when}{unless}    require: {}\n    \
         force: must\n    severity: minor\n",
        group(tape)
    );
    text
}

/// Of a rule with more parameters than two only the ends of what may be set are tried: what is said
/// to be never is not seen between them either.
#[test]
fn the_ends_of_many_parameters_stand_for_all_their_values() {
    let mut state = 7_u64;
    let mut numbers = || -> Vec<u16> {
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u16::try_from(state >> 48).expect("16 bits")
        };
        (0..2_000).map(next).collect()
    };
    let (mut held, mut corners) = (0, 0);
    for _ in 0..2_000 {
        let numbers = numbers();
        let mut tape = Tape::endless(&numbers);
        let text = many_params(&mut tape);
        let files = BTreeMap::from([("many.yaml".to_owned(), text.clone())]);
        let Ok(pack) = load_pack(&files, "many.yaml") else { continue };
        let Ok(standard) = Standard::new(vec![pack.clone()], &[]) else { continue };
        let day = Day::parse("2026-03-20").expect("a day");
        let said = (0..5).filter(|at| text.matches(&format!("{{param: p{at}}}")).count() > 0).count();
        let effort = Effort { states: true, tries: 40_000 };
        let found = if said > 2 { vec![search(&standard, 0, day, effort)] } else { Vec::new() };
        if found.iter().all(|found| found.never.is_empty()) {
            continue;
        }
        corners += 1;
        for _ in 0..150 {
            let mut choice = PackChoice { pack: pack.id.clone(), ..PackChoice::default() };
            for (name, _) in pack.params.iter() {
                let value = Amount::from_scaled(i64::try_from(tape.below(34)).expect("few") * 5_000);
                choice.params.set(name, ParamValue { value, by: String::new(), on: String::new(), basis: String::new() });
                if Standard::new(vec![pack.clone()], std::slice::from_ref(&choice)).is_err() {
                    choice.params.remove(name);
                }
            }
            let Ok(standard) = Standard::new(vec![pack.clone()], &[choice]) else { continue };
            let mut subjects = Vec::new();
            for at in 0..6 {
                let mut facts = Table::default();
                for fact in tape.some(&["hall.a", "hall.b", "hall.c"], 90) {
                    let info = &standard.words.facts[standard.words.fact(fact).expect("a fact") as usize].fact;
                    let (low, high) = (info.min.expect("a min").scaled(), info.max.expect("a max").scaled());
                    let step = if info.whole { 10_000 } else { 5_000 };
                    let steps = usize::try_from((high - low).max(0) / step).expect("few") + 1;
                    let value = low + step * i64::try_from(tape.below(steps)).expect("few");
                    facts.set(fact, Answer::value(Value::Number(Amount::from_scaled(value))));
                }
                let past = i32::try_from(tape.below(800)).expect("few days");
                facts.set("hall.d", Answer::value(Value::Text(day.days_later(10 - past).to_string())));
                facts.set("hall.s", Answer::value(Value::List(tape.some(&["x".to_owned(), "y".to_owned()], 50))));
                subjects.push(Subject { id: format!("H{at}"), kind: "hall".to_owned(), name: String::new(), parent: None, facts });
            }
            let shown = Shown { verdict: Verdict::Pass, date: day, params: Vec::new(), subjects };
            held += never_seen(&standard, &inspection(&shown), &found).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
        }
    }
    assert!(held > 20_000 && corners > 20, "{held} times, of {corners} rules with many parameters");
}

/// The search is not empty talk: most rules that can pass and fail are shown to, and some are
/// proven to be unable.
#[test]
fn most_rules_are_settled_by_the_search() {
    let (shown, never, open) = (Cell::new(0), Cell::new(0), Cell::new(0));
    look_at(300, scenes(false), |scene| {
        let Some(standard) = &scene.standard else { return };
        for found in searched(standard, scene.inspection.date) {
            let settled = |shown: bool, goal: Goal| shown || found.is_never(goal);
            let place = match (found.pass.is_some() && found.fail.is_some(), &found) {
                (true, _) => &shown,
                (false, found) if settled(found.pass.is_some(), Goal::Pass) && settled(found.fail.is_some(), Goal::Fail) => &never,
                _ => &open,
            };
            place.set(place.get() + 1);
        }
    });
    let (shown, never, open) = (shown.get(), never.get(), open.get());
    assert!(shown > 600 && never > 100 && open < shown, "{shown} shown, {never} never, {open} not proven");
}

#[test]
fn lint_never_panics_and_tells_in_order() {
    check(250, scenes(false), |scene| {
        for pack in &scene.packs {
            let name = format!("{}.yaml", pack.id);
            let files = BTreeMap::from([(name.clone(), to_json(pack))]);
            let Ok(notices) = lint(&files, &name, None) else { continue };
            let places: Vec<_> = notices.iter().map(|notice| (notice.place.line, notice.place.column)).collect();
            prop_assert!(places.is_sorted(), "{places:?}");
            for told in notices.iter().map(notice_told) {
                prop_assert!(!told.zh.is_empty() && !told.en.is_empty() && told.line.is_some());
            }
        }
        Ok(())
    });
}
