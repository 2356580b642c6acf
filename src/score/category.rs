//! How a category may end: what could be had of it, and what is earned.

use super::inputs::SheetInputs;
use super::item::{ItemNumbers, Range, capped};
use super::scheme::{CompiledScheme, Place};
use super::tally::{Tally, may_fail};
use crate::order;
use crate::pack::{Category, Effect, NotApplicable};
use crate::points::Points;

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything open passes.
    Best,
    /// Everything open fails.
    Worst,
}

/// One way in which a category may end: what could be had, and what is earned of it.
pub type Way = (Points, Points);

/// Ways of one category that are followed; real schemes have some hundred different sums.
const MANY: usize = 1 << 12;

/// A category at one end.
pub struct Ending {
    /// Nothing more left out.
    pub now: Way,
    /// The extreme way for each other sum that could be had; none when there are too many.
    pub others: Option<Vec<Way>>,
    /// Whether there is no bound.
    pub endless: bool,
}

impl Ending {
    /// Every way in which it may end, where they are not too many.
    pub fn ways(&self) -> impl Iterator<Item = Way> + '_ {
        std::iter::once(self.now).chain(self.others.iter().flatten().copied())
    }
}

/// A category as far as its items say.
struct Items {
    way: Way,
    endless: bool,
    /// The items that may still be left out.
    going: Vec<Way>,
}

impl CompiledScheme {
    /// The points of a category as it stands, nothing more left out.
    pub fn category_as_it_stands(&self, at: usize, id: &str, category: &Category, inputs: &SheetInputs) -> Range {
        let earned = |end| self.category((at, id, category), inputs, end).now.1;
        Range { best: earned(End::Best), worst: earned(End::Worst) }
    }

    /// Whether every category may have so many per cent of its points, and whether all certainly
    /// have. Of one of which nothing could be had nothing is asked.
    pub fn each_has(&self, inputs: &SheetInputs, share: Option<Points>) -> (bool, bool) {
        let Some(share) = share else { return (true, true) };
        let mut worst = self.endings(inputs, End::Worst);
        let sure = worst.all(|(_, ending)| !ending.endless && ending.others.is_some() && ending.ways().all(|way| has(way, share)));
        (self.too_weak(inputs, share).is_none(), sure)
    }

    /// The first category that cannot have so many per cent of its points.
    pub fn too_weak(&self, inputs: &SheetInputs, share: Points) -> Option<String> {
        let weak = |ending: &Ending| ending.others.is_some() && !ending.ways().any(|way| has(way, share));
        self.endings(inputs, End::Best).find(|(_, ending)| weak(ending)).map(|(id, _)| id.to_owned())
    }

    /// The categories at one end.
    pub fn endings<'a>(&'a self, inputs: &'a SheetInputs, end: End) -> impl Iterator<Item = (&'a str, Ending)> {
        let categories = self.written.categories.iter().enumerate();
        categories.map(move |(at, (id, category))| (id, self.category((at, id, category), inputs, end)))
    }

    /// One end of a category. Of ways with the same possible points only the extreme counts,
    /// because floors and vetoes keep their order.
    fn category(&self, (at, id, category): (usize, &str, &Category), inputs: &SheetInputs, end: End) -> Ending {
        let Items { way, endless, going } = self.items(at, category, inputs, end);
        let limit = self.limit(id, inputs, end);
        let settled = |(possible, earned): Way| {
            // What is left out lifts nobody: a floor is never above what could be had.
            let floor = category.floor.map(|floor| floor.min(possible.max(Points::ZERO)));
            (possible, capped(earned, floor).min(limit))
        };
        let others = if going.is_empty() { Some(Vec::new()) } else { left_out(way, going, end) };
        let others = others.map(|ways| ways.into_iter().map(settled).collect());
        Ending { now: settled(way), others, endless: endless && category.floor.is_none() }
    }

    /// The items of a category at one end.
    fn items(&self, at: usize, category: &Category, inputs: &SheetInputs, end: End) -> Items {
        let (mut possible, mut earned) = (category.full, category.full);
        let (mut endless, mut going) = (false, Vec::new());
        for (place, item) in self.items_of(at, inputs) {
            if item.excluded {
                (possible, earned) = (possible.minus(place.full), earned.minus(place.full));
                continue;
            }
            let own = item_at(item, category, end);
            endless |= item.endless && end == End::Worst;
            earned = earned.minus(place.full.minus(own));
            if self.may_go(place, inputs) {
                going.push((place.full, own));
            }
        }
        Items { way: (possible, earned), endless, going }
    }

    /// A veto that acts empties the category; one that may act empties its worst.
    fn limit(&self, category: &str, inputs: &SheetInputs, end: End) -> Points {
        let mut zeroes = self.vetoes_of(inputs).filter(|(veto, _)| matches!(&veto.effect, Effect::Zero(zeroed) if zeroed == category));
        let empty = zeroes.any(|(_, counts)| counts.fail > 0 || end == End::Worst && may_fail(counts));
        if empty { Points::ZERO } else { Points::HIGHEST }
    }

    /// Whether a scheme that leaves out what does not apply may still leave out this place: no
    /// line of it is settled. A line that waits for its parameter may turn out not to apply too.
    fn may_go(&self, place: &Place, inputs: &SheetInputs) -> bool {
        let settled = |(_, tally): (_, &Tally)| tally.counts.pass > 0 || tally.counts.fail > 0 || tally.counts.not_supplied > 0;
        let open = |(_, tally): (_, &Tally)| may_fail(&tally.counts) || tally.counts.not_configured > 0;
        let leaves_out = self.written.not_applicable == NotApplicable::Exclude;
        leaves_out && !self.lines_of(place, inputs).any(settled) && self.lines_of(place, inputs).any(open)
    }
}

/// Whether a way ends with so many per cent of what could be had.
fn has((possible, earned): Way, share: Points) -> bool {
    let scaled = |points: Points, by: Points| i128::from(points.hundredths()).saturating_mul(i128::from(by.hundredths()));
    possible <= Points::ZERO || scaled(earned, Points::HUNDRED) >= scaled(possible, share)
}

/// The points of an item at one end of its category.
fn item_at(item: &ItemNumbers, category: &Category, end: End) -> Points {
    match end {
        End::Best => item.range.best,
        End::Worst if item.endless && category.floor.is_some() => Points::LOWEST,
        End::Worst => item.range.worst,
    }
}

/// The extreme way for each sum that is possible where some items are left out; none when there
/// are too many.
fn left_out(whole: Way, going: Vec<Way>, end: End) -> Option<Vec<Way>> {
    let mut ways: Vec<Way> = vec![whole];
    for (full, own) in going {
        let fewer = ways.iter().map(|(possible, earned)| (possible.minus(full), earned.minus(own)));
        let mut all: Vec<Way> = order::sorted(ways.iter().copied().chain(fewer).collect());
        if end == End::Best {
            all.reverse();
        }
        all.dedup_by_key(|(possible, _)| *possible);
        ways = all;
        if ways.len() > MANY {
            return None;
        }
    }
    Some(ways)
}
