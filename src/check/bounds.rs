//! The bounds of a number that is worked out: a lowest and a highest, either may be missing.

use super::excess::{Distance, Far};
use super::scope::{Given, Scope};
use crate::amount::Amount;
use crate::fault::{Clash, Fault};
use crate::finding::{BoundSeen, Reason, Side, Verdict};
use crate::pack::Term;

/// An exact fraction of ten-thousandths; what stands below the line is above zero.
pub(super) type Fraction = (i128, i128);

/// How a term is read: any number, or a whole one.
type Way<'a> = fn(&Scope<'a>, &Term) -> Result<Given, Fault>;

/// A lowest and a highest that belong to what holds.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    at_least: Option<Given>,
    at_most: Option<Given>,
}

pub(super) fn compile<'a>(at_least: Option<&Term>, at_most: Option<&Term>, scope: &Scope<'a>, way: Way<'a>) -> Result<Bounds, Fault> {
    let bounds =
        Bounds { at_least: at_least.map(|term| way(scope, term)).transpose()?, at_most: at_most.map(|term| way(scope, term)).transpose()? };
    match (bounds.low(), bounds.high()) {
        (Some(low), Some(high)) if low > high => Err(Fault::clash(Clash::Bounds)),
        _ => Ok(bounds),
    }
}

impl Bounds {
    /// Whether there is a highest or, when `short`, a lowest, set or not.
    pub(super) fn has(&self, short: bool) -> bool {
        if short { self.at_least.is_some() } else { self.at_most.is_some() }
    }

    /// How far a number between two ends, either of which may be missing, lies above the highest
    /// or, when `short`, below the lowest. A bound that nobody set yet is broken by nothing.
    pub(super) fn beyond(&self, short: bool, low: Option<Fraction>, high: Option<Fraction>) -> Far {
        let Some(bound) = (if short { self.low() } else { self.high() }) else { return Far::NONE };
        let gap = |(over, under): Fraction| {
            let beyond = over.saturating_sub(i128::from(bound.scaled()).saturating_mul(under));
            Distance::new(if short { beyond.saturating_neg() } else { beyond }, under)
        };
        let (near, far) = if short { (high, low) } else { (low, high) };
        Far { least: near.map_or(Distance::NONE, gap), most: far.map(gap) }
    }

    /// The same with another lowest or highest.
    pub(super) fn with(&self, low: Option<Amount>, high: Option<Amount>) -> Bounds {
        let given = |own: Option<Amount>, bound: &Option<Given>| {
            own.map_or_else(|| bound.clone(), |own| Some(Given { value: Some(own), param: None }))
        };
        Bounds { at_least: given(low, &self.at_least), at_most: given(high, &self.at_most) }
    }

    pub(super) fn low(&self) -> Option<Amount> {
        self.at_least.as_ref()?.value
    }

    pub(super) fn high(&self) -> Option<Amount> {
        self.at_most.as_ref()?.value
    }

    /// The bounds as terms, for what is not configured.
    pub(super) fn given(&self) -> impl Iterator<Item = &Given> {
        [&self.at_least, &self.at_most].into_iter().flatten()
    }

    pub(super) fn seen(&self) -> Vec<BoundSeen> {
        let low = self.low().map(|value| BoundSeen { side: Side::AtLeast, value });
        low.into_iter().chain(self.high().map(|value| BoundSeen { side: Side::AtMost, value })).collect()
    }

    /// What is certain of a number that lies between two others, without an upper end when
    /// there is none; where neither end settles it, what is not known decides.
    pub(super) fn judge(&self, low: Option<Fraction>, high: Option<Fraction>, unknown: Option<Verdict>) -> Verdict {
        let at_least = |found: Fraction, bound: Amount| found.0 >= i128::from(bound.scaled()).saturating_mul(found.1);
        let at_most = |found: Fraction, bound: Amount| found.0 <= i128::from(bound.scaled()).saturating_mul(found.1);
        let reaches = |found: Option<Fraction>| self.low().is_none_or(|bound| found.is_some_and(|found| at_least(found, bound)));
        let keeps = |found: Option<Fraction>| self.high().is_none_or(|bound| found.is_some_and(|found| at_most(found, bound)));
        let too_low = high.is_some() && !reaches(high);
        let too_high = low.is_some() && !keeps(low);
        if too_low || too_high {
            Verdict::Fail
        } else if reaches(low) && keeps(high) {
            Verdict::Pass
        } else {
            unknown.unwrap_or(Verdict::Pending)
        }
    }
}

/// Whether a term has no value.
pub(super) fn unset<'a>(mut given: impl Iterator<Item = &'a Given>) -> bool {
    given.any(|given| given.value.is_none())
}

/// Says which parameters have no value.
pub(super) fn say_unset<'a>(given: impl Iterator<Item = &'a Given>, said: &mut Vec<Reason>) {
    let params = given.filter(|given| given.value.is_none()).filter_map(|given| given.param.clone());
    said.extend(params.map(|param| Reason::ParamUnset { param }));
}
