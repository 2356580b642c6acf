//! Inside a room of `src` no files use each other in a circle: read from the paths in the code.
#![cfg(not(target_arch = "wasm32"))]

mod sources;

use sources::rust_files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What files may take from the file that declares them. It dispatches to them, so all else stands below it
/// or is handed on from one of them; only a value that holds values of its own type has no lower place.
const RECURSIVE: &[(&str, &[&str])] = &[
    // Groups and filters of requirements are requirements.
    ("check", &["Check"]),
];

/// Rooms that still have circles of files; each goes when it has none.
const STILL_IN_CIRCLES: &[&str] = &["say"];

/// The code of a file: without comments, and without its tests at the end.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
    code.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The paths that lead from a module to others, from the root of the crate.
#[derive(Default)]
struct Module {
    /// What its code uses.
    uses: Vec<Vec<String>>,
    /// What it only hands on (`pub use`).
    hands_on: Vec<Vec<String>>,
}

/// The files of `src` by module: `check::apart` is `check/apart.rs`, `check` is `check/mod.rs`.
fn modules(files: &BTreeMap<String, String>) -> BTreeMap<String, Module> {
    let name = |file: &str| file.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    let names: BTreeSet<String> = files.keys().map(|file| name(file)).collect();
    files.iter().map(|(file, text)| (name(file), module(&name(file), &code(text), &names))).collect()
}

/// The words of a piece of code, and the marks between them that matter for paths.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() || c == '_' {
            let mut word = c.to_string();
            while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                word.push(c);
            }
            tokens.push(word);
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            tokens.push("::".to_owned());
        } else if !c.is_whitespace() {
            tokens.push(c.to_string());
        }
    }
    tokens
}

/// The paths that begin at a token, those in braces one by one; and where they end.
fn paths(tokens: &[String], mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        if token == "{" {
            at += 1;
            while tokens.get(at).is_some_and(|token| token != "}") {
                at = paths(tokens, at, &path, found);
                at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
            }
            return at + 1;
        }
        path.push(token.clone());
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    // Another name for the same: `fact as other`.
    if tokens.get(at).is_some_and(|token| token == "as") {
        at += 2;
    }
    found.push(path);
    at
}

/// Reads the paths of a module.
fn module(name: &str, code: &str, names: &BTreeSet<String>) -> Module {
    let tokens = tokens(code);
    let mut module = Module::default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].as_str());
        let leads = before(1) != "::" && tokens.get(at + 1).is_some_and(|next| next == "::");
        let known = ["crate", "super", "self"].contains(&token.as_str()) || names.contains(&format!("{name}::{token}"));
        if !leads || !known {
            at += 1;
            continue;
        }
        // `pub use …` or `pub(crate) use …`
        let handed = before(1) == "use" && (before(2) == "pub" || before(2) == ")" && before(5) == "pub");
        let mut found = Vec::new();
        at = paths(&tokens, at, &[], &mut found);
        let found = found.iter().map(|path| from_root(name, path));
        if handed { module.hands_on.extend(found) } else { module.uses.extend(found) }
    }
    module
}

/// A path of a module, from the root of the crate.
fn from_root(module: &str, path: &[String]) -> Vec<String> {
    let mut from: Vec<&str> = module.split("::").collect();
    let mut rest: Vec<&str> = path.iter().map(String::as_str).collect();
    if rest[0] == "crate" {
        from.clear();
        rest.remove(0);
    }
    rest.retain(|step| *step != "self");
    while rest.first() == Some(&"super") {
        from.pop();
        rest.remove(0);
    }
    from.into_iter().chain(rest).map(str::to_owned).collect()
}

/// The module in which a path ends, and the name that it takes from it. What a module hands on
/// belongs to the one from which it has it.
fn target(path: &[String], modules: &BTreeMap<String, Module>) -> Option<(String, Option<String>)> {
    let ends = (1..=path.len()).rev().find(|end| modules.contains_key(&path[..*end].join("::")))?;
    let (module, name) = (path[..ends].join("::"), path.get(ends).cloned());
    let handed = modules[&module].hands_on.iter().find(|handed| name.is_some() && handed.last() == name.as_ref());
    match handed {
        Some(handed) if handed != path => target(handed, modules),
        _ => Some((module, name)),
    }
}

/// By module those of its own room that it uses.
fn arrows_inside(modules: &BTreeMap<String, Module>) -> BTreeMap<String, BTreeSet<String>> {
    let room = |module: &str| module.split("::").next().unwrap().to_owned();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, Module { uses, .. }) in modules {
        for (other, name) in uses.iter().filter_map(|path| target(path, modules)) {
            let recursive = |(of, names): &(&str, &[&str])| *of == other && name.as_deref().is_some_and(|name| names.contains(&name));
            if room(&other) == room(module) && other != *module && !RECURSIVE.iter().any(recursive) {
                arrows.entry(module.clone()).or_default().insert(other);
            }
        }
    }
    arrows
}

/// The modules that one uses, and those that they use.
fn reached<'a>(from: &'a String, arrows: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a String> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(next) = open.pop() {
        open.extend(arrows.get(next).into_iter().flatten().filter(|other| seen.insert(*other)));
    }
    seen
}

/// The modules that reach themselves.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let circle = |module: &&String| reached(module, arrows).contains(*module);
    let told = |module: &String| {
        let back = arrows[module].iter().filter(|other| reached(other, arrows).contains(module));
        format!("{module} uses {}", back.cloned().collect::<Vec<_>>().join(", "))
    };
    arrows.keys().filter(circle).map(told).collect()
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let text = |file: &Path| (file.strip_prefix("src").unwrap().to_string_lossy().into_owned(), fs::read_to_string(file).unwrap());
    let files: BTreeMap<String, String> = files.iter().map(|file| text(file)).filter(|(file, _)| file != "lib.rs").collect();
    let modules = modules(&files);
    let arrows = arrows_inside(&modules);
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 200, "the arrows are seen at all");
    let (known, circles): (Vec<String>, Vec<String>) =
        circles(&arrows).into_iter().partition(|told| STILL_IN_CIRCLES.contains(&told.split([':', ' ']).next().unwrap()));
    for room in STILL_IN_CIRCLES {
        assert!(known.iter().any(|told| told.starts_with(room)), "`{room}` has no circle any more: take it out of the list");
    }
    assert!(circles.is_empty(), "files that use each other in a circle:\n{}", circles.join("\n"));
}

/// Page objects of the journeys import only those below them.
#[test]
fn no_page_objects_use_each_other_in_a_circle() {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir("www/e2e/pages").unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        let name = entry.file_name().to_string_lossy().trim_end_matches(".ts").to_owned();
        let from = text.split(" from \"./").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned);
        arrows.insert(name, from.collect());
    }
    assert!(arrows.values().any(|others| others.contains("part")), "the imports are seen at all");
    assert_eq!(circles(&arrows), Vec::<String>::new());
}

#[test]
fn a_circle_of_files_is_seen_however_it_is_written() {
    let found = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
        circles(&arrows_inside(&modules(&files)))
    };
    let door = ("room/mod.rs", "mod high;\nmod low;\npub use high::High;\n");
    let high = ("room/high.rs", "use super::low::{self, Low};\npub struct High;\n");
    assert_eq!(found(&[door, high, ("room/low.rs", "pub struct Low;\n")]), Vec::<String>::new());
    for upward in [
        "use super::high::High;",
        "use crate::room::high::High;",
        "use crate::room::{high::High as Other};",
        "use super::High;",
        "use crate::{other, room::High};",
        "fn f() { super::high::call() }",
        "fn f() -> crate::room::High { todo!() }",
    ] {
        assert_eq!(found(&[door, high, ("room/low.rs", upward)]), ["room::high uses room::low", "room::low uses room::high"], "{upward}");
    }
    // What stands in the file that declares them is above them.
    let door = ("room/mod.rs", "mod low;\nuse low::Low;\npub struct Door(Low);\n");
    assert_eq!(found(&[door, ("room/low.rs", "use super::Door;")]), ["room uses room::low", "room::low uses room"]);
    assert_eq!(found(&[door, ("room/low.rs", "// use super::Door;")]), Vec::<String>::new());
    let check = ("check/mod.rs", "mod group;\npub enum Check { Group(group::Group) }\n");
    assert_eq!(found(&[check, ("check/group.rs", "use super::Check;")]), Vec::<String>::new());
}
