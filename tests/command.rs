//! The command line as an office uses it: files in a folder, sentences, exit codes.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use windowcheck::load::load_pack;
use windowcheck::read;
use windowcheck::results::Results;
use windowcheck::standard::Standard;

/// A folder of its own, gone with the test.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("windowcheck-command-{}-{name}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Office(root)
    }
    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    /// The command, whose language does not depend on who runs the tests.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_windowcheck"));
        for variable in ["WINDOWCHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.args(args).current_dir(&self.0);
        command
    }
    /// The exit code, the output and what is said beside it.
    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let done = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

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

/// `对象,期间,得分` and two windows, 户籍 and 税务.
const GBK: &[u8] =
    b"\xb6\xd4\xcf\xf3,\xc6\xda\xbc\xe4,\xb5\xc3\xb7\xd6\r\n\xbb\xa7\xbc\xae,2026-03,91.5\r\n\xcb\xb0\xce\xf1,2026-03,88\r\n";

#[test]
fn a_table_that_excel_saved_in_china_is_read_and_said_to_be_no_utf_8() {
    let office = Office::new("gbk");
    office.put("season.yaml", SEASON.as_bytes());
    office.put("三月.csv", GBK);
    let (code, told, said) = office.run(&["season", "season.yaml", "三月.csv"]);
    assert_eq!((code, said.as_str()), (Some(0), "注意：三月.csv 不是 UTF-8，已按 gb18030 读取。\n"));
    assert!(told.contains("户籍") && told.contains("91.5"), "{told}");
    // What Excel calls "Unicode text": UTF-16 with a mark, and tabs.
    let tabs = "\u{feff}对象\t期间\t得分\r\n户籍\t2026-03\t91.5\r\n税务\t2026-03\t88\r\n";
    office.put("三月.txt", &tabs.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let (code, same, said) = office.run(&["season", "season.yaml", "三月.txt"]);
    assert_eq!((code, said.as_str(), same), (Some(0), "注意：三月.txt 不是 UTF-8，已按 UTF-16LE 读取。\n", told.clone()));
    office.put("utf8.CSV", tabs.replace('\t', ",").as_bytes());
    assert_eq!(office.run(&["season", "season.yaml", "utf8.CSV"]), (Some(0), told, String::new()));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_the_file_and_what_to_do() {
    let office = Office::new("bytes");
    office.put("season.yaml", SEASON.as_bytes());
    office.put("book.csv", b"PK\x03\x04\x14\x00\x06\x00\xff\xff");
    let (code, told, said) = office.run(&["season", "--lang", "en", "season.yaml", "book.csv"]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(said.starts_with("book.csv: ") && said.contains("save it as “CSV UTF-8"), "{said}");
}

const PACK: &str = "\
pack: hall
title: {zh: 大厅, en: Hall}
version: 1.0.0
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: centre}
facts:
  centre.late: {label: {zh: 迟到, en: Late}, type: number, whole: true, max: 5, method: look}
  window.late: {label: {zh: 迟到, en: Late}, type: number, whole: true, max: 5, method: look}
  window.bribe: {label: {zh: 收礼, en: Bribe}, type: yes_no, method: look}
  window.votes: {label: {zh: 票数, en: Votes}, type: number, max: 10, method: look}
params:
  most: {label: {zh: 次数, en: Times}}
rules:
  - {id: centre, title: {zh: 中心, en: Centre}, sources: [S1], each: centre, force: must, severity: minor, require: {number: {fact: centre.late, at_most: 0}}, deduct: {points: 1, per: excess, in: all}}
  - {id: window, title: {zh: 窗口, en: Window}, sources: [S1], each: window, force: must, severity: minor, require: {number: {fact: window.late, at_most: {param: most}}}, deduct: {points: 1, per: excess, in: each}}
  - {id: bribe, title: {zh: 收礼, en: Bribe}, sources: [S1], each: window, force: forbid, severity: critical, require: {is: {fact: window.bribe, value: false}}}
schemes:
  whole: {title: {zh: 中心, en: Centre}, full: 10, not_applicable: full, categories: {all: {title: {zh: 全, en: All}, full: 10, floor: 0}}}
  part:
    title: {zh: 窗口, en: Window}
    each: window
    full: 10
    not_applicable: full
    categories: {each: {title: {zh: 全, en: All}, full: 10, floor: 0}}
    vetoes: [{rule: bribe, effect: {stop: {zh: 停止评分, en: Scoring stops}}}]
composites:
  both:
    title: {zh: 综合, en: Both}
    each: window
    missing: block
    round: 2
    parts:
      - {title: {zh: 考核, en: Score}, scheme: part, weight: 50, out_of: 10}
      - {title: {zh: 票数, en: Votes}, fact: window.votes, weight: 50, out_of: 10}
";

const RESULTS: &str = "\
season: year
title: {zh: 全年, en: Year}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  centre: {label: {zh: 中心, en: Centre}}
  window: {label: {zh: 窗口, en: Window}, parent: centre}
facts:
  whole: {label: {zh: 中心得分, en: Centre}, each: centre, type: number, per: quarter}
  score: {label: {zh: 窗口得分, en: Window}, each: window, type: number, per: month}
  both: {label: {zh: 综合得分, en: Both}, each: window, type: number, per: month}
awards: {best: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: both, take: {top: 1}, ties: report, sources: [S1]}}
";

/// An inspection of a centre with three windows: settled, stopped by a bribe, open.
fn inspection(id: &str, site: &str, day: &str, most: &str) -> String {
    format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "{id}", "title": "示例", "date": "{day}",
         "standard": [{{"pack": "hall", "params": {{{most}}}}}],
         "subjects": [
          {{"id": "C01", "kind": "centre", "name": "{site}", "facts": {{"centre.late": 2}}}},
          {{"id": "W01", "kind": "window", "parent": "C01", "facts": {{"window.late": 3, "window.bribe": false, "window.votes": 7.5}}}},
          {{"id": "W02", "kind": "window", "parent": "C01", "facts": {{"window.late": 0, "window.bribe": true, "window.votes": 9}}}},
          {{"id": "W03", "kind": "window", "facts": {{"window.late": 0, "window.votes": 9}}}}]}}"#
    )
}

const MOST: &str = r#""most": {"value": 1, "by": "中心", "on": "2026-01-01", "basis": "办法"}"#;

fn office(name: &str) -> Office {
    let office = Office::new(name);
    office.put("hall.yaml", PACK.as_bytes());
    office.put("year.yaml", RESULTS.as_bytes());
    office.put("in/south.json", inspection("1", "南,城", "2026-05-06", MOST).as_bytes());
    office
}

const RESULT: [&str; 6] = ["results", "--as", "part=score", "year.yaml", "hall.yaml", "--"];

fn results(office: &Office, more: &[&str]) -> (Option<i32>, String, String) {
    let (code, told, said) = office.run(&[&RESULT[..], more].concat());
    (code, told.replace('\u{feff}', "").replace("\r\n", "\n"), said)
}

#[test]
fn scores_become_rows_of_what_the_season_reads() {
    let office = office("results");
    let (code, told, said) = results(&office, &["in"]);
    // W02 is stopped by a veto, W03 may be; the centre comes before its windows, by the quarter.
    let rows = "kind,subject,period,place,whole,score,both\n\
                centre,C01,2026-Q2,,8,,\n\
                window,W01,2026-05,C01,,8,77.5\n\
                window,W02,2026-05,C01,,,\n\
                window,W03,2026-05,C01,,,\n";
    assert_eq!((code, told.as_str()), (Some(3), rows));
    assert_eq!(said, "in/south.json：取得分和等次 3 个；4 个尚未定（未查完、待定或参数未设），留空。\n");
    office.put("rows.csv", told.as_bytes());
    let (code, told, said) = office.run(&["season", "year.yaml", "rows.csv"]);
    assert_eq!((code, said.as_str()), (Some(3), ""), "{told}");
    // What the office did not set takes no points, and is no score either.
    office.put("unset.json", inspection("2", "南城", "2026-06-06", "").as_bytes());
    let (_, told, said) = results(&office, &["unset.json"]);
    assert!(told.contains("window,W01,2026-06,C01,,,\n"), "{told}");
    assert!(said.contains("取得分和等次 1 个；1 个尚未定（未查完、待定或参数未设），留空；5 个没有评定，不评分，留空。"), "{said}");
}

#[test]
fn centres_that_number_alike_are_kept_apart_or_refused() {
    let office = office("sites");
    office.put("in/north.json", inspection("2", "北城", "2026-05-07", MOST).as_bytes());
    let (code, told, said) = results(&office, &["in"]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(said.contains("in/south.json") && said.contains("检查对象 C01") && said.contains("--sites"), "{said}");
    let (code, told, _) = office.run(&[&["results", "--sites"], &RESULT[1..], &["in"]].concat());
    assert_eq!(code, Some(3));
    assert!(told.contains("window,北城/W01,2026-05,北城,,8,77.5\r\n") && told.contains("centre,\"南,城\",2026-Q2,,8,,\r\n"), "{told}");
    let bare = r#"{"format": "windowcheck-inspection/1", "id": "3", "title": "示例", "date": "2026-05-06",
         "subjects": [{"id": "W01", "kind": "window"}]}"#;
    office.put("bare.json", bare.as_bytes());
    let (code, _, said) = office.run(&[&["results", "--sites"], &RESULT[1..], &["bare.json"]].concat());
    assert!(code == Some(2) && said.contains("唯一"), "{said}");
    // The quarter of the centre is the same in another month, the month of the windows is not.
    office.put("in/north.json", inspection("2", "南城", "2026-07-07", MOST).as_bytes());
    let (code, told, _) = results(&office, &["in"]);
    assert_eq!((code, told.matches("window,W01,").count()), (Some(3), 2), "{told}");
}

#[test]
fn several_inspections_of_a_period_are_raters() {
    let office = office("raters");
    let season = RESULTS
        .replace("per: quarter}", "per: quarter, raters: mean}")
        .replace("type: number, per: month}", "type: number, per: month, raters: mean}");
    office.put("year.yaml", season.as_bytes());
    office.put("in/again.json", inspection("=2", "南城", "2026-05-20", MOST).as_bytes());
    let (_, told, _) = results(&office, &["in"]);
    // A spreadsheet takes no number of an inspection for a formula.
    assert!(told.contains("window,W01,2026-05,C01,1,,8,77.5\n") && told.contains("window,W01,2026-05,C01,'=2,,8,77.5\n"), "{told}");
    office.put("rows.csv", told.as_bytes());
    assert_eq!(office.run(&["season", "year.yaml", "rows.csv"]).2, "");
}

#[test]
fn names_that_meet_nothing_are_refused() {
    let office = office("names");
    let run = |args: &[&str]| office.run(&[&["results", "--lang", "en"], args, &["year.yaml", "hall.yaml", "--", "in"]].concat());
    for (args, said) in [
        (&["--as", "part=scores"][..], "scores"),
        (&["--as", "parts=score"], "parts"),
        // A fact of the centre takes no score of a window.
        (&["--as", "part=whole"], "whole"),
    ] {
        let (code, told, error) = run(args);
        assert_eq!((code, told.as_str()), (Some(2), ""), "{args:?}");
        assert!(error.contains(&format!("“{said}”")), "{args:?}: {error}");
    }
    office.put("year.yaml", RESULTS.replace("  whole:", "  other:").replace("  both:", "  all:").replace("by: both", "by: all").as_bytes());
    let (code, _, error) = run(&[]);
    assert!(code == Some(2) && error.contains("other"), "{error}");
    let (code, ..) = office.run(&["season", "year.yaml", "--", "in"]);
    assert_eq!(code, Some(2), "only results has something behind the dashes");
    let (code, ..) = office.run(&["results", "year.yaml", "hall.yaml", "--", "none.json"]);
    assert_eq!(code, Some(2));
}

const GRADED: &str = "\
pack: desk
title: {zh: 窗口, en: Desk}
version: 1.0.0
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  window: {label: {zh: 窗口, en: Window}}
facts:
  window.late: {label: {zh: 迟到, en: Late}, type: number, whole: true, max: 20, method: look}
  window.bribe: {label: {zh: 收礼, en: Bribe}, type: yes_no, method: look}
  window.votes: {label: {zh: 票数, en: Votes}, type: number, max: 100, method: look}
params:
  most: {label: {zh: 次数, en: Times}}
rules:
  - {id: late, title: {zh: 不迟到, en: In time}, sources: [S1], each: window, force: must, severity: minor, require: {number: {fact: window.late, at_most: {param: most}}}, deduct: {points: 5, per: excess, in: all}}
  - {id: bribe, title: {zh: 不收礼, en: No gifts}, sources: [S1], each: window, force: forbid, severity: critical, require: {is: {fact: window.bribe, value: false}}}
schemes:
  desk:
    title: {zh: 窗口, en: Desk}
    each: window
    full: 100
    not_applicable: full
    categories: {all: {title: {zh: 全, en: All}, full: 100, floor: 0}}
    grades:
      - {id: A, title: {zh: 优, en: A}, at_least: 90}
      - {id: B, title: {zh: 良, en: B}, at_least: 60, below: 90}
      - {id: D, title: {zh: 差, en: D}, below: 60}
    vetoes: [{rule: bribe, effect: {grade: D}}]
composites:
  both:
    title: {zh: 综合, en: Both}
    each: window
    missing: block
    round: 2
    parts:
      - {title: {zh: 考核, en: Score}, scheme: desk, weight: 80, out_of: 100}
      - {title: {zh: 票数, en: Votes}, fact: window.votes, weight: 20, out_of: 100}
    grades:
      - {id: good, title: {zh: 合格, en: Good}, at_least: 80}
      - {id: poor, title: {zh: 不合格, en: Poor}, below: 80}
";

/// Grades of inspections decide who is on a list.
const LISTS: &str = "\
season: lists
title: {zh: 红黑榜, en: Lists}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  window: {label: {zh: 窗口, en: Window}}
facts:
  desk: {label: {zh: 得分, en: Score}, each: window, type: number, per: month}
  desk.A: {label: {zh: 优等, en: Grade A}, each: window, type: yes_no, per: month}
  bad: {label: {zh: 差等, en: Grade D}, each: window, type: yes_no, per: month}
  both.poor: {label: {zh: 综合不合格, en: Poor}, each: window, type: yes_no, per: month}
awards:
  red: {title: {zh: 红榜, en: Red}, each: window, per: month, by: desk, eligible: [{is: {fact: desk.A, value: true}}, {is: {fact: both.poor, value: false}}], take: {top: 2}, ties: report, sources: [S1]}
  black: {title: {zh: 黑榜, en: Black}, each: window, per: month, by: desk, lower_first: [desk], take: {top: 1}, or: [{is: {fact: bad, value: true}}], ties: report, sources: [S1]}
";

fn graded(name: &str, windows: &[(&str, &str)], most: &str) -> Office {
    let office = Office::new(name);
    office.put("desk.yaml", GRADED.as_bytes());
    office.put("lists.yaml", LISTS.as_bytes());
    let subjects: Vec<String> =
        windows.iter().map(|(id, facts)| format!(r#"{{"id": "{id}", "kind": "window", "facts": {{{facts}}}}}"#)).collect();
    let inspection = format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "may", "title": "五月", "date": "2026-05-20",
         "standard": [{{"pack": "desk", "params": {{{most}}}}}], "subjects": [{}]}}"#,
        subjects.join(",")
    );
    office.put("may.json", inspection.as_bytes());
    office
}

const LIST_RESULTS: [&str; 7] = ["results", "--as", "desk.D=bad", "lists.yaml", "desk.yaml", "--", "may.json"];

#[test]
fn the_grade_of_an_inspection_decides_who_is_on_the_lists() {
    let windows = [
        ("W1", r#""window.late": 2, "window.bribe": false, "window.votes": 90"#),
        ("W2", r#""window.late": 5, "window.bribe": false, "window.votes": 90"#),
        ("W3", r#""window.late": 1, "window.bribe": true, "window.votes": 90"#),
        ("W4", r#""window.bribe": true, "window.votes": 90"#),
        ("W5", r#""window.late": 1, "window.votes": 0"#),
        ("W6", r#""window.late": 9, "window.bribe": false, "window.votes": 100"#),
    ];
    let office = graded("graded", &windows, MOST);
    let (code, told, said) = office.run(&LIST_RESULTS);
    // The bribe of W3 and W4 makes them D, of W4 whatever its score is; of W5 nobody knows.
    let rows = "kind,subject,period,desk,desk.A,bad,both.poor\n\
                window,W1,2026-05,95,true,false,false\n\
                window,W2,2026-05,80,false,false,false\n\
                window,W3,2026-05,100,false,true,false\n\
                window,W4,2026-05,,false,true,\n\
                window,W5,2026-05,100,,,false\n\
                window,W6,2026-05,60,false,false,true\n";
    assert_eq!((code, told.replace('\u{feff}', "").replace("\r\n", "\n").as_str()), (Some(3), rows), "{said}");
    assert_eq!(said, "may.json：取得分和等次 20 个；4 个尚未定（未查完、待定或参数未设），留空。\n");
    office.put("rows.csv", told.as_bytes());
    let (code, told, _) = office.run(&["season", "lists.yaml", "rows.csv"]);
    assert_eq!(code, Some(3), "{told}");
    for line in [
        "1 | W1 |  | 95 | 入选 | ",
        "– | W5 |  | – | 不能评定，可能影响结果 | W5 2026-05 没有“优等”的记录，不能评定",
        "1 | W6 |  | 60 | 入选 | ",
        "4 | W3 |  | 100 | 入选 | 不论名次：2026-05 “差等”为是",
        "4 | W5 |  | 100 | 缺数据，不能评定 | W5 2026-05 没有“差等”的记录，不能评定",
        "– | W4 |  | – | 入选 | 不论名次：2026-05 “差等”为是；W4 2026-05 没有“得分”的记录，不能评定",
    ] {
        assert!(told.contains(&format!("\n{line}\n")), "{line}\n{told}");
    }
}

#[test]
fn a_grade_that_a_parameter_or_a_gap_leaves_open_is_no_grade() {
    let fine = r#""window.late": 0, "window.bribe": false, "window.votes": 90"#;
    let office = graded("unset", &[("W1", fine)], "");
    let (code, told, _) = office.run(&LIST_RESULTS);
    assert!(code == Some(3) && told.contains("window,W1,2026-05,,,,\r\n"), "what the office did not set takes no points: {told}");
    // Of a total between 0 and 100 only D is left, or none of the grades.
    let office = graded("gap", &[("W1", r#""window.bribe": false, "window.votes": 90"#)], MOST);
    let low = GRADED
        .replace("max: 20", "max: 4")
        .replace("at_least: 90}", "at_least: 101}")
        .replace("at_least: 60, below: 90", "at_least: 90, below: 95");
    office.put("desk.yaml", low.as_bytes());
    let (_, told, _) = office.run(&LIST_RESULTS);
    assert!(told.contains("window,W1,2026-05,,,,"), "from 85 to 100 it is B or nothing: {told}");
    office.put("desk.yaml", low.replace("below: 95", "below: 101").as_bytes());
    let (_, told, _) = office.run(&LIST_RESULTS);
    assert!(told.contains("window,W1,2026-05,,,,"), "{told}");
    let low = low.replace("at_least: 90, below: 95", "at_least: 80, below: 101");
    office.put("desk.yaml", low.as_bytes());
    let (_, told, _) = office.run(&LIST_RESULTS);
    assert!(told.contains("window,W1,2026-05,,,,"), "B, or nothing where it turns out not to apply: {told}");
    let votes = "  - {id: votes, title: {zh: 有票, en: Votes}, sources: [S1], each: window, force: must, severity: minor, require: {number: {fact: window.votes, at_least: 0}}, deduct: {points: 1, per: finding, in: all}}\n";
    office.put("desk.yaml", low.replace("  - {id: bribe", &format!("{votes}  - {{id: bribe")).as_bytes());
    let (_, told, _) = office.run(&LIST_RESULTS);
    assert!(told.contains("window,W1,2026-05,,false,false,false\r\n"), "B whatever comes: {told}");
}

/// The page exports one inspection and knows no season: every score, and every grade of it.
#[test]
fn without_a_season_every_score_and_grade_is_a_column() {
    let office = graded("page", &[("W1", r#""window.late": 2, "window.bribe": false, "window.votes": 90"#)], MOST);
    let inspection = read::inspection_bytes(&fs::read(office.0.join("may.json")).unwrap()).unwrap();
    let files = BTreeMap::from([("desk.yaml".to_owned(), GRADED.to_owned())]);
    let standard = Standard::new(vec![load_pack(&files, "desk.yaml").unwrap()], &inspection.standard).unwrap();
    let mut results = Results::default();
    results.take(&standard, &inspection).unwrap();
    let heads = "kind,subject,period,desk,desk.A,desk.B,desk.D,both,both.good,both.poor\r\n";
    assert_eq!(results.csv().unwrap(), format!("\u{feff}{heads}window,W1,2026-05,95,true,false,false,94,true,false\r\n"));
}

#[test]
fn a_grade_that_is_misspelt_is_refused() {
    let office = graded("misspelt", &[("W1", r#""window.late": 0, "window.bribe": false"#)], MOST);
    office.put("lists.yaml", LISTS.replace("desk.A", "desk.AA").as_bytes());
    let (code, told, said) = office.run(&LIST_RESULTS);
    assert!(code == Some(2) && told.is_empty() && said.contains("“desk.AA”") && said.contains("是不是“desk.A”"), "{said}");
    office.put("lists.yaml", LISTS.as_bytes());
    for (renamed, word) in [("desk.D=desk", "--as 写的事实类型不对"), ("desk=bad", "--as 写的事实类型不对"), ("desk.E=bad", "desk.E")]
    {
        let (code, told, said) = office.run(&["results", "--as", renamed, "lists.yaml", "desk.yaml", "--", "may.json"]);
        assert!(code == Some(2) && told.is_empty() && said.contains(word), "{renamed}: {said}");
    }
    let (code, ..) = office.run(&["results", "--as", "desk/desk.D=bad", "lists.yaml", "desk.yaml", "--", "may.json"]);
    assert_eq!(code, Some(3), "the votes are open");
}

const TOWN: &str = "\
pack: town
title: {zh: 镇大厅, en: Town}
version: 1.0.0
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: hall}
facts:
  hall.gift: {label: {zh: 收礼, en: Gift taken}, type: yes_no, method: look}
  hall.praise: {label: {zh: 表扬次数, en: Times praised}, type: number, whole: true, max: 5, method: document}
  window.sign: {label: {zh: 台签, en: Sign}, type: yes_no, method: look}
  window.tea: {label: {zh: 供茶, en: Tea}, type: yes_no, method: look}
rules:
  - {id: gift, title: {zh: 不收礼, en: No gifts}, sources: [S1], each: hall, force: forbid, severity: critical, require: {is: {fact: hall.gift, value: false}}}
  - {id: sign, title: {zh: 有台签, en: A sign}, sources: [S1], each: window, force: must, severity: minor, require: {is: {fact: window.sign, value: true}}, deduct: {points: 5, per: finding, in: looks}}
  - {id: tea, title: {zh: 供茶水, en: Tea}, sources: [S1], each: window, force: practice, severity: info, require: {is: {fact: window.tea, value: true}}}
scheme:
  title: {zh: 评分, en: Score}
  full: 100
  not_applicable: full
  categories:
    looks: {title: {zh: 仪容, en: Looks}, full: 60, floor: 0}
    order: {title: {zh: 秩序, en: Order}, full: 40, floor: 0}
  grades:
    - {id: good, title: {zh: 合格, en: Good}, at_least: 60}
    - {id: bad, title: {zh: 不合格, en: Bad}, below: 60}
  bonus: {most: 5, events: [{title: {zh: 表扬, en: Praise}, fact: hall.praise, points: 2}]}
  vetoes:
    - {rule: gift, effect: {grade: bad}}
    - {rule: gift, effect: {lose_award: {award: {zh: 红旗, en: Flag}, for: quarter}}}
";

/// The inspector misspelt the sign of window 2 and the kind of which there is none.
fn visit(gift: bool) -> String {
    format!(
        r#"{{"format": "windowcheck-inspection/1", "id": "1", "title": "十一月", "date": "2026-11-23",
         "standard": [{{"pack": "town"}}], "absent": {{"windo": "没有"}},
         "subjects": [{{"id": "H1", "kind": "hall", "facts": {{"hall.gift": {gift}, "hall.praise": 2}}}},
          {{"id": "W1", "kind": "window", "facts": {{"window.sign": false, "window.tea": false, "elsewhere.heat": 21}}}},
          {{"id": "W2", "kind": "window", "facts": {{"window.sgin": true, "window.tea": true}}}}]}}"#
    )
}

#[test]
fn a_check_shows_points_bonus_and_vetoes_and_names_what_nobody_read() {
    let office = Office::new("check");
    office.put("town.yaml", TOWN.as_bytes());
    office.put("visit.json", visit(true).as_bytes());
    let (code, told, _) = office.run(&["check", "town.yaml", "visit.json"]);
    let wanted = "\
十一月 2026-11-23
还不能通过：2 项一票否决，2 项必须整改，1 项未定（1 项等事实查清）
评分: 90–95 / 100 不合格
  仪容 50–55/60，秩序 40/40
  加分 0（一票否决起作用，不加）：表扬 2 × 2 = 4
  一票否决：不收礼，等次最高为“不合格”
  一票否决：不收礼，失去“红旗”1个季度
✗ 不合格 [不准] H1 不收礼: 「收礼」：是，要求否 (S1)
✗ 不合格 [必须] W1 有台签: 「台签」：否，要求是 (S1) −5
△ 不合格 [情况] W1 供茶水: 「供茶」：否，要求是 (S1)
· 未查 [必须] W2 有台签: 「台签」还没有查 (S1)
△ 只作情况显示，不影响结果
本处没有windo：没有
以下不属于启用的标准，没有参与判定；名称写错的请改正：
? 事实 elsewhere.heat：W1
? 对象类型 windo：absent，是不是“window”？
? 事实 window.sgin：W2，是不是“window.sign”？
";
    assert_eq!((code, told.as_str()), (Some(1), wanted));
    let (_, json, _) = office.run(&["check", "--format", "json", "town.yaml", "visit.json"]);
    let unread = &serde_json::from_str::<serde_json::Value>(&json).unwrap()["unread"];
    assert_eq!((&unread[0]["kind"], &unread[2]["fact"]), (&"windo".into(), &"window.sgin".into()), "{unread}");
    office.put("visit.json", visit(false).as_bytes());
    let (_, told, _) = office.run(&["check", "--lang", "en", "town.yaml", "visit.json"]);
    assert!(
        told.contains(
            "Score: 94–99 / 100 Good (by score; 1 to be corrected)\n  Looks 50–55/60, Order 40/40\n  Bonus 4: Praise 2 × 2 = 4\n✗ "
        ),
        "{told}"
    );
    assert!(told.contains("? fact window.sgin: W2. Did you mean “window.sign”?\n"), "{told}");
}

#[test]
fn all_answers_that_do_not_fit_are_told_in_one_run() {
    let office = Office::new("misfits");
    office.put("town.yaml", TOWN.as_bytes());
    let bad: Vec<String> = (10..70).map(|n| format!(r#"{{"id": "W{n}", "kind": "window", "facts": {{"window.sign": "yes"}}}}"#)).collect();
    office.put("visit.json", visit(false).replace(r#"{"id": "W2""#, &format!(r#"{},{{"id": "W2""#, bad.join(","))).as_bytes());
    let (code, told, said) = office.run(&["check", "town.yaml", "visit.json"]);
    assert_eq!((code, told.as_str(), said.lines().count()), (Some(2), "", 51), "{said}");
    assert!(said.contains("W10") && said.contains("W59") && said.ends_with("另有 10 处。\n"), "{said}");
}

#[test]
fn of_many_names_that_nobody_read_some_are_told_and_the_rest_counted() {
    let office = Office::new("unread");
    office.put("town.yaml", TOWN.as_bytes());
    // A form of another trade, brought in by mistake: each window has all of its answers.
    let answers: Vec<String> = (10..40).map(|n| format!(r#""shop.q{n}": true"#)).collect();
    let window = |id: &str| format!(r#"{{"id": "{id}", "kind": "window", "facts": {{{}}}}}"#, answers.join(","));
    let visit = visit(false).replace(r#"{"id": "W2""#, &format!(r#"{},{},{{"id": "W2""#, window("W8"), window("W9")));
    office.put("visit.json", visit.as_bytes());
    let (_, told, _) = office.run(&["check", "town.yaml", "visit.json"]);
    assert!(told.contains("? 事实 shop.q10：W8 等 2 处\n") && told.contains("? 事实 shop.q27：W8 等 2 处\n"), "{told}");
    assert!(told.ends_with("? 另有 13 个名称\n"), "{told}");
}

#[test]
fn cases_are_told_in_the_words_of_the_language() {
    let office = Office::new("cases");
    office.put("town.yaml", TOWN.as_bytes());
    let cases = "\
pack: town
date: 2026-11-23
cases:
  - rule: sign
    given: [{id: W1, kind: window, facts: {window.sign: true}}]
    pass: 1号窗口有台签
    fail: 1号窗口没有台签
    change: {W1: {window.sign: false}}
    also: [{case: 台签没有查, change: {W1: {window.sign: null}}, expect: fail}]
";
    office.put("town.cases.yaml", cases.as_bytes());
    let (code, told, said) = office.run(&["test", "town.yaml"]);
    let wanted = "✓ town/sign 合格，符合: 1号窗口有台签\n✓ town/sign 查出，符合: 1号窗口没有台签\n✗ town/sign 没有查出: 台签没有查 (应判“不合格”，判了“未查”)\n";
    assert_eq!((code, told.as_str()), (Some(1), wanted));
    assert!(said.ends_with("2 个用例符合，1 个不符合\n") && said.contains("“gift”没有用例"), "{said}");
    let (_, _, said) = office.run(&["test", "--lang", "en", "town.yaml"]);
    assert!(said.ends_with("2 cases as said, 1 not\n") && said.contains("“gift” has no case"), "{said}");
}

const DESK: &str = "\
pack: desk
title: {zh: 台签, en: Desk signs}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {staff: {label: {zh: 人员, en: Staff}}}
facts: {staff.sign: {label: {zh: 台签, en: Desk sign}, type: yes_no, method: look}}
rules: [{id: sign, title: {zh: 摆放台签, en: A desk sign}, sources: [S1], each: staff, require: {is: {fact: staff.sign, value: true}}, force: must, severity: minor}]
";

fn desk(title: &str, date: &str) -> String {
    serde_json::json!({"format": "windowcheck-inspection/1", "id": "i", "title": title, "date": date, "inspectors": [title],
        "subjects": [{"id": "S1", "kind": "staff", "name": title, "facts": {"staff.sign": false}}]})
    .to_string()
}

#[test]
fn a_file_in_another_encoding_is_told_as_that_and_not_as_missing() {
    let office = Office::new("encodings");
    office.put("i.json", desk("试", "2026-11-23").as_bytes());
    let gb = b"pack: desk\ntitle: {zh: \xb1\xea\xd7\xbc, en: x}\n";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (bytes, likely) in [
        (gb.to_vec(), "GB18030"),
        (utf16("\u{feff}pack: desk"), "UTF-16"),
        (utf16("pack: desk"), "UTF-16"),
        (vec![0xff, 0x41, 0xff], "不是文字"),
    ] {
        office.put("desk.yaml", &bytes);
        for args in [["check", "desk.yaml", "i.json"], ["lint", "desk.yaml", "desk.yaml"], ["pack", "desk.yaml", "-o"]] {
            let args = if args[0] == "pack" { &args[..2] } else { &args[..] };
            let (code, told, said) = office.run(args);
            let all = told + &said;
            assert_eq!(code, Some(2), "{all}");
            assert!(all.contains("desk.yaml") && all.contains(likely) && all.contains("UTF-8") && !all.contains("找不到"), "{all}");
        }
        // The same of a file of answers.
        office.put("desk.yaml", DESK.as_bytes());
        office.put("other.json", &bytes);
        let (code, _, said) = office.run(&["check", "desk.yaml", "other.json"]);
        assert!(code == Some(2) && said.contains("other.json") && said.contains(likely), "{said}");
    }
}

#[test]
fn a_pack_as_notepad_saves_it_is_the_same_pack() {
    let office = Office::new("notepad");
    office.put("desk.yaml", DESK.as_bytes());
    let (_, plain, _) = office.run(&["pack", "desk.yaml"]);
    office.put("desk.yaml", format!("\u{feff}{}", DESK.replace('\n', "\r\n")).as_bytes());
    assert_eq!(office.run(&["pack", "desk.yaml"]), (Some(0), plain, String::new()));
}

#[test]
fn a_file_of_another_sort_is_told_what_it_is_and_where_it_goes() {
    let office = Office::new("sorts");
    office.put("desk.yaml", DESK.as_bytes());
    office.put("i.json", desk("试", "2026-11-23").as_bytes());
    office.put("season.yaml", SEASON.as_bytes());
    for (name, bytes, says) in [
        ("a.csv", "编号,名称\nW1,户籍\n".as_bytes(), "表格"),
        ("a.xlsx", b"PK\x03\x04....[Content_Types].xml", "Excel 工作簿"),
        ("a.yaml", DESK.as_bytes(), "标准包"),
        ("b.yaml", SEASON.as_bytes(), "评比办法"),
        ("a.json", br#"{"format": "windowcheck-settings/1", "standard": []}"#, "标准的设定"),
        ("b.json", br#"{"format": "windowcheck-report/1"}"#, "检查结果"),
        ("a.pdf", b"%PDF-1.7", "文档"),
    ] {
        office.put(name, bytes);
        let (code, _, said) = office.run(&["check", "desk.yaml", name]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(name) && said.contains(says) && said.contains("这里要的是一份检查") && !said.contains("此处应有"), "{said}");
    }
    let (_, _, said) = office.run(&["check", "i.json", "i.json"]);
    assert!(said.contains("这个文件是一份检查，这里要的是一个标准包"), "{said}");
    let (_, _, said) = office.run(&["check", "season.yaml", "i.json"]);
    assert!(said.contains("这个文件是一个评比办法，这里要的是一个标准包"), "{said}");
}

#[test]
fn nothing_of_a_file_acts_on_the_terminal() {
    let office = Office::new("terminal");
    let acting = "\u{1b}[2J\u{1b}]0;PWNED\u{7}\u{202e}\u{9b}2J";
    office.put("desk.yaml", DESK.replace("zh: 摆放台签", "zh: \"\\e[2J摆放\\a\"").as_bytes());
    office.put("i.json", desk(acting, "2026-11-23").as_bytes());
    office.put(
        "bad.json",
        desk(acting, "2026-11-23").replace("\"staff\"", &serde_json::json!(acting).to_string()).replace("false", "1").as_bytes(),
    );
    for args in [
        &["check", "desk.yaml", "i.json"][..],
        &["check", "desk.yaml", "bad.json"],
        &["lint", "desk.yaml"],
        &["check", "desk.yaml", "\u{1b}[2J"],
    ] {
        let (_, told, said) = office.run(args);
        let all = told + &said;
        assert!(!all.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{args:?}: {all:?}");
    }
    // A line end in a title begins no line that looks like one of ours.
    office.put("i.json", desk("试\n✗ 不合格", "2026-11-23").as_bytes());
    let (_, told, _) = office.run(&["check", "desk.yaml", "i.json"]);
    assert_eq!(told.lines().filter(|line| line.starts_with('✗')).count(), 1, "{told}");
}

#[test]
fn an_inspection_of_a_day_to_come_is_told() {
    let office = Office::new("future");
    office.put("desk.yaml", DESK.as_bytes());
    office.put("i.json", desk("试", "2099-11-23").as_bytes());
    let (code, _, said) = office.run(&["check", "desk.yaml", "i.json"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("2099-11-23 还没有到"), "{said}");
    office.put("i.json", desk("试", "2020-11-23").as_bytes());
    assert_eq!(office.run(&["check", "desk.yaml", "i.json"]).2, "");
}

const COMMANDS: [&str; 10] = ["check", "pack", "lint", "test", "season", "results", "schema", "completions", "man", "help"];

#[test]
fn help_is_on_the_standard_output_in_both_languages_with_examples() {
    let office = Office::new("help");
    for command in COMMANDS {
        let (code, told, said) = office.run(&[command, "--help"]);
        assert_eq!((code, said.as_str()), (Some(0), ""), "{command}");
        assert!(told.contains("用法:") && told.contains("选项:") && (command == "help" || told.contains("示例：")), "{told}");
        assert_eq!(office.run(&["help", command]).1, told, "the same by `help`");
        let (code, told, _) = office.run(&["--lang=en", command, "-h"]);
        assert_eq!(code, Some(0));
        assert!(told.contains("Usage: windowcheck ") && told.contains("Options:"), "{told}");
        assert!(!told.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{told}");
    }
    let (code, told, _) = office.run(&["--help"]);
    assert!(code == Some(0) && COMMANDS.iter().all(|command| told.contains(&format!("\n  {command} "))), "{told}");
    let version = format!("windowcheck {}\n", env!("CARGO_PKG_VERSION"));
    for flag in ["--version", "-V"] {
        assert_eq!(office.run(&[flag]), (Some(0), version.clone(), String::new()));
    }
    let (code, told, said) = office.run(&[]);
    assert_eq!((code, told.as_str()), (Some(2), ""), "nothing was asked for");
    assert!(said.contains("用法:"), "{said}");
}

#[test]
fn what_is_wrong_with_a_command_is_said_with_what_was_meant() {
    let office = Office::new("misuse");
    for (args, zh, en) in [
        (&["chek"][..], "没有“chek”这个命令。是不是“check”？\n说明：windowcheck --help", "no command “chek”. Did you mean “check”?"),
        (
            &["check", "--formt=json", "x"],
            "“--formt”这个选项。是不是“--format”？\n说明：windowcheck check --help",
            "Did you mean “--format”?",
        ),
        (&["lint", "--format=jsn", "x"], "“jsn”，可以写：text、json、sarif。", "does not take “jsn”. It takes text, json, sarif."),
        (&["lint", "--format"], "后面缺少内容", "needs a value"),
        (&["lint"], "没有给出要处理的文件", "needs a file"),
        (&["schema", "--lang=zh", "--lang=zh", "pack"], "只能写一次", "once only"),
        (&["results", "--as", "a", "b", "--", "c"], "--as <SCORE=FACT> 不能是“a”", "--as <SCORE=FACT> does not take “a”"),
        (&["help", "lnt"], "是不是“lint”", "Did you mean “lint”"),
        (&["lint", "no/*.yaml"], "没有文件符合“no/*.yaml”", "No file matches “no/*.yaml”"),
        (&["check", "-", "-"], "标准输入（-）只能写一次", "may be named once only"),
    ] {
        let (code, told, said) = office.run(args);
        assert_eq!((code, told.as_str()), (Some(2), ""), "{args:?}");
        assert!(said.contains(zh), "{args:?}: {said}");
        let done = office.command(args).env("WINDOWCHECK_LANG", "en").output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains(en) || args.contains(&"--lang=zh"), "{args:?}: {said}");
    }
}

#[test]
fn the_language_is_asked_for_or_that_of_the_environment() {
    let office = Office::new("language");
    let told = |args: &[&str], variables: &[(&str, &str)]| {
        let done = office.command(args).envs(variables.iter().copied()).output().unwrap();
        if String::from_utf8(done.stdout).unwrap().contains("Usage:") { "en" } else { "zh" }
    };
    for (args, variables, lang) in [
        (&["-h"][..], &[][..], "zh"),
        (&["-h"], &[("LANG", "en_US.UTF-8")], "en"),
        (&["-h"], &[("LANG", "C.UTF-8")], "zh"),
        (&["-h"], &[("LANG", "en_US.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], "zh"),
        (&["-h"], &[("LC_ALL", "zh_CN"), ("WINDOWCHECK_LANG", "en")], "en"),
        (&["--lang", "zh", "-h"], &[("WINDOWCHECK_LANG", "en")], "zh"),
        (&["check", "--lang=en", "-h"], &[("WINDOWCHECK_LANG", "zh")], "en"),
    ] {
        assert_eq!(told(args, variables), lang, "{args:?} {variables:?}");
    }
}

/// A pack with a case, an inspection of it in two folders, a season with data.
fn filled(name: &str) -> Office {
    let office = Office::new(name);
    office.put("packs/desk.yaml", DESK.as_bytes());
    office.put("packs/desk.cases.yaml", DESK_CASES.as_bytes());
    office.put("in/a.json", desk("甲", "2026-11-23").as_bytes());
    office.put("in/below/b.json", desk("乙", "2026-11-24").replace("false", "true").as_bytes());
    office.put("in/.hidden.json", b"{");
    office.put("in/report.json", br#"{"format": "windowcheck-report/1"}"#);
    office.put("flags/season.yaml", SEASON.as_bytes());
    office.put("flags/march.csv", GBK);
    office
}

const DESK_CASES: &str = "\
pack: desk
date: 2026-11-23
cases:
  - rule: sign
    given: [{id: S1, kind: staff, facts: {staff.sign: true}}]
    pass: 有台签
    fail: 没有台签
    change: {S1: {staff.sign: false}}
";

#[test]
fn every_command_writes_to_the_file_that_it_is_told() {
    let office = filled("output");
    for args in [
        &["check", "packs/desk.yaml", "in/a.json"][..],
        &["check", "--format=json", "packs/desk.yaml", "in/a.json"],
        &["pack", "packs/desk.yaml"],
        &["lint", "packs/desk.cases.yaml"],
        &["lint", "--format=sarif", "packs"],
        &["test", "packs"],
        &["test", "--format=junit", "packs"],
        &["season", "flags"],
        &["schema", "pack"],
        &["completions", "bash"],
        &["man", "check"],
        &["help", "check"],
    ] {
        let (code, told, said) = office.run(args);
        let (same, nothing, also) = office.run(&[&["-o", "out.txt"], args].concat());
        assert_eq!((same, nothing.as_str(), also), (code, "", said), "{args:?}");
        assert_eq!(fs::read_to_string(office.0.join("out.txt")).unwrap(), told, "{args:?}");
        assert_eq!(office.run(&[args, &["--output=-"]].concat()).1, told, "{args:?}");
        let (code, told, said) = office.run(&[&["-o", "nowhere/out.txt"], args].concat());
        assert!(code == Some(2) && told.is_empty() && said.contains("写不了“nowhere/out.txt”"), "{args:?}: {said}");
    }
    let (code, _, said) = office.run(&["lint", "packs/desk.yaml", "-o", "packs/desk.yaml"]);
    assert!(code == Some(2) && said.contains("会被覆盖"), "{said}");
    assert_eq!(fs::read_to_string(office.0.join("packs/desk.yaml")).unwrap(), DESK);
    // A folder takes each pack in a file of its own.
    let (_, json, _) = office.run(&["pack", "packs/desk.yaml"]);
    assert_eq!(office.run(&["pack", "packs", "-o", "in"]), (Some(0), String::new(), String::new()));
    assert_eq!(fs::read_to_string(office.0.join("in/desk.json")).unwrap(), json);
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_no_success() {
    let office = filled("full");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let done = office.command(&["schema", "pack"]).stdout(full).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn folders_and_patterns_stand_for_their_files() {
    let office = filled("folders");
    let (code, told, said) = office.run(&["lint", "packs"]);
    assert_eq!((code, told.as_str(), said.as_str()), (Some(0), "", ""));
    assert_eq!(office.run(&["lint", "*/*.yaml"]).0, Some(0), "cases and season with the packs");
    let (code, _, said) = office.run(&["test", "packs"]);
    assert!(code == Some(0) && said.contains("2 个用例符合"), "{said}");
    assert_eq!(office.run(&["test", "packs/desk.cases.yaml", "packs/desk.yaml"]).2, said, "once");
    let (code, told, _) = office.run(&["season", "flags"]);
    assert!(code == Some(0) && told.contains("户籍"), "{told}");
    for (command, folder) in [("lint", "in"), ("test", "flags"), ("pack", "in"), ("season", "in")] {
        let (code, _, said) = office.run(&[command, folder]);
        assert!(code == Some(2) && said.contains(&format!("“{folder}”里没有")), "{command}: {said}");
    }
    let (code, told, _) = office.run(&["pack", "packs/desk.yaml", "packs/*sk.yaml"]);
    let packs: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, packs.as_array().map(Vec::len)), (Some(0), Some(2)), "several are a list");
}

#[test]
fn many_inspections_are_checked_at_once() {
    let office = filled("many");
    let (code, told, said) = office.run(&["check", "packs/desk.yaml", "in"]);
    assert_eq!(code, Some(1), "{told}");
    assert_eq!(said, "检查：通过 1，不合格 1，未查完 0，不可用 0\n");
    let heads: Vec<&str> = told.lines().filter(|line| line.starts_with("== ")).collect();
    assert_eq!(heads.len(), 2, "neither a report nor what is hidden: {told}");
    let (_, lines, _) = office.run(&["check", "--format", "ndjson", "packs/desk.yaml", "in"]);
    let each: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (_, array, _) = office.run(&["check", "--format", "json", "packs/desk.yaml", "in"]);
    assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&array).unwrap(), each);
    assert_eq!((each.len(), &each[0]["outcome"]), (2, &"failed".into()));
    // One file that cannot be used does not stop the others; it is the gravest.
    office.put("in/c.json", b"{");
    let (code, lines, said) = office.run(&["check", "--format", "ndjson", "packs/desk.yaml", "--", "in/c.json", "in/below"]);
    assert_eq!((code, lines.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("in/c.json") && said.ends_with("通过 1，不合格 0，未查完 0，不可用 1\n"), "{said}");
    // The shape follows from how it is asked, not from what is found.
    let (_, one, _) = office.run(&["check", "--format", "json", "packs/desk.yaml", "in/below"]);
    assert!(one.starts_with('['), "{one}");
    let (_, one, _) = office.run(&["check", "--format", "json", "packs/desk.yaml", "in/a.json"]);
    assert!(one.starts_with('{'), "{one}");
}

#[test]
fn of_a_folder_of_packs_an_inspection_takes_those_that_it_names() {
    let office = filled("library");
    office.put("packs/town.yaml", TOWN.as_bytes());
    office.put("visit.json", visit(true).as_bytes());
    let (code, told, _) = office.run(&["check", "packs", "visit.json"]);
    assert!(code == Some(1) && told.contains("不收礼"), "{told}");
    assert_eq!(
        office.run(&["check", "packs/town.yaml", "visit.json"]).1.split_once('\n'),
        told.split_once('\n').map(|(_, text)| text.split_once('\n').unwrap()),
        "but for the name of the file"
    );
}

#[test]
fn the_standard_input_is_a_file() {
    let office = filled("stdin");
    let fed = |args: &[&str], bytes: &[u8]| {
        let mut child = office.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        let done = child.wait_with_output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let inspection = fs::read(office.0.join("in/a.json")).unwrap();
    assert_eq!(fed(&["check", "packs/desk.yaml", "-"], &inspection), office.run(&["check", "packs/desk.yaml", "in/a.json"]));
    assert_eq!(fed(&["check", "-", "in/a.json"], DESK.as_bytes()), office.run(&["check", "packs/desk.yaml", "in/a.json"]));
    assert_eq!(fed(&["pack", "-"], DESK.as_bytes()), office.run(&["pack", "packs/desk.yaml"]));
    assert_eq!(fed(&["season", "flags/season.yaml", "-"], GBK).1, office.run(&["season", "flags"]).1);
    let (code, told, _) = fed(&["lint", "-"], DESK.replace("force: must", "force: mst").as_bytes());
    assert!(code == Some(2) && told.starts_with("-:8:"), "{told}");
}

#[test]
fn a_file_of_cases_is_linted_with_its_pack() {
    let office = filled("cases-lint");
    let (code, told, said) = office.run(&["lint", "packs/desk.cases.yaml"]);
    assert_eq!((code, told.as_str(), said.as_str()), (Some(0), "", ""));
    office.put("packs/desk.cases.yaml", DESK_CASES.replace("rule: sign", "rule: sgin").as_bytes());
    let (code, told, _) = office.run(&["lint", "packs/desk.cases.yaml"]);
    assert_eq!(code, Some(1));
    assert!(told.starts_with("packs/desk.cases.yaml:4:11: 错误 case-of-nothing"), "{told}");
    assert!(!told.contains("packs/desk.yaml:"), "what is said of the pack was not asked for: {told}");
    let (_, both, _) = office.run(&["lint", "packs/desk.cases.yaml", "packs/desk.yaml"]);
    assert!(both.contains("packs/desk.yaml:") && both.matches("case-of-nothing").count() == 1, "{both}");
    // By the name that it gives, where its own says nothing; and told where there is none.
    office.put("packs/some.yaml", DESK_CASES.as_bytes());
    assert_eq!(office.run(&["lint", "packs/some.yaml"]).0, Some(0));
    office.put("alone.cases.yaml", DESK_CASES.as_bytes());
    let (code, _, said) = office.run(&["lint", "alone.cases.yaml"]);
    assert!(code == Some(2) && said.contains("alone.cases.yaml") && said.contains("desk.yaml"), "{said}");
}

#[test]
fn there_is_colour_where_it_is_asked_for_and_never_in_data_or_files() {
    let office = filled("colour");
    let check = ["check", "packs/desk.yaml", "in/a.json"];
    let (_, plain, _) = office.run(&check);
    assert!(!plain.contains('\u{1b}'));
    let (_, painted, _) = office.run(&[&["--color=always"], &check[..]].concat());
    assert!(painted.contains("\u{1b}[31m✗ "), "{painted:?}");
    for args in [&["--color=always", "--format=json"][..], &["--color=never"], &["--color=always", "-o", "out.txt"]] {
        let (_, told, _) = office.run(&[&check[..], args].concat());
        assert!(!told.contains('\u{1b}'), "{args:?}");
    }
    assert_eq!(fs::read_to_string(office.0.join("out.txt")).unwrap(), plain);
    let forced = |variables: &[(&str, &str)]| office.command(&check).envs(variables.iter().copied()).output().unwrap().stdout;
    assert!(forced(&[("CLICOLOR_FORCE", "1")]).contains(&0x1b));
    assert!(!forced(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains(&0x1b));
}

#[test]
fn completions_and_pages_name_what_there_is() {
    let office = Office::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, script, _) = office.run(&["completions", shell]);
        assert!(code == Some(0) && script.contains("completions") && script.contains("sarif"), "{shell}");
    }
    let (code, page, _) = office.run(&["--lang=en", "man", "check"]);
    assert!(code == Some(0) && page.contains(".SH NAME") && page.contains("ndjson"), "{page}");
    let (_, page, _) = office.run(&["man"]);
    assert!(page.contains("windowcheck"), "{page}");
}

/// The report of a small inspection, which the unit tests of www check against the published schema.
#[test]
fn a_report_explains_itself_beside_all_that_a_plain_one_has() {
    let office = Office::new("told");
    office.put("town.yaml", TOWN.as_bytes());
    office.put("visit.json", visit(true).as_bytes());
    let (_, told, _) = office.run(&["check", "--format=json", "town.yaml", "visit.json"]);
    let name = "tests/expected/report.json";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(name, &told).unwrap();
    }
    assert_eq!(fs::read_to_string(name).unwrap_or_default(), told, "UPDATE_DOCS=1 cargo test --test command");
    let (_, raw, _) = office.run(&["check", "--format=raw", "town.yaml", "visit.json"]);
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let (told, raw) = (read(&told), read(&raw));
    assert_eq!((&told["format"], &raw["format"]), (&"windowcheck-report/2".into(), &"windowcheck-report/1".into()));
    assert_eq!(told["engine"]["version"], env!("CARGO_PKG_VERSION"));
    // Whatever a plain report has, this one has too, and with the same value.
    fn within(less: &serde_json::Value, more: &serde_json::Value, way: &str) {
        match (less, more) {
            (serde_json::Value::Object(less), serde_json::Value::Object(more)) => {
                for (key, value) in less.iter().filter(|(key, _)| *key != "format") {
                    within(value, &more[key], &format!("{way}.{key}"));
                }
            }
            (serde_json::Value::Array(less), serde_json::Value::Array(more)) => {
                assert_eq!(less.len(), more.len(), "{way}");
                less.iter().zip(more).for_each(|(less, more)| within(less, more, way));
            }
            _ => assert_eq!(less, more, "{way}"),
        }
    }
    within(&raw, &told, "");
    let finding = &told["findings"][0];
    assert_eq!((&finding["rule_id"], &finding["subject_id"]), (&"town/gift".into(), &"H1".into()));
    assert_eq!((&finding["zh"], &finding["en"]), (&"「收礼」：是，要求否".into(), &"Gift taken: yes, required: no".into()));
    let rule = &told["rules"][finding["rule"].as_u64().unwrap() as usize];
    assert_eq!(
        (&rule["title"]["zh"], &rule["clauses"][0]["cited"], &rule["clauses"][0]["source"]["en"]),
        (&"不收礼".into(), &"S1".into(), &"Example".into())
    );
    assert_eq!(told["subjects"][1]["label"]["zh"], "窗口");
}

#[test]
fn the_schemas_are_those_that_are_published() {
    let office = Office::new("schemas");
    for kind in ["pack", "cases", "inspection", "season", "report"] {
        let (code, told, _) = office.run(&["schema", kind]);
        assert_eq!((code, told), (Some(0), fs::read_to_string(format!("docs/{kind}.schema.json")).unwrap()), "{kind}");
    }
}
