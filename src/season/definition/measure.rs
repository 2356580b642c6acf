//! Facts that are recorded, and scores that are computed from them.

use super::param::{Named, Word};
use crate::amount::Amount;
use crate::calendar::Period;
use crate::pack::Term;
use crate::source::Citation;
use crate::words::Words;
use serde::Serialize;

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
