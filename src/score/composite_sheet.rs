//! The sheet of a composite.

use super::composite::{CompiledComposite, CompiledPart, Known, is_unbounded};
use super::grade::reachable;
use super::grading::{GradeHead, only_reachable};
use super::scheme::CompiledScheme;
use super::sheet::{GradeLine, grade_lines};
use super::tally::Evaluation;
use super::total_range::TotalRange;
use crate::facts::Facts;
use crate::pack::Grade;
use crate::points::{Exact, Points, Score};
use crate::words::Words;
use serde::Serialize;

/// One composite.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CompositeSheet {
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: Words,
    /// Whether it is put together by us.
    pub compiled: bool,
    /// Place of the subject in the inspection, of one for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The sum of the weights.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// Whether a missing part leaves no total.
    pub blocked: bool,
    /// The total.
    #[serde(flatten)]
    pub total: TotalRange,
    /// All grades, and whether each can still be reached.
    pub grades: Vec<GradeLine>,
    /// Its parts.
    pub parts: Vec<PartSheet>,
}

/// The numbers of a composite that are always in view; its words stand once in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CompositeHead {
    /// Place among the composites in force.
    pub composite: u32,
    /// Whether a missing part leaves no total.
    pub blocked: bool,
    /// The total.
    #[serde(flatten)]
    pub total: TotalRange,
    /// By grade of the composite.
    pub grades: Vec<GradeHead>,
}

/// One part of a composite.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PartSheet {
    /// What it is.
    pub title: Words,
    /// Its weight.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub weight: Points,
    /// Its full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub out_of: Points,
    /// Whether it is missing.
    pub missing: bool,
    /// Whether it is missing because too little of it was assessed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub too_little: bool,
    /// The best value still possible, with two decimals.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub best: Points,
    /// The worst value still possible, with two decimals.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub worst: Points,
    /// The best value as it is, where the rounded one would say otherwise of the full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub best_exact: Option<Exact>,
    /// The worst value as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub worst_exact: Option<Exact>,
}

impl CompiledComposite {
    /// All its sheets, in the order of their subjects.
    pub fn all_sheets<'a>(
        &'a self,
        schemes: &'a [CompiledScheme],
        evaluation: Evaluation<'a>,
    ) -> impl Iterator<Item = CompositeSheet> + 'a {
        (0..self.sheets(evaluation.facts)).filter_map(move |row| Some(self.sheet(schemes, evaluation, u32::try_from(row).ok()?)))
    }

    /// The numbers that are always in view; `composite` is its place, `scheme` tells what is known of a
    /// scheme by its place.
    pub fn head(&self, composite: u32, facts: &Facts, row: u32, scheme: &dyn Fn(usize) -> Option<Known>) -> CompositeHead {
        self.head_of(composite, &self.all_known(facts, row, scheme))
    }

    fn head_of(&self, composite: u32, known: &[(&CompiledPart, Known)]) -> CompositeHead {
        let (ends, may_block) = self.ends(known);
        let (worst, best) = ends.unwrap_or((Score::of(Points::ZERO), Score::of(Points::ZERO)));
        let at_most = ends.is_some() && is_unbounded(known);
        let lowest = if at_most { Score::of(Points::LOWEST) } else { worst };
        let line = |grade: &Grade| GradeHead { reachable: ends.is_some() && reachable(grade, lowest, best), kept_by: None, because: None };
        let grades: Vec<GradeHead> = self.written.grades.iter().map(line).collect();
        CompositeHead {
            composite,
            blocked: ends.is_none(),
            total: TotalRange {
                best: Some(best.rounded(self.written.round)),
                worst: Some(worst.rounded(self.written.round)),
                best_exact: self.exact(best).filter(|_| ends.is_some()),
                worst_exact: self.exact(worst).filter(|_| ends.is_some()),
                at_most,
                grade: only_reachable(&self.written.grades, &grades).filter(|_| !may_block),
            },
            grades,
        }
    }

    /// The composite as it stands: of the whole inspection, or of one row of its kind.
    pub fn sheet(&self, schemes: &[CompiledScheme], evaluation: Evaluation<'_>, row: u32) -> CompositeSheet {
        let known = self.known_of(schemes, evaluation, row);
        let head = self.head_of(0, &known);
        let told = |(part, known): &(&CompiledPart, Known)| PartSheet {
            title: part.title.clone(),
            weight: part.weight,
            out_of: part.out_of,
            missing: known.missing,
            too_little: known.too_little,
            best: known.best.rounded(2),
            worst: known.worst.rounded(2),
            best_exact: known.best.beside(2, [part.out_of]),
            worst_exact: known.worst.beside(2, [part.out_of]),
        };
        CompositeSheet {
            pack: self.pack.clone(),
            name: self.name.clone(),
            title: self.written.title.clone(),
            compiled: self.written.compiled,
            subject: self.each.and_then(|kind| evaluation.facts.rows.get(kind as usize)?.subjects.get(row as usize).copied()),
            full: self.full(),
            blocked: head.blocked,
            total: head.total,
            grades: grade_lines(&self.written.grades, head.grades),
            parts: known.iter().map(told).collect(),
        }
    }

    /// The total as it is, where rounded it would say otherwise of a grade's bound or of the full mark.
    fn exact(&self, total: Score) -> Option<Exact> {
        let edges = self.written.grades.iter().flat_map(|grade| [grade.at_least, grade.above, grade.at_most, grade.below]).flatten();
        total.beside(self.written.round, edges.chain([self.full()]))
    }
}
