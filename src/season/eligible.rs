//! Whether a subject meets what an award asks for: yes, no, or not to be told.
//!
//! Of several ways one that is certain is enough; while none is, every way that may still be met
//! leaves it open.

use super::book::{Book, shown_span};
use super::data::Event;
use super::definition::{Bar, Condition, Events, Is, Wins};
use super::fraction::Fraction;
use super::result::{Gap, Number, Outcome, Why};
use super::span::Span;
use crate::calendar::Period;
use crate::text::Joined;
use std::collections::BTreeMap;

/// Who was chosen for an award in a span, and whether that is decided.
pub type Winners = BTreeMap<(usize, i32), (Outcome, Vec<usize>)>;

/// What is found of some conditions: what keeps them, what breaks them for certain, and what cannot
/// be told.
#[derive(Default)]
pub struct Found {
    /// What is as it has to be.
    pub met: Vec<Why>,
    /// What is not.
    pub no: Vec<Why>,
    /// What may not be.
    pub open: Vec<Why>,
}

/// A subject of which an award asks something in a span.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What is recorded.
    pub book: &'a Book<'a>,
    /// The place of the award in the season.
    pub at: usize,
    /// The subject.
    pub subject: usize,
    /// The span.
    pub span: Span,
    /// What was chosen before.
    pub winners: &'a Winners,
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

/// Whether a count keeps its bounds for certain, with the bound that says so.
enum Count {
    Told(bool, &'static str, u32),
    Open,
}

/// Holds a count against its bounds; `more` could still be added to it.
fn count(seen: usize, more: usize, at_least: Option<u32>, at_most: Option<u32>) -> Count {
    let number = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
    let most = seen.saturating_add(more);
    match (at_least, at_most) {
        (_, Some(bound)) if seen > number(bound) => Count::Told(false, "≤", bound),
        (Some(bound), _) if most < number(bound) => Count::Told(false, "≥", bound),
        (_, Some(bound)) if most > number(bound) => Count::Open,
        (Some(bound), _) if seen < number(bound) => Count::Open,
        (Some(bound), _) => Count::Told(true, "≥", bound),
        (None, bound) => Count::Told(true, "≤", bound.unwrap_or(u32::MAX)),
    }
}

impl Asked<'_> {
    /// What is found of all conditions together.
    pub fn all(&self, conditions: &[Condition]) -> Found {
        let mut found = Found::default();
        conditions.iter().for_each(|condition| self.ask(condition, &mut found));
        found
    }

    /// What is found where one condition is enough.
    pub fn any(&self, conditions: &[Condition]) -> Found {
        let ways: Vec<Found> = conditions.iter().map(|condition| self.all(std::slice::from_ref(condition))).collect();
        let of = |is: fn(&Found) -> bool, whys: fn(Found) -> Vec<Why>| move |way: Found| if is(&way) { whys(way) } else { Vec::new() };
        let (met, may) = (|way: &Found| way.no.is_empty() && way.open.is_empty(), |way: &Found| way.no.is_empty());
        let mut found = Found::default();
        if ways.iter().any(met) {
            found.met = ways.into_iter().flat_map(of(met, |way| way.met)).collect();
        } else if ways.iter().any(may) {
            found.open = ways.into_iter().flat_map(of(may, |way| way.open)).collect();
        } else {
            found.no = ways.into_iter().flat_map(|way| way.no).collect();
        }
        found
    }

    fn ask(&self, condition: &Condition, found: &mut Found) {
        match condition {
            Condition::Any(ways) => found.add(self.any(ways)),
            Condition::All(parts) => found.add(self.all(parts)),
            Condition::Is(is) => self.is(is, found),
            Condition::Bar(bar) => self.bar(bar, found),
            Condition::Events(events) => self.events(events, found),
            Condition::Wins(wins) => self.wins(wins, found),
        }
    }

    fn is(&self, is: &Is, found: &mut Found) {
        let Some(of) = self.place(&is.fact, found) else { return };
        for part in self.book.spans_of(&is.fact, self.span) {
            match self.book.answer(&is.fact, of, part) {
                Err(gap) => found.open.push(Why::Open(gap)),
                Ok(answer) => {
                    found.tell(answer == is.value, Why::Is { fact: is.fact.clone(), answer, period: shown_span(part) });
                }
            }
        }
    }

    fn bar(&self, bar: &Bar, found: &mut Found) {
        let book = self.book;
        let Some(of) = self.place(&bar.of, found) else { return };
        for (term, sign) in [(&bar.at_least, "≥"), (&bar.at_most, "≤")] {
            let bound = match term.as_ref().map(|term| book.term(term)) {
                None => continue,
                Some(Ok(bound)) => bound,
                Some(Err(gap)) => {
                    found.open.push(Why::Open(gap));
                    continue;
                }
            };
            for part in book.spans_of(&bar.of, self.span) {
                match book.number(&bar.of, of, part) {
                    Err(gap) => found.open.push(Why::Open(gap)),
                    Ok(value) => {
                        let Number { shown: seen, beside, .. } = book.shown_at(&bar.of, &value, [&bound]);
                        let shown = bound.rounded(4);
                        let why = Why::Bar { of: bar.of.clone(), period: shown_span(part), seen, beside, sign, bound: shown };
                        found.tell(meets(&value, sign, &bound), why);
                    }
                }
            }
        }
    }

    fn events(&self, events: &Events, found: &mut Found) {
        let book = self.book;
        let stretch = Stretch::new(self.span, events.within);
        let Some(of) = book.season.events.position(&events.of) else { return };
        let seen = book.data.events.iter().filter(|event| event.of == of && is_in(book, event, self.subject, &stretch)).count();
        let closed = (stretch.first..=stretch.last).all(|month| {
            book.data.closed.iter().any(|(event, span)| *event == of && (span.first_month()..=span.last_month()).contains(&month))
        });
        // A register that is not complete may hold any number of further entries.
        match count(seen, if closed { 0 } else { usize::MAX }, events.at_least, events.at_most) {
            Count::Told(is, sign, bound) => {
                found.tell(is, Why::Events { of: events.of.clone(), period: stretch.shown(), seen, sign, bound });
            }
            Count::Open => found.open.push(Why::Open(Gap::RegisterOpen { of: events.of.clone(), period: stretch.shown() })),
        }
    }

    fn wins(&self, wins: &Wins, found: &mut Found) {
        let Asked { book, at, subject, span, winners } = *self;
        let stretch = wins.months.map_or_else(|| Stretch::new(span, wins.within), |months| Stretch::and_before(span, months));
        let Some((other, given)) = book.season.awards.position(&wins.award).zip(book.season.awards.get(&wins.award)) else {
            return;
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
            Count::Told(is, sign, bound) => {
                found.tell(is, Why::Wins { award: wins.award.clone(), period: stretch.shown(), seen, sign, bound });
            }
            Count::Open => found.open.push(Why::Open(Gap::AwardOpen { award: wins.award.clone(), period: open.joined(" ") })),
        }
    }

    /// The subject itself, or the one above it that has the fact.
    fn place(&self, name: &str, found: &mut Found) -> Option<usize> {
        let place = self.book.kind_of(name).and_then(|kind| self.book.data.above(self.subject, kind));
        if place.is_none() {
            found.open.push(Why::Open(Gap::NoPlace { of: name.to_owned(), subject: self.book.data.id(self.subject) }));
        }
        place
    }
}

impl Found {
    fn tell(&mut self, is: bool, why: Why) {
        if is { self.met.push(why) } else { self.no.push(why) }
    }
    fn add(&mut self, other: Found) {
        self.met.extend(other.met);
        self.no.extend(other.no);
        self.open.extend(other.open);
    }
}

fn meets(value: &Fraction, sign: &str, bound: &Fraction) -> bool {
    if sign == "≥" { value >= bound } else { value <= bound }
}

fn is_in(book: &Book<'_>, event: &Event, subject: usize, stretch: &Stretch) -> bool {
    let kind = book.data.subjects.get(subject).map(|subject| subject.kind);
    let month = Period::Month.index(event.date);
    (stretch.first..=stretch.last).contains(&month) && kind.is_some_and(|kind| book.data.above(event.subject, kind) == Some(subject))
}
