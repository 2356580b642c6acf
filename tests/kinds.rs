//! The kinds of requirement, told as an inspector meets them: what was seen, the verdict, and the
//! sentence. All figures are made up.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::finding::Verdict::{self, *};
use windowcheck::load::load_pack;
use windowcheck::pack::PackChoice;
use windowcheck::read;
use windowcheck::say;
use windowcheck::session::Session;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

const WORDS: &str = "
pack: p
title: {zh: 示例, en: Example}
version: '1'
status: compiled
kinds:
  centre: {label: {zh: 中心, en: centre}}
  window: {label: {zh: 窗口, en: window}, parent: centre}
  case: {label: {zh: 办件, en: case}, parent: centre, record: true}
facts:
  centre.satisfied: {type: number, whole: true, label: {zh: 满意数, en: satisfied}, method: document}
  centre.answers: {type: number, whole: true, label: {zh: 评价数, en: answers}, method: document}
  centre.items_before: {type: number, label: {zh: 原有事项, en: items before}, unit: {zh: 项, en: items}, method: document}
  centre.items_now: {type: number, label: {zh: 现有事项, en: items now}, unit: {zh: 项, en: items}, method: document}
  window.evaluator: {type: yes_no, label: {zh: 评价器, en: evaluator}, method: look}
  window.open: {type: yes_no, label: {zh: 开放, en: open}, method: look}
  case.days: {type: number, max: 30, label: {zh: 办理天数, en: days}, unit: {zh: 天, en: days}, method: sample}
  case.fee: {type: number, label: {zh: 收费, en: fee}, unit: {zh: 元, en: yuan}, method: sample}
  case.applied: {type: date, label: {zh: 申请日, en: applied}, method: sample}
  case.settled: {type: date, label: {zh: 结算日, en: settled}, method: sample}
  case.promised: {type: number, label: {zh: 承诺时限, en: promised limit}, method: sample}
  case.promised_unit: {type: choice, label: {zh: 单位, en: unit}, method: sample, of:
    {immediate: {zh: 即办, en: at once}, hours: {zh: 小时, en: hours}, working_days: {zh: 工作日, en: working days}, calendar_days: {zh: 自然日, en: calendar days}}}
  case.legal: {type: number, label: {zh: 法定时限, en: legal limit}, method: sample}
  case.legal_unit: {type: choice, label: {zh: 单位, en: unit}, method: sample, of: {working_days: {zh: 工作日, en: working days}, calendar_days: {zh: 自然日, en: calendar days}}}
  case.reason: {type: text, label: {zh: 理由, en: reason}, method: sample}
params:
  unset: {label: {zh: 没有给出的数, en: no figure given}}
";

/// One rule on one kind, and a site.
struct Walk {
    session: Session,
}

/// The site: subjects as `id kind fact=answer …`, answers as JSON.
fn walk(each: &str, require: &str, subjects: &[&str]) -> Walk {
    walk_with("", each, require, subjects)
}

fn walk_with(more: &str, each: &str, require: &str, subjects: &[&str]) -> Walk {
    let rule = format!(
        "{WORDS}{more}rules:\n  - {{id: r, title: {{zh: r, en: r}}, sources: [], each: {each}, force: must, severity: minor, require: {require}}}\n"
    );
    let pack = load_pack(&BTreeMap::from([("p.yaml".to_owned(), rule)]), "p.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    let standard = Standard::new(vec![pack], &[PackChoice { pack: "p".to_owned(), ..PackChoice::default() }]).unwrap();
    let subjects: Vec<String> = subjects.iter().map(|line| subject(line)).collect();
    let text = format!(
        r#"{{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{}]}}"#,
        subjects.join(",")
    );
    Walk { session: Session::open(standard, read::inspection(&text).unwrap()).unwrap_or_else(|fault| panic!("{fault}")) }
}

fn subject(line: &str) -> String {
    let mut parts = line.split(' ');
    let (id, kind) = (parts.next().unwrap(), parts.next().unwrap());
    let facts: Vec<String> =
        parts.map(|part| part.split_once('=').unwrap()).map(|(fact, answer)| format!(r#""{kind}.{fact}":{answer}"#)).collect();
    format!(r#"{{"id":"{id}","kind":"{kind}","facts":{{{}}}}}"#, facts.join(","))
}

const NA: &str = r#"{"not_applicable":"none"}"#;
const LOCKED: &str = r#"{"cannot_check":"locked"}"#;

impl Walk {
    /// The verdict on the first subject, and why, in both languages.
    fn told(&self) -> (Verdict, String, String) {
        let finding = self.session.explain(0, 0).unwrap();
        let said = |lang| say::explain(&self.session.standard, &finding, lang).sentences.join(";");
        let (zh, en) = (said(Lang::Zh), said(Lang::En));
        assert!(!zh.is_empty() && !en.is_empty(), "nothing is said of {:?}", finding.verdict);
        assert!(!en.chars().any(|c| ('一'..='龥').contains(&c) && !c.is_ascii()), "{en}");
        (finding.verdict, zh, en)
    }

    #[track_caller]
    fn is(&self, verdict: Verdict, zh: &str) {
        let told = self.told();
        assert_eq!(told.0, verdict, "{}", told.1);
        assert!(told.1.contains(zh), "{} does not say {zh}", told.1);
    }
}

fn refusal(each: &str, require: &str) -> &'static str {
    let text = format!(
        "{WORDS}rules:\n  - {{id: r, title: {{zh: r, en: r}}, sources: [], each: {each}, force: must, severity: minor, require: {require}}}\n"
    );
    let fault = load_pack(&BTreeMap::from([("p.yaml".to_owned(), text)]), "p.yaml").expect_err("it is refused");
    assert!(fault.place.line.is_some(), "{fault}");
    say::fault_told(&fault).code
}

#[test]
fn satisfaction_says_something_only_with_enough_answers() {
    let rate = "{ratio: {part: centre.satisfied, whole: centre.answers, at_least: 95, min_base: 20}}";
    walk("centre", rate, &["c centre satisfied=19 answers=20"]).is(Pass, "≥ 95%");
    walk("centre", rate, &["c centre satisfied=18 answers=20"]).is(Fail, "「满意数」18 / 「评价数」20，要求 ≥ 95%");
    walk("centre", rate, &["c centre satisfied=10 answers=10"]).is(CannotCheck, "基数 10，不足 20，不能评价");
    walk("centre", rate, &["c centre satisfied=0 answers=0"]).is(CannotCheck, "不能评价");
    walk("centre", rate, &["c centre satisfied=19"]).is(Pending, "「评价数」还没有查");
    let complaints = "{ratio: {part: centre.satisfied, whole: centre.answers, at_most: 5}}";
    walk("centre", complaints, &["c centre satisfied=6 answers=100"]).is(Fail, "≤ 5%");
    walk("centre", complaints, &["c centre satisfied=5 answers=100"]).is(Pass, "");
}

#[test]
fn two_windows_of_three_have_an_evaluator_as_far_as_anybody_looked() {
    let share = "{share: {of: window, where: {is: {fact: window.evaluator, value: true}}, at_least: 60}}";
    let with = |rest: &[&str]| {
        let mut all = vec!["c centre", "w1 window evaluator=true", "w2 window evaluator=true"];
        all.extend(rest);
        walk("centre", share, &all)
    };
    with(&["w3 window evaluator=false"]).is(Pass, "窗口 3 个中符合 2 个，要求 ≥ 60%");
    with(&["w3 window evaluator=false", "w4 window evaluator=false"]).is(Fail, "窗口 4 个中符合 2 个");
    with(&["w3 window evaluator=false", "w4 window"]).is(Pending, "另有 1 个未查清");
    with(&["w3 window", "w4 window evaluator=true"]).is(Pass, "");
    let locked = format!("w4 window evaluator={LOCKED}");
    with(&["w3 window evaluator=false", &locked]).is(CannotCheck, "另有 1 个未查清");
    // A window of which it does not apply is not in the base: two of three are enough.
    let none = format!("w4 window evaluator={NA}");
    with(&["w3 window evaluator=false", &none]).is(Pass, "3 个中符合 2 个");
    walk("centre", share, &["c centre"]).is(Pending, "");
}

#[test]
fn a_share_of_nobody_is_not_a_hundred_per_cent() {
    let share = "{share: {of: window, among: {is: {fact: window.open, value: true}}, where: {is: {fact: window.evaluator, value: true}}, at_least: 100, min_base: 2}}";
    walk("centre", share, &["c centre", "w1 window open=false evaluator=true"]).is(CannotCheck, "基数 0，不足 2，不能评价");
    walk("centre", share, &["c centre", "w1 window open=true evaluator=true"]).is(CannotCheck, "基数 1，不足 2");
    walk("centre", share, &["c centre", "w1 window open=true evaluator=true", "w2 window"]).is(Pending, "");
    walk("centre", share, &["c centre", "w1 window open=true evaluator=true", "w2 window open=true evaluator=false"]).is(Fail, "≥ 100%");
    walk("centre", "{share: {of: window, where: {is: {fact: window.open, value: true}}, at_least: {param: unset}}}", &["c centre"])
        .is(NotConfigured, "没有设定");
    assert_eq!(refusal("centre", "{share: {of: window, where: {is: {fact: window.open, value: true}}}}"), "missing-key");
    assert_eq!(
        refusal("centre", "{share: {of: window, where: {is: {fact: window.open, value: true}}, at_least: 9, at_most: 8}}"),
        "contradiction"
    );
    assert_eq!(refusal("window", "{share: {of: centre, where: {is: {fact: centre.open, value: true}}, at_least: 9}}"), "out-of-reach");
}

#[test]
fn items_were_cut_by_half_against_the_number_before() {
    let cut = "{change: {base: centre.items_before, now: centre.items_now, fall_at_least: 55}}";
    walk("centre", cut, &["c centre items_before=854 items_now=384"]).is(Pass, "");
    walk("centre", cut, &["c centre items_before=854 items_now=385"]).is(Fail, "「原有事项」854项，「现有事项」385项，要求下降 55% 以上");
    walk("centre", cut, &["c centre items_before=0 items_now=0"]).is(CannotCheck, "基数为 0，不能评价");
    walk("centre", cut, &["c centre items_now=384"]).is(Pending, "「原有事项」还没有查");
    let grown = "{change: {base: centre.items_before, now: centre.items_now, rise_by: 20}}";
    walk("centre", grown, &["c centre items_before=0 items_now=20"]).is(Pass, "");
    walk("centre", grown, &["c centre items_before=1 items_now=20"]).is(Fail, "上升 20项 以上");
    let unset = "{change: {base: centre.items_before, now: centre.items_now, fall_by: {param: unset}}}";
    walk("centre", unset, &["c centre"]).is(NotConfigured, "没有设定");
    let none = format!("c centre items_before={NA}");
    walk("centre", unset, &[&none]).is(NotApplicable, "不适用");
    assert_eq!(refusal("centre", "{change: {base: centre.items_before, now: centre.items_now, fall_by: 1, rise_by: 1}}"), "contradiction");
    assert_eq!(refusal("centre", "{change: {base: centre.items_before, now: centre.items_now}}"), "missing-key");
}

#[test]
fn the_mean_of_three_cases_is_compared_as_a_fraction() {
    let mean = "{measure: {fact: case.days, take: mean, at_most: 3.3333}}";
    let cases = |days: &[&str]| {
        let cases: Vec<String> = days.iter().enumerate().map(|(at, days)| format!("k{at} case {days}")).collect();
        let mut all = vec!["c centre"];
        all.extend(cases.iter().map(String::as_str));
        walk("centre", mean, &all)
    };
    cases(&["days=3", "days=3", "days=4"]).is(Fail, "「办理天数」平均 3.3333天（共 3 个），要求 ≤ 3.3333天");
    cases(&["days=3", "days=3", "days=3"]).is(Pass, "");
    cases(&["days=3", "days=4", ""].map(|days| if days.is_empty() { "fee=1" } else { days })).is(Pending, "另有 1 个未查清");
    // 30 is the largest that can be recorded: even then the mean of eleven keeps within.
    cases(&["days=0"; 10].into_iter().chain(["fee=1"]).collect::<Vec<_>>()).is(Pass, "");
    // Whatever the fifth is, four of 30 keep the mean too high.
    cases(&["days=30"; 4].into_iter().chain(["fee=1"]).collect::<Vec<_>>()).is(Fail, "");
    walk("centre", mean, &["c centre"]).is(Pending, "");
    assert_eq!(refusal("centre", "{measure: {fact: centre.answers, take: sum, at_most: 1}}"), "out-of-reach");
    assert_eq!(refusal("centre", "{measure: {fact: window.open, take: sum, at_most: 1}}"), "type-clash");
}

#[test]
fn a_fee_without_a_limit_may_be_anything() {
    let sites = ["c centre", "k1 case fee=3", "k2 case days=1"];
    let of = |take: &str, bound: &str| walk("centre", &format!("{{measure: {{fact: case.fee, take: {take}, {bound}}}}}"), &sites);
    of("sum", "at_most: 2").is(Fail, "「收费」合计 3元（共 1 个，另有 1 个未查清），要求 ≤ 2元");
    of("sum", "at_most: 4").is(Pending, "");
    of("sum", "at_least: 3").is(Pass, "");
    of("max", "at_least: 3").is(Pass, "最大 3元");
    of("min", "at_most: 3").is(Pass, "最小 3元");
    of("spread", "at_most: 0").is(Pending, "相差 0元");
    of("mean", "at_least: 3").is(Pending, "");
    of("mean", "at_least: 1, min_base: 2").is(Pending, "基数 1，不足 2，不能评价");
    of("mean", "at_least: 1, min_base: 3").is(CannotCheck, "");
    of("sum", "at_most: {param: unset}").is(NotConfigured, "没有设定");
}

/// Made up: in June, Wednesday the 3rd is off and Saturday the 6th is worked.
const JUNE: &str = "calendar: {weekend: [saturday, sunday], years: {2026: {off: [2026-06-03], on: [2026-06-06]}}}\n";

#[test]
fn an_out_referral_is_settled_within_seven_days() {
    let seven = "{within: {from: case.applied, to: case.settled, at_most: 7, unit: days}}";
    let of = |days: &str| walk("case", seven, &[&format!("k case {days}")]);
    of(r#"applied="2026-06-01" settled="2026-06-08""#).is(Pass, "");
    of(r#"applied="2026-06-01" settled="2026-06-09""#).is(Fail, "「申请日」2026-06-01 到「结算日」2026-06-09 共 8 天，要求 ≤ 7 天");
    of(r#"applied="2026-06-01" settled="2026-05-31""#).is(Fail, "先后颠倒");
    of(r#"applied="2026-06-01""#).is(Pending, "「结算日」还没有查");
    of(&format!(r#"applied="2026-06-01" settled={NA}"#)).is(NotApplicable, "");
    walk("case", "{within: {from: case.applied, to: case.settled, at_most: {param: unset}, unit: days}}", &["k case"])
        .is(NotConfigured, "");
    assert_eq!(refusal("case", "{within: {from: case.applied, to: case.settled, unit: days}}"), "missing-key");
    assert_eq!(refusal("case", "{within: {from: case.applied, to: case.days, at_most: 1, unit: days}}"), "type-clash");
}

#[test]
fn working_days_follow_the_published_calendar_and_no_other() {
    let four = "{within: {from: case.applied, to: case.settled, at_most: 4, unit: working_days}}";
    let of = |from: &str, to: &str| walk_with(JUNE, "case", four, &[&format!(r#"k case applied="{from}" settled="{to}""#)]);
    // Tuesday, Thursday, Friday and the worked Saturday; Monday the 8th would be the fifth.
    of("2026-06-01", "2026-06-07").is(Pass, "共 4 个工作日");
    of("2026-06-01", "2026-06-08").is(Fail, "共 5 个工作日，要求 ≤ 4 个工作日");
    of("2025-12-31", "2026-01-04").is(NotConfigured, "2025 年的放假调休日历没有录入");
    assert_eq!(refusal("case", four), "missing-key", "working days without a calendar");
    let broken = |calendar: &str| {
        let text = format!("{WORDS}calendar: {{weekend: [sunday], years: {calendar}}}\n");
        let fault = load_pack(&BTreeMap::from([("p.yaml".to_owned(), text)]), "p.yaml").expect_err("it is refused");
        assert!(fault.place.line.is_some(), "{fault}");
        say::fault_told(&fault).code
    };
    assert_eq!(broken("{2026: {off: [2025-06-03], on: []}}"), "contradiction", "a day of another year");
    assert_eq!(broken("{2026: {off: [2026-06-03], on: [2026-06-03]}}"), "contradiction", "off and worked");
    assert_eq!(broken("{26: {off: [], on: []}}"), "bad-value");
    assert_eq!(broken("{2026: {off: [2026-06-31], on: []}}"), "bad-value");
}

const HALF: &str =
    "promised: case.promised, promised_unit: case.promised_unit, legal: case.legal, legal_unit: case.legal_unit, at_most: 50";

#[test]
fn half_the_legal_limit_whatever_the_units() {
    let item = |worth: &str, facts: &str| walk("case", &format!("{{limit: {{{HALF}{worth}}}}}"), &[&format!("k case {facts}")]);
    let legal = r#"legal=20 legal_unit="working_days""#;
    item("", &format!(r#"promised=10 promised_unit="working_days" {legal}"#)).is(Pass, "");
    item("", &format!(r#"promised=10.5 promised_unit="working_days" {legal}"#))
        .is(Fail, "「承诺时限」10.5 工作日，「法定时限」20 工作日，承诺应不超过法定的 50%");
    item("", &format!(r#"promised_unit="immediate" {legal}"#)).is(Pass, "「承诺时限」即办");
    item("", &format!(r#"promised=10 promised_unit="calendar_days" {legal}"#)).is(NotConfigured, "没有设定一个工作日怎样折算");
    let fourteen_tenths = ", calendar_days_per_working_day: 1.4";
    item(fourteen_tenths, &format!(r#"promised=14 promised_unit="calendar_days" {legal}"#)).is(Pass, "");
    item(fourteen_tenths, &format!(r#"promised=14.1 promised_unit="calendar_days" {legal}"#)).is(Fail, "14.1 自然日");
    let unset = ", hours_per_working_day: {param: unset}";
    item(unset, &format!(r#"promised=4 promised_unit="hours" {legal}"#)).is(NotConfigured, "没有给出的数");
    item("", &format!(r#"promised=4 promised_unit="hours" legal={NA} legal_unit="working_days""#)).is(NotApplicable, "");
    item("", r#"promised=4 promised_unit="working_days" legal_unit="working_days""#).is(Pending, "「法定时限」还没有查");
    assert_eq!(
        refusal("case", "{limit: {promised: case.promised, legal: case.legal, promised_unit: case.promised_unit, at_most: 50}}"),
        "missing-key"
    );
    assert_eq!(refusal("case", &format!("{{limit: {{{HALF}, hours_per_working_day: 0}}}}")), "out-of-range");
}

#[test]
fn in_principle_half_unless_a_reason_is_recorded() {
    let rule = "{limit: {promised: case.promised, legal: case.legal, at_most: 50}}, unless: {text: {fact: case.reason}}";
    walk("case", rule, &["k case promised=11 legal=20"]).is(Pending, "");
    walk("case", rule, &[r#"k case promised=11 legal=20 reason="需专家评审""#]).is(NotApplicable, "");
    walk("case", rule, &[r#"k case promised=11 legal=20 reason="""#]).is(Fail, "承诺应不超过法定的 50%");
}

#[test]
fn the_calendar_of_the_library_has_as_many_working_days_as_were_published() {
    let rule = "rules:\n  - {id: r, title: {zh: r, en: r}, sources: [], each: case, force: must, severity: minor, require: {within: {from: case.applied, to: case.settled, at_most: 1, unit: working_days}}}\n";
    let files = BTreeMap::from([
        ("p.yaml".to_owned(), format!("{WORDS}include: [cn.yaml]\n{rule}")),
        ("cn.yaml".to_owned(), std::fs::read_to_string("standards/calendar/cn.yaml").unwrap()),
    ]);
    let pack = load_pack(&files, "p.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    // 52 weeks of two days and 13 public holidays: 365 − 104 − 13.
    for year in [2025, 2026] {
        let site = format!(r#"{{"id":"k","kind":"case","facts":{{"case.applied":"{year}-01-01","case.settled":"{year}-12-31"}}}}"#);
        let text = format!(r#"{{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{site}]}}"#);
        let standard = Standard::new(vec![pack.clone()], &[]).unwrap();
        let walk = Walk { session: Session::open(standard, read::inspection(&text).unwrap()).unwrap() };
        walk.is(Fail, "共 248 个工作日");
    }
}
