//! Refusals as whole sentences: what is wrong, where, and what to do next.

use super::{en, zh};
#[cfg(feature = "authoring")]
use crate::facts::type_name;
use crate::fault::{Fault, Place, Step};
use crate::limits;
#[cfg(feature = "authoring")]
use crate::pack::FactType;
use crate::text::{Joined, quoted, visible};
use crate::words::{Lang, Words};
use serde::Serialize;

/// A refusal with its sentences and its place, as programs and the page receive it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct FaultTold {
    /// A stable code.
    pub code: &'static str,
    /// The whole sentence in Chinese.
    pub zh: String,
    /// The whole sentence in English.
    pub en: String,
    /// The sentence without its place, for where the place is plain.
    pub bare: Words,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A refusal in both languages with its place.
pub fn fault_told(told: &Fault) -> FaultTold {
    let Place { file, line, column, subject, fact, rule, .. } = told.place.clone();
    // For programs, so as they are; nobody has names of this length.
    let most = usize::try_from(limits::QUOTE_CHARS.most).unwrap_or(usize::MAX);
    let short = |name: Option<String>| name.map(|name| name.chars().take(most).collect());
    let (subject, fact, rule) = (short(subject), short(fact), short(rule));
    let bare = Words { zh: sentence(told, Lang::Zh), en: sentence(told, Lang::En) };
    FaultTold {
        code: told.problem.code(),
        zh: fault(told, Lang::Zh),
        en: fault(told, Lang::En),
        bare,
        file,
        line,
        column,
        subject,
        fact,
        rule,
    }
}

/// A refusal as one sentence with its place.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    format!("{}{}", place(&fault.place, lang), sentence(fault, lang))
}

/// A refusal as one sentence; of its place only what it is about, for where the rest stands beside it.
#[cfg(feature = "authoring")]
pub(super) fn fault_about(fault: &Fault, lang: Lang) -> String {
    let Place { rule, subject, fact, .. } = fault.place.clone();
    format!(
        "{}{}",
        place(&Place { rule, subject, fact, other: fault.place.other.clone(), ..Place::default() }, lang),
        sentence(fault, lang)
    )
}

fn sentence(fault: &Fault, lang: Lang) -> String {
    let mut problem = fault.problem.clone();
    for text in problem.texts_mut() {
        *text = quoted(text);
    }
    match lang {
        Lang::Zh => zh::problem(&problem),
        Lang::En => en::problem(&problem),
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&fault(self, Lang::En))
    }
}

impl std::error::Error for Fault {}

fn path(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(&quoted(key)),
            Step::Key(key) => {
                text.push('.');
                text.push_str(&quoted(key));
            }
            Step::Index(at) => text.push_str(&format!("[{}]", at.saturating_add(1))),
        }
    }
    text
}

/// Line and column, else the way through the document.
fn spot(place: &Place, lang: Lang) -> Option<String> {
    match (place.line, place.column, lang) {
        (Some(line), Some(column), Lang::Zh) => Some(format!("第 {line} 行第 {column} 列")),
        (Some(line), Some(column), Lang::En) => Some(format!("line {line}, column {column}")),
        _ => (!place.path.is_empty()).then(|| path(&place.path)),
    }
}

fn place(place: &Place, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(place.file.as_deref().map(visible));
    parts.extend(spot(place, lang));
    // Where two clash, both are told: which one is wrong only the reader knows.
    let other =
        place.other.as_ref().map(|other| other.file.as_deref().map(visible).into_iter().chain(spot(other, lang)).collect::<Vec<_>>());
    let other = other.map(|other| other.joined(" "));
    parts.extend(other.map(|other| if lang == Lang::Zh { format!("另一处在 {other}") } else { format!("the other at {other}") }));
    let mut named = |value: &Option<String>, zh: &str, en: &str| {
        if let Some(value) = value {
            let value = quoted(value);
            parts.push(format!("{} {value}", if lang == Lang::Zh { zh } else { en }));
        }
    };
    named(&place.rule, "条款", "rule");
    named(&place.subject, "检查对象", "subject");
    named(&place.fact, "事实", "fact");
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::Zh) => format!("{}：", parts.joined("，")),
        (_, Lang::En) => format!("{}: ", parts.joined(", ")),
    }
}

pub(super) fn range(min: Option<&String>, max: Option<&String>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} … {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    }
}

#[cfg(feature = "authoring")]
pub(super) fn types(types: &[FactType], or: &str) -> String {
    types.iter().map(|kind| type_name(*kind)).collect::<Vec<_>>().joined(or)
}
