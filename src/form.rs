//! A standard as the form draws it: everything by number, with its words.

use crate::amount::Amount;
use crate::check::Via;
use crate::in_force::{InForce, ParamOrigin, RuleInForce, layer_filling};
use crate::pack::{Fact, Force, Grade, Layer, LayerSays, Overlay, Per, Severity, SlotFilling, SlotGroup, Support};
use crate::points::Points;
use crate::score::{CompiledComposite, CompiledScheme};
use crate::source::Evidence;
use crate::standard::Standard;
use crate::words::Words;
use serde::Serialize;

/// What the form draws. Numbers are places in these lists.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Form {
    /// The packs in force.
    pub packs: Vec<FormPack>,
    /// The kinds of subject.
    pub kinds: Vec<FormKind>,
    /// The facts.
    pub facts: Vec<FormFact>,
    /// The rules.
    pub rules: Vec<FormRule>,
    /// The schemes by which points are scored.
    pub sheets: Vec<FormSheet>,
    /// The scores put together from them.
    pub composites: Vec<FormComposite>,
}

/// A name and what people call it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormTitle {
    /// The name.
    pub id: String,
    /// What people call it.
    pub title: Words,
}

/// What never changes of a score sheet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormSheet {
    /// The pack.
    pub pack: String,
    /// The name of the scheme, where the pack has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The kind of which each subject has a sheet of its own; else there is one for the inspection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<u32>,
    /// The scheme.
    pub title: Words,
    /// Whether the points are put together by us.
    pub compiled: bool,
    /// Whether points add up from zero and more is worse.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub demerits: bool,
    /// The full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// The grades.
    pub grades: Vec<FormTitle>,
    /// The categories.
    pub categories: Vec<FormTitle>,
}

/// What never changes of a composite.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormComposite {
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// The kind of which each subject has one; else there is one for the inspection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<u32>,
    /// What it is called.
    pub title: Words,
    /// Whether it is put together by us.
    pub compiled: bool,
    /// The sum of the weights.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// The grades.
    pub grades: Vec<FormTitle>,
}

/// A kind of subject.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormKind {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub label: Words,
    /// The kind above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether there is one at a site.
    pub single: bool,
    /// Whether its subjects are dated records.
    pub record: bool,
}

/// A fact and the rules that read it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormFact {
    /// Its full name.
    pub id: String,
    /// The kind that has it.
    pub kind: u32,
    /// As written.
    pub fact: Fact,
    /// The rules that read it.
    pub rules: Vec<u32>,
    /// Whether it is only asked for when one of these rules fails: what a person decides.
    pub decides: bool,
}

/// A rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormRule {
    /// Its pack.
    pub pack: u32,
    /// Its id.
    pub id: String,
    /// The kind that it checks.
    pub kind: u32,
    /// What is demanded.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<Cited>,
    /// How binding it is.
    pub force: Force,
    /// The layer that set this force, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<FormLayer>,
    /// How grave a fail is.
    pub severity: Severity,
    /// Points that a fail takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct: Option<FormDeduct>,
    /// Whether its points add up from zero.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub demerits: bool,
    /// Whether its sentence is put together by us.
    pub compiled: bool,
    /// What to do about a fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Words>,
    /// What the reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The facts that it reads.
    pub facts: Vec<u32>,
}

/// Points a unit, where a rule takes so many times so much.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormDeduct {
    /// Points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub points: Points,
    /// The unit.
    pub per: Per,
}

/// An office that set something.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormLayer {
    /// How high it stands.
    pub layer: Layer,
    /// Whose office it is.
    pub region: Words,
}

impl From<&Overlay> for FormLayer {
    fn from(overlay: &Overlay) -> FormLayer {
        FormLayer { layer: overlay.layer, region: overlay.region.clone() }
    }
}

/// One citation with its source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Cited {
    /// As written: the row or clause.
    pub citation: String,
    /// The code of the source in it.
    pub source: String,
    /// The source.
    pub title: Words,
    /// How well its text was seen.
    pub evidence: Evidence,
}

/// A pack.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormPack {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Words>,
    /// The author's version.
    pub version: String,
    /// Its identity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// How far its content is carried by its sources.
    pub status: Support,
    /// The layers whose settings it carries, the highest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub layers: Vec<FormLayer>,
    /// Its profiles.
    pub profiles: Vec<FormProfile>,
    /// Its parameters.
    pub params: Vec<FormParam>,
    /// Its slots.
    pub slots: Vec<FormSlot>,
    /// Whether points are in force.
    pub scored: bool,
}

/// A profile.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormProfile {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// What choosing it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Words>,
    /// Whether it is put together by us.
    pub compiled: bool,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it brings a scheme.
    pub scored: bool,
}

/// A parameter.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormParam {
    /// Its name.
    pub id: String,
    /// What it is.
    pub label: Words,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Words>,
    /// Why it is as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub value: Option<Amount>,
    /// Where the value comes from.
    pub origin: ParamOrigin,
    /// What each layer said of it, the highest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub layers: Vec<LayerSays>,
    /// The smallest value that may be set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub min: Option<Amount>,
    /// The largest value that may be set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub max: Option<Amount>,
}

/// A group of a slot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormSlotGroup {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// How many entries it has, where the source says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Entries that are supplied.
    pub filled: u32,
}

/// A slot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormSlot {
    /// Its name.
    pub id: String,
    /// What the list is called.
    pub title: Words,
    /// What the reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Entries that the source speaks of.
    pub size: u32,
    /// Entries that are supplied.
    pub filled: u32,
    /// The groups into which the source divides it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub groups: Vec<FormSlotGroup>,
    /// The layer that supplied a list, and its entries; the office's own list stands before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<(FormLayer, SlotFilling)>,
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Standard {
    /// The standard as the form draws it.
    pub fn form(&self) -> Form {
        let kinds = self.words.kinds.iter().map(|info| FormKind {
            id: info.id.clone(),
            label: info.kind.label.clone(),
            parent: info.kind.parent.clone(),
            single: info.kind.single,
            record: info.kind.record,
        });
        let facts = self.words.facts.iter().zip(&self.readers).map(|(info, readers)| {
            let mut rules: Vec<u32> = readers.iter().map(|(rule, _)| *rule).collect();
            rules.dedup();
            let decides = !readers.is_empty() && readers.iter().all(|(_, read)| read.via == Via::Decision);
            FormFact { id: info.id.clone(), kind: info.kind, fact: info.fact.clone(), rules, decides }
        });
        Form {
            packs: self.packs.iter().map(pack).collect(),
            kinds: kinds.collect(),
            facts: facts.collect(),
            rules: (0_u32..).zip(&self.rules).map(|(at, rule)| self.form_rule(at, rule)).collect(),
            sheets: self.schemes.iter().map(sheet).collect(),
            composites: self.composites.iter().map(composite).collect(),
        }
    }

    fn form_rule(&self, number: u32, in_force: &RuleInForce) -> FormRule {
        let rule = &in_force.rule;
        let pack = self.packs.get(in_force.pack as usize);
        let cited = rule.sources.iter().filter_map(|citation| {
            let code = citation.source();
            let source = pack?.pack.sources.get(code)?;
            Some(Cited { citation: citation.0.clone(), source: code.to_owned(), title: source.title.clone(), evidence: source.evidence })
        });
        let mut facts: Vec<u32> = in_force.reads.iter().map(|read| read.fact).collect();
        facts.dedup();
        FormRule {
            pack: in_force.pack,
            id: rule.id.clone(),
            kind: in_force.kind,
            title: rule.title.clone(),
            sources: cited.collect(),
            force: rule.force,
            layer: in_force.layer.and_then(|at| Some(pack?.pack.layers.get(at as usize)?.into())),
            severity: rule.severity,
            deduct: in_force.deduction.as_ref().and_then(|deduction| deduction.unit()).map(|(points, per)| FormDeduct { points, per }),
            demerits: self
                .schemes
                .iter()
                .any(|compiled| compiled.written.demerits && compiled.lines.iter().any(|line| line.rule == number)),
            compiled: rule.compiled,
            remedy: rule.remedy.clone(),
            note: rule.note.clone(),
            facts,
        }
    }
}

fn titles(grades: &[Grade]) -> Vec<FormTitle> {
    grades.iter().map(|grade| FormTitle { id: grade.id.clone(), title: grade.title.clone() }).collect()
}

fn sheet(compiled: &CompiledScheme) -> FormSheet {
    let scheme = &compiled.written;
    let categories = scheme.categories.iter().map(|(id, category)| FormTitle { id: id.to_owned(), title: category.title.clone() });
    FormSheet {
        pack: compiled.pack.clone(),
        scheme: compiled.name.clone(),
        each: compiled.each,
        title: scheme.title.clone(),
        compiled: scheme.compiled,
        demerits: scheme.demerits,
        full: scheme.full,
        grades: titles(&scheme.grades),
        categories: categories.collect(),
    }
}

fn composite(composite: &CompiledComposite) -> FormComposite {
    FormComposite {
        pack: composite.pack.clone(),
        name: composite.name.clone(),
        each: composite.each,
        title: composite.written.title.clone(),
        compiled: composite.written.compiled,
        full: composite.full(),
        grades: titles(&composite.written.grades),
    }
}

fn pack(in_force: &InForce) -> FormPack {
    let pack = &in_force.pack;
    let profiles = pack.profiles.iter().map(|(id, profile)| FormProfile {
        id: id.to_owned(),
        title: profile.title.clone(),
        about: profile.about.clone(),
        compiled: profile.compiled,
        chosen: in_force.choice.profiles.iter().any(|chosen| chosen == id),
        scored: profile.scores(),
    });
    let params = pack.params.iter().map(|(id, param)| {
        let set = in_force.params.get(id);
        FormParam {
            id: id.to_owned(),
            label: param.label.clone(),
            unit: param.unit.clone(),
            note: param.note.clone(),
            value: set.and_then(|set| set.value),
            origin: set.map_or(ParamOrigin::Unset, |set| set.origin),
            layers: set.map_or_else(Vec::new, |set| set.layers.clone()),
            min: set.and_then(|set| set.min),
            max: set.and_then(|set| set.max),
        }
    });
    let slots = pack.slots.iter().map(|(id, slot)| FormSlot {
        id: id.to_owned(),
        title: slot.title.clone(),
        note: slot.note.clone(),
        size: slot.size,
        filled: in_force.filling(id).map_or(0, |filling| number(filling.entries.len())),
        groups: in_force
            .groups(id, slot)
            .map(|(id, SlotGroup { title, size }, filled)| FormSlotGroup { id: id.to_owned(), title: title.clone(), size: *size, filled })
            .collect(),
        layer: layer_filling(&pack.layers, id).map(|(overlay, filling)| (overlay.into(), filling.clone())),
    });
    FormPack {
        id: pack.id.clone(),
        title: pack.title.clone(),
        about: pack.about.clone(),
        version: pack.version.clone(),
        sha256: pack.sha256.clone(),
        status: pack.status,
        layers: pack.layers.iter().map(FormLayer::from).collect(),
        profiles: profiles.collect(),
        params: params.collect(),
        slots: slots.collect(),
        scored: !in_force.schemes.is_empty(),
    }
}
