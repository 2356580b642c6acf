//! Awards: their conditions and how many are chosen.

use super::names::{Checked, above, cited, classes, known_kind, ordered, same, term, whole, word};
use crate::calendar::Period;
use crate::fault::{Fault, Problem, SeasonClash, Thing};
use crate::season::definition::{Award, Bar, Condition, Season, Take, Wins};
use crate::season::span::{months, whole_months};

/// Checks all awards.
pub fn check(season: &Season) -> Checked {
    for (at, (name, award)) in season.awards.iter().enumerate() {
        let here = |fault: Fault| fault.under(name).under("awards");
        known_kind(season, &award.each).map_err(here)?;
        cited(season, &award.sources).map_err(here)?;
        whole_months(award.per).map_err(|fault| here(fault.under("per")))?;
        same(season, &award.by, &award.each, award.per).map_err(|fault| here(fault.under("by")))?;
        for (then_at, then) in award.then.iter().enumerate() {
            same(season, then, &award.each, award.per).map_err(|fault| here(fault.at(then_at).under("then")))?;
        }
        word(season, &award.ties).map_err(|fault| here(fault.under("ties")))?;
        if award.since.is_some_and(|since| since.per != award.per) {
            return Err(here(Fault::clash(SeasonClash::Since).under("since")));
        }
        ordered(&award.lower_first, &award.by, &award.then).map_err(here)?;
        conditions(season, at, award, &award.eligible).map_err(|fault| here(fault.under("eligible")))?;
        conditions(season, at, award, &award.or).map_err(|fault| here(fault.under("or")))?;
        if !award.or.is_empty() && award.take.is_none() {
            return Err(here(Fault::clash(SeasonClash::OrWithoutTake).under("or")));
        }
        take(season, award).map_err(|fault| here(fault.under("take")))?;
    }
    Ok(())
}

/// Conditions of the award at a place of the season.
fn conditions(season: &Season, at: usize, award: &Award, conditions: &[Condition]) -> Checked {
    conditions.iter().enumerate().try_for_each(|(nth, one)| condition(season, at, award, one).map_err(|fault| fault.at(nth)))
}

fn condition(season: &Season, at: usize, award: &Award, condition: &Condition) -> Checked {
    match condition {
        Condition::Is(is) => above(season, &is.fact, &award.each, false).map_err(|fault| fault.under("fact").under("is")),
        Condition::Bar(written) => bar(season, written, award).map_err(|fault| fault.under("bar")),
        Condition::Events(events) => {
            if season.events.get(&events.of).is_none() {
                return Err(Fault::unknown(Thing::Event, &events.of, season.events.keys()).under("of").under("events"));
            }
            bounds(events.at_least, events.at_most, events.within, award.per).map_err(|fault| fault.under("events"))
        }
        Condition::Wins(written) => wins(season, at, written, award).map_err(|fault| fault.under("wins")),
        Condition::Any(parts) => several(season, at, award, parts).map_err(|fault| fault.under("any")),
        Condition::All(parts) => several(season, at, award, parts).map_err(|fault| fault.under("all")),
    }
}

fn bar(season: &Season, bar: &Bar, award: &Award) -> Checked {
    above(season, &bar.of, &award.each, true).map_err(|fault| fault.under("of"))?;
    if bar.at_least.is_none() && bar.at_most.is_none() {
        return Err(no_bound());
    }
    for (key, bound) in [("at_least", &bar.at_least), ("at_most", &bar.at_most)] {
        bound.as_ref().map_or(Ok(()), |bound| term(season, bound)).map_err(|fault| fault.under(key))?;
    }
    Ok(())
}

/// Wins of an award at or before the one at a place of the season.
fn wins(season: &Season, at: usize, wins: &Wins, award: &Award) -> Checked {
    let known = season.awards.position(&wins.award).filter(|other| *other <= at);
    let Some(other) = known.and_then(|_| season.awards.get(&wins.award)) else {
        let before = season.awards.keys().take(at.saturating_add(1));
        return Err(Fault::unknown(Thing::Award, &wins.award, before).under("award"));
    };
    if other.each != award.each {
        let fault = Fault::new(Problem::OutOfReach { name: wins.award.clone(), from: award.each.clone() });
        return Err(fault.under("award"));
    }
    bounds(wins.at_least, wins.at_most, wins.within, award.per)?;
    if wins.months.is_some() && wins.within.is_some() {
        return Err(Fault::clash(SeasonClash::WithinAndMonths).under("months"));
    }
    if wins.months == Some(0) {
        return Err(Fault::clash(SeasonClash::NoMonths).under("months"));
    }
    Ok(())
}

fn several(season: &Season, at: usize, award: &Award, parts: &[Condition]) -> Checked {
    if parts.is_empty() {
        return Err(Fault::clash(SeasonClash::NoCondition));
    }
    conditions(season, at, award, parts)
}

fn no_bound() -> Fault {
    Fault::clash(SeasonClash::NoBound)
}

fn bounds(at_least: Option<u32>, at_most: Option<u32>, within: Option<Period>, per: Period) -> Checked {
    if at_least.is_none() && at_most.is_none() {
        return Err(no_bound());
    }
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        return Err(Fault::clash(SeasonClash::Bounds));
    }
    if let Some(within) = within {
        whole_months(within).map_err(|fault| fault.under("within"))?;
        if months(within) < months(per) {
            return Err(Fault::clash(SeasonClash::WithinTooShort).under("within"));
        }
    }
    Ok(())
}

fn take(season: &Season, award: &Award) -> Checked {
    match &award.take {
        None => Ok(()),
        Some(Take::Top(seats)) => whole(season, seats).map_err(|fault| fault.under("top")),
        Some(Take::Share(portion)) => {
            let here = |fault: Fault| fault.under("share");
            term(season, &portion.percent).map_err(|fault| here(fault.under("percent")))?;
            portion.at_least.as_ref().map_or(Ok(()), |fewest| whole(season, fewest)).map_err(|fault| here(fault.under("at_least")))?;
            if portion.each_class {
                classes(season).map_err(|fault| here(fault.under("each_class")))?;
            }
            // Nothing is guessed where the two readings give different numbers.
            if portion.of.is_none() && !award.eligible.is_empty() {
                return Err(here(Fault::clash(SeasonClash::ShareOfWhom)));
            }
            Ok(())
        }
        Some(Take::EachClass(seats)) => classes(season).and_then(|()| whole(season, seats)).map_err(|fault| fault.under("each_class")),
        Some(Take::Classes(classes)) => {
            for (class, seats) in classes.iter() {
                if season.classes.get(class).is_none() {
                    return Err(Fault::unknown(Thing::Class, class, season.classes.keys()).under(class).under("classes"));
                }
                whole(season, seats).map_err(|fault| fault.under(class).under("classes"))?;
            }
            Ok(())
        }
    }
}
