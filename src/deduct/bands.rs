//! `rating`, `bands`, `decided`: points within the band of an option; what is missing to the best of all
//! bands is lost, whatever the verdict.

use super::keys::{AWARD, Keys, Scope, UNITS, missing, not_negative};
use super::loss::{Loss, Subject};
use super::recorded;
use crate::check::Via;
use crate::facts::{Data, RowState};
use crate::fault::{DeductClash, Fault, Thing};
use crate::pack::{Band, FactType};
use crate::points::Points;

const FOREIGN: &[&[&str]] = &[AWARD, UNITS, &["least", "most", "per", "reason", "also"]];

/// Points of a band.
#[derive(Clone, Debug)]
pub struct Bands {
    rating: u32,
    /// Where the points are recorded, if any option has more than one number.
    decided: Option<u32>,
    /// By option the fewest and the most.
    bands: Vec<(Points, Points)>,
}

pub fn compile(keys: Keys<'_>, scope: &mut Scope<'_>) -> Result<Bands, Fault> {
    keys.refuse(FOREIGN)?;
    let written = keys.0;
    let name = written.rating.as_ref().ok_or_else(|| missing("rating"))?;
    let rating = scope.own_fact(name, &[FactType::Choice], Via::Up).map_err(|fault| fault.under("rating"))?;
    let decided = match &written.decided {
        Some(name) => Some(scope.own_fact(name, &[FactType::Number], Via::Decision).map_err(|fault| fault.under("decided"))?),
        // Where each option has one number nobody has to decide.
        None if written.bands.iter().all(|band| band.least == band.most) => None,
        None => return Err(missing("decided")),
    };
    let options: Vec<&str> = scope.words.facts.get(rating as usize).map(|info| info.fact.of.keys().collect()).unwrap_or_default();
    if cfg!(feature = "authoring") {
        check(&written.bands, &options)?;
    }
    let of = |option: &&str| written.bands.iter().find(|band| band.option == *option).map(|band| (band.least, band.most));
    let bands: Option<Vec<(Points, Points)>> = options.iter().map(of).collect();
    let lacking = || Fault::clash_in_pack(DeductClash::OptionWithoutBand).under("bands");
    Ok(Bands { rating, decided, bands: bands.ok_or_else(lacking)? })
}

/// Refuses bands of no option, two of one, and those whose ends are exchanged.
fn check(bands: &[Band], options: &[&str]) -> Result<(), Fault> {
    for (at, band) in bands.iter().enumerate() {
        let here = |fault: Fault| fault.at(at).under("bands");
        not_negative("least", Some(band.least)).map_err(here)?;
        if !options.contains(&band.option.as_str()) {
            return Err(here(Fault::unknown_in_pack(Thing::Option, &band.option, options.iter().copied()).under("option")));
        }
        if band.least > band.most || bands.iter().take(at).any(|known| known.option == band.option) {
            return Err(here(Fault::clash_in_pack(DeductClash::Band)));
        }
    }
    Ok(())
}

impl Bands {
    /// The best of all bands.
    fn top(&self) -> Points {
        self.bands.iter().map(|(_, most)| *most).max().unwrap_or(Points::ZERO)
    }

    /// From the worst to the best of all bands.
    pub fn spread(&self) -> Points {
        let bottom = self.bands.iter().map(|(least, _)| *least).min().unwrap_or(Points::ZERO);
        self.top().minus(bottom)
    }

    /// What a rated subject lacks to the best of all bands; `open` while its verdict may change.
    pub fn row(&self, subject: &Subject<'_>, open: bool) -> Loss {
        let (facts, row) = (subject.facts, subject.row);
        let band = match (facts.state(self.rating, row), facts.column(self.rating).map(|column| &column.data)) {
            (Some(RowState::NotApplicable), _) => return Loss::default(),
            (Some(RowState::Known), Some(Data::Choice(options))) => {
                options.get(row as usize).and_then(|at| self.bands.get(usize::from(*at)))
            }
            _ => None,
        };
        let Some((least, most)) = band.copied() else {
            return Loss { may: self.spread(), ..Loss::default() };
        };
        let points = self.decided.map_or(Some(least), |fact| recorded::points(facts, fact, row));
        let points = points.filter(|points| *points >= least && *points <= most);
        let (low, high) = points.map_or((least, most), |points| (points, points));
        if open {
            return Loss { may: self.top().minus(low), ..Loss::default() };
        }
        let lost = self.top().minus(high);
        Loss { units: u32::from(lost > Points::ZERO), lost, may: high.minus(low), undecided: points.is_none(), ..Loss::default() }
    }
}
