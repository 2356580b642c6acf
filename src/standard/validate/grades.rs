//! Grades whose edges contradict themselves or each other.

use crate::fault::{Fault, Problem, SchemeClash};
use crate::pack::Grade;
use crate::points::Points;
use crate::score::grade::{high, low};

/// Refuses grades of which two have one name or overlap, and one of no points.
pub fn grades(grades: &[Grade]) -> Result<(), Fault> {
    for (at, grade) in grades.iter().enumerate() {
        let doubled = grade.at_least.is_some() && grade.above.is_some() || grade.at_most.is_some() && grade.below.is_some();
        let (low, high) = (low(grade), high(grade));
        let empty = match (low, high) {
            (Some((low, closed)), Some((high, also))) => low > high || low == high && !(closed && also),
            _ => false,
        };
        let share = grade.each_at_least.is_some_and(|share| share <= Points::ZERO || share > Points::HUNDRED);
        if doubled || empty || share {
            return Err(Fault::clash(SchemeClash::Grade).at(at).under("grades"));
        }
        for other in grades.get(..at).unwrap_or_default() {
            if other.id == grade.id || overlap(grade, other) {
                let (first, second) = (other.id.clone(), grade.id.clone());
                return Err(Fault::new(Problem::GradesOverlap { first, second }).at(at).under("grades"));
            }
        }
    }
    Ok(())
}

/// Two intervals overlap unless one ends before the other begins.
fn overlap(a: &Grade, b: &Grade) -> bool {
    let before = |first: &Grade, second: &Grade| match (high(first), low(second)) {
        (Some((end, closed)), Some((begin, also))) => end < begin || end == begin && !(closed && also),
        _ => false,
    };
    !before(a, b) && !before(b, a)
}
