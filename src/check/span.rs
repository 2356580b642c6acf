//! How far two days are apart, in days, working days or months.

use super::scope::Scope;
use crate::calendar::{Day, Workdays};
use crate::fault::Fault;
use crate::pack::DayUnit;
use std::sync::Arc;

/// A unit, with the calendar where working days are counted.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub unit: DayUnit,
    workdays: Option<Arc<Workdays>>,
}

pub(super) fn compile(unit: DayUnit, scope: &Scope<'_>) -> Result<Span, Fault> {
    let workdays = match unit {
        DayUnit::Days | DayUnit::Months => None,
        DayUnit::WorkingDays => Some(scope.workdays.clone().ok_or_else(Fault::not_checked)?),
    };
    Ok(Span { unit, workdays })
}

impl Span {
    /// The days from one to a later one, or the whole months and these with the one that has begun;
    /// else the year that the calendar does not cover.
    pub(super) fn between(&self, from: Day, to: Day) -> Result<(i64, i64), i32> {
        match &self.workdays {
            Some(workdays) => workdays.between(from, to).map(|days| (days, days)),
            None if self.unit == DayUnit::Months => {
                let (whole, begun) = from.months_until(to);
                Ok((whole.into(), begun.into()))
            }
            None => {
                let days = i64::from(to.day_number()).saturating_sub(i64::from(from.day_number()));
                Ok((days, days))
            }
        }
    }
}
