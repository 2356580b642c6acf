//! The verdicts of every rule on every subject, kept so that one answer changes little.

use crate::facts::{Facts, row_of};
use crate::finding::{Counts, Verdict};
use crate::in_force::RuleInForce;
use crate::pack::Per;
use crate::planes::{Planes, each_lane};
use crate::vocabulary::Vocabulary;

/// Units of deduction of one rule over all subjects, before points and caps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Units that are lost.
    pub failing: u64,
    /// Units that may still be lost.
    pub open: u64,
    /// Subjects of which no bound can be said.
    pub unbounded: u32,
}

/// The units of one subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowLoss {
    /// Units that are lost.
    pub failing: u32,
    /// Units that may still be lost.
    pub open: u32,
    /// Whether no bound can be said.
    pub unbounded: bool,
}

/// One rule on all subjects of its kind.
#[derive(Clone, Debug)]
pub struct Judged {
    planes: Vec<Planes>,
    /// How many subjects have each verdict; one when there is no subject.
    pub counts: Counts,
    /// Units of deduction, when the rule takes points.
    pub loss: Loss,
    /// By subject, for units other than the finding itself.
    rows: Vec<RowLoss>,
    /// The verdict that stands when the kind has no subject.
    pub without_subject: Option<Verdict>,
}

/// Everything judged.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// By rule.
    pub rules: Vec<Judged>,
}

impl RuleInForce {
    /// The verdicts of the wanted lanes: condition first, then what must hold, then exceptions.
    pub fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        if !self.valid.holds(facts.date) {
            return Planes::all(Verdict::NotApplicable, lanes);
        }
        let when = self.when.as_ref().map(|when| when.check(facts, block, lanes));
        let applying = when.map_or(lanes, |when| when.pass);
        let mut planes = if applying == 0 { Planes::default() } else { self.require.check(facts, block, applying) };
        if let Some(unless) = &self.unless {
            let in_doubt = applying & !(planes.pass | planes.not_applicable);
            planes = except(planes, unless.check(facts, block, in_doubt));
        }
        match when {
            Some(when) => planes.when(when),
            None => planes,
        }
    }

    /// The units of one subject with this verdict.
    fn row_loss(&self, facts: &Facts, row: u32, verdict: Verdict, per: Per) -> RowLoss {
        if verdict != Verdict::Fail && !verdict.is_open() {
            return RowLoss::default();
        }
        let certain = verdict == Verdict::Fail;
        match per {
            Per::Finding => RowLoss { failing: u32::from(certain), open: u32::from(!certain), unbounded: false },
            Per::Element => {
                let units = self.require.elements(facts, row);
                if certain {
                    RowLoss { failing: units.failing, open: units.open, unbounded: false }
                } else {
                    // The condition may be what is open: then everything may still fail.
                    RowLoss { failing: 0, open: units.open.saturating_add(units.failing).max(1), unbounded: false }
                }
            }
            Per::Excess => match (certain, self.require.excess(facts, row)) {
                (true, Some(units)) => RowLoss { failing: units, open: 0, unbounded: false },
                (false, Some(units)) => RowLoss { failing: 0, open: units, unbounded: false },
                (_, None) => RowLoss { failing: 0, open: 0, unbounded: true },
            },
        }
    }
}

/// Where an exception holds the rule does not apply; where it is not known, neither is the fail.
/// What holds anyway needs no exception.
fn except(planes: Planes, unless: Planes) -> Planes {
    let excused = Planes::all(Verdict::NotApplicable, unless.pass);
    // An exception that does not apply excuses nothing.
    let unknown = planes.fail & !(unless.pass | unless.fail | unless.not_applicable);
    excused.within(unless.pass, Planes { pass: 0, ..unless }.within(unknown, planes))
}

impl Judged {
    /// The verdict of one row.
    pub fn verdict(&self, row: u32) -> Verdict {
        let (block, lane) = crate::facts::lane_of(row);
        self.planes.get(block).map_or(Verdict::NotApplicable, |planes| planes.at(lane))
    }

    /// The verdicts of a block.
    pub fn block(&self, block: usize) -> Planes {
        self.planes.get(block).copied().unwrap_or_default()
    }

    /// The units of one row.
    pub fn row_loss(&self, row: u32) -> RowLoss {
        match self.rows.get(row as usize) {
            Some(loss) => *loss,
            None => {
                let verdict = self.verdict(row);
                RowLoss { failing: u32::from(verdict == Verdict::Fail), open: u32::from(verdict.is_open()), unbounded: false }
            }
        }
    }
}

impl Judgement {
    /// Judges everything.
    pub fn full(rules: &[RuleInForce], words: &Vocabulary, facts: &Facts) -> Judgement {
        Judgement { rules: rules.iter().map(|rule| judge(words, rule, facts)).collect() }
    }

    /// Judges the wanted lanes of one rule again; returns the lanes whose verdict changed.
    pub fn again(&mut self, rules: &[RuleInForce], facts: &Facts, rule: u32, block: usize, lanes: u64) -> u64 {
        let (Some(judged), Some(rule)) = (self.rules.get_mut(rule as usize), rules.get(rule as usize)) else { return 0 };
        let now = rule.check(facts, block, lanes);
        take_over(judged, rule, facts, block, lanes, now)
    }
}

fn judge(words: &Vocabulary, rule: &RuleInForce, facts: &Facts) -> Judged {
    let rows = facts.rows.get(rule.kind as usize);
    let (blocks, count) = rows.map_or((0, 0), |rows| (rows.blocks(), rows.subjects.len()));
    let per_row = rule.deduct().is_some_and(|deduct| deduct.per != Per::Finding);
    let mut judged = Judged {
        planes: vec![Planes::default(); blocks],
        counts: Counts::default(),
        loss: Loss::default(),
        rows: if per_row { vec![RowLoss::default(); count] } else { Vec::new() },
        without_subject: None,
    };
    if count == 0 {
        let verdict = match &rule.require {
            _ if facts.is_absent(rule.kind) || !rule.valid.holds(facts.date) => Verdict::NotApplicable,
            crate::check::Check::NotSupplied { .. } => Verdict::NotSupplied,
            _ => Verdict::Pending,
        };
        judged.without_subject = Some(verdict);
        judged.counts.add(verdict, 1);
        let single = words.kinds.get(rule.kind as usize).is_some_and(|kind| kind.kind.single);
        if let (Some(deduct), Verdict::Pending) = (rule.deduct(), verdict) {
            // Nobody knows how many subjects there will be, unless the kind has only one.
            let one = single && deduct.per == Per::Finding;
            judged.loss = Loss { failing: 0, open: u64::from(one), unbounded: u32::from(!one) };
        }
        return judged;
    }
    for block in 0..blocks {
        let lanes = rows.map_or(0, |rows| rows.lanes(block));
        let now = rule.check(facts, block, lanes);
        take_over(&mut judged, rule, facts, block, lanes, now);
    }
    judged
}

fn take_over(judged: &mut Judged, rule: &RuleInForce, facts: &Facts, block: usize, lanes: u64, now: Planes) -> u64 {
    let Some(slot) = judged.planes.get_mut(block) else { return 0 };
    let before = *slot;
    let now = now.within(lanes, before);
    *slot = now;
    let mut changed = 0;
    for verdict in Verdict::ALL {
        let (old, new) = (before.get(verdict), now.get(verdict));
        if old != new {
            changed |= old ^ new;
            judged.counts.take(verdict, (old & !new).count_ones());
            judged.counts.add(verdict, (new & !old).count_ones());
        }
    }
    let Some(deduct) = rule.deduct() else { return changed };
    if deduct.per == Per::Finding {
        let open = judged.counts.pending.saturating_add(judged.counts.to_confirm).saturating_add(judged.counts.cannot_check);
        judged.loss = Loss { failing: u64::from(judged.counts.fail), open: u64::from(open), unbounded: 0 };
        return changed;
    }
    each_lane(lanes, |number, lane| {
        let row = row_of(block, number);
        let new = rule.row_loss(facts, row, now.at(lane), deduct.per);
        let Some(old) = judged.rows.get_mut(row as usize) else { return };
        let loss = &mut judged.loss;
        loss.failing = loss.failing.saturating_sub(u64::from(old.failing)).saturating_add(u64::from(new.failing));
        loss.open = loss.open.saturating_sub(u64::from(old.open)).saturating_add(u64::from(new.open));
        loss.unbounded = loss.unbounded.saturating_sub(u32::from(old.unbounded)).saturating_add(u32::from(new.unbounded));
        *old = new;
    });
    changed
}
