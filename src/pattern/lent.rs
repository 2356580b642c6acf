//! The engine of another module, which the page holds ready as `windowcheckPatterns`.

use super::refused::{Spent, Wrong};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What is wrong with a pattern; nothing where it is one, and an empty text where it is too large.
    #[wasm_bindgen(js_namespace = windowcheckPatterns, catch)]
    fn fault(pattern: &str) -> Result<Option<String>, JsValue>;
    // Thrown where a search takes too many steps. Whatever else is thrown here tells as little of the text.
    #[wasm_bindgen(js_namespace = windowcheckPatterns, catch)]
    fn find(pattern: &str, text: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = windowcheckPatterns, catch)]
    fn cut(pattern: &str, text: &str) -> Result<String, JsValue>;
}

/// See [`Pattern`](super::Pattern). A plain phrase, as most are, is looked for here.
#[derive(Clone, Debug)]
pub struct Engine {
    written: String,
    plain: bool,
}

impl Engine {
    /// Refused with what is wrong.
    pub fn new(text: &str) -> Result<Engine, Wrong> {
        let plain = !text.contains(|c: char| c.is_ascii_punctuation());
        match if plain { Ok(None) } else { fault(text) } {
            Ok(None) => Ok(Engine { written: text.to_owned(), plain }),
            Ok(Some(detail)) if detail.is_empty() => Err(Wrong::TooLarge),
            Ok(Some(detail)) => Err(Wrong::Syntax(detail)),
            Err(_) => Err(Wrong::NoModule),
        }
    }
    pub fn find(&self, text: &str) -> Result<Option<String>, Spent> {
        if self.plain {
            return Ok(text.contains(&self.written).then(|| self.written.clone()));
        }
        find(&self.written, text).map_err(|_| Spent)
    }
    pub fn cut(&self, text: &str) -> Result<String, Spent> {
        if self.plain { Ok(text.replace(&self.written, "\n")) } else { cut(&self.written, text).map_err(|_| Spent) }
    }
}
