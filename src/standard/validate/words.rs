//! The kinds and facts of a pack: their names, what stands above what, options and bounds.

use super::sink::Sink;
use crate::fault::{Clash, Fault, PackClash, Problem, Thing};
use crate::limits;
use crate::pack::{Fact, FactType, Kind, Pack};
use crate::vocabulary::is_id;

/// The kinds and facts of a pack by name.
#[derive(Clone, Copy)]
pub(super) struct Words<'p> {
    pack: &'p Pack,
}

impl<'p> Words<'p> {
    pub fn new(pack: &'p Pack) -> Self {
        Words { pack }
    }

    /// A fact, and the name of the kind that has it.
    pub fn fact(&self, name: &str) -> Option<(&'p str, &'p Fact)> {
        let (name, fact) = self.pack.facts.iter().find(|(known, _)| *known == name)?;
        Some((kind_of(name), fact))
    }

    pub fn fact_names(&self) -> impl Iterator<Item = &'p str> {
        self.pack.facts.keys()
    }

    /// The name of a kind as the pack has it.
    pub fn kind(&self, name: &str) -> Option<&'p str> {
        self.pack.kinds.keys().find(|known| *known == name)
    }

    pub fn kind_names(&self) -> impl Iterator<Item = &'p str> {
        self.pack.kinds.keys()
    }

    /// Whether a kind is the other or stands above it.
    pub fn is_at_or_above(&self, kind: &str, other: &str) -> bool {
        kind == other || self.above(other).any(|above| above == kind)
    }

    /// The kinds above one, the nearest first; a loop ends.
    fn above(&self, kind: &str) -> impl Iterator<Item = &'p str> {
        let parent = |kind: &Kind| kind.parent.clone();
        let mut next = self.pack.kinds.get(kind).and_then(parent);
        let step = move || {
            let (name, kind) = self.pack.kinds.iter().find(|(known, _)| Some(*known) == next.as_deref())?;
            next = parent(kind);
            Some(name)
        };
        std::iter::from_fn(step).take(self.pack.kinds.len())
    }
}

/// The kind in the full name of a fact.
fn kind_of(fact: &str) -> &str {
    fact.split('.').next().unwrap_or(fact)
}

pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    let words = Words::new(pack);
    sink.enter("kinds");
    for (id, kind) in pack.kinds.iter() {
        sink.enter(id);
        name(id, sink);
        if let Some(parent) = &kind.parent {
            above(&words, id, parent, sink);
        }
        sink.leave(1);
    }
    sink.leave(1);
    sink.enter("facts");
    if pack.facts.len() as u64 > limits::FACTS.most {
        sink.tell(Fault::new(Problem::TooLarge { limit: limits::FACTS }));
    }
    for (id, fact) in pack.facts.iter() {
        sink.enter(id);
        name(id, sink);
        let kind = kind_of(id);
        if words.kind(kind).is_none() || kind == id {
            sink.tell(Fault::unknown(Thing::Kind, kind, words.kind_names()));
        }
        options(fact, sink);
        sink.leave(1);
    }
    sink.leave(1);
}

/// Tells of a name that is no id.
pub(super) fn name(id: &str, sink: &mut Sink) {
    if !is_id(id) {
        sink.tell(Fault::new(Problem::BadId { name: id.to_owned() }));
    }
}

fn above(words: &Words<'_>, id: &str, parent: &str, sink: &mut Sink) {
    if words.kind(parent).is_none() {
        sink.tell(Fault::unknown(Thing::Kind, parent, words.kind_names()).under("parent"));
    } else if words.is_at_or_above(id, parent) {
        sink.tell_under("parent", Problem::Loop { name: parent.to_owned() });
    }
}

fn options(fact: &Fact, sink: &mut Sink) {
    let has_options = matches!(fact.kind, FactType::Choice | FactType::Set);
    if fact.of.len() as u64 > limits::OPTIONS.most {
        sink.tell_under("of", Problem::TooLarge { limit: limits::OPTIONS });
    } else if has_options && fact.of.is_empty() {
        sink.tell(Fault::new(Problem::MissingKey { key: "of".to_owned() }));
    } else if !has_options && !fact.of.is_empty() {
        sink.tell(Fault::clash(PackClash::Options).under("of"));
    }
    if fact.max.is_some_and(|max| max < fact.min.unwrap_or_default()) {
        sink.tell(Fault::clash(Clash::Bounds).under("max"));
    }
}
