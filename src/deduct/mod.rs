//! The compiled deduction of a rule: what one subject loses by its verdict, one file a form.
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
pub use loss::Loss;
pub use recorded::points_of;

use crate::check::{Check, Given};
use crate::facts::Facts;
use crate::fault::{Expected, Fault, Found, Problem};
use crate::finding::Verdict;
use crate::pack::{Deduct, Per};
use crate::points::Points;
use keys::{Keys, missing, not_negative};
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
    /// Compiles the deduction of a rule, with the points of a unit as they are in force; adds the
    /// facts in which decisions are recorded to those that the rule reads.
    ///
    /// # Errors
    /// No form or two of them, points below zero, steps with gaps or overlaps, units of what has
    /// none, facts of the wrong kind or type.
    pub fn new(written: &Deduct, each: Option<Given>, scope: &mut Scope<'_>) -> Result<Deduction, Fault> {
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
        let form = if let Some(each) = each {
            Form::Units(units::compile(keys, each)?)
        } else if !written.steps.is_empty() {
            Form::Steps(steps::compile(keys)?)
        } else if keys.is_rated() {
            Form::Bands(bands::compile(keys, scope)?)
        } else if written.least.is_some() || written.decided.is_some() || written.reason.is_some() {
            Form::Decided(decided::compile(keys, scope)?)
        } else if written.award.is_some() || written.lost.is_some() {
            Form::Award(award::compile(keys)?)
        } else {
            return Err(missing("points"));
        };
        Ok(Deduction { form, most: written.most, unset })
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
