//! What one sheet sees of the verdicts: those of all subjects, or of one subject and what stands
//! below it.

use super::plan::{Beside, Event, Line, Plan};
use super::total::ItemNumbers;
use crate::amount::{Amount, SCALE};
use crate::charge::RowLoss;
use crate::facts::{Data, Facts, NONE, RowState, lane_of, row_of};
use crate::finding::{Counts, Verdict};
use crate::in_force::RuleInForce;
use crate::judge::{Judgement, Loss};
use crate::pack::Fact;
use crate::points::Points;

/// All that sheets are made from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The rules in force.
    pub rules: &'a [RuleInForce],
    /// The answers.
    pub facts: &'a Facts,
    /// The verdicts.
    pub judgement: &'a Judgement,
}

/// The verdicts of a rule on some subjects, and what it takes from them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Verdicts.
    pub counts: Counts,
    /// Points.
    pub loss: Loss,
}

/// What an event of a bonus adds before any cap: units that are sure, units at most. Wide enough that
/// what one subject earns can be taken away again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Earned {
    /// Units that are sure.
    pub sure: u64,
    /// Units at most.
    pub most: u64,
}

/// What one sheet sees.
pub struct Seen {
    /// By line.
    pub lines: Vec<Tally>,
    /// By place of the scheme.
    pub items: Vec<ItemNumbers>,
    /// By veto; then by rule on which the bonus depends.
    pub vetoes: Vec<Counts>,
    /// By event of the bonus.
    pub events: Vec<Earned>,
    /// Whether the standard is not in force on the day of the inspection.
    pub out_of_force: bool,
}

/// How many sheets there are: one for each subject of a kind, else one for all.
pub fn sheets(each: Option<u32>, facts: &Facts) -> usize {
    each.map_or(1, |kind| facts.rows.get(kind as usize).map_or(0, |rows| rows.subjects.len()))
}

/// Whether a rule with these verdicts may still fail.
pub fn may_fail(counts: &Counts) -> bool {
    counts.pending > 0 || counts.to_confirm > 0 || counts.cannot_check > 0
}

/// The row of a kind above another row.
fn above(facts: &Facts, (own, row): (u32, u32), kind: u32) -> Option<u32> {
    facts.rows.get(own as usize)?.up.get(kind as usize)?.get(row as usize).copied().filter(|row| *row != NONE)
}

/// The rows of a kind of which a line of a sheet takes something.
fn rows_charged(facts: &Facts, owner: (u32, u32), kind: u32, beside: Option<Beside>) -> impl Iterator<Item = u32> {
    let from = match beside {
        None => Some(owner),
        Some(beside) => above(facts, owner, beside.above).map(|row| (beside.above, row)),
    };
    let is_own = move |row: u32| if kind == owner.0 { row == owner.1 } else { above(facts, (kind, row), owner.0) == Some(owner.1) };
    let others = beside.is_some_and(|beside| beside.others);
    from.into_iter().flat_map(move |from| rows_of(facts, from, kind)).filter(move |row| !others || !is_own(*row))
}

/// The rows of a kind that belong to a row of another, at, below or above it.
pub fn rows_of<'a>(facts: &'a Facts, owner: (u32, u32), kind: u32) -> impl Iterator<Item = u32> + 'a {
    let rows = facts.rows.get(owner.0 as usize);
    let below = rows.and_then(|rows| rows.down.get(kind as usize)).and_then(|lists| lists.get(owner.1 as usize));
    let own = if owner.0 == kind { Some(owner.1) } else { above(facts, owner, kind) };
    own.into_iter().chain(below.into_iter().flatten().copied())
}

impl Plan {
    /// How many sheets it makes.
    pub fn sheets(&self, facts: &Facts) -> usize {
        sheets(self.each, facts)
    }

    /// What the sheet of a row of its kind sees; of a scheme with one sheet the row means nothing.
    pub fn seen(&self, ground: Ground<'_>, row: u32) -> Seen {
        let owner = self.each.map(|kind| (kind, row));
        let lines: Vec<Tally> = self.lines.iter().map(|line| line.tally(ground, owner)).collect();
        Seen {
            items: self.places.iter().map(|place| self.item_numbers(place, &lines)).collect(),
            lines,
            vetoes: self.triggers.iter().map(|trigger| trigger.counts(ground, owner)).collect(),
            events: self.events.iter().map(|event| event.earned(ground, owner)).collect(),
            out_of_force: !self.valid.holds(ground.facts.date),
        }
    }

    /// Brings the one sheet of the whole inspection up to date with what comes of one rule.
    pub fn see_again(&self, seen: &mut Seen, ground: Ground<'_>, rule: u32) {
        let owner = None;
        for (line, tally) in self.lines.iter().zip(&mut seen.lines).filter(|(line, _)| line.rule == rule) {
            *tally = line.tally(ground, owner);
        }
        for line in self.lines.iter().filter(|line| line.rule == rule) {
            if let (Some(place), Some(item)) = (self.places.get(line.place), seen.items.get_mut(line.place)) {
                *item = self.item_numbers(place, &seen.lines);
            }
        }
        for (trigger, counts) in self.triggers.iter().zip(&mut seen.vetoes).filter(|(trigger, _)| trigger.reads(rule)) {
            *counts = trigger.counts(ground, owner);
        }
        for (event, earned) in self.events.iter().zip(&mut seen.events).filter(|(event, _)| event.is_of(rule)) {
            *earned = event.earned(ground, owner);
        }
    }

    /// Takes what a row earns by a number out of the sheet of the whole inspection, before its answer
    /// changes, or puts it in, afterwards: with the sum or the difference of both.
    pub fn see_number(&self, seen: &mut Seen, facts: &Facts, (fact, row): (u32, u32), with: fn(u64, u64) -> u64) {
        for (event, earned) in self.events.iter().zip(&mut seen.events) {
            if let Event::Fact { fact: named, most, .. } = event
                && *named == fact
            {
                let own = earned_by(facts, fact, *most, row);
                *earned = Earned { sure: with(earned.sure, own.sure), most: with(earned.most, own.most) };
            }
        }
    }
}

/// The verdicts of a rule on what a sheet sees, and what it takes.
pub(super) fn tally(ground: Ground<'_>, rule: u32, owner: Option<(u32, u32)>, beside: Option<Beside>) -> Tally {
    let (Some(judged), Some(in_force)) = (ground.judgement.rules.get(rule as usize), ground.rules.get(rule as usize)) else {
        return Tally::default();
    };
    let Some(owner) = owner.filter(|_| judged.without_subject.is_none()) else {
        return Tally { counts: judged.counts, loss: judged.loss };
    };
    let mut tally = Tally::default();
    let mut none = true;
    for row in rows_charged(ground.facts, owner, in_force.kind, beside) {
        none = false;
        tally.counts.add(judged.verdict(row), 1);
        if let Some(charge) = &in_force.charge {
            tally.loss.add(judged.row_loss(charge, row));
        }
    }
    if none {
        // Others have such subjects, this one has none.
        tally.counts.add(Verdict::NotApplicable, 1);
    }
    tally
}

impl Line {
    fn tally(&self, ground: Ground<'_>, owner: Option<(u32, u32)>) -> Tally {
        let Tally { mut counts, mut loss } = tally(ground, self.rule, owner, self.beside);
        if let (Some(who), Some((_, row))) = (self.who, owner) {
            match yes(ground.facts, who, row) {
                Some(true) => {}
                Some(false) => {
                    (counts, loss) = Default::default();
                    counts.add(Verdict::NotApplicable, 1);
                }
                None => {
                    let open = counts.fail.saturating_add(counts.pass);
                    (counts.fail, counts.pass) = (0, 0);
                    counts.add(Verdict::Pending, open);
                    // Whether it is this one is not known: it may gain or lose all of it, or nothing.
                    let (gain, may) = (loss.gain.saturating_sub(loss.lost).max(0), loss.lost.saturating_add(loss.may).max(0));
                    loss = Loss { lost: 0, gain, may, units: 0, undecided: 0, ..loss };
                }
            }
        }
        if let Some(factor) = self.factor {
            let part = |points: i128| points.saturating_mul(i128::from(factor.scaled())).checked_div(i128::from(SCALE)).unwrap_or(0);
            loss = Loss { lost: part(loss.lost), gain: part(loss.gain), may: part(loss.may), ..loss };
        }
        Tally { counts, loss }
    }

    /// What the line adds up from: so many times so many points, the same points together.
    pub fn parts(&self, ground: Ground<'_>, owner: Option<(u32, u32)>) -> Vec<(u32, Points)> {
        let (Some(judged), Some(rule)) = (ground.judgement.rules.get(self.rule as usize), ground.rules.get(self.rule as usize)) else {
            return Vec::new();
        };
        let Some(charge) = &rule.charge else { return Vec::new() };
        if let (Some(who), Some((_, row))) = (self.who, owner)
            && yes(ground.facts, who, row) != Some(true)
        {
            return Vec::new();
        }
        let mut parts: Vec<(u32, Points)> = Vec::new();
        let mut put = |units: u32, each: Points| match parts.iter_mut().find(|(_, known)| *known == each) {
            Some((known, _)) => *known = known.saturating_add(units),
            None => parts.push((units, each)),
        };
        let each = charge.unit().map(|(each, _)| each);
        let mut take = |row: u32| {
            let RowLoss { units, lost, .. } = judged.row_loss(charge, row);
            if lost != Points::ZERO {
                match each.filter(|each| each.times(units) == lost) {
                    Some(each) => put(units, each),
                    None => put(1, lost),
                }
            }
        };
        match owner {
            Some(owner) => rows_charged(ground.facts, owner, rule.kind, self.beside).for_each(&mut take),
            None => {
                let blocks = ground.facts.rows.get(rule.kind as usize).map_or(0, |rows| rows.blocks());
                for block in 0..blocks {
                    let planes = judged.block(block);
                    crate::planes::each_lane(planes.fail | planes.pass, |number, _| take(row_of(block, number)));
                }
            }
        }
        let part = |points: Points| match self.factor {
            Some(factor) => {
                let points = i128::from(points.hundredths()).saturating_mul(i128::from(factor.scaled()));
                Points::of_sum(points.checked_div(i128::from(SCALE)).unwrap_or(0))
            }
            None => points,
        };
        parts.into_iter().map(|(units, each)| (units, part(each))).collect()
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

/// Whole units of a number, none below zero.
fn whole(amount: Amount) -> u32 {
    u32::try_from(amount.scaled().checked_div(SCALE).unwrap_or(0).max(0)).unwrap_or(u32::MAX)
}

/// What one row earns by a number of which it can have so many.
fn earned_by(facts: &Facts, fact: u32, most: u32, row: u32) -> Earned {
    let (sure, most) = match facts.state(fact, row) {
        Some(RowState::Known) => {
            let units = whole(facts.number(fact, row));
            (units, units)
        }
        Some(RowState::NotApplicable) | None => (0, 0),
        Some(RowState::CannotCheck | RowState::Open) => (0, most),
    };
    Earned { sure: sure.into(), most: most.into() }
}

impl Event {
    /// Whether a rule earns it.
    pub fn is_of(&self, rule: u32) -> bool {
        matches!(self, Event::Rule { rule: named, .. } if *named == rule)
    }

    fn earned(&self, ground: Ground<'_>, owner: Option<(u32, u32)>) -> Earned {
        match self {
            Event::Rule { rule, single } => {
                let Tally { counts, .. } = tally(ground, *rule, owner, None);
                let open = counts.pending.saturating_add(counts.to_confirm).saturating_add(counts.cannot_check);
                let nobody = ground.judgement.rules.get(*rule as usize).is_some_and(|judged| judged.without_subject.is_some());
                let most = if nobody && open > 0 && !single { u32::MAX } else { counts.pass.saturating_add(open) };
                Earned { sure: counts.pass.into(), most: most.into() }
            }
            Event::Fact { fact, kind, most } => {
                let facts = ground.facts;
                let count = facts.rows.get(*kind as usize).map_or(0, |rows| rows.subjects.len());
                if count == 0 {
                    return Earned { sure: 0, most: if facts.is_absent(*kind) { 0 } else { u32::MAX.into() } };
                }
                let mut earned = Earned::default();
                let mut take = |row: u32| {
                    let own = earned_by(facts, *fact, *most, row);
                    earned = Earned { sure: earned.sure.saturating_add(own.sure), most: earned.most.saturating_add(own.most) };
                };
                match owner {
                    Some(owner) => rows_of(facts, owner, *kind).for_each(&mut take),
                    None => (0..count).filter_map(|row| u32::try_from(row).ok()).for_each(&mut take),
                }
                earned
            }
        }
    }
}

/// The most whole units that can be recorded for a number.
pub fn most_of(fact: &Fact) -> u32 {
    fact.max.map_or(u32::MAX, whole)
}
