//! `within`: two dates are so many days, working days or months apart.

use super::bounds::{self, Bounds};
use super::excess::Far;
use super::reading::{Reading, by_row, demand, unknown};
use super::scope::Scope;
use super::span::{self, Span};
use crate::amount::{Amount, SCALE};
use crate::calendar::Day;
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, Bound, FactType, Term};
use crate::planes::Planes;

/// The days between two dates within bounds.
#[derive(Clone, Debug)]
pub struct Within {
    from: Reading,
    /// The day of the inspection when there is none.
    to: Option<Reading>,
    or_before: bool,
    /// Whether the days run on to the day of the inspection where the second date does not apply.
    running: bool,
    /// Days that are not counted.
    less: Option<Reading>,
    /// The highest of each subject's own; then that of the bounds only stands in for it.
    own_most: Option<Reading>,
    pub(super) bounds: Bounds,
    span: Span,
}

pub(super) fn compile(within: &pack::Within, scope: &mut Scope<'_>) -> Result<Within, Fault> {
    let endless = Term::Given(Amount::whole(i64::from(u32::MAX)));
    let (at_most, own_most) = match &within.at_most {
        Some(Bound::Fact { fact }) => (Some(&endless), Some(fact)),
        Some(Bound::Term(term)) => (Some(term), None),
        None => (None, None),
    };
    let less = within.less.as_ref();
    let mut days = |named: Option<&String>| named.map(|fact| demand(scope, fact, &[FactType::Number])).transpose();
    Ok(Within {
        own_most: days(own_most)?,
        less: days(less)?,
        from: demand(scope, &within.from, &[FactType::Date])?,
        to: within.to.as_ref().map(|to| demand(scope, to, &[FactType::Date])).transpose()?,
        or_before: within.or_before,
        span: span::compile(within.unit, scope)?,
        running: within.running,
        bounds: bounds::compile(within.at_least.as_ref(), at_most, scope, Scope::whole)?,
    })
}

impl Within {
    /// Whether the second date has not come yet and the days run on.
    fn runs(&self, facts: &Facts, row: u32) -> bool {
        self.running && self.to.as_ref().is_some_and(|to| to.state(facts, row) == RowState::NotApplicable)
    }

    /// The days that are not counted, where there are any.
    fn lessens(&self, facts: &Facts, row: u32) -> Option<&Reading> {
        self.less.as_ref().filter(|less| less.state(facts, row) != RowState::NotApplicable)
    }

    /// What has to be known.
    fn needs(&self, facts: &Facts, row: u32) -> impl Iterator<Item = &Reading> {
        let to = self.to.as_ref().filter(|_| !self.runs(facts, row));
        [Some(&self.from), to, self.own_most.as_ref(), self.lessens(facts, row)].into_iter().flatten()
    }

    /// Both ends of a row whose facts are known.
    fn ends(&self, facts: &Facts, row: u32) -> Option<(Day, Day)> {
        let from = self.from.day(facts, row)?;
        let to = match self.to.as_ref().filter(|_| !self.runs(facts, row)) {
            Some(to) => to.day(facts, row)?,
            None => facts.date,
        };
        Some((from, if self.or_before { to.max(from) } else { to }))
    }

    /// The days that count, in ten-thousandths; below zero when more are left out than there are.
    fn counted(&self, days: i64, facts: &Facts, row: u32) -> i128 {
        let less = self.lessens(facts, row).map_or(0, |less| less.number(facts, row).scaled());
        i128::from(days).saturating_mul(i128::from(SCALE)).saturating_sub(i128::from(less))
    }

    /// The bounds of a row whose facts are known.
    fn bounds(&self, facts: &Facts, row: u32) -> Bounds {
        match &self.own_most {
            Some(own) => self.bounds.with(None, Some(own.number(facts, row))),
            None => self.bounds.clone(),
        }
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        let Some((from, to)) = self.ends(facts, row) else { return Verdict::Pending };
        let runs = self.runs(facts, row);
        if to < from {
            // What begins only after the inspection cannot be late yet.
            return if runs { Verdict::NotApplicable } else { Verdict::Fail };
        }
        // What nobody published yet is no day's fault.
        let Ok((whole, begun)) = self.span.between(from, to) else { return Verdict::NotConfigured };
        let (whole, begun) = (self.counted(whole, facts, row), self.counted(begun, facts, row));
        if begun < 0 {
            return Verdict::CannotCheck;
        }
        let bounds = self.bounds(facts, row);
        if bounds.high().is_some_and(|most| begun > i128::from(most.scaled())) {
            return Verdict::Fail;
        }
        let short = bounds.low().is_some_and(|least| whole < i128::from(least.scaled()));
        match runs {
            // What runs has no upper end: on this day it is settled only where more days change nothing.
            true if short || bounds.high().is_some() => Verdict::NotApplicable,
            false if short => Verdict::Fail,
            _ => Verdict::Pass,
        }
    }

    /// How many days are too many or, when `short`, missing; of days in the wrong order none is.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let open = || self.bounds.beyond(short, Some((0, 1)), None);
        match unknown(&mut self.needs(facts, row), false, facts, row) {
            Some(Verdict::NotApplicable) => return Far::NONE,
            Some(_) => return open(),
            None => {}
        }
        let Some((from, to)) = self.ends(facts, row).filter(|(from, to)| from <= to) else { return Far::NONE };
        let days = self.span.between(from, to).map(|(whole, begun)| if short { whole } else { begun });
        match days.map(|days| self.counted(days, facts, row)) {
            Ok(days) if days >= 0 => self.bounds(facts, row).beyond(short, Some((days, 1)), Some((days, 1))),
            _ => open(),
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.bounds.given());
        by_row(block, lanes, &mut |row| unknown(&mut self.needs(facts, row), unset, facts, row).unwrap_or_else(|| self.judge(facts, row)))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.bounds.given(), said);
        let running = self.runs(facts, row);
        if let Some(to) = self.to.as_ref().filter(|_| running) {
            to.known_row(facts, row, said);
        }
        let lacking = self.needs(facts, row).filter(|reading| reading.known_row(facts, row, said).is_none()).count();
        let Some((seen_from, seen_to)) = self.ends(facts, row).filter(|_| lacking == 0) else { return };
        let (from, to) = (self.from.name.clone(), self.to.as_ref().map(|to| to.name.clone()));
        if seen_to < seen_from {
            said.push(Reason::DaysOrder { from, to, seen_from, seen_to });
            return;
        }
        said.push(match self.span.between(seen_from, seen_to) {
            Err(year) => Reason::NoCalendar { year },
            Ok((days, begun)) => {
                let less = self.lessens(facts, row).map(|less| (less.name.clone(), less.number(facts, row)));
                let (unit, bounds) = (self.span.unit, self.bounds(facts, row).seen());
                let to = to.filter(|_| !running);
                Reason::Days { from, to, seen_from, seen_to, days, more: begun > days, less, unit, bounds }
            }
        });
    }
}
