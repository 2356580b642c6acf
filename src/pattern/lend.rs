//! The exports of the module of patterns: all that it has.

use super::Pattern;
use crate::fault::Fault;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Each pattern is made ready once.
    static READY: RefCell<Vec<Rc<Pattern>>> = const { RefCell::new(Vec::new()) };
}

fn ready(text: &str) -> Result<Rc<Pattern>, JsError> {
    READY.with_borrow_mut(|all| {
        if let Some(pattern) = all.iter().find(|pattern| pattern.written() == text) {
            return Ok(pattern.clone());
        }
        let pattern = Rc::new(Pattern::new(text).map_err(|_: Fault| JsError::new("not a pattern"))?);
        all.push(pattern.clone());
        Ok(pattern)
    })
}

/// The first place of a text that matches a pattern.
#[wasm_bindgen]
pub fn find(pattern: &str, text: &str) -> Result<Option<String>, JsError> {
    Ok(ready(pattern)?.find(text))
}

/// A text with a line break for each place that matches.
#[wasm_bindgen]
pub fn cut(pattern: &str, text: &str) -> Result<String, JsError> {
    Ok(ready(pattern)?.cut(text))
}
