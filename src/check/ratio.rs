//! `ratio`: two numbers in a least ratio, compared by multiplication and never rounded.

use super::scope::Given;
use super::{Distance, Far, Planes, Reading, Scope, demand};
use crate::amount::{Amount, SCALE};
use crate::facts::{Data, Facts, RowState};
use crate::fault::{Fault, Problem};
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};

/// `part / whole` is at least so many per cent.
#[derive(Clone, Debug)]
pub struct Ratio {
    part: Reading,
    whole: Reading,
    at_least: Given,
    /// Whether the part can be below zero.
    signed: bool,
}

pub(super) fn compile(ratio: &pack::Ratio, scope: &mut Scope<'_>) -> Result<Ratio, Fault> {
    let part = demand(scope, "part", &ratio.part, &[FactType::Number])?;
    let whole = demand(scope, "whole", &ratio.whole, &[FactType::Number])?;
    // A ratio of two subjects' numbers means nothing; `check` reads both from one row.
    if part.link.kind != whole.link.kind {
        return Err(Fault::new(Problem::OutOfReach { name: ratio.whole.clone(), from: ratio.part.clone() }).under("whole"));
    }
    let signed = scope.definition(part.link.fact).and_then(|fact| fact.min).is_some_and(|min| min.scaled() < 0);
    Ok(Ratio { part, whole, at_least: scope.term("at_least", &ratio.at_least)?, signed })
}

fn number(facts: &Facts, fact: u32, row: u32) -> Amount {
    match facts.column(fact).map(|column| &column.data) {
        Some(Data::Number(values)) => values.get(row as usize).copied().unwrap_or_default(),
        _ => Amount::default(),
    }
}

impl Ratio {
    fn judge(&self, part: Amount, whole: Amount) -> Verdict {
        let Some(bound) = self.at_least.value else { return Verdict::NotConfigured };
        // An empty base says nothing: it is not assessable, not 100 %.
        if whole.scaled() <= 0 {
            return Verdict::CannotCheck;
        }
        let left = i128::from(part.scaled()).saturating_mul(100).saturating_mul(i128::from(SCALE));
        let right = i128::from(whole.scaled()).saturating_mul(i128::from(bound.scaled()));
        if left >= right { Verdict::Pass } else { Verdict::Fail }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let (whole, known) = self.whole.states(facts, block, lanes);
        let part = self.part.judge(facts, block, lanes, |_| Verdict::Pass);
        let both = known & part.pass;
        let judged = self
            .part
            .judge(facts, block, both, |row| self.judge(number(facts, self.part.link.fact, row), number(facts, self.whole.link.fact, row)));
        let unknown = Planes { pass: known & !both, ..whole }.and(Planes { pass: part.pass & !both, ..part });
        // Where either number does not apply there is no ratio: nothing is left to require.
        let removed = whole.not_applicable | part.not_applicable;
        if self.at_least.value.is_none() {
            return Planes { not_applicable: removed, not_configured: lanes & !removed, ..Planes::default() };
        }
        Planes::all(Verdict::NotApplicable, removed).within(removed, judged.within(both, unknown))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        if let (None, Some(param)) = (self.at_least.value, &self.at_least.param) {
            said.push(Reason::ParamUnset { param: param.clone() });
        }
        let part = self.part.known_row(facts, row, said);
        let whole = self.whole.known_row(facts, row, said);
        if let (Some(part), Some(whole), Some(at_least)) = (part, whole, self.at_least.value) {
            said.push(Reason::Ratio {
                part: self.part.name.clone(),
                whole: self.whole.name.clone(),
                seen_part: number(facts, self.part.link.fact, part),
                seen_whole: number(facts, self.whole.link.fact, whole),
                at_least,
            });
        }
    }

    /// How many percentage points are missing. A part is never below zero, so no more than all
    /// that is required can be missing.
    pub(super) fn short(&self, facts: &Facts, row: u32) -> Far {
        let Some(bound) = self.at_least.value else { return Far::NONE };
        let states = [&self.part, &self.whole].map(|reading| {
            let row = facts.reach(reading.link, row);
            (facts.state(reading.link.fact, row), number(facts, reading.link.fact, row))
        });
        match states {
            [(Some(RowState::NotApplicable), _), _] | [_, (Some(RowState::NotApplicable), _)] => Far::NONE,
            [(Some(RowState::Known), part), (Some(RowState::Known), whole)] if whole.scaled() > 0 => {
                let wanted = i128::from(whole.scaled()).saturating_mul(i128::from(bound.scaled()));
                let there = i128::from(part.scaled()).saturating_mul(100).saturating_mul(i128::from(SCALE));
                Far::Exactly(Distance::new(wanted.saturating_sub(there), i128::from(whole.scaled())))
            }
            _ if self.signed => Far::Endless,
            _ => Far::AtMost(Distance::new(i128::from(bound.scaled()), 1)),
        }
    }
}
