//! The deduction of a rule made ready: what one subject loses by its verdict, one file a form.
//!
//! Each form has the same parts: `FOREIGN`, the keys that do not go with it; `compile`, where all that
//! can be wrong with it is wrong; `figures`, the points of which a sheet may take a part; `range`, the
//! most that a subject can gain and lose; `row`, what a subject loses.

mod award;
mod bands;
mod decided;
mod keys;
mod loss;
mod recorded;
mod steps;
mod units;

pub use keys::Scope;
pub use loss::RowLoss;
pub use recorded::points_of;

use crate::check::{Check, Given};
use crate::facts::Facts;
use crate::fault::{Expected, Fault, Found, Problem};
use crate::finding::Verdict;
use crate::pack::{Deduct, Per};
use crate::points::Points;
use keys::{Keys, missing, not_negative};
use loss::{Subject, capped};

/// The deduction of a rule made ready.
#[derive(Clone, Debug)]
pub struct Charge {
    how: How,
    /// The most that one subject loses.
    most: Option<Points>,
    /// The parameter without a value that would say how much a unit takes.
    pub unset: Option<String>,
}

#[derive(Clone, Debug)]
enum How {
    /// So much a unit.
    Units(units::Units),
    /// By how far a number lies beyond its bound.
    Steps(steps::Steps),
    /// What a person decides.
    Decided(decided::Decided),
    /// Gained by a pass, lost by a fail.
    Award(award::Award),
    /// Points of a band, whatever the verdict.
    Bands(bands::Bands),
}

impl Charge {
    /// Makes the deduction of a rule ready, with the points of a unit as they are in force; adds the
    /// facts in which decisions are recorded to those that the rule reads.
    ///
    /// # Errors
    /// No form or two of them, points below zero, steps with gaps or overlaps, units of what has
    /// none, facts of the wrong kind or type.
    pub fn new(written: &Deduct, each: Option<Given>, scope: &mut Scope<'_>) -> Result<Charge, Fault> {
        let (each, unset) = match each {
            Some(Given { value: Some(value), .. }) => {
                let fault = || Fault::new(Problem::BadValue { found: Found::Text(value.to_string()), expected: Expected::Decimals(2) });
                (Some(points_of(value).ok_or_else(|| fault().under("points"))?), None)
            }
            Some(Given { value: None, param }) => (Some(Points::ZERO), param),
            None => (None, None),
        };
        for (key, points) in
            [("points", each), ("most", written.most), ("least", written.least), ("award", written.award), ("lost", written.lost)]
        {
            not_negative(key, points)?;
        }
        let keys = Keys(written);
        keys.check_bound(scope.require)?;
        let how = if let Some(each) = each {
            How::Units(units::compile(keys, each)?)
        } else if !written.steps.is_empty() {
            How::Steps(steps::compile(keys)?)
        } else if keys.is_rated() {
            How::Bands(bands::compile(keys, scope)?)
        } else if written.least.is_some() || written.decided.is_some() || written.reason.is_some() {
            How::Decided(decided::compile(keys, scope)?)
        } else if written.award.is_some() || written.lost.is_some() {
            How::Award(award::compile(keys)?)
        } else {
            return Err(missing("points"));
        };
        Ok(Charge { how, most: written.most, unset })
    }

    /// Points of one fail, where nothing but the verdict counts.
    pub fn plain(&self) -> Option<Points> {
        self.unit().filter(|(_, per)| *per == Per::Finding).map(|(each, _)| capped(each, self.most))
    }

    /// Points of one unit and what the unit is, where a line is so many times so much.
    pub fn unit(&self) -> Option<(Points, Per)> {
        match &self.how {
            How::Units(units) if self.unset.is_none() => Some((units.each, units.per)),
            _ => None,
        }
    }

    /// All points of which a sheet may take a multiple.
    pub fn figures(&self) -> Vec<Points> {
        let own = match &self.how {
            How::Units(units) => vec![units.each],
            How::Steps(steps) => steps.figures(),
            How::Decided(decided) => vec![decided.least],
            How::Bands(_) => Vec::new(),
            How::Award(award) => vec![award.award, award.lost],
        };
        own.into_iter().chain(self.most).collect()
    }

    /// The most that any one subject can gain and lose; no end when there is none.
    pub fn range(&self) -> (Points, Option<Points>) {
        match &self.how {
            How::Units(_) => (Points::ZERO, self.plain().or(self.most)),
            How::Steps(steps) => (Points::ZERO, Some(capped(steps.highest(), self.most))),
            How::Decided(_) => (Points::ZERO, self.most),
            How::Award(award) => (award.award, Some(award.lost)),
            How::Bands(bands) => (Points::ZERO, Some(bands.spread())),
        }
    }

    /// What a subject with this verdict loses.
    pub fn row(&self, require: &Check, facts: &Facts, row: u32, verdict: Verdict) -> RowLoss {
        let (failed, open) = (verdict == Verdict::Fail, verdict.is_open());
        let subject = Subject { require, facts, row, failed, most: self.most };
        match &self.how {
            // Whatever the verdict, unless there is none.
            How::Bands(bands) if failed || open || verdict == Verdict::Pass => bands.row(&subject, open),
            How::Bands(_) => RowLoss::default(),
            How::Award(award) => award.row(verdict),
            _ if !failed && !open => RowLoss::default(),
            _ if self.unset.is_some() => {
                RowLoss { may: self.most.unwrap_or_default(), unbounded: self.most.is_none(), ..RowLoss::default() }
            }
            How::Units(units) => units.row(&subject),
            How::Steps(steps) => steps.row(&subject),
            How::Decided(decided) => decided.row(&subject),
        }
    }
}
