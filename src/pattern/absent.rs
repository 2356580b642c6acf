//! No engine: a build without patterns of texts, and without a page that could lend one.

use super::refused::{Spent, Wrong};

/// See [`Pattern`](super::Pattern). There is none.
#[derive(Clone, Debug)]
pub enum Engine {}

impl Engine {
    pub fn new(_: &str) -> Result<Engine, Wrong> {
        Err(Wrong::NoModule)
    }
    pub fn find(&self, _: &str) -> Result<Option<String>, Spent> {
        match *self {}
    }
    pub fn cut(&self, _: &str) -> Result<String, Spent> {
        match *self {}
    }
}
