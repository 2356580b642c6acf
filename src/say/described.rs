//! A report that explains itself: who reads it needs neither the packs nor the inspection.

use super::told::{headline, sentences};
use crate::calendar::Day;
use crate::finding::Finding;
use crate::in_force::RuleInForce;
use crate::inspection::{GivenReason, Inspection, Subject};
use crate::report::{ForceTally, Outcome, PackUsed, Recorded, Recorder, Report, RuleResult, SeverityCounts, Unread};
use crate::score::{CompositeSheet, Sheet};
use crate::source::{Citation, Evidence};
use crate::standard::Standard;
use crate::table::Table;
use crate::text::Joined;
use crate::words::{Lang, Words};
use serde::Serialize;

/// The format of a report that explains itself.
pub const FORMAT: &str = "windowcheck-report/2";

/// A report with the words, ids and clauses that its numbers stand for. All that a plain report has stands in
/// it under the same name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct ReportTold<'a> {
    /// Always `windowcheck-report/2`.
    pub format: &'static str,
    /// What judged.
    pub engine: Engine,
    /// The inspection.
    pub inspection: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Whether it is made-up sample data.
    pub sample: bool,
    /// The day of the inspection.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: Day,
    /// Who inspected.
    pub inspectors: &'a [String],
    /// How it stands as a whole.
    pub outcome: Outcome,
    /// The same in one sentence.
    pub headline: Words,
    /// The packs and what was set for them.
    pub standard: &'a [PackUsed],
    /// The subjects of the inspection, in order; findings name them by place and by id.
    pub subjects: Vec<SubjectTold<'a>>,
    /// The rules in force, in order; findings name them by place and by id.
    pub rules: Vec<RuleTold<'a>>,
    /// Verdicts by force.
    pub tally: &'a [ForceTally],
    /// Fails of must and forbid by severity.
    pub severity: SeverityCounts,
    /// One sheet for each pack with points.
    pub sheets: &'a [Sheet],
    /// Scores put together from them.
    #[serde(skip_serializing_if = "<[CompositeSheet]>::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "CompositeSheet[]", optional))]
    pub composites: &'a [CompositeSheet],
    /// Fails, the gravest first.
    pub findings: Vec<FindingTold<'a>>,
    /// Everything else that is neither a pass nor not applicable.
    pub unsettled: Vec<FindingTold<'a>>,
    /// Answers that could not be taken over.
    pub unread: &'a [Unread],
    /// What was recorded behind findings and unsettled items, and every other answer that says more than its value.
    pub recorded: &'a [Recorded],
    /// Kinds of which this site has none, with the reason.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub absent: &'a Table<GivenReason>,
    /// Who recorded how many of the answers, and in what manner.
    pub recorders: &'a [Recorder],
}

/// The program that judged.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// A subject of the inspection.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct SubjectTold<'a> {
    /// Its id in the inspection.
    pub id: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// What the kind is called; none of a kind that no pack in force knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub label: Option<Words>,
    /// What it is called.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub name: &'a str,
    /// The subject to which it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub parent: Option<&'a str>,
}

/// A rule with its words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct RuleTold<'a> {
    /// The rule over all its subjects.
    #[serde(flatten)]
    pub result: &'a RuleResult,
    /// What it demands.
    pub title: &'a Words,
    /// The clauses on which it rests.
    pub clauses: Vec<Clause<'a>>,
    /// What to do where it fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub remedy: Option<&'a Words>,
}

/// A clause of a source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Clause<'a> {
    /// As the rule cites it: the source, and where in it.
    pub cited: &'a str,
    /// The title of the source; none of what no source of the pack explains.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub source: Option<&'a Words>,
    /// How well the source is evidenced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub evidence: Option<Evidence>,
}

/// A finding with its sentences.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct FindingTold<'a> {
    /// The finding as values.
    #[serde(flatten)]
    pub finding: &'a Finding,
    /// The pack and the rule.
    pub rule_id: String,
    /// The subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub subject_id: Option<&'a str>,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
}

/// A report with the words that its numbers stand for.
pub fn report_told<'a>(standard: &'a Standard, inspection: &'a Inspection, report: &'a Report) -> ReportTold<'a> {
    let told = |findings: &'a [Finding]| findings.iter().map(|finding| finding_told(finding, standard, inspection)).collect();
    ReportTold {
        format: FORMAT,
        engine: Engine { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        inspection: &report.inspection,
        title: &report.title,
        sample: report.sample,
        date: report.date,
        inspectors: &report.inspectors,
        outcome: report.outcome,
        headline: Words { zh: headline(standard, report, Lang::Zh), en: headline(standard, report, Lang::En) },
        standard: &report.standard,
        subjects: inspection.subjects.iter().map(|subject| subject_told(subject, standard)).collect(),
        rules: report.rules.iter().zip(&standard.rules).map(|(result, rule)| rule_told(result, rule, standard)).collect(),
        tally: &report.tally,
        severity: report.severity,
        sheets: &report.sheets,
        composites: &report.composites,
        findings: told(&report.findings),
        unsettled: told(&report.unsettled),
        unread: &report.unread,
        recorded: &report.recorded,
        absent: &report.absent,
        recorders: &report.recorders,
    }
}

fn subject_told<'a>(subject: &'a Subject, standard: &Standard) -> SubjectTold<'a> {
    let kind = standard.words.kinds.iter().find(|kind| kind.id == subject.kind);
    SubjectTold {
        id: &subject.id,
        kind: &subject.kind,
        label: kind.map(|kind| kind.kind.label.clone()),
        name: &subject.name,
        parent: subject.parent.as_deref(),
    }
}

fn rule_told<'a>(result: &'a RuleResult, rule: &'a RuleInForce, standard: &'a Standard) -> RuleTold<'a> {
    let sources = standard.packs.get(rule.pack as usize).map(|pack| &pack.pack.sources);
    let clause = |citation: &'a Citation| {
        let source = sources.and_then(|sources| sources.get(citation.source()));
        Clause { cited: &citation.0, source: source.map(|source| &source.title), evidence: source.map(|source| source.evidence) }
    };
    let clauses = rule.rule.sources.iter().map(clause).collect();
    RuleTold { result, title: &rule.rule.title, clauses, remedy: rule.rule.remedy.as_ref() }
}

fn finding_told<'a>(finding: &'a Finding, standard: &Standard, inspection: &'a Inspection) -> FindingTold<'a> {
    let rule = standard.rules.get(finding.rule as usize);
    let subject = finding.subject.and_then(|at| inspection.subjects.get(at as usize));
    FindingTold {
        finding,
        rule_id: rule.map(|rule| standard.rule_name(rule)).unwrap_or_default(),
        subject_id: subject.map(|subject| subject.id.as_str()),
        zh: sentences(&finding.reasons, standard, Lang::Zh).joined("；"),
        en: sentences(&finding.reasons, standard, Lang::En).joined("; "),
    }
}
