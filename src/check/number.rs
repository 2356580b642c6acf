//! `number`: a number within bounds, each a figure of the source or a parameter.

use super::excess::{Distance, Far};
use super::reading::{Reading, demand};
use super::scope::{Given, Scope};
use crate::amount::Amount;
use crate::facts::{Facts, RowState};
use crate::fault::{Clash, Fault};
use crate::finding::{BoundSeen, Reason, Side, Verdict};
use crate::pack::{Bound, FactType, Quantity};
use crate::planes::Planes;

/// A number lies within every bound.
#[derive(Clone, Debug)]
pub struct Number {
    reading: Reading,
    bounds: Vec<(Side, Amount)>,
    /// Parameters without a value: the requirement is not configured.
    unset: Vec<String>,
    /// Whether one of the bounds, set or not, is an upper one.
    upper: bool,
    /// The same of a lower one.
    lower: bool,
    /// The smallest and the largest number that can be recorded.
    range: (Amount, Option<Amount>),
}

pub(super) fn compile(quantity: &Quantity, scope: &mut Scope<'_>) -> Result<Number, Fault> {
    let reading = demand(scope, &quantity.fact, &[FactType::Number])?;
    let (mut bounds, mut unset) = (Vec::new(), Vec::new());
    for (side, term) in [
        (Side::AtLeast, quantity.at_least.as_ref().and_then(Bound::term)),
        (Side::AtMost, quantity.at_most.as_ref().and_then(Bound::term)),
        (Side::Above, quantity.above.as_ref()),
        (Side::Below, quantity.below.as_ref()),
    ] {
        match term.map(|term| scope.term(term)).transpose()? {
            Some(Given { value: Some(value), .. }) => bounds.push((side, value)),
            Some(Given { value: None, param }) => unset.extend(param),
            None => {}
        }
    }
    let low = bounds.iter().filter(|(side, _)| matches!(side, Side::AtLeast | Side::Above)).map(|(_, b)| *b).max();
    let high = bounds.iter().filter(|(side, _)| matches!(side, Side::AtMost | Side::Below)).map(|(_, b)| *b).min();
    if matches!((low, high), (Some(low), Some(high)) if low > high) {
        return Err(Fault::clash(Clash::Bounds));
    }
    let upper = quantity.at_most.is_some() || quantity.below.is_some();
    let lower = quantity.at_least.is_some() || quantity.above.is_some();
    let range = scope.definition(reading.link.fact).map_or((Amount::default(), None), |fact| (fact.min.unwrap_or_default(), fact.max));
    Ok(Number { reading, bounds, unset, upper, lower, range })
}

impl Number {
    pub(super) fn has_bound(&self, short: bool) -> bool {
        if short { self.lower } else { self.upper }
    }

    #[inline]
    fn holds(&self, seen: Amount) -> bool {
        self.bounds.iter().all(|(side, bound)| match side {
            Side::AtLeast => seen >= *bound,
            Side::AtMost => seen <= *bound,
            Side::Above => seen > *bound,
            Side::Below => seen < *bound,
        })
    }

    /// A bound that is set and broken fails, whatever the unset ones say; else an unset one
    /// makes the requirement "not configured", which tells the office what to do before the
    /// inspector measures.
    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let good = if self.unset.is_empty() { Verdict::Pass } else { Verdict::NotConfigured };
        let planes = self
            .reading
            .judge(facts, block, lanes, |row| if self.holds(facts.number(self.reading.link.fact, row)) { good } else { Verdict::Fail });
        if self.bounds.is_empty() { planes.waiting() } else { planes }
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        said.extend(self.unset.iter().map(|param| Reason::ParamUnset { param: param.clone() }));
        if let Some(row) = self.reading.known_row(facts, row, said) {
            let bounds = self.bounds.iter().map(|(side, value)| BoundSeen { side: *side, value: *value }).collect();
            said.push(Reason::Number { fact: self.reading.name.clone(), seen: facts.number(self.reading.link.fact, row), bounds });
        }
    }

    /// How far the number lies beyond its upper bound or, when `short`, below its lower one.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let sides = if short { [Side::AtLeast, Side::Above] } else { [Side::AtMost, Side::Below] };
        let bounds = self.bounds.iter().filter(|(side, _)| sides.contains(side)).map(|(_, bound)| *bound);
        // A bound that nobody set yet is broken by nothing.
        let Some(bound) = (if short { bounds.max() } else { bounds.min() }) else { return Far::NONE };
        let gap = |seen: Amount| {
            let over = i128::from(seen.scaled()).saturating_sub(i128::from(bound.scaled()));
            Distance::new(if short { over.saturating_neg() } else { over }, 1)
        };
        let row = facts.reach(self.reading.link, row);
        let end = if short { Some(self.range.0) } else { self.range.1 };
        match facts.state(self.reading.link.fact, row) {
            Some(RowState::Known) => Far::exactly(gap(facts.number(self.reading.link.fact, row))),
            Some(RowState::NotApplicable) | None => Far::NONE,
            Some(RowState::CannotCheck | RowState::Open) => Far { most: end.map(gap), ..Far::ENDLESS },
        }
    }
}
