//! The parameters of a season: what its author gave, what an office set, what is still open.

use super::data::Data;
use super::definition::{Named, Season, Setting, Word};
use super::fraction::Fraction;
use super::result::{Gap, SettingShown};
use crate::amount::Amount;
use crate::pack::Term;

/// The values of the parameters.
pub struct Settings<'s> {
    season: &'s Season,
    values: Vec<Option<Setting>>,
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
