//! `rating`, `bands`, `decided`: points within the band of an option; what is missing to the best of all
//! bands is lost, whatever the verdict.

use super::loss::{Loss, Subject};
use super::recorded;
use super::scope::Scope;
use crate::check::Via;
use crate::facts::{Data, RowState};
use crate::pack::Deduct;
use crate::points::Points;

/// Points of a band.
#[derive(Clone, Debug)]
pub struct Bands {
    rating: u32,
    /// Where the points are recorded, if any option has more than one number.
    decided: Option<u32>,
    /// By option the fewest and the most.
    bands: Vec<(Points, Points)>,
}

pub fn compile(written: &Deduct, scope: &mut Scope<'_>) -> Option<Bands> {
    let rating = scope.fact(written.rating.as_ref()?, Via::Up)?;
    let decided = match &written.decided {
        Some(name) => Some(scope.fact(name, Via::Decision)?),
        None => None,
    };
    let options = scope.words.facts.get(rating as usize)?.fact.of.keys();
    let of = |option: &str| written.bands.iter().find(|band| band.option == option).map(|band| (band.least, band.most));
    Some(Bands { rating, decided, bands: options.map(of).collect::<Option<_>>()? })
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
