//! The keys of a season and of its data: what must be written before the semicolon, what may be
//! after it.

use super::data::{Cell, DataFile, Given, Row};
use super::definition::{
    Add, Award, Bar, Base, By, Condition, Datum, Events, Fact, From, Gather, Is, Kind, Ladder, Missing, Named, Over, Param, Part, Portion,
    Rung, Score, Season, Setting, Share, Star, Stars, Streak, Take, Tally, Ties, Way, Weigh, Wins, Word,
};
use super::span::Span;
use crate::fault::ExpectedCell;
use crate::tree::schema::{Described, Json, Types, any_of, of_type};
use crate::tree::{Faults, FromNode, Look, Node, names, record, variants};

record!(Season { id = "season", title, version, status, kinds, facts; about, sources, classes, events, params, scores, awards, stars, streaks, ladders, tallies });
record!(Kind { label; parent });
record!(Param { label; of, min, max, default, note });
record!(Fact { label, each, datum = "type"; per, raters, min, max });
names!(Datum { YesNo = "yes_no", Number = "number" });
names!(By { Mean = "mean", Sum = "sum", Latest = "latest" });
names!(Missing { Block = "block", Zero = "zero", Renormalise = "renormalise" });
names!(Ties { Report = "report", Share = "share", AllIn = "all_in" });
names!(Way { Down = "down", Up = "up", Nearest = "nearest" });
names!(Base { All = "all", Eligible = "eligible" });

record!(Score { label, each, per, from, round; sources });
variants!(From { Weigh = "weigh", Add = "add", Share = "share", Gather = "gather", Over = "over" });
record!(Weigh { parts, missing });
record!(Part { of, weight; full });
record!(Add { of, missing });
record!(Share { part, whole, at_least });
record!(Gather { of, by, missing });
record!(Over { of, by, missing; at_least });

record!(Award { title, each, per, by; sources, since, then, lower_first, eligible, take, or, ties, pool, stages, counts_only });
variants!(Condition { Is = "is", Bar = "bar", Events = "events", Wins = "wins", Any = "any", All = "all" });
record!(Is { fact, value });
record!(Bar { of; at_least, at_most });
record!(Events { of; within, at_least, at_most });
record!(Wins { award; within, months, at_least, at_most });
variants!(Take { Top = "top", Share = "share", Classes = "classes", EachClass = "each_class" });
record!(Portion { percent, round; of, each_class, at_least });

record!(Stars { title, each, per, by, steps; sources, counts_only });
record!(Star { title, at_least });
record!(Streak { title, each, per, by, times, follows; lowest, then, lower_first, each_class, group_at_least, below, sources });
record!(Ladder { title, each, of, steps; within, sources });
record!(Rung { at, follows });
record!(Tally { title, of, declared; sources });

record!(DataFile { format; sample, params, rows });
record!(Given { value; by, basis });

/// A word that a parameter gives.
struct Open {
    param: String,
}
record!(Open { param });

impl<T: FromNode + Named> FromNode for Word<T> {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if node.is_some_and(Node::is_map) {
            Word::Param(Open::from_node(node, faults).param)
        } else {
            Word::Given(T::from_node(node, faults))
        }
    }
}

impl FromNode for Setting {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let text = node.and_then(|node| node.figure().or_else(|| node.text()));
        Setting(text.map(str::to_owned).unwrap_or_else(|| {
            faults.expected(node, ExpectedCell::NumberOrWord.into());
            String::new()
        }))
    }
}

impl FromNode for Cell {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match node.map(Node::look) {
            Some(Some(Look::YesNo(value))) => Cell::YesNo(value),
            Some(Some(Look::Nothing)) | None => Cell::Nothing,
            // The text of a number keeps its zeros: a period `2026` and a place `010` are read as they stand.
            Some(Some(Look::Number(text))) => Cell::Text(text.to_owned()),
            Some(Some(Look::Text(text))) if text.trim().is_empty() => Cell::Nothing,
            Some(Some(Look::Text(text))) => Cell::Text(text.trim().to_owned()),
            Some(None) => {
                faults.expected(node, ExpectedCell::Any.into());
                Cell::Nothing
            }
        }
    }
}

impl FromNode for Row {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        Row(FromNode::from_node(node, faults))
    }
}

impl<T: Described> Described for Word<T> {
    fn schema(types: &mut Types) -> Json {
        any_of(vec![T::schema(types), Open::schema(types)])
    }
}

impl Described for Setting {
    fn schema(_: &mut Types) -> Json {
        of_type(&["number", "string"])
    }
}

impl Described for Span {
    fn schema(_: &mut Types) -> Json {
        of_type(&["string", "integer"])
    }
}

impl Described for Row {
    fn schema(_: &mut Types) -> Json {
        of_type(&["object"])
    }
}
