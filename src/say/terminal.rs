//! A report as text for a terminal: what an office reads that runs `windowcheck check`.

use super::told::{ToldFinding, Unknown, UnknownName, beside_grade, headline, tell, unknown};
use super::{Names, fault, recorded, verdict};
use crate::calendar::Day;
use crate::fault::Fault;
use crate::in_force::RuleInForce;
use crate::inspection::Inspection;
use crate::pack::Effect;
use crate::points::{Exact, Points};
use crate::report::Report;
use crate::score::{BonusLine, BonusSheet, CategorySheet, CompositeSheet, Coverage, GradeLine, PartSheet, Sheet, VetoLine};
use crate::standard::Standard;
use crate::text::{Joined, quoted};
use crate::words::Lang;

/// The report as text for a terminal.
pub fn report_text(standard: &Standard, inspection: &Inspection, report: &Report, lang: Lang) -> String {
    let mut lines = vec![format!("{} {}", report.title, report.date)];
    if report.sample {
        lines.push(if lang == Lang::Zh { "（示例数据）".to_owned() } else { "(sample data)".to_owned() });
    }
    lines.extend(recorded::inspectors(report, lang));
    lines.push(headline(standard, report, lang));
    for sheet in &report.sheets {
        let beside = beside_grade(standard, report, sheet.subject, &sheet.vetoes, lang);
        lines.push(sheet_line(sheet, inspection, &beside, lang));
        lines.extend(category_line(sheet, lang));
        lines.extend(sheet.bonus.as_ref().map(|bonus| bonus_line(bonus, lang)));
        lines.extend(sheet.vetoes.iter().map(|veto| veto_line(veto, sheet, standard, lang)));
    }
    for composite in &report.composites {
        let beside = beside_grade(standard, report, composite.subject, &[], lang);
        lines.push(composite_line(composite, inspection, &beside, lang));
    }
    let findings = tell(&report.findings, standard, lang);
    let names = Names::new(standard, lang);
    let behind = |finding: &ToldFinding| -> Vec<String> {
        let answers = finding.answers.iter().filter_map(|at| report.recorded.get(*at as usize));
        answers.filter_map(|recorded| recorded::line(recorded, inspection, names)).map(|line| format!("    {line}")).collect()
    };
    let binds = |finding: &ToldFinding| standard.rules.get(finding.rule as usize).is_some_and(RuleInForce::binds);
    for finding in &findings {
        // What does not bind lowers no result, and must not look as if it did.
        let mark = if binds(finding) { "✗" } else { "△" };
        lines.push(format!("{mark} {}", finding_line(standard, inspection, finding, lang)));
        lines.extend(behind(finding));
    }
    for finding in tell(&report.unsettled, standard, lang) {
        lines.push(format!("· {}", finding_line(standard, inspection, &finding, lang)));
        lines.extend(behind(&finding));
    }
    if !findings.iter().all(binds) {
        lines.push(match lang {
            Lang::Zh => "△ 只作情况显示，不影响结果".to_owned(),
            Lang::En => "△ is shown for information and lowers no result".to_owned(),
        });
    }
    recorded::rest(report, inspection, names, &mut lines);
    unread(&unknown(standard, &report.unread), lang, &mut lines);
    lines.push(String::new());
    // A line end in a title or a name would begin a line that looks like one of ours.
    let one: Vec<String> = lines.into_iter().map(|line| line.replace(['\n', '\r'], " ")).collect();
    one.joined("\n")
}

/// What was not judged because no pack in force knows it, by name and with the name that may have been meant.
fn unread(unknown: &Unknown, lang: Lang, lines: &mut Vec<String>) {
    if unknown.names.is_empty() {
        return;
    }
    lines.push(match lang {
        Lang::Zh => "以下不属于启用的标准，没有参与判定；名称写错的请改正：".to_owned(),
        Lang::En => "No pack in force knows these, and they were not judged; correct what is misspelt:".to_owned(),
    });
    for UnknownName { name, fact, subject, places, near } in &unknown.names {
        let line = match (lang, fact, subject.as_str()) {
            (Lang::Zh, true, _) => format!("? 事实 {name}：{subject} 等 {places} 处").replace(" 等 1 处", ""),
            (Lang::Zh, false, "") => format!("? 对象类型 {name}：absent"),
            (Lang::Zh, false, _) => format!("? 对象类型 {name}：{subject} 等 {places} 个").replace(" 等 1 个", ""),
            (Lang::En, true, _) => format!("? fact {name}: {subject}, {places} in all").replace(", 1 in all", ""),
            (Lang::En, false, "") => format!("? kind of subject {name}: absent"),
            (Lang::En, false, _) => format!("? kind of subject {name}: {subject}, {places} in all").replace(", 1 in all", ""),
        };
        lines.push(match (near, lang) {
            (None, _) => line,
            (Some(near), Lang::Zh) => format!("{line}，是不是“{near}”？"),
            (Some(near), Lang::En) => format!("{line}. Did you mean “{near}”?"),
        });
    }
    if unknown.more > 0 {
        lines.push(match lang {
            Lang::Zh => format!("? 另有 {} 个名称", unknown.more),
            Lang::En => format!("? and {} more names", unknown.more),
        });
    }
}

/// Points between two ends, as one number where they are the same.
fn range(low: impl ToString, high: impl ToString) -> String {
    let (low, high) = (low.to_string(), high.to_string());
    if low == high { low } else { format!("{low}–{high}") }
}

/// Points, and as they are where rounded they would say otherwise of a bound.
fn shown(points: Points, exact: Option<&Exact>, lang: Lang) -> String {
    match exact {
        None => points.to_string(),
        Some(exact) => super::exact(&points.to_string(), &exact.decimals, lang),
    }
}

/// What of a category is not assessed; what is open widens its range, and is told where it does not.
fn beside_category(category: &CategorySheet, lang: Lang) -> String {
    let open = if category.best == category.worst && !category.at_most { category.open } else { 0 };
    match (category.not_assessed, open, lang) {
        (0, 0, _) => String::new(),
        (0, n, Lang::Zh) => format!("（{n} 项未定）"),
        (0, n, Lang::En) => format!(" ({n} unsettled)"),
        (n, _, Lang::Zh) => format!("（{n} 项未评定）"),
        (n, _, Lang::En) => format!(" ({n} not assessed)"),
    }
}

/// The categories, where there are several: one says what the total says.
fn category_line(sheet: &Sheet, lang: Lang) -> Option<String> {
    let category = |category: &CategorySheet| {
        let title = category.title.in_lang(lang);
        let open = category.at_most;
        let beside = beside_category(category, lang);
        match sheet.demerits {
            true => format!("{title} {}{}{beside}", if open { "≥ " } else { "" }, range(category.best, category.worst)),
            false => format!("{title} {}{}/{}{beside}", if open { "≤ " } else { "" }, range(category.worst, category.best), category.full),
        }
    };
    let all: Vec<String> = sheet.categories.iter().map(category).collect();
    let told = all.len() > 1 || sheet.categories.iter().any(|category| !beside_category(category, lang).is_empty());
    told.then(|| format!("  {}", all.joined(if lang == Lang::Zh { "，" } else { ", " })))
}

fn bonus_line(bonus: &BonusSheet, lang: Lang) -> String {
    let event = |event: &BonusLine| {
        let (title, units, each, earned) = (event.title.in_lang(lang), event.units, event.each, event.earned);
        let open = match (event.open, lang) {
            (false, _) => "",
            (true, Lang::Zh) => "（可能还有）",
            (true, Lang::En) => " (perhaps more)",
        };
        match (event.most.filter(|most| *most == earned), lang) {
            (None, _) => format!("{title} {units} × {each} = {earned}{open}"),
            (Some(most), Lang::Zh) => format!("{title} {units} × {each}，最多 {most}"),
            (Some(most), Lang::En) => format!("{title} {units} × {each}, at most {most}"),
        }
    };
    let shut = bonus.opens_above.filter(|_| bonus.best == Points::ZERO);
    let full = bonus.most.filter(|most| *most == bonus.best);
    let why = match (bonus.vetoed, shut, lang) {
        (true, _, Lang::Zh) => "（一票否决起作用，不加）".to_owned(),
        (true, _, Lang::En) => " (a veto acts, nothing is added)".to_owned(),
        (_, Some(above), Lang::Zh) => format!("（加分前要高于 {above} 分）"),
        (_, Some(above), Lang::En) => format!(" (only above {above} points without it)"),
        _ => match (full, lang) {
            (None, _) => String::new(),
            (Some(most), Lang::Zh) => format!("（最多 {most}）"),
            (Some(most), Lang::En) => format!(" (at most {most})"),
        },
    };
    let events: Vec<String> = bonus.events.iter().filter(|event| event.units > 0 || event.open).map(event).collect();
    let added = range(bonus.worst, bonus.best);
    match (lang, events.is_empty()) {
        (Lang::Zh, true) => format!("  加分 {added}{why}"),
        (Lang::Zh, false) => format!("  加分 {added}{why}：{}", events.joined("；")),
        (Lang::En, true) => format!("  Bonus {added}{why}"),
        (Lang::En, false) => format!("  Bonus {added}{why}: {}", events.joined("; ")),
    }
}

fn veto_line(veto: &VetoLine, sheet: &Sheet, standard: &Standard, lang: Lang) -> String {
    // Of several rules also which of them fail.
    let of = |rule: &u32| {
        standard.rules.get(*rule as usize).map(|rule| rule.rule.title.in_lang(lang)).filter(|own| *own != veto.title.in_lang(lang))
    };
    let failing: Vec<&str> = veto.rules.iter().filter_map(of).collect();
    let title = match (veto.title.in_lang(lang), lang) {
        (title, _) if failing.is_empty() => title.to_owned(),
        (title, Lang::Zh) => format!("{title}（{}）", failing.joined("、")),
        (title, Lang::En) => format!("{title} ({})", failing.joined("; ")),
    };
    let effect = effect(&veto.effect, sheet, lang);
    match (veto.acts, lang) {
        (true, Lang::Zh) => format!("  一票否决：{title}，{effect}"),
        (true, Lang::En) => format!("  Veto: {title}, {effect}"),
        (false, Lang::Zh) => format!("  未查清，可能一票否决：{title}，{effect}"),
        (false, Lang::En) => format!("  Still open, perhaps a veto: {title}, {effect}"),
    }
}

/// What a veto does.
fn effect(effect: &Effect, sheet: &Sheet, lang: Lang) -> String {
    let grade = |id: &str| sheet.grades.iter().find(|grade| grade.id == id).map(|grade| grade.title.in_lang(lang)).unwrap_or_default();
    let category =
        |id: &str| sheet.categories.iter().find(|known| known.id == id).map(|known| known.title.in_lang(lang)).unwrap_or_default();
    match (lang, effect) {
        (Lang::Zh, Effect::Grade(id)) => format!("等次最高为“{}”", grade(id)),
        (Lang::Zh, Effect::Lower(steps)) => format!("等次下降 {steps} 档"),
        (Lang::Zh, Effect::Zero(id)) => format!("“{}”记零分", category(id)),
        (Lang::Zh, Effect::Stop(words)) => format!("不计总分：{}", words.zh),
        (Lang::Zh, Effect::LoseAward(lost)) => format!("失去“{}”1{}", lost.award.zh, super::zh::period(lost.period)),
        (Lang::Zh, Effect::Escalate(words)) => format!("上报：{}", words.zh),
        (Lang::En, Effect::Grade(id)) => format!("the grade is at most “{}”", grade(id)),
        (Lang::En, Effect::Lower(steps)) => format!("the grade is lower by {steps}"),
        (Lang::En, Effect::Zero(id)) => format!("“{}” counts nothing", category(id)),
        (Lang::En, Effect::Stop(words)) => format!("not scored: {}", words.en),
        (Lang::En, Effect::LoseAward(lost)) => format!("“{}” is lost for a {}", lost.award.en, super::en::period(lost.period)),
        (Lang::En, Effect::Escalate(words)) => format!("handed on: {}", words.en),
    }
}

fn sheet_line(sheet: &Sheet, inspection: &Inspection, beside: &str, lang: Lang) -> String {
    let best = sheet.total.best.map(|best| shown(best, sheet.total.best_exact.as_ref(), lang)).unwrap_or_default();
    let worst = sheet.total.worst.map(|worst| shown(worst, sheet.total.worst_exact.as_ref(), lang)).unwrap_or_default();
    let range = if sheet.demerits { range(best, worst) } else { range(worst, best) };
    let bound = match (sheet.total.at_most, sheet.demerits) {
        (false, _) => "",
        (true, false) => "≤ ",
        (true, true) => "≥ ",
    };
    let grade = grade_told(&sheet.grades, sheet.total.grade.as_deref(), beside, lang);
    let compiled = match (sheet.compiled, lang) {
        (true, Lang::Zh) => "（整理）",
        (true, Lang::En) => " (compiled)",
        _ => "",
    };
    let subject = sheet.subject.map(|at| format!(" {}", subject_name(inspection, Some(at)))).unwrap_or_default();
    let total = match (sheet.stopped, lang) {
        (true, Lang::Zh) => "不计总分".to_owned(),
        (true, Lang::En) => "not scored".to_owned(),
        _ if sheet.too_little.is_some() => sheet.too_little.map(|coverage| too_little(coverage, lang)).unwrap_or_default(),
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

/// Why a sheet has no total: too little of it was assessed.
fn too_little(Coverage { asked, assessed, at_least, .. }: Coverage, lang: Lang) -> String {
    match (assessed, at_least, lang) {
        (0, _, Lang::Zh) => format!("不评分：应评 {asked} 条，一条也没有评定"),
        (0, _, Lang::En) => format!("no score: of {asked} rules none was assessed"),
        (_, None, Lang::Zh) => format!("不评分：应评 {asked} 条，只评定了 {assessed} 条"),
        (_, None, Lang::En) => format!("no score: of {asked} rules only {assessed} were assessed"),
        (_, Some(least), Lang::Zh) => format!("不评分：应评 {asked} 条，只评定了 {assessed} 条，不到 {least}%"),
        (_, Some(least), Lang::En) => format!("no score: of {asked} rules only {assessed} were assessed, less than {least} %"),
    }
}

/// The settled grade after a space, with what it does not say; nothing while none is.
fn grade_told(grades: &[GradeLine], settled: Option<&str>, beside: &str, lang: Lang) -> String {
    let grade = grades.iter().find(|grade| Some(grade.id.as_str()) == settled);
    grade.map(|grade| format!(" {}{beside}", grade.title.in_lang(lang))).unwrap_or_default()
}

fn composite_line(composite: &CompositeSheet, inspection: &Inspection, beside: &str, lang: Lang) -> String {
    let subject = composite.subject.map(|at| format!(" {}", subject_name(inspection, Some(at)))).unwrap_or_default();
    let bound = if composite.total.at_most { "≤ " } else { "" };
    let total = match (composite.blocked, lang) {
        (true, Lang::Zh) => "缺项，不合成".to_owned(),
        (true, Lang::En) => "a part is missing, no total".to_owned(),
        _ => {
            let best = composite.total.best.map(|best| shown(best, composite.total.best_exact.as_ref(), lang)).unwrap_or_default();
            let worst = composite.total.worst.map(|worst| shown(worst, composite.total.worst_exact.as_ref(), lang)).unwrap_or_default();
            format!("{bound}{} / {}", range(worst, best), composite.full)
        }
    };
    let grade = grade_told(&composite.grades, composite.total.grade.as_deref(), beside, lang);
    let gone = |part: &&PartSheet| part.too_little;
    let gone: Vec<&str> = composite.parts.iter().filter(gone).map(|part| part.title.in_lang(lang)).collect();
    let gone = match (gone.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（没有评定：{}）", gone.joined("、")),
        (false, Lang::En) => format!(" (not assessed: {})", gone.joined(", ")),
    };
    format!("{}{subject}: {total}{grade}{gone}", composite.title.in_lang(lang))
}

pub(super) fn subject_name(inspection: &Inspection, at: Option<u32>) -> &str {
    let subject = at.and_then(|at| inspection.subjects.get(at as usize));
    subject.map_or("–", |subject| if subject.name.is_empty() { subject.id.as_str() } else { subject.name.as_str() })
}

fn finding_line(standard: &Standard, inspection: &Inspection, finding: &ToldFinding, lang: Lang) -> String {
    let rule = standard.rules.get(finding.rule as usize);
    let subject = subject_name(inspection, finding.subject);
    let (title, cited, force) = rule.map_or(("", String::new(), ""), |rule| {
        let cited: Vec<&str> = rule.rule.sources.iter().map(|citation| citation.0.as_str()).collect();
        (rule.rule.title.in_lang(lang), cited.joined(", "), super::force(rule.rule.force, lang))
    });
    let points = finding.lost.map(|lost| format!(" −{lost}")).unwrap_or_default();
    format!("{} [{force}] {subject} {title}: {} ({cited}){points}", verdict(finding.verdict, lang), finding.sentence)
}

/// An inspection of a day that has not come.
pub fn day_to_come(inspection: &str, day: Day, lang: Lang) -> String {
    let inspection = quoted(inspection);
    match lang {
        Lang::Zh => format!("注意：检查“{inspection}”的日期 {day} 还没有到，期限都从这一天算起，请核对。"),
        Lang::En => {
            format!("Note: the day {day} of the inspection “{inspection}” has not come; all time limits are counted from it. Check it.")
        }
    }
}

/// How many misfits are told one by one; the rest are counted.
const MISFITS: usize = 50;

/// The answers of a file that do not fit, one a line.
pub fn misfits(faults: &[Fault], file: &str, lang: Lang) -> String {
    let mut lines: Vec<String> = faults.iter().take(MISFITS).map(|misfit| fault(&misfit.clone().in_file(file), lang)).collect();
    let more = faults.len().saturating_sub(MISFITS);
    lines.extend((more > 0).then(|| match lang {
        Lang::Zh => format!("另有 {more} 处。"),
        Lang::En => format!("And {more} more."),
    }));
    lines.join("\n")
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
