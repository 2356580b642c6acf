//! `stages`: dates that follow each other, none missing.

use super::reading::{Reading, demand};
use super::scope::Scope;
use crate::calendar::Day;
use crate::facts::{Facts, RowState, row_of};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::{Planes, each_lane};

/// Dates in their order; two may fall on one day.
#[derive(Clone, Debug)]
pub struct Stages {
    stages: Vec<Reading>,
}

pub(super) fn compile(stages: &pack::Stages, scope: &mut Scope<'_>) -> Result<Stages, Fault> {
    let stages = stages.facts.iter().map(|name| demand(scope, name, &[FactType::Date])).collect::<Result<_, _>>()?;
    Ok(Stages { stages })
}

/// The day of a stage that is known; a stage that does not apply has none.
fn day(stage: &Reading, facts: &Facts, row: u32) -> Option<Day> {
    if stage.state(facts, row) == RowState::Known { stage.day(facts, row) } else { None }
}

impl Stages {
    fn wrong(&self, facts: &Facts, row: u32) -> Option<(&Reading, &Reading)> {
        let known = || self.stages.iter().filter_map(|stage| day(stage, facts, row).map(|day| (stage, day)));
        let pairs = known().zip(known().skip(1));
        pairs.into_iter().find(|((_, first), (_, second))| second < first).map(|((first, _), (second, _))| (first, second))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let present = self.stages.iter().map(|stage| {
            let (mut planes, known) = stage.states(facts, block, lanes);
            planes.pass = known;
            planes
        });
        let all = present.reduce(Planes::and).unwrap_or_default();
        // Two days in the wrong order stay wrong, whatever the stages between them turn out to be.
        let mut wrong = 0;
        each_lane(lanes & !all.not_applicable, |number, lane| {
            if self.wrong(facts, row_of(block, number)).is_some() {
                wrong |= lane;
            }
        });
        Planes::all(Verdict::Fail, wrong).within(wrong, all)
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        if let Some((first, second)) = self.wrong(facts, row) {
            return said.push(Reason::StagesOrder { first: first.name.clone(), second: second.name.clone() });
        }
        let before = said.len();
        for stage in &self.stages {
            stage.known_row(facts, row, said);
        }
        if said.len() == before {
            said.push(Reason::StagesGood { facts: self.stages.iter().map(|stage| stage.name.clone()).collect() });
        }
    }
}
