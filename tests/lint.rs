//! Lint: for each check a smallest pack that triggers it, at its line and column, and the
//! smallest change that silences it. All standards are clean.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::lint::{Level, Notice, lint};
use windowcheck::say::{diagnosed, notice_told};

/// A pack of which nothing is to be said; each test spoils one place of it.
const GOOD: &str = "\
pack: desk
title: {zh: 台签, en: Desk signs}
version: '1'
status: compiled
sources:
  S1: {title: {zh: 示例, en: Example}, evidence: B}
kinds:
  staff: {label: {zh: 人员, en: Staff}}
facts:
  staff.sign: {label: {zh: 台签, en: Desk sign}, type: yes_no, method: look}
rules:
  - id: desk-sign
    title: {zh: 摆放台签, en: A desk sign is set up}
    sources: [S1]
    each: staff
    require: {is: {fact: staff.sign, value: true}}
    force: must
    severity: minor
";

fn look(text: &str, cases: Option<&str>) -> Vec<Notice> {
    let files = BTreeMap::from([("desk.yaml".to_owned(), text.to_owned())]);
    lint(&files, "desk.yaml", cases).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Code, line and column of each notice.
fn told(text: &str, cases: Option<&str>) -> Vec<(&'static str, u32, u32)> {
    let notices = look(text, cases);
    notices.iter().map(notice_told).map(|told| (told.code, told.line.unwrap(), told.column.unwrap())).collect()
}

#[test]
fn a_good_pack_has_no_notice() {
    assert_eq!(told(GOOD, None), []);
}

#[test]
fn a_parameter_and_a_source_that_nobody_reads_are_told() {
    let text = GOOD.replace("rules:\n", "params:\n  most: {label: {zh: 上限, en: Most}}\nrules:\n");
    let text = text.replace("kinds:\n", "  S2: {title: {zh: 又一份, en: Another}, evidence: A}\nkinds:\n");
    assert_eq!(told(&text, None), [("source-unused", 7, 3), ("param-unused", 13, 3)]);
}

#[test]
fn a_pack_that_cannot_be_read_gives_its_first_fault() {
    let files = BTreeMap::from([("desk.yaml".to_owned(), GOOD.replace("each: staff", "each: stuff"))]);
    let told = diagnosed(&files, "desk.yaml", None);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].code, told[0].severity, told[0].line, told[0].column), ("unknown-name", Level::Error, Some(15), Some(11)));
    assert_eq!(told[0].file.as_deref(), Some("desk.yaml"));
    assert!(told[0].zh.contains("staff") && !told[0].zh.contains("desk.yaml"), "the place stands beside the sentence");
}
