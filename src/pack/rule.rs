//! Rules: one requirement on one kind of subject.

use super::Requirement;
use crate::calendar::Day;
use crate::points::Points;
use crate::source::Citation;
use crate::words::Words;
use serde::Serialize;
use tsify::Tsify;

/// How binding a rule is. Only `must` and `forbid` lower a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
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

/// How grave a fail is: orders findings, never moves points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once for each subject that fails.
    Finding,
    /// For each required element that is missing or forbidden element that is there.
    Element,
    /// For each whole unit by which a number exceeds what is allowed.
    Excess,
}

/// The points that a fail takes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Deduct {
    /// Points per unit.
    #[tsify(type = "string")]
    pub points: Points,
    /// The unit.
    pub per: Per,
    /// The item, or category without items, of the scheme from which they are taken.
    #[serde(rename = "in")]
    pub within: String,
}

/// The days on which something is in force, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Tsify)]
pub struct Validity {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
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
    /// A recorded exception: where it holds, the rule does not apply, unless it is met anyway.
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
