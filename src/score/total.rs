//! The total and its interval: categories in the whole, and the bonus on top.

use super::bonus::BonusUnits;
use super::category::{Bound, CategoryBound, Outcome};
use super::inputs::SheetInputs;
use super::item::Range;
use super::scheme::{CompiledBonus, CompiledScheme};
use super::tally::may_fail;
use crate::finding::Counts;
use crate::pack::NotApplicable;
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

impl Totals {
    /// The worst total for the edges of grades: without an end it is lower than any of them.
    pub fn lowest(&self) -> Score {
        if self.at_most { Score::of(Points::LOWEST) } else { self.worst }
    }
}

/// Units as they are told.
pub fn units(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl CompiledBonus {
    /// What takes it away: the rules on which it depends, and the vetoes unless it stays.
    pub fn taken_by<'a>(&self, inputs: &'a SheetInputs) -> impl Iterator<Item = &'a Counts> + use<'a> {
        let vetoes: &[Counts] = if self.despite_vetoes { &[] } else { &inputs.vetoes };
        vetoes.iter().chain(&inputs.gates)
    }

    /// What its events add.
    fn sum(&self, inputs: &SheetInputs, of: fn(&BonusUnits) -> u64) -> Points {
        let events = self.events.iter().zip(&inputs.events);
        let sum = events.fold(Points::ZERO, |sum, (event, earned)| sum.plus(event.add(units(of(earned)))));
        self.most.map_or(sum, |most| sum.min(most))
    }
}

impl CompiledScheme {
    /// The numbers as they stand.
    pub fn totals(&self, inputs: &SheetInputs) -> Totals {
        let (best, _) = self.bound(inputs, Bound::Best);
        let (worst, unbounded) = self.bound(inputs, Bound::Worst);
        let floor = self.written.floor.map(Score::of);
        let told = |score: Score| floor.map_or(score, |floor| score.max(floor));
        let worst = floor.filter(|_| unbounded).unwrap_or(told(worst));
        let at_most = unbounded && floor.is_none();
        let without_bonus = (told(best), worst);
        let bonus = self.bonus_points(inputs, without_bonus, at_most);
        let (mut best, mut worst) = (without_bonus.0.plus(bonus.best), worst.plus(bonus.worst));
        if let Some(ceiling) = self.ceiling().map(Score::of) {
            (best, worst) = (best.min(ceiling), worst.min(ceiling));
        }
        Totals { best, worst, at_most, bonus, without_bonus }
    }

    /// The bonus that is added: nothing where something takes it away, or where the total without
    /// it is not above the gate.
    fn bonus_points(&self, inputs: &SheetInputs, (best, worst): (Score, Score), unbounded: bool) -> Range {
        let Some(bonus) = &self.bonus else { return Range { best: Points::ZERO, worst: Points::ZERO } };
        let open = |total: Score| bonus.opens_above.is_none_or(|gate| total > Score::of(gate));
        let acts = bonus.taken_by(inputs).any(|counts| counts.fail > 0);
        // Whatever nobody can say of a rule on which the bonus depends, it is not given.
        let unknown = inputs.gates.iter().any(|counts| counts.not_configured > 0 || counts.not_supplied > 0);
        let may_act = acts || unknown || bonus.taken_by(inputs).any(may_fail);
        Range {
            best: if acts || !open(best) { Points::ZERO } else { bonus.sum(inputs, |earned| earned.most) },
            worst: if may_act || unbounded || !open(worst) { Points::ZERO } else { bonus.sum(inputs, |earned| earned.sure) },
        }
    }

    /// One bound of the total's interval, and whether it has no bound. What is open may turn out not to
    /// apply; where the scheme leaves that out, the scale moves, and both bounds lie at some choice of
    /// what is left out.
    fn bound(&self, inputs: &SheetInputs, bound: Bound) -> (Score, bool) {
        let all: Vec<CategoryBound> = self.category_bounds(inputs, bound).map(|(_, category)| category).collect();
        let unbounded = all.iter().any(|category| category.unbounded);
        let full = self.written.full;
        if self.written.not_applicable == NotApplicable::Full {
            return (Score::of(Outcome::sum(all.iter().map(|category| category.now)).earned), unbounded);
        }
        if all.iter().any(|category| category.others.is_none()) {
            // Too many outcomes: nothing is said that might be wrong.
            return if bound == Bound::Best { (Score::of(full), unbounded) } else { (Score::of(Points::ZERO), true) };
        }
        let Outcome { possible, earned } = extreme(&all, bound);
        let score = Score::share(earned, full, possible);
        // Where everything may be left out nothing may be lost.
        let least = Outcome::sum(all.iter().filter_map(|category| category.outcomes().min())).possible;
        let whole = bound == Bound::Best && least <= Points::ZERO;
        (if whole { score.max(Score::of(full)) } else { score }, unbounded)
    }
}

/// The largest or smallest share of what could be had, found as Dinkelbach does: with the share so
/// far as the price of what could be had, each category has a best outcome of its own, and the share of
/// all of them together is better or the extreme.
fn extreme(all: &[CategoryBound], bound: Bound) -> Outcome {
    let mut so_far = Outcome::sum(all.iter().map(|category| category.now));
    while so_far.possible > Points::ZERO {
        let product = |a: Points, b: Points| i128::from(a.hundredths()).saturating_mul(i128::from(b.hundredths()));
        let gain = |other: &Outcome| {
            let gain = product(other.earned, so_far.possible).saturating_sub(product(other.possible, so_far.earned));
            if bound == Bound::Best { gain } else { gain.saturating_neg() }
        };
        let next = Outcome::sum(all.iter().filter_map(|category| category.outcomes().max_by_key(gain)));
        if next.possible <= Points::ZERO || gain(&next) <= 0 {
            break;
        }
        so_far = next;
    }
    so_far
}
