//! A score sheet filled in from what it sees.

use super::bonus_sheet::{BonusLine, BonusSheet};
use super::coverage::not_assessed;
use super::inputs::SheetInputs;
use super::item::{ItemNumbers, Range};
use super::rows::Owner;
use super::scheme::{CompiledScheme, DeductionLine, ScoreItem};
use super::sheet::{CategorySheet, ItemSheet, LinePart, LineSheet, Sheet, VetoLine, grade_lines};
use super::tally::{Evaluation, Tally, may_fail, open};
use super::total::{Totals, units};
use crate::deduct::points_of;
use crate::facts::{Data, Facts, RowState};
use crate::pack::Category;
use crate::points::Points;

/// A sheet that is filled in: its scheme, whose it is, and what it sees.
struct Draft<'a> {
    scheme: &'a CompiledScheme,
    evaluation: Evaluation<'a>,
    owner: Option<Owner>,
    inputs: &'a SheetInputs,
}

impl CompiledScheme {
    /// The sheet as it stands: of the whole inspection, or of one row of the scheme's kind.
    pub fn sheet(&self, evaluation: Evaluation<'_>, row: u32) -> Sheet {
        let inputs = &self.inputs(evaluation, row);
        let totals = self.totals(inputs);
        let head = self.head_of(evaluation, row, inputs, &totals);
        let draft = Draft { scheme: self, evaluation, owner: self.each.map(|kind| (kind, row)), inputs };
        Sheet {
            pack: self.pack.clone(),
            scheme: self.name.clone(),
            subject: self.each.and_then(|kind| evaluation.facts.rows.get(kind as usize)?.subjects.get(row as usize).copied()),
            profile: self.profile.clone(),
            title: self.written.title.clone(),
            compiled: self.written.compiled,
            demerits: self.written.demerits,
            full: self.written.full,
            ceiling: self.written.ceiling,
            stopped: head.stopped,
            visible_of: self.written.visible_of,
            too_little: head.too_little,
            total: head.total,
            grades: grade_lines(&self.written.grades, head.grades),
            vetoes: draft.vetoes(),
            categories: draft.categories(),
            bonus: draft.bonus(&totals),
            not_assessed: self.not_assessed(evaluation, inputs),
        }
    }

    /// All its sheets, in the order of their subjects.
    pub fn all_sheets<'a>(&'a self, evaluation: Evaluation<'a>) -> impl Iterator<Item = Sheet> + 'a {
        (0..self.sheets(evaluation.facts)).filter_map(move |row| Some(self.sheet(evaluation, u32::try_from(row).ok()?)))
    }
}

impl Draft<'_> {
    /// The vetoes that act or may act.
    fn vetoes(&self) -> Vec<VetoLine> {
        let lines =
            self.scheme.vetoes_of(self.inputs).filter(|(_, counts)| counts.fail > 0 || may_fail(counts)).map(|(veto, counts)| VetoLine {
                title: veto.trigger.title.clone(),
                rules: veto.trigger.acting(self.evaluation, self.owner).collect(),
                effect: veto.effect.clone(),
                acts: counts.fail > 0,
            });
        lines.collect()
    }

    fn bonus(&self, totals: &Totals) -> Option<BonusSheet> {
        let Draft { scheme, inputs, .. } = *self;
        let bonus = scheme.bonus.as_ref()?;
        let events = bonus.events.iter().zip(&inputs.events).map(|(event, earned)| BonusLine {
            title: event.title.clone(),
            units: units(earned.sure),
            each: event.points,
            most: event.most,
            earned: event.add(units(earned.sure)),
            open: earned.most > earned.sure,
        });
        // What lifts a total above its ceiling is cut off there, so it need not be told.
        let told = |points: Points| scheme.ceiling().map_or(points, |ceiling| points.min(ceiling));
        let (best, worst) = totals.without_bonus;
        Some(BonusSheet {
            events: events.collect(),
            most: bonus.most,
            opens_above: bonus.opens_above,
            best_without: best.rounded(scheme.decimals()),
            worst_without: worst.rounded(scheme.decimals()),
            best_without_exact: best.beside(scheme.decimals(), bonus.opens_above),
            worst_without_exact: worst.beside(scheme.decimals(), bonus.opens_above),
            vetoed: bonus.taken_by(inputs).any(|counts| counts.fail > 0),
            best: told(totals.bonus.best),
            worst: told(totals.bonus.worst),
        })
    }

    fn categories(&self) -> Vec<CategorySheet> {
        let categories = self.scheme.written.categories.iter().enumerate();
        categories.map(|(at, (id, category))| self.category(at, id, category)).collect()
    }

    fn category(&self, at: usize, id: &str, category: &Category) -> CategorySheet {
        let Range { best, worst } = self.scheme.category_as_it_stands(at, id, category, self.inputs);
        let items: Vec<ItemSheet> = self.scheme.items_of(at, self.inputs).map(|(place, item)| self.item(place, item, category)).collect();
        let gone = items.iter().filter(|item| item.excluded).fold(Points::ZERO, |sum, item| sum.plus(item.full));
        let sum = |of: fn(&ItemSheet) -> u32| items.iter().map(of).fold(0, u32::saturating_add);
        CategorySheet {
            id: id.to_owned(),
            title: category.title.clone(),
            full: category.full.minus(gone),
            best: self.scheme.told(best),
            worst: self.scheme.told(worst),
            at_most: category.floor.is_none() && items.iter().any(|item| item.at_most && !item.excluded),
            not_assessed: sum(|item| item.not_assessed),
            open: sum(|item| item.open),
            items,
        }
    }

    fn item(&self, place: &ScoreItem, item: &ItemNumbers, category: &Category) -> ItemSheet {
        let ItemNumbers { range: Range { best, worst }, excluded, unbounded } = *item;
        let (best, worst) = (self.scheme.told(best), self.scheme.told(worst));
        let own = place.own.and_then(|(fact, _)| own_score(self.evaluation.facts, fact, self.owner.map_or(0, |(_, row)| row)));
        let lines: Vec<LineSheet> = self.scheme.lines_of(place, self.inputs).map(|(line, tally)| self.line(line, tally)).collect();
        let number = |of: fn(&LineSheet) -> bool| units(lines.iter().filter(|line| of(line)).count() as u64);
        ItemSheet {
            self_score: own,
            at_most: unbounded,
            difference: own.filter(|_| best == worst && !unbounded).map(|own| own.minus(best)),
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

    fn line(&self, line: &DeductionLine, tally: &Tally) -> LineSheet {
        let parts = line.parts(self.evaluation, self.owner);
        LineSheet {
            rule: line.rule,
            failing: tally.counts.fail,
            assessed: tally.counts.pass.saturating_add(tally.counts.fail),
            not_assessed: not_assessed(line.rule, tally, self.evaluation),
            open: open(&tally.counts),
            units: units(tally.loss.units),
            per: self.evaluation.deduction(line.rule).and_then(|deduction| deduction.unit()).map(|(_, per)| per),
            parts: parts.into_iter().map(|(units, each)| LinePart { units, each }).collect(),
            undecided: tally.loss.undecided,
            lost: Points::of_sum(tally.loss.lost),
            may_gain: Points::of_sum(tally.loss.gain),
            may_lose: Points::of_sum(tally.loss.may),
            at_most: tally.loss.unbounded > 0,
        }
    }
}

/// The points that the assessed gave themselves, when they are known and points at all.
fn own_score(facts: &Facts, fact: u32, row: u32) -> Option<Points> {
    let known = facts.state(fact, row) == Some(RowState::Known);
    match facts.column(fact).filter(|_| known).map(|column| &column.data) {
        Some(Data::Number(numbers)) => numbers.get(row as usize).copied().and_then(points_of),
        _ => None,
    }
}
