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
