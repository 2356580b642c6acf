//! Texts: missing in one language, the same in both, half-width signs, options that nobody can
//! tell apart; and facts that look like personal data.

use super::look::Look;
use super::look::walk;
use super::notice::Problem;
use crate::fault::Step;
use crate::pack::FactType;
use crate::tree::Node;
use crate::words::Lang;

pub(super) fn check(look: &mut Look<'_>) {
    let mut told = Vec::new();
    walk(look.node(), &mut Vec::new(), &mut |node, way| words(node, way, &mut told));
    options(look, &mut told);
    personal(look, &mut told);
    look.tell_all(told);
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// What is wrong with a text in two languages.
pub(super) fn words(node: &Node<'_>, way: &[Step], told: &mut Vec<(Problem, Vec<Step>)>) {
    let (Some((_, zh)), Some((_, en))) = (node.entry("zh"), node.entry("en")) else { return };
    let (Some(zh), Some(en)) = (zh.text(), en.text()) else { return };
    let here = |key: &str| way.iter().cloned().chain([key.into()]).collect::<Vec<Step>>();
    for (lang, key, text) in [(Lang::Zh, "zh", zh), (Lang::En, "en", en)] {
        if text.trim().is_empty() {
            told.push((Problem::TextMissing { lang }, here(key)));
        }
    }
    // Units and short names such as m² are the same in both.
    let short = zh.chars().count() <= 4 && !zh.chars().any(is_han);
    if zh == en && !zh.trim().is_empty() && !short {
        told.push((Problem::TextSame { text: zh.to_owned() }, here("en")));
    }
    if let Some(sign) = half_width(zh) {
        told.push((Problem::HalfWidth { sign }, here("zh")));
    }
}

/// A half-width sign right after a Chinese character.
fn half_width(text: &str) -> Option<char> {
    let after = text.chars().zip(text.chars().skip(1));
    let mut signs = after.filter(|(before, sign)| is_han(*before) && matches!(sign, ',' | ';' | ':' | '?' | '!' | '(' | ')'));
    signs.next().map(|(_, sign)| sign)
}

fn options(look: &Look<'_>, told: &mut Vec<(Problem, Vec<Step>)>) {
    for (name, fact) in look.own.facts.iter() {
        for (at, (key, words)) in fact.of.iter().enumerate() {
            let same = |(_, other): &(&str, &crate::words::Words)| other.zh == words.zh || other.en == words.en;
            if let Some((first, _)) = fact.of.iter().take(at).find(same) {
                let problem = Problem::OptionsAlike { first: first.to_owned(), second: key.to_owned() };
                told.push((problem, vec!["facts".into(), name.into(), "of".into(), key.into()]));
            }
        }
    }
}

/// Words for what identifies a person or is nobody's business, whatever the type of the fact.
const PERSONAL: &[&str] = &[
    "姓名",
    "身份证",
    "出生",
    "生日",
    "手机号",
    "家庭住址",
    "住址",
    "民族",
    "婚姻",
    "籍贯",
    "指纹",
    "人脸",
    "病史",
    "政治面貌",
    "年龄",
    "性别",
];

/// The same in names of facts.
const PERSONAL_NAMES: &[&str] = &["birthday", "birth_date", "id_card", "home_address", "full_name", "mobile_number", "political", "gender"];

fn personal(look: &Look<'_>, told: &mut Vec<(Problem, Vec<Step>)>) {
    for (name, fact) in look.own.facts.iter().filter(|(_, fact)| fact.personal.is_none()) {
        // A set or yes-no fact says what a sign shows, not what the person is.
        let says = !matches!(fact.kind, FactType::Set | FactType::YesNo | FactType::Photo);
        let label = PERSONAL.iter().find(|word| fact.label.zh.contains(**word));
        let phone = (fact.kind == FactType::Text && fact.label.zh.contains("电话")).then_some(&"电话");
        let own = name.split_once('.').map_or(name, |(_, own)| own);
        let named = PERSONAL_NAMES.iter().find(|word| own == **word);
        if let Some(word) = label.or(phone).or(named).filter(|_| says) {
            let problem = Problem::PersonalUndeclared { fact: name.to_owned(), word: (*word).to_owned() };
            told.push((problem, vec!["facts".into(), name.into()]));
        }
    }
}
