//! Awards: lists of those who are ranked, and who is chosen.

use super::gap::{Gap, Number, Outcome, Why};
use crate::words::Words;
use serde::Serialize;

/// An award in all periods.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AwardResult {
    /// Its name.
    pub award: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// Every recorded fact that it depends on, and no other.
    pub reads: Vec<String>,
    /// Whether the season states what alone counts, and it was so.
    pub only: bool,
    /// Whether anything is awarded; else it is a ranking alone.
    pub awards: bool,
    /// The periods.
    pub periods: Vec<AwardPeriod>,
}

/// An award in one period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AwardPeriod {
    /// The period.
    pub period: String,
    /// How it stands.
    #[cfg_attr(feature = "wasm", tsify(type = "SeasonOutcome"))]
    pub outcome: Outcome,
    /// How many subjects there are.
    pub pool: usize,
    /// How many the source says there are.
    pub declared: Option<u32>,
    /// One list, or one for each class.
    pub lists: Vec<RankList>,
    /// Those who have no place and are chosen without one.
    pub also: Vec<Also>,
    /// Those who cannot be ranked, and why.
    pub not_eligible: Vec<Excluded>,
    /// Those of whom it cannot be told.
    pub open: Vec<Excluded>,
    /// A parameter without which nothing is chosen.
    pub gap: Option<Gap>,
    /// Chosen now and the period before.
    pub kept: Vec<String>,
    /// Chosen now and not the period before.
    pub gained: Vec<String>,
    /// Chosen the period before and not now.
    pub lost: Vec<String>,
}

/// The ranking of all, or of one class.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RankList {
    /// The class.
    pub class: Option<Words>,
    /// How many are chosen.
    pub seats: Option<usize>,
    /// How many it may become, where that hangs on those of whom it cannot be told whether they
    /// are eligible.
    pub most: Option<usize>,
    /// Those who are ranked, the best first.
    pub ranked: Vec<Ranked>,
    /// Seats that are not given, because more subjects stand equal than there are seats or because
    /// it cannot be told who stands first.
    pub undecided: usize,
    /// The missing numbers for which it cannot be told who stands first.
    pub missing: Vec<Gap>,
}

/// One subject in a ranking.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Ranked {
    /// Its place; equals have the same. The best it may have while a number that parts equals is missing.
    pub place: usize,
    /// The worst place it may have.
    pub last: usize,
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Its number.
    #[cfg_attr(feature = "wasm", tsify(type = "SeasonNumber"))]
    pub value: Number,
    /// The numbers that part equals.
    #[cfg_attr(feature = "wasm", tsify(type = "(SeasonNumber | null)[]"))]
    pub then: Vec<Option<Number>>,
    /// How it came out.
    pub chosen: Chosen,
    /// Why it is chosen whatever its place, or why that cannot be told.
    pub or: Vec<Why>,
    /// The steps of the award, of a chosen subject.
    pub stages: Vec<StageShown>,
}

/// One subject that is chosen without a place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Also {
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Why it is chosen.
    pub or: Vec<Why>,
    /// Why it has no place.
    pub because: Vec<Why>,
    /// Whether its place could change who else is chosen.
    pub matters: bool,
    /// The steps of the award.
    pub stages: Vec<StageShown>,
}

impl AwardPeriod {
    /// Those who are chosen, by place and then without one.
    pub fn chosen(&self) -> impl Iterator<Item = &str> {
        let ranked = self.lists.iter().flat_map(|list| &list.ranked).filter(|ranked| ranked.chosen == Chosen::Yes);
        ranked.map(|ranked| ranked.subject.as_str()).chain(self.also.iter().map(|also| also.subject.as_str()))
    }
}

/// How a ranked subject came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// Chosen.
    Yes,
    /// Stands equal at the last place; a person decides.
    Tied,
    /// Cannot be told while something is missing.
    Open,
    /// Not chosen.
    No,
}

/// One step of an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StageShown {
    /// What it is called.
    pub title: Words,
    /// When; none when it is missing.
    pub date: Option<String>,
    /// Whether it is dated before the step before it.
    pub early: bool,
}

/// A subject that is not ranked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Excluded {
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Why.
    pub because: Vec<Why>,
    /// Whether it could change who is chosen.
    pub matters: bool,
}
