//! Schemes: their marks, items, grades, vetoes and bonus.

use super::grades::grades;
use super::known::{Known, above_zero, each};
use super::shares::shares;
use super::vetoes::veto;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::{InForce, RuleInForce};
use crate::pack::{Bonus, BonusEvent, FactType, NotApplicable, Scheme};
use crate::points::Points;
use crate::score::{Names, as_judged};

/// Checks the schemes of a pack and from where its rules take points.
///
/// # Errors
/// The first fault, with its way through the pack.
pub fn schemes(in_force: &InForce, names: Names<'_>) -> Result<(), Fault> {
    if in_force.schemes.is_empty() {
        return no_points(names.rules);
    }
    let of_profile = |fault: Fault| match &in_force.scheme_profile {
        Some(profile) => fault.under(profile).under("profiles"),
        None => fault,
    };
    for (at, (name, written)) in in_force.schemes.iter().enumerate() {
        let others = in_force.schemes.iter().take(at).map(|(_, scheme)| scheme);
        scheme(written, others, names).map_err(|fault| {
            of_profile(match name {
                Some(name) => fault.under(name).under("schemes"),
                None => fault.under("scheme"),
            })
        })?;
    }
    for (at, rule) in names.rules.iter().enumerate() {
        let Some(deduct) = rule.deduct() else { continue };
        shares(&in_force.schemes, names, rule, deduct).map_err(|fault| match &in_force.scheme_profile {
            Some(_) => of_profile(fault.under(&rule.rule.id).under("deducts")),
            None => fault.under("deduct").at(at).under("rules"),
        })?;
    }
    Ok(())
}

/// Refuses points where there is no scheme.
fn no_points(rules: &[RuleInForce]) -> Result<(), Fault> {
    match rules.iter().enumerate().find(|(_, rule)| rule.deduct().is_some()) {
        Some((at, rule)) => {
            let problem = Problem::PointsWithoutScheme { rule: rule.rule.id.clone() };
            Err(Fault::new(problem).under("deduct").at(at).under("rules"))
        }
        None => Ok(()),
    }
}

fn scheme<'s>(written: &Scheme, others: impl Iterator<Item = &'s Scheme>, names: Names<'_>) -> Result<(), Fault> {
    demerits(written)?;
    let scheme = &as_judged(written);
    let known = Known { names, each: each(names, scheme.each.as_ref())? };
    items(scheme, others)?;
    grades(&scheme.grades)?;
    marks(scheme)?;
    self_scores(scheme, known)?;
    for (at, written) in scheme.vetoes.iter().enumerate() {
        veto(written, scheme, known).map_err(|fault| fault.at(at).under("vetoes"))?;
    }
    scheme.bonus.as_ref().map_or(Ok(()), |written| bonus(written, known).map_err(|fault| fault.under("bonus")))
}

/// Refuses what has no meaning for points that start from zero, and `most` where they do not.
fn demerits(scheme: &Scheme) -> Result<(), Fault> {
    let foreign = [
        ("full", scheme.full != Points::ZERO),
        ("ceiling", scheme.ceiling.is_some()),
        ("visible_of", scheme.visible_of.is_some()),
        ("floor", scheme.floor.is_some()),
        ("not_applicable", scheme.not_applicable != NotApplicable::Full),
        ("bonus", scheme.bonus.is_some()),
        ("grades", scheme.grades.iter().any(|grade| grade.each_at_least.is_some())),
    ];
    if let Some((key, _)) = foreign.iter().find(|(_, there)| scheme.demerits && *there) {
        return Err(Fault::clash(SchemeClash::Demerits).under(key));
    }
    for (id, category) in scheme.categories.iter() {
        let here = |fault: Fault| fault.under(id).under("categories");
        let items = category.items.iter().map(|(_, item)| (item.full, item.most, item.floor));
        for (full, most, floor) in std::iter::once((category.full, category.most, category.floor)).chain(items) {
            let from_zero = scheme.demerits && (full != Points::ZERO || floor.is_some());
            if from_zero || !scheme.demerits && most.is_some() {
                let (key, clash) = if most.is_some() { ("most", SchemeClash::DemeritsMost) } else { ("full", SchemeClash::DemeritsFull) };
                return Err(here(Fault::clash(clash).under(key)));
            }
            above_zero("most", most).map_err(here)?;
        }
    }
    Ok(())
}

/// No two schemes of a pack have an item of the same name, and no floor is above its full mark.
fn items<'s>(scheme: &Scheme, others: impl Iterator<Item = &'s Scheme>) -> Result<(), Fault> {
    let mut known: Vec<&str> = others.flat_map(Scheme::places).map(|(id, ..)| id).collect();
    for (id, category) in scheme.categories.iter() {
        let here = |fault: Fault| fault.under(id).under("categories");
        for (place, full, floor) in category.places(id) {
            if known.contains(&place) {
                return Err(here(Fault::new(Problem::DuplicateId { thing: Thing::Item, name: place.to_owned() })));
            }
            if floor.is_some_and(|floor| floor > full) {
                return Err(here(Fault::clash(SchemeClash::Floor)));
            }
            known.push(place);
        }
    }
    Ok(())
}

/// Refuses marks of the whole that contradict themselves or each other.
fn marks(scheme: &Scheme) -> Result<(), Fault> {
    if scheme.not_applicable == NotApplicable::Exclude && scheme.round.is_none() {
        return Err(Fault::new(Problem::MissingKey { key: "round".to_owned() }));
    }
    if let Some(share) = scheme.assessed_at_least.filter(|share| *share <= Points::ZERO || *share > Points::HUNDRED) {
        let (min, max) = (Some("0.01".to_owned()), Some("100".to_owned()));
        return Err(Fault::new(Problem::OutOfRange { found: share.to_string(), min, max }).under("assessed_at_least"));
    }
    // Deductions alone may add up below zero; what cannot fall below it and begins there is always nothing.
    let nothing = scheme.full == Points::ZERO && scheme.floor.is_some() && scheme.bonus.is_none();
    if !scheme.demerits && nothing {
        let problem = Problem::OutOfRange { found: "0".to_owned(), min: Some("0.01".to_owned()), max: None };
        return Err(Fault::new(problem).under("full"));
    }
    match scheme.ceiling.is_some_and(|ceiling| ceiling < scheme.full) {
        true => Err(Fault::clash(SchemeClash::Ceiling).under("ceiling")),
        false => Ok(()),
    }
}

/// The facts in which the assessed gave themselves points.
fn self_scores(scheme: &Scheme, known: Known<'_>) -> Result<(), Fault> {
    let items = scheme.categories.iter().flat_map(|(_, category)| category.items.iter());
    for (id, name) in items.filter_map(|(id, item)| Some((id, item.own.as_ref()?))) {
        let info = known.fact(name, &[FactType::Number]);
        let own = info.and_then(|info| known.own(info.kind, name, scheme.each.as_deref().unwrap_or_default()));
        own.map_err(|fault| fault.under("self").under(id))?;
    }
    Ok(())
}

fn bonus(bonus: &Bonus, known: Known<'_>) -> Result<(), Fault> {
    above_zero("most", bonus.most)?;
    for (at, written) in bonus.events.iter().enumerate() {
        event(written, known).map_err(|fault| fault.at(at).under("events"))?;
    }
    for (at, name) in bonus.only_if.iter().enumerate() {
        for name in known.names.entries(name) {
            known.rule(&name).map_err(|fault| fault.at(at).under("only_if"))?;
        }
    }
    Ok(())
}

fn event(written: &BonusEvent, known: Known<'_>) -> Result<(), Fault> {
    above_zero("points", Some(written.points))?;
    above_zero("most", written.most)?;
    match (&written.rule, &written.fact) {
        (Some(name), None) => known.rule(name).map(|_| ()).map_err(|fault| fault.under("rule")),
        (None, Some(name)) => {
            let info = known.fact(name, &[FactType::Number]);
            info.and_then(|info| known.within(info.kind, name)).map_err(|fault| fault.under("fact"))
        }
        (Some(_), Some(_)) => Err(Fault::clash(SchemeClash::BonusOfBoth).under("fact")),
        (None, None) => Err(Fault::new(Problem::MissingKey { key: "rule or fact".to_owned() })),
    }
}
