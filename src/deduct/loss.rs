//! What one subject loses.

use crate::check::Check;
use crate::facts::Facts;
use crate::points::Points;

/// What one subject loses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Units that are lost.
    pub units: u32,
    /// Points that are lost; below zero what an award gains.
    pub lost: Points,
    /// Points that may still be gained.
    pub gain: Points,
    /// Points that may still be lost beside them.
    pub may: Points,
    /// Whether no bound can be said.
    pub unbounded: bool,
    /// Whether the rule fails and a person must still decide on the points.
    pub undecided: bool,
}

/// One subject that fails, or may fail.
pub struct Subject<'a> {
    /// What must hold.
    pub require: &'a Check,
    /// The answers.
    pub facts: &'a Facts,
    /// Its row.
    pub row: u32,
    /// Whether it fails for certain.
    pub failed: bool,
    /// The most that it can lose.
    pub most: Option<Points>,
}

/// Points that are never more than the most.
pub fn capped(points: Points, most: Option<Points>) -> Points {
    most.map_or(points, |most| points.min(most))
}

impl Subject<'_> {
    /// Points for units of which some are sure and so many the most; none where there is no end.
    pub fn between(&self, sure: u32, most: Option<u32>, each: Points) -> Loss {
        let lost = if self.failed { capped(each.times(sure), self.most) } else { Points::ZERO };
        let worst = most.map(|units| capped(each.times(units), self.most)).or(self.most);
        Loss {
            units: if self.failed { sure } else { 0 },
            lost,
            gain: Points::ZERO,
            may: worst.map_or(Points::ZERO, |worst| worst.minus(lost).max(Points::ZERO)),
            unbounded: worst.is_none(),
            undecided: false,
        }
    }
}
