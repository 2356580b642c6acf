//! Whether enough rules fail for a veto to act.

use super::rows::Owner;
use super::scheme::Trigger;
use super::tally::{Evaluation, may_fail, open, tally};
use crate::finding::{Counts, Verdict};
use crate::pack::Fails;
use crate::points::Points;

/// Fails of several rules: those that are sure, at most, and how many items apply.
#[derive(Default)]
struct Several {
    sure: u32,
    most: u32,
    apply: u32,
}

impl Trigger {
    /// Its verdicts on a sheet. Of several one for all: fail where enough fail, pending where
    /// enough may.
    pub fn counts(&self, evaluation: Evaluation<'_>, owner: Option<Owner>) -> Counts {
        let counts_of = |rule: u32| tally(evaluation, rule, owner, None).counts;
        let Some(fails) = self.fails else { return self.rules().next().map(counts_of).unwrap_or_default() };
        let mut several = Several::default();
        for item in &self.items {
            let mut counts = Counts::default();
            item.iter().for_each(|rule| counts.merge(&counts_of(*rule)));
            several.add(fails, &counts, item, evaluation);
        }
        let mut counts = Counts::default();
        counts.add(several.verdict(fails), 1);
        counts
    }

    /// The rule that sets it off; of several those that fail.
    pub fn acting<'a>(&'a self, evaluation: Evaluation<'a>, owner: Option<Owner>) -> impl Iterator<Item = u32> + use<'a> {
        self.rules().filter(move |rule| self.fails.is_none() || tally(evaluation, *rule, owner, None).counts.fail > 0)
    }
}

impl Several {
    /// Adds an item with the verdicts of its rules.
    fn add(&mut self, fails: Fails, counts: &Counts, item: &[u32], evaluation: Evaluation<'_>) {
        let may = may_fail(counts);
        if counts.fail > 0 || counts.pass > 0 || may {
            self.apply = self.apply.saturating_add(1);
        }
        let (fail, most) = match fails {
            Fails::FindingsAtLeast(_) => {
                // Whoever is not entered yet may be many.
                let judged = item.iter().filter_map(|rule| evaluation.judgement.rules.get(*rule as usize));
                let nobody = judged.map(|judged| judged.without_subject).any(|verdict| verdict.is_some_and(Verdict::is_open));
                (counts.fail, if nobody { u32::MAX } else { counts.fail.saturating_add(open(counts)) })
            }
            _ => (u32::from(counts.fail > 0), u32::from(counts.fail > 0 || may)),
        };
        self.sure = self.sure.saturating_add(fail);
        self.most = self.most.saturating_add(most);
    }

    /// One verdict for all items.
    fn verdict(&self, fails: Fails) -> Verdict {
        let enough = |n: u32| match fails {
            Fails::RulesAtLeast(least) | Fails::FindingsAtLeast(least) => n >= least,
            // What is open passes or does not apply: all of it passing makes the share smallest.
            Fails::ShareAtLeast(share) => n > 0 && Points::HUNDRED.times(n) >= share.times(self.apply),
            Fails::ShareAbove(share) => Points::HUNDRED.times(n) > share.times(self.apply),
        };
        if enough(self.sure) {
            Verdict::Fail
        } else if enough(self.most) {
            Verdict::Pending
        } else if self.apply == 0 {
            Verdict::NotApplicable
        } else {
            Verdict::Pass
        }
    }
}
