//! A total as it is shown.

use crate::points::{Exact, Points};
use serde::Serialize;

/// A total as it is shown: from the best to the worst that is still possible, and the grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TotalRange {
    /// The best total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub best: Option<Points>,
    /// The worst total still possible, rounded for display; none where too little was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub worst: Option<Points>,
    /// The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
    /// full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub best_exact: Option<Exact>,
    /// The worst total as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub worst_exact: Option<Exact>,
    /// Whether the worst total may be lower still, because some number has no bound.
    pub at_most: bool,
    /// The grade, when only one is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
}
