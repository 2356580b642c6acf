//! Points that add up from zero, where more is worse: judged as points taken from zero, and told
//! the other way round.

use crate::pack::{Grade, Scheme};
use crate::points::Points;

fn below_zero(points: Option<Points>) -> Option<Points> {
    points.map(|points| Points::ZERO.minus(points))
}

/// The scheme as it is judged.
pub fn as_judged(written: &Scheme) -> Scheme {
    let mut scheme = written.clone();
    for (_, category) in scheme.categories.iter_mut() {
        category.floor = category.floor.or(below_zero(category.most));
        for (_, item) in category.items.iter_mut() {
            item.floor = item.floor.or(below_zero(item.most));
        }
    }
    if scheme.demerits {
        for grade in &mut scheme.grades {
            let Grade { at_least, above, at_most, below, .. } = *grade;
            (grade.at_least, grade.above) = (below_zero(at_most), below_zero(below));
            (grade.at_most, grade.below) = (below_zero(at_least), below_zero(above));
        }
    }
    scheme
}
