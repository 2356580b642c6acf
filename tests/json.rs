//! Our JSON reader and `serde_json` accept the same documents and read the same content; what is
//! refused is refused at its place.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value, json};
use std::fmt;
use windowcheck::fault::{Fault, Problem};
use windowcheck::inspection::{Answer, Inspection};
use windowcheck::pack::Pack;
use windowcheck::read;
use windowcheck::tree::{Content, Node, Style};

/// JSON as `serde_json` reads it, with a key twice refused as we do.
#[derive(Debug, PartialEq)]
struct Oracle(Value);

impl<'de> Deserialize<'de> for Oracle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Oracle;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E: Error>(self) -> Result<Oracle, E> {
                Ok(Oracle(Value::Null))
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<Oracle, E> {
                Ok(Oracle(Value::Bool(value)))
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Oracle, E> {
                Ok(Oracle(json!(value)))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Oracle, E> {
                Ok(Oracle(json!(value)))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Oracle, E> {
                Ok(Oracle(json!(value)))
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<Oracle, E> {
                Ok(Oracle(Value::String(value.to_owned())))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Oracle, A::Error> {
                let mut list = Vec::new();
                while let Some(Oracle(value)) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Oracle(Value::Array(list)))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Oracle, A::Error> {
                let mut object = serde_json::Map::new();
                while let Some((key, Oracle(value))) = map.next_entry::<String, Oracle>()? {
                    if object.insert(key, value).is_some() {
                        return Err(A::Error::custom("duplicate"));
                    }
                }
                Ok(Oracle(Value::Object(object)))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

fn value_of(node: &Node<'_>) -> Value {
    match &node.content {
        Content::Scalar { text, style: Style::Quoted } => Value::String(text.clone().into_owned()),
        Content::Scalar { text, .. } => match &**text {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            number => Value::Number(serde_json::from_str::<Number>(number).unwrap()),
        },
        Content::List(elements) => Value::Array(elements.iter().map(value_of).collect()),
        Content::Map(entries) => Value::Object(entries.iter().map(|entry| (entry.key.to_string(), value_of(&entry.value))).collect()),
    }
}

fn agree(text: &str) {
    match (Node::json(text), serde_json::from_str::<Oracle>(text)) {
        (Ok(node), Ok(Oracle(value))) => assert_eq!(value_of(&node), value, "{text}"),
        (Err(_), Err(_)) => {}
        // A number of a size that no float has is a number all the same; reading it is refused
        // where it is wanted.
        (Ok(_), Err(error)) if error.to_string().contains("number out of range") => {}
        (Ok(_), Err(error)) => panic!("read, but should be refused ({error}): {text}"),
        (Err(fault), Ok(_)) => panic!("refused ({fault}), but should be read: {text}"),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{0,12}", "[ -~]{0,20}", "\\PC{0,8}", "[\\x00-\\x1f\"\\\\/é中😀]{0,6}"]
}

fn document() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(|n| json!(n)),
        any::<u64>().prop_map(|n| json!(n)),
        (-1e15..1e15).prop_map(|x: f64| json!(x)),
        any::<f64>().prop_filter("finite", |x| x.is_finite()).prop_map(|x| json!(x)),
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::Bool), number, text().prop_map(Value::String)];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..8).prop_map(Value::Array);
        let map = prop::collection::btree_map(text(), inner, 0..8).prop_map(|map| Value::Object(map.into_iter().collect()));
        prop_oneof![list, map]
    })
}

/// Pieces of JSON, put where they may not belong.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\x",
    "\\n",
    "-",
    "+",
    ".",
    "0",
    "01",
    "1.",
    ".5",
    "1e3",
    "1E+2",
    "1e",
    "-0",
    "null",
    "nul",
    "true",
    "NaN",
    "Infinity",
    " ",
    "\t",
    "\n",
    "\r",
    "\u{b}",
    "\u{0}",
    "\u{7f}",
    "\u{a0}",
    "\u{feff}",
    "中",
    "//",
    "'",
    "\"a\":1",
    "\"a\":1,\"a\":2",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(value in document(), pretty in any::<bool>()) {
        agree(&if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() });
    }

    #[test]
    fn damaged_documents_are_judged_alike(
        value in document(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, prop::sample::select(PIECES)), 1..4),
    ) {
        let mut chars: Vec<char> = value.to_string().chars().collect();
        for (at, taken, piece) in damage {
            let at = at.index(chars.len() + 1);
            let end = (at + taken).min(chars.len());
            chars.splice(at..end, piece.chars());
        }
        let text: String = chars.into_iter().collect();
        // We pass over a byte order mark, as editors of some systems write one; two stand in no file.
        agree(text.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn what_is_cut_off_is_refused_at_its_end(value in document(), at in any::<prop::sample::Index>()) {
        let whole = format!("[{value}]");
        let end = (0..=at.index(whole.len())).rev().find(|end| whole.is_char_boundary(*end)).unwrap();
        let cut = &whole[..end];
        let fault = Node::json(cut).unwrap_err();
        prop_assert!(matches!(fault.problem, Problem::Syntax { .. } | Problem::BadText), "{cut}: {fault}");
    }
}

#[track_caller]
fn refused<T: windowcheck::tree::FromNode>(text: &str) -> Fault {
    match read::json::<T>(text) {
        Ok(_) => panic!("read, but should be refused: {text}"),
        Err(fault) => fault,
    }
}

/// Code, line, column and sentence.
#[track_caller]
fn told<T: windowcheck::tree::FromNode>(text: &str) -> (String, u32, u32, String) {
    let fault = refused::<T>(text);
    let (line, column) = (fault.place.line.unwrap(), fault.place.column.unwrap());
    let sentence = fault.to_string();
    let sentence = sentence.split_once(": ").unwrap().1.to_owned();
    (fault.problem.code().to_owned(), line, column, sentence)
}

#[test]
fn a_refusal_stands_at_its_line_and_column_in_characters() {
    let cases: [(&str, &str, u32, u32); 14] = [
        ("", "syntax", 1, 1),
        ("{\"中文\": 1 2}", "syntax", 1, 10),
        ("{\n  \"a\": 1,\n  \"中\": [1,,2]\n}", "syntax", 3, 11),
        ("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}}", "duplicate-key", 1, 24),
        ("[\"中\\ud800\"]", "bad-text", 1, 4),
        ("[\"\\udc00\\ud800\"]", "bad-text", 1, 3),
        ("[\"a\tb\"]", "syntax", 1, 4),
        ("[\"a\\qb\"]", "syntax", 1, 5),
        ("[01]", "syntax", 1, 3),
        ("[NaN]", "syntax", 1, 2),
        ("[1] x", "syntax", 1, 5),
        ("\u{feff}[1,]", "syntax", 1, 4),
        ("[\"", "syntax", 1, 3),
        ("\"a\nb\"", "syntax", 1, 3),
    ];
    for (text, code, line, column) in cases {
        let fault = Node::json(text).unwrap_err();
        assert_eq!((fault.problem.code(), fault.place.line, fault.place.column), (code, Some(line), Some(column)), "{text}: {fault}");
    }
}

#[test]
fn nesting_has_its_limit() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Node::json(&nested(64)).is_ok());
    assert_eq!(Node::json(&nested(65)).unwrap_err().problem.code(), "too-large");
    assert_eq!(Node::json(&"[{\"a\":".repeat(1_000_000)).unwrap_err().problem.code(), "too-large");
}

#[test]
fn a_key_twice_is_found_in_long_maps_too() {
    let map = |keys: usize, again: usize| {
        let keys: Vec<String> = (0..keys).map(|n| format!("\"k{n}\":0")).collect();
        format!("{{{},\"k{again}\":0}}", keys.join(","))
    };
    for keys in [1, 2, 30, 63, 64, 65, 1_000, 100_000] {
        let fault = Node::json(&map(keys, keys - 1)).unwrap_err();
        assert_eq!(fault.problem, Problem::DuplicateKey { key: format!("k{}", keys - 1) });
        assert!(Node::json(&map(keys, keys)).is_ok());
    }
}

#[test]
fn types_refuse_with_what_was_meant() {
    let (code, line, column, sentence) = told::<Inspection>("{\"format\": \"windowcheck-inspection/1\",\n \"titel\": \"x\"}");
    assert_eq!((code.as_str(), line, column), ("unknown-key", 2, 2));
    assert!(sentence.starts_with("There is no key “titel”. Did you mean “title”?"), "{sentence}");
    let (code, line, column, sentence) = told::<Pack>("{\"pack\": \"x\"}");
    assert_eq!((code.as_str(), line, column, sentence.as_str()), ("missing-key", 1, 1, "“title” is missing. Add it."));
    let (code, _, column, sentence) = told::<Answer>("{\"value\": true, \"how\": \"bukl\"}");
    assert_eq!((code.as_str(), column), ("unknown-key", 24));
    assert!(sentence.contains("Did you mean “bulk”?"), "{sentence}");
    let (code, _, column, sentence) = told::<Answer>("[\"a\", 1]");
    assert_eq!((code.as_str(), column), ("bad-value", 7));
    assert_eq!(sentence, "The value `1` does not fit; expected a text, as the other entries of a list.");
    for text in ["1e308", "1e3", "0.00001", "100000000001", "-1e-9", "null", "{}", "{\"value\": 1, \"cannot_check\": \"\"}"] {
        assert_eq!(refused::<Answer>(text).problem.code(), "bad-value", "{text}");
    }
    let fault = refused::<Vec<Answer>>("[true, {\"value\": {}}]");
    assert_eq!(windowcheck::say::fault(&fault, windowcheck::words::Lang::En).split(": ").next(), Some("line 1, column 18"));
}

#[test]
fn numbers_are_read_exactly() {
    for (text, back) in [("62.000000", "62"), ("-0", "0"), ("0.1", "0.1"), ("99999999999.9999", "99999999999.9999"), ("-3.2500", "-3.25")] {
        let answer: Answer = read::json(text).unwrap();
        assert_eq!(read::to_json(&answer).trim(), back);
    }
}

#[test]
fn another_format_is_told_before_its_keys() {
    let fault = read::inspection("{\"new\": 1,\n\"format\": \"windowcheck-inspection/2\"}").unwrap_err();
    assert!(matches!(fault.problem, Problem::Format { .. }));
    assert_eq!((fault.place.line, fault.place.column), (Some(2), Some(11)));
}
