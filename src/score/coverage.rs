//! Whether a sheet is scored at all: one on which nothing was assessed, or less than its scheme asks
//! for, has no total and no grade, and a veto may stop the scoring.

use super::grade;
use super::inputs::SheetInputs;
use super::scheme::CompiledScheme;
use super::tally::{Evaluation, Tally, may_fail, open};
use crate::finding::Counts;
use crate::pack::{Effect, Grade};
use crate::points::Points;
use serde::Serialize;

/// Of how many rules a sheet takes points, and how many of them were assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
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
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
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

impl CompiledScheme {
    /// How much of what a sheet sees was assessed.
    pub fn coverage(&self, inputs: &SheetInputs) -> Coverage {
        // The lines of a rule stand one after the other; the rule counts once.
        let mut asked: Vec<(u32, Counts)> = Vec::new();
        for (line, tally) in self.lines.iter().zip(&inputs.lines) {
            match asked.last_mut().filter(|(rule, _)| *rule == line.rule) {
                Some((_, counts)) => counts.merge(&tally.counts),
                None => asked.push((line.rule, tally.counts)),
            }
        }
        if self.lines.is_empty() {
            asked.extend(inputs.vetoes.iter().map(|counts| (0, *counts)));
        }
        let number = |which: &dyn Fn(&Counts) -> bool| {
            let found = asked.iter().filter(|(_, counts)| which(counts)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        Coverage {
            asked: number(&|_| true),
            assessed: number(&Counts::decided),
            open: number(&|counts| !counts.decided() && may_fail(counts)),
            at_least: self.written.assessed_at_least,
        }
    }

    /// Whether a veto that acts forces this grade whatever the total would be: nothing lies below it.
    pub fn is_forced(&self, lowest: &Grade, inputs: &SheetInputs) -> bool {
        let forces = |effect: &Effect| matches!(effect, Effect::Grade(forced) if *forced == lowest.id);
        grade::edge(lowest).is_none() && self.vetoes_of(inputs).any(|(veto, counts)| counts.fail > 0 && forces(&veto.effect))
    }

    /// Whether nothing is scored: the standard is not in force, or a veto stops the scoring.
    pub fn stopped(&self, inputs: &SheetInputs) -> bool {
        inputs.out_of_force || self.vetoes_of(inputs).any(|(veto, counts)| matches!(veto.effect, Effect::Stop(_)) && counts.fail > 0)
    }

    /// Whether a veto may still stop the scoring.
    pub fn may_stop(&self, inputs: &SheetInputs) -> bool {
        self.vetoes_of(inputs).any(|(veto, counts)| matches!(veto.effect, Effect::Stop(_)) && may_fail(counts))
    }

    /// The rules of which nobody can say what they take: a parameter or a list is not there.
    pub fn not_assessed(&self, evaluation: Evaluation<'_>, inputs: &SheetInputs) -> Vec<u32> {
        let mut rules: Vec<u32> = Vec::new();
        for (line, tally) in self.lines.iter().zip(&inputs.lines) {
            if not_assessed(line.rule, tally, evaluation) > 0 && !rules.contains(&line.rule) {
                rules.push(line.rule);
            }
        }
        rules
    }
}

/// Of how many subjects nobody can say what a line takes: a parameter or a list is not there.
pub fn not_assessed(rule: u32, Tally { counts, .. }: &Tally, evaluation: Evaluation<'_>) -> u32 {
    let no_points = evaluation.deduction(rule).is_some_and(|deduction| deduction.unset.is_some());
    let may_take = if no_points { counts.fail.saturating_add(open(counts)) } else { 0 };
    counts.not_configured.saturating_add(counts.not_supplied).saturating_add(may_take)
}
