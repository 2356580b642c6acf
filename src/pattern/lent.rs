//! The engine of another module, which the page holds ready as `windowcheckPatterns`.

use crate::text::{contains, replaced};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What is wrong with a pattern; nothing where it is one.
    #[wasm_bindgen(js_namespace = windowcheckPatterns, catch)]
    fn fault(pattern: &str) -> Result<Option<String>, JsValue>;
    // These two cannot fail after the first; if they do, the session breaks, and nothing passes by it.
    #[wasm_bindgen(js_namespace = windowcheckPatterns)]
    fn find(pattern: &str, text: &str) -> Option<String>;
    #[wasm_bindgen(js_namespace = windowcheckPatterns)]
    fn cut(pattern: &str, text: &str) -> String;
}

/// See [`Pattern`](super::Pattern). A plain phrase, as most are, is looked for here.
#[derive(Clone, Debug)]
pub struct Engine {
    written: String,
    plain: bool,
}

impl Engine {
    /// Refused with what is wrong; with nothing where the other module is not there.
    pub fn new(text: &str) -> Result<Engine, Option<String>> {
        let plain = !text.contains(|c: char| c.is_ascii_punctuation());
        match if plain { Ok(None) } else { fault(text) } {
            Ok(None) => Ok(Engine { written: text.to_owned(), plain }),
            Ok(wrong) => Err(wrong),
            Err(_) => Err(None),
        }
    }
    pub fn written(&self) -> &str {
        &self.written
    }
    pub fn find(&self, text: &str) -> Option<String> {
        if self.plain { contains(text, &self.written).then(|| self.written.clone()) } else { find(&self.written, text) }
    }
    pub fn cut(&self, text: &str) -> String {
        if self.plain { replaced(text, &self.written, "\n") } else { cut(&self.written, text) }
    }
}
