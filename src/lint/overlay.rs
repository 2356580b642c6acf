//! Overlays: what a layer says that was so before, what it makes weaker, and a scheme that it takes away.

use super::look::Look;
use super::notice::Problem;
use crate::fault::Step;
use crate::load::{beside, load_pack};
use crate::pack::{LayerParam, Pack};
use crate::read::to_json;
use crate::standard::Standard;
use crate::tree::{Content, Node};

pub(super) fn check(look: &mut Look<'_>) {
    let Some((own, above)) = look.pack.layers.split_last() else { return };
    let before = Pack { layers: above.to_vec(), ..look.pack.clone() };
    let Ok(before) = Standard::new(vec![before], &[]) else { return };
    let Some(in_force) = before.packs.first() else { return };
    let rule = |id: &str| before.rules.iter().find(|rule| rule.rule.id == id).map(|in_force| &in_force.rule);
    let mut told: Vec<(Problem, Vec<Step>)> = Vec::new();
    let mut nothing = |section: &str, name: &str| {
        let way = vec!["overlay".into(), section.into(), name.into()];
        told.push((Problem::OverlayChangesNothing { name: name.to_owned() }, way));
    };
    for (name, LayerParam { value, min, max, .. }) in own.params.iter() {
        let Some(known) = in_force.params.get(name) else { continue };
        let same = |said: &Option<_>, known: &Option<_>| said.is_none() || said == known;
        if same(value, &known.value) && same(min, &known.min) && same(max, &known.max) {
            nothing("params", name);
        }
    }
    for (id, _) in own.forces.iter().filter(|(id, force)| rule(id).is_some_and(|rule| rule.force == **force)) {
        nothing("forces", id);
    }
    for (id, _) in own.notes.iter().filter(|(id, note)| rule(id).is_some_and(|rule| rule.note.as_ref() == Some(note))) {
        nothing("notes", id);
    }
    for (name, _) in own.slots.iter().filter(|(name, filling)| in_force.filling(name).is_some_and(|known| known.entries == filling.entries))
    {
        nothing("slots", name);
    }
    for (id, force) in own.forces.iter() {
        if rule(id).is_some_and(|rule| rule.force.binds() && !force.binds()) {
            let way = vec!["overlay".into(), "forces".into(), id.into()];
            told.push((Problem::OverlayWeakens { rule: id.to_owned() }, way));
        }
    }
    for (name, set) in own.params.iter().filter(|(_, set)| set.basis.is_empty()) {
        let (Some(value), Some(above)) = (set.value, in_force.params.get(name).and_then(|known| known.value)) else { continue };
        let laxer = match stricter(&before, name) {
            Some(Way::Larger) => value < above,
            Some(Way::Smaller) => value > above,
            None => false,
        };
        if laxer {
            let way = vec!["overlay".into(), "params".into(), name.into()];
            told.push((Problem::ParamLaxer { param: name.to_owned(), value, above }, way));
        }
    }
    if look.own.scheme.is_some() && replaces(look) {
        told.push((Problem::SchemeReplaced, vec!["scheme".into()]));
    }
    let silent = own.params.is_empty() && own.forces.is_empty() && own.notes.is_empty() && own.slots.is_empty();
    if silent && look.own.rules.is_empty() && look.own.slots.is_empty() && look.own.profiles.is_empty() && look.own.scheme.is_none() {
        told.push((Problem::OverlayChangesNothing { name: look.own.id.clone() }, vec!["overlay".into()]));
    }
    look.tell_all(told);
}

/// Whether the pack above has a scheme for which that of the overlay stands.
fn replaces(look: &Look<'_>) -> bool {
    let of = look.own.overlay.as_ref().and_then(|overlay| overlay.of.as_deref());
    let base = of.and_then(|of| load_pack(look.files, &beside(look.name, of)).ok());
    base.is_some_and(|base| base.scheme.is_some() && base.scheme != look.own.scheme)
}

/// In which direction a parameter asks for more.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Larger,
    Smaller,
}

/// The direction in which a parameter asks for more, where all binding rules that read it agree; none
/// where one of them reads it otherwise than as a bound of what it requires.
fn stricter(standard: &Standard, param: &str) -> Option<Way> {
    let mut ways = Vec::new();
    for rule in standard.rules.iter().filter(|rule| rule.binds()) {
        let json = to_json(&rule.rule);
        let Ok(node) = Node::json(&json) else { return None };
        for (key, demand) in [("require", true), ("when", false), ("unless", false)] {
            node.entry(key).into_iter().for_each(|(_, inner)| uses(inner, "", param, demand, &mut ways));
        }
    }
    let first = *ways.first()?;
    first.filter(|_| ways.iter().all(|way| *way == first))
}

/// How each use of a parameter below a node asks for more. What is negated or only chooses whom it is
/// about asks for more in no direction.
fn uses(node: &Node<'_>, key: &str, param: &str, demand: bool, ways: &mut Vec<Option<Way>>) {
    match &node.content {
        Content::Map(_) if node.entry("param").and_then(|(_, name)| name.text()) == Some(param) => ways.push(match key {
            "at_least" | "above" | "fall_at_least" | "fall_by" | "rise_at_least" | "rise_by" if demand => Some(Way::Larger),
            "at_most" | "below" if demand => Some(Way::Smaller),
            _ => None,
        }),
        Content::Map(entries) => {
            for entry in entries {
                let demand = demand && !matches!(entry.key.as_ref(), "none_of" | "where" | "among");
                uses(&entry.value, &entry.key, param, demand, ways);
            }
        }
        Content::List(elements) => elements.iter().for_each(|element| uses(element, key, param, demand, ways)),
        Content::Scalar { .. } => {}
    }
}
