//! What a sheet tells of its bonus, as data.

use crate::points::{Exact, Points};
use crate::words::Words;
use serde::Serialize;

/// What is added to the categories, and why not more.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BonusSheet {
    /// What earns it.
    pub events: Vec<BonusLine>,
    /// The most that all events add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
    /// It counts only where the total without it is above this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub opens_above: Option<Points>,
    /// The best total without it, rounded for display.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub best_without: Points,
    /// The worst total without it, rounded for display.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub worst_without: Points,
    /// The best total without it as it is, where the rounded one would say otherwise of the gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub best_without_exact: Option<Exact>,
    /// The worst total without it as it is, where the rounded one would say otherwise of the gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub worst_without_exact: Option<Exact>,
    /// Whether a veto acts, or a rule fails, that takes it away.
    pub vetoed: bool,
    /// The most that it can still add.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub best: Points,
    /// What it adds for certain.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub worst: Points,
}

/// One thing that earns bonus points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BonusLine {
    /// What it is.
    pub title: Words,
    /// Events that are sure.
    pub units: u32,
    /// Points an event.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub each: Points,
    /// The most that these events add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
    /// What the events that are sure add.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub earned: Points,
    /// Whether there may be more events.
    pub open: bool,
}
