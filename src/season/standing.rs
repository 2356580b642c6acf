//! One who is ranked: its numbers, and how it came out.

use super::combine::Value;
use super::fraction::Fraction;
use super::result::{Chosen, Why};

/// What is known of a way to be chosen whatever the place.
pub enum Or {
    /// It is not met.
    Not,
    /// It may be met.
    Open(Vec<Why>),
    /// It is met.
    Met(Vec<Why>),
}

impl Or {
    /// Whether it is met for certain.
    pub fn is_met(&self) -> bool {
        matches!(self, Or::Met(_))
    }
}

/// One who is ranked.
pub struct Standing {
    /// The subject.
    pub subject: usize,
    /// Its number.
    pub value: Fraction,
    /// The numbers that part equals.
    pub then: Vec<Value>,
    /// Whether it is chosen whatever its place.
    pub or: Or,
    /// Its place, from 1; the best of those it may have.
    pub place: usize,
    /// The worst place it may have.
    pub last: usize,
    /// How it came out by its place.
    pub chosen: Chosen,
}

impl Standing {
    /// One whose place is not known yet.
    pub fn new(subject: usize, value: Fraction, then: Vec<Value>, or: Or) -> Self {
        Standing { subject, value, then, or, place: 0, last: 0, chosen: Chosen::No }
    }
    /// Whether it cannot be told, by its place and in any other way, that it is chosen.
    pub fn is_held(&self) -> bool {
        matches!(self.chosen, Chosen::Tied | Chosen::Open) && !self.or.is_met()
    }
    /// How it came out: chosen for certain by one way is chosen.
    pub fn came(&self) -> Chosen {
        match (&self.or, self.chosen) {
            (Or::Met(_), _) | (_, Chosen::Yes) => Chosen::Yes,
            (Or::Open(_), _) => Chosen::Open,
            (Or::Not, chosen) => chosen,
        }
    }
}
