//! Faults of packs and seasons, told to their authors with the way to the place.

use super::Fault;

impl Fault {
    /// The same, inside the value of a key of a pack or a season.
    #[must_use]
    pub fn under(self, key: &str) -> Self {
        self.given_under(key)
    }
    /// The same, inside an element of a list of these.
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        self.given_at(index)
    }
}
