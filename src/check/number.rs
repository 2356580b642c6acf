//! `number`: a number within bounds, each a figure of the source or a parameter.

use super::scope::Given;
use super::{Planes, Reading, Scope, demand};
use crate::amount::{Amount, SCALE};
use crate::facts::{Data, Facts, RowState};
use crate::fault::{Fault, Problem};
use crate::finding::{BoundSeen, Reason, Side, Verdict};
use crate::pack::{FactType, Quantity};
use crate::words::Said;

/// A number lies within every bound.
#[derive(Clone, Debug)]
pub struct Number {
    reading: Reading,
    bounds: Vec<(Side, Amount)>,
    /// Parameters without a value: the requirement is not configured.
    unset: Vec<String>,
    /// Whether one of the bounds, set or not, is an upper one.
    upper: bool,
}

pub(super) fn compile(quantity: &Quantity, scope: &mut Scope<'_>) -> Result<Number, Fault> {
    let reading = demand(scope, "fact", &quantity.fact, &[FactType::Number])?;
    let (mut bounds, mut unset) = (Vec::new(), Vec::new());
    for (key, side, term) in [
        ("at_least", Side::AtLeast, &quantity.at_least),
        ("at_most", Side::AtMost, &quantity.at_most),
        ("above", Side::Above, &quantity.above),
        ("below", Side::Below, &quantity.below),
    ] {
        match term.as_ref().map(|term| scope.term(key, term)).transpose()? {
            Some(Given { value: Some(value), .. }) => bounds.push((side, value)),
            Some(Given { value: None, param }) => unset.extend(param),
            None => {}
        }
    }
    if bounds.is_empty() && unset.is_empty() {
        return Err(Fault::new(Problem::MissingKey { key: "at_least, at_most, above or below".to_owned() }));
    }
    let low = bounds.iter().filter(|(side, _)| matches!(side, Side::AtLeast | Side::Above)).map(|(_, b)| *b).max();
    let high = bounds.iter().filter(|(side, _)| matches!(side, Side::AtMost | Side::Below)).map(|(_, b)| *b).min();
    if matches!((low, high), (Some(low), Some(high)) if low > high) {
        return Err(Fault::new(Problem::Contradiction { what: Said::new("上下限", "bounds") }));
    }
    let upper = quantity.at_most.is_some() || quantity.below.is_some();
    Ok(Number { reading, bounds, unset, upper })
}

impl Number {
    pub(super) fn has_upper(&self) -> bool {
        self.upper
    }

    fn seen(&self, facts: &Facts, row: u32) -> Amount {
        match facts.column(self.reading.link.fact).map(|column| &column.data) {
            Some(Data::Number(values)) => values.get(row as usize).copied().unwrap_or_default(),
            _ => Amount::default(),
        }
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
        let planes = self.reading.judge(facts, block, lanes, |row| if self.holds(self.seen(facts, row)) { good } else { Verdict::Fail });
        if self.bounds.is_empty() { planes.waiting() } else { planes }
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        said.extend(self.unset.iter().map(|param| Reason::ParamUnset { param: param.clone() }));
        if let Some(row) = self.reading.known_row(facts, row, said) {
            let bounds = self.bounds.iter().map(|(side, value)| BoundSeen { side: *side, value: *value }).collect();
            said.push(Reason::Number { fact: self.reading.name.clone(), seen: self.seen(facts, row), bounds });
        }
    }

    pub(super) fn excess(&self, facts: &Facts, row: u32) -> Option<u32> {
        // A bound that nobody set yet is exceeded by nothing.
        let uppers = self.bounds.iter().filter(|(side, _)| matches!(side, Side::AtMost | Side::Below));
        let Some(allowed) = uppers.map(|(_, bound)| *bound).min() else { return Some(0) };
        let row = facts.reach(self.reading.link, row);
        match facts.state(self.reading.link.fact, row)? {
            RowState::Known => {}
            RowState::NotApplicable => return Some(0),
            RowState::CannotCheck | RowState::Open => return None,
        }
        let over = self.seen(facts, row).scaled().saturating_sub(allowed.scaled()).max(0);
        Some(u32::try_from(over.checked_div(SCALE)?).unwrap_or(u32::MAX))
    }
}
