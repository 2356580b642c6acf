//! What a requirement can name while it is made ready: facts, kinds, options and parameters.

use crate::amount::Amount;
use crate::calendar::Workdays;
use crate::facts::Link;
use crate::fault::{Fault, Problem, Thing};
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
    param_names: Vec<String>,
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
    pub fn new(words: &'a Vocabulary, params: &'a dyn Fn(&str) -> Option<Option<Amount>>, param_names: Vec<String>, kind: u32) -> Self {
        Scope {
            words,
            params,
            param_names,
            kind,
            via: Via::Up,
            depth: 0,
            workdays: None,
            variants: &NONE,
            reads: Vec::new(),
            links: Vec::new(),
        }
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
        let Some(fact) = self.words.fact(name) else {
            return Err(Fault::unknown_in_pack(Thing::Fact, name, self.words.facts.iter().map(|f| f.id.as_str())));
        };
        let Some(info) = self.words.facts.get(fact as usize) else {
            return Err(Fault::unknown_in_pack(Thing::Fact, name, std::iter::empty()));
        };
        if !self.words.is_at_or_above(info.kind, self.kind) {
            return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from: self.words.kind_name(self.kind).to_owned() }));
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
        let of = self.definition(fact).map(|fact| &fact.of);
        match of.and_then(|of| of.position(key)).and_then(|at| u8::try_from(at).ok()) {
            Some(at) => Ok(at),
            None => Err(Fault::unknown_in_pack(Thing::Option, key, of.into_iter().flat_map(|of| of.keys()))),
        }
    }

    /// The places of options as a set.
    pub fn options(&self, fact: u32, key: &str, options: &[String]) -> Result<u64, Fault> {
        options.iter().enumerate().try_fold(0_u64, |set, (at, option)| {
            let place = self.option(fact, option).map_err(|fault| fault.at(at).under(key))?;
            let bit = 1_u64.wrapping_shl(u32::from(place));
            if set & bit != 0 {
                return Err(Fault::of_pack(|| Problem::DuplicateId { thing: Thing::Option, name: option.clone() }).at(at).under(key));
            }
            Ok(set | bit)
        })
    }

    /// A number or the value of a parameter.
    pub fn term(&self, key: &str, term: &Term) -> Result<Given, Fault> {
        match term {
            Term::Given(amount) => Ok(Given { value: Some(*amount), param: None }),
            Term::Param(name) => match (self.params)(name) {
                Some(value) => Ok(Given { value, param: Some(name.clone()) }),
                None => {
                    let known = self.param_names.iter().map(String::as_str);
                    Err(Fault::unknown_in_pack(Thing::Param, name, known).under("param").under(key))
                }
            },
        }
    }

    /// A whole number of things, or the value of a parameter; nothing is counted in halves.
    pub fn whole(&self, key: &str, term: &Term) -> Result<Given, Fault> {
        let given = self.term(key, term)?;
        if let Some(value) = given.value {
            let problem = match value.as_whole().map(u32::try_from) {
                Some(Ok(_)) => return Ok(given),
                Some(Err(_)) => {
                    Problem::OutOfRange { found: value.to_string(), min: Some("0".to_owned()), max: Some(u32::MAX.to_string()) }
                }
                None => Problem::NotWhole { found: value.to_string() },
            };
            return Err(Fault::new(problem).under(key));
        }
        Ok(given)
    }

    /// A whole number of at least one, or the value of a parameter.
    pub fn positive(&self, key: &str, term: &Term) -> Result<Given, Fault> {
        let given = self.whole(key, term)?;
        match given.value {
            Some(value) if value < Amount::whole(1) => {
                let problem = Problem::OutOfRange { found: value.to_string(), min: Some("1".to_owned()), max: None };
                Err(Fault::new(problem).under(key))
            }
            _ => Ok(given),
        }
    }

    /// A number above zero, or the value of a parameter.
    pub fn above_zero(&self, key: &str, term: &Term) -> Result<Given, Fault> {
        let given = self.term(key, term)?;
        match given.value {
            Some(value) if value <= Amount::default() => {
                let problem = Problem::OutOfRange { found: value.to_string(), min: Some("0.0001".to_owned()), max: None };
                Err(Fault::new(problem).under(key))
            }
            _ => Ok(given),
        }
    }

    /// Does something with the scope of a kind below: its facts, and those above it, are read
    /// from the rule's subject.
    pub fn below<T>(&mut self, kind: u32, name: &str, act: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if kind == self.kind || !self.words.is_at_or_above(self.kind, kind) || matches!(self.via, Via::Down(_)) {
            return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from: self.words.kind_name(self.kind).to_owned() }));
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
        self.words.kind(name).ok_or_else(|| Fault::unknown_in_pack(Thing::Kind, name, self.words.kinds.iter().map(|k| k.id.as_str())))
    }
}

/// Refuses a requirement nested deeper than the limit.
fn depth_allowed(depth: usize) -> Result<(), Problem> {
    if depth as u64 > limits::DEPTH.most {
        return Err(Problem::TooLarge { limit: limits::DEPTH });
    }
    Ok(())
}
