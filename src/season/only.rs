//! `counts_only`: the proof that nothing else enters a ranking or stars. A source that says “by this
//! alone” is refused whatever would let something else in, at the line where it comes in.

use super::definition::{Condition, From, Season};
use crate::fault::{Fault, Problem, SeasonClash, Step, Thing};

/// A name, whether it is a fact or score, and the way to where it is written.
type Entry<'s> = (&'s str, bool, Vec<Step>);

/// Checks every list of what alone counts.
///
/// # Errors
/// What enters without being listed, where it enters; what is listed and does not enter.
pub fn check(season: &Season) -> Result<(), Fault> {
    for (name, stars) in season.stars.iter() {
        let by = (stars.by.as_str(), true, way(&["stars", name, "by"]));
        alone(season, ("stars", name), &stars.counts_only, vec![by])?;
    }
    for (name, award) in season.awards.iter() {
        let here = |rest: Vec<Step>| way(&["awards", name]).into_iter().chain(rest).collect::<Vec<Step>>();
        let mut entries: Vec<Entry<'_>> = vec![(&award.by, true, here(way(&["by"])))];
        entries.extend(award.then.iter().enumerate().map(|(nth, of)| (of.as_str(), true, here(vec!["then".into(), nth.into()]))));
        asked(&award.eligible, &here(way(&["eligible"])), &mut entries);
        asked(&award.or, &here(way(&["or"])), &mut entries);
        alone(season, ("awards", name), &award.counts_only, entries)?;
    }
    Ok(())
}

/// What conditions ask about.
fn asked<'s>(conditions: &'s [Condition], here: &[Step], entries: &mut Vec<Entry<'s>>) {
    for (nth, condition) in conditions.iter().enumerate() {
        let below = |keys: &[&str]| here.iter().cloned().chain([nth.into()]).chain(way(keys)).collect::<Vec<Step>>();
        match condition {
            Condition::Any(parts) => asked(parts, &below(&["any"]), entries),
            Condition::All(parts) => asked(parts, &below(&["all"]), entries),
            _ => entries.extend(condition.asks().map(|(of, measure, keys)| (of, measure, below(&keys)))),
        }
    }
}

fn way(keys: &[&str]) -> Vec<Step> {
    keys.iter().map(|key| (*key).into()).collect()
}

/// Follows what enters back to what is recorded, as far as it is not listed.
fn alone<'s>(season: &'s Season, (section, of): (&str, &str), only: &'s [String], mut open: Vec<Entry<'s>>) -> Result<(), Fault> {
    if only.is_empty() {
        return Ok(());
    }
    let mut met: Vec<(&str, bool)> = Vec::new();
    while let Some((name, measure, place)) = open.pop() {
        if met.contains(&(name, measure)) {
            continue;
        }
        met.push((name, measure));
        if only.iter().any(|listed| listed == name) {
            continue;
        }
        match season.scores.get(name).filter(|_| measure) {
            Some(score) => open.extend(parts(name, &score.from)),
            None => {
                let mut fault = Fault::new(Problem::CountsToo { name: name.to_owned(), only: only.to_vec() });
                fault.place.path = place;
                return Err(fault);
            }
        }
    }
    let Some(nth) = only.iter().position(|listed| !met.iter().any(|(name, _)| name == listed)) else { return Ok(()) };
    let listed = only.get(nth).map_or("", String::as_str);
    let known = || season.facts.keys().chain(season.scores.keys()).chain(season.events.keys()).chain(season.awards.keys());
    let fault = if known().any(|name| name == listed) {
        Fault::clash(SeasonClash::OnlyUnused)
    } else {
        Fault::unknown(Thing::Measure, listed, known())
    };
    Err(fault.at(nth).under("counts_only").under(of).under(section))
}

/// What a score is made from, with the way to each part.
fn parts<'s>(name: &str, from: &'s From) -> Vec<Entry<'s>> {
    let here = |rest: Vec<Step>| way(&["scores", name, "from"]).into_iter().chain(rest).collect::<Vec<Step>>();
    let one = |kind: &str, key: &str, of: &'s str| (of, true, here(way(&[kind, key])));
    match from {
        From::Weigh(weigh) => {
            let parts = weigh.parts.iter().enumerate();
            parts.map(|(at, part)| (part.of.as_str(), true, here(vec!["weigh".into(), "parts".into(), at.into(), "of".into()]))).collect()
        }
        From::Add(add) => {
            let parts = add.of.iter().enumerate();
            parts.map(|(at, of)| (of.as_str(), true, here(vec!["add".into(), "of".into(), at.into()]))).collect()
        }
        From::Share(share) => vec![one("share", "part", &share.part), one("share", "whole", &share.whole)],
        From::Gather(gather) => vec![one("gather", "of", &gather.of)],
        From::Over(over) => vec![one("over", "of", &over.of)],
    }
}
