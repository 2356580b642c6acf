//! Patterns of texts. One rule in hundreds has one and their engine is a good part of a module, so
//! the page loads it as a module of its own, where a standard has a pattern or one is written.

use crate::fault::{Fault, Problem};
use crate::limits;

#[cfg(feature = "patterns")]
mod own;
#[cfg(feature = "patterns")]
use own::Engine;

#[cfg(not(feature = "patterns"))]
mod lent;
#[cfg(not(feature = "patterns"))]
use lent::Engine;

#[cfg(feature = "patterns-module")]
mod lend;

/// A pattern made ready, in the syntax of `regex-lite`; the first match of several alternatives counts.
#[derive(Clone, Debug)]
pub struct Pattern(Engine);

impl Pattern {
    /// Refused: what is no pattern, is longer than 512 bytes or larger than 256 KiB when ready; any
    /// pattern while the module that knows them is not there.
    pub fn new(text: &str) -> Result<Pattern, Fault> {
        if text.len() as u64 > limits::PATTERN_BYTES.most {
            return Err(Fault::of_pack(|| Problem::TooLarge { limit: limits::PATTERN_BYTES }));
        }
        match Engine::new(text) {
            Ok(engine) => Ok(Pattern(engine)),
            Err(Some(detail)) => Err(Fault::of_pack(|| Problem::BadPattern { pattern: text.to_owned(), detail })),
            Err(None) => Err(Fault::new(Problem::NoPatterns)),
        }
    }
    /// As it is written.
    pub fn written(&self) -> &str {
        self.0.written()
    }
    /// The first place that matches.
    pub fn find(&self, text: &str) -> Option<String> {
        self.0.find(text)
    }
    /// The text with a line break for each place that matches: a normal text has none, so what
    /// stood before stays apart from what stood after.
    pub fn cut(&self, text: &str) -> String {
        self.0.cut(text)
    }
}
