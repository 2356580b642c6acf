//! What a requirement can name while it is made ready: facts, kinds, options and parameters.

use super::terms;
use crate::amount::Amount;
use crate::calendar::Workdays;
use crate::facts::Link;
use crate::fault::{Fault, Problem};
use crate::limits;
use crate::pack::{Fact, FactType, Term};
use crate::table::Table;
use crate::vocabulary::Vocabulary;
use std::sync::Arc;

/// How an answer reaches a rule, so that a changed answer finds the rules to check again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The rule's own subject or one above it.
    Up,
    /// The subjects of this kind below the rule's subject; the fact is their own, or of one above
    /// them.
    Down(u32),
    /// The rule's own subject, for what a person decides when the rule fails.
    Decision,
}

/// A fact that a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The fact.
    pub fact: u32,
    /// The way.
    pub via: Via,
}

/// A number made ready: its value when it is set, and the parameter that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The value; `None` means "not configured".
    pub value: Option<Amount>,
    /// The parameter, if it is one.
    pub param: Option<String>,
}

/// No phrase has variants.
static NONE: Table<Vec<String>> = Table::new();

/// The names that a rule can use.
pub struct Scope<'a> {
    words: &'a Vocabulary,
    /// The value of a parameter: outer `None` when there is no such parameter.
    params: &'a dyn Fn(&str) -> Option<Option<Amount>>,
    kind: u32,
    via: Via,
    depth: usize,
    /// Which days are worked, where the pack says it.
    pub workdays: Option<Arc<Workdays>>,
    /// By phrase, other ways to write it.
    pub variants: &'a Table<Vec<String>>,
    /// The facts that were read so far.
    pub reads: Vec<Read>,
    /// The kinds of which one belongs to the other and the rule depends on it: the lower one first.
    pub links: Vec<(u32, u32)>,
}

impl<'a> Scope<'a> {
    /// The scope of a rule on a kind.
    pub fn new(words: &'a Vocabulary, params: &'a dyn Fn(&str) -> Option<Option<Amount>>, kind: u32) -> Self {
        Scope { words, params, kind, via: Via::Up, depth: 0, workdays: None, variants: &NONE, reads: Vec::new(), links: Vec::new() }
    }

    /// The kind whose subjects are checked.
    pub fn kind(&self) -> u32 {
        self.kind
    }

    /// One level deeper.
    pub fn enter(&mut self) -> Result<(), Problem> {
        self.depth = self.depth.saturating_add(1);
        depth_allowed(self.depth)
    }

    /// One level back.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The way to a fact of the kind that is checked or of one above it, and its type.
    pub fn fact(&mut self, name: &str) -> Result<(Link, FactType), Fault> {
        let fact = self.words.fact(name).ok_or_else(Fault::not_checked)?;
        let info = self.words.facts.get(fact as usize).ok_or_else(Fault::not_checked)?;
        if !self.words.is_at_or_above(info.kind, self.kind) {
            return Err(Fault::not_checked());
        }
        self.link(self.kind, info.kind);
        let read = Read { fact, via: self.via };
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
        Ok((Link { fact, from: self.kind, kind: info.kind }, info.fact.kind))
    }

    fn link(&mut self, below: u32, above: u32) {
        if below != above && !self.links.contains(&(below, above)) {
            self.links.push((below, above));
        }
    }

    /// The definition of a fact.
    pub fn definition(&self, fact: u32) -> Option<&'a Fact> {
        self.words.facts.get(fact as usize).map(|info| &info.fact)
    }

    /// The kind that has a fact.
    pub fn kind_of(&self, name: &str) -> Option<u32> {
        let fact = self.words.fact(name)?;
        self.words.facts.get(fact as usize).map(|info| info.kind)
    }

    /// The place of an option.
    pub fn option(&self, fact: u32, key: &str) -> Result<u8, Fault> {
        let at = self.definition(fact).and_then(|fact| fact.of.position(key));
        at.and_then(|at| u8::try_from(at).ok()).ok_or_else(Fault::not_checked)
    }

    /// The places of options as a set.
    pub fn options(&self, fact: u32, options: &[String]) -> Result<u64, Fault> {
        options.iter().try_fold(0, |set, option| Ok(set | 1_u64.wrapping_shl(u32::from(self.option(fact, option)?))))
    }

    /// A number or the value of a parameter.
    pub fn term(&self, term: &Term) -> Result<Given, Fault> {
        match term {
            Term::Given(amount) => Ok(Given { value: Some(*amount), param: None }),
            Term::Param(name) => {
                let value = (self.params)(name).ok_or_else(Fault::not_checked)?;
                Ok(Given { value, param: Some(name.clone()) })
            }
        }
    }

    /// The same, where the number has to be of a sort: an office may have set another.
    pub fn fitting(&self, term: &Term, fit: fn(Amount) -> Result<(), Problem>) -> Result<Given, Fault> {
        let given = self.term(term)?;
        given.value.map_or(Ok(()), fit).map_err(Fault::new)?;
        Ok(given)
    }

    /// A whole number of things, or the value of a parameter.
    pub fn whole(&self, term: &Term) -> Result<Given, Fault> {
        self.fitting(term, terms::whole)
    }

    /// A whole number of at least one, or the value of a parameter.
    pub fn positive(&self, term: &Term) -> Result<Given, Fault> {
        self.fitting(term, terms::positive)
    }

    /// A number above zero, or the value of a parameter.
    pub fn above_zero(&self, term: &Term) -> Result<Given, Fault> {
        self.fitting(term, terms::above_zero)
    }

    /// Does something with the scope of a kind below: its facts, and those above it, are read
    /// from the rule's subject.
    pub fn below<T>(&mut self, kind: u32, act: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if kind == self.kind || !self.words.is_at_or_above(self.kind, kind) || matches!(self.via, Via::Down(_)) {
            return Err(Fault::not_checked());
        }
        let (above, via) = (self.kind, self.via);
        self.link(kind, above);
        (self.kind, self.via) = (kind, Via::Down(kind));
        let done = act(self);
        (self.kind, self.via) = (above, via);
        done
    }

    /// A kind by name.
    pub fn kind_named(&self, name: &str) -> Result<u32, Fault> {
        self.words.kind(name).ok_or_else(Fault::not_checked)
    }
}

/// Refuses a requirement nested deeper than the limit.
fn depth_allowed(depth: usize) -> Result<(), Problem> {
    if depth as u64 > limits::DEPTH.most {
        return Err(Problem::TooLarge { limit: limits::DEPTH });
    }
    Ok(())
}
