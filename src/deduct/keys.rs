//! A deduction as written: which keys it has, and the facts that they name.

use crate::check::{Check, Read, Via};
use crate::fault::{DeductClash, Fault, Problem, Thing};
use crate::pack::{Deduct, FactType, Per};
use crate::points::Points;
use crate::vocabulary::Vocabulary;

/// The rule whose deduction is compiled.
pub struct Scope<'a> {
    /// What must hold.
    pub require: &'a Check,
    /// The kind that it checks.
    pub kind: u32,
    /// Kinds and facts.
    pub words: &'a Vocabulary,
    /// The facts that the rule reads.
    pub reads: &'a mut Vec<Read>,
}

impl Scope<'_> {
    /// A fact of the rule's own kind, read when its points are worked out.
    pub fn own_fact(&mut self, name: &str, needs: &'static [FactType], via: Via) -> Result<u32, Fault> {
        let facts = &self.words.facts;
        let known = self.words.fact(name).and_then(|fact| facts.get(fact as usize).map(|info| (fact, info)));
        let Some((fact, info)) = known else {
            return Err(Fault::unknown_in_pack(Thing::Fact, name, facts.iter().map(|info| info.id.as_str())));
        };
        if cfg!(feature = "authoring") && info.kind != self.kind {
            let from = || self.words.kind_name(self.kind).to_owned();
            return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from: from() }));
        }
        if cfg!(feature = "authoring") && !needs.contains(&info.fact.kind) {
            return Err(Fault::of_pack(|| Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs }));
        }
        let read = Read { fact, via };
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
        Ok(fact)
    }
}

/// The keys of a deduction.
#[derive(Clone, Copy)]
pub struct Keys<'a>(pub &'a Deduct);

/// The keys of a decision, of an award, and of units of excess or shortfall.
pub const DECISION: &[&str] = &["rating", "least", "decided", "reason"];
pub const AWARD: &[&str] = &["award", "lost"];
pub const UNITS: &[&str] = &["unit", "started"];

impl Keys<'_> {
    fn has(self, key: &str) -> bool {
        let Keys(written) = self;
        match key {
            "rating" => self.is_rated(),
            "least" => written.least.is_some(),
            "most" => written.most.is_some(),
            "decided" => written.decided.is_some(),
            "reason" => written.reason.is_some(),
            "award" => written.award.is_some(),
            "lost" => written.lost.is_some(),
            "unit" => written.unit.is_some(),
            "started" => written.started,
            "steps" => !written.steps.is_empty(),
            "per" => written.per.is_some(),
            "also" => !written.also.is_empty(),
            _ => false,
        }
    }

    /// Whether it gives points by an option.
    pub fn is_rated(self) -> bool {
        self.0.rating.is_some() || !self.0.bands.is_empty()
    }

    /// Whether it takes points by how far a number lies beyond its bound.
    pub fn is_measured(self) -> bool {
        matches!(self.0.per, Some(Per::Excess | Per::Shortfall)) || !self.0.steps.is_empty()
    }

    /// Whether the bound is the lowest number.
    pub fn is_short(self) -> bool {
        self.0.per == Some(Per::Shortfall)
    }

    /// Refuses keys that do not go with the form.
    pub fn refuse(self, foreign: &[&[&str]]) -> Result<(), Fault> {
        // The form reads packs that were compiled once: what is nonsense was refused then.
        let mut keys = foreign.iter().copied().flatten().filter(|_| cfg!(feature = "authoring"));
        match keys.find(|key| self.has(key)) {
            Some(key) => Err(clash(key)),
            None => Ok(()),
        }
    }

    /// Refuses what lies beyond a bound where there is none.
    pub fn check_bound(self, require: &Check) -> Result<(), Fault> {
        if cfg!(feature = "authoring") && self.is_measured() && !require.has_bound(self.is_short()) {
            let what = if self.is_short() { DeductClash::Shortfall } else { DeductClash::Excess };
            return Err(Fault::clash_in_pack(what).under("per"));
        }
        Ok(())
    }
}

/// A key that does not go with the form of the deduction.
pub fn clash(key: &str) -> Fault {
    let what = match key {
        "also" => DeductClash::SharedRating,
        "unit" | "started" => DeductClash::Unit,
        "per" => DeductClash::Per,
        _ => DeductClash::Form,
    };
    Fault::clash_in_pack(what).under(key)
}

/// A key that the form needs.
pub fn missing(key: &str) -> Fault {
    Fault::of_pack(|| Problem::MissingKey { key: key.to_owned() })
}

/// Refuses points below zero.
pub fn not_negative(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| *points < Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}
