//! `contains`: what a set must hold, at least in part, or must not hold.

use super::excess::Units;
use super::reading::{Reading, declared, demand};
use super::scope::{Given, Scope};
use crate::amount::Amount;
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// A set holds what it must and nothing that it must not.
#[derive(Clone, Debug)]
pub struct Contains {
    reading: Reading,
    all: u64,
    any: u64,
    none: u64,
    needed: Given,
    open: bool,
    declared: Option<u32>,
    /// The keys of all options in order, for explanations.
    options: Vec<String>,
}

pub(super) fn compile(written: &pack::Contains, scope: &mut Scope<'_>) -> Result<Contains, Fault> {
    let reading = demand(scope, &written.fact, &[FactType::Set])?;
    let fact = reading.link.fact;
    let all = scope.options(fact, &written.all)?;
    let any = scope.options(fact, &written.any)?;
    let none = scope.options(fact, &written.none)?;
    let needed = match &written.at_least {
        Some(term) => scope.positive(term)?,
        None => Given { value: Some(Amount::whole(1)), param: None },
    };
    let options = scope.definition(fact).map(|fact| fact.of.keys().map(str::to_owned).collect()).unwrap_or_default();
    Ok(Contains { reading, all, any, none, needed, open: written.open, declared: written.declared, options })
}

impl Contains {
    /// The fact, the elements that meet everything, and those that must not be there.
    pub fn wants(&self) -> (u32, u64, u64) {
        (self.reading.link.fact, self.all | self.any, self.none)
    }

    /// How many of `any` are needed: never more than there are; `None` while not configured.
    fn needed(&self) -> Option<u32> {
        if self.any == 0 {
            return Some(0);
        }
        let needed = self.needed.value?.as_whole()?;
        Some(u32::try_from(needed).unwrap_or(0).min(self.any.count_ones()))
    }

    fn judge(&self, seen: u64) -> Verdict {
        if self.all & !seen != 0 || self.none & seen != 0 {
            return Verdict::Fail;
        }
        match self.needed() {
            None => Verdict::NotConfigured,
            Some(needed) if (self.any & seen).count_ones() >= needed => Verdict::Pass,
            Some(_) => Verdict::Fail,
        }
    }

    #[inline]
    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let planes = self.reading.judge(facts, block, lanes, |row| self.judge(facts.elements(self.reading.link.fact, row)));
        // Where nothing else is demanded, the office has to set the number before anybody looks.
        let waits = self.all | self.none == 0 && self.needed().is_none();
        if waits { planes.waiting() } else { planes }
    }

    fn keys(&self, set: u64) -> Vec<String> {
        let has = |at: usize| u32::try_from(at).is_ok_and(|at| at < 64 && set & 1_u64.wrapping_shl(at) != 0);
        self.options.iter().enumerate().filter(|(at, _)| has(*at)).map(|(_, key)| key.clone()).collect()
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        if let (None, Some(param)) = (self.needed(), &self.needed.param) {
            said.push(Reason::ParamUnset { param: param.clone() });
        }
        let Some(row) = self.reading.known_row(facts, row, said) else { return };
        let listed = (self.all | self.any | self.none).count_ones();
        said.extend(declared(self.declared, listed));
        let seen = facts.elements(self.reading.link.fact, row);
        said.push(Reason::Elements {
            fact: self.reading.name.clone(),
            missing: self.keys(self.all & !seen),
            forbidden: self.keys(self.none & seen),
            any_of: self.keys(self.any),
            present_any: (self.any & seen).count_ones(),
            needed_any: self.needed().unwrap_or(0),
            // Only where some of a list are enough can something else of the same sort serve.
            open_list: self.open && self.any != 0,
        });
    }

    pub(super) fn elements(&self, facts: &Facts, row: u32) -> Units {
        let most = self.all.count_ones().saturating_add(self.none.count_ones()).saturating_add(self.needed().unwrap_or(0));
        let row = facts.reach(self.reading.link, row);
        match facts.state(self.reading.link.fact, row).unwrap_or(RowState::Open) {
            RowState::Known => {
                let seen = facts.elements(self.reading.link.fact, row);
                let short = self.needed().unwrap_or(0).saturating_sub((self.any & seen).count_ones());
                let failing = (self.all & !seen).count_ones().saturating_add((self.none & seen).count_ones()).saturating_add(short);
                Units { failing, open: 0 }
            }
            RowState::NotApplicable => Units::default(),
            RowState::CannotCheck | RowState::Open => Units { failing: 0, open: most },
        }
    }
}
