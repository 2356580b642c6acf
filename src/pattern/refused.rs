//! What an engine of patterns refuses.

/// A text took more steps than a pattern may: whether it matches is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

/// Why a pattern is none.
#[cfg_attr(not(any(feature = "wasm", feature = "patterns")), allow(dead_code))]
pub enum Wrong {
    /// In the words of the parser.
    Syntax(String),
    /// More instructions than the limit.
    TooLarge,
    /// The module that knows patterns is not there.
    #[cfg_attr(feature = "patterns", allow(dead_code))]
    NoModule,
}
