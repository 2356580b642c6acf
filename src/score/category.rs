//! The bounds of a category: what could be had of it, and what is earned.

use super::inputs::SheetInputs;
use super::item::{ItemNumbers, Range, capped};
use super::scheme::{CompiledScheme, ScoreItem};
use super::tally::{Tally, may_fail};
use crate::order;
use crate::pack::{Category, Effect, NotApplicable};
use crate::points::Points;

/// One bound of an interval.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Everything open passes.
    Best,
    /// Everything open fails.
    Worst,
}

/// One outcome of a category, in the order of what could be had.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// What could be had.
    pub possible: Points,
    /// What is earned of it.
    pub earned: Points,
}

impl Outcome {
    /// All of them together.
    pub fn sum(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
        let none = Outcome { possible: Points::ZERO, earned: Points::ZERO };
        outcomes.fold(none, |sum, other| Outcome { possible: sum.possible.plus(other.possible), earned: sum.earned.plus(other.earned) })
    }

    /// The outcome without another.
    fn without(self, other: Outcome) -> Outcome {
        Outcome { possible: self.possible.minus(other.possible), earned: self.earned.minus(other.earned) }
    }

    /// Whether so many per cent of what could be had are earned.
    fn has(self, share: Points) -> bool {
        let scaled = |points: Points, by: Points| i128::from(points.hundredths()).saturating_mul(i128::from(by.hundredths()));
        self.possible <= Points::ZERO || scaled(self.earned, Points::HUNDRED) >= scaled(self.possible, share)
    }
}

/// Outcomes of one category that are followed; real schemes have some hundred different sums.
const MANY: usize = 1 << 12;

/// One bound of a category.
pub struct CategoryBound {
    /// Nothing more left out.
    pub now: Outcome,
    /// The extreme outcome for each other sum that could be had; none when there are too many.
    pub others: Option<Vec<Outcome>>,
    /// Whether there is no bound.
    pub unbounded: bool,
}

impl CategoryBound {
    /// Every outcome, where they are not too many.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> + '_ {
        std::iter::once(self.now).chain(self.others.iter().flatten().copied())
    }
}

/// A category as far as its items say.
struct Items {
    outcome: Outcome,
    unbounded: bool,
    /// The items that may still be left out.
    going: Vec<Outcome>,
}

impl CompiledScheme {
    /// The points of a category as it stands, nothing more left out.
    pub fn category_as_it_stands(&self, at: usize, id: &str, category: &Category, inputs: &SheetInputs) -> Range {
        let earned = |bound| self.category((at, id, category), inputs, bound).now.earned;
        Range { best: earned(Bound::Best), worst: earned(Bound::Worst) }
    }

    /// Whether every category may have so many per cent of its points, and whether all certainly
    /// have. Of one of which nothing could be had nothing is asked.
    pub fn each_has(&self, inputs: &SheetInputs, share: Option<Points>) -> (bool, bool) {
        let Some(share) = share else { return (true, true) };
        let mut worst = self.category_bounds(inputs, Bound::Worst);
        let sure = worst
            .all(|(_, category)| !category.unbounded && category.others.is_some() && category.outcomes().all(|outcome| outcome.has(share)));
        (self.too_weak(inputs, share).is_none(), sure)
    }

    /// The first category that cannot have so many per cent of its points.
    pub fn too_weak(&self, inputs: &SheetInputs, share: Points) -> Option<String> {
        let weak = |category: &CategoryBound| category.others.is_some() && !category.outcomes().any(|outcome| outcome.has(share));
        self.category_bounds(inputs, Bound::Best).find(|(_, category)| weak(category)).map(|(id, _)| id.to_owned())
    }

    /// The categories at one bound.
    pub fn category_bounds<'a>(&'a self, inputs: &'a SheetInputs, bound: Bound) -> impl Iterator<Item = (&'a str, CategoryBound)> {
        let categories = self.written.categories.iter().enumerate();
        categories.map(move |(at, (id, category))| (id, self.category((at, id, category), inputs, bound)))
    }

    /// One bound of a category. Of outcomes with the same possible points only the extreme counts,
    /// because floors and vetoes keep their order.
    fn category(&self, (at, id, category): (usize, &str, &Category), inputs: &SheetInputs, bound: Bound) -> CategoryBound {
        let Items { outcome, unbounded, going } = self.items(at, category, inputs, bound);
        let limit = self.limit(id, inputs, bound);
        let settled = |Outcome { possible, earned }: Outcome| {
            // What is left out lifts nobody: a floor is never above what could be had.
            let floor = category.floor.map(|floor| floor.min(possible.max(Points::ZERO)));
            Outcome { possible, earned: capped(earned, floor).min(limit) }
        };
        let others = if going.is_empty() { Some(Vec::new()) } else { left_out(outcome, going, bound) };
        let others = others.map(|outcomes| outcomes.into_iter().map(settled).collect());
        CategoryBound { now: settled(outcome), others, unbounded: unbounded && category.floor.is_none() }
    }

    /// The items of a category at one bound.
    fn items(&self, at: usize, category: &Category, inputs: &SheetInputs, bound: Bound) -> Items {
        let mut items = Items { outcome: Outcome { possible: category.full, earned: category.full }, unbounded: false, going: Vec::new() };
        for (place, item) in self.items_of(at, inputs) {
            if item.excluded {
                items.outcome = items.outcome.without(Outcome { possible: place.full, earned: place.full });
                continue;
            }
            let own = Outcome { possible: place.full, earned: item_at(item, category, bound) };
            items.unbounded |= item.unbounded && bound == Bound::Worst;
            items.outcome = items.outcome.without(Outcome { possible: Points::ZERO, earned: own.possible.minus(own.earned) });
            if self.may_go(place, inputs) {
                items.going.push(own);
            }
        }
        items
    }

    /// A veto that acts empties the category; one that may act empties its worst.
    fn limit(&self, category: &str, inputs: &SheetInputs, bound: Bound) -> Points {
        let mut zeroes = self.vetoes_of(inputs).filter(|(veto, _)| matches!(&veto.effect, Effect::Zero(zeroed) if zeroed == category));
        let empty = zeroes.any(|(_, counts)| counts.fail > 0 || bound == Bound::Worst && may_fail(counts));
        if empty { Points::ZERO } else { Points::HIGHEST }
    }

    /// Whether a scheme that leaves out what does not apply may still leave out this place: no
    /// line of it is settled. A line that waits for its parameter may turn out not to apply too.
    fn may_go(&self, place: &ScoreItem, inputs: &SheetInputs) -> bool {
        let settled = |(_, tally): (_, &Tally)| tally.counts.pass > 0 || tally.counts.fail > 0 || tally.counts.not_supplied > 0;
        let open = |(_, tally): (_, &Tally)| may_fail(&tally.counts) || tally.counts.not_configured > 0;
        let leaves_out = self.written.not_applicable == NotApplicable::Exclude;
        leaves_out && !self.lines_of(place, inputs).any(settled) && self.lines_of(place, inputs).any(open)
    }
}

/// The points of an item at one end of its category.
fn item_at(item: &ItemNumbers, category: &Category, bound: Bound) -> Points {
    match bound {
        Bound::Best => item.range.best,
        Bound::Worst if item.unbounded && category.floor.is_some() => Points::LOWEST,
        Bound::Worst => item.range.worst,
    }
}

/// The extreme outcome for each sum that is possible where some items are left out; none when there
/// are too many.
fn left_out(whole: Outcome, going: Vec<Outcome>, bound: Bound) -> Option<Vec<Outcome>> {
    let mut outcomes: Vec<Outcome> = vec![whole];
    for own in going {
        let fewer = outcomes.iter().map(|outcome| outcome.without(own));
        let mut all: Vec<Outcome> = order::sorted(outcomes.iter().copied().chain(fewer).collect());
        if bound == Bound::Best {
            all.reverse();
        }
        all.dedup_by_key(|outcome| outcome.possible);
        outcomes = all;
        if outcomes.len() > MANY {
            return None;
        }
    }
    Some(outcomes)
}
