//! Scores: from what they are computed.

use super::names::{Checked, Shape, cited, known_kind, same, shape, term, word};
use crate::calendar::Period;
use crate::fault::{Fault, Problem, SeasonClash, Thing};
use crate::season::definition::{By, From, Gather, Missing, Over, Score, Season, Weigh, Word};
use crate::season::span::{months, whole_months};

/// Checks all scores.
pub fn check(season: &Season) -> Checked {
    for (at, (name, score)) in season.scores.iter().enumerate() {
        one(season, at, name, score).map_err(|fault| fault.under(name).under("scores"))?;
    }
    Ok(())
}

/// The score at a place of the season.
fn one(season: &Season, at: usize, name: &str, score: &Score) -> Checked {
    if season.facts.get(name).is_some() {
        return Err(Fault::new(Problem::DuplicateId { thing: Thing::Measure, name: name.to_owned() }));
    }
    known_kind(season, &score.each)?;
    cited(season, &score.sources)?;
    whole_months(score.per).map_err(|fault| fault.under("per"))?;
    if score.round > 4 {
        let found = score.round.to_string();
        return Err(Fault::new(Problem::OutOfRange { found, min: Some("0".to_owned()), max: Some("4".to_owned()) }).under("round"));
    }
    // A score reads only what is written before it, so nothing leads back to itself.
    let later = |name: &&str| season.scores.position(name).is_some_and(|other| other >= at);
    let key = from_key(&score.from);
    let known = match score.from.reads().iter().any(later) {
        true => Err(Fault::clash(SeasonClash::ReadsLater)),
        false => from(Reader { season, each: &score.each, per: score.per }, &score.from),
    };
    known.map_err(|fault| fault.under(key).under("from"))
}

/// The subject and the period of a score, which what it reads has to fit.
#[derive(Clone, Copy)]
struct Reader<'s> {
    season: &'s Season,
    each: &'s str,
    per: Period,
}

impl Reader<'_> {
    fn same(self, name: &str) -> Checked {
        same(self.season, name, self.each, self.per)
    }
}

fn from(reader: Reader<'_>, from: &From) -> Checked {
    let season = reader.season;
    match from {
        From::Weigh(written) => weigh(reader, written),
        From::Add(add) => {
            for (at, of) in add.of.iter().enumerate() {
                reader.same(of).map_err(|fault| fault.at(at).under("of"))?;
            }
            word(season, &add.missing).map_err(|fault| fault.under("missing"))
        }
        From::Share(share) => {
            reader.same(&share.part).map_err(|fault| fault.under("part"))?;
            reader.same(&share.whole).map_err(|fault| fault.under("whole"))?;
            term(season, &share.at_least).map_err(|fault| fault.under("at_least"))
        }
        From::Gather(written) => gather(reader, written),
        From::Over(written) => over(reader, written),
    }
}

fn weigh(reader: Reader<'_>, weigh: &Weigh) -> Checked {
    let season = reader.season;
    for (at, part) in weigh.parts.iter().enumerate() {
        let here = |key: &str, fault: Fault| fault.under(key).at(at).under("parts");
        reader.same(&part.of).map_err(|fault| here("of", fault))?;
        term(season, &part.weight).map_err(|fault| here("weight", fault))?;
        part.full.as_ref().map_or(Ok(()), |full| term(season, full)).map_err(|fault| here("full", fault))?;
    }
    word(season, &weigh.missing).map_err(|fault| fault.under("missing"))
}

fn gather(Reader { season, each, per }: Reader<'_>, gather: &Gather) -> Checked {
    let Shape { each: lower, per: own, .. } = shape(season, &gather.of, true).map_err(|fault| fault.under("of"))?;
    if lower == each || !season.beneath(lower, each) || own != Some(per) {
        return Err(Fault::clash(SeasonClash::NotBeneath).under("of"));
    }
    if matches!(gather.by, Word::Given(By::Latest)) {
        return Err(Fault::clash(SeasonClash::NoLatest).under("by"));
    }
    word(season, &gather.by).map_err(|fault| fault.under("by"))?;
    word(season, &gather.missing).map_err(|fault| fault.under("missing"))
}

fn over(Reader { season, each, per }: Reader<'_>, over: &Over) -> Checked {
    let shape = shape(season, &over.of, true).map_err(|fault| fault.under("of"))?;
    if shape.each != each || shape.per.is_none_or(|part| months(part) >= months(per)) {
        return Err(Fault::clash(SeasonClash::NotShorter).under("of"));
    }
    if let Some(least) = over.at_least {
        let parts = shape.per.and_then(|part| months(per).checked_div(months(part))).unwrap_or(1);
        if i64::from(least) > i64::from(parts) {
            return Err(Fault::clash(SeasonClash::MorePeriods).under("at_least"));
        }
        if matches!(over.missing, Word::Given(Missing::Block | Missing::Zero)) {
            return Err(Fault::clash(SeasonClash::LeastWithoutRenormalise).under("at_least"));
        }
    }
    word(season, &over.by).map_err(|fault| fault.under("by"))?;
    word(season, &over.missing).map_err(|fault| fault.under("missing"))
}

fn from_key(from: &From) -> &'static str {
    match from {
        From::Weigh(_) => "weigh",
        From::Add(_) => "add",
        From::Share(_) => "share",
        From::Gather(_) => "gather",
        From::Over(_) => "over",
    }
}
