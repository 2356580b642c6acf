//! `share`: so many per cent of the subjects below meet something.

use super::Check;
use super::below::{self, Below, Found};
use super::bounds::{self, Bounds, Fraction};
use super::excess::Far;
use super::reading::by_row;
use super::scope::{Given, Scope};
use crate::amount::{Amount, SCALE};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack;
use crate::planes::Planes;

/// A share within bounds, of a base that is large enough.
#[derive(Clone, Debug)]
pub struct Share {
    among: Below,
    name: String,
    meets: Box<Check>,
    pub(super) bounds: Bounds,
    min_base: Option<Given>,
}

pub(super) fn compile(share: &pack::Share, scope: &mut Scope<'_>) -> Result<Share, Fault> {
    let kind = scope.kind_named(&share.of)?;
    let (among, meets) = below::compile(kind, share.among.as_deref(), scope, |scope| Check::compile(&share.filter, scope))?;
    Ok(Share {
        among,
        name: share.of.clone(),
        meets: Box::new(meets),
        bounds: bounds::compile(share.at_least.as_ref(), share.at_most.as_ref(), scope, Scope::term)?,
        min_base: share.min_base.as_ref().map(|term| scope.positive(term)).transpose()?,
    })
}

fn per_cent(n: u32) -> i128 {
    i128::from(n).saturating_mul(100).saturating_mul(i128::from(SCALE))
}

/// The lowest and the highest share. Whoever is not settled lowers it most by not meeting what is
/// asked, and raises it most by meeting it; to leave the base moves it less.
fn ends(meet: u32, base: &Found) -> (Fraction, Fraction) {
    let all = i128::from(base.sure).saturating_add(i128::from(base.unsure));
    ((per_cent(meet), all), (per_cent(meet.saturating_add(base.unsure)), all))
}

impl Share {
    /// How many meet it, and the base: those of whom it is settled, and those of whom it is not.
    fn found(&self, facts: &Facts, row: u32) -> (u32, Found) {
        let (mut meet, mut base) = (0_u32, Found::default());
        for (row, among) in self.among.members(facts, row) {
            match if among == Verdict::Pass { self.meets.verdict(facts, row) } else { among } {
                Verdict::NotApplicable => continue,
                Verdict::Pass => meet = meet.saturating_add(1),
                Verdict::Fail => {}
                unknown => {
                    base.note(unknown);
                    continue;
                }
            }
            base.sure = base.sure.saturating_add(1);
        }
        (meet, base)
    }

    fn given(&self) -> impl Iterator<Item = &Given> {
        self.bounds.given().chain(&self.min_base)
    }

    fn needed(&self) -> u32 {
        let needed = self.min_base.as_ref().and_then(|given| given.value?.as_whole());
        needed.and_then(|needed| u32::try_from(needed).ok()).unwrap_or(1)
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if bounds::unset(self.given()) {
            return Verdict::NotConfigured;
        }
        if self.among.is_silent(facts) {
            return Verdict::Pending;
        }
        let (meet, base) = self.found(facts, row);
        if let Some(verdict) = base.too_small(self.needed()) {
            return verdict;
        }
        let (low, high) = ends(meet, &base);
        self.bounds.judge(Some(low), Some(high), base.because)
    }

    /// How many percentage points are too many or, when `short`, missing.
    pub(super) fn beyond(&self, short: bool, facts: &Facts, row: u32) -> Far {
        let (meet, base) = self.found(facts, row);
        let settled = !self.among.is_silent(facts) && base.too_small(self.needed().max(1)).is_none();
        let (low, high) = if settled { ends(meet, &base) } else { ((0, 1), (per_cent(1), 1)) };
        self.bounds.beyond(short, Some(low), Some(high))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.given(), said);
        let (found, Found { sure: base, unsure, .. }) = self.found(facts, row);
        said.push(Reason::Share { of: self.name.clone(), found, base, unsure, bounds: self.bounds.seen() });
        if base < self.needed() {
            let whole = |n: u32| Amount::whole(i64::from(n));
            said.push(Reason::SmallBase { base: whole(base), needed: whole(self.needed()) });
        }
    }
}
