//! The heads of tables, and the cells of a row by what they mean.

use super::cells::bad;
use super::data::{Cell, Row};
use super::definition::Season;
use crate::fault::{Expected, Fault, Thing};
use std::collections::BTreeMap;

/// The meaning of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
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

pub const HEADS: &[(Column, &str, &str)] = &[
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
pub struct Heads<'s>(pub BTreeMap<&'s str, Column>);

impl<'s> Heads<'s> {
    pub fn new(season: &'s Season) -> Self {
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

/// The cells of one row, sorted by what they mean.
#[derive(Default)]
pub struct Sorted<'r> {
    pub known: BTreeMap<&'static str, (&'r str, &'r str)>,
    pub facts: Vec<(usize, &'r str, &'r Cell)>,
    pub stages: Vec<(&'r str, &'r str)>,
}

impl<'r> Sorted<'r> {
    pub fn new(row: &'r Row, heads: &Heads<'_>) -> Result<Self, Fault> {
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
    pub fn get(&self, name: &str) -> Option<(&'r str, &'r str)> {
        self.known.get(name).copied()
    }
    /// The place of a named thing, or a refusal.
    pub fn name<'k>(&self, column: &str, thing: Thing, known: impl Iterator<Item = &'k str> + Clone) -> Result<Option<usize>, Fault> {
        let Some((head, text)) = self.get(column) else { return Ok(None) };
        match known.clone().position(|name| name == text) {
            Some(at) => Ok(Some(at)),
            None => Err(Fault::unknown(thing, text, known).under(head)),
        }
    }
}
