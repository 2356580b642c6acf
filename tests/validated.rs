//! What compiling refuses of a pack was found by validating it: packs of the library with one word
//! or number exchanged are told what is wrong, and never only that they are not ready.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::fs;
use std::path::Path;
use windowcheck::command::Disk;
use windowcheck::load::{Files, validated};

/// The disk with another text in one file.
struct Spoilt<'a> {
    name: &'a str,
    text: String,
}

impl Files for Spoilt<'_> {
    fn text(&self, name: &str) -> Option<String> {
        if name == self.name { Some(self.text.clone()) } else { Disk.text(name) }
    }
}

fn packs(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.path().to_string_lossy().replace('\\', "/");
        if entry.path().is_dir() {
            packs(&entry.path(), found);
        } else if name.ends_with(".yaml") && !name.ends_with(".cases.yaml") && fs::read_to_string(&name).unwrap().starts_with("pack:") {
            found.push(name);
        }
    }
}

/// Where names, words and numbers stand after the title.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), None);
    for (at, c) in text.char_indices().filter(|(at, _)| *at > 40) {
        match (c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn one_word_exchanged_is_told_and_never_as_not_ready() {
    let mut names = Vec::new();
    packs(Path::new("standards"), &mut names);
    names.sort();
    assert!(names.len() > 10, "the library is there");
    let (mut refused, mut seed) = (0, 7_usize);
    for name in &names {
        let text = fs::read_to_string(name).unwrap();
        let tokens = tokens(&text);
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            tokens[(seed >> 33) % tokens.len()]
        };
        for _ in 0..20 {
            let ((from, to), (other, end)) = (next(), next());
            let spoilt = Spoilt { name, text: format!("{}{}{}", &text[..from], &text[other..end], &text[to..]) };
            let faults = validated(&spoilt, name).err().unwrap_or_default();
            refused += usize::from(!faults.is_empty());
            for fault in faults {
                let what = format!("{name}: `{}` in place of `{}` at {from}: {fault}", &text[other..end], &text[from..to]);
                assert_ne!(fault.problem.code(), "not-ready", "{what}");
                assert!(fault.place.line.is_some(), "{what}");
            }
        }
    }
    assert!(refused > 100, "{refused} of them are refused");
}
