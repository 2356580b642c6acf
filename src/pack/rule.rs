//! Rules: one requirement on one kind of subject.

use super::{Requirement, Term};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::points::Points;
use crate::source::Citation;
use crate::words::Words;
use serde::Serialize;

/// How binding a rule is. Only `must` and `forbid` lower a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 必须
    Must,
    /// 不准
    Forbid,
    /// 应当
    Should,
    /// 情况: told as done, no demand.
    Practice,
    /// 情况: a figure told as reached.
    Outcome,
}

impl Force {
    /// Whether a fail lowers the result.
    pub fn binds(self) -> bool {
        matches!(self, Force::Must | Force::Forbid)
    }
}

/// How grave a fail is: orders findings, never moves points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 特别严重
    Critical,
    /// 严重
    Major,
    /// 一般
    Minor,
    /// 提示
    Info,
}

/// What points are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once for each subject that fails.
    Finding,
    /// For each required element that is missing or forbidden element that is there.
    Element,
    /// For each unit by which a number exceeds what is allowed.
    Excess,
    /// For each unit by which a number, or a ratio in percentage points, falls short.
    Shortfall,
}

/// The points of a rule: what a fail takes, in one of five forms.
///
/// `points` and `per`: so much a unit. `steps`: by how far a number lies beyond its bound.
/// `least`, `most`, `decided`, `reason`: what a person decides within a range. `award` and
/// `lost`: gained by a pass, lost by a fail. `rating`, `bands`, `decided`: points within the band
/// of an option; what is missing to the best of all bands is lost, whatever the verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Deduct {
    /// Points per unit, at most two decimals. While a parameter in their place has no value, what
    /// fails takes something that nobody can say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Term>,
    /// The unit; of steps, whether they are of the excess (when not stated) or the shortfall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// The item, or category without items, of the scheme from which they are taken.
    #[serde(rename = "in")]
    pub within: String,
    /// The size of a unit of excess or shortfall; 1 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub unit: Option<Amount>,
    /// Whether a unit that is only begun counts as a whole one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub started: bool,
    /// The most that one subject loses; of a decision, the upper end of its range.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
    /// Points by step, from the bound outwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub steps: Vec<PointStep>,
    /// The lower end of the range of a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub least: Option<Points>,
    /// The number fact of the same kind in which the decided points are recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
    /// The text fact of the same kind in which the reason of the decision is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Points that a pass gains.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub award: Option<Points>,
    /// Points that a fail loses, beside `award`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub lost: Option<Points>,
    /// The choice fact of the same kind by which a subject is rated into a band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// The points that each option of the rating earns, within which `decided` says how
    /// many; where each band is one number there is nothing to decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub bands: Vec<Band>,
    /// Who else is charged by the same finding, and by what part of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub also: Vec<Portion>,
}

impl Deduct {
    /// Whether it gives points by an option.
    pub fn is_rated(&self) -> bool {
        self.rating.is_some() || !self.bands.is_empty()
    }

    /// Whether it takes points by how far a number lies beyond its bound.
    pub fn is_measured(&self) -> bool {
        matches!(self.per, Some(Per::Excess | Per::Shortfall)) || !self.steps.is_empty()
    }
}

/// The points of one step of excess or shortfall: `at_least` and `at_most` belong to it, `above`
/// and `below` do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PointStep {
    /// Lower end, closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub at_least: Option<Amount>,
    /// Lower end, open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub above: Option<Amount>,
    /// Upper end, closed; the last step has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub at_most: Option<Amount>,
    /// Upper end, open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub below: Option<Amount>,
    /// Its points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub points: Points,
}

/// The points that one option of a rating earns: from `least` up to `most`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Band {
    /// The option.
    pub option: String,
    /// The fewest points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub least: Points,
    /// The most points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub most: Points,
}

/// A part of a deduction that another subject takes: a window's finding, half of it for its chief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Portion {
    /// The item, or category without items, of the other's scheme.
    #[serde(rename = "in")]
    pub within: String,
    /// The yes-no fact that marks who takes it, where the other stands below the rule's subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The part: 0.5 is half.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub factor: Amount,
}

/// The days on which something is in force, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Validity {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub until: Option<Day>,
}

impl Validity {
    /// Whether a day is one of them.
    pub fn holds(self, day: Day) -> bool {
        self.from.is_none_or(|from| day >= from) && self.until.is_none_or(|until| day <= until)
    }

    /// The days of both.
    #[must_use]
    pub fn and(self, other: Validity) -> Self {
        let until = [self.until, other.until].into_iter().flatten().min();
        Validity { from: self.from.max(other.from), until }
    }
}

/// One requirement on one kind of subject: a clause of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Rule {
    /// The name by which it is cited inside the pack.
    pub id: String,
    /// What is demanded, in a few words.
    pub title: Words,
    /// Where it comes from; a rule met in two sources is one rule with two citations.
    pub sources: Vec<Citation>,
    /// The kind of subject that is checked.
    pub each: String,
    /// To which subjects it applies; all when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Requirement>,
    /// A recorded exception that excuses a fail: where it holds, what fails does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<Requirement>,
    /// What must hold.
    pub require: Requirement,
    /// When it is in force; always when not stated. On other days it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<Validity>,
    /// How binding it is.
    pub force: Force,
    /// How grave a fail is.
    pub severity: Severity,
    /// Points that a fail takes away, where the source gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct: Option<Deduct>,
    /// What to do about a fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Words>,
    /// What the reader of the standard should know, such as which reading was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Whether the sentence is put together by us although its matter has sources.
    #[serde(default)]
    pub compiled: bool,
}
