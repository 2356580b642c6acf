//! A season as it is written: what is recorded, how it is rolled up, what is awarded for it.

mod award;
mod follow;
mod measure;
mod param;

pub use award::{Award, Bar, Base, Condition, Events, Is, Portion, Take, Ties, Way, Wins};
pub use follow::{Ladder, Rung, Star, Stars, Streak, Tally};
pub use measure::{Add, By, Datum, Fact, From, Gather, Missing, Over, Part, Score, Share, Weigh};
pub use param::{Named, Param, Setting, Word};

use crate::pack::Support;
use crate::source::Source;
use crate::table::Table;
use crate::words::Words;

/// One way of looking at many results over time and place.
#[derive(Clone, Debug)]
pub struct Season {
    /// Its name; the file has the same.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its version.
    pub version: String,
    /// Whether a source supports it as a whole.
    pub status: Support,
    /// What it is, and what its source leaves open.
    pub about: Option<Words>,
    /// The sources that it cites.
    pub sources: Table<Source>,
    /// Kinds of subject, such as staff beneath windows.
    pub kinds: Table<Kind>,
    /// Classes within which subjects are ranked.
    pub classes: Table<Words>,
    /// Kinds of dated record, such as an offence.
    pub events: Table<Words>,
    /// Values that the source leaves open.
    pub params: Table<Param>,
    /// What is recorded.
    pub facts: Table<Fact>,
    /// What is computed from it, each from facts and from scores written before it.
    pub scores: Table<Score>,
    /// Rankings and awards; one may read awards written before it.
    pub awards: Table<Award>,
    /// Steps by cut points.
    pub stars: Table<Stars>,
    /// What follows when something goes on for several periods.
    pub streaks: Table<Streak>,
    /// What follows the first, second, third event.
    pub ladders: Table<Ladder>,
    /// Numbers that the source declares, held against those found.
    pub tallies: Table<Tally>,
}

/// A kind of subject.
#[derive(Clone, Debug)]
pub struct Kind {
    /// What it is called.
    pub label: Words,
    /// The kind to which it belongs.
    pub parent: Option<String>,
}

impl Season {
    /// Whether one kind is the other or belongs to it, at any distance.
    pub fn beneath(&self, kind: &str, above: &str) -> bool {
        let mut at = Some(kind);
        // Each step goes to another kind; more steps than kinds would be a loop.
        for _ in 0..=self.kinds.len() {
            match at {
                Some(kind) if kind == above => return true,
                Some(kind) => at = self.kinds.get(kind).and_then(|kind| kind.parent.as_deref()),
                None => return false,
            }
        }
        false
    }
    /// A fact or score by its number: facts first.
    pub fn measure(&self, name: &str) -> Option<usize> {
        self.facts.position(name).or_else(|| self.scores.position(name).map(|at| at.saturating_add(self.facts.len())))
    }
}
