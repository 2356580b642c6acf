//! Of which rules a veto depends, and how many of them have to fail.

use super::names::Names;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::pack::{Counted, Effect, Fails, Scheme, Several, Veto};
use crate::points::Points;
use crate::score::scheme::{CompiledVeto, Trigger};
use crate::words::Words;

/// Compiles a veto, for sheets of a kind; one on a list is one on each of its entries.
pub fn compile(veto: &Veto, scheme: &Scheme, each: Option<u32>, names: Names<'_>) -> Result<Vec<CompiledVeto>, Fault> {
    check_effect(&veto.effect, scheme)?;
    let triggers: Vec<Trigger> = match (&veto.rule, &veto.several) {
        (Some(rule), None) => {
            let rules = names.entries(rule);
            let one = |rule: &String| binding(rule, each, names).map(Trigger::one);
            rules.iter().map(one).collect::<Result<_, Fault>>().map_err(|fault| fault.under("rule"))?
        }
        (None, Some(written)) => vec![several(written, each, names).map_err(|fault| fault.under("several"))?],
        (Some(_), Some(_)) => return Err(Fault::clash_in_pack(SchemeClash::VetoOfBoth).under("several")),
        (None, None) => return Err(Fault::of_pack(|| Problem::MissingKey { key: "rule or several".to_owned() })),
    };
    Ok(triggers.into_iter().map(|trigger| CompiledVeto { effect: veto.effect.clone(), trigger }).collect())
}

/// Refuses a grade or category that the scheme does not have, and more steps than it has grades.
fn check_effect(effect: &Effect, scheme: &Scheme) -> Result<(), Fault> {
    match effect {
        // The form reads packs that were compiled once: what is nonsense was refused then.
        _ if cfg!(not(feature = "authoring")) => Ok(()),
        Effect::Grade(grade) if !scheme.grades.iter().any(|g| g.id == *grade) => {
            Err(Fault::unknown_in_pack(Thing::Grade, grade, scheme.grades.iter().map(|g| g.id.as_str())).under("effect"))
        }
        Effect::Lower(steps) if *steps == 0 || usize::from(*steps) >= scheme.grades.len() => {
            let most = scheme.grades.len().saturating_sub(1).to_string();
            let problem = || Problem::OutOfRange { found: steps.to_string(), min: Some("1".to_owned()), max: Some(most) };
            Err(Fault::of_pack(problem).under("lower").under("effect"))
        }
        Effect::Zero(category) if scheme.categories.get(category).is_none() => {
            Err(Fault::unknown_in_pack(Thing::Category, category, scheme.categories.keys()).under("effect"))
        }
        _ => Ok(()),
    }
}

/// A rule that may lower a result.
fn binding<'a>(name: &str, each: Option<u32>, names: Names<'a>) -> Result<(u32, &'a Words), Fault> {
    let (number, rule) = names.rule(each, name)?;
    match rule.binds() || cfg!(not(feature = "authoring")) {
        true => Ok((number, &rule.rule.title)),
        false => Err(Fault::of_pack(|| Problem::PointsWithoutForce { rule: name.to_owned() })),
    }
}

/// Rules that are a veto together.
fn several(written: &Several, each: Option<u32>, names: Names<'_>) -> Result<Trigger, Fault> {
    let mut items: Vec<Vec<u32>> = Vec::new();
    for (at, Counted(counted)) in written.rules.iter().enumerate() {
        let under = |fault: Fault| fault.at(at).under("rules");
        let mut item = Vec::new();
        for entry in counted.iter().flat_map(|name| names.entries(name)) {
            let (rule, _) = binding(&entry, each, names).map_err(under)?;
            if cfg!(feature = "authoring") && items.iter().chain([&item]).flatten().any(|known| *known == rule) {
                return Err(under(Fault::of_pack(|| Problem::DuplicateId { thing: Thing::Rule, name: entry })));
            }
            item.push(rule);
        }
        match counted.as_slice() {
            [_] => items.extend(item.into_iter().map(|rule| vec![rule])),
            _ => items.push(item),
        }
    }
    let with_list = written.rules.iter().flat_map(|item| &item.0).any(|name| names.slots.get(name).is_some());
    check_fails(written.fails, (!with_list).then_some(items.len())).map_err(|fault| fault.under("fails"))?;
    Ok(Trigger { items, fails: Some(written.fails), title: written.title.clone() })
}

/// Refuses what no number of rules can reach, and what none has to. A list may still be
/// filled, so of rules with one the number is not known.
fn check_fails(fails: Fails, rules: Option<usize>) -> Result<(), Fault> {
    let refused = |key: &str, found: String, [min, max]: [Option<&str>; 2]| {
        let (min, max) = (min.map(str::to_owned), max.map(str::to_owned));
        Err(Fault::of_pack(|| Problem::OutOfRange { found, min, max }).under(key))
    };
    let most = rules.map(|rules| rules.to_string());
    match fails {
        _ if cfg!(not(feature = "authoring")) => Ok(()),
        Fails::RulesAtLeast(n) if n == 0 || rules.is_some_and(|rules| usize::try_from(n).is_ok_and(|n| n > rules)) => {
            refused("rules_at_least", n.to_string(), [Some("1"), most.as_deref()])
        }
        Fails::FindingsAtLeast(0) => refused("findings_at_least", "0".to_owned(), [Some("1"), None]),
        Fails::ShareAtLeast(share) if share <= Points::ZERO || share > Points::HUNDRED => {
            refused("share_at_least", share.to_string(), [Some("0.01"), Some("100")])
        }
        Fails::ShareAbove(share) if share < Points::ZERO || share >= Points::HUNDRED => {
            refused("share_above", share.to_string(), [Some("0"), Some("99.99")])
        }
        _ => Ok(()),
    }
}
