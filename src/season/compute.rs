//! Computes the scores, each from values of the book so far.

use super::book::Book;
use super::combine::{Value, combine, is_nothing, is_ours};
use super::data::Data;
use super::definition::{Add, By, From, Gather, Missing, Over, Score, Season, Share, Weigh};
use super::fraction::Fraction;
use super::result::{Gap, UsedPart};
use super::settings::Settings;
use super::span::Span;
use crate::fault::{Fault, Problem};
use crate::limits;
use std::collections::BTreeMap;

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
                    let beneath = beneath.get(subject).map_or(&[][..], Vec::as_slice);
                    let mut computing = Computing { book: &book, name, subject, span, beneath, parts: Vec::new() };
                    let value = computing.value(&score.from);
                    let parts = computing.parts;
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
}

/// A score of a subject in a span that is computed.
struct Computing<'c> {
    book: &'c Book<'c>,
    name: &'c str,
    subject: usize,
    span: Span,
    /// The subjects beneath, of a score of these.
    beneath: &'c [usize],
    /// What was used so far.
    parts: Vec<UsedPart>,
}

impl Computing<'_> {
    fn value(&mut self, from: &From) -> Value {
        match from {
            From::Weigh(weigh) => self.weigh(weigh),
            From::Add(add) => self.add(add),
            From::Share(share) => self.share(share),
            From::Gather(gather) => self.gather(gather),
            From::Over(over) => self.over(over),
        }
    }

    /// A number of a subject in a span, which is noted as used.
    fn used(&mut self, of: &str, from: usize, at: Span, weight: Option<&Fraction>) -> Value {
        let value = self.book.number(of, from, Some(at));
        self.parts.push(UsedPart {
            of: of.to_owned(),
            subject: (from != self.subject).then(|| self.book.data.id(from)),
            period: (at != self.span).then(|| at.to_string()),
            value: value.as_ref().ok().map(|value| self.book.shown(of, value).shown),
            weight: weight.map(|weight| weight.rounded(4)),
        });
        value
    }

    /// A number of the subject itself in the span.
    fn own(&mut self, of: &str) -> Value {
        self.used(of, self.subject, self.span, None)
    }

    fn too_fine(&self) -> Gap {
        Gap::TooFine { of: self.name.to_owned() }
    }

    fn no_parts(&self) -> Value {
        Err(Gap::NoParts { of: self.name.to_owned(), subject: self.book.data.id(self.subject) })
    }

    /// Several values as one.
    fn combined(&self, values: &[Value], by: By, missing: Missing) -> Value {
        combine(self.name, values, by, missing).unwrap_or_else(|| self.no_parts())
    }

    fn weigh(&mut self, weigh: &Weigh) -> Value {
        let settings = self.book.settings;
        let missing = settings.word(&weigh.missing)?;
        let (mut above, mut below) = (Fraction::whole(0), Fraction::whole(0));
        let mut first_gap = None;
        for part in &weigh.parts {
            let weight = settings.number(&part.weight)?;
            let full = part.full.as_ref().map(|full| settings.number(full)).transpose()?;
            let value = match (self.used(&part.of, self.subject, self.span, Some(&weight)), missing) {
                (Err(gap), Missing::Zero) if is_nothing(&gap) => Err(gap),
                (Err(gap), Missing::Renormalise) if !is_ours(&gap) => {
                    first_gap.get_or_insert(gap);
                    continue;
                }
                (Err(gap), _) => return Err(gap),
                (value, _) => value,
            };
            below = below.plus(&weight).ok_or_else(|| self.too_fine())?;
            if let Ok(value) = value {
                let value = match full {
                    Some(full) => value.times(&Fraction::whole(100)).and_then(|value| value.over(&full)),
                    None => Some(value),
                };
                let weighed = value.and_then(|value| value.times(&weight)).and_then(|weighed| above.plus(&weighed));
                above = weighed.ok_or_else(|| self.too_fine())?;
            }
        }
        match (below.is_zero(), first_gap) {
            (true, Some(gap)) => Err(gap),
            (true, None) => self.no_parts(),
            (false, _) => above.over(&below).ok_or_else(|| self.too_fine()),
        }
    }

    fn add(&mut self, add: &Add) -> Value {
        let missing = self.book.settings.word(&add.missing)?;
        let values: Vec<Value> = add.of.iter().map(|of| self.own(of)).collect();
        self.combined(&values, By::Sum, missing)
    }

    fn share(&mut self, share: &Share) -> Value {
        let needed = self.book.settings.number(&share.at_least)?;
        let part = self.own(&share.part);
        let whole = self.own(&share.whole)?;
        if whole < needed || whole.is_zero() {
            return Err(Gap::TooFew {
                of: self.name.to_owned(),
                subject: self.book.data.id(self.subject),
                period: self.span.to_string(),
                found: whole.rounded(4),
                needed: needed.max(Fraction::whole(1)).rounded(4),
            });
        }
        part?.times(&Fraction::whole(100)).and_then(|part| part.over(&whole)).ok_or_else(|| self.too_fine())
    }

    fn gather(&mut self, gather: &Gather) -> Value {
        let (by, missing) = (self.book.settings.word(&gather.by)?, self.book.settings.word(&gather.missing)?);
        let values: Vec<Value> = self.beneath.iter().map(|lower| self.used(&gather.of, *lower, self.span, None)).collect();
        self.combined(&values, by, missing)
    }

    fn over(&mut self, over: &Over) -> Value {
        let (by, missing) = (self.book.settings.word(&over.by)?, self.book.settings.word(&over.missing)?);
        let spans: Vec<Span> = self.book.spans_of(&over.of, self.span).into_iter().flatten().collect();
        let values: Vec<Value> = spans.into_iter().map(|at| self.used(&over.of, self.subject, at, None)).collect();
        let gaps = || values.iter().filter_map(|value| value.as_ref().err());
        let found = values.iter().filter(|value| value.is_ok()).count();
        // Too few periods give nothing, whatever else is done about those that are missing.
        if over.at_least.is_some_and(|least| u64::from(least) > found as u64)
            && let Some(gap) = gaps().find(|gap| is_ours(gap)).or_else(|| gaps().next())
        {
            return Err(gap.clone());
        }
        self.combined(&values, by, missing)
    }
}
