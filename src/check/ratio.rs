//! `ratio`: two numbers in a ratio within bounds, compared by multiplication and never rounded.

use super::bounds::{self, Bounds};
use super::excess::Far;
use super::reading::{Reading, by_row, demand, together};
use super::scope::{Given, Scope};
use crate::amount::{Amount, SCALE};
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType};
use crate::planes::Planes;

/// `part / whole` in per cent lies within bounds, of a whole that is large enough.
#[derive(Clone, Debug)]
pub struct Ratio {
    part: Reading,
    whole: Reading,
    pub(super) bounds: Bounds,
    min_base: Option<Given>,
    /// Whether the part can be below zero.
    signed: bool,
}

/// Two numbers of one subject: of two subjects' numbers a ratio means nothing.
pub(super) fn two_numbers([one, other]: [&str; 2], scope: &mut Scope<'_>) -> Result<[Reading; 2], Fault> {
    Ok([demand(scope, one, &[FactType::Number])?, demand(scope, other, &[FactType::Number])?])
}

pub(super) fn compile(ratio: &pack::Ratio, scope: &mut Scope<'_>) -> Result<Ratio, Fault> {
    let [part, whole] = two_numbers([&ratio.part, &ratio.whole], scope)?;
    let bounds = bounds::compile(ratio.at_least.as_ref(), ratio.at_most.as_ref(), scope, Scope::term)?;
    let min_base = ratio.min_base.as_ref().map(|term| scope.term(term)).transpose()?;
    let signed = scope.definition(part.link.fact).and_then(|fact| fact.min).is_some_and(|min| min.scaled() < 0);
    Ok(Ratio { part, whole, bounds, min_base, signed })
}

impl Ratio {
    fn given(&self) -> impl Iterator<Item = &Given> {
        self.bounds.given().chain(&self.min_base)
    }

    /// The smallest whole that is too large to be nothing: an empty base is not assessable, not 100 %.
    fn too_small(&self, whole: Amount) -> Option<Amount> {
        let needed = self.min_base.as_ref().and_then(|given| given.value).unwrap_or_default();
        (whole.scaled() <= 0 || whole < needed).then_some(needed)
    }

    fn judge(&self, part: Amount, whole: Amount) -> Verdict {
        if self.too_small(whole).is_some() {
            return Verdict::CannotCheck;
        }
        let over = i128::from(part.scaled()).saturating_mul(100).saturating_mul(i128::from(SCALE));
        let ratio = Some((over, i128::from(whole.scaled())));
        if self.is_over(part, whole) { Verdict::CannotCheck } else { self.bounds.judge(ratio, ratio, None) }
    }

    /// Whether a part is larger than its whole and would pass by that: 30 of 25 is a slip of the pen,
    /// not 120 %. A bound above 100 says that more is meant, and a highest is kept by no such part.
    fn is_over(&self, part: Amount, whole: Amount) -> bool {
        part > whole && self.bounds.high().is_none() && self.bounds.low().is_some_and(|low| low <= Amount::whole(100))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.given());
        by_row(block, lanes, &mut |row| {
            together([&self.part, &self.whole], unset, facts, row)
                .unwrap_or_else(|| self.judge(self.part.number(facts, row), self.whole.number(facts, row)))
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.given(), said);
        let known = [&self.part, &self.whole].map(|reading| reading.known_row(facts, row, said).is_some());
        if known != [true, true] {
            return;
        }
        let (part, whole) = (self.part.number(facts, row), self.whole.number(facts, row));
        said.push(Reason::Ratio {
            part: self.part.name.clone(),
            whole: self.whole.name.clone(),
            seen_part: part,
            seen_whole: whole,
            bounds: self.bounds.seen(),
        });
        match self.too_small(whole) {
            Some(needed) => said.push(Reason::SmallBase { base: whole, needed }),
            None if self.is_over(part, whole) => said.push(Reason::PartOverWhole),
            None => {}
        }
    }

    /// How many percentage points are too many or, when `short`, missing. A part is never below
    /// zero unless its fact says so, so no more than all that is required can be missing.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let states = [&self.part, &self.whole].map(|reading| (reading.state(facts, row), reading.number(facts, row)));
        match states {
            [(RowState::NotApplicable, _), _] | [_, (RowState::NotApplicable, _)] => Far::NONE,
            [(RowState::Known, part), (RowState::Known, whole)] if self.too_small(whole).is_none() && !self.is_over(part, whole) => {
                let ratio =
                    Some((i128::from(part.scaled()).saturating_mul(100).saturating_mul(i128::from(SCALE)), i128::from(whole.scaled())));
                self.bounds.beyond(short, ratio, ratio)
            }
            _ => self.bounds.beyond(short, (!self.signed).then_some((0, 1)), None),
        }
    }
}
