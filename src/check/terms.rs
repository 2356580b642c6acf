//! What a number has to be that a pack gives or an office sets.

use crate::amount::Amount;
use crate::fault::Problem;

/// A whole number of things: nothing is counted in halves.
pub(crate) fn whole(value: Amount) -> Result<(), Problem> {
    match value.as_whole().map(u32::try_from) {
        Some(Ok(_)) => Ok(()),
        Some(Err(_)) => Err(out_of_range(value, "0", Some(u32::MAX.to_string()))),
        None => Err(Problem::NotWhole { found: value.to_string() }),
    }
}

/// A whole number of at least one.
pub(crate) fn positive(value: Amount) -> Result<(), Problem> {
    whole(value)?;
    if value < Amount::whole(1) { Err(out_of_range(value, "1", None)) } else { Ok(()) }
}

/// A number above zero.
pub(crate) fn above_zero(value: Amount) -> Result<(), Problem> {
    if value <= Amount::default() { Err(out_of_range(value, "0.0001", None)) } else { Ok(()) }
}

/// Whole days from the same day of a year; further off it would be nearer to that of another year.
pub(crate) fn half_year(value: Amount) -> Result<(), Problem> {
    whole(value)?;
    if value > Amount::whole(182) { Err(out_of_range(value, "0", Some("182".to_owned()))) } else { Ok(()) }
}

fn out_of_range(value: Amount, min: &str, max: Option<String>) -> Problem {
    Problem::OutOfRange { found: value.to_string(), min: Some(min.to_owned()), max }
}
