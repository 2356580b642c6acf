//! The parameters of a season: what its author gave, what an office set, what is still open.

use super::data::Data;
use super::definition::{Named, Param, Season, Setting, Word};
use super::fraction::Fraction;
use super::result::{Gap, SettingShown};
use crate::amount::Amount;
use crate::fault::{Expected, ExpectedCell, Fault, Found, Problem};
use crate::pack::Term;

/// The values of the parameters.
pub struct Settings<'s> {
    season: &'s Season,
    values: Vec<Option<Setting>>,
}

/// Whether a parameter can have a value.
///
/// # Errors
/// Not a number where one is needed, out of range, none of the words.
pub fn fits(param: &Param, value: &Setting) -> Result<(), Fault> {
    let bad = |expected: Expected| Err(Fault::new(Problem::BadValue { found: Found::Text(format!("`{}`", value.0)), expected }));
    if !param.of.is_empty() {
        return match param.of.contains(&value.0) {
            true => Ok(()),
            false => bad(ExpectedCell::WordOfParam.into()),
        };
    }
    let Some(number) = Amount::parse(&value.0) else {
        return bad(Expected::Decimals(4));
    };
    let min = param.min.unwrap_or_default();
    if number < min || param.max.is_some_and(|max| number > max) {
        let max = param.max.map(|max| max.to_string());
        return Err(Fault::new(Problem::OutOfRange { found: number.to_string(), min: Some(min.to_string()), max }));
    }
    Ok(())
}

impl<'s> Settings<'s> {
    /// The values that the data sets, else those of the season.
    pub fn new(season: &'s Season, data: &Data) -> Self {
        let values = season.params.iter().enumerate();
        let values = values.map(|(at, (_, param))| data.given(at).map(|given| given.value.clone()).or_else(|| param.default.clone()));
        Settings { season, values: values.collect() }
    }
    fn value(&self, name: &str) -> Result<&str, Gap> {
        let value = self.season.params.position(name).and_then(|at| self.values.get(at)).and_then(Option::as_ref);
        value.map(|value| value.0.as_str()).ok_or_else(|| Gap::NotConfigured { param: name.to_owned() })
    }
    /// A number.
    ///
    /// # Errors
    /// The parameter is not set.
    pub fn number(&self, term: &Term) -> Result<Fraction, Gap> {
        match term {
            Term::Given(amount) => Ok(Fraction::of(*amount)),
            Term::Param(name) => {
                let text = self.value(name)?;
                Amount::parse(text).map(Fraction::of).ok_or_else(|| Gap::NotConfigured { param: name.clone() })
            }
        }
    }
    /// A word.
    ///
    /// # Errors
    /// The parameter is not set.
    pub fn word<T: Named>(&self, word: &Word<T>) -> Result<T, Gap> {
        match word {
            Word::Given(word) => Ok(*word),
            Word::Param(name) => {
                let text = self.value(name)?;
                let found = T::ALL.iter().find(|(_, known)| *known == text).map(|(word, _)| *word);
                found.ok_or_else(|| Gap::NotConfigured { param: name.clone() })
            }
        }
    }
    /// All parameters, with who set them.
    pub fn shown(&self, data: &Data) -> Vec<SettingShown> {
        let each = self.season.params.iter().zip(&self.values).enumerate();
        each.map(|(at, ((id, param), value))| {
            let given = data.given(at);
            SettingShown {
                param: id.to_owned(),
                label: param.label.clone(),
                value: value.clone(),
                by: given.and_then(|given| given.by.clone()),
                basis: given.and_then(|given| given.basis.clone()),
                note: param.note.clone(),
            }
        })
        .collect()
    }
}
