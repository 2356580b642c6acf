//! `number` whose bounds are other numbers: so many as each subject ought to have.

use super::bounds::{self, Bounds};
use super::excess::Far;
use super::reading::{Reading, by_row, demand, unknown};
use super::scope::Scope;
use crate::amount::Amount;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{Bound, FactType, Quantity, Term};
use crate::planes::Planes;

/// A number lies within bounds of which at least one is another number.
#[derive(Clone, Debug)]
pub struct Beside {
    reading: Reading,
    /// The lowest and the highest of each subject's own; then those of the bounds only stand in.
    own: [Option<Reading>; 2],
    pub(super) bounds: Bounds,
}

/// Nothing when every bound is the same for all.
pub(super) fn compile(quantity: &Quantity, scope: &mut Scope<'_>) -> Option<Result<Beside, Fault>> {
    let ends = [(&quantity.at_least, Amount::from_scaled(i64::MIN)), (&quantity.at_most, Amount::from_scaled(i64::MAX))];
    let own = ends.map(|(bound, _)| bound.as_ref().and_then(Bound::fact));
    quantity.has_own().then(|| {
        let [low, high] = ends.map(|(bound, none)| match bound {
            Some(Bound::Fact { .. }) => Some(Term::Given(none)),
            bound => bound.as_ref().and_then(Bound::term).cloned(),
        });
        let [lowest, highest] = own.map(|own| own.map(|fact| demand(scope, fact, &[FactType::Number])).transpose());
        Ok(Beside {
            own: [lowest?, highest?],
            reading: demand(scope, &quantity.fact, &[FactType::Number])?,
            bounds: bounds::compile(low.as_ref(), high.as_ref(), scope, Scope::term)?,
        })
    })
}

impl Beside {
    fn needs(&self) -> impl Iterator<Item = &Reading> {
        std::iter::once(&self.reading).chain(self.own.iter().flatten())
    }

    /// The bounds of a row whose facts are known.
    fn bounds(&self, facts: &Facts, row: u32) -> Bounds {
        let [low, high] = self.own.each_ref().map(|own| own.as_ref().map(|own| own.number(facts, row)));
        self.bounds.with(low, high)
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.bounds.given());
        by_row(block, lanes, &mut |row| {
            unknown(&mut self.needs(), unset, facts, row).unwrap_or_else(|| {
                let seen = Some((i128::from(self.reading.number(facts, row).scaled()), 1));
                self.bounds(facts, row).judge(seen, seen, None)
            })
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.bounds.given(), said);
        if self.needs().filter(|reading| reading.known_row(facts, row, said).is_none()).count() > 0 {
            return;
        }
        let (seen, bounds) = (self.reading.number(facts, row), self.bounds(facts, row).seen());
        said.push(Reason::Number { fact: self.reading.name.clone(), seen, bounds });
        said.extend(self.own.iter().flatten().map(|own| Reason::Number {
            fact: own.name.clone(),
            seen: own.number(facts, row),
            bounds: Vec::new(),
        }));
    }

    /// How far the number lies beyond its highest or, when `short`, below its lowest. While one of
    /// the numbers is not known nobody knows how far it is.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        match unknown(&mut self.needs(), false, facts, row) {
            Some(Verdict::NotApplicable) => Far::NONE,
            Some(_) => Far::ENDLESS,
            None => {
                let seen = Some((i128::from(self.reading.number(facts, row).scaled()), 1));
                self.bounds(facts, row).beyond(short, seen, seen)
            }
        }
    }
}
