//! What a pack leaves to its users, and what they set.

use super::{Composite, Deduct, Force, Scheme, Severity};
use crate::amount::Amount;
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// A value that the source leaves open. Without a default an unset one means "not configured".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Param {
    /// What it is.
    pub label: Words,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Words>,
    /// The smallest value that makes sense; 0 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub min: Option<Amount>,
    /// The largest value that makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub max: Option<Amount>,
    /// A reading that the source allows; never a threshold that no source gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub default: Option<Amount>,
    /// Why the default is what it is, or why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// A list that the source only names. Each entry that an office supplies becomes a rule with a
/// yes-no fact of its own; what is not supplied gets the verdict "not supplied".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Slot {
    /// What the list is called.
    pub title: Words,
    /// How many entries the source says there are.
    pub size: u32,
    /// The kind of subject that each entry is about.
    pub each: String,
    /// How binding each entry is; `must` asks for it, `forbid` asks that it did not happen.
    pub force: Force,
    /// How grave a fail is.
    pub severity: Severity,
    /// Where it comes from.
    pub sources: Vec<crate::source::Citation>,
    /// The groups into which the source divides the list, by name; then each entry stands in one.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, SlotGroup>", optional))]
    pub groups: Table<SlotGroup>,
    /// What each entry takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct: Option<Deduct>,
    /// What the reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// A part of a list that the source only names, such as the rules of speech among all of conduct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SlotGroup {
    /// What it is called.
    pub title: Words,
    /// How many entries it has, where the source says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// A named set of parameters, forces and points that the user can choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Profile {
    /// What it is called.
    pub title: Words,
    /// What choosing it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Words>,
    /// Whether it is put together by us; shown on screen and in print.
    #[serde(default)]
    pub compiled: bool,
    /// Values of parameters.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub params: Table<Amount>,
    /// Forces of rules.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Force>"))]
    pub forces: Table<Force>,
    /// Points of rules.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Deduct>"))]
    pub deducts: Table<Deduct>,
    /// The scheme that those points belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Scheme>,
    /// Further schemes by name. A profile that brings any scheme brings all of them.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Scheme>", optional))]
    pub schemes: Table<Scheme>,
    /// Scores put together from them; those of the pack end with its schemes.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Composite>", optional))]
    pub composites: Table<Composite>,
}

impl Profile {
    /// Whether it brings schemes of its own.
    pub fn scores(&self) -> bool {
        self.scheme.is_some() || !self.schemes.is_empty()
    }
}

/// A parameter set by an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ParamValue {
    /// The value, in the parameter's unit.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub value: Amount,
    /// Who set it.
    #[serde(default)]
    pub by: String,
    /// When, `YYYY-MM-DD`.
    #[serde(default)]
    pub on: String,
    /// On what basis.
    #[serde(default)]
    pub basis: String,
}

/// One entry of a list that an office supplies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SlotEntry {
    /// The sentence of the office's own list, in its own language.
    pub title: String,
    /// The group in which it stands, where the slot has groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// A list supplied by an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SlotFilling {
    /// The entries in order, at most the slot's size.
    pub entries: Vec<SlotEntry>,
    /// Who supplied it.
    #[serde(default)]
    pub by: String,
    /// When, `YYYY-MM-DD`.
    #[serde(default)]
    pub on: String,
    /// On what basis.
    #[serde(default)]
    pub basis: String,
}

impl SlotFilling {
    /// How many entries stand in a group.
    pub fn in_group(&self, group: &str) -> u32 {
        let entries = self.entries.iter().filter(|entry| entry.group.as_deref() == Some(group));
        u32::try_from(entries.count()).unwrap_or(u32::MAX)
    }
}

/// A pack chosen for an inspection, with everything that was set for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PackChoice {
    /// The pack.
    pub pack: String,
    /// Its identity when it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Profiles in the order in which they act; a later one wins.
    #[serde(default)]
    pub profiles: Vec<String>,
    /// Parameters set by the office; they win over profiles.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, ParamValue>"))]
    pub params: Table<ParamValue>,
    /// Lists supplied by the office.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, SlotFilling>"))]
    pub slots: Table<SlotFilling>,
}
