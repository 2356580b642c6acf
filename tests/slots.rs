//! Lists that a source only names, in the groups into which it divides them: what an office supplies,
//! what the form then asks, and what is refused.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::fault::{Fault, Step};
use windowcheck::load::load_pack;
use windowcheck::pack::{Pack, PackChoice, SlotEntry, SlotFilling};
use windowcheck::read;
use windowcheck::say;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

/// Three rules in two fields; of the first it is known how many there are.
const GROUPS: &str = "      looks: {title: {zh: 仪容, en: Looks}, size: 1}\n      speech: {title: {zh: 用语, en: Speech}}\n";

fn text(groups: &str) -> String {
    format!(
        "pack: p
title: {{zh: 行为准则, en: Conduct}}
version: '1'
status: compiled
sources: {{S: {{title: {{zh: 示例, en: Example}}, evidence: B}}}}
kinds: {{staff: {{label: {{zh: 人员, en: Staff}}}}}}
slots:
  conduct:
    title: {{zh: 三条准则, en: Three rules}}
    size: 3
    each: staff
    force: must
    severity: minor
    sources: [S]
    groups:
{groups}"
    )
}

fn load(files: &[(&str, String)], name: &str) -> Result<Pack, Fault> {
    load_pack(&files.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect::<BTreeMap<_, _>>(), name)
}

fn pack() -> Pack {
    load(&[("p.yaml", text(GROUPS))], "p.yaml").unwrap_or_else(|fault| panic!("{fault}"))
}

/// Entries as (sentence, group).
fn supplied(entries: &[(&str, Option<&str>)]) -> Result<Standard, Fault> {
    let entry = |(title, group): &(&str, Option<&str>)| SlotEntry { title: (*title).to_owned(), group: group.map(str::to_owned) };
    let filling = SlotFilling { entries: entries.iter().map(entry).collect(), by: String::new(), on: String::new(), basis: String::new() };
    let slots = if entries.is_empty() { Default::default() } else { [("conduct".to_owned(), filling)].into_iter().collect() };
    Standard::new(vec![pack()], &[PackChoice { pack: "p".to_owned(), slots, ..PackChoice::default() }])
}

/// What the report says of an inspection of one person.
fn told(standard: &Standard, lang: Lang) -> String {
    let text =
        r#"{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{"id":"S1","kind":"staff"}]}"#;
    let inspection = read::inspection(text).unwrap();
    say::report_text(standard, &inspection, &standard.inspect(&inspection), lang)
}

#[test]
fn a_list_that_nobody_supplied_is_told_with_its_groups() {
    let standard = supplied(&[]).unwrap();
    let zh = told(&standard, Lang::Zh);
    assert!(zh.contains("「三条准则」应有 3 条，已提供 0 条；分 2 组：仪容 0/1、用语 0"), "{zh}");
    let en = told(&standard, Lang::En);
    assert!(en.contains("Three rules: 0 of 3 entries supplied, in 2 groups: Looks 0/1, Speech 0"), "{en}");
    let slot = &standard.form().packs[0].slots[0];
    let groups: Vec<_> = slot.groups.iter().map(|group| (group.id.as_str(), group.size, group.filled)).collect();
    assert_eq!(groups, [("looks", Some(1), 0), ("speech", None, 0)]);
}

#[test]
fn what_is_supplied_stands_under_its_group() {
    let standard = supplied(&[("说您好", Some("speech")), ("头发整齐", Some("looks"))]).unwrap();
    let form = standard.form();
    let headed: Vec<_> =
        form.facts.iter().map(|fact| (fact.fact.label.zh.as_str(), fact.fact.group.as_ref().unwrap().zh.as_str())).collect();
    assert_eq!(headed, [("说您好", "三条准则 · 用语"), ("头发整齐", "三条准则 · 仪容")]);
    assert_eq!(form.packs[0].slots[0].groups.iter().map(|group| group.filled).collect::<Vec<_>>(), [1, 1]);
    let zh = told(&standard, Lang::Zh);
    assert!(zh.contains("已提供 2 条；分 2 组：仪容 1/1、用语 1"), "what is missing is still told: {zh}");
}

#[test]
fn an_entry_stands_in_a_known_group_that_has_room() {
    let refused = |entries: &[(&str, Option<&str>)]| {
        let fault = supplied(entries).expect_err("the list is refused");
        let way = fault.place.path.iter().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(at) => at.to_string(),
        });
        (fault.problem.code(), way.collect::<Vec<_>>().join("."))
    };
    assert_eq!(refused(&[("说您好", Some("speach"))]), ("unknown-name", "slots.conduct.entries.0.group".to_owned()));
    assert_eq!(refused(&[("说您好", None)]), ("missing-key", "slots.conduct.entries.0".to_owned()));
    let twice = [("头发整齐", Some("looks")), ("着装整洁", Some("looks"))];
    assert_eq!(refused(&twice), ("slot-overfull", "slots.conduct".to_owned()));
    let four = [("一", Some("speech")); 4];
    assert_eq!(refused(&four), ("slot-overfull", "slots.conduct".to_owned()));
}

#[test]
fn sizes_of_groups_make_that_of_their_list() {
    let refused = |groups: &str| {
        let told = say::fault_told(&load(&[("p.yaml", text(groups))], "p.yaml").expect_err("the groups are refused"));
        (told.code, told.line)
    };
    assert_eq!(refused(&GROUPS.replace("size: 1", "size: 4")), ("contradiction", Some(15)), "more than the list has");
    assert_eq!(
        refused("      looks: {title: {zh: 仪容, en: Looks}, size: 2}\n"),
        ("contradiction", Some(15)),
        "all are stated, and one is missing"
    );
    let all = "      looks: {title: {zh: 仪容, en: Looks}, size: 3}\n";
    assert!(load(&[("p.yaml", text(all))], "p.yaml").is_ok());
}

#[test]
fn the_list_of_a_layer_is_refused_at_its_own_line() {
    let county = |entry: &str| {
        let head = "pack: c\ntitle: {zh: 本县, en: County}\nversion: '1'\nstatus: compiled\noverlay:\n  of: p.yaml\n  layer: county\n  region: {zh: 某县, en: A county}\n";
        format!("{head}  slots:\n    conduct:\n      entries:\n        - {{title: 说您好, {entry}}}\n")
    };
    let loaded = |entry: &str| load(&[("p.yaml", text(GROUPS)), ("c.yaml", county(entry))], "c.yaml");
    let told = say::fault_told(&loaded("group: speach").expect_err("no such group"));
    assert_eq!((told.code, told.file.as_deref(), told.line), ("unknown-name", Some("c.yaml"), Some(12)));
    assert!(told.zh.contains("speech"), "the nearest is told: {}", told.zh);
    assert!(loaded("group: speech").is_ok());
}

/// Each entry that is found takes its points, and one of them is enough for the veto.
#[test]
fn a_list_takes_points_for_each_entry_and_a_veto_on_it_looks_at_every_entry() {
    let text = "pack: p
title: {zh: 食品, en: Food}
version: '1'
status: compiled
sources: {S: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {school: {label: {zh: 学校, en: School}, single: true}}
slots:
  foods: {title: {zh: 禁用食品, en: Forbidden food}, size: 3, each: school, force: forbid, severity: critical, sources: [S], deduct: {points: 2, per: finding, in: all}}
scheme:
  title: {zh: 评分, en: Score}
  full: 10
  not_applicable: full
  categories: {all: {title: {zh: 全部, en: All}, full: 10}}
  grades: [{id: good, title: {zh: 好, en: Good}, at_least: 6}, {id: bad, title: {zh: 差, en: Bad}, below: 6}]
  vetoes: [{rule: foods, effect: {grade: bad}}]
";
    let pack = load(&[("p.yaml", text.to_owned())], "p.yaml").unwrap_or_else(|fault| panic!("{fault}"));
    let sheet = |entries: &[&str], facts: &str| {
        let entry = |title: &&str| SlotEntry { title: (*title).to_owned(), group: None };
        let filling =
            SlotFilling { entries: entries.iter().map(entry).collect(), by: String::new(), on: String::new(), basis: String::new() };
        let slots = [("foods".to_owned(), filling)].into_iter().collect();
        let choice = PackChoice { pack: "p".to_owned(), slots, ..PackChoice::default() };
        let standard = Standard::new(vec![pack.clone()], &[choice]).unwrap_or_else(|fault| panic!("{fault}"));
        let inspection = read::inspection(&format!(
            r#"{{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{{"id":"S","kind":"school","facts":{{{facts}}}}}]}}"#
        ));
        let sheet = standard.inspect(&inspection.unwrap()).sheets.remove(0);
        (
            sheet.total.best.unwrap().to_string(),
            sheet.total.grade.unwrap_or_default(),
            sheet.vetoes.iter().filter(|veto| veto.acts).count(),
            sheet.not_assessed.len(),
        )
    };
    let is = |total: &str, grade: &str, acts, missing| (total.to_owned(), grade.to_owned(), acts, missing);
    let found = r#""school.p.foods.1": false, "school.p.foods.2": true"#;
    assert_eq!(sheet(&["四季豆", "发芽土豆"], found), is("8", "bad", 1, 1), "two of three are listed, one was found");
    let all = ["四季豆", "发芽土豆", "野蘑菇"];
    let every = r#""school.p.foods.1": true, "school.p.foods.2": true, "school.p.foods.3": false"#;
    assert_eq!(sheet(&all, every), is("6", "bad", 2, 0));
    assert_eq!(sheet(&all, &every.replace("true", "false")), is("10", "good", 0, 0));
}
