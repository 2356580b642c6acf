//! Patterns of texts. One rule in hundreds has one and their engine is a fifth of the form's module, so
//! the page loads it as a module of its own, where a standard has a pattern.

#[cfg(feature = "patterns")]
mod own;
#[cfg(feature = "patterns")]
pub use own::Pattern;

#[cfg(not(feature = "patterns"))]
mod lent;
#[cfg(not(feature = "patterns"))]
pub use lent::Pattern;

#[cfg(feature = "patterns-module")]
mod lend;
