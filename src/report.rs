//! The result of an inspection: verdicts, findings, score sheets, and what was not seen.

use crate::calendar::Day;
use crate::finding::{Counts, Finding, Verdict};
use crate::in_force::ParamOrigin;
use crate::inspection::{Answer, How};
use crate::pack::{Force, Severity, Support};
use crate::score::{CompositeSheet, Sheet};
use crate::table::Table;
use serde::Serialize;

/// The format of a report as JSON.
pub const FORMAT: &str = "windowcheck-report/1";

/// The result of an inspection. The same bytes on every machine for the same input.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Report {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The inspection.
    pub inspection: String,
    /// What it is called.
    pub title: String,
    /// Whether it is made-up sample data.
    pub sample: bool,
    /// The day of the inspection.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: Day,
    /// Who inspected.
    pub inspectors: Vec<String>,
    /// How it stands as a whole.
    pub outcome: Outcome,
    /// The packs and what was set for them.
    pub standard: Vec<PackUsed>,
    /// The rules in force, in order; findings name them by place.
    pub rules: Vec<RuleResult>,
    /// Verdicts by force.
    pub tally: Vec<ForceTally>,
    /// Fails of must and forbid by severity.
    pub severity: SeverityCounts,
    /// One sheet for each pack with points.
    pub sheets: Vec<Sheet>,
    /// Scores put together from them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub composites: Vec<CompositeSheet>,
    /// Fails, the gravest first.
    pub findings: Vec<Finding>,
    /// Everything else that is neither a pass nor not applicable.
    pub unsettled: Vec<Finding>,
    /// Answers that could not be taken over.
    pub unread: Vec<Unread>,
    /// What was recorded behind findings and unsettled items, which name it by place, and every other
    /// answer that says more than its value: with a note, a reason or photos. In the order of the
    /// subjects.
    pub recorded: Vec<Recorded>,
    /// Kinds of which this site has none, with the reason.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub absent: Table<crate::inspection::GivenReason>,
    /// Who recorded how many of the answers, and in what manner.
    pub recorders: Vec<Recorder>,
}

/// An answer as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Recorded {
    /// Place of the subject in the inspection.
    pub subject: u32,
    /// Full name of the fact.
    pub fact: String,
    /// As in the file of the inspection: the bare value, or a map that says more.
    #[cfg_attr(feature = "wasm", tsify(type = "Answer"))]
    pub answer: Answer,
    /// Whether the answer was changed after its note had been written.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub note_is_older: bool,
}

/// What one inspector recorded: answers by manner, and notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Recorder {
    /// The inspector; none for what nobody signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Answers given one by one.
    pub one: u32,
    /// Answers given with others by one tap.
    pub bulk: u32,
    /// Answers from the last inspection.
    pub carried: u32,
    /// Answers from a list.
    pub imported: u32,
    /// Answers of which nobody said how they were given.
    pub unsaid: u32,
    /// Notes.
    pub notes: u32,
}

impl Recorder {
    /// Counts one answer.
    pub fn count(&mut self, how: Option<How>) {
        let slot = match how {
            Some(How::One) => &mut self.one,
            Some(How::Bulk) => &mut self.bulk,
            Some(How::Carried) => &mut self.carried,
            Some(How::Imported) => &mut self.imported,
            None => &mut self.unsaid,
        };
        *slot = slot.saturating_add(1);
    }

    /// All answers, in whatever manner.
    pub fn answers(&self) -> u32 {
        [self.one, self.bulk, self.carried, self.imported, self.unsaid].into_iter().fold(0, u32::saturating_add)
    }
}

/// How an inspection stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Something passed, nothing failed and nothing is open.
    Passed,
    /// A must or a forbid failed.
    Failed,
    /// Nothing failed, but not everything is known, or nothing was assessed.
    Incomplete,
}

/// A pack in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct PackUsed {
    /// The pack.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// Its identity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// How far its content is carried by its sources.
    pub status: Support,
    /// Profiles in force.
    pub profiles: Vec<String>,
    /// Parameters in force.
    pub params: Vec<ParamUsed>,
}

/// A parameter in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct ParamUsed {
    /// The parameter.
    pub param: String,
    /// Its value; none when it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub value: Option<crate::amount::Amount>,
    /// Where the value comes from.
    pub origin: ParamOrigin,
    /// What each layer said of it, the highest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub layers: Vec<crate::pack::LayerSays>,
    /// Who set it, when and on what basis, when an office did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<[String; 3]>,
}

/// One rule over all its subjects.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct RuleResult {
    /// The pack.
    pub pack: String,
    /// The rule.
    pub rule: String,
    /// How binding it is.
    pub force: Force,
    /// How grave a fail is.
    pub severity: Severity,
    /// How many subjects have each verdict.
    pub counts: Counts,
}

/// The verdicts of all rules of one force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ForceTally {
    /// The force.
    pub force: Force,
    /// The verdicts.
    pub counts: Counts,
}

/// Fails by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[allow(missing_docs)]
pub struct SeverityCounts {
    pub critical: u32,
    pub major: u32,
    pub minor: u32,
    pub info: u32,
}

impl SeverityCounts {
    /// Adds fails of one severity.
    pub fn add(&mut self, severity: Severity, n: u32) {
        let slot = self.slot(severity);
        *slot = slot.saturating_add(n);
    }
    /// Takes fails of one severity away.
    pub fn take(&mut self, severity: Severity, n: u32) {
        let slot = self.slot(severity);
        *slot = slot.saturating_sub(n);
    }
    fn slot(&mut self, severity: Severity) -> &mut u32 {
        match severity {
            Severity::Critical => &mut self.critical,
            Severity::Major => &mut self.major,
            Severity::Minor => &mut self.minor,
            Severity::Info => &mut self.info,
        }
    }
}

/// An answer that could not be taken over; its fact stays open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Unread {
    /// The subject; empty for a kind among those that are absent.
    pub subject: String,
    /// The fact, unless the whole subject is of an unknown kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The kind, of a subject or among those that are absent, where no pack in force knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The code of the fault.
    pub code: &'static str,
}

/// All forces in order.
pub const FORCES: [Force; 5] = [Force::Must, Force::Forbid, Force::Should, Force::Practice, Force::Outcome];

impl Outcome {
    /// From the verdicts by force: only must and forbid fail; anything unknown is incomplete, and so
    /// is what was judged by a standard that is not in force, or where nothing passed or failed.
    pub fn of(tally: &[ForceTally], in_force: bool) -> Outcome {
        let mut all = Counts::default();
        let mut failed = false;
        for line in tally {
            all.merge(&line.counts);
            failed |= line.force.binds() && line.counts.fail > 0;
        }
        let known = [Verdict::Pass, Verdict::Fail, Verdict::NotApplicable];
        let open = Verdict::ALL.into_iter().any(|verdict| !known.contains(&verdict) && all.get(verdict) > 0);
        match (failed, open || !in_force || !all.decided()) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Incomplete,
            (false, false) => Outcome::Passed,
        }
    }
}
