//! An inspector walks through a hall: sentences about what is seen and what the form then shows.
#![cfg(not(target_arch = "wasm32"))]

use windowcheck::command::Disk;
use windowcheck::finding::Verdict;
use windowcheck::inspection::{Answer, Inspection, State, Value};
use windowcheck::load::load_pack;
use windowcheck::pack::{Pack, PackChoice, ParamValue, SlotEntry, SlotFilling};
use windowcheck::read;
use windowcheck::report::Outcome;
use windowcheck::say;
use windowcheck::score::SheetHead;
use windowcheck::session::Session;
use windowcheck::standard::Standard;
use windowcheck::words::Lang;

fn pack(name: &str) -> Pack {
    load_pack(&Disk, &format!("standards/{name}/{name}.yaml")).unwrap()
}

/// An inspection in progress, spoken to in the names of packs.
struct Walk {
    session: Session,
    subjects: Vec<String>,
}

impl Walk {
    fn begin(packs: &[&str], choices: &[PackChoice], subjects: &str) -> Walk {
        let standard = Standard::new(packs.iter().map(|name| pack(name)).collect(), choices).unwrap();
        let text =
            format!(r#"{{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{subjects}]}}"#);
        let inspection: Inspection = read::inspection(&text).unwrap();
        let subjects = inspection.subjects.iter().map(|subject| subject.id.clone()).collect();
        Walk { session: Session::open(standard, inspection).unwrap(), subjects }
    }

    fn subject(&self, id: &str) -> u32 {
        self.subjects.iter().position(|subject| subject == id).unwrap() as u32
    }

    fn rule(&self, id: &str) -> u32 {
        self.session.standard.rules.iter().position(|rule| rule.rule.id == id).unwrap_or_else(|| panic!("no rule {id}")) as u32
    }

    fn answer(&mut self, subject: &str, fact: &str, answer: Option<Answer>) -> &mut Self {
        let fact_number = self.session.standard.words.fact(fact).unwrap_or_else(|| panic!("no fact {fact}"));
        self.session.set(self.subject(subject), fact_number, answer.as_ref()).unwrap();
        self
    }

    fn see(&mut self, subject: &str, fact: &str, value: Value) -> &mut Self {
        self.answer(subject, fact, Some(Answer::value(value)))
    }

    fn verdict(&self, subject: &str, rule: &str) -> Verdict {
        self.session.explain(self.rule(rule), self.subject(subject)).unwrap().verdict
    }

    fn sentence(&self, subject: &str, rule: &str) -> String {
        let finding = self.session.explain(self.rule(rule), self.subject(subject)).unwrap();
        say::explain(&self.session.standard, &finding, Lang::Zh).sentences.join(";")
    }

    fn score(&self) -> SheetHead {
        self.session.heads()[0].clone()
    }
}

fn set(keys: &[&str]) -> Value {
    Value::List(keys.iter().map(|key| (*key).to_owned()).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

const STAFF: &str = r#"{"id":"C","kind":"centre"},{"id":"H","kind":"hall"},{"id":"W1","kind":"window"},{"id":"S01","kind":"staff"}"#;

#[test]
fn a_badge_is_asked_of_a_party_member_and_of_nobody_else() {
    let mut walk = Walk::begin(&["four-displays"], &[], STAFF);
    walk.see("S01", "staff.badges", set(&["chest_card"]));
    assert_eq!(walk.verdict("S01", "party-badge"), Verdict::Pending, "nobody said yet whether S01 is a member");
    walk.see("S01", "staff.political", text("neither"));
    assert_eq!(walk.verdict("S01", "party-badge"), Verdict::NotApplicable);
    walk.see("S01", "staff.political", text("party_member"));
    assert_eq!(walk.verdict("S01", "party-badge"), Verdict::Fail);
    assert!(walk.sentence("S01", "party-badge").contains("党徽"));
    walk.see("S01", "staff.badges", set(&["chest_card", "party_badge"]));
    assert_eq!(walk.verdict("S01", "party-badge"), Verdict::Pass);
}

#[test]
fn an_answer_that_is_taken_back_is_open_again() {
    let mut walk = Walk::begin(&["four-displays"], &[], STAFF);
    walk.see("S01", "staff.desk_sign", Value::YesNo(false));
    assert_eq!(walk.verdict("S01", "desk-sign"), Verdict::Fail);
    walk.answer("S01", "staff.desk_sign", None);
    assert_eq!(walk.verdict("S01", "desk-sign"), Verdict::Pending);
}

#[test]
fn what_could_not_be_seen_is_not_passed_and_keeps_its_reason() {
    let mut walk = Walk::begin(&["four-displays"], &[], STAFF);
    let state = State::CannotCheck("人不在岗".to_owned());
    walk.answer("S01", "staff.desk_sign", Some(Answer { state, given: None }));
    assert_eq!(walk.verdict("S01", "desk-sign"), Verdict::CannotCheck);
    assert!(walk.sentence("S01", "desk-sign").contains("人不在岗"));
    assert_ne!(walk.session.report().outcome, Outcome::Passed);
}

#[test]
fn one_missing_document_camera_costs_two_tenths_and_five_items_cost_no_more_than_two_points() {
    let mut walk = Walk::begin(&["township-facilities"], &[], STAFF);
    assert_eq!(
        (walk.score().total.worst.unwrap().to_string(), walk.score().total.best.unwrap().to_string()),
        ("2.7".to_owned(), "10".to_owned()),
        "all open: signs 2 and zones 2 can go, 4 × 0.2 for the only window, 5 × 0.2 for comfort, 3 × 0.5 for emergencies"
    );
    walk.see("W1", "window.equipment", set(&["phone", "computer", "printer"]));
    assert_eq!(walk.score().total.best.unwrap().to_string(), "9.8");
    walk.see("H", "hall.signs", set(&[]));
    assert_eq!(walk.score().total.best.unwrap().to_string(), "7.8", "1 + 0.5 + 0.5 for the signs, 0.2 for the camera");
    walk.see("H", "hall.zones", set(&[]));
    assert_eq!(walk.score().total.best.unwrap().to_string(), "5.8", "five zones at 0.5 are 2.5, but the item has only 2");
}

#[test]
fn the_interval_closes_while_answers_come_in() {
    let mut walk = Walk::begin(&["township-facilities"], &[], STAFF);
    walk.see("H", "hall.signs", set(&["centre_sign", "guide_signs", "parking_signs"]));
    walk.see("H", "hall.zones", set(&["guidance", "window_service", "self_service", "information", "waiting"]));
    walk.see("H", "hall.emergency", set(&["epidemic_supplies", "fire_equipment", "emergency_plan"]));
    let score = walk.score();
    assert_eq!(
        (score.total.worst.unwrap().to_string(), score.total.best.unwrap().to_string()),
        ("8.2".to_owned(), "10".to_owned()),
        "equipment (4 × 0.2) and convenience (5 × 0.2) are open"
    );
    walk.see("W1", "window.equipment", set(&["phone", "computer", "document_camera", "printer"]));
    walk.see("H", "hall.convenience", set(&["waiting_seats", "water", "stationery", "in_order"]));
    let score = walk.score();
    assert_eq!(
        (score.total.worst.unwrap().to_string(), score.total.best.unwrap().to_string()),
        ("9.8".to_owned(), "9.8".to_owned()),
        "no first-aid box"
    );
}

#[test]
fn an_area_that_no_source_demands_is_not_configured_until_the_office_says_it() {
    let mut walk = Walk::begin(&["township-facilities"], &[], STAFF);
    walk.see("H", "hall.area", Value::Number("62".parse_amount()));
    assert_eq!(walk.verdict("H", "hall-area"), Verdict::NotConfigured);
    assert_eq!(walk.verdict("H", "hall-area-practice"), Verdict::Pass, "what another county reported is told as such");
    let mut choice = PackChoice { pack: "township-facilities".to_owned(), ..PackChoice::default() };
    let value =
        ParamValue {
            value: "80".parse_amount(), by: "县政务办".to_owned(), on: "2026-11-01".to_owned(), basis: "县里文件".to_owned()
        };
    choice.params.set("min_area", value);
    let mut walk = Walk::begin(&["township-facilities"], &[choice], STAFF);
    walk.see("H", "hall.area", Value::Number("62".parse_amount()));
    assert_eq!(walk.verdict("H", "hall-area"), Verdict::Fail);
    assert!(walk.sentence("H", "hall-area").contains("要求 ≥ 80"));
}

#[test]
fn the_countys_own_ten_musts_are_not_supplied_until_an_office_supplies_them() {
    let walk = Walk::begin(&["ten-musts-ten-must-nots"], &[], STAFF);
    assert_eq!(walk.verdict("S01", "dk-musts"), Verdict::NotSupplied);
    assert!(walk.sentence("S01", "dk-musts").contains("应有 10 条，已提供 0 条"));
    let report = walk.session.report();
    assert!(report.unsettled.iter().any(|finding| finding.verdict == Verdict::NotSupplied));
}

#[test]
fn a_veto_forces_the_grade_whatever_the_points() {
    let choice = PackChoice { pack: "ten-musts-ten-must-nots".to_owned(), profiles: vec!["veto".to_owned()], ..PackChoice::default() };
    let mut walk = Walk::begin(&["ten-musts-ten-must-nots"], &[choice], STAFF);
    assert!(walk.score().grades.iter().filter(|grade| grade.reachable).count() > 1);
    let violations = walk.session.standard.words.fact("staff.violations").unwrap();
    let options: Vec<String> = walk.session.standard.words.facts[violations as usize].fact.of.keys().map(str::to_owned).collect();
    assert!(!options.is_empty());
    walk.see("S01", "staff.violations", Value::List(options));
    let sheet = walk.session.report().sheets.remove(0);
    assert_eq!(sheet.total.grade.as_deref(), Some("fail"), "{:?}", sheet.grades);
    assert!(sheet.vetoes.iter().any(|veto| veto.acts));
}

#[test]
fn a_monthly_review_is_judged_by_complete_months_only() {
    let with_review = format!("{STAFF},{}", r#"{"id":"R1","kind":"review"}"#);
    let mut walk = Walk::begin(&["four-displays"], &[], &with_review);
    assert_eq!(walk.verdict("C", "self-review"), Verdict::Pending, "the record says nothing yet");
    walk.see("R1", "review.kind", text("self"));
    walk.see("R1", "review.date", text("2026-11-02"));
    assert_eq!(walk.verdict("C", "self-review"), Verdict::Fail, "November still runs; October had none");
    walk.see("R1", "review.date", text("2026-10-30"));
    assert_eq!(walk.verdict("C", "self-review"), Verdict::Pass);
}

#[test]
fn a_word_in_place_of_records_is_a_claim_to_confirm() {
    let mut walk = Walk::begin(&["four-displays"], &[], STAFF);
    walk.see("C", "centre.self_review_monthly", Value::YesNo(true));
    assert_eq!(walk.verdict("C", "self-review"), Verdict::ToConfirm);
    walk.see("C", "centre.self_review_monthly", Value::YesNo(false));
    assert_eq!(walk.verdict("C", "self-review"), Verdict::Fail);
}

/// Who belongs to whom is said once, for rules, results and page alike.
#[test]
fn a_window_without_a_parent_belongs_to_the_only_centre_and_to_no_hall_of_two() {
    let site = r#"{"id":"C","kind":"centre"},{"id":"H1","kind":"hall","parent":"C"},{"id":"H2","kind":"hall"},
      {"id":"W1","kind":"window"},{"id":"W2","kind":"window","parent":"H2"},{"id":"W3","kind":"window","parent":"W3"}"#;
    let walk = Walk::begin(&["four-displays"], &[], site);
    let kind = |name: &str| walk.session.standard.words.kind(name).unwrap();
    let above = |below: &str, other: &str| walk.session.above(kind(below), kind(other));
    const NOBODY: u32 = u32::MAX;
    assert_eq!(above("window", "centre"), [0, 0, 0]);
    assert_eq!(above("window", "hall"), [NOBODY, 2, NOBODY]);
    assert_eq!(above("hall", "centre"), [0, 0]);
    assert_eq!(above("window", "window"), [3, 4, 5], "each is its own");
    assert_eq!(above("centre", "window"), [0; 0], "no window stands above a centre");
}

#[test]
fn one_answer_serves_all_three_standards() {
    let mut walk = Walk::begin(&["four-displays", "ten-musts-ten-must-nots", "township-facilities"], &[], STAFF);
    walk.see("S01", "staff.badges", set(&["chest_card"]));
    walk.see("S01", "staff.desk_sign", Value::YesNo(true));
    assert_eq!(walk.verdict("S01", "chest-card"), Verdict::Pass);
    assert_eq!(walk.verdict("S01", "m02-badge"), Verdict::Pass);
}

#[test]
fn a_kind_of_which_nobody_was_entered_is_open_and_one_that_is_absent_does_not_apply() {
    let walk = Walk::begin(&["four-displays"], &[], STAFF);
    let report = walk.session.report();
    let award = report.rules.iter().find(|rule| rule.rule == "award-form").unwrap();
    assert_eq!((award.counts.pending, award.counts.not_applicable), (1, 0));
    let text = r#"{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","absent":{"award":"今年没有表彰"}}"#;
    let standard = Standard::new(vec![pack("four-displays")], &[]).unwrap();
    let report = standard.inspect(&read::inspection(text).unwrap());
    let award = report.rules.iter().find(|rule| rule.rule == "award-form").unwrap();
    assert_eq!((award.counts.pending, award.counts.not_applicable), (0, 1));
}

trait ParseAmount {
    fn parse_amount(&self) -> windowcheck::amount::Amount;
}
impl ParseAmount for str {
    fn parse_amount(&self) -> windowcheck::amount::Amount {
        windowcheck::amount::Amount::parse(self).unwrap()
    }
}

#[test]
fn twenty_rules_of_conduct_are_named_in_five_fields_until_the_office_says_what_they_are() {
    let library = load_pack(&Disk, "standards/library/leaders-and-pledges.yaml").unwrap();
    let text =
        r#"{"format":"windowcheck-inspection/1","id":"1","title":"示例","date":"2026-11-23","subjects":[{"id":"S01","kind":"staff"}]}"#;
    let inspection = read::inspection(text).unwrap();
    let told = |choice: PackChoice| {
        let standard = Standard::new(vec![library.clone()], &[choice]).unwrap();
        say::report_text(&standard, &inspection, &standard.inspect(&inspection), Lang::Zh)
    };
    let choice = PackChoice { pack: "leaders-and-pledges".to_owned(), ..PackChoice::default() };
    let empty = told(choice.clone());
    assert!(empty.contains("应有 20 条，已提供 0 条；分 5 组：仪容仪表 0、行为举止 0、服务态度 0、文明用语 0、工作秩序 0"), "{empty}");
    // The county gives one of them: it is asked, and the other nineteen are still not supplied.
    let entry = SlotEntry { title: "站立迎接群众".to_owned(), group: Some("manner".to_owned()) };
    let filling = SlotFilling { entries: vec![entry], by: String::new(), on: String::new(), basis: String::new() };
    let one = told(PackChoice { slots: [("conduct".to_owned(), filling)].into_iter().collect(), ..choice });
    assert!(one.contains("已提供 1 条；分 5 组：仪容仪表 0、行为举止 1、"), "{one}");
}
