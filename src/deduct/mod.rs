//! The compiled deduction of a rule: what one subject loses by its verdict, one file a form.
//!
//! Each form has the same parts: `compile`; `figures`, the points of which a sheet may take a part; `range`,
//! the most that a subject can gain and lose; `row`, what a subject loses.

mod award;
mod bands;
mod decided;
mod loss;
mod recorded;
mod scope;
mod steps;
mod units;

pub use loss::Loss;
pub use recorded::points_of;
pub use scope::Scope;

use crate::check::{Check, Given};
use crate::facts::Facts;
use crate::fault::{Expected, Fault, Found, Problem};
use crate::finding::Verdict;
use crate::pack::{Deduct, Per};
use crate::points::Points;
use loss::{Subject, capped};

/// The compiled deduction of a rule.
#[derive(Clone, Debug)]
pub struct Deduction {
    form: Form,
    /// The most that one subject loses.
    most: Option<Points>,
    /// The parameter without a value that would say how much a unit takes.
    pub unset: Option<String>,
}

/// The points of a unit as they are in force: a figure, or what an office set.
#[derive(Clone, Debug, Default)]
pub struct UnitPoints {
    points: Points,
    /// The parameter that would say how many, where it has no value.
    unset: Option<String>,
}

impl UnitPoints {
    /// The points that a term gives.
    ///
    /// # Errors
    /// It is below zero, or finer than points are.
    pub fn new(each: Given) -> Result<UnitPoints, Fault> {
        let Some(value) = each.value else { return Ok(UnitPoints { points: Points::ZERO, unset: each.param }) };
        let finer = || Problem::BadValue { found: Found::Text(value.to_string()), expected: Expected::Decimals(2) };
        let points = points_of(value).ok_or_else(|| Fault::new(finer()))?;
        if points < Points::ZERO {
            return Err(Fault::new(Problem::OutOfRange { found: points.to_string(), min: Some("0".to_owned()), max: None }));
        }
        Ok(UnitPoints { points, unset: None })
    }
}

#[derive(Clone, Debug)]
enum Form {
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

impl Deduction {
    /// Compiles the deduction of a rule, with the points of a unit as they are in force; adds the facts
    /// in which decisions are recorded to those that the rule reads. None where it was not checked before.
    pub fn compile(written: &Deduct, unit: UnitPoints, scope: &mut Scope<'_>) -> Option<Deduction> {
        let form = if written.points.is_some() {
            Form::Units(units::compile(written, unit.points)?)
        } else if !written.steps.is_empty() {
            Form::Steps(steps::compile(written))
        } else if written.is_rated() {
            Form::Bands(bands::compile(written, scope)?)
        } else if written.decided.is_some() {
            Form::Decided(decided::compile(written, scope)?)
        } else {
            Form::Award(award::compile(written)?)
        };
        Some(Deduction { form, most: written.most, unset: unit.unset })
    }

    /// Points of one fail, where nothing but the verdict counts.
    pub fn plain(&self) -> Option<Points> {
        self.unit().filter(|(_, per)| *per == Per::Finding).map(|(each, _)| capped(each, self.most))
    }

    /// Points of one unit and what the unit is, where a line is so many times so much.
    pub fn unit(&self) -> Option<(Points, Per)> {
        match &self.form {
            Form::Units(units) if self.unset.is_none() => Some((units.each, units.per)),
            _ => None,
        }
    }

    /// All points of which a sheet may take a multiple.
    pub fn figures(&self) -> Vec<Points> {
        let own = match &self.form {
            Form::Units(units) => vec![units.each],
            Form::Steps(steps) => steps.figures(),
            Form::Decided(decided) => vec![decided.least],
            Form::Bands(_) => Vec::new(),
            Form::Award(award) => vec![award.award, award.lost],
        };
        own.into_iter().chain(self.most).collect()
    }

    /// The most that any one subject can gain and lose; no end when there is none.
    pub fn range(&self) -> (Points, Option<Points>) {
        match &self.form {
            Form::Units(_) => (Points::ZERO, self.plain().or(self.most)),
            Form::Steps(steps) => (Points::ZERO, Some(capped(steps.highest(), self.most))),
            Form::Decided(_) => (Points::ZERO, self.most),
            Form::Award(award) => (award.award, Some(award.lost)),
            Form::Bands(bands) => (Points::ZERO, Some(bands.spread())),
        }
    }

    /// What a subject with this verdict loses.
    pub fn row(&self, require: &Check, facts: &Facts, row: u32, verdict: Verdict) -> Loss {
        let (failed, open) = (verdict == Verdict::Fail, verdict.is_open());
        let subject = Subject { require, facts, row, failed, most: self.most };
        match &self.form {
            // Whatever the verdict, unless there is none.
            Form::Bands(bands) if failed || open || verdict == Verdict::Pass => bands.row(&subject, open),
            Form::Bands(_) => Loss::default(),
            Form::Award(award) => award.row(verdict),
            _ if !failed && !open => Loss::default(),
            _ if self.unset.is_some() => Loss { may: self.most.unwrap_or_default(), unbounded: self.most.is_none(), ..Loss::default() },
            Form::Units(units) => units.row(&subject),
            Form::Steps(steps) => steps.row(&subject),
            Form::Decided(decided) => decided.row(&subject),
        }
    }
}
