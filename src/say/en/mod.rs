//! The English sentences, one file for each family.

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(super) mod checks;
#[cfg(feature = "authoring")]
mod clash;
#[cfg(not(feature = "authoring"))]
#[path = "unready.rs"]
mod clash;
mod expected;
mod limit;
mod problem;
mod reason;
#[cfg(feature = "authoring")]
mod table;
mod thing;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(super) mod usage;

pub(super) use limit::limit;
pub(super) use problem::problem;
#[cfg(feature = "authoring")]
pub(super) use reason::{period, yes_no};
pub(super) use reason::{reason, verdict};
