//! The numbers of a sheet that are always in view.

use super::coverage::Coverage;
use super::grading::GradeHead;
use super::inputs::SheetInputs;
use super::scheme::CompiledScheme;
use super::tally::Evaluation;
use super::total::Totals;
use super::total_range::TotalRange;
use crate::points::{Exact, Score};
use serde::Serialize;

/// The numbers of a score sheet that are always in view; its words stand once in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SheetHead {
    /// Place among the schemes in force.
    pub sheet: u32,
    /// That nothing was assessed, or less than the scheme asks for, and no answer that is still open
    /// can change it: then there is no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub too_little: Option<Coverage>,
    /// The total.
    #[serde(flatten)]
    pub total: TotalRange,
    /// Whether a veto stops the scoring.
    pub stopped: bool,
    /// By grade of the scheme.
    pub grades: Vec<GradeHead>,
}

impl CompiledScheme {
    /// The numbers of a sheet that are always in view; `sheet` is the place of the scheme.
    pub fn head(&self, sheet: u32, evaluation: Evaluation<'_>, row: u32, inputs: &SheetInputs) -> SheetHead {
        SheetHead { sheet, ..self.head_of(evaluation, row, inputs, &self.totals(inputs)) }
    }

    /// The same of the first scheme, where the totals are known.
    pub fn head_of(&self, evaluation: Evaluation<'_>, row: u32, inputs: &SheetInputs, totals: &Totals) -> SheetHead {
        let grades = self.grade_heads(evaluation, row, inputs, totals);
        let coverage = self.coverage(inputs);
        let scored = !coverage.too_little();
        let total = |total: Score| scored.then(|| self.told(total.rounded(self.decimals())));
        let exact = |total: Score| self.exact(total).filter(|_| scored);
        SheetHead {
            sheet: 0,
            too_little: Some(coverage).filter(Coverage::too_little),
            total: TotalRange {
                best: total(totals.best),
                worst: total(totals.worst),
                best_exact: exact(totals.best),
                worst_exact: exact(totals.worst),
                at_most: totals.at_most && scored,
                grade: self.grade(&grades, &coverage, inputs),
            },
            stopped: self.stopped(inputs),
            grades,
        }
    }

    /// The total as it is told, where rounded it would say otherwise of a grade's bound, of the full mark
    /// or of the highest total.
    fn exact(&self, total: Score) -> Option<Exact> {
        let edges = self.written.grades.iter().flat_map(|grade| [grade.at_least, grade.above, grade.at_most, grade.below]).flatten();
        let bounds = edges.chain([self.written.full]).chain(self.ceiling()).map(|bound| self.told(bound));
        let told = if self.written.demerits { total.turned() } else { total };
        told.beside(self.decimals(), bounds)
    }
}
