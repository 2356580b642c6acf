//! `cadence`: dated events often enough in every complete period before the inspection.

use super::below::{self, Below};
use super::scope::Given;
use super::{Planes, Reading, Scope, demand};
use crate::calendar::{Day, Period};
use crate::facts::{Data, Facts, NONE, RowState};
use crate::fault::{Fault, Problem};
use crate::finding::{PeriodSeen, Reason, Verdict};
use crate::order;
use crate::pack::{self, FactType};

/// Days with an event in each of the last complete periods.
#[derive(Clone, Debug)]
pub struct Cadence {
    dates: Reading,
    /// The records; `None` when the dates are a list of the subject itself.
    records: Option<Below>,
    per: Period,
    at_least: Given,
    periods: Given,
    claim: Option<Reading>,
}

pub(super) fn compile(cadence: &pack::Cadence, scope: &mut Scope<'_>) -> Result<Cadence, Fault> {
    let below = scope.kind_of(&cadence.dates).filter(|kind| *kind != scope.kind());
    let read = |scope: &mut Scope<'_>| demand(scope, "dates", &cadence.dates, &[FactType::Date, FactType::Dates]);
    let (records, dates) = match below {
        Some(kind) => {
            let (records, dates) = below::compile(kind, &cadence.dates, ("where", cadence.filter.as_deref()), scope, read)?;
            (Some(records), dates)
        }
        None if cadence.filter.is_some() => {
            // The dates of the subject itself are no records that could be chosen among.
            return Err(Fault::new(Problem::OutOfReach { name: "where".to_owned(), from: cadence.dates.clone() }).under("where"));
        }
        None => (None, read(scope)?),
    };
    let claim = cadence.claim.as_deref().map(|claim| demand(scope, "claim", claim, &[FactType::YesNo]));
    Ok(Cadence {
        dates,
        records,
        per: cadence.per,
        at_least: scope.positive("at_least", &cadence.at_least)?,
        periods: scope.positive("periods", &cadence.periods)?,
        claim: claim.transpose()?,
    })
}

/// What was found of the events of one subject.
struct Found {
    /// By period, the last complete one first: the days with an event.
    events: Vec<Vec<Day>>,
    /// Why it is not known of some records whether they count: the strongest of their verdicts.
    unknown: Option<Verdict>,
    /// Records of any kind.
    records: u32,
}

impl Found {
    fn note(&mut self, unknown: Verdict) {
        self.unknown = Some(self.unknown.map_or(unknown, |known| known.min(unknown)));
    }
}

impl Cadence {
    fn wanted(&self) -> Option<(u32, u32)> {
        let whole = |given: &Given| u32::try_from(given.value?.as_whole()?).ok();
        // Nothing before 1900 is looked at: 400 years of weeks is the most.
        Some((whole(&self.at_least)?, whole(&self.periods)?.min(20_000)))
    }

    fn find(&self, facts: &Facts, row: u32, periods: u32) -> Found {
        let mut found = Found { events: vec![Vec::new(); periods as usize], unknown: None, records: 0 };
        match &self.records {
            None => self.collect(facts, facts.reach(self.dates.link, row), &mut found),
            Some(below) => {
                for (row, counts) in below.members(facts, row) {
                    match counts {
                        Verdict::Pass => self.collect(facts, row, &mut found),
                        Verdict::NotApplicable => {}
                        unknown => found.note(unknown),
                    }
                }
            }
        }
        for days in &mut found.events {
            *days = order::sorted(std::mem::take(days));
            days.dedup();
        }
        found
    }

    fn collect(&self, facts: &Facts, row: u32, found: &mut Found) {
        let mut add = |day: &Day| {
            let back = self.per.index(facts.date).saturating_sub(self.per.index(*day));
            let slot = usize::try_from(back).ok().and_then(|back| back.checked_sub(1));
            if let Some(days) = slot.and_then(|slot| found.events.get_mut(slot)) {
                days.push(*day);
            }
        };
        match facts.state(self.dates.link.fact, row) {
            Some(RowState::Known) if row != NONE => {}
            Some(RowState::NotApplicable) => return,
            Some(RowState::CannotCheck) => return found.note(Verdict::CannotCheck),
            // The subject's own list that nobody filled in may still be claimed.
            _ if self.records.is_none() => return,
            _ => return found.note(Verdict::Pending),
        }
        match facts.column(self.dates.link.fact).map(|column| &column.data) {
            Some(Data::Date(values)) => values.get(row as usize).iter().filter_map(|day| day.as_ref()).for_each(&mut add),
            Some(Data::Dates(values)) => values.get(row as usize).into_iter().flatten().for_each(&mut add),
            _ => {}
        }
        found.records = found.records.saturating_add(1);
    }

    fn claimed(&self, facts: &Facts, row: u32) -> Option<bool> {
        let claim = self.claim.as_ref()?;
        let row = facts.reach(claim.link, row);
        (facts.state(claim.link.fact, row) == Some(RowState::Known)).then(|| {
            let (block, lane) = crate::facts::lane_of(row);
            facts.yes(crate::facts::Link { from: claim.link.kind, ..claim.link }, block, lane) != 0
        })
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if self.records.is_none() && facts.state(self.dates.link.fact, row) == Some(RowState::NotApplicable) {
            return Verdict::NotApplicable;
        }
        let Some((at_least, periods)) = self.wanted() else { return Verdict::NotConfigured };
        let found = self.find(facts, row, periods);
        let enough = found.events.iter().all(|days| days.len() as u64 >= u64::from(at_least));
        if enough {
            Verdict::Pass
        } else if let Some(unknown) = found.unknown {
            unknown
        } else if found.records > 0 {
            Verdict::Fail
        } else {
            // No record at all: nothing was entered, unless somebody said how it is.
            match self.claimed(facts, row) {
                Some(true) => Verdict::ToConfirm,
                Some(false) => Verdict::Fail,
                None => Verdict::Pending,
            }
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        super::by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let unset = [&self.at_least, &self.periods].into_iter().filter(|given| given.value.is_none());
        said.extend(unset.filter_map(|given| given.param.clone()).map(|param| Reason::ParamUnset { param }));
        if self.records.is_none() && self.dates.known_row(facts, row, &mut Vec::new()).is_none() && self.claimed(facts, row).is_none() {
            self.dates.known_row(facts, row, said);
            return;
        }
        let Some((needed, periods)) = self.wanted() else { return };
        let found = self.find(facts, row, periods);
        if found.records == 0 && found.unknown.is_none() {
            match (self.claimed(facts, row), &self.claim) {
                (Some(true), Some(claim)) => return said.push(Reason::Claim { fact: claim.name.clone() }),
                (Some(false), Some(claim)) => {
                    return said.push(Reason::YesNo { fact: claim.name.clone(), seen: false, wanted: true });
                }
                _ => return said.push(Reason::Unanswered { fact: self.dates.name.clone() }),
            }
        }
        let short =
            found.events.iter().enumerate().filter(|(_, days)| (days.len() as u64) < u64::from(needed)).map(|(at, days)| PeriodSeen {
                back: u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1),
                events: u32::try_from(days.len()).unwrap_or(u32::MAX),
            });
        said.push(Reason::Cadence { per: self.per, short: short.collect(), periods, needed });
    }
}
