//! Of which rules a veto depends, and how many of them have to fail.

use super::names::Names;
use crate::pack::{Several, Veto};
use crate::score::scheme::{CompiledVeto, Trigger};

/// Compiles a veto; one on a list is one on each of its entries.
pub fn compile(veto: &Veto, names: Names<'_>) -> Option<Vec<CompiledVeto>> {
    let one = |name: &String| names.rule(name).map(|(number, rule)| Trigger::one((number, &rule.rule.title)));
    let triggers: Vec<Trigger> = match (&veto.rule, &veto.several) {
        (Some(rule), _) => names.entries(rule).iter().map(one).collect::<Option<_>>()?,
        (None, Some(written)) => vec![several(written, names)?],
        (None, None) => return None,
    };
    Some(triggers.into_iter().map(|trigger| CompiledVeto { effect: veto.effect.clone(), trigger }).collect())
}

/// Rules that are a veto together.
fn several(written: &Several, names: Names<'_>) -> Option<Trigger> {
    let mut items: Vec<Vec<u32>> = Vec::new();
    for item in &written.rules {
        let entries = item.0.iter().flat_map(|name| names.entries(name));
        let rules: Vec<u32> = entries.map(|name| names.rule(&name).map(|(rule, _)| rule)).collect::<Option<_>>()?;
        match item.0.as_slice() {
            [_] => items.extend(rules.into_iter().map(|rule| vec![rule])),
            _ => items.push(rules),
        }
    }
    Some(Trigger { items, fails: Some(written.fails), title: written.title.clone() })
}
