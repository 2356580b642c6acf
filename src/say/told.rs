//! A report told: headline, findings as sentences, sheets.

use super::{Names, outcome, reason};
use crate::finding::{Finding, Reason, Verdict};
use crate::points::Points;
use crate::report::{Outcome, Report};
use crate::score::{CompositeSheet, Sheet};
use crate::standard::Standard;
use crate::words::{Lang, Words};
use serde::Serialize;
use tsify::Tsify;

/// One verdict explained.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, one sentence for each value that decided it.
    pub sentences: Vec<String>,
    /// What to do, when it is not a pass and the pack says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Words>,
    /// Points lost by it before any cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub lost: Option<Points>,
}

/// A report in sentences of one language.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Told {
    /// How it stands, in one sentence.
    pub headline: String,
    /// Fails, the gravest first.
    pub findings: Vec<ToldFinding>,
    /// Everything else that is neither a pass nor not applicable.
    pub unsettled: Vec<ToldFinding>,
    /// The score sheets.
    pub sheets: Vec<Sheet>,
    /// Scores put together from them.
    pub composites: Vec<CompositeSheet>,
}

/// One finding in a sentence.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ToldFinding {
    /// Place of the rule among the rules in force.
    pub rule: u32,
    /// Place of the subject in the inspection; none when the kind has no subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub sentence: String,
    /// Points lost by it before any cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub lost: Option<Points>,
}

/// The sentences of a list of reasons.
pub fn sentences(reasons: &[Reason], standard: &Standard, lang: Lang) -> Vec<String> {
    let names = Names::new(standard, lang);
    reasons.iter().map(|why| reason(why, names)).collect()
}

/// One finding explained.
pub fn explain(standard: &Standard, finding: &Finding, lang: Lang) -> Explanation {
    let remedy = standard.rules.get(finding.rule as usize).and_then(|rule| rule.rule.remedy.clone());
    Explanation {
        verdict: finding.verdict,
        sentences: sentences(&finding.reasons, standard, lang),
        remedy: remedy.filter(|_| !matches!(finding.verdict, Verdict::Pass | Verdict::NotApplicable)),
        lost: finding.lost,
    }
}

/// A report in sentences.
pub fn told(standard: &Standard, report: Report, lang: Lang) -> Told {
    Told {
        headline: headline(standard, &report, lang),
        findings: tell(&report.findings, standard, lang),
        unsettled: tell(&report.unsettled, standard, lang),
        sheets: report.sheets,
        composites: report.composites,
    }
}

pub(super) fn tell(findings: &[Finding], standard: &Standard, lang: Lang) -> Vec<ToldFinding> {
    let told = |finding: &Finding| ToldFinding {
        rule: finding.rule,
        subject: finding.subject,
        verdict: finding.verdict,
        sentence: sentences(&finding.reasons, standard, lang).join(if lang == Lang::Zh { "；" } else { "; " }),
        lost: finding.lost,
    };
    findings.iter().map(told).collect()
}

pub(super) fn headline(standard: &Standard, report: &Report, lang: Lang) -> String {
    let binding = |finding: &&Finding| standard.rules.get(finding.rule as usize).is_some_and(|rule| rule.binds());
    let failed = report.findings.iter().filter(binding).count();
    let (open, other): (Vec<&Finding>, Vec<&Finding>) = report.unsettled.iter().partition(|finding| finding.verdict.is_open());
    let (open, other) = (open.len(), other.len());
    let start = outcome(report.outcome, lang);
    let vetoes: usize = report.sheets.iter().map(|sheet| sheet.vetoes.iter().filter(|veto| veto.acts).count()).sum();
    let mut parts = Vec::new();
    let mut part = |n: usize, zh: &str, en: &str| {
        if n > 0 {
            parts.push(if lang == Lang::Zh { format!("{n} {zh}") } else { format!("{n} {en}") });
        }
    };
    part(
        standard.out_of_force(report.date),
        "个标准在检查日没有施行，不能据以评定",
        "standard(s) not in force on the day of the inspection",
    );
    part(vetoes, "项一票否决", "veto(es)");
    if report.outcome == Outcome::Failed {
        part(failed, "项必须整改", "to be corrected");
    }
    part(open, "项未查清", "still open");
    part(other, "项参数未设或内容未提供", "not configured or not supplied");
    match (parts.is_empty(), lang) {
        (true, _) => start.to_owned(),
        (false, Lang::Zh) => format!("{start}：{}", parts.join("，")),
        (false, Lang::En) => format!("{start}: {}", parts.join(", ")),
    }
}
