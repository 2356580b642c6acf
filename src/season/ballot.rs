//! One award in one period, and what is asked of its subjects.

use super::book::Book;
use super::combine::Value;
use super::definition::Award;
use super::eligible::Winners;
use super::rank::turned;
use super::result::StageShown;
use super::span::Span;
use crate::words::Words;

/// An award that is decided for a period.
pub struct Ballot<'a> {
    /// What is recorded.
    pub book: &'a Book<'a>,
    /// The place of the award in the season.
    pub at: usize,
    /// The award.
    pub award: &'a Award,
    /// The period.
    pub span: Span,
    /// What was chosen before.
    pub winners: &'a Winners,
}

impl Ballot<'_> {
    /// The class of a subject.
    pub fn class_of(&self, subject: usize) -> Option<usize> {
        self.book.data.subjects.get(subject).and_then(|subject| subject.class)
    }

    /// What a class is called.
    pub fn class_words(&self, class: Option<usize>) -> Option<Words> {
        class.and_then(|class| self.book.season.classes.iter().nth(class)).map(|(_, words)| words.clone())
    }

    /// A number as it is compared.
    pub fn number(&self, name: &str, subject: usize) -> Value {
        self.book.number(name, subject, Some(self.span)).map(|number| turned(&self.award.lower_first, name, number))
    }

    /// The steps of the award that a subject took.
    pub fn stages(&self, subject: usize) -> Vec<StageShown> {
        let mut before = None;
        let each = self.award.stages.iter().enumerate();
        each.map(|(stage, (_, title))| {
            let date = self.book.data.stage((self.at, subject, self.span.index), stage);
            let early = date.zip(before).is_some_and(|(date, before)| date < before);
            before = date.max(before);
            StageShown { title: title.clone(), date: date.map(|date| date.to_string()), early }
        })
        .collect()
    }
}
