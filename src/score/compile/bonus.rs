//! What is added beside the categories.

use super::names::{Names, above_zero};
use crate::fault::{Fault, Problem, SchemeClash};
use crate::pack::{Bonus, BonusEvent, FactType};
use crate::score::scheme::{CompiledBonus, CompiledEvent, EventSource, Trigger};

/// Compiles a bonus, for sheets of a kind.
pub fn compile(bonus: &Bonus, each: Option<u32>, names: Names<'_>) -> Result<CompiledBonus, Fault> {
    above_zero("most", bonus.most)?;
    let mut events = Vec::new();
    for (at, written) in bonus.events.iter().enumerate() {
        events.push(event(written, each, names).map_err(|fault| fault.at(at).under("events"))?);
    }
    let mut only_if = Vec::new();
    for (at, name) in bonus.only_if.iter().enumerate() {
        for name in names.entries(name) {
            let (number, rule) = names.rule(each, &name).map_err(|fault| fault.at(at).under("only_if"))?;
            only_if.push(Trigger::one((number, &rule.rule.title)));
        }
    }
    let Bonus { most, opens_above, despite_vetoes, .. } = *bonus;
    Ok(CompiledBonus { events, most, opens_above, despite_vetoes, only_if })
}

fn event(written: &BonusEvent, each: Option<u32>, names: Names<'_>) -> Result<CompiledEvent, Fault> {
    above_zero("points", Some(written.points))?;
    above_zero("most", written.most)?;
    let source = match (&written.rule, &written.fact) {
        (Some(name), None) => {
            let (rule, in_force) = names.rule(each, name).map_err(|fault| fault.under("rule"))?;
            EventSource::Rule { rule, single: names.is_single(in_force.kind) }
        }
        (None, Some(name)) => {
            let (fact, info) = names.fact(name, FactType::Number).map_err(|fault| fault.under("fact"))?;
            names.within(each, info.kind, name).map_err(|fault| fault.under("fact"))?;
            EventSource::Fact { fact, kind: info.kind, most: info.fact.most_units() }
        }
        (Some(_), Some(_)) => return Err(Fault::clash_in_pack(SchemeClash::BonusOfBoth).under("fact")),
        (None, None) => return Err(Fault::of_pack(|| Problem::MissingKey { key: "rule or fact".to_owned() })),
    };
    Ok(CompiledEvent { title: written.title.clone(), source, points: written.points, most: written.most })
}
