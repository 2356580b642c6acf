//! A pack with its chosen profiles, parameters and lists: what is in force of it.

use crate::amount::Amount;
use crate::calendar::{Day, Workdays};
use crate::check::{Check, Scope};
use crate::deduct::{self, Deduction, UnitPoints};
use crate::fault::{Expected, Fault, Found, PackClash, Problem, Thing};
use crate::in_force::{InForce, ParamInForce, ParamOrigin, RuleInForce};
use crate::pack::{
    Calendar, Deduct, Fact, FactType, Force, Is, LayerSays, Method, Overlay, Pack, PackChoice, Plain, Profile, Requirement, Rule, Slot,
    SlotFilling, SlotGroup,
};
use crate::table::Table;
use crate::text::normal;
use crate::vocabulary::{Vocabulary, id_allowed};
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
    check_texts(&pack)?;
    // The rules go on as those in force; a second copy would only be memory.
    let mut rules: Vec<Written> =
        std::mem::take(&mut pack.rules).into_iter().map(|rule| Written { rule, layer: None, missing: None }).collect();
    let profiles = chosen_profiles(&pack, &choice)?;
    let params = params(&pack, &profiles, &choice)?;
    let scheme_from = profiles.iter().rev().find(|(_, profile)| profile.scores());
    if let Some((name, _)) =
        profiles.iter().find(|(_, profile)| cfg!(feature = "authoring") && !profile.scores() && !profile.composites.is_empty())
    {
        return Err(Fault::clash_in_pack(PackClash::CompositeWithoutScheme).under("composites").under(name).under("profiles"));
    }
    let composites = scheme_from.map_or(&pack.composites, |(_, profile)| &profile.composites).clone();
    let (single, named) = scheme_from.map_or((&pack.scheme, &pack.schemes), |(_, profile)| (&profile.scheme, &profile.schemes));
    let named = named.iter().map(|(name, scheme)| (Some(name.to_owned()), scheme.clone()));
    let schemes = single.iter().map(|scheme| (None, scheme.clone())).chain(named).collect();
    let scheme_profile = scheme_from.map(|(name, _)| (*name).to_owned());
    for (at, overlay) in pack.layers.iter().enumerate() {
        lay(at, overlay, &pack, &mut rules).map_err(|fault| fault.at(at).under("layers"))?;
    }
    for (name, profile) in &profiles {
        apply(profile, &pack.slots, &mut rules).map_err(|fault| fault.under(name).under("profiles"))?;
    }
    for name in choice.slots.keys() {
        if pack.slots.get(name).is_none() {
            return Err(Fault::unknown(Thing::Slot, name, pack.slots.keys()));
        }
    }
    for (name, slot) in pack.slots.iter() {
        id_allowed(name).map_err(|fault| fault.under(name).under("slots"))?;
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
        Some(calendar) => Some(Arc::new(workdays(calendar).map_err(|fault| fault.under("years").under("calendar"))?)),
        None => None,
    };
    Ok((InForce { pack, choice, workdays, params, schemes, composites, scheme_profile }, rules))
}

/// A calendar made ready: each day stands in its own year, and on one side only.
fn workdays(calendar: &Calendar) -> Result<Workdays, Fault> {
    let (mut years, mut off, mut on) = (Vec::new(), Vec::new(), Vec::new());
    for (name, written) in calendar.years.iter() {
        let Some(year) = Day::parse(&format!("{name}-01-01")).map(Day::year) else {
            let problem = || Problem::BadValue { found: Found::Text(name.to_owned()), expected: Expected::Year };
            return Err(Fault::of_pack(problem).under(name));
        };
        for (key, days) in [("off", &written.off), ("on", &written.on)] {
            let wrong = days.iter().position(|day| day.year() != year || key == "on" && written.off.contains(day));
            if let Some(at) = wrong.filter(|_| cfg!(feature = "authoring")) {
                return Err(Fault::clash_in_pack(PackClash::Calendar).at(at).under(key).under(name));
            }
        }
        years.push(year);
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
    let mut params: Table<ParamInForce> = pack
        .params
        .iter()
        .map(|(name, param)| {
            let origin = if param.default.is_some() { ParamOrigin::Default } else { ParamOrigin::Unset };
            (name.to_owned(), ParamInForce { value: param.default, origin, min: param.min, max: param.max, layers: Vec::new() })
        })
        .collect();
    for (at, overlay) in pack.layers.iter().enumerate() {
        for (name, said) in overlay.params.iter() {
            let says = LayerSays { layer: overlay.layer, region: overlay.region.clone(), set: said.clone() };
            hear(&mut params, name, says).map_err(|fault| fault.under(name).under("params").at(at).under("layers"))?;
        }
    }
    let mut set = |name: &str, value: Amount, origin: ParamOrigin| {
        let Some(param) = params.get_mut(name) else {
            return Err(Fault::unknown(Thing::Param, name, pack.params.keys()));
        };
        in_range(param, value)?;
        (param.value, param.origin) = (Some(value), origin);
        Ok(())
    };
    for (profile_name, profile) in profiles {
        for (name, value) in profile.params.iter() {
            set(name, *value, ParamOrigin::Profile)
                .map_err(|fault| fault.under(name).under("params").under(profile_name).under("profiles"))?;
        }
    }
    for (name, value) in choice.params.iter() {
        set(name, value.value, ParamOrigin::Office).map_err(|fault| fault.given_under(name).given_under("params"))?;
    }
    Ok(params)
}

fn in_range(param: &ParamInForce, value: Amount) -> Result<(), Fault> {
    let min = param.min.unwrap_or_default();
    if value < min || param.max.is_some_and(|max| value > max) {
        let (found, min, max) = (value.to_string(), Some(min.to_string()), param.max.map(|max| max.to_string()));
        return Err(Fault::new(Problem::OutOfRange { found, min, max }));
    }
    Ok(())
}

/// Takes in what a layer says of a parameter: bounds only grow narrower, and the value that is
/// then in force lies within them, also one that a layer above gave.
fn hear(params: &mut Table<ParamInForce>, name: &str, says: LayerSays) -> Result<(), Fault> {
    if params.get(name).is_none() {
        return Err(Fault::unknown(Thing::Param, name, params.keys()));
    }
    let Some(param) = params.get_mut(name) else { return Ok(()) };
    if let Some(min) = says.set.min {
        in_range(param, min).map_err(|fault| fault.under("min"))?;
        param.min = Some(min);
    }
    if let Some(max) = says.set.max {
        in_range(param, max).map_err(|fault| fault.under("max"))?;
        param.max = Some(max);
    }
    if let Some(value) = says.set.value {
        (param.value, param.origin) = (Some(value), ParamOrigin::Layer);
    }
    if let Some(value) = param.value {
        in_range(param, value).map_err(|fault| fault.under("value"))?;
    }
    param.layers.push(says);
    Ok(())
}

/// Sets the forces and notes of a layer.
fn lay(at: usize, overlay: &Overlay, pack: &Pack, rules: &mut [Written]) -> Result<(), Fault> {
    for (id, force) in overlay.forces.iter() {
        let place = rule_at(rules, "forces", id)?;
        if let Some(written) = rules.get_mut(place) {
            written.rule.force = *force;
            written.layer = u32::try_from(at).ok();
        }
    }
    for (id, note) in overlay.notes.iter() {
        let place = rule_at(rules, "notes", id)?;
        if let Some(written) = rules.get_mut(place) {
            written.rule.note = Some(note.clone());
        }
    }
    for name in overlay.slots.keys() {
        if pack.slots.get(name).is_none() {
            return Err(Fault::unknown_in_pack(Thing::Slot, name, pack.slots.keys()).under(name).under("slots"));
        }
    }
    Ok(())
}

fn rule_at(rules: &[Written], key: &str, id: &str) -> Result<usize, Fault> {
    let ids = || rules.iter().map(|written| written.rule.id.as_str());
    ids().position(|known| known == id).ok_or_else(|| Fault::unknown_in_pack(Thing::Rule, id, ids()).under(id).under(key))
}

fn apply(profile: &Profile, slots: &Table<Slot>, rules: &mut [Written]) -> Result<(), Fault> {
    let forces = profile.forces.iter().map(|(id, force)| rule_at(rules, "forces", id).map(|at| (at, *force)));
    let forces: Vec<(usize, Force)> = forces.collect::<Result<_, _>>()?;
    let deducts = profile
        .deducts
        .iter()
        .filter(|(id, _)| slots.get(id).is_none())
        .map(|(id, deduct)| rule_at(rules, "deducts", id).map(|at| (at, deduct.clone())));
    let deducts: Vec<_> = deducts.collect::<Result<_, _>>()?;
    // A profile that brings a scheme brings all of its points: those of another scheme end.
    if profile.scores() {
        rules.iter_mut().for_each(|written| written.rule.deduct = None);
    }
    for (at, force) in forces {
        if let Some(written) = rules.get_mut(at) {
            written.rule.force = force;
            written.layer = None;
        }
    }
    for (at, deduct) in deducts {
        if let Some(written) = rules.get_mut(at) {
            written.rule.deduct = Some(deduct);
        }
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

/// Refuses citations of no source, and variants of phrases that are empty.
fn check_texts(pack: &Pack) -> Result<(), Fault> {
    // As with all that only an author can have done wrong: see `Fault::of_pack`.
    if !cfg!(feature = "authoring") {
        return Ok(());
    }
    let known = |citation: &crate::source::Citation| {
        let source = citation.source();
        if pack.sources.get(source).is_some() { Ok(()) } else { Err(Fault::unknown_in_pack(Thing::Source, source, pack.sources.keys())) }
    };
    for (at, rule) in pack.rules.iter().enumerate() {
        for (nth, citation) in rule.sources.iter().enumerate() {
            known(citation).map_err(|fault| fault.at(nth).under("sources").of_rule(&rule.id).at(at).under("rules"))?;
        }
    }
    for (name, slot) in pack.slots.iter() {
        groups_fit(slot).map_err(|fault| fault.under("groups").under(name).under("slots"))?;
        for (nth, citation) in slot.sources.iter().enumerate() {
            known(citation).map_err(|fault| fault.at(nth).under("sources").under(name).under("slots"))?;
        }
    }
    for (phrase, others) in pack.variants.iter() {
        if let Some(at) = others.iter().position(|other| normal(other).is_empty()) {
            return Err(Fault::clash_in_pack(PackClash::Variants).at(at).under(phrase).under("variants"));
        }
    }
    Ok(())
}

/// Refuses groups whose sizes do not make that of their list.
fn groups_fit(slot: &Slot) -> Result<(), Fault> {
    let stated = || slot.groups.iter().filter_map(|(_, group)| group.size);
    let sum = stated().fold(0, u32::saturating_add);
    let all = !slot.groups.is_empty() && stated().count() == slot.groups.len();
    if sum > slot.size || all && sum < slot.size {
        return Err(Fault::clash_in_pack(PackClash::SlotSizes));
    }
    Ok(())
}

/// Makes a rule ready.
pub(super) fn ready(pack: u32, written: Written, in_force: &InForce, words: &Vocabulary) -> Result<RuleInForce, Fault> {
    let Written { rule, layer, missing } = written;
    id_allowed(&rule.id).map_err(|fault| fault.under("id"))?;
    let Some(kind) = words.kind(&rule.each) else {
        return Err(Fault::unknown_in_pack(Thing::Kind, &rule.each, words.kinds.iter().map(|k| k.id.as_str())).under("each"));
    };
    if cfg!(feature = "authoring") && rule.deduct.is_some() && !rule.force.binds() {
        return Err(Fault::of_pack(|| Problem::PointsWithoutForce { rule: rule.id }).under("deduct"));
    }
    let value_of = |name: &str| in_force.params.get(name).map(|param| param.value);
    let names = in_force.params.keys().map(str::to_owned).collect();
    let mut scope = Scope::new(words, &value_of, names, kind);
    scope.workdays = in_force.workdays.clone();
    scope.variants = &in_force.pack.variants;
    let mut compile = |key: &str, written: Option<&Requirement>| {
        written.map(|written| Check::compile(written, &mut scope).map_err(|fault| fault.under(key))).transpose()
    };
    let when = compile("when", rule.when.as_ref())?;
    let unless = compile("unless", rule.unless.as_ref())?;
    let require = match missing {
        Some((slot, listed, size)) => Check::NotSupplied { slot, listed, size },
        None => Check::compile(&rule.require, &mut scope).map_err(|fault| fault.under("require"))?,
    };
    let valid = in_force.pack.valid.unwrap_or_default().and(rule.valid.unwrap_or_default());
    if cfg!(feature = "authoring") && matches!((valid.from, valid.until), (Some(from), Some(until)) if from > until) {
        return Err(Fault::clash_in_pack(PackClash::Validity).under("valid"));
    }
    let points = rule.deduct.as_ref().and_then(|deduct| deduct.points.as_ref());
    let unit = points.map(|points| UnitPoints::new(scope.term("points", points)?).map_err(|fault| fault.under("points")));
    let unit = unit.transpose().map_err(|fault| fault.under("deduct"))?;
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
