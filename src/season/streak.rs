//! What goes on for several periods running: among the last, or below a bound.

use super::book::Book;
use super::combine::Value;
use super::definition::Streak;
use super::follow::{cited, pool};
use super::fraction::Fraction;
use super::rank::{self, Row, turned};
use super::result::{Gap, Run, StreakTable};
use super::span::Span;

/// Whether a period counts towards a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Yes,
    No,
    Open,
}

/// The subjects with whom something went on for several periods.
pub fn streak(book: &Book<'_>, name: &str, streak: &Streak) -> StreakTable {
    let runs = Going::new(book, streak).and_then(|going| going.map_or(Ok(Vec::new()), |going| going.runs()));
    let (gap, runs) = match runs {
        Ok(runs) => (None, runs),
        Err(gap) => (Some(gap), Vec::new()),
    };
    StreakTable {
        streak: name.to_owned(),
        title: streak.title.clone(),
        sources: cited(&streak.sources),
        times: streak.times,
        follows: streak.follows.clone(),
        gap,
        runs,
    }
}

/// What may go on for several periods.
struct Going<'a> {
    book: &'a Book<'a>,
    streak: &'a Streak,
    bound: Fraction,
    pool: Vec<usize>,
}

impl<'a> Going<'a> {
    /// Nothing where the streak has no bound.
    fn new(book: &'a Book<'a>, streak: &'a Streak) -> Result<Option<Self>, Gap> {
        let bound = streak.lowest.as_ref().or(streak.below.as_ref()).map(|term| book.term(term)).transpose()?;
        Ok(bound.map(|bound| Going { book, streak, bound, pool: pool(book, &streak.each) }))
    }

    fn runs(&self) -> Result<Vec<Run>, Gap> {
        let spans = self.book.data.spans(self.streak.per);
        let columns = spans.iter().map(|span| self.column(*span)).collect::<Result<Vec<Vec<Counts>>, Gap>>()?;
        let times = usize::try_from(self.streak.times).unwrap_or(usize::MAX);
        let of_subject = |(at, subject): (usize, &usize)| {
            let states: Vec<Counts> = columns.iter().map(|column| column.get(at).copied().unwrap_or(Counts::Open)).collect();
            let subject = self.book.data.id(*subject);
            runs(&spans, &states, times).into_iter().map(move |run| Run { subject: subject.clone(), ..run })
        };
        Ok(self.pool.iter().enumerate().flat_map(of_subject).collect())
    }

    /// Of whom a period counts.
    fn column(&self, span: Span) -> Result<Vec<Counts>, Gap> {
        let rows: Vec<Numbers> = self.pool.iter().map(|subject| self.numbers(*subject, span)).collect();
        let unset = |value: &Value| value.as_ref().err().filter(|gap| matches!(gap, Gap::NotConfigured { .. })).cloned();
        if let Some(gap) = rows.iter().flat_map(|row| std::iter::once(&row.value).chain(&row.then)).find_map(unset) {
            return Err(gap);
        }
        match self.streak.below {
            Some(_) => Ok(below(&rows, &self.bound)),
            None => Ok(self.lowest(&rows)),
        }
    }

    fn numbers(&self, subject: usize, span: Span) -> Numbers {
        let Going { book, streak, .. } = self;
        let number = |name: &String| book.number(name, subject, Some(span)).map(|number| turned(&streak.lower_first, name, number));
        Numbers { value: number(&streak.by), then: streak.then.iter().map(number).collect() }
    }

    /// Who is among the last, of all or of each class.
    fn lowest(&self, rows: &[Numbers]) -> Vec<Counts> {
        let Going { book, streak, bound, pool } = self;
        let class_of = |subject: usize| book.data.subjects.get(subject).and_then(|subject| subject.class);
        let classes: Vec<Option<usize>> = if streak.each_class { (0..book.season.classes.len()).map(Some).collect() } else { vec![None] };
        let fewest = streak.group_at_least.map_or(0, |least| usize::try_from(least).unwrap_or(usize::MAX));
        let mut column = vec![Counts::Open; pool.len()];
        for class in &classes {
            let is_in = |subject: usize| class.is_none() || class_of(subject) == *class;
            let (places, group): (Vec<&mut Counts>, Vec<&Numbers>) =
                column.iter_mut().zip(rows).zip(pool).filter(|(_, subject)| is_in(**subject)).map(|(row, _)| row).unzip();
            for (place, counts) in places.into_iter().zip(at_the_end(&group, bound.to_whole(false), fewest)) {
                *place = counts;
            }
        }
        column
    }
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
