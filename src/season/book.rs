//! The scores of all subjects in all periods, each with the values from which it was computed.

use super::combine::{Value, combine};
use super::data::{Data, Key};
use super::definition::{By, Fact, From, Missing, Score, Season};
use super::fraction::Fraction;
use super::result::{Gap, Number, ScoreRow, ScoreTable, UsedPart};
use super::settings::Settings;
use super::span::{Span, months};
use crate::order;
use crate::pack::Term;
use std::collections::BTreeMap;

/// What is recorded and what is computed from it.
pub struct Book<'a> {
    /// The season.
    pub season: &'a Season,
    /// What is recorded.
    pub data: &'a Data,
    /// The parameters.
    pub settings: &'a Settings<'a>,
    /// The scores that are computed so far, each with the values from which it was.
    pub(super) scores: BTreeMap<Key, (Value, Vec<UsedPart>)>,
}

/// A fact or a score.
pub enum Measure<'a> {
    /// Recorded.
    Fact(&'a Fact),
    /// Computed.
    Score(&'a Score),
}

impl<'a> Book<'a> {
    /// A fact or score by its name.
    pub fn measure(&self, name: &str) -> Option<Measure<'a>> {
        let fact = self.season.facts.get(name).map(Measure::Fact);
        fact.or_else(|| self.season.scores.get(name).map(Measure::Score))
    }

    /// The kind of subject of a fact or score.
    pub fn kind_of(&self, name: &str) -> Option<usize> {
        let each = match self.measure(name)? {
            Measure::Fact(fact) => &fact.each,
            Measure::Score(score) => &score.each,
        };
        self.season.kinds.position(each)
    }

    /// The spans in which a fact or score has to be looked at for a span: the shorter ones in it,
    /// or the longer one that holds it; none for what is recorded once.
    pub fn spans_of(&self, name: &str, span: Span) -> Vec<Option<Span>> {
        let per = match self.measure(name) {
            Some(Measure::Fact(fact)) => fact.per,
            Some(Measure::Score(score)) => Some(score.per),
            None => None,
        };
        match per {
            None => vec![None],
            Some(per) if months(per) <= months(span.per) => span.parts(per).map(Some).collect(),
            Some(per) => vec![Some(Span::holding(per, span.first_month()))],
        }
    }

    /// A number of a subject.
    ///
    /// # Errors
    /// Why there is none.
    pub fn number(&self, name: &str, subject: usize, span: Option<Span>) -> Value {
        let index = span.map_or(0, |span| span.index);
        let missing = || Gap::Missing { of: name.to_owned(), subject: self.data.id(subject), period: shown_span(span) };
        if let Some(at) = self.season.facts.position(name) {
            let values = self.data.numbers.get(&(at, subject, index)).filter(|values| !values.is_empty()).ok_or_else(missing)?;
            let by = self.season.facts.get(name).and_then(|fact| fact.raters).unwrap_or(By::Latest);
            let values: Vec<Value> = values.iter().map(|(_, value)| Ok(value.clone())).collect();
            return combine(name, &values, by, Missing::Block).unwrap_or_else(|| Err(missing()));
        }
        let at = self.season.scores.position(name).ok_or_else(missing)?;
        self.scores.get(&(at, subject, index)).map(|(value, _)| value.clone()).unwrap_or_else(|| Err(missing()))
    }

    /// A yes-no answer of a subject.
    ///
    /// # Errors
    /// Nothing is recorded.
    pub fn answer(&self, name: &str, subject: usize, span: Option<Span>) -> Result<bool, Gap> {
        let key = self.season.facts.position(name).map(|at| (at, subject, span.map_or(0, |span| span.index)));
        let found = key.and_then(|key| self.data.answers.get(&key).copied());
        found.ok_or_else(|| Gap::Missing { of: name.to_owned(), subject: self.data.id(subject), period: shown_span(span) })
    }

    /// A number as it is shown: rounded once.
    pub fn shown(&self, name: &str, value: &Fraction) -> Number {
        self.shown_at(name, value, std::iter::empty())
    }

    /// The same beside some bounds, of which the rounded number must not say otherwise.
    pub fn shown_at<'f>(&self, name: &str, value: &Fraction, bounds: impl IntoIterator<Item = &'f Fraction>) -> Number {
        let places = match self.measure(name) {
            Some(Measure::Score(score)) => score.round,
            _ => 4,
        };
        Number { exact: value.exact(), shown: value.rounded(places), beside: value.beside(places, bounds) }
    }

    /// The tables of all scores.
    pub fn tables(&self) -> Vec<ScoreTable> {
        let each = self.season.scores.iter().enumerate();
        each.map(|(at, (name, score))| {
            let mut rows: Vec<(i32, usize, ScoreRow)> = Vec::new();
            let first = (at, 0, i32::MIN);
            let own = self.scores.range(first..).take_while(|((score, _, _), _)| *score == at);
            for ((_, subject, index), (value, from)) in own {
                let row = ScoreRow {
                    period: Span { per: score.per, index: *index }.to_string(),
                    subject: self.data.id(*subject),
                    value: value.as_ref().ok().map(|value| self.shown(name, value)),
                    gap: value.as_ref().err().cloned(),
                    from: from.clone(),
                };
                rows.push((*index, *subject, row));
            }
            let rows = order::sorted_by(rows, |(index, subject, _)| (*index, *subject));
            ScoreTable { score: name.to_owned(), label: score.label.clone(), rows: rows.into_iter().map(|(_, _, row)| row).collect() }
        })
        .collect()
    }

    /// The recorded facts on which some facts and scores depend, in the order of the season.
    pub fn reads<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<String> {
        let mut open: Vec<String> = names.map(str::to_owned).collect();
        let mut seen: Vec<String> = Vec::new();
        while let Some(name) = open.pop() {
            if seen.contains(&name) {
                continue;
            }
            if let Some(score) = self.season.scores.get(&name) {
                open.extend(score.from.reads().into_iter().map(str::to_owned));
            }
            seen.push(name);
        }
        self.season.facts.keys().filter(|fact| seen.iter().any(|name| name == fact)).map(str::to_owned).collect()
    }
    /// A number of the season or of an office.
    ///
    /// # Errors
    /// The parameter is not set.
    pub fn term(&self, term: &Term) -> Value {
        self.settings.number(term)
    }
}

impl From {
    /// The facts and scores that are read.
    pub fn reads(&self) -> Vec<&str> {
        match self {
            From::Weigh(weigh) => weigh.parts.iter().map(|part| part.of.as_str()).collect(),
            From::Add(add) => add.of.iter().map(String::as_str).collect(),
            From::Share(share) => vec![&share.part, &share.whole],
            From::Gather(gather) => vec![&gather.of],
            From::Over(over) => vec![&over.of],
        }
    }
}

/// A span as it is shown; nothing for what is recorded once.
pub fn shown_span(span: Option<Span>) -> String {
    span.map(|span| span.to_string()).unwrap_or_default()
}
