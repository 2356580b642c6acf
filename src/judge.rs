//! The verdicts of every rule on every subject, kept so that one answer changes little.

use crate::deduct::{Deduction, Loss};
use crate::facts::{Facts, row_of};
use crate::finding::{Counts, Verdict};
use crate::in_force::RuleInForce;
use crate::planes::{Planes, each_lane};
use crate::points::Points;
use crate::vocabulary::Vocabulary;

/// What one rule takes from several subjects, before the caps of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LossTotal {
    /// Units that are lost.
    pub units: u64,
    /// Points that are lost, in hundredths; below zero what awards gain.
    pub lost: i128,
    /// Points that may still be gained, in hundredths.
    pub gain: i128,
    /// Points that may still be lost beside them, in hundredths.
    pub may: i128,
    /// Subjects of which no bound can be said.
    pub unbounded: u32,
    /// Subjects of which a person must still decide.
    pub undecided: u32,
}

impl LossTotal {
    /// Adds what one subject loses.
    pub fn add(&mut self, row: Loss) {
        self.units = self.units.saturating_add(u64::from(row.units));
        self.lost = self.lost.saturating_add(i128::from(row.lost.hundredths()));
        self.gain = self.gain.saturating_add(i128::from(row.gain.hundredths()));
        self.may = self.may.saturating_add(i128::from(row.may.hundredths()));
        self.unbounded = self.unbounded.saturating_add(u32::from(row.unbounded));
        self.undecided = self.undecided.saturating_add(u32::from(row.undecided));
    }

    /// Takes what one subject lost.
    fn take(&mut self, row: Loss) {
        self.units = self.units.saturating_sub(u64::from(row.units));
        self.lost = self.lost.saturating_sub(i128::from(row.lost.hundredths()));
        self.gain = self.gain.saturating_sub(i128::from(row.gain.hundredths()));
        self.may = self.may.saturating_sub(i128::from(row.may.hundredths()));
        self.unbounded = self.unbounded.saturating_sub(u32::from(row.unbounded));
        self.undecided = self.undecided.saturating_sub(u32::from(row.undecided));
    }
}

/// One rule on all subjects of its kind.
#[derive(Clone, Debug)]
pub struct Judged {
    planes: Vec<Planes>,
    /// How many subjects have each verdict; one when there is no subject.
    pub counts: Counts,
    /// What it takes, when the rule takes points.
    pub loss: LossTotal,
    /// By subject, where more than the verdict counts.
    rows: Vec<Loss>,
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
            planes = except(planes, unless.check(facts, block, planes.fail));
        }
        match when {
            Some(when) => planes.when(when),
            None => planes,
        }
    }
}

/// A fail for which an exception holds does not apply; where it is not known, neither is the fail.
/// Only a fail is excused: what is still open may yet be met, and then counts as met.
fn except(planes: Planes, unless: Planes) -> Planes {
    let mut excused = unless;
    excused.not_applicable = excused.pass;
    (excused.pass, excused.fail) = (0, 0);
    // An exception that does not apply excuses nothing.
    let failing = planes.fail & !(unless.fail | unless.not_applicable);
    excused.within(failing, planes)
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

    /// What one row loses.
    pub fn row_loss(&self, deduction: &Deduction, row: u32) -> Loss {
        match deduction.plain() {
            None => self.rows.get(row as usize).copied().unwrap_or_default(),
            Some(each) => match self.verdict(row) {
                Verdict::Fail => Loss { units: 1, lost: each, ..Loss::default() },
                verdict if verdict.is_open() => Loss { may: each, ..Loss::default() },
                _ => Loss::default(),
            },
        }
    }

    /// Whether a person must still decide of a row.
    pub fn is_undecided(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_some_and(|row| row.undecided)
    }

    /// The lanes of a block of which a person must still decide.
    pub fn undecided(&self, block: usize) -> u64 {
        let mut lanes = 0;
        if self.loss.undecided > 0 {
            let planes = self.block(block);
            each_lane(planes.fail | planes.pass, |number, lane| {
                if self.is_undecided(row_of(block, number)) {
                    lanes |= lane;
                }
            });
        }
        lanes
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
    let per_row = rule.deduction.as_ref().is_some_and(|deduction| deduction.plain().is_none());
    let mut judged = Judged {
        planes: vec![Planes::default(); blocks],
        counts: Counts::default(),
        loss: LossTotal::default(),
        rows: if per_row { vec![Loss::default(); count] } else { Vec::new() },
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
        if let (Some(deduction), Verdict::Pending) = (&rule.deduction, verdict) {
            judged.loss = nobody_yet(deduction, single);
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
    for &verdict in &Verdict::ALL {
        let (old, new) = (before.get(verdict), now.get(verdict));
        if old != new {
            changed |= old ^ new;
            judged.counts.take(verdict, (old & !new).count_ones());
            judged.counts.add(verdict, (new & !old).count_ones());
        }
    }
    let Some(deduction) = &rule.deduction else { return changed };
    if let Some(each) = deduction.plain() {
        let counts = &judged.counts;
        let open = u64::from(counts.pending).saturating_add(u64::from(counts.to_confirm)).saturating_add(u64::from(counts.cannot_check));
        let of = |n: u64| i128::from(n).saturating_mul(i128::from(each.hundredths()));
        judged.loss = LossTotal { units: u64::from(counts.fail), lost: of(u64::from(counts.fail)), may: of(open), ..LossTotal::default() };
        return changed;
    }
    each_lane(lanes, |number, lane| {
        let row = row_of(block, number);
        let new = deduction.row(&rule.require, facts, row, now.at(lane));
        let Some(old) = judged.rows.get_mut(row as usize) else { return };
        if *old != new {
            judged.loss.take(*old);
            judged.loss.add(new);
            *old = new;
        }
    });
    changed
}

/// What may be lost while no subject was entered: nobody knows how many there will be, unless
/// the kind has only one.
fn nobody_yet(deduction: &Deduction, single: bool) -> LossTotal {
    let (gain, most) = deduction.range();
    match most.filter(|_| single) {
        Some(may) => {
            let mut loss = LossTotal::default();
            loss.add(Loss { gain, may, ..Loss::default() });
            loss
        }
        None => {
            let gain = if gain > Points::ZERO { Points::HIGHEST } else { Points::ZERO };
            LossTotal { gain: i128::from(gain.hundredths()), unbounded: 1, ..LossTotal::default() }
        }
    }
}
