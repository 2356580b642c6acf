//! The score sheet as data: every step leaves a line that can be redone by hand.

use super::bonus_sheet::BonusSheet;
use super::coverage::Coverage;
use super::grading::GradeHead;
use super::total_range::TotalRange;
use crate::pack::{Effect, Grade, Per};
use crate::points::Points;
use crate::words::Words;
use serde::Serialize;

/// The points of one pack. Best: everything open passes. Worst: everything open fails.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Sheet {
    /// The pack.
    pub pack: String,
    /// The name of the scheme, where the pack has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// Place of the subject in the inspection, of a scheme with a sheet for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The profile that brought the scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The scheme.
    pub title: Words,
    /// Whether the points are put together by us.
    pub compiled: bool,
    /// Whether points add up from zero and more is worse.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub demerits: bool,
    /// The full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// The full mark of the whole of which only a part was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub visible_of: Option<Points>,
    /// The highest total, where it is above the full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub ceiling: Option<Points>,
    /// Whether a veto stops the scoring: then there is no total, and the numbers are only shown.
    pub stopped: bool,
    /// That nothing was assessed, or less than the scheme asks for, and no answer that is still open
    /// can change it: then there is no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub too_little: Option<Coverage>,
    /// The total.
    #[serde(flatten)]
    pub total: TotalRange,
    /// All grades.
    pub grades: Vec<GradeLine>,
    /// Vetoes that act or may act.
    pub vetoes: Vec<VetoLine>,
    /// The categories.
    pub categories: Vec<CategorySheet>,
    /// What is added beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<BonusSheet>,
    /// Rules that take points but are not configured or not supplied: they take nothing away,
    /// and nobody may think they were met.
    pub not_assessed: Vec<u32>,
}

/// One grade and whether it can still be reached.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GradeLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Whether it can still be reached.
    pub reachable: bool,
    /// The category that has too few of its points for it, whatever is still open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<String>,
    /// The rule that took most when it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<u32>,
}

/// The grades with their words.
pub fn grade_lines(grades: &[Grade], heads: Vec<GradeHead>) -> Vec<GradeLine> {
    let line = |(grade, GradeHead { reachable, kept_by, because }): (&Grade, GradeHead)| GradeLine {
        id: grade.id.clone(),
        title: grade.title.clone(),
        reachable,
        kept_by,
        because,
    };
    grades.iter().zip(heads).map(line).collect()
}

/// A veto that acts, or may act while answers are missing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct VetoLine {
    /// What it is called: the title of its rule, or its own.
    pub title: Words,
    /// Its rule; of several those that fail.
    pub rules: Vec<u32>,
    /// What it does.
    pub effect: Effect,
    /// Whether it acts for certain.
    pub acts: bool,
}

/// One category.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CategorySheet {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its full points without those of items that are left out.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// Best points still possible.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub best: Points,
    /// Worst points still possible.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub worst: Points,
    /// Whether the worst may be lower still, because some number has no bound.
    pub at_most: bool,
    /// Its lines of which a parameter or a list is missing: they take nothing away, and nobody may
    /// think they were met.
    pub not_assessed: u32,
    /// Its lines that answers can still change.
    pub open: u32,
    /// Its items; one with the category's own id when it has none.
    pub items: Vec<ItemSheet>,
}

/// One item.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ItemSheet {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its full points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// Best points still possible.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub best: Points,
    /// Worst points still possible.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub worst: Points,
    /// Whether the worst may be lower still, because some number has no bound.
    pub at_most: bool,
    /// The points that the assessed gave themselves; no part of any total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub self_score: Option<Points>,
    /// By how much those are more than the points here, when these are settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub difference: Option<Points>,
    /// Whether no line of it applies and the scheme leaves it out.
    pub excluded: bool,
    /// Its lines of which a parameter or a list is missing.
    pub not_assessed: u32,
    /// Its lines that answers can still change.
    pub open: u32,
    /// Its lines.
    pub lines: Vec<LineSheet>,
}

/// One rule that takes points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LineSheet {
    /// The rule.
    pub rule: u32,
    /// Subjects that fail.
    pub failing: u32,
    /// Subjects that pass or fail.
    pub assessed: u32,
    /// Subjects of which nobody can say what it takes: a parameter or a list is not there.
    pub not_assessed: u32,
    /// Subjects whose verdict answers can still change.
    pub open: u32,
    /// Units lost.
    pub units: u32,
    /// The unit, where the line has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// What the line adds up from: so many times so many points.
    pub parts: Vec<LinePart>,
    /// Subjects of which a person must still decide.
    pub undecided: u32,
    /// Points lost before any cap.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub lost: Points,
    /// Points that may still be gained, before any cap.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub may_gain: Points,
    /// Points that may still be lost, before any cap.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub may_lose: Points,
    /// Whether more may be lost, because some number has no bound.
    pub at_most: bool,
}

/// So many times so many points; below zero what was gained.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LinePart {
    /// How many times.
    pub units: u32,
    /// How many points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub each: Points,
}
