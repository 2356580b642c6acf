//! `points`, `per`: so much a unit.

use super::keys::{AWARD, DECISION, Keys, UNITS, missing};
use super::loss::{Loss, Subject};
use crate::amount::Amount;
use crate::fault::{Fault, Problem};
use crate::pack::Per;
use crate::points::Points;

const FOREIGN: &[&[&str]] = &[DECISION, AWARD, &["steps"]];

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

pub fn compile(keys: Keys<'_>, each: Points) -> Result<Units, Fault> {
    keys.refuse(FOREIGN)?;
    let per = keys.0.per.ok_or_else(|| missing("per"))?;
    if !keys.is_measured() {
        keys.refuse(&[UNITS])?;
    }
    let unit = keys.0.unit.unwrap_or(Amount::whole(1));
    if cfg!(feature = "authoring") && unit.scaled() <= 0 {
        let problem = Problem::OutOfRange { found: unit.to_string(), min: Some("0.0001".to_owned()), max: None };
        return Err(Fault::new(problem).under("unit"));
    }
    Ok(Units { each, per, unit, started: keys.0.started })
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
