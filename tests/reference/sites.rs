//! Random inspections of a site for given packs.

use super::days;
use super::demands::TEXTS;
use super::tape::Tape;
use windowcheck::amount::Amount;
use windowcheck::calendar::Day;
use windowcheck::inspection::{Answer, FORMAT, Given, How, Inspection, State, Subject, Value};
use windowcheck::pack::{Fact, FactType, Pack, PackChoice};
use windowcheck::table::Table;

/// What a random inspection is read from.
#[derive(Clone, Debug)]
pub struct SiteTape {
    pub head: Vec<u16>,
    pub answers: Vec<u16>,
}

const DATES: [&str; 4] = ["2026-11-23", "2024-02-29", "2026-01-01", "2025-12-31"];
const COUNTS: [usize; 12] = [1, 2, 3, 0, 1, 2, 4, 7, 0, 64, 65, 70];

/// How random answers are given.
pub struct Giver {
    pub date: days::Day,
    /// Whether some values do not fit their fact.
    pub misfits: bool,
}

impl Giver {
    pub fn new(date: Day, misfits: bool) -> Self {
        Giver { date: days::parse(&date.to_string()).expect("a day"), misfits }
    }

    /// A random answer to a fact, or none.
    pub fn answer(&self, tape: &mut Tape, fact: &Fact) -> Option<Answer> {
        let state = match tape.below(20) {
            0..=3 => return None,
            // A note alone, on what is still open.
            4 => {
                let note = Given { note: Some("looked in".to_owned()), note_by: Some("2".to_owned()), ..Given::default() };
                return Some(Answer { state: State::Open, given: Some(Box::new(note)) });
            }
            5 => State::NotApplicable("none here".to_owned()),
            6 => State::CannotCheck("locked".to_owned()),
            7 if self.misfits && tape.chance(30) => State::Value(misfit(tape, fact)),
            _ => State::Value(self.value(tape, fact)),
        };
        let given = tape.chance(10).then(|| Box::new(self.given(tape)));
        Some(Answer { state, given })
    }

    /// By whom, when and how, and a note; any of it may be missing.
    fn given(&self, tape: &mut Tape) -> Given {
        let times = ["2026-11-23T09:14:00+08:00", "2026-11-23T02:14:00Z", "in the morning"];
        let mut some = |texts: &[&str]| tape.chance(60).then(|| tape.pick(texts).to_owned());
        let (by, note_by) = (some(&["1", "2"]), some(&["1", "2"]));
        let (at, note_at, note) = (some(&times), some(&times), some(&["note", " ", "a\nb"]));
        let how = tape.pick(&[None, Some(How::One), Some(How::Bulk), Some(How::Carried), Some(How::Imported)]);
        Given { how, by, at, note, note_by, note_at }
    }

    /// A random value that fits a fact.
    pub fn value(&self, tape: &mut Tape, fact: &Fact) -> Value {
        let keys: Vec<String> = fact.of.keys().map(str::to_owned).collect();
        match fact.kind {
            FactType::YesNo => Value::YesNo(!tape.chance(35)),
            FactType::Number => Value::Number(number(tape, fact)),
            FactType::Choice => Value::Text(tape.pick(&keys)),
            FactType::Set => {
                let often = tape.pick(&[50, 90, 10]);
                Value::List(tape.some(&keys, often))
            }
            FactType::Date => Value::Text(self.day(tape)),
            FactType::Dates => {
                let several = tape.pick(&[2, 0, 1, 5]);
                Value::List((0..several).map(|_| self.day(tape)).collect())
            }
            FactType::TimeRange => Value::Text(tape.pick(&["08:30-12:00", "09:00-17:00", "08:00-18:30", "13:00-24:00"]).to_owned()),
            FactType::Text => Value::Text(tape.pick(&TEXTS).to_owned()),
            FactType::Photo => Value::List(vec!["0a".repeat(32); tape.pick(&[1, 0, 2])]),
            FactType::Records => Value::Records(vec![[("a".to_owned(), Value::YesNo(true))].into_iter().collect()]),
        }
    }

    /// A day before the inspection, often near the edge of a period, seldom after it.
    fn day(&self, tape: &mut Tape) -> String {
        let (year, month, _) = self.date;
        let day = match tape.below(11) {
            0 => days::months_before(self.date, 1),
            1 => self.date,
            2 => (year + 1, 1, 1),
            10 => (2024, 2, 29),
            3 => days::days_before((year, month, 1), tape.below(2)),
            4 => days::days_before((year, 1, 1), tape.below(2)),
            5 => days::months_before(self.date, i64::try_from(tape.below(4)).unwrap_or(0)),
            6 => days::days_before(self.date, tape.below(400)),
            _ => days::days_before(self.date, tape.below(60)),
        };
        days::write(day)
    }
}

fn number(tape: &mut Tape, fact: &Fact) -> Amount {
    let numbers = ["2", "0", "1", "3", "5", "8", "20", "3.5", "1.0001", "7.25", "2.9999", "6"];
    let (min, max) = (fact.min.unwrap_or_default(), fact.max);
    let fits = |amount: &Amount| *amount >= min && max.is_none_or(|max| *amount <= max) && (!fact.whole || amount.as_whole().is_some());
    let numbers: Vec<Amount> = numbers.into_iter().filter_map(Amount::parse).filter(fits).collect();
    tape.pick(&numbers)
}

/// A value that its fact refuses.
pub fn misfit(tape: &mut Tape, fact: &Fact) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match (fact.kind, tape.below(2)) {
        (FactType::YesNo, 0) => text("true"),
        (FactType::Number, 0) => Value::Number(Amount::whole(-3)),
        (FactType::Number, _) => text("2"),
        (FactType::Choice, 0) => text("nothing"),
        (FactType::Set, 0) => Value::List(vec!["o0".to_owned(), "nothing".to_owned()]),
        (FactType::Date, 0) => text("2025-02-29"),
        (FactType::Dates, 0) => Value::List(vec!["2025-01-01".to_owned(), "2025-13-01".to_owned()]),
        (FactType::TimeRange, 0) => text("12:00-08:30"),
        (FactType::Photo, 0) => Value::List(vec!["abc".to_owned()]),
        (FactType::YesNo, _) => Value::List(Vec::new()),
        _ => Value::YesNo(true),
    }
}

/// A random inspection.
pub fn site(tapes: &SiteTape, packs: &[Pack], choices: &[PackChoice], misfits: bool) -> Inspection {
    let (mut head, mut answers) = (Tape::new(&tapes.head), Tape::endless(&tapes.answers));
    let date = Day::parse(head.pick(&DATES)).expect("a day");
    let mut inspection = Inspection {
        format: FORMAT.to_owned(),
        id: "site".to_owned(),
        title: "site".to_owned(),
        sample: true,
        date,
        inspectors: vec!["1".to_owned()],
        standard: choices.to_vec(),
        subjects: Vec::new(),
        absent: Table::default(),
    };
    subjects(&mut head, packs, &mut inspection);
    let giver = Giver::new(date, misfits);
    for subject in &mut inspection.subjects {
        let own = format!("{}.", subject.kind);
        for (name, fact) in facts(packs, choices).iter().filter(|(name, _)| name.starts_with(&own)) {
            if let Some(answer) = giver.answer(&mut answers, fact) {
                subject.facts.set(name, answer);
            }
        }
        if answers.chance(1) {
            // Of a pack that is not in force.
            subject.facts.set("other.fact", Answer::value(Value::YesNo(true)));
        }
    }
    inspection
}

/// All facts, with those of supplied lists.
pub fn facts(packs: &[Pack], choices: &[PackChoice]) -> Vec<(String, Fact)> {
    let mut facts: Vec<(String, Fact)> =
        packs.iter().take(1).flat_map(|pack| pack.facts.iter()).map(|(id, f)| (id.to_owned(), f.clone())).collect();
    for (at, (pack, choice)) in packs.iter().zip(choices).enumerate() {
        let entries = super::rules::in_force(at, pack, choice).entries.into_iter();
        facts.extend(entries.map(|name| (name, super::world::entry_fact())));
    }
    facts
}

fn subjects(tape: &mut Tape, packs: &[Pack], inspection: &mut Inspection) {
    let Some(pack) = packs.first() else { return };
    let ghostly = tape.chance(40);
    let mut ids: Vec<(String, Vec<String>)> = Vec::new();
    for (at, (kind, definition)) in pack.kinds.iter().enumerate() {
        let few = &COUNTS[..4];
        let count = if at == 0 { tape.pick(few) } else { tape.pick(&COUNTS) };
        if count == 0 && tape.chance(40) || tape.chance(1) {
            inspection.absent.set(kind, "none".into());
        }
        let parents: Vec<String> =
            ids.iter().filter(|(other, _)| Some(other) == definition.parent.as_ref()).flat_map(|(_, ids)| ids.clone()).collect();
        let all: Vec<String> = ids.iter().flat_map(|(_, ids)| ids.clone()).collect();
        let own: Vec<String> = (0..count).map(|nth| format!("{kind}{nth}")).collect();
        for id in &own {
            let parent = match tape.below(8) {
                0..=4 if !parents.is_empty() => Some(tape.pick(&parents)),
                5 => Some(tape.pick(&own)),
                6 if !all.is_empty() => Some(tape.pick(&all)),
                7 if ghostly => Some("ghost".to_owned()),
                _ => None,
            };
            inspection.subjects.push(Subject {
                id: id.clone(),
                kind: kind.to_owned(),
                name: String::new(),
                parent,
                facts: Table::default(),
            });
        }
        ids.push((kind.to_owned(), own));
    }
    let all: Vec<String> = ids.into_iter().flat_map(|(_, ids)| ids).collect();
    if ghostly {
        // A subject of a kind that no pack in force knows, and that others may belong to.
        let parent = if all.is_empty() { None } else { Some(tape.pick(&all)) };
        let ghost = Subject { id: "ghost".to_owned(), kind: "unknown".to_owned(), name: String::new(), parent, facts: Table::default() };
        inspection.subjects.push(ghost);
    }
}
