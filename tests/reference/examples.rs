//! The smallest examples of what the properties found, and of what random packs do not reach.

use std::collections::BTreeMap;
use windowcheck::fault::Fault;
use windowcheck::finding::Verdict;
use windowcheck::inspection::{Answer, Inspection, State, Value};
use windowcheck::load::load_pack;
use windowcheck::read::inspection;
use windowcheck::score::Sheet;
use windowcheck::session::Session;
use windowcheck::standard::Standard;

const WORDS: &str = "
pack: p
title: {zh: p, en: p}
version: '1'
status: compiled
kinds:
  centre: {label: {zh: c, en: c}}
  window: {label: {zh: w, en: w}, parent: centre}
  event: {label: {zh: e, en: e}, parent: window, record: true}
facts:
  window.set: {type: set, label: {zh: f, en: f}, method: look, of: {a: {zh: o, en: o}, b: {zh: o, en: o}}}
  centre.ok: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.ok: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.why: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.a: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.b: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.c: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.d: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.e: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.f: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.g: {type: yes_no, label: {zh: f, en: f}, method: look}
  window.part: {type: number, label: {zh: f, en: f}, method: look}
  window.whole: {type: number, label: {zh: f, en: f}, method: look}
  window.made: {type: date, label: {zh: f, en: f}, method: look}
  window.shown: {type: date, label: {zh: f, en: f}, method: look}
  window.kept: {type: date, label: {zh: f, en: f}, method: look}
  window.visits: {type: dates, label: {zh: f, en: f}, method: look}
  window.mood: {type: choice, label: {zh: f, en: f}, method: look, of: {cold: {zh: o, en: o}, warm: {zh: o, en: o}, hot: {zh: o, en: o}}}
  event.day: {type: date, label: {zh: f, en: f}, method: look}
  event.ok: {type: yes_no, label: {zh: f, en: f}, method: look}
params:
  unset: {label: {zh: x, en: x}}
";

/// A rule of force must on windows.
fn rule(id: &str, rest: &str) -> String {
    rule_with(id, "window", "must", rest)
}

fn rule_with(id: &str, each: &str, force: &str, rest: &str) -> String {
    format!("  - {{id: {id}, title: {{zh: r, en: r}}, sources: [], each: {each}, force: {force}, severity: major, {rest}}}\n")
}

/// A scheme of 100 points in one category `c` without a floor, and what else is said.
fn scheme(rest: &str) -> String {
    format!("scheme:\n  title: {{zh: s, en: s}}\n  full: 100\n{rest}")
}

const PLAIN: &str = "  not_applicable: full\n  categories: {c: {title: {zh: c, en: c}, full: 100}}\n";

fn pack(rules: &[String], scheme: &str) -> Result<Standard, Fault> {
    let text = format!("{WORDS}rules:\n{}{scheme}", rules.concat());
    let files = BTreeMap::from([("p.yaml".to_owned(), text)]);
    Standard::new(vec![load_pack(&files, "p.yaml")?], &[])
}

#[track_caller]
fn standard(rules: &[String], scheme: &str) -> Standard {
    pack(rules, scheme).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// A site with one centre and these further subjects.
#[track_caller]
fn site(subjects: &str) -> Inspection {
    let comma = if subjects.is_empty() { "" } else { "," };
    bare(&format!(r#"{{"id": "c", "kind": "centre"}}{comma}{subjects}"#))
}

#[track_caller]
fn bare(subjects: &str) -> Inspection {
    let text =
        format!(r#"{{"format": "windowcheck-inspection/1", "id": "i", "title": "i", "date": "2026-11-23", "subjects": [{subjects}]}}"#);
    inspection(&text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// A site with one centre and one window with these answers.
#[track_caller]
fn window(facts: &str) -> Inspection {
    site(&format!(r#"{{"id": "w", "kind": "window", "facts": {{{facts}}}}}"#))
}

/// The gravest verdict of the first rule.
fn verdict(standard: &Standard, inspection: &Inspection) -> Verdict {
    let counts = standard.inspect(inspection).rules[0].counts;
    let order = [
        Verdict::Fail,
        Verdict::Pending,
        Verdict::ToConfirm,
        Verdict::CannotCheck,
        Verdict::NotConfigured,
        Verdict::NotSupplied,
        Verdict::Pass,
        Verdict::NotApplicable,
    ];
    order.into_iter().find(|verdict| counts.get(*verdict) > 0).expect("a verdict")
}

fn sheet(standard: &Standard, inspection: &Inspection) -> Sheet {
    standard.inspect(inspection).sheets.remove(0)
}

/// Best, worst, and whether the worst may be lower still.
fn total(standard: &Standard, inspection: &Inspection) -> (String, String, bool) {
    let sheet = sheet(standard, inspection);
    (sheet.total.best.expect("a total").to_string(), sheet.total.worst.expect("a total").to_string(), sheet.total.at_most)
}

fn range(best: &str, worst: &str) -> (String, String, bool) {
    (best.to_owned(), worst.to_owned(), false)
}

const OK: &str = "require: {is: {fact: window.ok, value: true}}";

#[test]
fn an_exception_that_does_not_apply_excuses_nothing() {
    let standard = standard(&[rule("r", &format!("{OK}, unless: {{is: {{fact: window.why, value: true}}}}"))], "");
    let inspection = window(r#""window.ok": false, "window.why": {"not_applicable": "no reason is kept here"}"#);
    assert_eq!(verdict(&standard, &inspection), Verdict::Fail);
}

#[test]
fn a_ratio_with_a_part_that_does_not_apply_is_no_pass() {
    let standard = standard(&[rule("r", "require: {ratio: {part: window.part, whole: window.whole, at_least: 95}}")], "");
    let part = window(r#""window.part": {"not_applicable": "no survey"}, "window.whole": 10"#);
    assert_eq!(verdict(&standard, &part), Verdict::NotApplicable);
    let whole = window(r#""window.part": 1, "window.whole": {"not_applicable": "no survey"}"#);
    assert_eq!(verdict(&standard, &whole), Verdict::NotApplicable);
}

#[test]
fn a_part_that_is_larger_than_its_whole_is_no_pass() {
    let found = |bounds: &str, part: u32| {
        let standard = standard(&[rule("r", &format!("require: {{ratio: {{part: window.part, whole: window.whole, {bounds}}}}}"))], "");
        verdict(&standard, &window(&format!(r#""window.part": {part}, "window.whole": 25"#)))
    };
    assert_eq!((found("at_least: 95", 25), found("at_least: 95", 20)), (Verdict::Pass, Verdict::Fail));
    assert_eq!(found("at_least: 95", 30), Verdict::CannotCheck, "30 of 25 were on time");
    assert_eq!(found("at_most: 50", 30), Verdict::Fail, "too many, however they were counted");
    assert_eq!(found("at_least: 110", 30), Verdict::Pass, "a bound above 100 means more than all");
    assert_eq!(found("at_least: 80, at_most: 150", 30), Verdict::Pass);
}

#[test]
fn where_there_is_no_window_there_are_no_records_of_windows() {
    let standard = standard(&[rule_with("r", "event", "must", "require: {is: {fact: event.ok, value: true}}")], "");
    let mut inspection = window(r#""window.part": 1"#);
    inspection.absent.set("window", "closed".into());
    assert_eq!(verdict(&standard, &inspection), Verdict::Pending, "a window is there");
    inspection.subjects.retain(|subject| subject.kind != "window");
    assert_eq!(verdict(&standard, &inspection), Verdict::NotApplicable);
    inspection.absent = Default::default();
    assert_eq!(verdict(&standard, &inspection), Verdict::Pending, "nobody said that there is none");
}

#[test]
fn stages_on_both_sides_of_one_that_does_not_apply_stay_in_order() {
    let standard = standard(&[rule("r", "require: {stages: {facts: [window.made, window.shown, window.kept]}}")], "");
    let inspection = window(r#""window.made": "2026-05-01", "window.shown": {"not_applicable": "not shown"}, "window.kept": "2026-04-01""#);
    assert_eq!(verdict(&standard, &inspection), Verdict::Fail);
}

#[test]
fn a_session_forgets_the_date_of_a_stage_that_does_not_apply() {
    let standard = standard(&[rule("r", "require: {stages: {facts: [window.made, window.shown]}}")], "");
    let inspection = window(r#""window.made": "2026-05-01", "window.shown": "2026-04-01""#);
    let fact = standard.words.fact("window.shown").expect("a fact");
    let mut session = Session::open(standard, inspection).expect("an inspection");
    let answer = Answer { state: State::NotApplicable("not shown".to_owned()), given: None };
    session.set(1, fact, Some(&answer)).expect("an answer");
    let found = session.explain(0, 1).map(|finding| finding.verdict);
    assert_eq!(found, Some(Verdict::Pass), "one stage is left, and nothing before it");
}

#[test]
fn dates_of_the_subject_itself_keep_why_there_are_none() {
    let standard = standard(&[rule("r", "require: {cadence: {dates: window.visits, per: month, at_least: 1, periods: 1}}")], "");
    let none = window(r#""window.visits": {"not_applicable": "nobody visits"}"#);
    assert_eq!(verdict(&standard, &none), Verdict::NotApplicable);
    let locked = window(r#""window.visits": {"cannot_check": "the book is locked away"}"#);
    assert_eq!(verdict(&standard, &locked), Verdict::CannotCheck);
}

#[test]
fn records_and_subjects_that_cannot_be_checked_are_not_unanswered() {
    let filter = "where: {is: {fact: event.ok, value: true}}";
    let inspection = site(
        r#"{"id": "w", "kind": "window"},
           {"id": "e", "kind": "event", "facts": {"event.day": "2026-10-01", "event.ok": {"cannot_check": "no sign"}}}"#,
    );
    let cadence = format!("require: {{cadence: {{dates: event.day, {filter}, per: month, at_least: 1, periods: 1}}}}");
    assert_eq!(verdict(&standard(&[rule("r", &cadence)], ""), &inspection), Verdict::CannotCheck);
    let count = format!("require: {{count: {{of: event, {filter}, at_least: 1}}}}");
    assert_eq!(verdict(&standard(&[rule("r", &count)], ""), &inspection), Verdict::CannotCheck);
}

#[test]
fn a_condition_on_records_of_the_subject_itself_is_refused() {
    let cadence =
        "require: {cadence: {dates: window.visits, where: {is: {fact: window.nothing, value: true}}, per: month, at_least: 1, periods: 1}}";
    assert!(pack(&[rule("r", cadence)], "").is_err(), "`where` is dropped without a word");
}

#[test]
fn what_does_not_apply_does_not_wait_for_a_parameter() {
    let inspection = window(r#""window.ok": {"not_applicable": "x"}, "window.made": {"not_applicable": "x"}"#);
    let recent = standard(&[rule("r", "require: {recent: {fact: window.made, months: {param: unset}}}")], "");
    assert_eq!(verdict(&recent, &inspection), Verdict::NotApplicable);
    let any = "require: {any_of: {of: [{is: {fact: window.ok, value: true}}], at_least: {param: unset}}}";
    assert_eq!(verdict(&standard(&[rule("r", any)], ""), &inspection), Verdict::NotApplicable);
}

#[test]
fn nothing_entered_is_not_the_number_zero() {
    let most = standard(&[rule("r", "require: {count: {of: event, at_most: 0}}")], "");
    let inspection = window("");
    assert_eq!(verdict(&most, &inspection), Verdict::Pending);
    let mut none = inspection;
    none.absent.set("event", "no events here".into());
    assert_eq!(verdict(&most, &none), Verdict::Pass);
}

#[test]
fn a_bound_between_two_counts_is_no_bound_of_zero() {
    let inspection =
        site(r#"{"id": "w", "kind": "window", "facts": {"window.ok": true, "window.set": ["a"]}}, {"id": "e", "kind": "event"}"#);
    let bounds = [
        ("count: {of: event, at_least: 1.5}", "one is not one and a half"),
        ("count: {of: event, at_least: 5000000000}", "one is not five thousand million"),
        ("contains: {fact: window.set, any: [a, b], at_least: 1.5}", "one is not one and a half"),
        ("any_of: {of: [{is: {fact: window.ok, value: false}}], at_least: 5000000000}", "none is not five thousand million"),
    ];
    for (require, why) in bounds {
        if let Ok(standard) = pack(&[rule("r", &format!("require: {{{require}}}"))], "") {
            assert_eq!(verdict(&standard, &inspection), Verdict::Fail, "{why}: {require}");
        }
    }
}

#[test]
fn nobody_passes_because_nothing_is_demanded() {
    let any = "any_of: {of: [{is: {fact: window.ok, value: true}}], at_least: 0}";
    let cadence = "cadence: {dates: window.visits, per: month, at_least: 0, periods: 1}";
    let periods = "cadence: {dates: window.visits, per: month, at_least: 1, periods: 0}";
    for require in [any, cadence, periods] {
        if let Ok(standard) = pack(&[rule("r", &format!("require: {{{require}}}"))], "") {
            assert_eq!(verdict(&standard, &window("")), Verdict::Pending, "nothing was answered: {require}");
        }
    }
}

#[test]
fn a_choice_of_no_options_is_refused() {
    assert!(pack(&[rule("r", "require: {one_of: {fact: window.mood, values: []}}")], "").is_err());
}

#[test]
fn a_parent_is_found_however_long_the_way() {
    let standard = standard(&[rule("r", "require: {is: {fact: centre.ok, value: true}}")], "");
    let inspection = bare(
        r#"{"id": "c1", "kind": "centre", "facts": {"centre.ok": true}}, {"id": "c2", "kind": "centre"},
           {"id": "building", "kind": "building", "parent": "c1"}, {"id": "floor", "kind": "floor", "parent": "building"},
           {"id": "hall", "kind": "hall", "parent": "floor"}, {"id": "w", "kind": "window", "parent": "hall"}"#,
    );
    assert_eq!(verdict(&standard, &inspection), Verdict::Pass);
}

#[test]
fn a_rule_cannot_have_any_name_that_holds_a_dot() {
    assert!(pack(&[rule("'two words.html?'", OK)], "").is_err());
}

#[test]
fn losses_without_end_reach_the_floor_of_the_total() {
    let excess = "require: {number: {fact: window.part, at_most: 5}}, deduct: {points: 1, per: excess, in: c}";
    let standard = standard(&[rule("r", excess)], &scheme(&format!("  floor: 0\n{PLAIN}")));
    assert_eq!(total(&standard, &window("")), range("100", "0"));
    assert_eq!(total(&standard, &site("")), range("100", "0"), "without a window");
}

#[test]
fn an_excess_of_what_is_no_number_is_refused_or_one_unit() {
    let excess = format!("{OK}, deduct: {{points: 7, per: excess, in: c}}");
    if let Ok(standard) = pack(&[rule("r", &excess)], &scheme(PLAIN)) {
        assert_eq!(total(&standard, &window(r#""window.ok": false"#)), range("93", "93"));
        assert_eq!(total(&standard, &window("")), range("100", "93"));
    }
}

#[test]
fn a_number_that_was_seen_has_an_excess_with_an_end() {
    let low = "require: {number: {fact: window.part, at_least: 5}}, deduct: {points: 1, per: excess, in: c}";
    if let Ok(standard) = pack(&[rule("r", low)], &scheme(PLAIN)) {
        assert_eq!(total(&standard, &window(r#""window.part": 1"#)), range("100", "100"), "nothing is exceeded");
    }
    let high = "require: {number: {fact: window.part, at_most: 0}}, deduct: {points: 1, per: excess, in: c}";
    let standard = standard(&[rule("r", high)], &scheme(PLAIN));
    assert!(!sheet(&standard, &window(r#""window.part": 5000000000"#)).total.at_most, "five thousand million is a number");
}

#[test]
fn an_excess_over_a_parameter_that_is_not_set_takes_nothing() {
    let excess = "require: {number: {fact: window.part, at_least: 5, at_most: {param: unset}}}, deduct: {points: 1, per: excess, in: c}";
    let standard = standard(&[rule("r", excess)], &scheme(PLAIN));
    assert_eq!(total(&standard, &window(r#""window.part": 1"#)), range("100", "100"), "below five, and nobody says what is too much");
    assert_eq!(total(&standard, &window("")), range("100", "100"));
}

#[test]
fn what_waits_for_a_parameter_may_still_turn_out_not_to_apply() {
    let items = "{a: {title: {zh: a, en: a}, full: 50}, b: {title: {zh: b, en: b}, full: 50}}";
    let categories = format!("  categories: {{c: {{title: {{zh: c, en: c}}, full: 100, items: {items}}}}}\n");
    let unset = "require: {number: {fact: window.part, at_least: {param: unset}}}, deduct: {points: 5, per: finding, in: b}";
    let rules = [charged("a", "window.ok", 40, "a"), rule("b", unset)];
    let standard = standard(&rules, &scheme(&format!("{EXCLUDE}{categories}")));
    let settled = window(r#""window.ok": false, "window.part": {"not_applicable": "x"}"#);
    assert_eq!(total(&standard, &settled), range("20", "20"), "10 of 50");
    assert_eq!(total(&standard, &window(r#""window.ok": false"#)), range("60", "20"), "60 of 100 at best, 10 of 50 at worst");
}

const GRADES: &str = "  grades:
    - {id: good, title: {zh: g, en: g}, at_least: 90}
    - {id: fair, title: {zh: g, en: g}, at_least: 60, below: 90}
    - {id: poor, title: {zh: g, en: g}, below: 60}
";

#[test]
fn of_several_vetoes_the_one_with_the_lower_grade_decides() {
    let rules = [rule("first", OK), rule("second", "require: {is: {fact: window.why, value: true}}")];
    let vetoes = "  vetoes: [{rule: first, effect: {grade: fair}}, {rule: second, effect: {grade: poor}}]\n";
    let standard = standard(&rules, &scheme(&format!("{PLAIN}{GRADES}{vetoes}")));
    let open = sheet(&standard, &window(r#""window.why": false"#));
    let reachable: Vec<&str> = open.grades.iter().filter(|grade| grade.reachable).map(|grade| grade.id.as_str()).collect();
    assert_eq!(reachable, ["poor"]);
    let both = sheet(&standard, &window(r#""window.why": false, "window.ok": false"#));
    assert_eq!(both.total.grade.as_deref(), Some("poor"));
    let first = sheet(&standard, &window(r#""window.why": true"#));
    let reachable: Vec<&str> = first.grades.iter().filter(|grade| grade.reachable).map(|grade| grade.id.as_str()).collect();
    assert_eq!(reachable, ["good", "fair"], "it may still act");
}

#[test]
fn a_veto_of_what_does_not_bind_is_refused_or_does_nothing() {
    let vetoes = "  vetoes: [{rule: r, effect: {grade: poor}}]\n";
    let rules = [rule_with("r", "window", "practice", OK)];
    if let Ok(standard) = pack(&rules, &scheme(&format!("{PLAIN}{GRADES}{vetoes}"))) {
        assert_eq!(sheet(&standard, &window(r#""window.ok": false"#)).total.grade.as_deref(), Some("good"));
    }
}

const EXCLUDE: &str = "  not_applicable: exclude\n  round: 2\n";

/// A rule that takes points from an item, on its own yes-no fact.
fn charged(id: &str, fact: &str, points: u32, item: &str) -> String {
    rule(id, &format!("require: {{is: {{fact: {fact}, value: true}}}}, deduct: {{points: {points}, per: finding, in: {item}}}"))
}

#[test]
fn what_is_left_out_lifts_no_category_above_what_is_possible() {
    let items = "{a: {title: {zh: a, en: a}, full: 60}, b: {title: {zh: b, en: b}, full: 40}}";
    let categories = format!("  categories: {{c: {{title: {{zh: c, en: c}}, full: 100, floor: 50, items: {items}}}}}\n");
    let rules = [charged("a", "window.ok", 60, "a"), charged("b", "window.why", 40, "b")];
    let standard = standard(&rules, &scheme(&format!("{EXCLUDE}{categories}")));
    let inspection = window(r#""window.ok": {"not_applicable": "x"}, "window.why": true"#);
    assert_eq!(total(&standard, &inspection), range("100", "100"), "40 of 40");
}

#[test]
fn the_floor_of_a_total_holds_on_the_scale_of_the_full_mark() {
    let items = "{a: {title: {zh: a, en: a}, full: 60}, b: {title: {zh: b, en: b}, full: 40}}";
    let categories = format!("  categories: {{c: {{title: {{zh: c, en: c}}, full: 100, items: {items}}}}}\n");
    let rules = [charged("a", "window.ok", 60, "a"), charged("b", "window.why", 40, "b")];
    let standard = standard(&rules, &scheme(&format!("  floor: 30\n{EXCLUDE}{categories}")));
    let inspection = window(r#""window.ok": {"not_applicable": "x"}, "window.why": false"#);
    assert_eq!(total(&standard, &inspection), range("30", "30"), "0 of 40, and never below 30 of 100");
}

#[test]
fn the_worst_knows_that_what_is_open_may_be_left_out() {
    let items = "{a: {title: {zh: a, en: a}, full: 50}, b: {title: {zh: b, en: b}, full: 50}}";
    let categories = format!("  categories: {{c: {{title: {{zh: c, en: c}}, full: 100, items: {items}}}}}\n");
    let rules = [charged("a", "window.ok", 40, "a"), charged("b", "window.why", 5, "b")];
    let standard = standard(&rules, &scheme(&format!("{EXCLUDE}{categories}")));
    let settled = window(r#""window.ok": false, "window.why": {"not_applicable": "x"}"#);
    assert_eq!(total(&standard, &settled), range("20", "20"), "10 of 50");
    assert_eq!(total(&standard, &window(r#""window.ok": false"#)), range("60", "20"), "60 of 100 at best, 10 of 50 at worst");
}

/// A scheme of two categories of 100 points that leaves out what does not apply.
fn two_categories(first: &str, items: [&[(&str, u32)]; 2], rest: &str) -> String {
    let item = |(id, full): &(&str, u32)| format!("{id}: {{title: {{zh: i, en: i}}, full: {full}}}");
    let of = |items: &[(&str, u32)]| items.iter().map(item).collect::<Vec<_>>().join(", ");
    let category =
        |id: &str, floor: &str, items| format!("    {id}: {{title: {{zh: c, en: c}}, full: 100, {floor}items: {{{}}}}}\n", of(items));
    let categories = category("first", first, items[0]) + &category("second", "", items[1]);
    format!("scheme:\n  title: {{zh: s, en: s}}\n  full: 200\n{EXCLUDE}  categories:\n{categories}{rest}")
}

#[test]
fn the_best_knows_that_any_part_of_an_emptied_category_may_be_left_out() {
    let items: [&[(&str, u32)]; 2] = [&[("a", 50), ("b", 50)], &[("c", 20), ("d", 20), ("e", 40), ("f", 20)]];
    let vetoes = "  vetoes: [{rule: veto, effect: {zero: first}}]\n";
    let mut rules = vec![rule("veto", OK), charged("f", "window.f", 20, "f")];
    for (item, points) in [("a", 5), ("b", 5), ("c", 19), ("d", 1), ("e", 4)] {
        rules.push(charged(item, &format!("window.{item}"), points, item));
    }
    let standard = standard(&rules, &two_categories("", items, vetoes));
    let settled = r#""window.ok": false, "window.f": false, "window.a": {"not_applicable": "x"}, "window.b": {"not_applicable": "x"},
        "window.c": true, "window.d": true, "window.e": true"#;
    assert_eq!(total(&standard, &window(settled)), range("160", "160"), "80 of 100");
    let (best, ..) = total(&standard, &window(r#""window.ok": false, "window.f": false"#));
    assert_eq!(best, "160", "80 of 100, when the emptied category is left out");
}

#[test]
fn the_worst_knows_that_any_part_beside_a_category_at_its_floor_may_be_left_out() {
    let items: [&[(&str, u32)]; 2] = [&[("a", 50), ("b", 50)], &[("c", 40), ("d", 40), ("e", 10), ("f", 10)]];
    let mut rules = vec![charged("f", "window.f", 9, "f")];
    for (item, points) in [("a", 1), ("b", 200), ("c", 2), ("d", 4), ("e", 5)] {
        rules.push(charged(item, &format!("window.{item}"), points, item));
    }
    let standard = standard(&rules, &two_categories("floor: 0, ", items, ""));
    let settled = r#""window.f": false, "window.a": true, "window.b": false, "window.c": {"not_applicable": "x"},
        "window.d": {"not_applicable": "x"}, "window.e": {"not_applicable": "x"}"#;
    assert_eq!(total(&standard, &window(settled)), range("1.82", "1.82"), "1 of 110");
    let (_, worst, _) = total(&standard, &window(r#""window.f": false"#));
    assert_eq!(worst, "1.82", "1 of 110, when all that may go of the second category goes");
}

#[test]
fn a_floor_above_the_full_points_is_refused() {
    let items = "items: {a: {title: {zh: a, en: a}, full: 100}}";
    let category = format!("  not_applicable: full\n  categories: {{c: {{title: {{zh: c, en: c}}, full: 100, floor: 120, {items}}}}}\n");
    assert!(pack(&[], &scheme(&category)).is_err(), "of a category with items");
    assert!(pack(&[], &scheme(&format!("  floor: 120\n{PLAIN}"))).is_err(), "of the whole");
}

/// The value that a session gives for a fact of the only window.
fn filled(rules: &[String], facts: &str, fact: &str) -> Option<Value> {
    let standard = standard(rules, "");
    let fact = standard.words.fact(fact).expect("a fact");
    Session::open(standard, window(facts)).expect("an inspection").compliant(1, fact)
}

#[test]
fn nothing_is_filled_in_that_fails_at_once() {
    let never = rule("r", "require: {all_of: {of: [{is: {fact: window.ok, value: true}}, {is: {fact: window.ok, value: false}}]}}");
    assert_eq!(filled(&[never], "", "window.ok"), None, "no value meets it");
    let when = |value: &str, wanted: &str| {
        let rule = format!("when: {{is: {{fact: window.mood, value: {value}}}}}, require: {{is: {{fact: window.mood, value: {wanted}}}}}");
        rule
    };
    let rules = [rule("cold", &when("cold", "warm")), rule("warm", &when("warm", "hot"))];
    assert_eq!(filled(&rules, "", "window.mood"), None, "which rule applies hangs on the answer itself");
}
