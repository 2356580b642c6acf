//! `points`, `per`: so much a unit.

use super::loss::{Loss, Subject};
use crate::amount::Amount;
use crate::pack::{Deduct, Per};
use crate::points::Points;

/// So much a unit.
#[derive(Clone, Debug)]
pub struct Units {
    /// Points of one.
    pub each: Points,
    /// What one is.
    pub per: Per,
    /// The size of one of excess or shortfall.
    unit: Amount,
    /// Whether one that is only begun counts.
    started: bool,
}

pub fn compile(written: &Deduct, each: Points) -> Option<Units> {
    Some(Units { each, per: written.per?, unit: written.unit.unwrap_or(Amount::whole(1)), started: written.started })
}

impl Units {
    /// What a subject loses that fails, or may fail.
    pub fn row(&self, subject: &Subject<'_>) -> Loss {
        match self.per {
            Per::Finding => subject.between(1, Some(1), self.each),
            Per::Element => {
                let units = subject.require.elements(subject.facts, subject.row);
                let all = units.failing.saturating_add(units.open);
                // The condition may be what is open: then everything may still fail.
                subject.between(units.failing, Some(if subject.failed { all } else { all.max(1) }), self.each)
            }
            Per::Excess | Per::Shortfall => {
                let far = subject.require.beyond(self.per == Per::Shortfall, subject.facts, subject.row);
                let most = far.most.map(|most| most.units(self.unit, self.started));
                subject.between(far.least.units(self.unit, self.started), most, self.each)
            }
        }
    }
}
