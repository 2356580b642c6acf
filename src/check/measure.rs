//! `measure`: the numbers of many subjects below as one: sum, mean, smallest, largest, spread.

use super::below::{self, Below, Found};
use super::bounds::{self, Bounds, Fraction};
use super::excess::Far;
use super::reading::{Reading, by_row, demand};
use super::scope::{Given, Scope};
use crate::amount::Amount;
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::order;
use crate::pack::{self, FactType, Take};
use crate::planes::Planes;

/// A number made of many, within bounds.
#[derive(Clone, Debug)]
pub struct Measure {
    below: Below,
    reading: Reading,
    take: Take,
    pub(super) bounds: Bounds,
    min_base: Option<Given>,
    /// What the fact allows: the smallest, and the largest where there is one.
    least: i128,
    most: Option<i128>,
}

pub(super) fn compile(measure: &pack::Measure, scope: &mut Scope<'_>) -> Result<Measure, Fault> {
    let kind = below::holder(&measure.fact, scope)?;
    let (below, reading) =
        below::compile(kind, measure.filter.as_deref(), scope, |scope| demand(scope, &measure.fact, &[FactType::Number]))?;
    let fact = scope.definition(reading.link.fact);
    let scaled = |amount: Amount| i128::from(amount.scaled());
    Ok(Measure {
        below,
        least: fact.and_then(|fact| fact.min).map_or(0, scaled),
        most: fact.and_then(|fact| fact.max).map(scaled),
        reading,
        take: measure.take,
        bounds: bounds::compile(measure.at_least.as_ref(), measure.at_most.as_ref(), scope, Scope::term)?,
        min_base: measure.min_base.as_ref().map(|term| scope.positive(term)).transpose()?,
    })
}

/// What was found below one subject.
#[derive(Default)]
struct Numbers {
    /// Numbers that count.
    sure: Vec<i128>,
    /// The lowest and the highest of each number that may count, or may be anything between;
    /// without a highest it has no end.
    unsure: Vec<(i128, Option<i128>)>,
    found: Found,
}

impl Measure {
    fn numbers(&self, facts: &Facts, row: u32) -> Numbers {
        let mut numbers = Numbers::default();
        for (row, counts) in self.below.members(facts, row) {
            let state = facts.state(self.reading.link.fact, row).unwrap_or(RowState::Open);
            let seen = i128::from(self.reading.number(facts, row).scaled());
            let why = match (counts, state) {
                (Verdict::NotApplicable, _) | (_, RowState::NotApplicable) => continue,
                (Verdict::Pass, RowState::Known) => {
                    numbers.sure.push(seen);
                    numbers.found.sure = numbers.found.sure.saturating_add(1);
                    continue;
                }
                (Verdict::Pass, RowState::CannotCheck) => Verdict::CannotCheck,
                (Verdict::Pass, RowState::Open) => Verdict::Pending,
                (unknown, _) => unknown,
            };
            numbers.found.note(why);
            let known = state == RowState::Known;
            numbers.unsure.push(if known { (seen, Some(seen)) } else { (self.least, self.most) });
        }
        numbers
    }

    fn given(&self) -> impl Iterator<Item = &Given> {
        self.bounds.given().chain(&self.min_base)
    }

    fn needed(&self) -> u32 {
        let needed = self.min_base.as_ref().and_then(|given| given.value?.as_whole());
        needed.and_then(|needed| u32::try_from(needed).ok()).unwrap_or(u32::from(self.take != Take::Sum))
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if bounds::unset(self.given()) {
            return Verdict::NotConfigured;
        }
        if self.below.is_silent(facts) {
            return Verdict::Pending;
        }
        let numbers = self.numbers(facts, row);
        if let Some(verdict) = numbers.found.too_small(self.needed()) {
            return verdict;
        }
        let (low, high) = numbers.ends(self.take);
        self.bounds.judge(Some(low), high, numbers.found.because)
    }

    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let numbers = self.numbers(facts, row);
        if !self.below.is_silent(facts) && numbers.found.too_small(self.needed()).is_none() {
            let (low, high) = numbers.ends(self.take);
            return self.bounds.beyond(short, Some(low), high);
        }
        // More of them may come: all that is known is what one number can be.
        let (low, high) = match self.take {
            Take::Sum => ((self.least >= 0).then_some(0), None),
            Take::Spread => (Some(0), self.most.map(|most| most.saturating_sub(self.least))),
            Take::Mean | Take::Min | Take::Max => (Some(self.least), self.most),
        };
        self.bounds.beyond(short, low.map(|low| (low, 1)), high.map(|high| (high, 1)))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.given(), said);
        let mut numbers = self.numbers(facts, row);
        let Found { sure: of, unsure, .. } = numbers.found;
        numbers.unsure.clear();
        let seen = (of > 0 || self.take == Take::Sum).then(|| rounded(numbers.ends(self.take).0));
        said.push(Reason::Measure { fact: self.reading.name.clone(), take: self.take, seen, of, unsure, bounds: self.bounds.seen() });
        if of < self.needed() {
            let whole = |n: u32| Amount::whole(i64::from(n));
            said.push(Reason::SmallBase { base: whole(of), needed: whole(self.needed()) });
        }
    }
}

/// To the nearest ten-thousandth, for display only.
fn rounded((over, under): Fraction) -> Amount {
    let half = under.checked_div(2).unwrap_or(0);
    let scaled = over.saturating_add(half).checked_div_euclid(under).unwrap_or(0);
    Amount::from_scaled(i64::try_from(scaled).unwrap_or(i64::MAX))
}

impl Numbers {
    /// The lowest and the highest that the whole can be, whatever the unsettled numbers are and
    /// whether or not they count; without a highest it has no end.
    fn ends(&self, take: Take) -> (Fraction, Option<Fraction>) {
        let lows = || self.unsure.iter().map(|(low, _)| *low);
        let endless = self.unsure.iter().any(|(_, high)| high.is_none());
        let highs = || self.unsure.iter().filter_map(|(_, high)| *high);
        let sure = || self.sure.iter().copied();
        let (min, max) = (sure().min().unwrap_or(0), sure().max().unwrap_or(0));
        let (lowest, highest) = (lows().fold(min, i128::min), highs().fold(max, i128::max));
        let (low, high, open) = match take {
            Take::Sum => {
                let sum = |numbers: &mut dyn Iterator<Item = i128>| numbers.fold(0_i128, i128::saturating_add);
                let all = sum(&mut sure());
                let low = all.saturating_add(sum(&mut lows().map(|low| low.min(0))));
                (low, all.saturating_add(sum(&mut highs().map(|high| high.max(0)))), endless)
            }
            Take::Min => (lowest, min, false),
            Take::Max => (max, highest, endless),
            // A number that is the only open one is not both the lowest and the highest.
            Take::Spread if self.unsure.len() == 1 => {
                (max.saturating_sub(min), highest.saturating_sub(min).max(max.saturating_sub(lowest)), endless)
            }
            Take::Spread => (max.saturating_sub(min), highest.saturating_sub(lowest), endless),
            Take::Mean => {
                let negative = |numbers: &mut dyn Iterator<Item = i128>| numbers.map(i128::saturating_neg).collect::<Vec<i128>>();
                let low = lowest_mean(&self.sure, lows().collect());
                let (over, under) = lowest_mean(&negative(&mut sure()), negative(&mut highs()));
                return (low, (!endless).then_some((over.saturating_neg(), under)));
            }
        };
        ((low, 1), (!open).then_some((high, 1)))
    }
}

/// The lowest mean of these numbers with any of the others.
fn lowest_mean(sure: &[i128], others: Vec<i128>) -> Fraction {
    let mut sum = sure.iter().copied().fold(0_i128, i128::saturating_add);
    let mut count = i128::try_from(sure.len()).unwrap_or(i128::MAX);
    for other in order::sorted(others) {
        // Each that stands below the mean pulls it down; the lowest pull most.
        if count > 0 && other.saturating_mul(count) >= sum {
            break;
        }
        sum = sum.saturating_add(other);
        count = count.saturating_add(1);
    }
    (sum, count.max(1))
}
