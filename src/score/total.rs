//! The total and its interval: lines in items, items in categories, categories in the whole.

use super::plan::{Place, Plan};
use crate::finding::{Counts, Verdict};
use crate::judge::{Judged, Judgement};
use crate::order;
use crate::pack::{Category, Effect, NotApplicable};
use crate::points::{Points, Score};

/// The numbers of a sheet without its words: all that a single answer needs.
pub struct Totals {
    /// The best total still possible.
    pub best: Score,
    /// The worst total still possible.
    pub worst: Score,
    /// Whether the worst total may be lower still.
    pub at_most: bool,
}

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
    endless: bool,
}

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Best,
    Worst,
}

/// One way in which a category may end: what could be had, and what is earned of it.
type Way = (Points, Points);

/// Ways of one category that are followed; real schemes have some hundred different sums.
const MANY: usize = 1 << 12;

/// A category at one end.
struct Ending {
    /// Nothing more left out.
    now: Way,
    /// The extreme way for each sum that could be had; empty when there are too many.
    ways: Vec<Way>,
    /// Whether there is no bound.
    endless: bool,
}

/// Units as they are told.
pub fn units(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The verdicts of a rule.
pub fn counts(judgement: &Judgement, rule: u32) -> Counts {
    judgement.rules.get(rule as usize).map(|judged| judged.counts).unwrap_or_default()
}

/// Whether a rule may still fail.
pub fn may_act(judgement: &Judgement, rule: u32) -> bool {
    let counts = counts(judgement, rule);
    counts.pending > 0 || counts.to_confirm > 0 || counts.cannot_check > 0
}

/// Points that are never below their floor.
fn capped(points: Points, floor: Option<Points>) -> Points {
    floor.map_or(points, |floor| points.max(floor))
}

fn sum(ways: impl Iterator<Item = Way>) -> Way {
    ways.fold((Points::ZERO, Points::ZERO), |(possible, earned), way| (possible.plus(way.0), earned.plus(way.1)))
}

fn applies(judged: &Judged) -> bool {
    Verdict::ALL.into_iter().any(|verdict| verdict != Verdict::NotApplicable && judged.counts.get(verdict) > 0)
}

impl Plan {
    /// The numbers as they stand.
    pub fn totals(&self, judgement: &Judgement) -> Totals {
        let (best, _) = self.end(judgement, End::Best);
        let (worst, endless) = self.end(judgement, End::Worst);
        let floor = self.scheme.floor.map(Score::of);
        let told = |score: Score| floor.map_or(score, |floor| score.max(floor));
        Totals { best: told(best), worst: floor.filter(|_| endless).unwrap_or(told(worst)), at_most: endless && floor.is_none() }
    }

    /// The lines of a place.
    pub fn lines_of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a super::Line> {
        place.lines.iter().filter_map(|line| self.lines.get(*line as usize))
    }

    /// The numbers of one item.
    pub fn item_numbers(&self, place: &Place, judgement: &Judgement) -> ItemNumbers {
        let (mut lost, mut may_lose, mut endless, mut applied) = (Points::ZERO, Points::ZERO, false, place.lines.is_empty());
        for line in self.lines_of(place) {
            let Some(judged) = judgement.rules.get(line.rule as usize) else { continue };
            lost = lost.plus(line.each.times(units(judged.loss.failing)));
            may_lose = may_lose.plus(line.each.times(units(judged.loss.open)));
            endless |= judged.loss.unbounded > 0;
            applied = applied || applies(judged);
        }
        let best = place.full.minus(lost);
        let worst = match place.floor {
            Some(floor) if endless => floor,
            floor => capped(best.minus(may_lose), floor),
        };
        ItemNumbers {
            range: Range { best: capped(best, place.floor), worst },
            excluded: !applied && self.scheme.not_applicable == NotApplicable::Exclude,
            endless: endless && place.floor.is_none(),
        }
    }

    /// The points of a category as it stands, nothing more left out.
    pub fn category_as_it_stands(&self, at: usize, id: &str, category: &Category, judgement: &Judgement) -> Range {
        let earned = |end| self.category(at, id, category, judgement, end).now.1;
        Range { best: earned(End::Best), worst: earned(End::Worst) }
    }

    /// One end of the total's interval, and whether it has no bound.
    ///
    /// What is open may turn out not to apply; where the scheme leaves that out, the scale moves,
    /// and both ends lie at some choice of what is left out. The extreme of a share is found as
    /// Dinkelbach does: with the share so far as the price of what could be had, each category
    /// has a best way of its own, and the share of all of them together is better or the extreme.
    fn end(&self, judgement: &Judgement, end: End) -> (Score, bool) {
        let categories = self.scheme.categories.iter().enumerate();
        let all: Vec<Ending> = categories.map(|(at, (id, category))| self.category(at, id, category, judgement, end)).collect();
        let endless = all.iter().any(|ending| ending.endless);
        let full = self.scheme.full;
        let (mut possible, mut earned) = sum(all.iter().map(|ending| ending.now));
        if self.scheme.not_applicable == NotApplicable::Full {
            return (Score::of(earned), endless);
        }
        if all.iter().any(|ending| ending.ways.is_empty()) {
            // Too many ways: nothing is said that might be wrong.
            return if end == End::Best { (Score::of(full), endless) } else { (Score::of(Points::ZERO), true) };
        }
        while possible > Points::ZERO {
            let (price, of) = (i128::from(earned.hundredths()), i128::from(possible.hundredths()));
            let gain = |(possible, earned): &Way| {
                let gain = i128::from(earned.hundredths())
                    .saturating_mul(of)
                    .saturating_sub(i128::from(possible.hundredths()).saturating_mul(price));
                if end == End::Best { gain } else { gain.saturating_neg() }
            };
            let next = sum(all.iter().filter_map(|ending| ending.ways.iter().copied().max_by_key(gain)));
            if next.0 <= Points::ZERO || gain(&next) <= 0 {
                break;
            }
            (possible, earned) = next;
        }
        let score = Score::share(earned, full, possible);
        // Where everything may be left out nothing may be lost.
        let (least, _) = sum(all.iter().filter_map(|ending| ending.ways.iter().copied().min()));
        let whole = end == End::Best && least <= Points::ZERO;
        (if whole { score.max(Score::of(full)) } else { score }, endless)
    }

    /// One end of a category. Of ways with the same possible points only the extreme counts,
    /// because floors and vetoes keep their order.
    fn category(&self, at: usize, id: &str, category: &Category, judgement: &Judgement, end: End) -> Ending {
        let full = category.full;
        let (mut possible, mut earned, mut endless, mut going) = (full, full, false, Vec::new());
        for place in self.places.iter().filter(|place| place.category == at) {
            let item = self.item_numbers(place, judgement);
            if item.excluded {
                (possible, earned) = (possible.minus(place.full), earned.minus(place.full));
                continue;
            }
            let own = match end {
                End::Best => item.range.best,
                End::Worst if item.endless && category.floor.is_some() => Points::LOWEST,
                End::Worst => item.range.worst,
            };
            endless |= item.endless && end == End::Worst;
            earned = earned.minus(place.full.minus(own));
            if self.may_go(place, judgement) {
                going.push((place.full, own));
            }
        }
        let limit = self.limit(id, judgement, end);
        let settled = |(possible, earned): Way| {
            // What is left out lifts nobody: a floor is never above what could be had.
            let floor = category.floor.map(|floor| floor.min(possible.max(Points::ZERO)));
            (possible, capped(earned, floor).min(limit))
        };
        let mut ways: Vec<Way> = vec![(possible, earned)];
        for (full, own) in going {
            let fewer = ways.iter().map(|(possible, earned)| (possible.minus(full), earned.minus(own)));
            let mut all: Vec<Way> = order::sorted(ways.iter().copied().chain(fewer).collect());
            if end == End::Best {
                all.reverse();
            }
            all.dedup_by_key(|(possible, _)| *possible);
            ways = all;
            if ways.len() > MANY {
                ways.clear();
                break;
            }
        }
        ways.iter_mut().for_each(|way| *way = settled(*way));
        Ending { now: settled((possible, earned)), ways, endless: endless && category.floor.is_none() }
    }

    /// A veto that acts empties the category; one that may act empties its worst.
    fn limit(&self, category: &str, judgement: &Judgement, end: End) -> Points {
        let vetoes = self.scheme.vetoes.iter().zip(&self.vetoes);
        let mut rules =
            vetoes.filter(|(veto, _)| matches!(&veto.effect, Effect::Zero(zeroed) if zeroed == category)).map(|(_, rule)| *rule);
        let empty = rules.any(|rule| counts(judgement, rule).fail > 0 || end == End::Worst && may_act(judgement, rule));
        if empty { Points::ZERO } else { Points::HIGHEST }
    }

    /// Whether a scheme that leaves out what does not apply may still leave out this place: no
    /// line of it is settled. A line that waits for its parameter may turn out not to apply too.
    fn may_go(&self, place: &Place, judgement: &Judgement) -> bool {
        let settled = |line: &super::Line| {
            let counts = counts(judgement, line.rule);
            counts.pass > 0 || counts.fail > 0 || counts.not_supplied > 0
        };
        let open = |line: &super::Line| may_act(judgement, line.rule) || counts(judgement, line.rule).not_configured > 0;
        self.scheme.not_applicable == NotApplicable::Exclude && !self.lines_of(place).any(settled) && self.lines_of(place).any(open)
    }
}
