//! `hours`: a time range takes in another, or lasts long enough.

use super::bounds;
use super::reading::{Reading, by_row, demand, together};
use super::scope::{Given, Scope};
use crate::amount::SCALE;
use crate::facts::{Facts, time_range};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// Opening hours.
#[derive(Clone, Debug)]
pub struct Hours {
    reading: Reading,
    /// As written, and in minutes.
    covers: Option<(String, (u16, u16))>,
    at_least: Option<Given>,
}

pub(super) fn compile(hours: &pack::Hours, scope: &mut Scope<'_>) -> Result<Hours, Fault> {
    let reading = demand(scope, &hours.fact, &[FactType::TimeRange])?;
    let covers = match &hours.covers {
        None => None,
        Some(text) => Some((text.clone(), time_range(text).ok_or_else(Fault::not_checked)?)),
    };
    let at_least = hours.at_least.as_ref().map(|term| scope.term(term)).transpose()?;
    Ok(Hours { reading, covers, at_least })
}

impl Hours {
    fn judge(&self, seen: &str) -> Verdict {
        let Some((from, to)) = time_range(seen) else { return Verdict::Fail };
        if self.covers.as_ref().is_some_and(|(_, (first, last))| from > *first || to < *last) {
            return Verdict::Fail;
        }
        match self.at_least.as_ref().map(|given| given.value) {
            None => Verdict::Pass,
            Some(None) => Verdict::NotConfigured,
            Some(Some(hours)) => {
                let minutes = i64::from(to.saturating_sub(from)).saturating_mul(SCALE);
                if minutes >= hours.scaled().saturating_mul(60) { Verdict::Pass } else { Verdict::Fail }
            }
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.at_least.iter()) && self.covers.is_none();
        by_row(block, lanes, &mut |row| {
            together([&self.reading], unset, facts, row).unwrap_or_else(|| self.judge(self.reading.text(facts, row)))
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.at_least.iter(), said);
        if self.reading.known_row(facts, row, said).is_some() {
            said.push(Reason::Hours {
                fact: self.reading.name.clone(),
                seen: self.reading.text(facts, row).to_owned(),
                covers: self.covers.as_ref().map(|(text, _)| text.clone()),
                at_least: self.at_least.as_ref().and_then(|given| given.value),
            });
        }
    }
}
