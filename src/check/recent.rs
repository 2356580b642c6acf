//! `recent`: a date not older than so many months, seen from the day of the inspection.

use super::reading::{Reading, demand};
use super::scope::{Given, Scope};
use crate::calendar::Day;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// A date within the last months; a date after the inspection does not hold.
#[derive(Clone, Debug)]
pub struct Recent {
    reading: Reading,
    months: Given,
}

pub(super) fn compile(recent: &pack::Recent, scope: &mut Scope<'_>) -> Result<Recent, Fault> {
    Ok(Recent { reading: demand(scope, &recent.fact, &[FactType::Date])?, months: scope.whole(&recent.months)? })
}

impl Recent {
    fn earliest(&self, facts: &Facts) -> Option<Day> {
        let months = self.months.value?.as_whole()?;
        Some(facts.date.months_before(u32::try_from(months).ok()?))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let Some(earliest) = self.earliest(facts) else {
            // What does not apply does not wait for a parameter.
            return self.reading.judge(facts, block, lanes, |_| Verdict::NotConfigured).waiting();
        };
        self.reading.judge(facts, block, lanes, |row| match facts.day(self.reading.link.fact, row) {
            Some(seen) if seen >= earliest && seen <= facts.date => Verdict::Pass,
            _ => Verdict::Fail,
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let Some(earliest) = self.earliest(facts) else {
            said.extend(self.months.param.iter().map(|param| Reason::ParamUnset { param: param.clone() }));
            return;
        };
        if let Some(seen) = self.reading.known_row(facts, row, said).and_then(|row| facts.day(self.reading.link.fact, row)) {
            said.push(Reason::Date { fact: self.reading.name.clone(), seen, earliest, latest: facts.date });
        }
    }
}
