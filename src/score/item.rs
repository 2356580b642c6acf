//! The points of one item: what its lines take, down to its floor.

use super::scheme::{CompiledScheme, ScoreItem};
use super::tally::Tally;
use crate::finding::{Counts, Verdict};
use crate::pack::NotApplicable;
use crate::points::Points;

/// Best and worst points.
#[derive(Clone, Copy)]
pub struct Range {
    /// Everything open passes.
    pub best: Points,
    /// Everything open fails.
    pub worst: Points,
}

/// The numbers of one item.
#[derive(Clone, Copy)]
pub struct ItemNumbers {
    /// Best and worst.
    pub range: Range,
    /// Whether no line applies and the scheme leaves it out.
    pub excluded: bool,
    /// Whether its worst has no end.
    pub unbounded: bool,
}

/// Points that are never below their floor.
pub fn capped(points: Points, floor: Option<Points>) -> Points {
    floor.map_or(points, |floor| points.max(floor))
}

fn applies(counts: &Counts) -> bool {
    Verdict::ALL.into_iter().any(|verdict| verdict != Verdict::NotApplicable && counts.get(verdict) > 0)
}

impl CompiledScheme {
    /// The numbers of one item, from what is known of all lines.
    pub fn item_numbers(&self, place: &ScoreItem, lines: &[Tally]) -> ItemNumbers {
        let (mut best, mut least) = (i128::from(place.full.hundredths()), i128::from(place.full.hundredths()));
        let (mut unbounded, mut applied) = (false, place.lines.is_empty());
        for Tally { counts, loss } in place.lines.iter().filter_map(|line| lines.get(*line as usize)) {
            best = best.saturating_sub(loss.lost).saturating_add(loss.gain);
            least = least.saturating_sub(loss.lost).saturating_sub(loss.may);
            unbounded |= loss.unbounded > 0;
            applied = applied || applies(counts);
        }
        // No place counts more than the highest total.
        let high = |points: Points| self.ceiling().map_or(points, |ceiling| points.min(ceiling));
        let (best, least) = (high(Points::of_sum(best)), high(Points::of_sum(least)));
        let worst = match place.floor {
            Some(floor) if unbounded => floor,
            floor => capped(least, floor),
        };
        ItemNumbers {
            range: Range { best: capped(best, place.floor), worst },
            excluded: !applied && self.written.not_applicable == NotApplicable::Exclude,
            unbounded: unbounded && place.floor.is_none(),
        }
    }
}
