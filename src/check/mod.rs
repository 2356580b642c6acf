//! The kinds of requirement made ready: one file a kind, each with the same parts.
//!
//! - `compile` turns the written form into the ready form; what can be wrong with it is found by validating it first.
//! - `check` gives the verdicts of the wanted lanes of one block; it cannot fail.
//! - `explain` gives the values that decided one row.
//!
//! A new kind is one file here, one variant of [`Check`] and of
//! [`Requirement`](crate::pack::Requirement), and its sentences in `say/`.

mod apart;
mod below;
mod beside;
mod bounds;
mod cadence;
mod change;
mod choice;
mod contains;
mod count;
mod excess;
pub(crate) mod group;
mod hours;
mod limit;
mod matrix;
mod measure;
mod number;
mod on;
mod ratio;
mod reading;
mod recent;
mod scope;
mod share;
mod span;
mod stages;
pub(crate) mod terms;
mod text;
mod within;
mod yes_no;

pub use excess::{Distance, Far, Units};
#[cfg(feature = "authoring")]
pub(crate) use limit::units;
pub use scope::{Given, Read, Scope, Via};

use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{Plain, Requirement};
use crate::planes::Planes;

/// A requirement made ready.
#[derive(Clone, Debug)]
pub enum Check {
    /// A yes-no fact.
    YesNo(yes_no::YesNo),
    /// A choice among options.
    Choice(choice::Choice),
    /// A number within bounds.
    Number(number::Number),
    /// A number within bounds of which one is another number.
    Beside(beside::Beside),
    /// Two numbers in a ratio.
    Ratio(ratio::Ratio),
    /// A number against a base.
    Change(change::Change),
    /// A set.
    Contains(contains::Contains),
    /// Sets as a table.
    Matrix(matrix::Matrix),
    /// A time range.
    Hours(hours::Hours),
    /// A date on certain days.
    On(on::On),
    /// A text.
    Text(text::Text),
    /// A date that is not too old.
    Recent(recent::Recent),
    /// Dates in order.
    Stages(stages::Stages),
    /// Days between two dates.
    Within(within::Within),
    /// A promised limit beside the legal one.
    Limit(limit::Limit),
    /// Records in rhythm.
    Cadence(cadence::Cadence),
    /// Events that follow each other.
    Apart(apart::Apart),
    /// Subjects in number.
    Count(count::Count),
    /// A share of subjects.
    Share(share::Share),
    /// A number of many subjects.
    Measure(measure::Measure),
    /// A group of requirements.
    Group(group::Group),
    /// A list that was not supplied.
    NotSupplied {
        /// The slot.
        slot: String,
        /// Entries that are there.
        listed: u32,
        /// Entries that the source speaks of.
        size: u32,
    },
}

impl Check {
    /// Makes a requirement ready.
    pub fn compile(written: &Requirement, scope: &mut Scope<'_>) -> Result<Check, Fault> {
        scope.enter().map_err(Fault::new)?;
        let ready = match written {
            Requirement::Is(is) => match &is.value {
                Plain::YesNo(value) => yes_no::compile(&is.fact, *value, scope).map(Check::YesNo),
                Plain::Option(key) => choice::compile_is(&is.fact, key, scope).map(Check::Choice),
            },
            Requirement::OneOf(one_of) => choice::compile_one_of(one_of, scope).map(Check::Choice),
            Requirement::Rated(rated) => choice::compile_rated(rated, scope).map(Check::Choice),
            Requirement::Number(quantity) => match beside::compile(quantity, scope) {
                Some(own) => own.map(Check::Beside),
                None => number::compile(quantity, scope).map(Check::Number),
            },
            Requirement::Ratio(ratio) => ratio::compile(ratio, scope).map(Check::Ratio),
            Requirement::Change(change) => change::compile(change, scope).map(Check::Change),
            Requirement::Contains(contains) => contains::compile(contains, scope).map(Check::Contains),
            Requirement::Matrix(matrix) => matrix::compile(matrix, scope).map(Check::Matrix),
            Requirement::FallsOn(on) => on::compile(on, scope).map(Check::On),
            Requirement::Hours(hours) => hours::compile(hours, scope).map(Check::Hours),
            Requirement::Text(text) => text::compile(text, scope).map(Check::Text),
            Requirement::Recent(recent) => recent::compile(recent, scope).map(Check::Recent),
            Requirement::Stages(stages) => stages::compile(stages, scope).map(Check::Stages),
            Requirement::Within(within) => within::compile(within, scope).map(Check::Within),
            Requirement::Limit(limit) => limit::compile(limit, scope).map(Check::Limit),
            Requirement::Cadence(cadence) => cadence::compile(cadence, scope).map(Check::Cadence),
            Requirement::Apart(apart) => apart::compile(apart, scope).map(Check::Apart),
            Requirement::Count(count) => count::compile(count, scope).map(Check::Count),
            Requirement::Share(share) => share::compile(share, scope).map(Check::Share),
            Requirement::Measure(measure) => measure::compile(measure, scope).map(Check::Measure),
            Requirement::AllOf(group) => group::compile(group::Mode::All, group, scope).map(Check::Group),
            Requirement::AnyOf(group) => group::compile(group::Mode::Any, group, scope).map(Check::Group),
            Requirement::NoneOf(group) => group::compile(group::Mode::None, group, scope).map(Check::Group),
        };
        scope.leave();
        ready
    }

    /// The verdicts of the wanted lanes of one block.
    pub fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        match self {
            Check::YesNo(ready) => ready.check(facts, block, lanes),
            Check::Choice(ready) => ready.check(facts, block, lanes),
            Check::Number(ready) => ready.check(facts, block, lanes),
            Check::Beside(ready) => ready.check(facts, block, lanes),
            Check::Ratio(ready) => ready.check(facts, block, lanes),
            Check::Change(ready) => ready.check(facts, block, lanes),
            Check::Contains(ready) => ready.check(facts, block, lanes),
            Check::Matrix(ready) => ready.check(facts, block, lanes),
            Check::Hours(ready) => ready.check(facts, block, lanes),
            Check::On(ready) => ready.check(facts, block, lanes),
            Check::Text(ready) => ready.check(facts, block, lanes),
            Check::Recent(ready) => ready.check(facts, block, lanes),
            Check::Stages(ready) => ready.check(facts, block, lanes),
            Check::Within(ready) => ready.check(facts, block, lanes),
            Check::Limit(ready) => ready.check(facts, block, lanes),
            Check::Cadence(ready) => ready.check(facts, block, lanes),
            Check::Apart(ready) => ready.check(facts, block, lanes),
            Check::Count(ready) => ready.check(facts, block, lanes),
            Check::Share(ready) => ready.check(facts, block, lanes),
            Check::Measure(ready) => ready.check(facts, block, lanes),
            Check::Group(ready) => ready.check(facts, block, lanes),
            Check::NotSupplied { .. } => Planes::all(Verdict::NotSupplied, lanes),
        }
    }

    /// The verdict of one row.
    pub fn verdict(&self, facts: &Facts, row: u32) -> Verdict {
        let (block, lane) = crate::facts::lane_of(row);
        self.check(facts, block, lane).at(lane)
    }

    /// The values that decided one row.
    pub fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        match self {
            Check::YesNo(ready) => ready.explain(facts, row, said),
            Check::Choice(ready) => ready.explain(facts, row, said),
            Check::Number(ready) => ready.explain(facts, row, said),
            Check::Beside(ready) => ready.explain(facts, row, said),
            Check::Ratio(ready) => ready.explain(facts, row, said),
            Check::Change(ready) => ready.explain(facts, row, said),
            Check::Contains(ready) => ready.explain(facts, row, said),
            Check::Matrix(ready) => ready.explain(facts, row, said),
            Check::Hours(ready) => ready.explain(facts, row, said),
            Check::On(ready) => ready.explain(facts, row, said),
            Check::Text(ready) => ready.explain(facts, row, said),
            Check::Recent(ready) => ready.explain(facts, row, said),
            Check::Stages(ready) => ready.explain(facts, row, said),
            Check::Within(ready) => ready.explain(facts, row, said),
            Check::Limit(ready) => ready.explain(facts, row, said),
            Check::Cadence(ready) => ready.explain(facts, row, said),
            Check::Apart(ready) => ready.explain(facts, row, said),
            Check::Count(ready) => ready.explain(facts, row, said),
            Check::Share(ready) => ready.explain(facts, row, said),
            Check::Measure(ready) => ready.explain(facts, row, said),
            Check::Group(ready) => ready.explain(facts, row, said),
            Check::NotSupplied { slot, listed, size } => {
                said.push(Reason::SlotEmpty { slot: slot.clone(), listed: *listed, size: *size });
            }
        }
    }

    /// Elements that fail or may fail, for deductions per element.
    pub fn elements(&self, facts: &Facts, row: u32) -> Units {
        match self {
            Check::Contains(ready) => ready.elements(facts, row),
            Check::Matrix(ready) => ready.cells.elements(facts, row),
            Check::Group(ready) => ready.elements(facts, row),
            _ => Units::one(self.verdict(facts, row)),
        }
    }

    /// Whether there is a bound that can be exceeded, or fallen short of.
    pub fn has_bound(&self, short: bool) -> bool {
        match self {
            Check::Number(ready) => ready.has_bound(short),
            Check::Beside(ready) => ready.bounds.has(short),
            Check::Ratio(ready) => ready.bounds.has(short),
            Check::Within(ready) => ready.bounds.has(short),
            Check::Count(ready) => ready.bounds.has(short),
            Check::Share(ready) => ready.bounds.has(short),
            Check::Measure(ready) => ready.bounds.has(short),
            Check::Cadence(_) => short,
            _ => false,
        }
    }

    /// How far what is counted or measured lies above what is allowed or, when `short`, below what
    /// is required.
    pub fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        match self {
            Check::Number(ready) => ready.beyond(short, facts, row),
            Check::Beside(ready) => ready.beyond(short, facts, row),
            Check::Ratio(ready) => ready.beyond(short, facts, row),
            Check::Within(ready) => ready.beyond(short, facts, row),
            Check::Count(ready) => ready.beyond(short, facts, row),
            Check::Share(ready) => ready.beyond(short, facts, row),
            Check::Measure(ready) => ready.beyond(short, facts, row),
            Check::Cadence(ready) => ready.missing(facts, row),
            _ => Far::NONE,
        }
    }
}
