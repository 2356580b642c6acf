//! A standard set by one office after the other: each value remembers its layer, bounds only grow
//! narrower, and what is wrong is told in the file of the office that wrote it.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::BTreeMap;
use windowcheck::fault::Fault;
use windowcheck::in_force::ParamOrigin;
use windowcheck::load::load_pack;
use windowcheck::pack::{Force, Layer, Pack, PackChoice, ParamValue};
use windowcheck::read;
use windowcheck::say;
use windowcheck::standard::Standard;
use windowcheck::table::Table;
use windowcheck::words::Lang;

const NATIONAL: &str = "\
pack: national
title: {zh: 国家标准, en: National}
version: '1'
status: compiled
sources:
  S1: {title: {zh: 示例, en: Example}, evidence: B}
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
facts:
  hall.wait: {label: {zh: 等候, en: Wait}, type: number, method: look}
  hall.seats: {label: {zh: 座椅, en: Seats}, type: yes_no, method: look}
params:
  most: {label: {zh: 上限, en: Most}, max: 60}
slots:
  list: {title: {zh: 清单, en: List}, size: 2, each: hall, force: must, severity: minor, sources: [S1]}
rules:
  - id: wait
    title: {zh: 等候, en: Wait}
    sources: [S1]
    each: hall
    require: {number: {fact: hall.wait, at_most: {param: most}}}
    force: must
    severity: minor
    deduct: {points: 5, per: finding, in: all}
  - id: seats
    title: {zh: 座椅, en: Seats}
    sources: [S1]
    each: hall
    require: {is: {fact: hall.seats, value: true}}
    force: should
    severity: minor
scheme:
  title: {zh: 评分, en: Score}
  full: 10
  not_applicable: full
  categories:
    all: {title: {zh: 全部, en: All}, full: 10}
profiles:
  busy: {title: {zh: 高峰, en: Busy}, params: {most: 45}}
";

fn layer(name: &str, of: &str, layer: &str, rest: &str) -> (String, String) {
    let head = format!("pack: {name}\ntitle: {{zh: 某标准, en: Some}}\nversion: '1'\nstatus: compiled\n");
    let overlay = format!("overlay:\n  of: {of}.yaml\n  layer: {layer}\n  region: {{zh: {name}地, en: {name}}}\n");
    (format!("{name}.yaml"), format!("{head}{overlay}{rest}"))
}

fn load(layers: &[(String, String)], name: &str) -> Result<Pack, Fault> {
    let mut files: BTreeMap<String, String> = layers.iter().cloned().collect();
    files.insert("national.yaml".to_owned(), NATIONAL.to_owned());
    load_pack(&files, &format!("{name}.yaml"))
}

/// Code, file and line of a refusal.
fn refused(layers: &[(String, String)], name: &str) -> (&'static str, String, u32) {
    let fault = load(layers, name).expect_err("it is refused");
    assert!(say::fault(&fault, Lang::Zh).contains(".yaml"), "{}", say::fault(&fault, Lang::Zh));
    (fault.problem.code(), fault.place.file.clone().unwrap(), fault.place.line.unwrap())
}

fn chosen(pack: &str, profiles: &[&str], most: Option<&str>) -> PackChoice {
    let value = |value: &str| ParamValue {
        value: windowcheck::amount::Amount::parse(value).unwrap(),
        by: "本中心".to_owned(),
        on: "2026-06-01".to_owned(),
        basis: "例".to_owned(),
    };
    PackChoice {
        pack: pack.to_owned(),
        profiles: profiles.iter().map(|name| (*name).to_owned()).collect(),
        params: most.map(|most| ("most".to_owned(), value(most))).into_iter().collect(),
        ..Default::default()
    }
}

#[test]
fn the_lowest_layer_wins_and_every_layer_stays_in_view() {
    let layers = [
        layer("p", "national", "province", "  params: {most: {value: 30, min: 10, max: 50, basis: 省发1号}}\n  forces: {seats: must}\n"),
        layer("c", "p", "county", "  params: {most: {value: 15}}\n  slots: {list: {entries: [{title: 有水}]}}\n"),
    ];
    let pack = load(&layers, "c").unwrap();
    let standard = Standard::new(vec![pack.clone()], &[]).unwrap();
    let most = standard.packs[0].params.get("most").unwrap();
    assert_eq!((most.value.unwrap().to_string(), most.origin), ("15".to_owned(), ParamOrigin::Layer));
    let said: Vec<_> = most.layers.iter().map(|says| (says.layer, says.set.value.unwrap().to_string())).collect();
    assert_eq!(said, [(Layer::Province, "30".to_owned()), (Layer::County, "15".to_owned())]);
    let seats = standard.rules.iter().find(|rule| rule.rule.id == "seats").unwrap();
    assert_eq!((seats.rule.force, seats.layer), (Force::Must, Some(0)), "the province made it a must");
    assert!(standard.rules.iter().any(|rule| rule.rule.id == "list.1"), "the county supplied an entry");
    let form = standard.form();
    assert_eq!((form.packs[0].slots[0].filled, form.packs[0].layers.len()), (1, 2));
    assert_eq!(form.packs[0].params[0].max.unwrap().to_string(), "50", "what an office may set is what the province left");
    // The resolved pack says the same when it is read back.
    assert_eq!(read::json::<Pack>(&read::to_json(&pack)).unwrap(), pack);
}

#[test]
fn a_profile_and_the_office_win_within_what_the_layers_left() {
    let layers = [layer("p", "national", "province", "  params: {most: {value: 30, min: 10, max: 50}}\n")];
    let pack = load(&layers, "p").unwrap();
    let most =
        |choice: PackChoice| Standard::new(vec![pack.clone()], &[choice]).map(|standard| standard.packs[0].params.get("most").cloned());
    assert_eq!(most(chosen("p", &["busy"], None)).unwrap().unwrap().origin, ParamOrigin::Profile);
    assert_eq!(most(chosen("p", &["busy"], Some("12"))).unwrap().unwrap().origin, ParamOrigin::Office);
    let beyond = most(chosen("p", &[], Some("55"))).expect_err("beyond the province's bound");
    assert_eq!(beyond.problem.code(), "out-of-range");
}

#[test]
fn the_lists_of_an_office_stand_before_those_of_a_layer() {
    let layers = [layer("p", "national", "province", "  slots: {list: {entries: [{title: 有水}]}}\n")];
    let pack = load(&layers, "p").unwrap();
    let own = windowcheck::pack::SlotFilling {
        entries: ["有茶", "有报"].map(|title| windowcheck::pack::SlotEntry { title: title.to_owned(), group: None }).to_vec(),
        by: String::new(),
        on: String::new(),
        basis: String::new(),
    };
    let slots: Table<_> = [("list".to_owned(), own)].into_iter().collect();
    let standard = Standard::new(vec![pack], &[PackChoice { pack: "p".to_owned(), slots, ..Default::default() }]).unwrap();
    let titles: Vec<&str> = standard.rules.iter().map(|rule| rule.rule.title.zh.as_str()).collect();
    assert!(titles.contains(&"有茶") && !titles.contains(&"有水"), "{titles:?}");
}

#[test]
fn what_is_wrong_is_told_in_the_file_of_the_layer_at_its_line() {
    let wrong = |layer_name: &str, rest: &str| refused(&[layer("p", "national", layer_name, rest)], "p");
    let p = || "p.yaml".to_owned();
    assert_eq!(wrong("province", "  params: {mst: {value: 3}}\n"), ("unknown-name", p(), 9));
    assert_eq!(wrong("province", "  params:\n    most: {value: 61}\n"), ("out-of-range", p(), 10));
    assert_eq!(wrong("province", "  forces: {sets: must}\n"), ("unknown-name", p(), 9));
    assert_eq!(wrong("province", "  forces: {wait: should}\n"), ("points-without-force", p(), 9), "its points need a force");
    assert_eq!(wrong("province", "  slots: {lst: {entries: []}}\n"), ("unknown-name", p(), 9));
    assert_eq!(wrong("province", "  params: {most: {max: 40}}\n"), ("out-of-range", p(), 9), "a profile above sets 45");
    let rule = "rules:\n  - {id: own, title: {zh: 一, en: One}, sources: [S1], each: hal, require: {is: {fact: hall.seats, value: true}}, force: must, severity: minor}\n";
    assert_eq!(wrong("province", rule), ("unknown-name", p(), 10), "a rule of its own has its own line");
    let twice = rule.replace("id: own", "id: wait").replace("hal,", "hall,");
    assert_eq!(wrong("province", &twice), ("duplicate-id", p(), 10));
    assert_eq!(refused(&[layer("p", "p", "city", "")], "p"), ("loop", p(), 6));
    assert_eq!(refused(&[layer("p", "nowhere", "city", "")], "p"), ("include-missing", p(), 6));
}

#[test]
fn a_layer_stands_below_those_above_it_and_keeps_to_their_bounds() {
    let province = || layer("p", "national", "province", "  params: {most: {value: 30, min: 10, max: 50}}\n");
    let county = |rest: &str| refused(&[province(), layer("c", "p", "county", rest)], "c");
    assert_eq!(county("  params: {most: {value: 51}}\n"), ("out-of-range", "c.yaml".to_owned(), 9));
    assert_eq!(county("  params: {most: {max: 51}}\n"), ("out-of-range", "c.yaml".to_owned(), 9), "bounds only grow narrower");
    assert_eq!(county("  params: {most: {max: 20}}\n"), ("out-of-range", "c.yaml".to_owned(), 9), "the 30 of the province would not fit");
    let twice = refused(&[province(), layer("q", "p", "province", "")], "q");
    assert_eq!(twice, ("contradiction", "q.yaml".to_owned(), 7));
    // A fault of the layer above is told in its own file.
    let broken = [layer("p", "national", "province", "  params: {most: {value: 99}}\n"), layer("c", "p", "county", "")];
    assert_eq!(refused(&broken, "c"), ("out-of-range", "p.yaml".to_owned(), 9));
}

/// A vocabulary speaks of a whole hall; what is loaded in the hall is what the standard speaks of.
#[test]
fn of_the_facts_of_other_files_a_pack_keeps_those_that_it_names() {
    const WORDS: &str = "\
pack: words
title: {zh: 词汇, en: Words}
version: '1'
status: compiled
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
facts:
  hall.wait: {label: {zh: 等候, en: Wait}, type: number, method: look}
  hall.seats: {label: {zh: 座椅, en: Seats}, type: yes_no, method: look}
  hall.ramp: {label: {zh: 坡道, en: Ramp}, type: yes_no, method: look}
";
    const OWN: &str = "\
pack: own
title: {zh: 标准, en: Standard}
version: '1'
status: compiled
include: [words.yaml]
sources:
  S1: {title: {zh: 示例, en: Example}, evidence: B}
facts:
  hall.water: {label: {zh: 饮水, en: Water}, type: yes_no, method: look}
rules:
  - id: ramp
    title: {zh: 坡道, en: Ramp}
    sources: [S1]
    each: hall
    require: {is: {fact: hall.ramp, value: true}}
    force: must
    severity: minor
";
    // A layer may ask for what the standard above includes and does not ask for.
    const LAYER: &str = "\
pack: layer
title: {zh: 本县, en: County}
version: '1'
status: compiled
overlay: {of: own.yaml, layer: county, region: {zh: 某县, en: A county}}
sources:
  S2: {title: {zh: 县, en: County}, evidence: B}
rules:
  - id: seats
    title: {zh: 座椅, en: Seats}
    sources: [S2]
    each: hall
    require: {is: {fact: hall.seats, value: true}}
    force: must
    severity: minor
";
    let files: BTreeMap<String, String> =
        [("words.yaml", WORDS), ("own.yaml", OWN), ("layer.yaml", LAYER)].map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let facts = |name: &str| -> Vec<String> {
        let mut facts: Vec<String> = load_pack(&files, name).unwrap().facts.keys().map(str::to_owned).collect();
        facts.sort();
        facts
    };
    assert_eq!(facts("own.yaml"), ["hall.ramp", "hall.water"]);
    assert_eq!(facts("layer.yaml"), ["hall.ramp", "hall.seats"]);
    assert_eq!(facts("words.yaml"), ["hall.ramp", "hall.seats", "hall.wait"]);
}
