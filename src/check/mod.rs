//! The kinds of requirement made ready: one file a kind, each with the same parts.
//!
//! - `compile` turns the written form into the ready form; all that can be wrong is wrong here.
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
pub(crate) mod group;
mod hours;
mod limit;
mod matrix;
mod measure;
mod number;
mod on;
mod ratio;
mod recent;
mod scope;
mod share;
mod span;
mod stages;
mod text;
mod within;
mod yes_no;

pub use scope::{Given, Read, Scope, Via};

use crate::amount::Amount;
use crate::calendar::Day;
use crate::facts::{Data, Facts, Link, NONE, RowState, row_of};
use crate::fault::{Fault, Problem};
use crate::finding::{Reason, Verdict};
use crate::limits;
use crate::pack::{FactType, Plain, Requirement};
use crate::planes::{Planes, each_lane};

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

/// Units of a fail that take points: certain now, and possible at most while answers are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Elements that fail.
    pub failing: u32,
    /// Elements that may still fail.
    pub open: u32,
}

impl Units {
    /// Both sums.
    #[must_use]
    pub fn plus(self, other: Units) -> Units {
        Units { failing: self.failing.saturating_add(other.failing), open: self.open.saturating_add(other.open) }
    }
    /// One element with this verdict.
    pub fn one(verdict: Verdict) -> Units {
        match verdict {
            Verdict::Fail => Units { failing: 1, open: 0 },
            verdict if verdict.is_open() => Units { failing: 0, open: 1 },
            _ => Units::default(),
        }
    }
}

impl Check {
    /// Makes a requirement ready.
    pub fn compile(written: &Requirement, scope: &mut Scope<'_>) -> Result<Check, Fault> {
        scope.enter().map_err(Fault::new)?;
        let (key, ready) = match written {
            Requirement::Is(is) => (
                "is",
                match &is.value {
                    Plain::YesNo(value) => yes_no::compile(&is.fact, *value, scope).map(Check::YesNo),
                    Plain::Option(key) => choice::compile_is(&is.fact, key, scope).map(Check::Choice),
                },
            ),
            Requirement::OneOf(one_of) => ("one_of", choice::compile_one_of(one_of, scope).map(Check::Choice)),
            Requirement::Rated(rated) => ("rated", choice::compile_rated(rated, scope).map(Check::Choice)),
            Requirement::Number(quantity) => (
                "number",
                match beside::compile(quantity, scope) {
                    Some(own) => own.map(Check::Beside),
                    None => number::compile(quantity, scope).map(Check::Number),
                },
            ),
            Requirement::Ratio(ratio) => ("ratio", ratio::compile(ratio, scope).map(Check::Ratio)),
            Requirement::Change(change) => ("change", change::compile(change, scope).map(Check::Change)),
            Requirement::Contains(contains) => ("contains", contains::compile(contains, scope).map(Check::Contains)),
            Requirement::Matrix(matrix) => ("matrix", matrix::compile(matrix, scope).map(Check::Matrix)),
            Requirement::FallsOn(on) => ("falls_on", on::compile(on, scope).map(Check::On)),
            Requirement::Hours(hours) => ("hours", hours::compile(hours, scope).map(Check::Hours)),
            Requirement::Text(text) => ("text", text::compile(text, scope).map(Check::Text)),
            Requirement::Recent(recent) => ("recent", recent::compile(recent, scope).map(Check::Recent)),
            Requirement::Stages(stages) => ("stages", stages::compile(stages, scope).map(Check::Stages)),
            Requirement::Within(within) => ("within", within::compile(within, scope).map(Check::Within)),
            Requirement::Limit(limit) => ("limit", limit::compile(limit, scope).map(Check::Limit)),
            Requirement::Cadence(cadence) => ("cadence", cadence::compile(cadence, scope).map(Check::Cadence)),
            Requirement::Apart(apart) => ("apart", apart::compile(apart, scope).map(Check::Apart)),
            Requirement::Count(count) => ("count", count::compile(count, scope).map(Check::Count)),
            Requirement::Share(share) => ("share", share::compile(share, scope).map(Check::Share)),
            Requirement::Measure(measure) => ("measure", measure::compile(measure, scope).map(Check::Measure)),
            Requirement::AllOf(group) => ("all_of", group::compile(group::Mode::All, group, scope).map(Check::Group)),
            Requirement::AnyOf(group) => ("any_of", group::compile(group::Mode::Any, group, scope).map(Check::Group)),
            Requirement::NoneOf(group) => ("none_of", group::compile(group::Mode::None, group, scope).map(Check::Group)),
        };
        scope.leave();
        ready.map_err(|fault| fault.under(key))
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

/// A distance from a bound: an exact fraction of ten-thousandths, never below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    over: i128,
    under: i128,
}

impl Distance {
    const NONE: Distance = Distance { over: 0, under: 1 };

    /// A fraction; what is under the line is above zero.
    fn new(over: i128, under: i128) -> Distance {
        Distance { over: over.max(0), under: under.max(1) }
    }

    /// Whole units of a size, or begun ones; saturated.
    pub fn units(self, unit: Amount, started: bool) -> u32 {
        let size = self.under.saturating_mul(i128::from(unit.scaled())).max(1);
        let whole = self.over.checked_div(size).unwrap_or(0);
        let begun = started && self.over.checked_rem(size).is_some_and(|rest| rest > 0);
        u32::try_from(whole.saturating_add(i128::from(begun))).unwrap_or(u32::MAX)
    }

    /// Whether it lies at an edge or beyond it; only beyond when the edge is open.
    pub fn reaches(self, edge: Amount, open: bool) -> bool {
        let edge = self.under.saturating_mul(i128::from(edge.scaled()));
        if open { self.over > edge } else { self.over >= edge }
    }
}

/// What is known of a distance: it lies between two others; without an upper one it has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// It is at least this.
    pub least: Distance,
    /// It is at most this.
    pub most: Option<Distance>,
}

impl Far {
    /// No distance at all.
    const NONE: Far = Far::exactly(Distance::NONE);
    /// Nothing is known of it.
    const ENDLESS: Far = Far { least: Distance::NONE, most: None };

    const fn exactly(far: Distance) -> Far {
        Far { least: far, most: Some(far) }
    }
}

/// A fact that a ready requirement reads, with its name for explanations.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The way to it.
    pub link: Link,
    /// Its full name.
    pub name: String,
}

impl Reading {
    /// Judges the known lanes one by one; the others get the verdict of their state.
    #[inline(always)]
    fn judge(&self, facts: &Facts, block: usize, lanes: u64, mut holds: impl FnMut(u32) -> Verdict) -> Planes {
        let (mut planes, known) = self.states(facts, block, lanes);
        each_lane(known, |number, lane| {
            planes.put(holds(facts.reach(self.link, row_of(block, number))), lane);
        });
        planes
    }

    /// The verdicts of lanes without a value, and the lanes that have one.
    #[inline(always)]
    fn states(&self, facts: &Facts, block: usize, lanes: u64) -> (Planes, u64) {
        let states = facts.states(self.link, block, lanes);
        let planes = Planes {
            not_applicable: states.not_applicable,
            cannot_check: states.cannot_check,
            pending: lanes & !(states.known | states.not_applicable | states.cannot_check),
            ..Planes::default()
        };
        (planes, states.known)
    }

    /// The state of a row's answer.
    fn state(&self, facts: &Facts, row: u32) -> RowState {
        facts.state(self.link.fact, facts.reach(self.link, row)).unwrap_or(RowState::Open)
    }

    /// The number of a row whose state is known.
    fn number(&self, facts: &Facts, row: u32) -> Amount {
        facts.number(self.link.fact, facts.reach(self.link, row))
    }

    /// The day of a row whose state is known.
    fn day(&self, facts: &Facts, row: u32) -> Option<Day> {
        facts.day(self.link.fact, facts.reach(self.link, row))
    }

    /// The options that are there of a row whose state is known.
    fn set(&self, facts: &Facts, row: u32) -> u64 {
        facts.elements(self.link.fact, facts.reach(self.link, row))
    }

    /// Whether there is anything in a text or a list of photos whose state is known.
    fn is_filled(&self, facts: &Facts, row: u32) -> bool {
        let row = facts.reach(self.link, row) as usize;
        match facts.column(self.link.fact).map(|column| &column.data) {
            Some(Data::Text(values)) => values.get(row).is_some_and(|text| !crate::text::normal(text).is_empty()),
            Some(Data::Size(values)) => values.get(row).is_some_and(|size| *size > 0),
            _ => false,
        }
    }

    /// The text of a row whose state is known; also a time range.
    fn text<'f>(&self, facts: &'f Facts, row: u32) -> &'f str {
        match facts.column(self.link.fact).map(|column| &column.data) {
            Some(Data::Text(values)) => values.get(facts.reach(self.link, row) as usize).map_or("", |text| text),
            _ => "",
        }
    }

    /// The place of the option of a row whose state is known.
    fn option(&self, facts: &Facts, row: u32) -> usize {
        facts.option(self.link.fact, facts.reach(self.link, row))
    }

    /// The row of the value when there is one; else says why there is none.
    fn known_row(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) -> Option<u32> {
        let row = facts.reach(self.link, row);
        let because = || facts.because(self.link.fact, row).to_owned();
        let reason = match facts.state(self.link.fact, row).unwrap_or(RowState::Open) {
            RowState::Known if row != NONE => return Some(row),
            RowState::NotApplicable => Reason::FactNotApplicable { fact: self.name.clone(), because: because() },
            RowState::CannotCheck => Reason::FactCannotCheck { fact: self.name.clone(), because: because() },
            RowState::Known | RowState::Open => Reason::Unanswered { fact: self.name.clone() },
        };
        said.push(reason);
        None
    }
}

/// Judges the wanted lanes one by one.
fn by_row(block: usize, lanes: u64, judge: &mut dyn FnMut(u32) -> Verdict) -> Planes {
    let mut planes = Planes::default();
    each_lane(lanes, |number, lane| planes.put(judge(row_of(block, number)), lane));
    planes
}

/// Why facts that are judged together cannot be; nothing when all have a value. What does not
/// apply does not wait for a parameter, and what waits for one needs no measuring.
fn together<const N: usize>(readings: [&Reading; N], unset: bool, facts: &Facts, row: u32) -> Option<Verdict> {
    unknown(&mut readings.into_iter(), unset, facts, row)
}

/// The same of any facts.
fn unknown(readings: &mut dyn Iterator<Item = &Reading>, unset: bool, facts: &Facts, row: u32) -> Option<Verdict> {
    let mut strongest: Option<Verdict> = None;
    for reading in readings {
        let unknown = match reading.state(facts, row) {
            RowState::Known => continue,
            RowState::NotApplicable => return Some(Verdict::NotApplicable),
            RowState::CannotCheck => Verdict::CannotCheck,
            RowState::Open => Verdict::Pending,
        };
        strongest = Some(strongest.map_or(unknown, |known| known.min(unknown)));
    }
    if unset { Some(Verdict::NotConfigured) } else { strongest }
}

/// Both numbers, where a source says another number of entries than it lists.
fn declared(declared: Option<u32>, listed: u32) -> Option<Reason> {
    declared.filter(|declared| *declared != listed).map(|declared| Reason::Declared { declared, listed })
}

/// Refuses a fact of the wrong type.
fn demand(scope: &mut Scope<'_>, key: &str, name: &str, needs: &'static [FactType]) -> Result<Reading, Fault> {
    let (link, found) = scope.fact(name).map_err(|fault| fault.under(key))?;
    if needs.contains(&found) {
        return Ok(Reading { link, name: name.to_owned() });
    }
    Err(Fault::of_pack(|| Problem::TypeClash { fact: name.to_owned(), found, needs }).under(key))
}

/// Refuses a requirement nested deeper than the limit.
fn depth_allowed(depth: usize) -> Result<(), Problem> {
    if depth as u64 > limits::DEPTH.most {
        return Err(Problem::TooLarge { limit: limits::DEPTH });
    }
    Ok(())
}
