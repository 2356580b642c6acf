//! What follows without a choice.

use crate::calendar::Period;
use crate::pack::Term;
use crate::source::Citation;
use crate::words::Words;

/// Steps by cut points.
#[derive(Clone, Debug)]
pub struct Stars {
    /// What they are called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// How often.
    pub per: Period,
    /// The only number that is read.
    pub by: String,
    /// The steps, the lowest first.
    pub steps: Vec<Star>,
    /// Where they come from.
    pub sources: Vec<Citation>,
    /// What may enter them, where the source says that nothing else does: facts and scores.
    pub counts_only: Vec<String>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Star {
    /// What it is called.
    pub title: Words,
    /// The lowest number that reaches it.
    pub at_least: Term,
}

/// What follows when a subject stands at the end, or below a bar, for several periods running.
#[derive(Clone, Debug)]
pub struct Streak {
    /// What it is called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// The period.
    pub per: Period,
    /// The number that is read.
    pub by: String,
    /// How many periods running.
    pub times: u32,
    /// What follows.
    pub follows: Words,
    /// How many stand at the end.
    pub lowest: Option<Term>,
    /// The numbers that part those who stand equal, one after the other.
    pub then: Vec<String>,
    /// Numbers of `by` and `then` of which the lowest comes first, so that the highest stands at the end.
    pub lower_first: Vec<String>,
    /// Whether the end is that of each class.
    pub each_class: bool,
    /// The fewest who take part; among fewer nobody stands at the end.
    pub group_at_least: Option<u32>,
    /// The bar below which it counts.
    pub below: Option<Term>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What follows the first, second, third event.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// What it is called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// The kind of event.
    pub of: String,
    /// The steps, the first first.
    pub steps: Vec<Rung>,
    /// The count begins again with each of these periods; never when absent.
    pub within: Option<Period>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// One step of a ladder.
#[derive(Clone, Debug)]
pub struct Rung {
    /// From which event on.
    pub at: u32,
    /// What follows.
    pub follows: Words,
}

/// A number that the source declares.
#[derive(Clone, Debug)]
pub struct Tally {
    /// What is counted.
    pub title: Words,
    /// The awards whose chosen subjects are counted, each in its last period.
    pub of: Vec<String>,
    /// What the source says.
    pub declared: u32,
    /// Where it says so.
    pub sources: Vec<Citation>,
}
