//! Bad input: each refusal is a whole sentence with a stable code and its place, in both
//! languages, and comes at once.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use windowcheck::amount::Amount;
use windowcheck::fault::Fault;
use windowcheck::inspection::{Answer, Value};
use windowcheck::load::load_pack;
use windowcheck::read;
use windowcheck::say;
use windowcheck::session::Session;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

/// A pack that loads; each test spoils one place of it.
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
  staff.desk_sign: {label: {zh: 台签, en: Desk sign}, type: yes_no, method: look}
  staff.note: {label: {zh: 备注, en: Note}, type: text, method: look}
  staff.count: {label: {zh: 次数, en: Count}, type: number, whole: true, method: look}
  staff.day: {label: {zh: 日期, en: Day}, type: date, method: look}
  staff.badges: {label: {zh: 徽章, en: Badges}, type: set, of: {card: {zh: 胸卡, en: Card}}, method: look}
params:
  most: {label: {zh: 上限, en: Most}}
rules:
  - id: desk-sign
    title: {zh: 摆放台签, en: A desk sign is set up}
    sources: [S1]
    each: staff
    require: {is: {fact: staff.desk_sign, value: true}}
    force: must
    severity: minor
    deduct: {points: 0.5, per: finding, in: looks}
scheme:
  title: {zh: 评分, en: Score}
  full: 100
  floor: 0
  not_applicable: full
  categories:
    looks: {title: {zh: 仪容, en: Looks}, full: 100, floor: 0}
  grades:
    - {id: good, title: {zh: 合格, en: Good}, at_least: 60}
    - {id: bad, title: {zh: 不合格, en: Bad}, below: 60}
";

fn load(text: &str) -> Result<windowcheck::pack::Pack, Fault> {
    load_pack(&BTreeMap::from([("desk.yaml".to_owned(), text.to_owned())]), "desk.yaml")
}

#[track_caller]
fn refused(text: &str, code: &str, line: u32, column: u32, says: &str) {
    let start = Instant::now();
    let fault = load(text).expect_err("the pack is refused");
    assert!(start.elapsed() < Duration::from_secs(1), "within a second");
    let told = say::fault_told(&fault);
    let place = (told.code, told.line, told.column);
    assert_eq!(place, (code, Some(line), Some(column)), "{}", told.en);
    assert_eq!(told.file.as_deref(), Some("desk.yaml"));
    assert!(told.en.contains(says), "{}", told.en);
    assert!(told.zh.contains("desk.yaml") && told.zh.ends_with(['。', '？']), "{}", told.zh);
}

fn spoilt(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    GOOD.replace(from, to)
}

/// Line and column of a text in the spoilt pack.
fn place(text: &str, part: &str) -> (u32, u32) {
    let at = text.find(part).unwrap();
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u32, column as u32)
}

#[track_caller]
fn refused_at(text: &str, part: &str, code: &str, says: &str) {
    let (line, column) = place(text, part);
    refused(text, code, line, column, says);
}

#[test]
fn the_good_pack_loads() {
    load(GOOD).unwrap();
}

#[test]
fn an_unknown_key_is_named_with_what_was_meant() {
    let text = spoilt("    severity: minor", "    serverity: minor");
    refused_at(&text, "serverity", "unknown-key", "Did you mean “severity”?");
    let text = spoilt("    severity: minor", "    severity: minor\n    weighting: 3");
    refused_at(&text, "weighting", "unknown-key", "Possible here: id, ");
}

#[test]
fn an_unknown_kind_of_requirement_is_named() {
    let text = spoilt("require: {is: {", "require: {iz: {");
    refused_at(&text, "iz:", "unknown-key", "Did you mean “is”?");
}

#[test]
fn an_unknown_fact_is_named_with_the_nearest() {
    let text = spoilt("{fact: staff.desk_sign,", "{fact: staff.desk_sing,");
    refused_at(&text, "staff.desk_sing", "unknown-name", "Did you mean “staff.desk_sign”?");
}

#[test]
fn an_unknown_source_is_named() {
    let text = spoilt("sources: [S1]", "sources: [S2]");
    refused_at(&text, "S2", "unknown-name", "source “S2”");
}

#[test]
fn an_unknown_kind_of_subject_is_named() {
    let text = spoilt("each: staff", "each: stuff");
    refused_at(&text, "stuff", "unknown-name", "Did you mean “staff”?");
}

#[test]
fn an_unknown_parameter_is_named() {
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", "number: {fact: staff.count, at_most: {param: mots}}");
    refused_at(&text, "mots", "unknown-name", "Did you mean “most”?");
}

#[test]
fn an_unknown_option_is_named() {
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", "contains: {fact: staff.badges, all: [cart]}");
    refused_at(&text, "cart", "unknown-name", "Did you mean “card”?");
}

#[test]
fn a_duplicate_id_is_refused() {
    let rule = "  - id: desk-sign\n    title: {zh: 又, en: Again}\n    sources: [S1]\n    each: staff\n    require: {is: {fact: staff.desk_sign, value: true}}\n    force: must\n    severity: minor\nscheme:";
    let text = spoilt("scheme:", rule);
    let (line, _) = place(&text, "    title: {zh: 又");
    refused(&text, "duplicate-id", line - 1, 9, "rule “desk-sign” is there twice");
}

#[test]
fn a_duplicate_key_is_refused_everywhere() {
    for (from, to) in
        [("version: '1'", "version: '1'\nversion: '2'"), ("  staff: {label", "  staff: {label: {zh: 一, en: One}}\n  staff: {label")]
    {
        let fault = load(&spoilt(from, to)).expect_err("refused");
        assert_eq!(say::fault_told(&fault).code, "duplicate-key");
    }
}

#[test]
fn a_wrong_type_is_refused() {
    refused_at(&spoilt("full: 100\n", "full: many\n"), "many", "bad-value", "expected");
    refused_at(&spoilt("value: true", "value: [1]"), "[1]", "bad-value", "expected");
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", "number: {fact: staff.note, at_most: 3}");
    refused_at(&text, "staff.note, at_most", "type-clash", "number is needed here");
}

#[test]
fn points_have_two_decimals_and_are_figures() {
    for bad in ["0.333", ".nan", ".inf", "1e308", "x"] {
        let fault = load(&spoilt("points: 0.5", &format!("points: {bad}"))).expect_err(bad);
        assert_eq!(say::fault_told(&fault).code, "bad-value", "{bad}");
    }
}

#[test]
fn a_full_mark_of_nothing_that_cannot_fall_is_refused() {
    refused_at(&spoilt("  full: 100\n  floor", "  full: 0\n  floor"), "0\n  floor", "out-of-range", "≥ 0.01");
}

#[test]
fn a_bad_pattern_is_refused() {
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", "text: {fact: staff.note, matches: '(办'}");
    refused_at(&text, "'(办'", "bad-pattern", "pattern");
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", "text: {fact: staff.note, matches: '(([a-z]{100}){100}){100}'}");
    refused_at(&text, "'((", "too-large", "pattern with its repeats written out");
    let long = "a".repeat(600);
    let text = spoilt("is: {fact: staff.desk_sign, value: true}", &format!("text: {{fact: staff.note, matches: '{long}'}}"));
    refused_at(&text, "'aaa", "too-large", "at most 512");
}

#[test]
fn grades_that_overlap_are_refused() {
    let text = spoilt("at_least: 60}", "at_least: 50}");
    let (line, _) = place(&text, "id: bad");
    let fault = load(&text).expect_err("refused");
    let told = say::fault_told(&fault);
    assert_eq!((told.code, told.line), ("grades-overlap", Some(line)));
}

#[test]
fn points_need_a_binding_force_and_a_scheme() {
    let fault = load(&spoilt("force: must", "force: should")).expect_err("refused");
    assert_eq!(say::fault_told(&fault).code, "points-without-force");
    let text = GOOD.split("scheme:").next().unwrap().to_owned();
    assert_eq!(say::fault_told(&load(&text).expect_err("refused")).code, "points-without-scheme");
    refused_at(&spoilt("in: looks", "in: look"), "look}\nscheme", "unknown-name", "Did you mean “looks”?");
}

#[test]
fn anchors_aliases_tags_merges_and_second_documents_are_refused() {
    for (from, to, what) in [
        ("status: compiled", "status: &a compiled", "anchor"),
        ("status: compiled", "status: !x compiled", "tag"),
        ("  staff: {label", "  <<: {}\n  staff: {label", "merge key"),
    ] {
        let told = say::fault_told(&load(&spoilt(from, to)).expect_err(what));
        assert_eq!(told.code, "not-allowed", "{}", told.en);
        assert!(told.en.contains(what), "{}", told.en);
        assert!(told.line.is_some());
    }
    let told = say::fault_told(&load(&format!("{GOOD}---\nmore: 1\n")).expect_err("two documents"));
    assert_eq!(told.code, "not-allowed");
    assert!(load("a: *b\n").is_err());
}

#[test]
fn syntax_errors_have_their_place() {
    for bad in ["pack: 'desk\n", "pack: {a: [1, 2}\n", "\tpack: desk\n", "", "[]", "pack"] {
        let told = say::fault_told(&load(bad).expect_err(bad));
        assert!(told.line.is_some() && told.column.is_some(), "{bad:?}: {}", told.en);
    }
}

#[test]
fn depth_and_size_over_the_limit_are_refused_at_once() {
    let start = Instant::now();
    for bad in [
        "[".repeat(1_000_000),
        "{a: ".repeat(100_000),
        "a: 1\n".repeat(25_000),
        "#".repeat(2_000_000),
        format!("pack: {}", "x".repeat(70_000)),
    ] {
        let told = say::fault_told(&load(&bad).expect_err("over the limit"));
        // The YAML scanner has a bound of its own for brackets, which it reaches first.
        assert!(["too-large", "syntax"].contains(&told.code), "{}", told.en);
    }
    let deep = format!("{}{}", "none_of: [{".repeat(40), "}]".repeat(40));
    assert!(load(&spoilt("is: {fact: staff.desk_sign, value: true}", &deep)).is_err());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn every_beginning_of_a_pack_is_refused_or_loads_but_never_panics() {
    let mut end = GOOD.len();
    while end > 0 {
        end -= 1;
        if GOOD.is_char_boundary(end) {
            let _ = load(&GOOD[..end]);
        }
    }
}

/// Code and line of everything that is wrong with a pack.
fn all_refused(text: &str) -> Vec<(&'static str, u32)> {
    let files = BTreeMap::from([("desk.yaml".to_owned(), text.to_owned())]);
    let faults = windowcheck::load::validated(&files, "desk.yaml").expect_err("the pack is refused");
    let told = windowcheck::lint::lint(&files, "desk.yaml", None).expect_err("and the linter tells the same");
    assert_eq!(told, faults);
    faults.iter().map(|fault| (fault.problem.code(), fault.place.line.expect("a line"))).collect()
}

const FIVE: &str = "  - {id: 'no id', title: {zh: 一, en: One}, sources: [S1], each: staff, force: must, severity: minor, require: {is: {fact: staff.desk_sign, value: true}}}
  - {id: two, title: {zh: 二, en: Two}, sources: [S7], each: staff, force: must, severity: minor, require: {is: {fact: staff.desk_sign, value: true}}}
  - {id: three, title: {zh: 三, en: Three}, sources: [S1], each: staff, force: must, severity: minor, require: {is: {fact: staff.desk_sing, value: true}}}
  - {id: four, title: {zh: 四, en: Four}, sources: [S1], each: staff, force: must, severity: minor, require: {number: {fact: staff.count, at_least: 3, at_most: 2}}}
  - {id: five, title: {zh: 五, en: Five}, sources: [S1], each: stuff, force: must, severity: minor, require: {is: {fact: staff.desk_sign, value: true}}}
scheme:";

#[test]
fn five_mistakes_are_told_at_once_each_at_its_line() {
    let text = GOOD.replace("scheme:", FIVE);
    let (line, _) = place(&text, "  - {id: 'no id'");
    let wanted =
        [("bad-id", line), ("unknown-name", line + 1), ("unknown-name", line + 2), ("contradiction", line + 3), ("unknown-name", line + 4)];
    assert_eq!(all_refused(&text), wanted);
    assert_eq!(say::fault_told(&load(&text).unwrap_err()).code, "bad-id", "loading tells the first");
}

#[test]
fn five_values_that_cannot_be_read_are_told_at_once() {
    let text =
        spoilt("status: compiled", "status: complied").replace("value: true", "value: [1]").replace("severity: minor", "serverity: 1");
    let text = text.replace("full: 100", "full: many").replace("below: 60}", "below: x}");
    let codes: Vec<_> = all_refused(&text).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["unknown-key", "bad-value", "unknown-key", "bad-value", "bad-value", "bad-value"]);
}

#[test]
fn what_only_follows_from_a_mistake_is_not_told() {
    // One kind is misspelt, and with it all that is read of it.
    let text = spoilt("  staff: {label", "  stuff: {label");
    let told = all_refused(&text);
    let (facts, _) = place(&text, "  staff.desk_sign: {label");
    let (each, _) = place(&text, "    each: staff");
    let lines: Vec<u32> = told.iter().map(|(_, line)| *line).collect();
    assert_eq!(lines, [facts, facts + 1, facts + 2, facts + 3, facts + 4, each], "the facts and the rule, not what the rule requires");
    // A fact that is there but wrong is no unknown fact.
    let text = spoilt("type: yes_no, method", "type: yes_no, of: {a: {zh: 甲, en: A}}, method");
    assert_eq!(all_refused(&text).len(), 1);
}

#[test]
fn of_very_many_mistakes_fifty_are_told() {
    let rules: String = (0..80).map(|at| FIVE.lines().nth(1).unwrap().replace("id: two", &format!("id: two{at}")) + "\n").collect();
    assert_eq!(all_refused(&GOOD.replace("scheme:", &format!("{rules}scheme:"))).len(), 50);
}

// --- inspections -----------------------------------------------------------------------------

const INSPECTION: &str = r#"{
 "format": "windowcheck-inspection/1", "id": "1", "title": "示例", "date": "2026-11-23",
 "subjects": [
  {"id": "S01", "kind": "staff", "facts": {"staff.desk_sign": true, "staff.count": 2}}
 ]
}"#;

fn admit(text: &str) -> Result<(), Fault> {
    let standard = Standard::new(vec![load(GOOD).unwrap()], &[]).unwrap();
    let inspection = read::inspection(text)?;
    standard.admit(&inspection)
}

#[track_caller]
fn not_admitted(from: &str, to: &str, code: &str, says: &str) {
    assert!(INSPECTION.contains(from), "{from}");
    let start = Instant::now();
    let told = say::fault_told(&admit(&INSPECTION.replace(from, to)).expect_err(to));
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(told.code, code, "{}", told.en);
    assert!(told.en.contains(says), "{}", told.en);
    assert!(told.line.is_some() || told.subject.is_some(), "it has a place: {}", told.en);
    assert!(!say::fault(&admit(&INSPECTION.replace(from, to)).unwrap_err(), Lang::Zh).is_empty());
}

/// A new version of a standard opens old answers: what does not fit is set aside and told, all of it.
#[test]
fn answers_that_do_not_fit_are_all_told_and_a_session_judges_them_as_open() {
    let text = INSPECTION.replace(
        r#"{"id": "S01", "kind": "staff", "facts": {"staff.desk_sign": true, "staff.count": 2}}"#,
        r#"{"id": "S01", "kind": "staff", "facts": {"staff.desk_sign": "yes", "staff.count": 2}},
           {"id": "S02", "kind": "staff", "facts": {"staff.desk_sign": false, "staff.count": "two", "staff.of_another_pack": 1}}"#,
    );
    let standard = Standard::new(vec![load(GOOD).unwrap()], &[]).unwrap();
    let inspection = read::inspection(&text).unwrap();
    let places = |faults: &mut dyn Iterator<Item = &Fault>| -> Vec<[String; 2]> {
        let place = |fault: &Fault| [fault.place.subject.clone().unwrap(), fault.place.fact.clone().unwrap()];
        faults.map(place).collect()
    };
    let wanted = [["S01", "staff.desk_sign"], ["S02", "staff.count"]].map(|place| place.map(str::to_owned));
    assert_eq!(places(&mut standard.misfits(&inspection).unwrap().iter()), wanted);
    assert!(standard.admit(&inspection).is_err(), "a file is refused");
    let session = Session::open(standard.clone(), inspection.clone()).unwrap();
    assert_eq!(places(&mut session.refused()), wanted);
    let told = say::told(&session.standard, session.report(), Lang::En);
    assert_eq!(told.unknown.names.len(), 1, "only what nobody knows is told as unknown");
    let mut without = inspection.clone();
    without.subjects[0].facts = [("staff.count".to_owned(), Answer::value(Value::Number(Amount::whole(2))))].into_iter().collect();
    without.subjects[1].facts = [("staff.desk_sign".to_owned(), Answer::value(Value::YesNo(false)))].into_iter().collect();
    let open = Session::open(standard.clone(), without).unwrap();
    let stands = |session: &Session| (session.cells(0), session.needed_of(0), session.counts(), session.heads().to_vec());
    assert_eq!(stands(&session), stands(&open), "they are open");
    // What is wrong with the whole is refused by a session too.
    let mut twice = inspection;
    twice.subjects[1].id = "S01".to_owned();
    assert_eq!(Session::open(standard, twice).err().map(|fault| fault.problem.code()), Some("duplicate-id"));
}

#[test]
fn a_note_over_the_limit_is_refused_when_it_is_given_and_when_it_is_read() {
    let standard = Standard::new(vec![load(GOOD).unwrap()], &[]).unwrap();
    let (sign, long) = (standard.words.fact("staff.desk_sign").unwrap(), "长".repeat(10_001));
    let text = INSPECTION.replace(r#""staff.desk_sign": true"#, &format!(r#""staff.desk_sign": {{"value": true, "note": "{long}"}}"#));
    let inspection = read::inspection(&text).unwrap();
    assert_eq!(standard.admit(&inspection).map_err(|fault| fault.problem.code()), Err("too-large"));
    let answer = inspection.subjects[0].facts.get("staff.desk_sign").unwrap();
    let mut session = Session::open(standard, read::inspection(INSPECTION).unwrap()).unwrap();
    let before = session.counts();
    assert_eq!(session.set(0, sign, Some(answer)).map_err(|fault| fault.problem.code()).err(), Some("too-large"));
    assert_eq!(session.counts(), before);
}

#[test]
fn the_good_inspection_is_admitted() {
    admit(INSPECTION).unwrap();
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for bad in ["", "{", "nonsense", "[1,2", "{\"format\": }", "{'format': 1}", "\u{feff}{", "null", "12", "[]"] {
        let told = say::fault_told(&admit(bad).expect_err(bad));
        assert!(told.line.is_some(), "{bad:?}: {}", told.en);
    }
}

#[test]
fn every_beginning_of_an_inspection_is_refused() {
    for end in (0..INSPECTION.len()).filter(|end| INSPECTION.is_char_boundary(*end)) {
        assert!(admit(&INSPECTION[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_newer_version_is_told_as_such() {
    let told = say::fault_told(
        &admit(&INSPECTION.replace("inspection/1", "inspection/2").replace("\"id\"", "\"new_key\": 1, \"id\"")).unwrap_err(),
    );
    assert_eq!(told.code, "format");
    assert!(told.en.contains("windowcheck-inspection/2"), "{}", told.en);
}

#[test]
fn duplicate_keys_and_subjects_are_refused() {
    not_admitted("\"staff.count\": 2", "\"staff.desk_sign\": false", "duplicate-key", "staff.desk_sign");
    not_admitted("\"id\": \"1\"", "\"id\": \"1\", \"id\": \"2\"", "duplicate-key", "id");
    not_admitted(
        "{\"id\": \"S01\", \"kind\": \"staff\", ",
        "{\"id\": \"S01\", \"kind\": \"staff\"}, {\"id\": \"S01\", \"kind\": \"staff\", ",
        "duplicate-id",
        "S01",
    );
}

#[test]
fn unknown_subjects_are_refused() {
    not_admitted("\"kind\": \"staff\",", "\"kind\": \"staff\", \"parent\": \"W1\",", "unknown-name", "subject “W1”");
}

#[test]
fn values_of_the_wrong_type_are_refused_with_subject_and_fact() {
    for (value, code) in [("\"yes\"", "bad-value"), ("1", "bad-value"), ("[true]", "bad-value"), ("{\"value\": \"x\"}", "bad-value")] {
        not_admitted("\"staff.desk_sign\": true", &format!("\"staff.desk_sign\": {value}"), code, "");
    }
    not_admitted(
        "\"staff.desk_sign\": true",
        "\"staff.desk_sign\": {\"value\": true, \"not_applicable\": \"x\"}",
        "bad-value",
        "exactly one",
    );
}

#[test]
fn figures_that_cannot_be_are_refused() {
    not_admitted("\"staff.count\": 2", "\"staff.count\": -1", "out-of-range", "≥ 0");
    not_admitted("\"staff.count\": 2", "\"staff.count\": 2.5", "not-whole", "2.5");
    for bad in ["1e308", "-1e308", "100000000001", "0.00001", "NaN", "Infinity", "\"NaN\"", "01", "1e400", "--1", "0x10"] {
        let told = say::fault_told(&admit(&INSPECTION.replace("\"staff.count\": 2", &format!("\"staff.count\": {bad}"))).expect_err(bad));
        assert!(["bad-value", "syntax", "out-of-range"].contains(&told.code), "{bad}: {}", told.en);
    }
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    for bad in ["2025-02-29", "2026-13-01", "2026-1-1", "26-01-01", "0000-00-00", "", "2026-11-23T00:00:00Z"] {
        not_admitted("\"staff.count\": 2", &format!("\"staff.day\": \"{bad}\""), "bad-value", "YYYY-MM-DD");
        let told = say::fault_told(&admit(&INSPECTION.replace("\"2026-11-23\"", &format!("\"{bad}\""))).expect_err(bad));
        assert_eq!(told.code, "bad-value", "{}", told.en);
    }
}

#[test]
fn unknown_elements_of_a_set_are_refused() {
    not_admitted("\"staff.count\": 2", "\"staff.badges\": [\"cart\"]", "unknown-name", "Did you mean “card”?");
}

#[test]
fn lone_surrogates_and_broken_bytes_are_refused() {
    let told = say::fault_told(&admit(&INSPECTION.replace("示例", "\\ud800")).expect_err("a lone surrogate"));
    assert!(["bad-text", "syntax"].contains(&told.code), "{}", told.en);
    assert!(read::inspection_bytes(b"{\"format\": \"\xff\xfe\"}").is_err());
}

#[test]
fn html_is_text_like_any_other() {
    admit(&INSPECTION.replace("示例", "<img src=x onerror=alert(1)>")).unwrap();
}

#[test]
fn a_very_large_file_is_refused_before_it_is_read() {
    let start = Instant::now();
    let told = say::fault_told(&admit(&" ".repeat(21 * 1024 * 1024)).expect_err("too large"));
    assert_eq!(told.code, "too-large");
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn deep_nesting_is_refused_at_once() {
    let start = Instant::now();
    assert!(admit(&"[".repeat(1_000_000)).is_err());
    assert!(admit(&format!("{{\"format\":{}", "{\"a\":".repeat(500_000))).is_err());
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn an_empty_set_of_facts_of_another_pack_is_no_fault() {
    admit(&INSPECTION.replace("\"staff.count\": 2", "\"staff.badge_of_another_pack\": 2")).unwrap();
}

/// What the author of a pack is told of a contradiction, in both languages.
#[track_caller]
fn contradiction(deduct: &str, require: &str, says: [&str; 2]) {
    let text = spoilt("deduct: {points: 0.5, per: finding, in: looks}", deduct);
    let text = text.replace("{is: {fact: staff.desk_sign, value: true}}", require);
    let told = say::fault_told(&load(&text).expect_err("the pack is refused"));
    assert_eq!(told.code, "contradiction", "{}", told.en);
    assert!(told.zh.contains(says[0]) && told.en.contains(says[1]), "{}\n{}", told.zh, told.en);
}

#[test]
fn a_contradiction_says_what_clashes_and_what_to_write_instead() {
    let ratio = "{ratio: {part: staff.count, whole: staff.count, at_least: 95}}";
    let steps = "deduct: {steps: [{above: 0, points: 1}], in: looks}";
    contradiction(
        steps,
        ratio,
        ["比率、次数不够才扣的请写 per: shortfall", "For a ratio or number that is too low write `per: shortfall`"],
    );
    let late = "{number: {fact: staff.count, at_most: 2}}";
    contradiction("deduct: {points: 1, per: shortfall, in: looks}", late, ["没有下限", "no lower bound"]);
    contradiction(
        "deduct: {steps: [{above: 0, at_most: 2, points: 1}, {above: 3, points: 2}], in: looks}",
        late,
        ["首档从 above: 0 起", "the first begins `above: 0`"],
    );
    contradiction("deduct: {steps: [{above: 0, at_most: 2, points: 1}], in: looks}", late, ["最后一档写了上端", "The last step"]);
    let rated = "deduct: {rating: staff.count, decided: staff.count, bands: [{option: a, least: 1, most: 2}], in: looks, also: [{in: looks, factor: 0.5}]}";
    contradiction(rated, late, ["请把另扣的部分另写一条条款", "as a rule of its own"]);
    contradiction("deduct: {points: 1, per: finding, started: true, in: looks}", late, ["请改 per，或删去", "Change per"]);
    let shared = "deduct: {points: 1, per: finding, in: looks, also: [{in: looks, who: staff.desk_sign, factor: 0.5}]}";
    contradiction(shared, late, ["请删去 who，或给那个评分办法写 each", "or write `each` in that scheme"]);
    contradiction("deduct: {points: 1, per: finding, in: looks}", "{all_of: []}", ["至少写一项要求", "at least one requirement"]);
}

#[test]
fn a_pack_in_a_file_of_another_name_is_told_both_names_and_what_to_do() {
    let told = |also: &[&str]| {
        let files = also.iter().chain(&["a.yaml"]).map(|name| ((*name).to_owned(), GOOD.to_owned())).collect::<BTreeMap<_, _>>();
        say::fault_told(&load_pack(&files, "a.yaml").expect_err("not its name"))
    };
    let alone = told(&[]);
    assert_eq!((alone.code, alone.line, alone.column), ("conflict", Some(1), Some(7)));
    assert!(alone.zh.ends_with("请把文件改名为 desk.yaml，或把 pack 改成“a”。"), "{}", alone.zh);
    let beside = told(&["desk.yaml"]);
    assert!(beside.zh.contains("旁边已有 desk.yaml") && beside.en.contains("desk.yaml stands beside it"), "{}", beside.zh);
}
