//! What was recorded in a season: rows of tables, read into numbers, answers, events and steps.

use super::definition::{Datum, Fact, Season, Setting};
use super::fraction::Fraction;
use super::span::{self, Span};
use crate::calendar::{Day, Period};
use crate::fault::{Expected, ExpectedCell, Fault, Found, Problem, RowClash, Step, Thing};
use crate::limits;
use crate::table::Table;
use crate::text::identity;
use std::collections::BTreeMap;

/// The format of a data file.
pub const FORMAT: &str = "windowcheck-season/1";

/// One file of data.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// [`FORMAT`].
    pub format: String,
    /// Whether it is made up.
    pub sample: bool,
    /// Values of parameters.
    pub params: Table<Given>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A parameter set by an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The value.
    pub value: Setting,
    /// Who set it.
    pub by: Option<String>,
    /// On what basis.
    pub basis: Option<String>,
}

/// A row: the heads of columns and what stands under them.
#[derive(Clone, Debug)]
pub struct Row(pub Table<Cell>);

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: missing, never zero and never "no".
    Nothing,
    /// `true` or `false`.
    YesNo(bool),
    /// Figures or a text.
    Text(String),
}

/// A subject: only its number, never a name.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its number.
    pub id: String,
    /// The place of its kind in the season.
    pub kind: usize,
    /// The subject to which it belongs.
    pub place: Option<usize>,
    /// The place of its class in the season.
    pub class: Option<usize>,
}

/// A dated record.
#[derive(Clone, Debug)]
pub struct Event {
    /// The place of its kind in the season.
    pub of: usize,
    /// The subject.
    pub subject: usize,
    /// When.
    pub date: Day,
}

/// A subject, what it belongs to, and the file, row and head that say so.
type Beneath = (usize, String, usize, usize, String);

/// A fact, a subject and the index of a span, 0 for what is recorded once.
pub type Key = (usize, usize, i32);

/// All data of a season.
#[derive(Debug, Default)]
pub struct Data {
    /// Whether a part of it is made up.
    pub sample: bool,
    /// The names of the files, in order.
    pub files: Vec<String>,
    /// The subjects.
    pub subjects: Vec<Subject>,
    /// The numbers, with the raters who gave them.
    pub numbers: BTreeMap<Key, Vec<(String, Fraction)>>,
    /// The yes-no answers.
    pub answers: BTreeMap<Key, bool>,
    /// The dated records.
    pub events: Vec<Event>,
    /// The registers that are complete, by kind of event.
    pub closed: Vec<(usize, Span)>,
    /// The dates of the steps of an award.
    stages: BTreeMap<(Key, usize), Day>,
    /// The parameters that an office set.
    given: BTreeMap<usize, Given>,
    /// The first and the last month of which something is recorded, by the length of the period.
    recorded: BTreeMap<i32, (i32, i32)>,
    by_id: BTreeMap<String, usize>,
    /// By what a reader sees of an id: the subject.
    by_look: BTreeMap<String, usize>,
    /// By subject: the file and the row where it was met first.
    met: Vec<(usize, usize)>,
    places: Vec<Beneath>,
    values: u64,
}

/// The meaning of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Kind,
    Subject,
    Place,
    Class,
    Period,
    Date,
    Rater,
    Event,
    Award,
    Fact(usize),
    Stage,
}

const HEADS: &[(Column, &str, &str)] = &[
    (Column::Kind, "kind", "类型"),
    (Column::Subject, "subject", "对象"),
    (Column::Place, "place", "上级"),
    (Column::Class, "class", "类别"),
    (Column::Period, "period", "期间"),
    (Column::Date, "date", "日期"),
    (Column::Rater, "rater", "评分人"),
    (Column::Event, "event", "事件"),
    (Column::Award, "award", "奖项"),
];

/// Every head that a table of this season may have; a person may write the label of a fact.
struct Heads<'s>(BTreeMap<&'s str, Column>);

impl<'s> Heads<'s> {
    fn new(season: &'s Season) -> Self {
        // Of heads of the same name the first counts.
        let mut heads = BTreeMap::new();
        let mut put = |name: &'s str, column: Column| {
            heads.entry(name).or_insert(column);
        };
        for (column, en, zh) in HEADS {
            put(en, *column);
            put(zh, *column);
        }
        let facts = || season.facts.iter().enumerate();
        facts().for_each(|(at, (id, _))| put(id, Column::Fact(at)));
        let stages = || season.awards.iter().flat_map(|(_, award)| award.stages.iter());
        stages().for_each(|(id, _)| put(id, Column::Stage));
        for (at, (_, fact)) in facts() {
            put(&fact.label.zh, Column::Fact(at));
            put(&fact.label.en, Column::Fact(at));
        }
        stages().for_each(|(_, label)| put(&label.zh, Column::Stage));
        Heads(heads)
    }
}

fn bad(found: &str, expected: impl Into<Expected>) -> Fault {
    Fault::new(Problem::BadValue { found: Found::Text(format!("`{found}`")), expected: expected.into() })
}

/// The cells of one row, sorted by what they mean.
#[derive(Default)]
struct Sorted<'r> {
    known: BTreeMap<&'static str, (&'r str, &'r str)>,
    facts: Vec<(usize, &'r str, &'r Cell)>,
    stages: Vec<(&'r str, &'r str)>,
}

impl<'r> Sorted<'r> {
    fn new(row: &'r Row, heads: &Heads<'_>) -> Result<Self, Fault> {
        let mut sorted = Sorted::default();
        for (head, cell) in row.0.iter() {
            let Some(column) = heads.0.get(head).copied() else {
                return Err(Fault::unknown(Thing::Column, head, heads.0.keys().copied()).under(head));
            };
            match (column, cell) {
                (_, Cell::Nothing) => {}
                (Column::Fact(at), cell) => sorted.facts.push((at, head, cell)),
                (_, Cell::YesNo(_)) => return Err(bad("true", Expected::Text).under(head)),
                (Column::Stage, Cell::Text(text)) => sorted.stages.push((head, text)),
                (column, Cell::Text(text)) => {
                    let name = HEADS.iter().find(|(known, _, _)| *known == column).map_or("", |(_, en, _)| *en);
                    // Two heads may mean the same; the last one counts.
                    sorted.known.insert(name, (head, text));
                }
            }
        }
        Ok(sorted)
    }
    /// The head and the text of a column.
    fn get(&self, name: &str) -> Option<(&'r str, &'r str)> {
        self.known.get(name).copied()
    }
    /// The place of a named thing, or a refusal.
    fn name<'k>(&self, column: &str, thing: Thing, known: impl Iterator<Item = &'k str> + Clone) -> Result<Option<usize>, Fault> {
        let Some((head, text)) = self.get(column) else { return Ok(None) };
        match known.clone().position(|name| name == text) {
            Some(at) => Ok(Some(at)),
            None => Err(Fault::unknown(thing, text, known).under(head)),
        }
    }
}

impl Data {
    /// Takes in one file.
    ///
    /// # Errors
    /// Another format, an unknown head, name or period, a number that is not exact or out of
    /// range, something said twice: with its way through the file.
    pub fn take(&mut self, season: &Season, file: &DataFile, number: usize) -> Result<(), Fault> {
        if file.format != FORMAT {
            return Err(Fault::new(Problem::Format { found: file.format.clone(), wanted: FORMAT }).under("format"));
        }
        self.sample |= file.sample;
        for (name, given) in file.params.iter() {
            self.set(season, name, given).map_err(|fault| fault.under(name).under("params"))?;
        }
        let heads = Heads::new(season);
        for (at, row) in file.rows.iter().enumerate() {
            let taken = Sorted::new(row, &heads).and_then(|row| self.row(season, &row, number, at));
            taken.map_err(|fault| fault.at(at).under("rows"))?;
        }
        Ok(())
    }

    fn set(&mut self, season: &Season, name: &str, given: &Given) -> Result<(), Fault> {
        let Some((at, param)) = season.params.position(name).zip(season.params.get(name)) else {
            return Err(Fault::unknown(Thing::Param, name, season.params.keys()));
        };
        param.fits(&given.value).map_err(|fault| fault.under("value"))?;
        match self.given.get(&at) {
            Some(before) if before.value != given.value => {
                Err(Fault::new(Problem::Conflict { thing: Thing::Param, name: name.to_owned() }))
            }
            _ => {
                self.given.insert(at, given.clone());
                Ok(())
            }
        }
    }

    fn row(&mut self, season: &Season, row: &Sorted<'_>, file: usize, at: usize) -> Result<(), Fault> {
        let period = match row.get("period") {
            None => None,
            Some((head, text)) => Some(Span::parse(text).ok_or_else(|| bad(text, ExpectedCell::Period).under(head))?),
        };
        let event = row.name("event", Thing::Event, season.events.keys().collect::<Vec<_>>().into_iter())?;
        let Some((_, id)) = row.get("subject") else {
            // A row of a kind of event and a period alone says that the register is complete.
            return match (event, period, row.known.len()) {
                (Some(event), Some(period), 2) if row.facts.is_empty() && row.stages.is_empty() => {
                    self.closed.push((event, period));
                    Ok(())
                }
                _ => Err(Fault::new(Problem::MissingKey { key: "subject".to_owned() })),
            };
        };
        for (head, id) in [row.get("subject"), row.get("place")].into_iter().flatten() {
            if is_spoilt(id) {
                let expected = ExpectedCell::SubjectNumber;
                return Err(bad(id, expected).under(head));
            }
        }
        let subject = self.subject(season, row, id, (file, at))?;
        if let Some((head, place)) = row.get("place") {
            self.places.push((subject, place.to_owned(), file, at, head.to_owned()));
        }
        if let Some(class) = row.name("class", Thing::Class, season.classes.keys().collect::<Vec<_>>().into_iter())?
            && let Some(known) = self.subjects.get_mut(subject)
            && *known.class.get_or_insert(class) != class
        {
            return Err(Fault::new(Problem::Conflict { thing: Thing::Subject, name: id.to_owned() }).under("class"));
        }
        let rater = row.get("rater").map_or("", |(_, rater)| rater);
        for (fact, head, cell) in &row.facts {
            self.fact(season, subject, *fact, period, rater, cell).map_err(|fault| fault.of_answer(id, head).under(head))?;
        }
        if let Some(of) = event {
            let (head, text) = row.get("date").ok_or_else(|| Fault::new(Problem::MissingKey { key: "date".to_owned() }))?;
            self.events.push(Event { of, subject, date: day(text).map_err(|fault| fault.under(head))? });
        } else if let Some((head, _)) = row.get("date") {
            return Err(Fault::clash(RowClash::DateWithoutEvent).under(head));
        }
        self.steps(season, row, subject, period)
    }

    fn steps(&mut self, season: &Season, row: &Sorted<'_>, subject: usize, period: Option<Span>) -> Result<(), Fault> {
        let Some(at) = row.name("award", Thing::Award, season.awards.keys().collect::<Vec<_>>().into_iter())? else {
            return match row.stages.first() {
                Some((head, _)) => Err(Fault::clash(RowClash::StepWithoutAward).under(head)),
                None => Ok(()),
            };
        };
        let Some((_, award)) = season.awards.iter().nth(at) else { return Ok(()) };
        let Some(span) = period.filter(|span| span.per == award.per) else {
            return Err(Fault::clash(RowClash::PeriodOfAward));
        };
        for (head, text) in &row.stages {
            let stage = award.stages.iter().position(|(id, label)| id == *head || label.zh == *head);
            let Some(stage) = stage else { return Err(Fault::unknown(Thing::Column, head, award.stages.keys()).under(head)) };
            let date = day(text).map_err(|fault| fault.under(head))?;
            if *self.stages.entry(((at, subject, span.index), stage)).or_insert(date) != date {
                return Err(Fault::clash(RowClash::StepTwice).under(head));
            }
        }
        Ok(())
    }

    /// The subject of a row, known or new.
    fn subject(&mut self, season: &Season, cells: &Sorted<'_>, id: &str, met: (usize, usize)) -> Result<usize, Fault> {
        let kinds: Vec<&str> = season.kinds.keys().collect();
        let kind = cells.name("kind", Thing::Kind, kinds.iter().copied())?;
        if let Some(at) = self.by_id.get(id).copied() {
            return match self.subjects.get(at) {
                Some(known) if kind.is_none_or(|kind| kind == known.kind) => Ok(at),
                _ => Err(Fault::new(Problem::Conflict { thing: Thing::Subject, name: id.to_owned() }).under("kind")),
            };
        }
        // Two rows under one name and another that looks the same would be ranked as two.
        if let Some(other) = self.by_look.insert(identity(id), self.subjects.len()) {
            let problem = Problem::LooksAlike { thing: Thing::Subject, name: id.to_owned(), other: self.id(other) };
            let (file, row) = self.met.get(other).copied().unwrap_or_default();
            let mut fault = Fault::new(problem).beside_path(vec![Step::Key("rows".to_owned()), Step::Index(row)]);
            if let Some(place) = fault.place.other.as_mut().filter(|_| file != met.0) {
                place.file = self.files.get(file).cloned();
            }
            return Err(fault.under(cells.get("subject").map_or("subject", |(head, _)| head)));
        }
        let of_fact =
            cells.facts.first().and_then(|(at, _, _)| season.facts.iter().nth(*at)).and_then(|(_, fact)| season.kinds.position(&fact.each));
        let only = (kinds.len() == 1).then_some(0);
        let Some(kind) = kind.or(only).or(of_fact) else { return Err(Fault::new(Problem::MissingKey { key: "kind".to_owned() })) };
        if id.chars().count() as u64 > limits::NAME_CHARS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::NAME_CHARS }));
        }
        let at = self.subjects.len();
        if at as u64 >= limits::SUBJECTS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::SUBJECTS }));
        }
        self.subjects.push(Subject { id: id.to_owned(), kind, place: None, class: None });
        self.by_id.insert(id.to_owned(), at);
        self.met.push(met);
        Ok(at)
    }

    fn fact(&mut self, season: &Season, subject: usize, at: usize, period: Option<Span>, rater: &str, cell: &Cell) -> Result<(), Fault> {
        let Some((name, fact)) = season.facts.iter().nth(at) else { return Ok(()) };
        let kind = self.subjects.get(subject).map(|subject| subject.kind);
        if season.kinds.position(&fact.each) != kind {
            let from = kind.and_then(|kind| season.kinds.keys().nth(kind)).unwrap_or_default().to_owned();
            return Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from }));
        }
        let index = match fact.per {
            None => 0,
            Some(per) => match period {
                Some(span) if span.per == per => self.month(span)?,
                Some(_) => return Err(Fault::clash(RowClash::PeriodOfFact)),
                None => return Err(Fault::new(Problem::MissingKey { key: "period".to_owned() })),
            },
        };
        self.values = self.values.saturating_add(1);
        if self.values > limits::ANSWERS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::ANSWERS }));
        }
        let key = (at, subject, index);
        match fact.datum {
            Datum::YesNo => {
                let value = yes_no(cell)?;
                if *self.answers.entry(key).or_insert(value) != value {
                    return Err(Fault::clash(RowClash::AnsweredTwice));
                }
            }
            Datum::Number => {
                let value = number(fact, cell)?;
                let known = self.numbers.entry(key).or_default();
                if fact.raters.is_some() && rater.is_empty() {
                    return Err(Fault::new(Problem::MissingKey { key: "rater".to_owned() }));
                }
                let rater = if fact.raters.is_some() { rater } else { "" };
                // What is recorded once may stand in every row, as in a sheet of an office.
                let again = known.iter().find(|(before, _)| identity(before) == identity(rater));
                match again {
                    None => known.push((rater.to_owned(), value)),
                    Some((_, before)) if fact.per.is_none() && *before == value => {}
                    Some(_) => return Err(Fault::clash(RowClash::NumberTwice)),
                }
            }
        }
        Ok(())
    }

    /// When a subject took a step of an award: of the award, the subject and the index of the span.
    pub fn stage(&self, award: Key, stage: usize) -> Option<Day> {
        self.stages.get(&(award, stage)).copied()
    }

    /// What an office set of a parameter.
    pub fn given(&self, param: usize) -> Option<&Given> {
        self.given.get(&param)
    }

    /// Widens the season to a span.
    fn month(&mut self, span: Span) -> Result<i32, Fault> {
        let (first, last) = self.recorded.entry(span::months(span.per)).or_insert((span.first_month(), span.last_month()));
        (*first, *last) = ((*first).min(span.first_month()), (*last).max(span.last_month()));
        let wide = self
            .months(Period::Year)
            .is_some_and(|(first, last)| u64::try_from(last.saturating_sub(first)).unwrap_or(u64::MAX) >= limits::SEASON_MONTHS.most);
        if wide { Err(Fault::new(Problem::TooLarge { limit: limits::SEASON_MONTHS })) } else { Ok(span.index) }
    }
    /// The first and the last month of which something is recorded by this period or a shorter
    /// one: figures of a year do not open its months.
    pub fn months(&self, per: Period) -> Option<(i32, i32)> {
        let ranges = self.recorded.iter().filter(|(months, _)| **months <= span::months(per)).map(|(_, range)| *range);
        ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// Puts every subject beneath the one that its rows name, when all files are read.
    ///
    /// # Errors
    /// The number of the file, and the fault: no such subject, one of another kind, two of them.
    pub fn settle(&mut self, season: &Season) -> Result<(), (usize, Fault)> {
        for (subject, place, file, row, head) in std::mem::take(&mut self.places) {
            let here = |fault: Fault| (file, fault.under(&head).at(row).under("rows"));
            let above = self.by_id.get(&place).copied();
            let Some(above) = above else {
                return Err(here(Fault::unknown(Thing::Subject, &place, self.by_id.keys().map(String::as_str))));
            };
            let kind = |at: usize| self.subjects.get(at).and_then(|subject| season.kinds.iter().nth(subject.kind));
            let wanted = kind(subject).and_then(|(_, kind)| kind.parent.as_deref());
            if wanted.is_none() || wanted != kind(above).map(|(name, _)| name) {
                return Err(here(Fault::clash(RowClash::PlaceOfKind)));
            }
            if let Some(known) = self.subjects.get_mut(subject)
                && *known.place.get_or_insert(above) != above
            {
                let name = known.id.clone();
                return Err(here(Fault::new(Problem::Conflict { thing: Thing::Subject, name })));
            }
        }
        Ok(())
    }

    /// The subject itself or the one above it that is of a kind.
    pub fn above(&self, subject: usize, kind: usize) -> Option<usize> {
        let mut at = Some(subject);
        while let Some(subject) = at {
            let known = self.subjects.get(subject)?;
            if known.kind == kind {
                return Some(subject);
            }
            // A place is always of the parent kind, so the way ends.
            at = known.place;
        }
        None
    }
    /// The number of a subject, as it is shown.
    pub fn id(&self, subject: usize) -> String {
        self.subjects.get(subject).map(|subject| subject.id.clone()).unwrap_or_default()
    }
    /// The subjects of a kind, in the order of the data.
    pub fn of_kind(&self, kind: usize) -> impl Iterator<Item = usize> {
        self.subjects.iter().enumerate().filter(move |(_, subject)| subject.kind == kind).map(|(at, _)| at)
    }
    /// The spans of a period of which something is recorded.
    pub fn spans(&self, per: Period) -> Vec<Span> {
        self.months(per).map(|(first, last)| Span::all(per, first, last).collect()).unwrap_or_default()
    }
}

/// Whether an id is what spreadsheet programs make of figures: `1E+05`, `1,234`.
fn is_spoilt(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |text: &str| digits(&text.replacen('.', "", 1)) && text.starts_with(|c: char| c.is_ascii_digit());
    let scientific = id
        .split_once(['e', 'E'])
        .is_some_and(|(figures, power)| decimal(figures) && digits(power.strip_prefix(['+', '-']).unwrap_or(power)));
    let groups: Vec<&str> = id.split(',').collect();
    let grouped = groups.len() > 1 && groups.iter().all(|group| digits(group)) && groups.iter().skip(1).all(|group| group.len() == 3);
    scientific || grouped && groups.first().is_some_and(|first| first.len() <= 3)
}

fn day(text: &str) -> Result<Day, Fault> {
    Day::parse(text).ok_or_else(|| bad(text, Expected::Day))
}

fn yes_no(cell: &Cell) -> Result<bool, Fault> {
    match cell {
        Cell::YesNo(value) => Ok(*value),
        Cell::Text(text) if matches!(text.as_str(), "是" | "yes") => Ok(true),
        Cell::Text(text) if matches!(text.as_str(), "否" | "no") => Ok(false),
        Cell::Text(text) => Err(bad(text, ExpectedCell::YesNo)),
        Cell::Nothing => Ok(false),
    }
}

fn number(fact: &Fact, cell: &Cell) -> Result<Fraction, Fault> {
    let expected = ExpectedCell::Number;
    let value = match cell {
        Cell::Text(text) => Fraction::parse(text).ok_or_else(|| bad(text, expected))?,
        Cell::YesNo(_) | Cell::Nothing => return Err(bad("true", expected)),
    };
    let min = fact.min.unwrap_or_default();
    if value < Fraction::of(min) || fact.max.is_some_and(|max| value > Fraction::of(max)) {
        let max = fact.max.map(|max| max.to_string());
        return Err(Fault::new(Problem::OutOfRange { found: value.exact(), min: Some(min.to_string()), max }));
    }
    Ok(value)
}
