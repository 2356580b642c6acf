//! Compiles the schemes of a pack; all that can be wrong with one is wrong here.

mod bonus;
mod composite;
mod demerits;
mod items;
mod lines;
mod names;
mod vetoes;

use super::grade::check_edges;
use super::scheme::CompiledScheme;
use crate::fault::{Fault, Problem, SchemeClash};
use crate::in_force::{InForce, RuleInForce};
use crate::pack::{NotApplicable, Scheme};
use crate::points::Points;
use crate::vocabulary::Vocabulary;
use names::Names;

impl CompiledScheme {
    /// Compiles the schemes of a pack; `first` is the number of its first rule.
    ///
    /// # Errors
    /// A name that no scheme has, edges of grades that overlap, points without a scheme.
    pub fn all(first: u32, in_force: &InForce, rules: &[RuleInForce], words: &Vocabulary) -> Result<Vec<CompiledScheme>, Fault> {
        let names = Names { rules, first, slots: &in_force.pack.slots, words };
        if in_force.schemes.is_empty() {
            return no_points(rules).map(|()| Vec::new());
        }
        let mut schemes: Vec<CompiledScheme> = Vec::new();
        for (name, scheme) in &in_force.schemes {
            let scheme = CompiledScheme::new(in_force, name.as_deref(), scheme, names, &schemes);
            schemes.push(scheme.map_err(|fault| {
                let fault = match name {
                    Some(name) => fault.under(name).under("schemes"),
                    None => fault.under("scheme"),
                };
                match &in_force.scheme_profile {
                    Some(profile) => fault.under(profile).under("profiles"),
                    None => fault,
                }
            })?);
        }
        for (at, rule) in rules.iter().enumerate() {
            let Some(deduct) = rule.deduct() else { continue };
            lines::compile(&mut schemes, names, (names.number(at), rule), deduct).map_err(|fault| match &in_force.scheme_profile {
                Some(profile) => fault.under(&rule.rule.id).under("deducts").under(profile).under("profiles"),
                None => fault.under("deduct").at(at).under("rules"),
            })?;
        }
        Ok(schemes)
    }

    fn new(
        in_force: &InForce,
        name: Option<&str>,
        written: &Scheme,
        names: Names<'_>,
        others: &[CompiledScheme],
    ) -> Result<CompiledScheme, Fault> {
        let scheme = demerits::as_judged(written)?;
        let each = names.each(scheme.each.as_ref())?;
        let mut items = items::compile(&scheme, others)?;
        check_edges(&scheme.grades)?;
        check_marks(&scheme)?;
        items::self_scores(&mut items, &scheme, each, names)?;
        let mut vetoes = Vec::new();
        for (at, veto) in scheme.vetoes.iter().enumerate() {
            let ready = vetoes::compile(veto, &scheme, each, names);
            vetoes.extend(ready.map_err(|fault| fault.at(at).under("vetoes"))?);
        }
        let bonus = scheme.bonus.as_ref().map(|bonus| bonus::compile(bonus, each, names).map_err(|fault| fault.under("bonus")));
        Ok(CompiledScheme {
            pack: in_force.pack.id.clone(),
            name: name.map(str::to_owned),
            each,
            profile: in_force.scheme_profile.clone(),
            valid: in_force.pack.valid.unwrap_or_default(),
            items,
            lines: Vec::new(),
            vetoes,
            lifts: scheme.bonus.is_some(),
            bonus: bonus.transpose()?,
            written: scheme,
        })
    }
}

/// Refuses points where there is no scheme.
fn no_points(rules: &[RuleInForce]) -> Result<(), Fault> {
    match rules.iter().enumerate().find(|(_, rule)| rule.deduct().is_some()) {
        Some((at, rule)) => {
            let problem = || Problem::PointsWithoutScheme { rule: rule.rule.id.clone() };
            Err(Fault::of_pack(problem).under("deduct").at(at).under("rules"))
        }
        None => Ok(()),
    }
}

/// Refuses marks of the whole that contradict themselves or each other.
fn check_marks(scheme: &Scheme) -> Result<(), Fault> {
    if cfg!(feature = "authoring") && scheme.not_applicable == NotApplicable::Exclude && scheme.round.is_none() {
        return Err(Fault::of_pack(|| Problem::MissingKey { key: "round".to_owned() }));
    }
    if let Some(share) = scheme.assessed_at_least.filter(|share| *share <= Points::ZERO || *share > Points::HUNDRED) {
        let (min, max) = (Some("0.01".to_owned()), Some("100".to_owned()));
        let problem = || Problem::OutOfRange { found: share.to_string(), min, max };
        return Err(Fault::of_pack(problem).under("assessed_at_least"));
    }
    // Deductions alone may add up below zero; what cannot fall below it and begins there is always nothing.
    let nothing = scheme.full == Points::ZERO && scheme.floor.is_some() && scheme.bonus.is_none();
    if cfg!(feature = "authoring") && !scheme.demerits && nothing {
        let problem = || Problem::OutOfRange { found: "0".to_owned(), min: Some("0.01".to_owned()), max: None };
        return Err(Fault::of_pack(problem).under("full"));
    }
    if cfg!(feature = "authoring") && scheme.ceiling.is_some_and(|ceiling| ceiling < scheme.full) {
        return Err(Fault::clash_in_pack(SchemeClash::Ceiling).under("ceiling"));
    }
    Ok(())
}
