//! Vetoes: their effects, the rules on which they depend, and how many of these have to fail.

use super::known::Known;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::pack::{Counted, Effect, Fails, Scheme, Several, Veto};
use crate::points::Points;

/// Checks a veto of a scheme.
pub fn veto(veto: &Veto, scheme: &Scheme, known: Known<'_>) -> Result<(), Fault> {
    effect(&veto.effect, scheme)?;
    match (&veto.rule, &veto.several) {
        (Some(rule), None) => {
            let mut rules = known.names.entries(rule).into_iter();
            rules.try_for_each(|rule| binding(&rule, known).map(|_| ())).map_err(|fault| fault.under("rule"))
        }
        (None, Some(written)) => several(written, known).map_err(|fault| fault.under("several")),
        (Some(_), Some(_)) => Err(Fault::clash(SchemeClash::VetoOfBoth).under("several")),
        (None, None) => Err(Fault::new(Problem::MissingKey { key: "rule or several".to_owned() })),
    }
}

/// Refuses a grade or category that the scheme does not have, and more steps than it has grades.
fn effect(effect: &Effect, scheme: &Scheme) -> Result<(), Fault> {
    match effect {
        Effect::Grade(grade) if !scheme.grades.iter().any(|g| g.id == *grade) => {
            Err(Fault::unknown(Thing::Grade, grade, scheme.grades.iter().map(|g| g.id.as_str())).under("effect"))
        }
        Effect::Lower(steps) if *steps == 0 || usize::from(*steps) >= scheme.grades.len() => {
            let most = scheme.grades.len().saturating_sub(1).to_string();
            let problem = Problem::OutOfRange { found: steps.to_string(), min: Some("1".to_owned()), max: Some(most) };
            Err(Fault::new(problem).under("lower").under("effect"))
        }
        Effect::Zero(category) if scheme.categories.get(category).is_none() => {
            Err(Fault::unknown(Thing::Category, category, scheme.categories.keys()).under("effect"))
        }
        _ => Ok(()),
    }
}

/// A rule that may lower a result.
fn binding(name: &str, known: Known<'_>) -> Result<u32, Fault> {
    let (number, rule) = known.rule(name)?;
    match rule.binds() {
        true => Ok(number),
        false => Err(Fault::new(Problem::PointsWithoutForce { rule: name.to_owned() })),
    }
}

/// Rules that are a veto together.
fn several(written: &Several, known: Known<'_>) -> Result<(), Fault> {
    let (mut rules, mut items) = (Vec::new(), 0_usize);
    for (at, Counted(counted)) in written.rules.iter().enumerate() {
        let under = |fault: Fault| fault.at(at).under("rules");
        let before = rules.len();
        for entry in counted.iter().flat_map(|name| known.names.entries(name)) {
            let rule = binding(&entry, known).map_err(under)?;
            if rules.contains(&rule) {
                return Err(under(Fault::new(Problem::DuplicateId { thing: Thing::Rule, name: entry })));
            }
            rules.push(rule);
        }
        items = items.saturating_add(if counted.len() == 1 { rules.len().saturating_sub(before) } else { 1 });
    }
    let with_list = written.rules.iter().flat_map(|item| &item.0).any(|name| known.names.slots.get(name).is_some());
    fails(written.fails, (!with_list).then_some(items)).map_err(|fault| fault.under("fails"))
}

/// Refuses what no number of rules can reach, and what none has to. A list may still be
/// filled, so of rules with one the number is not known.
fn fails(fails: Fails, rules: Option<usize>) -> Result<(), Fault> {
    let refused = |key: &str, found: String, [min, max]: [Option<&str>; 2]| {
        let (min, max) = (min.map(str::to_owned), max.map(str::to_owned));
        Err(Fault::new(Problem::OutOfRange { found, min, max }).under(key))
    };
    let most = rules.map(|rules| rules.to_string());
    match fails {
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
