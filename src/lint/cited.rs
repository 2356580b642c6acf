//! Citations: rules without one, rows and programmes that the catalogue does not have, numbers
//! that bind on weak evidence.

use super::look::{Catalogue, Look};
use super::notice::Problem;
use crate::fault::{Step, nearest};
use crate::load::beside;
use crate::pack::Rule;
use crate::read::to_json;
use crate::source::{Citation, Evidence, Source};
use crate::table::Table;
use crate::tree::{Content, Node};

pub(super) fn check(look: &mut Look<'_>) {
    let mut told = Vec::new();
    for (at, rule) in look.own.rules.iter().enumerate() {
        let way = |key: &str| vec!["rules".into(), at.into(), key.into()];
        if rule.sources.is_empty() {
            told.push((Problem::RuleWithoutSource { rule: rule.id.clone() }, way("sources")));
        }
        if binds_by_number(rule) {
            if rule.sources.is_empty() {
                told.push((Problem::NumberWithoutSource { rule: rule.id.clone() }, way("require")));
            } else if rule.sources.iter().all(|citation| is_weak(look, citation)) {
                told.push((Problem::WeakEvidence { rule: rule.id.clone() }, way("sources")));
            }
        }
    }
    for (name, _) in look.own.slots.iter().filter(|(_, slot)| slot.sources.is_empty()) {
        told.push((Problem::RuleWithoutSource { rule: name.to_owned() }, vec!["slots".into(), name.into(), "sources".into()]));
    }
    let catalogue = look.files.text(&beside(look.name, "../catalogue.csv")).map(|text| Catalogue::read(&text));
    if let Some(catalogue) = catalogue {
        rows(look, &catalogue, &mut told);
    }
    look.tell_all(told);
}

fn is_weak(look: &Look<'_>, citation: &Citation) -> bool {
    look.pack.sources.get(citation.source()).is_some_and(|source| matches!(source.evidence, Evidence::C | Evidence::D))
}

/// Whether a rule binds by a number that it gives itself.
fn binds_by_number(rule: &Rule) -> bool {
    let json = to_json(&rule.require);
    rule.force.binds() && Node::json(&json).is_ok_and(|node| has_number(&node))
}

fn has_number(node: &Node<'_>) -> bool {
    const BOUNDS: &[&str] = &["at_least", "at_most", "above", "below", "months"];
    match &node.content {
        Content::Map(entries) => entries.iter().any(|entry| {
            // One of a list is no threshold: it is the list itself.
            let bound = BOUNDS.contains(&entry.key.as_ref())
                && entry.value.figure().and_then(crate::amount::Amount::parse).is_some_and(|n| n > crate::amount::Amount::whole(1));
            bound || has_number(&entry.value)
        }),
        Content::List(elements) => elements.iter().any(has_number),
        Content::Scalar { .. } => false,
    }
}

fn rows(look: &Look<'_>, catalogue: &Catalogue, told: &mut Vec<(Problem, Vec<Step>)>) {
    let rules = look.own.rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| (vec!["rules".into(), at.into(), "sources".into()], rule.sources.as_slice()));
    let slots = look.own.slots.iter().map(|(name, slot)| (vec!["slots".into(), name.into(), "sources".into()], slot.sources.as_slice()));
    programmes(&look.own.sources, catalogue, told);
    unknown_rows(&look.pack.sources, rules.chain(slots), catalogue, told);
}

/// Programmes that the catalogue does not have.
pub(super) fn programmes(sources: &Table<Source>, catalogue: &Catalogue, told: &mut Vec<(Problem, Vec<Step>)>) {
    for (name, source) in sources.iter() {
        let Some(programme) = &source.catalogue else { continue };
        if catalogue.rows_of(programme).next().is_none() {
            let near = nearest(programme, &mut catalogue.programmes());
            let way = vec!["sources".into(), name.into(), "catalogue".into()];
            told.push((Problem::ProgrammeUnknown { programme: programme.clone(), near }, way));
        }
    }
}

/// Cited rows that the catalogue does not have.
pub(super) fn unknown_rows<'c>(
    sources: &Table<Source>,
    cited: impl Iterator<Item = (Vec<Step>, &'c [Citation])>,
    catalogue: &Catalogue,
    told: &mut Vec<(Problem, Vec<Step>)>,
) {
    for (way, citations) in cited {
        for (nth, citation) in citations.iter().enumerate() {
            let programme = sources.get(citation.source()).and_then(|source| source.catalogue.as_deref());
            let Some(programme) = programme.filter(|programme| catalogue.rows_of(programme).next().is_some()) else { continue };
            if !catalogue.rows_of(programme).any(|row| row == citation.0) {
                let near = nearest(&citation.0, &mut catalogue.rows_of(programme));
                let way = way.iter().cloned().chain([nth.into()]).collect();
                told.push((Problem::RowUnknown { row: citation.0.clone(), near }, way));
            }
        }
    }
}
