//! The kinds of requirement, told as an inspector meets them: what was seen, the verdict, and the
//! sentence. All figures are made up.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::finding::Verdict::{self, *};
use windowcheck::inspection::{Answer, Value};
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
  assignment: {label: {zh: 分管, en: assignment}, parent: centre}
  visit: {label: {zh: 调研, en: visit}, parent: assignment, record: true}
  organisation: {label: {zh: 党组织, en: organisation}, parent: centre}
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
  assignment.from: {type: date, label: {zh: 开始分管, en: from}, method: document}
  assignment.to: {type: date, label: {zh: 结束分管, en: to}, method: document}
  visit.date: {type: date, label: {zh: 调研日, en: date}, method: document}
  organisation.level: {type: choice, label: {zh: 层级, en: level}, method: document, of: {branch: {zh: 支部, en: branch}, general: {zh: 总支, en: general branch}, committee: {zh: 党委, en: committee}}}
  organisation.founded: {type: date, label: {zh: 成立日, en: founding day}, method: document}
  organisation.since: {type: date, label: {zh: 迁入日, en: moved in}, method: document}
  organisation.praised: {type: dates, label: {zh: 评比表彰日, en: praised on}, method: document}
  centre.board: {type: set, label: {zh: 展板, en: board}, method: look, of: {process: {zh: 流程, en: process}, papers: {zh: 要件, en: papers}, fees: {zh: 收费, en: fees}}}
  centre.handbook: {type: set, label: {zh: 手册, en: handbook}, method: look, of: {papers: {zh: 要件, en: papers}, process: {zh: 流程, en: process}}}
  centre.website: {type: set, label: {zh: 网站, en: website}, method: look, of: {process: {zh: 流程, en: process}, papers: {zh: 要件, en: papers}}}
  centre.uncivil: {type: text, label: {zh: 不文明用语, en: uncivil phrases}, method: look}
  window.hours: {type: time_range, label: {zh: 开放时间, en: hours}, method: look}
  window.said: {type: text, label: {zh: 所说的话, en: what was said}, method: sample}
  window.warmth: {type: choice, label: {zh: 热情程度, en: warmth}, method: look, of: {cold: {zh: 冷淡, en: cold}, plain: {zh: 一般, en: plain}, warm: {zh: 热情, en: warm}}}
  window.why: {type: text, label: {zh: 依据, en: grounds}, method: look}
  window.photo: {type: photo, label: {zh: 照片, en: photo}, method: look}
params:
  unset: {label: {zh: 没有给出的数, en: no figure given}}
";

/// One rule on one kind, and a site.
struct Walk {
    session: Session,
    subject: u32,
}

/// The site: subjects as `id kind fact=answer …`, answers as JSON.
fn walk(each: &str, require: &str, subjects: &[&str]) -> Walk {
    walk_with("", each, require, subjects)
}

/// The same, asked of another subject than the first.
fn walk_at(subject: u32, each: &str, require: &str, subjects: &[&str]) -> Walk {
    Walk { subject, ..walk(each, require, subjects) }
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
    Walk { subject: 0, session: Session::open(standard, read::inspection(&text).unwrap()).unwrap_or_else(|fault| panic!("{fault}")) }
}

fn subject(line: &str) -> String {
    let mut parts = line.splitn(3, ' ');
    let (id, kind, rest) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap_or_default());
    let mut facts: Vec<String> = Vec::new();
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        // What is no `fact=` goes on with the answer before it.
        match (word.split_once('='), facts.last_mut()) {
            (Some((fact, answer)), _) if fact.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') => {
                facts.push(format!(r#""{kind}.{fact}":{answer}"#));
            }
            (_, Some(last)) => *last = format!("{last} {word}"),
            (_, None) => panic!("{line}"),
        }
    }
    // `v<a`: v belongs to a.
    let (id, parent) = id.split_once('<').map_or((id, String::new()), |(id, parent)| (id, format!(r#""parent":"{parent}","#)));
    format!(r#"{{"id":"{id}","kind":"{kind}",{parent}"facts":{{{}}}}}"#, facts.join(","))
}

const NA: &str = r#"{"not_applicable":"none"}"#;
const LOCKED: &str = r#"{"cannot_check":"locked"}"#;

impl Walk {
    /// The verdict on the subject, and why, in both languages.
    fn told(&self) -> (Verdict, String, String) {
        let finding = self.session.explain(0, self.subject).unwrap();
        let said = |lang| say::explain(&self.session.standard, &finding, lang).sentences.join(";");
        let (zh, en) = (said(Lang::Zh), said(Lang::En));
        assert!(!zh.is_empty() && !en.is_empty(), "nothing is said of {:?}", finding.verdict);
        assert_ne!(zh, en);
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
fn visits_are_counted_by_when_their_assignment_began() {
    // Visits of those in charge since spring: what is counted lies below the assignment, what it is
    // chosen by is the assignment's own.
    let visits = "{count: {of: visit, where: {falls_on: {fact: assignment.from, months: [4]}}, at_least: 1}}";
    let site = |from: &str| {
        format!(r#"{{"id":"a1","kind":"assignment","facts":{{{from}}}}},{{"id":"v1","kind":"visit","parent":"a1","facts":{{}}}}"#)
    };
    let verdict = |each: &str, from: &str| {
        let rule = format!(
            "{WORDS}rules:\n  - {{id: r, title: {{zh: r, en: r}}, sources: [], each: {each}, force: must, severity: minor, require: {visits}}}\n"
        );
        let pack = load_pack(&BTreeMap::from([("p.yaml".to_owned(), rule)]), "p.yaml").unwrap_or_else(|fault| panic!("{fault}"));
        let standard = Standard::new(vec![pack], &[]).unwrap();
        let text = format!(
            r#"{{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{{"id":"c","kind":"centre"}},{}]}}"#,
            site(from)
        );
        let mut session = Session::open(standard, read::inspection(&text).unwrap()).unwrap();
        let subject = u32::from(each == "assignment");
        let before = session.explain(0, subject).unwrap().verdict;
        // The date is taken back, and then it is one in May: the rule is looked at again each time.
        let fact = session.standard.words.fact("assignment.from").unwrap();
        assert_eq!(session.needed(1).contains(&fact), before == Pending);
        session.set(1, fact, None).unwrap();
        assert_eq!(session.explain(0, subject).unwrap().verdict, Pending);
        assert!(session.needed(1).contains(&fact));
        session.set(1, fact, Some(&Answer::value(Value::Text("2026-05-01".to_owned())))).unwrap();
        assert_eq!(session.explain(0, subject).unwrap().verdict, Fail);
        before
    };
    for each in ["centre", "assignment"] {
        assert_eq!(verdict(each, r#""assignment.from":"2026-04-30""#), Pass, "{each}");
        assert_eq!(verdict(each, r#""assignment.from":"2026-03-31""#), Fail, "{each}");
        assert_eq!(verdict(each, ""), Pending, "{each}");
    }
    // Neither the counted kind nor above it: below it, and beside it.
    let of = |of: &str, fact: &str| {
        refusal("centre", &format!("{{count: {{of: {of}, where: {{is: {{fact: {fact}, value: true}}}}, at_least: 1}}}}"))
    };
    assert_eq!(of("visit", "window.open"), "out-of-reach");
    let dated = "{count: {of: assignment, where: {falls_on: {fact: visit.date, months: [4]}}, at_least: 1}}";
    assert_eq!(refusal("centre", dated), "out-of-reach");
    let nested = "{count: {of: window, where: {count: {of: case, at_least: 1}}, at_least: 1}}";
    assert_eq!(refusal("centre", nested), "out-of-reach");
}

#[test]
fn a_founding_day_is_kept_every_year_on_the_day_or_near_it() {
    let kept = |within: u32, rest: &str| {
        format!(
            "{{cadence: {{dates: organisation.praised, per: year, at_least: 1, periods: 2, returns: {{of: organisation.founded, within: {within}, leap_day: march_1}}{rest}}}}}"
        )
    };
    let walk = |require: &str, facts: &str| walk("organisation", require, &[&format!("o organisation {facts}")]);
    // The inspection is on 23 November 2026: the last returns of 1 July are of this year and the last.
    walk(&kept(0, ""), r#"founded="1921-07-01" praised=["2025-07-01","2026-07-01"]"#)
        .is(Pass, "最近 2 年每年都有 1 次以上;要在「成立日」每年的同一天");
    walk(&kept(0, ""), r#"founded="1921-07-01" praised=["2025-07-01","2026-07-02"]"#).is(Fail, "前 1 年 0 次");
    walk(&kept(1, ""), r#"founded="1921-07-01" praised=["2025-07-01","2026-07-02"]"#).is(Pass, "前后 1 天内");
    walk(&kept(1, ""), r#"founded="1921-07-01" praised=["2025-06-29","2026-07-02"]"#).is(Fail, "前 2 年 0 次");
    // Its own year says nothing.
    walk(&kept(0, ""), r#"founded="2000-07-01" praised=["2025-07-01","2026-07-01"]"#).is(Pass, "");
    // A return that still runs can still be kept: of 20 November and three days nobody asks yet.
    walk(&kept(3, ""), r#"founded="1990-11-20" praised=["2024-11-17","2025-11-23"]"#).is(Pass, "");
    walk(&kept(2, ""), r#"founded="1990-11-20" praised=["2024-11-18","2025-11-22"]"#).is(Fail, "前 1 年 0 次");
    // Kept on the last days of the year before, it is kept.
    walk(&kept(3, ""), r#"founded="1990-01-01" praised=["2024-12-30","2026-01-04"]"#).is(Pass, "");
    // 29 February returns on 1 March where the year has none: the rule says so.
    walk(&kept(0, ""), r#"founded="2000-02-29" praised=["2025-03-01","2026-03-01"]"#).is(Pass, "");
    walk(&kept(0, ""), r#"founded="2000-02-29" praised=["2025-02-28","2026-03-01"]"#).is(Fail, "前 2 年 0 次");
    let february = kept(0, "").replace("march_1", "february_28");
    walk(&february, r#"founded="2000-02-29" praised=["2025-02-28","2026-02-28"]"#).is(Pass, "");
    // Whoever moved in after the day of last year is asked only for that of this year.
    let since = kept(0, ", from: organisation.since");
    walk(&since, r#"founded="1921-07-01" since="2025-07-02" praised=["2026-07-01"]"#).is(Pass, "最近 1 年");
    walk(&since, r#"founded="1921-07-01" since="2025-07-01" praised=["2026-07-01"]"#).is(Fail, "前 2 年 0 次");
    walk(&since, r#"founded="1921-07-01" since="2026-07-02" praised=["2026-07-01"]"#).is(NotApplicable, "还没有一个完整的周期");
    // What is not known of the day is not known of its keeping; where there is none nothing is asked.
    walk(&kept(0, ""), r#"praised=["2025-07-01"]"#).is(Pending, "「成立日」还没有查");
    walk(&kept(0, ""), &format!("founded={NA} praised=[]")).is(NotApplicable, "");
    let unset = kept(0, "").replace("within: 0", "within: {param: unset}");
    walk(&unset, r#"founded="1921-07-01" praised=["2025-07-01"]"#).is(NotConfigured, "没有设定");
    assert_eq!(refusal("organisation", &kept(183, "")), "out-of-range");
    assert_eq!(refusal("organisation", &kept(0, "").replace("per: year", "per: month")), "contradiction");
    assert_eq!(refusal("organisation", &kept(0, "").replace(", leap_day: march_1", "")), "missing-key");
    assert_eq!(refusal("organisation", &kept(0, "").replace("organisation.founded", "organisation.level")), "type-clash");
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

#[test]
fn the_only_open_number_is_not_both_the_smallest_and_the_largest() {
    // It may be 0 to 30: the most that lies between is 30 − 10.
    let sites = ["c centre", "k1 case days=10", "k2 case days=12", "k3 case fee=1"];
    let of = |most: u32| walk("centre", &format!("{{measure: {{fact: case.days, take: spread, at_most: {most}}}}}"), &sites);
    of(20).is(Pass, "");
    of(19).is(Pending, "");
    of(1).is(Fail, "");
}

/// Made up: in June, Wednesday the 3rd is off and Saturday the 6th is worked.
const JUNE: &str = "calendar: {weekend: [saturday, sunday], years: {2026: {off: [2026-06-03], on: [2026-06-06]}}}\n";

#[test]
fn an_out_referral_is_settled_within_seven_days() {
    let seven = "{within: {from: case.applied, to: case.settled, at_most: 7, unit: days}}";
    let of = |days: &str| walk("case", seven, &[&format!("k case {days}")]);
    of(r#"applied="2026-06-01" settled="2026-06-08""#).is(Pass, "");
    of(r#"applied="2026-06-01" settled="2026-06-09""#).is(Fail, "「申请日」2026-06-01 到「结算日」2026-06-09 共 8 天，要求 ≤ 7 天");
    of(r#"applied="2026-06-01" settled="2026-05-31""#).is(Fail, "早于");
    of(r#"applied="2026-06-01""#).is(Pending, "「结算日」还没有查");
    of(&format!(r#"applied="2026-06-01" settled={NA}"#)).is(NotApplicable, "");
    walk("case", "{within: {from: case.applied, to: case.settled, at_most: {param: unset}, unit: days}}", &["k case"])
        .is(NotConfigured, "");
    assert_eq!(refusal("case", "{within: {from: case.applied, to: case.settled, unit: days}}"), "missing-key");
    assert_eq!(refusal("case", "{within: {from: case.applied, to: case.days, at_most: 1, unit: days}}"), "type-clash");
}

#[test]
fn a_week_with_a_day_off_or_in_the_holidays_is_not_asked_for() {
    // The inspection is on Monday 2026-11-23: the last weeks begin on 16, 9 and 2 November and 26 October.
    let calendar = "calendar: {weekend: [saturday, sunday], years: {2026: {off: [2026-11-11, 2026-11-14], on: [2026-11-15]}}}\n";
    let weeks = |periods: u32, rest: &str, days: &str| {
        let require = format!("{{cadence: {{dates: organisation.praised, per: week, at_least: 1, periods: {periods}{rest}}}}}");
        walk_with(calendar, "organisation", &require, &[&format!("o organisation praised={days}")])
    };
    weeks(3, "", r#"["2026-11-03","2026-11-17"]"#).is(Fail, "前 2 周 0 次");
    let working = ", days: working_days";
    weeks(3, working, r#"["2026-11-03","2026-11-17"]"#).is(Pass, "");
    weeks(3, working, r#"["2026-11-12","2026-11-17"]"#).is(Fail, "前 3 周 0 次");
    // Saturday the 14th is named off, but no weekend is; only the 11th leaves its week out.
    let november = ", months: [11]";
    weeks(4, november, r#"["2026-11-03","2026-11-09","2026-11-17"]"#).is(Pass, "");
    weeks(4, ", months: [11], partial: count", r#"["2026-11-03","2026-11-09","2026-11-17"]"#).is(Fail, "前 4 周 0 次");
    weeks(4, ", months: [7, 8]", r#"["2026-07-03"]"#).is(NotApplicable, "要看的日子里还没有一个完整的周期");
    // Nobody knows which days of 2025 were off.
    weeks(60, working, r#"["2026-11-03"]"#).is(NotConfigured, "2025 年的放假调休日历没有录入");
    let refused = |per: &str, rest: &str| {
        refusal("organisation", &format!("{{cadence: {{dates: organisation.praised, per: {per}, at_least: 1, periods: 1{rest}}}}}"))
    };
    assert_eq!(refused("week", ", months: [13]"), "out-of-range");
    assert_eq!(refused("month", ", days: working_days"), "contradiction");
    assert_eq!(refused("year", ", months: [3], returns: {of: organisation.founded, within: 3, leap_day: march_1}"), "contradiction");
}

#[test]
fn a_case_that_was_never_settled_is_late_by_the_day_of_the_inspection() {
    let running = "{within: {from: case.applied, to: case.settled, running: true, at_most: 7, unit: days}}";
    let of = |days: &str| walk("case", running, &[&format!("k case {days}")]);
    of(&format!(r#"applied="2026-11-15" settled={NA}"#)).is(Fail, "「申请日」2026-11-15 到「检查日」2026-11-23 共 8 天，要求 ≤ 7 天");
    of(&format!(r#"applied="2026-11-16" settled={NA}"#)).is(NotApplicable, "「申请日」2026-11-16 到「检查日」2026-11-23 共 7 天");
    // It begins only after the inspection: nothing is late and nothing is in the wrong order.
    of(&format!(r#"applied="2026-12-01" settled={NA}"#)).is(NotApplicable, "「结算日」不适用");
    of(r#"applied="2026-11-01" settled="2026-11-08""#).is(Pass, "");
    // Nobody looked: that is not "has not come yet".
    of(r#"applied="2026-11-01""#).is(Pending, "「结算日」还没有查");
    of(&format!(r#"applied="2026-11-01" settled={LOCKED}"#)).is(CannotCheck, "");
    of(&format!(r#"applied={NA} settled={NA}"#)).is(NotApplicable, "");
    // What hangs long enough already holds, however long it will hang.
    let posted = "{within: {from: case.applied, to: case.settled, running: true, at_least: 7, unit: days}}";
    let of = |from: &str| walk("case", posted, &[&format!(r#"k case applied="{from}" settled={NA}"#)]);
    of("2026-11-16").is(Pass, "");
    of("2026-11-17").is(NotApplicable, "共 6 天");
}

#[test]
fn each_case_has_its_own_promise_and_its_own_suspension() {
    let promised = "{within: {from: case.applied, to: case.settled, at_most: {fact: case.promised}, less: case.days, unit: days}}";
    let of = |days: &str| walk("case", promised, &[&format!(r#"k case applied="2026-06-01" {days}"#)]);
    of(r#"settled="2026-06-11" promised=7 days=3"#).is(Pass, "");
    of(r#"settled="2026-06-11" promised=7 days=2.5"#).is(Fail, "共 10 天，除去「办理天数」2.5，要求 ≤ 7 天");
    of(&format!(r#"settled="2026-06-11" promised=7 days={NA}"#)).is(Fail, "共 10 天，要求 ≤ 7 天");
    of(r#"settled="2026-06-11" promised=7"#).is(Pending, "「办理天数」还没有查");
    of(r#"settled="2026-06-11" days=3"#).is(Pending, "「承诺时限」还没有查");
    of(&format!(r#"settled="2026-06-11" days=3 promised={NA}"#)).is(NotApplicable, "");
    of(r#"settled="2026-06-11" promised=7 days=11"#).is(CannotCheck, "除去「办理天数」11");
    let refused =
        |most: &str| refusal("case", &format!("{{within: {{from: case.applied, to: case.settled, at_most: {most}, unit: days}}}}"));
    assert_eq!(refused("{fact: case.settled}"), "type-clash");
    assert_eq!(refused("{fact: case.none}"), "unknown-name");
    assert_eq!(refused("{fact: case.promised, param: unset}"), "unknown-key");
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
    walk("case", rule, &["k case promised=11 legal=20"]).is(Pending, "「理由」还没有查");
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
        let walk = Walk { subject: 0, session: Session::open(standard, read::inspection(&text).unwrap()).unwrap() };
        walk.is(Fail, "共 248 个工作日");
    }
}

#[test]
fn a_leader_visits_each_unit_every_quarter_in_which_he_is_in_charge_of_it() {
    let visits = |more: &str| {
        format!("{{cadence: {{dates: visit.date, per: quarter, at_least: 1, periods: 2, from: assignment.from, to: assignment.to{more}}}}}")
    };
    let of = |more: &str, facts: &str, days: &[&str]| {
        let mut all = vec![format!("a assignment {facts}")];
        all.extend(days.iter().enumerate().map(|(at, day)| format!(r#"v{at} visit date="{day}""#)));
        walk("assignment", &visits(more), &all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let still = format!("to={NA}");
    let since = |day: &str| format!(r#"from="{day}" {still}"#);
    // On 23 November the last complete quarters are July to September and April to June.
    of("", &since("2025-01-01"), &["2026-05-04", "2026-09-30"]).is(Pass, "");
    of("", &since("2025-01-01"), &["2026-05-04"]).is(Fail, "应每季度 1 次，前 1 个季度 0 次");
    // In charge since May: the second quarter is not whole, and the visit in July is enough.
    of("", &since("2026-05-04"), &["2026-07-01"]).is(Pass, "");
    of(", partial: count", &since("2026-05-04"), &["2026-07-01"]).is(Fail, "前 2 个季度 0 次");
    // A visit before he was in charge was another leader's.
    of(", partial: count", &since("2026-05-04"), &["2026-07-01", "2026-05-03"]).is(Fail, "前 2 个季度 0 次");
    of(", partial: count", &since("2026-05-04"), &["2026-07-01", "2026-05-04"]).is(Pass, "");
    of("", &since("2026-08-01"), &[]).is(NotApplicable, "还没有一个完整的周期");
    // Until June: only the second quarter counts, to its last day.
    of("", r#"from="2026-04-01" to="2026-06-30""#, &["2026-04-01"]).is(Pass, "");
    of("", r#"from="2026-04-01" to="2026-06-29""#, &["2026-04-01"]).is(NotApplicable, "");
    of("", r#"from="2026-04-01""#, &["2026-05-04", "2026-09-30"]).is(Pending, "「结束分管」还没有查");
    of("", &format!("from={LOCKED} {still}"), &[]).is(CannotCheck, "");
    assert_eq!(
        refusal("assignment", "{cadence: {dates: visit.date, per: quarter, at_least: 1, periods: 1, from: centre.answers}}"),
        "type-clash"
    );
}

#[test]
fn branches_praise_by_the_quarter_and_the_committee_by_the_year() {
    let rule = "{cadence: {dates: organisation.praised, per: quarter, at_least: 1, periods: 1, by: {fact: organisation.level, levels: {general: {per: half_year, at_least: 1}, committee: {per: year, at_least: 1}}}}}";
    let of = |facts: &str| walk("organisation", rule, &[&format!("o organisation {facts}")]);
    let spring = r#"praised=["2026-03-31"]"#;
    of(&format!(r#"level="branch" {spring}"#)).is(Fail, "应每季度 1 次");
    of(&format!(r#"level="general" {spring}"#)).is(Pass, "每半年");
    of(&format!(r#"level="committee" {spring}"#)).is(Fail, "应每年 1 次");
    of(r#"level="committee" praised=["2025-12-31"]"#).is(Pass, "");
    of(spring).is(Pending, "「层级」还没有查");
    let unset = rule.replace("at_least: 1, periods", "at_least: {param: unset}, periods");
    walk("organisation", &unset, &[&format!(r#"o organisation level="branch" {spring}"#)]).is(NotConfigured, "没有设定");
    walk("organisation", &unset, &[r#"o organisation level="committee" praised=["2025-12-31"]"#]).is(Pass, "");
    assert_eq!(refusal("organisation", &rule.replace("general:", "generals:")), "unknown-name");
}

#[test]
fn windows_are_cleaned_on_wednesdays_and_opened_every_day() {
    let rule = "{cadence: {dates: organisation.praised, per: week, at_least: 1, periods: 1, weekday: wednesday}}";
    walk("organisation", rule, &[r#"o organisation praised=["2026-11-18"]"#]).is(Pass, "");
    walk("organisation", rule, &[r#"o organisation praised=["2026-11-19"]"#]).is(Fail, "前 1 周 0 次");
    let daily = "{cadence: {dates: organisation.praised, per: day, at_least: 1, periods: 2}}";
    walk("organisation", daily, &[r#"o organisation praised=["2026-11-21", "2026-11-22"]"#]).is(Pass, "");
    walk("organisation", daily, &[r#"o organisation praised=["2026-11-21"]"#]).is(Fail, "前 1 天 0 次");
}

#[test]
fn process_and_papers_are_shown_on_the_board_in_the_handbook_and_on_the_website() {
    let all = "{matrix: {rows: [centre.board, centre.handbook, centre.website], columns: [process, papers]}}";
    let of = |rule: &str, facts: &str| walk("centre", rule, &[&format!("c centre {facts}")]);
    let full = r#"board=["process","papers"] handbook=["papers","process"]"#;
    of(all, &format!(r#"{full} website=["process","papers"]"#)).is(Pass, "各处齐全");
    of(all, &format!(r#"{full} website=["papers"]"#)).is(Fail, "「网站」缺 流程");
    of(all, full).is(Pending, "「网站」还没有查");
    of(all, r#"board=["process"]"#).is(Fail, "「展板」缺 要件");
    of(all, &format!("{full} website={NA}")).is(Pass, "");
    // The weaker reading: each content in one place at least.
    let any = "{matrix: {rows: [centre.board, centre.handbook, centre.website], columns: [process, papers], each: column, at_least: 1}}";
    of(any, r#"board=["process"] handbook=[] website=["papers"]"#).is(Pass, "");
    of(any, r#"board=["process"] handbook=[] website=[]"#).is(Fail, "每样至少要 1 项");
    of(any, r#"board=["process"] handbook=[]"#).is(Pending, "");
    let row = "{matrix: {rows: [centre.board, centre.handbook], columns: [process, papers], at_least: {param: unset}}}";
    of(row, "").is(NotConfigured, "没有设定");
    assert_eq!(refusal("centre", "{matrix: {rows: [centre.board, centre.handbook], columns: [fees]}}"), "unknown-name");
    assert_eq!(refusal("centre", "{matrix: {rows: [centre.board, centre.board], columns: [fees]}}"), "duplicate-id");
    assert_eq!(refusal("centre", "{matrix: {rows: [], columns: [fees]}}"), "contradiction");
}

#[test]
fn a_window_is_open_over_noon() {
    let noon = "{hours: {fact: window.hours, covers: '12:00-14:00', at_least: 8.5}}";
    let of = |rule: &str, hours: &str| walk("window", rule, &[&format!("w window {hours}")]);
    of(noon, r#"hours="09:00-17:30""#).is(Pass, "");
    of(noon, r#"hours="09:00-17:00""#).is(Fail, "「开放时间」为 09:00-17:00，要求包括 12:00-14:00且不少于 8.5 小时");
    of(noon, r#"hours="12:30-21:30""#).is(Fail, "12:00-14:00");
    of(noon, "evaluator=true").is(Pending, "");
    let unset = "{hours: {fact: window.hours, at_least: {param: unset}}}";
    of(unset, "evaluator=true").is(NotConfigured, "没有设定");
    of("{hours: {fact: window.hours, covers: '12:00-14:00', at_least: {param: unset}}}", r#"hours="13:00-20:00""#).is(Fail, "");
    assert_eq!(refusal("window", "{hours: {fact: window.hours, covers: noon}}"), "bad-value");
    assert_eq!(refusal("window", "{hours: {fact: window.hours}}"), "missing-key");
}

#[test]
fn phrases_have_families_exceptions_variants_and_a_list_from_the_hall() {
    let variants = "variants: {啰嗦: [罗嗦, 囉嗦]}\n";
    let families = "{text: {fact: window.said, forbids: [{family: {zh: 推诿, en: evasive}, patterns: [不知道, 不归我管], except: [不知道的我帮您问]}, 啰嗦]}}";
    let of = |said: &str| walk_with(variants, "window", families, &[&format!(r#"w window said="{said}""#)]);
    of("请稍等").is(Pass, "内容符合");
    of("不知道").is(ToConfirm, "「所说的话」中出现“不知道”（推诿），请人工确认");
    of("不知道的我帮您问").is(Pass, "");
    of("不知道的我帮您问，不归我管").is(ToConfirm, "“不归我管”（推诿）");
    of("别罗　嗦").is(ToConfirm, "“啰嗦”");
    let any = "{text: {fact: window.said, any: [您好, 请问]}}";
    walk("window", any, &[r#"w window said="你找谁""#]).is(Fail, "应有其中之一：您好、请问");
    walk("window", any, &[r#"w window said="请问找谁""#]).is(Pass, "");
    // The hall's own list of uncivil phrases, one a line.
    let avoids = "{text: {fact: window.said, avoids: centre.uncivil}}";
    let list = r#"c centre uncivil="没看见\n\n等着""#;
    walk_at(1, "window", avoids, &[list, r#"w window said="没看见我忙吗""#]).is(ToConfirm, "“没看见”");
    walk_at(1, "window", avoids, &[list, r#"w window said="马上就来""#]).is(Pass, "");
    walk_at(1, "window", avoids, &["c centre answers=1", r#"w window said="马上就来""#]).is(Pending, "「不文明用语」还没有查");
    walk_at(1, "window", avoids, &["c centre answers=1", r#"w window said="""#]).is(Fail, "没有内容");
    assert_eq!(refusal("window", "{text: {fact: window.said, forbids: [{family: {zh: 空, en: none}, patterns: []}]}}"), "contradiction");
    assert_eq!(refusal("window", "{text: {fact: window.said, forbids: [{family: {zh: 空, en: none}, patterns: ['(']}]}}"), "bad-pattern");
}

#[test]
fn an_extreme_rating_stands_only_with_its_grounds() {
    let rule = "{rated: {fact: window.warmth, at_least: plain, evidence: window.why, below: plain, above: plain}}";
    let of = |facts: &str| walk("window", rule, &[&format!("w window {facts}")]);
    of(r#"warmth="plain""#).is(Pass, "");
    of(r#"warmth="warm""#).is(ToConfirm, "这样的评定要有「依据」作依据");
    of(r#"warmth="warm" why="主动迎接""#).is(Pass, "");
    of(r#"warmth="cold""#).is(ToConfirm, "");
    // To fill in what complies is to choose a step that needs no grounds.
    let mut walk_on = of("");
    let warmth = walk_on.session.standard.words.fact("window.warmth").unwrap();
    assert_eq!(walk_on.session.compliant(0, warmth), Some(windowcheck::inspection::Value::Text("plain".to_owned())));
    of(r#"warmth="cold" why=" ""#).is(ToConfirm, "");
    of(r#"warmth="cold" why="没有抬头""#).is(Fail, "「热情程度」：冷淡，要求一般及以上");
    let photo = "{rated: {fact: window.warmth, at_least: plain, evidence: window.photo, below: plain}}";
    walk("window", photo, &[r#"w window warmth="cold" photo=[]"#]).is(ToConfirm, "「照片」");
    walk("window", photo, &[&format!(r#"w window warmth="cold" photo=["{}"]"#, "0a".repeat(32))]).is(Fail, "");
    assert_eq!(refusal("window", "{rated: {fact: window.warmth, at_least: plain, below: plain}}"), "missing-key");
    assert_eq!(refusal("window", "{rated: {fact: window.warmth, at_least: plain, evidence: window.why}}"), "missing-key");
}

#[test]
fn a_rule_of_another_year_does_not_apply_and_says_so() {
    let rule = |valid: &str| format!("{{is: {{fact: window.open, value: true}}}}, valid: {valid}");
    let of = |valid: &str| walk("window", &rule(valid), &["w window open=false"]);
    of("{from: 2026-11-24}").is(NotApplicable, "检查日不在条款的施行期内（2026-11-24 起）");
    of("{from: 2026-11-23, until: 2026-11-23}").is(Fail, "");
    of("{until: 2026-11-22}").is(NotApplicable, "2026-11-22 止");
    walk_with("valid: {from: 2027-01-01}\n", "window", &rule("{until: 2027-12-31}"), &["w window open=false"])
        .is(NotApplicable, "2027-01-01 起，2027-12-31 止");
    assert_eq!(refusal("window", &rule("{from: 2026-02-01, until: 2026-01-31}")), "contradiction");
}

#[test]
fn a_list_that_is_declared_longer_than_it_is_tells_both_numbers() {
    let rule = "{contains: {fact: centre.board, all: [process, papers], declared: 3}}";
    walk("centre", rule, &[r#"c centre board=["process"]"#]).is(Fail, "原文说有 3 项，列出的是 2 项");
    let group = "{all_of: {of: [{is: {fact: window.open, value: true}}], declared: 2}}";
    walk("window", group, &["w window open=false"]).is(Fail, "原文说有 2 项，列出的是 1 项");
}

/// Who never came stands no better than who came too seldom.
#[test]
fn a_leader_without_any_visit_fails_where_the_visits_were_gone_through() {
    let rule = "{cadence: {dates: visit.date, per: month, at_least: 1, periods: 1}}";
    let (a, b) = ("a assignment", "b assignment");
    walk("assignment", rule, &[a, b]).is(Pending, "还没有查");
    walk_at(1, "assignment", rule, &[a, b, r#"v<a visit date="2026-10-05""#]).is(Fail, "前 1 个月 0 次");
    walk_at(0, "assignment", rule, &[a, b, r#"v<a visit date="2026-10-05""#]).is(Pass, "");
}

#[test]
fn as_many_as_there_ought_to_be_is_a_bound_of_each_centres_own() {
    let enough = "{number: {fact: centre.items_now, at_least: {fact: centre.items_before}}}";
    walk("centre", enough, &["c centre items_before=3 items_now=3"]).is(Pass, "「现有事项」为 3项，要求 ≥ 3项");
    walk("centre", enough, &["c centre items_before=4 items_now=3"]).is(Fail, "「原有事项」为 4项");
    walk("centre", enough, &["c centre items_now=3"]).is(Pending, "「原有事项」还没有查");
    walk("centre", enough, &[&format!("c centre items_before={NA} items_now=3")]).is(NotApplicable, "");
    let both = "{number: {fact: centre.items_now, at_least: 2, at_most: {fact: centre.items_before}}}";
    walk("centre", both, &["c centre items_before=4 items_now=1"]).is(Fail, "要求 ≥ 2项");
    walk("centre", both, &["c centre items_before=4 items_now=5"]).is(Fail, "≤ 4项");
    assert_eq!(refusal("centre", "{number: {fact: centre.items_now, above: 1, at_most: {fact: centre.items_before}}}"), "contradiction");
}

#[test]
fn a_report_is_no_older_than_so_many_months() {
    let fresh = "{within: {from: case.applied, at_most: 12, unit: months}}";
    walk("case", fresh, &[r#"k case applied="2025-11-23""#])
        .is(Pass, "「申请日」2025-11-23 到「检查日」2026-11-23 共 12 个月，要求 ≤ 12 个月");
    walk("case", fresh, &[r#"k case applied="2025-11-22""#]).is(Fail, "共 12 个月多");
    walk("case", fresh, &[r#"k case applied="2026-11-24""#]).is(Fail, "「检查日」2026-11-23 早于「申请日」2026-11-24");
    let six = "{within: {from: case.applied, to: case.settled, at_least: 1, unit: months}}";
    walk("case", six, &[r#"k case applied="2026-01-31" settled="2026-02-28""#]).is(Pass, "共 1 个月");
    walk("case", six, &[r#"k case applied="2026-01-31" settled="2026-02-27""#]).is(Fail, "共 0 个月多");
    let early = "{within: {from: case.applied, to: case.settled, or_before: true, at_most: 30, unit: days}}";
    walk("case", early, &[r#"k case applied="2026-06-01" settled="2026-05-20""#]).is(Pass, "共 0 天");
    assert_eq!(refusal("case", "{within: {from: case.applied, running: true, at_most: 3, unit: days}}"), "contradiction");
}

#[test]
fn two_visits_are_neither_too_far_apart_nor_too_near() {
    let visits = "{apart: {dates: visit.date, at_least: 3, at_most: 30, unit: days, running: true}}";
    let of = |dates: &[&str]| {
        let all: Vec<String> = dates.iter().enumerate().map(|(at, date)| format!("v{at} visit {date}")).collect();
        let lines: Vec<&str> = std::iter::once("a assignment").chain(all.iter().map(String::as_str)).collect();
        walk("assignment", visits, &lines)
    };
    of(&[r#"date="2026-10-05""#, r#"date="2026-11-04""#]).is(Pass, "「调研日」2026-10-05 到「调研日」2026-11-04 共 30 天");
    of(&[r#"date="2026-10-04""#, r#"date="2026-11-04""#]).is(Fail, "共 31 天，要求 ≥ 3 天 且 ≤ 30 天");
    of(&[r#"date="2026-10-04""#, "", r#"date="2026-11-04""#]).is(Pending, "「调研日」还没有查");
    of(&[r#"date="2026-11-02""#, "", r#"date="2026-11-04""#]).is(Fail, "共 2 天");
    of(&[r#"date="2026-10-20""#]).is(Fail, "「调研日」2026-10-20 到「检查日」2026-11-23 共 34 天");
    // One that is planned has not happened.
    of(&[r#"date="2026-11-01""#, r#"date="2026-11-24""#]).is(Pass, "2026-11-01 到「检查日」");
    of(&[r#"date="2026-12-01""#]).is(NotApplicable, "基数 0，不足 2");
    walk("assignment", visits, &["a assignment"]).is(Pending, "「调研日」还没有查");
    assert_eq!(refusal("assignment", "{apart: {dates: visit.date, at_least: 3, unit: days, running: true}}"), "contradiction");
}
