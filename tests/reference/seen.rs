//! What was seen: answers read by the type of their fact.

use super::days::{self, Day};
use std::collections::BTreeSet;
use windowcheck::inspection::{State, Value};
use windowcheck::pack::{Fact, FactType};

/// An answer as a rule sees it.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    YesNo(bool),
    /// In ten-thousandths.
    Number(i128),
    /// The place of the option.
    Choice(usize),
    Set(BTreeSet<String>),
    Date(Day),
    Dates(Vec<Day>),
    /// Normal, and as it was written.
    Text(String, String),
    /// Minutes after midnight.
    Hours(i128, i128),
    /// Photos.
    Photos(usize),
    /// A value of which rules cannot ask anything.
    Other,
    Open,
    NotApplicable,
    CannotCheck,
}

/// The answer to a fact; one that does not fit its fact stays open.
pub fn answer(fact: &Fact, state: &State) -> Seen {
    match state {
        State::NotApplicable(_) => Seen::NotApplicable,
        State::CannotCheck(_) => Seen::CannotCheck,
        State::Value(value) => read(fact, value).unwrap_or(Seen::Open),
        State::Open => Seen::Open,
    }
}

fn read(fact: &Fact, value: &Value) -> Option<Seen> {
    match (fact.kind, value) {
        (FactType::YesNo, Value::YesNo(value)) => Some(Seen::YesNo(*value)),
        (FactType::Number, Value::Number(number)) => {
            let number = i128::from(number.scaled());
            let min = fact.min.map_or(0, |min| i128::from(min.scaled()));
            let max = fact.max.map(|max| i128::from(max.scaled()));
            let allowed = number >= min && max.is_none_or(|max| number <= max) && (!fact.whole || number % 10_000 == 0);
            allowed.then_some(Seen::Number(number))
        }
        (FactType::Choice, Value::Text(key)) => fact.of.position(key).map(Seen::Choice),
        (FactType::Set, Value::List(keys)) => {
            keys.iter().all(|key| fact.of.get(key).is_some()).then(|| Seen::Set(keys.iter().cloned().collect()))
        }
        (FactType::Date, Value::Text(text)) => days::parse(text).map(Seen::Date),
        (FactType::Dates, Value::List(texts)) => texts.iter().map(|text| days::parse(text)).collect::<Option<_>>().map(Seen::Dates),
        (FactType::Text, Value::Text(text)) => Some(Seen::Text(normal(text), text.clone())),
        (FactType::TimeRange, Value::Text(text)) => time_range(text).map(|(from, to)| Seen::Hours(from, to)),
        (FactType::Photo, Value::List(hashes)) => {
            let sha256 = |hash: &String| hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
            hashes.iter().all(sha256).then_some(Seen::Photos(hashes.len()))
        }
        (FactType::Records, Value::Records(_)) => Some(Seen::Other),
        (FactType::Records, Value::List(none)) if none.is_empty() => Some(Seen::Other),
        _ => None,
    }
}

/// `HH:MM-HH:MM`, the end after the beginning, at most until 24:00.
pub fn time_range(text: &str) -> Option<(i128, i128)> {
    let minutes = |text: &str| -> Option<i128> {
        let (hours, minutes) = text.split_once(':')?;
        let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i128>().ok()).flatten();
        let (hours, minutes) = (two(hours)?, two(minutes)?);
        (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
    };
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then_some((from, to))
}

/// Full width becomes half width, and no white space is left.
pub fn normal(text: &str) -> String {
    let half = |c: char| match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xff01 + 0x21).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}
