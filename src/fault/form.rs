//! The form reads packs that were validated, so nobody is told of a place in one.

use super::Fault;

impl Fault {
    /// The same, inside the value of a key of a pack.
    #[must_use]
    pub fn under(self, _: &str) -> Self {
        self
    }
    /// The same, inside an element of a list of these.
    #[must_use]
    pub fn at(self, _: usize) -> Self {
        self
    }
}
