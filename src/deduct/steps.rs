//! `steps`: points by how far a number lies beyond its bound.

use super::loss::{Loss, Subject, capped};
use crate::check::Distance;
use crate::pack::{Deduct, Per, PointStep};
use crate::points::Points;

/// Points by step, from the bound outwards.
#[derive(Clone, Debug)]
pub struct Steps {
    /// Whether they lie below a lowest number.
    short: bool,
    steps: Vec<PointStep>,
}

pub fn compile(written: &Deduct) -> Steps {
    Steps { short: written.per == Some(Per::Shortfall), steps: written.steps.clone() }
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
