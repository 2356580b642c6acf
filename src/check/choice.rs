//! `is`, `one_of` and `rated` on a choice.

use super::reading::{Reading, by_row, demand, together};
use super::scope::Scope;
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{FactType, OneOf, Rated};
use crate::planes::Planes;

/// A choice is one of the options that hold.
#[derive(Clone, Debug)]
pub struct Choice {
    reading: Reading,
    holds: u64,
    /// The keys of all options in order, for explanations.
    options: Vec<String>,
    ordered: bool,
    /// What shows why, and the options that need it.
    evidence: Option<(Reading, u64)>,
}

fn ready(
    fact: &str,
    scope: &mut Scope<'_>,
    holds: impl FnOnce(&Scope<'_>, u32) -> Result<u64, Fault>,
    ordered: bool,
) -> Result<Choice, Fault> {
    let reading = demand(scope, fact, &[FactType::Choice])?;
    let holds = holds(scope, reading.link.fact)?;
    let options = scope.definition(reading.link.fact).map(|fact| fact.of.keys().map(str::to_owned).collect()).unwrap_or_default();
    Ok(Choice { reading, holds, options, ordered, evidence: None })
}

pub(super) fn compile_is(fact: &str, key: &str, scope: &mut Scope<'_>) -> Result<Choice, Fault> {
    ready(fact, scope, |scope, id| scope.option(id, key).map(|at| 1_u64.wrapping_shl(u32::from(at))), false)
}

pub(super) fn compile_one_of(one_of: &OneOf, scope: &mut Scope<'_>) -> Result<Choice, Fault> {
    ready(&one_of.fact, scope, |scope, id| scope.options(id, &one_of.values), false)
}

pub(super) fn compile_rated(rated: &Rated, scope: &mut Scope<'_>) -> Result<Choice, Fault> {
    // Every option from the named one upwards holds.
    let from = |at: u8| u64::MAX.wrapping_shl(u32::from(at));
    let mut choice = ready(&rated.fact, scope, |scope, id| scope.option(id, &rated.at_least).map(from), true)?;
    let fact = choice.reading.link.fact;
    let below = rated.below.as_ref().map(|option| scope.option(fact, option)).transpose()?;
    let above = rated.above.as_ref().map(|option| scope.option(fact, option)).transpose()?;
    let needs = below.map_or(0, |at| !from(at)) | above.map_or(0, |at| from(at).wrapping_shl(1));
    let evidence = rated.evidence.as_ref().map(|name| demand(scope, name, &[FactType::Photo, FactType::Text])).transpose()?;
    choice.evidence = evidence.map(|reading| (reading, needs));
    Ok(choice)
}

/// Whether a place is in a set.
fn among(set: u64, at: usize) -> bool {
    u32::try_from(at).is_ok_and(|at| at < 64 && set & 1_u64.wrapping_shl(at) != 0)
}

impl Choice {
    /// The fact, the options that hold in order, and whether more is better. Options that need
    /// nothing to show for them are told alone, where there are some.
    pub fn wants(&self) -> (u32, Vec<&str>, bool) {
        let needs = self.evidence.as_ref().map_or(0, |(_, needs)| *needs);
        let plain = self.holds & !needs;
        let some = self.keys(plain).next().is_some();
        (self.reading.link.fact, self.keys(if some { plain } else { self.holds }).collect(), self.ordered)
    }

    fn keys(&self, set: u64) -> impl Iterator<Item = &str> {
        self.options.iter().enumerate().filter(move |(at, _)| among(set, *at)).map(|(_, key)| key.as_str())
    }

    fn has(&self, at: usize) -> bool {
        among(self.holds, at)
    }

    /// Whether the rating needs something to show why, and there is nothing.
    fn lacks_evidence(&self, facts: &Facts, row: u32) -> Option<&Reading> {
        let (evidence, needs) = self.evidence.as_ref()?;
        (among(*needs, self.reading.option(facts, row))
            && !(evidence.state(facts, row) == RowState::Known && evidence.is_filled(facts, row)))
        .then_some(evidence)
    }

    #[inline]
    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        if self.evidence.is_some() {
            return by_row(block, lanes, &mut |row| {
                together([&self.reading], false, facts, row).unwrap_or_else(|| match self.lacks_evidence(facts, row) {
                    // Neither a good nor a bad rating stands alone.
                    Some(_) => Verdict::ToConfirm,
                    None if self.has(self.reading.option(facts, row)) => Verdict::Pass,
                    None => Verdict::Fail,
                })
            });
        }
        self.reading.judge(facts, block, lanes, |row| {
            if self.has(facts.option(self.reading.link.fact, row)) { Verdict::Pass } else { Verdict::Fail }
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        if let Some(known) = self.reading.known_row(facts, row, said) {
            said.extend(self.lacks_evidence(facts, row).map(|evidence| Reason::NoEvidence { fact: evidence.name.clone() }));
            let seen = self.options.get(facts.option(self.reading.link.fact, known)).cloned().unwrap_or_default();
            let wanted = self.keys(self.holds).map(str::to_owned).collect();
            said.push(Reason::Choice { fact: self.reading.name.clone(), seen, wanted, ordered: self.ordered });
        }
    }
}
