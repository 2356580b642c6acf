//! A pattern by the engine of another module, which the page holds ready as `windowcheckPatterns`.

use crate::fault::{Fault, Problem};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = windowcheckPatterns, js_name = find, catch)]
    fn try_out(pattern: &str, text: &str) -> Result<Option<String>, JsValue>;
    // These two cannot fail after the trial; if they do, the session breaks, and nothing passes by it.
    #[wasm_bindgen(js_namespace = windowcheckPatterns)]
    fn find(pattern: &str, text: &str) -> Option<String>;
    #[wasm_bindgen(js_namespace = windowcheckPatterns)]
    fn cut(pattern: &str, text: &str) -> String;
}

/// A pattern, tried out once. A plain phrase, as most are, is looked for here.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    plain: bool,
}

impl Pattern {
    /// Refused where the other module is not there, or refuses the pattern.
    pub fn new(text: &str) -> Result<Pattern, Fault> {
        let plain = !text.contains(|c: char| c.is_ascii_punctuation());
        if !plain && try_out(text, "").is_err() {
            return Err(Fault::new(Problem::NoPatterns));
        }
        Ok(Pattern { written: text.to_owned(), plain })
    }
    /// As it is written.
    pub fn written(&self) -> &str {
        &self.written
    }
    /// The first place that matches.
    pub fn find(&self, text: &str) -> Option<String> {
        if self.plain { text.contains(&self.written).then(|| self.written.clone()) } else { find(&self.written, text) }
    }
    /// The text with a line break for each place that matches.
    pub fn cut(&self, text: &str) -> String {
        if self.plain { text.replace(&self.written, "\n") } else { cut(&self.written, text) }
    }
}
