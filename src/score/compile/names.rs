//! What a scheme can name: rules and lists of its pack, kinds and facts of the standard.

use crate::fault::{Fault, Problem, Thing};
use crate::in_force::RuleInForce;
use crate::pack::{FactType, Slot};
use crate::points::Points;
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

    /// A kind that may be left out.
    pub fn each(&self, name: Option<&String>) -> Result<Option<u32>, Fault> {
        let kinds = || self.words.kinds.iter().map(|kind| kind.id.as_str());
        let unknown = |name: &str| Fault::unknown_in_pack(Thing::Kind, name, kinds()).under("each");
        name.map(|name| self.words.kind(name).ok_or_else(|| unknown(name))).transpose()
    }

    /// Whether a kind has one subject only.
    pub fn is_single(&self, kind: u32) -> bool {
        self.words.kinds.get(kind as usize).is_some_and(|kind| kind.kind.single)
    }

    /// Refuses what does not stand at or below the kind of a sheet.
    pub fn within(&self, each: Option<u32>, kind: u32, name: &str) -> Result<(), Fault> {
        // The form reads packs that were compiled once: what is nonsense was refused then.
        match each.filter(|each| cfg!(feature = "authoring") && !self.words.is_at_or_above(*each, kind)) {
            Some(each) => {
                let from = self.words.kind_name(each).to_owned();
                Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from }))
            }
            None => Ok(()),
        }
    }

    /// A rule whose subjects a sheet sees.
    pub fn rule(&self, each: Option<u32>, name: &str) -> Result<Numbered<'a>, Fault> {
        let Some((at, rule)) = self.rules.iter().enumerate().find(|(_, rule)| rule.rule.id == name) else {
            return Err(Fault::unknown_in_pack(Thing::Rule, name, self.rules.iter().map(|rule| rule.rule.id.as_str())));
        };
        self.within(each, rule.kind, &rule.rule.each)?;
        Ok((self.number(at), rule))
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

    /// A fact of a type.
    pub fn fact(&self, name: &str, needs: FactType) -> Result<(u32, &'a FactInfo), Fault> {
        let facts = &self.words.facts;
        let known = self.words.fact(name).and_then(|fact| facts.get(fact as usize).map(|info| (fact, info)));
        let (fact, info) = known.ok_or_else(|| Fault::unknown_in_pack(Thing::Fact, name, facts.iter().map(|info| info.id.as_str())))?;
        if cfg!(feature = "authoring") && info.fact.kind != needs {
            let needs: &'static [FactType] = if needs == FactType::YesNo { &[FactType::YesNo] } else { &[FactType::Number] };
            return Err(Fault::of_pack(|| Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs }));
        }
        Ok((fact, info))
    }
}

/// Refuses points that are not above zero.
pub fn above_zero(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| cfg!(feature = "authoring") && *points <= Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0.01".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}
