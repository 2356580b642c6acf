//! The engine that is built in.

use crate::limits;
use regex_lite::{Regex, RegexBuilder};

/// See [`Pattern`](super::Pattern).
#[derive(Clone, Debug)]
pub struct Engine(Regex);

impl Engine {
    /// Refused with what is wrong.
    pub fn new(text: &str) -> Result<Engine, Option<String>> {
        let size = usize::try_from(limits::PATTERN_COMPILED.most).unwrap_or(usize::MAX);
        RegexBuilder::new(text).size_limit(size).build().map(Engine).map_err(|error| Some(error.to_string()))
    }
    pub fn written(&self) -> &str {
        self.0.as_str()
    }
    pub fn find(&self, text: &str) -> Option<String> {
        self.0.find(text).map(|found| found.as_str().to_owned())
    }
    pub fn cut(&self, text: &str) -> String {
        self.0.replace_all(text, "\n").into_owned()
    }
}
