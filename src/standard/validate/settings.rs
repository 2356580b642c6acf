//! What layers and profiles set: parameters, forces, points, and the schemes that composites need.

use super::sink::Sink;
use crate::fault::{Fault, PackClash, Thing};
use crate::in_force::{ParamInForce, ParamOrigin};
use crate::pack::{Force, Overlay, Pack, PackChoice, Profile};
use crate::standard::params::{hear, set, written};
use crate::table::Table;

/// What is in force of a pack: the values of parameters, and by rule its force and whether it takes points.
pub(super) struct Settings {
    pub params: Table<ParamInForce>,
    pub rules: Vec<(Force, bool)>,
}

pub(super) fn check(pack: &Pack, choice: &PackChoice, sink: &mut Sink) -> Settings {
    let rules = pack.rules.iter().map(|rule| (rule.force, rule.deduct.is_some())).collect();
    let mut settings = Settings { params: written(pack), rules };
    sink.enter("layers");
    for (at, overlay) in pack.layers.iter().enumerate() {
        sink.enter(at);
        settings.lay(pack, overlay, sink);
        sink.leave(1);
    }
    sink.leave(1);
    sink.enter("profiles");
    for name in &choice.profiles {
        let Some(profile) = pack.profiles.get(name) else { continue };
        sink.enter(name.as_str());
        settings.apply(pack, profile, sink);
        sink.leave(1);
    }
    sink.leave(1);
    for (name, value) in choice.params.iter() {
        // What an office may set is told where the choice is compiled.
        let _ = set(&mut settings.params, name, value.value, ParamOrigin::Office);
    }
    settings
}

impl Settings {
    fn lay(&mut self, pack: &Pack, overlay: &Overlay, sink: &mut Sink) {
        for (name, said) in overlay.params.iter() {
            if let Err(fault) = hear(&mut self.params, name, overlay, said) {
                sink.tell(fault.under(name).under("params"));
            }
        }
        for (id, force) in overlay.forces.iter() {
            if let Some((known, _)) = self.rule(pack, "forces", id, sink) {
                *known = *force;
            }
        }
        for id in overlay.notes.keys() {
            self.rule(pack, "notes", id, sink);
        }
        for name in overlay.slots.keys() {
            if pack.slots.get(name).is_none() {
                sink.tell(Fault::unknown(Thing::Slot, name, pack.slots.keys()).under(name).under("slots"));
            }
        }
    }

    fn apply(&mut self, pack: &Pack, profile: &Profile, sink: &mut Sink) {
        if !profile.scores() && !profile.composites.is_empty() {
            sink.tell(Fault::clash(PackClash::CompositeWithoutScheme).under("composites"));
        }
        for (name, value) in profile.params.iter() {
            if let Err(fault) = set(&mut self.params, name, *value, ParamOrigin::Profile) {
                sink.tell(fault.under(name).under("params"));
            }
        }
        // A profile that brings a scheme brings all of its points: those of another scheme end.
        if profile.scores() {
            self.rules.iter_mut().for_each(|(_, takes)| *takes = false);
        }
        for (id, force) in profile.forces.iter() {
            if let Some((known, _)) = self.rule(pack, "forces", id, sink) {
                *known = *force;
            }
        }
        for id in profile.deducts.keys().filter(|id| pack.slots.get(id).is_none()) {
            if let Some((_, takes)) = self.rule(pack, "deducts", id, sink) {
                *takes = true;
            }
        }
    }

    /// What is in force of a rule; tells of a name that no rule has.
    fn rule(&mut self, pack: &Pack, key: &str, id: &str, sink: &mut Sink) -> Option<&mut (Force, bool)> {
        let ids = || pack.rules.iter().map(|rule| rule.id.as_str());
        let at = ids().position(|known| known == id);
        if at.is_none() {
            sink.tell(Fault::unknown(Thing::Rule, id, ids()).under(id).under(key));
        }
        self.rules.get_mut(at?)
    }
}
