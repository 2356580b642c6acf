//! A standard as it is written: the pack. Nothing here is checked against anything else;
//! that is the work of [`crate::standard`].

mod calendar;
mod fact;
mod overlay;
mod requirement;
mod rule;
mod scheme;
mod setting;

pub use calendar::{Calendar, CalendarYear};
pub use fact::{Fact, FactType, Kind, Method, Personal};
pub use overlay::{Layer, LayerParam, LayerSays, Overlay};
pub use requirement::{
    Apart, Bound, ByLevel, Cadence, Change, Contains, Count, DayUnit, Family, Forbidden, Group, Hours, Is, Limit, Matrix, MatrixSide,
    Measure, On, OneOf, Partial, Plain, Quantity, Rated, Ratio, Recent, Requirement, Returns, Rhythm, Share, Stages, Take, Term, TextRule,
    Within,
};
pub use rule::{Band, Deduct, Force, Per, PointStep, Portion, Rule, Severity, Validity};
pub use scheme::{
    Award, Bonus, BonusEvent, Category, Composite, CompositePart, Counted, Edge, Effect, Fails, Grade, Item, Missing, NotApplicable,
    Scheme, Several, Veto,
};
pub use setting::{PackChoice, Param, ParamValue, Profile, Slot, SlotEntry, SlotFilling, SlotGroup};

use crate::source::Source;
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// How far the content of a pack is carried by its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// Every rule stands in a source that was seen.
    Supported,
    /// Put together by us from several sources.
    Compiled,
    /// A visible part of a source whose rest was not seen.
    Incomplete,
}

/// One YAML file: the facts it needs, its rules, scheme, sources and parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Pack {
    /// The name by which it is chosen; also the stem of its file.
    #[serde(rename = "pack")]
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// One sentence on what it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Words>,
    /// The author's version.
    pub version: String,
    /// How far its content is carried by its sources.
    pub status: Support,
    /// Files whose kinds and facts it uses, relative to its own; empty in a resolved pack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// SHA-256 over the YAML bytes and the hashes of the includes; only in a resolved pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// When its rules are in force; always when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<Validity>,
    /// What its office sets in a pack of a layer above; none in a resolved pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<Overlay>,
    /// What each layer set, the highest first; only in a resolved pack.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub layers: Vec<Overlay>,
    /// The documents that its rules cite.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Source>"))]
    pub sources: Table<Source>,
    /// The kinds of subject that it speaks of.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Kind>"))]
    pub kinds: Table<Kind>,
    /// The facts that it reads, by full name `kind.fact`.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Fact>"))]
    pub facts: Table<Fact>,
    /// Which days are worked; needed where working days are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// By phrase, other ways to write it; texts are compared as if they were written the first way.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string[]>", optional))]
    pub variants: Table<Vec<String>>,
    /// Values that the source leaves open.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Param>"))]
    pub params: Table<Param>,
    /// Lists that the source only names.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Slot>"))]
    pub slots: Table<Slot>,
    /// What is required.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// How points are taken, when the source says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Scheme>,
    /// Further schemes by name, such as one for windows and one for staff.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Scheme>", optional))]
    pub schemes: Table<Scheme>,
    /// Scores put together from schemes and from numbers such as votes, by name.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Composite>", optional))]
    pub composites: Table<Composite>,
    /// Named sets of parameters, forces and points that a user can choose.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Profile>"))]
    pub profiles: Table<Profile>,
}
