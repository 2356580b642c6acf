//! A pattern by the engine that is built in.

use crate::fault::{Fault, Problem};
use crate::limits;
use regex_lite::{Regex, RegexBuilder};

/// A pattern made ready, in the syntax of `regex-lite`; the first match of several alternatives counts.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Refused: what is no pattern, is longer than 512 bytes or larger than 256 KiB when ready.
    pub fn new(text: &str) -> Result<Pattern, Fault> {
        if text.len() as u64 > limits::PATTERN_BYTES.most {
            return Err(Fault::of_pack(|| Problem::TooLarge { limit: limits::PATTERN_BYTES }));
        }
        let size = usize::try_from(limits::PATTERN_COMPILED.most).unwrap_or(usize::MAX);
        RegexBuilder::new(text)
            .size_limit(size)
            .build()
            .map(Pattern)
            .map_err(|error| Fault::of_pack(|| Problem::BadPattern { pattern: text.to_owned(), detail: error.to_string() }))
    }
    /// As it is written.
    pub fn written(&self) -> &str {
        self.0.as_str()
    }
    /// The first place that matches.
    pub fn find(&self, text: &str) -> Option<String> {
        self.0.find(text).map(|found| found.as_str().to_owned())
    }
    /// The text with a line break for each place that matches: a normal text has none, so what
    /// stood before stays apart from what stood after.
    pub fn cut(&self, text: &str) -> String {
        self.0.replace_all(text, "\n").into_owned()
    }
}
