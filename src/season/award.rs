//! Awards: who is eligible, in which order, who is chosen, through which steps.

use super::book::{Book, Value};
use super::definition::{Award, Base, Condition, Portion, Take, Ties, Way};
use super::eligible::{Asked, Winners};
use super::fraction::Fraction;
use super::rank::{Or, Standing, seat, turned};
use super::result::{Also, AwardPeriod, AwardResult, Chosen, Excluded, Gap, Outcome, RankList, Ranked, StageShown, Why};
use super::span::Span;
use crate::order;

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
    /// Whether anybody could lose a seat who is not chosen without one.
    loses: bool,
}

/// How many are chosen, at least and at most; none where nobody is.
type Seats = Result<Option<(usize, usize)>, Gap>;

/// A subject of whom it cannot be told, with its number where that is known.
struct Open {
    subject: usize,
    because: Vec<Why>,
    value: Value,
    /// Whether it is eligible, so that only its number is missing; none where that is not known.
    eligible: Option<bool>,
    or: Or,
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
        let conditions = award.conditions().filter_map(Condition::asks).filter(|(_, measure, _)| *measure).map(|(name, ..)| name);
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
    let number = |name: &String, subject: usize| -> Value {
        book.number(name, subject, Some(span)).map(|number| turned(&award.lower_first, name, number))
    };
    for &subject in &pool {
        let asked = Asked { book, at, subject, span, winners };
        let mut found = asked.all(&award.eligible);
        if let Some(Take::Classes(classes)) = &award.take
            && !classes.keys().any(|class| book.season.classes.position(class) == class_of(subject))
        {
            found.no.push(Why::OtherClass);
        }
        let or = or(&asked, award);
        let value = number(&award.by, subject);
        match value {
            _ if !found.no.is_empty() => match or {
                Or::Not => not_eligible.push(Excluded {
                    subject: book.data.id(subject),
                    class: class_words(class_of(subject)),
                    because: found.no,
                    matters: false,
                }),
                or => open.push(Open { subject, because: found.no, value, eligible: Some(false), or }),
            },
            Ok(value) if found.open.is_empty() => {
                let then = award.then.iter().map(|name| number(name, subject)).collect();
                standings.push(Standing::new(subject, value, then, or));
            }
            value => {
                let mut because = found.open;
                let eligible = because.is_empty().then_some(true);
                if let Err(gap) = &value {
                    let why = Why::Open(gap.clone());
                    if !because.contains(&why) {
                        because.push(why);
                    }
                }
                open.push(Open { subject, because, value, eligible, or });
            }
        }
    }

    let base = |class: Option<usize>| {
        let is_in = |subject: usize| class.is_none() || class_of(subject) == class;
        let open_in = |eligible: Option<bool>| open.iter().filter(|open| is_in(open.subject) && open.eligible == eligible).count();
        match &award.take {
            Some(Take::Share(Portion { of: Some(Base::Eligible), .. })) => {
                let ranked = standings.iter().filter(|standing| is_in(standing.subject)).count();
                let sure = ranked.saturating_add(open_in(Some(true)));
                (sure, sure.saturating_add(open_in(None)))
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
        let held = all.iter().any(Standing::is_held);
        let undecided = if held { seats.map_or(0, |(few, _)| few).saturating_sub(sure).max(1) } else { 0 };
        let hangs = seats.is_some_and(|(few, many)| few != many) && all.iter().any(is_open);
        let loses = all.iter().any(|standing| standing.chosen != Chosen::No && !standing.or.is_met());
        let reach = reach(&all, seats.map(|(_, many)| many), ties.clone().unwrap_or(Ties::Report));
        last.push(Last { class: list.class, hangs, loses, reach });
        chosen.extend(all.iter().filter(|standing| standing.came() == Chosen::Yes).map(|standing| standing.subject));
        // Who stands before another has to be seen: those next to it in value are bounds.
        let values = order::sorted(all.iter().map(|standing| turned(&award.lower_first, &award.by, standing.value.clone())).collect());
        let beside = |standing: &Standing| {
            let own = turned(&award.lower_first, &award.by, standing.value.clone());
            let lower = values.partition_point(|value| *value < own).checked_sub(1);
            let next = [lower, Some(values.partition_point(|value| *value <= own))].map(|at| values.get(at?));
            book.shown_at(&award.by, &own, next.into_iter().flatten())
        };
        let shown_as = |name: &String, number: &Fraction| book.shown(name, &turned(&award.lower_first, name, number.clone()));
        let ranked = all.into_iter().map(|standing| {
            let came = standing.came();
            Ranked {
                place: standing.place,
                last: standing.last,
                class: class_words(class_of(standing.subject)),
                subject: book.data.id(standing.subject),
                value: beside(&standing),
                then: award.then.iter().zip(&standing.then).map(|(name, value)| Some(shown_as(name, value.as_ref().ok()?))).collect(),
                chosen: came,
                or: match standing.or {
                    Or::Met(why) => why,
                    Or::Open(why) if came == Chosen::Open => why,
                    Or::Open(_) | Or::Not => Vec::new(),
                },
                stages: if came == Chosen::Yes { stages(book, at, award, standing.subject, span) } else { Vec::new() },
            }
        });
        let most = seats.filter(|(few, many)| few != many).map(|(_, many)| many);
        let few = seats.map(|(few, _)| few);
        shown.push(RankList { class: class_words(list.class), seats: few, most, ranked: ranked.collect(), undecided, missing });
    }

    let (mut also, mut excluded) = (Vec::new(), Vec::new());
    for open in open {
        let class = class_of(open.subject);
        let may = matters(&open, &last, class);
        let (subject, class, mut because) = (book.data.id(open.subject), class_words(class), open.because);
        match open.or {
            Or::Not => excluded.push(Excluded { subject, class, because, matters: may }),
            Or::Open(why) => {
                because.extend(why);
                excluded.push(Excluded { subject, class, because, matters: true });
            }
            Or::Met(or) => {
                chosen.push(open.subject);
                also.push(Also { subject, class, or, because, matters: may, stages: stages(book, at, award, open.subject, span) });
            }
        }
    }
    let of_ranked = shown.iter().flat_map(|list| &list.ranked).flat_map(|ranked| &ranked.or);
    let whys = excluded.iter().flat_map(|open| &open.because).chain(also.iter().flat_map(|also| &also.because)).chain(of_ranked);
    let whys = whys.filter_map(|why| if let Why::Open(gap) = why { Some(gap) } else { None });
    let mut gaps = whys.chain(shown.iter().flat_map(|list| &list.missing));
    let not_configured = unset.is_some() || gaps.any(|gap| matches!(gap, Gap::NotConfigured { .. }));
    let stages_open = |stages: &[StageShown]| stages.iter().any(|stage| stage.date.is_none() || stage.early);
    let unfinished = pool.is_empty()
        || excluded.iter().any(|open| open.matters)
        || also.iter().any(|also| also.matters || stages_open(&also.stages))
        || shown.iter().any(|list| {
            let ranked_open = |ranked: &Ranked| ranked.chosen == Chosen::Open || stages_open(&ranked.stages);
            list.undecided > 0 || !list.missing.is_empty() || list.ranked.iter().any(ranked_open)
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
        also,
        not_eligible,
        open: excluded,
        gap: unset,
        kept: Vec::new(),
        gained: Vec::new(),
        lost: Vec::new(),
    };
    (period, chosen)
}

/// Whether it is chosen in no other way and it cannot be told whether it is by its place.
fn is_open(standing: &Standing) -> bool {
    standing.chosen == Chosen::Open && standing.is_held()
}

/// Whether it is chosen whatever its place.
fn or(asked: &Asked<'_>, award: &Award) -> Or {
    if award.or.is_empty() {
        return Or::Not;
    }
    let found = asked.any(&award.or);
    match (found.no.is_empty(), found.open.is_empty()) {
        (true, true) => Or::Met(found.met),
        (true, false) => Or::Open(found.open),
        (false, _) => Or::Not,
    }
}

/// The missing numbers that leave it open who is chosen; where nothing is given, who stands first.
fn missing(all: &[Standing], gives: bool) -> Vec<Gap> {
    if gives && !all.iter().any(is_open) {
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
    if open.eligible.is_none() && list.is_some_and(|list| list.hangs) {
        return true;
    }
    let too_few = || open.because.iter().any(|why| matches!(why, Why::Open(Gap::TooFew { .. })));
    // One who is chosen in any case only takes the seat of another.
    let idle = open.or.is_met() && list.is_some_and(|list| !list.loses);
    if open.eligible == Some(false) || idle || too_few() {
        return false;
    }
    match (&open.value, list) {
        (Ok(value), Some(Last { reach: Some(reach), .. })) => value >= reach,
        _ => true,
    }
}

fn stages(book: &Book<'_>, at: usize, award: &Award, subject: usize, span: Span) -> Vec<StageShown> {
    let mut before = None;
    let each = award.stages.iter().enumerate();
    each.map(|(stage, (_, title))| {
        let date = book.data.stage((at, subject, span.index), stage);
        let early = date.zip(before).is_some_and(|(date, before)| date < before);
        before = date.max(before);
        StageShown { title: title.clone(), date: date.map(|date| date.to_string()), early }
    })
    .collect()
}
