//! The exports of the module of patterns: all that it has.

use super::own::Engine;
use super::refused::{Spent, Wrong};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Each pattern is made ready once.
    static READY: RefCell<Vec<(String, Rc<Engine>)>> = const { RefCell::new(Vec::new()) };
}

fn ready(text: &str) -> Result<Rc<Engine>, Wrong> {
    READY.with_borrow_mut(|all| {
        if let Some((_, engine)) = all.iter().find(|(written, _)| written == text) {
            return Ok(engine.clone());
        }
        let engine = Rc::new(Engine::new(text)?);
        all.push((text.to_owned(), engine.clone()));
        Ok(engine)
    })
}

/// What is wrong with a pattern; nothing where it is one, and an empty text where it is too large.
#[wasm_bindgen]
pub fn fault(pattern: &str) -> Option<String> {
    ready(pattern).err().map(|wrong| match wrong {
        Wrong::Syntax(detail) => detail,
        Wrong::TooLarge | Wrong::NoModule => String::new(),
    })
}

fn thrown(_: Spent) -> JsError {
    JsError::new("too many steps")
}

fn known(pattern: &str) -> Result<Rc<Engine>, JsError> {
    ready(pattern).map_err(|_| JsError::new("no pattern"))
}

/// The first place of a text that matches a pattern; thrown where that takes too many steps.
#[wasm_bindgen]
pub fn find(pattern: &str, text: &str) -> Result<Option<String>, JsError> {
    known(pattern)?.find(text).map_err(thrown)
}

/// A text with a line break for each place that matches; thrown where that takes too many steps.
#[wasm_bindgen]
pub fn cut(pattern: &str, text: &str) -> Result<String, JsError> {
    known(pattern)?.cut(text).map_err(thrown)
}
