//! Grades as intervals with stated edges.

use crate::pack::{Effect, Grade};
use crate::points::{Points, Score};

/// Whether a score between two others can have this grade.
pub fn reachable(grade: &Grade, worst: Score, best: Score) -> bool {
    let low = edge(grade).map(Score::of);
    let high = grade.at_most.or(grade.below).map(Score::of);
    let above_low = low.is_none_or(|low| if grade.above.is_some() { best > low } else { best >= low });
    let below_high = high.is_none_or(|high| if grade.below.is_some() { worst < high } else { worst <= high });
    above_low && below_high
}

/// Which grades a total between two others may end in. `met` says of each grade whether every
/// category may meet what it demands of them, and whether they certainly do: a grade whose demand
/// is not met falls to the next lower one.
pub fn all_reachable(grades: &[Grade], met: &[(bool, bool)], worst: Score, best: Score) -> Vec<bool> {
    let ends_in = |grade: &Grade, may: bool| {
        may && grades.iter().any(|from| {
            let passed = |(better, (_, sure)): (&Grade, &(bool, bool))| *sure && edge(better) > edge(grade) && edge(better) <= edge(from);
            let falls = from.id == grade.id || edge(from) > edge(grade);
            falls && reachable(from, worst, best) && !grades.iter().zip(met).any(passed)
        })
    };
    grades.iter().zip(met).map(|(grade, (may, _))| ends_in(grade, *may)).collect()
}

/// Where a grade begins; the higher, the better the grade. The lowest has no beginning.
pub fn edge(grade: &Grade) -> Option<Points> {
    grade.at_least.or(grade.above)
}

/// Whether a score is not below the beginning of a grade.
pub fn is_above(grade: &Grade, score: Score) -> bool {
    reachable(&Grade { at_most: None, below: None, ..grade.clone() }, score, score)
}

/// What a veto that acts makes of the grades that are left; none when it is not about grades.
/// `fallen` says whether it also catches who has no grade by the total.
pub fn vetoed(effect: &Effect, grades: &[Grade], left: &[bool], fallen: impl Fn(&Grade) -> bool) -> Option<Vec<bool>> {
    match effect {
        Effect::Grade(most) => {
            let most = grades.iter().find(|grade| grade.id == *most)?;
            let caught = fallen(most) || grades.iter().zip(left).any(|(grade, left)| *left && edge(grade) >= edge(most));
            let lower = |(grade, left): (&Grade, &bool)| if grade.id == most.id { caught } else { *left && edge(grade) < edge(most) };
            Some(grades.iter().zip(left).map(lower).collect())
        }
        Effect::Lower(steps) => {
            // Edges differ, so the number of grades below one is its place.
            let place = |of: &Grade| grades.iter().filter(|grade| edge(grade) < edge(of)).count();
            let lands = |from: &Grade, on: &Grade| place(from).saturating_sub(usize::from(*steps)) == place(on);
            let reached = |on: &Grade| grades.iter().zip(left).any(|(from, left)| *left && lands(from, on));
            Some(grades.iter().map(reached).collect())
        }
        _ => None,
    }
}

/// The grade that is settled where only some are left of a total between two others: the only one,
/// or that there is none of them. Nothing while it is open.
#[cfg(feature = "authoring")]
pub fn settled<'g>(grades: &'g [Grade], left: &[bool], worst: Score, best: Score) -> Option<Option<&'g str>> {
    let mut only = grades.iter().zip(left).filter(|(_, left)| **left).map(|(grade, _)| grade.id.as_str());
    let (first, more) = (only.next(), only.next());
    (more.is_none() && (first.is_none() || worst == best || all_between(grades, worst, best))).then_some(first)
}

/// Whether every score between two others has a grade.
#[cfg(feature = "authoring")]
fn all_between(grades: &[Grade], worst: Score, best: Score) -> bool {
    let ends = [worst, best].into_iter().all(|end| grades.iter().any(|grade| reachable(grade, end, end)));
    // A grade that ends above the worst and below the best has another that begins where it ends.
    let follows = |grade: &Grade| {
        let Some((end, closed)) = high(grade).filter(|(end, _)| Score::of(*end) >= worst && Score::of(*end) < best) else { return true };
        grades.iter().filter_map(low).any(|(begin, also)| begin == end && (closed || also))
    };
    ends && grades.iter().all(follows)
}

/// Where a grade begins, and whether the edge belongs to it.
#[cfg(feature = "authoring")]
pub fn low(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_least.map(|edge| (edge, true)).or(grade.above.map(|edge| (edge, false)))
}

/// Where a grade ends, and whether the edge belongs to it.
#[cfg(feature = "authoring")]
pub fn high(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_most.map(|edge| (edge, true)).or(grade.below.map(|edge| (edge, false)))
}
