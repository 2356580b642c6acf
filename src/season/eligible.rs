//! Whether a subject meets what an award asks for: yes, no, or not to be told.

use super::book::{Book, shown_span};
use super::data::Event;
use super::definition::{Award, Condition};
use super::fraction::Fraction;
use super::result::{Gap, Outcome, Why};
use super::span::Span;
use crate::calendar::Period;
use std::collections::BTreeMap;

/// Who was chosen for an award in a span, and whether that is decided.
pub type Winners = BTreeMap<(usize, i32), (Outcome, Vec<usize>)>;

/// The reasons against a subject: certain ones, and those that cannot be told.
#[derive(Default)]
pub struct Against {
    /// It is not eligible.
    pub no: Vec<Why>,
    /// It may not be eligible.
    pub open: Vec<Why>,
}

/// The months from the beginning of a longer period to the end of a span.
struct Stretch {
    first: i32,
    last: i32,
}

impl Stretch {
    fn new(span: Span, within: Option<Period>) -> Self {
        let first = within.map_or(span.first_month(), |per| Span::holding(per, span.first_month()).first_month());
        Stretch { first, last: span.last_month() }
    }
    /// The months of a span and so many before it.
    fn and_before(span: Span, months: u32) -> Self {
        let months = i32::try_from(months).unwrap_or(i32::MAX);
        Stretch { first: span.first_month().saturating_sub(months), last: span.last_month() }
    }
    fn shown(&self) -> String {
        let month = |index| Span { per: Period::Month, index }.to_string();
        if self.first == self.last { month(self.first) } else { format!("{}–{}", month(self.first), month(self.last)) }
    }
}

/// The bound that a count breaks for certain, or the word that it may be broken.
enum Count {
    Met,
    Broken(&'static str, u32),
    Open,
}

/// Holds a count against its bounds; `more` could still be added to it.
fn count(seen: usize, more: usize, at_least: Option<u32>, at_most: Option<u32>) -> Count {
    let number = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
    let most = seen.saturating_add(more);
    match (at_least, at_most) {
        (_, Some(bound)) if seen > number(bound) => Count::Broken("≤", bound),
        (Some(bound), _) if most < number(bound) => Count::Broken("≥", bound),
        (_, Some(bound)) if most > number(bound) => Count::Open,
        (Some(bound), _) if seen < number(bound) => Count::Open,
        _ => Count::Met,
    }
}

/// What stands against a subject in a span.
pub fn against(book: &Book<'_>, at: usize, award: &Award, subject: usize, span: Span, winners: &Winners) -> Against {
    let mut against = Against::default();
    for condition in &award.eligible {
        match condition {
            Condition::Is(is) => {
                let Some(of) = place(book, &is.fact, subject, &mut against) else { continue };
                for part in book.spans_of(&is.fact, span) {
                    match book.answer(&is.fact, of, part) {
                        Err(gap) => against.open.push(Why::Open(gap)),
                        Ok(value) if value == is.value => {}
                        Ok(_) => against.no.push(Why::Is { fact: is.fact.clone(), wanted: is.value, period: shown_span(part) }),
                    }
                }
            }
            Condition::Bar(bar) => {
                let Some(of) = place(book, &bar.of, subject, &mut against) else { continue };
                for (term, sign) in [(&bar.at_least, "≥"), (&bar.at_most, "≤")] {
                    let Some(term) = term else { continue };
                    let bound = match book.term(term) {
                        Ok(bound) => bound,
                        Err(gap) => {
                            against.open.push(Why::Open(gap));
                            continue;
                        }
                    };
                    for part in book.spans_of(&bar.of, span) {
                        match book.number(&bar.of, of, part) {
                            Err(gap) => against.open.push(Why::Open(gap)),
                            Ok(value) if meets(&value, sign, &bound) => {}
                            Ok(value) => {
                                let (seen, bound) = (book.shown(&bar.of, &value).shown, bound.rounded(4));
                                against.no.push(Why::Bar { of: bar.of.clone(), period: shown_span(part), seen, sign, bound });
                            }
                        }
                    }
                }
            }
            Condition::Events(events) => {
                let stretch = Stretch::new(span, events.within);
                let Some(of) = book.season.events.position(&events.of) else { continue };
                let seen = book.data.events.iter().filter(|event| event.of == of && is_in(book, event, subject, &stretch)).count();
                let closed = (stretch.first..=stretch.last).all(|month| {
                    book.data.closed.iter().any(|(event, span)| *event == of && (span.first_month()..=span.last_month()).contains(&month))
                });
                // A register that is not complete may hold any number of further entries.
                match count(seen, if closed { 0 } else { usize::MAX }, events.at_least, events.at_most) {
                    Count::Met => {}
                    Count::Broken(sign, bound) => {
                        against.no.push(Why::Events { of: events.of.clone(), period: stretch.shown(), seen, sign, bound })
                    }
                    Count::Open => against.open.push(Why::Open(Gap::RegisterOpen { of: events.of.clone(), period: stretch.shown() })),
                }
            }
            Condition::Wins(wins) => {
                let stretch = wins.months.map_or_else(|| Stretch::new(span, wins.within), |months| Stretch::and_before(span, months));
                let Some((other, given)) = book.season.awards.position(&wins.award).zip(book.season.awards.get(&wins.award)) else {
                    continue;
                };
                let past = Span::all(given.per, stretch.first, stretch.last).filter(|other_span| {
                    other_span.last_month() <= stretch.last && (other != at || other_span.index < span.index) && given.is_given(*other_span)
                });
                let (mut seen, mut open) = (0_usize, Vec::new());
                for past in past {
                    match winners.get(&(other, past.index)) {
                        Some((Outcome::Decided, chosen)) => seen = seen.saturating_add(usize::from(chosen.contains(&subject))),
                        _ => open.push(past.to_string()),
                    }
                }
                match count(seen, open.len(), wins.at_least, wins.at_most) {
                    Count::Met => {}
                    Count::Broken(sign, bound) => {
                        against.no.push(Why::Wins { award: wins.award.clone(), period: stretch.shown(), seen, sign, bound })
                    }
                    Count::Open => against.open.push(Why::Open(Gap::AwardOpen { award: wins.award.clone(), period: open.join(" ") })),
                }
            }
        }
    }
    against
}

fn meets(value: &Fraction, sign: &str, bound: &Fraction) -> bool {
    if sign == "≥" { value >= bound } else { value <= bound }
}

fn is_in(book: &Book<'_>, event: &Event, subject: usize, stretch: &Stretch) -> bool {
    let kind = book.data.subjects.get(subject).map(|subject| subject.kind);
    let month = Period::Month.index(event.date);
    (stretch.first..=stretch.last).contains(&month) && kind.is_some_and(|kind| book.data.above(event.subject, kind) == Some(subject))
}

/// The subject itself, or the one above it that has the fact.
fn place(book: &Book<'_>, name: &str, subject: usize, against: &mut Against) -> Option<usize> {
    let found = book.kind_of(name).and_then(|kind| book.data.above(subject, kind));
    if found.is_none() {
        against.open.push(Why::Open(Gap::NoPlace { of: name.to_owned(), subject: book.data.id(subject) }));
    }
    found
}
