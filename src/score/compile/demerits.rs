//! Points that add up from zero, where more is worse: judged as points taken from zero, and told
//! the other way round.

use super::names::above_zero;
use crate::fault::{Fault, SchemeClash};
use crate::pack::{Grade, NotApplicable, Scheme};
use crate::points::Points;

fn below_zero(points: Option<Points>) -> Option<Points> {
    points.map(|points| Points::ZERO.minus(points))
}

/// The scheme as it is judged.
///
/// # Errors
/// What has no meaning for points that start from zero, and `most` where they do not.
pub fn as_judged(written: &Scheme) -> Result<Scheme, Fault> {
    let mut scheme = written.clone();
    let foreign = [
        ("full", scheme.full != Points::ZERO),
        ("ceiling", scheme.ceiling.is_some()),
        ("visible_of", scheme.visible_of.is_some()),
        ("floor", scheme.floor.is_some()),
        ("not_applicable", scheme.not_applicable != NotApplicable::Full),
        ("bonus", scheme.bonus.is_some()),
        ("grades", scheme.grades.iter().any(|grade| grade.each_at_least.is_some())),
    ];
    if let Some((key, _)) = foreign.iter().find(|(_, there)| cfg!(feature = "authoring") && scheme.demerits && *there) {
        return Err(Fault::clash_in_pack(SchemeClash::Demerits).under(key));
    }
    for (id, category) in scheme.categories.iter_mut() {
        let places = std::iter::once((category.full, category.most, &mut category.floor));
        let items = category.items.iter_mut().map(|(_, item)| (item.full, item.most, &mut item.floor));
        for (full, most, floor) in places.chain(items) {
            if cfg!(feature = "authoring")
                && (scheme.demerits && (full != Points::ZERO || floor.is_some()) || !scheme.demerits && most.is_some())
            {
                let (key, clash) = if most.is_some() { ("most", SchemeClash::DemeritsMost) } else { ("full", SchemeClash::DemeritsFull) };
                return Err(Fault::clash_in_pack(clash).under(key).under(id).under("categories"));
            }
            above_zero("most", most).map_err(|fault| fault.under(id).under("categories"))?;
            *floor = floor.or(below_zero(most));
        }
    }
    if scheme.demerits {
        for grade in &mut scheme.grades {
            let Grade { at_least, above, at_most, below, .. } = *grade;
            (grade.at_least, grade.above) = (below_zero(at_most), below_zero(below));
            (grade.at_most, grade.below) = (below_zero(at_least), below_zero(above));
        }
    }
    Ok(scheme)
}
