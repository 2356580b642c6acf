//! A tree of YAML handed to serde, so that the types of `pack/` read themselves, and every
//! refusal of theirs gets the line and column of what they refused.

use super::node::{Content, Mark, Node};
use crate::fault::{Fault, Problem, nearest};
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};
use std::fmt;

/// A refusal by a type, with the mark of the value that was being read.
#[derive(Debug)]
pub struct Error {
    problem: Problem,
    mark: Option<Mark>,
}

impl Error {
    fn new(problem: Problem) -> Self {
        Error { problem, mark: None }
    }
    /// The mark of the innermost value wins.
    fn at(mut self, mark: Mark) -> Self {
        self.mark.get_or_insert(mark);
        self
    }
    /// The fault with its place; the start of the document when no value was reached.
    pub fn into_fault(self, root: &Node) -> Fault {
        self.mark.unwrap_or(root.mark).fault(self.problem)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.problem.code())
    }
}
impl std::error::Error for Error {}

fn shown(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Str(text) => format!("`{text}`"),
        Unexpected::Float(x) => format!("`{x}`"),
        Unexpected::Signed(n) => format!("`{n}`"),
        Unexpected::Unsigned(n) => format!("`{n}`"),
        Unexpected::Bool(b) => format!("`{b}`"),
        Unexpected::Map => "a map".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        other => other.to_string(),
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error::new(Problem::Syntax { detail: message.to_string() })
    }
    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Error::new(Problem::BadValue { found: shown(found), expected: expected.to_string() })
    }
    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Error::invalid_type(found, expected)
    }
    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Error::new(Problem::BadValue { found: length.to_string(), expected: expected.to_string() })
    }
    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Error::unknown_field(variant, expected)
    }
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        // The nearest first: the sentence asks "did you mean".
        let near = nearest(field, expected.iter().copied());
        let others = expected.iter().filter(|name| Some(**name) != near.as_deref()).map(|name| (*name).to_owned());
        let expected = near.iter().cloned().chain(others).collect();
        Error::new(Problem::UnknownKey { key: field.to_owned(), expected })
    }
    fn missing_field(field: &'static str) -> Self {
        Error::new(Problem::MissingKey { key: field.to_owned() })
    }
    fn duplicate_field(field: &'static str) -> Self {
        Error::new(Problem::DuplicateKey { key: field.to_owned() })
    }
}

/// Reads one node.
pub struct Reader<'a> {
    node: &'a Node,
}

impl<'a> Reader<'a> {
    /// A reader of a node.
    pub fn new(node: &'a Node) -> Self {
        Reader { node }
    }

    fn text(&self) -> Option<&'a str> {
        match &self.node.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    fn is_nothing(&self) -> bool {
        matches!(&self.node.content, Content::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }
}

/// A plain scalar as the core schema of YAML 1.2 reads it; only `true` and `false` are truth
/// values, and figures with a leading zero stay text.
fn visit_plain<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Error> {
    match text {
        "true" => return visitor.visit_bool(true),
        "false" => return visitor.visit_bool(false),
        "" | "~" | "null" => return visitor.visit_unit(),
        _ => {}
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if digits.starts_with(|c: char| c.is_ascii_digit()) && !leading_zero {
        if let Ok(n) = text.parse::<i64>() {
            return visitor.visit_i64(n);
        }
        if digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'e' || b == b'E' || b == b'+' || b == b'-') {
            if let Ok(x) = text.parse::<f64>() {
                return visitor.visit_f64(x);
            }
        }
    }
    match text {
        ".inf" | ".Inf" | ".INF" | "-.inf" | "-.Inf" | "-.INF" => visitor.visit_f64(f64::INFINITY),
        ".nan" | ".NaN" | ".NAN" => visitor.visit_f64(f64::NAN),
        _ => visitor.visit_str(text),
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mark = self.node.mark;
        let read = match &self.node.content {
            Content::Scalar { text, plain: true } => visit_plain(text, visitor),
            Content::Scalar { text, plain: false } => visitor.visit_str(text),
            Content::List(elements) => visitor.visit_seq(Elements { elements: elements.iter() }),
            Content::Map(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None, mark }),
        };
        read.map_err(|error| error.at(mark))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A text is taken as it is written, also `1.10` and `2026-11-23`.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mark = self.node.mark;
        match self.text() {
            Some(text) if !self.is_nothing() => visitor.visit_str(text).map_err(|error: Error| error.at(mark)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mark = self.node.mark;
        let read = match &self.node.content {
            Content::Scalar { text, .. } => visitor.visit_enum(Variant { name: text, mark, value: None }),
            Content::Map(entries) => match entries.as_slice() {
                [(name, mark, value)] => visitor.visit_enum(Variant { name, mark: *mark, value: Some(value) }),
                [_, (second, mark, _), ..] => {
                    let expected = format!("one of {}", variants.join(", "));
                    Err(Error::new(Problem::BadValue { found: format!("a second key `{second}`"), expected }).at(*mark))
                }
                [] => Err(Error::new(Problem::MissingKey { key: variants.join(", ") })),
            },
            Content::List(_) => Err(de::Error::invalid_type(Unexpected::Seq, &"a map with one key")),
        };
        read.map_err(|error| error.at(mark))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

struct Elements<'a> {
    elements: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.elements.next().map(|node| seed.deserialize(Reader { node })).transpose()
    }
}

struct Entries<'a> {
    entries: std::slice::Iter<'a, (String, Mark, Node)>,
    value: Option<&'a Node>,
    mark: Mark,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((name, mark, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Key(name)).map(Some).map_err(|error| error.at(*mark))
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.value.take() {
            Some(node) => seed.deserialize(Reader { node }),
            None => Err(Error::new(Problem::MissingKey { key: String::new() }).at(self.mark)),
        }
    }
}

/// A key: always a text, whatever it looks like.
struct Key<'a>(&'a str);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.0)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string option newtype_struct enum identifier
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

struct Variant<'a> {
    name: &'a str,
    mark: Mark,
    value: Option<&'a Node>,
}

impl<'a, 'de> EnumAccess<'de> for Variant<'a> {
    type Error = Error;
    type Variant = Inner<'a>;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Inner<'a>), Error> {
        let Variant { name, mark, value } = self;
        let variant = seed.deserialize(Key(name)).map_err(|error| error.at(mark))?;
        Ok((variant, Inner { mark, value }))
    }
}

struct Inner<'a> {
    mark: Mark,
    value: Option<&'a Node>,
}

impl<'de> VariantAccess<'de> for Inner<'_> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            None => Ok(()),
            Some(node) => {
                Err(Error::new(Problem::BadValue { found: "a map".to_owned(), expected: "a bare word".to_owned() }).at(node.mark))
            }
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        match self.value {
            Some(node) => seed.deserialize(Reader { node }),
            None => {
                Err(Error::new(Problem::BadValue { found: "a bare word".to_owned(), expected: "a key with a value".to_owned() })
                    .at(self.mark))
            }
        }
    }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        self.struct_variant(&[], visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Some(node) => Reader { node }.deserialize_any(visitor),
            None => Err(Error::new(Problem::MissingKey { key: String::new() }).at(self.mark)),
        }
    }
}
