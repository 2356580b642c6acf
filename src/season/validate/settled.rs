//! What only the parameters and the data decide.

use super::names::Checked;
use crate::fault::{Fault, Problem, SeasonClash, nearest};
use crate::season::data::Data;
use crate::season::definition::{By, From, Missing, Season, Take, Weigh};
use crate::season::fraction::Fraction;
use crate::season::settings::Settings;

/// Checks what only the parameters decide.
///
/// # Errors
/// A sum that would be scaled up, cut points that do not rise, weights that are all zero or
/// negative, a share above 100.
pub fn settled(season: &Season, settings: &Settings<'_>) -> Checked {
    for (name, score) in season.scores.iter() {
        let here = |fault: Fault| fault.under(name).under("scores");
        let policy = match &score.from {
            From::Weigh(written) => {
                weigh(written, settings).map_err(here)?;
                None
            }
            From::Add(add) => Some((Ok(By::Sum), settings.word(&add.missing))),
            From::Gather(gather) => Some((settings.word(&gather.by), settings.word(&gather.missing))),
            From::Over(over) => Some((settings.word(&over.by), settings.word(&over.missing))),
            From::Share(_) => None,
        };
        // A sum of those that are there, told as the sum of all, would be scaled up or short.
        if let Some((Ok(By::Sum), Ok(Missing::Renormalise))) = policy {
            return Err(here(Fault::clash(SeasonClash::SumRenormalised)));
        }
    }
    for (name, stars) in season.stars.iter() {
        let cuts: Vec<_> = stars.steps.iter().filter_map(|step| settings.number(&step.at_least).ok()).collect();
        if cuts.iter().zip(cuts.iter().skip(1)).any(|(low, high)| low >= high) {
            return Err(Fault::clash(SeasonClash::CutsFall).under("steps").under(name).under("stars"));
        }
    }
    for (name, award) in season.awards.iter() {
        if let Some(Take::Share(portion)) = &award.take
            && settings.number(&portion.percent).is_ok_and(|percent| percent > Fraction::whole(100))
        {
            return Err(Fault::clash(SeasonClash::ShareOverAll).under("percent").under("share").under("take").under(name).under("awards"));
        }
    }
    Ok(())
}

/// Refuses weights that are negative or all zero, and full marks of nothing.
fn weigh(weigh: &Weigh, settings: &Settings<'_>) -> Checked {
    let numbers: Vec<_> = weigh.parts.iter().filter_map(|part| settings.number(&part.weight).ok()).collect();
    let zero = Fraction::whole(0);
    let all_zero = numbers.len() == weigh.parts.len() && numbers.iter().all(|weight| *weight == zero);
    if all_zero || numbers.iter().any(|weight| *weight < zero) {
        return Err(Fault::clash(SeasonClash::Weights));
    }
    let full = weigh.parts.iter().filter_map(|part| part.full.as_ref());
    if full.filter_map(|full| settings.number(full).ok()).any(|full| full <= zero) {
        return Err(Fault::clash(SeasonClash::FullMark));
    }
    Ok(())
}

/// Whether every subject of a kind that is ranked in classes has a class. One without is mostly a
/// misspelt name, which would else be one more subject to take a share of.
///
/// # Errors
/// The first subject without, and a known one of nearly the same name.
pub fn classed(season: &Season, data: &Data) -> Result<(), (usize, Fault)> {
    for (at, kind) in season.kinds.keys().enumerate() {
        let all = || data.subjects.iter().enumerate().filter(|(_, subject)| subject.kind == at);
        let awards = season.awards.iter().any(|(_, award)| award.each == kind && award.by_class());
        let streaks = season.streaks.iter().any(|(_, streak)| streak.each == kind && streak.each_class);
        if !awards && !streaks && all().all(|(_, subject)| subject.class.is_none()) {
            continue;
        }
        if let Some((place, without)) = all().find(|(_, subject)| subject.class.is_none()) {
            let others = all().filter(|(_, subject)| subject.class.is_some()).map(|(_, subject)| subject.id.as_str());
            let near = nearest(&without.id, &mut { others });
            return Err((place, Fault::new(Problem::NoClass { name: without.id.clone(), near })));
        }
    }
    Ok(())
}
