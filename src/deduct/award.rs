//! `award`, `lost`: gained by a pass, lost by a fail.

use super::keys::{Keys, UNITS, missing};
use super::loss::RowLoss;
use crate::fault::Fault;
use crate::finding::Verdict;
use crate::points::Points;

const FOREIGN: &[&[&str]] = &[UNITS, &["per", "most"]];

/// Gained by a pass, lost by a fail.
#[derive(Clone, Debug)]
pub struct Award {
    /// Points that a pass gains.
    pub award: Points,
    /// Points that a fail loses.
    pub lost: Points,
}

pub fn compile(keys: Keys<'_>) -> Result<Award, Fault> {
    keys.refuse(FOREIGN)?;
    let award = keys.0.award.ok_or_else(|| missing("award"))?;
    Ok(Award { award, lost: keys.0.lost.unwrap_or_default() })
}

impl Award {
    /// What a subject with this verdict loses.
    pub fn row(&self, verdict: Verdict) -> RowLoss {
        match verdict {
            Verdict::Pass => RowLoss { units: 1, lost: Points::ZERO.minus(self.award), ..RowLoss::default() },
            Verdict::Fail => RowLoss { units: 1, lost: self.lost, ..RowLoss::default() },
            verdict if verdict.is_open() => RowLoss { gain: self.award, may: self.lost, ..RowLoss::default() },
            _ => RowLoss::default(),
        }
    }
}
