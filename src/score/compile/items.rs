//! Where points are taken from.

use super::names::Names;
use crate::pack::Scheme;
use crate::score::scheme::ScoreItem;

/// The items of a scheme, and of each the fact in which the assessed gave themselves points.
pub fn compile(scheme: &Scheme, names: Names<'_>) -> Option<Vec<ScoreItem>> {
    let mut items = Vec::new();
    for (at, (id, category)) in scheme.categories.iter().enumerate() {
        for (id, full, floor) in category.places(id) {
            let own = match category.items.get(id).and_then(|item| item.own.as_ref()) {
                Some(name) => names.fact(name).map(|(fact, info)| Some((fact, info.kind)))?,
                None => None,
            };
            items.push(ScoreItem { id: id.to_owned(), category: at, full, floor, own, lines: Vec::new() });
        }
    }
    Some(items)
}
