//! Points that are recorded in facts.

use crate::amount::{Amount, SCALE};
use crate::facts::{Data, Facts, RowState};
use crate::points::Points;

/// A number as points, when it has at most two decimals.
pub fn points_of(amount: Amount) -> Option<Points> {
    let step = SCALE.checked_div(100)?;
    (amount.scaled().checked_rem(step) == Some(0)).then(|| Points::from_hundredths(amount.scaled().checked_div(step).unwrap_or(0)))
}

/// Whether a row has an answer.
pub fn is_known(facts: &Facts, fact: u32, row: u32) -> bool {
    facts.state(fact, row) == Some(RowState::Known)
}

/// The points that a number fact holds, once it is known.
pub fn points(facts: &Facts, fact: u32, row: u32) -> Option<Points> {
    match facts.column(fact).filter(|_| is_known(facts, fact, row)).map(|column| &column.data) {
        Some(Data::Number(numbers)) => numbers.get(row as usize).copied().and_then(points_of),
        _ => None,
    }
}
