//! Where the facts of a deduction stand.

use crate::check::{Read, Via};
use crate::vocabulary::Vocabulary;

/// The rule whose deduction is compiled.
pub struct Scope<'a> {
    /// Facts by name.
    pub words: &'a Vocabulary,
    /// The facts that the rule reads.
    pub reads: &'a mut Vec<Read>,
}

impl Scope<'_> {
    /// A fact that is read when the points are worked out.
    pub fn fact(&mut self, name: &str, via: Via) -> Option<u32> {
        let fact = self.words.fact(name)?;
        let read = Read { fact, via };
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
        Some(fact)
    }
}
