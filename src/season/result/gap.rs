//! How far something is decided, why not, and numbers as they are shown.

use serde::Serialize;

/// How a season, or one award in one period, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(rename = "SeasonOutcome"))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Everything follows from what is recorded.
    Decided,
    /// Something is missing, cannot be assessed, or stands equal and a person must decide.
    Incomplete,
    /// A parameter that the source leaves open is not set.
    NotConfigured,
}

/// Why a value is not there. None of these is a zero or a "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Nothing is recorded.
    Missing {
        /// The fact.
        of: String,
        /// The subject.
        subject: String,
        /// The period; empty for what is recorded once.
        period: String,
    },
    /// Too few answers for a percentage to say something.
    TooFew {
        /// The score.
        of: String,
        /// The subject.
        subject: String,
        /// The period.
        period: String,
        /// The answers found.
        found: String,
        /// The answers needed.
        needed: String,
    },
    /// No subject stands beneath.
    NoParts {
        /// The score.
        of: String,
        /// The subject.
        subject: String,
    },
    /// A parameter is not set.
    NotConfigured {
        /// The parameter.
        param: String,
    },
    /// The subject belongs to nothing of the kind whose value is needed.
    NoPlace {
        /// The fact or score.
        of: String,
        /// The subject.
        subject: String,
    },
    /// The register of a kind of event is not complete.
    RegisterOpen {
        /// The kind of event.
        of: String,
        /// The first and the last month.
        period: String,
    },
    /// Another award is not decided.
    AwardOpen {
        /// The award.
        award: String,
        /// Its period.
        period: String,
    },
    /// The fraction has grown too long to be compared.
    TooFine {
        /// The score.
        of: String,
    },
}

/// Why a subject is not eligible, or not assessable; or why it is chosen whatever its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// What a yes-no fact says.
    Is {
        /// The fact.
        fact: String,
        /// What is recorded.
        answer: bool,
        /// The period; empty for what is recorded once.
        period: String,
    },
    /// A number and a bound of it.
    Bar {
        /// The fact or score.
        of: String,
        /// The period.
        period: String,
        /// The number.
        seen: String,
        /// Its decimals, where the rounded number would say otherwise of the bound.
        #[serde(skip_serializing_if = "Option::is_none")]
        beside: Option<String>,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: String,
    },
    /// So many events and a bound of them.
    Events {
        /// The kind of event.
        of: String,
        /// The months.
        period: String,
        /// How many.
        seen: usize,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: u32,
    },
    /// It was chosen so many times, and a bound of that.
    Wins {
        /// The award.
        award: String,
        /// The months.
        period: String,
        /// How many times.
        seen: usize,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: u32,
    },
    /// The class takes no part.
    OtherClass,
    /// It cannot be told.
    Open(Gap),
}

/// A number and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(rename = "SeasonNumber"))]
pub struct Number {
    /// The exact fraction.
    pub exact: String,
    /// Rounded once.
    pub shown: String,
    /// Its decimals, where the rounded number would say otherwise of a bound, or of its order among
    /// others; of more than four the first four and `…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}
