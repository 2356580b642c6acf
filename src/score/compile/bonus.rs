//! What is added beside the categories.

use super::names::Names;
use crate::pack::{Bonus, BonusEvent};
use crate::score::scheme::{CompiledBonus, CompiledEvent, EventSource, Trigger};

/// Compiles a bonus.
pub fn compile(bonus: &Bonus, names: Names<'_>) -> Option<CompiledBonus> {
    let gate = |name: String| names.rule(&name).map(|(number, rule)| Trigger::one((number, &rule.rule.title)));
    let Bonus { most, opens_above, despite_vetoes, .. } = *bonus;
    Some(CompiledBonus {
        events: bonus.events.iter().map(|written| event(written, names)).collect::<Option<_>>()?,
        most,
        opens_above,
        despite_vetoes,
        only_if: bonus.only_if.iter().flat_map(|name| names.entries(name)).map(gate).collect::<Option<_>>()?,
    })
}

fn event(written: &BonusEvent, names: Names<'_>) -> Option<CompiledEvent> {
    let source = match (&written.rule, &written.fact) {
        (Some(name), _) => {
            let (rule, in_force) = names.rule(name)?;
            EventSource::Rule { rule, single: names.is_single(in_force.kind) }
        }
        (None, Some(name)) => {
            let (fact, info) = names.fact(name)?;
            EventSource::Fact { fact, kind: info.kind, most: info.fact.most_units() }
        }
        (None, None) => return None,
    };
    Some(CompiledEvent { title: written.title.clone(), source, points: written.points, most: written.most })
}
