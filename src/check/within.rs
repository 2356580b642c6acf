//! `within`: two dates are so many days, or working days, apart.

use super::bounds::{self, Bounds};
use super::{Far, Planes, Reading, Scope, demand, together};
use crate::amount::SCALE;
use crate::calendar::{Day, Workdays};
use crate::facts::{Facts, RowState};
use crate::fault::{Fault, Problem};
use crate::finding::{Reason, Verdict};
use crate::pack::{self, DayUnit, FactType};
use std::sync::Arc;

/// The days between two dates within bounds.
#[derive(Clone, Debug)]
pub struct Within {
    from: Reading,
    to: Reading,
    pub(super) bounds: Bounds,
    /// The calendar, when working days are counted.
    workdays: Option<Arc<Workdays>>,
}

pub(super) fn compile(within: &pack::Within, scope: &mut Scope<'_>) -> Result<Within, Fault> {
    let workdays = match within.unit {
        DayUnit::Days => None,
        DayUnit::WorkingDays if scope.workdays.is_none() => {
            return Err(Fault::of_pack(|| Problem::MissingKey { key: "calendar".to_owned() }).under("unit"));
        }
        DayUnit::WorkingDays => scope.workdays.clone(),
    };
    Ok(Within {
        from: demand(scope, "from", &within.from, &[FactType::Date])?,
        to: demand(scope, "to", &within.to, &[FactType::Date])?,
        bounds: bounds::compile(within.at_least.as_ref(), within.at_most.as_ref(), scope, Scope::whole)?,
        workdays,
    })
}

impl Within {
    /// The days between two dates; else the year that the calendar does not cover.
    fn days(&self, from: Day, to: Day) -> Result<i64, i32> {
        match &self.workdays {
            Some(workdays) => workdays.between(from, to),
            None => Ok(i64::from(to.day_number()).saturating_sub(i64::from(from.day_number()))),
        }
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        let (Some(from), Some(to)) = (self.from.day(facts, row), self.to.day(facts, row)) else { return Verdict::Pending };
        if to < from {
            return Verdict::Fail;
        }
        // What nobody published yet is no day's fault.
        let Ok(days) = self.days(from, to) else { return Verdict::NotConfigured };
        let days = Some((i128::from(days).saturating_mul(i128::from(SCALE)), 1));
        self.bounds.judge(days, days, None)
    }

    /// How many days are too many or, when `short`, missing; of days in the wrong order none is.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let unknown = || self.bounds.beyond(short, Some((0, 1)), None);
        match [&self.from, &self.to].map(|reading| (reading.state(facts, row), reading.day(facts, row))) {
            [(RowState::NotApplicable, _), _] | [_, (RowState::NotApplicable, _)] => Far::NONE,
            [(RowState::Known, Some(from)), (RowState::Known, Some(to))] if to < from => Far::NONE,
            [(RowState::Known, Some(from)), (RowState::Known, Some(to))] => self.days(from, to).map_or_else(
                |_| unknown(),
                |days| {
                    let days = Some((i128::from(days).saturating_mul(i128::from(SCALE)), 1));
                    self.bounds.beyond(short, days, days)
                },
            ),
            _ => unknown(),
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.bounds.given());
        super::by_row(block, lanes, &mut |row| {
            together([&self.from, &self.to], unset, facts, row).unwrap_or_else(|| self.judge(facts, row))
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.bounds.given(), said);
        let known = [&self.from, &self.to].map(|reading| reading.known_row(facts, row, said).is_some());
        let (Some(seen_from), Some(seen_to), [true, true]) = (self.from.day(facts, row), self.to.day(facts, row), known) else { return };
        let (from, to) = (self.from.name.clone(), self.to.name.clone());
        said.push(if seen_to < seen_from {
            Reason::StagesOrder { first: from, second: to }
        } else {
            match self.days(seen_from, seen_to) {
                Err(year) => Reason::NoCalendar { year },
                Ok(days) => {
                    let working = self.workdays.is_some();
                    Reason::Days { from, to, seen_from, seen_to, days, working, bounds: self.bounds.seen() }
                }
            }
        });
    }
}
