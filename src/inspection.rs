//! What was seen at one site on one occasion.

use crate::amount::Amount;
use crate::calendar::{Day, instant};
use crate::fault::{Expected, Problem};
use crate::pack::PackChoice;
use crate::table::Table;
use crate::text::is_blank;
use crate::tree::{Content, Faults, FromNode, Look, Node, names, record};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The format that this version writes and reads.
pub const FORMAT: &str = "windowcheck-inspection/1";

/// All answers about the subjects of one site on one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
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
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
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
    /// Kinds of which this site has none, with the reason; with a kind go the records kept of it.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub absent: Table<GivenReason>,
}

/// Why something is not there, in the inspector's words; never read blank from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct GivenReason(pub String);

impl From<&str> for GivenReason {
    fn from(reason: &str) -> Self {
        GivenReason(reason.to_owned())
    }
}

/// A thing that is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Subject {
    /// Unique in the inspection. Staff are numbers, never names of persons.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is called on screen; its id when empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub name: String,
    /// The subject to which it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What was recorded, by full name of the fact.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Answer>"))]
    pub facts: Table<Answer>,
}

/// What was recorded for a fact; a fact that is not there was not answered yet.
///
/// Written as the bare value, or as a map that says more:
/// `{"value": true, "how": "bulk", "by": "检查员1", "at": "2026-11-23T09:14:00+08:00"}`,
/// `{"not_applicable": "reason"}`, `{"cannot_check": "reason"}`, or only `{"note": "text"}` on a fact
/// that was not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value, or why there is none.
    pub state: State,
    /// How, by whom and when it was given, and what was noted; never read by a check.
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
    /// Not answered yet; only a note was written. As good as no answer to every check.
    Open,
}

/// How, by whom and when an answer was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Given {
    /// One by one, in bulk, carried over or imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, with the offset of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What else was noted, at most 10,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who wrote the note; where it is not told, who answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_by: Option<String>,
    /// When the note was written, with the offset of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_at: Option<String>,
}

impl Given {
    /// Whether the answer was changed after the note had been written. Not where either time is not
    /// told, or not as a time is written.
    pub fn note_is_older(&self) -> bool {
        let [note, answer] = [&self.note_at, &self.at].map(|at| at.as_deref().and_then(instant));
        self.note.is_some() && note.zip(answer).is_some_and(|(note, answer)| note < answer)
    }
}

/// The way in which an answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(type = "boolean | number | string | string[] | Record<string, Value>[]"))]
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

impl Answer {
    /// An answer that is only a value.
    pub fn value(value: Value) -> Self {
        Answer { state: State::Value(value), given: None }
    }

    /// Whether nothing was answered yet.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// The note, unless it is blank.
    pub fn note(&self) -> Option<&str> {
        let note = self.given.as_ref().and_then(|given| given.note.as_deref());
        note.filter(|note| !note.trim().is_empty())
    }

    /// Why there is no value, in the words of the inspector.
    pub fn reason(&self) -> Option<&str> {
        match &self.state {
            State::NotApplicable(reason) | State::CannotCheck(reason) => Some(reason),
            State::Value(_) | State::Open => None,
        }
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
            State::Open => {}
        }
        if let Some(given) = &self.given {
            let Given { how, by, at, note, note_by, note_at } = given.as_ref();
            if let Some(how) = how {
                map.serialize_entry("how", how)?;
            }
            for (key, text) in [("by", by), ("at", at), ("note", note), ("note_by", note_by), ("note_at", note_at)] {
                if let Some(text) = text {
                    map.serialize_entry(key, text)?;
                }
            }
        }
        map.end()
    }
}

record!(Inspection { format, id, title, date; sample, inspectors, standard, subjects, absent });
record!(Subject { id, kind; name, parent, facts });
names!(How { One = "one", Bulk = "bulk", Carried = "carried", Imported = "imported" });

impl FromNode for Value {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match (node.map(|node| &node.content), node.and_then(Node::look)) {
            (_, Some(Look::YesNo(value))) => return Value::YesNo(value),
            (_, Some(Look::Number(_))) => return Value::Number(Amount::from_node(node, faults)),
            (_, Some(Look::Text(text))) => return Value::Text(text.to_owned()),
            (Some(Content::List(elements)), _) => match elements.first() {
                Some(row) if row.is_map() => return Value::Records(Vec::from_node(node, faults)),
                _ => return Value::List(elements.iter().map(|element| text(element, faults)).collect()),
            },
            _ => {}
        }
        faults.expected(node, Expected::AnyAnswer);
        Value::YesNo(false)
    }
}

/// An element of a list of texts, which is not mixed with rows or numbers.
fn text(element: &Node<'_>, faults: &mut Faults) -> String {
    match element.look() {
        Some(Look::Text(text)) => text.to_owned(),
        _ => {
            faults.expected(Some(element), Expected::TextInList);
            String::new()
        }
    }
}

/// An answer that says more than its value.
struct Full {
    value: Option<Value>,
    not_applicable: Option<GivenReason>,
    cannot_check: Option<GivenReason>,
    how: Option<How>,
    by: Option<String>,
    at: Option<String>,
    note: Option<String>,
    note_by: Option<String>,
    note_at: Option<String>,
}
record!(Full { ; value, not_applicable, cannot_check, how, by, at, note, note_by, note_at });

impl FromNode for GivenReason {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let reason = String::from_node(node, faults);
        if let Some(node) = node.filter(|_| is_blank(&reason)) {
            faults.note(node.mark, Problem::NoReason);
        }
        GivenReason(reason)
    }
}

impl FromNode for Answer {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if !node.is_some_and(Node::is_map) {
            return Answer::value(Value::from_node(node, faults));
        }
        let Full { value, not_applicable, cannot_check, how, by, at, note, note_by, note_at } = Full::from_node(node, faults);
        let state = match (value, not_applicable, cannot_check) {
            (Some(value), None, None) => State::Value(value),
            (None, Some(GivenReason(reason)), None) => State::NotApplicable(reason),
            (None, None, Some(GivenReason(reason))) => State::CannotCheck(reason),
            (None, None, None) if note.is_some() => State::Open,
            _ => {
                faults.expected(node, Expected::OneState);
                State::Value(Value::YesNo(false))
            }
        };
        let given = Given { how, by, at, note, note_by, note_at };
        let given = (given != Given::default()).then(|| Box::new(given));
        Answer { state, given }
    }
}

#[cfg(feature = "authoring")]
mod described {
    use super::*;
    use crate::tree::schema::{Described, Json, Types, any_of, map, of_type};

    impl Described for Value {
        fn schema(types: &mut Types) -> Json {
            types.named::<Value>("Value", |types| {
                any_of(vec![of_type(&["boolean", "number", "string"]), Vec::<String>::schema(types), Vec::<Table<Value>>::schema(types)])
            })
        }
    }

    impl Described for GivenReason {
        fn schema(_: &mut Types) -> Json {
            map([("type", Json::Text("string".to_owned())), ("pattern", Json::Text(r"\S".to_owned()))])
        }
    }

    impl Described for Answer {
        fn schema(types: &mut Types) -> Json {
            types.named::<Answer>("Answer", |types| any_of(vec![Value::schema(types), Full::schema(types)]))
        }
    }
}
