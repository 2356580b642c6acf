//! What follows from a season, as values; the sentences are in `say/`.

mod award;
mod follow;
mod gap;
mod score;

pub use award::{Also, AwardPeriod, AwardResult, Chosen, Excluded, RankList, Ranked, StageShown};
pub use follow::{LadderRow, LadderTable, Run, StarRow, StarTable, StreakTable, TallyPart, TallyShown};
pub use gap::{Gap, Number, Outcome, Why};
pub use score::{ScoreRow, ScoreTable, UsedPart};

use crate::season::definition::Setting;
use crate::words::Words;
use serde::Serialize;

/// A parameter as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SettingShown {
    /// Its name.
    pub param: String,
    /// What it is.
    pub label: Words,
    /// Its value; none when it is not set.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub value: Option<Setting>,
    /// Who set it.
    pub by: Option<String>,
    /// On what basis.
    pub basis: Option<String>,
    /// Why it is open.
    pub note: Option<Words>,
}

/// What follows from a season.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SeasonResult {
    /// The format of this result.
    pub format: &'static str,
    /// The name of the season.
    pub season: String,
    /// What it is called.
    pub title: Words,
    /// What it is, and what its source leaves open.
    pub about: Option<Words>,
    /// Whether a part of the data is made up.
    pub sample: bool,
    /// How it stands as a whole.
    #[cfg_attr(feature = "wasm", tsify(type = "SeasonOutcome"))]
    pub outcome: Outcome,
    /// The first and the last month of which something is recorded.
    pub months: Option<(String, String)>,
    /// The parameters.
    pub settings: Vec<SettingShown>,
    /// Awards and rankings.
    pub awards: Vec<AwardResult>,
    /// Steps by cut points.
    pub stars: Vec<StarTable>,
    /// What went on for several periods.
    pub streaks: Vec<StreakTable>,
    /// What follows events.
    pub ladders: Vec<LadderTable>,
    /// Declared numbers.
    pub tallies: Vec<TallyShown>,
    /// Scores.
    pub scores: Vec<ScoreTable>,
}
