//! The scores of all subjects in all periods, each with the values from which it was computed.

use super::data::{Data, Key};
use super::definition::{By, Fact, From, Missing, Score, Season};
use super::fraction::{Fraction, sum};
use super::result::{Gap, Number, ScoreRow, ScoreTable, UsedPart};
use super::settings::Settings;
use super::span::{Span, months};
use crate::fault::{Fault, Problem};
use crate::limits;
use crate::order;
use crate::pack::Term;
use std::collections::BTreeMap;

/// A number, or why there is none.
pub type Value = Result<Fraction, Gap>;

/// What is recorded and what is computed from it.
pub struct Book<'a> {
    /// The season.
    pub season: &'a Season,
    /// What is recorded.
    pub data: &'a Data,
    /// The parameters.
    pub settings: &'a Settings<'a>,
    scores: BTreeMap<Key, (Value, Vec<UsedPart>)>,
}

/// A fact or a score.
pub enum Measure<'a> {
    /// Recorded.
    Fact(&'a Fact),
    /// Computed.
    Score(&'a Score),
}

impl<'a> Book<'a> {
    /// Computes all scores.
    ///
    /// # Errors
    /// There are too many.
    pub fn new(season: &'a Season, data: &'a Data, settings: &'a Settings<'a>) -> Result<Self, Fault> {
        let mut book = Book { season, data, settings, scores: BTreeMap::new() };
        for (at, (name, score)) in season.scores.iter().enumerate() {
            let Some(kind) = season.kinds.position(&score.each) else { continue };
            let beneath = book.beneath(score, kind);
            for span in data.spans(score.per) {
                for subject in data.of_kind(kind) {
                    let mut parts = Vec::new();
                    let value = book.compute(name, score, subject, span, &beneath, &mut parts);
                    book.scores.insert((at, subject, span.index), (value, parts));
                }
                if book.scores.len() as u64 > limits::ANSWERS.most {
                    return Err(Fault::new(Problem::TooLarge { limit: limits::ANSWERS }));
                }
            }
        }
        Ok(book)
    }

    /// For a score of the subjects beneath: which they are.
    fn beneath(&self, score: &Score, kind: usize) -> Vec<Vec<usize>> {
        let mut beneath = vec![Vec::new(); self.data.subjects.len()];
        if let From::Gather(gather) = &score.from
            && let Some(lower) = self.kind_of(&gather.of)
        {
            for subject in self.data.of_kind(lower) {
                if let Some(own) = self.data.above(subject, kind).and_then(|above| beneath.get_mut(above)) {
                    own.push(subject);
                }
            }
        }
        beneath
    }

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

    fn compute(&self, name: &str, score: &Score, subject: usize, span: Span, beneath: &[Vec<usize>], parts: &mut Vec<UsedPart>) -> Value {
        let mut used = |of: &str, from: usize, at: Span, weight: Option<&Fraction>| -> Value {
            let value = self.number(of, from, Some(at));
            parts.push(UsedPart {
                of: of.to_owned(),
                subject: (from != subject).then(|| self.data.id(from)),
                period: (at != span).then(|| at.to_string()),
                value: value.as_ref().ok().map(|value| self.shown(of, value).shown),
                weight: weight.map(|weight| weight.rounded(4)),
            });
            value
        };
        let no_parts = || Err(Gap::NoParts { of: name.to_owned(), subject: self.data.id(subject) });
        let too_fine = || Gap::TooFine { of: name.to_owned() };
        match &score.from {
            From::Weigh(weigh) => {
                let missing = self.settings.word(&weigh.missing)?;
                let (mut above, mut below) = (Fraction::whole(0), Fraction::whole(0));
                let mut first_gap = None;
                for part in &weigh.parts {
                    let weight = self.settings.number(&part.weight)?;
                    let full = part.full.as_ref().map(|full| self.settings.number(full)).transpose()?;
                    let value = match (used(&part.of, subject, span, Some(&weight)), missing) {
                        (Err(gap), Missing::Zero) if is_nothing(&gap) => Err(gap),
                        (Err(gap), Missing::Renormalise) if !is_ours(&gap) => {
                            first_gap.get_or_insert(gap);
                            continue;
                        }
                        (Err(gap), _) => return Err(gap),
                        (value, _) => value,
                    };
                    below = below.plus(&weight).ok_or_else(too_fine)?;
                    if let Ok(value) = value {
                        let value = match full {
                            Some(full) => value.times(&Fraction::whole(100)).and_then(|value| value.over(&full)),
                            None => Some(value),
                        };
                        let weighed = value.and_then(|value| value.times(&weight)).ok_or_else(too_fine)?;
                        above = above.plus(&weighed).ok_or_else(too_fine)?;
                    }
                }
                match (below.is_zero(), first_gap) {
                    (true, Some(gap)) => Err(gap),
                    (true, None) => no_parts(),
                    (false, _) => above.over(&below).ok_or_else(too_fine),
                }
            }
            From::Add(add) => {
                let missing = self.settings.word(&add.missing)?;
                let values: Vec<Value> = add.of.iter().map(|of| used(of, subject, span, None)).collect();
                combine(name, &values, By::Sum, missing).unwrap_or_else(no_parts)
            }
            From::Share(share) => {
                let needed = self.settings.number(&share.at_least)?;
                let part = used(&share.part, subject, span, None);
                let whole = used(&share.whole, subject, span, None)?;
                if whole < needed || whole.is_zero() {
                    let (found, needed) = (whole.rounded(4), needed.max(Fraction::whole(1)).rounded(4));
                    return Err(Gap::TooFew {
                        of: name.to_owned(),
                        subject: self.data.id(subject),
                        period: span.to_string(),
                        found,
                        needed,
                    });
                }
                part?.times(&Fraction::whole(100)).and_then(|part| part.over(&whole)).ok_or_else(too_fine)
            }
            From::Gather(gather) => {
                let (by, missing) = (self.settings.word(&gather.by)?, self.settings.word(&gather.missing)?);
                let lower = beneath.get(subject).map_or(&[][..], Vec::as_slice);
                let values: Vec<Value> = lower.iter().map(|lower| used(&gather.of, *lower, span, None)).collect();
                combine(name, &values, by, missing).unwrap_or_else(no_parts)
            }
            From::Over(over) => {
                let (by, missing) = (self.settings.word(&over.by)?, self.settings.word(&over.missing)?);
                let spans: Vec<Span> = self.spans_of(&over.of, span).into_iter().flatten().collect();
                let values: Vec<Value> = spans.into_iter().map(|at| used(&over.of, subject, at, None)).collect();
                let gaps = || values.iter().filter_map(|value| value.as_ref().err());
                let found = values.iter().filter(|value| value.is_ok()).count();
                // Too few periods give nothing, whatever else is done about those that are missing.
                if over.at_least.is_some_and(|least| u64::from(least) > found as u64)
                    && let Some(gap) = gaps().find(|gap| is_ours(gap)).or_else(|| gaps().next())
                {
                    return Err(gap.clone());
                }
                combine(name, &values, by, missing).unwrap_or_else(no_parts)
            }
        }
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

/// Nothing is there; a rate of too few answers is something.
fn is_nothing(gap: &Gap) -> bool {
    matches!(gap, Gap::Missing { .. } | Gap::NoParts { .. })
}

/// A gap that no policy for missing parts may hide.
fn is_ours(gap: &Gap) -> bool {
    matches!(gap, Gap::NotConfigured { .. } | Gap::TooFine { .. })
}

/// Several values as one; nothing when there are none.
fn combine(name: &str, values: &[Value], by: By, missing: Missing) -> Option<Value> {
    let zero = Fraction::whole(0);
    let mut kept: Vec<&Fraction> = Vec::new();
    let mut first_gap = None;
    // A setting that is missing is told before a figure that is.
    if let Some(gap) = values.iter().filter_map(|value| value.as_ref().err()).find(|gap| is_ours(gap)) {
        return Some(Err(gap.clone()));
    }
    for value in values {
        match (value, missing) {
            (Ok(value), _) => kept.push(value),
            (Err(gap), Missing::Zero) if is_nothing(gap) => kept.push(&zero),
            (Err(gap), Missing::Renormalise) => {
                first_gap.get_or_insert(gap);
            }
            (Err(gap), _) => return Some(Err(gap.clone())),
        }
    }
    if kept.is_empty() {
        return first_gap.map(|gap| Err(gap.clone()));
    }
    let too_fine = || Gap::TooFine { of: name.to_owned() };
    Some(match by {
        By::Latest => kept.last().map(|value| (*value).clone()).ok_or_else(too_fine),
        By::Sum => sum(kept.into_iter()).ok_or_else(too_fine),
        By::Mean => {
            let count = Fraction::whole(kept.len());
            sum(kept.into_iter()).and_then(|sum| sum.over(&count)).ok_or_else(too_fine)
        }
    })
}
