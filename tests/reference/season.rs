//! What follows from a season, slowly: every figure is worked out again whenever it is asked for,
//! by going through all rows. Periods are counted in months; fractions are small.

use std::collections::BTreeMap;
use windowcheck::calendar::Period;
use windowcheck::pack::Term;
use windowcheck::season::definition::{
    Award, By, Condition, Datum, From, Missing, Named, Season, Stars, Streak, Take, Tally, Ties, Way, Word,
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
}

/// How many are chosen, where anybody is; or what is not configured.
type Seats = Result<Option<usize>, Gap>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Yes,
    Tied,
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
    pub chosen: Vec<usize>,
}

pub struct List {
    pub class: Option<String>,
    pub seats: Option<usize>,
    pub ranked: Vec<(usize, usize, Came)>,
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
                together(parts.into_iter().map(|part| self.number(&over.of, subject, Some(part))).collect(), by, missing)
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

    /// The reasons against a subject: certain ones, and those that cannot be told.
    fn against(&self, name: &str, award: &Award, subject: usize, span: Span, given: &BTreeMap<String, Vec<Given>>) -> (bool, Vec<Gap>) {
        let (mut no, mut open) = (false, Vec::new());
        let stretch = |within: Option<Period>| {
            let first = within.map_or(span.first, |per| Span::holding(months(per), span.first).first);
            first..=span.last()
        };
        for condition in &award.eligible {
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
                    let months = stretch(wins.within);
                    let other = self.season.awards.get(&wins.award).expect("an award");
                    let length = self::months(other.per);
                    let mut spans: Vec<Span> = months.clone().map(|month| Span::holding(length, month)).collect();
                    spans.dedup();
                    spans.retain(|past| past.last() <= *months.end() && (wins.award != name || past.first < span.first));
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
            }
        }
        (no, open)
    }

    /// The lists of an award with their seats.
    fn lists(&self, award: &Award, pool: usize) -> Vec<(Option<String>, Seats)> {
        let floor = |value: Value| value.map(|value| Some(usize::try_from(value.0.div_euclid(value.1)).unwrap()));
        match &award.take {
            None => vec![(None, Ok(None))],
            Some(Take::Top(seats)) => vec![(None, floor(self.term(seats)))],
            Some(Take::Share(portion)) => {
                let share = self.term(&portion.percent).map(|percent| percent.times(whole(pool)).over(whole(100)));
                let up = if portion.round == Way::Up { share.map(|share| Fraction::new(share.0 + share.1 - 1, share.1)) } else { share };
                vec![(None, floor(up))]
            }
            Some(Take::Classes(classes)) => {
                classes.iter().map(|(class, seats)| (Some(class.to_owned()), floor(self.term(seats)))).collect()
            }
            Some(Take::EachClass(seats)) => {
                self.season.classes.keys().map(|class| (Some(class.to_owned()), floor(self.term(seats)))).collect()
            }
        }
    }

    pub fn awards(&self) -> BTreeMap<String, Vec<Given>> {
        let mut all = BTreeMap::new();
        for (name, award) in self.season.awards.iter() {
            all.insert(name.to_owned(), Vec::new());
            for span in self.spans(award.per) {
                let given = self.award(name, award, span, &all);
                all.get_mut(name).expect("just put there").push(given);
            }
        }
        all
    }

    fn award(&self, name: &str, award: &Award, span: Span, before: &BTreeMap<String, Vec<Given>>) -> Given {
        let pool = self.of_kind(&award.each);
        let lists = self.lists(award, pool.len());
        let by_class = lists.iter().any(|(class, _)| class.is_some());
        let ties = self.word(&award.ties);
        let unset = ties.is_err() || lists.iter().any(|(_, seats)| seats.is_err());
        let (mut not_eligible, mut open, mut standing) = (Vec::new(), Vec::new(), Vec::new());
        for subject in pool.iter().copied() {
            let (mut no, mut gaps) = self.against(name, award, subject, span, before);
            let class = &self.records.subjects[subject].class;
            if by_class {
                match class {
                    None => gaps.push(Gap::Other),
                    Some(_) => no |= !lists.iter().any(|(of, _)| of == class),
                }
            }
            let value = self.number(&award.by, subject, Some(span));
            if no {
                not_eligible.push(subject);
            } else if gaps.is_empty() && value.is_ok() {
                standing.push(subject);
            } else {
                gaps.extend(value.err());
                open.push((subject, gaps));
            }
        }
        let value = |subject: usize| self.number(&award.by, subject, Some(span)).expect("ranked by it");
        let (mut shown, mut chosen, mut opened) = (Vec::new(), Vec::new(), Vec::new());
        for (class, seats) in &lists {
            let seats = if unset { None } else { seats.unwrap() };
            let mine: Vec<usize> =
                standing.iter().copied().filter(|subject| class.is_none() || self.records.subjects[*subject].class == *class).collect();
            let ties = ties.unwrap_or(Ties::Report);
            let (mut ranked, mut undecided) = (Vec::new(), 0);
            for subject in &mine {
                let equals: Vec<usize> =
                    mine.iter().copied().filter(|other| self.order(award, span, &mine, *other, *subject).is_none()).collect();
                let ahead: Vec<usize> =
                    mine.iter().copied().filter(|other| self.order(award, span, &mine, *other, *subject) == Some(true)).collect();
                // Groups of equals ahead, each counted by its first.
                let first = |other: &&usize| {
                    ahead
                        .iter()
                        .take_while(|before| before != other)
                        .all(|before| self.order(award, span, &mine, *before, **other).is_some())
                };
                let places = ahead.iter().filter(first).count();
                let taken = if ties == Ties::Share { places } else { ahead.len() };
                let came = match seats {
                    None => Came::No,
                    Some(seats) if taken >= seats => Came::No,
                    Some(seats) if ties == Ties::Report && ahead.len() + equals.len() > seats => {
                        undecided = seats - ahead.len();
                        Came::Tied
                    }
                    Some(_) => Came::Yes,
                };
                ranked.push((taken + 1, *subject, came));
            }
            // By place, and equals in the order of the data.
            ranked.sort_by_key(|(place, subject, _)| (*place, *subject));
            chosen.extend(ranked.iter().filter(|(_, _, came)| *came == Came::Yes).map(|(_, subject, _)| *subject));
            let inside: Vec<&(usize, usize, Came)> = ranked.iter().filter(|(_, _, came)| *came != Came::No).collect();
            let taken = if ties == Ties::Share { inside.iter().map(|(place, ..)| *place).max().unwrap_or(0) } else { inside.len() };
            let free = seats.is_none_or(|seats| taken < seats);
            let lowest = inside.iter().map(|(_, subject, _)| value(*subject)).reduce(|a, b| if b.below(a) { b } else { a });
            opened.push((class.clone(), free, lowest));
            shown.push(List { class: class.clone(), seats, ranked, undecided });
        }
        let open: Vec<(usize, Vec<Gap>, bool)> = open
            .into_iter()
            .map(|(subject, gaps)| {
                let class = &self.records.subjects[subject].class;
                let list = opened.iter().find(|(of, ..)| of.is_none() || of == class);
                let number = self.number(&award.by, subject, Some(span));
                // Too few answers stay too few.
                let matters = !gaps.contains(&Gap::TooFew)
                    && match (number, list) {
                        (Ok(number), Some((_, false, Some(lowest)))) => !number.below(*lowest),
                        _ => true,
                    };
                (subject, gaps, matters)
            })
            .collect();
        let not_configured = unset || open.iter().any(|(_, gaps, _)| gaps.contains(&Gap::NotConfigured));
        let unfinished = |subject: &usize| {
            let dates = self.records.stages.get(&(name.to_owned(), *subject, span));
            let dates: Vec<Option<&String>> = award.stages.keys().map(|stage| dates.and_then(|dates| dates.get(stage))).collect();
            dates.iter().any(Option::is_none) || !dates.is_sorted()
        };
        let incomplete = pool.is_empty()
            || open.iter().any(|(_, _, matters)| *matters)
            || shown.iter().any(|list| list.undecided > 0)
            || chosen.iter().any(unfinished);
        let outcome = match (not_configured, incomplete) {
            (true, _) => Outcome::NotConfigured,
            (false, true) => Outcome::Incomplete,
            (false, false) => Outcome::Decided,
        };
        let open = open.into_iter().map(|(subject, _, matters)| (subject, matters)).collect();
        Given { span, outcome, lists: shown, not_eligible, open, chosen }
    }

    /// Whether one stands ahead of another; nothing where they stand equal. A further number parts
    /// those who are equal so far only when all of them have it.
    fn order(&self, award: &Award, span: Span, all: &[usize], one: usize, other: usize) -> Option<bool> {
        let mut equal: Vec<usize> = all.to_vec();
        for by in std::iter::once(&award.by).chain(&award.then) {
            let number = |subject: usize| self.number(by, subject, Some(span)).ok();
            if equal.iter().any(|subject| number(*subject).is_none()) {
                continue;
            }
            let (a, b) = (number(one)?, number(other)?);
            if a != b {
                return Some(b.below(a));
            }
            equal.retain(|subject| number(*subject) == Some(a));
        }
        None
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
            let values: Vec<Value> = pool.iter().map(|subject| self.number(&streak.by, *subject, Some(span))).collect();
            if values.contains(&Err(Gap::NotConfigured)) {
                return Err(Gap::NotConfigured);
            }
            for (at, (_, counts)) in rows.iter_mut().enumerate() {
                let counted = match (values[at], &streak.below) {
                    (Err(_), _) => Counts::Open,
                    (Ok(value), Some(_)) if value.below(bound) => Counts::Yes,
                    (Ok(_), Some(_)) => Counts::No,
                    (Ok(value), None) => {
                        let seats = usize::try_from(bound.0.div_euclid(bound.1)).unwrap();
                        let others = || values.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, value)| *value);
                        let lower = others().filter(|other| other.is_ok_and(|other| other.below(value))).count();
                        // Equals who may have to go first, and numbers that may turn out lower.
                        let equal = others().filter(|other| *other == Ok(value)).count();
                        let unknown = others().filter(|other| other.is_err_and(|gap| gap != Gap::TooFew)).count();
                        if lower >= seats {
                            Counts::No
                        } else if lower + equal + unknown < seats {
                            Counts::Yes
                        } else {
                            Counts::Open
                        }
                    }
                };
                counts.push(counted);
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
