//! A tree read as types.
//!
//! A type never stops at a fault: it notes it, takes a stand-in for the value, and goes on; at
//! the end the fault that stands first in the document is told. So no type has a way out in
//! the middle, and the code of each stays a row of calls.

use super::{Content, Entry, Look, Mark, Node, Style, way_to};
use crate::fault::{Expected, Fault, Found, Problem, Shape, nearest};
use crate::table::Table;
use crate::text::Joined;

/// A type that reads itself from a tree.
pub trait FromNode: Sized {
    /// The value of a node. Of a key that is not there, and after a fault, what stands in for
    /// it: nothing, an empty text or list, no, zero.
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self;
}

/// Reads a whole tree.
///
/// # Errors
/// The fault that stands first in the document, with its line, column and path.
pub fn typed<T: FromNode>(root: &Node<'_>) -> Result<T, Fault> {
    let mut faults = Faults::default();
    let value = T::from_node(Some(root), &mut faults);
    match faults.into_all(root).into_iter().next() {
        None => Ok(value),
        Some(fault) => Err(fault),
    }
}

/// Reads a whole tree, and tells everything that is wrong.
///
/// # Errors
/// The faults in the order of the document, each with its line, column and path.
#[cfg(feature = "authoring")]
pub fn typed_all<T: FromNode>(root: &Node<'_>) -> Result<T, Vec<Fault>> {
    let mut faults = Faults { most: MOST, ..Faults::default() };
    let value = T::from_node(Some(root), &mut faults);
    let all = faults.into_all(root);
    if all.is_empty() { Ok(value) } else { Err(all) }
}

/// At most so many faults of a document are told.
#[cfg(feature = "authoring")]
const MOST: usize = 50;

/// The first faults of a document, in its order.
#[derive(Debug)]
pub struct Faults {
    most: usize,
    found: Vec<(Mark, Problem)>,
}

impl Default for Faults {
    fn default() -> Self {
        Faults { most: 1, found: Vec::new() }
    }
}

impl Faults {
    /// Notes a fault at a place.
    #[cold]
    #[inline(never)]
    pub fn note(&mut self, mark: Mark, problem: Problem) {
        if self.counts(mark) {
            self.found.insert(self.found.partition_point(|(known, _)| *known < mark), (mark, problem));
            self.found.truncate(self.most);
        }
    }

    /// Whether a fault at a place would be among those that are told; of several at one place the first is.
    fn counts(&self, mark: Mark) -> bool {
        let full = self.found.len() >= self.most && self.found.last().is_some_and(|(last, _)| *last < mark);
        !full && !self.found.iter().any(|(known, _)| *known == mark)
    }

    /// Notes that a value is not what is expected.
    #[cold]
    #[inline(never)]
    pub fn expected(&mut self, node: Option<&Node<'_>>, expected: Expected) {
        if let Some(node) = node.filter(|node| self.counts(node.mark)) {
            self.note(node.mark, Problem::BadValue { found: shown(node), expected });
        }
    }

    /// Notes a name that is none of those known; the nearest comes first.
    #[cold]
    #[inline(never)]
    fn unknown(&mut self, mark: Mark, name: &str, known: &[&str]) {
        if !self.counts(mark) {
            return;
        }
        let near = nearest(name, &mut known.iter().copied());
        let others = known.iter().filter(|known| Some(**known) != near.as_deref()).map(|known| (*known).to_owned()).collect();
        self.note(mark, Problem::UnknownKey { key: name.to_owned(), near, others });
    }

    fn into_all(self, root: &Node<'_>) -> Vec<Fault> {
        let located = self.found.into_iter().map(|(mark, problem)| {
            let mut fault = mark.fault(problem);
            fault.place.path = way_to(root, mark).unwrap_or_default();
            fault
        });
        located.collect()
    }
}

/// A value in a sentence; long texts are cut.
fn shown(node: &Node<'_>) -> Found {
    match &node.content {
        Content::List(_) => Found::Shape(Shape::List),
        Content::Map(_) => Found::Shape(Shape::Map),
        Content::Scalar { text, style } => {
            let cut: String = text.chars().take(60).collect();
            let more = if cut.len() < text.len() { "…" } else { "" };
            Found::Text(match (style, cut.as_str()) {
                (Style::Quoted, _) => format!("\"{cut}{more}\""),
                (_, "" | "~") => "null".to_owned(),
                _ => format!("`{cut}{more}`"),
            })
        }
    }
}

/// The keys of a map: those that must be there, then those that may.
pub(crate) struct Keys {
    pub names: &'static [&'static str],
    pub required: usize,
}

impl Keys {
    /// Puts the value of each key at its place; notes what is not a map, has an unknown key or
    /// lacks a required one.
    pub fn find<'n, 'a>(&self, node: Option<&'n Node<'a>>, found: &mut [Option<&'n Node<'a>>], faults: &mut Faults) {
        let Some(node) = node else { return };
        let Content::Map(entries) = &node.content else {
            return faults.expected(Some(node), Expected::MapOf(self.names));
        };
        let mut all_known = true;
        for entry in entries {
            match self.names.iter().zip(&mut *found).find(|(name, _)| **name == entry.key) {
                Some((_, place)) => *place = Some(&entry.value),
                None => {
                    all_known = false;
                    faults.unknown(entry.mark, &entry.key, self.names);
                }
            }
        }
        // A misspelt key is told as such, not as one that is missing.
        let missing = self.names.iter().zip(&*found).take(self.required).find(|(_, place)| place.is_none());
        if let (true, Some((name, _))) = (all_known, missing) {
            faults.note(node.mark, Problem::MissingKey { key: (*name).to_owned() });
        }
    }
}

/// The place of a word among names; the first after a fault.
pub(crate) fn chosen(node: Option<&Node<'_>>, names: &'static [&'static str], faults: &mut Faults) -> usize {
    let Some(node) = node else { return 0 };
    let Some(text) = node.text() else {
        faults.expected(Some(node), Expected::OneOf(names));
        return 0;
    };
    names.iter().position(|name| *name == text).unwrap_or_else(|| {
        faults.unknown(node.mark, text, names);
        0
    })
}

/// The place of the only key of a map among names, and its value.
pub(crate) fn variant<'n, 'a>(
    node: Option<&'n Node<'a>>,
    names: &'static [&'static str],
    faults: &mut Faults,
) -> (usize, Option<&'n Node<'a>>) {
    let Some(node) = node else { return (0, None) };
    match &node.content {
        Content::Map(entries) => match entries.as_slice() {
            [] => faults.note(node.mark, Problem::MissingKey { key: names.joined(", ") }),
            [only] => match names.iter().position(|name| *name == only.key) {
                Some(at) => return (at, Some(&only.value)),
                None => faults.unknown(only.mark, &only.key, names),
            },
            [_, second, ..] => {
                let found = Found::Text(format!("`{}`", second.key));
                faults.note(second.mark, Problem::BadValue { found, expected: Expected::OneKeyOf(names) });
            }
        },
        _ => faults.expected(Some(node), Expected::OneKeyOf(names)),
    }
    (0, None)
}

/// Declares the keys of a map: `record!(Type { required, field = "key"; optional, … })`.
macro_rules! record {
    ($type:ty { $($must:ident $(= $must_key:literal)?),* $(; $($may:ident $(= $may_key:literal)?),*)? }) => {
        impl $crate::tree::FromNode for $type {
            fn from_node(node: Option<&$crate::tree::Node<'_>>, faults: &mut $crate::tree::Faults) -> Self {
                const REQUIRED: &[&str] = &[$($crate::tree::record!(@key $must $($must_key)?)),*];
                const KEYS: $crate::tree::Keys = $crate::tree::Keys {
                    names: &[
                        $($crate::tree::record!(@key $must $($must_key)?),)*
                        $($($crate::tree::record!(@key $may $($may_key)?),)*)?
                    ],
                    required: REQUIRED.len(),
                };
                let mut found = [None; KEYS.names.len()];
                KEYS.find(node, &mut found, faults);
                let [$($must,)* $($($may,)*)?] = found;
                Self {
                    $($must: $crate::tree::FromNode::from_node($must, faults),)*
                    $($($may: $crate::tree::FromNode::from_node($may, faults),)*)?
                }
            }
        }

        #[cfg(feature = "authoring")]
        impl $crate::tree::schema::Described for $type {
            fn schema(types: &mut $crate::tree::schema::Types) -> $crate::tree::schema::Json {
                use $crate::tree::schema::{of_field, record};
                types.named::<$type>(stringify!($type), |types| {
                    let required: &[&str] = &[$($crate::tree::record!(@key $must $($must_key)?)),*];
                    let fields = vec![
                        $(($crate::tree::record!(@key $must $($must_key)?), of_field(|value: &$type| &value.$must, types)),)*
                        $($(($crate::tree::record!(@key $may $($may_key)?), of_field(|value: &$type| &value.$may, types)),)*)?
                    ];
                    record(required, fields)
                })
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}
pub(crate) use record;

/// Declares the words of an enum without values: `names!(Type { Variant = "word", … })`.
macro_rules! names {
    ($type:ident { $first:ident = $first_name:literal $(, $more:ident = $name:literal)* }) => {
        impl $crate::tree::FromNode for $type {
            fn from_node(node: Option<&$crate::tree::Node<'_>>, faults: &mut $crate::tree::Faults) -> Self {
                const VALUES: &[$type] = &[$type::$first $(, $type::$more)*];
                let at = $crate::tree::chosen(node, &[$first_name $(, $name)*], faults);
                VALUES.get(at).copied().unwrap_or($type::$first)
            }
        }

        #[cfg(feature = "authoring")]
        impl $crate::tree::schema::Described for $type {
            fn schema(types: &mut $crate::tree::schema::Types) -> $crate::tree::schema::Json {
                use $crate::tree::schema::{map, words};
                types.named::<$type>(stringify!($type), |_| map([("enum", words(&[$first_name $(, $name)*]))]))
            }
        }
    };
}
pub(crate) use names;

/// Declares the kinds of an enum whose variants each hold one value, written as a map of one
/// key: `variants!(Type { Variant = "key", … })`.
macro_rules! variants {
    ($type:ident { $first:ident = $first_name:literal $(, $more:ident = $name:literal)* }) => {
        impl $crate::tree::FromNode for $type {
            fn from_node(node: Option<&$crate::tree::Node<'_>>, faults: &mut $crate::tree::Faults) -> Self {
                type Read = fn(Option<&$crate::tree::Node<'_>>, &mut $crate::tree::Faults) -> $type;
                const FIRST: Read = |node, faults| $type::$first($crate::tree::FromNode::from_node(node, faults));
                const READ: &[Read] = &[FIRST $(, |node, faults| $type::$more($crate::tree::FromNode::from_node(node, faults)))*];
                let (at, inner) = $crate::tree::variant(node, &[$first_name $(, $name)*], faults);
                READ.get(at).unwrap_or(&FIRST)(inner, faults)
            }
        }

        #[cfg(feature = "authoring")]
        impl $crate::tree::schema::Described for $type {
            fn schema(types: &mut $crate::tree::schema::Types) -> $crate::tree::schema::Json {
                use $crate::tree::schema::{of_variant, one_key};
                types.named::<$type>(stringify!($type), |types| {
                    one_key(vec![
                        ($first_name, of_variant($type::$first, types)),
                        $(($name, of_variant($type::$more, types)),)*
                    ])
                })
            }
        }
    };
}
pub(crate) use variants;

impl FromNode for String {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match node.map(Node::text) {
            Some(Some(text)) => text.to_owned(),
            Some(None) => {
                faults.expected(node, Expected::Text);
                String::new()
            }
            None => String::new(),
        }
    }
}

impl FromNode for bool {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if let Some(Some(Look::YesNo(value))) = node.map(Node::look) {
            return value;
        }
        faults.expected(node, Expected::YesNo);
        false
    }
}

impl FromNode for u32 {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if let Some(Some(Look::Number(text))) = node.map(Node::look)
            && let Ok(value) = text.parse()
        {
            return value;
        }
        faults.expected(node, Expected::WholeTo(u32::MAX));
        0
    }
}

impl FromNode for u8 {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        u8::try_from(u32::from_node(node, faults)).unwrap_or_else(|_| {
            faults.expected(node, Expected::WholeTo(255));
            0
        })
    }
}

impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let node = node?;
        if matches!(node.look(), Some(Look::Nothing)) { None } else { Some(T::from_node(Some(node), faults)) }
    }
}

impl<T: FromNode> FromNode for Box<T> {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        Box::new(T::from_node(node, faults))
    }
}

/// The elements of a list; none after a fault.
fn elements<'n, 'a>(node: Option<&'n Node<'a>>, faults: &mut Faults) -> &'n [Node<'a>] {
    match node.map(|node| &node.content) {
        Some(Content::List(elements)) => elements,
        _ => {
            faults.expected(node, Expected::List);
            &[]
        }
    }
}

/// The entries of a map of any keys; none after a fault.
fn entries<'n, 'a>(node: Option<&'n Node<'a>>, faults: &mut Faults) -> &'n [Entry<'a>] {
    match node.map(|node| &node.content) {
        Some(Content::Map(entries)) => entries,
        _ => {
            faults.expected(node, Expected::Map);
            &[]
        }
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let elements = elements(node, faults);
        let mut read = Vec::with_capacity(elements.len());
        for element in elements {
            read.push(T::from_node(Some(element), faults));
        }
        read
    }
}

impl<T: FromNode> FromNode for Table<T> {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let entries = entries(node, faults);
        let mut read = Vec::with_capacity(entries.len());
        for Entry { key, value, .. } in entries {
            read.push((key.as_ref().to_owned(), T::from_node(Some(value), faults)));
        }
        Table::from_unique(read)
    }
}

/// A list of three.
impl<A: FromNode, B: FromNode, C: FromNode> FromNode for (A, B, C) {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        let (a, b, c) = match elements(node, faults) {
            [a, b, c] => (Some(a), Some(b), Some(c)),
            _ => (None, None, None),
        };
        if a.is_none() {
            faults.expected(node, Expected::Three);
        }
        (A::from_node(a, faults), B::from_node(b, faults), C::from_node(c, faults))
    }
}
