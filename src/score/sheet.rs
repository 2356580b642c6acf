//! The score sheet: every step leaves a line that can be redone by hand.

use super::coverage::Coverage;
use super::grade;
use super::plan::{Place, Plan};
use super::seen::{Ground, Seen, Tally, may_fail};
use super::total::{ItemNumbers, Range, Totals, event_points, units};
use crate::charge::points_of;
use crate::facts::{Data, Facts, RowState};
use crate::finding::Counts;
use crate::pack::{Category, Effect, Grade, Per};
use crate::points::{Exact, Points, Score};
use crate::words::Words;
use serde::Serialize;
use tsify::Tsify;

/// The points of one pack. Best: everything open passes. Worst: everything open fails.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Sheet {
    /// The pack.
    pub pack: String,
    /// The name of the scheme, where the pack has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// Place of the subject in the inspection, of a scheme with a sheet for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The profile that brought the scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The scheme.
    pub title: Words,
    /// Whether the points are put together by us.
    pub compiled: bool,
    /// Whether points add up from zero and more is worse.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[tsify(optional)]
    pub demerits: bool,
    /// The full mark.
    #[tsify(type = "string")]
    pub full: Points,
    /// The full mark of the whole of which only a part was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub visible_of: Option<Points>,
    /// The highest total, where it is above the full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub ceiling: Option<Points>,
    /// Whether a veto stops the scoring: then there is no total, and the numbers are only shown.
    pub stopped: bool,
    /// That nothing was assessed, or less than the scheme asks for, and no answer that is still open
    /// can change it: then there is no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub too_little: Option<Coverage>,
    /// The best total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub best: Option<Points>,
    /// The worst total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub worst: Option<Points>,
    /// The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
    /// full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_exact: Option<Exact>,
    /// The worst total as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_exact: Option<Exact>,
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
    /// What is added beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<BonusSheet>,
    /// Rules that take points but are not configured or not supplied: they take nothing away,
    /// and nobody may think they were met.
    pub not_assessed: Vec<u32>,
}

/// The numbers of a score sheet that are always in view; its words stand once in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct SheetHead {
    /// Place among the schemes in force.
    pub sheet: u32,
    /// That nothing was assessed, or less than the scheme asks for, and no answer that is still open
    /// can change it: then there is no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub too_little: Option<Coverage>,
    /// The best total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub best: Option<Points>,
    /// The worst total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub worst: Option<Points>,
    /// The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
    /// full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_exact: Option<Exact>,
    /// The worst total as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_exact: Option<Exact>,
    /// Whether the worst total may be lower still.
    pub at_most: bool,
    /// Whether a veto stops the scoring.
    pub stopped: bool,
    /// The grade, when only one is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// By grade of the scheme.
    pub grades: Vec<GradeHead>,
}

/// Whether a grade can still be reached, and what keeps it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct GradeHead {
    /// Whether it can still be reached.
    pub reachable: bool,
    /// The category that has too few of its points for it, whatever is still open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<String>,
    /// The rule that took most when it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<u32>,
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
    /// The category that has too few of its points for it, whatever is still open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<String>,
    /// The rule that took most when it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<u32>,
}

/// The grade, when only one can be reached.
pub(super) fn only_reachable(grades: &[Grade], heads: &[GradeHead]) -> Option<String> {
    let mut left = grades.iter().zip(heads).filter(|(_, head)| head.reachable);
    left.next().filter(|_| left.next().is_none()).map(|(only, _)| only.id.clone())
}

/// The grades with their words.
pub(super) fn grade_lines(grades: &[Grade], heads: Vec<GradeHead>) -> Vec<GradeLine> {
    let line = |(grade, GradeHead { reachable, kept_by, because }): (&Grade, GradeHead)| GradeLine {
        id: grade.id.clone(),
        title: grade.title.clone(),
        reachable,
        kept_by,
        because,
    };
    grades.iter().zip(heads).map(line).collect()
}

/// What is added to the categories, and why not more.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct BonusSheet {
    /// What earns it.
    pub events: Vec<BonusLine>,
    /// The most that all events add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub most: Option<Points>,
    /// It counts only where the total without it is above this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub opens_above: Option<Points>,
    /// The best total without it, rounded for display.
    #[tsify(type = "string")]
    pub best_without: Points,
    /// The worst total without it, rounded for display.
    #[tsify(type = "string")]
    pub worst_without: Points,
    /// The best total without it as it is, where the rounded one would say otherwise of the gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_without_exact: Option<Exact>,
    /// The worst total without it as it is, where the rounded one would say otherwise of the gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_without_exact: Option<Exact>,
    /// Whether a veto acts, or a rule fails, that takes it away.
    pub vetoed: bool,
    /// The most that it can still add.
    #[tsify(type = "string")]
    pub best: Points,
    /// What it adds for certain.
    #[tsify(type = "string")]
    pub worst: Points,
}

/// One thing that earns bonus points.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct BonusLine {
    /// What it is.
    pub title: Words,
    /// Events that are sure.
    pub units: u32,
    /// Points an event.
    #[tsify(type = "string")]
    pub each: Points,
    /// The most that these events add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub most: Option<Points>,
    /// What the events that are sure add.
    #[tsify(type = "string")]
    pub earned: Points,
    /// Whether there may be more events.
    pub open: bool,
}

/// A veto that acts, or may act while answers are missing.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct VetoLine {
    /// What it is called: the title of its rule, or its own.
    pub title: Words,
    /// Its rule; of several those that fail.
    pub rules: Vec<u32>,
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
    /// Its full points without those of items that are left out.
    #[tsify(type = "string")]
    pub full: Points,
    /// Best points still possible.
    #[tsify(type = "string")]
    pub best: Points,
    /// Worst points still possible.
    #[tsify(type = "string")]
    pub worst: Points,
    /// Whether the worst may be lower still, because some number has no bound.
    pub at_most: bool,
    /// Its lines of which a parameter or a list is missing: they take nothing away, and nobody may
    /// think they were met.
    pub not_assessed: u32,
    /// Its lines that answers can still change.
    pub open: u32,
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
    /// Whether the worst may be lower still, because some number has no bound.
    pub at_most: bool,
    /// The points that the assessed gave themselves; no part of any total.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub self_score: Option<Points>,
    /// By how much those are more than the points here, when these are settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string", optional)]
    pub difference: Option<Points>,
    /// Whether no line of it applies and the scheme leaves it out.
    pub excluded: bool,
    /// Its lines of which a parameter or a list is missing.
    pub not_assessed: u32,
    /// Its lines that answers can still change.
    pub open: u32,
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
    /// Subjects that pass or fail.
    pub assessed: u32,
    /// Subjects of which nobody can say what it takes: a parameter or a list is not there.
    pub not_assessed: u32,
    /// Subjects whose verdict answers can still change.
    pub open: u32,
    /// Units lost.
    pub units: u32,
    /// The unit, where the line has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// What the line adds up from: so many times so many points.
    pub parts: Vec<LinePart>,
    /// Subjects of which a person must still decide.
    pub undecided: u32,
    /// Points lost before any cap.
    #[tsify(type = "string")]
    pub lost: Points,
    /// Points that may still be gained, before any cap.
    #[tsify(type = "string")]
    pub may_gain: Points,
    /// Points that may still be lost, before any cap.
    #[tsify(type = "string")]
    pub may_lose: Points,
    /// Whether more may be lost, because some number has no bound.
    pub at_most: bool,
}

/// So many times so many points; below zero what was gained.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
pub struct LinePart {
    /// How many times.
    pub units: u32,
    /// How many points.
    #[tsify(type = "string")]
    pub each: Points,
}

impl Plan {
    /// By grade: whether it can still be reached.
    pub fn reachable(&self, totals: &Totals, seen: &Seen) -> Vec<bool> {
        self.left(self.by_total(totals, seen), totals, seen)
    }

    /// Which grades the total may have, whatever vetoes do.
    fn by_total(&self, totals: &Totals, seen: &Seen) -> Vec<bool> {
        // Without an end the worst is lower than any grade's edge.
        let low = if totals.at_most { Score::of(Points::LOWEST) } else { totals.worst };
        let grades = &self.scheme.grades;
        if grades.iter().all(|grade| grade.each_at_least.is_none()) {
            return grades.iter().map(|grade| grade::reachable(grade, low, totals.best)).collect();
        }
        let met: Vec<(bool, bool)> = grades.iter().map(|grade| self.each_has(seen, grade.each_at_least)).collect();
        grade::all_reachable(grades, &met, low, totals.best)
    }

    /// What the vetoes leave of grades, in their order. One that may still act leaves both.
    fn left(&self, mut left: Vec<bool>, totals: &Totals, seen: &Seen) -> Vec<bool> {
        let grades = &self.scheme.grades;
        let stopped = self.stopped(seen);
        if stopped {
            left.fill(false);
        }
        // Where there is no total, or it lies between two grades, a veto may be the first to give one.
        let mut none = stopped || !grades.iter().any(|grade| grade::reachable(grade, totals.best, totals.best));
        let high = |most: &Grade| stopped || grade::is_above(most, totals.best);
        for (veto, counts) in self.scheme.vetoes.iter().zip(&seen.vetoes) {
            let acts = counts.fail > 0;
            if !acts && !may_fail(counts) {
                continue;
            }
            let Some(after) = grade::vetoed(&veto.effect, grades, &left, |most| none && high(most)) else { continue };
            if acts {
                // A step down gives no grade to who has none; a forced one does, but to who is below it.
                none = none && !grades.iter().any(|grade| matches!(&veto.effect, Effect::Grade(most) if *most == grade.id && high(grade)));
                left = after;
            } else {
                left.iter_mut().zip(after).for_each(|(left, after)| *left |= after);
            }
        }
        if self.coverage(seen).too_little() {
            left.iter_mut().zip(grades).for_each(|(left, grade)| *left = self.is_forced(grade, seen));
        }
        left
    }

    /// The grade, when only one can be reached and the sheet is certain to have one.
    fn grade(&self, heads: &[GradeHead], coverage: &Coverage, seen: &Seen) -> Option<String> {
        let forced = |id: &str| self.scheme.grades.iter().any(|grade| grade.id == id && self.is_forced(grade, seen));
        only_reachable(&self.scheme.grades, heads).filter(|id| coverage.enough() || forced(id))
    }

    /// The total as it is told, where rounded it would say otherwise of a grade's bound, of the full mark
    /// or of the highest total.
    fn exact(&self, total: Score) -> Option<Exact> {
        let edges = self.scheme.grades.iter().flat_map(|grade| [grade.at_least, grade.above, grade.at_most, grade.below]).flatten();
        let bounds = edges.chain([self.scheme.full]).chain(self.ceiling()).map(|bound| self.told(bound));
        let told = if self.scheme.demerits { total.turned() } else { total };
        told.beside(self.decimals(), bounds)
    }

    /// Whether nothing is scored: the standard is not in force, or a veto stops the scoring.
    pub fn stopped(&self, seen: &Seen) -> bool {
        let mut vetoes = self.scheme.vetoes.iter().zip(&seen.vetoes);
        seen.out_of_force || vetoes.any(|(veto, counts)| matches!(veto.effect, Effect::Stop(_)) && counts.fail > 0)
    }

    /// Whether a veto may still stop the scoring.
    pub fn may_stop(&self, seen: &Seen) -> bool {
        let mut vetoes = self.scheme.vetoes.iter().zip(&seen.vetoes);
        vetoes.any(|(veto, counts)| matches!(veto.effect, Effect::Stop(_)) && may_fail(counts))
    }

    /// The decimals of a displayed total.
    pub fn decimals(&self) -> u8 {
        self.scheme.round.unwrap_or(2)
    }

    /// The numbers of a sheet that are always in view; `sheet` is the place of the scheme.
    pub fn head(&self, sheet: u32, ground: Ground<'_>, row: u32, seen: &Seen) -> SheetHead {
        self.head_of(sheet, ground, row, seen, &self.totals(seen))
    }

    fn head_of(&self, sheet: u32, ground: Ground<'_>, row: u32, seen: &Seen, totals: &Totals) -> SheetHead {
        let grades = self.grade_heads(ground, row, seen, totals);
        let coverage = self.coverage(seen);
        let scored = !coverage.too_little();
        let total = |total: Score| scored.then(|| self.told(total.rounded(self.decimals())));
        let exact = |total: Score| self.exact(total).filter(|_| scored);
        SheetHead {
            sheet,
            too_little: Some(coverage).filter(Coverage::too_little),
            best: total(totals.best),
            worst: total(totals.worst),
            best_exact: exact(totals.best),
            worst_exact: exact(totals.worst),
            at_most: totals.at_most && scored,
            stopped: self.stopped(seen),
            grade: self.grade(&grades, &coverage, seen),
            grades,
        }
    }

    /// The sheet as it stands: of the whole inspection, or of one row of the scheme's kind.
    pub fn sheet(&self, ground: Ground<'_>, row: u32) -> Sheet {
        let seen = &self.seen(ground, row);
        let totals = self.totals(seen);
        let head = self.head_of(0, ground, row, seen, &totals);
        Sheet {
            pack: self.pack.clone(),
            scheme: self.name.clone(),
            subject: self.each.and_then(|kind| ground.facts.rows.get(kind as usize)?.subjects.get(row as usize).copied()),
            profile: self.profile.clone(),
            title: self.scheme.title.clone(),
            compiled: self.scheme.compiled,
            demerits: self.scheme.demerits,
            full: self.scheme.full,
            ceiling: self.scheme.ceiling,
            stopped: head.stopped,
            visible_of: self.scheme.visible_of,
            too_little: head.too_little,
            best: head.best,
            worst: head.worst,
            best_exact: head.best_exact,
            worst_exact: head.worst_exact,
            at_most: head.at_most,
            grade: head.grade,
            grades: grade_lines(&self.scheme.grades, head.grades),
            vetoes: self.veto_lines(ground, row, seen),
            categories: self.category_sheets(ground, row, seen),
            bonus: self.bonus_sheet(&totals, seen),
            not_assessed: self.not_assessed(ground, seen),
        }
    }

    /// The rules of which nobody can say what they take: a parameter or a list is not there.
    fn not_assessed(&self, ground: Ground<'_>, seen: &Seen) -> Vec<u32> {
        let mut rules: Vec<u32> = Vec::new();
        for (line, tally) in self.lines.iter().zip(&seen.lines) {
            if unset(line.rule, tally, ground) > 0 && !rules.contains(&line.rule) {
                rules.push(line.rule);
            }
        }
        rules
    }

    /// The exact total of a sheet that nothing can move any more: no answer, no decision, and no
    /// parameter or list that is not there. None where nothing is scored, or a veto may still stop it.
    #[cfg(feature = "authoring")]
    pub fn settled(&self, ground: Ground<'_>, row: u32) -> Option<Score> {
        let seen = &self.seen(ground, row);
        let Totals { best, worst, at_most, .. } = self.totals(seen);
        let stops = self.stopped(seen) || self.may_stop(seen);
        let settled = best == worst && !at_most && !stops && self.coverage(seen).enough() && self.is_assessed(ground, row);
        settled.then(|| if self.scheme.demerits { best.turned() } else { best })
    }

    /// Whether no parameter and no list is missing that could move the total.
    #[cfg(feature = "authoring")]
    pub fn is_assessed(&self, ground: Ground<'_>, row: u32) -> bool {
        let seen = &self.seen(ground, row);
        let moves = |effect: &Effect| matches!(effect, Effect::Stop(_) | Effect::Zero(_));
        self.not_assessed(ground, seen).is_empty() && self.has_all(ground, row, moves)
    }

    /// Whether no parameter and no list is missing for vetoes of some effect.
    #[cfg(feature = "authoring")]
    fn has_all(&self, ground: Ground<'_>, row: u32, of: fn(&Effect) -> bool) -> bool {
        let owner = self.each.map(|kind| (kind, row));
        let vetoes = self.scheme.vetoes.iter().zip(&self.triggers).filter(|(veto, _)| of(&veto.effect));
        vetoes.flat_map(|(_, trigger)| trigger.rules()).all(|rule| {
            let counts = super::seen::tally(ground, rule, owner, None).counts;
            counts.not_configured == 0 && counts.not_supplied == 0
        })
    }

    /// The grade of a sheet that nothing can change any more, or that it has none of the scheme's;
    /// the total may still move. Nothing while it is open, or where nothing is scored.
    #[cfg(feature = "authoring")]
    pub fn settled_grade(&self, ground: Ground<'_>, row: u32) -> Option<Option<&str>> {
        let seen = &self.seen(ground, row);
        let totals = self.totals(seen);
        let worst = if totals.at_most { Score::of(Points::LOWEST) } else { totals.worst };
        let grade = grade::settled(&self.scheme.grades, &self.reachable(&totals, seen), worst, totals.best)?;
        let written = grade.and_then(|id| self.scheme.grades.iter().find(|grade| grade.id == id));
        let demand = written.is_none_or(|grade| self.each_has(seen, grade.each_at_least).1);
        // Where the scoring stops only a veto gives a grade, and only one that acts for certain.
        let mut vetoes = self.scheme.vetoes.iter().zip(&seen.vetoes);
        let given = vetoes.any(|(veto, counts)| matches!(veto.effect, Effect::Grade(_)) && counts.fail > 0);
        let scored = !self.may_stop(seen) && (!self.stopped(seen) || grade.is_some() && given);
        // Where too little was assessed, or may yet be, only the lowest grade is certain.
        let scored = scored && (self.coverage(seen).enough() || written.is_some_and(|grade| self.is_forced(grade, seen)));
        (scored && demand && self.is_assessed(ground, row) && self.has_all(ground, row, |_| true)).then_some(grade)
    }

    /// All its sheets, in the order of their subjects.
    pub fn all_sheets<'a>(&'a self, ground: Ground<'a>) -> impl Iterator<Item = Sheet> + 'a {
        (0..self.sheets(ground.facts)).filter_map(move |row| Some(self.sheet(ground, u32::try_from(row).ok()?)))
    }

    fn bonus_sheet(&self, totals: &Totals, seen: &Seen) -> Option<BonusSheet> {
        let bonus = self.scheme.bonus.as_ref()?;
        let events = bonus.events.iter().zip(&seen.events).map(|(event, earned)| BonusLine {
            title: event.title.clone(),
            units: units(earned.sure),
            each: event.points,
            most: event.most,
            earned: event_points(event, units(earned.sure)),
            open: earned.most > earned.sure,
        });
        // What lifts a total above its ceiling is cut off there, so it need not be told.
        let told = |points: Points| self.ceiling().map_or(points, |ceiling| points.min(ceiling));
        Some(BonusSheet {
            events: events.collect(),
            most: bonus.most,
            opens_above: bonus.opens_above,
            best_without: totals.without_bonus.0.rounded(self.decimals()),
            worst_without: totals.without_bonus.1.rounded(self.decimals()),
            best_without_exact: totals.without_bonus.0.beside(self.decimals(), bonus.opens_above),
            worst_without_exact: totals.without_bonus.1.beside(self.decimals(), bonus.opens_above),
            vetoed: self.gates(seen).any(|counts| counts.fail > 0),
            best: told(totals.bonus.best),
            worst: told(totals.bonus.worst),
        })
    }

    fn category_sheets(&self, ground: Ground<'_>, row: u32, seen: &Seen) -> Vec<CategorySheet> {
        let categories = self.scheme.categories.iter().enumerate();
        let sheets = categories.map(|(at, (id, category))| {
            let Range { best, worst } = self.category_as_it_stands(at, id, category, seen);
            let places = self.places.iter().zip(&seen.items).filter(|(place, _)| place.category == at);
            let items: Vec<ItemSheet> = places.map(|(place, item)| self.item_sheet(place, item, category, ground, row, seen)).collect();
            let gone = items.iter().filter(|item| item.excluded).fold(Points::ZERO, |sum, item| sum.plus(item.full));
            let full = category.full.minus(gone);
            let at_most = category.floor.is_none() && items.iter().any(|item| item.at_most && !item.excluded);
            let (best, worst) = (self.told(best), self.told(worst));
            let sum = |of: fn(&ItemSheet) -> u32| items.iter().map(of).fold(0, u32::saturating_add);
            let (not_assessed, open) = (sum(|item| item.not_assessed), sum(|item| item.open));
            CategorySheet { id: id.to_owned(), title: category.title.clone(), full, best, worst, at_most, not_assessed, open, items }
        });
        sheets.collect()
    }

    fn item_sheet(&self, place: &Place, item: &ItemNumbers, category: &Category, ground: Ground<'_>, row: u32, seen: &Seen) -> ItemSheet {
        let ItemNumbers { range: Range { best, worst }, excluded, endless } = *item;
        let (best, worst) = (self.told(best), self.told(worst));
        let own = place.own.and_then(|(fact, _)| own_score(ground.facts, fact, self.each.map_or(0, |_| row)));
        let lines: Vec<LineSheet> = self.lines_of(place, seen).map(|(line, tally)| self.line_sheet(line, tally, ground, row)).collect();
        let number = |of: fn(&LineSheet) -> bool| units(lines.iter().filter(|line| of(line)).count() as u64);
        ItemSheet {
            self_score: own,
            at_most: endless,
            difference: own.filter(|_| best == worst && !endless).map(|own| own.minus(best)),
            id: place.id.clone(),
            title: category.items.get(&place.id).map_or(&category.title, |item| &item.title).clone(),
            full: place.full,
            best,
            worst,
            excluded,
            not_assessed: number(|line| line.not_assessed > 0),
            open: number(|line| line.open > 0),
            lines,
        }
    }

    fn line_sheet(&self, line: &super::Line, tally: &Tally, ground: Ground<'_>, row: u32) -> LineSheet {
        let parts = line.parts(ground, self.each.map(|kind| (kind, row)));
        let charge = ground.rules.get(line.rule as usize).and_then(|rule| rule.charge.as_ref());
        LineSheet {
            rule: line.rule,
            failing: tally.counts.fail,
            assessed: tally.counts.pass.saturating_add(tally.counts.fail),
            not_assessed: unset(line.rule, tally, ground),
            open: open(&tally.counts),
            units: units(tally.loss.units),
            per: charge.and_then(|charge| charge.unit()).map(|(_, per)| per),
            parts: parts.into_iter().map(|(units, each)| LinePart { units, each }).collect(),
            undecided: tally.loss.undecided,
            lost: Points::of_sum(tally.loss.lost),
            may_gain: Points::of_sum(tally.loss.gain),
            may_lose: Points::of_sum(tally.loss.may),
            at_most: tally.loss.unbounded > 0,
        }
    }

    fn grade_heads(&self, ground: Ground<'_>, row: u32, seen: &Seen, totals: &Totals) -> Vec<GradeHead> {
        let by_total = self.by_total(totals, seen);
        let reachable = self.left(by_total.clone(), totals, seen);
        let lowers = |effect: &Effect| matches!(effect, Effect::Stop(_) | Effect::Grade(_) | Effect::Lower(_));
        let mut vetoes = self.scheme.vetoes.iter().zip(&self.triggers).zip(&seen.vetoes);
        let acting = vetoes.find(|((veto, _), counts)| counts.fail > 0 && lowers(&veto.effect));
        let vetoed = acting.and_then(|((_, trigger), _)| self.setting_off(trigger, ground, row).next());
        let lines = self.lines.iter().zip(&seen.lines).map(|(line, tally)| (tally.loss.lost, line.rule)).filter(|(lost, _)| *lost > 0);
        let most = lines.max_by_key(|(lost, rule)| (*lost, std::cmp::Reverse(*rule))).map(|(_, rule)| rule);
        let grades = self.scheme.grades.iter().zip(&reachable).zip(&by_total).map(|((grade, reachable), by_total)| {
            // What keeps a better grade away is what took most; nothing "keeps away" a worse one.
            let better = grade::edge(grade).is_some_and(|low| Score::of(low) >= totals.best);
            let vetoed = vetoed.filter(|_| *by_total);
            let because = vetoed.or(most.filter(|_| better)).filter(|_| !reachable);
            let kept_by = grade.each_at_least.filter(|_| !reachable).and_then(|share| self.too_weak(seen, share));
            let because = because.filter(|_| kept_by.is_none() || vetoed.is_some());
            GradeHead { reachable: *reachable, kept_by, because }
        });
        grades.collect()
    }
}

/// Of how many subjects nobody can say what a line takes: a parameter or a list is not there.
fn unset(rule: u32, Tally { counts, .. }: &Tally, ground: Ground<'_>) -> u32 {
    let charge = ground.rules.get(rule as usize).and_then(|rule| rule.charge.as_ref());
    let no_points = charge.is_some_and(|charge| charge.unset.is_some());
    let may_take = if no_points { counts.fail.saturating_add(open(counts)) } else { 0 };
    counts.not_configured.saturating_add(counts.not_supplied).saturating_add(may_take)
}

/// Of how many subjects answers can still change the verdict.
fn open(counts: &Counts) -> u32 {
    counts.pending.saturating_add(counts.to_confirm).saturating_add(counts.cannot_check)
}

/// The points that the assessed gave themselves, when they are known and points at all.
fn own_score(facts: &Facts, fact: u32, row: u32) -> Option<Points> {
    let known = facts.state(fact, row) == Some(RowState::Known);
    match facts.column(fact).filter(|_| known).map(|column| &column.data) {
        Some(Data::Number(numbers)) => numbers.get(row as usize).copied().and_then(points_of),
        _ => None,
    }
}
