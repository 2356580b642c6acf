//! `count`: how many subjects of a kind below there are, all or those that meet something.

use super::scope::Given;
use super::{Check, Planes, Scope};
use crate::facts::{Facts, row_of};
use crate::fault::{Fault, Problem};
use crate::finding::{Reason, Verdict};
use crate::pack;

/// A number of subjects within bounds.
#[derive(Clone, Debug)]
pub struct Count {
    above: u32,
    kind: u32,
    name: String,
    filter: Option<Box<Check>>,
    at_least: Option<Given>,
    at_most: Option<Given>,
}

pub(super) fn compile(count: &pack::Count, scope: &mut Scope<'_>) -> Result<Count, Fault> {
    let kind = scope.kind_named(&count.of).map_err(|fault| fault.under("of"))?;
    let filter = scope.below(kind, &count.of, |scope| {
        let filter = count.filter.as_deref().map(|filter| Check::compile(filter, scope).map_err(|f| f.under("where")));
        filter.transpose()
    })?;
    if count.at_least.is_none() && count.at_most.is_none() {
        return Err(Fault::new(Problem::MissingKey { key: "at_least or at_most".to_owned() }));
    }
    Ok(Count {
        above: scope.kind(),
        kind,
        name: count.of.clone(),
        filter: filter.map(Box::new),
        at_least: count.at_least.as_ref().map(|term| scope.term("at_least", term)).transpose()?,
        at_most: count.at_most.as_ref().map(|term| scope.term("at_most", term)).transpose()?,
    })
}

fn bound(given: Option<&Given>) -> Option<u32> {
    given.and_then(|given| given.value?.as_whole()).and_then(|n| u32::try_from(n).ok())
}

impl Count {
    /// How many count, and how many may.
    fn found(&self, facts: &Facts, row: u32) -> (u32, u32) {
        let lists = facts.rows.get(self.above as usize).and_then(|rows| rows.down.get(self.kind as usize));
        let below = lists.and_then(|lists| lists.get(row as usize)).map_or(&[][..], Vec::as_slice);
        below.iter().fold((0, 0), |(found, unsure): (u32, u32), row| {
            match self.filter.as_ref().map_or(Verdict::Pass, |filter| filter.verdict(facts, *row)) {
                Verdict::Pass => (found.saturating_add(1), unsure),
                Verdict::Fail | Verdict::NotApplicable => (found, unsure),
                _ => (found, unsure.saturating_add(1)),
            }
        })
    }

    fn unset(&self) -> impl Iterator<Item = &Given> {
        [&self.at_least, &self.at_most].into_iter().flatten().filter(|given| given.value.is_none())
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if self.unset().next().is_some() {
            return Verdict::NotConfigured;
        }
        let (found, unsure) = self.found(facts, row);
        let most = found.saturating_add(unsure);
        let (low, high) = (bound(self.at_least.as_ref()).unwrap_or(0), bound(self.at_most.as_ref()).unwrap_or(u32::MAX));
        if most < low || found > high {
            Verdict::Fail
        } else if found >= low && most <= high {
            Verdict::Pass
        } else {
            Verdict::Pending
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let mut planes = Planes::default();
        super::each_lane(lanes, |number, lane| planes.put(self.judge(facts, row_of(block, number)), lane));
        planes
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        said.extend(self.unset().filter_map(|given| given.param.clone()).map(|param| Reason::ParamUnset { param }));
        let (found, unsure) = self.found(facts, row);
        let (at_least, at_most) = (bound(self.at_least.as_ref()), bound(self.at_most.as_ref()));
        said.push(Reason::Count { of: self.name.clone(), found, unsure, at_least, at_most });
    }
}
