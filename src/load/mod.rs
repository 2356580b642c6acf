//! YAML to a pack, within the limits, with line and column in every refusal.

mod include;
mod yaml;

pub(crate) use crate::tree::locate_other;
pub use crate::tree::{Mark, Node, locate};
pub(crate) use include::beside;
pub use include::{Files, load_pack};

use crate::fault::Fault;
use crate::tree::{FromNode, typed};

/// Reads one YAML document as a typed value; the tree can [`locate`] what is found out later.
///
/// # Errors
/// The first fault, with line and column.
pub fn read<T: FromNode>(text: &str) -> Result<(T, Node<'static>), Fault> {
    let node = yaml::parse(text)?;
    let value = typed(&node)?;
    Ok((value, node))
}
