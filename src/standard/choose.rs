//! A pack with its chosen profiles, parameters and lists: what is in force of it.

use super::params::{hear, set, written};
use crate::calendar::{Day, Workdays};
use crate::check::{Check, Scope};
use crate::deduct::{self, Deduction, UnitPoints};
use crate::fault::{Fault, Problem, Thing};
use crate::in_force::{InForce, ParamInForce, ParamOrigin, RuleInForce};
use crate::pack::{
    Calendar, Deduct, Fact, FactType, Force, Is, Method, Overlay, Pack, PackChoice, Plain, Profile, Requirement, Rule, Slot, SlotFilling,
    SlotGroup,
};
use crate::table::Table;
use crate::vocabulary::Vocabulary;
use crate::words::Words;
use std::sync::Arc;

/// A rule on its way to being ready.
pub(super) struct Written {
    pub rule: Rule,
    /// The place of the layer that set its force.
    layer: Option<u32>,
    /// The slot whose missing entries it stands for.
    missing: Option<(String, u32, u32)>,
}

/// Works out what is in force of a pack, and its rules with those of its filled lists.
pub(super) fn choose(mut pack: Pack, choice: PackChoice, words: &mut Vocabulary) -> Result<(InForce, Vec<Written>), Fault> {
    // The rules go on as those in force; a second copy would only be memory.
    let mut rules: Vec<Written> =
        std::mem::take(&mut pack.rules).into_iter().map(|rule| Written { rule, layer: None, missing: None }).collect();
    let profiles = chosen_profiles(&pack, &choice)?;
    let params = params(&pack, &profiles, &choice)?;
    let scheme_from = profiles.iter().rev().find(|(_, profile)| profile.scores());
    let composites = scheme_from.map_or(&pack.composites, |(_, profile)| &profile.composites).clone();
    let (single, named) = scheme_from.map_or((&pack.scheme, &pack.schemes), |(_, profile)| (&profile.scheme, &profile.schemes));
    let named = named.iter().map(|(name, scheme)| (Some(name.to_owned()), scheme.clone()));
    let schemes = single.iter().map(|scheme| (None, scheme.clone())).chain(named).collect();
    let scheme_profile = scheme_from.map(|(name, _)| (*name).to_owned());
    for (at, overlay) in pack.layers.iter().enumerate() {
        lay(at, overlay, &mut rules)?;
    }
    for (_, profile) in &profiles {
        apply(profile, &pack.slots, &mut rules)?;
    }
    for name in choice.slots.keys() {
        if pack.slots.get(name).is_none() {
            return Err(Fault::unknown(Thing::Slot, name, pack.slots.keys()));
        }
    }
    for (name, slot) in pack.slots.iter() {
        let own = choice.slots.get(name);
        let layer = pack.layers.iter().rposition(|overlay| own.is_none() && overlay.slots.get(name).is_some());
        let filling = own.or_else(|| pack.layers.get(layer?)?.slots.get(name));
        let deduct = profiles
            .iter()
            .fold(slot.deduct.as_ref(), |deduct, (_, profile)| profile.deducts.get(name).or(deduct.filter(|_| !profile.scores())));
        let entry = (slot, deduct);
        fill(&pack.id, name, entry, filling, words, &mut rules).map_err(|fault| {
            let fault = fault.given_under(name).given_under("slots");
            if let Some(at) = layer { fault.at(at).under("layers") } else { fault }
        })?;
    }
    let workdays = match &pack.calendar {
        Some(calendar) => Some(Arc::new(workdays(calendar)?)),
        None => None,
    };
    Ok((InForce { pack, choice, workdays, params, schemes, composites, scheme_profile }, rules))
}

/// A calendar compiled.
fn workdays(calendar: &Calendar) -> Result<Workdays, Fault> {
    let (mut years, mut off, mut on) = (Vec::new(), Vec::new(), Vec::new());
    for (name, written) in calendar.years.iter() {
        years.push(Day::parse(&format!("{name}-01-01")).map(Day::year).ok_or_else(Fault::not_checked)?);
        off.extend(&written.off);
        on.extend(&written.on);
    }
    Ok(Workdays::new(calendar.weekend.clone(), years, off, on))
}

fn chosen_profiles<'a>(pack: &'a Pack, choice: &'a PackChoice) -> Result<Vec<(&'a str, &'a Profile)>, Fault> {
    let find = |name: &'a String| match pack.profiles.get(name) {
        Some(profile) => Ok((name.as_str(), profile)),
        None => Err(Fault::unknown(Thing::Profile, name, pack.profiles.keys())),
    };
    choice.profiles.iter().map(find).collect()
}

fn params(pack: &Pack, profiles: &[(&str, &Profile)], choice: &PackChoice) -> Result<Table<ParamInForce>, Fault> {
    let mut params = written(pack);
    for overlay in &pack.layers {
        for (name, said) in overlay.params.iter() {
            hear(&mut params, name, overlay, said)?;
        }
    }
    for (_, profile) in profiles {
        for (name, value) in profile.params.iter() {
            set(&mut params, name, *value, ParamOrigin::Profile)?;
        }
    }
    for (name, value) in choice.params.iter() {
        set(&mut params, name, value.value, ParamOrigin::Office).map_err(|fault| fault.given_under(name).given_under("params"))?;
    }
    Ok(params)
}

/// Sets the forces and notes of a layer.
fn lay(at: usize, overlay: &Overlay, rules: &mut [Written]) -> Result<(), Fault> {
    for (id, force) in overlay.forces.iter() {
        let written = rule_of(rules, id)?;
        written.rule.force = *force;
        written.layer = u32::try_from(at).ok();
    }
    for (id, note) in overlay.notes.iter() {
        rule_of(rules, id)?.rule.note = Some(note.clone());
    }
    Ok(())
}

fn rule_of<'r>(rules: &'r mut [Written], id: &str) -> Result<&'r mut Written, Fault> {
    rules.iter_mut().find(|written| written.rule.id == id).ok_or_else(Fault::not_checked)
}

fn apply(profile: &Profile, slots: &Table<Slot>, rules: &mut [Written]) -> Result<(), Fault> {
    // A profile that brings a scheme brings all of its points: those of another scheme end.
    if profile.scores() {
        rules.iter_mut().for_each(|written| written.rule.deduct = None);
    }
    for (id, force) in profile.forces.iter() {
        let written = rule_of(rules, id)?;
        (written.rule.force, written.layer) = (*force, None);
    }
    for (id, deduct) in profile.deducts.iter().filter(|(id, _)| slots.get(id).is_none()) {
        rule_of(rules, id)?.rule.deduct = Some(deduct.clone());
    }
    Ok(())
}

/// Makes a rule of each supplied entry, and one that stands for those still missing.
fn fill(
    pack: &str,
    name: &str,
    (slot, deduct): (&Slot, Option<&Deduct>),
    filling: Option<&SlotFilling>,
    words: &mut Vocabulary,
    rules: &mut Vec<Written>,
) -> Result<(), Fault> {
    let entries = filling.map_or(&[][..], |filling| filling.entries.as_slice());
    let listed = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let fits = |slot: &str, size: u32, found: u32| {
        if found <= size { Ok(()) } else { Err(Fault::new(Problem::SlotOverfull { slot: slot.to_owned(), size, found })) }
    };
    fits(name, slot.size, listed)?;
    for (at, entry) in entries.iter().enumerate() {
        let known = match &entry.group {
            None => slot.groups.is_empty().then_some(()).ok_or_else(|| Fault::new(Problem::MissingKey { key: "group".to_owned() })),
            Some(group) => slot
                .groups
                .get(group)
                .map(|_| ())
                .ok_or_else(|| Fault::unknown(Thing::SlotGroup, group, slot.groups.keys()).given_under("group")),
        };
        known.map_err(|fault| fault.given_at(at).given_under("entries"))?;
    }
    for (id, group) in slot.groups.iter() {
        fits(id, group.size.unwrap_or(u32::MAX), filling.map_or(0, |filling| filling.in_group(id)))?;
    }
    let rule = |id: String, title: Words, require: Requirement| Rule {
        id,
        title,
        sources: slot.sources.clone(),
        each: slot.each.clone(),
        when: None,
        unless: None,
        require,
        valid: None,
        force: slot.force,
        severity: slot.severity,
        deduct: deduct.cloned(),
        remedy: None,
        note: slot.note.clone(),
        compiled: false,
    };
    for (at, entry) in entries.iter().enumerate() {
        let number = at.saturating_add(1);
        let title = Words { zh: entry.title.clone(), en: entry.title.clone() };
        let fact = format!("{}.{pack}.{name}.{number}", slot.each);
        let heading = match entry.group.as_ref().and_then(|group| slot.groups.get(group)) {
            None => slot.title.clone(),
            Some(SlotGroup { title, .. }) => {
                let both = |slot: &str, group: &str| format!("{slot} · {group}");
                Words { zh: both(&slot.title.zh, &title.zh), en: both(&slot.title.en, &title.en) }
            }
        };
        let asked = Fact { group: Some(heading), ..Fact::new(title.clone(), FactType::YesNo, Method::Look) };
        words.add_fact(&fact, asked)?;
        let value = Plain::YesNo(slot.force != Force::Forbid);
        let rule = rule(format!("{name}.{number}"), title, Requirement::Is(Is { fact, value }));
        rules.push(Written { rule, layer: None, missing: None });
    }
    if listed < slot.size {
        // The requirement is never compiled: `ready` puts "not supplied" in its place.
        let require = Requirement::Is(Is { fact: String::new(), value: Plain::YesNo(true) });
        let missing = Some((name.to_owned(), listed, slot.size));
        rules.push(Written { rule: rule(name.to_owned(), slot.title.clone(), require), layer: None, missing });
    }
    Ok(())
}

/// Makes a rule ready.
pub(super) fn ready(pack: u32, written: Written, in_force: &InForce, words: &Vocabulary) -> Result<RuleInForce, Fault> {
    let Written { rule, layer, missing } = written;
    let kind = words.kind(&rule.each).ok_or_else(Fault::not_checked)?;
    let value_of = |name: &str| in_force.params.get(name).map(|param| param.value);
    let mut scope = Scope::new(words, &value_of, kind);
    scope.workdays = in_force.workdays.clone();
    scope.variants = &in_force.pack.variants;
    let mut compile = |written: &Requirement| Check::compile(written, &mut scope);
    let when = rule.when.as_ref().map(&mut compile).transpose()?;
    let unless = rule.unless.as_ref().map(&mut compile).transpose()?;
    let require = match missing {
        Some((slot, listed, size)) => Check::NotSupplied { slot, listed, size },
        None => compile(&rule.require)?,
    };
    let valid = in_force.pack.valid.unwrap_or_default().and(rule.valid.unwrap_or_default());
    let points = rule.deduct.as_ref().and_then(|deduct| deduct.points.as_ref());
    let unit = points.map(|points| UnitPoints::new(scope.term(points)?)).transpose();
    let unit = unit.map_err(|fault| fault.under("points").under("deduct"))?;
    let (mut reads, links) = (scope.reads, scope.links);
    #[cfg(feature = "authoring")]
    if let Some(deduct) = &rule.deduct {
        let checked = super::validate::deduct(deduct, super::validate::DeductRule { require: &require, kind, words });
        checked.map_err(|fault| fault.under("deduct"))?;
    }
    let mut facts = deduct::Scope { words, reads: &mut reads };
    let deduction = rule.deduct.as_ref().map(|deduct| Deduction::compile(deduct, unit.unwrap_or_default(), &mut facts));
    let deduction = deduction.map(|compiled| compiled.ok_or_else(Fault::not_checked)).transpose()?;
    Ok(RuleInForce { pack, valid, layer, kind, when, unless, require, deduction, reads, links, rule })
}
