//! How far a measured value lies beyond a bound, and how many elements of a fail take points.

use crate::amount::Amount;
use crate::finding::Verdict;

/// Units of a fail that take points: certain now, and possible at most while answers are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Elements that fail.
    pub failing: u32,
    /// Elements that may still fail.
    pub open: u32,
}

impl Units {
    /// Both sums.
    #[must_use]
    pub fn plus(self, other: Units) -> Units {
        Units { failing: self.failing.saturating_add(other.failing), open: self.open.saturating_add(other.open) }
    }
    /// One element with this verdict.
    pub fn one(verdict: Verdict) -> Units {
        match verdict {
            Verdict::Fail => Units { failing: 1, open: 0 },
            verdict if verdict.is_open() => Units { failing: 0, open: 1 },
            _ => Units::default(),
        }
    }
}

/// A distance from a bound: an exact fraction of ten-thousandths, never below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    over: i128,
    under: i128,
}

impl Distance {
    pub(super) const NONE: Distance = Distance { over: 0, under: 1 };

    /// A fraction; what is under the line is above zero.
    pub(super) fn new(over: i128, under: i128) -> Distance {
        Distance { over: over.max(0), under: under.max(1) }
    }

    /// Whole units of a size, or begun ones; saturated.
    pub fn units(self, unit: Amount, started: bool) -> u32 {
        let size = self.under.saturating_mul(i128::from(unit.scaled())).max(1);
        let whole = self.over.checked_div(size).unwrap_or(0);
        let begun = started && self.over.checked_rem(size).is_some_and(|rest| rest > 0);
        u32::try_from(whole.saturating_add(i128::from(begun))).unwrap_or(u32::MAX)
    }

    /// Whether it lies at an edge or beyond it; only beyond when the edge is open.
    pub fn reaches(self, edge: Amount, open: bool) -> bool {
        let edge = self.under.saturating_mul(i128::from(edge.scaled()));
        if open { self.over > edge } else { self.over >= edge }
    }
}

/// What is known of a distance: it lies between two others; without an upper one it has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// It is at least this.
    pub least: Distance,
    /// It is at most this.
    pub most: Option<Distance>,
}

impl Far {
    /// No distance at all.
    pub(super) const NONE: Far = Far::exactly(Distance::NONE);
    /// Nothing is known of it.
    pub(super) const ENDLESS: Far = Far { least: Distance::NONE, most: None };

    pub(super) const fn exactly(far: Distance) -> Far {
        Far { least: far, most: Some(far) }
    }
}
