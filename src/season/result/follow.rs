//! What follows without a choice.

use super::gap::{Gap, Number};
use crate::words::Words;
use serde::Serialize;

/// Steps by cut points, of all subjects in all periods.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StarTable {
    /// Their name.
    pub stars: String,
    /// What they are called.
    pub title: Words,
    /// Where they come from.
    pub sources: Vec<String>,
    /// Every recorded fact that they depend on, and no other.
    pub reads: Vec<String>,
    /// Whether the season states what alone counts, and it was so.
    pub only: bool,
    /// The rows.
    pub rows: Vec<StarRow>,
}

/// The step of one subject in one period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StarRow {
    /// The period.
    pub period: String,
    /// The subject.
    pub subject: String,
    /// The number.
    #[cfg_attr(feature = "wasm", tsify(type = "SeasonNumber | null"))]
    pub value: Option<Number>,
    /// The step; none below the lowest.
    pub step: Option<Words>,
    /// Why it cannot be told.
    pub gap: Option<Gap>,
}

/// Where something went on for several periods.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StreakTable {
    /// Its name.
    pub streak: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// How many periods running.
    pub times: u32,
    /// What follows.
    pub follows: Words,
    /// A parameter without which nothing follows.
    pub gap: Option<Gap>,
    /// Runs that are long enough, and runs that would be if what is open were so.
    pub runs: Vec<Run>,
}

/// Several periods running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Run {
    /// The subject.
    pub subject: String,
    /// The first period.
    pub first: String,
    /// The last period.
    pub last: String,
    /// How many.
    pub periods: usize,
    /// The period in which there were enough.
    pub reached: String,
    /// The periods of which it cannot be told; with any of them nothing follows yet.
    pub open: Vec<String>,
}

/// What follows each event.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LadderTable {
    /// Its name.
    pub ladder: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// The events, by subject and date.
    pub rows: Vec<LadderRow>,
}

/// What follows one event.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LadderRow {
    /// The subject.
    pub subject: String,
    /// When.
    pub date: String,
    /// Which of its events.
    pub nth: u32,
    /// What follows; none before the first step.
    pub follows: Option<Words>,
}

/// A declared number and what was found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TallyShown {
    /// What is counted.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// What the source says.
    pub declared: u32,
    /// Title, last period and number of each award that is counted.
    pub parts: Vec<TallyPart>,
    /// How many were found.
    pub found: usize,
    /// Whether the awards that are counted are decided.
    pub decided: bool,
}

/// An award that is counted.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TallyPart {
    /// What it is called.
    pub title: Words,
    /// Its last period.
    pub period: String,
    /// How many were chosen.
    pub chosen: usize,
}
