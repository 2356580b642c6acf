//! Awards: who is eligible, in which order, how many are chosen.

use super::param::{Named, Word};
use crate::calendar::Period;
use crate::pack::Term;
use crate::season::span::Span;
use crate::source::Citation;
use crate::table::Table;
use crate::words::Words;

/// What is done with those who stand equal where the last place is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// They are reported, and a person decides.
    Report,
    /// Equals share one place, and places are counted, not heads.
    Share,
    /// All of them are in.
    AllIn,
}

impl Named for Ties {
    const ALL: &'static [(Ties, &'static str)] = &[(Ties::Report, "report"), (Ties::Share, "share"), (Ties::AllIn, "all_in")];
}

/// A ranking, and an award for those at its head.
#[derive(Clone, Debug)]
pub struct Award {
    /// What it is called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// How often.
    pub per: Period,
    /// The number by which they are ranked, the highest first.
    pub by: String,
    /// Numbers of `by` and `then` of which the lowest comes first.
    pub lower_first: Vec<String>,
    /// The first period for which it is given: before it nobody had it.
    pub since: Option<Span>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// The numbers that part those who stand equal, one after the other.
    pub then: Vec<String>,
    /// What a subject must meet to be ranked.
    pub eligible: Vec<Condition>,
    /// How many are chosen; a ranking without an award when absent.
    pub take: Option<Take>,
    /// Who meets one of these is chosen too, whatever its place and whether it is ranked at all.
    pub or: Vec<Condition>,
    /// What is done with equals at the last place.
    pub ties: Word<Ties>,
    /// How many subjects the source says there are.
    pub pool: Option<u32>,
    /// The steps through which the award goes, in order, each with a date.
    pub stages: Table<Words>,
    /// What may enter it, where the source says that nothing else does: facts, scores, events and
    /// awards. Nothing is said when it is empty.
    pub counts_only: Vec<String>,
}

/// What a subject must meet to be ranked, or to be chosen whatever its place.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A yes-no fact has a value, in every period of it.
    Is(Is),
    /// A number is within bounds, in every period of it.
    Bar(Bar),
    /// There are so many events.
    Events(Events),
    /// It was chosen for an award so many times.
    Wins(Wins),
    /// One of these is enough.
    Any(Vec<Condition>),
    /// All of these together, as one of several ways.
    All(Vec<Condition>),
}

/// A yes-no fact has a value.
#[derive(Clone, Debug)]
pub struct Is {
    /// The fact, of the subject or of what it belongs to.
    pub fact: String,
    /// The value.
    pub value: bool,
}

/// A number is within bounds in every period.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The fact or score, of the subject or of what it belongs to.
    pub of: String,
    /// The lowest number that is enough.
    pub at_least: Option<Term>,
    /// The highest number that is not too much.
    pub at_most: Option<Term>,
}

/// There are so many events.
#[derive(Clone, Debug)]
pub struct Events {
    /// The kind of event.
    pub of: String,
    /// Counted from the beginning of this longer period; the period of the award when absent.
    pub within: Option<Period>,
    /// The fewest.
    pub at_least: Option<u32>,
    /// The most.
    pub at_most: Option<u32>,
}

/// It was chosen for an award so many times.
#[derive(Clone, Debug)]
pub struct Wins {
    /// An award of the same kind of subject, written before this one, or this one.
    pub award: String,
    /// Counted from the beginning of this longer period; the period of the award when absent.
    pub within: Option<Period>,
    /// Counted over the period of the award and so many months before it, instead of `within`.
    pub months: Option<u32>,
    /// The fewest.
    pub at_least: Option<u32>,
    /// The most.
    pub at_most: Option<u32>,
}

/// How many are chosen.
#[derive(Clone, Debug)]
pub enum Take {
    /// So many of all.
    Top(Term),
    /// A share of the subjects of the kind.
    Share(Portion),
    /// So many of each class.
    Classes(Table<Term>),
    /// The same number of every class.
    EachClass(Term),
}

/// A share of the subjects of the kind.
#[derive(Clone, Debug)]
pub struct Portion {
    /// Per cent.
    pub percent: Term,
    /// Which way a part of a subject goes.
    pub round: Way,
    /// Of whom; has to be written where not all are eligible.
    pub of: Option<Base>,
    /// Whether it is a share of each class.
    pub each_class: bool,
    /// The fewest that are chosen, however small the share is.
    pub at_least: Option<Term>,
}

/// Of whom a share is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All subjects.
    All,
    /// Those who meet the conditions of the award.
    Eligible,
}

/// Which way a part of a whole goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Never more than the share.
    Down,
    /// Never less than the share.
    Up,
    /// To the nearest whole; a half goes up.
    Nearest,
}

impl Condition {
    /// The condition itself, or those of which it is made.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Condition::Any(parts) | Condition::All(parts) => parts.iter().flat_map(Condition::leaves).collect(),
            _ => vec![self],
        }
    }
    /// The fact, score, event or award that it asks about, whether that is a fact or score, and the
    /// keys under which it stands; none of several.
    pub fn asks(&self) -> Option<(&str, bool, [&'static str; 2])> {
        match self {
            Condition::Is(is) => Some((&is.fact, true, ["is", "fact"])),
            Condition::Bar(bar) => Some((&bar.of, true, ["bar", "of"])),
            Condition::Events(events) => Some((&events.of, false, ["events", "of"])),
            Condition::Wins(wins) => Some((&wins.award, false, ["wins", "award"])),
            Condition::Any(_) | Condition::All(_) => None,
        }
    }
}

impl Award {
    /// Every single condition, of those to be ranked and of those to be chosen without.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.eligible.iter().chain(&self.or).flat_map(Condition::leaves)
    }
    /// Whether it is given for a period at all.
    pub fn is_given(&self, span: Span) -> bool {
        self.since.is_none_or(|since| since.index <= span.index)
    }
    /// Whether subjects are ranked in their classes.
    pub fn by_class(&self) -> bool {
        match &self.take {
            Some(Take::Classes(_) | Take::EachClass(_)) => true,
            Some(Take::Share(portion)) => portion.each_class,
            Some(Take::Top(_)) | None => false,
        }
    }
}
