//! Where points are taken from.

use super::names::Names;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::pack::{Category, FactType, Scheme};
use crate::points::Points;
use crate::score::scheme::{CompiledScheme, ScoreItem};

/// The places of a scheme; no two schemes of a pack have one of the same name.
pub fn compile(scheme: &Scheme, others: &[CompiledScheme]) -> Result<Vec<ScoreItem>, Fault> {
    let mut places: Vec<ScoreItem> = Vec::new();
    for (at, (id, category)) in scheme.categories.iter().enumerate() {
        for place in of_category(at, id, category) {
            let mut known = places.iter().chain(others.iter().flat_map(|scheme| &scheme.items));
            if cfg!(feature = "authoring") && known.any(|known| known.id == place.id) {
                return Err(Fault::of_pack(|| Problem::DuplicateId { thing: Thing::Item, name: place.id }).under(id).under("categories"));
            }
            if cfg!(feature = "authoring") && place.floor.is_some_and(|floor| floor > place.full) {
                return Err(Fault::clash_in_pack(SchemeClash::Floor).under(id).under("categories"));
            }
            places.push(place);
        }
    }
    Ok(places)
}

/// The items of a category; of one without items itself.
fn of_category(at: usize, id: &str, category: &Category) -> Vec<ScoreItem> {
    let place = |id: &str, full: Points, floor: Option<Points>| ScoreItem {
        id: id.to_owned(),
        category: at,
        full,
        floor,
        own: None,
        lines: Vec::new(),
    };
    if category.items.is_empty() {
        return vec![place(id, category.full, category.floor)];
    }
    category.items.iter().map(|(id, item)| place(id, item.full, item.floor)).collect()
}

/// Puts the facts in which the assessed gave themselves points to their places.
pub fn self_scores(places: &mut [ScoreItem], scheme: &Scheme, each: Option<u32>, names: Names<'_>) -> Result<(), Fault> {
    let items = scheme.categories.iter().flat_map(|(_, category)| category.items.iter());
    for (id, name) in items.filter_map(|(id, item)| Some((id, item.own.as_ref()?))) {
        let (number, info) = names.fact(name, FactType::Number).map_err(|fault| fault.under("self").under(id))?;
        if cfg!(feature = "authoring") && each.map_or(!names.is_single(info.kind), |each| each != info.kind) {
            let from = scheme.each.clone().unwrap_or_default();
            return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.clone(), from }).under("self").under(id));
        }
        if let Some(place) = places.iter_mut().find(|place| place.id == id) {
            place.own = Some((number, info.kind));
        }
    }
    Ok(())
}
