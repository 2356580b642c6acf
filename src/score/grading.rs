//! Which grades a sheet may still have, and what keeps the others away.

use super::coverage::Coverage;
use super::grade;
use super::inputs::SheetInputs;
use super::scheme::CompiledScheme;
use super::tally::{Evaluation, may_fail};
use super::total::Totals;
use crate::pack::{Effect, Grade};
use crate::points::Score;
use serde::Serialize;

/// Whether a grade can still be reached, and what keeps it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GradeHead {
    /// Whether it can still be reached.
    pub reachable: bool,
    /// The category that has too few of its points for it, whatever is still open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<String>,
    /// The rule that took most when it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<u32>,
}

/// The grade, when only one can be reached.
pub fn only_reachable(grades: &[Grade], heads: &[GradeHead]) -> Option<String> {
    let mut left = grades.iter().zip(heads).filter(|(_, head)| head.reachable);
    left.next().filter(|_| left.next().is_none()).map(|(only, _)| only.id.clone())
}

impl CompiledScheme {
    /// By grade: whether it can still be reached.
    pub fn reachable(&self, totals: &Totals, inputs: &SheetInputs) -> Vec<bool> {
        self.left(self.by_total(totals, inputs), totals, inputs)
    }

    /// Which grades the total may have, whatever vetoes do.
    fn by_total(&self, totals: &Totals, inputs: &SheetInputs) -> Vec<bool> {
        let low = totals.lowest();
        let grades = &self.written.grades;
        if grades.iter().all(|grade| grade.each_at_least.is_none()) {
            return grades.iter().map(|grade| grade::reachable(grade, low, totals.best)).collect();
        }
        let met: Vec<(bool, bool)> = grades.iter().map(|grade| self.each_has(inputs, grade.each_at_least)).collect();
        grade::all_reachable(grades, &met, low, totals.best)
    }

    /// What the vetoes leave of grades, in their order. One that may still act leaves both.
    fn left(&self, mut left: Vec<bool>, totals: &Totals, inputs: &SheetInputs) -> Vec<bool> {
        let grades = &self.written.grades;
        let stopped = self.stopped(inputs);
        if stopped {
            left.fill(false);
        }
        // Where there is no total, or it lies between two grades, a veto may be the first to give one.
        let mut none = stopped || !grades.iter().any(|grade| grade::reachable(grade, totals.best, totals.best));
        let high = |most: &Grade| stopped || grade::is_above(most, totals.best);
        for (veto, counts) in self.vetoes_of(inputs) {
            let acts = counts.fail > 0;
            if !acts && !may_fail(counts) {
                continue;
            }
            let Some(after) = grade::vetoed(&veto.effect, grades, &left, |most| none && high(most)) else { continue };
            if acts {
                // A step down gives no grade to who has none; a forced one does, but to who is below it.
                none = none && !grades.iter().any(|grade| matches!(&veto.effect, Effect::Grade(most) if *most == grade.id && high(grade)));
                left = after;
            } else {
                left.iter_mut().zip(after).for_each(|(left, after)| *left |= after);
            }
        }
        if self.coverage(inputs).too_little() {
            left.iter_mut().zip(grades).for_each(|(left, grade)| *left = self.is_forced(grade, inputs));
        }
        left
    }

    /// The grade, when only one can be reached and the sheet is certain to have one.
    pub fn grade(&self, heads: &[GradeHead], coverage: &Coverage, inputs: &SheetInputs) -> Option<String> {
        let forced = |id: &str| self.written.grades.iter().any(|grade| grade.id == id && self.is_forced(grade, inputs));
        only_reachable(&self.written.grades, heads).filter(|id| coverage.enough() || forced(id))
    }

    /// By grade: whether it can still be reached, and what keeps it away.
    pub fn grade_heads(&self, evaluation: Evaluation<'_>, row: u32, inputs: &SheetInputs, totals: &Totals) -> Vec<GradeHead> {
        let by_total = self.by_total(totals, inputs);
        let reachable = self.left(by_total.clone(), totals, inputs);
        let lowers = |effect: &Effect| matches!(effect, Effect::Stop(_) | Effect::Grade(_) | Effect::Lower(_));
        let acting = self.vetoes_of(inputs).find(|(veto, counts)| counts.fail > 0 && lowers(&veto.effect));
        let vetoed = acting.and_then(|(veto, _)| veto.trigger.acting(evaluation, self.each.map(|kind| (kind, row))).next());
        let lines = self.lines.iter().zip(&inputs.lines).map(|(line, tally)| (tally.loss.lost, line.rule)).filter(|(lost, _)| *lost > 0);
        let most = lines.max_by_key(|(lost, rule)| (*lost, std::cmp::Reverse(*rule))).map(|(_, rule)| rule);
        let grades = self.written.grades.iter().zip(&reachable).zip(&by_total).map(|((grade, reachable), by_total)| {
            // What keeps a better grade away is what took most; nothing "keeps away" a worse one.
            let better = grade::edge(grade).is_some_and(|low| Score::of(low) >= totals.best);
            let vetoed = vetoed.filter(|_| *by_total);
            let because = vetoed.or(most.filter(|_| better)).filter(|_| !reachable);
            let kept_by = grade.each_at_least.filter(|_| !reachable).and_then(|share| self.too_weak(inputs, share));
            let because = because.filter(|_| kept_by.is_none() || vetoed.is_some());
            GradeHead { reachable: *reachable, kept_by, because }
        });
        grades.collect()
    }
}
