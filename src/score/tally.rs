//! The verdicts that one line of a sheet sees, and what it takes by them.

use super::rows::{Owner, rows_charged};
use super::scheme::{DeductionLine, SharedBy};
use crate::amount::{Amount, SCALE};
use crate::deduct::{Deduction, Loss};
use crate::facts::{Data, Facts, RowState, lane_of, row_of};
use crate::finding::{Counts, Verdict};
use crate::in_force::RuleInForce;
use crate::judge::{Judged, Judgement, LossTotal};
use crate::planes::each_lane;
use crate::points::Points;

/// The rules in force with their verdicts: all that sheets are made from.
#[derive(Clone, Copy)]
pub struct Evaluation<'a> {
    /// The rules in force.
    pub rules: &'a [RuleInForce],
    /// The answers.
    pub facts: &'a Facts,
    /// The verdicts.
    pub judgement: &'a Judgement,
}

impl<'a> Evaluation<'a> {
    /// A rule and its verdicts.
    fn rule(self, rule: u32) -> Option<(&'a RuleInForce, &'a Judged)> {
        self.rules.get(rule as usize).zip(self.judgement.rules.get(rule as usize))
    }

    /// The deduction of a rule.
    pub fn deduction(self, rule: u32) -> Option<&'a Deduction> {
        self.rules.get(rule as usize)?.deduction.as_ref()
    }
}

/// The verdicts of a rule on some subjects, and what it takes from them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Verdicts.
    pub counts: Counts,
    /// Points.
    pub loss: LossTotal,
}

impl Tally {
    /// Of whom nothing is asked.
    fn not_applicable() -> Tally {
        let mut tally = Tally::default();
        tally.counts.add(Verdict::NotApplicable, 1);
        tally
    }

    /// Of one of whom it is not known whether the line charges him: he may gain or lose all of it, or
    /// nothing.
    fn unsure(self) -> Tally {
        let Tally { mut counts, loss } = self;
        let open = counts.fail.saturating_add(counts.pass);
        (counts.fail, counts.pass) = (0, 0);
        counts.add(Verdict::Pending, open);
        let (gain, may) = (loss.gain.saturating_sub(loss.lost).max(0), loss.lost.saturating_add(loss.may).max(0));
        Tally { counts, loss: LossTotal { lost: 0, gain, may, units: 0, undecided: 0, ..loss } }
    }

    /// A part of its points.
    fn times(self, factor: Amount) -> Tally {
        let Tally { counts, loss } = self;
        let loss = LossTotal { lost: part(loss.lost, factor), gain: part(loss.gain, factor), may: part(loss.may, factor), ..loss };
        Tally { counts, loss }
    }
}

/// A part of points in hundredths.
fn part(points: i128, factor: Amount) -> i128 {
    points.saturating_mul(i128::from(factor.scaled())).checked_div(i128::from(SCALE)).unwrap_or(0)
}

/// Whether a rule with these verdicts may still fail.
pub fn may_fail(counts: &Counts) -> bool {
    open(counts) > 0
}

/// Of how many subjects answers can still change the verdict.
pub fn open(counts: &Counts) -> u32 {
    counts.pending.saturating_add(counts.to_confirm).saturating_add(counts.cannot_check)
}

/// The verdicts of a rule on what a sheet sees, and what it takes.
pub fn tally(evaluation: Evaluation<'_>, rule: u32, owner: Option<Owner>, beside: Option<SharedBy>) -> Tally {
    let Some((in_force, judged)) = evaluation.rule(rule) else { return Tally::default() };
    let Some(owner) = owner.filter(|_| judged.without_subject.is_none()) else {
        return Tally { counts: judged.counts, loss: judged.loss };
    };
    let mut rows = rows_charged(evaluation.facts, owner, in_force.kind, beside).peekable();
    if rows.peek().is_none() {
        // Others have such subjects, this one has none.
        return Tally::not_applicable();
    }
    let mut tally = Tally::default();
    for row in rows {
        tally.counts.add(judged.verdict(row), 1);
        if let Some(deduction) = &in_force.deduction {
            tally.loss.add(judged.row_loss(deduction, row));
        }
    }
    tally
}

impl DeductionLine {
    /// What the line sees of a sheet.
    pub fn tally(&self, evaluation: Evaluation<'_>, owner: Option<Owner>) -> Tally {
        let whole = tally(evaluation, self.rule, owner, self.beside);
        let charged = match self.charges(evaluation, owner) {
            Some(true) => whole,
            Some(false) => Tally::not_applicable(),
            None => whole.unsure(),
        };
        self.factor.map_or(charged, |factor| charged.times(factor))
    }

    /// Whether it charges the one whose sheet it is; none while that is not known.
    fn charges(&self, evaluation: Evaluation<'_>, owner: Option<Owner>) -> Option<bool> {
        match (self.who, owner) {
            (Some(who), Some((_, row))) => yes(evaluation.facts, who, row),
            _ => Some(true),
        }
    }

    /// What the line adds up from: so many times so many points, the same points together.
    pub fn parts(&self, evaluation: Evaluation<'_>, owner: Option<Owner>) -> Vec<(u32, Points)> {
        let Some((rule, judged)) = evaluation.rule(self.rule).filter(|_| self.charges(evaluation, owner) == Some(true)) else {
            return Vec::new();
        };
        let Some(deduction) = &rule.deduction else { return Vec::new() };
        let mut parts = Parts { each: deduction.unit().map(|(each, _)| each), parts: Vec::new() };
        let mut take = |row: u32| parts.take(judged.row_loss(deduction, row));
        match owner {
            Some(owner) => rows_charged(evaluation.facts, owner, rule.kind, self.beside).for_each(&mut take),
            None => {
                let blocks = evaluation.facts.rows.get(rule.kind as usize).map_or(0, |rows| rows.blocks());
                for block in 0..blocks {
                    let planes = judged.block(block);
                    each_lane(planes.fail | planes.pass, |number, _| take(row_of(block, number)));
                }
            }
        }
        let told = |points: Points| match self.factor {
            Some(factor) => Points::of_sum(part(i128::from(points.hundredths()), factor)),
            None => points,
        };
        parts.parts.into_iter().map(|(units, each)| (units, told(each))).collect()
    }
}

/// So many times so many points, by points.
struct Parts {
    /// The points of one unit, where the deduction has one.
    each: Option<Points>,
    parts: Vec<(u32, Points)>,
}

impl Parts {
    /// Adds what one subject loses.
    fn take(&mut self, Loss { units, lost, .. }: Loss) {
        if lost == Points::ZERO {
            return;
        }
        let (units, each) = match self.each.filter(|each| each.times(units) == lost) {
            Some(each) => (units, each),
            None => (1, lost),
        };
        match self.parts.iter_mut().find(|(_, known)| *known == each) {
            Some((known, _)) => *known = known.saturating_add(units),
            None => self.parts.push((units, each)),
        }
    }
}

/// A yes-no fact of a row; none while it is not known.
fn yes(facts: &Facts, fact: u32, row: u32) -> Option<bool> {
    match facts.state(fact, row)? {
        RowState::Known => match facts.column(fact).map(|column| &column.data) {
            Some(Data::YesNo(words)) => {
                let (block, bit) = lane_of(row);
                Some(words.get(block).copied().unwrap_or(0) & bit != 0)
            }
            _ => None,
        },
        RowState::NotApplicable => Some(false),
        RowState::CannotCheck | RowState::Open => None,
    }
}
