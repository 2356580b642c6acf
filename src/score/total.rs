//! The total and its interval: lines in items, items in categories, categories in the whole.

use super::plan::{Place, Plan};
use super::seen::{Earned, Seen, Tally, may_fail};
use crate::finding::{Counts, Verdict};
use crate::order;
use crate::pack::{BonusEvent, Category, Effect, NotApplicable};
use crate::points::{Points, Score};

/// The numbers of a sheet without its words: all that a single answer needs.
pub struct Totals {
    /// The best total still possible.
    pub best: Score,
    /// The worst total still possible.
    pub worst: Score,
    /// Whether the worst total may be lower still.
    pub at_most: bool,
    /// What the bonus adds.
    pub bonus: Range,
    /// Best and worst before the bonus.
    pub without_bonus: (Score, Score),
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
    pub endless: bool,
}

/// What events add before the cap of the whole bonus.
pub fn event_points(event: &BonusEvent, units: u32) -> Points {
    let points = event.points.times(units).min(Points::HIGHEST);
    event.most.map_or(points, |most| points.min(most))
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
    /// The extreme way for each other sum that could be had; none when there are too many.
    others: Option<Vec<Way>>,
    /// Whether there is no bound.
    endless: bool,
}

impl Ending {
    /// Every way in which it may end, where they are not too many.
    fn ways(&self) -> impl Iterator<Item = Way> + '_ {
        std::iter::once(self.now).chain(self.others.iter().flatten().copied())
    }
}

/// Units as they are told.
pub fn units(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Points that are never below their floor.
fn capped(points: Points, floor: Option<Points>) -> Points {
    floor.map_or(points, |floor| points.max(floor))
}

/// Whether a way ends with so many per cent of what could be had.
fn has((possible, earned): Way, share: Points) -> bool {
    let scaled = |points: Points, by: Points| i128::from(points.hundredths()).saturating_mul(i128::from(by.hundredths()));
    possible <= Points::ZERO || scaled(earned, Points::HUNDRED) >= scaled(possible, share)
}

fn sum(ways: impl Iterator<Item = Way>) -> Way {
    ways.fold((Points::ZERO, Points::ZERO), |(possible, earned), way| (possible.plus(way.0), earned.plus(way.1)))
}

fn applies(counts: &Counts) -> bool {
    Verdict::ALL.into_iter().any(|verdict| verdict != Verdict::NotApplicable && counts.get(verdict) > 0)
}

impl Plan {
    /// The numbers as they stand.
    pub fn totals(&self, seen: &Seen) -> Totals {
        let (best, _) = self.end(seen, End::Best);
        let (worst, endless) = self.end(seen, End::Worst);
        let floor = self.scheme.floor.map(Score::of);
        let told = |score: Score| floor.map_or(score, |floor| score.max(floor));
        let worst = floor.filter(|_| endless).unwrap_or(told(worst));
        let at_most = endless && floor.is_none();
        let without_bonus = (told(best), worst);
        let bonus = self.bonus(seen, without_bonus, at_most);
        let (mut best, mut worst) = (without_bonus.0.plus(bonus.best), worst.plus(bonus.worst));
        if let Some(ceiling) = self.ceiling().map(Score::of) {
            (best, worst) = (best.min(ceiling), worst.min(ceiling));
        }
        Totals { best, worst, at_most, bonus, without_bonus }
    }

    /// The highest total: as the scheme says, else its full mark where something lifts a total.
    pub fn ceiling(&self) -> Option<Points> {
        self.scheme.ceiling.or(self.lifts.then_some(self.scheme.full))
    }

    /// What takes the bonus away: the rules on which it depends, and the vetoes unless it stays.
    pub(super) fn gates<'a>(&self, seen: &'a Seen) -> impl Iterator<Item = &'a Counts> + use<'a> {
        let stays = self.scheme.bonus.as_ref().is_some_and(|bonus| bonus.despite_vetoes);
        seen.vetoes.iter().skip(if stays { self.scheme.vetoes.len() } else { 0 })
    }

    /// The bonus that is added: nothing where something takes it away, or where the total without
    /// it is not above the gate.
    fn bonus(&self, seen: &Seen, (best, worst): (Score, Score), endless: bool) -> Range {
        let Some(bonus) = &self.scheme.bonus else { return Range { best: Points::ZERO, worst: Points::ZERO } };
        let open = |total: Score| bonus.opens_above.is_none_or(|gate| total > Score::of(gate));
        let acts = self.gates(seen).any(|counts| counts.fail > 0);
        // Whatever nobody can say of a rule on which the bonus depends, it is not given.
        let mut rules = seen.vetoes.iter().skip(self.scheme.vetoes.len());
        let unknown = rules.any(|counts| counts.not_configured > 0 || counts.not_supplied > 0);
        let may_act = acts || unknown || self.gates(seen).any(may_fail);
        let sum = |of: fn(&Earned) -> u64| {
            let events = bonus.events.iter().zip(&seen.events);
            let sum = events.fold(Points::ZERO, |sum, (event, earned)| sum.plus(event_points(event, units(of(earned)))));
            bonus.most.map_or(sum, |most| sum.min(most))
        };
        Range {
            best: if acts || !open(best) { Points::ZERO } else { sum(|earned| earned.most) },
            worst: if may_act || endless || !open(worst) { Points::ZERO } else { sum(|earned| earned.sure) },
        }
    }

    /// The lines of a place.
    pub fn lines_of<'a>(&'a self, place: &'a Place, seen: &'a Seen) -> impl Iterator<Item = (&'a super::Line, &'a Tally)> {
        place.lines.iter().filter_map(|line| self.lines.get(*line as usize).zip(seen.lines.get(*line as usize)))
    }

    /// The numbers of one item, from what is known of all lines.
    pub(super) fn item_numbers(&self, place: &Place, lines: &[Tally]) -> ItemNumbers {
        let (mut best, mut least) = (i128::from(place.full.hundredths()), i128::from(place.full.hundredths()));
        let (mut endless, mut applied) = (false, place.lines.is_empty());
        for Tally { counts, loss } in place.lines.iter().filter_map(|line| lines.get(*line as usize)) {
            best = best.saturating_sub(loss.lost).saturating_add(loss.gain);
            least = least.saturating_sub(loss.lost).saturating_sub(loss.may);
            endless |= loss.unbounded > 0;
            applied = applied || applies(counts);
        }
        // No place counts more than the highest total.
        let high = |points: Points| self.ceiling().map_or(points, |ceiling| points.min(ceiling));
        let (best, least) = (high(Points::of_sum(best)), high(Points::of_sum(least)));
        let worst = match place.floor {
            Some(floor) if endless => floor,
            floor => capped(least, floor),
        };
        ItemNumbers {
            range: Range { best: capped(best, place.floor), worst },
            excluded: !applied && self.scheme.not_applicable == NotApplicable::Exclude,
            endless: endless && place.floor.is_none(),
        }
    }

    /// The points of a category as it stands, nothing more left out.
    pub fn category_as_it_stands(&self, at: usize, id: &str, category: &Category, seen: &Seen) -> Range {
        let earned = |end| self.category(at, id, category, seen, end).now.1;
        Range { best: earned(End::Best), worst: earned(End::Worst) }
    }

    /// Whether every category may have so many per cent of its points, and whether all certainly
    /// have. Of one of which nothing could be had nothing is asked.
    pub fn each_has(&self, seen: &Seen, share: Option<Points>) -> (bool, bool) {
        let Some(share) = share else { return (true, true) };
        let mut worst = self.endings(seen, End::Worst);
        let sure = worst.all(|(_, ending)| !ending.endless && ending.others.is_some() && ending.ways().all(|way| has(way, share)));
        (self.too_weak(seen, share).is_none(), sure)
    }

    /// The first category that cannot have so many per cent of its points.
    pub fn too_weak(&self, seen: &Seen, share: Points) -> Option<String> {
        let weak = |ending: &Ending| ending.others.is_some() && !ending.ways().any(|way| has(way, share));
        self.endings(seen, End::Best).find(|(_, ending)| weak(ending)).map(|(id, _)| id.to_owned())
    }

    fn endings<'a>(&'a self, seen: &'a Seen, end: End) -> impl Iterator<Item = (&'a str, Ending)> {
        let categories = self.scheme.categories.iter().enumerate();
        categories.map(move |(at, (id, category))| (id, self.category(at, id, category, seen, end)))
    }

    /// One end of the total's interval, and whether it has no bound.
    ///
    /// What is open may turn out not to apply; where the scheme leaves that out, the scale moves,
    /// and both ends lie at some choice of what is left out. The extreme of a share is found as
    /// Dinkelbach does: with the share so far as the price of what could be had, each category
    /// has a best way of its own, and the share of all of them together is better or the extreme.
    fn end(&self, seen: &Seen, end: End) -> (Score, bool) {
        let all: Vec<Ending> = self.endings(seen, end).map(|(_, ending)| ending).collect();
        let endless = all.iter().any(|ending| ending.endless);
        let full = self.scheme.full;
        let (mut possible, mut earned) = sum(all.iter().map(|ending| ending.now));
        if self.scheme.not_applicable == NotApplicable::Full {
            return (Score::of(earned), endless);
        }
        if all.iter().any(|ending| ending.others.is_none()) {
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
            let next = sum(all.iter().filter_map(|ending| ending.ways().max_by_key(gain)));
            if next.0 <= Points::ZERO || gain(&next) <= 0 {
                break;
            }
            (possible, earned) = next;
        }
        let score = Score::share(earned, full, possible);
        // Where everything may be left out nothing may be lost.
        let (least, _) = sum(all.iter().filter_map(|ending| ending.ways().min()));
        let whole = end == End::Best && least <= Points::ZERO;
        (if whole { score.max(Score::of(full)) } else { score }, endless)
    }

    /// One end of a category. Of ways with the same possible points only the extreme counts,
    /// because floors and vetoes keep their order.
    fn category(&self, at: usize, id: &str, category: &Category, seen: &Seen, end: End) -> Ending {
        let full = category.full;
        let (mut possible, mut earned, mut endless, mut going) = (full, full, false, Vec::new());
        for (place, item) in self.places.iter().zip(&seen.items).filter(|(place, _)| place.category == at) {
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
            if self.may_go(place, seen) {
                going.push((place.full, own));
            }
        }
        let limit = self.limit(id, seen, end);
        let settled = |(possible, earned): Way| {
            // What is left out lifts nobody: a floor is never above what could be had.
            let floor = category.floor.map(|floor| floor.min(possible.max(Points::ZERO)));
            (possible, capped(earned, floor).min(limit))
        };
        let now = settled((possible, earned));
        let endless = endless && category.floor.is_none();
        if going.is_empty() {
            return Ending { now, others: Some(Vec::new()), endless };
        }
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
                return Ending { now, others: None, endless };
            }
        }
        ways.iter_mut().for_each(|way| *way = settled(*way));
        Ending { now, others: Some(ways), endless }
    }

    /// A veto that acts empties the category; one that may act empties its worst.
    fn limit(&self, category: &str, seen: &Seen, end: End) -> Points {
        let vetoes = self.scheme.vetoes.iter().zip(&seen.vetoes);
        let mut zeroes = vetoes.filter(|(veto, _)| matches!(&veto.effect, Effect::Zero(zeroed) if zeroed == category));
        let empty = zeroes.any(|(_, counts)| counts.fail > 0 || end == End::Worst && may_fail(counts));
        if empty { Points::ZERO } else { Points::HIGHEST }
    }

    /// Whether a scheme that leaves out what does not apply may still leave out this place: no
    /// line of it is settled. A line that waits for its parameter may turn out not to apply too.
    fn may_go(&self, place: &Place, seen: &Seen) -> bool {
        let settled = |(_, tally): (_, &Tally)| tally.counts.pass > 0 || tally.counts.fail > 0 || tally.counts.not_supplied > 0;
        let open = |(_, tally): (_, &Tally)| may_fail(&tally.counts) || tally.counts.not_configured > 0;
        let leaves_out = self.scheme.not_applicable == NotApplicable::Exclude;
        leaves_out && !self.lines_of(place, seen).any(settled) && self.lines_of(place, seen).any(open)
    }
}
