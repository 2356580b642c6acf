//! The score sheet: every step leaves a line that can be redone by hand.

use super::grade;
use super::plan::{Place, Plan};
use crate::finding::{Counts, Verdict};
use crate::judge::{Judged, Judgement, Loss};
use crate::order;
use crate::pack::{Category, Effect, NotApplicable, Per};
use crate::points::{Points, Score};
use crate::words::Words;
use serde::Serialize;
use tsify::Tsify;

/// The points of one pack. Best: everything open passes. Worst: everything open fails.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Sheet {
    /// The pack.
    pub pack: String,
    /// The profile that brought the scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The scheme.
    pub title: Words,
    /// Whether the points are put together by us.
    pub compiled: bool,
    /// The full mark.
    #[tsify(type = "string")]
    pub full: Points,
    /// The full mark of the whole of which only a part was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub visible_of: Option<Points>,
    /// The best total still possible, rounded for display.
    #[tsify(type = "string")]
    pub best: Points,
    /// The worst total still possible, rounded for display.
    #[tsify(type = "string")]
    pub worst: Points,
    /// Whether the worst total may be lower still, because some number has no bound.
    pub at_most: bool,
    /// The grade, when only one is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// All grades.
    pub grades: Vec<GradeLine>,
    /// Vetoes that act or may act.
    pub vetoes: Vec<VetoLine>,
    /// The categories.
    pub categories: Vec<CategorySheet>,
    /// Rules that take points but are not configured or not supplied: they take nothing away,
    /// and nobody may think they were met.
    pub not_assessed: Vec<u32>,
}

/// One grade and whether it can still be reached.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct GradeLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Whether it can still be reached.
    pub reachable: bool,
    /// The rule that took most when it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<u32>,
}

/// A veto that acts, or may act while answers are missing.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct VetoLine {
    /// The rule.
    pub rule: u32,
    /// What it does.
    pub effect: Effect,
    /// Whether it acts for certain.
    pub acts: bool,
}

/// One category.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct CategorySheet {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its full points.
    #[tsify(type = "string")]
    pub full: Points,
    /// Best points still possible.
    #[tsify(type = "string")]
    pub best: Points,
    /// Worst points still possible.
    #[tsify(type = "string")]
    pub worst: Points,
    /// Its items; one with the category's own id when it has none.
    pub items: Vec<ItemSheet>,
}

/// One item.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ItemSheet {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its full points.
    #[tsify(type = "string")]
    pub full: Points,
    /// Best points still possible.
    #[tsify(type = "string")]
    pub best: Points,
    /// Worst points still possible.
    #[tsify(type = "string")]
    pub worst: Points,
    /// Whether no line of it applies and the scheme leaves it out.
    pub excluded: bool,
    /// Its lines.
    pub lines: Vec<LineSheet>,
}

/// One rule that takes points.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct LineSheet {
    /// The rule.
    pub rule: u32,
    /// Subjects that fail.
    pub failing: u32,
    /// Units lost.
    pub units: u32,
    /// The unit.
    pub per: Per,
    /// Points a unit.
    #[tsify(type = "string")]
    pub each: Points,
    /// Points lost before any cap.
    #[tsify(type = "string")]
    pub lost: Points,
    /// Points that may still be lost, before any cap.
    #[tsify(type = "string")]
    pub may_lose: Points,
    /// Whether more may be lost, because some number has no bound.
    pub at_most: bool,
}

/// The numbers of a sheet without its words: all that a single answer needs.
pub struct Totals {
    /// The best total still possible.
    pub best: Score,
    /// The worst total still possible.
    pub worst: Score,
    /// Whether the worst total may be lower still.
    pub at_most: bool,
}

/// Best and worst points of a category.
#[derive(Clone, Copy)]
struct Range {
    best: Points,
    worst: Points,
}

/// The numbers of one item.
#[derive(Clone, Copy)]
struct ItemNumbers {
    best: Points,
    worst: Points,
    excluded: bool,
    /// Whether its worst has no end.
    endless: bool,
}

/// The numbers of one category.
struct CategoryNumbers {
    range: Range,
    possible: Points,
    endless: bool,
}

fn units(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Points that are never below their floor.
fn capped(points: Points, floor: Option<Points>) -> Points {
    floor.map_or(points, |floor| points.max(floor))
}

/// The worst points: the floor where a loss has no end, and no lower than it anywhere.
fn worst(points: Points, floor: Option<Points>, endless: bool) -> Points {
    match floor {
        Some(floor) if endless => floor,
        floor => capped(points, floor),
    }
}

fn applies(judged: &Judged) -> bool {
    Verdict::ALL.into_iter().any(|verdict| verdict != Verdict::NotApplicable && judged.counts.get(verdict) > 0)
}

impl Plan {
    /// The numbers as they stand.
    pub fn totals(&self, judgement: &Judgement) -> Totals {
        let all = self.sum(judgement, 0);
        let (mut best, mut worst) = (all.best, all.worst);
        if self.scheme.not_applicable == NotApplicable::Exclude {
            // What is open may turn out not to apply and be left out, which moves the scale.
            for left_out in self.may_be_left_out(judgement) {
                let sum = self.sum(judgement, left_out);
                best = best.max(sum.best);
                worst = worst.min(sum.worst);
            }
        }
        Totals { best, worst, at_most: all.at_most }
    }

    /// The choices of places that may turn out to be left out, one bit a place. Up to four places
    /// every choice is tried; beyond that they go one after the other in the order of what they
    /// may earn, from both ends, which is exact but for floors and vetoes of categories.
    fn may_be_left_out(&self, judgement: &Judgement) -> Vec<u64> {
        let mut places: Vec<(Score, u64)> = Vec::new();
        for (place, at) in self.places.iter().zip(0..64).filter(|(place, _)| self.may_go(place, judgement)) {
            let worst = self.item_numbers(place, judgement).worst;
            places.push((Score::share(worst, self.scheme.full, place.full), 1_u64.wrapping_shl(at)));
        }
        if places.len() <= 4 {
            let one_more =
                |choices: Vec<u64>, (_, place): &(Score, u64)| [choices.clone(), choices.iter().map(|c| c | place).collect()].concat();
            return places.iter().fold(vec![0], one_more);
        }
        let places = order::sorted(places);
        let mut choices = Vec::new();
        let (mut from_low, mut from_high) = (0, 0);
        for ((_, low), (_, high)) in places.iter().zip(places.iter().rev()) {
            (from_low, from_high) = (from_low | low, from_high | high);
            choices.extend([from_low, from_high]);
        }
        choices
    }

    /// The total with further places left out.
    fn sum(&self, judgement: &Judgement, left_out: u64) -> Totals {
        let (mut possible, mut best, mut low, mut endless) = (Points::ZERO, Points::ZERO, Points::ZERO, false);
        for (at, (id, category)) in self.scheme.categories.iter().enumerate() {
            let numbers = self.category_numbers(at, id, category, judgement, left_out);
            possible = possible.plus(numbers.possible);
            best = best.plus(numbers.range.best);
            low = low.plus(numbers.range.worst);
            endless |= numbers.endless;
        }
        let floor = self.scheme.floor.map(Score::of);
        let told = |points: Points| {
            let score = match self.scheme.not_applicable {
                NotApplicable::Full => Score::of(points),
                NotApplicable::Exclude => Score::share(points, self.scheme.full, possible),
            };
            floor.map_or(score, |floor| score.max(floor))
        };
        let worst = match floor {
            Some(floor) if endless => floor,
            _ => told(low),
        };
        Totals { best: told(best), worst, at_most: endless && floor.is_none() }
    }

    /// Whether every line of a place may still turn out not to apply, and not all do already.
    fn may_go(&self, place: &Place, judgement: &Judgement) -> bool {
        let settled = |line: &super::Line| {
            let counts = counts(judgement, line.rule);
            counts.pass > 0 || counts.fail > 0 || counts.not_configured > 0 || counts.not_supplied > 0
        };
        !place.lines.is_empty() && !self.lines_of(place).any(settled) && self.lines_of(place).any(|line| may_act(judgement, line.rule))
    }

    fn category_numbers(&self, at: usize, id: &str, category: &Category, judgement: &Judgement, left_out: u64) -> CategoryNumbers {
        let full = category.full;
        let (mut best, mut low, mut possible, mut endless) = (full, full, full, false);
        for (nth, place) in self.places.iter().enumerate().filter(|(_, place)| place.category == at) {
            let item = self.item_numbers(place, judgement);
            let gone = u32::try_from(nth).is_ok_and(|nth| nth < 64 && left_out & 1_u64.wrapping_shl(nth) != 0);
            if item.excluded || gone {
                (best, low, possible) = (best.minus(place.full), low.minus(place.full), possible.minus(place.full));
            } else {
                best = best.minus(place.full.minus(item.best));
                low = low.minus(place.full.minus(item.worst));
                endless |= item.endless;
            }
        }
        // What is left out lifts nobody: a floor is never above what could be had.
        let floor = category.floor.map(|floor| floor.min(possible.max(Points::ZERO)));
        let mut range = Range { best: capped(best, floor), worst: worst(low, floor, endless) };
        self.zero(id, judgement, &mut range);
        CategoryNumbers { range, possible, endless: endless && floor.is_none() }
    }

    /// A veto that acts empties the category; one that may act empties its worst.
    fn zero(&self, category: &str, judgement: &Judgement, range: &mut Range) {
        for (veto, rule) in self.scheme.vetoes.iter().zip(&self.vetoes) {
            if !matches!(&veto.effect, Effect::Zero(zeroed) if zeroed == category) {
                continue;
            }
            let fails = counts(judgement, *rule).fail > 0;
            if fails {
                range.best = range.best.min(Points::ZERO);
            }
            if fails || may_act(judgement, *rule) {
                range.worst = range.worst.min(Points::ZERO);
            }
        }
    }

    fn lines_of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a super::Line> {
        place.lines.iter().filter_map(|line| self.lines.get(*line as usize))
    }

    fn item_numbers(&self, place: &Place, judgement: &Judgement) -> ItemNumbers {
        let (mut lost, mut may_lose, mut endless, mut applied) = (Points::ZERO, Points::ZERO, false, place.lines.is_empty());
        for line in self.lines_of(place) {
            let Some(judged) = judgement.rules.get(line.rule as usize) else { continue };
            lost = lost.plus(line.each.times(units(judged.loss.failing)));
            may_lose = may_lose.plus(line.each.times(units(judged.loss.open)));
            endless |= judged.loss.unbounded > 0;
            applied = applied || applies(judged);
        }
        ItemNumbers {
            best: capped(place.full.minus(lost), place.floor),
            worst: worst(place.full.minus(lost).minus(may_lose), place.floor, endless),
            excluded: !applied && self.scheme.not_applicable == NotApplicable::Exclude,
            endless: endless && place.floor.is_none(),
        }
    }

    /// By grade: whether it can still be reached. The first grade veto that acts forces its
    /// grade; one before it that may still act would force its own instead.
    pub fn reachable(&self, totals: &Totals, judgement: &Judgement) -> impl Iterator<Item = bool> {
        let forced = self.forced(judgement).is_some();
        // Without an end the worst is lower than any grade's edge.
        let low = if totals.at_most { Score::of(Points::LOWEST) } else { totals.worst };
        let grades = self.scheme.grades.iter();
        grades.map(move |grade| !forced && grade::reachable(grade, low, totals.best) || self.may_force(&grade.id, judgement))
    }

    fn grade_vetoes(&self) -> impl Iterator<Item = (&String, u32)> {
        let vetoes = self.scheme.vetoes.iter().zip(&self.vetoes);
        vetoes.filter_map(|(veto, rule)| match &veto.effect {
            Effect::Grade(grade) => Some((grade, *rule)),
            Effect::Zero(_) => None,
        })
    }

    fn forced(&self, judgement: &Judgement) -> Option<(&String, u32)> {
        self.grade_vetoes().find(|(_, rule)| counts(judgement, *rule).fail > 0)
    }

    /// Whether a veto forces this grade, or may still do so before another forces its own.
    fn may_force(&self, grade: &str, judgement: &Judgement) -> bool {
        for (forced, rule) in self.grade_vetoes() {
            let acts = counts(judgement, rule).fail > 0;
            if forced == grade && (acts || may_act(judgement, rule)) {
                return true;
            }
            if acts {
                return false;
            }
        }
        false
    }

    /// The decimals of a displayed total.
    pub fn decimals(&self) -> u8 {
        self.scheme.round.unwrap_or(2)
    }

    /// The sheet as it stands.
    pub fn sheet(&self, judgement: &Judgement) -> Sheet {
        let totals = self.totals(judgement);
        let reachable: Vec<bool> = self.reachable(&totals, judgement).collect();
        let mut left = self.scheme.grades.iter().zip(&reachable).filter(|(_, reachable)| **reachable);
        let grade = match (left.next(), left.next()) {
            (Some((only, _)), None) => Some(only.id.clone()),
            _ => None,
        };
        let not_assessed = |line: &&super::Line| {
            let counts = counts(judgement, line.rule);
            counts.not_configured > 0 || counts.not_supplied > 0
        };
        Sheet {
            pack: self.pack.clone(),
            profile: self.profile.clone(),
            title: self.scheme.title.clone(),
            compiled: self.scheme.compiled,
            full: self.scheme.full,
            visible_of: self.scheme.visible_of,
            best: totals.best.rounded(self.decimals()),
            worst: totals.worst.rounded(self.decimals()),
            at_most: totals.at_most,
            grade,
            grades: self.grade_lines(&totals, &reachable, judgement),
            vetoes: self.veto_lines(judgement),
            categories: self.category_sheets(judgement),
            not_assessed: self.lines.iter().filter(not_assessed).map(|line| line.rule).collect(),
        }
    }

    fn category_sheets(&self, judgement: &Judgement) -> Vec<CategorySheet> {
        let categories = self.scheme.categories.iter().enumerate();
        let sheets = categories.map(|(at, (id, category))| {
            let Range { best, worst } = self.category_numbers(at, id, category, judgement, 0).range;
            let places = self.places.iter().filter(|place| place.category == at);
            let items = places.map(|place| self.item_sheet(place, category, judgement)).collect();
            CategorySheet { id: id.to_owned(), title: category.title.clone(), full: category.full, best, worst, items }
        });
        sheets.collect()
    }

    fn item_sheet(&self, place: &Place, category: &Category, judgement: &Judgement) -> ItemSheet {
        let ItemNumbers { best, worst, excluded, .. } = self.item_numbers(place, judgement);
        ItemSheet {
            id: place.id.clone(),
            title: category.items.get(&place.id).map_or(&category.title, |item| &item.title).clone(),
            full: place.full,
            best,
            worst,
            excluded,
            lines: self.lines_of(place).filter_map(|line| line_sheet(line, judgement)).collect(),
        }
    }

    fn veto_lines(&self, judgement: &Judgement) -> Vec<VetoLine> {
        let lines = self.scheme.vetoes.iter().zip(&self.vetoes).filter_map(|(veto, rule)| {
            let acts = counts(judgement, *rule).fail > 0;
            (acts || may_act(judgement, *rule)).then(|| VetoLine { rule: *rule, effect: veto.effect.clone(), acts })
        });
        lines.collect()
    }

    fn grade_lines(&self, totals: &Totals, reachable: &[bool], judgement: &Judgement) -> Vec<GradeLine> {
        let forced = self.forced(judgement).map(|(_, rule)| rule);
        let lost = |line: &super::Line| judgement.rules.get(line.rule as usize).map(|j| line.each.times(units(j.loss.failing)));
        let lines = self.lines.iter().filter_map(|line| lost(line).map(|lost| (lost, line.rule)));
        let lines = lines.filter(|(lost, _)| *lost > Points::ZERO);
        let most = lines.max_by_key(|(lost, rule)| (*lost, std::cmp::Reverse(*rule))).map(|(_, rule)| rule);
        let grades = self.scheme.grades.iter().zip(reachable).map(|(grade, reachable)| {
            // What keeps a better grade away is what took most; nothing "keeps away" a worse one.
            let better = grade.at_least.or(grade.above).is_some_and(|low| Score::of(low) >= totals.best);
            let because = forced.or(most.filter(|_| better)).filter(|_| !reachable);
            GradeLine { id: grade.id.clone(), title: grade.title.clone(), reachable: *reachable, because }
        });
        grades.collect()
    }
}

fn line_sheet(line: &super::Line, judgement: &Judgement) -> Option<LineSheet> {
    let judged = judgement.rules.get(line.rule as usize)?;
    let Loss { failing, open, unbounded } = judged.loss;
    Some(LineSheet {
        rule: line.rule,
        failing: judged.counts.fail,
        units: units(failing),
        per: line.per,
        each: line.each,
        lost: line.each.times(units(failing)),
        may_lose: line.each.times(units(open)),
        at_most: unbounded > 0,
    })
}

fn counts(judgement: &Judgement, rule: u32) -> Counts {
    judgement.rules.get(rule as usize).map(|judged| judged.counts).unwrap_or_default()
}

/// Whether a rule may still fail.
fn may_act(judgement: &Judgement, rule: u32) -> bool {
    let counts = counts(judgement, rule);
    counts.pending > 0 || counts.to_confirm > 0 || counts.cannot_check > 0
}
