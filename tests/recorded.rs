//! Everything recorded reaches somebody: notes, reasons, photos, who, when and how stand in the report
//! and in what the command line says of it.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use windowcheck::inspection::{Answer, Inspection};
use windowcheck::load::load_pack;
use windowcheck::read::{self, to_json};
use windowcheck::say;
use windowcheck::session::Session;
use windowcheck::standard::Standard;
use windowcheck::table::Table;
use windowcheck::words::Lang;

const PACK: &str = "
pack: desk
title: {zh: 前台, en: Desk}
version: 1.0.0
status: compiled
sources: {HR: {title: {zh: 办法, en: Rules}, evidence: B}}
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: hall}
  van: {label: {zh: 服务车, en: Van}, parent: hall}
facts:
  hall.area: {label: {zh: 面积, en: Area}, type: number, unit: {zh: 平方米, en: m²}, method: look}
  hall.views: {label: {zh: 现场照片, en: Views}, type: photo, method: look}
  window.sign: {label: {zh: 桌牌, en: Desk sign}, type: yes_no, yes: {zh: 已摆放, en: Set up}, no: {zh: 未摆放, en: Not set up}, method: look}
  window.screen: {label: {zh: 叫号屏, en: Screen}, type: yes_no, method: look}
  window.shown: {label: {zh: 公示, en: Display}, type: set, of: {process: {zh: 流程, en: Process}, fees: {zh: 收费, en: Fees}}, method: look}
  van.weekly: {label: {zh: 每周下乡, en: Goes out each week}, type: yes_no, method: document}
rules:
  - {id: area, title: {zh: 面积达标, en: Large enough}, sources: [HR 1], each: hall, require: {number: {fact: hall.area, at_least: 50}}, force: must, severity: minor}
  - {id: sign, title: {zh: 摆放桌牌, en: Desk signs}, sources: [HR 2], each: window, require: {is: {fact: window.sign, value: true}}, force: must, severity: minor}
  - {id: screen, title: {zh: 叫号屏正常, en: Screens work}, sources: [HR 3], each: window, require: {is: {fact: window.screen, value: true}}, force: must, severity: minor}
  - {id: shown, title: {zh: 公示齐全, en: Displays are complete}, sources: [HR 4], each: window, require: {contains: {fact: window.shown, all: [process, fees]}}, force: must, severity: minor}
  - id: most
    title: {zh: 多数窗口有桌牌, en: Most windows have a sign}
    sources: [HR 5]
    each: hall
    require: {share: {of: window, where: {is: {fact: window.sign, value: true}}, at_least: 60}}
    force: should
    severity: minor
  - {id: vans, title: {zh: 每周下乡, en: Vans go out}, sources: [HR 6], each: van, require: {is: {fact: van.weekly, value: true}}, force: must, severity: minor}
";

fn standard() -> Standard {
    let files: Table<String> = [("desk.yaml".to_owned(), PACK.to_owned())].into_iter().collect();
    Standard::new(vec![load_pack(&files, "desk.yaml").expect("a pack")], &[]).expect("a standard")
}

fn inspection(facts: &[(&str, Json)]) -> Inspection {
    let of = |subject: &str| facts.iter().find(|(id, _)| *id == subject).map_or(json!({}), |(_, facts)| facts.clone());
    let window = |id: &str| json!({"id": id, "kind": "window", "parent": "H", "facts": of(id)});
    let text = json!({
        "format": "windowcheck-inspection/1", "id": "1", "title": "示例", "date": "2026-11-23", "inspectors": ["检查员1", "检查员2"],
        "subjects": [{"id": "H", "kind": "hall", "facts": of("H")}, window("W1"), window("W2"), window("W3")],
        "absent": {"van": "本处没有流动服务车"},
    });
    read::inspection(&text.to_string()).expect("an inspection")
}

/// A morning of two inspectors.
fn morning() -> Inspection {
    inspection(&[
        ("H", json!({"hall.area": {"value": 62, "how": "imported"}, "hall.views": ["ab".repeat(32)]})),
        (
            "W1",
            json!({
                "window.sign": {"value": false, "how": "one", "by": "检查员1", "at": "2026-11-23T09:14:00+08:00", "note": "桌牌送修", "note_by": "检查员2", "note_at": "2026-11-23T09:20:00+08:00"},
                "window.screen": {"note": "屏幕被挡住\n下午再看", "note_by": "检查员2", "note_at": "2026-11-23T09:21:00+08:00"},
                "window.shown": {"value": ["process", "fees"], "how": "bulk", "by": "检查员1", "at": "2026-11-23T10:00:00+08:00", "note": "缺收费表", "note_at": "2026-11-23T01:30:00Z"},
            }),
        ),
        (
            "W2",
            json!({"window.sign": true, "window.screen": {"not_applicable": "本窗口不叫号", "by": "检查员2"}, "window.shown": ["process", "fees"]}),
        ),
        ("W3", json!({"window.sign": true, "window.screen": {"cannot_check": "停电"}, "window.shown": ["process", "fees"]})),
    ])
}

fn report(inspection: &Inspection) -> Json {
    serde_json::from_str(&to_json(&standard().inspect(inspection))).expect("JSON")
}

/// The answers behind the finding of a rule, in a list of the report, by subject and fact.
fn behind(report: &Json, list: &str, rule: &str) -> BTreeMap<String, Json> {
    let at = report["rules"].as_array().unwrap().iter().position(|one| one["rule"] == rule).unwrap();
    let finding =
        report[list].as_array().unwrap().iter().find(|finding| finding["rule"] == at).unwrap_or_else(|| panic!("{rule} in {list}"));
    let places = finding["answers"].as_array().cloned().unwrap_or_default();
    let recorded = places.iter().map(|place| &report["recorded"][place.as_u64().unwrap() as usize]);
    recorded.map(|one| (format!("{} {}", one["subject"], one["fact"].as_str().unwrap()), one.clone())).collect()
}

#[test]
fn a_finding_carries_the_answer_behind_it_with_note_and_signature() {
    let report = report(&morning());
    let sign = behind(&report, "findings", "sign");
    assert_eq!(
        sign["1 window.sign"],
        json!({"subject": 1, "fact": "window.sign", "answer": {
            "value": false, "how": "one", "by": "检查员1", "at": "2026-11-23T09:14:00+08:00",
            "note": "桌牌送修", "note_by": "检查员2", "note_at": "2026-11-23T09:20:00+08:00"}})
    );
    assert_eq!(sign.len(), 1);
}

#[test]
fn a_note_alone_leaves_the_item_open_and_stands_with_it() {
    let inspection = morning();
    let report = report(&inspection);
    assert_eq!(report["outcome"], "failed");
    let screen = behind(&report, "unsettled", "screen");
    assert_eq!(screen["1 window.screen"]["answer"]["note"], "屏幕被挡住\n下午再看");
    let screens = report["rules"].as_array().unwrap().iter().find(|one| one["rule"] == "screen").unwrap();
    assert_eq!([&screens["counts"]["pending"], &screens["counts"]["cannot_check"], &screens["counts"]["not_applicable"]], [1, 1, 1]);
    // It is asked for as before, and counts nowhere as an answer.
    let session = Session::open(standard(), inspection).unwrap();
    let fact = session.standard.words.fact("window.screen").unwrap();
    assert_eq!(session.needed(1), [fact]);
    assert_eq!(session.counts().answered, 10);
}

#[test]
fn what_is_recorded_beside_the_findings_stands_in_the_report_too() {
    let report = report(&morning());
    let all: Vec<String> =
        report["recorded"].as_array().unwrap().iter().map(|one| format!("{} {}", one["subject"], one["fact"].as_str().unwrap())).collect();
    // A reason for "not applicable", photos that no rule reads, a note on an item that passes; no bare answer.
    assert_eq!(all, ["0 hall.views", "1 window.sign", "1 window.screen", "1 window.shown", "2 window.screen", "3 window.screen"]);
    assert_eq!(report["recorded"][0]["answer"], json!(["ab".repeat(32)]));
    assert_eq!(report["absent"], json!({"van": "本处没有流动服务车"}));
    assert_eq!(report["inspectors"], json!(["检查员1", "检查员2"]));
}

#[test]
fn it_is_counted_who_recorded_how_many_and_how() {
    let none = json!({"one": 0, "bulk": 0, "carried": 0, "imported": 0, "unsaid": 0, "notes": 0});
    let with = |fields: Json| {
        let mut all = none.clone();
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        all
    };
    assert_eq!(
        report(&morning())["recorders"],
        json!([
            with(json!({"by": "检查员1", "one": 1, "bulk": 1, "notes": 1})),
            with(json!({"by": "检查员2", "unsaid": 1, "notes": 2})),
            with(json!({"imported": 1, "unsaid": 6})),
        ])
    );
}

#[test]
fn a_note_whose_answer_changed_afterwards_says_so() {
    let older = |at: &str, note_at: &str| {
        let facts = json!({"window.sign": {"value": true, "at": at, "note": "缺", "note_at": note_at}});
        report(&inspection(&[("W1", facts)]))["recorded"][0]["note_is_older"] == true
    };
    assert!(older("2026-11-23T09:14:01+08:00", "2026-11-23T09:14:00+08:00"));
    assert!(!older("2026-11-23T09:14:00+08:00", "2026-11-23T09:14:00+08:00"), "written in one go");
    assert!(!older("2026-11-23T09:14:00+08:00", "2026-11-23T09:15:00+08:00"), "written after it");
    // Two devices, two clocks set to different places.
    assert!(older("2026-11-23T02:00:00Z", "2026-11-23T09:59:59+08:00"));
    assert!(!older("2026-11-23T02:00:00Z", "2026-11-23T10:00:01+08:00"));
    // What is no time says nothing.
    assert!(!older("上午", "2026-11-23T09:14:00+08:00"));
    assert!(!older("2026-11-23T09:14:01+08:00", ""));
    let told = &report(&morning())["recorded"];
    let of = |fact: &str| told.as_array().unwrap().iter().find(|one| one["subject"] == 1 && one["fact"] == fact).unwrap();
    assert_eq!((of("window.shown")["note_is_older"] == true, of("window.sign")["note_is_older"] == true), (true, false));
}

#[test]
fn what_counts_those_below_carries_their_words_but_not_every_value() {
    let note = json!({"value": false, "note": "送修"});
    let facts = [("W1", json!({"window.sign": note})), ("W2", json!({"window.sign": false})), ("W3", json!({"window.sign": true}))];
    let report = report(&inspection(&facts));
    let most = behind(&report, "findings", "most");
    assert_eq!(most.keys().collect::<Vec<_>>(), ["1 window.sign"]);
    // One answer stands once, however many rules read it.
    let sign = behind(&report, "findings", "sign");
    assert_eq!(sign["1 window.sign"], most["1 window.sign"]);
    assert_eq!(report["recorded"].as_array().unwrap().iter().filter(|one| one["subject"] == 1 && one["fact"] == "window.sign").count(), 1);
}

#[test]
fn notes_and_reasons_reach_those_who_read_the_terminal() {
    let inspection = morning();
    let standard = standard();
    let told = say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::Zh);
    assert_eq!(
        told,
        "示例 2026-11-23
检查人员：检查员1、检查员2
还不能通过：1 项必须整改，2 项未定（1 项等事实查清，1 项无法核验）
✗ 不合格 [必须] W1 摆放桌牌: 「桌牌」：未摆放，要求已摆放 (HR 2)
    W1「桌牌」：未摆放；检查员1，2026-11-23 09:14，逐项；备注：桌牌送修（检查员2，2026-11-23 09:20）
· 未查 [必须] W1 叫号屏正常: 「叫号屏」还没有查 (HR 3)
    W1「叫号屏」：未查；备注：屏幕被挡住 下午再看（检查员2，2026-11-23 09:21）
· 无法核验 [必须] W3 叫号屏正常: 「叫号屏」无法核验（停电） (HR 3)
    W3「叫号屏」：无法核验：停电
其他记录：
    H「现场照片」：1 张照片 abababababab
    W1「公示」：流程、收费；检查员1，2026-11-23 10:00，批量；备注：缺收费表（2026-11-23 01:30，写于答案更改之前）
    W2「叫号屏」：不适用：本窗口不叫号；检查员2
本处没有服务车：本处没有流动服务车
记录：检查员1 2 项（逐项 1，批量 1），备注 1 条；检查员2 1 项（未注明方式 1），备注 2 条；未署名 7 项（导入 1，未注明方式 6）
"
    );
    let told = say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::En);
    for line in [
        "Inspected by: 检查员1, 检查员2",
        "    W1 “Desk sign”: Not set up; 检查员1, 2026-11-23 09:14, one by one; note: 桌牌送修 (检查员2, 2026-11-23 09:20)",
        "    W1 “Display”: Process, Fees; 检查员1, 2026-11-23 10:00, in bulk; note: 缺收费表 (2026-11-23 01:30, written before the answer was changed)",
        "    W2 “Screen”: does not apply: 本窗口不叫号; 检查员2",
        "None here of Van: 本处没有流动服务车",
        "Recorded: 检查员1 2 (1 one by one, 1 in bulk), 1 note(s); 检查员2 1 (1 in no stated manner), 2 note(s); unsigned 7 (1 imported, 6 in no stated manner)",
    ] {
        assert!(told.lines().any(|shown| shown == line), "{line}\n{told}");
    }
}

#[test]
fn an_inspection_without_words_is_told_as_before() {
    let facts = [("H", json!({"hall.area": 40})), ("W1", json!({"window.sign": true}))];
    let mut inspection = inspection(&facts);
    (inspection.inspectors, inspection.absent) = (Vec::new(), Table::default());
    let standard = standard();
    let told = say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::Zh);
    assert!(!told.contains("记录") && !told.contains("    "), "{told}");
}

/// What the page shows and what the command line writes of the same answers are the same bytes.
#[test]
fn an_inspection_answered_tap_by_tap_gives_the_report_of_its_file() {
    let (standard, goal) = (standard(), morning());
    let mut session = Session::open(standard.clone(), inspection(&[])).unwrap();
    for (subject, at) in goal.subjects.iter().zip(0..) {
        for (fact, answer) in subject.facts.iter() {
            let fact = standard.words.fact(fact).unwrap();
            // First another answer, as people do.
            session.set(at, fact, Some(&read::json::<Answer>(r#"{"note": "先记一下", "note_by": "检查员9"}"#).unwrap())).unwrap();
            if fact % 2 == 0 {
                session.set(at, fact, Some(answer)).unwrap();
            } else {
                session.apply(&[(at, fact, None), (at, fact, Some(answer.clone()))]).unwrap();
            }
        }
    }
    assert_eq!(to_json(&session.report()), to_json(&standard.inspect(&goal)));
    assert_eq!(session.inspection(), &goal);
    let fact = standard.words.fact("window.sign").unwrap();
    session.set(1, fact, None).unwrap();
    assert!(!to_json(&session.report()).contains("桌牌送修"), "an answer taken back takes what was noted along");
}

#[test]
fn an_answer_survives_writing_and_reading_whatever_was_noted() {
    for text in [
        r#"{"note":"只有备注"}"#,
        r#"{"note":"只有备注","note_by":"检查员2","note_at":"2026-11-23T09:14:00+08:00"}"#,
        r#"{"value":false,"how":"one","by":"1","at":"2026-11-23T09:14:00+08:00","note":"","note_by":"2","note_at":"x"}"#,
        r#"{"cannot_check":"停电","note":"下午再来"}"#,
    ] {
        let answer: Answer = read::json(text).unwrap();
        assert_eq!(to_json(&answer).trim_end(), text);
    }
    for refused in [
        r#"{"by": "1"}"#,
        r#"{"how": "one", "at": "2026-11-23T09:14:00+08:00"}"#,
        r#"{"note": "a", "value": true, "cannot_check": "b"}"#,
        "{}",
    ] {
        let fault = read::json::<Answer>(refused).unwrap_err();
        let told = say::fault_told(&fault);
        assert!(told.zh.contains("只写 `note`") && told.en.contains("only a note"), "{refused}: {}", told.en);
    }
}
