//! Lint on random packs: it never panics, and what it says can never be is never contradicted
//! by a random inspection; what it shows is what the engine says.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

#[allow(dead_code)]
mod reference;

use proptest::{prop_assert, prop_assert_eq};
use reference::steps::{check, look_at, scenes};
use std::cell::Cell;
use std::collections::BTreeMap;
use windowcheck::finding::Verdict;
use windowcheck::inspection::{FORMAT, Inspection};
use windowcheck::lint::{Effort, Shown, lint, search};
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

#[test]
fn what_can_never_be_is_never_seen_and_what_is_shown_is_so() {
    check(400, scenes(false), |scene| {
        let Some(standard) = &scene.standard else { return Ok(()) };
        let (facts, _) = standard.facts(&scene.inspection);
        let judgement = standard.judge(&facts);
        for (at, rule) in standard.rules.iter().enumerate() {
            let number = u32::try_from(at).expect("few rules");
            let found = search(standard, number, scene.inspection.date, EFFORT);
            let counts = judgement.rules[at].counts;
            if found.proven {
                prop_assert!(found.pass.is_some() || counts.pass == 0, "rule {} passes", rule.rule.id);
                prop_assert!(found.fail.is_some() || counts.fail == 0, "rule {} fails", rule.rule.id);
                let rows = facts.rows[rule.kind as usize].subjects.len();
                for row in 0..u32::try_from(rows).expect("few rows") {
                    let of = |check: &Option<windowcheck::check::Check>| check.as_ref().map(|check| check.verdict(&facts, row));
                    prop_assert!(found.applies || of(&rule.when) != Some(Verdict::Pass), "the condition of {} holds", rule.rule.id);
                    prop_assert!(found.broken || of(&rule.when) != Some(Verdict::Fail), "the condition of {} breaks", rule.rule.id);
                    prop_assert!(found.excepted || of(&rule.unless) != Some(Verdict::Pass), "the exception of {} holds", rule.rule.id);
                }
            }
            for (shown, wanted) in [(&found.pass, Verdict::Pass), (&found.fail, Verdict::Fail)] {
                if let Some(shown) = shown {
                    prop_assert_eq!(verdict(standard, at, shown), wanted, "rule {} on {}", rule.rule.id, to_json(&shown.subjects));
                }
            }
        }
        Ok(())
    });
}

/// The search is not empty talk: most rules that can pass and fail are shown to, and some are
/// proven to be unable.
#[test]
fn most_rules_are_settled_by_the_search() {
    let (shown, never, open) = (Cell::new(0), Cell::new(0), Cell::new(0));
    look_at(300, scenes(false), |scene| {
        let Some(standard) = &scene.standard else { return };
        for at in 0..standard.rules.len() {
            let found = search(standard, u32::try_from(at).expect("few rules"), scene.inspection.date, EFFORT);
            let place = match (found.pass.is_some() && found.fail.is_some(), found.proven) {
                (true, _) => &shown,
                (false, true) => &never,
                (false, false) => &open,
            };
            place.set(place.get() + 1);
        }
    });
    let (shown, never, open) = (shown.get(), never.get(), open.get());
    assert!(shown > 600 && never > 30 && open < shown, "{shown} shown, {never} never, {open} not proven");
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
