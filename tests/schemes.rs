//! Scoring schemes as an inspector meets them: each total is added up by hand in a comment.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::command::Disk;
use windowcheck::fault::Fault;
use windowcheck::inspection::{Answer, Inspection, Value};
use windowcheck::load::load_pack;
use windowcheck::points::Points;
use windowcheck::read;
use windowcheck::report::Outcome;
use windowcheck::say;
use windowcheck::score::Sheet;
use windowcheck::session::Session;
use windowcheck::standard::Standard;

const WORDS: &str = "
pack: hall
title: {zh: 示例, en: Example}
version: '1'
status: compiled
sources: {S: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: centre}
  staff: {label: {zh: 人员, en: Staff}, parent: window}
facts:
  centre.criticised: {type: yes_no, label: {zh: 被通报, en: Criticised}, method: document}
  window.empty_halves: {type: number, whole: true, label: {zh: 空岗半天, en: Half-days empty}, method: look}
  window.closed: {type: number, max: 200, label: {zh: 办结数, en: Closed}, method: system}
  window.received: {type: number, max: 200, label: {zh: 收件数, en: Received}, method: system}
  window.days_late: {type: number, label: {zh: 逾期天数, en: Days late}, method: system}
  window.consequence: {type: yes_no, label: {zh: 造成不良后果, en: Bad consequence}, method: document}
  window.points_decided: {type: number, label: {zh: 扣分值, en: Points decided}, method: document}
  window.reason: {type: text, label: {zh: 扣分理由, en: Reason}, method: document}
  window.bribe: {type: yes_no, label: {zh: 收受礼金, en: Bribe}, method: document}
  window.visits: {type: number, max: 9, label: {zh: 上门服务, en: Visits}, method: document}
  window.named: {type: yes_no, label: {zh: 点名表扬, en: Praised}, method: document}
  window.manner: {type: choice, label: {zh: 服务态度, en: Manner}, method: look, of: {not: {zh: 未做到, en: Not met}, basically: {zh: 基本做到, en: Basically}, fully: {zh: 完全做到, en: Fully}}}
  window.self: {type: number, label: {zh: 自评分, en: Own score}, method: document}
  staff.late: {type: number, whole: true, max: 10, label: {zh: 迟到次数, en: Times late}, method: look}
  staff.chief: {type: yes_no, label: {zh: 首席代表, en: Chief}, method: document}
";

/// A rule of force must; `deduct` may be empty.
fn rule(id: &str, each: &str, require: &str, deduct: &str) -> String {
    let deduct = if deduct.is_empty() { String::new() } else { format!(", deduct: {{{deduct}}}") };
    format!(
        "  - {{id: {id}, title: {{zh: r, en: r}}, sources: [S], each: {each}, force: must, severity: minor, require: {{{require}}}{deduct}}}\n"
    )
}

fn one_category(rest: &str) -> String {
    format!(
        "scheme:\n  title: {{zh: s, en: s}}\n  full: 100\n  not_applicable: full\n  categories: {{c: {{title: {{zh: c, en: c}}, full: 100}}}}\n{rest}"
    )
}

fn pack(rules: &[String], scheme: &str) -> Result<Standard, Fault> {
    let text = format!("{WORDS}rules:\n{}{scheme}", rules.concat());
    Standard::new(vec![load_pack(&BTreeMap::from([("hall.yaml".to_owned(), text)]), "hall.yaml")?], &[])
}

#[track_caller]
fn standard(rules: &[String], scheme: &str) -> Standard {
    pack(rules, scheme).unwrap_or_else(|fault| panic!("{fault}"))
}

#[track_caller]
fn refused(rules: &[String], scheme: &str, code: &str) {
    let told = say::fault_told(&pack(rules, scheme).expect_err("the scheme is refused"));
    assert_eq!(told.code, code, "{}", told.en);
    assert!(told.line.is_some(), "it has a place: {}", told.en);
}

#[track_caller]
fn site(subjects: &str) -> Inspection {
    let text = format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "1", "title": "示例", "date": "2026-11-23", "subjects": [{{"id": "C", "kind": "centre"}}, {subjects}]}}"#
    );
    read::inspection(&text).unwrap_or_else(|fault| panic!("{fault}"))
}

/// One window with these answers.
#[track_caller]
fn window(facts: &str) -> Inspection {
    site(&format!(r#"{{"id": "W1", "kind": "window", "facts": {{{facts}}}}}"#))
}

fn sheet(standard: &Standard, inspection: &Inspection) -> Sheet {
    standard.inspect(inspection).sheets.remove(0)
}

/// Worst and best, as they are shown.
#[track_caller]
fn total(standard: &Standard, inspection: &Inspection) -> (String, String) {
    let sheet = sheet(standard, inspection);
    assert!(!sheet.total.at_most);
    (told(sheet.total.worst), told(sheet.total.best))
}

/// A total as it is told; nothing where there is none.
fn told(total: Option<Points>) -> String {
    total.map(|total| total.to_string()).unwrap_or_default()
}

fn range(worst: &str, best: &str) -> (String, String) {
    (worst.to_owned(), best.to_owned())
}

const HALVES: &str = "number: {fact: window.empty_halves, at_most: 0}";
const LATE: &str = "number: {fact: window.days_late, at_most: 0}";
const SHARE: &str = "ratio: {part: window.closed, whole: window.received, at_least: 100}";

#[test]
fn three_half_days_at_three_points_but_one_window_loses_no_more_than_seven() {
    let standard = standard(&[rule("r", "window", HALVES, "points: 3, per: excess, most: 7, in: c")], &one_category(""));
    assert_eq!(total(&standard, &window(r#""window.empty_halves": 2"#)), range("94", "94"), "2 × 3");
    let capped = window(r#""window.empty_halves": 3"#);
    assert_eq!(total(&standard, &capped), range("93", "93"), "3 × 3 is 9, of which 7");
    assert_eq!(total(&standard, &window("")), range("93", "100"), "the cap is also the worst that may come");
    let sheet = sheet(&standard, &capped);
    let line = &sheet.categories[0].items[0].lines[0];
    assert_eq!((line.units, line.parts.len(), line.parts[0].each.to_string()), (3, 1, "7".to_owned()));
}

#[test]
fn a_percentage_point_that_is_missing_costs_a_point_and_one_that_is_begun_does_where_it_says_so() {
    let whole = standard(&[rule("r", "window", SHARE, "points: 1, per: shortfall, in: c")], &one_category(""));
    let begun = standard(&[rule("r", "window", SHARE, "points: 1, per: shortfall, started: true, in: c")], &one_category(""));
    let halves = standard(&[rule("r", "window", SHARE, "points: 1, per: shortfall, unit: 0.5, in: c")], &one_category(""));
    // 29 of 30 are 96.666… %: 3.333… points are missing, that is 3 whole, 4 begun, 6 halves.
    let seen = window(r#""window.closed": 29, "window.received": 30"#);
    assert_eq!(total(&whole, &seen), range("97", "97"));
    assert_eq!(total(&begun, &seen), range("96", "96"));
    assert_eq!(total(&halves, &seen), range("94", "94"));
    assert_eq!(total(&whole, &window("")), range("0", "100"), "none closed: 100 points are missing");
}

#[test]
fn an_item_fewer_than_required_costs_a_point_each() {
    let least = "number: {fact: window.visits, at_least: 4}";
    let standard = standard(&[rule("r", "window", least, "points: 0.5, per: shortfall, in: c")], &one_category(""));
    assert_eq!(total(&standard, &window(r#""window.visits": 1"#)), range("98.5", "98.5"), "3 × 0.5");
    assert_eq!(total(&standard, &window("")), range("98", "100"), "4 × 0.5 at worst");
}

const STEPS: &str = "steps: [{above: 0, at_most: 5, points: 1}, {above: 5, at_most: 10, points: 1.5}, {above: 10, points: 2}], in: c";

#[test]
fn lateness_is_charged_by_its_step_and_an_edge_belongs_to_the_step_that_takes_it_in() {
    let standard = standard(&[rule("r", "window", LATE, STEPS)], &one_category(""));
    for (days, left) in [("0", "100"), ("1", "99"), ("5", "99"), ("5.5", "98.5"), ("10", "98.5"), ("11", "98"), ("400", "98")] {
        assert_eq!(total(&standard, &window(&format!(r#""window.days_late": {days}"#))), range(left, left), "{days} days");
    }
    assert_eq!(total(&standard, &window("")), range("98", "100"));
    let two = site(
        r#"{"id": "W1", "kind": "window", "facts": {"window.days_late": 3}}, {"id": "W2", "kind": "window", "facts": {"window.days_late": 7}}"#,
    );
    assert_eq!(total(&standard, &two), range("97.5", "97.5"), "1 + 1.5");
}

#[test]
fn steps_with_a_gap_an_overlap_or_an_end_are_refused() {
    for steps in [
        "[{above: 0, at_most: 5, points: 1}, {above: 6, points: 2}]",
        "[{above: 0, at_most: 5, points: 1}, {at_least: 5, points: 2}]",
        "[{above: 0, below: 5, points: 1}, {above: 5, points: 2}]",
        "[{above: 1, points: 1}]",
        "[{above: 0, at_most: 5, points: 1}]",
        "[{above: 0, at_least: 0, points: 1}]",
        "[{above: 0, at_most: 0, points: 1}, {above: 0, points: 1}]",
    ] {
        refused(&[rule("r", "window", LATE, &format!("steps: {steps}, in: c"))], &one_category(""), "contradiction");
    }
}

#[test]
fn a_deduction_in_no_form_or_in_two_is_refused() {
    let yes = "is: {fact: window.named, value: true}";
    for (require, deduct, code) in [
        (yes, "in: c", "missing-key"),
        (yes, "points: 1, in: c", "missing-key"),
        (yes, "points: -1, per: finding, in: c", "out-of-range"),
        (yes, "points: 1, per: shortfall, in: c", "contradiction"),
        (yes, "points: 1, per: finding, unit: 2, in: c", "contradiction"),
        (LATE, "points: 1, per: excess, unit: 0, in: c", "out-of-range"),
        (LATE, "points: 1, per: shortfall, in: c", "contradiction"),
        (LATE, "points: 1, per: excess, steps: [{above: 0, points: 1}], in: c", "contradiction"),
        (yes, "steps: [{above: 0, points: 1}], in: c", "contradiction"),
        (yes, "points: 1, per: finding, award: 1, in: c", "contradiction"),
        (yes, "least: 3, most: 5, decided: window.points_decided, in: c", "missing-key"),
        (yes, "least: 3, decided: window.points_decided, reason: window.reason, in: c", "missing-key"),
        (yes, "least: 5, most: 3, decided: window.points_decided, reason: window.reason, in: c", "contradiction"),
        (yes, "least: 3, most: 5, decided: window.reason, reason: window.reason, in: c", "type-clash"),
        (yes, "least: 3, most: 5, decided: window.points, reason: window.reason, in: c", "unknown-name"),
        (yes, "least: 3, most: 5, decided: staff.late, reason: window.reason, in: c", "out-of-reach"),
    ] {
        refused(&[rule("r", "window", require, deduct)], &one_category(""), code);
    }
}

const DECISION: &str = "least: 3, most: 5, decided: window.points_decided, reason: window.reason, in: c";

#[test]
fn points_at_discretion_stay_a_range_until_a_number_and_a_reason_are_recorded() {
    let rules = [rule("r", "window", "is: {fact: window.consequence, value: false}", DECISION)];
    let standard = standard(&rules, &one_category(""));
    let undecided = |facts: &str| sheet(&standard, &window(facts)).categories[0].items[0].lines[0].undecided;
    assert_eq!(total(&standard, &window("")), range("95", "100"));
    let failed = r#""window.consequence": true"#;
    assert_eq!((total(&standard, &window(failed)), undecided(failed)), (range("95", "97"), 1), "from 3 to 5, nobody decided");
    for (more, why) in [
        (r#", "window.points_decided": 4"#, "without a reason"),
        (r#", "window.points_decided": 4, "window.reason": " ""#, "with an empty reason"),
        (r#", "window.points_decided": 6, "window.reason": "投诉属实""#, "above the range"),
        (r#", "window.points_decided": 2, "window.reason": "投诉属实""#, "below the range"),
        (r#", "window.points_decided": 4.123, "window.reason": "投诉属实""#, "points have two decimals"),
    ] {
        let facts = format!("{failed}{more}");
        assert_eq!((total(&standard, &window(&facts)), undecided(&facts)), (range("95", "97"), 1), "{why}");
    }
    let decided = format!(r#"{failed}, "window.points_decided": 4, "window.reason": "投诉属实，已道歉""#);
    assert_eq!((total(&standard, &window(&decided)), undecided(&decided)), (range("96", "96"), 0));
}

#[test]
fn a_decision_is_asked_for_only_when_the_rule_fails() {
    let rules = [rule("r", "window", "is: {fact: window.consequence, value: false}", DECISION)];
    let standard = standard(&rules, &one_category(""));
    let number = |name: &str| standard.words.fact(name).unwrap();
    let (consequence, decided, reason) = (number("window.consequence"), number("window.points_decided"), number("window.reason"));
    let form = standard.form();
    assert!(form.facts[decided as usize].decides && form.facts[reason as usize].decides && !form.facts[consequence as usize].decides);
    let mut session = Session::open(standard, window("")).unwrap();
    assert_eq!(session.needed(1), [consequence]);
    let mut say = |fact: u32, value: Value| session.set(1, fact, Some(&Answer::value(value))).unwrap();
    let delta = say(consequence, Value::YesNo(true));
    assert_eq!((told(delta.heads[0].total.worst), told(delta.heads[0].total.best)), ("95".to_owned(), "97".to_owned()));
    say(decided, Value::Number(windowcheck::amount::Amount::whole(5)));
    let delta = say(reason, Value::Text("群众反映强烈".to_owned()));
    assert_eq!((delta.cells.len(), told(delta.heads[0].total.best)), (0, "95".to_owned()), "the verdict stays, the points are settled");
    assert!(session.needed(1).is_empty());
}

#[test]
fn a_finding_outside_every_category_lowers_the_total_alone() {
    let rules = [rule("r", "centre", "is: {fact: centre.criticised, value: false}", "points: 10, per: finding, in: other")];
    let scheme = one_category("").replace("full: 100}}", "full: 100}, other: {title: {zh: 其他, en: Other}, full: 0}}");
    let standard = standard(&rules, &scheme);
    let mut inspection = window("");
    inspection.subjects[0].facts.set("centre.criticised", Answer::value(Value::YesNo(true)));
    let sheet = sheet(&standard, &inspection);
    assert_eq!(
        (told(sheet.total.best), sheet.categories[0].best.to_string(), sheet.categories[1].best.to_string()),
        ("90".to_owned(), "100".to_owned(), "-10".to_owned())
    );
}

#[test]
fn an_item_is_awarded_or_lost_and_lifts_no_total_above_its_ceiling() {
    let rules = [
        rule("r", "window", "is: {fact: window.named, value: true}", "award: 3, lost: 2, in: c"),
        rule("late", "window", LATE, "points: 2, per: finding, in: c"),
    ];
    let plain = standard(&rules, &one_category(""));
    assert_eq!(total(&plain, &window(r#""window.named": false, "window.days_late": 0"#)), range("98", "98"));
    assert_eq!(
        total(&plain, &window(r#""window.named": true, "window.days_late": 1"#)),
        range("100", "100"),
        "100 − 2 + 3, and no more than the full mark"
    );
    assert_eq!(total(&plain, &window(r#""window.days_late": 1"#)), range("96", "100"));
    let higher = standard(&rules, &one_category("  ceiling: 110\n"));
    assert_eq!(total(&higher, &window(r#""window.named": true, "window.days_late": 1"#)), range("101", "101"));
    refused(&rules, &one_category("  ceiling: 90\n"), "contradiction");
}

const BONUS: &str = "  ceiling: 110
  bonus:
    most: 10
    opens_above: 90
    events:
      - {title: {zh: 上门服务, en: Visits}, fact: window.visits, points: 2, most: 6}
      - {title: {zh: 点名表扬, en: Praise}, rule: praise, points: 5}
  vetoes: [{rule: bribe, effect: {escalate: {zh: 移交纪委, en: To the discipline body}}}]
";

fn bonus_rules() -> [String; 3] {
    [
        rule("praise", "window", "is: {fact: window.named, value: true}", ""),
        rule("bribe", "window", "is: {fact: window.bribe, value: false}", ""),
        rule("late", "window", LATE, "points: 5, per: excess, in: c"),
    ]
}

#[test]
fn a_bonus_has_its_caps_and_its_gate() {
    let standard = standard(&bonus_rules(), &one_category(BONUS));
    let settled = |late: u32, visits: u32, named: bool| {
        window(&format!(r#""window.bribe": false, "window.days_late": {late}, "window.visits": {visits}, "window.named": {named}"#))
    };
    assert_eq!(total(&standard, &settled(0, 2, false)), range("104", "104"), "100 + 2 × 2");
    assert_eq!(total(&standard, &settled(0, 5, false)), range("106", "106"), "5 × 2 are 10, of which 6");
    assert_eq!(total(&standard, &settled(0, 5, true)), range("110", "110"), "6 + 5 are 11, of which 10");
    assert_eq!(total(&standard, &settled(1, 5, true)), range("105", "105"), "95 + 10");
    assert_eq!(total(&standard, &settled(2, 5, true)), range("90", "90"), "90 is not above 90: the bonus stays closed");
    let open = window(r#""window.bribe": false, "window.days_late": 1, "window.named": true"#);
    assert_eq!(total(&standard, &open), range("100", "105"), "95 + 5 for certain, + 5 more of the visits at best");
}

#[test]
fn what_a_bonus_counts_is_asked_for_until_it_is_recorded() {
    let standard = standard(&bonus_rules(), &one_category(BONUS));
    let visits = standard.words.fact("window.visits").unwrap();
    let mut session = Session::open(standard, window("")).unwrap();
    assert!(session.needed(1).contains(&visits));
    session.set(1, visits, Some(&Answer::value(Value::Number(windowcheck::amount::Amount::whole(0))))).unwrap();
    assert!(!session.needed(1).contains(&visits));
}

#[test]
fn no_bonus_is_given_where_a_veto_acts_or_is_certain_while_one_may_act() {
    let standard = standard(&bonus_rules(), &one_category(BONUS));
    let facts = r#""window.days_late": 0, "window.visits": 5, "window.named": true"#;
    assert_eq!(total(&standard, &window(&format!(r#"{facts}, "window.bribe": true"#))), range("100", "100"));
    assert_eq!(total(&standard, &window(facts)), range("100", "110"));
    let sheet = sheet(&standard, &window(&format!(r#"{facts}, "window.bribe": true"#)));
    assert!(sheet.bonus.is_some_and(|bonus| bonus.vetoed) && sheet.vetoes[0].acts);
}

#[test]
fn a_bonus_counts_only_where_none_of_the_rules_fails_on_which_it_depends() {
    let scheme = one_category(&BONUS.replace("opens_above: 90", "only_if: [late]"));
    let standard = standard(&bonus_rules(), &scheme);
    let facts = r#""window.bribe": false, "window.visits": 2, "window.named": false"#;
    let with = |late: &str| total(&standard, &window(&format!("{facts}{late}")));
    assert_eq!(with(r#", "window.days_late": 0"#), range("104", "104"), "100 + 2 × 2");
    assert_eq!(with(r#", "window.days_late": 1"#), range("95", "95"), "who is late gets no bonus");
    let none = sheet(&standard, &window(&format!(r#"{facts}, "window.days_late": {{"not_applicable": "没有期限"}}"#)));
    assert_eq!(none.bonus.map(|bonus| bonus.worst.to_string()).as_deref(), Some("4"), "nothing failed");
    assert!(none.total.best.is_none(), "and nothing was assessed to which the bonus could be added");
    // Not looked at yet: the bonus is neither given nor lost.
    let open = sheet(&standard, &window(facts));
    assert_eq!(open.bonus.map(|bonus| (bonus.worst.to_string(), bonus.best.to_string())), Some(("0".to_owned(), "4".to_owned())));
    refused(&bonus_rules(), &scheme.replace("[late]", "[latte]"), "unknown-name");
}

#[test]
fn a_bonus_stays_under_a_veto_where_the_source_says_so() {
    let standard = standard(&bonus_rules(), &one_category(&BONUS.replace("most: 10", "most: 10\n    despite_vetoes: true")));
    let facts = r#""window.days_late": 0, "window.visits": 2, "window.named": false"#;
    let bribed = sheet(&standard, &window(&format!(r#"{facts}, "window.bribe": true"#)));
    assert_eq!((told(bribed.total.best), bribed.vetoes.len()), ("104".to_owned(), 1), "it is handed on, and 2 × 2 stay");
    assert_eq!(total(&standard, &window(facts)), range("104", "104"), "whatever comes of the bribe");
}

#[test]
fn a_step_down_gives_no_grade_to_who_has_none_and_the_next_veto_does() {
    let rules = [
        rule("bribe", "window", "is: {fact: window.bribe, value: false}", "points: 50, per: finding, in: c"),
        rule("late", "window", LATE, "points: 5, per: excess, in: c"),
    ];
    let standard = standard(
        &rules,
        &one_category(
            "  grades: [{id: a, title: {zh: 甲, en: A}, at_least: 40, below: 45}, {id: b, title: {zh: 乙, en: B}, below: 40}]
  vetoes: [{rule: bribe, effect: {lower: 1}}, {rule: bribe, effect: {grade: a}}]\n",
        ),
    );
    // 50 has no grade; with days that nobody counted it may be anything below. A step down from a or b is b; from
    // none it is none, and then at most a.
    let sheet = sheet(&standard, &window(r#""window.bribe": true"#));
    let reachable: Vec<bool> = sheet.grades.iter().map(|grade| grade.reachable).collect();
    assert_eq!((told(sheet.total.best), sheet.total.at_most, reachable), ("50".to_owned(), true, vec![true, true]));
}

/// Three key items and a grade that two of them take away.
fn key_items() -> [String; 3] {
    ["bribe", "criticised", "praise"].map(|id| match id {
        "criticised" => rule(id, "centre", "is: {fact: centre.criticised, value: false}", ""),
        "bribe" => rule(id, "window", "is: {fact: window.bribe, value: false}", ""),
        _ => rule(id, "window", "is: {fact: window.named, value: true}", ""),
    })
}

fn several(fails: &str) -> String {
    one_category(&format!(
        "  grades: [{{id: a, title: {{zh: 甲, en: A}}, at_least: 90}}, {{id: b, title: {{zh: 乙, en: B}}, below: 90}}]
  vetoes: [{{several: {{title: {{zh: 关键项, en: Key items}}, rules: [bribe, criticised, praise], fails: {{{fails}}}}}, effect: {{grade: b}}}}]\n"
    ))
}

/// A centre and two windows: whether each took a bribe, and whether each was praised.
fn two_windows(criticised: &str, [first, second]: [[&str; 2]; 2]) -> Inspection {
    let window = |id: &str, [bribe, named]: [&str; 2]| {
        format!(r#"{{"id": "{id}", "kind": "window", "parent": "C", "facts": {{"window.bribe": {bribe}, "window.named": {named}}}}}"#)
    };
    let text = format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "i", "title": "t", "date": "2026-11-23", "standard": [{{"pack": "hall"}}],
        "subjects": [{{"id": "C", "kind": "centre", "facts": {{"centre.criticised": {criticised}}}}}, {}, {}]}}"#,
        window("W1", first),
        window("W2", second)
    );
    read::inspection(&text).unwrap()
}

const OPEN: &str = r#"{"cannot_check": "没有带来"}"#;

#[test]
fn two_failed_key_items_are_a_veto_and_one_is_not() {
    let standard = standard(&key_items(), &several("rules_at_least: 2"));
    let told = |criticised: &str, windows: [[&str; 2]; 2]| {
        let sheet = sheet(&standard, &two_windows(criticised, windows));
        (sheet.total.grade, sheet.vetoes.into_iter().map(|veto| (veto.rules, veto.acts)).collect::<Vec<_>>())
    };
    let (fine, bad) = (["false", "true"], ["true", "true"]);
    assert_eq!(told("false", [bad, bad]), (Some("a".to_owned()), vec![]), "two windows fail the same one item");
    assert_eq!(told("true", [bad, fine]), (Some("b".to_owned()), vec![(vec![0, 1], true)]));
    assert_eq!(told(OPEN, [bad, fine]), (None, vec![(vec![0], false)]), "the second item was not looked at");
    // Two rules that are one item of the regulation count once.
    let items = pack(&key_items(), &several("rules_at_least: 2").replace("[bribe, criticised, praise]", "[[bribe, criticised], praise]"));
    let items = items.unwrap_or_else(|fault| panic!("{fault}"));
    let grade =
        |criticised: &str, windows: [[&str; 2]; 2]| sheet(&items, &two_windows(criticised, windows)).total.grade.unwrap_or_default();
    assert_eq!(grade("true", [bad, fine]), "a", "a bribe and criticism are one item");
    assert_eq!(grade("true", [bad, ["false", "false"]]), "b", "nobody praised the second window");
}

#[test]
fn so_many_findings_or_such_a_share_of_the_items_are_a_veto() {
    let (fine, bad) = (["false", "true"], ["true", "true"]);
    let grade = |fails: &str, criticised: &str, windows: [[&str; 2]; 2]| {
        sheet(&standard(&key_items(), &several(fails)), &two_windows(criticised, windows)).total.grade.unwrap_or_default()
    };
    assert_eq!(grade("findings_at_least: 3", "true", [bad, bad]), "b", "two windows and the centre");
    assert_eq!(grade("findings_at_least: 3", "true", [bad, fine]), "a");
    // One item of three fails: 33.33… per cent.
    assert_eq!(grade("share_above: 33.33", "false", [bad, fine]), "b");
    assert_eq!(grade("share_at_least: 33.34", "false", [bad, fine]), "a");
    // Where the praise does not apply it is one of two, and where it is open the share may be either.
    let none = r#"{"not_applicable": "没有评"}"#;
    assert_eq!(grade("share_at_least: 50", "false", [["true", none], ["false", none]]), "b");
    assert_eq!(grade("share_at_least: 50", "false", [["true", OPEN], ["false", OPEN]]), "");
}

#[test]
fn a_veto_of_several_that_contradicts_itself_is_refused() {
    for fails in ["rules_at_least: 0", "rules_at_least: 4", "findings_at_least: 0", "share_above: 100", "share_at_least: 0"] {
        refused(&key_items(), &several(fails), "out-of-range");
    }
    refused(&key_items(), &several("rules_at_least: 2").replace("[bribe, crit", "[bribe, bribe, crit"), "duplicate-id");
    refused(&key_items(), &several("rules_at_least: 2").replace("praise]", "prize]"), "unknown-name");
    refused(&key_items(), &several("rules_at_least: 2").replace("vetoes: [{", "vetoes: [{rule: bribe, "), "contradiction");
    refused(&key_items(), &one_category("  vetoes: [{effect: {zero: c}}]\n"), "missing-key");
}

#[test]
fn a_bonus_of_nothing_or_for_nothing_is_refused() {
    let bonus = |event: &str| one_category(&format!("  bonus: {{events: [{{title: {{zh: b, en: b}}, {event}}}]}}\n"));
    refused(&bonus_rules(), &bonus("points: 1"), "missing-key");
    refused(&bonus_rules(), &bonus("rule: praise, fact: window.visits, points: 1"), "contradiction");
    refused(&bonus_rules(), &bonus("rule: prise, points: 1"), "unknown-name");
    refused(&bonus_rules(), &bonus("fact: window.reason, points: 1"), "type-clash");
    refused(&bonus_rules(), &bonus("fact: window.visits, points: 0"), "out-of-range");
}

#[test]
fn several_vetoes_act_together_and_a_stop_leaves_no_total_and_no_grade_but_the_forced_one() {
    let scheme = one_category(
        "  grades: [{id: good, title: {zh: 好, en: Good}, at_least: 60}, {id: poor, title: {zh: 差, en: Poor}, below: 60}]
  vetoes:
    - {rule: late, effect: {lose_award: {award: {zh: 文明窗口, en: Civil window}, for: quarter}}}
    - {rule: bribe, effect: {stop: {zh: 停止评分, en: Scoring stops}}}
",
    );
    let standard = standard(&bonus_rules(), &scheme);
    let both = sheet(&standard, &window(r#""window.bribe": true, "window.days_late": 1"#));
    assert!(both.stopped && both.total.grade.is_none() && both.vetoes.len() == 2 && both.vetoes.iter().all(|veto| veto.acts));
    let one = sheet(&standard, &window(r#""window.bribe": false, "window.days_late": 1"#));
    assert_eq!((one.stopped, one.total.grade.as_deref(), one.vetoes.len()), (false, Some("good"), 1));
    let may = sheet(&standard, &window(r#""window.days_late": 0"#));
    assert!(!may.stopped && may.vetoes.len() == 1 && !may.vetoes[0].acts, "what may act is shown");
    let inspection = window(r#""window.bribe": true"#);
    for (lang, says) in [(windowcheck::words::Lang::Zh, "不计总分"), (windowcheck::words::Lang::En, "not scored")] {
        let text = say::report_text(&standard, &inspection, &standard.inspect(&inspection), lang);
        assert!(text.contains(says), "{text}");
    }
}

/// Windows and staff separately: a late comer costs the person 1 and the window 1; what the window
/// does wrong costs it 2 and its chief half of that.
const SEPARATE: &str = "schemes:
  windows:
    title: {zh: 窗口, en: Windows}
    each: window
    full: 100
    not_applicable: full
    categories: {w: {title: {zh: c, en: c}, full: 100}}
  people:
    title: {zh: 人员, en: Staff}
    each: staff
    full: 100
    not_applicable: full
    categories: {p: {title: {zh: c, en: c}, full: 100}}
";

fn separate() -> [String; 2] {
    [
        rule("late", "staff", "number: {fact: staff.late, at_most: 0}", "points: 1, per: excess, in: p, also: [{in: w, factor: 1}]"),
        rule("overdue", "window", LATE, "points: 2, per: excess, in: w, also: [{in: p, who: staff.chief, factor: 0.5}]"),
    ]
}

const TWO_WINDOWS: &str = r#"
 {"id": "W1", "kind": "window", "facts": {"window.days_late": 3}}, {"id": "W2", "kind": "window", "facts": {"window.days_late": 0}},
 {"id": "A", "kind": "staff", "parent": "W1", "facts": {"staff.late": 2, "staff.chief": true}},
 {"id": "B", "kind": "staff", "parent": "W1", "facts": {"staff.late": 0, "staff.chief": false}},
 {"id": "D", "kind": "staff", "parent": "W2", "facts": {"staff.late": 1}}"#;

#[test]
fn windows_and_staff_have_sheets_of_their_own_and_share_a_finding_by_its_factor() {
    let standard = standard(&separate(), SEPARATE);
    let inspection = site(TWO_WINDOWS);
    let sheets: Vec<(String, String, String)> = standard
        .inspect(&inspection)
        .sheets
        .iter()
        .map(|sheet| (inspection.subjects[sheet.subject.unwrap() as usize].id.clone(), told(sheet.total.worst), told(sheet.total.best)))
        .collect();
    let line = |id: &str, worst: &str, best: &str| (id.to_owned(), worst.to_owned(), best.to_owned());
    assert_eq!(
        sheets,
        [
            line("W1", "92", "92"), // 3 × 2 of its own, 2 × 1 of A
            line("W2", "99", "99"), // 1 of D
            line("A", "95", "95"),  // 2 × 1 of her own, half of 3 × 2 as chief
            line("B", "100", "100"),
            line("D", "99", "99"), // nobody knows whether D is chief, but W2 lost nothing
        ]
    );
}

/// By subject: the worst and the best total.
fn ends(standard: &Standard, inspection: &Inspection) -> Vec<String> {
    let told = |sheet: Sheet| {
        let subject = &inspection.subjects[sheet.subject.unwrap() as usize].id;
        format!("{subject} {} {}", told(sheet.total.worst), told(sheet.total.best))
    };
    standard.inspect(inspection).sheets.into_iter().map(told).collect()
}

/// A leads W1; whether D leads W2 is not known.
const TWO_TEAMS: &str = r#"
 {"id": "W1", "kind": "window"}, {"id": "W2", "kind": "window"},
 {"id": "A", "kind": "staff", "parent": "W1", "facts": {"staff.late": 2, "staff.chief": true}},
 {"id": "B", "kind": "staff", "parent": "W1", "facts": {"staff.late": 1, "staff.chief": false}},
 {"id": "E", "kind": "staff", "parent": "W1", "facts": {"staff.late": 3, "staff.chief": false}},
 {"id": "D", "kind": "staff", "parent": "W2", "facts": {"staff.late": 1}},
 {"id": "F", "kind": "staff", "parent": "W2", "facts": {"staff.late": 4, "staff.chief": false}}"#;

#[test]
fn a_chief_takes_half_of_what_the_others_of_the_window_lose() {
    let late = |also: &str| [rule("late", "staff", "number: {fact: staff.late, at_most: 0}", &format!("points: 1, per: excess, {also}"))];
    let of_staff = standard(&late("in: p, also: [{in: p, who: staff.chief, factor: 0.5}]"), SEPARATE);
    let inspection = site(TWO_TEAMS);
    // A: 2 × 1 of her own and half of 1 + 3. If D leads, half of 4 comes to his 1.
    let expected = ["W1 100 100", "W2 100 100", "A 96 96", "B 99 99", "E 97 97", "D 97 99", "F 96 96"];
    assert_eq!(ends(&of_staff, &inspection), expected);
    // Where the window takes the whole, the chief takes half of all, of her own too: half of 2 + 1 + 3.
    let of_window = standard(&late("in: w, also: [{in: p, who: staff.chief, factor: 0.5}]"), SEPARATE);
    // Who leads nobody was not assessed on this sheet.
    let expected = ["W1 94 94", "W2 95 95", "A 97 97", "B  ", "E  ", "D 97.5 100", "F  "];
    assert_eq!(ends(&of_window, &inspection), expected);
    // One answer of E moves the sheet of A.
    let late = of_staff.words.fact("staff.late").unwrap();
    let mut session = Session::open(of_staff, site(TWO_TEAMS)).unwrap();
    let bests = |session: &Session| -> Vec<String> { session.report().sheets.iter().map(|sheet| told(sheet.total.best)).collect() };
    let before = bests(&session);
    session.set(5, late, Some(&Answer::value(Value::Number(windowcheck::amount::Amount::whole(5))))).unwrap();
    let after = bests(&session);
    let moved: Vec<(usize, &String)> = after.iter().enumerate().filter(|(at, best)| before[*at] != **best).collect();
    assert_eq!(moved, [(2, &"95".to_owned()), (4, &"95".to_owned())], "A: half of 2 more, E: 2 more");
    // A window stands below nobody who has sheets here: there is no group whose findings are shared.
    let alone = "schemes:\n  w:\n    title: {zh: s, en: s}\n    each: centre\n    full: 100\n    not_applicable: full\n    categories: {w: {title: {zh: c, en: c}, full: 100}}\n";
    let share = rule("r", "window", LATE, "points: 1, per: excess, in: w, also: [{in: w, who: centre.criticised, factor: 1}]");
    refused(&[share], alone, "contradiction");
}

#[test]
fn what_a_person_decides_is_shared_too() {
    let decision = DECISION.replace("in: c", "in: w, also: [{in: p, who: staff.chief, factor: 0.5}]");
    let rules = [rule("r", "window", "is: {fact: window.consequence, value: false}", &decision)];
    let standard = standard(&rules, SEPARATE);
    let with = |facts: &str| {
        let window = format!(r#"{{"id": "W1", "kind": "window", "facts": {{"window.consequence": true{facts}}}}}"#);
        let inspection = site(&format!(r#"{window}, {{"id": "A", "kind": "staff", "parent": "W1", "facts": {{"staff.chief": true}}}}"#));
        ends(&standard, &inspection)
    };
    assert_eq!(with(""), ["W1 95 97", "A 97.5 98.5"], "3 to 5, and half of it");
    assert_eq!(with(r#", "window.points_decided": 4.5, "window.reason": "投诉属实""#), ["W1 95.5 95.5", "A 97.75 97.75"]);
    let odd = r#", "window.points_decided": 4.25, "window.reason": "投诉属实""#;
    assert_eq!(with(odd), ["W1 95 97", "A 97.5 98.5"], "half of 4.25 has three decimals: it is not decided yet");
    let third = rules[0].replace("0.5", "0.333");
    refused(&[third], SEPARATE, "contradiction");
}

#[test]
fn a_county_sets_its_own_points_and_until_then_nobody_can_say_what_a_fail_takes() {
    let late = [rule("late", "window", LATE, "points: {param: each}, per: excess, in: c")];
    let scheme = |rest: &str| one_category(&format!("params: {{each: {{label: {{zh: 每天扣分, en: Points a day}}{rest}}}}}\n"));
    let set = standard(&late, &scheme(", default: 0.5"));
    assert_eq!(total(&set, &window(r#""window.days_late": 3"#)), range("98.5", "98.5"), "3 × 0.5");
    let unset = standard(&late, &scheme(""));
    let days = |days: u32| window(&format!(r#""window.days_late": {days}"#));
    assert_eq!(total(&unset, &days(0)), range("100", "100"), "nothing to take, whatever it is");
    let told = sheet(&unset, &days(3));
    assert!(told.total.at_most && told.not_assessed == [0], "at most {:?}", told.total.best);
    let report = unset.inspect(&days(3));
    assert_eq!((report.findings.len(), report.findings[0].lost), (1, None), "it fails all the same");
    let why = say::explain(&unset, &report.findings[0], windowcheck::words::Lang::Zh).sentences.join(";");
    assert!(why.contains("参数「每天扣分」没有设定"), "{why}");
    // A cap is the worst that may come.
    let capped = standard(&[late[0].replace("in: c", "in: c, most: 4")], &scheme(""));
    assert_eq!(total(&capped, &days(3)), range("96", "100"));
    refused(&late, &scheme(", default: 0.333"), "bad-value");
    refused(&[late[0].replace("each}", "eech}")], &scheme(""), "unknown-name");
    refused(&[late[0].replace("{param: each}", "0.333")], &one_category(""), "bad-value");
}

#[test]
fn what_one_device_loses_in_one_day_has_a_cap_where_that_day_is_a_subject() {
    // A window stands for a device on one day, its staff for the readings, each in whole degrees over.
    let day = "measure: {fact: staff.late, take: sum, at_most: 0}";
    let standard = standard(&[rule("day", "window", day, "points: 0.5, per: excess, most: 2, in: c")], &one_category(""));
    let of = |one: u32, other: u32| {
        site(&format!(
            r#"{{"id": "W1", "kind": "window"}}, {{"id": "W2", "kind": "window"}},
               {{"id": "A", "kind": "staff", "parent": "W1", "facts": {{"staff.late": {one}}}}},
               {{"id": "B", "kind": "staff", "parent": "W1", "facts": {{"staff.late": 3}}}},
               {{"id": "D", "kind": "staff", "parent": "W2", "facts": {{"staff.late": {other}}}}}"#
        ))
    };
    assert_eq!(total(&standard, &of(0, 1)), range("98", "98"), "3 × 0.5 on one day, 0.5 on another");
    assert_eq!(total(&standard, &of(5, 1)), range("97.5", "97.5"), "8 × 0.5 are 4, of which 2");
}

#[test]
fn the_sheet_of_a_single_subject_is_asked_for_and_no_answer_tells_it() {
    let standard = standard(&separate(), SEPARATE);
    let late = standard.words.fact("staff.late").unwrap();
    let mut session = Session::open(standard, site(TWO_WINDOWS)).unwrap();
    let three = Answer::value(Value::Number(windowcheck::amount::Amount::whole(3)));
    let best = |session: &Session, subject: u32| {
        let of = |at: u32| session.sheet(at, Some(subject)).map(|sheet| (sheet.subject, told(sheet.total.best)));
        (0..2).find_map(of)
    };
    let before = best(&session, 5);
    assert!(session.heads().is_empty() && session.set(5, late, Some(&three)).unwrap().heads.is_empty());
    let after = best(&session, 5);
    assert!(before.as_ref().is_some_and(|(subject, _)| *subject == Some(5)) && after.is_some() && after != before, "{before:?}");
    assert_eq!(session.sheet(0, None).map(|sheet| sheet.subject), None, "whose sheet has to be said");
    assert_eq!(best(&session, 99), None);
}

#[test]
fn a_scheme_that_cannot_reach_a_rule_refuses_it() {
    let below = rule("r", "window", LATE, "points: 1, per: excess, in: p");
    refused(&[below], SEPARATE, "out-of-reach");
    let share = |share: &str| [rule("r", "window", LATE, &format!("points: 0.25, per: excess, in: w, also: [{{{share}}}]"))];
    refused(&share("in: p, factor: 0.5"), SEPARATE, "missing-key");
    refused(&share("in: p, who: window.named, factor: 1"), SEPARATE, "out-of-reach");
    refused(&share("in: p, who: staff.late, factor: 1"), SEPARATE, "type-clash");
    refused(&share("in: w, who: staff.chief, factor: 1"), SEPARATE, "out-of-reach");
    refused(&share("in: w, who: window.named, factor: 1"), &SEPARATE.replace("    each: window\n", ""), "contradiction");
    refused(&share("in: p, who: staff.chief, factor: 0.5"), SEPARATE, "contradiction");
    refused(&share("in: p, who: staff.chief, factor: 0"), SEPARATE, "out-of-range");
    refused(&separate(), &SEPARATE.replace("{p:", "{w:"), "duplicate-id");
    refused(&separate(), &SEPARATE.replace("each: staff", "each: stuff"), "unknown-name");
}

const BANDS: &str = "rating: window.manner, decided: window.points_decided, in: manner, bands: [{option: fully, least: 8, most: 10}, {option: basically, least: 4, most: 7}, {option: not, least: 0, most: 3}]";

fn banded(item: &str) -> String {
    format!(
        "scheme:\n  title: {{zh: s, en: s}}\n  full: 10\n  not_applicable: full\n  categories: {{c: {{title: {{zh: c, en: c}}, full: 10, items: {{manner: {{title: {{zh: i, en: i}}, full: 10{item}}}}}}}}}\n"
    )
}

#[test]
fn an_item_rated_by_bands_earns_the_points_that_are_recorded_within_its_band() {
    let rules = [rule("r", "window", "rated: {fact: window.manner, at_least: basically}", BANDS)];
    let standard = standard(&rules, &banded(""));
    let undecided = |facts: &str| sheet(&standard, &window(facts)).categories[0].items[0].lines[0].undecided;
    for (facts, worst, best, open, why) in [
        ("", "0", "10", 0, "not rated"),
        (r#""window.manner": "fully""#, "8", "10", 1, "fully met, nobody said how well"),
        (r#""window.manner": "fully", "window.points_decided": 9"#, "9", "9", 0, "fully met, 9 points"),
        (r#""window.manner": "basically", "window.points_decided": 9"#, "4", "7", 1, "9 is not in the band of basically met"),
        (r#""window.manner": "basically", "window.points_decided": 6.5"#, "6.5", "6.5", 0, "basically met, 6.5 points"),
        (r#""window.manner": "not", "window.points_decided": 0"#, "0", "0", 0, "not met"),
        (r#""window.manner": {"not_applicable": "x"}"#, "", "", 0, "does not apply, so there is nothing to be scored"),
    ] {
        assert_eq!((total(&standard, &window(facts)), undecided(facts)), (range(worst, best), open), "{why}");
    }
    let number = |name: &str| standard.words.fact(name).unwrap();
    let (manner, points) = (number("window.manner"), number("window.points_decided"));
    let mut session = Session::open(standard, window("")).unwrap();
    assert_eq!(session.needed(1), [manner]);
    session.set(1, manner, Some(&Answer::value(Value::Text("fully".to_owned())))).unwrap();
    assert_eq!(session.needed(1), [points], "the points are asked for once the band is known, also where the rule passes");
}

#[test]
fn bands_of_one_number_each_need_nobody_to_decide() {
    let one = "rating: window.manner, in: manner, bands: [{option: fully, least: 10, most: 10}, {option: basically, least: 6, most: 6}, {option: not, least: 0, most: 0}]";
    let standard = standard(&[rule("r", "window", "rated: {fact: window.manner, at_least: basically}", one)], &banded(""));
    for (facts, worst, best) in [
        ("", "0", "10"),
        (r#""window.manner": "fully""#, "10", "10"),
        (r#""window.manner": "basically""#, "6", "6"),
        (r#""window.manner": "not""#, "0", "0"),
    ] {
        assert_eq!(total(&standard, &window(facts)), range(worst, best), "{facts}");
    }
    let wide = one.replace("least: 6", "least: 5");
    refused(&[rule("r", "window", "rated: {fact: window.manner, at_least: basically}", &wide)], &banded(""), "missing-key");
}

#[test]
fn bands_that_leave_out_an_option_or_contradict_themselves_are_refused() {
    let with = |from: &str, to: &str| [rule("r", "window", "rated: {fact: window.manner, at_least: basically}", &BANDS.replace(from, to))];
    refused(&with(", {option: not, least: 0, most: 3}", ""), &banded(""), "contradiction");
    refused(&with("option: not", "option: basically"), &banded(""), "contradiction");
    refused(&with("option: not", "option: nod"), &banded(""), "unknown-name");
    refused(&with("least: 8", "least: 11"), &banded(""), "contradiction");
    refused(&with("rating: window.manner, ", ""), &banded(""), "missing-key");
    refused(&with("decided: window.points_decided, ", ""), &banded(""), "missing-key");
    refused(&with("rating: window.manner", "rating: window.visits"), &banded(""), "type-clash");
    refused(&with("in: manner", "in: manner, most: 3"), &banded(""), "contradiction");
}

#[test]
fn a_windows_own_score_stands_beside_the_inspectors_and_is_no_part_of_the_total() {
    let rules = [rule("r", "window", LATE, "points: 2, per: excess, in: manner")];
    let scheme = banded(", self: window.self").replace("full: 10\n", "full: 10\n  each: window\n");
    let standard = standard(&rules, &scheme);
    let item = |facts: &str| sheet(&standard, &window(facts)).categories[0].items[0].clone();
    let both = item(r#""window.days_late": 1, "window.self": 9.5"#);
    assert_eq!(
        (both.best.to_string(), both.self_score.unwrap().to_string(), both.difference.unwrap().to_string()),
        ("8".into(), "9.5".into(), "1.5".into())
    );
    let open = item(r#""window.self": 9.5"#);
    assert!(open.self_score.is_some() && open.difference.is_none(), "what is not settled has no difference");
    assert!(item(r#""window.days_late": 1"#).self_score.is_none());
    refused(&rules, &scheme.replace("window.self", "window.reason"), "type-clash");
    refused(&rules, &scheme.replace("self: window.self", "self: staff.late"), "out-of-reach");
    refused(&rules, &banded(", self: window.self"), "out-of-reach");
}

const PARTS: &str = "composites:
  flag:
    title: {zh: 综合, en: Composite}
    each: window
    missing: POLICY
    round: 2
    parts:
      - {title: {zh: 考核, en: Score}, scheme: windows, weight: 70, out_of: 100}
      - {title: {zh: 测评, en: Votes}, fact: window.closed, weight: 30, out_of: 200}
";

fn composite(policy: &str) -> String {
    format!("{SEPARATE}{}", PARTS.replace("POLICY", policy))
}

/// Worst, best, and whether there is no total.
fn blended(standard: &Standard, facts: &str) -> (String, String, bool) {
    let composite = standard.inspect(&window(facts)).composites.remove(0);
    (composite.total.worst.unwrap().to_string(), composite.total.best.unwrap().to_string(), composite.blocked)
}

#[test]
fn a_composite_weighs_its_parts_and_says_what_a_missing_one_means() {
    let with = |policy: &str| standard(&separate(), &composite(policy));
    let line = |worst: &str, best: &str, blocked: bool| (worst.to_owned(), best.to_owned(), blocked);
    // The window has 100 − 3 × 2 = 94; 150 of 200 votes: 0.7 × 94 + 30 × 0.75 = 65.8 + 22.5.
    let staff = |facts: &str| format!(r#"{facts}}}}}, {{"id": "A", "kind": "staff", "facts": {{"staff.late": 0"#);
    let all = staff(r#""window.days_late": 3, "window.closed": 150"#);
    let none = staff(r#""window.days_late": 3, "window.closed": {"not_applicable": "没有组织测评"}"#);
    for policy in ["renormalise", "zero", "block"] {
        assert_eq!(blended(&with(policy), &all), line("88.3", "88.3", false), "{policy}");
    }
    assert_eq!(blended(&with("renormalise"), &none), line("94", "94", false), "the score alone");
    assert_eq!(blended(&with("zero"), &none), line("65.8", "65.8", false));
    assert_eq!(blended(&with("block"), &none), line("0", "0", true));
    let open = staff(r#""window.days_late": 3"#);
    assert_eq!(blended(&with("block"), &open), line("65.8", "95.8", false), "from no vote to all");
    assert_eq!(blended(&with("renormalise"), &open), line("65.8", "95.8", false));
    let inspection = window(&none);
    let standard = with("block");
    let text = say::report_text(&standard, &inspection, &standard.inspect(&inspection), windowcheck::words::Lang::Zh);
    assert!(text.contains("缺项，不合成"), "{text}");
}

#[test]
fn a_composite_has_grades_by_the_exact_total_and_none_is_told_while_a_part_may_be_missing() {
    const GRADES: &str = "    grades:
      - {id: good, title: {zh: 优秀, en: Good}, at_least: 88.3}
      - {id: fair, title: {zh: 合格, en: Fair}, at_least: 60, below: 88.3}
      - {id: bad, title: {zh: 不合格, en: Bad}, below: 60}
";
    let with = |policy: &str| standard(&separate(), &format!("{}{GRADES}", composite(policy)));
    let graded = |policy: &str, facts: &str| {
        let facts = format!(r#"{facts}}}}}, {{"id": "A", "kind": "staff", "facts": {{"staff.late": 0"#);
        let sheet = with(policy).inspect(&window(&facts)).composites.remove(0);
        let reachable: Vec<&str> = sheet.grades.iter().filter(|grade| grade.reachable).map(|grade| grade.id.as_str()).collect();
        (sheet.total.grade.unwrap_or_default(), reachable.join(" "))
    };
    let is = |grade: &str, reachable: &str| (grade.to_owned(), reachable.to_owned());
    assert_eq!(graded("block", r#""window.days_late": 3, "window.closed": 150"#), is("good", "good"), "88.3, on the edge");
    assert_eq!(graded("block", r#""window.days_late": 3, "window.closed": 149"#), is("fair", "fair"), "88.15");
    assert_eq!(graded("zero", r#""window.days_late": 3"#), is("", "good fair"), "65.8 to 95.8");
    let gone = r#""window.days_late": 3, "window.closed": {"not_applicable": "没有组织测评"}"#;
    assert_eq!(graded("renormalise", gone), is("good", "good"), "94 of the score alone");
    assert_eq!(graded("block", gone), is("", ""), "no total, no grade");
    // 150 days late take 300 points, so the best is 30 of the votes: bad, unless there are no votes and no total.
    let late = r#""window.days_late": 150"#;
    assert_eq!(graded("zero", late), is("bad", "bad"));
    assert_eq!(graded("block", late), is("", "bad"));
    let each = format!("{}{}", composite("block"), GRADES.replace("at_least: 60,", "at_least: 60, each_at_least: 50,"));
    refused(&separate(), &each, "unknown-key");
    refused(&separate(), &format!("{}{}", composite("block"), GRADES.replace("below: 60", "below: 61")), "grades-overlap");
}

#[test]
fn a_composite_of_what_is_not_there_or_has_no_full_mark_is_refused() {
    let spoilt = |from: &str, to: &str| composite("block").replace(from, to);
    refused(&separate(), &spoilt("scheme: windows", "scheme: window"), "unknown-name");
    refused(&separate(), &spoilt("scheme: windows", "scheme: people"), "out-of-reach");
    refused(&separate(), &spoilt("fact: window.closed", "fact: window.days_late"), "contradiction");
    refused(&separate(), &spoilt("out_of: 200", "out_of: 100"), "contradiction");
    refused(&separate(), &spoilt("fact: window.closed", "fact: staff.late"), "out-of-reach");
    refused(&separate(), &spoilt("fact: window.closed", "fact: window.reason"), "type-clash");
    refused(&separate(), &spoilt("fact: window.closed, ", ""), "missing-key");
    refused(&separate(), &spoilt("fact: window.closed", "scheme: windows, fact: window.closed"), "contradiction");
    refused(&separate(), &spoilt("weight: 30", "weight: 0"), "out-of-range");
    refused(&separate(), &spoilt("each: window\n    missing", "each: windows\n    missing"), "unknown-name");
}

// --- the packs that encode real schemes: the worked case at the head of each file of cases ------

/// The sheets of a pack of `standards/` on these subjects: whose it is, worst and best.
#[track_caller]
fn worked(pack: &str, subjects: &str) -> Vec<(String, String, String)> {
    let pack = load_pack(&Disk, &format!("standards/{pack}/{pack}.yaml")).unwrap_or_else(|fault| panic!("{fault}"));
    let standard = Standard::new(vec![pack], &[]).unwrap_or_else(|fault| panic!("{fault}"));
    let mut inspection = site(subjects);
    // Whatever is not told is as it should be: no count, nothing found.
    for subject in &mut inspection.subjects {
        for info in &standard.words.facts {
            if info.id.starts_with(&format!("{}.", subject.kind)) && subject.facts.get(&info.id).is_none() {
                let value = match info.fact.kind {
                    windowcheck::pack::FactType::Number => Value::Number(windowcheck::amount::Amount::whole(0)),
                    windowcheck::pack::FactType::YesNo => Value::YesNo(false),
                    _ => continue,
                };
                subject.facts.set(&info.id, Answer::value(value));
            }
        }
    }
    let report = standard.inspect(&inspection);
    let id = |sheet: &Sheet| inspection.subjects[sheet.subject.expect("a sheet of one subject") as usize].id.clone();
    report.sheets.iter().map(|sheet| (id(sheet), told(sheet.total.worst), told(sheet.total.best))).collect()
}

fn score(id: &str, worst: &str, best: &str) -> (String, String, String) {
    (id.to_owned(), worst.to_owned(), best.to_owned())
}

#[test]
fn laiwu_scores_a_window_and_its_staff_by_hand() {
    let sheets = worked(
        "laiwu-monthly",
        r#"{"id": "W01", "kind": "window", "facts": {"window.uncovered": 1, "window.special_service_points": 2}},
           {"id": "S01", "kind": "staff", "facts": {"staff.dress_faults": 2, "staff.absent_half_days": 2, "staff.leave_days": 4}}"#,
    );
    // S01: 20 − 2 × 1 and 25 − 2 × 2 − 2 × 1; W01: the same, less 1 × 2, and 2 of bonus.
    assert_eq!(sheets, [score("W01", "37", "37"), score("S01", "37", "37")]);
}

#[test]
fn the_county_scores_a_window_by_hand() {
    let facts = |decision: &str| {
        format!(
            r#"{{"id": "W01", "kind": "window", "facts": {{"window.cases_overdue": 1, "window.bad_consequence": true, {decision}
                "window.archives_irregular": 2, "window.bonus_points": 6, "window.cases_due": 50, "window.cases_completed": 50}}}},
               {{"id": "S01", "kind": "staff", "facts": {{"staff.absent_half_days": 2}}}}"#
        )
    };
    // 14 + 11 + 10 + 10 + 15 + 1 + 2 = 63, and 6 of bonus.
    let decided = facts(r#""window.bad_consequence_points": 4, "window.bad_consequence_reason": "群众往返三次","#);
    assert_eq!(worked("county-window-assessment", &decided), [score("W01", "69", "69")]);
    assert_eq!(worked("county-window-assessment", &facts("")), [score("W01", "68", "70")], "3 to 5 while nobody decided");
}

#[test]
fn a_town_scores_a_day_by_hand() {
    let facts = r#"{"id": "S01", "kind": "staff", "facts": {"staff.late_early_away": 2, "staff.disobedience": 1,
        "staff.not_cleaned": 1, "staff.not_entered": 1, "staff.criticised": 1}}"#;
    // 28 + 10 + 0 + 28, and 10 outside the hundred.
    assert_eq!(worked("town-centre-daily", facts), [score("S01", "56", "56")]);
}

#[test]
fn a_town_hall_takes_a_category_until_it_is_used_up() {
    let facts =
        r#"{"id": "S01", "kind": "staff", "facts": {"staff.files_lost": 5, "staff.unclear_answers": 3, "staff.workdays_overdue": 4}}"#;
    // 10 + 0 (20 − 20 − 1.5) + 22 (30 − 4 × 2)
    assert_eq!(worked("town-hall-staff", facts), [score("S01", "32", "32")]);
}

#[test]
fn a_city_knows_no_negative_score() {
    let facts = r#"{"id": "U01", "kind": "unit", "facts": {"unit.assessed_late": 3, "unit.assessed_absent": 2,
        "unit.assessed_quarrels": 4, "unit.assessed_untidy_articles": 1}}"#;
    // 10 − 1.5 − 2 − 12 = −5.5 and 1.5: −4, told as 0.
    assert_eq!(worked("city-unit-grading", facts), [score("U01", "0", "0")]);
}

#[test]
fn a_county_form_is_the_sum_of_its_deductions() {
    let facts = r#"{"id": "U01", "kind": "unit", "facts": {"unit.days_published_late": 7, "unit.done_unpublished": 3}}"#;
    // 7 days are in the step of 1.5; 3 × 0.5.
    assert_eq!(worked("county-publication-form", facts), [score("U01", "-3", "-3")]);
}

#[test]
fn a_centre_rates_by_bands_by_hand() {
    let facts = |points: &str| {
        format!(
            r#"{{"id": "W01", "kind": "window", "facts": {{"window.rated_one": "fully", "window.rated_one_points": 9, "window.rated_two": "basically"{points}}}}}"#
        )
    };
    // 9 of 8–10, and 5 of 4–7.
    assert_eq!(worked("banded-assessment", &facts(r#", "window.rated_two_points": 5"#)), [score("W01", "14", "14")]);
    assert_eq!(worked("banded-assessment", &facts(r#", "window.rated_two_points": 8"#)), [score("W01", "13", "16")], "8 is outside 4–7");
}

#[test]
fn a_red_flag_is_put_together_by_hand() {
    let pack = load_pack(&Disk, "standards/red-flag-windows/red-flag-windows.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    let standard = Standard::new(vec![pack], &[]).unwrap_or_else(|fault| panic!("{fault}"));
    let of = |votes: &str| {
        let facts = format!(r#""window.flag_assessment": 96, "window.flag_staff": 92.5, "window.flag_leader_votes": 90{votes}"#);
        let composite = standard.inspect(&window(&facts)).composites.remove(0);
        (composite.total.worst.unwrap().to_string(), composite.total.best.unwrap().to_string(), composite.blocked)
    };
    // 30 × 0.96 + 30 × 0.925 + 20 × 0.9 + 20 × 0.88
    assert_eq!(of(r#", "window.flag_visitor_votes": 88"#), ("92.15".into(), "92.15".into(), false));
    assert_eq!(of(""), ("74.55".into(), "94.55".into(), false), "visitors did not vote yet");
    assert!(of(r#", "window.flag_visitor_votes": {"not_applicable": "没有组织"}"#).2);
}

#[test]
fn a_veto_lowers_a_grade_and_never_lifts_one() {
    let scheme = |effect: &str| {
        one_category(&format!(
            "  grades: [{{id: A, title: {{zh: 甲, en: A}}, at_least: 90}}, {{id: B, title: {{zh: 乙, en: B}}, at_least: 60, below: 90}}, {{id: C, title: {{zh: 丙, en: C}}, below: 60}}]
  vetoes: [{{rule: bribe, effect: {effect}}}]
"
        ))
    };
    let grade = |effect: &str, days_late: u32, bribe: bool| {
        let standard = standard(&bonus_rules(), &scheme(effect));
        let sheet = sheet(&standard, &window(&format!(r#""window.bribe": {bribe}, "window.days_late": {days_late}"#)));
        (told(sheet.total.best), sheet.total.grade.unwrap_or_default())
    };
    let is = |total: &str, grade: &str| (total.to_owned(), grade.to_owned());
    assert_eq!(grade("{grade: B}", 0, true), is("100", "B"));
    assert_eq!(grade("{grade: B}", 0, false), is("100", "A"));
    assert_eq!(grade("{lower: 1}", 0, true), is("100", "B"));
    assert_eq!(grade("{lower: 2}", 0, true), is("100", "C"));
    let (low, own) = grade("{grade: B}", 50, false);
    assert_eq!(own, "C", "{low}");
    assert_eq!(grade("{grade: B}", 50, true), is(&low, "C"), "a lower total keeps its own grade");
    assert_eq!(grade("{lower: 1}", 50, true), is(&low, "C"), "nothing is below the lowest");
    refused(&bonus_rules(), &scheme("{lower: 3}"), "out-of-range");
    refused(&bonus_rules(), &scheme("{lower: 0}"), "out-of-range");
}

#[test]
fn a_standard_that_is_not_in_force_passes_nobody_and_scores_nothing() {
    let grades = "  grades: [{id: good, title: {zh: 好, en: Good}, at_least: 60}]\n";
    let report = |valid: &str| {
        let standard = standard(&bonus_rules(), &format!("{}valid: {{from: {valid}}}\n", one_category(grades)));
        let inspection = window(r#""window.bribe": false, "window.named": true, "window.days_late": 0"#);
        let report = standard.inspect(&inspection);
        (say::report_text(&standard, &inspection, &report, windowcheck::words::Lang::Zh), report)
    };
    let (_, now) = report("2020-01-01");
    assert_eq!((now.outcome, now.sheets[0].total.grade.as_deref()), (Outcome::Passed, Some("good")));
    let (text, later) = report("2099-01-01");
    assert_eq!((later.outcome, later.sheets[0].stopped, later.sheets[0].total.grade.as_deref()), (Outcome::Incomplete, true, None));
    assert!(text.contains("没有施行") && text.contains("不计总分"), "{text}");
}

#[test]
fn of_a_kind_of_which_there_is_one_a_file_with_two_is_refused() {
    let standard = standard(&bonus_rules(), &one_category(""));
    let two = site(r#"{"id": "D", "kind": "centre"}"#);
    let told = say::fault_told(&standard.admit(&two).expect_err("there is one centre"));
    assert!(told.zh.contains("检查对象 D") && told.zh.contains("只有一个"), "{}", told.zh);
}
