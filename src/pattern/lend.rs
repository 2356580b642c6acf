//! The exports of the module of patterns: all that it has.

use super::own::Engine;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Each pattern is made ready once.
    static READY: RefCell<Vec<Rc<Engine>>> = const { RefCell::new(Vec::new()) };
}

fn ready(text: &str) -> Result<Rc<Engine>, String> {
    READY.with_borrow_mut(|all| {
        if let Some(engine) = all.iter().find(|engine| engine.written() == text) {
            return Ok(engine.clone());
        }
        let engine = Rc::new(Engine::new(text).map_err(Option::unwrap_or_default)?);
        all.push(engine.clone());
        Ok(engine)
    })
}

/// What is wrong with a pattern; nothing where it is one.
#[wasm_bindgen]
pub fn fault(pattern: &str) -> Option<String> {
    ready(pattern).err()
}

/// The first place of a text that matches a pattern.
#[wasm_bindgen]
pub fn find(pattern: &str, text: &str) -> Result<Option<String>, JsError> {
    ready(pattern).map(|engine| engine.find(text)).map_err(|wrong| JsError::new(&wrong))
}

/// A text with a line break for each place that matches.
#[wasm_bindgen]
pub fn cut(pattern: &str, text: &str) -> Result<String, JsError> {
    ready(pattern).map(|engine| engine.cut(text)).map_err(|wrong| JsError::new(&wrong))
}
