//! A report told: headline, findings as sentences, sheets.

use super::{Names, outcome, reason};
use crate::fault::nearest;
use crate::finding::{Finding, Reason, Verdict};
use crate::order;
#[cfg(feature = "authoring")]
use crate::pack::Effect;
use crate::points::Points;
use crate::report::{Outcome, Recorded, Recorder, Report, Unread};
#[cfg(feature = "authoring")]
use crate::score::VetoLine;
use crate::score::{CompositeSheet, Sheet};
use crate::standard::Standard;
use crate::text::Joined;
use crate::words::{Lang, Words};
use serde::Serialize;

/// One verdict explained.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
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
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub lost: Option<Points>,
}

/// A report in sentences of one language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
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
    /// What no pack in force knows, by name.
    pub unknown: Unknown,
    /// What was recorded behind findings and unsettled items, and every other answer that says more
    /// than its value.
    pub recorded: Vec<Recorded>,
    /// Who recorded how many of the answers, and in what manner.
    pub recorders: Vec<Recorder>,
}

/// Names in an inspection that no pack in force knows: what stands under them was not judged. The facts
/// of another pack are rightly there; a misspelt one would otherwise only be missed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Unknown {
    /// The first of them, in the order of the alphabet.
    pub names: Vec<UnknownName>,
    /// How many further names there are.
    pub more: u32,
}

/// One name that no pack in force knows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct UnknownName {
    /// As it is written.
    pub name: String,
    /// Whether it names a fact; else a kind.
    pub fact: bool,
    /// The first subject where it stands; empty for a kind among those that are absent.
    pub subject: String,
    /// In how many places it stands.
    pub places: u32,
    /// The known name that may have been meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
}

/// One finding in a sentence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
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
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub lost: Option<Points>,
    /// Places in the list of what was recorded: the answers behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub answers: Vec<u32>,
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
        unknown: unknown(standard, &report.unread),
        findings: tell(&report.findings, standard, lang),
        unsettled: tell(&report.unsettled, standard, lang),
        sheets: report.sheets,
        recorded: report.recorded,
        recorders: report.recorders,
        composites: report.composites,
    }
}

/// How many names that nobody knows are told; the rest are counted.
const NAMED: usize = 20;

/// What was not judged because no pack in force knows it, by name.
pub fn unknown(standard: &Standard, unread: &[Unread]) -> Unknown {
    let mut all = Unknown { names: Vec::new(), more: 0 };
    let mut last = None;
    // An answer that does not fit a fact that is known is another matter.
    let strange = |line: &&Unread| line.fact.as_deref().is_none_or(|fact| standard.words.fact(fact).is_none());
    let unread: Vec<&Unread> = unread.iter().filter(strange).collect();
    for (name, at) in order::names(unread.iter().map(|line| line.fact.as_deref().or(line.kind.as_deref()).unwrap_or_default())) {
        let Some(line) = unread.get(at as usize) else { continue };
        if last == Some(name) {
            // Of the names that are only counted the places are not.
            if let (0, Some(known)) = (all.more, all.names.last_mut()) {
                known.places = known.places.saturating_add(1);
            }
            continue;
        }
        last = Some(name);
        if all.names.len() == NAMED {
            all.more = all.more.saturating_add(1);
            continue;
        }
        let near = match line.fact {
            Some(_) => nearest(name, &mut standard.words.facts.iter().map(|fact| fact.id.as_str())),
            None => nearest(name, &mut standard.words.kinds.iter().map(|kind| kind.id.as_str())),
        };
        let (name, fact, subject) = (name.to_owned(), line.fact.is_some(), line.subject.clone());
        all.names.push(UnknownName { name, fact, subject, places: 1, near });
    }
    all
}

pub(super) fn tell(findings: &[Finding], standard: &Standard, lang: Lang) -> Vec<ToldFinding> {
    let told = |finding: &Finding| ToldFinding {
        rule: finding.rule,
        subject: finding.subject,
        verdict: finding.verdict,
        sentence: sentences(&finding.reasons, standard, lang).joined(if lang == Lang::Zh { "；" } else { "; " }),
        lost: finding.lost,
        answers: finding.answers.clone(),
    };
    findings.iter().map(told).collect()
}

pub(super) fn headline(standard: &Standard, report: &Report, lang: Lang) -> String {
    let failed = to_correct(standard, report);
    // Where all that is known is that nothing applies, nothing was passed either.
    let assessed = report.tally.iter().any(|line| line.counts.decided()) || !report.unsettled.is_empty();
    let start = if assessed { outcome(report.outcome, lang) } else { super::nothing_assessed(lang) };
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
    parts.extend(unsettled(report, lang));
    // What is incomplete says so after a colon already.
    match (parts.is_empty(), lang, report.outcome) {
        (true, ..) => start.to_owned(),
        (false, Lang::Zh, Outcome::Incomplete) => format!("{start}，{}", parts.joined("，")),
        (false, Lang::En, Outcome::Incomplete) => format!("{start}, {}", parts.joined(", ")),
        (false, Lang::Zh, _) => format!("{start}：{}", parts.joined("，")),
        (false, Lang::En, _) => format!("{start}: {}", parts.joined(", ")),
    }
}

/// How many items are unsettled, all causes together, and of each cause how many.
fn unsettled(report: &Report, lang: Lang) -> Option<String> {
    const CAUSES: [(Verdict, &str, &str); 5] = [
        (Verdict::Pending, "等事实查清", "waiting for answers"),
        (Verdict::ToConfirm, "待确认", "to be confirmed"),
        (Verdict::CannotCheck, "无法核验", "that could not be checked"),
        (Verdict::NotConfigured, "参数未设", "not configured"),
        (Verdict::NotSupplied, "内容未提供", "not supplied"),
    ];
    let causes = CAUSES.iter().filter_map(|(verdict, zh, en)| {
        let n = report.unsettled.iter().filter(|finding| finding.verdict == *verdict).count();
        (n > 0).then(|| if lang == Lang::Zh { format!("{n} 项{zh}") } else { format!("{n} {en}") })
    });
    let (n, causes): (usize, Vec<String>) = (report.unsettled.len(), causes.collect());
    (n > 0).then(|| match lang {
        Lang::Zh => format!("{n} 项未定（{}）", causes.joined("，")),
        Lang::En => format!("{n} unsettled ({})", causes.joined(", ")),
    })
}

/// What a grade by score does not say of an inspection that is not passed; nothing where it is, or
/// where a veto gives the grade.
#[cfg(feature = "authoring")]
pub(super) fn beside_grade(standard: &Standard, report: &Report, subject: Option<u32>, vetoes: &[VetoLine], lang: Lang) -> String {
    let vetoed = vetoes.iter().any(|veto| veto.acts && matches!(veto.effect, Effect::Grade(_) | Effect::Lower(_)));
    // What else is wrong at the site is not the fault of one window.
    if report.outcome == Outcome::Passed || vetoed || subject.is_some() {
        return String::new();
    }
    let failed = to_correct(standard, report);
    let (zh, en) = match (failed, report.unsettled.len()) {
        (failed @ 1.., _) => (format!("，还有 {failed} 项必须整改"), format!("; {failed} to be corrected")),
        (0, open @ 1..) => (format!("，还有 {open} 项未定"), format!("; {open} unsettled")),
        _ => (String::new(), String::new()),
    };
    if lang == Lang::Zh { format!("（按得分{zh}）") } else { format!(" (by score{en})") }
}

/// Fails of what binds.
fn to_correct(standard: &Standard, report: &Report) -> usize {
    let binding = |finding: &&Finding| standard.rules.get(finding.rule as usize).is_some_and(|rule| rule.binds());
    report.findings.iter().filter(binding).count()
}
