//! Where a requirement comes from.

use crate::words::Words;
use serde::Serialize;

/// How well the text of a source was seen (scale of `docs/evidence.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Evidence {
    /// The clause itself, on an official site or as a complete short rule.
    A,
    /// The clause, in a copy on another site.
    B,
    /// Only the table of contents or the scope: never the source of a threshold.
    C,
    /// Press or notices about practice.
    D,
}

/// A document that rules cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Source {
    /// Title, number and place.
    pub title: Words,
    /// How well its text was seen.
    pub evidence: Evidence,
    /// The programme of `standards/catalogue.csv` whose row ids are cited, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<String>,
}

/// One citation of a rule: a source and the clause or row in it.
///
/// Written as one text: `SL4-03` (a row of the source `SL4`), or `S05 亮身份` (a clause of
/// the source `S05`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Citation(pub String);

impl Citation {
    /// The key of the source: what stands before the first space, or before the last `-`.
    pub fn source(&self) -> &str {
        let text = self.0.as_str();
        match text.split_once(' ') {
            Some((source, _)) => source,
            None => text.bytes().rposition(|byte| byte == b'-').and_then(|at| text.get(..at)).unwrap_or(text),
        }
    }
}
