//! What was recorded as lines of text: value, reason, note and photos, by whom, when and in what manner.

use super::Names;
use crate::inspection::{Answer, Given, How, Inspection, State, Value};
use crate::pack::FactType;
use crate::report::{Recorded, Recorder, Report};
use crate::words::Lang;

/// Enough of the name of a photo to tell it from the others.
const PHOTO_NAME: usize = 12;

/// An answer in one line, unless its value is all that was recorded.
pub(super) fn line(recorded: &Recorded, inspection: &Inspection, names: Names<'_>) -> Option<String> {
    let Recorded { fact, answer, note_is_older, .. } = recorded;
    let given = answer.given.as_deref();
    let is_photo = names.info(fact).is_some_and(|fact| fact.kind == FactType::Photo);
    if given.is_none() && answer.reason().is_none() && !is_photo {
        return None;
    }
    let subject = super::terminal::subject_name(inspection, Some(recorded.subject));
    let mut parts = vec![state(fact, answer, names)];
    if let Some(given) = given {
        parts.push(signed(given.by.as_deref(), given.at.as_deref(), given.how, names.lang));
        parts.extend(answer.note().map(|text| note(text, given, *note_is_older, names.lang)));
    }
    parts.retain(|part| !part.is_empty());
    let (label, said) = (names.fact(fact), parts.join(if names.lang == Lang::Zh { "；" } else { "; " }));
    Some(match names.lang {
        Lang::Zh => format!("{subject}「{label}」：{said}"),
        Lang::En => format!("{subject} “{label}”: {said}"),
    })
}

/// The value, or why there is none.
fn state(fact: &str, answer: &Answer, names: Names<'_>) -> String {
    match (&answer.state, names.lang) {
        (State::Value(value), _) => value_told(fact, value, names),
        (State::NotApplicable(reason), Lang::Zh) => format!("不适用：{}", one_line(reason)),
        (State::NotApplicable(reason), Lang::En) => format!("does not apply: {}", one_line(reason)),
        (State::CannotCheck(reason), Lang::Zh) => format!("无法核验：{}", one_line(reason)),
        (State::CannotCheck(reason), Lang::En) => format!("cannot be checked: {}", one_line(reason)),
        (State::Open, Lang::Zh) => "未查".to_owned(),
        (State::Open, Lang::En) => "not answered yet".to_owned(),
    }
}

fn value_told(fact: &str, value: &Value, names: Names<'_>) -> String {
    let lang = names.lang;
    let listed = |parts: &[&str]| parts.join(if lang == Lang::Zh { "、" } else { ", " });
    let counted = |n: usize, zh: &str, en: &str| if lang == Lang::Zh { format!("{n} {zh}") } else { format!("{n} {en}") };
    match value {
        Value::YesNo(value) => match lang {
            Lang::Zh => super::zh::yes_no(names, fact, *value).to_owned(),
            Lang::En => super::en::yes_no(names, fact, *value).to_owned(),
        },
        Value::Number(number) => format!("{number} {}", names.unit(fact)).trim_end().to_owned(),
        Value::Text(text) => one_line(names.option(fact, text)),
        Value::Records(rows) => counted(rows.len(), "条", "row(s)"),
        Value::List(list) if names.info(fact).is_some_and(|fact| fact.kind == FactType::Photo) => {
            let short: Vec<&str> = list.iter().map(|name| name.get(..PHOTO_NAME).unwrap_or(name)).collect();
            let count = counted(list.len(), "张照片", "photo(s)");
            if short.is_empty() { count } else { format!("{count} {}", listed(&short)) }
        }
        Value::List(list) if list.is_empty() => counted(0, "项", "of them"),
        Value::List(list) => listed(&names.options(fact, list)),
    }
}

/// By whom, when and how; empty where none of it is known.
fn signed(by: Option<&str>, at: Option<&str>, how: Option<How>, lang: Lang) -> String {
    let how = how.map(|how| match (how, lang) {
        (How::One, Lang::Zh) => "逐项",
        (How::Bulk, Lang::Zh) => "批量",
        (How::Carried, Lang::Zh) => "带入",
        (How::Imported, Lang::Zh) => "导入",
        (How::One, Lang::En) => "one by one",
        (How::Bulk, Lang::En) => "in bulk",
        (How::Carried, Lang::En) => "carried over",
        (How::Imported, Lang::En) => "imported",
    });
    let parts: Vec<String> = [by.map(one_line), at.map(moment), how.map(str::to_owned)].into_iter().flatten().collect();
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

fn note(text: &str, given: &Given, older: bool, lang: Lang) -> String {
    let mut about = signed(given.note_by.as_deref(), given.note_at.as_deref(), None, lang);
    if older {
        let (comma, words) = match lang {
            Lang::Zh => ("，", "写于答案更改之前"),
            Lang::En => (", ", "written before the answer was changed"),
        };
        about = if about.is_empty() { words.to_owned() } else { format!("{about}{comma}{words}") };
    }
    match (lang, about.as_str()) {
        (Lang::Zh, "") => format!("备注：{}", one_line(text)),
        (Lang::Zh, about) => format!("备注：{}（{about}）", one_line(text)),
        (Lang::En, "") => format!("note: {}", one_line(text)),
        (Lang::En, about) => format!("note: {} ({about})", one_line(text)),
    }
}

/// A time as people write it, without the seconds and the offset of the place.
fn moment(at: &str) -> String {
    match at.split_once('T') {
        Some((day, time)) if time.is_char_boundary(5) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        _ => one_line(at),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who inspected.
pub(super) fn inspectors(report: &Report, lang: Lang) -> Option<String> {
    (!report.inspectors.is_empty()).then(|| match lang {
        Lang::Zh => format!("检查人员：{}", report.inspectors.join("、")),
        Lang::En => format!("Inspected by: {}", report.inspectors.join(", ")),
    })
}

/// Everything recorded that stands behind no finding, kinds of which there are none, and who recorded how much.
pub(super) fn rest(report: &Report, inspection: &Inspection, names: Names<'_>, lines: &mut Vec<String>) {
    let mut behind = vec![false; report.recorded.len()];
    for at in report.findings.iter().chain(&report.unsettled).flat_map(|finding| &finding.answers) {
        if let Some(slot) = behind.get_mut(*at as usize) {
            *slot = true;
        }
    }
    let others = report.recorded.iter().zip(behind).filter(|(_, behind)| !behind);
    let others: Vec<String> = others.filter_map(|(recorded, _)| line(recorded, inspection, names)).collect();
    if !others.is_empty() {
        lines.push(if names.lang == Lang::Zh { "其他记录：".to_owned() } else { "Also recorded:".to_owned() });
        lines.extend(others.iter().map(|line| format!("    {line}")));
    }
    for (kind, reason) in report.absent.iter() {
        lines.push(match names.lang {
            Lang::Zh => format!("本处没有{}：{}", names.kind(kind), one_line(&reason.0)),
            Lang::En => format!("None here of {}: {}", names.kind(kind), one_line(&reason.0)),
        });
    }
    let anything = |recorder: &Recorder| recorder.by.is_some() || recorder.notes > 0 || recorder.unsaid < recorder.answers();
    if report.recorders.iter().any(anything) {
        let told: Vec<String> = report.recorders.iter().map(|recorder| recorder_told(recorder, names.lang)).collect();
        lines.push(match names.lang {
            Lang::Zh => format!("记录：{}", told.join("；")),
            Lang::En => format!("Recorded: {}", told.join("; ")),
        });
    }
}

fn recorder_told(recorder: &Recorder, lang: Lang) -> String {
    let Recorder { by, one, bulk, carried, imported, unsaid, notes } = recorder;
    let by = by.as_deref().map_or_else(|| if lang == Lang::Zh { "未署名".to_owned() } else { "unsigned".to_owned() }, one_line);
    let manners: [(&u32, &str, &str); 5] = [
        (one, "逐项", "one by one"),
        (bulk, "批量", "in bulk"),
        (carried, "带入", "carried over"),
        (imported, "导入", "imported"),
        (unsaid, "未注明方式", "in no stated manner"),
    ];
    let manners = manners.into_iter().filter(|(n, _, _)| **n > 0);
    let manners: Vec<String> = match lang {
        Lang::Zh => manners.map(|(n, zh, _)| format!("{zh} {n}")).collect(),
        Lang::En => manners.map(|(n, _, en)| format!("{n} {en}")).collect(),
    };
    let answers = recorder.answers();
    match (lang, answers, *notes) {
        (Lang::Zh, 0, notes) => format!("{by} 备注 {notes} 条"),
        (Lang::Zh, _, 0) => format!("{by} {answers} 项（{}）", manners.join("，")),
        (Lang::Zh, _, notes) => format!("{by} {answers} 项（{}），备注 {notes} 条", manners.join("，")),
        (Lang::En, 0, notes) => format!("{by} {notes} note(s)"),
        (Lang::En, _, 0) => format!("{by} {answers} ({})", manners.join(", ")),
        (Lang::En, _, notes) => format!("{by} {answers} ({}), {notes} note(s)", manners.join(", ")),
    }
}
