//! What one sheet sees of the verdicts: those of all subjects, or of one subject and what stands
//! below it.

use super::earned::Earned;
use super::item::ItemNumbers;
use super::rows;
use super::scheme::{CompiledScheme, CompiledVeto, Line, Place, Source};
use super::tally::{Ground, Tally};
use crate::facts::Facts;
use crate::finding::Counts;

/// What one sheet sees.
pub struct Seen {
    /// By line.
    pub lines: Vec<Tally>,
    /// By place of the scheme.
    pub items: Vec<ItemNumbers>,
    /// By veto.
    pub vetoes: Vec<Counts>,
    /// By rule beside which the bonus does not count.
    pub gates: Vec<Counts>,
    /// By event of the bonus.
    pub events: Vec<Earned>,
    /// Whether the standard is not in force on the day of the inspection.
    pub out_of_force: bool,
}

impl CompiledScheme {
    /// How many sheets it makes.
    pub fn sheets(&self, facts: &Facts) -> usize {
        rows::sheets(self.each, facts)
    }

    /// What the sheet of a row of its kind sees; of a scheme with one sheet the row means nothing.
    pub fn seen(&self, ground: Ground<'_>, row: u32) -> Seen {
        let owner = self.each.map(|kind| (kind, row));
        let lines: Vec<Tally> = self.lines.iter().map(|line| line.tally(ground, owner)).collect();
        Seen {
            items: self.places.iter().map(|place| self.item_numbers(place, &lines)).collect(),
            lines,
            vetoes: self.vetoes.iter().map(|veto| veto.trigger.counts(ground, owner)).collect(),
            gates: self.gates().iter().map(|gate| gate.counts(ground, owner)).collect(),
            events: self.events().iter().map(|event| event.source.earned(ground, owner)).collect(),
            out_of_force: !self.valid.holds(ground.facts.date),
        }
    }

    /// Brings the one sheet of the whole inspection up to date with what comes of one rule.
    pub fn see_again(&self, seen: &mut Seen, ground: Ground<'_>, rule: u32) {
        let owner = None;
        for (line, tally) in self.lines.iter().zip(&mut seen.lines).filter(|(line, _)| line.rule == rule) {
            *tally = line.tally(ground, owner);
        }
        for line in self.lines.iter().filter(|line| line.rule == rule) {
            if let (Some(place), Some(item)) = (self.places.get(line.place), seen.items.get_mut(line.place)) {
                *item = self.item_numbers(place, &seen.lines);
            }
        }
        let vetoes = self.vetoes.iter().map(|veto| &veto.trigger).zip(&mut seen.vetoes);
        for (trigger, counts) in vetoes.chain(self.gates().iter().zip(&mut seen.gates)).filter(|(trigger, _)| trigger.reads(rule)) {
            *counts = trigger.counts(ground, owner);
        }
        for (event, earned) in self.events().iter().zip(&mut seen.events).filter(|(event, _)| event.source.is_rule(rule)) {
            *earned = event.source.earned(ground, owner);
        }
    }

    /// Takes what a row earns by a number out of the sheet of the whole inspection, before its answer
    /// changes, or puts it in, afterwards: with the sum or the difference of both.
    pub fn see_number(&self, seen: &mut Seen, facts: &Facts, (fact, row): (u32, u32), with: fn(u64, u64) -> u64) {
        for (event, earned) in self.events().iter().zip(&mut seen.events) {
            if let Source::Fact { fact: named, most, .. } = event.source
                && named == fact
            {
                *earned = earned.with(Earned::by_number(facts, fact, most, row), with);
            }
        }
    }

    /// The lines of a place.
    pub fn lines_of<'a>(&'a self, place: &'a Place, seen: &'a Seen) -> impl Iterator<Item = (&'a Line, &'a Tally)> {
        place.lines.iter().filter_map(|line| self.lines.get(*line as usize).zip(seen.lines.get(*line as usize)))
    }

    /// The vetoes, each with its verdicts.
    pub fn vetoes_of<'a>(&'a self, seen: &'a Seen) -> impl Iterator<Item = (&'a CompiledVeto, &'a Counts)> {
        self.vetoes.iter().zip(&seen.vetoes)
    }

    /// The places of a category.
    pub fn items_of<'a>(&'a self, category: usize, seen: &'a Seen) -> impl Iterator<Item = (&'a Place, &'a ItemNumbers)> {
        self.places.iter().zip(&seen.items).filter(move |(place, _)| place.category == category)
    }
}
