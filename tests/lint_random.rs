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
use windowcheck::inspection::{FORMAT, Inspection};
use windowcheck::lint::{Effort, Goal, Search, Shown, lint, search};
use windowcheck::pack::ParamValue;
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
