//! `apart`: from each dated event to the next it is neither too long nor too short.

use super::below::{self, Below};
use super::bounds::{self, Bounds};
use super::reading::{Reading, by_row, demand, together};
use super::scope::Scope;
use super::span::{self, Span};
use crate::amount::{self, Amount};
use crate::calendar::Day;
use crate::facts::{Data, Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::order;
use crate::pack::{self, FactType};
use crate::planes::Planes;

const SCALE: i128 = amount::SCALE as i128;

/// The time between events that follow each other, within bounds.
#[derive(Clone, Debug)]
pub struct Apart {
    dates: Reading,
    /// The records; `None` when the dates are a list of the subject itself.
    records: Option<Below>,
    bounds: Bounds,
    span: Span,
    /// Whether the time from the last event to the inspection must not be too long either.
    running: bool,
}

pub(super) fn compile(apart: &pack::Apart, scope: &mut Scope<'_>) -> Result<Apart, Fault> {
    let read = |scope: &mut Scope<'_>| demand(scope, &apart.dates, &[FactType::Date, FactType::Dates]);
    let (records, dates) = below::dated(&apart.dates, apart.filter.as_deref(), scope, read)?;
    Ok(Apart {
        dates,
        records,
        bounds: bounds::compile(apart.at_least.as_ref(), apart.at_most.as_ref(), scope, Scope::whole)?,
        span: span::compile(apart.unit, scope)?,
        running: apart.running,
    })
}

/// Events up to the inspection in their order, and why it is not known of some.
struct Events {
    days: Vec<Day>,
    unknown: Option<Verdict>,
}

/// From one event to the next; to the inspection where there is none.
#[derive(Clone, Copy)]
struct Gap {
    from: Day,
    to: Day,
    last: bool,
    /// Whole units, and these with one that has begun.
    long: (i64, i64),
}

impl Apart {
    /// The events of a row; else why nothing can be said.
    fn events(&self, facts: &Facts, row: u32) -> Result<Events, Verdict> {
        let mut events = Events { days: Vec::new(), unknown: None };
        let unset = bounds::unset(self.bounds.given());
        match &self.records {
            None => {
                if let Some(unknown) = together([&self.dates], unset, facts, row) {
                    return Err(unknown);
                }
                self.collect(facts, facts.reach(self.dates.link, row), &mut events);
            }
            Some(_) if unset => return Err(Verdict::NotConfigured),
            Some(below) if below.is_silent(facts) => return Err(Verdict::Pending),
            Some(below) => {
                for (row, counts) in below.members(facts, row) {
                    match counts {
                        Verdict::Pass => self.collect(facts, row, &mut events),
                        Verdict::NotApplicable => {}
                        unknown => events.note(unknown),
                    }
                }
            }
        }
        events.days = order::sorted(events.days);
        Ok(events)
    }

    fn collect(&self, facts: &Facts, row: u32, events: &mut Events) {
        let fact = self.dates.link.fact;
        match facts.state(fact, row) {
            Some(RowState::Known) => {}
            Some(RowState::NotApplicable) => return,
            Some(RowState::CannotCheck) => return events.note(Verdict::CannotCheck),
            _ => return events.note(Verdict::Pending),
        }
        let has_been = |day: &&Day| **day <= facts.date;
        match facts.column(fact).map(|column| &column.data) {
            Some(Data::Date(values)) => {
                events.days.extend(values.get(row as usize).and_then(|day| day.as_ref()).filter(has_been));
            }
            Some(Data::Dates(values)) => events.days.extend(values.get(row as usize).into_iter().flatten().filter(has_been)),
            _ => {}
        }
    }

    /// From each event to the next; else a year that the calendar does not cover.
    fn gaps(&self, facts: &Facts, days: &[Day]) -> impl Iterator<Item = Result<Gap, i32>> {
        let next = days.iter().skip(1).map(|day| (*day, false)).chain(self.running.then_some((facts.date, true)));
        days.iter().zip(next).map(|(from, (to, last))| Ok(Gap { from: *from, to, last, long: self.span.between(*from, to)? }))
    }

    fn too_short(&self, gap: &Gap) -> bool {
        !gap.last && self.bounds.low().is_some_and(|least| i128::from(gap.long.0).saturating_mul(SCALE) < i128::from(least.scaled()))
    }

    fn too_long(&self, gap: &Gap) -> bool {
        self.bounds.high().is_some_and(|most| i128::from(gap.long.1).saturating_mul(SCALE) > i128::from(most.scaled()))
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        let Events { days, unknown } = match self.events(facts, row) {
            Ok(events) => events,
            Err(verdict) => return verdict,
        };
        let (mut any, mut silent) = (false, false);
        for gap in self.gaps(facts, &days) {
            any = true;
            match gap {
                // Another event between two makes what is too short no longer, and may split what is too long.
                Ok(gap) if self.too_short(&gap) || unknown.is_none() && self.too_long(&gap) => return Verdict::Fail,
                Ok(_) => {}
                Err(_) => silent = true,
            }
        }
        match unknown {
            _ if silent => Verdict::NotConfigured,
            Some(unknown) => unknown,
            None if any => Verdict::Pass,
            None => Verdict::NotApplicable,
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.bounds.given(), said);
        let name = || self.dates.name.clone();
        let Events { days, unknown } = match self.events(facts, row) {
            Ok(events) => events,
            Err(_) if self.records.is_none() => {
                self.dates.known_row(facts, row, said);
                return;
            }
            Err(Verdict::Pending) => return said.push(Reason::Unanswered { fact: name() }),
            Err(_) => return,
        };
        if unknown.is_some() {
            said.push(Reason::Unanswered { fact: name() });
        }
        let gaps: Vec<Gap> = self.gaps(facts, &days).flatten().collect();
        let year = self.gaps(facts, &days).find_map(Result::err);
        said.extend(year.map(|year| Reason::NoCalendar { year }));
        let broken: Vec<Gap> = gaps.iter().copied().filter(|gap| self.too_short(gap) || self.too_long(gap)).take(3).collect();
        // Where all are within their bounds the one that is nearest to them tells most.
        let nearest = match self.bounds.high() {
            Some(_) => gaps.iter().max_by_key(|gap| gap.long.1),
            None => gaps.iter().min_by_key(|gap| gap.long.0),
        };
        let told = if broken.is_empty() { nearest.copied().into_iter().collect() } else { broken };
        if told.is_empty() && year.is_none() {
            let base = Amount::whole(i64::try_from(days.len()).unwrap_or(i64::MAX));
            said.push(Reason::SmallBase { base, needed: Amount::whole(2) });
        }
        said.extend(told.into_iter().map(|Gap { from, to, last, long: (whole, begun) }| Reason::Days {
            from: name(),
            to: (!last).then(name),
            seen_from: from,
            seen_to: to,
            days: whole,
            more: begun > whole,
            less: None,
            unit: self.span.unit,
            bounds: self.bounds.seen(),
        }));
    }
}

impl Events {
    fn note(&mut self, unknown: Verdict) {
        below::note(&mut self.unknown, unknown);
    }
}
