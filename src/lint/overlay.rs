//! Overlays: what a layer says that was so before, and what it makes weaker.

use super::{Look, Problem};
use crate::fault::Step;
use crate::pack::{LayerParam, Pack};
use crate::standard::Standard;

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
    let silent = own.params.is_empty() && own.forces.is_empty() && own.notes.is_empty() && own.slots.is_empty();
    if silent && look.own.rules.is_empty() && look.own.slots.is_empty() && look.own.profiles.is_empty() && look.own.scheme.is_none() {
        told.push((Problem::OverlayChangesNothing { name: look.own.id.clone() }, vec!["overlay".into()]));
    }
    look.tell_all(told);
}
