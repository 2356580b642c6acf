//! What was recorded in a season: numbers, answers, events and steps of its subjects.

use super::definition::Setting;
use super::fraction::Fraction;
use super::span::{self, Span};
use crate::calendar::{Day, Period};
use crate::table::Table;
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
pub type Beneath = (usize, String, usize, usize, String);

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
    pub(super) stages: BTreeMap<(Key, usize), Day>,
    /// The parameters that an office set.
    pub(super) given: BTreeMap<usize, Given>,
    /// The first and the last month of which something is recorded, by the length of the period.
    pub(super) recorded: BTreeMap<i32, (i32, i32)>,
    pub(super) by_id: BTreeMap<String, usize>,
    /// By what a reader sees of an id: the subject.
    pub(super) by_look: BTreeMap<String, usize>,
    /// By subject: the file and the row where it was met first.
    pub(super) met: Vec<(usize, usize)>,
    pub(super) places: Vec<Beneath>,
    pub(super) values: u64,
}

impl Data {
    /// When a subject took a step of an award: of the award, the subject and the index of the span.
    pub fn stage(&self, award: Key, stage: usize) -> Option<Day> {
        self.stages.get(&(award, stage)).copied()
    }

    /// What an office set of a parameter.
    pub fn given(&self, param: usize) -> Option<&Given> {
        self.given.get(&param)
    }

    /// The first and the last month of which something is recorded by this period or a shorter
    /// one: figures of a year do not open its months.
    pub fn months(&self, per: Period) -> Option<(i32, i32)> {
        let ranges = self.recorded.iter().filter(|(months, _)| **months <= span::months(per)).map(|(_, range)| *range);
        ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
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
