//! `change`: a number fell or rose against a base, in per cent of the base or by so much.

use super::bounds;
use super::ratio::two_numbers;
use super::reading::{Reading, by_row, together};
use super::scope::{Given, Scope};
use crate::amount::{Amount, SCALE};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack;
use crate::planes::Planes;

/// A fall or a rise that is large enough.
#[derive(Clone, Debug)]
pub struct Change {
    base: Reading,
    now: Reading,
    falls: bool,
    per_cent: Option<Given>,
    by: Option<Given>,
}

pub(super) fn compile(change: &pack::Change, scope: &mut Scope<'_>) -> Result<Change, Fault> {
    let [base, now] = two_numbers([&change.base, &change.now], scope)?;
    let falls = change.fall_at_least.is_some() || change.fall_by.is_some();
    let term = |term: &Option<pack::Term>| term.as_ref().map(|term| scope.term(term)).transpose();
    let (per_cent, by) =
        if falls { (term(&change.fall_at_least)?, term(&change.fall_by)?) } else { (term(&change.rise_at_least)?, term(&change.rise_by)?) };
    Ok(Change { base, now, falls, per_cent, by })
}

impl Change {
    fn given(&self) -> impl Iterator<Item = &Given> {
        self.per_cent.iter().chain(&self.by)
    }

    /// A share of nothing says nothing.
    fn without_base(&self, base: Amount) -> bool {
        self.per_cent.is_some() && base.scaled() <= 0
    }

    fn judge(&self, base: Amount, now: Amount) -> Verdict {
        if self.without_base(base) {
            return Verdict::CannotCheck;
        }
        let (base, now) = (i128::from(base.scaled()), i128::from(now.scaled()));
        let changed = if self.falls { base.saturating_sub(now) } else { now.saturating_sub(base) };
        let value = |given: &Option<Given>| given.as_ref().and_then(|given| given.value).map(|value| i128::from(value.scaled()));
        let hundred = changed.saturating_mul(100).saturating_mul(i128::from(SCALE));
        let share = value(&self.per_cent).is_none_or(|wanted| hundred >= base.saturating_mul(wanted));
        if share && value(&self.by).is_none_or(|wanted| changed >= wanted) { Verdict::Pass } else { Verdict::Fail }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let unset = bounds::unset(self.given());
        by_row(block, lanes, &mut |row| {
            together([&self.base, &self.now], unset, facts, row)
                .unwrap_or_else(|| self.judge(self.base.number(facts, row), self.now.number(facts, row)))
        })
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.given(), said);
        let known = [&self.base, &self.now].map(|reading| reading.known_row(facts, row, said).is_some());
        if known != [true, true] {
            return;
        }
        let seen_base = self.base.number(facts, row);
        said.push(Reason::Change {
            base: self.base.name.clone(),
            now: self.now.name.clone(),
            seen_base,
            seen_now: self.now.number(facts, row),
            falls: self.falls,
            per_cent: self.per_cent.as_ref().and_then(|given| given.value),
            by: self.by.as_ref().and_then(|given| given.value),
        });
        if self.without_base(seen_base) {
            said.push(Reason::SmallBase { base: seen_base, needed: Amount::default() });
        }
    }
}
