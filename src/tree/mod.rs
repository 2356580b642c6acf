//! A document, JSON or YAML, as a tree in which every key and value knows its line and column.
//!
//! All that is read goes one way: text → [`Node`] → types, by [`FromNode`]. So every refusal has
//! its place, and a type costs little code: its keys are data.

mod figure;
mod json;
mod pack;
#[cfg(feature = "authoring")]
pub(crate) mod schema;
mod typed;

#[cfg(feature = "authoring")]
pub use schema::schema_of;
#[cfg(feature = "authoring")]
pub(crate) use typed::typed_all;
pub use typed::{Faults, FromNode, typed};
pub(crate) use typed::{Keys, chosen, names, record, variant, variants};

use crate::fault::{Fault, Problem, Step};
use crate::order;
use std::borrow::Cow;

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Where it begins.
    pub mark: Mark,
    /// What it is.
    pub content: Content<'a>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// A scalar.
    Scalar {
        /// Its text.
        text: Cow<'a, str>,
        /// How it is written.
        style: Style,
    },
    /// A list.
    List(Vec<Node<'a>>),
    /// A map; each key once.
    Map(Vec<Entry<'a>>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In quotes: always a text.
    Quoted,
    /// Plain YAML: a text where a text is wanted, else what it looks like.
    Plain,
    /// A literal of JSON: a number, `true`, `false` or `null`, never a text.
    Literal,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key begins.
    pub mark: Mark,
    /// The value.
    pub value: Node<'a>,
}

/// What a scalar looks like.
pub(crate) enum Look<'n> {
    Nothing,
    YesNo(bool),
    Number(&'n str),
    Text(&'n str),
}

impl Mark {
    /// The first place of a file.
    pub const START: Mark = Mark { line: 1, column: 1 };

    /// The fault, here.
    pub fn fault(self, problem: Problem) -> Fault {
        let mut fault = Fault::new(problem);
        (fault.place.line, fault.place.column) = (Some(self.line), Some(self.column));
        fault
    }
}

impl<'a> Node<'a> {
    /// The mark of a key and its value.
    pub fn entry(&self, key: &str) -> Option<(Mark, &Node<'a>)> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| (entry.mark, &entry.value)),
            _ => None,
        }
    }

    /// An element of a list.
    pub fn element(&self, at: usize) -> Option<&Node<'a>> {
        match &self.content {
            Content::List(elements) => elements.get(at),
            _ => None,
        }
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.content, Content::List(_))
    }

    /// Whether it is a map.
    pub fn is_map(&self) -> bool {
        matches!(self.content, Content::Map(_))
    }

    /// Whether it is a list or a map.
    pub fn is_collection(&self) -> bool {
        !matches!(self.content, Content::Scalar { .. })
    }

    /// The text, where a text is wanted: as it is written, also `1.10` and `2026-11-23`.
    pub fn text(&self) -> Option<&str> {
        match (&self.content, self.look()) {
            (Content::Scalar { text, style: Style::Plain }, Some(look)) if !matches!(look, Look::Nothing) => Some(text),
            (_, Some(Look::Text(text))) => Some(text),
            _ => None,
        }
    }

    /// The figures, where a number is wanted, in quotes or not; a number loses the zeros at the
    /// end of its fraction.
    pub(crate) fn figure(&self) -> Option<&str> {
        match self.look()? {
            Look::Number(text) if text.contains('.') && !text.contains(['e', 'E']) => {
                let text = text.trim_end_matches('0');
                Some(text.strip_suffix('.').unwrap_or(text))
            }
            Look::Number(text) | Look::Text(text) => Some(text),
            Look::YesNo(_) | Look::Nothing => None,
        }
    }

    /// A scalar as the core schema of YAML 1.2 and as JSON read it; only `true` and `false` are
    /// truth values, and figures with a leading zero are text.
    pub(crate) fn look(&self) -> Option<Look<'_>> {
        let Content::Scalar { text, style } = &self.content else { return None };
        let text: &str = text;
        if *style == Style::Quoted {
            return Some(Look::Text(text));
        }
        Some(match text {
            "true" => Look::YesNo(true),
            "false" => Look::YesNo(false),
            "" | "~" | "null" => Look::Nothing,
            _ if figure::number(text.as_bytes()) == Some(text.len()) => Look::Number(text),
            // Never a number that can be used, and never meant as a text.
            ".inf" | ".Inf" | ".INF" | "-.inf" | "-.Inf" | "-.INF" | ".nan" | ".NaN" | ".NAN" => Look::Number(text),
            _ => Look::Text(text),
        })
    }
}

/// The fault of the first entry whose key was there before.
pub(crate) fn twice<'a>(entries: &[Entry<'a>]) -> Option<Fault> {
    let second = second(entries)?;
    let first = entries.iter().find(|entry| entry.key == second.key)?;
    let fault = second.mark.fault(Problem::DuplicateKey { key: second.key.clone().into_owned() });
    Some(fault.beside(first.mark.line, first.mark.column))
}

fn second<'e, 'a>(entries: &'e [Entry<'a>]) -> Option<&'e Entry<'a>> {
    if entries.len() > 64 {
        let names = order::names(entries.iter().map(|entry| &*entry.key));
        let second = order::twice(&names)?;
        return entries.get(usize::try_from(second).ok()?);
    }
    // Most maps are short: a bit for each key seen tells nearly always that it is new.
    let mut seen = 0_u64;
    for (at, entry) in entries.iter().enumerate() {
        // The ends of keys differ more than their beginnings, which name a kind.
        let end = entry.key.bytes().rev().take(3);
        let hash = end.fold(u32::try_from(entry.key.len()).unwrap_or(0), |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
        let bit = 1_u64.wrapping_shl(hash);
        if seen & bit != 0 && entries.iter().take(at).any(|before| before.key == entry.key) {
            return Some(entry);
        }
        seen |= bit;
    }
    None
}

/// Fills in line and column of a fault found after reading, from its way through the document.
#[must_use]
pub fn locate(mut fault: Fault, node: &Node<'_>) -> Fault {
    if fault.place.line.is_none() {
        let mark = mark_of(node, &fault.place.path);
        (fault.place.line, fault.place.column) = (Some(mark.line), Some(mark.column));
    }
    // The other place may be in another file.
    if fault.place.other.as_ref().is_some_and(|other| other.file.is_none()) { locate_other(fault, node) } else { fault }
}

/// The same for the other place of a fault, in its own file.
#[must_use]
pub fn locate_other(mut fault: Fault, node: &Node<'_>) -> Fault {
    if let Some(other) = fault.place.other.as_mut().filter(|other| other.line.is_none()) {
        let mark = mark_of(node, &other.path);
        (other.line, other.column) = (Some(mark.line), Some(mark.column));
    }
    fault
}

/// The mark of the deepest part of a path that is there. A list may stand for a map with `of`,
/// and a key that is only implied leads to what holds it.
fn mark_of(node: &Node<'_>, path: &[Step]) -> Mark {
    let Some((step, rest)) = path.split_first() else { return node.mark };
    match step {
        Step::Key(key) => match node.entry(key) {
            Some((mark, inner)) => {
                if rest.is_empty() && inner.is_collection() {
                    mark
                } else {
                    mark_of(inner, rest)
                }
            }
            None => mark_of(node, rest_of_list(node, rest)),
        },
        Step::Index(at) => node.element(*at).map_or(node.mark, |inner| mark_of(inner, rest)),
    }
}

fn rest_of_list<'r>(node: &Node<'_>, rest: &'r [Step]) -> &'r [Step] {
    match rest.first() {
        Some(Step::Index(_)) if node.element(0).is_some() => rest,
        _ => &[],
    }
}

/// The way from a node to what begins at a mark.
fn way_to(node: &Node<'_>, mark: Mark) -> Option<Vec<Step>> {
    if node.mark == mark {
        return Some(Vec::new());
    }
    let (step, mut way) = match &node.content {
        Content::Scalar { .. } => return None,
        Content::List(elements) => {
            elements.iter().enumerate().find_map(|(at, inner)| way_to(inner, mark).map(|way| (Step::Index(at), way)))?
        }
        Content::Map(entries) => entries.iter().find_map(|entry| {
            let way = if entry.mark == mark { Some(Vec::new()) } else { way_to(&entry.value, mark) };
            way.map(|way| (Step::Key(entry.key.clone().into_owned()), way))
        })?,
    };
    way.insert(0, step);
    Some(way)
}
