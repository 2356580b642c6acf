//! What the offices of a province, city or county set in a standard of those above them.

use super::{Force, SlotFilling};
use crate::amount::Amount;
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// How high an office stands. A lower layer acts after those above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// 国家
    National,
    /// 省
    Province,
    /// 市
    City,
    /// 县
    County,
}

/// What one layer sets: never a rule taken away, and every value remembers who set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Overlay {
    /// The file of the pack in which it is set, relative to its own; none in a resolved pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// How high the office stands: below each layer that is there already.
    pub layer: Layer,
    /// Whose office it is.
    pub region: Words,
    /// Values and narrower bounds of parameters.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, LayerParam>", optional))]
    pub params: Table<LayerParam>,
    /// Forces of rules.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Force>", optional))]
    pub forces: Table<Force>,
    /// Notes of rules.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Words>", optional))]
    pub notes: Table<Words>,
    /// Lists that it supplies.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, SlotFilling>", optional))]
    pub slots: Table<SlotFilling>,
}

/// What a layer says of a parameter. Equal `min` and `max` leave nothing to those below.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LayerParam {
    /// Its value; when not stated, that of the layer above stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub value: Option<Amount>,
    /// The smallest value that those below may set; not below that of the layer above.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub min: Option<Amount>,
    /// The largest value that those below may set; not above that of the layer above.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub max: Option<Amount>,
    /// When it was set, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub on: String,
    /// On what basis.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub basis: String,
}

/// What one layer said of one parameter, with whose layer it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LayerSays {
    /// How high the office stands.
    pub layer: Layer,
    /// Whose office it is.
    pub region: Words,
    /// What it said.
    pub set: LayerParam,
}
