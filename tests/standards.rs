//! Every pack of `standards/` keeps its promises: cases, citations, and silence where it has
//! nothing to say.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use windowcheck::cases::{self, CaseFile};
use windowcheck::command::Disk;
use windowcheck::finding::Verdict;
use windowcheck::load::{self, load_pack};
use windowcheck::pack::{Pack, PackChoice};
use windowcheck::say;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

/// Every pack with cases beside it, and the cases.
fn packs() -> Vec<(String, Pack, CaseFile)> {
    let mut packs = Vec::new();
    for folder in fs::read_dir("standards").unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(folder.path()).unwrap().flatten() {
            let name = file.path().to_string_lossy().replace('\\', "/");
            if let Some(stem) = name.strip_suffix(".cases.yaml") {
                let pack = load_pack(&Disk, &format!("{stem}.yaml")).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
                let text = fs::read_to_string(&name).unwrap();
                let (file, _) = load::read::<CaseFile>(&text).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
                packs.push((name, pack, file));
            }
        }
    }
    packs.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(packs.len() >= 3, "the three standards are there");
    packs
}

#[test]
fn every_rule_and_slot_has_a_passing_and_a_failing_case() {
    for (name, pack, file) in packs() {
        let missing: Vec<&str> = cases::without_case(&pack, &file).collect();
        assert!(missing.is_empty(), "{name}: no case for {missing:?}");
        for slot in pack.slots.keys() {
            assert!(
                file.cases.iter().any(|case| case.about() == slot && case.unfilled.is_some()),
                "{name}: slot {slot} has no unfilled case"
            );
        }
    }
}

#[test]
fn every_case_comes_out_as_its_sentence_says() {
    for (name, pack, file) in packs() {
        let runs = cases::run(&pack, &file).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
        let bad: Vec<_> = runs.iter().filter(|run| !run.outcome.is_good()).collect();
        assert!(bad.is_empty(), "{name}: {bad:#?}");
    }
}

/// The rows of the catalogue: row id → programme.
fn catalogue() -> BTreeMap<String, String> {
    let text = fs::read_to_string("standards/catalogue.csv").unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.split(',');
        (cells.next().unwrap().to_owned(), cells.next().unwrap().to_owned())
    });
    rows.collect()
}

#[test]
fn every_citation_of_a_row_names_a_row_of_the_catalogue() {
    let rows = catalogue();
    assert_eq!(rows.len(), 448);
    for (name, pack, _) in packs() {
        let cited = pack.rules.iter().map(|rule| (&rule.id, &rule.sources));
        for (rule, citations) in cited {
            assert!(!citations.is_empty(), "{name}: rule {rule} cites nothing");
            for citation in citations {
                let source = pack.sources.get(citation.source()).unwrap();
                if let Some(programme) = &source.catalogue {
                    assert_eq!(rows.get(&citation.0), Some(programme), "{name}: rule {rule} cites {}", citation.0);
                }
            }
        }
    }
}

#[test]
fn a_title_says_its_demand_in_a_few_words() {
    for (name, pack, _) in packs() {
        for rule in &pack.rules {
            assert!(rule.title.zh.chars().count() <= 40, "{name}: the title of {} is longer than a title", rule.id);
        }
    }
}

#[test]
fn a_threshold_without_source_is_not_configured_and_never_a_pass() {
    for (name, pack, _) in packs() {
        let unset: Vec<&str> = pack.params.iter().filter(|(_, param)| param.default.is_none()).map(|(name, _)| name).collect();
        let text = serde_json::to_string(&pack).unwrap();
        for param in unset {
            assert!(text.contains(&format!("{{\"param\":\"{param}\"}}")), "{name}: the parameter {param} is never read");
        }
    }
}

/// All packs on all cases: what a case of one pack shows of the rules of all others. A rule that
/// speaks where it should be silent shows up here as a changed line.
#[test]
fn all_packs_on_all_cases() {
    let packs = packs();
    let mut lines = Vec::new();
    for (_, owner, file) in &packs {
        for case in &file.cases {
            let scenes = case.scenes(file).unwrap();
            for scene in scenes.iter().take(2) {
                let all: Vec<Pack> = packs.iter().map(|(_, pack, _)| pack.clone()).collect();
                let choices: Vec<PackChoice> = vec![scene.choice.clone()];
                let standard = Standard::new(all, &choices).unwrap_or_else(|fault| panic!("{}", say::fault(&fault, Lang::En)));
                let report = standard.inspect(&scene.inspection);
                let said: Vec<String> = report
                    .rules
                    .iter()
                    .filter(|rule| rule.counts.fail > 0 && rule.pack != owner.id)
                    .map(|rule| format!("{}/{}", rule.pack, rule.rule))
                    .collect();
                let kind = if scene.expected == Verdict::Pass { "pass" } else { "fail" };
                lines.push(format!("{}/{} {kind}: {}", owner.id, case.about(), said.join(" ")));
            }
        }
    }
    insta::assert_snapshot!("all_packs_on_all_cases", lines.join("\n"));
}

/// What `pack` writes is what the form reads: nothing is lost or renamed on the way.
#[test]
fn a_resolved_pack_reads_back_as_it_was() {
    for (name, pack, _) in packs() {
        let text = windowcheck::read::to_json(&pack);
        let back: Pack = windowcheck::read::json(&text).unwrap_or_else(|fault| panic!("{name}: {}", say::fault(&fault, Lang::En)));
        assert!(back == pack, "{name}: reads back otherwise");
    }
}

#[test]
fn ids_are_unique_over_all_packs() {
    let mut ids = BTreeSet::new();
    for (name, pack, _) in packs() {
        assert!(ids.insert(pack.id.clone()), "{name}: the pack {} is there twice", pack.id);
    }
}
