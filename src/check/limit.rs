//! `limit`: a promised time limit is at most so many per cent of the legal one.

use super::bounds;
use super::reading::{Reading, by_row, demand, unknown};
use super::scope::{Given, Scope};
use crate::amount::{Amount, SCALE};
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Time, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// Units of time limits, by the keys of the options of a unit fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Immediate,
    Hours,
    WorkingDays,
    CalendarDays,
}

const UNITS: [(&str, Unit); 4] =
    [("immediate", Unit::Immediate), ("hours", Unit::Hours), ("working_days", Unit::WorkingDays), ("calendar_days", Unit::CalendarDays)];

/// The names of the units that a limit can have.
#[cfg(feature = "authoring")]
pub(crate) fn units() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(name, _)| *name)
}

/// A number and, where it can have several, its unit.
#[derive(Clone, Debug)]
struct Side {
    number: Reading,
    unit: Option<(Reading, Vec<(String, Unit)>)>,
}

/// A promised limit beside a legal one.
#[derive(Clone, Debug)]
pub struct Limit {
    promised: Side,
    legal: Side,
    at_most: Given,
    /// How many calendar days and hours a working day is worth.
    calendar_days: Option<Given>,
    hours: Option<Given>,
}

fn side(name: &str, unit: Option<&String>, scope: &mut Scope<'_>) -> Result<Side, Fault> {
    let number = demand(scope, name, &[FactType::Number])?;
    let Some(unit) = unit else { return Ok(Side { number, unit: None }) };
    let unit = demand(scope, unit, &[FactType::Choice])?;
    let options = scope.definition(unit.link.fact).map(|fact| &fact.of);
    let known = |key: &str| {
        let known = UNITS.iter().find(|(name, _)| *name == key);
        known.map(|(name, unit)| ((*name).to_owned(), *unit)).ok_or_else(Fault::not_checked)
    };
    let units = options.into_iter().flat_map(|options| options.keys()).map(known).collect::<Result<_, _>>()?;
    Ok(Side { number, unit: Some((unit, units)) })
}

pub(super) fn compile(limit: &pack::Limit, scope: &mut Scope<'_>) -> Result<Limit, Fault> {
    let worth = |term: &Option<pack::Term>, scope: &Scope<'_>| term.as_ref().map(|term| scope.above_zero(term)).transpose();
    Ok(Limit {
        promised: side(&limit.promised, limit.promised_unit.as_ref(), scope)?,
        legal: side(&limit.legal, limit.legal_unit.as_ref(), scope)?,
        at_most: scope.term(&limit.at_most)?,
        calendar_days: worth(&limit.calendar_days_per_working_day, scope)?,
        hours: worth(&limit.hours_per_working_day, scope)?,
    })
}

impl Side {
    /// The option of the unit.
    fn option(&self, facts: &Facts, row: u32) -> Option<&(String, Unit)> {
        let (unit, options) = self.unit.as_ref()?;
        (unit.state(facts, row) == RowState::Known).then(|| options.get(unit.option(facts, row)))?
    }

    fn is_immediate(&self, facts: &Facts, row: u32) -> bool {
        self.option(facts, row).is_some_and(|(_, unit)| *unit == Unit::Immediate)
    }

    /// What has to be known: the number only of what is not done at once.
    fn needs(&self, facts: &Facts, row: u32) -> impl Iterator<Item = &Reading> {
        let number = (!self.is_immediate(facts, row)).then_some(&self.number);
        number.into_iter().chain(self.unit.as_ref().map(|(unit, _)| unit))
    }

    fn seen(&self, facts: &Facts, row: u32) -> Amount {
        if self.is_immediate(facts, row) { Amount::default() } else { self.number.number(facts, row) }
    }

    fn told(&self, facts: &Facts, row: u32) -> Time {
        let unit = self.unit.as_ref().map(|(unit, _)| unit.name.clone());
        let option = self.option(facts, row).map(|(key, _)| key.clone());
        Time { fact: self.number.name.clone(), seen: self.seen(facts, row), unit, option, immediate: self.is_immediate(facts, row) }
    }
}

impl Limit {
    fn needs<'a>(&'a self, facts: &Facts, row: u32) -> impl Iterator<Item = &'a Reading> {
        self.promised.needs(facts, row).chain(self.legal.needs(facts, row))
    }

    /// What a working day is worth in the unit of one side, when both have different ones.
    fn worth(&self, side: &Side, other: &Side, facts: &Facts, row: u32) -> Result<i128, Option<&Given>> {
        let unit = |side: &Side| side.option(facts, row).map(|(_, unit)| *unit);
        let same = unit(side) == unit(other) || unit(side) == Some(Unit::Immediate) || unit(other) == Some(Unit::Immediate);
        let given = match unit(side) {
            Some(Unit::CalendarDays) if !same => &self.calendar_days,
            Some(Unit::Hours) if !same => &self.hours,
            _ => return Ok(i128::from(SCALE)),
        };
        let worth = given.as_ref().and_then(|given| given.value);
        worth.map(|worth| i128::from(worth.scaled())).ok_or(given.as_ref())
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        let worth = |side, other| self.worth(side, other, facts, row);
        let (Ok(promised_day), Ok(legal_day), Some(most)) =
            (worth(&self.promised, &self.legal), worth(&self.legal, &self.promised), self.at_most.value)
        else {
            return Verdict::NotConfigured;
        };
        let seen = |side: &Side| i128::from(side.seen(facts, row).scaled());
        // Both in working days and multiplied out: nothing is divided, nothing rounded.
        let left = seen(&self.promised).saturating_mul(legal_day).saturating_mul(100).saturating_mul(i128::from(SCALE));
        let right = seen(&self.legal).saturating_mul(promised_day).saturating_mul(i128::from(most.scaled()));
        if left <= right { Verdict::Pass } else { Verdict::Fail }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = self.at_most.value.is_none();
        by_row(block, lanes, &mut |row| unknown(&mut self.needs(facts, row), unset, facts, row).unwrap_or_else(|| self.judge(facts, row)))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(std::iter::once(&self.at_most), said);
        let before = said.len();
        for reading in self.needs(facts, row) {
            reading.known_row(facts, row, said);
        }
        if said.len() > before {
            return;
        }
        for (side, other) in [(&self.promised, &self.legal), (&self.legal, &self.promised)] {
            match self.worth(side, other, facts, row) {
                Err(Some(given)) => bounds::say_unset(std::iter::once(given), said),
                Err(None) => said.push(Reason::NoConversion),
                Ok(_) => {}
            }
        }
        let (promised, legal) = (self.promised.told(facts, row), self.legal.told(facts, row));
        said.push(Reason::Limit { promised, legal, at_most: self.at_most.value });
    }
}
