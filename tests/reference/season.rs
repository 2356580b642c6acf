//! What follows from a season, slowly: every figure is worked out again whenever it is asked for,
//! by going through all rows. Periods are counted in months; fractions are small.

use std::cell::Cell;
use std::collections::BTreeMap;
use windowcheck::calendar::Period;
use windowcheck::pack::Term;
use windowcheck::season::definition::{
    Award, Base, By, Condition, Datum, From, Missing, Named, Season, Stars, Streak, Take, Tally, Ties, Way, Word,
};

/// An exact fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    pub fn new(over: i128, under: i128) -> Fraction {
        assert!(under != 0, "a fraction of nothing");
        let (mut a, mut b) = (over.abs(), under.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let sign = under.signum();
        Fraction(sign * over / a.max(1), under.abs() / a.max(1))
    }
    pub fn parse(text: &str) -> Fraction {
        if let Some((over, under)) = text.split_once('/') {
            return Fraction::new(over.parse().unwrap(), under.parse().unwrap());
        }
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let scale = 10_i128.pow(u32::try_from(rest.len()).unwrap());
        let sign = if whole.starts_with('-') { -1 } else { 1 };
        let size = whole.trim_start_matches('-').parse::<i128>().unwrap() * scale + rest.parse::<i128>().unwrap_or(0);
        Fraction::new(sign * size, scale)
    }
    pub fn plus(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
    pub fn times(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.0, self.1 * other.1)
    }
    pub fn over(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1, self.1 * other.0)
    }
    pub fn below(self, other: Fraction) -> bool {
        self.0 * other.1 < other.0 * self.1
    }
    pub fn exact(self) -> String {
        if self.1 == 1 { self.0.to_string() } else { format!("{}/{}", self.0, self.1) }
    }
}

fn whole(n: usize) -> Fraction {
    Fraction::new(i128::try_from(n).unwrap(), 1)
}

const ZERO: Fraction = Fraction(0, 1);

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Missing,
    TooFew,
    NoParts,
    NotConfigured,
    NoPlace,
    Other,
}

pub type Value = Result<Fraction, Gap>;

/// A stretch of months: the first, counted from the year zero, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub first: i32,
    pub months: i32,
}

pub fn months(per: Period) -> i32 {
    match per {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
        Period::Day | Period::Week => panic!("no season counts them"),
    }
}

impl Span {
    fn holding(months: i32, month: i32) -> Span {
        Span { first: month - month.rem_euclid(months), months }
    }
    fn last(self) -> i32 {
        self.first + self.months - 1
    }
    pub fn name(self) -> String {
        let (year, month) = (self.first / 12, self.first % 12);
        match self.months {
            1 => format!("{year}-{:02}", month + 1),
            3 => format!("{year}-Q{}", month / 3 + 1),
            6 => format!("{year}-H{}", month / 6 + 1),
            _ => format!("{year}"),
        }
    }
    /// The spans of another length of which it is made, or the longer one that holds it.
    fn parts(self, months: i32) -> Vec<Span> {
        if months > self.months {
            return vec![Span::holding(months, self.first)];
        }
        (0..self.months / months).map(|at| Span { first: self.first + at * months, months }).collect()
    }
}

pub struct Subject {
    pub id: String,
    pub kind: String,
    pub place: Option<usize>,
    pub class: Option<String>,
}

/// A fact, a subject, and the span; none for what is recorded once.
pub type Key = (String, usize, Option<Span>);

/// All that was recorded.
#[derive(Default)]
pub struct Records {
    pub subjects: Vec<Subject>,
    pub numbers: BTreeMap<Key, Vec<String>>,
    pub answers: BTreeMap<Key, bool>,
    /// Subject and date, as month and day.
    pub events: Vec<(String, usize, i32, u32)>,
    pub closed: Vec<(String, Span)>,
    /// By award, subject and span: the steps with their dates.
    pub stages: BTreeMap<(String, usize, Span), BTreeMap<String, String>>,
    pub params: BTreeMap<String, String>,
}

/// A season with all that was recorded.
pub struct World<'a> {
    pub season: &'a Season,
    pub records: &'a Records,
    /// Too many numbers are missing among equals to try every completion of them.
    pub too_many: Cell<bool>,
}

/// The numbers of those who stand equal, none of them missing.
type Completion = Vec<Vec<Fraction>>;

/// How one stands when every missing number has some value: heads ahead, those who are equal with
/// itself among them, and the fewest and the most places ahead.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    ahead: usize,
    equal: usize,
    places: (usize, usize),
}

/// How many are chosen, at least and at most, where anybody is; or what is not configured.
type Seats = Result<Option<(usize, usize)>, Gap>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Yes,
    Tied,
    Open,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Decided,
    Incomplete,
    NotConfigured,
}

/// An award in one period.
pub struct Given {
    pub span: Span,
    pub outcome: Outcome,
    /// By list: class, seats, ranked with place and how it came out, undecided seats.
    pub lists: Vec<List>,
    pub not_eligible: Vec<usize>,
    /// With whether it matters.
    pub open: Vec<(usize, bool)>,
    /// Chosen without a place, with whether that matters for others.
    pub also: Vec<(usize, bool)>,
    pub chosen: Vec<usize>,
}

pub struct List {
    pub class: Option<String>,
    pub seats: Option<(usize, usize)>,
    /// The best and the worst place, the subject and how it came out.
    pub ranked: Vec<(usize, usize, usize, Came)>,
    pub undecided: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    Yes,
    No,
    Open,
}

impl World<'_> {
    pub fn setting(&self, name: &str) -> Result<String, Gap> {
        let default = self.season.params.get(name).and_then(|param| param.default.as_ref()).map(|default| default.0.clone());
        self.records.params.get(name).cloned().or(default).ok_or(Gap::NotConfigured)
    }

    pub fn term(&self, term: &Term) -> Value {
        match term {
            Term::Given(amount) => Ok(Fraction::parse(&amount.to_string())),
            Term::Param(name) => self.setting(name).map(|text| Fraction::parse(&text)),
        }
    }

    pub fn word<T: Named>(&self, word: &Word<T>) -> Result<T, Gap> {
        match word {
            Word::Given(word) => Ok(*word),
            Word::Param(name) => {
                let text = self.setting(name)?;
                Ok(T::ALL.iter().find(|(_, known)| *known == text).expect("a known word").0)
            }
        }
    }

    pub fn of_kind(&self, kind: &str) -> Vec<usize> {
        (0..self.records.subjects.len()).filter(|at| self.records.subjects[*at].kind == kind).collect()
    }

    fn above(&self, subject: usize, kind: &str) -> Option<usize> {
        let of = &self.records.subjects[subject];
        if of.kind == kind { Some(subject) } else { of.place.and_then(|place| self.above(place, kind)) }
    }

    /// The spans of a length, from the first month to the last of which something is recorded by
    /// this length or a shorter one.
    pub fn spans(&self, per: Period) -> Vec<Span> {
        let recorded = || {
            let keys = self.records.numbers.keys().chain(self.records.answers.keys());
            keys.filter_map(|(_, _, span)| *span).filter(|span| span.months <= months(per))
        };
        let (Some(first), Some(last)) = (recorded().map(|span| span.first).min(), recorded().map(Span::last).max()) else {
            return Vec::new();
        };
        let mut spans: Vec<Span> = (first..=last).map(|month| Span::holding(months(per), month)).collect();
        spans.dedup();
        spans
    }

    fn per(&self, name: &str) -> Option<Period> {
        self.season.facts.get(name).map_or_else(|| self.season.scores.get(name).map(|score| score.per), |fact| fact.per)
    }

    fn kind(&self, name: &str) -> &str {
        self.season.facts.get(name).map_or_else(|| &self.season.scores.get(name).expect("a measure").each, |fact| &fact.each)
    }

    /// A number of a subject in a span.
    pub fn number(&self, name: &str, subject: usize, span: Option<Span>) -> Value {
        if let Some(fact) = self.season.facts.get(name) {
            let seen = self.records.numbers.get(&(name.to_owned(), subject, span)).filter(|seen| !seen.is_empty()).ok_or(Gap::Missing)?;
            let sum = seen.iter().map(|text| Fraction::parse(text)).fold(ZERO, Fraction::plus);
            return Ok(if fact.raters == Some(By::Mean) { sum.over(whole(seen.len())) } else { sum });
        }
        let span = span.expect("scores have periods");
        // Nothing is worked out beyond the season.
        let score = self.season.scores.get(name).expect("a measure");
        if !self.spans(score.per).contains(&span) {
            return Err(Gap::Missing);
        }
        match &score.from {
            From::Weigh(weigh) => {
                let missing = self.word(&weigh.missing)?;
                let (mut above, mut below, mut gap) = (ZERO, ZERO, None);
                for part in &weigh.parts {
                    let weight = self.term(&part.weight)?;
                    let full = part.full.as_ref().map(|full| self.term(full)).transpose()?;
                    let value = match self.number(&part.of, subject, Some(span)) {
                        Ok(value) => value,
                        Err(Gap::Missing | Gap::NoParts) if missing == Missing::Zero => ZERO,
                        Err(other) if missing == Missing::Renormalise && other != Gap::NotConfigured => {
                            gap = gap.or(Some(other));
                            continue;
                        }
                        Err(other) => return Err(other),
                    };
                    let value = full.map_or(value, |full| value.times(whole(100)).over(full));
                    (above, below) = (above.plus(value.times(weight)), below.plus(weight));
                }
                if below == ZERO { Err(gap.unwrap_or(Gap::NoParts)) } else { Ok(above.over(below)) }
            }
            From::Add(add) => {
                let parts = add.of.iter().map(|of| self.number(of, subject, Some(span))).collect();
                together(parts, By::Sum, self.word(&add.missing)?)
            }
            From::Share(share) => {
                let needed = self.term(&share.at_least)?;
                let of = self.number(&share.whole, subject, Some(span))?;
                if of.below(needed) || of == ZERO {
                    return Err(Gap::TooFew);
                }
                Ok(self.number(&share.part, subject, Some(span))?.times(whole(100)).over(of))
            }
            From::Gather(gather) => {
                let (by, missing) = (self.word(&gather.by)?, self.word(&gather.missing)?);
                let beneath =
                    self.of_kind(self.kind(&gather.of)).into_iter().filter(|lower| self.above(*lower, &score.each) == Some(subject));
                together(beneath.map(|lower| self.number(&gather.of, lower, Some(span))).collect(), by, missing)
            }
            From::Over(over) => {
                let (by, missing) = (self.word(&over.by)?, self.word(&over.missing)?);
                let parts = span.parts(months(self.per(&over.of).expect("a period")));
                let parts: Vec<Value> = parts.into_iter().map(|part| self.number(&over.of, subject, Some(part))).collect();
                let there = parts.iter().filter(|part| part.is_ok()).count();
                if there < over.at_least.unwrap_or(0) as usize {
                    let unset = parts.contains(&Err(Gap::NotConfigured)).then_some(Gap::NotConfigured);
                    return Err(unset.unwrap_or_else(|| parts.iter().find_map(|part| part.err()).expect("more than there are")));
                }
                together(parts, by, missing)
            }
        }
    }

    /// The spans of a measure that have to be looked at for a span.
    fn looked_at(&self, name: &str, span: Span) -> Vec<Option<Span>> {
        match self.per(name) {
            None => vec![None],
            Some(per) => span.parts(months(per)).into_iter().map(Some).collect(),
        }
    }

    /// The reasons against a subject of all conditions together: certain ones, and those that cannot be told.
    fn against(
        &self,
        name: &str,
        award: &Award,
        conditions: &[Condition],
        subject: usize,
        span: Span,
        given: &BTreeMap<String, Vec<Given>>,
    ) -> (bool, Vec<Gap>) {
        let each: Vec<(bool, Vec<Gap>)> = conditions.iter().map(|one| self.condition(name, award, one, subject, span, given)).collect();
        (each.iter().any(|(no, _)| *no), each.into_iter().flat_map(|(_, open)| open).collect())
    }

    /// Whether one of several conditions is met, or what leaves that open.
    fn any(
        &self,
        name: &str,
        award: &Award,
        conditions: &[Condition],
        subject: usize,
        span: Span,
        given: &BTreeMap<String, Vec<Given>>,
    ) -> Result<bool, Vec<Gap>> {
        let ways = conditions.iter().map(|one| self.condition(name, award, one, subject, span, given));
        let possible: Vec<Vec<Gap>> = ways.filter(|(no, _)| !no).map(|(_, open)| open).collect();
        if possible.iter().any(Vec::is_empty) || possible.is_empty() { Ok(!possible.is_empty()) } else { Err(possible.concat()) }
    }

    fn condition(
        &self,
        name: &str,
        award: &Award,
        condition: &Condition,
        subject: usize,
        span: Span,
        given: &BTreeMap<String, Vec<Given>>,
    ) -> (bool, Vec<Gap>) {
        let (mut no, mut open) = (false, Vec::new());
        let stretch = |within: Option<Period>| {
            let first = within.map_or(span.first, |per| Span::holding(months(per), span.first).first);
            first..=span.last()
        };
        match condition {
            Condition::Is(is) => match self.above(subject, self.kind(&is.fact)) {
                None => open.push(Gap::NoPlace),
                Some(of) => {
                    for part in self.looked_at(&is.fact, span) {
                        match self.records.answers.get(&(is.fact.clone(), of, part)) {
                            None => open.push(Gap::Missing),
                            Some(answer) => no |= *answer != is.value,
                        }
                    }
                }
            },
            Condition::Bar(bar) => match self.above(subject, self.kind(&bar.of)) {
                None => open.push(Gap::NoPlace),
                Some(of) => {
                    for (bound, least) in [(&bar.at_least, true), (&bar.at_most, false)] {
                        let Some(bound) = bound else { continue };
                        let bound = match self.term(bound) {
                            Ok(bound) => bound,
                            Err(gap) => {
                                open.push(gap);
                                continue;
                            }
                        };
                        for part in self.looked_at(&bar.of, span) {
                            match self.number(&bar.of, of, part) {
                                Err(gap) => open.push(gap),
                                Ok(value) => no |= if least { value.below(bound) } else { bound.below(value) },
                            }
                        }
                    }
                }
            },
            Condition::Events(events) => {
                let mut months = stretch(events.within);
                let seen = self.records.events.iter().filter(|(of, at, month, _)| {
                    *of == events.of && self.above(*at, &award.each) == Some(subject) && months.contains(month)
                });
                let seen = seen.count();
                let closed = months.all(|month| {
                    self.records.closed.iter().any(|(of, span)| *of == events.of && (span.first..=span.last()).contains(&month))
                });
                // Where the register is not closed any number may still come.
                let possible: Vec<usize> = if closed { vec![seen] } else { (seen..seen + 50).collect() };
                let good = |n: &&usize| keeps(**n, events.at_least, events.at_most);
                match possible.iter().filter(good).count() {
                    0 => no = true,
                    n if n == possible.len() && (closed || events.at_most.is_none()) => {}
                    _ => open.push(Gap::Other),
                }
            }
            Condition::Wins(wins) => {
                let months = match wins.months {
                    Some(before) => span.first - i32::try_from(before).unwrap()..=span.last(),
                    None => stretch(wins.within),
                };
                let other = self.season.awards.get(&wins.award).expect("an award");
                let length = self::months(other.per);
                let mut spans: Vec<Span> = months.clone().map(|month| Span::holding(length, month)).collect();
                spans.dedup();
                spans.retain(|past| past.last() <= *months.end() && (wins.award != name || past.first < span.first));
                spans.retain(|past| self.given_in(other, *past));
                let of = |past: &Span| given.get(&wins.award).and_then(|all| all.iter().find(|given| given.span == *past));
                let decided = |past: &Span| of(past).is_some_and(|given| given.outcome == Outcome::Decided);
                let open_spans = spans.iter().filter(|past| !decided(past)).count();
                let won = |past: &&Span| decided(past) && of(past).is_some_and(|given| given.chosen.contains(&subject));
                let seen = spans.iter().filter(won).count();
                let possible: Vec<usize> = (seen..=seen + open_spans).collect();
                match possible.iter().filter(|n| keeps(**n, wins.at_least, wins.at_most)).count() {
                    0 => no = true,
                    n if n == possible.len() => {}
                    _ => open.push(Gap::Other),
                }
            }
            Condition::All(parts) => return self.against(name, award, parts, subject, span, given),
            Condition::Any(parts) => match self.any(name, award, parts, subject, span, given) {
                Ok(true) => {}
                Ok(false) => no = true,
                Err(gaps) => open.extend(gaps),
            },
        }
        (no, open)
    }

    fn given_in(&self, award: &Award, span: Span) -> bool {
        award.since.is_none_or(|since| since.first_month() <= span.first)
    }

    /// The lists of an award with their seats; of how many a share is, is told by class.
    fn lists(&self, award: &Award, base: &dyn Fn(Option<&str>) -> (usize, usize)) -> Vec<(Option<String>, Seats)> {
        let floor = |value: Fraction| usize::try_from(value.0.div_euclid(value.1)).unwrap();
        let fixed = |value: Value| value.map(|value| Some((floor(value), floor(value))));
        let every = || self.season.classes.keys().map(|class| Some(class.to_owned()));
        match &award.take {
            None => vec![(None, Ok(None))],
            Some(Take::Top(seats)) => vec![(None, fixed(self.term(seats)))],
            Some(Take::Share(portion)) => {
                let seats = |class: Option<&str>| -> Seats {
                    let (percent, fewest) =
                        (self.term(&portion.percent)?, portion.at_least.as_ref().map_or(Ok(ZERO), |term| self.term(term))?);
                    let of = |base: usize| {
                        let part = percent.times(whole(base)).over(whole(100));
                        let seats = match portion.round {
                            Way::Down => floor(part),
                            Way::Up => (0..).find(|n| !whole(*n).below(part)).unwrap(),
                            // The nearest, and of two the higher.
                            Way::Nearest => (0..).find(|n| part.below(Fraction::new(2 * i128::try_from(*n).unwrap() + 1, 2))).unwrap(),
                        };
                        seats.max(floor(fewest))
                    };
                    let (least, most) = base(class);
                    Ok(Some((of(least), of(most))))
                };
                if portion.each_class {
                    every().map(|class| (class.clone(), seats(class.as_deref()))).collect()
                } else {
                    vec![(None, seats(None))]
                }
            }
            Some(Take::Classes(classes)) => {
                classes.iter().map(|(class, seats)| (Some(class.to_owned()), fixed(self.term(seats)))).collect()
            }
            Some(Take::EachClass(seats)) => every().map(|class| (class, fixed(self.term(seats)))).collect(),
        }
    }

    /// How each of some rows of numbers stands, in every completion of the missing ones.
    fn completed(&self, rows: &[Vec<Option<Fraction>>]) -> Vec<Vec<Stand>> {
        let first = |at: usize| rows[at][0].expect("the first number is there");
        let mut heads: Vec<Fraction> = Vec::new();
        for at in 0..rows.len() {
            if !heads.contains(&first(at)) {
                heads.push(first(at));
            }
        }
        // Those who are equal by the first number, in every completion.
        let groups: Vec<(Vec<usize>, Vec<Completion>)> = heads
            .iter()
            .map(|head| {
                let group: Vec<usize> = (0..rows.len()).filter(|at| first(*at) == *head).collect();
                let all = self.completions(group.iter().map(|at| rows[*at].clone()).collect());
                (group, all)
            })
            .collect();
        let places = |all: &[Completion]| -> (usize, usize) {
            let counts = || all.iter().map(|group| distinct(group.iter()));
            (counts().min().unwrap(), counts().max().unwrap())
        };
        let mut stands = vec![Vec::new(); rows.len()];
        for (at, (group, all)) in groups.iter().enumerate() {
            let higher = || groups.iter().enumerate().filter(|(other, _)| *other != at && heads[at].below(heads[*other])).map(|(_, of)| of);
            let above: usize = higher().map(|(group, _)| group.len()).sum();
            let (few, many) = higher().map(|(_, all)| places(all)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            for completion in all {
                for (subject, row) in group.iter().zip(completion) {
                    let ahead = completion.iter().filter(|other| higher_row(other, row));
                    stands[*subject].push(Stand {
                        ahead: above + ahead.clone().count(),
                        equal: completion.iter().filter(|other| *other == row).count(),
                        places: (few + distinct(ahead.clone()), many + distinct(ahead)),
                    });
                }
            }
        }
        stands
    }

    /// Every completion of some rows that matters: a missing number is one of those that others
    /// have, or lies anywhere between, below or above them.
    fn completions(&self, rows: Vec<Vec<Option<Fraction>>>) -> Vec<Completion> {
        let mut open: Vec<Vec<Vec<Option<Fraction>>>> = vec![rows.clone()];
        // One who is alone stands where it stands.
        let levels = if rows.len() == 1 { 0 } else { rows[0].len() };
        for level in 0..levels {
            let mut known: Vec<Fraction> = rows.iter().filter_map(|row| row[level]).collect();
            known.sort_by(|a, b| if a.below(*b) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater });
            known.dedup();
            let missing = rows.iter().filter(|row| row[level].is_none()).count();
            let mut values = known.clone();
            // As many different numbers in every gap as there are missing ones.
            for gap in 0..=known.len() {
                for nth in 1..=missing {
                    let part = Fraction::new(i128::try_from(nth).unwrap(), i128::try_from(missing + 1).unwrap());
                    values.push(match (gap.checked_sub(1).map(|below| known[below]), known.get(gap)) {
                        (Some(low), Some(high)) => low.plus(part.times(high.plus(low.times(Fraction(-1, 1))))),
                        (Some(low), None) => low.plus(part),
                        (None, Some(high)) => high.plus(part.times(Fraction(-1, 1))),
                        (None, None) => part,
                    });
                }
            }
            for at in (0..rows.len()).filter(|at| rows[*at][level].is_none()) {
                if open.len() * values.len() > 5000 {
                    self.too_many.set(true);
                    return vec![rows.iter().map(|row| row.iter().map(|number| number.unwrap_or(ZERO)).collect()).collect()];
                }
                open = open
                    .iter()
                    .flat_map(|rows| {
                        values.iter().map(|value| {
                            let mut rows = rows.clone();
                            rows[at][level] = Some(*value);
                            rows
                        })
                    })
                    .collect();
            }
        }
        open.into_iter()
            .map(|rows| rows.into_iter().map(|row| row.into_iter().map(|number| number.unwrap_or(ZERO)).collect()).collect())
            .collect()
    }

    pub fn awards(&self) -> BTreeMap<String, Vec<Given>> {
        let mut all = BTreeMap::new();
        for (name, award) in self.season.awards.iter() {
            all.insert(name.to_owned(), Vec::new());
            for span in self.spans(award.per).into_iter().filter(|span| self.given_in(award, *span)) {
                let given = self.award(name, award, span, &all);
                all.get_mut(name).expect("just put there").push(given);
            }
        }
        all
    }

    fn award(&self, name: &str, award: &Award, span: Span, before: &BTreeMap<String, Vec<Given>>) -> Given {
        let pool = self.of_kind(&award.each);
        let ties = self.word(&award.ties);
        let (mut not_eligible, mut open, mut standing) = (Vec::new(), Vec::new(), Vec::new());
        // Those who meet the conditions, for certain and perhaps.
        let (mut keep, mut may_keep) = (Vec::new(), Vec::new());
        // Whether each is chosen whatever its place.
        let mut ways: BTreeMap<usize, Result<bool, Vec<Gap>>> = BTreeMap::new();
        for subject in pool.iter().copied() {
            let (mut no, mut gaps) = self.against(name, award, &award.eligible, subject, span, before);
            ways.insert(subject, self.any(name, award, &award.or, subject, span, before));
            if let Some(Take::Classes(classes)) = &award.take {
                no |= !classes.keys().any(|class| self.records.subjects[subject].class.as_deref() == Some(class));
            }
            if !no {
                if gaps.is_empty() { keep.push(subject) } else { may_keep.push(subject) }
            }
            let value = self.number(&award.by, subject, Some(span));
            if no && ways[&subject] == Ok(false) {
                not_eligible.push(subject);
            } else if no {
                open.push((subject, Vec::new()));
            } else if gaps.is_empty() && value.is_ok() {
                standing.push(subject);
            } else {
                gaps.extend(value.err());
                open.push((subject, gaps));
            }
        }
        let in_any_case = |subject: &usize| ways[subject] == Ok(true);
        let lists = self.lists(award, &|class| {
            let count =
                |of: &[usize]| of.iter().filter(|at| class.is_none() || self.records.subjects[**at].class.as_deref() == class).count();
            match &award.take {
                Some(Take::Share(portion)) if portion.of == Some(Base::Eligible) => (count(&keep), count(&keep) + count(&may_keep)),
                _ => (count(&pool), count(&pool)),
            }
        });
        let unset = ties.is_err() || lists.iter().any(|(_, seats)| seats.is_err());
        let value = |subject: usize| self.compared(&award.by, &award.lower_first, subject, span);
        let (mut shown, mut chosen, mut opened, mut missing) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut or_open: Vec<Gap> = Vec::new();
        for (class, seats) in &lists {
            let seats = if unset { None } else { seats.unwrap() };
            let mine: Vec<usize> =
                standing.iter().copied().filter(|subject| class.is_none() || self.records.subjects[*subject].class == *class).collect();
            let ties = ties.unwrap_or(Ties::Report);
            let mut ranked = Vec::new();
            for (subject, stands) in mine.iter().zip(self.completed(&self.rows(&award.by, &award.then, &award.lower_first, &mine, span))) {
                let place = |stand: &Stand| if ties == Ties::Share { stand.places } else { (stand.ahead, stand.ahead) };
                let best = stands.iter().map(|stand| place(stand).0).min().unwrap() + 1;
                let worst = stands.iter().map(|stand| place(stand).1).max().unwrap() + 1;
                // What comes of it in every completion, with every number of seats.
                let mut all: Vec<Came> = Vec::new();
                for (stand, seats) in
                    stands.iter().flat_map(|stand| seats.iter().flat_map(move |(few, many)| (*few..=*many).map(move |n| (stand, n))))
                {
                    for taken in [place(stand).0, place(stand).1] {
                        all.push(match ties {
                            _ if taken >= seats => Came::No,
                            Ties::Report if stand.ahead + stand.equal > seats => Came::Tied,
                            _ => Came::Yes,
                        });
                    }
                }
                all.dedup();
                let came = match &all[..] {
                    [] => Came::No,
                    [came] => came.clone(),
                    _ => Came::Open,
                };
                ranked.push((best, worst, *subject, came));
            }
            // By place, and equals in the order of the data.
            ranked.sort_by_key(|(place, _, subject, _)| (*place, *subject));
            let of = |is: Came| ranked.iter().filter(move |(_, _, _, came)| *came == is);
            // Those for whom the place decides.
            let by_place = |is: Came| of(is).filter(|(_, _, subject, _)| !in_any_case(subject)).count();
            let held = by_place(Came::Tied) + by_place(Came::Open) > 0;
            let undecided = if held { seats.unwrap().0.saturating_sub(of(Came::Yes).count()).max(1) } else { 0 };
            let gives = award.take.is_some();
            if !gives || by_place(Came::Open) > 0 {
                let told = ranked.iter().filter(|(best, worst, _, came)| best != worst && (!gives || *came != Came::No));
                let numbers = told.flat_map(|(_, _, subject, _)| award.then.iter().map(|name| self.number(name, *subject, Some(span))));
                missing.extend(numbers.filter_map(|number| number.err()));
            }
            let inside: Vec<_> = ranked.iter().filter(|(_, _, _, came)| *came != Came::No).collect();
            let taken = if ties == Ties::Share { inside.iter().map(|(place, ..)| *place).max().unwrap_or(0) } else { inside.len() };
            let free = seats.is_none_or(|(_, many)| taken < many);
            let lowest = inside.iter().map(|(_, _, subject, _)| value(*subject).unwrap()).reduce(|a, b| if b.below(a) { b } else { a });
            let hangs = seats.is_some_and(|(few, many)| few != many) && by_place(Came::Open) > 0;
            let loses = by_place(Came::Yes) + by_place(Came::Tied) + by_place(Came::Open) > 0;
            opened.push((class.clone(), free, lowest, hangs, loses));
            // One way that is certain is enough; one that is open leaves it open.
            for (_, _, subject, came) in &mut ranked {
                match &ways[subject] {
                    Ok(true) => *came = Came::Yes,
                    Err(gaps) if *came != Came::Yes => {
                        *came = Came::Open;
                        or_open.extend(gaps.iter().copied());
                    }
                    _ => {}
                }
            }
            chosen.extend(ranked.iter().filter(|(_, _, _, came)| *came == Came::Yes).map(|(_, _, subject, _)| *subject));
            shown.push(List { class: class.clone(), seats, ranked, undecided });
        }
        let open: Vec<(usize, Vec<Gap>, bool)> = open
            .into_iter()
            .map(|(subject, gaps)| {
                let class = &self.records.subjects[subject].class;
                let list = opened.iter().find(|(of, ..)| of.is_none() || of == class);
                let may_rank = keep.contains(&subject) || may_keep.contains(&subject);
                let hangs = may_keep.contains(&subject) && list.is_some_and(|(.., hangs, _)| *hangs);
                // Who is chosen in any case can only take a seat from another.
                let takes = !in_any_case(&subject) || list.is_none_or(|(.., loses)| *loses);
                // Too few answers stay too few.
                let matters = hangs
                    || may_rank
                        && takes
                        && !gaps.contains(&Gap::TooFew)
                        && match (value(subject), list) {
                            (Ok(number), Some((_, false, Some(lowest), ..))) => !number.below(*lowest),
                            _ => true,
                        };
                match &ways[&subject] {
                    Err(more) => (subject, [gaps, more.clone()].concat(), true),
                    Ok(_) => (subject, gaps, matters),
                }
            })
            .collect();
        let not_configured = unset
            || missing.contains(&Gap::NotConfigured)
            || or_open.contains(&Gap::NotConfigured)
            || open.iter().any(|(_, gaps, _)| gaps.contains(&Gap::NotConfigured));
        let (also, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|(subject, ..)| in_any_case(subject));
        chosen.extend(also.iter().map(|(subject, ..)| *subject));
        let unfinished = |subject: &usize| {
            let dates = self.records.stages.get(&(name.to_owned(), *subject, span));
            let dates: Vec<Option<&String>> = award.stages.keys().map(|stage| dates.and_then(|dates| dates.get(stage))).collect();
            dates.iter().any(Option::is_none) || !dates.is_sorted()
        };
        let incomplete = pool.is_empty()
            || open.iter().chain(&also).any(|(_, _, matters)| *matters)
            || shown.iter().any(|list| list.undecided > 0 || list.ranked.iter().any(|(_, _, _, came)| *came == Came::Open))
            || !missing.is_empty()
            || chosen.iter().any(unfinished);
        let outcome = match (not_configured, incomplete) {
            (true, _) => Outcome::NotConfigured,
            (false, true) => Outcome::Incomplete,
            (false, false) => Outcome::Decided,
        };
        let plain = |all: Vec<(usize, Vec<Gap>, bool)>| all.into_iter().map(|(subject, _, matters)| (subject, matters)).collect();
        Given { span, outcome, lists: shown, not_eligible, open: plain(open), also: plain(also), chosen }
    }

    /// A number as it is compared: where the lowest comes first, how far it is below zero.
    fn compared(&self, name: &str, lower_first: &[String], subject: usize, span: Span) -> Value {
        let number = self.number(name, subject, Some(span))?;
        Ok(if lower_first.iter().any(|lower| lower == name) { Fraction::new(-number.0, number.1) } else { number })
    }

    /// The numbers by which some subjects are ranked.
    fn rows(&self, by: &str, then: &[String], lower_first: &[String], subjects: &[usize], span: Span) -> Vec<Vec<Option<Fraction>>> {
        let number = |name: &str, subject: usize| self.compared(name, lower_first, subject, span).ok();
        let row = |subject: &usize| std::iter::once(by).chain(then.iter().map(String::as_str)).map(|name| number(name, *subject)).collect();
        subjects.iter().map(row).collect()
    }

    /// The step of a subject: its place among the steps.
    pub fn star(&self, stars: &Stars, subject: usize, span: Span) -> Result<Option<usize>, Gap> {
        let cuts: Vec<Fraction> = stars.steps.iter().map(|step| self.term(&step.at_least)).collect::<Result<_, _>>()?;
        let value = self.number(&stars.by, subject, Some(span))?;
        Ok((0..cuts.len()).filter(|at| !value.below(cuts[*at])).max())
    }

    /// By subject: whether each period counts towards a run; nothing where a setting is open.
    pub fn counts(&self, streak: &Streak) -> Result<Vec<(usize, Vec<Counts>)>, Gap> {
        let bound = self.term(streak.lowest.as_ref().or(streak.below.as_ref()).expect("one of them"))?;
        let pool = self.of_kind(&streak.each);
        let mut rows: Vec<(usize, Vec<Counts>)> = pool.iter().map(|subject| (*subject, Vec::new())).collect();
        for span in self.spans(streak.per) {
            let number = |name: &str, subject: usize| self.number(name, subject, Some(span));
            let all = |subject: &usize| {
                std::iter::once(&streak.by).chain(&streak.then).any(|name| number(name, *subject) == Err(Gap::NotConfigured))
            };
            if pool.iter().any(all) {
                return Err(Gap::NotConfigured);
            }
            for (subject, counts) in &mut rows {
                let class = &self.records.subjects[*subject].class;
                let group = || pool.iter().copied().filter(|other| !streak.each_class || self.records.subjects[*other].class == *class);
                let known: Vec<usize> = group().filter(|other| number(&streak.by, *other).is_ok()).collect();
                // Too few answers are nobody's low number.
                let more = group().filter(|other| number(&streak.by, *other).is_err_and(|gap| gap != Gap::TooFew)).count();
                let least = streak.group_at_least.unwrap_or(0) as usize;
                let value = number(&streak.by, *subject);
                let exempt = streak.lowest.is_some() && known.len() + more < least;
                counts.push(match (value, &streak.below) {
                    _ if exempt => Counts::No,
                    (Err(_), _) => Counts::Open,
                    (Ok(value), Some(_)) if value.below(bound) => Counts::Yes,
                    (Ok(_), Some(_)) => Counts::No,
                    (Ok(_), None) => {
                        let seats = usize::try_from(bound.0.div_euclid(bound.1)).unwrap();
                        let stands = self.completed(&self.rows(&streak.by, &streak.then, &streak.lower_first, &known, span));
                        let mine = &stands[known.iter().position(|other| other == subject).unwrap()];
                        let lower = |stand: &Stand| known.len() - stand.ahead - stand.equal;
                        if mine.iter().all(|stand| lower(stand) >= seats) {
                            Counts::No
                        } else if known.len() >= least && mine.iter().all(|stand| lower(stand) + stand.equal + more <= seats) {
                            Counts::Yes
                        } else {
                            Counts::Open
                        }
                    }
                });
            }
        }
        Ok(rows)
    }

    /// The runs of one subject as first and last place.
    pub fn runs(counts: &[Counts], times: usize) -> Vec<(usize, usize)> {
        let longest = |is: &dyn Fn(Counts) -> bool| {
            let mut found = Vec::new();
            for first in 0..counts.len() {
                for last in first..counts.len() {
                    let all = counts[first..=last].iter().all(|count| is(*count));
                    let ends = (first == 0 || !is(counts[first - 1])) && counts.get(last + 1).is_none_or(|next| !is(*next));
                    if all && ends && last + 1 - first >= times {
                        found.push((first, last));
                    }
                }
            }
            found
        };
        let sure = longest(&|count| count == Counts::Yes);
        let perhaps = longest(&|count| count != Counts::No);
        let mut runs: Vec<(usize, usize)> =
            perhaps.into_iter().filter(|(first, last)| !sure.iter().any(|(a, b)| first <= a && b <= last)).collect();
        runs.extend(sure);
        runs.sort();
        runs
    }

    pub fn tally(&self, tally: &Tally, awards: &BTreeMap<String, Vec<Given>>) -> (usize, bool) {
        let mut names = tally.of.clone();
        names.sort();
        names.dedup();
        let last: Vec<Option<&Given>> = names.iter().map(|name| awards[name].last()).collect();
        let found = last.iter().flatten().map(|given| given.chosen.len()).sum();
        (found, last.iter().all(|given| given.is_some_and(|given| given.outcome == Outcome::Decided)))
    }

    /// Whether a fact is a number.
    pub fn is_number(&self, fact: &str) -> bool {
        self.season.facts.get(fact).is_some_and(|fact| fact.datum == Datum::Number)
    }
}

fn higher_row(one: &[Fraction], other: &[Fraction]) -> bool {
    one.iter().zip(other).find(|(a, b)| a != b).is_some_and(|(a, b)| b.below(*a))
}

/// How many different rows there are.
fn distinct<'r>(rows: impl Iterator<Item = &'r Vec<Fraction>>) -> usize {
    let mut seen: Vec<&Vec<Fraction>> = Vec::new();
    for row in rows {
        if !seen.contains(&row) {
            seen.push(row);
        }
    }
    seen.len()
}

fn keeps(n: usize, at_least: Option<u32>, at_most: Option<u32>) -> bool {
    at_least.is_none_or(|least| n >= least as usize) && at_most.is_none_or(|most| n <= most as usize)
}

/// Several values as one.
fn together(values: Vec<Value>, by: By, missing: Missing) -> Value {
    if values.contains(&Err(Gap::NotConfigured)) {
        return Err(Gap::NotConfigured);
    }
    let nothing = |value: &Value| matches!(value, Err(Gap::Missing | Gap::NoParts));
    let gap = values.iter().filter_map(|value| value.err()).find(|gap| missing != Missing::Zero || !nothing(&Err(*gap)));
    let kept: Vec<Fraction> = match (missing, gap) {
        (Missing::Block | Missing::Zero, Some(gap)) => return Err(gap),
        (Missing::Zero, None) => values.iter().map(|value| value.unwrap_or(ZERO)).collect(),
        _ => values.iter().filter_map(|value| value.ok()).collect(),
    };
    let Some(last) = kept.last() else { return Err(gap.unwrap_or(Gap::NoParts)) };
    let sum = kept.iter().copied().fold(ZERO, Fraction::plus);
    Ok(match by {
        By::Sum => sum,
        By::Mean => sum.over(whole(kept.len())),
        By::Latest => *last,
    })
}
