//! `falls_on`: a date falls on days of the week or in months of the year.

use super::reading::{Reading, demand};
use super::scope::Scope;
use crate::calendar::{Day, Weekday};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// Days of the week and months; none stands for any.
#[derive(Clone, Debug)]
pub struct On {
    reading: Reading,
    weekdays: Vec<Weekday>,
    months: Vec<u8>,
}

pub(super) fn compile(on: &pack::On, scope: &mut Scope<'_>) -> Result<On, Fault> {
    let reading = demand(scope, &on.fact, &[FactType::Date])?;
    Ok(On { reading, weekdays: on.weekdays.clone(), months: on.months.clone() })
}

impl On {
    fn holds(&self, day: Day) -> bool {
        let weekday = self.weekdays.is_empty() || Weekday::is_on(&self.weekdays, day);
        weekday && (self.months.is_empty() || self.months.contains(&day.month()))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        self.reading.judge(facts, block, lanes, |row| match facts.day(self.reading.link.fact, row) {
            Some(day) if self.holds(day) => Verdict::Pass,
            _ => Verdict::Fail,
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        if let Some(seen) = self.reading.known_row(facts, row, said).and_then(|row| facts.day(self.reading.link.fact, row)) {
            let (weekdays, months) = (self.weekdays.clone(), self.months.clone());
            said.push(Reason::On { fact: self.reading.name.clone(), seen, weekdays, months });
        }
    }
}
