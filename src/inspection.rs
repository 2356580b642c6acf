//! What was seen at one site on one occasion.

use crate::amount::Amount;
use crate::calendar::Day;
use crate::pack::PackChoice;
use crate::table::Table;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use std::fmt;
use tsify::Tsify;

/// The format that this version writes and reads.
pub const FORMAT: &str = "windowcheck-inspection/1";

/// All answers about the subjects of one site on one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Always [`FORMAT`].
    pub format: String,
    /// A name that no other inspection has.
    pub id: String,
    /// What it is called in lists.
    pub title: String,
    /// Whether it is made-up sample data (示例数据).
    #[serde(default)]
    pub sample: bool,
    /// The day of the inspection; all time limits are counted from it.
    #[tsify(type = "string")]
    pub date: Day,
    /// Who inspected.
    #[serde(default)]
    pub inspectors: Vec<String>,
    /// The packs in force and what was set for them.
    #[serde(default)]
    pub standard: Vec<PackChoice>,
    /// The centre, its halls, windows, staff and whatever else the packs speak of.
    #[serde(default)]
    pub subjects: Vec<Subject>,
    /// Kinds of which this site has none, with the reason.
    #[serde(default)]
    #[tsify(type = "Record<string, string>")]
    pub absent: Table<String>,
}

/// A thing that is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Unique in the inspection. Staff are numbers, never names of persons.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is called on screen; its id when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[tsify(optional)]
    pub name: String,
    /// The subject to which it belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What was recorded, by full name of the fact.
    #[serde(default)]
    #[tsify(type = "Record<string, Answer>")]
    pub facts: Table<Answer>,
}

/// What was recorded for a fact; a fact that is not there was not answered yet.
///
/// Written as the bare value, or as a map that says more:
/// `{"value": true, "how": "bulk", "by": "检查员1", "at": "2026-11-23T09:14:00+08:00"}`,
/// `{"not_applicable": "reason"}`, `{"cannot_check": "reason"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value, or why there is none.
    pub state: State,
    /// How, by whom and when it was given; never read by a check.
    pub given: Option<Box<Given>>,
}

/// The value of an answer, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A value.
    Value(Value),
    /// The fact does not apply to the subject, with the reason.
    NotApplicable(String),
    /// It could not be seen, with the reason.
    CannotCheck(String),
}

/// How, by whom and when an answer was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Given {
    /// One by one, in bulk, carried over or imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, with the offset of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What else was noted, at most 10,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The way in which an answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// One by one.
    One,
    /// With others by one tap.
    Bulk,
    /// From the last inspection.
    Carried,
    /// From a list.
    Imported,
}

/// A recorded value; its type is checked against the fact when it is loaded.
#[derive(Clone, Debug, PartialEq, Eq, Tsify)]
#[tsify(type = "boolean | number | string | string[] | Record<string, Value>[]")]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Amount),
    /// A choice, date, time range or text.
    Text(String),
    /// A set, dates or photo hashes.
    List(Vec<String>),
    /// Rows of named values.
    Records(Vec<Table<Value>>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::YesNo(value) => value.serialize(serializer),
            // As a JSON number, as it was read: a string would come back as a text.
            Value::Number(value) => value.serialize_number(serializer),
            Value::Text(value) => value.serialize(serializer),
            Value::List(value) => value.serialize(serializer),
            Value::Records(value) => value.serialize(serializer),
        }
    }
}

/// Reads a value; a map is handed to `on_map`, which differs for answers and bare values.
struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a number, a text or a list")
    }
    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::YesNo(value))
    }
    fn visit_i64<E: de::Error>(self, n: i64) -> Result<Value, E> {
        Amount::deserialize(de::value::I64Deserializer::new(n)).map(Value::Number)
    }
    fn visit_u64<E: de::Error>(self, n: u64) -> Result<Value, E> {
        Amount::deserialize(de::value::U64Deserializer::new(n)).map(Value::Number)
    }
    fn visit_f64<E: de::Error>(self, x: f64) -> Result<Value, E> {
        Amount::deserialize(de::value::F64Deserializer::new(x)).map(Value::Number)
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }
    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut texts = Vec::new();
        let mut rows = Vec::new();
        while let Some(element) = seq.next_element::<Element>()? {
            match element {
                Element::Text(text) => texts.push(text),
                Element::Row(row) => rows.push(row),
            }
        }
        match (texts.is_empty(), rows.is_empty()) {
            (_, true) => Ok(Value::List(texts)),
            (true, false) => Ok(Value::Records(rows)),
            (false, false) => Err(de::Error::custom("a list holds either texts or rows, not both")),
        }
    }
}

enum Element {
    Text(String),
    Row(Table<Value>),
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Element;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a row")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Element, E> {
                Ok(Element::Text(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Element, A::Error> {
                Table::deserialize(de::value::MapAccessDeserializer::new(map)).map(Element::Row)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

impl Answer {
    /// An answer that is only a value.
    pub fn value(value: Value) -> Self {
        Answer { state: State::Value(value), given: None }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (State::Value(value), None) = (&self.state, &self.given) {
            return value.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        match &self.state {
            State::Value(value) => map.serialize_entry("value", value)?,
            State::NotApplicable(reason) => map.serialize_entry("not_applicable", reason)?,
            State::CannotCheck(reason) => map.serialize_entry("cannot_check", reason)?,
        }
        if let Some(given) = &self.given {
            let Given { how, by, at, note } = given.as_ref();
            if let Some(how) = how {
                map.serialize_entry("how", how)?;
            }
            for (key, text) in [("by", by), ("at", at), ("note", note)] {
                if let Some(text) = text {
                    map.serialize_entry(key, text)?;
                }
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            #[serde(default)]
            value: Option<Value>,
            #[serde(default)]
            not_applicable: Option<String>,
            #[serde(default)]
            cannot_check: Option<String>,
            #[serde(default)]
            how: Option<How>,
            #[serde(default)]
            by: Option<String>,
            #[serde(default)]
            at: Option<String>,
            #[serde(default)]
            note: Option<String>,
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Answer;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, {not_applicable: reason} or {cannot_check: reason}")
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Answer, E> {
                ValueVisitor.visit_bool(value).map(Answer::value)
            }
            fn visit_i64<E: de::Error>(self, n: i64) -> Result<Answer, E> {
                ValueVisitor.visit_i64(n).map(Answer::value)
            }
            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Answer, E> {
                ValueVisitor.visit_u64(n).map(Answer::value)
            }
            fn visit_f64<E: de::Error>(self, x: f64) -> Result<Answer, E> {
                ValueVisitor.visit_f64(x).map(Answer::value)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Answer, E> {
                ValueVisitor.visit_str(text).map(Answer::value)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Answer, A::Error> {
                ValueVisitor.visit_seq(seq).map(Answer::value)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
                let full = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let state = match (full.value, full.not_applicable, full.cannot_check) {
                    (Some(value), None, None) => State::Value(value),
                    (None, Some(reason), None) => State::NotApplicable(reason),
                    (None, None, Some(reason)) => State::CannotCheck(reason),
                    _ => {
                        return Err(de::Error::custom("an answer has exactly one of value, not_applicable and cannot_check"));
                    }
                };
                let given = Given { how: full.how, by: full.by, at: full.at, note: full.note };
                let given = (given != Given::default()).then(|| Box::new(given));
                Ok(Answer { state, given })
            }
        }
        deserializer.deserialize_any(Either)
    }
}
