//! Whether a season can be run: every name is known, every measure has the right subject and
//! period, and nothing contradicts itself.

mod awards;
mod follow;
mod names;
mod scores;
mod settled;

pub use settled::{classed, settled};

use super::definition::{By, Datum, Season};
use super::span::whole_months;
use crate::fault::{Fault, Problem, SeasonClash, Thing};
use names::{Checked, known_kind};

/// Checks a season as it is written.
///
/// # Errors
/// The first fault, with its way through the file.
pub fn check(season: &Season) -> Checked {
    kinds(season)?;
    for (name, param) in season.params.iter() {
        if let Some(default) = &param.default {
            param.fits(default).map_err(|fault| fault.under("default").under(name).under("params"))?;
        }
    }
    for (name, fact) in season.facts.iter() {
        let here = |fault: Fault| fault.under(name).under("facts");
        known_kind(season, &fact.each).map_err(here)?;
        fact.per.map_or(Ok(()), whole_months).map_err(|fault| here(fault.under("per")))?;
        if fact.raters == Some(By::Latest) || (fact.raters.is_some() && fact.datum == Datum::YesNo) {
            return Err(here(Fault::clash(SeasonClash::Raters).under("raters")));
        }
    }
    scores::check(season)?;
    awards::check(season)?;
    follow::check(season)?;
    super::only::check(season)
}

/// Every kind stands below a known one, and none below itself.
fn kinds(season: &Season) -> Checked {
    for (name, kind) in season.kinds.iter() {
        let Some(parent) = &kind.parent else { continue };
        let here = |fault: Fault| fault.under("parent").under(name).under("kinds");
        if season.kinds.get(parent).is_none() {
            return Err(here(Fault::unknown(Thing::Kind, parent, season.kinds.keys())));
        }
        if season.beneath(parent, name) {
            return Err(here(Fault::new(Problem::Loop { name: name.to_owned() })));
        }
    }
    Ok(())
}
