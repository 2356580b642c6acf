//! What a type reads, as JSON Schema: so that editors complete and check what authors write.
//!
//! The macros that make a type read itself describe it too, so that neither can say another
//! thing than the other.

use crate::table::Table;
use crate::text::Joined;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A piece of a schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Json {
    /// `true` or `false`.
    YesNo(bool),
    /// A number.
    Number(u32),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// A map.
    Map(Map),
}

/// A map that keeps its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(pub Vec<(String, Json)>);

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A map from its entries.
pub(crate) fn map<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Map(Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()))
}

/// A list of texts.
pub(crate) fn words(words: &[&str]) -> Json {
    Json::List(words.iter().map(|word| Json::Text((*word).to_owned())).collect())
}

/// Something of these types of JSON.
pub(crate) fn of_type(types: &[&str]) -> Json {
    match types {
        [one] => map([("type", Json::Text((*one).to_owned()))]),
        several => map([("type", words(several))]),
    }
}

/// One of several.
pub(crate) fn any_of(several: Vec<Json>) -> Json {
    map([("anyOf", Json::List(several))])
}

/// The types that were described so far, each once.
#[derive(Default)]
pub struct Types {
    /// The type in Rust, the name here, and its schema.
    known: Vec<(&'static str, String, Option<Json>)>,
}

impl Types {
    /// A reference to a type, which is described when it is met first.
    pub(crate) fn named<T>(&mut self, name: &str, make: impl FnOnce(&mut Types) -> Json) -> Json {
        let own = std::any::type_name::<T>();
        let name = match self.known.iter().find(|(known, ..)| *known == own) {
            Some((_, name, _)) => name.clone(),
            None => {
                let alike = self.known.iter().filter(|(_, known, _)| known.trim_end_matches(|c: char| c.is_ascii_digit()) == name).count();
                let name = if alike == 0 { name.to_owned() } else { format!("{name}{}", alike.saturating_add(1)) };
                self.known.push((own, name.clone(), None));
                let schema = make(self);
                if let Some(known) = self.known.iter_mut().find(|(known, ..)| *known == own) {
                    known.2 = Some(schema);
                }
                name
            }
        };
        map([("$ref", Json::Text(format!("#/$defs/{name}")))])
    }
}

/// A type that can say what it reads.
pub trait Described {
    /// Its schema; types with a name stand in `types` and are referred to.
    fn schema(types: &mut Types) -> Json;
}

/// The schema of a field, whose type follows from the way to it.
pub(crate) fn of_field<S, T: Described>(_: fn(&S) -> &T, types: &mut Types) -> Json {
    T::schema(types)
}

/// The schema of what a variant holds.
pub(crate) fn of_variant<S, T: Described>(_: fn(T) -> S, types: &mut Types) -> Json {
    T::schema(types)
}

/// A map with these keys and no others.
pub(crate) fn record(required: &[&str], fields: Vec<(&str, Json)>) -> Json {
    let properties = fields.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    map([
        ("type", Json::Text("object".to_owned())),
        ("properties", Json::Map(Map(properties))),
        ("required", words(required)),
        ("additionalProperties", Json::YesNo(false)),
    ])
}

/// A map with exactly one of these keys.
pub(crate) fn one_key(fields: Vec<(&str, Json)>) -> Json {
    let properties = fields.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    map([
        ("type", Json::Text("object".to_owned())),
        ("properties", Json::Map(Map(properties))),
        ("minProperties", Json::Number(1)),
        ("maxProperties", Json::Number(1)),
        ("additionalProperties", Json::YesNo(false)),
    ])
}

/// A whole schema, with a line for each type.
pub fn schema_of<T: Described>() -> String {
    let mut types = Types::default();
    let root = T::schema(&mut types);
    let root = crate::write::json(&root);
    let root = root.trim_start_matches('{').trim_end_matches('}');
    let defs: Vec<String> = types
        .known
        .iter()
        .map(|(_, name, schema)| format!("    \"{name}\": {}", crate::write::json(schema.as_ref().unwrap_or(&Json::YesNo(true)))))
        .collect();
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  {root},\n  \"$defs\": {{\n{}\n  }}\n}}\n",
        defs.joined(",\n")
    )
}

impl Described for String {
    fn schema(types: &mut Types) -> Json {
        // As it is written: a plain number or truth value is its text.
        types.named::<String>("Text", |_| of_type(&["string", "number", "boolean"]))
    }
}

impl Described for bool {
    fn schema(_: &mut Types) -> Json {
        of_type(&["boolean"])
    }
}

impl Described for u32 {
    fn schema(_: &mut Types) -> Json {
        map([("type", Json::Text("integer".to_owned())), ("minimum", Json::Number(0)), ("maximum", Json::Number(u32::MAX))])
    }
}

impl Described for u8 {
    fn schema(_: &mut Types) -> Json {
        map([("type", Json::Text("integer".to_owned())), ("minimum", Json::Number(0)), ("maximum", Json::Number(255))])
    }
}

impl<T: Described> Described for Option<T> {
    fn schema(types: &mut Types) -> Json {
        any_of(vec![T::schema(types), of_type(&["null"])])
    }
}

impl<T: Described> Described for Box<T> {
    fn schema(types: &mut Types) -> Json {
        T::schema(types)
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(types: &mut Types) -> Json {
        map([("type", Json::Text("array".to_owned())), ("items", T::schema(types))])
    }
}

impl<T: Described> Described for Table<T> {
    fn schema(types: &mut Types) -> Json {
        map([("type", Json::Text("object".to_owned())), ("additionalProperties", T::schema(types))])
    }
}
