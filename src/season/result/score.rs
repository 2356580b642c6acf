//! Scores, each with what it was computed from.

use super::gap::{Gap, Number};
use crate::words::Words;
use serde::Serialize;

/// A score of all subjects in all periods.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ScoreTable {
    /// Its name.
    pub score: String,
    /// What it is.
    pub label: Words,
    /// The rows.
    pub rows: Vec<ScoreRow>,
}

/// A score of one subject in one period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ScoreRow {
    /// The period.
    pub period: String,
    /// The subject.
    pub subject: String,
    /// The number.
    #[cfg_attr(feature = "wasm", tsify(type = "SeasonNumber | null"))]
    pub value: Option<Number>,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// From what it was computed.
    pub from: Vec<UsedPart>,
}

/// One value from which a score was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct UsedPart {
    /// The fact or score.
    pub of: String,
    /// The subject, when it is another one.
    pub subject: Option<String>,
    /// The period, when it is another one.
    pub period: Option<String>,
    /// The number; none when it is missing.
    pub value: Option<String>,
    /// Its weight.
    pub weight: Option<String>,
}
