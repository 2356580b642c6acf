//! Faults of the engine that are known and have an example of their own in `examples`: the
//! properties leave these corners out, so that they find what is not known yet. When a fault
//! is repaired its line here becomes `false`, and at last this file goes.

use std::collections::HashSet;
use windowcheck::pack::{Pack, Requirement};

/// A corner to leave out.
#[derive(Clone, Copy, Debug)]
pub struct Avoid {
    /// `unless` on facts that do not apply.
    pub exception_not_applicable: bool,
    /// A floor of the whole scheme beside a worst without end.
    pub floor_without_end: bool,
    /// Deductions per excess where there is no upper bound, or no number.
    pub excess_of_nothing: bool,
    /// Vetoes that force different grades.
    pub forced_grades: bool,
    /// Floors above zero where items can be left out, and floors of such a total.
    pub floor_of_excluded: bool,
    /// Counts and cadences over what cannot be checked, is not configured or is to be confirmed.
    pub unknown_below: bool,
    /// Lists of dates of the subject itself that do not apply or cannot be checked.
    pub own_dates: bool,
    /// `any_of` and `recent` on a parameter that is not set.
    pub unset_demand: bool,
    /// Counts of a kind of which nothing was entered.
    pub count_of_nothing: bool,
    /// Vetoes of rules that do not bind.
    pub veto_without_force: bool,
    /// Ratios and stages of facts that do not apply.
    pub removed_member: bool,
    /// Chains of parents longer than there are kinds.
    pub long_chains: bool,
    /// Schemes that leave out what does not apply, for the promise of the interval.
    pub excluding_interval: bool,
    /// `when` on the very fact that is filled in.
    pub own_condition: bool,
}

/// What is left out today.
pub const KNOWN: Avoid = Avoid {
    exception_not_applicable: true,
    floor_without_end: true,
    excess_of_nothing: true,
    forced_grades: true,
    floor_of_excluded: true,
    unknown_below: true,
    own_dates: true,
    unset_demand: true,
    count_of_nothing: true,
    veto_without_force: true,
    removed_member: true,
    long_chains: true,
    excluding_interval: true,
    own_condition: true,
};

/// Facts that are never answered "not applicable" or "cannot check".
#[derive(Clone, Debug, Default)]
pub struct Spared {
    pub not_applicable: HashSet<String>,
    pub cannot_check: HashSet<String>,
}

/// Calls with a requirement and everything inside it.
pub fn each_part<'a>(written: &'a Requirement, act: &mut dyn FnMut(&'a Requirement)) {
    act(written);
    match written {
        Requirement::AllOf(group) | Requirement::AnyOf(group) | Requirement::NoneOf(group) => {
            group.of.iter().for_each(|member| each_part(member, act));
        }
        Requirement::Count(count) => count.filter.iter().for_each(|filter| each_part(filter, act)),
        Requirement::Cadence(cadence) => cadence.filter.iter().for_each(|filter| each_part(filter, act)),
        _ => {}
    }
}

/// The facts that a requirement reads, in any part of it.
pub fn facts_of(written: &Requirement) -> HashSet<String> {
    let mut facts = HashSet::new();
    each_part(written, &mut |part| match part {
        Requirement::Is(is) => facts.extend([is.fact.clone()]),
        Requirement::OneOf(one_of) => facts.extend([one_of.fact.clone()]),
        Requirement::Rated(rated) => facts.extend([rated.fact.clone()]),
        Requirement::Number(number) => facts.extend([number.fact.clone()]),
        Requirement::Ratio(ratio) => facts.extend([ratio.part.clone(), ratio.whole.clone()]),
        Requirement::Contains(contains) => facts.extend([contains.fact.clone()]),
        Requirement::Text(text) => facts.extend([text.fact.clone()]),
        Requirement::Recent(recent) => facts.extend([recent.fact.clone()]),
        Requirement::Stages(stages) => facts.extend(stages.facts.iter().cloned()),
        Requirement::Cadence(cadence) => facts.extend([cadence.dates.clone()].into_iter().chain(cadence.claim.clone())),
        Requirement::Count(_) | Requirement::AllOf(_) | Requirement::AnyOf(_) | Requirement::NoneOf(_) => {}
    });
    facts
}

/// What the answers of a site must spare.
pub fn spared(packs: &[Pack], avoid: &Avoid) -> Spared {
    let mut spared = Spared::default();
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        if let Some(unless) = rule.unless.as_ref().filter(|_| avoid.exception_not_applicable) {
            spared.not_applicable.extend(facts_of(unless));
        }
        for written in [rule.when.as_ref(), rule.unless.as_ref(), Some(&rule.require)].into_iter().flatten() {
            each_part(written, &mut |part| spare(part, avoid, &mut spared));
        }
    }
    spared
}

fn spare(part: &Requirement, avoid: &Avoid, spared: &mut Spared) {
    match part {
        Requirement::Ratio(_) | Requirement::Stages(_) if avoid.removed_member => spared.not_applicable.extend(facts_of(part)),
        Requirement::Count(count) if avoid.unknown_below => {
            spared.cannot_check.extend(count.filter.iter().flat_map(|filter| facts_of(filter)));
        }
        Requirement::Cadence(cadence) => {
            if avoid.unknown_below {
                spared.cannot_check.extend(cadence.filter.iter().flat_map(|filter| facts_of(filter)));
                spared.cannot_check.insert(cadence.dates.clone());
            }
            if avoid.own_dates {
                spared.cannot_check.insert(cadence.dates.clone());
                spared.not_applicable.insert(cadence.dates.clone());
            }
        }
        _ => {}
    }
}

/// Kinds that must have a subject or be declared absent.
pub fn populated(packs: &[Pack], avoid: &Avoid) -> HashSet<String> {
    let mut kinds = HashSet::new();
    for pack in packs {
        let mut schemes = pack.scheme.iter().chain(pack.profiles.iter().filter_map(|(_, profile)| profile.scheme.as_ref()));
        let floored = schemes.any(|scheme| scheme.floor.is_some());
        for rule in &pack.rules {
            let charged = rule.deduct.is_some() || pack.profiles.iter().any(|(_, profile)| profile.deducts.get(&rule.id).is_some());
            if avoid.floor_without_end && floored && charged {
                kinds.insert(rule.each.clone());
            }
            for written in [rule.when.as_ref(), rule.unless.as_ref(), Some(&rule.require)].into_iter().flatten() {
                each_part(written, &mut |part| {
                    if let (Requirement::Count(count), true) = (part, avoid.count_of_nothing) {
                        kinds.insert(count.of.clone());
                    }
                });
            }
        }
    }
    kinds
}
