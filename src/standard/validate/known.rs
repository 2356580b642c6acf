//! What a scheme names has to be there, and stand where its sheet sees it.

use crate::fault::{Fault, Problem, Thing};
use crate::pack::FactType;
use crate::points::Points;
use crate::score::{Names, Numbered};
use crate::vocabulary::FactInfo;

/// The names of a pack, for sheets of a kind.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The names.
    pub names: Names<'a>,
    /// The kind of which each subject has a sheet.
    pub each: Option<u32>,
}

/// A kind that may be left out.
pub fn each(names: Names<'_>, name: Option<&String>) -> Result<Option<u32>, Fault> {
    let kinds = || names.words.kinds.iter().map(|kind| kind.id.as_str());
    name.map(|name| names.words.kind(name).ok_or_else(|| Fault::unknown(Thing::Kind, name, kinds()).under("each"))).transpose()
}

/// Refuses points that are not above zero.
pub fn above_zero(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| *points <= Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0.01".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}

impl<'a> Known<'a> {
    /// Refuses what does not stand at or below the kind of the sheet.
    pub fn within(&self, kind: u32, name: &str) -> Result<(), Fault> {
        match self.each.filter(|each| !self.names.words.is_at_or_above(*each, kind)) {
            Some(each) => {
                let from = self.names.words.kind_name(each).to_owned();
                Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from }))
            }
            None => Ok(()),
        }
    }

    /// Refuses what is not of the kind of the sheet; of one sheet for all, what a site has several of.
    pub fn own(&self, kind: u32, name: &str, from: &str) -> Result<(), Fault> {
        match self.each.map_or(self.names.is_single(kind), |each| each == kind) {
            true => Ok(()),
            false => Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from: from.to_owned() })),
        }
    }

    /// A rule whose subjects a sheet sees.
    pub fn rule(&self, name: &str) -> Result<Numbered<'a>, Fault> {
        let rules = || self.names.rules.iter().map(|rule| rule.rule.id.as_str());
        let (number, rule) = self.names.rule(name).ok_or_else(|| Fault::unknown(Thing::Rule, name, rules()))?;
        self.within(rule.kind, &rule.rule.each)?;
        Ok((number, rule))
    }

    /// A fact of a type.
    pub fn fact(&self, name: &str, needs: &'static [FactType]) -> Result<&'a FactInfo, Fault> {
        let facts = || self.names.words.facts.iter().map(|info| info.id.as_str());
        let (_, info) = self.names.fact(name).ok_or_else(|| Fault::unknown(Thing::Fact, name, facts()))?;
        match needs.contains(&info.fact.kind) {
            true => Ok(info),
            false => Err(Fault::new(Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs })),
        }
    }
}
