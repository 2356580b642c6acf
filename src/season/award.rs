//! Awards: who is eligible, in which order, who is chosen, through which steps.

use super::book::{Book, Value};
use super::definition::{Award, Base, Condition, Portion, Take, Ties, Way};
use super::eligible::{Winners, against};
use super::fraction::Fraction;
use super::rank::{Standing, seat};
use super::result::{AwardPeriod, AwardResult, Chosen, Excluded, Gap, Outcome, RankList, Ranked, StageShown, Why};
use super::span::Span;

/// One list of an award: all subjects, or those of one class.
struct List {
    class: Option<usize>,
    seats: Seats,
}

/// The end of a list.
struct Last {
    class: Option<usize>,
    /// The number below which nobody is chosen any more.
    reach: Option<Fraction>,
    /// Whether somebody is in or out by how many are eligible.
    hangs: bool,
}

/// How many are chosen, at least and at most; none where nobody is.
type Seats = Result<Option<(usize, usize)>, Gap>;

/// A subject of whom it cannot be told, with its number where that is known.
struct Open {
    subject: usize,
    because: Vec<Why>,
    value: Value,
    /// Whether it is only its number that is missing.
    eligible: bool,
}

/// All awards in all periods, in the order of the season.
pub fn awards(book: &Book<'_>) -> Vec<AwardResult> {
    let mut winners = Winners::new();
    let mut results = Vec::new();
    for (at, (name, award)) in book.season.awards.iter().enumerate() {
        let mut periods = Vec::new();
        for span in book.data.spans(award.per).into_iter().filter(|span| award.is_given(*span)) {
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

/// The lists of an award. How many a share is of is told by class: at least and at most.
fn lists(book: &Book<'_>, award: &Award, base: impl Fn(Option<usize>) -> (usize, usize)) -> Vec<List> {
    let classes = || (0..book.season.classes.len()).map(Some);
    let seats = |value: Value| -> Seats {
        let seats = value?.to_whole(false);
        Ok(Some((seats, seats)))
    };
    match &award.take {
        None => vec![List { class: None, seats: Ok(None) }],
        Some(Take::Top(term)) => vec![List { class: None, seats: seats(book.term(term)) }],
        Some(Take::Share(portion)) => {
            let of: Vec<Option<usize>> = if portion.each_class { classes().collect() } else { vec![None] };
            of.into_iter().map(|class| List { class, seats: share(book, portion, base(class)) }).collect()
        }
        Some(Take::Classes(given)) => {
            given.iter().map(|(class, term)| List { class: book.season.classes.position(class), seats: seats(book.term(term)) }).collect()
        }
        Some(Take::EachClass(term)) => classes().map(|class| List { class, seats: seats(book.term(term)) }).collect(),
    }
}

/// The seats of a share of so many at least and at most.
fn share(book: &Book<'_>, portion: &Portion, (sure, may): (usize, usize)) -> Seats {
    let percent = book.term(&portion.percent)?;
    let fewest = portion.at_least.as_ref().map_or(Ok(0), |term| book.term(term).map(|fewest| fewest.to_whole(false)))?;
    let seats = |base: usize| -> Option<usize> {
        let part = percent.times(&Fraction::whole(base))?.over(&Fraction::whole(100))?;
        let seats = match portion.round {
            Way::Down => part.to_whole(false),
            Way::Up => part.to_whole(true),
            Way::Nearest => part.plus(&Fraction::whole(1).over(&Fraction::whole(2))?)?.to_whole(false),
        };
        Some(seats.max(fewest))
    };
    Ok(seats(sure).zip(seats(may)))
}

fn period(book: &Book<'_>, at: usize, award: &Award, span: Span, winners: &Winners) -> (AwardPeriod, Vec<usize>) {
    let pool: Vec<usize> = book.season.kinds.position(&award.each).map(|kind| book.data.of_kind(kind).collect()).unwrap_or_default();
    let by_class = award.by_class();
    let class_of = |subject: usize| book.data.subjects.get(subject).and_then(|subject| subject.class);
    let class_words = |class: Option<usize>| class.and_then(|class| book.season.classes.iter().nth(class)).map(|(_, words)| words.clone());

    let mut not_eligible = Vec::new();
    let (mut open, mut standings) = (Vec::new(), Vec::new());
    for &subject in &pool {
        let mut against = against(book, at, award, subject, span, winners);
        if let Some(Take::Classes(classes)) = &award.take
            && !classes.keys().any(|class| book.season.classes.position(class) == class_of(subject))
        {
            against.no.push(Why::OtherClass);
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
                standings.push(Standing::new(subject, value, then));
            }
            value => {
                let mut because = against.open;
                let eligible = because.is_empty();
                if let Err(gap) = &value {
                    let why = Why::Open(gap.clone());
                    if !because.contains(&why) {
                        because.push(why);
                    }
                }
                open.push(Open { subject, because, value, eligible });
            }
        }
    }

    let base = |class: Option<usize>| {
        let is_in = |subject: usize| class.is_none() || class_of(subject) == class;
        let open_in = |eligible: bool| open.iter().filter(|open| is_in(open.subject) && open.eligible == eligible).count();
        match &award.take {
            Some(Take::Share(Portion { of: Some(Base::Eligible), .. })) => {
                let ranked = standings.iter().filter(|standing| is_in(standing.subject)).count();
                let sure = ranked.saturating_add(open_in(true));
                (sure, sure.saturating_add(open_in(false)))
            }
            _ => {
                let all = pool.iter().filter(|subject| is_in(**subject)).count();
                (all, all)
            }
        }
    };
    let lists = lists(book, award, base);
    let ties = book.settings.word(&award.ties);
    let unset = lists.iter().find_map(|list| list.seats.as_ref().err()).or(ties.as_ref().err()).cloned();
    let mut chosen = Vec::new();
    let mut shown = Vec::new();
    let mut last: Vec<Last> = Vec::new();
    for list in lists {
        let (mine, others): (Vec<Standing>, Vec<Standing>) =
            standings.into_iter().partition(|standing| !by_class || list.class == class_of(standing.subject));
        standings = others;
        // Where a setting is missing there is an order, but nothing is chosen.
        let seats = if unset.is_some() { None } else { list.seats.unwrap_or(None) };
        let all = seat(mine, seats, ties.clone().unwrap_or(Ties::Report));
        let missing = missing(&all, award.take.is_some());
        let sure = all.iter().filter(|standing| standing.chosen == Chosen::Yes).count();
        let held = all.iter().any(|standing| matches!(standing.chosen, Chosen::Tied | Chosen::Open));
        let undecided = if held { seats.map_or(0, |(few, _)| few).saturating_sub(sure).max(1) } else { 0 };
        let hangs = seats.is_some_and(|(few, many)| few != many) && all.iter().any(|standing| standing.chosen == Chosen::Open);
        let reach = reach(&all, seats.map(|(_, many)| many), ties.clone().unwrap_or(Ties::Report));
        last.push(Last { class: list.class, hangs, reach });
        chosen.extend(all.iter().filter(|standing| standing.chosen == Chosen::Yes).map(|standing| standing.subject));
        let ranked = all.into_iter().map(|standing| Ranked {
            place: standing.place,
            last: standing.last,
            class: class_words(class_of(standing.subject)),
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
        let most = seats.filter(|(few, many)| few != many).map(|(_, many)| many);
        let few = seats.map(|(few, _)| few);
        shown.push(RankList { class: class_words(list.class), seats: few, most, ranked: ranked.collect(), undecided, missing });
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
    let whys = open.iter().flat_map(|open| &open.because).filter_map(|why| if let Why::Open(gap) = why { Some(gap) } else { None });
    let mut gaps = whys.chain(shown.iter().flat_map(|list| &list.missing));
    let not_configured = unset.is_some() || gaps.any(|gap| matches!(gap, Gap::NotConfigured { .. }));
    let step_open = |stage: &StageShown| stage.date.is_none() || stage.early;
    let unfinished = pool.is_empty()
        || open.iter().any(|open| open.matters)
        || shown.iter().any(|list| {
            list.undecided > 0 || !list.missing.is_empty() || list.ranked.iter().any(|ranked| ranked.stages.iter().any(step_open))
        });
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

/// The missing numbers that leave it open who is chosen; where nothing is given, who stands first.
fn missing(all: &[Standing], gives: bool) -> Vec<Gap> {
    if gives && !all.iter().any(|standing| standing.chosen == Chosen::Open) {
        return Vec::new();
    }
    // One who is not chosen for certain cannot change anything for those ahead.
    let open = all.iter().filter(|standing| standing.place != standing.last && (!gives || standing.chosen != Chosen::No));
    open.flat_map(|standing| &standing.then).filter_map(|value| value.as_ref().err().cloned()).collect()
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
fn matters(open: &Open, last: &[Last], class: Option<usize>) -> bool {
    let list = last.iter().find(|list| list.class.is_none() || list.class == class);
    if !open.eligible && list.is_some_and(|list| list.hangs) {
        return true;
    }
    if open.because.iter().any(|why| matches!(why, Why::Open(Gap::TooFew { .. }))) {
        return false;
    }
    match (&open.value, list) {
        (Ok(value), Some(Last { reach: Some(reach), .. })) => value >= reach,
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
