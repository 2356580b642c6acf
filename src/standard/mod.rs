//! Packs made ready for one place: parameters resolved, checks compiled, schemes planned.

mod choose;
mod inspect;
mod params;
mod recorded;
mod rows;
mod structure;
#[cfg(feature = "authoring")]
pub mod validate;
#[cfg(not(feature = "authoring"))]
#[path = "unchecked.rs"]
mod validate;

pub use structure::sound;

pub(crate) use inspect::unread_line;

use crate::check::Read;
use crate::fault::{Fault, Problem, Step, Thing};
use crate::in_force::{InForce, RuleInForce};
use crate::limits;
use crate::order;
use crate::pack::{Pack, PackChoice};
use crate::score::{CompiledComposite, CompiledScheme, Names};
use crate::vocabulary::Vocabulary;

/// One or more packs in force, with everything that was set for them.
#[derive(Clone, Debug)]
pub struct Standard {
    /// The packs as they were chosen.
    pub packs: Vec<InForce>,
    /// The kinds and facts of all packs together.
    pub words: Vocabulary,
    /// The rules of all packs, in their order.
    pub rules: Vec<RuleInForce>,
    /// The scoring of each pack that has one.
    pub schemes: Vec<CompiledScheme>,
    /// The scores put together from them.
    pub composites: Vec<CompiledComposite>,
    /// By fact: the rules that read it, and how.
    pub readers: Vec<Vec<(u32, Read)>>,
    /// By fact: whether some total depends on it beside the rules.
    pub scored: Vec<bool>,
}

impl Standard {
    /// Validates and compiles packs with what was set for them. A pack without a choice is taken as it is.
    ///
    /// # Errors
    /// The first fault of a pack or of a choice, with the pack's name as the file and the way
    /// through the document.
    pub fn new(packs: Vec<Pack>, choices: &[PackChoice]) -> Result<Standard, Fault> {
        validate::first(&packs, choices)?;
        Standard::compile(packs, choices)
    }

    /// Compiles packs that were validated, with what was set for them.
    ///
    /// # Errors
    /// The first fault of a choice; of a pack that was not validated only that it is not ready.
    pub(crate) fn compile(packs: Vec<Pack>, choices: &[PackChoice]) -> Result<Standard, Fault> {
        let mut words = Vocabulary::default();
        for pack in &packs {
            words.add(pack).map_err(|fault| fault.in_file(&pack.id))?;
        }
        words.close()?;
        if let Some(choice) = choices.iter().find(|choice| !packs.iter().any(|pack| pack.id == choice.pack)) {
            return Err(Fault::unknown(Thing::Pack, &choice.pack, packs.iter().map(|pack| pack.id.as_str())));
        }
        let mut standard = Standard {
            packs: Vec::new(),
            words,
            rules: Vec::new(),
            schemes: Vec::new(),
            composites: Vec::new(),
            readers: Vec::new(),
            scored: Vec::new(),
        };
        for pack in packs {
            let choice = choices.iter().find(|choice| choice.pack == pack.id).cloned().unwrap_or_default();
            let name = pack.id.clone();
            standard.add(pack, choice).map_err(|fault| fault.in_file(&name))?;
        }
        let scored = |fact: u32| {
            standard.schemes.iter().any(|scheme| scheme.reads_fact(fact))
                || standard.composites.iter().any(|composite| composite.reads_fact(fact))
        };
        standard.scored = (0..standard.words.facts.len()).map(|fact| u32::try_from(fact).is_ok_and(scored)).collect();
        standard.readers = vec![Vec::new(); standard.words.facts.len()];
        for (at, rule) in standard.rules.iter().enumerate() {
            for read in &rule.reads {
                if let (Some(readers), Ok(at)) = (standard.readers.get_mut(read.fact as usize), u32::try_from(at)) {
                    readers.push((at, *read));
                }
            }
        }
        Ok(standard)
    }

    fn add(&mut self, pack: Pack, choice: PackChoice) -> Result<(), Fault> {
        if pack.rules.len() as u64 > limits::RULES.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::RULES }).under("rules"));
        }
        let index = u32::try_from(self.packs.len()).unwrap_or(u32::MAX);
        let (in_force, rules) = choose::choose(pack, choice, &mut self.words)?;
        let twice = order::twice(&order::names(rules.iter().map(|written| written.rule.id.as_str())));
        let first = self.rules.len();
        for (at, written) in rules.into_iter().enumerate() {
            if twice.is_some_and(|twice| twice as usize == at) {
                let id = written.rule.id;
                let first = self.rules.iter().skip(first).position(|rule| rule.rule.id == id).unwrap_or(0);
                return Err(Fault::new(Problem::DuplicateId { thing: Thing::Rule, name: id })
                    .beside_path(vec![Step::Key("rules".to_owned()), Step::Index(first), Step::Key("id".to_owned())])
                    .under("id")
                    .at(at)
                    .under("rules"));
            }
            let id = written.rule.id.clone();
            let rule = choose::ready(index, written, &in_force, &self.words);
            self.rules.push(rule.map_err(|fault| fault.of_rule(&id).at(at).under("rules"))?);
        }
        let own = self.rules.get(first..).unwrap_or_default();
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        let names = Names { rules: own, first, slots: &in_force.pack.slots, words: &self.words };
        #[cfg(feature = "authoring")]
        validate::schemes(&in_force, names)?;
        let schemes = CompiledScheme::all(&in_force, names).ok_or_else(Fault::not_checked)?;
        #[cfg(feature = "authoring")]
        validate::composites(&in_force, &schemes, names)?;
        let composites = CompiledComposite::all(&in_force, &schemes, self.schemes.len(), names);
        self.composites.extend(composites.ok_or_else(Fault::not_checked)?);
        self.schemes.extend(schemes);
        self.packs.push(in_force);
        Ok(())
    }

    /// The full name of a rule: its pack and its id.
    pub fn rule_name(&self, rule: &RuleInForce) -> String {
        let pack = self.packs.get(rule.pack as usize).map_or("", |pack| pack.pack.id.as_str());
        format!("{pack}/{}", rule.rule.id)
    }
}
