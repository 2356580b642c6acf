//! YAML to a pack, within the limits, with line and column in every refusal.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::{Pack, load, read};
//!
//! # let files = std::collections::BTreeMap::from([
//! #     ("desk.yaml".to_owned(), include_str!("../../docs/examples/desk.yaml").to_owned()),
//! # ]);
//! let pack: Pack = load::load_pack(&files, "desk.yaml")?;
//! // Resolved, a pack is one JSON text, which is read without this module.
//! let again: Pack = read::json(&read::to_json(&pack))?;
//! assert_eq!(again.id, "desk");
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```

mod include;
mod yaml;

pub(crate) use crate::tree::locate_other;
pub use crate::tree::{Mark, Node, locate};
pub(crate) use include::beside;
pub use include::{Files, load_pack, validated};

use crate::fault::Fault;
use crate::tree::{FromNode, typed, typed_all};

/// Reads one YAML document as a typed value; the tree can [`locate`] what is found out later.
///
/// # Errors
/// The first fault, with line and column.
pub fn read<T: FromNode>(text: &str) -> Result<(T, Node<'static>), Fault> {
    let node = yaml::parse(text)?;
    let value = typed(&node)?;
    Ok((value, node))
}

/// The same, with everything that is wrong in its order.
fn read_all<T: FromNode>(text: &str) -> Result<(T, Node<'static>), Vec<Fault>> {
    let node = yaml::parse(text).map_err(|fault| vec![fault])?;
    let value = typed_all(&node)?;
    Ok((value, node))
}
