//! The answers of an inspection as typed columns per kind of subject; all that a check may see.

use crate::amount::Amount;
use crate::calendar::Day;
use crate::fault::{Expected, Fault, Found, Problem, Shape};
use crate::inspection::{Answer, State, Value};
use crate::limits;
use crate::order;
use crate::pack::{Fact, FactType};
use crate::planes::each_lane;

/// No row.
pub const NONE: u32 = u32::MAX;

/// How a rule reaches a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fact's column.
    pub fact: u32,
    /// The kind whose rows are checked.
    pub from: u32,
    /// The kind that has the fact: the same, or one above.
    pub kind: u32,
}

/// The values of one fact, by row of its kind.
#[derive(Clone, Debug)]
pub enum Data {
    /// One bit a row.
    YesNo(Vec<u64>),
    /// Exact numbers.
    Number(Vec<Amount>),
    /// The place of the option.
    Choice(Vec<u8>),
    /// One bit an option.
    Set(Vec<u64>),
    /// Days.
    Date(Vec<Option<Day>>),
    /// Sorted days.
    Dates(Vec<Vec<Day>>),
    /// Texts; also time ranges and photo lists, of which checks ask only whether they are there.
    Text(Vec<Box<str>>),
    /// The number of photos or rows.
    Size(Vec<u32>),
}

/// One fact's answers: the value and two state bits beside it.
#[derive(Clone, Debug)]
pub struct Column {
    known: Vec<u64>,
    not_applicable: Vec<u64>,
    cannot_check: Vec<u64>,
    /// The values.
    pub data: Data,
}

/// The state masks of a block; a lane in none of them is open.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct States {
    pub known: u64,
    pub not_applicable: u64,
    pub cannot_check: u64,
}

/// The subjects of one kind.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Places of the subjects in the inspection.
    pub subjects: Vec<u32>,
    /// By kind: the row of the subject above, or [`NONE`]; empty when the kind is not above.
    pub up: Vec<Vec<u32>>,
    /// By kind: for each row the rows below; empty when the kind is not below.
    pub down: Vec<Vec<Vec<u32>>>,
}

impl Rows {
    /// Blocks of 64 rows.
    pub fn blocks(&self) -> usize {
        self.subjects.len().div_ceil(64)
    }
    /// The lanes of a block that hold a subject.
    pub fn lanes(&self, block: usize) -> u64 {
        let rest = self.subjects.len().saturating_sub(block.saturating_mul(64));
        if rest >= 64 { u64::MAX } else { 1_u64.wrapping_shl(u32::try_from(rest).unwrap_or(0)).wrapping_sub(1) }
    }
}

/// All answers of an inspection.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The day of the inspection.
    pub date: Day,
    /// By kind.
    pub rows: Vec<Rows>,
    /// Kinds of which the inspector said that there is none.
    pub absent: Vec<u32>,
    /// By subject: its kind and row; [`NONE`] when its kind is not in force.
    pub place: Vec<(u32, u32)>,
    columns: Vec<Column>,
    /// By fact: why it does not apply to a row or could not be seen, in the order of the rows.
    reasons: Vec<Vec<(u32, String)>>,
}

impl Column {
    fn new(fact: &Fact, rows: usize) -> Self {
        let blocks = rows.div_ceil(64);
        let data = match fact.kind {
            FactType::YesNo => Data::YesNo(vec![0; blocks]),
            FactType::Number => Data::Number(vec![Amount::default(); rows]),
            FactType::Choice => Data::Choice(vec![0; rows]),
            FactType::Set => Data::Set(vec![0; rows]),
            FactType::Date => Data::Date(vec![None; rows]),
            FactType::Dates => Data::Dates(vec![Vec::new(); rows]),
            FactType::Text | FactType::TimeRange => Data::Text(vec![Box::default(); rows]),
            FactType::Photo | FactType::Records => Data::Size(vec![0; rows]),
        };
        Column { known: vec![0; blocks], not_applicable: vec![0; blocks], cannot_check: vec![0; blocks], data }
    }
}

/// The block and lane of a row.
#[inline(always)]
pub fn lane_of(row: u32) -> (usize, u64) {
    ((row >> 6) as usize, 1_u64.wrapping_shl(row & 63))
}

/// The row of a lane.
#[inline(always)]
pub fn row_of(block: usize, number: u32) -> u32 {
    u32::try_from(block).unwrap_or(NONE).saturating_mul(64).saturating_add(number)
}

#[inline(always)]
fn word(words: &[u64], block: usize) -> u64 {
    words.get(block).copied().unwrap_or(0)
}

fn put<T>(values: &mut [T], row: u32, value: T) {
    if let Some(slot) = values.get_mut(row as usize) {
        *slot = value;
    }
}

impl Facts {
    /// Empty columns for these facts over these rows.
    pub fn new<'a>(date: Day, facts: impl Iterator<Item = (u32, &'a Fact)>, rows: Vec<Rows>, place: Vec<(u32, u32)>) -> Self {
        let columns: Vec<Column> =
            facts.map(|(kind, fact)| Column::new(fact, rows.get(kind as usize).map_or(0, |r| r.subjects.len()))).collect();
        let reasons = vec![Vec::new(); columns.len()];
        Facts { date, rows, absent: Vec::new(), place, columns, reasons }
    }

    /// Whether the inspector said that there is none of a kind.
    pub fn is_absent(&self, kind: u32) -> bool {
        self.absent.contains(&kind)
    }

    /// The column of a fact.
    #[inline(always)]
    pub fn column(&self, fact: u32) -> Option<&Column> {
        self.columns.get(fact as usize)
    }

    /// The number at a row of the fact's own kind; zero where there is none.
    #[inline(always)]
    pub fn number(&self, fact: u32, row: u32) -> Amount {
        match self.column(fact).map(|column| &column.data) {
            Some(Data::Number(values)) => values.get(row as usize).copied().unwrap_or_default(),
            _ => Amount::default(),
        }
    }

    /// The day at a row of the fact's own kind.
    #[inline(always)]
    pub fn day(&self, fact: u32, row: u32) -> Option<Day> {
        match self.column(fact).map(|column| &column.data) {
            Some(Data::Date(values)) => values.get(row as usize).copied().flatten(),
            _ => None,
        }
    }

    /// The options that are there at a row of the fact's own kind, one bit each.
    #[inline(always)]
    pub fn elements(&self, fact: u32, row: u32) -> u64 {
        match self.column(fact).map(|column| &column.data) {
            Some(Data::Set(values)) => values.get(row as usize).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// The place of the option at a row of the fact's own kind.
    #[inline(always)]
    pub fn option(&self, fact: u32, row: u32) -> usize {
        match self.column(fact).map(|column| &column.data) {
            Some(Data::Choice(values)) => values.get(row as usize).copied().unwrap_or(0).into(),
            _ => 0,
        }
    }

    /// The subject of a kind to which one belongs, both by their places in the inspection; of its own kind
    /// itself. This is the one place that says who belongs to whom.
    pub fn above(&self, subject: u32, kind: u32) -> Option<u32> {
        let (own, row) = self.place.get(subject as usize).copied()?;
        if own == kind {
            return Some(subject);
        }
        let above = self.rows.get(own as usize)?.up.get(kind as usize)?.get(row as usize)?;
        self.rows.get(kind as usize)?.subjects.get(*above as usize).copied()
    }

    /// The row that a rule's row reads, [`NONE`] where there is no subject above.
    #[inline(always)]
    pub fn reach(&self, link: Link, row: u32) -> u32 {
        if link.from == link.kind {
            return row;
        }
        let up = self.rows.get(link.from as usize).and_then(|rows| rows.up.get(link.kind as usize));
        up.and_then(|up| up.get(row as usize)).copied().unwrap_or(NONE)
    }

    /// The states of a block as a rule sees them.
    #[inline(always)]
    pub fn states(&self, link: Link, block: usize, lanes: u64) -> States {
        let Some(column) = self.column(link.fact) else { return States::default() };
        if link.from == link.kind {
            return States {
                known: word(&column.known, block) & lanes,
                not_applicable: word(&column.not_applicable, block) & lanes,
                cannot_check: word(&column.cannot_check, block) & lanes,
            };
        }
        self.states_above(column, link, block, lanes)
    }

    /// The states of facts of subjects above, lane by lane.
    #[inline(never)]
    fn states_above(&self, column: &Column, link: Link, block: usize, lanes: u64) -> States {
        let mut states = States::default();
        each_lane(lanes, |number, lane| {
            let row = self.reach(link, row_of(block, number));
            if row == NONE {
                return;
            }
            let (block, bit) = lane_of(row);
            let here = |words: &[u64]| if word(words, block) & bit != 0 { lane } else { 0 };
            states.known |= here(&column.known);
            states.not_applicable |= here(&column.not_applicable);
            states.cannot_check |= here(&column.cannot_check);
        });
        states
    }

    /// The lanes of a yes-no fact that are yes; only meaningful where it is known.
    #[inline(always)]
    pub fn yes(&self, link: Link, block: usize, lanes: u64) -> u64 {
        let Some(Column { data: Data::YesNo(yes), .. }) = self.column(link.fact) else { return 0 };
        if link.from == link.kind {
            return word(yes, block) & lanes;
        }
        let mut out = 0;
        each_lane(lanes, |number, lane| {
            let (block, bit) = lane_of(self.reach(link, row_of(block, number)));
            if word(yes, block) & bit != 0 {
                out |= lane;
            }
        });
        out
    }

    /// The state of one row of a fact: known, not applicable, cannot check or open.
    pub fn state(&self, fact: u32, row: u32) -> Option<RowState> {
        let column = self.column(fact)?;
        let (block, bit) = lane_of(row);
        Some(if row == NONE {
            RowState::Open
        } else if word(&column.known, block) & bit != 0 {
            RowState::Known
        } else if word(&column.not_applicable, block) & bit != 0 {
            RowState::NotApplicable
        } else if word(&column.cannot_check, block) & bit != 0 {
            RowState::CannotCheck
        } else {
            RowState::Open
        })
    }

    /// The inspector's reason for a fact that does not apply or could not be seen.
    pub fn because(&self, fact: u32, row: u32) -> &str {
        let reasons = self.reasons.get(fact as usize).map_or(&[][..], Vec::as_slice);
        let at = reasons.binary_search_by_key(&row, |(row, _)| *row).ok();
        at.and_then(|at| reasons.get(at)).map_or("", |(_, reason)| reason.as_str())
    }

    /// The answered lanes of a block of a fact, whatever the answer.
    pub fn answered(&self, fact: u32, block: usize) -> u64 {
        self.column(fact).map_or(0, |c| word(&c.known, block) | word(&c.not_applicable, block) | word(&c.cannot_check, block))
    }

    /// Whether an answer is of the fact's type, and its note within the limit.
    pub fn fits(fact: &Fact, answer: Option<&Answer>) -> Result<(), Problem> {
        typed(fact, answer).map(drop)
    }

    /// Records an answer, or takes it back; refuses a value that is not of the fact's type and
    /// then changes nothing.
    pub fn set(&mut self, id: u32, fact: &Fact, row: u32, answer: Option<&Answer>) -> Result<(), Problem> {
        let read = typed(fact, answer)?;
        let Some(column) = self.columns.get_mut(id as usize) else { return Ok(()) };
        let (block, bit) = lane_of(row);
        for (words, on) in [
            (&mut column.known, read.is_some()),
            (&mut column.not_applicable, matches!(answer.map(|a| &a.state), Some(State::NotApplicable(_)))),
            (&mut column.cannot_check, matches!(answer.map(|a| &a.state), Some(State::CannotCheck(_)))),
        ] {
            if let Some(word) = words.get_mut(block) {
                *word = if on { *word | bit } else { *word & !bit };
            }
        }
        if let Some(reasons) = self.reasons.get_mut(id as usize) {
            // Rows come in their order when a file is read, so most go to the end.
            let at = reasons.partition_point(|(known, _)| *known < row);
            if reasons.get(at).is_some_and(|(known, _)| *known == row) {
                reasons.remove(at);
            }
            if let Some(State::NotApplicable(reason) | State::CannotCheck(reason)) = answer.map(|a| &a.state) {
                reasons.insert(at, (row, reason.clone()));
            }
        }
        if let Some(read) = read {
            column.put(row, read);
        }
        Ok(())
    }
}

/// The state of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RowState {
    Known,
    NotApplicable,
    CannotCheck,
    Open,
}

/// A value read as its fact's type.
enum Typed<'a> {
    YesNo(bool),
    Number(Amount),
    Choice(u8),
    Set(u64),
    Date(Day),
    Dates(Vec<Day>),
    Text(&'a str),
    Size(u32),
}

impl Column {
    fn put(&mut self, row: u32, value: Typed<'_>) {
        match (&mut self.data, value) {
            (Data::YesNo(words), Typed::YesNo(value)) => {
                let (block, bit) = lane_of(row);
                if let Some(word) = words.get_mut(block) {
                    *word = if value { *word | bit } else { *word & !bit };
                }
            }
            (Data::Number(values), Typed::Number(value)) => put(values, row, value),
            (Data::Choice(values), Typed::Choice(value)) => put(values, row, value),
            (Data::Set(values), Typed::Set(value)) => put(values, row, value),
            (Data::Date(values), Typed::Date(value)) => put(values, row, Some(value)),
            (Data::Dates(values), Typed::Dates(value)) => put(values, row, value),
            (Data::Text(values), Typed::Text(value)) => put(values, row, value.into()),
            (Data::Size(values), Typed::Size(value)) => put(values, row, value),
            // `read` gives only what fits the column, because both follow the fact's type.
            _ => {}
        }
    }
}

/// The value of an answer, where it has one.
fn typed<'a>(fact: &Fact, answer: Option<&'a Answer>) -> Result<Option<Typed<'a>>, Problem> {
    let Some(Answer { state, given }) = answer else { return Ok(None) };
    if let Some(note) = given.as_deref().and_then(|given| given.note.as_deref()) {
        within(note.chars().count(), limits::NOTE_CHARS)?;
    }
    match state {
        State::Value(value) => read(fact, value).map(Some),
        State::NotApplicable(_) | State::CannotCheck(_) | State::Open => Ok(None),
    }
}

fn bad(found: &str, expected: Expected) -> Problem {
    Problem::BadValue { found: Found::Text(found.chars().take(40).collect()), expected }
}

fn read<'a>(fact: &Fact, value: &'a Value) -> Result<Typed<'a>, Problem> {
    match (fact.kind, value) {
        (FactType::YesNo, Value::YesNo(value)) => Ok(Typed::YesNo(*value)),
        (FactType::Number, Value::Number(value)) => number(fact, *value).map(Typed::Number),
        (FactType::Choice, Value::Text(key)) => option(fact, key).map(Typed::Choice),
        (FactType::Set, Value::List(keys)) => {
            keys.iter().try_fold(0_u64, |set, key| option(fact, key).map(|at| set | 1_u64.wrapping_shl(u32::from(at)))).map(Typed::Set)
        }
        (FactType::Date, Value::Text(text)) => day(text).map(Typed::Date),
        (FactType::Dates, Value::List(texts)) => {
            within(texts.len(), limits::LIST_ENTRIES)?;
            let days = texts.iter().map(|text| day(text)).collect::<Result<Vec<Day>, Problem>>()?;
            Ok(Typed::Dates(order::sorted(days)))
        }
        (FactType::TimeRange, Value::Text(text)) => {
            if time_range(text).is_some() {
                Ok(Typed::Text(text))
            } else {
                Err(bad(text, Expected::TimeRange))
            }
        }
        (FactType::Text, Value::Text(text)) => {
            within(text.chars().count(), limits::NOTE_CHARS)?;
            Ok(Typed::Text(text))
        }
        (FactType::Photo, Value::List(hashes)) => {
            within(hashes.len(), limits::LIST_ENTRIES)?;
            match hashes.iter().find(|hash| hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit())) {
                Some(hash) => Err(bad(hash, Expected::PhotoHash)),
                None => Ok(Typed::Size(u32::try_from(hashes.len()).unwrap_or(u32::MAX))),
            }
        }
        (FactType::Records, Value::Records(rows)) => {
            within(rows.len(), limits::LIST_ENTRIES)?;
            Ok(Typed::Size(u32::try_from(rows.len()).unwrap_or(u32::MAX)))
        }
        (FactType::Records, Value::List(rows)) if rows.is_empty() => Ok(Typed::Size(0)),
        (_, value) => Err(Problem::BadValue { found: Found::Shape(shape(value)), expected: Expected::Answer(fact.kind) }),
    }
}

fn within(found: usize, limit: limits::Limit) -> Result<(), Problem> {
    if found as u64 > limit.most { Err(Problem::TooLarge { limit }) } else { Ok(()) }
}

fn number(fact: &Fact, value: Amount) -> Result<Amount, Problem> {
    let min = fact.min.unwrap_or_default();
    if value < min || fact.max.is_some_and(|max| value > max) {
        return Err(Problem::OutOfRange { found: value.to_string(), min: Some(min.to_string()), max: fact.max.map(|max| max.to_string()) });
    }
    if fact.whole && value.as_whole().is_none() {
        return Err(Problem::NotWhole { found: value.to_string() });
    }
    Ok(value)
}

fn option(fact: &Fact, key: &str) -> Result<u8, Problem> {
    match fact.of.position(key).and_then(|at| u8::try_from(at).ok()) {
        Some(at) => Ok(at),
        None => Err(Fault::unknown(crate::fault::Thing::Option, key, fact.of.keys()).into_problem()),
    }
}

fn day(text: &str) -> Result<Day, Problem> {
    Day::parse(text).ok_or_else(|| bad(text, Expected::Day))
}

/// The minutes after midnight of both ends of a time range written `HH:MM-HH:MM`.
pub fn time_range(text: &str) -> Option<(u16, u16)> {
    let minutes = |text: &str| -> Option<u16> {
        let [h1, h2, b':', m1, m2] = *text.as_bytes() else { return None };
        let two = |a: u8, b: u8| -> Option<u16> {
            (a.is_ascii_digit() && b.is_ascii_digit()).then(|| u16::from(a & 15).saturating_mul(10).saturating_add(u16::from(b & 15)))
        };
        let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
        (hours <= 24 && minutes < 60 && (hours < 24 || minutes == 0)).then(|| hours.saturating_mul(60).saturating_add(minutes))
    };
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then_some((from, to))
}

/// The name of a fact type in packs.
pub fn type_name(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo => "yes_no",
        FactType::Number => "number",
        FactType::Choice => "choice",
        FactType::Set => "set",
        FactType::Date => "date",
        FactType::Dates => "dates",
        FactType::TimeRange => "time_range",
        FactType::Text => "text",
        FactType::Photo => "photo",
        FactType::Records => "records",
    }
}

fn shape(value: &Value) -> Shape {
    match value {
        Value::YesNo(_) => Shape::YesNo,
        Value::Number(_) => Shape::Number,
        Value::Text(_) => Shape::Text,
        Value::List(_) => Shape::List,
        Value::Records(_) => Shape::Records,
    }
}
