//! Whether a season can be run: every name is known, every measure has the right subject and
//! period, and nothing contradicts itself.

use super::data::Data;
use super::definition::{Award, By, Condition, Datum, From, Missing, Named, Season, Take, Word};
use super::settings::Settings;
use super::span::{months, whole_months};
use crate::calendar::Period;
use crate::fault::{ExpectedCell, Fault, Found, Problem, SeasonClash, Thing, nearest};
use crate::pack::Term;
use crate::source::Citation;

type Checked = Result<(), Fault>;

/// What a fact or score is about.
struct Shape<'s> {
    each: &'s str,
    per: Option<Period>,
    number: bool,
}

/// Checks a season as it is written.
///
/// # Errors
/// The first fault, with its way through the file.
pub fn check(season: &Season) -> Checked {
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
    for (at, (name, score)) in season.scores.iter().enumerate() {
        let here = |fault: Fault| fault.under(name).under("scores");
        if season.facts.get(name).is_some() {
            return Err(here(Fault::new(Problem::DuplicateId { thing: Thing::Measure, name: name.to_owned() })));
        }
        known_kind(season, &score.each).map_err(here)?;
        cited(season, &score.sources).map_err(here)?;
        whole_months(score.per).map_err(|fault| here(fault.under("per")))?;
        if score.round > 4 {
            let found = score.round.to_string();
            return Err(here(
                Fault::new(Problem::OutOfRange { found, min: Some("0".to_owned()), max: Some("4".to_owned()) }).under("round"),
            ));
        }
        from(season, at, &score.each, score.per, &score.from).map_err(|fault| here(fault.under("from")))?;
    }
    awards(season)?;
    for (name, stars) in season.stars.iter() {
        let here = |fault: Fault| fault.under(name).under("stars");
        known_kind(season, &stars.each).map_err(here)?;
        cited(season, &stars.sources).map_err(here)?;
        same(season, &stars.by, &stars.each, stars.per).map_err(|fault| here(fault.under("by")))?;
        for (at, step) in stars.steps.iter().enumerate() {
            term(season, &step.at_least).map_err(|fault| here(fault.under("at_least").at(at).under("steps")))?;
        }
    }
    for (name, streak) in season.streaks.iter() {
        let here = |fault: Fault| fault.under(name).under("streaks");
        known_kind(season, &streak.each).map_err(here)?;
        cited(season, &streak.sources).map_err(here)?;
        same(season, &streak.by, &streak.each, streak.per).map_err(|fault| here(fault.under("by")))?;
        for (at, then) in streak.then.iter().enumerate() {
            same(season, then, &streak.each, streak.per).map_err(|fault| here(fault.at(at).under("then")))?;
        }
        let of_the_end = [
            ("then", !streak.then.is_empty()),
            ("lower_first", !streak.lower_first.is_empty()),
            ("each_class", streak.each_class),
            ("group_at_least", streak.group_at_least.is_some()),
        ];
        if let Some((key, _)) = of_the_end.into_iter().find(|(_, written)| *written && streak.lowest.is_none()) {
            return Err(here(Fault::clash(SeasonClash::LowestOnly).under(key)));
        }
        ordered(&streak.lower_first, &streak.by, &streak.then).map_err(here)?;
        if streak.each_class {
            classes(season).map_err(|fault| here(fault.under("each_class")))?;
        }
        if streak.lowest.is_some() == streak.below.is_some() {
            return Err(here(Fault::clash(SeasonClash::LowestOrBelow)));
        }
        if streak.times == 0 {
            return Err(here(Fault::clash(SeasonClash::NoTimes).under("times")));
        }
        for (key, bound) in [("lowest", &streak.lowest), ("below", &streak.below)] {
            bound.as_ref().map_or(Ok(()), |bound| term(season, bound)).map_err(|fault| here(fault.under(key)))?;
        }
    }
    for (name, ladder) in season.ladders.iter() {
        let here = |fault: Fault| fault.under(name).under("ladders");
        known_kind(season, &ladder.each).map_err(here)?;
        cited(season, &ladder.sources).map_err(here)?;
        if season.events.get(&ladder.of).is_none() {
            return Err(here(Fault::unknown(Thing::Event, &ladder.of, season.events.keys()).under("of")));
        }
        ladder.within.map_or(Ok(()), whole_months).map_err(|fault| here(fault.under("within")))?;
        let mut before = 0;
        for (at, step) in ladder.steps.iter().enumerate() {
            if step.at <= before {
                return Err(here(Fault::clash(SeasonClash::LadderFalls).at(at).under("steps")));
            }
            before = step.at;
        }
    }
    for (name, tally) in season.tallies.iter() {
        let here = |fault: Fault| fault.under(name).under("tallies");
        cited(season, &tally.sources).map_err(here)?;
        for (at, of) in tally.of.iter().enumerate() {
            if season.awards.get(of).is_none() {
                return Err(here(Fault::unknown(Thing::Award, of, season.awards.keys()).at(at).under("of")));
            }
        }
    }
    super::only::check(season)
}

fn awards(season: &Season) -> Checked {
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

/// What is compared the other way round has to be compared at all.
fn ordered(lower_first: &[String], by: &str, then: &[String]) -> Checked {
    match lower_first.iter().position(|name| name != by && !then.contains(name)) {
        None => Ok(()),
        Some(at) => Err(Fault::clash(SeasonClash::LowerFirst).at(at).under("lower_first")),
    }
}

/// Conditions of the award at a place of the season.
fn conditions(season: &Season, at: usize, award: &Award, conditions: &[Condition]) -> Checked {
    conditions.iter().enumerate().try_for_each(|(nth, one)| condition(season, at, award, one).map_err(|fault| fault.at(nth)))
}

fn condition(season: &Season, at: usize, award: &Award, condition: &Condition) -> Checked {
    match condition {
        Condition::Is(is) => above(season, &is.fact, &award.each, false).map_err(|fault| fault.under("fact").under("is")),
        Condition::Bar(bar) => {
            let here = |key: &str, fault: Fault| fault.under(key).under("bar");
            above(season, &bar.of, &award.each, true).map_err(|fault| here("of", fault))?;
            if bar.at_least.is_none() && bar.at_most.is_none() {
                return Err(no_bound().under("bar"));
            }
            for (key, bound) in [("at_least", &bar.at_least), ("at_most", &bar.at_most)] {
                bound.as_ref().map_or(Ok(()), |bound| term(season, bound)).map_err(|fault| here(key, fault))?;
            }
            Ok(())
        }
        Condition::Events(events) => {
            if season.events.get(&events.of).is_none() {
                return Err(Fault::unknown(Thing::Event, &events.of, season.events.keys()).under("of").under("events"));
            }
            bounds(events.at_least, events.at_most, events.within, award.per).map_err(|fault| fault.under("events"))
        }
        Condition::Wins(wins) => {
            let here = |fault: Fault| fault.under("wins");
            let known = season.awards.position(&wins.award).filter(|other| *other <= at);
            let other = known.and_then(|_| season.awards.get(&wins.award));
            let Some(other) = other else {
                let before = season.awards.keys().take(at.saturating_add(1));
                return Err(here(Fault::unknown(Thing::Award, &wins.award, before).under("award")));
            };
            if other.each != award.each {
                let fault = Fault::new(Problem::OutOfReach { name: wins.award.clone(), from: award.each.clone() });
                return Err(here(fault.under("award")));
            }
            bounds(wins.at_least, wins.at_most, wins.within, award.per).map_err(here)?;
            if wins.months.is_some() && wins.within.is_some() {
                return Err(here(Fault::clash(SeasonClash::WithinAndMonths).under("months")));
            }
            if wins.months == Some(0) {
                return Err(here(Fault::clash(SeasonClash::NoMonths).under("months")));
            }
            Ok(())
        }
        Condition::Any(parts) => several(season, at, award, parts).map_err(|fault| fault.under("any")),
        Condition::All(parts) => several(season, at, award, parts).map_err(|fault| fault.under("all")),
    }
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

fn classes(season: &Season) -> Checked {
    if season.classes.is_empty() { Err(Fault::clash(SeasonClash::NoClasses)) } else { Ok(()) }
}

/// A number of heads.
fn whole(season: &Season, seats: &Term) -> Checked {
    term(season, seats)?;
    match seats {
        Term::Given(amount) if amount.as_whole().is_none_or(|whole| whole < 0) => {
            Err(Fault::new(Problem::NotWhole { found: amount.to_string() }))
        }
        _ => Ok(()),
    }
}

fn from(season: &Season, at: usize, each: &str, per: Period, from: &From) -> Checked {
    for name in from.reads() {
        // A score reads only what is written before it, so nothing leads back to itself.
        if season.scores.position(name).is_some_and(|other| other >= at) {
            let key = from_key(from);
            return Err(Fault::clash(SeasonClash::ReadsLater).under(key));
        }
    }
    match from {
        From::Weigh(weigh) => {
            for (at, part) in weigh.parts.iter().enumerate() {
                let here = |key: &str, fault: Fault| fault.under(key).at(at).under("parts").under("weigh");
                same(season, &part.of, each, per).map_err(|fault| here("of", fault))?;
                term(season, &part.weight).map_err(|fault| here("weight", fault))?;
                part.full.as_ref().map_or(Ok(()), |full| term(season, full)).map_err(|fault| here("full", fault))?;
            }
            word(season, &weigh.missing).map_err(|fault| fault.under("missing").under("weigh"))
        }
        From::Add(add) => {
            for (at, of) in add.of.iter().enumerate() {
                same(season, of, each, per).map_err(|fault| fault.at(at).under("of").under("add"))?;
            }
            word(season, &add.missing).map_err(|fault| fault.under("missing").under("add"))
        }
        From::Share(share) => {
            same(season, &share.part, each, per).map_err(|fault| fault.under("part").under("share"))?;
            same(season, &share.whole, each, per).map_err(|fault| fault.under("whole").under("share"))?;
            term(season, &share.at_least).map_err(|fault| fault.under("at_least").under("share"))
        }
        From::Gather(gather) => {
            let here = |key: &str, fault: Fault| fault.under(key).under("gather");
            let shape = shape(season, &gather.of, true).map_err(|fault| here("of", fault))?;
            if shape.each == each || !season.beneath(shape.each, each) || shape.per != Some(per) {
                return Err(here("of", Fault::clash(SeasonClash::NotBeneath)));
            }
            if matches!(gather.by, Word::Given(By::Latest)) {
                return Err(here("by", Fault::clash(SeasonClash::NoLatest)));
            }
            word(season, &gather.by).map_err(|fault| here("by", fault))?;
            word(season, &gather.missing).map_err(|fault| here("missing", fault))
        }
        From::Over(over) => {
            let here = |key: &str, fault: Fault| fault.under(key).under("over");
            let shape = shape(season, &over.of, true).map_err(|fault| here("of", fault))?;
            if shape.each != each || shape.per.is_none_or(|part| months(part) >= months(per)) {
                return Err(here("of", Fault::clash(SeasonClash::NotShorter)));
            }
            if let Some(least) = over.at_least {
                let parts = shape.per.and_then(|part| months(per).checked_div(months(part))).unwrap_or(1);
                if i64::from(least) > i64::from(parts) {
                    return Err(here("at_least", Fault::clash(SeasonClash::MorePeriods)));
                }
                if matches!(over.missing, Word::Given(Missing::Block | Missing::Zero)) {
                    return Err(here("at_least", Fault::clash(SeasonClash::LeastWithoutRenormalise)));
                }
            }
            word(season, &over.by).map_err(|fault| here("by", fault))?;
            word(season, &over.missing).map_err(|fault| here("missing", fault))
        }
    }
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

fn known_kind(season: &Season, kind: &str) -> Checked {
    match season.kinds.get(kind) {
        Some(_) => Ok(()),
        None => Err(Fault::unknown(Thing::Kind, kind, season.kinds.keys()).under("each")),
    }
}

fn cited(season: &Season, sources: &[Citation]) -> Checked {
    for (at, citation) in sources.iter().enumerate() {
        if season.sources.get(citation.source()).is_none() {
            return Err(Fault::unknown(Thing::Source, citation.source(), season.sources.keys()).at(at).under("sources"));
        }
    }
    Ok(())
}

fn shape<'s>(season: &'s Season, name: &str, number: bool) -> Result<Shape<'s>, Fault> {
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
fn same(season: &Season, name: &str, each: &str, per: Period) -> Checked {
    let shape = shape(season, name, true)?;
    if shape.each == each && shape.per == Some(per) {
        return Ok(());
    }
    Err(Fault::clash(SeasonClash::NotTheSame))
}

/// A fact or score of the subject or of what it belongs to.
fn above(season: &Season, name: &str, each: &str, number: bool) -> Checked {
    let shape = shape(season, name, number)?;
    match season.beneath(each, shape.each) {
        true => Ok(()),
        false => Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from: each.to_owned() })),
    }
}

fn term(season: &Season, term: &Term) -> Checked {
    let Term::Param(name) = term else { return Ok(()) };
    match season.params.get(name) {
        None => Err(Fault::unknown(Thing::Param, name, season.params.keys()).under("param")),
        Some(param) if param.of.is_empty() => Ok(()),
        Some(_) => Err(Fault::clash(SeasonClash::NotANumberParam).under("param")),
    }
}

fn word<T: Named>(season: &Season, word: &Word<T>) -> Checked {
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

/// Checks what only the parameters decide.
///
/// # Errors
/// A sum that would be scaled up, cut points that do not rise, weights that are all zero or
/// negative, a share above 100.
pub fn settled(season: &Season, settings: &Settings<'_>) -> Checked {
    for (name, score) in season.scores.iter() {
        let here = |fault: Fault| fault.under(name).under("scores");
        let policy = match &score.from {
            From::Weigh(weigh) => {
                let numbers: Vec<_> = weigh.parts.iter().filter_map(|part| settings.number(&part.weight).ok()).collect();
                let zero = super::fraction::Fraction::whole(0);
                if numbers.iter().any(|weight| *weight < zero)
                    || (numbers.len() == weigh.parts.len() && numbers.iter().all(|weight| *weight == zero))
                {
                    return Err(here(Fault::clash(SeasonClash::Weights)));
                }
                let full = weigh.parts.iter().filter_map(|part| part.full.as_ref());
                if full.filter_map(|full| settings.number(full).ok()).any(|full| full <= zero) {
                    return Err(here(Fault::clash(SeasonClash::FullMark)));
                }
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
            && settings.number(&portion.percent).is_ok_and(|percent| percent > super::fraction::Fraction::whole(100))
        {
            return Err(Fault::clash(SeasonClash::ShareOverAll).under("percent").under("share").under("take").under(name).under("awards"));
        }
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
