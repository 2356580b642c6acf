//! Patterns of texts. One rule in hundreds has one and their engine is a good part of a module, so
//! the page loads it as a module of its own, where a standard has a pattern or one is written.

use crate::fault::{Fault, Problem};
use crate::limits;
use crate::text::normal_pattern;

#[cfg(feature = "patterns")]
mod own;
#[cfg(feature = "patterns")]
mod program;
#[cfg(feature = "patterns")]
use own::Engine;

#[cfg(all(feature = "wasm", not(feature = "patterns")))]
mod lent;
#[cfg(all(feature = "wasm", not(feature = "patterns")))]
use lent::Engine;

#[cfg(not(any(feature = "wasm", feature = "patterns")))]
mod absent;
#[cfg(not(any(feature = "wasm", feature = "patterns")))]
use absent::Engine;

#[cfg(patterns_module)]
mod lend;
mod refused;

pub use refused::Spent;
use refused::Wrong;

/// A pattern made ready, in the syntax of the `regex` crate; the first match of several alternatives counts.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    engine: Engine,
}

impl Pattern {
    /// Refused: what is no pattern, is longer than 512 bytes or too large with its repeats written out;
    /// any pattern while the module that knows them is not there. It is read in the normal form of texts.
    pub fn new(text: &str) -> Result<Pattern, Fault> {
        if text.len() as u64 > limits::PATTERN_BYTES.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::PATTERN_BYTES }));
        }
        match Engine::new(&normal_pattern(text)) {
            Ok(engine) => Ok(Pattern { written: text.to_owned(), engine }),
            Err(Wrong::Syntax(detail)) => Err(Fault::new(Problem::BadPattern { pattern: text.to_owned(), detail })),
            Err(Wrong::TooLarge) => Err(Fault::new(Problem::TooLarge { limit: limits::PATTERN_SIZE })),
            Err(Wrong::NoModule) => Err(Fault::new(Problem::NoPatterns)),
        }
    }
    /// As it is written.
    pub fn written(&self) -> &str {
        &self.written
    }
    /// The first place of a normal text that matches.
    ///
    /// # Errors
    /// The text takes too many steps.
    pub fn find(&self, text: &str) -> Result<Option<String>, Spent> {
        self.engine.find(text)
    }
    /// The text with a line break for each place that matches: a normal text has none, so what
    /// stood before stays apart from what stood after.
    ///
    /// # Errors
    /// The text takes too many steps.
    pub fn cut(&self, text: &str) -> Result<String, Spent> {
        self.engine.cut(text)
    }
}
