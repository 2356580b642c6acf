//! The arrows between the rooms of `src` point downwards only: read from the `use` lines.
#![cfg(not(target_arch = "wasm32"))]

mod sources;

use sources::rust_files;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The rooms of each layer, lowest first; inside a layer a room may use only those before it.
const LAYERS: &[(&str, &[&str])] = &[
    ("values", &["words", "limits", "order", "amount", "points", "calendar", "text", "table", "source", "write"]),
    ("model", &["pack", "fault", "tree", "pattern", "inspection", "finding"]),
    ("judging", &["planes", "vocabulary", "facts", "check", "deduct", "in_force", "judge", "score", "report"]),
    ("standards in force", &["standard", "fill", "form", "session", "read", "load", "cases", "season", "results", "lint"]),
    ("edges", &["say", "wasm", "command"]),
];

fn rank(room: &str) -> Option<(usize, usize)> {
    LAYERS.iter().enumerate().find_map(|(layer, (_, rooms))| rooms.iter().position(|name| *name == room).map(|at| (layer, at)))
}

/// The room of a file, and the rooms that it names by `crate::`.
fn arrows() -> BTreeMap<String, Vec<(String, String)>> {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let mut arrows: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let inner = file.strip_prefix("src").unwrap().to_string_lossy().into_owned();
        let room = inner.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        if room == "lib" || room == "bin" {
            continue;
        }
        // Tests at the end of a file may look anywhere; comments name rooms as links.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for part in line.split("crate::").skip(1) {
                let named: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if named != room && rank(&named).is_some() {
                    arrows.entry(room.clone()).or_default().push((named, inner.clone()));
                }
            }
        }
    }
    arrows
}

#[test]
fn every_room_has_its_layer() {
    for entry in fs::read_dir("src").unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        assert!(name == "lib" || name == "bin" || rank(&name).is_some(), "the room `{name}` stands in no layer of tests/layers.rs");
    }
}

#[test]
fn arrows_point_downwards() {
    let mut wrong = Vec::new();
    for (room, named) in arrows() {
        for (other, file) in named {
            if rank(&other) > rank(&room) {
                wrong.push(format!("{file} uses `{other}`, which stands above `{room}`"));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_rooms_of_the_modules_name_wasm_bindgen() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            file.ends_with("wasm.rs")
                || file.starts_with("src/pattern")
                || file.ends_with("text/nfkc.rs")
                || !text.contains("wasm_bindgen"),
            "{} names wasm_bindgen",
            file.display()
        );
    }
}

#[test]
fn the_engine_has_no_clock_file_network_or_chance() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    for file in files.iter().filter(|file| !file.starts_with("src/command") && !file.starts_with("src/bin")) {
        let text = fs::read_to_string(file).unwrap();
        for absent in ["std::fs", "std::net", "std::time", "SystemTime", "Instant::now", "rand::", "std::env"] {
            assert!(!text.contains(absent), "{} names {absent}", file.display());
        }
    }
}

#[test]
fn no_float_in_a_score() {
    let mut files = vec![Path::new("src/points.rs").to_owned(), Path::new("src/judge.rs").to_owned()];
    rust_files(Path::new("src/score"), &mut files);
    rust_files(Path::new("src/deduct"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("f64") && !text.contains("f32"), "{} names a float", file.display());
    }
}

/// Files outside `src/say` with Chinese in their code: data that is recognised in what is read, never prose.
const RECOGNISED: &[(&str, &str)] = &[
    ("lint/answers.rs", "signs that stand between phrases in texts that are tried"),
    ("lint/listed.rs", "the words and marks with which a list goes on"),
    ("lint/patterns.rs", "texts that are tried on patterns"),
    ("lint/texts.rs", "words of facts that are about a person"),
    ("results.rs", "signs with which a spreadsheet program begins a formula"),
    ("season/cells.rs", "yes and no as offices write them"),
    ("season/heads.rs", "heads of columns as offices write them"),
    ("season/mod.rs", "the head of the column of subjects"),
    ("text/mod.rs", "signs that look the same, and those that have a narrow form"),
];

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The lines of a file with Chinese in their code: not in comments, and not in the tests at its end.
fn chinese(text: &str) -> Vec<usize> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let comment = |line: &str| line.match_indices("//").map(|(at, _)| at).find(|at| line[..*at].matches('"').count().is_multiple_of(2));
    let code = code.lines().map(|line| &line[..comment(line).unwrap_or(line.len())]);
    code.enumerate().filter(|(_, line)| line.contains(is_chinese)).map(|(at, _)| at + 1).collect()
}

#[test]
fn prose_stands_in_the_room_of_sentences_only() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let mut found = BTreeMap::new();
    for file in files.iter().filter(|file| !file.starts_with("src/say")) {
        let lines = chinese(&fs::read_to_string(file).unwrap());
        if !lines.is_empty() {
            found.insert(file.strip_prefix("src").unwrap().to_string_lossy().into_owned(), lines);
        }
    }
    for (file, lines) in &found {
        assert!(
            RECOGNISED.iter().any(|(known, _)| known == file),
            "{file} has Chinese in its code, at lines {lines:?}: sentences stand in src/say"
        );
    }
    for (file, why) in RECOGNISED {
        assert!(found.contains_key(*file), "{file} has no Chinese any more ({why}): take it off the list");
    }
}

#[test]
fn chinese_is_found_in_code_and_not_in_comments_or_tests() {
    let text = "//! 说明\nlet a = \"合格\"; // 好\nlet b = \"//，\";\nlet c = 1; // 注\n#[cfg(test)]\nmod tests { \"合格\" }\n";
    assert_eq!(chinese(text), [2, 3]);
}
