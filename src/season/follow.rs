//! What follows without a choice: stars by cut points, several periods running, the first,
//! second, third event, and declared numbers held against those found.

use super::book::{Book, Value};
use super::definition::{Ladder, Stars, Streak, Tally};
use super::fraction::Fraction;
use super::rank::{self, Row, turned};
use super::result::{AwardResult, Gap, LadderRow, LadderTable, Outcome, Run, StarRow, StarTable, StreakTable, TallyPart, TallyShown};
use super::span::Span;
use crate::order;
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
    let class_of = |subject: usize| book.data.subjects.get(subject).and_then(|subject| subject.class);
    let classes: Vec<Option<usize>> = if streak.each_class { (0..book.season.classes.len()).map(Some).collect() } else { vec![None] };
    let mut columns: Vec<Vec<Counts>> = Vec::new();
    for span in &spans {
        let number =
            |name: &String, subject: usize| book.number(name, subject, Some(*span)).map(|number| turned(&streak.lower_first, name, number));
        let numbers = |subject: &usize| Numbers {
            value: number(&streak.by, *subject),
            then: streak.then.iter().map(|name| number(name, *subject)).collect(),
        };
        let rows: Vec<Numbers> = pool.iter().map(numbers).collect();
        let unset = |value: &Value| value.as_ref().err().filter(|gap| matches!(gap, Gap::NotConfigured { .. })).cloned();
        if let Some(gap) = rows.iter().flat_map(|row| std::iter::once(&row.value).chain(&row.then)).find_map(unset) {
            table.gap = Some(gap);
            return table;
        }
        if streak.below.is_some() {
            columns.push(below(&rows, &bound));
            continue;
        }
        let mut column = vec![Counts::Open; pool.len()];
        for class in &classes {
            let is_in = |subject: usize| class.is_none() || class_of(subject) == *class;
            let (places, group): (Vec<&mut Counts>, Vec<&Numbers>) =
                column.iter_mut().zip(&rows).zip(&pool).filter(|(_, subject)| is_in(**subject)).map(|(row, _)| row).unzip();
            let fewest = streak.group_at_least.map_or(0, |least| usize::try_from(least).unwrap_or(usize::MAX));
            for (place, counts) in places.into_iter().zip(at_the_end(&group, bound.to_whole(false), fewest)) {
                *place = counts;
            }
        }
        columns.push(column);
    }
    let times = usize::try_from(streak.times).unwrap_or(usize::MAX);
    for (at, subject) in pool.iter().enumerate() {
        let states: Vec<Counts> = columns.iter().map(|column| column.get(at).copied().unwrap_or(Counts::Open)).collect();
        table.runs.extend(runs(&spans, &states, times).into_iter().map(|run| Run { subject: book.data.id(*subject), ..run }));
    }
    table
}

/// The number of a subject in a period, and those that part equals.
struct Numbers {
    value: Value,
    then: Vec<Value>,
}

fn below(rows: &[Numbers], bar: &Fraction) -> Vec<Counts> {
    let counts = |row: &Numbers| match &row.value {
        Ok(value) if value < bar => Counts::Yes,
        Ok(_) => Counts::No,
        Err(_) => Counts::Open,
    };
    rows.iter().map(counts).collect()
}

/// Who is among the last `seats`, where at least `fewest` take part. Equals who do not all fit, and
/// one whose number is missing and could be lower, leave it open.
fn at_the_end(rows: &[&Numbers], seats: usize, fewest: usize) -> Vec<Counts> {
    let known: Vec<Row<'_>> = rows.iter().filter_map(|row| row.value.as_ref().ok().map(|value| rank::row(value, &row.then))).collect();
    let mut ahead = rank::ahead(&known).into_iter();
    // Too few answers are nobody's low number.
    let missing = rows.iter().filter(|row| matches!(&row.value, Err(gap) if !matches!(gap, Gap::TooFew { .. }))).count();
    let counts = |row: &&Numbers| {
        let ahead = if row.value.is_ok() { ahead.next() } else { None };
        if known.len().saturating_add(missing) < fewest {
            return Counts::No;
        }
        let Some(ahead) = ahead else { return Counts::Open };
        let (lower, not_higher) = (known.len().saturating_sub(ahead.most_equal), known.len().saturating_sub(ahead.least));
        if lower >= seats {
            Counts::No
        } else if not_higher.saturating_add(missing) <= seats && known.len() >= fewest {
            Counts::Yes
        } else {
            Counts::Open
        }
    };
    rows.iter().map(counts).collect()
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
