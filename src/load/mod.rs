//! YAML to a pack, within the limits, with line and column in every refusal.

mod include;
mod node;
mod value;

pub use include::{Files, load_pack};
pub use node::{Mark, Node};

use crate::fault::{Fault, Step};
use serde::de::DeserializeOwned;

/// Reads one YAML document as a typed value.
///
/// # Errors
/// The first fault, with line and column.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<(T, Node), Fault> {
    let node = Node::parse(text)?;
    let value = T::deserialize(value::Reader::new(&node)).map_err(|error| error.into_fault(&node))?;
    Ok((value, node))
}

/// Fills in line and column of a fault found after reading, from its way through the document.
#[must_use]
pub fn locate(mut fault: Fault, node: &Node) -> Fault {
    if fault.place.line.is_none() {
        let mark = mark_of(node, &fault.place.path);
        (fault.place.line, fault.place.column) = (Some(mark.line), Some(mark.column));
    }
    fault
}

/// The mark of the deepest part of a path that is there. A list may stand for a map with `of`,
/// and a key that is only implied leads to what holds it.
fn mark_of(node: &Node, path: &[Step]) -> Mark {
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

fn rest_of_list<'a>(node: &Node, rest: &'a [Step]) -> &'a [Step] {
    match rest.first() {
        Some(Step::Index(_)) if node.element(0).is_some() => rest,
        _ => &[],
    }
}
