//! Corners that random packs leave out, because the engine refuses such packs, or because what
//! follows is no question of agreement; each has an example of its own in `examples`.

use std::collections::HashSet;
use windowcheck::pack::{Pack, Requirement};

/// A corner of the language that the engine gets wrong today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Corner {
    /// `unless` on facts that do not apply.
    ExceptionNotApplicable,
    /// A floor of the whole scheme beside a worst without end.
    FloorWithoutEnd,
    /// Deductions per excess where there is no upper bound, or no number.
    ExcessOfNothing,
    /// Vetoes that force different grades.
    ForcedGrades,
    /// Floors above zero where items can be left out, and floors of such a total.
    FloorOfExcluded,
    /// Counts and cadences over what cannot be checked, is not configured or is to be confirmed.
    UnknownBelow,
    /// Lists of dates of the subject itself that do not apply or cannot be checked.
    OwnDates,
    /// `any_of` and `recent` on a parameter that is not set.
    UnsetDemand,
    /// Counts of a kind of which nothing was entered.
    CountOfNothing,
    /// Vetoes of rules that do not bind.
    VetoWithoutForce,
    /// Ratios and stages of facts that do not apply.
    RemovedMember,
    /// Chains of parents longer than there are kinds.
    LongChains,
    /// Schemes that leave out what does not apply, for the promise of the interval.
    ExcludingInterval,
    /// Filling in for a requirement that nothing meets: `one_of` no option, `none_of` at least none.
    Impossible,
    /// Filling in a fact that stands in its own condition.
    OwnCondition,
}

/// What is left out: packs that are refused, and demands that no value meets.
const KNOWN: &[Corner] = &[Corner::ExcessOfNothing, Corner::VetoWithoutForce, Corner::Impossible];

/// The corners that a run leaves out.
#[derive(Clone, Debug)]
pub struct Avoid(Vec<Corner>);

impl Avoid {
    /// What is left out today, but for what `AGREEMENT_WITH` names, such as `OwnDates,LongChains`
    /// or `all`.
    pub fn known() -> Avoid {
        let wanted = std::env::var("AGREEMENT_WITH").unwrap_or_default();
        let left_out = |corner: &&Corner| wanted != "all" && !wanted.split(',').any(|name| name == format!("{corner:?}"));
        Avoid(KNOWN.iter().filter(left_out).copied().collect())
    }
    pub fn has(&self, corner: Corner) -> bool {
        self.0.contains(&corner)
    }
}

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
        // What it counts is no fact, but it is read all the same.
        Requirement::Count(count) => facts.extend([format!("{}.*", count.of)]),
        Requirement::AllOf(_) | Requirement::AnyOf(_) | Requirement::NoneOf(_) => {}
    });
    facts
}

/// What the answers of a site must spare.
pub fn spared(packs: &[Pack], avoid: &Avoid) -> Spared {
    let mut spared = Spared::default();
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        if let Some(unless) = rule.unless.as_ref().filter(|_| avoid.has(Corner::ExceptionNotApplicable)) {
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
        Requirement::Ratio(_) | Requirement::Stages(_) if avoid.has(Corner::RemovedMember) => spared.not_applicable.extend(facts_of(part)),
        Requirement::Count(count) if avoid.has(Corner::UnknownBelow) => {
            spared.cannot_check.extend(count.filter.iter().flat_map(|filter| facts_of(filter)));
        }
        Requirement::Cadence(cadence) => {
            if avoid.has(Corner::UnknownBelow) {
                spared.cannot_check.extend(cadence.filter.iter().flat_map(|filter| facts_of(filter)));
                spared.cannot_check.insert(cadence.dates.clone());
            }
            if avoid.has(Corner::OwnDates) {
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
            if avoid.has(Corner::FloorWithoutEnd) && floored && charged {
                kinds.insert(rule.each.clone());
            }
            for written in [rule.when.as_ref(), rule.unless.as_ref(), Some(&rule.require)].into_iter().flatten() {
                each_part(written, &mut |part| {
                    if let (Requirement::Count(count), true) = (part, avoid.has(Corner::CountOfNothing)) {
                        kinds.insert(count.of.clone());
                    }
                });
            }
        }
    }
    kinds
}
