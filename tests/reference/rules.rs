//! What is in force of a pack: its rules, parameters and scheme after profiles, office and lists.

use std::collections::HashMap;
use windowcheck::amount::Amount;
use windowcheck::pack::{Composite, Deduct, Force, Is, Pack, PackChoice, Plain, Profile, Requirement, Scheme, Validity};
use windowcheck::table::Table;

/// A rule in force. A rule that requires nothing stands for the missing entries of a list.
#[derive(Clone, Debug)]
pub struct Rule {
    pub pack: usize,
    pub id: String,
    pub each: String,
    pub when: Option<Requirement>,
    pub unless: Option<Requirement>,
    pub require: Option<Requirement>,
    /// First and last days on which it is in force, of the rule and of its pack.
    pub valid: [Option<Validity>; 2],
    pub force: Force,
    pub deduct: Option<Deduct>,
}

impl Rule {
    /// Only must and forbid lower a result.
    pub fn binds(&self) -> bool {
        matches!(self.force, Force::Must | Force::Forbid)
    }
}

/// A pack in force.
#[derive(Clone, Debug)]
pub struct InForce {
    pub id: String,
    pub valid: Option<Validity>,
    pub params: HashMap<String, Option<Amount>>,
    /// With their names, but for the one that is written under `scheme`.
    pub schemes: Vec<(Option<String>, Scheme)>,
    pub composites: Table<Composite>,
    pub rules: Vec<Rule>,
    /// The names of its lists.
    pub slots: Vec<String>,
    /// The names of the facts that supplied entries bring with them.
    pub entries: Vec<String>,
}

pub fn in_force(number: usize, pack: &Pack, choice: &PackChoice) -> InForce {
    let profiles: Vec<&Profile> = choice.profiles.iter().map(|name| pack.profiles.get(name).expect("a known profile")).collect();
    let (lists, entries) = lists(number, pack, &profiles, choice);
    InForce {
        id: pack.id.clone(),
        valid: pack.valid,
        slots: pack.slots.keys().map(str::to_owned).collect(),
        params: params(pack, &profiles, choice),
        schemes: profiles
            .iter()
            .rev()
            .find(|profile| profile.scores())
            .map_or_else(|| schemes(pack.scheme.as_ref(), &pack.schemes), |profile| schemes(profile.scheme.as_ref(), &profile.schemes)),
        composites: profiles.iter().rev().find(|profile| profile.scores()).map_or(&pack.composites, |profile| &profile.composites).clone(),
        rules: own_rules(number, pack, &profiles).into_iter().chain(lists).collect(),
        entries,
    }
}

fn schemes(single: Option<&Scheme>, named: &Table<Scheme>) -> Vec<(Option<String>, Scheme)> {
    let named = named.iter().map(|(name, scheme)| (Some(name.to_owned()), scheme.clone()));
    single.map(|scheme| (None, scheme.clone())).into_iter().chain(named).collect()
}

/// The office wins over profiles, a later profile over an earlier one, these over layers, a lower layer
/// over those above it, all over the default.
fn params(pack: &Pack, profiles: &[&Profile], choice: &PackChoice) -> HashMap<String, Option<Amount>> {
    let mut params: HashMap<String, Option<Amount>> = pack.params.iter().map(|(name, param)| (name.to_owned(), param.default)).collect();
    for overlay in &pack.layers {
        let said = overlay.params.iter().filter_map(|(name, said)| Some((name.to_owned(), Some(said.value?))));
        params.extend(said);
    }
    for profile in profiles {
        params.extend(profile.params.iter().map(|(name, value)| (name.to_owned(), Some(*value))));
    }
    params.extend(choice.params.iter().map(|(name, set)| (name.to_owned(), Some(set.value))));
    params
}

fn own_rules(number: usize, pack: &Pack, profiles: &[&Profile]) -> Vec<Rule> {
    let mut rules = Vec::new();
    for rule in &pack.rules {
        let (mut force, mut deduct) = (rule.force, rule.deduct.clone());
        for overlay in &pack.layers {
            force = overlay.forces.get(&rule.id).copied().unwrap_or(force);
        }
        for profile in profiles {
            // Points belong to their scheme: with another scheme the old ones end.
            if profile.scores() {
                deduct = None;
            }
            deduct = profile.deducts.get(&rule.id).cloned().or(deduct);
            force = profile.forces.get(&rule.id).copied().unwrap_or(force);
        }
        rules.push(Rule {
            pack: number,
            id: rule.id.clone(),
            each: rule.each.clone(),
            when: rule.when.clone(),
            unless: rule.unless.clone(),
            require: Some(rule.require.clone()),
            valid: [rule.valid, pack.valid],
            force,
            deduct,
        });
    }
    rules
}

/// One rule for each supplied entry, and one for all that were not supplied.
fn lists(number: usize, pack: &Pack, profiles: &[&Profile], choice: &PackChoice) -> (Vec<Rule>, Vec<String>) {
    let (mut rules, mut facts) = (Vec::new(), Vec::new());
    for (name, slot) in pack.slots.iter() {
        let mut deduct = slot.deduct.clone();
        for profile in profiles {
            if profile.scores() {
                deduct = None;
            }
            deduct = profile.deducts.get(name).cloned().or(deduct);
        }
        let rule = |id: String, require: Option<Requirement>| Rule {
            pack: number,
            id,
            each: slot.each.clone(),
            when: None,
            unless: None,
            require,
            valid: [None, pack.valid],
            force: slot.force,
            deduct: deduct.clone(),
        };
        let mut filling = choice.slots.get(name);
        for overlay in &pack.layers {
            if choice.slots.get(name).is_none() && overlay.slots.get(name).is_some() {
                filling = overlay.slots.get(name);
            }
        }
        let supplied = filling.map_or(0, |filling| filling.entries.len());
        for entry in 1..=supplied {
            let fact = format!("{}.{}.{name}.{entry}", slot.each, pack.id);
            let value = Plain::YesNo(slot.force != Force::Forbid);
            rules.push(rule(format!("{name}.{entry}"), Some(Requirement::Is(Is { fact: fact.clone(), value }))));
            facts.push(fact);
        }
        if supplied < slot.size as usize {
            rules.push(rule(name.to_owned(), None));
        }
    }
    (rules, facts)
}
