//! What follows without a choice: stars by cut points, the first, second, third event, and declared
//! numbers held against those found.

use super::book::Book;
use super::definition::{Ladder, Stars, Tally};
use super::fraction::Fraction;
use super::result::{AwardResult, Gap, LadderRow, LadderTable, Outcome, StarRow, StarTable, TallyPart, TallyShown};
use crate::order;
use crate::source::Citation;

/// The names of some sources.
pub fn cited(sources: &[Citation]) -> Vec<String> {
    sources.iter().map(|citation| citation.0.clone()).collect()
}

/// The subjects of a kind.
pub fn pool(book: &Book<'_>, kind: &str) -> Vec<usize> {
    book.season.kinds.position(kind).map(|kind| book.data.of_kind(kind).collect()).unwrap_or_default()
}

/// The stars of all subjects in all periods.
pub fn stars(book: &Book<'_>, name: &str, stars: &Stars) -> StarTable {
    let cuts: Result<Vec<Fraction>, Gap> = stars.steps.iter().map(|step| book.term(&step.at_least)).collect();
    let mut rows = Vec::new();
    for span in book.data.spans(stars.per) {
        for subject in pool(book, &stars.each) {
            let value = book.number(&stars.by, subject, Some(span));
            let (step, gap) = match (&cuts, &value) {
                (Err(gap), _) | (_, Err(gap)) => (None, Some(gap.clone())),
                (Ok(cuts), Ok(value)) => {
                    let reached = stars.steps.iter().zip(cuts).rev().find(|(_, cut)| value >= cut);
                    (reached.map(|(step, _)| step.title.clone()), None)
                }
            };
            let value = value.ok().map(|value| book.shown_at(&stars.by, &value, cuts.iter().flatten()));
            rows.push(StarRow { period: span.to_string(), subject: book.data.id(subject), value, step, gap });
        }
    }
    let reads = book.reads(std::iter::once(stars.by.as_str()));
    StarTable {
        stars: name.to_owned(),
        title: stars.title.clone(),
        sources: cited(&stars.sources),
        reads,
        only: !stars.counts_only.is_empty(),
        rows,
    }
}

/// What follows each event.
pub fn ladder(book: &Book<'_>, name: &str, ladder: &Ladder) -> LadderTable {
    let of = book.season.events.position(&ladder.of);
    let kind = book.season.kinds.position(&ladder.each);
    let mut events: Vec<(usize, crate::calendar::Day)> = Vec::new();
    for event in book.data.events.iter().filter(|event| Some(event.of) == of) {
        if let Some(subject) = kind.and_then(|kind| book.data.above(event.subject, kind)) {
            events.push((subject, event.date));
        }
    }
    let events = order::sorted(events);
    let mut rows: Vec<LadderRow> = Vec::new();
    let mut before: Option<(usize, Option<i32>, u32)> = None;
    for (subject, date) in events {
        let within = ladder.within.map(|per| per.index(date));
        let nth = match before {
            Some((last, period, nth)) if last == subject && period == within => nth.saturating_add(1),
            _ => 1,
        };
        before = Some((subject, within, nth));
        let follows = ladder.steps.iter().rev().find(|step| step.at <= nth).map(|step| step.follows.clone());
        rows.push(LadderRow { subject: book.data.id(subject), date: date.to_string(), nth, follows });
    }
    LadderTable { ladder: name.to_owned(), title: ladder.title.clone(), sources: cited(&ladder.sources), rows }
}

/// A declared number and what was found: each award in its last period.
pub fn tally(tally: &Tally, awards: &[AwardResult]) -> TallyShown {
    let (mut parts, mut found, mut decided) = (Vec::new(), 0_usize, true);
    for award in awards.iter().filter(|award| tally.of.contains(&award.award)) {
        let Some(period) = award.periods.last() else {
            decided = false;
            continue;
        };
        let chosen = period.chosen().count();
        found = found.saturating_add(chosen);
        decided &= period.outcome == Outcome::Decided;
        parts.push(TallyPart { title: award.title.clone(), period: period.period.clone(), chosen });
    }
    TallyShown { title: tally.title.clone(), sources: cited(&tally.sources), declared: tally.declared, parts, found, decided }
}
