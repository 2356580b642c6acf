//! A report told: headline, findings as sentences, sheets.

use super::{Names, outcome, reason, verdict};
use crate::finding::{Finding, Reason, Verdict};
use crate::inspection::Inspection;
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

fn tell(findings: &[Finding], standard: &Standard, lang: Lang) -> Vec<ToldFinding> {
    let told = |finding: &Finding| ToldFinding {
        rule: finding.rule,
        subject: finding.subject,
        verdict: finding.verdict,
        sentence: sentences(&finding.reasons, standard, lang).join(if lang == Lang::Zh { "；" } else { "; " }),
        lost: finding.lost,
    };
    findings.iter().map(told).collect()
}

fn headline(standard: &Standard, report: &Report, lang: Lang) -> String {
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

/// The report as text for a terminal.
pub fn report_text(standard: &Standard, inspection: &Inspection, report: &Report, lang: Lang) -> String {
    let mut lines = vec![format!("{} {}", report.title, report.date)];
    if report.sample {
        lines.push(if lang == Lang::Zh { "（示例数据）".to_owned() } else { "(sample data)".to_owned() });
    }
    lines.push(headline(standard, report, lang));
    for sheet in &report.sheets {
        lines.push(sheet_line(sheet, inspection, lang));
    }
    for composite in &report.composites {
        lines.push(composite_line(composite, inspection, lang));
    }
    for (title, findings) in [("✗", &report.findings), ("·", &report.unsettled)] {
        for finding in tell(findings, standard, lang) {
            lines.push(format!("{title} {}", finding_line(standard, inspection, &finding, lang)));
        }
    }
    if !report.unread.is_empty() {
        let n = report.unread.len();
        lines.push(match lang {
            Lang::Zh => format!("{n} 个答案属于未启用的标准或读不懂，没有参与判定"),
            Lang::En => format!("{n} answers belong to no pack in force or could not be read, and were not judged"),
        });
    }
    lines.push(String::new());
    lines.join("\n")
}

fn sheet_line(sheet: &Sheet, inspection: &Inspection, lang: Lang) -> String {
    let (low, high) = if sheet.demerits { (sheet.best, sheet.worst) } else { (sheet.worst, sheet.best) };
    let range = if low == high { high.to_string() } else { format!("{low}–{high}") };
    let bound = match (sheet.at_most, sheet.demerits) {
        (false, _) => "",
        (true, false) => "≤ ",
        (true, true) => "≥ ",
    };
    let grade = sheet.grades.iter().find(|grade| Some(&grade.id) == sheet.grade.as_ref());
    let grade = grade.map(|grade| format!(" {}", grade.title.in_lang(lang))).unwrap_or_default();
    let compiled = match (sheet.compiled, lang) {
        (true, Lang::Zh) => "（整理）",
        (true, Lang::En) => " (compiled)",
        _ => "",
    };
    let subject = sheet.subject.map(|at| format!(" {}", subject_name(inspection, Some(at)))).unwrap_or_default();
    let total = match (sheet.stopped, lang) {
        (true, Lang::Zh) => "不计总分".to_owned(),
        (true, Lang::En) => "not scored".to_owned(),
        (_, Lang::Zh) if sheet.demerits => format!("记{bound}{range}分"),
        (_, Lang::En) if sheet.demerits => format!("{bound}{range} points"),
        _ => format!("{bound}{range} / {}", sheet.full),
    };
    let undecided: u32 =
        sheet.categories.iter().flat_map(|category| &category.items).flat_map(|item| &item.lines).map(|line| line.undecided).sum();
    let undecided = match (undecided, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("，{n} 处待定扣分"),
        (n, Lang::En) => format!(", {n} to be decided"),
    };
    format!("{}{compiled}{subject}: {total}{grade}{undecided}", sheet.title.in_lang(lang))
}

fn composite_line(composite: &CompositeSheet, inspection: &Inspection, lang: Lang) -> String {
    let subject = composite.subject.map(|at| format!(" {}", subject_name(inspection, Some(at)))).unwrap_or_default();
    let bound = if composite.at_most { "≤ " } else { "" };
    let total = match (composite.blocked, lang) {
        (true, Lang::Zh) => "缺项，不合成".to_owned(),
        (true, Lang::En) => "a part is missing, no total".to_owned(),
        _ if composite.best == composite.worst => format!("{bound}{} / {}", composite.best, composite.full),
        _ => format!("{bound}{}–{} / {}", composite.worst, composite.best, composite.full),
    };
    format!("{}{subject}: {total}", composite.title.in_lang(lang))
}

fn subject_name(inspection: &Inspection, at: Option<u32>) -> &str {
    let subject = at.and_then(|at| inspection.subjects.get(at as usize));
    subject.map_or("–", |subject| if subject.name.is_empty() { subject.id.as_str() } else { subject.name.as_str() })
}

fn finding_line(standard: &Standard, inspection: &Inspection, finding: &ToldFinding, lang: Lang) -> String {
    let rule = standard.rules.get(finding.rule as usize);
    let subject = subject_name(inspection, finding.subject);
    let (title, cited, force) = rule.map_or(("", String::new(), ""), |rule| {
        let cited: Vec<&str> = rule.rule.sources.iter().map(|citation| citation.0.as_str()).collect();
        (rule.rule.title.in_lang(lang), cited.join(", "), super::force(rule.rule.force, lang))
    });
    let points = finding.lost.map(|lost| format!(" −{lost}")).unwrap_or_default();
    format!("{} [{force}] {subject} {title}: {} ({cited}){points}", verdict(finding.verdict, lang), finding.sentence)
}

/// A pack that an inspection chose, but that was not handed over.
pub fn pack_not_given(pack: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("注意：这份检查还用到标准包“{pack}”，本次没有给出，因此没有判定。"),
        Lang::En => format!("Note: this inspection also uses the pack “{pack}”, which was not given, so it was not judged."),
    }
}

/// A pack that is not the one with which the inspection was made.
pub fn pack_changed(pack: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("注意：标准包“{pack}”与检查时所用的不同（摘要不一致），判定可能不同。"),
        Lang::En => format!("Note: the pack “{pack}” is not the one used when inspecting (its hash differs); verdicts may differ."),
    }
}
