//! Awards: who is eligible, in which order, who is chosen, through which steps.

use super::book::{Book, Value};
use super::definition::{Award, Condition, Take, Ties, Way};
use super::eligible::{Winners, against};
use super::fraction::Fraction;
use super::rank::{Standing, groups, seat};
use super::result::{AwardPeriod, AwardResult, Chosen, Excluded, Gap, Outcome, RankList, Ranked, StageShown, Why};
use super::span::Span;

/// One list of an award: all subjects, or those of one class.
struct List {
    class: Option<usize>,
    seats: Result<Option<usize>, Gap>,
}

/// A subject of whom it cannot be told, with its number where that is known.
struct Open {
    subject: usize,
    because: Vec<Why>,
    value: Value,
}

/// All awards in all periods, in the order of the season.
pub fn awards(book: &Book<'_>) -> Vec<AwardResult> {
    let mut winners = Winners::new();
    let mut results = Vec::new();
    for (at, (name, award)) in book.season.awards.iter().enumerate() {
        let mut periods = Vec::new();
        for span in book.data.spans(award.per) {
            let (mut period, chosen) = period(book, at, award, span, &winners);
            if let Some((Outcome::Decided, before)) = winners.get(&(at, span.before().index))
                && period.outcome == Outcome::Decided
                && award.take.is_some()
            {
                let ids = |of: &[usize], is: bool, other: &[usize]| -> Vec<String> {
                    of.iter().filter(|subject| other.contains(subject) == is).map(|subject| book.data.id(*subject)).collect()
                };
                (period.kept, period.gained, period.lost) =
                    (ids(&chosen, true, before), ids(&chosen, false, before), ids(before, false, &chosen));
            }
            winners.insert((at, span.index), (period.outcome, chosen));
            periods.push(period);
        }
        let conditions = award.eligible.iter().filter_map(|condition| match condition {
            Condition::Is(is) => Some(is.fact.as_str()),
            Condition::Bar(bar) => Some(bar.of.as_str()),
            Condition::Events(_) | Condition::Wins(_) => None,
        });
        let names = std::iter::once(award.by.as_str()).chain(award.then.iter().map(String::as_str)).chain(conditions);
        results.push(AwardResult {
            award: name.to_owned(),
            title: award.title.clone(),
            sources: award.sources.iter().map(|citation| citation.0.clone()).collect(),
            reads: book.reads(names),
            only: !award.counts_only.is_empty(),
            awards: award.take.is_some(),
            periods,
        });
    }
    results
}

fn lists(book: &Book<'_>, award: &Award, pool: usize) -> Vec<List> {
    let seats = |value: Value| value.map(|value| Some(value.to_whole(false)));
    match &award.take {
        None => vec![List { class: None, seats: Ok(None) }],
        Some(Take::Top(term)) => vec![List { class: None, seats: seats(book.term(term)) }],
        Some(Take::Share(portion)) => {
            let share = book.term(&portion.percent).map(|percent| {
                let of_pool = percent.times(&Fraction::whole(pool)).and_then(|part| part.over(&Fraction::whole(100)));
                of_pool.map(|part| part.to_whole(portion.round == Way::Up))
            });
            vec![List { class: None, seats: share }]
        }
        Some(Take::Classes(classes)) => {
            classes.iter().map(|(class, term)| List { class: book.season.classes.position(class), seats: seats(book.term(term)) }).collect()
        }
        Some(Take::EachClass(term)) => {
            (0..book.season.classes.len()).map(|class| List { class: Some(class), seats: seats(book.term(term)) }).collect()
        }
    }
}

fn period(book: &Book<'_>, at: usize, award: &Award, span: Span, winners: &Winners) -> (AwardPeriod, Vec<usize>) {
    let pool: Vec<usize> = book.season.kinds.position(&award.each).map(|kind| book.data.of_kind(kind).collect()).unwrap_or_default();
    let lists = lists(book, award, pool.len());
    let by_class = lists.iter().any(|list| list.class.is_some());
    let class_of = |subject: usize| book.data.subjects.get(subject).and_then(|subject| subject.class);
    let class_words = |class: Option<usize>| class.and_then(|class| book.season.classes.iter().nth(class)).map(|(_, words)| words.clone());

    let mut not_eligible = Vec::new();
    let (mut open, mut standings) = (Vec::new(), Vec::new());
    for &subject in &pool {
        let mut against = against(book, at, award, subject, span, winners);
        match class_of(subject) {
            None if by_class => against.open.push(Why::Open(Gap::NoClass)),
            class if by_class && !lists.iter().any(|list| list.class == class) => against.no.push(Why::OtherClass),
            _ => {}
        }
        let value = book.number(&award.by, subject, Some(span));
        if !against.no.is_empty() {
            not_eligible.push(Excluded {
                subject: book.data.id(subject),
                class: class_words(class_of(subject)),
                because: against.no,
                matters: false,
            });
            continue;
        }
        match value {
            Ok(value) if against.open.is_empty() => {
                let then = award.then.iter().map(|name| book.number(name, subject, Some(span))).collect();
                standings.push(Standing { subject, value, then, place: 0, chosen: Chosen::No });
            }
            value => {
                let mut because = against.open;
                if let Err(gap) = &value {
                    let why = Why::Open(gap.clone());
                    if !because.contains(&why) {
                        because.push(why);
                    }
                }
                open.push(Open { subject, because, value });
            }
        }
    }

    let ties = book.settings.word(&award.ties);
    let unset = lists.iter().find_map(|list| list.seats.as_ref().err()).or(ties.as_ref().err()).cloned();
    let mut chosen = Vec::new();
    let mut shown = Vec::new();
    let mut last: Vec<(Option<usize>, Option<Fraction>)> = Vec::new();
    for list in lists {
        let (mine, others): (Vec<Standing>, Vec<Standing>) =
            standings.into_iter().partition(|standing| list.class.is_none() || list.class == class_of(standing.subject));
        standings = others;
        // Where a setting is missing there is an order, but nothing is chosen.
        let seats = if unset.is_some() { None } else { list.seats.unwrap_or(None) };
        let (all, undecided) = seat(groups(mine), seats, ties.clone().unwrap_or(Ties::Report));
        last.push((list.class, reach(&all, seats, ties.clone().unwrap_or(Ties::Report))));
        chosen.extend(all.iter().filter(|standing| standing.chosen == Chosen::Yes).map(|standing| standing.subject));
        let ranked = all.into_iter().map(|standing| Ranked {
            place: standing.place,
            subject: book.data.id(standing.subject),
            value: book.shown(&award.by, &standing.value),
            then: award
                .then
                .iter()
                .zip(&standing.then)
                .map(|(name, value)| value.as_ref().ok().map(|value| book.shown(name, value)))
                .collect(),
            chosen: standing.chosen,
            stages: if standing.chosen == Chosen::Yes { stages(book, at, award, standing.subject, span) } else { Vec::new() },
        });
        shown.push(RankList { class: class_words(list.class), seats, ranked: ranked.collect(), undecided });
    }

    let open: Vec<Excluded> = open
        .into_iter()
        .map(|open| Excluded {
            subject: book.data.id(open.subject),
            class: class_words(class_of(open.subject)),
            matters: matters(&open, &last, class_of(open.subject)),
            because: open.because,
        })
        .collect();
    let not_configured =
        unset.is_some() || open.iter().flat_map(|open| &open.because).any(|why| matches!(why, Why::Open(Gap::NotConfigured { .. })));
    let step_open = |stage: &StageShown| stage.date.is_none() || stage.early;
    let unfinished = pool.is_empty()
        || open.iter().any(|open| open.matters)
        || shown.iter().any(|list| list.undecided > 0 || list.ranked.iter().any(|ranked| ranked.stages.iter().any(step_open)));
    let outcome = match (not_configured, unfinished) {
        (true, _) => Outcome::NotConfigured,
        (false, true) => Outcome::Incomplete,
        (false, false) => Outcome::Decided,
    };
    let period = AwardPeriod {
        period: span.to_string(),
        outcome,
        pool: pool.len(),
        declared: award.pool,
        lists: shown,
        not_eligible,
        open,
        gap: unset,
        kept: Vec::new(),
        gained: Vec::new(),
        lost: Vec::new(),
    };
    (period, chosen)
}

/// The number below which nobody is chosen any more; none while a seat is free.
fn reach(all: &[Standing], seats: Option<usize>, ties: Ties) -> Option<Fraction> {
    let seats = seats?;
    let mut inside = all.iter().filter(|standing| standing.chosen != Chosen::No);
    let taken = match ties {
        Ties::Share => inside.clone().map(|standing| standing.place).max().unwrap_or(0),
        Ties::Report | Ties::AllIn => inside.clone().count(),
    };
    if taken < seats { None } else { inside.next_back().map(|standing| standing.value.clone()) }
}

/// Whether a subject of whom it cannot be told could change who is chosen. A rate of too few
/// answers stays what it is: nobody can be ranked by it.
fn matters(open: &Open, last: &[(Option<usize>, Option<Fraction>)], class: Option<usize>) -> bool {
    if open.because.iter().any(|why| matches!(why, Why::Open(Gap::TooFew { .. }))) {
        return false;
    }
    let list = last.iter().find(|(of, _)| of.is_none() || *of == class);
    match (&open.value, list) {
        (Ok(value), Some((_, Some(reach)))) => value >= reach,
        _ => true,
    }
}

fn stages(book: &Book<'_>, at: usize, award: &Award, subject: usize, span: Span) -> Vec<StageShown> {
    let dates = book.data.stages.get(&(at, subject, span.index));
    let mut before = None;
    let each = award.stages.iter().enumerate();
    each.map(|(stage, (_, title))| {
        let date = dates.and_then(|dates| dates.get(&stage)).copied();
        let early = date.zip(before).is_some_and(|(date, before)| date < before);
        before = date.max(before);
        StageShown { title: title.clone(), date: date.map(|date| date.to_string()), early }
    })
    .collect()
}
