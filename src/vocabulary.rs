//! The kinds and facts of all packs in force, by number and by name.

use crate::fault::{Fault, Problem, Thing};
use crate::limits;
use crate::pack::{Fact, Kind, Pack};

/// A kind of subject in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindInfo {
    /// Its name.
    pub id: String,
    /// As written.
    pub kind: Kind,
    /// The kinds above it, the nearest first.
    pub above: Vec<u32>,
}

/// A fact in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactInfo {
    /// Its full name.
    pub id: String,
    /// The kind that has it.
    pub kind: u32,
    /// As written.
    pub fact: Fact,
}

/// All kinds and facts. One answer serves all packs, so two packs that say different things
/// about one name are refused.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The kinds.
    pub kinds: Vec<KindInfo>,
    /// The facts.
    pub facts: Vec<FactInfo>,
    /// The facts in the order of their names.
    by_name: Vec<u32>,
}

impl Vocabulary {
    /// A kind by name.
    pub fn kind(&self, name: &str) -> Option<u32> {
        self.kinds.iter().position(|kind| kind.id == name).and_then(|at| u32::try_from(at).ok())
    }

    /// A fact by full name.
    pub fn fact(&self, name: &str) -> Option<u32> {
        self.place(name).ok().and_then(|at| self.by_name.get(at).copied())
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.by_name.binary_search_by(|fact| self.facts.get(*fact as usize).map_or("", |info| info.id.as_str()).cmp(name))
    }

    /// The name of a kind.
    pub fn kind_name(&self, kind: u32) -> &str {
        self.kinds.get(kind as usize).map_or("", |kind| kind.id.as_str())
    }

    /// Whether a kind is the other or stands above it.
    pub fn is_at_or_above(&self, kind: u32, other: u32) -> bool {
        kind == other || self.kinds.get(other as usize).is_some_and(|info| info.above.contains(&kind))
    }

    /// Adds the kinds and facts of a pack.
    pub(crate) fn add(&mut self, pack: &Pack) -> Result<(), Fault> {
        for (id, kind) in pack.kinds.iter() {
            match self.kinds.iter().find(|known| known.id == id) {
                Some(known) if known.kind == *kind => {}
                Some(_) => return Err(conflict(Thing::Kind, id).under(id).under("kinds")),
                None => self.kinds.push(KindInfo { id: id.to_owned(), kind: kind.clone(), above: Vec::new() }),
            }
        }
        for (id, fact) in pack.facts.iter() {
            self.add_fact(id, fact.clone()).map_err(|fault| fault.under(id).under("facts"))?;
        }
        Ok(())
    }

    /// Adds a fact, or finds that it is there already.
    pub(crate) fn add_fact(&mut self, id: &str, fact: Fact) -> Result<u32, Fault> {
        let kind = id.split_once('.').and_then(|(kind, _)| self.kind(kind)).ok_or_else(Fault::not_checked)?;
        if let Some(known) = self.fact(id) {
            return match self.facts.get(known as usize) {
                Some(info) if info.fact == fact => Ok(known),
                _ => Err(conflict(Thing::Fact, id)),
            };
        }
        if self.facts.len() as u64 >= limits::FACTS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::FACTS }));
        }
        let number = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        if let Err(at) = self.place(id) {
            self.by_name.insert(at, number);
        }
        self.facts.push(FactInfo { id: id.to_owned(), kind, fact });
        Ok(number)
    }

    /// Works out which kinds stand above which, once all are there.
    pub(crate) fn close(&mut self) -> Result<(), Fault> {
        let mut all = Vec::new();
        for info in &self.kinds {
            let mut above: Vec<u32> = Vec::new();
            let mut parent = info.kind.parent.as_deref();
            while let Some(name) = parent {
                let kind = self.kind(name).filter(|kind| !above.contains(kind) && name != info.id).ok_or_else(Fault::not_checked)?;
                above.push(kind);
                parent = self.kinds.get(kind as usize).and_then(|kind| kind.kind.parent.as_deref());
            }
            all.push(above);
        }
        for (info, above) in self.kinds.iter_mut().zip(all) {
            info.above = above;
        }
        Ok(())
    }
}

fn conflict(thing: Thing, name: &str) -> Fault {
    Fault::new(Problem::Conflict { thing, name: name.to_owned() })
}

/// Ids are letters, digits, `-`, `_` and `.`, so that they are safe in file names and addresses.
#[cfg(feature = "authoring")]
pub(crate) fn is_id(id: &str) -> bool {
    let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    !id.is_empty() && id.len() <= 100 && id.bytes().all(good)
}
