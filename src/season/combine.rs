//! Several values as one.

use super::definition::{By, Missing};
use super::fraction::{Fraction, sum};
use super::result::Gap;

/// A number, or why there is none.
pub type Value = Result<Fraction, Gap>;

/// Nothing is there; a rate of too few answers is something.
pub fn is_nothing(gap: &Gap) -> bool {
    matches!(gap, Gap::Missing { .. } | Gap::NoParts { .. })
}

/// A gap that no policy for missing parts may hide.
pub fn is_ours(gap: &Gap) -> bool {
    matches!(gap, Gap::NotConfigured { .. } | Gap::TooFine { .. })
}

/// Several values as one; nothing when there are none.
pub fn combine(name: &str, values: &[Value], by: By, missing: Missing) -> Option<Value> {
    let zero = Fraction::whole(0);
    let mut kept: Vec<&Fraction> = Vec::new();
    let mut first_gap = None;
    // A setting that is missing is told before a figure that is.
    if let Some(gap) = values.iter().filter_map(|value| value.as_ref().err()).find(|gap| is_ours(gap)) {
        return Some(Err(gap.clone()));
    }
    for value in values {
        match (value, missing) {
            (Ok(value), _) => kept.push(value),
            (Err(gap), Missing::Zero) if is_nothing(gap) => kept.push(&zero),
            (Err(gap), Missing::Renormalise) => {
                first_gap.get_or_insert(gap);
            }
            (Err(gap), _) => return Some(Err(gap.clone())),
        }
    }
    if kept.is_empty() {
        return first_gap.map(|gap| Err(gap.clone()));
    }
    let too_fine = || Gap::TooFine { of: name.to_owned() };
    Some(match by {
        By::Latest => kept.last().map(|value| (*value).clone()).ok_or_else(too_fine),
        By::Sum => sum(kept.into_iter()).ok_or_else(too_fine),
        By::Mean => {
            let count = Fraction::whole(kept.len());
            sum(kept.into_iter()).and_then(|sum| sum.over(&count)).ok_or_else(too_fine)
        }
    })
}
