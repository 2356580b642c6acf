//! The inputs of one sheet: the verdicts of all subjects, or of one subject and what stands
//! below it.

use super::bonus::BonusUnits;
use super::item::ItemNumbers;
use super::rows;
use super::scheme::{CompiledScheme, CompiledVeto, DeductionLine, EventSource, ScoreItem};
use super::tally::{Evaluation, Tally};
use crate::facts::Facts;
use crate::finding::Counts;

/// What one sheet sees of an evaluation.
pub struct SheetInputs {
    /// By line.
    pub lines: Vec<Tally>,
    /// By place of the scheme.
    pub items: Vec<ItemNumbers>,
    /// By veto.
    pub vetoes: Vec<Counts>,
    /// By rule beside which the bonus does not count.
    pub gates: Vec<Counts>,
    /// By event of the bonus.
    pub events: Vec<BonusUnits>,
    /// Whether the standard is not in force on the day of the inspection.
    pub out_of_force: bool,
}

impl CompiledScheme {
    /// How many sheets it makes.
    pub fn sheets(&self, facts: &Facts) -> usize {
        rows::sheets(self.each, facts)
    }

    /// What the sheet of a row of its kind sees; of a scheme with one sheet the row means nothing.
    pub fn inputs(&self, evaluation: Evaluation<'_>, row: u32) -> SheetInputs {
        let owner = self.each.map(|kind| (kind, row));
        let lines: Vec<Tally> = self.lines.iter().map(|line| line.tally(evaluation, owner)).collect();
        SheetInputs {
            items: self.items.iter().map(|place| self.item_numbers(place, &lines)).collect(),
            lines,
            vetoes: self.vetoes.iter().map(|veto| veto.trigger.counts(evaluation, owner)).collect(),
            gates: self.gates().iter().map(|gate| gate.counts(evaluation, owner)).collect(),
            events: self.events().iter().map(|event| event.source.earned(evaluation, owner)).collect(),
            out_of_force: !self.valid.holds(evaluation.facts.date),
        }
    }

    /// Brings the one sheet of the whole inspection up to date with what comes of one rule.
    pub fn refresh(&self, inputs: &mut SheetInputs, evaluation: Evaluation<'_>, rule: u32) {
        let owner = None;
        for (line, tally) in self.lines.iter().zip(&mut inputs.lines).filter(|(line, _)| line.rule == rule) {
            *tally = line.tally(evaluation, owner);
        }
        for line in self.lines.iter().filter(|line| line.rule == rule) {
            if let (Some(place), Some(item)) = (self.items.get(line.place), inputs.items.get_mut(line.place)) {
                *item = self.item_numbers(place, &inputs.lines);
            }
        }
        let vetoes = self.vetoes.iter().map(|veto| &veto.trigger).zip(&mut inputs.vetoes);
        for (trigger, counts) in vetoes.chain(self.gates().iter().zip(&mut inputs.gates)).filter(|(trigger, _)| trigger.reads(rule)) {
            *counts = trigger.counts(evaluation, owner);
        }
        for (event, earned) in self.events().iter().zip(&mut inputs.events).filter(|(event, _)| event.source.is_rule(rule)) {
            *earned = event.source.earned(evaluation, owner);
        }
    }

    /// Takes what a row earns by a number out of the sheet of the whole inspection, before its answer
    /// changes, or puts it in, afterwards: with the sum or the difference of both.
    pub fn refresh_number(&self, inputs: &mut SheetInputs, facts: &Facts, (fact, row): (u32, u32), with: fn(u64, u64) -> u64) {
        for (event, earned) in self.events().iter().zip(&mut inputs.events) {
            if let EventSource::Fact { fact: named, most, .. } = event.source
                && named == fact
            {
                *earned = earned.with(BonusUnits::by_number(facts, fact, most, row), with);
            }
        }
    }

    /// The lines of a place.
    pub fn lines_of<'a>(&'a self, place: &'a ScoreItem, inputs: &'a SheetInputs) -> impl Iterator<Item = (&'a DeductionLine, &'a Tally)> {
        place.lines.iter().filter_map(|line| self.lines.get(*line as usize).zip(inputs.lines.get(*line as usize)))
    }

    /// The vetoes, each with its verdicts.
    pub fn vetoes_of<'a>(&'a self, inputs: &'a SheetInputs) -> impl Iterator<Item = (&'a CompiledVeto, &'a Counts)> {
        self.vetoes.iter().zip(&inputs.vetoes)
    }

    /// The places of a category.
    pub fn items_of<'a>(&'a self, category: usize, inputs: &'a SheetInputs) -> impl Iterator<Item = (&'a ScoreItem, &'a ItemNumbers)> {
        self.items.iter().zip(&inputs.items).filter(move |(place, _)| place.category == category)
    }
}
