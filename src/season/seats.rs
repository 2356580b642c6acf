//! The lists of an award: how many are chosen in each, and who.

use super::ballot::Ballot;
use super::book::Book;
use super::combine::Value;
use super::definition::{Award, Portion, Take, Ties, Way};
use super::fraction::Fraction;
use super::rank::{self, turned};
use super::result::{Chosen, Gap, RankList, Ranked};
use super::standing::{Or, Standing};
use crate::order;

/// One list of an award: all subjects, or those of one class.
pub struct List {
    class: Option<usize>,
    /// How many are chosen.
    pub seats: Seats,
}

/// How many are chosen, at least and at most; none where nobody is.
pub type Seats = Result<Option<(usize, usize)>, Gap>;

/// The end of a list.
pub struct Last {
    /// The class of the list.
    pub class: Option<usize>,
    /// The number below which nobody is chosen any more.
    pub reach: Option<Fraction>,
    /// Whether somebody is in or out by how many are eligible.
    pub hangs: bool,
    /// Whether anybody could lose a seat who is not chosen without one.
    pub loses: bool,
}

/// The lists with those who are chosen by their place.
#[derive(Default)]
pub struct Seated {
    /// The lists as they are shown.
    pub lists: Vec<RankList>,
    /// The end of each.
    pub ends: Vec<Last>,
    /// Who is chosen.
    pub chosen: Vec<usize>,
}

/// The lists of an award. How many a share is of is told by class: at least and at most.
pub fn lists(book: &Book<'_>, award: &Award, base: impl Fn(Option<usize>) -> (usize, usize)) -> Vec<List> {
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

/// The seats of a list, and what is done with equals.
#[derive(Clone, Copy)]
struct Rule {
    seats: Option<(usize, usize)>,
    ties: Ties,
}

impl Ballot<'_> {
    /// Seats all who are ranked. Where a setting is missing (`unset`) there is an order, but nothing is
    /// chosen.
    pub fn seat(&self, lists: Vec<List>, mut standings: Vec<Standing>, ties: Ties, unset: bool) -> Seated {
        let by_class = self.award.by_class();
        let mut seated = Seated::default();
        for List { class, seats } in lists {
            let (mine, others): (Vec<Standing>, Vec<Standing>) =
                standings.into_iter().partition(|standing| !by_class || class == self.class_of(standing.subject));
            standings = others;
            let rule = Rule { seats: if unset { None } else { seats.unwrap_or(None) }, ties };
            let all = rank::seat(mine, rule.seats, ties);
            seated.chosen.extend(all.iter().filter(|standing| standing.came() == Chosen::Yes).map(|standing| standing.subject));
            seated.ends.push(end(class, &all, rule));
            seated.lists.push(self.shown(class, all, rule));
        }
        seated
    }

    /// A list as it is shown.
    fn shown(&self, class: Option<usize>, all: Vec<Standing>, rule: Rule) -> RankList {
        let few = rule.seats.map(|(few, _)| few);
        let sure = all.iter().filter(|standing| standing.chosen == Chosen::Yes).count();
        let held = all.iter().any(Standing::is_held);
        // Who stands before another has to be seen: those next to it in value are bounds.
        let own = |standing: &Standing| self.turned(&self.award.by, &standing.value);
        let values = order::sorted(all.iter().map(own).collect());
        RankList {
            class: self.class_words(class),
            seats: few,
            most: rule.seats.filter(|(few, many)| few != many).map(|(_, many)| many),
            undecided: if held { few.unwrap_or(0).saturating_sub(sure).max(1) } else { 0 },
            missing: missing(&all, self.award.take.is_some()),
            ranked: all.into_iter().map(|standing| self.ranked(standing, &values)).collect(),
        }
    }

    /// A number as it is shown that is compared the other way round.
    fn turned(&self, name: &str, number: &Fraction) -> Fraction {
        turned(&self.award.lower_first, name, number.clone())
    }

    /// One of a list with these values.
    fn ranked(&self, standing: Standing, values: &[Fraction]) -> Ranked {
        let came = standing.came();
        let own = self.turned(&self.award.by, &standing.value);
        let lower = values.partition_point(|value| *value < own).checked_sub(1);
        let beside = [lower, Some(values.partition_point(|value| *value <= own))].map(|at| values.get(at?));
        let then = self.award.then.iter().zip(&standing.then);
        Ranked {
            place: standing.place,
            last: standing.last,
            class: self.class_words(self.class_of(standing.subject)),
            subject: self.book.data.id(standing.subject),
            value: self.book.shown_at(&self.award.by, &own, beside.into_iter().flatten()),
            then: then.map(|(name, value)| Some(self.book.shown(name, &self.turned(name, value.as_ref().ok()?)))).collect(),
            chosen: came,
            or: match standing.or {
                Or::Met(why) => why,
                Or::Open(why) if came == Chosen::Open => why,
                Or::Open(_) | Or::Not => Vec::new(),
            },
            stages: if came == Chosen::Yes { self.stages(standing.subject) } else { Vec::new() },
        }
    }
}

/// The end of a list.
fn end(class: Option<usize>, all: &[Standing], Rule { seats, ties }: Rule) -> Last {
    Last {
        class,
        reach: reach(all, seats.map(|(_, many)| many), ties),
        hangs: seats.is_some_and(|(few, many)| few != many) && all.iter().any(is_open),
        loses: all.iter().any(|standing| standing.chosen != Chosen::No && !standing.or.is_met()),
    }
}

/// Whether it is chosen in no other way and it cannot be told whether it is by its place.
fn is_open(standing: &Standing) -> bool {
    standing.chosen == Chosen::Open && standing.is_held()
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
