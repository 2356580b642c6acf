//! The score sheet: every step leaves a line that can be redone by hand.

use super::grade;
use super::plan::{Place, Plan};
use super::total::{ItemNumbers, Range, Totals, counts, may_act, units};
use crate::judge::{Judgement, Loss};
use crate::pack::{Category, Effect, Per};
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

impl Plan {
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
            let Range { best, worst } = self.category_as_it_stands(at, id, category, judgement);
            let places = self.places.iter().filter(|place| place.category == at);
            let items = places.map(|place| self.item_sheet(place, category, judgement)).collect();
            CategorySheet { id: id.to_owned(), title: category.title.clone(), full: category.full, best, worst, items }
        });
        sheets.collect()
    }

    fn item_sheet(&self, place: &Place, category: &Category, judgement: &Judgement) -> ItemSheet {
        let ItemNumbers { range: Range { best, worst }, excluded, .. } = self.item_numbers(place, judgement);
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
