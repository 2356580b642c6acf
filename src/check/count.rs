//! `count`: how many subjects of a kind below there are, all or those that meet something.

use super::below::{self, Below, Found};
use super::bounds::{self, Bounds, Fraction};
use super::excess::Far;
use super::reading::by_row;
use super::scope::Scope;
use crate::amount::{Amount, SCALE};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack;
use crate::planes::Planes;

/// A number of subjects within bounds.
#[derive(Clone, Debug)]
pub struct Count {
    below: Below,
    name: String,
    pub(super) bounds: Bounds,
}

pub(super) fn compile(count: &pack::Count, scope: &mut Scope<'_>) -> Result<Count, Fault> {
    let kind = scope.kind_named(&count.of)?;
    let (below, ()) = below::compile(kind, count.filter.as_deref(), scope, |_| Ok(()))?;
    let bounds = bounds::compile(count.at_least.as_ref(), count.at_most.as_ref(), scope, Scope::whole)?;
    Ok(Count { below, name: count.of.clone(), bounds })
}

fn number(n: u32) -> Option<Fraction> {
    Some((i128::from(n).saturating_mul(i128::from(SCALE)), 1))
}

impl Count {
    fn found(&self, facts: &Facts, row: u32) -> Found {
        let mut found = Found::default();
        for (_, counts) in self.below.members(facts, row) {
            match counts {
                Verdict::Pass => found.sure = found.sure.saturating_add(1),
                Verdict::NotApplicable => {}
                unknown => found.note(unknown),
            }
        }
        found
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if bounds::unset(self.bounds.given()) {
            return Verdict::NotConfigured;
        }
        if self.below.is_silent(facts) {
            return Verdict::Pending;
        }
        let Found { sure, unsure, because } = self.found(facts, row);
        self.bounds.judge(number(sure), number(sure.saturating_add(unsure)), because)
    }

    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        if self.below.is_silent(facts) {
            return self.bounds.beyond(short, number(0), None);
        }
        let Found { sure, unsure, .. } = self.found(facts, row);
        self.bounds.beyond(short, number(sure), number(sure.saturating_add(unsure)))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.bounds.given(), said);
        let Found { sure: found, unsure, .. } = self.found(facts, row);
        let whole = |bound: Option<Amount>| bound.and_then(Amount::as_whole).and_then(|n| u32::try_from(n).ok());
        let (at_least, at_most) = (whole(self.bounds.low()), whole(self.bounds.high()));
        said.push(Reason::Count { of: self.name.clone(), found, unsure, at_least, at_most });
    }
}
