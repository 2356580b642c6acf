//! The wasm boundary, run in Node and in a headless browser: one answer changes its verdict, a bad
//! one is refused with a sentence, and the report is the one of the command line.
#![cfg(all(target_arch = "wasm32", feature = "wasm"))]

use wasm_bindgen_test::*;
use windowcheck::wasm::{JsSession, inspect, read_inspection};

const PACKS: &str = r#"[{"pack":"desk","title":{"zh":"台签","en":"Desk signs"},"version":"1","status":"compiled",
 "sources":{"S1":{"title":{"zh":"示例","en":"Example"},"evidence":"B"}},
 "kinds":{"staff":{"label":{"zh":"人员","en":"Staff"}}},
 "facts":{"staff.desk_sign":{"label":{"zh":"台签","en":"Desk sign"},"type":"yes_no","method":"look"}},
 "rules":[{"id":"desk-sign","title":{"zh":"摆放台签","en":"A desk sign is set up"},"sources":["S1"],"each":"staff",
 "require":{"is":{"fact":"staff.desk_sign","value":true}},"force":"must","severity":"minor"}]}]"#;

const INSPECTION: &str = r#"{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23",
 "subjects":[{"id":"S01","kind":"staff"}]}"#;

#[wasm_bindgen_test]
fn one_answer_changes_its_verdict() {
    let mut session = JsSession::open(PACKS, INSPECTION).ok().unwrap();
    assert_eq!((session.cells(0), session.needed(0)), (vec![2], vec![1]), "not answered yet");
    session.set(0, 0, "true").ok().unwrap();
    assert_eq!((session.cells(0), session.needed(0)), (vec![0], vec![0]), "there is a desk sign");
    session.set(0, 0, "false").ok().unwrap();
    assert_eq!(session.cells(0), [1], "there is none");
}

#[wasm_bindgen_test]
fn an_answer_of_the_wrong_type_changes_nothing() {
    let mut session = JsSession::open(PACKS, INSPECTION).ok().unwrap();
    session.set(0, 0, "true").ok().unwrap();
    assert!(session.set(0, 0, "12").is_err());
    assert_eq!(session.cells(0), [0]);
}

#[wasm_bindgen_test]
fn the_report_of_a_session_is_the_report_of_one_call() {
    let session = JsSession::open(PACKS, INSPECTION).ok().unwrap();
    assert_eq!(session.report(), inspect(PACKS, INSPECTION).ok().unwrap());
}

#[wasm_bindgen_test]
fn an_inspection_of_another_format_is_refused() {
    assert!(read_inspection(&INSPECTION.replace("/1", "/9")).is_err());
}
