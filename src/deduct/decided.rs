//! `least`, `most`, `decided`, `reason`: what a person decides within a range.

use super::loss::{Loss, Subject};
use super::recorded;
use super::scope::Scope;
use crate::amount::Amount;
use crate::check::Via;
use crate::facts::{Data, Facts};
use crate::pack::Deduct;
use crate::points::Points;

/// What a person decides, from `least` up to `most`, in a number fact, with a reason.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The lower end of the range.
    pub least: Points,
    most: Points,
    decided: u32,
    reason: u32,
    /// The parts that others lose: they too have at most two decimals.
    factors: Vec<Amount>,
}

pub fn compile(written: &Deduct, scope: &mut Scope<'_>) -> Option<Decided> {
    let decided = scope.fact(written.decided.as_ref()?, Via::Decision)?;
    let reason = scope.fact(written.reason.as_ref()?, Via::Decision)?;
    let factors = written.also.iter().map(|share| share.factor).collect();
    Some(Decided { least: written.least?, most: written.most?, decided, reason, factors })
}

impl Decided {
    /// What a subject loses that fails, or may fail.
    pub fn row(&self, subject: &Subject<'_>) -> Loss {
        let Decided { least, most, .. } = *self;
        let fits = |points: &Points| *points >= least && *points <= most && self.factors.iter().all(|factor| points.shares(*factor));
        match self.decision(subject.facts, subject.row).filter(fits) {
            Some(points) => subject.between(1, Some(1), points),
            None if subject.failed => Loss { units: 1, lost: least, may: most.minus(least), undecided: true, ..Loss::default() },
            None => Loss { may: most, ..Loss::default() },
        }
    }

    /// The points that a person decided, with a reason; none while either is missing.
    fn decision(&self, facts: &Facts, row: u32) -> Option<Points> {
        let said = match facts.column(self.reason).map(|column| &column.data) {
            Some(Data::Text(texts)) => texts.get(row as usize).is_some_and(|text| !text.trim().is_empty()),
            _ => false,
        };
        recorded::points(facts, self.decided, row).filter(|_| said && recorded::is_known(facts, self.reason, row))
    }
}
