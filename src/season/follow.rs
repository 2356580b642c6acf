//! What follows without a choice: stars by cut points, several periods running, the first,
//! second, third event, and declared numbers held against those found.

use super::book::{Book, Value};
use super::definition::{Ladder, Stars, Streak, Tally};
use super::fraction::Fraction;
use super::result::{
    AwardResult, Chosen, Gap, LadderRow, LadderTable, Outcome, Run, StarRow, StarTable, StreakTable, TallyPart, TallyShown,
};
use super::span::Span;
use crate::source::Citation;

fn cited(sources: &[Citation]) -> Vec<String> {
    sources.iter().map(|citation| citation.0.clone()).collect()
}

fn pool(book: &Book<'_>, kind: &str) -> Vec<usize> {
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
            let value = value.ok().map(|value| book.shown(&stars.by, &value));
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

/// Whether a period counts towards a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Yes,
    No,
    Open,
}

/// The subjects with whom something went on for several periods.
pub fn streak(book: &Book<'_>, name: &str, streak: &Streak) -> StreakTable {
    let mut table = StreakTable {
        streak: name.to_owned(),
        title: streak.title.clone(),
        sources: cited(&streak.sources),
        times: streak.times,
        follows: streak.follows.clone(),
        gap: None,
        runs: Vec::new(),
    };
    let bound = streak.lowest.as_ref().or(streak.below.as_ref()).map(|term| book.term(term));
    let bound = match bound {
        Some(Ok(bound)) => bound,
        Some(Err(gap)) => {
            table.gap = Some(gap);
            return table;
        }
        None => return table,
    };
    let pool = pool(book, &streak.each);
    let spans = book.data.spans(streak.per);
    let mut columns: Vec<Vec<Counts>> = Vec::new();
    for span in &spans {
        let values: Vec<Value> = pool.iter().map(|subject| book.number(&streak.by, *subject, Some(*span))).collect();
        if let Some(gap) = values.iter().find_map(|value| value.as_ref().err().filter(|gap| matches!(gap, Gap::NotConfigured { .. }))) {
            table.gap = Some(gap.clone());
            return table;
        }
        columns.push(if streak.lowest.is_some() { at_the_end(&values, bound.to_whole(false)) } else { below(&values, &bound) });
    }
    let times = usize::try_from(streak.times).unwrap_or(usize::MAX);
    for (at, subject) in pool.iter().enumerate() {
        let states: Vec<Counts> = columns.iter().map(|column| column.get(at).copied().unwrap_or(Counts::Open)).collect();
        table.runs.extend(runs(&spans, &states, times).into_iter().map(|run| Run { subject: book.data.id(*subject), ..run }));
    }
    table
}

fn below(values: &[Value], bar: &Fraction) -> Vec<Counts> {
    let counts = |value: &Value| match value {
        Ok(value) if value < bar => Counts::Yes,
        Ok(_) => Counts::No,
        Err(_) => Counts::Open,
    };
    values.iter().map(counts).collect()
}

/// Who is among the last `seats`. Equals who do not all fit, and one whose number is missing and
/// could be lower, leave it open.
fn at_the_end(values: &[Value], seats: usize) -> Vec<Counts> {
    let mut known: Vec<&Fraction> = values.iter().filter_map(|value| value.as_ref().ok()).collect();
    known.sort();
    // Too few answers are nobody's low number.
    let missing = values.iter().filter(|value| matches!(value, Err(gap) if !matches!(gap, Gap::TooFew { .. }))).count();
    let counts = |value: &Value| {
        let Ok(value) = value else { return Counts::Open };
        let (lower, not_higher) = (known.partition_point(|other| *other < value), known.partition_point(|other| *other <= value));
        if lower >= seats {
            Counts::No
        } else if not_higher.saturating_add(missing) <= seats {
            Counts::Yes
        } else {
            Counts::Open
        }
    };
    values.iter().map(counts).collect()
}

/// The runs of one subject: those that are long enough, else a stretch that would be if what is
/// open were so.
fn runs(spans: &[Span], states: &[Counts], times: usize) -> Vec<Run> {
    let mut found = Vec::new();
    let periods: Vec<(&Span, &Counts)> = spans.iter().zip(states).collect();
    for stretch in periods.split(|(_, state)| **state == Counts::No) {
        let sure: Vec<&[(&Span, &Counts)]> = stretch.split(|(_, state)| **state == Counts::Open).filter(|run| run.len() >= times).collect();
        if sure.is_empty() && stretch.len() >= times {
            found.extend(run(stretch, times));
        }
        found.extend(sure.into_iter().filter_map(|sure| run(sure, times)));
    }
    found
}

fn run(stretch: &[(&Span, &Counts)], times: usize) -> Option<Run> {
    let (first, _) = stretch.first()?;
    let (last, _) = stretch.last()?;
    let (reached, _) = stretch.get(times.checked_sub(1)?)?;
    let open = stretch.iter().filter(|(_, state)| **state == Counts::Open).map(|(span, _)| span.to_string());
    Some(Run {
        subject: String::new(),
        first: first.to_string(),
        last: last.to_string(),
        periods: stretch.len(),
        reached: reached.to_string(),
        open: open.collect(),
    })
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
    events.sort();
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
        let ranked = period.lists.iter().flat_map(|list| &list.ranked);
        let chosen = ranked.filter(|ranked| ranked.chosen == Chosen::Yes).count();
        found = found.saturating_add(chosen);
        decided &= period.outcome == Outcome::Decided;
        parts.push(TallyPart { title: award.title.clone(), period: period.period.clone(), chosen });
    }
    TallyShown { title: tally.title.clone(), sources: cited(&tally.sources), declared: tally.declared, parts, found, decided }
}
