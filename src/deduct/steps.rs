//! `steps`: points by how far a number lies beyond its bound.

use super::keys::{AWARD, DECISION, Keys, UNITS, clash, not_negative};
use super::loss::{Loss, Subject, capped};
use crate::amount::Amount;
use crate::check::Distance;
use crate::fault::{DeductClash, Fault};
use crate::pack::{Per, PointStep};
use crate::points::Points;

const FOREIGN: &[&[&str]] = &[DECISION, AWARD, UNITS];

/// Points by step, from the bound outwards.
#[derive(Clone, Debug)]
pub struct Steps {
    /// Whether they lie below a lowest number.
    short: bool,
    steps: Vec<PointStep>,
}

pub fn compile(keys: Keys<'_>) -> Result<Steps, Fault> {
    keys.refuse(FOREIGN)?;
    if cfg!(feature = "authoring") {
        if !matches!(keys.0.per, None | Some(Per::Excess | Per::Shortfall)) {
            return Err(clash("per"));
        }
        check(&keys.0.steps)?;
    }
    Ok(Steps { short: keys.is_short(), steps: keys.0.steps.clone() })
}

/// Steps begin where the demand ends, follow each other without gap or overlap, and the last has
/// no end.
fn check(steps: &[PointStep]) -> Result<(), Fault> {
    let mut end = Some((Amount::default(), None));
    for (at, step) in steps.iter().enumerate() {
        not_negative("points", Some(step.points)).map_err(|fault| fault.at(at).under("steps"))?;
        let doubled = step.at_least.is_some() && step.above.is_some() || step.at_most.is_some() && step.below.is_some();
        let (low, closed) = (step.at_least.or(step.above), step.at_least.is_some());
        let high = step.at_most.or(step.below);
        // Where one step takes its end in, the next leaves it out.
        let joined = match (end, low) {
            (Some((edge, taken)), Some(low)) => edge == low && taken.is_none_or(|taken| taken != closed),
            _ => false,
        };
        let empty = matches!((low, high), (Some(low), Some(high)) if low >= high);
        if doubled || !joined || empty {
            return Err(Fault::clash(DeductClash::StepEdges).at(at).under("steps"));
        }
        end = high.map(|high| (high, Some(step.at_most.is_some())));
    }
    if end.is_some() {
        return Err(Fault::clash(DeductClash::LastStepEnds).at(steps.len().saturating_sub(1)).under("steps"));
    }
    Ok(())
}

impl Steps {
    pub fn figures(&self) -> Vec<Points> {
        self.steps.iter().map(|step| step.points).collect()
    }

    /// The points of the step that takes most.
    pub fn highest(&self) -> Points {
        self.steps.iter().map(|step| step.points).max().unwrap_or(Points::ZERO)
    }

    /// The step in which a distance lies. The first begins where the demand ends, on whichever side of
    /// the edge.
    fn step(&self, far: Distance) -> usize {
        let reached = self.steps.iter().rposition(|step| match (step.at_least, step.above) {
            (Some(edge), _) => far.reaches(edge, false),
            (None, Some(edge)) => far.reaches(edge, true),
            (None, None) => true,
        });
        reached.unwrap_or(0)
    }

    /// What a subject loses that fails, or may fail.
    pub fn row(&self, subject: &Subject<'_>) -> Loss {
        let far = subject.require.beyond(self.short, subject.facts, subject.row);
        let first = self.step(far.least);
        let last = far.most.map_or(self.steps.len(), |most| self.step(most));
        let points = self.steps.iter().take(last.saturating_add(1)).skip(first).map(|step| step.points);
        let lowest = points.clone().min().unwrap_or(Points::ZERO);
        let highest = points.max().unwrap_or(Points::ZERO);
        let sure = subject.between(1, Some(1), lowest);
        Loss { may: capped(highest, subject.most).minus(sure.lost), ..sure }
    }
}
