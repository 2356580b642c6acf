//! `award`, `lost`: gained by a pass, lost by a fail.

use super::loss::Loss;
use crate::finding::Verdict;
use crate::pack::Deduct;
use crate::points::Points;

/// Gained by a pass, lost by a fail.
#[derive(Clone, Debug)]
pub struct Award {
    /// Points that a pass gains.
    pub award: Points,
    /// Points that a fail loses.
    pub lost: Points,
}

pub fn compile(written: &Deduct) -> Option<Award> {
    Some(Award { award: written.award?, lost: written.lost.unwrap_or_default() })
}

impl Award {
    /// What a subject with this verdict loses.
    pub fn row(&self, verdict: Verdict) -> Loss {
        match verdict {
            Verdict::Pass => Loss { units: 1, lost: Points::ZERO.minus(self.award), ..Loss::default() },
            Verdict::Fail => Loss { units: 1, lost: self.lost, ..Loss::default() },
            verdict if verdict.is_open() => Loss { gain: self.award, may: self.lost, ..Loss::default() },
            _ => Loss::default(),
        }
    }
}
