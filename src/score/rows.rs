//! Which subjects a sheet sees: all, or one and what belongs to it.

use super::scheme::SharedBy;
use crate::facts::{Facts, NONE};

/// A row of a kind, whose sheet it is.
pub type Owner = (u32, u32);

/// How many sheets there are: one for each subject of a kind, else one for all.
pub fn sheets(each: Option<u32>, facts: &Facts) -> usize {
    each.map_or(1, |kind| facts.rows.get(kind as usize).map_or(0, |rows| rows.subjects.len()))
}

/// The row of a kind above another row.
fn above(facts: &Facts, (own, row): Owner, kind: u32) -> Option<u32> {
    facts.rows.get(own as usize)?.up.get(kind as usize)?.get(row as usize).copied().filter(|row| *row != NONE)
}

/// The rows of a kind that belong to a row of another, at, below or above it.
pub fn rows_of<'a>(facts: &'a Facts, owner: Owner, kind: u32) -> impl Iterator<Item = u32> + 'a {
    let rows = facts.rows.get(owner.0 as usize);
    let below = rows.and_then(|rows| rows.down.get(kind as usize)).and_then(|lists| lists.get(owner.1 as usize));
    let own = if owner.0 == kind { Some(owner.1) } else { above(facts, owner, kind) };
    own.into_iter().chain(below.into_iter().flatten().copied())
}

/// The rows of a kind of which a line of a sheet takes something.
pub fn rows_charged(facts: &Facts, owner: Owner, kind: u32, beside: Option<SharedBy>) -> impl Iterator<Item = u32> {
    let from = match beside {
        None => Some(owner),
        Some(beside) => above(facts, owner, beside.above).map(|row| (beside.above, row)),
    };
    let is_own = move |row: u32| if kind == owner.0 { row == owner.1 } else { above(facts, (kind, row), owner.0) == Some(owner.1) };
    let others = beside.is_some_and(|beside| beside.others);
    from.into_iter().flat_map(move |from| rows_of(facts, from, kind)).filter(move |row| !others || !is_own(*row))
}
