//! Parameters, and what stands for one.

use crate::amount::Amount;
use crate::fault::{Expected, ExpectedCell, Fault, Found, Problem};
use crate::words::Words;
use serde::Serialize;

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
