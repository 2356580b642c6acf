//! What is in force of a pack: its parameters with their values, its scheme, its rules made ready.

use crate::amount::Amount;
use crate::calendar::Workdays;
use crate::check::{Check, Read};
use crate::deduct::Deduction;
use crate::pack::{Composite, Deduct, LayerSays, Overlay, Pack, PackChoice, Rule, Scheme, Slot, SlotFilling, SlotGroup, Validity};
use crate::table::Table;
use serde::Serialize;
use std::sync::Arc;

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum ParamOrigin {
    /// It has none: what reads it is "not configured".
    Unset,
    /// A reading that the source allows, as the pack states it.
    Default,
    /// An office of a layer above: the last in `layers` that gave one.
    Layer,
    /// A chosen profile.
    Profile,
    /// The office.
    Office,
}

/// A parameter with its value in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamInForce {
    /// The value.
    pub value: Option<Amount>,
    /// Where it comes from.
    pub origin: ParamOrigin,
    /// The smallest value that may be set.
    pub min: Option<Amount>,
    /// The largest value that may be set.
    pub max: Option<Amount>,
    /// What each layer said of it, the highest first.
    pub layers: Vec<LayerSays>,
}

/// A pack with everything that was chosen and set for it.
#[derive(Clone, Debug)]
pub struct InForce {
    /// As written.
    pub pack: Pack,
    /// As chosen.
    pub choice: PackChoice,
    /// Which days are worked.
    pub workdays: Option<Arc<Workdays>>,
    /// The parameters with their values.
    pub params: Table<ParamInForce>,
    /// The schemes in force: of the last chosen profile that brings any, else of the pack; each
    /// with its name, but for the one written under `scheme`.
    pub schemes: Vec<(Option<String>, Scheme)>,
    /// The scores put together from them, and from numbers.
    pub composites: Table<Composite>,
    /// The profile that brings the schemes.
    pub scheme_profile: Option<String>,
}

impl InForce {
    /// The filling of a slot: of the office, else of the lowest layer that supplied one.
    pub fn filling(&self, slot: &str) -> Option<&SlotFilling> {
        self.choice.slots.get(slot).or_else(|| Some(layer_filling(&self.pack.layers, slot)?.1))
    }

    /// The groups of a slot by name, each with how many entries are supplied.
    pub fn groups<'a>(&'a self, name: &str, slot: &'a Slot) -> impl Iterator<Item = (&'a str, &'a SlotGroup, u32)> {
        let filling = self.filling(name);
        slot.groups.iter().map(move |(id, group)| (id, group, filling.map_or(0, |filling| filling.in_group(id))))
    }
}

/// The filling of a slot by the lowest layer that supplied one, with the layer.
pub fn layer_filling<'a>(layers: &'a [Overlay], slot: &str) -> Option<(&'a Overlay, &'a SlotFilling)> {
    layers.iter().rev().find_map(|overlay| Some((overlay, overlay.slots.get(slot)?)))
}

/// A rule made ready.
#[derive(Clone, Debug)]
pub struct RuleInForce {
    /// Its pack.
    pub pack: u32,
    /// The days on which the rule and its pack are in force.
    pub valid: Validity,
    /// The rule with its force and points in force.
    pub rule: Rule,
    /// The place in the pack's `layers` of the one that set its force.
    pub layer: Option<u32>,
    /// The kind that it checks.
    pub kind: u32,
    /// To which subjects it applies.
    pub when: Option<Check>,
    /// Which subjects are excepted.
    pub unless: Option<Check>,
    /// What must hold.
    pub require: Check,
    /// What a fail takes.
    pub deduction: Option<Deduction>,
    /// The facts that it reads.
    pub reads: Vec<Read>,
    /// The kinds of which it asks which one belongs to which: the lower one first.
    pub links: Vec<(u32, u32)>,
}

impl RuleInForce {
    /// The points that a fail takes.
    pub fn deduct(&self) -> Option<&Deduct> {
        self.rule.deduct.as_ref()
    }
    /// Whether a fail lowers the result.
    pub fn binds(&self) -> bool {
        self.rule.force.binds()
    }
}
