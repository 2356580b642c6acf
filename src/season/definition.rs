//! A season as it is written: what is recorded, how it is rolled up, what is awarded for it.

use super::span::Span;
use crate::amount::Amount;
use crate::calendar::Period;
use crate::fault::{Expected, ExpectedCell, Fault, Found, Problem};
use crate::pack::{Support, Term};
use crate::source::{Citation, Source};
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// One way of looking at many results over time and place.
#[derive(Clone, Debug)]
pub struct Season {
    /// Its name; the file has the same.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its version.
    pub version: String,
    /// Whether a source supports it as a whole.
    pub status: Support,
    /// What it is, and what its source leaves open.
    pub about: Option<Words>,
    /// The sources that it cites.
    pub sources: Table<Source>,
    /// Kinds of subject, such as staff beneath windows.
    pub kinds: Table<Kind>,
    /// Classes within which subjects are ranked.
    pub classes: Table<Words>,
    /// Kinds of dated record, such as an offence.
    pub events: Table<Words>,
    /// Values that the source leaves open.
    pub params: Table<Param>,
    /// What is recorded.
    pub facts: Table<Fact>,
    /// What is computed from it, each from facts and from scores written before it.
    pub scores: Table<Score>,
    /// Rankings and awards; one may read awards written before it.
    pub awards: Table<Award>,
    /// Steps by cut points.
    pub stars: Table<Stars>,
    /// What follows when something goes on for several periods.
    pub streaks: Table<Streak>,
    /// What follows the first, second, third event.
    pub ladders: Table<Ladder>,
    /// Numbers that the source declares, held against those found.
    pub tallies: Table<Tally>,
}

/// A kind of subject.
#[derive(Clone, Debug)]
pub struct Kind {
    /// What it is called.
    pub label: Words,
    /// The kind to which it belongs.
    pub parent: Option<String>,
}

/// A value that the source leaves open: a number, or one word of a list.
#[derive(Clone, Debug)]
pub struct Param {
    /// What it is.
    pub label: Words,
    /// The words that may be chosen; none for a number.
    pub of: Vec<String>,
    /// The smallest number that makes sense; 0 when not stated.
    pub min: Option<Amount>,
    /// The largest.
    pub max: Option<Amount>,
    /// A reading that the source allows; without it an unset value means "not configured".
    pub default: Option<Setting>,
    /// Why it is open.
    pub note: Option<Words>,
}

impl Param {
    /// Whether a parameter can have a value.
    ///
    /// # Errors
    /// Not a number where one is needed, out of range, none of the words.
    pub fn fits(&self, value: &Setting) -> Result<(), Fault> {
        let bad = |expected: Expected| Err(Fault::new(Problem::BadValue { found: Found::Text(format!("`{}`", value.0)), expected }));
        if !self.of.is_empty() {
            return match self.of.contains(&value.0) {
                true => Ok(()),
                false => bad(ExpectedCell::WordOfParam.into()),
            };
        }
        let Some(number) = Amount::parse(&value.0) else {
            return bad(Expected::Decimals(4));
        };
        let min = self.min.unwrap_or_default();
        if number < min || self.max.is_some_and(|max| number > max) {
            let max = self.max.map(|max| max.to_string());
            return Err(Fault::new(Problem::OutOfRange { found: number.to_string(), min: Some(min.to_string()), max }));
        }
        Ok(())
    }
}

/// The value of a parameter as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Setting(pub String);

/// A word of the language, or one that a parameter leaves to the office.
#[derive(Clone, Debug)]
pub enum Word<T> {
    /// Written in the season.
    Given(T),
    /// The name of a parameter.
    Param(String),
}

/// A word of the language that a parameter can hold.
pub trait Named: Copy + PartialEq + 'static {
    /// All words, in the order of the docs.
    const ALL: &'static [(Self, &'static str)];
}

/// What sort of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    /// Yes or no.
    YesNo,
    /// An exact number.
    Number,
}

/// Something that is recorded.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is called.
    pub label: Words,
    /// The kind of subject.
    pub each: String,
    /// Its type.
    pub datum: Datum,
    /// How often it is recorded; once for a whole season when absent.
    pub per: Option<Period>,
    /// How the numbers of several raters become one; without it there is one number.
    pub raters: Option<By>,
    /// The smallest number; 0 when not stated.
    pub min: Option<Amount>,
    /// The largest number.
    pub max: Option<Amount>,
}

/// How several values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
    /// The last of them.
    Latest,
}

impl Named for By {
    const ALL: &'static [(By, &'static str)] = &[(By::Mean, "mean"), (By::Sum, "sum"), (By::Latest, "latest")];
}

/// What is done when a part is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing is computed.
    Block,
    /// The part counts as zero.
    Zero,
    /// The other parts carry its weight.
    Renormalise,
}

impl Named for Missing {
    const ALL: &'static [(Missing, &'static str)] =
        &[(Missing::Block, "block"), (Missing::Zero, "zero"), (Missing::Renormalise, "renormalise")];
}

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

/// Something that is computed.
#[derive(Clone, Debug)]
pub struct Score {
    /// What it is called.
    pub label: Words,
    /// The kind of subject.
    pub each: String,
    /// The period.
    pub per: Period,
    /// From what.
    pub from: From,
    /// Decimals when it is shown, at most four; what is compared is never rounded.
    pub round: u8,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// How a score is computed.
#[derive(Clone, Debug)]
pub enum From {
    /// A mean of several measures by weight.
    Weigh(Weigh),
    /// A sum of several measures.
    Add(Add),
    /// A percentage of two numbers.
    Share(Share),
    /// From the subjects beneath, in the same period.
    Gather(Gather),
    /// From the shorter periods of the same subject.
    Over(Over),
}

/// A mean of several measures by weight.
#[derive(Clone, Debug)]
pub struct Weigh {
    /// The measures.
    pub parts: Vec<Part>,
    /// What is done when one is missing.
    pub missing: Word<Missing>,
}

/// One measure of a mean by weight.
#[derive(Clone, Debug)]
pub struct Part {
    /// The fact or score.
    pub of: String,
    /// Its weight; the weights need not add up to 100.
    pub weight: Term,
    /// Its full mark, when it is to be put on a scale of 100 first.
    pub full: Option<Term>,
}

/// A sum of several measures.
#[derive(Clone, Debug)]
pub struct Add {
    /// The facts or scores.
    pub of: Vec<String>,
    /// What is done when one is missing.
    pub missing: Word<Missing>,
}

/// A percentage of two numbers.
#[derive(Clone, Debug)]
pub struct Share {
    /// The number above the line.
    pub part: String,
    /// The number below it.
    pub whole: String,
    /// The smallest whole of which a percentage says something.
    pub at_least: Term,
}

/// From the subjects beneath.
#[derive(Clone, Debug)]
pub struct Gather {
    /// The fact or score.
    pub of: String,
    /// How they become one.
    pub by: Word<By>,
    /// What is done when one is missing.
    pub missing: Word<Missing>,
}

/// From the shorter periods.
#[derive(Clone, Debug)]
pub struct Over {
    /// The fact or score.
    pub of: String,
    /// How they become one.
    pub by: Word<By>,
    /// What is done when one is missing.
    pub missing: Word<Missing>,
    /// The fewest periods that must be there; with fewer nothing is computed.
    pub at_least: Option<u32>,
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

/// Steps by cut points.
#[derive(Clone, Debug)]
pub struct Stars {
    /// What they are called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// How often.
    pub per: Period,
    /// The only number that is read.
    pub by: String,
    /// The steps, the lowest first.
    pub steps: Vec<Star>,
    /// Where they come from.
    pub sources: Vec<Citation>,
    /// What may enter them, where the source says that nothing else does: facts and scores.
    pub counts_only: Vec<String>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Star {
    /// What it is called.
    pub title: Words,
    /// The lowest number that reaches it.
    pub at_least: Term,
}

/// What follows when a subject stands at the end, or below a bar, for several periods running.
#[derive(Clone, Debug)]
pub struct Streak {
    /// What it is called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// The period.
    pub per: Period,
    /// The number that is read.
    pub by: String,
    /// How many periods running.
    pub times: u32,
    /// What follows.
    pub follows: Words,
    /// How many stand at the end.
    pub lowest: Option<Term>,
    /// The numbers that part those who stand equal, one after the other.
    pub then: Vec<String>,
    /// Numbers of `by` and `then` of which the lowest comes first, so that the highest stands at the end.
    pub lower_first: Vec<String>,
    /// Whether the end is that of each class.
    pub each_class: bool,
    /// The fewest who take part; among fewer nobody stands at the end.
    pub group_at_least: Option<u32>,
    /// The bar below which it counts.
    pub below: Option<Term>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What follows the first, second, third event.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// What it is called.
    pub title: Words,
    /// The kind of subject.
    pub each: String,
    /// The kind of event.
    pub of: String,
    /// The steps, the first first.
    pub steps: Vec<Rung>,
    /// The count begins again with each of these periods; never when absent.
    pub within: Option<Period>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// One step of a ladder.
#[derive(Clone, Debug)]
pub struct Rung {
    /// From which event on.
    pub at: u32,
    /// What follows.
    pub follows: Words,
}

/// A number that the source declares.
#[derive(Clone, Debug)]
pub struct Tally {
    /// What is counted.
    pub title: Words,
    /// The awards whose chosen subjects are counted, each in its last period.
    pub of: Vec<String>,
    /// What the source says.
    pub declared: u32,
    /// Where it says so.
    pub sources: Vec<Citation>,
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

impl Season {
    /// Whether one kind is the other or belongs to it, at any distance.
    pub fn beneath(&self, kind: &str, above: &str) -> bool {
        let mut at = Some(kind);
        // Each step goes to another kind; more steps than kinds would be a loop.
        for _ in 0..=self.kinds.len() {
            match at {
                Some(kind) if kind == above => return true,
                Some(kind) => at = self.kinds.get(kind).and_then(|kind| kind.parent.as_deref()),
                None => return false,
            }
        }
        false
    }
    /// A fact or score by its number: facts first.
    pub fn measure(&self, name: &str) -> Option<usize> {
        self.facts.position(name).or_else(|| self.scores.position(name).map(|at| at.saturating_add(self.facts.len())))
    }
}
