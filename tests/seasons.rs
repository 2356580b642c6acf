//! Seasons as an office clerk would tell them: small ones added up by hand, those of the stated
//! sizes against a slow and obvious reference.
#![cfg(not(target_arch = "wasm32"))]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use windowcheck::fault::Fault;
use windowcheck::pack::Term;
use windowcheck::say;
use windowcheck::season::definition::Condition;
use windowcheck::season::result::{AwardPeriod, Chosen, Gap, Outcome, SeasonResult, Why};
use windowcheck::season::{File, read, read_and_run};
use windowcheck::source::Evidence;
use windowcheck::words::Lang;

/// A season of staff beneath windows; each test adds what it is about.
const HEAD: &str = "\
season: hall
title: {zh: 大厅评比, en: Hall}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}}
  window: {label: {zh: 窗口, en: Window}, parent: centre}
  staff: {label: {zh: 人员, en: Staff}, parent: window}
classes:
  government: {zh: 政务, en: Government}
  enterprise: {zh: 企业, en: Enterprise}
events:
  phone: {zh: 违规使用手机, en: Use of a phone}
facts:
  party_member: {label: {zh: 是否党员, en: Party member}, each: staff, type: yes_no}
  points: {label: {zh: 得分, en: Points}, each: staff, type: number, per: month}
  votes: {label: {zh: 票数, en: Votes}, each: staff, type: number, per: month}
  window_points: {label: {zh: 窗口得分, en: Points of the window}, each: window, type: number, per: month}
  visited: {label: {zh: 验收打分, en: Acceptance}, each: window, type: number, per: month, raters: mean}
";

fn run_files(definition: &str, files: &[(&str, &str)]) -> Result<SeasonResult, Fault> {
    let files: Vec<File> = files.iter().map(|(name, text)| File { name: (*name).to_owned(), text: (*text).to_owned() }).collect();
    read_and_run(definition, &files).map(|(_, result)| result)
}

#[track_caller]
fn run(more: &str, csv: &str) -> SeasonResult {
    run_files(&format!("{HEAD}{more}"), &[("rows.csv", csv)]).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)))
}

#[track_caller]
fn period<'r>(result: &'r SeasonResult, award: &str, period: &str) -> &'r AwardPeriod {
    let award = result.awards.iter().find(|found| found.award == award).unwrap_or_else(|| panic!("no award {award}"));
    award.periods.iter().find(|found| found.period == period).unwrap_or_else(|| panic!("no period {period}"))
}

fn chosen(period: &AwardPeriod) -> Vec<&str> {
    let ranked = period.lists.iter().flat_map(|list| &list.ranked);
    ranked.filter(|ranked| ranked.chosen == Chosen::Yes).map(|ranked| ranked.subject.as_str()).collect()
}

fn tied(period: &AwardPeriod) -> Vec<&str> {
    let ranked = period.lists.iter().flat_map(|list| &list.ranked);
    ranked.filter(|ranked| ranked.chosen == Chosen::Tied).map(|ranked| ranked.subject.as_str()).collect()
}

/// Those of whom it cannot be told, because a number that parts equals is missing.
fn held_open(period: &AwardPeriod) -> Vec<&str> {
    let ranked = period.lists.iter().flat_map(|list| &list.ranked);
    ranked.filter(|ranked| ranked.chosen == Chosen::Open).map(|ranked| ranked.subject.as_str()).collect()
}

/// Best and worst place of everybody, as `S1 1–2`.
fn places(period: &AwardPeriod) -> Vec<String> {
    let ranked = period.lists.iter().flat_map(|list| &list.ranked);
    let place = |from: usize, to: usize| if from == to { from.to_string() } else { format!("{from}–{to}") };
    ranked.map(|ranked| format!("{} {}", ranked.subject, place(ranked.place, ranked.last))).collect()
}

/// The exact scores of one score, as `period subject value`; a gap is `-`.
fn scores(result: &SeasonResult, score: &str) -> Vec<String> {
    let table = result.scores.iter().find(|table| table.score == score).unwrap();
    let value = |row: &windowcheck::season::result::ScoreRow| row.value.as_ref().map_or("-".to_owned(), |value| value.exact.clone());
    table.rows.iter().map(|row| format!("{} {} {}", row.period, row.subject, value(row))).collect()
}

// --- party posts: bar, attribute, rank, steps in one award --------------------------------------

const PARTY_POST: &str = "\
scores:
  quarter:
    label: {zh: 季度得分, en: Quarter}
    each: staff
    per: quarter
    from: {over: {of: points, by: mean, missing: block}}
    round: 2
awards:
  post:
    title: {zh: 示范岗, en: Model post}
    each: staff
    per: quarter
    by: quarter
    eligible:
      - is: {fact: party_member, value: true}
      - bar: {of: points, at_least: 100}
    take: {top: 1}
    ties: report
    stages: {nominated: {zh: 推荐, en: Nominated}, posted: {zh: 公示, en: Posted}}
    sources: [S1]
";

/// S1 stands exactly at the bar in February, S2 below it in March, S3 is no party member.
const QUARTER: &str = "\
subject,party_member,period,points
S1,是,2026-01,102
S1,是,2026-02,100
S1,是,2026-03,104
S2,是,2026-01,120
S2,是,2026-02,120
S2,是,2026-03,99.99
S3,否,2026-01,130
S3,否,2026-02,130
S3,否,2026-03,130
";
const STEPS: &str = "subject,award,period,nominated,posted\nS1,post,2026-Q1,2026-03-20,2026-03-27\n";

fn post(rows: &str, steps: &str) -> SeasonResult {
    run_files(&format!("{HEAD}{PARTY_POST}"), &[("rows.csv", rows), ("steps.csv", steps)]).unwrap()
}

#[test]
fn every_month_of_the_quarter_has_to_reach_a_hundred() {
    let result = post(QUARTER, STEPS);
    let quarter = period(&result, "post", "2026-Q1");
    assert_eq!(quarter.outcome, Outcome::Decided);
    assert_eq!(chosen(quarter), ["S1"], "exactly a hundred is enough; (102 + 100 + 104) / 3 = 102");
    assert_eq!(quarter.lists[0].ranked[0].value.exact, "102");
    let why: Vec<(&str, &Why)> = quarter.not_eligible.iter().map(|no| (no.subject.as_str(), &no.because[0])).collect();
    assert!(
        matches!(why[0], ("S2", Why::Bar { period, seen, bound, .. }) if period == "2026-03" && seen == "99.99" && bound == "100"),
        "a mean of 113 does not help: {why:?}"
    );
    assert!(matches!(why[1], ("S3", Why::Is { answer: false, .. })), "{why:?}");
    let text = say::season_text(&read(&format!("{HEAD}{PARTY_POST}")).unwrap(), &result, Lang::Zh);
    assert!(text.contains("2026-03 “得分”99.99，要求 ≥ 100"), "the month is named: {text}");
    assert_eq!(result.awards[0].reads, ["party_member", "points"]);
}

#[test]
fn whether_someone_is_a_party_member_may_not_be_known() {
    let unknown = QUARTER.replace("S3,否", "S3,");
    let quarter = &post(&unknown, STEPS).awards[0].periods[0];
    assert_eq!((quarter.outcome, chosen(quarter)), (Outcome::Incomplete, vec!["S1"]));
    assert_eq!(
        (quarter.open[0].subject.as_str(), quarter.open[0].matters),
        ("S3", true),
        "unknown is not a no: with 130 S3 would be first"
    );
    let behind = unknown.replace("130", "101");
    let quarter = &post(&behind, STEPS).awards[0].periods[0];
    assert_eq!((quarter.outcome, quarter.open[0].matters), (Outcome::Decided, false), "with 101 S3 is behind S1 either way");
}

#[test]
fn a_month_that_nobody_wrote_down_is_not_a_month_below_the_bar() {
    let missing = QUARTER.replace("S1,是,2026-02,100\n", "S1,是,2026-02,\n");
    let quarter = &post(&missing, STEPS).awards[0].periods[0];
    assert_eq!((quarter.outcome, chosen(quarter).len(), quarter.open[0].subject.as_str()), (Outcome::Incomplete, 0, "S1"));
    assert!(matches!(&quarter.open[0].because[0], Why::Open(Gap::Missing { period, .. }) if period == "2026-02"), "{:?}", quarter.open);
    // Who is below the bar in one month is out, whatever another month would have said.
    let both = QUARTER.replace("S2,是,2026-01,120\n", "");
    assert_eq!(post(&both, STEPS).awards[0].periods[0].not_eligible[0].subject, "S2");
}

#[test]
fn a_step_that_is_missing_or_dated_before_the_one_before_it_holds_the_award_open() {
    for (steps, early, missing) in [
        ("subject,award,period,nominated,posted\n", false, 2),
        ("subject,award,period,nominated,posted\nS1,post,2026-Q1,2026-03-20,\n", false, 1),
        ("subject,award,period,nominated,posted\nS1,post,2026-Q1,2026-03-28,2026-03-27\n", true, 0),
    ] {
        let result = post(QUARTER, steps);
        let quarter = &result.awards[0].periods[0];
        let stages = &quarter.lists[0].ranked[0].stages;
        let found = (quarter.outcome, stages.iter().any(|stage| stage.early), stages.iter().filter(|stage| stage.date.is_none()).count());
        assert_eq!(found, (Outcome::Incomplete, early, missing), "{steps}");
    }
    let same_day = STEPS.replace("2026-03-20", "2026-03-27");
    assert_eq!(post(QUARTER, &same_day).outcome, Outcome::Decided, "two steps on one day are in order");
}

// --- ranking ------------------------------------------------------------------------------------

fn ranking(take: &str, ties: &str, then: &str) -> String {
    format!("awards:\n  best: {{title: {{zh: 标兵, en: Best}}, each: staff, per: month, by: points{then}, take: {take}, ties: {ties}}}\n")
}

const FOUR: &str =
    "kind,subject,period,points,votes\nstaff,S1,2026-01,95,10\nstaff,S2,2026-01,97,3\nstaff,S3,2026-01,95,12\nstaff,S4,2026-01,90,40\n";

#[test]
fn equals_at_the_last_place() {
    let report = run(&ranking("{top: 2}", "report", ""), FOUR);
    let month = period(&report, "best", "2026-01");
    assert_eq!((chosen(month), tied(month), month.lists[0].undecided), (vec!["S2"], vec!["S1", "S3"], 1));
    assert_eq!(report.outcome, Outcome::Incomplete, "a person decides between S1 and S3");
    let all_in = run(&ranking("{top: 2}", "all_in", ""), FOUR);
    assert_eq!(chosen(period(&all_in, "best", "2026-01")), ["S2", "S1", "S3"]);
    let share = run(&ranking("{top: 3}", "share", ""), FOUR);
    assert_eq!(chosen(period(&share, "best", "2026-01")), ["S2", "S1", "S3", "S4"], "S1 and S3 share the second of three places");
    let then = run(&ranking("{top: 2}", "report", ", then: [votes]"), FOUR);
    assert_eq!(chosen(period(&then, "best", "2026-01")), ["S2", "S3"], "12 votes against 10; the 40 votes of S4 help nothing");
    let no_votes = run(&ranking("{top: 2}", "report", ", then: [votes]"), &FOUR.replace("95,12", "95,"));
    let month = period(&no_votes, "best", "2026-01");
    assert_eq!((chosen(month), held_open(month)), (vec!["S2"], vec!["S1", "S3"]), "nobody knows which of them has more votes");
    assert_eq!((month.outcome, tied(month).len(), month.lists[0].undecided), (Outcome::Incomplete, 0, 1));
}

/// Windows of one month: score, and the rate of good ratings, of which ten are needed.
const RATED: &str = "\
facts:
  score: {label: {zh: 月度得分, en: Score}, each: window, type: number, per: month}
  good: {label: {zh: 好评数, en: Good}, each: window, type: number, per: month}
  ratings: {label: {zh: 评价数, en: Ratings}, each: window, type: number, per: month}
scores:
  rate: {label: {zh: 好评率, en: Rate}, each: window, per: month, from: {share: {part: good, whole: ratings, at_least: 10}}, round: 2}
";

fn rated(rest: &str) -> String {
    let head = HEAD.split("facts:").next().unwrap();
    format!("{head}{RATED}{rest}")
}

#[test]
fn a_window_of_whose_ratings_nothing_can_be_said_does_not_hand_the_flag_to_one_that_is_behind() {
    let flag = |take: &str, ties: &str| {
        let award = format!("title: {{zh: 红旗, en: Flag}}, each: window, per: month, by: score, then: [rate], take: {take}, ties: {ties}");
        rated(&format!("awards:\n  flag: {{{award}}}\n"))
    };
    let rows = "subject,period,score,good,ratings\nA,2026-08,99,5,5\nB,2026-08,99,99,100\nC,2026-08,99,98,100\nD,2026-08,80,99,100\n";
    let told = |take: &str, ties: &str| run_files(&flag(take, ties), &[("rows.csv", rows)]).unwrap();
    for ties in ["share", "all_in", "report"] {
        let result = told("{top: 1}", ties);
        let month = period(&result, "flag", "2026-08");
        assert_eq!((chosen(month).len(), held_open(month)), (0, vec!["A", "B"]), "{ties}: C is behind B whatever the rate of A is");
        let c = month.lists[0].ranked.iter().find(|ranked| ranked.subject == "C").unwrap();
        assert_eq!((month.outcome, c.chosen), (Outcome::Incomplete, Chosen::No));
        assert!(matches!(&month.lists[0].missing[..], [Gap::TooFew { subject, .. }] if subject == "A"), "{:?}", month.lists[0].missing);
        assert_eq!(places(month)[..3], ["A 1–3", "B 1–2", "C 2–3"]);
    }
    let result = told("{top: 2}", "all_in");
    let month = period(&result, "flag", "2026-08");
    assert_eq!((chosen(month), held_open(month)), (vec!["B"], vec!["A", "C"]), "B is first or second in any case");
    let all = told("{top: 3}", "report");
    assert_eq!(
        (chosen(period(&all, "flag", "2026-08")), all.outcome),
        (vec!["A", "B", "C"], Outcome::Decided),
        "in which order does not matter"
    );
    let text = say::season_text(&read(&flag("{top: 1}", "share")).unwrap(), &told("{top: 1}", "share"), Lang::Zh);
    assert!(text.contains("得分相同，分不出先后：A 2026-08 “好评率”的样本只有 5，不足 10，不能评定"), "{text}");
    assert!(text.contains("1–3 | A |  | 99 | – | 缺数据，不能评定"), "{text}");
}

#[test]
fn the_last_of_a_month_is_told_by_the_same_numbers_as_the_first() {
    let run_of = |more: &str| {
        let streak = format!(
            "title: {{zh: 两月末位, en: Two months last}}, each: window, per: month, by: score, times: 2, lowest: 1, follows: {{zh: 说明, en: Explains}}{more}"
        );
        rated(&format!("streaks:\n  last: {{{streak}}}\n"))
    };
    let rows = "subject,class,period,score,good,ratings
A,government,2026-08,99,5,5\nC,government,2026-08,99,98,100\nD,government,2026-08,80,99,100
A,government,2026-09,99,5,5\nC,government,2026-09,85,98,100\nD,government,2026-09,80,99,100
A,government,2026-10,99,5,5\nC,government,2026-10,80,98,100\nD,government,2026-10,80,99,100
";
    let runs = |more: &str, rows: &str| -> Vec<String> {
        let result = run_files(&run_of(more), &[("rows.csv", rows)]).unwrap();
        result.streaks[0].runs.iter().map(|run| format!("{} {}–{} open {}", run.subject, run.first, run.last, run.open.join(" "))).collect()
    };
    assert_eq!(runs("", rows), ["D 2026-08–2026-09 open "].map(str::to_owned), "who is last in October is a tie");
    let longer = rows.replace("C,government,2026-09,85", "C,government,2026-09,80");
    assert_eq!(runs("", &longer).len(), 2, "two months of equals leave both open");
    assert_eq!(runs(", then: [rate]", &longer), ["C 2026-09–2026-10 open "].map(str::to_owned), "98 % is behind 99 %");
    let few = longer.replace("C,government,2026-10,80,98,100", "C,government,2026-10,80,4,5");
    assert_eq!(
        runs(", then: [rate]", &few),
        ["C 2026-09–2026-10 open 2026-10"].map(str::to_owned),
        "five ratings say nothing, so October cannot be told"
    );
    // Two groups, and one of them is too small to have a last.
    let small = "E,enterprise,2026-08,10,9,10\nF,enterprise,2026-08,20,9,10\nE,enterprise,2026-09,10,9,10\nF,enterprise,2026-09,20,9,10\n";
    let both = format!("{rows}{small}");
    assert_eq!(runs(", then: [rate], each_class: true", &both), ["D 2026-08–2026-09 open ", "E 2026-08–2026-09 open "].map(str::to_owned));
    assert_eq!(
        runs(", then: [rate], each_class: true, group_at_least: 3", &both),
        ["D 2026-08–2026-09 open "].map(str::to_owned),
        "of two windows nobody is the last of the group"
    );
}

#[test]
fn a_share_of_the_pool_is_a_share_of_all() {
    let half = run(&ranking("{share: {percent: 40, round: down}}", "report", ""), FOUR);
    assert_eq!(chosen(period(&half, "best", "2026-01")), ["S2"], "40 % of 4 are 1.6: one");
    let up = run(&ranking("{share: {percent: 70, round: up}}", "report", ""), FOUR);
    assert_eq!(chosen(period(&up, "best", "2026-01")).len(), 3, "70 % of 4 are 2.8: three");
}

/// Ten windows of one class and two of the other, of which W0 to W4 reach 95 points.
fn twelve() -> String {
    let class = |at: usize| if at < 10 { "government" } else { "enterprise" };
    let rows: String = (0..12).map(|at| format!("window,W{at},{},2026-01,{}\n", class(at), 99 - at)).collect();
    format!("kind,subject,class,period,window_points\n{rows}")
}

#[test]
fn a_fifth_is_of_all_or_of_those_who_take_part_and_the_rules_have_to_say_which() {
    let share = |share: &str| {
        let eligible = "eligible: [{bar: {of: window_points, at_least: 95}}]";
        format!(
            "awards:\n  flag: {{title: {{zh: 红旗, en: Flag}}, each: window, per: month, by: window_points, {eligible}, take: {{share: {share}}}, ties: report}}\n"
        )
    };
    let count = |rule: &str| chosen(period(&run(&share(rule), &twelve()), "flag", "2026-01")).len();
    assert_eq!(count("{percent: 20, round: up, of: all}"), 3, "20 % of twelve are 2.4");
    assert_eq!(count("{percent: 20, round: up, of: eligible}"), 1, "20 % of five are one");
    assert_eq!(count("{percent: 20, round: nearest, of: all}"), 2, "2.4 is nearer to two");
    assert_eq!(count("{percent: 30, round: nearest, of: eligible}"), 2, "1.5 goes up");
    assert_eq!(count("{percent: 5, round: nearest, of: eligible}"), 0);
    assert_eq!(count("{percent: 5, round: nearest, of: eligible, at_least: 1}"), 1, "at least one");
    let fault = run_files(&format!("{HEAD}{}", share("{percent: 20, round: up}")), &[("rows.csv", &twelve())]).unwrap_err();
    let told = say::fault_told(&fault);
    assert_eq!((told.code, told.line), ("contradiction", Some(HEAD.lines().count() as u32 + 2)));
    assert!(told.zh.contains("all 全部对象，eligible 符合条件的对象"), "{}", told.zh);
    // Of one window it is not known whether it takes part: of five or of six?
    let unknown = twelve().replace("W5,government,2026-01,94", "W5,government,2026-01,");
    let result = run(&share("{percent: 20, round: up, of: eligible}"), &unknown);
    let month = period(&result, "flag", "2026-01");
    assert_eq!((month.lists[0].seats, month.lists[0].most, month.outcome), (Some(1), Some(2), Outcome::Incomplete));
    assert_eq!((chosen(month), held_open(month)), (vec!["W0"], vec!["W1"]), "the second has a flag only when they are six");
    assert!(month.open[0].matters, "W5 would get no flag, and yet whether it takes part decides");
    let text = say::season_text(&read(&format!("{HEAD}{}", share("{percent: 20, round: up, of: eligible}"))).unwrap(), &result, Lang::Zh);
    assert!(text.contains("名额 1–2，入选 1（名额要看不能评定的是否符合条件），1 个名额不能评定"), "{text}");
}

#[test]
fn a_fifth_of_each_group_is_counted_in_the_group() {
    let more = "awards:\n  flag: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: window_points, take: {share: {percent: 20, round: nearest, each_class: true, at_least: 1}}, ties: report}\n";
    let result = run(more, &twelve());
    let month = period(&result, "flag", "2026-01");
    assert_eq!(chosen(month), ["W0", "W1", "W10"], "two of ten, and one of two although 0.4 is nearer to none");
    assert_eq!(month.lists.iter().map(|list| list.seats).collect::<Vec<_>>(), [Some(2), Some(1)]);
}

#[test]
fn a_misspelt_window_is_not_one_more_window() {
    let more = "awards:\n  flag: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: window_points, take: {each_class: 1}}\n";
    let months = "subject,period,window_points\n综合窗口1,2026-01,95\n综合窗囗1,2026-02,96\n";
    let subjects = "subject,kind,class\n综合窗口1,window,government\n";
    let definition = format!("{HEAD}{more}");
    let fault = run_files(&definition, &[("subjects.csv", subjects), ("months.csv", months)]).unwrap_err();
    let told = say::fault_told(&fault);
    assert_eq!((told.code, told.line, told.file.as_deref()), ("no-class", Some(3), Some("months.csv")));
    assert!(told.zh.contains("对象“综合窗囗1”没有写类别") && told.zh.contains("是不是“综合窗口1”写错了"), "{}", told.zh);
    // Where no award goes by class, one class that is given is enough to ask for all.
    let top = more.replace("{each_class: 1}", "{share: {percent: 50, round: up}}");
    let files = [("subjects.csv", subjects), ("months.csv", months)];
    assert_eq!(say::fault_told(&run_files(&format!("{HEAD}{top}"), &files).unwrap_err()).code, "no-class");
    assert!(run_files(&format!("{HEAD}{top}"), &[("months.csv", months)]).is_ok(), "without classes nothing is asked for");
    let all = run_files(&format!("{HEAD}{top}"), &[("subjects.csv", subjects), ("months.csv", &months.replace('囗', "口"))]).unwrap();
    let text = say::season_text(&read(&format!("{HEAD}{top}")).unwrap(), &all, Lang::Zh);
    assert!(text.contains("1 | 综合窗口1 | 政务 | 95"), "the class stands beside the place: {text}");
}

#[test]
fn not_two_months_running() {
    let award = |more: &str| {
        format!(
            "awards:\n  flag: {{title: {{zh: 红旗, en: Flag}}, each: window, per: month, by: window_points{more}, eligible: [{{wins: {{award: flag, months: 1, at_most: 0}}}}], take: {{top: 1}}, ties: report}}\n"
        )
    };
    let row = |month: &str| format!("W1,2025-{month},99\nW2,2025-{month},98\n");
    let rows = format!("subject,period,window_points\n{}{}{}", row("09"), row("10"), row("11"));
    let result = run(&award(", since: 2025-09"), &rows);
    let month = |name: &str| chosen(period(&result, "flag", name)).join(" ");
    assert_eq!(["2025-09", "2025-10", "2025-11"].map(month), ["W1", "W2", "W1"], "not the month before; over the turn of the quarter too");
    let unknown = run(&award(""), &rows);
    assert_eq!(unknown.outcome, Outcome::Incomplete, "who had it in August nobody said");
    assert!(
        matches!(&period(&unknown, "flag", "2025-09").open[0].because[0], Why::Open(Gap::AwardOpen { period, .. }) if period == "2025-08")
    );
}

#[test]
fn a_quarter_with_one_month_closed_is_a_mean_of_two_and_with_two_closed_none() {
    let more = "scores:\n  quarter: {label: {zh: 季度得分, en: Quarter}, each: window, per: quarter, from: {over: {of: window_points, by: mean, missing: renormalise, at_least: 2}}, round: 2}\n";
    let rows = "subject,period,window_points\nW1,2026-01,90\nW1,2026-02,95\nW2,2026-01,90\n";
    let result = run(more, rows);
    assert_eq!(scores(&result, "quarter"), ["2026-Q1 W1 185/2", "2026-Q1 W2 -"]);
    let gap = result.scores[0].rows[1].gap.as_ref().unwrap();
    assert!(matches!(gap, Gap::Missing { period, .. } if period == "2026-02"), "{gap:?}");
}

#[test]
fn twelve_of_one_class_and_six_of_the_other_are_ranked_apart() {
    let more = "awards:\n  named: {title: {zh: 示范点, en: Named}, each: window, per: month, by: window_points, take: {classes: {government: 2, enterprise: 1}}}\n";
    let rows = "subject,class,period,window_points\nW1,government,2026-01,80\nW2,enterprise,2026-01,99\nW3,government,2026-01,70\nW4,government,2026-01,75\nW5,enterprise,2026-01,98\n";
    let result = run(more, rows);
    assert_eq!(chosen(period(&result, "named", "2026-01")), ["W1", "W4", "W2"], "98 points are not enough among enterprises");
    let no_class = run_files(&format!("{HEAD}{more}"), &[("rows.csv", &rows.replace("W5,enterprise", "W5,"))]).unwrap_err();
    assert_eq!(say::fault_told(&no_class).code, "no-class");
}

#[test]
fn a_flag_is_not_for_life() {
    let more = "awards:\n  flag: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: window_points, eligible: [{bar: {of: window_points, at_least: 90}}], take: {each_class: 1}}\n";
    let rows = "subject,class,period,window_points\nW1,government,2026-01,95\nW2,government,2026-01,94\nW1,government,2026-02,89.5\nW2,government,2026-02,90\nW1,government,2026-03,89\nW2,government,2026-03,89\n";
    let result = run(more, rows);
    let (january, february, march) =
        (period(&result, "flag", "2026-01"), period(&result, "flag", "2026-02"), period(&result, "flag", "2026-03"));
    assert_eq!((chosen(january), chosen(february)), (vec!["W1"], vec!["W2"]));
    assert_eq!((&february.gained, &february.lost), (&vec!["W2".to_owned()], &vec!["W1".to_owned()]));
    assert_eq!((chosen(march).len(), march.outcome), (0, Outcome::Decided), "first of its class, but below the bar: nobody holds the flag");
}

#[test]
fn several_inspectors_score_one_place() {
    let more = "awards:\n  order: {title: {zh: 排名, en: Order}, each: window, per: month, by: visited}\n";
    let rows = "kind,subject,period,rater,visited\nwindow,W1,2026-01,I1,90\nwindow,W1,2026-01,I2,91\nwindow,W1,2026-01,I3,91\nwindow,W2,2026-01,I1,90.6\n";
    let result = run(more, rows);
    let first = &period(&result, "order", "2026-01").lists[0].ranked[0];
    assert_eq!(
        (first.subject.as_str(), first.value.exact.as_str(), first.value.shown.as_str()),
        ("W1", "272/3", "90.6667"),
        "272/3 is more than 90.6"
    );
    assert_eq!(result.outcome, Outcome::Decided);
    let fault = run_files(&format!("{HEAD}{more}"), &[("rows.csv", &rows.replace("I2", "I1"))]).unwrap_err();
    assert_eq!((fault.place.line, say::fault_told(&fault).code), (Some(3), "contradiction"), "one inspector scores a place once");
}

#[test]
fn who_used_a_phone_in_the_year_is_out_and_the_register_has_to_be_closed() {
    let more = "awards:\n  best: {title: {zh: 标兵, en: Best}, each: window, per: month, by: window_points, eligible: [{events: {of: phone, within: year, at_most: 0}}], take: {top: 1}}\n";
    let rows = "kind,subject,place,period,window_points,event,date\nwindow,W1,,2026-03,99,,\nwindow,W2,,2026-03,98,,\nstaff,S1,W1,,,phone,2026-01-15\n";
    let open = run(more, rows);
    let month = period(&open, "best", "2026-03");
    assert_eq!(month.not_eligible[0].subject, "W1", "its staff used a phone in January");
    assert!(matches!(&month.open[0].because[0], Why::Open(Gap::RegisterOpen { .. })), "for W2 the register may still be incomplete");
    let closed = run(more, &format!("{rows},,,2026,,phone,\n"));
    assert_eq!((closed.outcome, chosen(period(&closed, "best", "2026-03"))), (Outcome::Decided, vec!["W2"]));
}

#[test]
fn one_who_holds_another_award_can_be_kept_out() {
    let more = "awards:
  first: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, take: {top: 1}}
  second: {title: {zh: 乙, en: B}, each: staff, per: month, by: votes, eligible: [{wins: {award: first, at_most: 0}}], take: {top: 1}}
  once: {title: {zh: 丙, en: C}, each: staff, per: month, by: points, eligible: [{wins: {award: once, within: year, at_most: 0}}], take: {top: 1}}
";
    let rows = "kind,subject,period,points,votes\nstaff,S1,2026-01,99,50\nstaff,S2,2026-01,98,40\nstaff,S1,2026-02,99,50\nstaff,S2,2026-02,98,40\n";
    let result = run(more, rows);
    assert_eq!(chosen(period(&result, "second", "2026-01")), ["S2"]);
    assert_eq!(chosen(period(&result, "once", "2026-01")), ["S1"]);
    assert_eq!(chosen(period(&result, "once", "2026-02")), ["S2"], "S1 had it in January");
}

/// What stands in the last column of those who are chosen.
fn told(more: &str, csv: &str, lang: Lang) -> String {
    let definition = format!("{HEAD}{more}");
    say::season_text(&read(&definition).unwrap(), &run(more, csv), lang)
}

#[test]
fn fewer_complaints_come_first_and_are_shown_as_they_are() {
    let award = |take: &str, more: &str| {
        format!(
            "awards:\n  best: {{title: {{zh: 零投诉, en: Fewest}}, each: staff, per: month, by: votes, then: [points]{more}, take: {take}, ties: report}}\n"
        )
    };
    // The votes stand for complaints: none, two, two, five.
    let rows = "subject,period,votes,points\nS1,2026-01,2,95\nS2,2026-01,5,99\nS3,2026-01,0,60\nS4,2026-01,2,90\n";
    let result = run(&award("{top: 2}", ", lower_first: [votes]"), rows);
    let month = period(&result, "best", "2026-01");
    assert_eq!(places(month), ["S3 1", "S1 2", "S4 3", "S2 4"], "of two with two complaints the one with more points");
    let shown: Vec<&str> = month.lists[0].ranked.iter().map(|ranked| ranked.value.exact.as_str()).collect();
    assert_eq!((chosen(month), shown), (vec!["S3", "S1"], vec!["0", "2", "2", "5"]));
    let text = told(&award("{top: 2}", ", lower_first: [votes]"), rows, Lang::Zh);
    assert!(text.contains("少的在前：票数") && text.contains("2 | S1 |  | 2 | 95 | 入选"), "{text}");
    let text = told(&award("{top: 2}", ", lower_first: [votes]"), rows, Lang::En);
    assert!(text.contains("Lower first: Votes"), "{text}");
    let both = run(&award("{top: 2}", ", lower_first: [votes, points]"), rows);
    assert_eq!(places(period(&both, "best", "2026-01")), ["S3 1", "S4 2", "S1 3", "S2 4"]);
    let parted = run(&award("{top: 1}", ", lower_first: [points]"), rows);
    assert_eq!(chosen(period(&parted, "best", "2026-01")), ["S2"], "the votes are as they were");
    // A bar reads the number itself, and so does a black list of the lowest three.
    let bar = run(&award("{top: 4}", ", lower_first: [votes], eligible: [{bar: {of: votes, at_most: 2}}]"), rows);
    assert_eq!(chosen(period(&bar, "best", "2026-01")), ["S3", "S1", "S4"]);
    assert!(matches!(&period(&bar, "best", "2026-01").not_eligible[0].because[0], Why::Bar { seen, sign: "≤", .. } if seen == "5"));
}

#[test]
fn a_number_that_is_missing_could_be_the_lowest() {
    let more = "awards:\n  best: {title: {zh: 零投诉, en: Fewest}, each: staff, per: month, by: points, then: [votes], lower_first: [points, votes], take: {top: 1}, ties: report}\n";
    let rows = "subject,period,points,votes\nS1,2026-01,3,\nS2,2026-01,3,4\nS3,2026-01,3,5\nS4,2026-01,9,\n";
    let result = run(more, rows);
    let month = period(&result, "best", "2026-01");
    assert_eq!((held_open(month), places(month).join(",")), (vec!["S1", "S2"], "S1 1–3,S2 1–2,S3 2–3,S4 4".to_owned()));
    // Who has no number could have fewer than three, or nine: it matters only while a lower one could count.
    let none = run(more, &rows.replace("S4,2026-01,9,", "S4,2026-01,,1"));
    assert!(period(&none, "best", "2026-01").open[0].matters);
    let few = run(
        &more.replace("by: points,", "by: points, eligible: [{is: {fact: party_member, value: true}}],"),
        "subject,party_member,period,points,votes\nS1,是,2026-01,3,1\nS2,,2026-01,4,1\nS3,,2026-01,2,1\n",
    );
    let month = period(&few, "best", "2026-01");
    let open: Vec<(&str, bool)> = month.open.iter().map(|open| (open.subject.as_str(), open.matters)).collect();
    assert_eq!(open, [("S2", false), ("S3", true)], "with four complaints S2 is behind S1 either way");
}

#[test]
fn the_one_with_the_most_complaints_stands_at_the_end() {
    let streak = |more: &str| {
        format!(
            "streaks:\n  last: {{title: {{zh: 两月末位, en: Two months last}}, each: staff, per: month, by: votes, times: 2, lowest: 1{more}, follows: {{zh: 说明, en: Explains}}}}\n"
        )
    };
    let rows = "subject,period,votes\nS1,2026-01,5\nS2,2026-01,0\nS3,2026-01,1\nS1,2026-02,6\nS2,2026-02,1\nS3,2026-02,2\n";
    let last = |more: &str| run(&streak(more), rows).streaks[0].runs.iter().map(|run| run.subject.clone()).collect::<Vec<_>>();
    assert_eq!((last(", lower_first: [votes]"), last("")), (vec!["S1".to_owned()], vec!["S2".to_owned()]));
    assert!(told(&streak(", lower_first: [votes]"), rows, Lang::Zh).contains("少的在前：票数"));
}

/// The last two of the class, or whoever has the grade D, whatever its place.
fn black_list(ties: &str, more: &str) -> String {
    let facts = "  points.D: {label: {zh: 等次 D, en: Grade D}, each: window, type: yes_no, per: month}\n";
    format!(
        "{facts}awards:\n  black: {{title: {{zh: 黑榜, en: Black list}}, each: window, per: month, by: window_points, lower_first: [window_points], take: {{each_class: 2}}, or: [{{is: {{fact: points.D, value: true}}}}], ties: {ties}{more}}}\n"
    )
}

const BLACK: &str = "subject,class,period,window_points,points.D
W1,government,2026-01,90,否
W2,government,2026-01,70,否
W3,government,2026-01,75,否
W4,government,2026-01,88,是
W5,enterprise,2026-01,60,是
W6,enterprise,2026-01,65,否
W7,enterprise,2026-01,66,否
";

fn also(period: &AwardPeriod) -> Vec<(&str, bool)> {
    period.also.iter().map(|also| (also.subject.as_str(), also.matters)).collect()
}

#[test]
fn the_last_two_of_a_class_or_grade_d_are_on_the_black_list_once() {
    let result = run(&black_list("report", ""), BLACK);
    let month = period(&result, "black", "2026-01");
    assert_eq!((chosen(month), result.outcome), (vec!["W2", "W3", "W4", "W5", "W6"], Outcome::Decided), "W4 for its grade, W5 for both");
    let text = told(&black_list("report", ""), BLACK, Lang::Zh);
    assert!(text.contains("3 | W4 | 政务 | 88 | 入选 | 不论名次：2026-01 “等次 D”为是"), "{text}");
    assert!(text.contains("2 | W3 | 政务 | 75 | 入选 | \n"), "{text}");
    let text = told(&black_list("report", ""), BLACK, Lang::En);
    assert!(text.contains("chosen | whatever its place: “Grade D” is yes in 2026-01"), "{text}");
}

#[test]
fn a_grade_that_is_not_known_holds_open_only_who_is_not_on_the_list_by_place() {
    let result = run(&black_list("report", ""), &BLACK.replace("W1,government,2026-01,90,否", "W1,government,2026-01,90,"));
    let month = period(&result, "black", "2026-01");
    assert_eq!((held_open(month), month.outcome), (vec!["W1"], Outcome::Incomplete), "it could be D");
    assert!(matches!(&month.lists[0].ranked[3].or[0], Why::Open(Gap::Missing { of, .. }) if of == "points.D"));
    let text = told(&black_list("report", ""), &BLACK.replace("90,否", "90,"), Lang::Zh);
    assert!(text.contains("缺数据，不能评定 | W1 2026-01 没有“等次 D”的记录"), "{text}");
    let last = run(&black_list("report", ""), &BLACK.replace("W2,government,2026-01,70,否", "W2,government,2026-01,70,"));
    assert_eq!(last.outcome, Outcome::Decided, "W2 is among the last two in any case");
}

#[test]
fn who_has_the_grade_and_no_score_is_on_the_list_and_may_leave_open_who_else_is() {
    let rows = BLACK.replace("W4,government,2026-01,88,是", "W4,government,2026-01,,是");
    let result = run(&black_list("report", ""), &rows);
    let month = period(&result, "black", "2026-01");
    assert_eq!((also(month), month.outcome), (vec![("W4", true)], Outcome::Incomplete), "with fewer points it would be in the place of W3");
    let text = told(&black_list("report", ""), &rows, Lang::Zh);
    assert!(text.contains("– | W4 | 政务 | – | 入选 | 不论名次：2026-01 “等次 D”为是；W4 2026-01 没有“窗口得分”的记录"), "{text}");
    assert!(text.contains("另有 1 个没有名次，不论名次入选。"), "{text}");
    let season = read(&format!("{HEAD}{}", black_list("report", ""))).unwrap();
    let brief = say::season(&season, &result, Lang::Zh).tables[0].brief.clone();
    assert_eq!(brief.as_deref(), Some("尚未评定，暂列：W2、W3、W5、W6、W4"));
    // Where all who would lose a seat are on the list by their grade there is nothing to wait for.
    let all = rows.replace(",70,否", ",70,是").replace(",75,否", ",75,是");
    let all = run(&black_list("report", ""), &all);
    assert_eq!((also(period(&all, "black", "2026-01")), all.outcome), (vec![("W4", false)], Outcome::Decided));
    // Ranked are only those without the grade, so a grade without a score takes no place from anybody.
    let apart = black_list("report", ", eligible: [{is: {fact: points.D, value: false}}]");
    let result = run(&apart, &rows);
    let month = period(&result, "black", "2026-01");
    assert_eq!((also(month), month.outcome), (vec![("W4", false), ("W5", false)], Outcome::Decided));
    assert_eq!((month.not_eligible.len(), chosen(month)), (0, vec!["W2", "W3", "W6", "W7"]), "W5 takes no place among the last two");
    let mut tallied = apart;
    tallied.push_str("tallies:\n  all: {title: {zh: 合计, en: All}, of: [black], declared: 6}\n");
    assert_eq!(run(&tallied, &rows).tallies[0].found, 6);
}

#[test]
fn a_tie_for_the_last_seat_is_no_question_for_who_is_chosen_in_any_case() {
    let rows = BLACK.replace("W3,government,2026-01,75,否", "W3,government,2026-01,88,否");
    let result = run(&black_list("report", ""), &rows);
    let month = period(&result, "black", "2026-01");
    assert_eq!((chosen(month), tied(month), month.outcome), (vec!["W2", "W4", "W5", "W6"], vec!["W3"], Outcome::Incomplete));
    let both = run(&black_list("report", ""), &rows.replace("88,否", "88,是"));
    assert_eq!((both.outcome, period(&both, "black", "2026-01").lists[0].undecided), (Outcome::Decided, 0), "both are on the list");
}

#[test]
fn of_several_ways_one_that_is_certain_is_enough() {
    // A red list: a party member, or one who had no fault and has enough votes.
    let ways =
        "{any: [{is: {fact: party_member, value: true}}, {all: [{bar: {of: votes, at_least: 10}}, {events: {of: phone, at_most: 0}}]}]}";
    let award = format!(
        "awards:\n  red: {{title: {{zh: 红榜, en: Red}}, each: staff, per: month, by: points, eligible: [{ways}], take: {{top: 9}}, ties: report}}\n"
    );
    let rows = "subject,party_member,period,points,votes,event,date
S1,是,2026-01,90,,,\nS2,否,2026-01,80,12,,\nS3,否,2026-01,70,9,,\nS4,,2026-01,60,9,,\nS5,,2026-01,50,11,,\nS6,是,2026-01,40,1,,\nS6,,,,,phone,2026-01-03
";
    let open = run(&award, rows);
    let month = period(&open, "red", "2026-01");
    let found: Vec<&str> = month.open.iter().map(|open| open.subject.as_str()).collect();
    assert_eq!((chosen(month), found), (vec!["S1", "S6"], vec!["S2", "S4", "S5"]), "the register is not closed");
    assert_eq!(month.not_eligible.iter().map(|no| (no.subject.as_str(), no.because.len())).collect::<Vec<_>>(), [("S3", 2)]);
    let closed = run(&award, &format!("{rows},,2026-01,,,phone,\n"));
    let month = period(&closed, "red", "2026-01");
    let found: Vec<&str> = month.open.iter().map(|open| open.subject.as_str()).collect();
    assert_eq!((chosen(month), found), (vec!["S1", "S2", "S5", "S6"], vec!["S4"]), "S5 is on it either way; of S4 nobody knows");
}

// --- roll-up ------------------------------------------------------------------------------------

fn gather(by: &str, missing: &str) -> String {
    format!(
        "scores:
  window: {{label: {{zh: 窗口, en: Window}}, each: window, per: month, from: {{gather: {{of: points, by: {by}, missing: {missing}}}}}, round: 1}}
  centre: {{label: {{zh: 中心, en: Centre}}, each: centre, per: month, from: {{gather: {{of: window, by: mean, missing: {missing}}}}}, round: 1}}
"
    )
}

const BENEATH: &str = "kind,subject,place,period,points\ncentre,C,,,\nwindow,W1,C,,\nwindow,W2,C,,\nstaff,S1,W1,2026-01,90\nstaff,S2,W1,2026-01,95\nstaff,S3,W1,2026-01,92\nstaff,S4,W2,2026-01,100\nstaff,S5,W2,2026-01,\n";

#[test]
fn staff_make_the_window_and_windows_the_centre() {
    let one = |by, missing| {
        let result = run(&gather(by, missing), BENEATH);
        [scores(&result, "window"), scores(&result, "centre")].concat().join(" ").replace("2026-01 ", "")
    };
    assert_eq!(one("mean", "renormalise"), "W1 277/3 W2 100 C 577/6");
    assert_eq!(one("mean", "zero"), "W1 277/3 W2 50 C 427/6");
    assert_eq!(one("sum", "zero"), "W1 277 W2 100 C 377/2");
    assert_eq!(one("mean", "block"), "W1 277/3 W2 - C -");
    let result = run(&gather("mean", "block"), BENEATH);
    let text = say::season_text(&read(&format!("{HEAD}{}", gather("mean", "block"))).unwrap(), &result, Lang::Zh);
    assert!(text.contains("2026-01 | W1 | 92.3 | S1 90；S2 95；S3 92"), "{text}");
    assert!(text.contains("S5 2026-01 没有“得分”的记录"), "{text}");
}

#[test]
fn months_make_quarters_half_years_and_years() {
    let over = |by: &str, missing: &str, rows: &str| {
        let score = |per: &str, of: &str| {
            format!(
                "  {per}: {{label: {{zh: 周期, en: Period}}, each: staff, per: {per}, from: {{over: {{of: {of}, by: {by}, missing: {missing}}}}}, round: 2}}\n"
            )
        };
        let result =
            run(&format!("scores:\n{}{}{}", score("quarter", "points"), score("half_year", "quarter"), score("year", "half_year")), rows);
        ["quarter", "half_year", "year"].map(|name| scores(&result, name).join(","))
    };
    let rows: String = (1..=12).map(|month| format!("staff,S1,2026-{month:02},{}\n", month * 10)).collect();
    let rows = format!("kind,subject,period,points\n{rows}");
    assert_eq!(
        over("mean", "block", &rows),
        ["2026-Q1 S1 20,2026-Q2 S1 50,2026-Q3 S1 80,2026-Q4 S1 110", "2026-H1 S1 35,2026-H2 S1 95", "2026 S1 65"].map(str::to_owned)
    );
    assert_eq!(over("sum", "block", &rows)[2], "2026 S1 780");
    assert_eq!(over("latest", "block", &rows)[1], "2026-H1 S1 60,2026-H2 S1 120");
    let gone = rows.replace("S1,2026-05,50", "S1,2026-05,");
    assert_eq!(over("mean", "block", &gone)[0], "2026-Q1 S1 20,2026-Q2 S1 -,2026-Q3 S1 80,2026-Q4 S1 110");
    assert_eq!(over("mean", "renormalise", &gone)[0], "2026-Q1 S1 20,2026-Q2 S1 50,2026-Q3 S1 80,2026-Q4 S1 110", "(40 + 60) / 2");
    assert_eq!(over("mean", "zero", &gone)[0], "2026-Q1 S1 20,2026-Q2 S1 100/3,2026-Q3 S1 80,2026-Q4 S1 110");
}

const WEIGHED: &str = "scores:
  total:
    label: {zh: 合成, en: Total}
    each: staff
    per: month
    from: {weigh: {missing: MISSING, parts: [{of: points, weight: 30}, {of: votes, weight: {param: w}, full: 40}]}}
    round: 2
params:
  w: {label: {zh: 票数权重, en: Weight of votes}}
";

#[test]
fn a_weight_that_the_source_lost_is_not_guessed() {
    let rows = "kind,subject,period,points,votes\nstaff,S1,2026-01,90,30\nstaff,S2,2026-01,90,\n";
    let weighed = WEIGHED.replace("MISSING", "block");
    let result = run(&weighed, rows);
    assert_eq!(result.outcome, Outcome::NotConfigured);
    assert_eq!(scores(&result, "total"), ["2026-01 S1 -", "2026-01 S2 -"]);
    let set = r#"{"format": "windowcheck-season/1", "params": {"w": {"value": 20, "by": "办公室"}}, "rows": []}"#;
    let with = |missing: &str| {
        let definition = format!("{HEAD}{}", WEIGHED.replace("MISSING", missing));
        scores(&run_files(&definition, &[("rows.csv", rows), ("set.json", set)]).unwrap(), "total").join(",")
    };
    // 30 of 40 votes are 75 of 100: (90 × 30 + 75 × 20) / 50 = 84.
    assert_eq!(with("block"), "2026-01 S1 84,2026-01 S2 -");
    assert_eq!(with("renormalise"), "2026-01 S1 84,2026-01 S2 90");
    assert_eq!(with("zero"), "2026-01 S1 84,2026-01 S2 54");
}

// --- stars, runs, ladders -----------------------------------------------------------------------

#[test]
fn too_few_answers_are_neither_five_stars_nor_none() {
    let text = fs::read_to_string("standards/seasons/police-stars/police-stars.yaml").unwrap();
    let rows = "subject,period,satisfied,answers\nA1,2026-01,19,20\nA2,2026-01,19,19\nA3,2026-01,0,0\nA4,2026-01,,30\nA5,2026-01,11,20\n";
    let bare = run_files(&text, &[("rows.csv", rows)]).unwrap();
    assert_eq!(bare.outcome, Outcome::NotConfigured, "the cut points are not given");
    assert!(bare.stars[0].rows.iter().all(|row| row.step.is_none() && matches!(row.gap, Some(Gap::NotConfigured { .. }))));
    let set = fs::read_to_string("standards/seasons/police-stars/settings.json").unwrap();
    let result = run_files(&text, &[("rows.csv", rows), ("settings.json", &set)]).unwrap();
    let rows = &result.stars[0].rows;
    assert_eq!(
        (rows[0].value.as_ref().unwrap().exact.as_str(), rows[0].step.as_ref().unwrap().en.as_str()),
        ("95", "Five stars"),
        "exactly at the cut"
    );
    assert!(matches!(&rows[1].gap, Some(Gap::TooFew { found, needed, .. }) if found == "19" && needed == "20"), "{:?}", rows[1]);
    assert!(matches!(&rows[2].gap, Some(Gap::TooFew { .. })), "0 of 0 is no rate");
    assert!(matches!(&rows[3].gap, Some(Gap::Missing { of, .. }) if of == "satisfied"));
    assert_eq!((&rows[4].step, &rows[4].gap), (&None, &None), "55 % is below one star, and known");
    assert_eq!(result.stars[0].reads, ["satisfied", "answers"], "satisfaction alone counts");
}

#[test]
fn stars_by_satisfaction_alone_are_refused_when_anything_else_would_count() {
    let text = fs::read_to_string("standards/seasons/police-stars/police-stars.yaml").unwrap();
    // Discipline is recorded too, which by itself changes nothing.
    let fact = "  discipline: {label: {zh: 纪律分, en: Discipline}, each: officer, type: number, per: month}\nscores:\n";
    let text = text.replace("scores:\n", fact);
    let (season, result) = read_and_run(&text, &[]).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
    assert!(say::season_text(&season, &result, Lang::Zh).contains("只用到：满意次数、评价次数（规定只看这些，已核对）"));
    let line = |text: &str, piece: &str| u32::try_from(text[..text.find(piece).expect(piece)].lines().count()).unwrap();
    let spoilt = |from: &str, to: &str, code: &str, at: &str| {
        let text = text.replacen(from, to, 1);
        let told = say::fault_told(&read(&text).expect_err(to));
        assert_eq!((told.code, told.line), (code, Some(line(&text, at))), "{}", told.en);
        (told.zh, told.en)
    };
    // Into the stars themselves, into the rate from which they come, and two scores away.
    let (zh, en) = spoilt("    by: satisfaction\n", "    by: discipline\n", "counts-too", "by: discipline");
    assert!(zh.contains("写明只看“satisfied”“answers”，“discipline”却也计入"), "{zh}");
    assert!(en.contains("“discipline” enters too"), "{en}");
    let weighed =
        "from: {weigh: {missing: block, parts: [{of: satisfied, weight: 9}, {of: answers, weight: 0}, {of: discipline, weight: 1}]}}";
    spoilt("from: {share: {part: satisfied, whole: answers, at_least: {param: min_answers}}}", weighed, "counts-too", weighed);
    let mixed = "  mixed: {label: {zh: 合计, en: Both}, each: officer, per: month, round: 2, from: {add: {of: [satisfied, discipline], missing: block}}}\n  satisfaction:";
    let text_of = text.replacen("  satisfaction:", mixed, 1).replacen("part: satisfied,", "part: mixed,", 1);
    let told = say::fault_told(&read(&text_of).expect_err("discipline enters by way of a sum"));
    assert_eq!((told.code, told.line), ("counts-too", Some(line(&text_of, "mixed: {label"))), "{}", told.en);
    // Into the choice of the service star: as what parts equals, as a bar, as an event, as an award.
    let star = "    take: {top: {param: service_stars}}\n";
    spoilt(star, &format!("{star}    then: [discipline]\n"), "counts-too", "then: [discipline]");
    spoilt(star, &format!("{star}    eligible: [{{bar: {{of: discipline, at_least: 60}}}}]\n"), "counts-too", "bar:");
    let wins = "    eligible: [{wins: {award: monthly-ranking, at_least: 1}}]\n";
    spoilt(star, &format!("{star}{wins}"), "counts-too", "wins:");
    // What is listed and does not enter, and what there is not.
    spoilt(
        "counts_only: [satisfied, answers]",
        "counts_only: [satisfied, answers, discipline]",
        "contradiction",
        "counts_only: [satisfied, answers, d",
    );
    spoilt("counts_only: [satisfied, answers]", "counts_only: [satisfied, anwsers]", "counts-too", "from: {share:");
    spoilt("counts_only: [satisfied, answers]", "counts_only: [satisfied, answers, anwsers]", "unknown-name", "anwsers");
    // A score can be listed as a whole.
    assert!(read(&text.replacen("counts_only: [satisfied, answers]", "counts_only: [satisfaction]", 1)).is_ok());
}

fn at_the_end(rows: &str) -> Vec<(String, String, String, usize)> {
    let text = fs::read_to_string("standards/seasons/two-months-at-the-end/two-months-at-the-end.yaml").unwrap();
    let result = run_files(&text, &[("rows.csv", &format!("subject,period,rating\n{rows}"))]).unwrap();
    result.streaks[0].runs.iter().map(|run| (run.subject.clone(), run.first.clone(), run.reached.clone(), run.open.len())).collect()
}

#[test]
fn two_months_at_the_end_lead_to_a_talk() {
    let run = |subject: &str, first: &str, reached: &str, open| (subject.to_owned(), first.to_owned(), reached.to_owned(), open);
    let two = "W1,2026-01,90\nW2,2026-01,95\nW1,2026-02,91\nW2,2026-02,96\n";
    assert_eq!(at_the_end(two), [run("W1", "2026-01", "2026-02", 0)]);
    assert_eq!(at_the_end(&two.replace("W1,2026-02,91", "W1,2026-02,97")), [], "W2 is last in February, and only there");
    // Equals at the end, and a rating that is missing, leave it open for both.
    assert_eq!(at_the_end(&two.replace("W1,2026-02,91", "W1,2026-02,96")), [run("W1", "2026-01", "2026-02", 1)]);
    assert_eq!(at_the_end(&two.replace("W2,2026-02,96", "W2,2026-02,")), [run("W1", "2026-01", "2026-02", 1)], "W2 could be lower");
    let gap = "W1,2026-01,90\nW2,2026-01,95\nW1,2026-03,91\nW2,2026-03,96\n";
    assert_eq!(at_the_end(gap)[0].3, 1, "a month without any rating is not passed over");
    // Over the turn of the year.
    let turn = two.replace("2026-02", "2026-13").replace("2026-01", "2025-12").replace("2026-13", "2026-01");
    assert_eq!(at_the_end(&turn), [run("W1", "2025-12", "2026-01", 0)]);
}

#[test]
fn the_first_second_and_third_offence() {
    let more = "ladders:\n  phone: {title: {zh: 手机, en: Phone}, each: window, of: phone, within: year, steps: [{at: 1, follows: {zh: 提醒, en: Reminder}}, {at: 3, follows: {zh: 约谈, en: Talk}}]}\n";
    let rows = "kind,subject,place,event,date\nwindow,W1,,,\nstaff,S1,W1,phone,2026-05-01\nstaff,S2,W1,phone,2026-03-01\nstaff,S1,W1,phone,2026-12-31\nstaff,S1,W1,phone,2027-01-01\n";
    let result = run(more, rows);
    let told: Vec<String> =
        result.ladders[0].rows.iter().map(|row| format!("{} {} {}", row.date, row.nth, row.follows.as_ref().unwrap().en)).collect();
    assert_eq!(
        told,
        ["2026-03-01 1 Reminder", "2026-05-01 2 Reminder", "2026-12-31 3 Talk", "2027-01-01 1 Reminder"],
        "a new year, a new count"
    );
}

// --- refusals -----------------------------------------------------------------------------------

#[track_caller]
fn refused(definition: &str, rows: &str, code: &str, line: u32) {
    let fault = run_files(definition, &[("rows.csv", rows)]).expect_err(rows);
    let told = say::fault_told(&fault);
    assert_eq!((told.code, told.line), (code, Some(line)), "{}", told.en);
    assert!(!told.zh.is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let definition = format!("{HEAD}{}", ranking("{top: 2}", "report", ""));
    for (rows, code, line) in [
        ("kind,subject,period,pionts\nstaff,S1,2026-01,9\n", "unknown-name", 2),
        ("kind,subject,period,points\nstaff,S1,2026-01,1e9\n", "bad-value", 2),
        ("kind,subject,period,points\nstaff,S1,2026-01,-1\n", "out-of-range", 2),
        ("kind,subject,period,points\nstaff,S1,2026-Q1,9\n", "contradiction", 2),
        ("kind,subject,period,points\nstaff,S1,January,9\n", "bad-value", 2),
        ("kind,subject,period,points\nstaff,S1,,9\n", "missing-key", 2),
        ("kind,subject,period,points\nstuff,S1,2026-01,9\n", "unknown-name", 2),
        ("kind,subject,period,points\nstaff,S1,2026-01,9\nstaff,S1,2026-01,9\n", "contradiction", 3),
        ("kind,subject,place\nstaff,S1,W9\n", "unknown-name", 2),
        ("kind,subject,party_member\nstaff,S1,也许\n", "bad-value", 2),
        ("kind,subject,party_member\nstaff,S1,是\nstaff,S1,否\n", "contradiction", 3),
        ("kind,subject,event,date\nstaff,S1,phone,2026-02-30\n", "bad-value", 2),
        ("kind,subject,period,points\nstaff,S1,2026-01,9\nstaff,S1,2199-01,9\n", "too-large", 3),
    ] {
        refused(&definition, rows, code, line);
    }
    let told =
        say::fault_told(&run_files(&definition, &[("rows.json", "{\"format\": \"windowcheck-season/2\", \"rows\": []}")]).unwrap_err());
    assert_eq!((told.code, told.line), ("format", Some(1)));
}

#[test]
fn a_season_that_cannot_be_run_is_refused_with_its_place() {
    let lines = HEAD.lines().count() as u32;
    for (more, code, line) in [
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: window, per: month, from: {gather: {of: pionts, by: mean, missing: zero}}, round: 2}\n",
            "unknown-name",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: window, per: month, from: {gather: {of: points, by: latest, missing: zero}}, round: 2}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: window, per: month, from: {gather: {of: points, by: sum, missing: renormalise}}, round: 2}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: staff, per: month, from: {over: {of: points, by: mean, missing: zero}}, round: 2}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: staff, per: week, from: {over: {of: points, by: mean, missing: zero}}, round: 2}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: staff, per: month, from: {add: {of: [s], missing: zero}}, round: 2}\n",
            "contradiction",
            2,
        ),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: quarter, by: points}\n", "contradiction", 2),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, take: {top: 1.5}}\n", "not-whole", 2),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, sources: [S9]}\n", "unknown-name", 2),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, eligible: [{bar: {of: points}}]}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: staff, per: quarter, from: {over: {of: points, by: mean, missing: renormalise, at_least: 4}}, round: 2}\n",
            "contradiction",
            2,
        ),
        (
            "scores:\n  s: {label: {zh: 一, en: S}, each: staff, per: quarter, from: {over: {of: points, by: mean, missing: zero, at_least: 2}}, round: 2}\n",
            "contradiction",
            2,
        ),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, lower_first: [votes]}\n", "contradiction", 2),
        (
            "streaks:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, lower_first: [points], times: 2, below: 60, follows: {zh: 谈, en: Talk}}\n",
            "contradiction",
            2,
        ),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, or: [{is: {fact: party_member, value: true}}]}\n",
            "contradiction",
            2,
        ),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, take: {top: 1}, or: [{is: {fact: party, value: true}}]}\n",
            "unknown-name",
            2,
        ),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, eligible: [{any: []}]}\n", "contradiction", 2),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, eligible: [{any: [{all: [{bar: {of: points}}]}]}]}\n",
            "contradiction",
            2,
        ),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, take: {top: 1}, counts_only: [points], or: [{any: [{is: {fact: party_member, value: true}}]}]}\n",
            "counts-too",
            2,
        ),
        ("awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, since: 2026}\n", "contradiction", 2),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, eligible: [{wins: {award: a, months: 1, within: year, at_most: 0}}], take: {top: 1}}\n",
            "contradiction",
            2,
        ),
        (
            "awards:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, take: {share: {percent: 20, round: up, at_least: 0.5}}}\n",
            "not-whole",
            2,
        ),
        (
            "streaks:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, times: 2, below: 60, group_at_least: 3, follows: {zh: 谈, en: Talk}}\n",
            "contradiction",
            2,
        ),
        (
            "stars:\n  a: {title: {zh: 甲, en: A}, each: staff, per: month, by: points, steps: [{title: {zh: 一, en: One}, at_least: 90}, {title: {zh: 二, en: Two}, at_least: 90}]}\n",
            "contradiction",
            2,
        ),
    ] {
        refused(&format!("{HEAD}{more}"), "", code, lines + line);
    }
}

#[test]
fn what_an_award_cannot_say_is_refused_in_whole_sentences() {
    let award = |more: &str| format!("{HEAD}awards:\n  a: {{title: {{zh: 甲, en: A}}, each: staff, per: month, by: points{more}}}\n");
    for (more, zh, en) in [
        (", lower_first: [points, votes]", "既不在 by 里，也不在 then 里", "neither in by nor in then"),
        (", or: [{is: {fact: party_member, value: true}}]", "没有写 take，只排名、不选人", "it ranks and nobody is chosen"),
        (", take: {top: 1}, or: [{any: [{all: []}]}]", "一个条件也没有", "There is no condition in it"),
    ] {
        let told = say::fault_told(&read(&award(more)).unwrap_err());
        assert!(told.zh.contains(zh) && told.en.contains(en), "{} {}", told.zh, told.en);
    }
    assert!(read(&award(", then: [votes], lower_first: [points, votes]")).is_ok());
}

#[test]
fn every_beginning_of_a_season_and_of_its_data_is_refused_or_read_but_never_panics() {
    let definition = format!("{HEAD}{PARTY_POST}");
    for end in (0..definition.len()).filter(|end| definition.is_char_boundary(*end)) {
        let _ = read(&definition[..end]);
    }
    for end in (0..QUARTER.len()).filter(|end| QUARTER.is_char_boundary(*end)) {
        let _ = run_files(&definition, &[("rows.csv", &QUARTER[..end])]);
    }
}

// --- the examples, of the stated sizes ----------------------------------------------------------

fn example(name: &str, without: &str) -> SeasonResult {
    let folder = format!("standards/seasons/{name}");
    let mut files: Vec<String> =
        fs::read_dir(&folder).unwrap().flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    let files = files.into_iter().filter(|file| !file.ends_with(".yaml") && (without.is_empty() || file != without));
    let files: Vec<File> = files.map(|file| File { text: fs::read_to_string(format!("{folder}/{file}")).unwrap(), name: file }).collect();
    let text = fs::read_to_string(format!("{folder}/{name}.yaml")).unwrap();
    let (season, result) = read_and_run(&text, &files).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
    assert_eq!(season.id, name);
    for lang in [Lang::Zh, Lang::En] {
        assert!(!say::season_text(&season, &result, lang).is_empty());
    }
    result
}

/// A table by heads; the reference reads the files in its own, simple way.
fn table(file: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(format!("standards/seasons/{file}")).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    lines.map(|line| heads.iter().cloned().zip(line).collect()).collect()
}

fn tenths(text: &str) -> Option<i128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    (!text.is_empty()).then(|| whole.parse::<i128>().unwrap() * 10 + part.parse::<i128>().unwrap())
}

/// Higher numbers (as over/under) and how many stand equal: who is surely in, who is tied.
fn reference(scores: &[(String, (i128, i128))], seats: usize) -> (Vec<String>, Vec<String>) {
    let (mut sure, mut tied) = (Vec::new(), Vec::new());
    for (subject, (over, under)) in scores {
        let compared = |other: &(i128, i128)| (other.0 * under).cmp(&(over * other.1));
        let higher = scores.iter().filter(|(_, other)| compared(other) == Ordering::Greater).count();
        let equal = scores.iter().filter(|(_, other)| compared(other) == Ordering::Equal).count();
        if higher + equal <= seats {
            sure.push(subject.clone());
        } else if higher < seats {
            tied.push(subject.clone());
        }
    }
    (sure, tied)
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn owned(names: Vec<&str>) -> Vec<String> {
    sorted(names.into_iter().map(str::to_owned).collect())
}

#[test]
fn binzhou_ten_of_64_windows_and_ten_of_156_staff_each_month_and_ten_party_posts_each_quarter() {
    let result = example("binzhou-thirty-flags", "");
    assert!(result.sample);
    let subjects = table("binzhou-thirty-flags/subjects.csv");
    let window_of: BTreeMap<&str, &str> =
        subjects.iter().filter(|row| row["kind"] == "staff").map(|row| (row["subject"].as_str(), row["place"].as_str())).collect();
    assert_eq!((window_of.len(), subjects.len() - window_of.len()), (156, 64));
    let rows = table("binzhou-thirty-flags/months.csv");
    let six = [("attendance", 15), ("manners", 15), ("matters", 25), ("clients", 20), ("supervision", 15), ("peers", 10)];
    let four = [("morals", 20), ("skills", 25), ("duty", 25), ("results", 30)];
    // Weights add up to 100, figures are tenths: all scores are thousandths.
    let weighed = |parts: &[(&str, i128)], subject: &str, month: &str| -> Option<i128> {
        let row = rows.iter().find(|row| row["subject"] == subject && row["period"] == month)?;
        parts.iter().map(|(fact, weight)| tenths(&row[*fact]).map(|figure| figure * weight)).sum()
    };
    let mut below_and_above = (0, 0);
    for month in (1..=12).map(|month| format!("2026-{month:02}")) {
        let staff: Vec<(String, (i128, i128))> =
            window_of.keys().filter_map(|id| Some(((*id).to_owned(), (weighed(&four, id, &month)?, 1)))).collect();
        let found = period(&result, "model-staff", &month);
        assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&staff, 10), "{month}");
        let mut windows: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
        let mut without: Vec<&str> = Vec::new();
        for (id, window) in &window_of {
            match weighed(&six, id, &month) {
                Some(score) => {
                    let sum = windows.entry(window).or_default();
                    *sum = (sum.0 + score, sum.1 + 1);
                }
                None => without.push(window),
            }
        }
        let windows: Vec<(String, (i128, i128))> =
            windows.into_iter().filter(|(window, _)| !without.contains(window)).map(|(window, sum)| (window.to_owned(), sum)).collect();
        let found = period(&result, "red-flag-window", &month);
        assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&windows, 10), "{month}");
        assert_eq!((found.pool, found.lists[0].ranked.len()), (64, windows.len()));
        if without.is_empty() {
            below_and_above.1 += 1;
        } else {
            below_and_above.0 += 1;
            assert_eq!(found.outcome, Outcome::Incomplete, "{month}: a window with a missing figure could be among the ten");
        }
    }
    assert_eq!(below_and_above, (1, 11), "S100 is missing in August");
    for quarter in 1..=4 {
        let months: Vec<String> = (1..=3).map(|month| format!("2026-{:02}", quarter * 3 - 3 + month)).collect();
        let mut scores: Vec<(String, (i128, i128))> = Vec::new();
        for row in subjects.iter().filter(|row| row["party_member"] == "true") {
            let monthly: Vec<Option<i128>> = months.iter().map(|month| weighed(&four, &row["subject"], month)).collect();
            // 100 points are 100 000 thousandths, in each of the three months.
            if monthly.iter().all(|score| score.is_some_and(|score| score >= 100_000)) {
                scores.push((row["subject"].clone(), (monthly.iter().flatten().sum(), 1)));
            }
        }
        assert!(scores.len() > 10, "more than ten are eligible");
        let found = period(&result, "party-post", &format!("2026-Q{quarter}"));
        assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&scores, 10), "Q{quarter}");
        assert_eq!(found.lists[0].ranked.len(), scores.len());
        assert!(
            found.open.iter().any(|open| open.subject == "S078") || found.not_eligible.iter().any(|no| no.subject == "S078"),
            "not known to be a member"
        );
    }
    assert_eq!((result.tallies[0].declared, result.tallies[0].found), (30, 30), "ten and ten and ten");
}

#[test]
fn binzhou_without_the_lost_weights_awards_nothing() {
    let result = example("binzhou-thirty-flags", "settings.json");
    assert_eq!(result.outcome, Outcome::NotConfigured);
    for award in &result.awards {
        for period in &award.periods {
            assert!(chosen(period).is_empty() && period.outcome == Outcome::NotConfigured, "{} {}", award.award, period.period);
        }
    }
}

#[test]
fn dongkou_names_by_class_and_shows_that_eighteen_are_not_thirty() {
    let result = example("dongkou-demonstration-points", "");
    let found = period(&result, "named-point", "2026");
    let rows = table("dongkou-demonstration-points/acceptance.csv");
    let mut visits: BTreeMap<&str, usize> = BTreeMap::new();
    let mut raters: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    let mut class: BTreeMap<&str, &str> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row["subject"].is_empty()) {
        let id = row["subject"].as_str();
        *visits.entry(id).or_default() += usize::from(row["event"] == "acceptance");
        if let Some(score) = tenths(&row["acceptance_score"]) {
            let sum = raters.entry(id).or_default();
            *sum = (sum.0 + score, sum.1 + 1);
        }
        if !row["class"].is_empty() {
            class.insert(id, &row["class"]);
        }
    }
    assert_eq!(class.len(), 30);
    let led = |id: &str| !rows.iter().any(|row| row["subject"] == id && row["led_by_leader"] == "false");
    let (mut sure, mut tied_there) = (Vec::new(), Vec::new());
    for (name, seats) in [("government", 12), ("enterprise", 6)] {
        let ids = class.iter().filter(|(id, of)| **of == name && visits[**id] == 1 && led(id));
        let scores: Vec<_> = ids.map(|(id, _)| ((*id).to_owned(), raters[*id])).collect();
        let (one, other) = reference(&scores, seats);
        sure.extend(one);
        tied_there.extend(other);
    }
    assert_eq!((owned(chosen(found)), owned(tied(found))), (sorted(sure), sorted(tied_there)));
    let out: Vec<&str> = found.not_eligible.iter().map(|no| no.subject.as_str()).collect();
    assert_eq!(out, ["P07", "P12"], "P07 was not led by a county leader, P12 was visited twice");
    assert_eq!((result.tallies[0].declared, result.tallies[0].found), (30, chosen(found).len()));
    let unset = example("dongkou-demonstration-points", "settings.json");
    assert_eq!((unset.outcome, chosen(period(&unset, "named-point", "2026")).len()), (Outcome::NotConfigured, 0));
    assert_eq!(
        period(&unset, "named-point", "2026").lists.iter().map(|list| list.ranked.len()).sum::<usize>(),
        28,
        "the order is there all the same"
    );
}

#[test]
fn police_ranking_of_every_month_rests_on_enough_answers_alone() {
    let result = example("police-stars", "");
    let rows = table("police-stars/answers.csv");
    let star = ["", "One star", "Two stars", "Three stars", "Four stars", "Five stars"];
    let mut few = 0;
    for (row, found) in rows.iter().zip(&result.stars[0].rows) {
        let (satisfied, answers): (i128, i128) = (row["satisfied"].parse().unwrap(), row["answers"].parse().unwrap());
        assert_eq!((&row["subject"], &row["period"]), (&found.subject, &found.period));
        if answers < 20 {
            few += 1;
            assert!(matches!(found.gap, Some(Gap::TooFew { .. })) && found.step.is_none());
        } else {
            let reached = [60, 70, 80, 90, 95].iter().filter(|cut| satisfied * 100 >= **cut * answers).count();
            assert_eq!(found.step.as_ref().map_or("", |step| step.en.as_str()), star[reached]);
        }
    }
    assert!((rows.len(), few > 5) == (33 * 12, true));
    for month in &result.awards.iter().find(|award| award.award == "service-star").unwrap().periods {
        let scores: Vec<_> = rows
            .iter()
            .filter(|row| row["period"] == month.period)
            .map(|row| (row["subject"].clone(), (row["satisfied"].parse().unwrap(), row["answers"].parse::<i128>().unwrap())))
            .filter(|(_, (_, answers))| *answers >= 20)
            .collect();
        assert_eq!((owned(chosen(month)), owned(tied(month))), reference(&scores, 3), "{}", month.period);
    }
}

#[test]
fn red_flags_five_a_month_two_a_quarter_one_a_year() {
    let result = example("red-flag-windows", "");
    let rows = table("red-flag-windows/months.csv");
    let score = |row: &BTreeMap<String, String>| {
        [("window_assessment", 30), ("staff_assessment", 30), ("leader_votes", 20), ("visitor_votes", 20)]
            .iter()
            .map(|(fact, weight)| tenths(&row[*fact]).unwrap() * weight)
            .sum::<i128>()
    };
    let sum = |id: &str, months: std::ops::RangeInclusive<u32>| -> i128 {
        rows.iter().filter(|row| row["subject"] == id && months.contains(&row["period"][5..].parse().unwrap())).map(score).sum()
    };
    for month in 1..=12 {
        let name = format!("2026-{month:02}");
        let scores: Vec<_> = rows
            .iter()
            .filter(|row| row["period"] == name && row["excellent_month"] == "true")
            .map(|row| (row["subject"].clone(), (score(row), 1)))
            .collect();
        let found = period(&result, "month-flag", &name);
        assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&scores, 5), "{name}");
    }
    for quarter in 1..=4_u32 {
        let name = format!("2026-Q{quarter}");
        let excellent =
            table("red-flag-windows/quarters.csv").into_iter().filter(|row| row["period"] == name && row["excellent_quarter"] == "true");
        let scores: Vec<_> =
            excellent.map(|row| (row["subject"].clone(), (sum(&row["subject"], quarter * 3 - 2..=quarter * 3), 1))).collect();
        let found = period(&result, "quarter-flag", &name);
        assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&scores, 2), "{name}");
    }
    let excellent = table("red-flag-windows/years.csv").into_iter().filter(|row| row["excellent_year"] == "true");
    let scores: Vec<_> = excellent.map(|row| (row["subject"].clone(), (sum(&row["subject"], 1..=12), 1))).collect();
    let found = period(&result, "year-flag", "2026");
    assert_eq!((owned(chosen(found)), owned(tied(found))), reference(&scores, 1));
}

#[test]
fn of_64_windows_two_stay_behind_and_two_are_equal() {
    let result = example("two-months-at-the-end", "");
    let sure: Vec<String> = result.streaks[0]
        .runs
        .iter()
        .filter(|run| run.open.is_empty())
        .map(|run| format!("{} {}–{}", run.subject, run.first, run.last))
        .collect();
    assert_eq!(sure, ["W09 2026-04–2026-05", "W31 2026-09–2026-11"]);
    let open: Vec<String> = result.streaks[0]
        .runs
        .iter()
        .filter(|run| !run.open.is_empty())
        .map(|run| format!("{} {}", run.subject, run.open.join(" ")))
        .collect();
    assert_eq!(open, ["W20 2026-07 2026-08", "W21 2026-07 2026-08"], "equal at the end: a person decides");
    assert_eq!(result.outcome, Outcome::Incomplete);
}

#[test]
fn the_other_examples_run() {
    assert_eq!(example("first-in-class", "").outcome, Outcome::Decided);
    assert_eq!(example("first-in-class", "settings.json").outcome, Outcome::NotConfigured, "a bar that only a report tells is not given");
    let patrol = example("patrol-ladder", "");
    assert_eq!((patrol.outcome, patrol.ladders[0].rows.len()), (Outcome::Decided, 24));
}

#[test]
fn the_same_bytes_every_time() {
    let json = |result: &SeasonResult| windowcheck::read::to_json(result);
    assert_eq!(json(&example("police-stars", "")), json(&example("police-stars", "")));
    let text = json(&example("police-stars", ""));
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
}

#[test]
fn every_row_that_an_example_cites_is_in_the_catalogue_and_no_bar_rests_on_a_report() {
    let catalogue = fs::read_to_string("standards/catalogue.csv").unwrap();
    let rows: Vec<&str> = catalogue.lines().filter_map(|line| line.split(',').next()).collect();
    let mut checked = 0;
    for folder in fs::read_dir("standards/seasons").unwrap().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let season = read(&fs::read_to_string(folder.path().join(format!("{name}.yaml"))).unwrap()).unwrap();
        let cited =
            season.awards.iter().flat_map(|(_, award)| &award.sources).chain(season.scores.iter().flat_map(|(_, score)| &score.sources));
        let cited = cited
            .chain(season.tallies.iter().flat_map(|(_, tally)| &tally.sources))
            .chain(season.stars.iter().flat_map(|(_, stars)| &stars.sources));
        for citation in cited {
            let source = season.sources.get(citation.source()).unwrap();
            if source.catalogue.is_some() {
                assert!(rows.contains(&citation.0.as_str()), "{name} cites {}", citation.0);
                checked += 1;
            }
        }
        for (id, award) in season.awards.iter() {
            let cited = award.sources.iter().filter_map(|citation| season.sources.get(citation.source()));
            let reported = cited.clone().count() > 0 && cited.clone().all(|source| matches!(source.evidence, Evidence::C | Evidence::D));
            let bars = award
                .eligible
                .iter()
                .filter_map(|condition| if let Condition::Bar(bar) = condition { bar.at_least.as_ref() } else { None });
            assert!(!reported || bars.into_iter().all(|bar| matches!(bar, Term::Param(_))), "{name}: {id}");
        }
    }
    assert!(checked > 15);
}
