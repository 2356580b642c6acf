//! What was not assessed is no score, and no rounded number says otherwise than the exact one: what
//! an inspector records, and what the report, the terminal, the rows and the season then say.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::inspection::Inspection;
use windowcheck::load::load_pack;
use windowcheck::pack::PackChoice;
use windowcheck::read;
use windowcheck::report::{Outcome, Report};
use windowcheck::results::{Results, Taken};
use windowcheck::say;
use windowcheck::score::Sheet;
use windowcheck::season;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

const WORDS: &str = "
pack: hall
title: {zh: 示例, en: Example}
version: '1'
status: compiled
sources: {S: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: centre}
facts:
  centre.clock: {label: {zh: 时钟准确, en: The clock is right}, type: yes_no, method: look}
  centre.area: {label: {zh: 面积, en: Area}, type: number, method: look}
  window.sign: {label: {zh: 有台签, en: There is a sign}, type: yes_no, method: look}
  window.seats: {label: {zh: 座位, en: Seats}, type: number, method: look}
  window.late: {label: {zh: 迟到次数, en: Times late}, type: number, whole: true, method: look}
  window.bribe: {label: {zh: 收礼, en: Bribe}, type: yes_no, method: look}
  window.votes: {label: {zh: 评议分, en: Votes}, type: number, max: 100, method: document}
params:
  least_seats: {label: {zh: 至少几座, en: Least seats}}
rules:
  - {id: sign, title: {zh: 有台签, en: A sign}, sources: [S], each: window, force: must, severity: minor, require: {is: {fact: window.sign, value: true}}, deduct: {points: 40, per: finding, in: p}}
  - {id: seats, title: {zh: 有座位, en: Seats}, sources: [S], each: window, force: must, severity: minor, require: {number: {fact: window.seats, at_least: {param: least_seats}}}, deduct: {points: 40, per: finding, in: q}}
  - {id: late, title: {zh: 不迟到, en: Nobody late}, sources: [S], each: window, force: must, severity: minor, require: {number: {fact: window.late, at_most: 0}}, deduct: {points: 0.01, per: excess, in: q}}
  - {id: bribe, title: {zh: 不收礼, en: No bribes}, sources: [S], each: window, force: forbid, severity: critical, require: {is: {fact: window.bribe, value: false}}}
  - {id: area, title: {zh: 面积, en: Area}, sources: [S], each: centre, force: must, severity: minor, require: {number: {fact: centre.area, at_least: 10}}}
";

/// The windows' scheme: two categories, three rules, and a veto.
fn scheme(not_applicable: &str, more: &str) -> String {
    format!(
        "schemes:
  windows:
    title: {{zh: 窗口得分, en: Score of a window}}
    each: window
    full: 100
    round: 1
    not_applicable: {not_applicable}{more}
    categories: {{p: {{title: {{zh: 一类, en: One}}, full: 50, floor: 0}}, q: {{title: {{zh: 二类, en: Two}}, full: 50, floor: 0}}}}
    grades:
      - {{id: a, title: {{zh: 优秀, en: Excellent}}, at_least: 90}}
      - {{id: b, title: {{zh: 合格, en: Passed}}, at_least: 60, below: 90}}
      - {{id: c, title: {{zh: 不合格, en: Failed}}, below: 60}}
    vetoes: [{{rule: bribe, effect: {{grade: c}}}}]
"
    )
}

const SEATS: &str = r#"[{"pack": "hall", "params": {"least_seats": {"value": 2}}}]"#;
const ALL_NOT: &str = r#""window.sign": {"not_applicable": "自助区"}, "window.seats": {"not_applicable": "自助区"}, "window.late": {"not_applicable": "无人值守"}"#;
const ALL_GOOD: &str = r#""window.sign": true, "window.seats": 3, "window.late": 0, "window.bribe": false"#;

#[track_caller]
fn standard(scheme: &str, choices: &str) -> Standard {
    let files = BTreeMap::from([("hall.yaml".to_owned(), format!("{WORDS}{scheme}"))]);
    let choices: Vec<PackChoice> = read::json(choices).unwrap();
    let pack = load_pack(&files, "hall.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    Standard::new(vec![pack], &choices).unwrap_or_else(|fault| panic!("{fault}"))
}

fn text(subjects: &str) -> String {
    format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "1", "title": "十一月检查", "date": "2026-11-23", "standard": {SEATS}, "subjects": [{{"id": "C", "kind": "centre", "facts": {{"centre.area": 20}}}}{subjects}]}}"#
    )
}

#[track_caller]
fn seen(subjects: &str) -> Inspection {
    read::inspection(&text(subjects)).unwrap_or_else(|fault| panic!("{fault}"))
}

fn window(id: &str, facts: &str) -> String {
    format!(r#", {{"id": "{id}", "kind": "window", "facts": {{{facts}}}}}"#)
}

/// The sheet of one window.
#[track_caller]
fn sheet(standard: &Standard, facts: &str) -> Sheet {
    standard.inspect(&seen(&window("W1", facts))).sheets.remove(0)
}

fn told(standard: &Standard, subjects: &str, lang: Lang) -> String {
    let inspection = seen(subjects);
    say::report_text(standard, &inspection, &standard.inspect(&inspection), lang)
}

/// What a sheet has: its total, its grade, and of how many rules so many were assessed.
#[track_caller]
fn has(sheet: &Sheet, total: &str, grade: Option<&str>, too_little: Option<(u32, u32)>) {
    let ends = [sheet.total.worst, sheet.total.best].map(|end| end.map(|end| end.to_string()));
    let found = match ends {
        [Some(worst), Some(best)] if worst == best => best,
        [Some(worst), Some(best)] => format!("{worst}–{best}"),
        _ => String::new(),
    };
    assert_eq!(found, total);
    assert_eq!(sheet.total.grade.as_deref(), grade, "the grade of {total}");
    assert_eq!(sheet.too_little.map(|coverage| (coverage.assessed, coverage.asked)), too_little);
}

#[test]
fn an_inspection_in_which_nothing_applied_is_not_passed() {
    let standard = standard(&scheme("full", ""), SEATS);
    let text = text(&window("W1", &format!(r#"{ALL_NOT}, "window.bribe": {{"not_applicable": "自助区"}}"#)));
    let inspection = read::inspection(&text.replace(r#""centre.area": 20"#, r#""centre.area": {"not_applicable": "没有大厅"}"#)).unwrap();
    let report = standard.inspect(&inspection);
    assert_eq!(report.outcome, Outcome::Incomplete);
    assert_eq!(say::told(&standard, report, Lang::Zh).headline, "没有评定：没有一项判为合格或不合格");
}

#[test]
fn a_window_to_which_nothing_applied_has_no_score_and_no_grade_whatever_the_scheme_counts() {
    for not_applicable in ["exclude", "full"] {
        let standard = standard(&scheme(not_applicable, ""), SEATS);
        let none = sheet(&standard, &format!(r#"{ALL_NOT}, "window.bribe": false"#));
        has(&none, "", None, Some((0, 3)));
        assert!(none.grades.iter().all(|grade| !grade.reachable), "{:?}", none.grades);
        let json = read::to_json(&none);
        assert!(!json.contains(r#""best":"100""#) && !json.contains(r#""grade":"a""#), "{json}");
        has(&sheet(&standard, ALL_GOOD), "100", Some("a"), None);
        let zh = self::told(&standard, &window("W1", ALL_NOT), Lang::Zh);
        assert!(zh.contains("窗口得分 W1: 不评分：应评 3 条，一条也没有评定"), "{zh}");
        let en = self::told(&standard, &window("W1", ALL_NOT), Lang::En);
        assert!(en.contains("Score of a window W1: no score: of 3 rules none was assessed"), "{en}");
        assert!(!zh.contains("优秀") && !en.contains("Excellent"), "{zh}{en}");
    }
}

#[test]
fn what_is_not_answered_yet_may_still_be_assessed_and_one_verdict_is_enough() {
    let standard = standard(&scheme("full", ""), SEATS);
    // Nothing looked at: from the caps of both categories to the full mark, as ever.
    let open = sheet(&standard, "");
    assert!(open.too_little.is_none() && open.total.best.is_some() && open.total.worst < open.total.best && open.total.grade.is_none());
    // It could not be seen: another visit may see it.
    let locked = sheet(&standard, &ALL_NOT.replace(r#"{"not_applicable": "自助区"}"#, r#"{"cannot_check": "锁着门"}"#));
    assert!(locked.too_little.is_none() && locked.total.grade.is_none(), "{locked:?}");
    assert!(locked.total.worst < locked.total.best);
    // One sign that is there, and the rest does not apply.
    let sign = ALL_NOT.replacen(r#"{"not_applicable": "自助区"}"#, "true", 1);
    has(&sheet(&standard, &format!(r#"{sign}, "window.bribe": false"#)), "100", Some("a"), None);
    // One line is open yet, and may turn out not to apply like the others: no grade is certain.
    let one = ALL_NOT.replacen(r#""window.sign": {"not_applicable": "自助区"}, "#, "", 1);
    let one = sheet(&standard, &format!(r#"{one}, "window.bribe": false"#));
    assert!(one.too_little.is_none() && one.total.grade.is_none(), "{one:?}");
}

#[test]
fn what_no_office_set_is_not_assessed_and_the_full_mark_is_not_given_for_it() {
    let unset = standard(&scheme("full", ""), "[]");
    let nothing = sheet(&unset, &ALL_NOT.replace(r#""window.seats": {"not_applicable": "自助区"}"#, r#""window.seats": 3"#));
    has(&nothing, "", None, Some((0, 3)));
    // With the others assessed there is a total, and the category says that one of its lines is not in it.
    let most = sheet(&unset, ALL_GOOD);
    assert_eq!((most.categories[0].not_assessed, most.categories[1].not_assessed), (0, 1));
    let lines = &most.categories[1].items[0].lines;
    assert_eq!((lines[0].not_assessed, lines[0].assessed), (1, 0), "seats");
    assert_eq!((lines[1].not_assessed, lines[1].assessed), (0, 1), "late");
    let text = told(&unset, &window("W1", ALL_GOOD), Lang::Zh);
    assert!(text.contains("一类 50/50，二类 50/50（1 项未评定）"), "{text}");
}

#[test]
fn a_scheme_says_how_much_has_to_be_assessed() {
    let half = standard(&scheme("exclude", "\n    assessed_at_least: 50"), SEATS);
    let one =
        r#""window.sign": true, "window.seats": {"not_applicable": "无"}, "window.late": {"not_applicable": "无"}, "window.bribe": false"#;
    has(&sheet(&half, one), "", None, Some((1, 3)));
    let zh = told(&half, &window("W1", one), Lang::Zh);
    assert!(zh.contains("不评分：应评 3 条，只评定了 1 条，不到 50%"), "{zh}");
    let two = r#""window.sign": true, "window.seats": 2, "window.late": {"not_applicable": "无"}, "window.bribe": false"#;
    has(&sheet(&half, two), "100", Some("a"), None);
    // Two of three are still open: it may come to enough, or not, so no grade is certain.
    assert!(sheet(&half, r#""window.sign": false"#).total.grade.is_none());
    // Exactly the share is enough.
    let third = standard(&scheme("exclude", "\n    assessed_at_least: 33.33"), SEATS);
    has(&sheet(&third, one), "100", Some("a"), None);
    for share in ["0", "100.01", "-1"] {
        let text = format!("{WORDS}{}", scheme("full", &format!("\n    assessed_at_least: {share}")));
        let fault = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), text)]), "hall.yaml").unwrap_err();
        let told = say::fault_told(&fault);
        assert_eq!((told.code, told.line.is_some()), ("out-of-range", true), "{}", told.zh);
    }
}

#[test]
fn a_bribe_is_failed_also_where_nothing_else_was_assessed() {
    let standard = standard(&scheme("exclude", ""), SEATS);
    // There is no total, and no total could lift the grade.
    has(&sheet(&standard, &format!(r#"{ALL_NOT}, "window.bribe": true"#)), "", Some("c"), Some((0, 3)));
    assert_eq!(sheet(&standard, r#""window.bribe": true"#).total.grade.as_deref(), Some("c"), "before anything else is looked at");
}

#[test]
fn points_that_add_up_from_zero_are_not_zero_where_nothing_was_assessed() {
    let demerits = scheme("full", "\n    demerits: true").replace("full: 100", "full: 0").replace("full: 50, floor: 0", "full: 0");
    let demerits = demerits.replace("at_least: 90", "at_most: 10").replace("at_least: 60, below: 90", "above: 10, at_most: 40");
    let standard = standard(&demerits.replace("below: 60", "above: 40"), SEATS);
    has(&sheet(&standard, ALL_NOT), "", None, Some((0, 3)));
    has(&sheet(&standard, ALL_GOOD), "0", Some("a"), None);
}

#[test]
fn a_grade_that_only_vetoes_give_is_not_given_where_none_was_looked_at() {
    let vetoes = "scheme:\n  title: {zh: 等次, en: Grade}\n  full: 100\n  not_applicable: full\n  categories: {all: {title: {zh: 全, en: All}, full: 100}}\n  grades:\n    - {id: a, title: {zh: 合格, en: Passed}, at_least: 60}\n    - {id: c, title: {zh: 不合格, en: Failed}, below: 60}\n  vetoes:\n    - {rule: bribe, effect: {grade: c}}\n    - several: {title: {zh: 两项, en: Two}, rules: [sign, seats], fails: {rules_at_least: 2}}\n      effect: {grade: c}\n";
    let words = WORDS.split(", deduct: ").map(|part| part.split_once("in: ").map_or(part, |(_, rest)| rest.split_once('}').unwrap().1));
    let text = format!("{}{vetoes}", words.collect::<String>());
    let pack = load_pack(&BTreeMap::from([("hall.yaml".to_owned(), text)]), "hall.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    let standard = Standard::new(vec![pack], &read::json::<Vec<PackChoice>>(SEATS).unwrap()).unwrap_or_else(|fault| panic!("{fault}"));
    has(&sheet(&standard, &format!(r#"{ALL_NOT}, "window.bribe": {{"not_applicable": "自助区"}}"#)), "", None, Some((0, 2)));
    has(&sheet(&standard, &format!(r#"{ALL_NOT}, "window.bribe": false"#)), "100", Some("a"), None);
}

#[test]
fn a_sheet_without_a_score_is_a_missing_part_of_a_composite_by_its_policy() {
    let composite = |missing: &str| {
        format!(
            "{}composites:\n  both:\n    title: {{zh: 综合, en: Both}}\n    each: window\n    missing: {missing}\n    round: 1\n    parts:\n      - {{title: {{zh: 考核, en: Score}}, scheme: windows, weight: 60, out_of: 100}}\n      - {{title: {{zh: 评议, en: Votes}}, fact: window.votes, weight: 40, out_of: 100}}\n",
            scheme("exclude", "")
        )
    };
    for (missing, total) in [("block", None), ("zero", Some("36")), ("renormalise", Some("90"))] {
        let standard = standard(&composite(missing), SEATS);
        let facts = format!(r#"{ALL_NOT}, "window.votes": 90, "window.bribe": false"#);
        let report: Report = standard.inspect(&seen(&window("W1", &facts)));
        let both = &report.composites[0];
        assert!(both.parts[0].missing && both.parts[0].too_little && !both.parts[1].missing, "{both:?}");
        assert_eq!(both.total.best.filter(|_| !both.blocked).map(|best| best.to_string()).as_deref(), total, "{missing}");
        let text = told(&standard, &window("W1", &facts), Lang::Zh);
        assert!(text.contains("（没有评定：考核）"), "{text}");
        // While it is open whether there will be a score, so is the composite.
        let open = standard.inspect(&seen(&window("W1", r#""window.votes": 90"#))).composites.remove(0);
        assert!(!open.parts[0].missing && (open.blocked || open.total.worst < open.total.best), "{open:?}");
    }
}

const SEASON: &str = "season: flags\ntitle: {zh: 红旗, en: Flags}\nversion: '1'\nstatus: compiled\nsources: {S: {title: {zh: 例, en: Example}, evidence: B}}\nkinds: {window: {label: {zh: 窗口, en: Window}}}\nfacts: {windows: {label: {zh: 得分, en: Score}, each: window, type: number, per: month, max: 100}}\nawards: {flag: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: windows, take: {top: 1}, ties: all_in, sources: [S]}}\n";

#[test]
fn who_was_not_assessed_is_not_ranked_and_wins_no_flag() {
    let standard = standard(&scheme("exclude", ""), SEATS);
    let season = season::read(SEASON).unwrap();
    let mut results = Results::new(Some(&season), false, Vec::new()).unwrap();
    let subjects = [window("W1", &format!(r#"{ALL_NOT}, "window.bribe": false"#)), window("W2", &ALL_GOOD.replacen("true", "false", 1))];
    let taken = results.take(&standard, &seen(&subjects.concat())).unwrap();
    assert_eq!(taken, Taken { settled: 1, open: 0, too_little: 1 });
    assert!(say::taken("十一月.json", taken, Lang::Zh).contains("1 个没有评定，不评分，留空"));
    let rows = results.csv().unwrap();
    assert!(rows.contains("window,W1,2026-11,\r\n") && rows.contains("window,W2,2026-11,60\r\n"), "{rows}");
    let file = season::File { name: "rows.csv".to_owned(), text: rows };
    let (season, result) = season::read_and_run(SEASON, &[file]).unwrap();
    let told = say::season_text(&season, &result, Lang::Zh);
    assert!(told.contains("W1 2026-11 没有“得分”的记录，不能评定"), "{told}");
    assert!(!told.contains("已评定：结果全部由记录得出"), "one of two is not assessed: {told}");
    assert!(result.awards[0].periods[0].lists.iter().flat_map(|list| &list.ranked).all(|ranked| ranked.subject != "W1"), "{told}");
}

#[test]
fn a_rounded_total_never_says_otherwise_than_the_grade() {
    let standard = standard(&scheme("full", ""), SEATS);
    // 100 − 0.01 × n; 40 for a missing sign.
    let late = |n: u32, sign: bool| format!(r#""window.sign": {sign}, "window.seats": 3, "window.late": {n}, "window.bribe": false"#);
    for (n, sign, shown, grade) in [
        (4, false, "60（实为 59.96） / 100 不合格", "c"),
        (1004, true, "90（实为 89.96） / 100 合格", "b"),
        (4, true, "100（实为 99.96） / 100 优秀", "a"),
        (996, true, "90（实为 90.04） / 100 优秀", "a"),
        (1000, true, "90 / 100 优秀", "a"),
        (50, true, "99.5 / 100 优秀", "a"),
        (54, true, "99.5 / 100 优秀", "a"),
    ] {
        let text = told(&standard, &window("W1", &late(n, sign)), Lang::Zh);
        assert!(text.contains(&format!("W1: {shown}")), "{n}: {text}");
        let sheet = sheet(&standard, &late(n, sign));
        assert_eq!(sheet.total.grade.as_deref(), Some(grade));
        assert_eq!(sheet.total.best_exact.is_some(), shown.contains("实为"), "{n}");
    }
    // Of an interval the end that misleads: 99.96 at best, at worst 40 less.
    let open = told(&standard, &window("W1", r#""window.seats": 3, "window.late": 4, "window.bribe": false"#), Lang::En);
    assert!(open.contains("60 (exactly 59.96)–100 (exactly 99.96) / 100"), "{open}");
}

#[test]
fn a_total_of_thirds_is_told_as_the_fraction_that_it_is() {
    let thirds = scheme("exclude", "").replace("full: 50, floor: 0}, q", "full: 60, floor: 0}, q").replace("full: 50", "full: 30");
    let standard = standard(&thirds.replace("round: 1", "round: 0"), SEATS);
    // Of 90 points that could be had 89.99 are earned: 99.98…, shown as 100.
    let text = r#""window.sign": true, "window.seats": 3, "window.late": 1, "window.bribe": false"#;
    let sheet = sheet(&standard, text);
    let exact = sheet.total.best_exact.unwrap();
    assert_eq!(
        (sheet.total.best.unwrap().to_string(), exact.exact.as_str(), exact.decimals.as_str()),
        ("100".to_owned(), "8999/90", "99.9888…")
    );
}

#[test]
fn equal_looking_numbers_of_a_ranking_show_which_is_higher() {
    let season = SEASON.replace("awards:", "scores: {mean: {label: {zh: 平均, en: Mean}, each: window, per: month, round: 1, from: {weigh: {missing: block, parts: [{of: windows, weight: 1}]}}}}\nawards:").replace("by: windows", "by: mean");
    let rows = "kind,subject,period,windows\nwindow,W1,2026-11,89.96\nwindow,W2,2026-11,89.99\nwindow,W3,2026-11,80\n";
    let file = season::File { name: "rows.csv".to_owned(), text: rows.to_owned() };
    let (season, result) = season::read_and_run(&season, &[file]).unwrap_or_else(|fault| panic!("{fault}"));
    let shown: Vec<String> = result.awards[0].periods[0].lists[0]
        .ranked
        .iter()
        .map(|ranked| format!("{} {} {:?}", ranked.subject, ranked.value.shown, ranked.value.beside))
        .collect();
    assert_eq!(shown, ["W2 90 None", "W1 90 Some(\"89.96\")", "W3 80 None"]);
    assert!(say::season_text(&season, &result, Lang::Zh).contains("90（实为 89.96）"));
}

#[test]
fn a_reason_is_asked_for_in_files_as_on_the_page() {
    for blank in ["", " ", "　", "\u{200b}", "\u{feff} \u{ad}"] {
        for state in ["not_applicable", "cannot_check"] {
            let fault = read::inspection(&text(&window("W1", &format!(r#""window.sign": {{"{state}": "{blank}"}}"#)))).unwrap_err();
            let told = say::fault_told(&fault);
            assert_eq!((told.code, told.line), ("no-reason", Some(1)), "{blank:?}");
            let place = say::fault(&fault, Lang::Zh);
            assert!(place.contains("没有写原因"), "{place}");
        }
        let absent = text("").replace(r#""subjects""#, &format!(r#""absent": {{"window": "{blank}"}}, "subjects""#));
        assert_eq!(say::fault_told(&read::inspection(&absent).unwrap_err()).code, "no-reason", "{blank:?}");
    }
    assert!(read::json::<windowcheck::inspection::Answer>(r#"{"not_applicable": ""}"#).is_err(), "an answer of the page");
    seen(&window("W1", r#""window.sign": {"not_applicable": " 自助区 "}"#));
}

#[test]
fn there_are_none_beside_one_that_was_entered_is_told() {
    let standard = standard(&scheme("full", ""), SEATS);
    let both = text(&window("W1", ALL_GOOD)).replace(r#""subjects""#, r#""absent": {"window": "没有窗口"}, "subjects""#);
    let told = say::fault_told(&standard.admit(&read::inspection(&both).unwrap()).unwrap_err());
    assert_eq!(told.code, "absent-and-there", "{}", told.zh);
    assert!(told.zh.contains("W1"), "{}", told.zh);
    let none = text("").replace(r#""subjects""#, r#""absent": {"window": "没有窗口"}, "subjects""#);
    standard.admit(&read::inspection(&none).unwrap()).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn one_number_for_what_is_unsettled_and_a_grade_that_says_what_it_does_not_know() {
    // One sheet of the whole: the sign is there, the seats could not be counted, the area is too small.
    let whole = scheme("full", "").replace("    each: window\n", "");
    let standard = standard(&whole, SEATS);
    let facts = r#""window.sign": true, "window.seats": {"cannot_check": "人太多"}, "window.late": 0"#;
    let inspection = read::inspection(&text(&window("W1", facts)).replace(r#""centre.area": 20"#, r#""centre.area": 5"#)).unwrap();
    let report = standard.inspect(&inspection);
    let headline = say::told(&standard, report.clone(), Lang::Zh).headline;
    assert_eq!(headline, "还不能通过：1 项必须整改，2 项未定（1 项等事实查清，1 项无法核验）");
    assert_eq!(report.unsettled.len(), 2, "the number of the list");
    assert_eq!(
        say::told(&standard, report, Lang::En).headline,
        "Not passed yet: 1 to be corrected, 2 unsettled (1 waiting for answers, 1 that could not be checked)"
    );
    let all = r#""window.sign": true, "window.seats": 3, "window.late": 0, "window.bribe": false"#;
    let small = |facts: &str, area: &str| {
        let text = text(&window("W1", facts)).replace(r#""centre.area": 20"#, area);
        let inspection = read::inspection(&text).unwrap();
        say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::Zh)
    };
    let failed = small(all, r#""centre.area": 5"#);
    assert!(failed.contains("还不能通过") && failed.contains("100 / 100 优秀（按得分，还有 1 项必须整改）"), "{failed}");
    let open = small(all, "");
    assert!(
        open.contains("尚未查完：目前没有不合格，1 项未定（1 项等事实查清）") && open.contains("优秀（按得分，还有 1 项未定）"),
        "{open}"
    );
    let passed = small(all, r#""centre.area": 20"#);
    assert!(passed.contains("通过：没有不合格，也没有未定") && passed.contains("100 / 100 优秀\n"), "{passed}");
}
