//! What a scheme can name: rules and lists of its pack, kinds and facts of the standard.

use crate::in_force::RuleInForce;
use crate::pack::Slot;
use crate::table::Table;
use crate::vocabulary::{FactInfo, Vocabulary};

/// The names of a pack.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Its rules.
    pub rules: &'a [RuleInForce],
    /// The number of the first of them.
    pub first: u32,
    /// Its lists.
    pub slots: &'a Table<Slot>,
    /// Kinds and facts.
    pub words: &'a Vocabulary,
}

/// A rule by its number.
pub type Numbered<'a> = (u32, &'a RuleInForce);

impl<'a> Names<'a> {
    /// The number of a rule by its place in the pack.
    pub fn number(&self, at: usize) -> u32 {
        self.first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// Whether a kind has one subject only.
    pub fn is_single(&self, kind: u32) -> bool {
        self.words.kinds.get(kind as usize).is_some_and(|kind| kind.kind.single)
    }

    /// The kind above another.
    pub fn parent(&self, kind: u32) -> Option<u32> {
        self.words.kind(self.words.kinds.get(kind as usize)?.kind.parent.as_deref()?)
    }

    /// Whether the sheets of a kind are of subjects below another kind.
    pub fn is_below(&self, each: Option<u32>, kind: u32) -> bool {
        each.is_some_and(|each| each != kind && self.words.is_at_or_above(kind, each))
    }

    /// A rule by its name.
    pub fn rule(&self, name: &str) -> Option<Numbered<'a>> {
        let (at, rule) = self.rules.iter().enumerate().find(|(_, rule)| rule.rule.id == name)?;
        Some((self.number(at), rule))
    }

    /// The rules of a name: of a list its entries, and what is not supplied; of a rule its own.
    pub fn entries(&self, name: &str) -> Vec<String> {
        if self.slots.get(name).is_none() {
            return vec![name.to_owned()];
        }
        let rules = self.rules.iter().map(|rule| rule.rule.id.as_str());
        let entries = rules.filter(|id| id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
        entries.map(str::to_owned).collect()
    }

    /// A fact by its name.
    pub fn fact(&self, name: &str) -> Option<(u32, &'a FactInfo)> {
        let fact = self.words.fact(name)?;
        self.words.facts.get(fact as usize).map(|info| (fact, info))
    }
}
