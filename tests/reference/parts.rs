//! What stands inside a requirement.

use std::collections::HashSet;
use windowcheck::pack::{Bound, Requirement};

/// Calls with a requirement and everything inside it.
pub fn each_part<'a>(written: &'a Requirement, act: &mut dyn FnMut(&'a Requirement)) {
    act(written);
    match written {
        Requirement::AllOf(group) | Requirement::AnyOf(group) | Requirement::NoneOf(group) => {
            group.of.iter().for_each(|member| each_part(member, act));
        }
        Requirement::Count(count) => count.filter.iter().for_each(|filter| each_part(filter, act)),
        Requirement::Cadence(cadence) => cadence.filter.iter().for_each(|filter| each_part(filter, act)),
        Requirement::Apart(apart) => apart.filter.iter().for_each(|filter| each_part(filter, act)),
        Requirement::Share(share) => share.among.iter().chain([&share.filter]).for_each(|part| each_part(part, act)),
        Requirement::Measure(measure) => measure.filter.iter().for_each(|filter| each_part(filter, act)),
        _ => {}
    }
}

/// The facts that a requirement reads, in any part of it.
pub fn facts_of(written: &Requirement) -> HashSet<String> {
    let mut facts = HashSet::new();
    each_part(written, &mut |part| match part {
        Requirement::Is(is) => facts.extend([is.fact.clone()]),
        Requirement::OneOf(one_of) => facts.extend([one_of.fact.clone()]),
        Requirement::Rated(rated) => facts.extend([rated.fact.clone()].into_iter().chain(rated.evidence.clone())),
        Requirement::Matrix(matrix) => facts.extend(matrix.rows.iter().cloned()),
        Requirement::FallsOn(on) => facts.extend([on.fact.clone()]),
        Requirement::Hours(hours) => facts.extend([hours.fact.clone()]),
        Requirement::Number(number) => {
            let own = [&number.at_least, &number.at_most].into_iter().flatten().filter_map(Bound::fact);
            facts.extend(std::iter::once(&number.fact).chain(own).cloned());
        }
        Requirement::Ratio(ratio) => facts.extend([ratio.part.clone(), ratio.whole.clone()]),
        Requirement::Contains(contains) => facts.extend([contains.fact.clone()]),
        Requirement::Text(text) => facts.extend([text.fact.clone()].into_iter().chain(text.avoids.clone())),
        Requirement::Recent(recent) => facts.extend([recent.fact.clone()]),
        Requirement::Stages(stages) => facts.extend(stages.facts.iter().cloned()),
        Requirement::Cadence(cadence) => {
            let by = cadence.by.as_ref().map(|by| by.fact.clone());
            let returns = cadence.returns.as_ref().map(|returns| returns.of.clone());
            let others = [cadence.claim.clone(), cadence.from.clone(), cadence.to.clone(), by, returns];
            facts.extend([cadence.dates.clone()].into_iter().chain(others.into_iter().flatten()));
        }
        Requirement::Apart(apart) => facts.extend([apart.dates.clone()]),
        // What it counts is no fact, but it is read all the same.
        Requirement::Count(count) => facts.extend([format!("{}.*", count.of)]),
        Requirement::Share(share) => facts.extend([format!("{}.*", share.of)]),
        Requirement::Measure(measure) => facts.extend([measure.fact.clone()]),
        Requirement::Within(within) => {
            facts.extend(std::iter::once(within.from.clone()).chain(within.to.clone()));
            facts.extend(within.less.clone());
            if let Some(Bound::Fact { fact }) = &within.at_most {
                facts.insert(fact.clone());
            }
        }
        Requirement::Limit(limit) => {
            facts.extend([limit.promised.clone(), limit.legal.clone()]);
            facts.extend([&limit.promised_unit, &limit.legal_unit].into_iter().flatten().cloned());
        }
        Requirement::Change(change) => facts.extend([change.base.clone(), change.now.clone()]),
        Requirement::AllOf(_) | Requirement::AnyOf(_) | Requirement::NoneOf(_) => {}
        other => panic!("a kind that the reference does not know: {other:?}"),
    });
    facts
}
