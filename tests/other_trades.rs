//! Two rule sets of other trades, written in YAML alone: a kitchen whose risk points add up from
//! zero, and a ward whose score leaves out what does not apply. Added up by hand here.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::fs;
use windowcheck::cases::{self, CaseFile};
use windowcheck::command::Disk;
use windowcheck::load::{self, load_pack};
use windowcheck::pack::{Pack, PackChoice};
use windowcheck::read::inspection;
use windowcheck::say;
use windowcheck::score::Sheet;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

fn pack(name: &str) -> Pack {
    load_pack(&Disk, &format!("tests/other_trades/{name}.yaml")).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)))
}

/// The only sheet of an inspection of one place with these subjects and parameters.
fn sheet(name: &str, params: &str, subjects: &str) -> Sheet {
    let text = format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "i", "title": "例", "date": "2026-11-23",
            "standard": [{{"pack": "{name}", "params": {{{params}}}}}], "subjects": [{subjects}]}}"#
    );
    let inspection = inspection(&text).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
    let choices: Vec<PackChoice> = inspection.standard.clone();
    let standard = Standard::new(vec![pack(name)], &choices).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
    standard.inspect(&inspection).sheets.remove(0)
}

fn total(sheet: &Sheet) -> (String, String, Option<String>) {
    (sheet.total.worst.unwrap().to_string(), sheet.total.best.unwrap().to_string(), sheet.total.grade.clone())
}

#[test]
fn every_case_comes_out_as_its_sentence_says() {
    for name in ["school-kitchen", "hospital-ward"] {
        let text = fs::read_to_string(format!("tests/other_trades/{name}.cases.yaml")).expect("cases");
        let (file, _) = load::read::<CaseFile>(&text).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
        let pack = pack(name);
        assert_eq!(cases::without_case(&pack, &file).next(), None);
        let runs = cases::run(&pack, &file).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
        let bad: Vec<_> = runs.iter().filter(|run| !run.outcome.is_good()).collect();
        assert!(bad.is_empty(), "{bad:#?}");
    }
}

const KITCHEN: &str = r#"
    {"id": "F1", "kind": "fridge", "parent": "K1"},
    {"id": "R1", "kind": "reading", "parent": "F1", "facts": {"reading.day": "2026-11-20", "reading.celsius": 9}},
    {"id": "R2", "kind": "reading", "parent": "F1", "facts": {"reading.day": "2026-11-21", "reading.celsius": 5}},
    {"id": "R3", "kind": "reading", "parent": "F1", "facts": {"reading.day": "2026-11-22", "reading.celsius": 6}},
    {"id": "P1", "kind": "cook", "facts": {"cook.certificate_on": "2026-03-01", "cook.wears": ["ring"]}},
    {"id": "S1", "kind": "sample", "parent": "K1", "facts": {"sample.taken_on": "2026-11-18", "sample.thrown_on": "2026-11-20", "sample.grams": 100}}"#;

#[test]
fn risk_points_of_a_kitchen_add_up_from_zero() {
    let kitchen = |facts: &str| format!(r#"{{"id": "K1", "kind": "kitchen", "facts": {{{facts}}}}}, {KITCHEN}"#);
    // 9 °C, one degree above: 1.5; no cap, no mask, a ring: 3 elements, at most 2; 100 g: 2; three traces: above two, 10.
    // 1.5 + 2 + 2 + 10 = 15.5.
    let worse = sheet("school-kitchen", "", &kitchen(r#""kitchen.pests": 3, "kitchen.raw_near_cooked": false"#));
    assert_eq!(total(&worse), ("15.5".to_owned(), "15.5".to_owned(), Some("high".to_owned())));
    // Two traces: 4. 1.5 + 2 + 2 + 4 = 9.5.
    let better = sheet("school-kitchen", "", &kitchen(r#""kitchen.pests": 2, "kitchen.raw_near_cooked": false"#));
    assert_eq!(total(&better), ("9.5".to_owned(), "9.5".to_owned(), Some("middle".to_owned())));
    // Whatever the points: raw beside cooked food is high, and reported.
    let forced = sheet("school-kitchen", "", &kitchen(r#""kitchen.pests": 0, "kitchen.raw_near_cooked": true"#));
    assert_eq!((forced.total.best.unwrap().to_string(), forced.total.grade.as_deref()), ("5.5".to_owned(), Some("high")));
    assert_eq!(forced.vetoes.len(), 2);
    // Nobody looked for traces: from 5.5 to 5.5 + 10; low risk can no longer be reached.
    let open = sheet("school-kitchen", "", &kitchen(r#""kitchen.raw_near_cooked": false"#));
    assert_eq!(total(&open), ("15.5".to_owned(), "5.5".to_owned(), None));
    let reachable: Vec<bool> = open.grades.iter().map(|grade| grade.reachable).collect();
    assert_eq!(reachable, [false, true, true]);
}

#[test]
fn a_ward_is_scored_on_what_applies() {
    let ward = |facts: &str| {
        format!(
            r#"{{"id": "W1", "kind": "ward", "facts": {{{facts}}}}},
               {{"id": "B1", "kind": "bed", "parent": "W1", "facts": {{"bed.wristband": "full", "bed.fall_risk": true, "bed.rails_up": false}}}}"#
        )
    };
    let enough = r#""enough": {"value": 30}"#;
    // 77.5 % of 40: 2.5 points short, each begun one counts: 3. Rails down: 5. No restraint: its 20 are left out.
    // (100 − 20 − 3 − 5) of 80 = 72/80 = 90.
    let facts = r#""ward.chances": 40, "ward.washed": 31, "ward.trolley": ["sealed", "checked", "in_date"], "ward.restraint_used": false"#;
    assert_eq!(total(&sheet("hospital-ward", enough, &ward(facts))), ("90".to_owned(), "90".to_owned(), Some("pass".to_owned())));
    // All hands, but of two beds one has no wristband: 10, and rails are down: 5. 5 of 20 is a quarter.
    // (80 − 10 − 5) of 80 = 81.25: enough in all, and one domain is too weak to pass.
    let weak =
        ward(r#""ward.chances": 40, "ward.washed": 40, "ward.trolley": ["sealed", "checked", "in_date"], "ward.restraint_used": false"#);
    let weak = sheet(
        "hospital-ward",
        enough,
        &format!(
            r#"{weak}, {{"id": "B2", "kind": "bed", "parent": "W1", "facts": {{"bed.wristband": "missing", "bed.fall_risk": false}}}}"#
        ),
    );
    assert_eq!(total(&weak), ("81.3".to_owned(), "81.3".to_owned(), Some("fail".to_owned())));
    assert_eq!(weak.grades[0].kept_by.as_deref(), Some("beds"));
    // Nobody said how many observations are enough: the hands take nothing, and are not assessed.
    let unset = sheet("hospital-ward", "", &ward(facts));
    assert_eq!(unset.not_assessed.len(), 1);
}
