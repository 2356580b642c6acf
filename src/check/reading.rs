//! How a requirement reads a fact: the states of its lanes, its values, and what is unknown of several.

use super::scope::Scope;
use crate::amount::Amount;
use crate::calendar::Day;
use crate::facts::{Data, Facts, Link, NONE, RowState, row_of};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::FactType;
use crate::planes::{Planes, each_lane};

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
    pub(super) fn judge(&self, facts: &Facts, block: usize, lanes: u64, mut holds: impl FnMut(u32) -> Verdict) -> Planes {
        let (mut planes, known) = self.states(facts, block, lanes);
        each_lane(known, |number, lane| {
            planes.put(holds(facts.reach(self.link, row_of(block, number))), lane);
        });
        planes
    }

    /// The verdicts of lanes without a value, and the lanes that have one.
    #[inline(always)]
    pub(super) fn states(&self, facts: &Facts, block: usize, lanes: u64) -> (Planes, u64) {
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
    pub(super) fn state(&self, facts: &Facts, row: u32) -> RowState {
        facts.state(self.link.fact, facts.reach(self.link, row)).unwrap_or(RowState::Open)
    }

    /// The number of a row whose state is known.
    pub(super) fn number(&self, facts: &Facts, row: u32) -> Amount {
        facts.number(self.link.fact, facts.reach(self.link, row))
    }

    /// The day of a row whose state is known.
    pub(super) fn day(&self, facts: &Facts, row: u32) -> Option<Day> {
        facts.day(self.link.fact, facts.reach(self.link, row))
    }

    /// The options that are there of a row whose state is known.
    pub(super) fn set(&self, facts: &Facts, row: u32) -> u64 {
        facts.elements(self.link.fact, facts.reach(self.link, row))
    }

    /// Whether there is anything in a text or a list of photos whose state is known.
    pub(super) fn is_filled(&self, facts: &Facts, row: u32) -> bool {
        let row = facts.reach(self.link, row) as usize;
        match facts.column(self.link.fact).map(|column| &column.data) {
            Some(Data::Text(values)) => values.get(row).is_some_and(|text| !crate::text::normal(text).is_empty()),
            Some(Data::Size(values)) => values.get(row).is_some_and(|size| *size > 0),
            _ => false,
        }
    }

    /// The text of a row whose state is known; also a time range.
    pub(super) fn text<'f>(&self, facts: &'f Facts, row: u32) -> &'f str {
        match facts.column(self.link.fact).map(|column| &column.data) {
            Some(Data::Text(values)) => values.get(facts.reach(self.link, row) as usize).map_or("", |text| text),
            _ => "",
        }
    }

    /// The place of the option of a row whose state is known.
    pub(super) fn option(&self, facts: &Facts, row: u32) -> usize {
        facts.option(self.link.fact, facts.reach(self.link, row))
    }

    /// The row of the value when there is one; else says why there is none.
    pub(super) fn known_row(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) -> Option<u32> {
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
pub(super) fn by_row(block: usize, lanes: u64, judge: &mut dyn FnMut(u32) -> Verdict) -> Planes {
    let mut planes = Planes::default();
    each_lane(lanes, |number, lane| planes.put(judge(row_of(block, number)), lane));
    planes
}

/// Why facts that are judged together cannot be; nothing when all have a value. What does not
/// apply does not wait for a parameter, and what waits for one needs no measuring.
pub(super) fn together<const N: usize>(readings: [&Reading; N], unset: bool, facts: &Facts, row: u32) -> Option<Verdict> {
    unknown(&mut readings.into_iter(), unset, facts, row)
}

/// The same of any facts.
pub(super) fn unknown(readings: &mut dyn Iterator<Item = &Reading>, unset: bool, facts: &Facts, row: u32) -> Option<Verdict> {
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
pub(super) fn declared(declared: Option<u32>, listed: u32) -> Option<Reason> {
    declared.filter(|declared| *declared != listed).map(|declared| Reason::Declared { declared, listed })
}

/// A fact of one of these types.
pub(super) fn demand(scope: &mut Scope<'_>, name: &str, needs: &'static [FactType]) -> Result<Reading, Fault> {
    let (link, found) = scope.fact(name)?;
    if needs.contains(&found) {
        return Ok(Reading { link, name: name.to_owned() });
    }
    Err(Fault::not_checked())
}
