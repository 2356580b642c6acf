//! The total and its interval: categories in the whole, and the bonus on top.

use super::category::{End, Ending, Way};
use super::earned::Earned;
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

fn sum(ways: impl Iterator<Item = Way>) -> Way {
    ways.fold((Points::ZERO, Points::ZERO), |(possible, earned), way| (possible.plus(way.0), earned.plus(way.1)))
}

impl CompiledBonus {
    /// What takes it away: the rules on which it depends, and the vetoes unless it stays.
    pub fn taken_by<'a>(&self, inputs: &'a SheetInputs) -> impl Iterator<Item = &'a Counts> + use<'a> {
        let vetoes: &[Counts] = if self.despite_vetoes { &[] } else { &inputs.vetoes };
        vetoes.iter().chain(&inputs.gates)
    }

    /// What its events add.
    fn sum(&self, inputs: &SheetInputs, of: fn(&Earned) -> u64) -> Points {
        let events = self.events.iter().zip(&inputs.events);
        let sum = events.fold(Points::ZERO, |sum, (event, earned)| sum.plus(event.add(units(of(earned)))));
        self.most.map_or(sum, |most| sum.min(most))
    }
}

impl CompiledScheme {
    /// The numbers as they stand.
    pub fn totals(&self, inputs: &SheetInputs) -> Totals {
        let (best, _) = self.end(inputs, End::Best);
        let (worst, endless) = self.end(inputs, End::Worst);
        let floor = self.written.floor.map(Score::of);
        let told = |score: Score| floor.map_or(score, |floor| score.max(floor));
        let worst = floor.filter(|_| endless).unwrap_or(told(worst));
        let at_most = endless && floor.is_none();
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
    fn bonus_points(&self, inputs: &SheetInputs, (best, worst): (Score, Score), endless: bool) -> Range {
        let Some(bonus) = &self.bonus else { return Range { best: Points::ZERO, worst: Points::ZERO } };
        let open = |total: Score| bonus.opens_above.is_none_or(|gate| total > Score::of(gate));
        let acts = bonus.taken_by(inputs).any(|counts| counts.fail > 0);
        // Whatever nobody can say of a rule on which the bonus depends, it is not given.
        let unknown = inputs.gates.iter().any(|counts| counts.not_configured > 0 || counts.not_supplied > 0);
        let may_act = acts || unknown || bonus.taken_by(inputs).any(may_fail);
        Range {
            best: if acts || !open(best) { Points::ZERO } else { bonus.sum(inputs, |earned| earned.most) },
            worst: if may_act || endless || !open(worst) { Points::ZERO } else { bonus.sum(inputs, |earned| earned.sure) },
        }
    }

    /// One end of the total's interval, and whether it has no bound. What is open may turn out not to
    /// apply; where the scheme leaves that out, the scale moves, and both ends lie at some choice of
    /// what is left out.
    fn end(&self, inputs: &SheetInputs, end: End) -> (Score, bool) {
        let all: Vec<Ending> = self.endings(inputs, end).map(|(_, ending)| ending).collect();
        let endless = all.iter().any(|ending| ending.endless);
        let full = self.written.full;
        if self.written.not_applicable == NotApplicable::Full {
            return (Score::of(sum(all.iter().map(|ending| ending.now)).1), endless);
        }
        if all.iter().any(|ending| ending.others.is_none()) {
            // Too many ways: nothing is said that might be wrong.
            return if end == End::Best { (Score::of(full), endless) } else { (Score::of(Points::ZERO), true) };
        }
        let (possible, earned) = extreme(&all, end);
        let score = Score::share(earned, full, possible);
        // Where everything may be left out nothing may be lost.
        let (least, _) = sum(all.iter().filter_map(|ending| ending.ways().min()));
        let whole = end == End::Best && least <= Points::ZERO;
        (if whole { score.max(Score::of(full)) } else { score }, endless)
    }
}

/// The largest or smallest share of what could be had, found as Dinkelbach does: with the share so
/// far as the price of what could be had, each category has a best way of its own, and the share of
/// all of them together is better or the extreme.
fn extreme(all: &[Ending], end: End) -> Way {
    let (mut possible, mut earned) = sum(all.iter().map(|ending| ending.now));
    while possible > Points::ZERO {
        let (price, of) = (i128::from(earned.hundredths()), i128::from(possible.hundredths()));
        let gain = |(possible, earned): &Way| {
            let gain =
                i128::from(earned.hundredths()).saturating_mul(of).saturating_sub(i128::from(possible.hundredths()).saturating_mul(price));
            if end == End::Best { gain } else { gain.saturating_neg() }
        };
        let next = sum(all.iter().filter_map(|ending| ending.ways().max_by_key(gain)));
        if next.0 <= Points::ZERO || gain(&next) <= 0 {
            break;
        }
        (possible, earned) = next;
    }
    (possible, earned)
}
