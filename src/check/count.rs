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
        at_least: count.at_least.as_ref().map(|term| scope.whole("at_least", term)).transpose()?,
        at_most: count.at_most.as_ref().map(|term| scope.whole("at_most", term)).transpose()?,
    })
}

fn bound(given: Option<&Given>) -> Option<u32> {
    given.and_then(|given| given.value?.as_whole()).and_then(|n| u32::try_from(n).ok())
}

/// What was found below one subject.
#[derive(Default)]
struct Found {
    /// Subjects that count.
    sure: u32,
    /// Subjects that may count.
    unsure: u32,
    /// Why it is not known of them: the strongest of their verdicts.
    because: Option<Verdict>,
}

impl Count {
    fn found(&self, facts: &Facts, row: u32) -> Found {
        let lists = facts.rows.get(self.above as usize).and_then(|rows| rows.down.get(self.kind as usize));
        let below = lists.and_then(|lists| lists.get(row as usize)).map_or(&[][..], Vec::as_slice);
        let mut found = Found::default();
        for row in below {
            match self.filter.as_ref().map_or(Verdict::Pass, |filter| filter.verdict(facts, *row)) {
                Verdict::Pass => found.sure = found.sure.saturating_add(1),
                Verdict::Fail | Verdict::NotApplicable => {}
                unknown => {
                    found.unsure = found.unsure.saturating_add(1);
                    found.because = Some(found.because.map_or(unknown, |known| known.min(unknown)));
                }
            }
        }
        found
    }

    fn unset(&self) -> impl Iterator<Item = &Given> {
        [&self.at_least, &self.at_most].into_iter().flatten().filter(|given| given.value.is_none())
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if self.unset().next().is_some() {
            return Verdict::NotConfigured;
        }
        // Nothing of the kind was entered anywhere: that is silence, not the number zero.
        if facts.rows.get(self.kind as usize).is_none_or(|rows| rows.subjects.is_empty()) && !facts.is_absent(self.kind) {
            return Verdict::Pending;
        }
        let Found { sure, unsure, because } = self.found(facts, row);
        let most = sure.saturating_add(unsure);
        let (low, high) = (bound(self.at_least.as_ref()).unwrap_or(0), bound(self.at_most.as_ref()).unwrap_or(u32::MAX));
        if most < low || sure > high {
            Verdict::Fail
        } else if sure >= low && most <= high {
            Verdict::Pass
        } else {
            because.unwrap_or(Verdict::Pending)
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let mut planes = Planes::default();
        super::each_lane(lanes, |number, lane| planes.put(self.judge(facts, row_of(block, number)), lane));
        planes
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        said.extend(self.unset().filter_map(|given| given.param.clone()).map(|param| Reason::ParamUnset { param }));
        let Found { sure: found, unsure, .. } = self.found(facts, row);
        let (at_least, at_most) = (bound(self.at_least.as_ref()), bound(self.at_most.as_ref()));
        said.push(Reason::Count { of: self.name.clone(), found, unsure, at_least, at_most });
    }
}
