//! A score put together from other scores and from numbers, each with its weight.

use super::inputs::SheetInputs;
use super::rows;
use super::scheme::CompiledScheme;
use super::tally::Evaluation;
use crate::amount::SCALE;
use crate::facts::{Data, Facts, RowState};
use crate::pack::{Composite, Missing};
use crate::points::{Points, Score};
use crate::words::Words;

/// A compiled composite.
#[derive(Clone, Debug)]
pub struct CompiledComposite {
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// The kind of which each subject has one.
    pub each: Option<u32>,
    /// As written.
    pub written: Composite,
    /// Its parts, in order.
    pub parts: Vec<CompiledPart>,
}

/// A compiled part of a composite.
#[derive(Clone, Debug)]
pub struct CompiledPart {
    /// What it is.
    pub title: Words,
    /// Its weight.
    pub weight: Points,
    /// Its full mark.
    pub out_of: Points,
    /// Where it comes from.
    pub source: PartSource,
}

/// Where a part comes from.
#[derive(Clone, Copy, Debug)]
pub enum PartSource {
    /// The total of a scheme, by its place among all.
    Scheme(usize),
    /// A number, whose highest value is that of the part.
    Fact(u32),
}

/// What is known of a part.
#[derive(Clone, Copy)]
pub struct Known {
    /// The best value still possible.
    pub best: Score,
    /// The worst value still possible.
    pub worst: Score,
    /// Whether it is missing.
    pub missing: bool,
    /// Whether it is missing because too little of it was assessed.
    pub too_little: bool,
    /// Whether it may yet turn out to be missing.
    pub may_miss: bool,
    /// Whether the worst value may be lower still.
    pub unbounded: bool,
}

impl Known {
    const GONE: Known = Known {
        best: Score::of(Points::ZERO),
        worst: Score::of(Points::ZERO),
        missing: true,
        too_little: false,
        may_miss: false,
        unbounded: false,
    };

    /// Of a scheme, by what its sheet sees.
    pub fn of(scheme: &CompiledScheme, inputs: &SheetInputs) -> Known {
        if scheme.stopped(inputs) {
            return Known::GONE;
        }
        let coverage = scheme.coverage(inputs);
        if coverage.too_little() {
            return Known { too_little: true, ..Known::GONE };
        }
        let totals = scheme.totals(inputs);
        let may_miss = scheme.may_stop(inputs) || !coverage.enough();
        Known { may_miss, unbounded: totals.at_most, ..Known::there(totals.worst, totals.best) }
    }

    /// Of a value between two ends.
    fn there(worst: Score, best: Score) -> Known {
        Known { best, worst, missing: false, ..Known::GONE }
    }
}

/// Whether the worst of some part has no end.
pub fn is_unbounded(known: &[(&CompiledPart, Known)]) -> bool {
    known.iter().any(|(_, known)| known.unbounded && !known.missing)
}

impl CompiledComposite {
    /// Whether it depends on a fact.
    pub fn reads_fact(&self, fact: u32) -> bool {
        self.parts.iter().any(|part| matches!(part.source, PartSource::Fact(named) if named == fact))
    }

    /// How many sheets it makes.
    pub fn sheets(&self, facts: &Facts) -> usize {
        rows::sheets(self.each, facts)
    }

    /// The schemes from which it is put together, by their places among all.
    pub fn schemes(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().filter_map(|part| match part.source {
            PartSource::Scheme(at) => Some(at),
            PartSource::Fact(_) => None,
        })
    }

    /// The sum of the weights.
    pub fn full(&self) -> Points {
        self.parts.iter().fold(Points::ZERO, |sum, part| sum.plus(part.weight))
    }

    /// Worst and best over every choice of what may be missing; none when there is no total. And
    /// whether some choice leaves none.
    pub fn ends(&self, known: &[(&CompiledPart, Known)]) -> (Option<(Score, Score)>, bool) {
        let open: Vec<usize> = known.iter().enumerate().filter(|(_, (_, known))| known.may_miss).map(|(at, _)| at).collect();
        let (mut ends, mut may_block): (Option<(Score, Score)>, bool) = (None, false);
        for choice in 0..1_u32.wrapping_shl(u32::try_from(open.len()).unwrap_or(0)) {
            let gone = |at: usize| {
                open.iter()
                    .position(|other| *other == at)
                    .is_some_and(|bit| choice & 1_u32.wrapping_shl(u32::try_from(bit).unwrap_or(0)) != 0)
            };
            let total = |end: fn(&Known) -> Score| {
                let there = known.iter().enumerate().map(|(at, (part, known))| (*part, (!known.missing && !gone(at)).then(|| end(known))));
                self.total(there)
            };
            if let (Some(worst), Some(best)) = (total(|known| known.worst), total(|known| known.best)) {
                ends = Some(ends.map_or((worst, best), |(low, high)| (low.min(worst), high.max(best))));
            } else {
                may_block = true;
            }
        }
        (ends, may_block)
    }

    /// The total of parts of which some are missing.
    fn total<'a>(&self, parts: impl Iterator<Item = (&'a CompiledPart, Option<Score>)>) -> Option<Score> {
        let (mut sum, mut present) = (Score::of(Points::ZERO), Points::ZERO);
        for (part, value) in parts {
            match value {
                Some(value) => {
                    sum = sum.joined(value.times(part.weight, part.out_of));
                    present = present.plus(part.weight);
                }
                None if self.written.missing == Missing::Block => return None,
                None => {}
            }
        }
        match self.written.missing {
            Missing::Renormalise if present <= Points::ZERO => None,
            Missing::Renormalise => Some(sum.times(self.full(), present)),
            Missing::Zero | Missing::Block => Some(sum),
        }
    }

    /// What is known of each part.
    pub fn known_of(&self, schemes: &[CompiledScheme], evaluation: Evaluation<'_>, row: u32) -> Vec<(&CompiledPart, Known)> {
        self.all_known(evaluation.facts, row, &|at| schemes.get(at).map(|scheme| Known::of(scheme, &scheme.inputs(evaluation, row))))
    }

    /// The same, where `scheme` tells what is known of a scheme by its place.
    pub fn all_known(&self, facts: &Facts, row: u32, scheme: &dyn Fn(usize) -> Option<Known>) -> Vec<(&CompiledPart, Known)> {
        let row = if self.each.is_some() { row } else { 0 };
        let known = |part: &CompiledPart| match part.source {
            PartSource::Scheme(at) => scheme(at).unwrap_or(Known::GONE),
            PartSource::Fact(fact) => recorded(facts, fact, row, part.out_of),
        };
        self.parts.iter().map(|part| (part, known(part))).collect()
    }
}

/// What is known of a number, of which so much is the most.
fn recorded(facts: &Facts, fact: u32, row: u32, most: Points) -> Known {
    match (facts.state(fact, row), facts.column(fact).map(|column| &column.data)) {
        (Some(RowState::Known), Some(Data::Number(numbers))) => {
            let value = numbers.get(row as usize).map_or(0, |amount| i128::from(amount.scaled()));
            let value = Score::fraction(value, i128::from(SCALE).checked_div(100).unwrap_or(1));
            Known::there(value, value)
        }
        (Some(RowState::NotApplicable), _) => Known::GONE,
        _ => Known { may_miss: true, ..Known::there(Score::of(Points::ZERO), Score::of(most)) },
    }
}
