//! JSON in and out: inspections and resolved packs, with line and column in every refusal.

use crate::fault::{Fault, Problem};
use crate::inspection::{FORMAT, Inspection};
use crate::limits;
use crate::tree::{FromNode, Node, typed};
use serde::Serialize;

/// A value as JSON text with a line break at the end; maps keep their order, so the same value
/// gives the same bytes everywhere.
pub fn to_json<T: Serialize>(value: &T) -> String {
    let mut text = crate::write::json(value);
    text.push('\n');
    text
}

/// Reads an inspection from bytes.
///
/// # Errors
/// Not UTF-8, not JSON, truncated, a newer format, a duplicate key, a value of the wrong type.
pub fn inspection_bytes(bytes: &[u8]) -> Result<Inspection, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => inspection(text),
        Err(_) => Err(Fault::new(Problem::BadText)),
    }
}

/// Reads an inspection from text.
///
/// # Errors
/// As [`inspection_bytes`].
pub fn inspection(text: &str) -> Result<Inspection, Fault> {
    let root = tree(text)?;
    // A file of another format is told as such, not as a list of keys that are unknown.
    if let Some((_, format)) = root.entry("format")
        && let Some(found) = format.text().filter(|found| *found != FORMAT)
    {
        return Err(format.mark.fault(Problem::Format { found: found.to_owned(), wanted: FORMAT }));
    }
    typed(&root)
}

/// Reads a value, such as a resolved pack or an answer, from text.
///
/// # Errors
/// Not JSON, a duplicate, unknown or missing key, a value of the wrong type: the first of them,
/// with its line and column.
pub fn json<T: FromNode>(text: &str) -> Result<T, Fault> {
    typed(&tree(text)?)
}

fn tree(text: &str) -> Result<Node<'_>, Fault> {
    let limit = limits::INSPECTION_BYTES;
    if text.len() as u64 > limit.most {
        return Err(Fault::new(Problem::TooLarge { limit }));
    }
    Node::json(text)
}
