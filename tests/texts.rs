//! Texts as people write and copy them: look-alikes are one, what nobody sees hides nothing, a message is
//! short and acts on no screen, a pattern ends.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use windowcheck::fault::Fault;
use windowcheck::load::load_pack;
use windowcheck::read;
use windowcheck::say;
use windowcheck::season;
use windowcheck::standard::Standard;
use windowcheck::text::{identity, normal};
use windowcheck::words::Lang;

const PACK: &str = r"
pack: hall
title: {zh: 试, en: Trial}
version: 1.0.0
status: compiled
sources: {S: {title: {zh: 例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}, single: true}
  hall: {label: {zh: 大厅, en: Hall}, parent: centre}
  window: {label: {zh: 窗口, en: Window}, parent: hall}
facts:
  window.promise: {label: {zh: 承诺, en: Promise}, type: text, method: look}
  window.sign: {label: {zh: 有牌, en: Sign}, type: yes_no, method: look}
  window.sort: {label: {zh: 种类, en: Sort}, type: choice, of: {a: {zh: 甲, en: A}}, method: look}
rules:
  - {id: empty, title: {zh: 没有空话, en: No empty words}, sources: [S], each: window, force: must, severity: minor, require: {text: {fact: window.promise, forbids: [尽快]}}}
  - {id: days, title: {zh: 写明几个工作日, en: Days}, sources: [S], each: window, force: must, severity: minor, require: {text: {fact: window.promise, matches: 'DAYS', contains: [工作日]}}}
  - {id: signs, title: {zh: 每厅两个有牌窗口, en: Two windows}, sources: [S], each: hall, force: must, severity: minor, require: {count: {of: window, where: {is: {fact: window.sign, value: true}}, at_least: 2}}}
";

fn pack(pattern: &str) -> Result<Standard, Fault> {
    let text = PACK.replace("DAYS", pattern);
    let pack = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), text)]), "hall.yaml")?;
    Standard::new(vec![pack], &[])
}

fn subject(id: &str, kind: &str, parent: &str, facts: serde_json::Value) -> serde_json::Value {
    let mut subject = serde_json::json!({"id": id, "kind": kind, "facts": facts});
    if !parent.is_empty() {
        subject["parent"] = parent.into();
    }
    subject
}

fn inspection(subjects: &[serde_json::Value], absent: serde_json::Value) -> String {
    serde_json::json!({"format": "windowcheck-inspection/1", "id": "x", "title": "试", "date": "2026-11-23", "subjects": subjects, "absent": absent}).to_string()
}

/// What a reader of a file is told; nothing where it is taken.
fn refused(subjects: &[serde_json::Value], absent: serde_json::Value) -> Option<say::FaultTold> {
    let standard = pack(r"\d+个工作日").unwrap();
    let read = read::inspection(&inspection(subjects, absent)).and_then(|inspection| standard.admit(&inspection));
    read.err().map(|fault| say::fault_told(&fault))
}

fn verdicts(pattern: &str, promise: &str) -> Vec<String> {
    let standard = pack(pattern).unwrap();
    let text = inspection(
        &[subject("H", "hall", "", serde_json::json!({})), subject("W", "window", "H", serde_json::json!({"window.promise": promise}))],
        serde_json::json!({}),
    );
    let inspection = read::inspection(&text).unwrap();
    standard.admit(&inspection).unwrap();
    let report = serde_json::from_str::<serde_json::Value>(&read::to_json(&standard.inspect(&inspection))).unwrap();
    let finding = |rule: u64| {
        let all = ["findings", "unsettled"].into_iter().flat_map(|list| report[list].as_array().unwrap().clone());
        all.into_iter()
            .find(|finding| finding["rule"] == rule)
            .map_or("pass".to_owned(), |finding| finding["verdict"].as_str().unwrap().to_owned())
    };
    vec![finding(0), finding(1)]
}

#[test]
fn the_normal_form_is_the_one_of_the_page() {
    let table: Vec<[String; 3]> = serde_json::from_str(include_str!("expected/normal.json")).unwrap();
    for [text, plain, same] in table {
        assert_eq!((normal(&text), identity(&text)), (plain, same), "{text:?}");
    }
}

#[test]
fn what_nobody_sees_neither_hides_a_forbidden_word_nor_spoils_a_promise() {
    assert_eq!(verdicts(r"\d+个工作日", "承诺5个工作日内办结"), ["pass", "pass"]);
    for hidden in ["\u{200b}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{202e}", "\u{fe0f}", "\u{2060}", "\u{1}", " "] {
        assert_eq!(verdicts(r"\d+个工作日", &format!("5个工作{hidden}日内尽{hidden}快")), ["to_confirm", "pass"], "{hidden:?}");
    }
    for copied in ["承诺５个⼯作⽇", "承诺⑤个工作日", "承诺5个⼯作⽇", "承诺5 个 工作日"] {
        assert_eq!(verdicts(r"\d+个工作日", copied), ["pass", "pass"], "{copied}");
        // The pattern itself may be a copy.
        assert_eq!(verdicts(r"\d+个⼯作\u200b⽇".replace(r"\u200b", "\u{200b}").as_str(), copied), ["pass", "pass"], "{copied}");
    }
}

#[test]
fn doubles_that_only_look_different_are_told_with_both_places() {
    for double in ["W1 ", " W1", "Ｗ１", "w1", "W1\u{200b}", "\u{feff}W1", "W\u{ad}1", "W 1"] {
        let window = |id: &str| subject(id, "window", "H", serde_json::json!({}));
        let told =
            refused(&[subject("H", "hall", "", serde_json::json!({})), window("W1"), window(double)], serde_json::json!({})).unwrap();
        assert_eq!(told.code, "looks-alike", "{double:?}");
        assert!(told.zh.contains("subjects[3]") && told.zh.contains("subjects[2]"), "{}", told.zh);
        let rows = format!("kind,subject,period,points\nwindow,W1,2026-03,90\nwindow,\"{double}\",2026-03,95\n");
        // A cell of a table loses the white space around it: then it is the same window twice.
        let code = season(&rows).unwrap_err().problem.code();
        assert_eq!(code, if double.trim() == "W1" { "contradiction" } else { "looks-alike" }, "{double:?}");
    }
    let told = say::fault(&season("kind,subject,period,points\nwindow,W1,2026-03,90\nwindow,Ｗ１,2026-03,95\n").unwrap_err(), Lang::Zh);
    assert!(told.contains("第 3 行第 8 列") && told.contains("另一处在 第 2 行"), "{told}");
}

fn season(rows: &str) -> Result<(), Fault> {
    season_of(&[rows])
}

fn season_of(files: &[&str]) -> Result<(), Fault> {
    const SEASON: &str = "\
season: hall
title: {zh: 大厅评比, en: Hall}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {window: {label: {zh: 窗口, en: Window}}}
facts: {points: {label: {zh: 得分, en: Points}, each: window, type: number, per: month, max: 100}}
awards: {best: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: points, take: {top: 1}, ties: report, sources: [S1]}}
";
    let files: Vec<season::File> =
        (1..).zip(files).map(|(at, text)| season::File { name: format!("{at}.csv"), text: (*text).to_owned() }).collect();
    season::read_and_run(SEASON, &files).map(drop)
}

#[test]
fn a_double_in_another_file_is_told_with_both_files() {
    let fault = season_of(&["subject,period,points\nW1,2026-03,90\n", "period,subject,points\n2026-04,w1,90\n"]).unwrap_err();
    let told = say::fault(&fault, Lang::Zh);
    assert!(told.contains("2.csv，第 2 行第 9 列，另一处在 1.csv 第 2 行第 1 列"), "{told}");
}

#[test]
fn ids_that_a_spreadsheet_turned_into_figures_are_told() {
    for spoilt in ["1E5", "1E+05", "1.2346E+11", "\"1,234\""] {
        let told = say::fault(&season(&format!("subject,period,points\n{spoilt},2026-03,90\n")).unwrap_err(), Lang::Zh);
        assert!(told.contains("表格软件") && told.contains("第 2 行第 1 列"), "{told}");
    }
    for good in ["1234", "E5", "W-1E", "1E", "12.5", "1号", "2026-03"] {
        season(&format!("subject,period,points\n{good},2026-03,90\n")).unwrap();
    }
}

#[test]
fn a_parent_that_cannot_be_is_refused_with_its_place() {
    let hall = |id: &str| subject(id, "hall", "", serde_json::json!({}));
    let window = |id: &str, parent: &str| subject(id, "window", parent, serde_json::json!({"window.sign": true}));
    let none = serde_json::json!({});
    let told =
        |subjects: &[serde_json::Value]| refused(subjects, none.clone()).map(|told| (told.code, told.subject.unwrap_or_default(), told.zh));
    // As it should be; of one hall nothing need be said.
    assert_eq!(told(&[hall("H1"), hall("H2"), window("W1", "H1"), window("W2", "H2")]), None);
    assert_eq!(told(&[hall("H1"), window("W1", "")]), None);
    for (subjects, code, subject, says) in [
        (vec![hall("H1"), window("W1", "W1")], "bad-parent", "W1", "它自己"),
        (vec![hall("H1"), window("W1", "W2"), window("W2", "W1")], "bad-parent", "W1", "绕成了一圈"),
        (vec![hall("H1"), hall("H2"), window("W1", "H1"), window("W2", "W1")], "bad-parent", "W2", "是窗口，而窗口不属于窗口"),
        (vec![hall("H1"), hall("H2"), window("W1", "H1"), window("W2", "")], "parent-open", "W2", "有 2 个大厅"),
    ] {
        let (found, who, zh) = told(&subjects).expect(says);
        assert_eq!((found, who.as_str()), (code, subject), "{zh}");
        assert!(zh.contains(says) && zh.contains("subjects["), "{zh}");
    }
    // No rule asks to which hall a centre's subject belongs, and a long chain is no ring.
    let centre = subject("C", "centre", "", none.clone());
    assert_eq!(told(&[centre, subject("H1", "hall", "C", none.clone()), window("W1", "H1")]), None);
}

#[test]
fn a_kind_is_not_absent_and_there() {
    let window = subject("W1", "window", "", serde_json::json!({}));
    let told = refused(&[window], serde_json::json!({"window": "没有"})).unwrap();
    assert_eq!(told.code, "absent-and-there");
    assert!(told.zh.contains("absent.window") && told.zh.contains("W1"), "{}", told.zh);
    assert!(refused(&[], serde_json::json!({"window": "没有"})).is_none());
}

#[test]
fn a_page_that_holds_such_an_inspection_still_opens_it() {
    let subjects = [subject("W1", "window", "W1", serde_json::json!({})), subject("w1", "window", "", serde_json::json!({}))];
    let inspection = read::inspection(&inspection(&subjects, serde_json::json!({"window": "没有"}))).unwrap();
    assert!(windowcheck::session::Session::open(pack("x").unwrap(), inspection).is_ok());
}

/// Every message in every language, as text and for programs.
fn messages(fault: &Fault) -> String {
    let told = say::fault_told(fault);
    [read::to_json(&told), say::fault(fault, Lang::Zh), say::fault(fault, Lang::En)].concat()
}

#[test]
fn a_message_quotes_little_of_a_large_value_and_comes_at_once() {
    let huge = "好".repeat(6_000_000);
    let mut taken = Duration::ZERO;
    let facts = serde_json::json!({"window.sort": huge});
    let standard = pack("x").unwrap();
    for text in [
        inspection(&[subject("W1", "window", "", facts)], serde_json::json!({})),
        inspection(&[subject("W1", &huge, &huge, serde_json::json!({}))], serde_json::json!({})),
        inspection(&[subject(&huge, "window", "", serde_json::json!({}))], serde_json::json!({})),
        inspection(&[], serde_json::json!({})).replace("\"x\"", &format!("{huge:?}")),
        inspection(&[], serde_json::json!({})).replace("\"title\"", &format!("{huge:?}")),
        inspection(&[], serde_json::json!({})).replace("\"试\"", &format!("{huge:?}")),
        inspection(&[], serde_json::json!({})).replace("windowcheck-inspection/1", &huge),
        inspection(&[], serde_json::json!({"window": huge})),
    ] {
        let start = Instant::now();
        let fault = read::inspection(&text).and_then(|inspection| standard.admit(&inspection)).unwrap_err();
        let told = messages(&fault);
        taken += start.elapsed();
        assert!(told.chars().count() < 4_000, "{} characters", told.chars().count());
    }
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}

#[test]
fn no_message_acts_on_a_screen() {
    let acting = "\u{1b}[2J\u{1b}]0;PWNED\u{7}\u{202e}";
    let subjects = [subject(acting, acting, acting, serde_json::json!({acting: acting}))];
    let fault = pack("x").unwrap().admit(&read::inspection(&inspection(&subjects, serde_json::json!({}))).unwrap()).unwrap_err();
    let quiet = |text: &str| !text.contains(['\u{1b}', '\u{7}', '\u{202e}']);
    assert!(quiet(&say::fault(&fault, Lang::Zh)) && quiet(&say::fault_told(&fault).zh), "{}", say::fault(&fault, Lang::Zh));
    assert!(say::fault(&fault, Lang::Zh).contains("\\u{1b}[2J"));
    let spoilt = PACK.replace("title: {zh: 试,", &format!("\"{}\": {{zh: 试,", "\\e[2J"));
    let fault = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), spoilt)]), "hall.yaml").unwrap_err();
    assert!(quiet(&say::fault(&fault, Lang::En)), "{}", say::fault(&fault, Lang::En));
}

#[test]
fn a_text_too_long_for_a_pattern_is_left_to_a_person() {
    for pattern in ["([a-z]{1,60}){1,20}Z", "(a|b|ab){1,150}c$", "(?:.{0,300}){2}Q", "[a-z]{1,400}[0-9]"] {
        assert_eq!(verdicts(pattern, "工作日"), ["pass", "fail"], "{pattern}");
        assert_eq!(verdicts(pattern, &format!("{}工作日", "ab".repeat(4_900))), ["pass", "to_confirm"], "{pattern}");
    }
    let fault = pack("(((a{1,100}){1,100}){1,100}){1,100}").unwrap_err();
    assert!(say::fault(&fault, Lang::Zh).contains("重复次数"), "{}", say::fault(&fault, Lang::Zh));
}

#[test]
fn the_same_content_is_the_same_pack_whatever_the_editor() {
    let sha = |text: String| load_pack(&BTreeMap::from([("hall.yaml".to_owned(), text)]), "hall.yaml").unwrap().sha256;
    let text = PACK.replace("DAYS", "x");
    let same = sha(text.clone());
    assert_eq!(sha(format!("\u{feff}{}", text.replace('\n', "\r\n"))), same);
    assert_eq!(sha(text.replace('\n', "\r")), same);
    assert_ne!(sha(format!("{text}\n")), same);
}

#[test]
fn what_is_nested_too_deep_is_told_by_the_limit() {
    let deep = format!("pack: {}1{}", "[".repeat(2_000), "]".repeat(2_000));
    let fault = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), deep)]), "hall.yaml").unwrap_err();
    assert!(say::fault(&fault, Lang::Zh).contains("嵌套层数，最多 32"), "{}", say::fault(&fault, Lang::Zh));
}

#[test]
fn two_that_clash_are_told_with_both_places() {
    let rule = PACK.lines().find(|line| line.contains("id: empty")).unwrap();
    for (spoilt, second, first) in [
        (format!("{}{rule}\n", PACK.replace("DAYS", "x")), "第 19 行第 10 列", "第 16 行第 10 列"),
        (PACK.replace("DAYS", "x").replace("version: 1.0.0", "pack: again"), "第 4 行第 1 列", "第 2 行第 1 列"),
    ] {
        let fault = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), spoilt)]), "hall.yaml").unwrap_err();
        let told = say::fault(&fault, Lang::Zh);
        assert!(told.contains(second) && told.contains(&format!("另一处在 {first}")), "{told}");
    }
    let json = "{\"format\": \"windowcheck-inspection/1\",\n\"id\": \"x\",\n \"id\": \"y\"}";
    let told = say::fault(&read::inspection(json).unwrap_err(), Lang::En);
    assert!(told.starts_with("line 3, column 2, the other at line 2, column 1:"), "{told}");
}
