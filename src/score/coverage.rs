//! How much of a sheet was assessed: one on which nothing was, or less than its scheme asks for, has
//! no total and no grade.

use super::grade;
use super::plan::Plan;
use super::seen::{Seen, may_fail};
use crate::finding::Counts;
use crate::pack::{Effect, Grade};
use crate::points::Points;
use serde::Serialize;
use tsify::Tsify;

/// Of how many rules a sheet takes points, and how many of them were assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Coverage {
    /// Rules that take points here; of a sheet without any its vetoes.
    pub asked: u32,
    /// Of these the ones that passed or failed on some subject.
    pub assessed: u32,
    /// Of the others those that answers can still decide.
    #[serde(skip)]
    pub open: u32,
    /// So many per cent of them have to be assessed; at least one where the scheme does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub at_least: Option<Points>,
}

impl Coverage {
    fn is_enough(&self, assessed: u32) -> bool {
        let share = |least: Points| Points::HUNDRED.times(assessed) >= least.times(self.asked);
        self.asked == 0 || assessed > 0 && self.at_least.is_none_or(share)
    }

    /// Whether enough was assessed for a total.
    pub fn enough(&self) -> bool {
        self.is_enough(self.assessed)
    }

    /// Whether no answer that is still open can make it enough: there is no total.
    pub fn too_little(&self) -> bool {
        !self.is_enough(self.assessed.saturating_add(self.open))
    }
}

impl Plan {
    /// How much of what a sheet sees was assessed.
    pub fn coverage(&self, seen: &Seen) -> Coverage {
        // The lines of a rule stand one after the other; the rule counts once.
        let mut asked: Vec<(u32, Counts)> = Vec::new();
        for (line, tally) in self.lines.iter().zip(&seen.lines) {
            match asked.last_mut().filter(|(rule, _)| *rule == line.rule) {
                Some((_, counts)) => counts.merge(&tally.counts),
                None => asked.push((line.rule, tally.counts)),
            }
        }
        if self.lines.is_empty() {
            asked.extend(seen.vetoes.iter().take(self.scheme.vetoes.len()).map(|counts| (0, *counts)));
        }
        let number = |which: &dyn Fn(&Counts) -> bool| {
            let found = asked.iter().filter(|(_, counts)| which(counts)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        Coverage {
            asked: number(&|_| true),
            assessed: number(&Counts::decided),
            open: number(&|counts| !counts.decided() && may_fail(counts)),
            at_least: self.scheme.assessed_at_least,
        }
    }

    /// Whether a veto that acts forces this grade whatever the total would be: nothing lies below it.
    pub(super) fn is_forced(&self, lowest: &Grade, seen: &Seen) -> bool {
        let forces = |effect: &Effect| matches!(effect, Effect::Grade(forced) if *forced == lowest.id);
        let mut vetoes = self.scheme.vetoes.iter().zip(&seen.vetoes);
        grade::edge(lowest).is_none() && vetoes.any(|(veto, counts)| counts.fail > 0 && forces(&veto.effect))
    }
}
