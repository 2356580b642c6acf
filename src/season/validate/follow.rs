//! What follows without a choice: stars, several periods running, ladders of events, declared numbers.

use super::names::{Checked, cited, classes, known_kind, ordered, same, term};
use crate::fault::{Fault, SeasonClash, Thing};
use crate::season::definition::{Ladder, Season, Stars, Streak, Tally};
use crate::season::span::whole_months;

/// Checks all of them.
pub fn check(season: &Season) -> Checked {
    for (name, written) in season.stars.iter() {
        stars(season, written).map_err(|fault| fault.under(name).under("stars"))?;
    }
    for (name, written) in season.streaks.iter() {
        streak(season, written).map_err(|fault| fault.under(name).under("streaks"))?;
    }
    for (name, written) in season.ladders.iter() {
        ladder(season, written).map_err(|fault| fault.under(name).under("ladders"))?;
    }
    for (name, written) in season.tallies.iter() {
        tally(season, written).map_err(|fault| fault.under(name).under("tallies"))?;
    }
    Ok(())
}

fn stars(season: &Season, stars: &Stars) -> Checked {
    known_kind(season, &stars.each)?;
    cited(season, &stars.sources)?;
    same(season, &stars.by, &stars.each, stars.per).map_err(|fault| fault.under("by"))?;
    for (at, step) in stars.steps.iter().enumerate() {
        term(season, &step.at_least).map_err(|fault| fault.under("at_least").at(at).under("steps"))?;
    }
    Ok(())
}

fn streak(season: &Season, streak: &Streak) -> Checked {
    known_kind(season, &streak.each)?;
    cited(season, &streak.sources)?;
    same(season, &streak.by, &streak.each, streak.per).map_err(|fault| fault.under("by"))?;
    for (at, then) in streak.then.iter().enumerate() {
        same(season, then, &streak.each, streak.per).map_err(|fault| fault.at(at).under("then"))?;
    }
    let of_the_end = [
        ("then", !streak.then.is_empty()),
        ("lower_first", !streak.lower_first.is_empty()),
        ("each_class", streak.each_class),
        ("group_at_least", streak.group_at_least.is_some()),
    ];
    if let Some((key, _)) = of_the_end.into_iter().find(|(_, written)| *written && streak.lowest.is_none()) {
        return Err(Fault::clash(SeasonClash::LowestOnly).under(key));
    }
    ordered(&streak.lower_first, &streak.by, &streak.then)?;
    if streak.each_class {
        classes(season).map_err(|fault| fault.under("each_class"))?;
    }
    if streak.lowest.is_some() == streak.below.is_some() {
        return Err(Fault::clash(SeasonClash::LowestOrBelow));
    }
    if streak.times == 0 {
        return Err(Fault::clash(SeasonClash::NoTimes).under("times"));
    }
    for (key, bound) in [("lowest", &streak.lowest), ("below", &streak.below)] {
        bound.as_ref().map_or(Ok(()), |bound| term(season, bound)).map_err(|fault| fault.under(key))?;
    }
    Ok(())
}

fn ladder(season: &Season, ladder: &Ladder) -> Checked {
    known_kind(season, &ladder.each)?;
    cited(season, &ladder.sources)?;
    if season.events.get(&ladder.of).is_none() {
        return Err(Fault::unknown(Thing::Event, &ladder.of, season.events.keys()).under("of"));
    }
    ladder.within.map_or(Ok(()), whole_months).map_err(|fault| fault.under("within"))?;
    let mut before = 0;
    for (at, step) in ladder.steps.iter().enumerate() {
        if step.at <= before {
            return Err(Fault::clash(SeasonClash::LadderFalls).at(at).under("steps"));
        }
        before = step.at;
    }
    Ok(())
}

fn tally(season: &Season, tally: &Tally) -> Checked {
    cited(season, &tally.sources)?;
    for (at, of) in tally.of.iter().enumerate() {
        if season.awards.get(of).is_none() {
            return Err(Fault::unknown(Thing::Award, of, season.awards.keys()).at(at).under("of"));
        }
    }
    Ok(())
}
