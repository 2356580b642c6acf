//! What a season can name, and whether it is what is needed there.

use crate::calendar::Period;
use crate::fault::{ExpectedCell, Fault, Found, Problem, SeasonClash, Thing};
use crate::pack::Term;
use crate::season::definition::{Datum, Named, Season, Word};
use crate::source::Citation;

/// Nothing, or the first fault.
pub type Checked = Result<(), Fault>;

/// What a fact or score is about.
pub struct Shape<'s> {
    pub each: &'s str,
    pub per: Option<Period>,
    pub number: bool,
}

pub fn known_kind(season: &Season, kind: &str) -> Checked {
    match season.kinds.get(kind) {
        Some(_) => Ok(()),
        None => Err(Fault::unknown(Thing::Kind, kind, season.kinds.keys()).under("each")),
    }
}

pub fn cited(season: &Season, sources: &[Citation]) -> Checked {
    for (at, citation) in sources.iter().enumerate() {
        if season.sources.get(citation.source()).is_none() {
            return Err(Fault::unknown(Thing::Source, citation.source(), season.sources.keys()).at(at).under("sources"));
        }
    }
    Ok(())
}

pub fn shape<'s>(season: &'s Season, name: &str, number: bool) -> Result<Shape<'s>, Fault> {
    let fact = season.facts.get(name).map(|fact| Shape { each: &fact.each, per: fact.per, number: fact.datum == Datum::Number });
    let score = || season.scores.get(name).map(|score| Shape { each: &score.each, per: Some(score.per), number: true });
    match fact.or_else(score) {
        None => Err(Fault::unknown(Thing::Measure, name, season.facts.keys().chain(season.scores.keys()))),
        Some(shape) if shape.number == number => Ok(shape),
        Some(_) if number => Err(Fault::clash(SeasonClash::NotANumber)),
        Some(_) => Err(Fault::clash(SeasonClash::NotYesNo)),
    }
}

/// A number of the same subject and period.
pub fn same(season: &Season, name: &str, each: &str, per: Period) -> Checked {
    let shape = shape(season, name, true)?;
    if shape.each == each && shape.per == Some(per) {
        return Ok(());
    }
    Err(Fault::clash(SeasonClash::NotTheSame))
}

/// A fact or score of the subject or of what it belongs to.
pub fn above(season: &Season, name: &str, each: &str, number: bool) -> Checked {
    let shape = shape(season, name, number)?;
    match season.beneath(each, shape.each) {
        true => Ok(()),
        false => Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from: each.to_owned() })),
    }
}

pub fn term(season: &Season, term: &Term) -> Checked {
    let Term::Param(name) = term else { return Ok(()) };
    match season.params.get(name) {
        None => Err(Fault::unknown(Thing::Param, name, season.params.keys()).under("param")),
        Some(param) if param.of.is_empty() => Ok(()),
        Some(_) => Err(Fault::clash(SeasonClash::NotANumberParam).under("param")),
    }
}

pub fn word<T: Named>(season: &Season, word: &Word<T>) -> Checked {
    let Word::Param(name) = word else { return Ok(()) };
    let Some(param) = season.params.get(name) else { return Err(Fault::unknown(Thing::Param, name, season.params.keys()).under("param")) };
    if param.of.is_empty() {
        return Err(Fault::clash(SeasonClash::ParamWithoutWords).under("param"));
    }
    match param.of.iter().find(|known| !T::ALL.iter().any(|(_, word)| word == known)) {
        None => Ok(()),
        Some(other) => {
            Err(Fault::new(Problem::BadValue { found: Found::Text(format!("`{other}`")), expected: ExpectedCell::Word.into() })
                .under("param"))
        }
    }
}

/// What is compared the other way round has to be compared at all.
pub fn ordered(lower_first: &[String], by: &str, then: &[String]) -> Checked {
    match lower_first.iter().position(|name| name != by && !then.contains(name)) {
        None => Ok(()),
        Some(at) => Err(Fault::clash(SeasonClash::LowerFirst).at(at).under("lower_first")),
    }
}

pub fn classes(season: &Season) -> Checked {
    if season.classes.is_empty() { Err(Fault::clash(SeasonClash::NoClasses)) } else { Ok(()) }
}

/// A number of heads.
pub fn whole(season: &Season, seats: &Term) -> Checked {
    term(season, seats)?;
    match seats {
        Term::Given(amount) if amount.as_whole().is_none_or(|whole| whole < 0) => {
            Err(Fault::new(Problem::NotWhole { found: amount.to_string() }))
        }
        _ => Ok(()),
    }
}
