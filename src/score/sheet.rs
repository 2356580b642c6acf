//! The score sheet: every step leaves a line that can be redone by hand.

use super::grade;
use super::plan::{Place, Plan};
use crate::finding::Verdict;
use crate::judge::{Judged, Judgement, Loss};
use crate::pack::{Effect, NotApplicable, Per};
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

/// The few numbers of a total.
struct Total {
    best: Score,
    worst: Score,
    at_most: bool,
}

fn units(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Points at a place after its floor, and whether the floor was needed.
fn capped(points: Points, floor: Option<Points>) -> Points {
    floor.map_or(points, |floor| points.max(floor))
}

fn applies(judged: &Judged) -> bool {
    Verdict::ALL.into_iter().any(|verdict| verdict != Verdict::NotApplicable && judged.counts.get(verdict) > 0)
}

impl Plan {
    /// The sheet as it stands.
    pub fn sheet(&self, judgement: &Judgement) -> Sheet {
        let judged = |rule: u32| judgement.rules.get(rule as usize);
        let mut categories: Vec<CategorySheet> = Vec::new();
        let (mut possible, mut best, mut worst, mut at_most) = (Points::ZERO, Points::ZERO, Points::ZERO, false);
        for (at, (id, category)) in self.scheme.categories.iter().enumerate() {
            let mut sheet = CategorySheet {
                id: id.to_owned(),
                title: category.title.clone(),
                full: category.full,
                best: category.full,
                worst: category.full,
                items: Vec::new(),
            };
            let mut category_possible = category.full;
            for (nth, place) in self.places.iter().enumerate().filter(|(_, place)| place.category == at) {
                let title = category.items.get(&place.id).map_or(&category.title, |item| &item.title);
                let (item, open_end) = self.item(nth, place, title, judgement);
                if item.excluded {
                    category_possible = category_possible.minus(item.full);
                    sheet.best = sheet.best.minus(item.full);
                    sheet.worst = sheet.worst.minus(item.full);
                } else {
                    sheet.best = sheet.best.minus(item.full.minus(item.best));
                    sheet.worst = sheet.worst.minus(item.full.minus(item.worst));
                    at_most |= open_end && category.floor.is_none();
                    if open_end {
                        sheet.worst = category.floor.map_or(sheet.worst, |floor| floor.min(sheet.worst));
                    }
                }
                sheet.items.push(item);
            }
            sheet.best = capped(sheet.best, category.floor);
            sheet.worst = capped(sheet.worst, category.floor);
            for (veto, rule) in self.scheme.vetoes.iter().zip(&self.vetoes) {
                if veto.effect == Effect::Zero(id.to_owned()) {
                    let counts = judged(*rule).map(|judged| judged.counts).unwrap_or_default();
                    if counts.fail > 0 {
                        sheet.best = sheet.best.min(Points::ZERO);
                    }
                    if counts.fail > 0 || may_act(judgement, *rule) {
                        sheet.worst = sheet.worst.min(Points::ZERO);
                    }
                }
            }
            possible = possible.plus(category_possible);
            best = best.plus(sheet.best);
            worst = worst.plus(sheet.worst);
            categories.push(sheet);
        }
        // A total with a floor cannot fall without end.
        at_most &= self.scheme.floor.is_none();
        let told = |points: Points| match self.scheme.not_applicable {
            NotApplicable::Full => Score::of(points),
            NotApplicable::Exclude => Score::share(points, self.scheme.full, possible),
        };
        let total = Total { best: told(capped(best, self.scheme.floor)), worst: told(capped(worst, self.scheme.floor)), at_most };
        let vetoes = self.veto_lines(judgement);
        let grades = self.grade_lines(&total, &vetoes, &categories);
        let mut left = grades.iter().filter(|grade| grade.reachable);
        let grade = match (left.next(), left.next()) {
            (Some(only), None) => Some(only.id.clone()),
            _ => None,
        };
        let not_configured = |line: &&super::Line| {
            judged(line.rule).is_some_and(|judged| judged.counts.not_configured > 0 || judged.counts.not_supplied > 0)
        };
        let places = self.scheme.round.unwrap_or(2);
        Sheet {
            pack: self.pack.clone(),
            profile: self.profile.clone(),
            title: self.scheme.title.clone(),
            compiled: self.scheme.compiled,
            full: self.scheme.full,
            visible_of: self.scheme.visible_of,
            best: total.best.rounded(places),
            worst: total.worst.rounded(places),
            at_most: total.at_most,
            grade,
            grades,
            vetoes,
            categories,
            not_assessed: self.lines.iter().filter(not_configured).map(|line| line.rule).collect(),
        }
    }

    /// One item, and whether its worst has no end.
    fn item(&self, nth: usize, place: &Place, title: &Words, judgement: &Judgement) -> (ItemSheet, bool) {
        let mut lines = Vec::new();
        let (mut lost, mut may_lose, mut open_end, mut applied) = (Points::ZERO, Points::ZERO, false, false);
        for line in self.lines.iter().filter(|line| line.place == nth) {
            let Some(judged) = judgement.rules.get(line.rule as usize) else { continue };
            let Loss { failing, open, unbounded } = judged.loss;
            let sheet = LineSheet {
                rule: line.rule,
                failing: judged.counts.fail,
                units: units(failing),
                per: line.per,
                each: line.each,
                lost: line.each.times(units(failing)),
                may_lose: line.each.times(units(open)),
                at_most: unbounded > 0,
            };
            lost = lost.plus(sheet.lost);
            may_lose = may_lose.plus(sheet.may_lose);
            open_end |= sheet.at_most;
            applied |= applies(judged);
            lines.push(sheet);
        }
        let excluded = !applied && !lines.is_empty() && self.scheme.not_applicable == NotApplicable::Exclude;
        let best = capped(place.full.minus(lost), place.floor);
        let worst = match place.floor {
            Some(floor) if open_end => floor,
            floor => capped(place.full.minus(lost).minus(may_lose), floor),
        };
        let item = ItemSheet { id: place.id.clone(), title: title.clone(), full: place.full, best, worst, excluded, lines };
        (item, open_end && place.floor.is_none())
    }

    fn veto_lines(&self, judgement: &Judgement) -> Vec<VetoLine> {
        let lines = self.scheme.vetoes.iter().zip(&self.vetoes).filter_map(|(veto, rule)| {
            let acts = judgement.rules.get(*rule as usize).is_some_and(|judged| judged.counts.fail > 0);
            (acts || may_act(judgement, *rule)).then(|| VetoLine { rule: *rule, effect: veto.effect.clone(), acts })
        });
        lines.collect()
    }

    /// Which grades can still be reached. The first grade veto that acts forces its grade; one
    /// that may act adds its grade to those that can be reached.
    fn grade_lines(&self, total: &Total, vetoes: &[VetoLine], categories: &[CategorySheet]) -> Vec<GradeLine> {
        let grade_of = |line: &VetoLine| match &line.effect {
            Effect::Grade(grade) => Some(grade.clone()),
            Effect::Zero(_) => None,
        };
        let forced = vetoes.iter().filter(|line| line.acts).find_map(|line| grade_of(line).map(|grade| (grade, line.rule)));
        let possible: Vec<String> = vetoes.iter().filter(|line| !line.acts).filter_map(grade_of).collect();
        let lines = categories.iter().flat_map(|category| &category.items).flat_map(|item| &item.lines);
        let most = lines
            .filter(|line| line.lost > Points::ZERO)
            .max_by_key(|line| (line.lost, std::cmp::Reverse(line.rule)))
            .map(|line| line.rule);
        let line = |grade: &crate::pack::Grade| {
            let by_total = if total.at_most {
                grade::reachable(grade, Score::of(Points::from_hundredths(i64::MIN / 2)), total.best)
            } else {
                grade::reachable(grade, total.worst, total.best)
            };
            let reachable = match &forced {
                Some((forced, _)) => grade.id == *forced,
                None => by_total || possible.contains(&grade.id),
            };
            let better = grade.at_least.or(grade.above).is_some_and(|low| Score::of(low) >= total.best);
            let because = match &forced {
                Some((_, rule)) => Some(*rule),
                None => most.filter(|_| better),
            };
            GradeLine { id: grade.id.clone(), title: grade.title.clone(), reachable, because: because.filter(|_| !reachable) }
        };
        self.scheme.grades.iter().map(line).collect()
    }
}

/// Whether a rule may still fail.
fn may_act(judgement: &Judgement, rule: u32) -> bool {
    let counts = judgement.rules.get(rule as usize).map(|judged| judged.counts).unwrap_or_default();
    counts.pending > 0 || counts.to_confirm > 0 || counts.cannot_check > 0
}
