//! The examples of the guide for authors are run: every pack in it loads, every case comes out.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use windowcheck::cases::{self, CaseFile};
use windowcheck::fault::Fault;
use windowcheck::load::{self, load_pack};
use windowcheck::pack::Pack;
use windowcheck::read;
use windowcheck::say;
use windowcheck::season;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

/// The fenced blocks of a page by what stands behind their fence, in order.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
}

fn guide() -> Vec<(String, String)> {
    let mut found = Vec::new();
    pages(Path::new("docs/writing-standards"), &mut found);
    found.iter().map(|path| (path.to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())).collect()
}

/// The packs of a page as the files that they would be.
fn files_of(packs: &[&String]) -> BTreeMap<String, String> {
    let name = |pack: &String| {
        let id = pack.lines().find_map(|line| line.strip_prefix("pack: ")).expect("a pack with a name");
        format!("{id}.yaml")
    };
    packs.iter().map(|pack| (name(pack), (*pack).clone())).collect()
}

#[test]
fn every_example_of_the_guide_runs_as_its_sentences_say() {
    let mut examples = 0;
    for (name, page) in guide() {
        let blocks = blocks(&page);
        let packs: Vec<&String> = blocks.iter().filter(|(info, _)| info == "yaml pack").map(|(_, text)| text).collect();
        let cases: Vec<&String> = blocks.iter().filter(|(info, _)| info == "yaml cases").map(|(_, text)| text).collect();
        assert_eq!(packs.len(), cases.len(), "{name}: each pack has its cases");
        let files = files_of(&packs);
        for cases in cases {
            let said = |fault| panic!("{name}: {}", say::fault(&fault, Lang::En));
            let (file, _) = load::read::<CaseFile>(cases).unwrap_or_else(said);
            let pack_file = format!("{}.yaml", file.pack);
            let pack = load_pack(&files, &pack_file).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
            let (own, _) = load::read::<Pack>(&files[&pack_file]).unwrap();
            let missing: Vec<&str> = cases::without_case(&own, &file).collect();
            assert!(missing.is_empty(), "{name}: no case for {missing:?}");
            let runs = cases::run(&pack, &file).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
            let bad: Vec<_> = runs.iter().filter(|run| !run.outcome.is_good()).collect();
            assert!(bad.is_empty(), "{name}: {bad:#?}");
            examples += 1;
        }
    }
    assert!(examples >= 2, "the guide has examples");
}

/// The page on results is run as an office would: its files in a folder, its commands.
#[test]
fn inspections_become_the_rows_of_a_season_as_the_page_says() {
    let page = fs::read_to_string("docs/writing-standards/results.md").unwrap();
    let root = std::env::temp_dir().join(format!("windowcheck-guide-{}", std::process::id()));
    let mut rows = String::new();
    let mut commands = Vec::new();
    for (info, text) in blocks(&page) {
        let name = match info.as_str() {
            "yaml pack" => "window-month.yaml",
            "yaml season" => "hall-flags.yaml",
            "csv" => {
                rows = text;
                continue;
            }
            "sh" => {
                commands = text.lines().map(|line| line.split('#').next().unwrap().trim().to_owned()).collect();
                continue;
            }
            other => match other.strip_prefix("json ") {
                Some(name) => name,
                None => continue,
            },
        };
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let run = |line: &str| {
        let args = line.strip_prefix("windowcheck ").unwrap().split_whitespace();
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_windowcheck")).args(args).current_dir(&root).output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let [results, season] = commands.as_slice() else { panic!("two commands: {commands:?}") };
    let (code, told, said) = run(results);
    let expected = "检查/2026-03.json：取得分和等次 4 个；0 个尚未定（未查完、待定或参数未设），留空。\n\
                    检查/2026-04.json：取得分和等次 2 个；2 个尚未定（未查完、待定或参数未设），留空。\n";
    assert_eq!((code, told.as_str(), said.as_str()), (Some(3), "", expected));
    let written = fs::read_to_string(root.join("rows.csv")).unwrap();
    assert_eq!(written, format!("\u{feff}{}", rows.replace('\n', "\r\n")));
    let (code, told, said) = run(&season.replace("season ", "season --format json "));
    fs::remove_dir_all(&root).unwrap();
    assert_eq!((code, said.as_str()), (Some(3), ""));
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let periods = &told["awards"][0]["periods"];
    let ranked = &periods[0]["lists"][0]["ranked"];
    assert_eq!((&periods[0]["period"], &periods[0]["outcome"]), (&"2026-03".into(), &"decided".into()), "{told}");
    assert_eq!((&ranked[0]["subject"], &ranked[0]["chosen"], &ranked[1]["value"]["exact"]), (&"W01".into(), &"yes".into(), &"20/3".into()));
    assert_eq!((&periods[1]["period"], &periods[1]["outcome"]), (&"2026-04".into(), &"incomplete".into()));
    let warned = &told["awards"][1]["periods"];
    assert_eq!((&warned[0]["lists"][0]["ranked"][0]["subject"], &warned[0]["outcome"]), (&"W02".into(), &"decided".into()));
    assert_eq!(&warned[1]["outcome"], &serde_json::Value::from("incomplete"));
}

fn refused(name: &str, fault: &Fault) -> ! {
    panic!("{name}: {}", say::fault(fault, Lang::En))
}

/// What a page shows of a result: these lines in this order. A line `…` stands for any number of
/// others, so nothing may come between two lines that stand next to each other.
fn shows(name: &str, told: &str, shown: &str) {
    let told: Vec<&str> = told.lines().collect();
    let mut at = 0;
    for part in shown.split("…\n") {
        let part: Vec<&str> = part.lines().collect();
        let found = told[at..].windows(part.len().max(1)).position(|lines| part.is_empty() || lines == part.as_slice());
        let found = found.unwrap_or_else(|| panic!("{name}: not told: {part:#?}\nbut: {:#?}", &told[at..]));
        at += found + part.len();
    }
}

/// Inspections in the guide are files that `windowcheck check` reads, with what it says of them.
#[test]
fn every_inspection_of_the_guide_comes_out_as_the_page_says() {
    let mut examples = 0;
    for (name, page) in guide() {
        let blocks = blocks(&page);
        let packs: Vec<&String> = blocks.iter().filter(|(info, _)| info == "yaml pack").map(|(_, text)| text).collect();
        let files = files_of(&packs);
        for (at, (_, text)) in blocks.iter().enumerate().filter(|(_, (info, _))| info == "json inspection") {
            let inspection = read::inspection_bytes(text.as_bytes()).unwrap_or_else(|fault| refused(&name, &fault));
            let pack = |pack: &str| load_pack(&files, &format!("{pack}.yaml")).unwrap_or_else(|fault| refused(&name, &fault));
            let packs = inspection.standard.iter().map(|choice| pack(&choice.pack)).collect();
            let standard = Standard::new(packs, &inspection.standard).unwrap_or_else(|fault| refused(&name, &fault));
            standard.admit(&inspection).unwrap_or_else(|fault| refused(&name, &fault));
            let unread = standard.facts(&inspection).1;
            assert!(unread.is_empty(), "{name}: answers that no rule reads: {unread:?}");
            let told = say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::Zh);
            let (info, shown) = &blocks[at + 1];
            assert_eq!(info, "text check", "{name}: an inspection without what is told of it");
            shows(&name, &told, shown);
            examples += 1;
        }
    }
    assert!(examples >= 3, "the guide has inspections");
}

/// Seasons in the guide: the definition, its data and what `windowcheck season` says of them.
#[test]
fn every_season_of_the_guide_comes_out_as_the_page_says() {
    let mut examples = 0;
    for (name, page) in guide() {
        let blocks = blocks(&page);
        for (at, (_, shown)) in blocks.iter().enumerate().filter(|(_, (info, _))| info == "text season") {
            let start = blocks[..at].iter().rposition(|(info, _)| info == "yaml season").expect("a season before its result");
            let data = blocks[start..at].iter().filter_map(|(info, text)| {
                let name = info.strip_prefix("csv ").or_else(|| info.strip_prefix("json "))?;
                Some(season::File { name: name.to_owned(), text: text.clone() })
            });
            let run = season::read_and_run(&blocks[start].1, &data.collect::<Vec<_>>());
            let (season, result) = run.unwrap_or_else(|fault| refused(&name, &fault));
            shows(&name, &say::season_text(&season, &result, Lang::Zh), shown);
            examples += 1;
        }
    }
    assert!(examples >= 1, "the guide has a season");
}

/// Both tutorials show the same files.
#[test]
fn the_chinese_steps_show_what_the_english_ones_run() {
    let guide: BTreeMap<String, String> = guide().into_iter().collect();
    let english = &guide["docs/writing-standards/README.en.md"];
    for (info, block) in blocks(&guide["docs/writing-standards/README.md"]) {
        for line in block.lines().filter(|_| info == "yaml").filter(|line| !line.contains('#')) {
            assert!(english.contains(line), "the English steps lack: {line}");
        }
    }
}

/// Every link to another page of the docs leads somewhere.
#[test]
fn no_link_leads_nowhere() {
    for (name, page) in guide() {
        let folder = Path::new(&name).parent().unwrap();
        for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://")) {
            assert!(folder.join(link.split('#').next().unwrap()).exists(), "{name}: {link}");
        }
    }
}
