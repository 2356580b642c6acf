//! How many events of a bonus a sheet sees.

use super::rows::{Owner, rows_of};
use super::scheme::EventSource;
use super::tally::{Evaluation, open, tally};
use crate::facts::{Facts, RowState};

/// What an event of a bonus adds before any cap: units that are sure, units at most. Wide enough that
/// what one subject earns can be taken away again.
#[derive(Clone, Copy, Debug, Default)]
pub struct BonusUnits {
    /// Units that are sure.
    pub sure: u64,
    /// Units at most.
    pub most: u64,
}

impl BonusUnits {
    /// The sum or the difference of both.
    pub fn with(self, other: BonusUnits, with: fn(u64, u64) -> u64) -> BonusUnits {
        BonusUnits { sure: with(self.sure, other.sure), most: with(self.most, other.most) }
    }

    /// What one row earns by a number of which it can have so many.
    pub fn by_number(facts: &Facts, fact: u32, most: u32, row: u32) -> BonusUnits {
        let (sure, most) = match facts.state(fact, row) {
            Some(RowState::Known) => {
                let units = facts.number(fact, row).whole_units();
                (units, units)
            }
            Some(RowState::NotApplicable) | None => (0, 0),
            Some(RowState::CannotCheck | RowState::Open) => (0, most),
        };
        BonusUnits { sure: sure.into(), most: most.into() }
    }
}

impl EventSource {
    /// What a sheet sees of it.
    pub fn earned(&self, evaluation: Evaluation<'_>, owner: Option<Owner>) -> BonusUnits {
        match *self {
            EventSource::Rule { rule, single } => {
                let counts = tally(evaluation, rule, owner, None).counts;
                let open = open(&counts);
                let nobody = evaluation.judgement.rules.get(rule as usize).is_some_and(|judged| judged.without_subject.is_some());
                let most = if nobody && open > 0 && !single { u32::MAX } else { counts.pass.saturating_add(open) };
                BonusUnits { sure: counts.pass.into(), most: most.into() }
            }
            EventSource::Fact { fact, kind, most } => {
                let facts = evaluation.facts;
                let count = facts.rows.get(kind as usize).map_or(0, |rows| rows.subjects.len());
                if count == 0 {
                    return BonusUnits { sure: 0, most: if facts.is_absent(kind) { 0 } else { u32::MAX.into() } };
                }
                let mut earned = BonusUnits::default();
                let mut take = |row: u32| earned = earned.with(BonusUnits::by_number(facts, fact, most, row), u64::saturating_add);
                match owner {
                    Some(owner) => rows_of(facts, owner, kind).for_each(&mut take),
                    None => (0..count).filter_map(|row| u32::try_from(row).ok()).for_each(&mut take),
                }
                earned
            }
        }
    }
}
