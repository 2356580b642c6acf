//! The answers to a fact between which a rule can tell.

use crate::amount::{Amount, SCALE};
use crate::calendar::{Day, Period, Weekday};
use crate::facts::time_range;
use crate::in_force::RuleInForce;
use crate::inspection::{Answer, State, Value};
use crate::pack::{
    Apart, Bound, Cadence, Change, Contains, Count, Fact, FactType, Group, Hours, Is, Limit, Matrix, MatrixSide, Measure, On, OneOf, Plain,
    Quantity, Rated, Ratio, Recent, Requirement, Share, Stages, Term, TextRule, Within,
};
use crate::standard::Standard;
use crate::text::Joined;
use crate::text::normal;

/// One requirement that reads facts, as far as the search knows it: figures, words, lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// The facts that it reads.
    facts: Vec<String>,
    /// The figures in it, and those of its parameters.
    numbers: Vec<Amount>,
    /// The lists of options in it.
    lists: Vec<Vec<String>>,
    /// The phrases that it looks for.
    phrases: Vec<String>,
    /// Whether it compares two numbers.
    ratio: bool,
    /// Whether its figures are days between two dates.
    days: bool,
    /// The time range that must lie within another, and how long that must be, in minutes.
    hours: Option<Lasting>,
    /// Days of the week and months.
    on: Option<(Vec<Weekday>, Vec<u8>)>,
    /// The period of a cadence.
    per: Option<Period>,
    /// How many days in how many periods.
    rhythm: Option<(u32, u32)>,
    /// The dates of a cadence.
    pub dates: Option<String>,
    /// The kind below, of which it counts subjects or records.
    pub below: Option<String>,
    /// Whether the answers that are tried are all between which it can tell.
    pub exact: bool,
}

/// A time range that must lie within another, and how long that lasts at least, in minutes.
type Lasting = (Option<(u16, u16)>, Option<u16>);

/// The leaves of a rule's condition, exception and requirement.
pub(super) fn leaves(standard: &Standard, rule: &RuleInForce) -> Vec<Leaf> {
    let value = |name: &str| standard.packs.get(rule.pack as usize).and_then(|pack| pack.params.get(name)).and_then(|param| param.value);
    let own = standard.words.kind_name(rule.kind);
    let mut walk = Walk { value: &value, own, leaves: Vec::new() };
    let written = &rule.rule;
    for part in [written.when.as_ref(), written.unless.as_ref(), Some(&written.require)].into_iter().flatten() {
        walk.walk(part);
    }
    walk.leaves
}

struct Walk<'a> {
    value: &'a dyn Fn(&str) -> Option<Amount>,
    own: &'a str,
    leaves: Vec<Leaf>,
}

fn named(facts: &[&String]) -> Vec<String> {
    facts.iter().map(|fact| (*fact).clone()).collect()
}

fn whole(amount: Option<Amount>) -> Option<u32> {
    amount.and_then(Amount::as_whole).and_then(|n| u32::try_from(n).ok())
}

/// The kind of a fact.
fn kind_of(fact: &str) -> String {
    fact.split('.').next().unwrap_or(fact).to_owned()
}

impl Walk<'_> {
    fn number(&self, term: &Term) -> Option<Amount> {
        match term {
            Term::Given(amount) => Some(*amount),
            Term::Param(name) => (self.value)(name),
        }
    }

    fn numbers(&self, terms: &[&Option<Term>]) -> Vec<Amount> {
        terms.iter().filter_map(|term| self.number(term.as_ref()?)).collect()
    }

    /// Takes up a requirement. Every key is named, so that a new one is seen here; what is not
    /// exact proves nothing by being tried.
    fn walk(&mut self, written: &Requirement) {
        let exact = Leaf { exact: true, ..Leaf::default() };
        let leaf = match written {
            Requirement::Is(Is { fact, value }) => {
                let option = match value {
                    Plain::Option(key) => vec![key.clone()],
                    Plain::YesNo(_) => Vec::new(),
                };
                Leaf { facts: named(&[fact]), lists: vec![option], ..exact }
            }
            Requirement::OneOf(OneOf { fact, values }) => Leaf { facts: named(&[fact]), lists: vec![values.clone()], ..exact },
            Requirement::Rated(Rated { fact, at_least, evidence, below: _, above: _ }) => {
                let facts = [Some(fact), evidence.as_ref()].into_iter().flatten().cloned().collect();
                Leaf { facts, lists: vec![vec![at_least.clone()]], ..exact }
            }
            Requirement::Number(Quantity { fact, at_least, at_most, above, below }) => {
                let bounds = [at_least, at_most].into_iter().flatten();
                let own: Vec<String> = bounds.clone().filter_map(Bound::fact).cloned().collect();
                let terms = bounds.filter_map(Bound::term).chain(above).chain(below);
                let numbers = terms.filter_map(|term| self.number(term)).collect();
                let exact = if own.is_empty() { exact } else { Leaf { ratio: true, ..Leaf::default() } };
                Leaf { facts: named(&[fact]).into_iter().chain(own).collect(), numbers, ..exact }
            }
            Requirement::Ratio(Ratio { part, whole, at_least, at_most, min_base }) => {
                let numbers = self.numbers(&[at_least, at_most, min_base]);
                Leaf { facts: named(&[part, whole]), numbers, ratio: true, ..Leaf::default() }
            }
            Requirement::Change(Change { base, now, fall_at_least, rise_at_least, fall_by, rise_by }) => {
                let numbers = self.numbers(&[fall_at_least, rise_at_least, fall_by, rise_by]);
                Leaf { facts: named(&[base, now]), numbers, ratio: true, ..Leaf::default() }
            }
            Requirement::Limit(Limit {
                promised,
                promised_unit,
                legal,
                legal_unit,
                at_most,
                calendar_days_per_working_day: _,
                hours_per_working_day: _,
            }) => {
                let facts = [Some(promised), promised_unit.as_ref(), Some(legal), legal_unit.as_ref()];
                let numbers = self.number(at_most).into_iter().collect();
                Leaf { facts: facts.into_iter().flatten().cloned().collect(), numbers, ratio: true, ..Leaf::default() }
            }
            Requirement::Contains(Contains { fact, all, any, at_least: _, none, open: _, declared: _ }) => {
                Leaf { facts: named(&[fact]), lists: vec![all.clone(), any.clone(), none.clone()], ..exact }
            }
            Requirement::Matrix(Matrix { rows, columns, each, at_least }) => {
                // By columns each option counts for itself.
                let apart = *each == Some(MatrixSide::Column) && at_least.is_some();
                let lists = if apart { columns.iter().map(|column| vec![column.clone()]).collect() } else { vec![columns.clone()] };
                Leaf { facts: rows.clone(), lists, ..exact }
            }
            Requirement::FallsOn(On { fact, weekdays, months }) => {
                Leaf { facts: named(&[fact]), on: Some((weekdays.clone(), months.clone())), ..exact }
            }
            Requirement::Hours(Hours { fact, covers, at_least }) => {
                let minutes = at_least.as_ref().and_then(|term| self.number(term)).map(|hours| {
                    let minutes = hours.scaled().saturating_mul(60).saturating_add(SCALE.saturating_sub(1)).div_euclid(SCALE);
                    u16::try_from(minutes.clamp(0, 1441)).unwrap_or(1441)
                });
                Leaf { facts: named(&[fact]), hours: Some((covers.as_deref().and_then(time_range), minutes)), ..exact }
            }
            Requirement::Text(TextRule { fact, contains, any, matches, forbids, avoids }) => {
                // Patterns prove nothing.
                let exact = matches.is_none() && forbids.is_empty() && avoids.is_none();
                let facts = [Some(fact), avoids.as_ref()].into_iter().flatten().cloned().collect();
                Leaf { facts, phrases: contains.iter().chain(any).cloned().collect(), exact, ..Leaf::default() }
            }
            Requirement::Recent(Recent { fact, months }) => {
                Leaf { facts: named(&[fact]), numbers: self.number(months).into_iter().collect(), ..exact }
            }
            Requirement::Stages(Stages { facts }) => Leaf { facts: facts.clone(), ..exact },
            Requirement::Within(Within { from, to, or_before: _, running: _, less, at_least, at_most, unit: _ }) => {
                let (most, own) = match at_most {
                    Some(Bound::Term(term)) => (Some(term), None),
                    Some(Bound::Fact { fact }) => (None, Some(fact)),
                    None => (None, None),
                };
                let numbers = at_least.iter().chain(most).filter_map(|term| self.number(term)).collect();
                let facts = [from].into_iter().chain(to).chain(less).chain(own).cloned().collect();
                Leaf { facts, numbers, days: true, ..Leaf::default() }
            }
            Requirement::Cadence(cadence) => self.cadence(cadence),
            Requirement::Apart(Apart { dates, filter, at_least, at_most, unit: _, running: _ }) => {
                filter.iter().for_each(|filter| self.walk(filter));
                let kind = kind_of(dates);
                let below = (kind != self.own).then_some(kind);
                let numbers = self.numbers(&[at_least, at_most]);
                Leaf { facts: named(&[dates]), numbers, dates: Some(dates.clone()), below, days: true, ..Leaf::default() }
            }
            Requirement::Count(Count { of, filter, at_least, at_most }) => {
                filter.iter().for_each(|filter| self.walk(filter));
                Leaf { below: Some(of.clone()), numbers: self.numbers(&[at_least, at_most]), ..Leaf::default() }
            }
            Requirement::Share(Share { of, among, filter, at_least: _, at_most: _, min_base }) => {
                among.iter().chain([filter]).for_each(|filter| self.walk(filter));
                Leaf { below: Some(of.clone()), numbers: self.numbers(&[min_base]), ..Leaf::default() }
            }
            Requirement::Measure(Measure { fact, filter, take: _, at_least, at_most, min_base }) => {
                filter.iter().for_each(|filter| self.walk(filter));
                let numbers = self.numbers(&[at_least, at_most, min_base]);
                Leaf { facts: named(&[fact]), below: Some(kind_of(fact)), numbers, ..Leaf::default() }
            }
            Requirement::AllOf(group) | Requirement::AnyOf(group) | Requirement::NoneOf(group) => {
                let Group { of, at_least: _, open: _, declared: _ } = group;
                return of.iter().for_each(|member| self.walk(member));
            }
        };
        self.leaves.push(leaf);
    }

    fn cadence(&mut self, cadence: &Cadence) -> Leaf {
        let Cadence { dates, filter, per, at_least, periods, claim, from, to, partial: _, by, weekday: _, days: _, months: _, returns } =
            cadence;
        filter.iter().for_each(|filter| self.walk(filter));
        let facts = [
            Some(dates),
            claim.as_ref(),
            from.as_ref(),
            to.as_ref(),
            by.as_ref().map(|by| &by.fact),
            returns.as_ref().map(|returns| &returns.of),
        ];
        let kind = kind_of(dates);
        let rhythm = (whole(self.number(at_least)).unwrap_or(1), whole(self.number(periods)).unwrap_or(1));
        Leaf {
            facts: facts.into_iter().flatten().cloned().collect(),
            per: Some(*per),
            rhythm: Some(rhythm),
            dates: Some(dates.clone()),
            below: (kind != self.own).then_some(kind),
            ..Leaf::default()
        }
    }
}

/// Answers to one fact.
pub(super) struct Answers {
    /// Values; the first are the likeliest to hold and to break.
    pub values: Vec<Answer>,
    /// Whether any other value is like one of them to every leaf.
    pub complete: bool,
}

fn given(value: Value) -> Answer {
    Answer { state: State::Value(value), given: None }
}

fn text(text: impl Into<String>) -> Answer {
    given(Value::Text(text.into()))
}

fn date_text(day: Day) -> String {
    day.to_string()
}

/// Days of the years around one, so that the day before and after can be found.
fn days_around(date: Day) -> Vec<Day> {
    let year: i32 = date.to_string().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2000);
    let mut days = Vec::new();
    for year in year.saturating_sub(6)..=year.saturating_add(1) {
        for month in 1..=12 {
            days.extend((1..=31).filter_map(|day| Day::parse(&format!("{year:04}-{month:02}-{day:02}"))));
        }
    }
    days
}

impl Answers {
    /// A fact that does not apply.
    pub fn not_applicable() -> Answer {
        Answer { state: State::NotApplicable(String::new()), given: None }
    }

    /// A fact that could not be seen.
    pub fn cannot_check() -> Answer {
        Answer { state: State::CannotCheck(String::new()), given: None }
    }

    /// The answers to a fact; `dates` is how many single dates the rule reads.
    pub fn of(name: &str, fact: &Fact, leaves: &[Leaf], date: Day, dates: usize) -> Answers {
        let reading: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.facts.iter().any(|fact| fact == name)).collect();
        let (values, complete) = match fact.kind {
            FactType::YesNo => ([true, false].map(|value| given(Value::YesNo(value))).into(), true),
            FactType::Choice => choice(fact, &reading),
            FactType::Number => number(fact, &reading),
            FactType::Set => set(fact, &reading),
            FactType::Text => texts_of(&reading),
            FactType::Date => day(&reading, date, dates),
            FactType::Dates => list_of_days(&reading, date),
            FactType::TimeRange => times(&reading),
            // There are some, or there are none.
            FactType::Photo => (vec![given(Value::List(vec!["0a".repeat(32)])), given(Value::List(Vec::new()))], true),
            FactType::Records => (Vec::new(), false),
        };
        Answers { values, complete }
    }
}

/// Every option, those that are named first.
fn choice(fact: &Fact, reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    let named = |key: &&str| reading.iter().any(|leaf| leaf.lists.iter().any(|list| list.iter().any(|option| option == key)));
    let (first, rest): (Vec<&str>, Vec<&str>) = fact.of.keys().partition(named);
    let one_each: Vec<&str> = first.iter().take(1).chain(rest.iter().take(1)).copied().collect();
    let others = first.iter().skip(1).chain(rest.iter().skip(1)).copied();
    (one_each.into_iter().chain(others).map(text).collect(), true)
}

/// Both sides of each bound, and both ends.
fn number(fact: &Fact, reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    let ratio = reading.iter().any(|leaf| leaf.ratio);
    let step = if fact.whole { SCALE } else { 1 };
    let low = fact.min.unwrap_or_default();
    let mut edges: Vec<i64> = reading.iter().flat_map(|leaf| &leaf.numbers).map(|number| number.scaled()).collect();
    if ratio {
        edges.extend([1, 2, 50, 100, 1000].map(|n: i64| n.saturating_mul(SCALE)));
    }
    let mut all = Vec::new();
    for edge in edges {
        let floor = if fact.whole { edge.div_euclid(SCALE).saturating_mul(SCALE) } else { edge };
        all.extend([floor, floor.saturating_add(step), floor.saturating_sub(step)]);
    }
    all.push(low.scaled());
    all.extend(fact.max.map(Amount::scaled));
    let fits = |n: &i64| {
        let amount = Amount::from_scaled(*n);
        amount >= low && fact.max.is_none_or(|max| amount <= max) && (!fact.whole || amount.as_whole().is_some())
    };
    let limit = Amount::whole(i64::MAX).scaled();
    let mut values: Vec<i64> = Vec::new();
    for n in all {
        if fits(&n) && n.saturating_abs() <= limit && !values.contains(&n) {
            values.push(n);
        }
    }
    // A number that a fact refuses to all, such as a whole one between 0.2 and 0.8.
    (values.into_iter().map(|n| given(Value::Number(Amount::from_scaled(n)))).collect(), !ratio)
}

/// Sets by how many elements of each sort they hold: two options that stand in the same lists
/// are of one sort.
fn set(fact: &Fact, reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    let lists: Vec<&Vec<String>> = reading.iter().flat_map(|leaf| &leaf.lists).collect();
    let mut sorts: Vec<(Vec<bool>, Vec<&str>)> = Vec::new();
    for option in fact.of.keys() {
        let sort: Vec<bool> = lists.iter().map(|list| list.iter().any(|named| named == option)).collect();
        if !sort.contains(&true) {
            continue;
        }
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, options)) => options.push(option),
            None => sorts.push((sort, vec![option])),
        }
    }
    let all = |lists: &[&Vec<String>]| -> Vec<String> {
        let named = |option: &&str| lists.iter().any(|list| list.iter().any(|name| name == option));
        fact.of.keys().filter(named).map(str::to_owned).collect()
    };
    // The likeliest first: each list for itself, nothing, everything.
    let mut sets: Vec<Vec<String>> = lists.iter().map(|list| all(&[*list])).collect();
    sets.insert(sets.len().min(1), Vec::new());
    sets.push(all(&lists));
    let many = sorts.iter().try_fold(1_usize, |many, (_, options)| many.checked_mul(options.len().saturating_add(1)));
    let complete = many.is_some_and(|many| many <= 2048);
    if complete {
        let mut counted: Vec<Vec<String>> = vec![Vec::new()];
        for (_, options) in &sorts {
            let mut next = Vec::new();
            for set in &counted {
                for count in 0..=options.len() {
                    let mut set = set.clone();
                    set.extend(options.iter().take(count).map(|option| (*option).to_owned()));
                    next.push(set);
                }
            }
            counted = next;
        }
        sets.extend(counted);
    }
    let mut values: Vec<Vec<String>> = Vec::new();
    for set in sets {
        if !values.contains(&set) {
            values.push(set);
        }
    }
    (values.into_iter().map(|set| given(Value::List(set))).collect(), complete)
}

/// Time ranges at each edge: an earliest beginning or the first one that is too late, an end or a
/// length that is just enough or just too little. Bounds of beginnings, ends and lengths are
/// bounds of differences: where any range meets some of them and breaks the others, one does whose
/// beginning and end lie at such an edge, or so far from one.
fn times(reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    const DAY: i32 = 24 * 60;
    let (mut begins, mut ends, mut lengths) = (vec![0_i32], vec![0_i32, DAY], vec![1_i32]);
    for (covers, at_least) in reading.iter().filter_map(|leaf| leaf.hours) {
        if let Some((from, to)) = covers {
            begins.extend([i32::from(from), i32::from(from).saturating_add(1)]);
            ends.extend([i32::from(to), i32::from(to).saturating_sub(1)]);
        }
        lengths.extend(at_least.into_iter().flat_map(|least| [i32::from(least), i32::from(least).saturating_sub(1)]));
    }
    let moved = |edges: &[i32], sign: i32| -> Vec<i32> {
        edges.iter().flat_map(|edge| lengths.iter().map(move |length| edge.saturating_add(length.saturating_mul(sign)))).collect()
    };
    let (later, earlier) = (moved(&begins, 1), moved(&ends, -1));
    begins.extend(earlier);
    ends.extend(later);
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    // The widest first, then the shortest.
    for range in [(0, DAY), (0, 1)].into_iter().chain(begins.iter().flat_map(|from| ends.iter().map(|to| (*from, *to)))) {
        if range.0 >= 0 && range.0 < range.1 && range.1 <= DAY && !ranges.contains(&range) {
            ranges.push(range);
        }
    }
    let clock = |minutes: i32| format!("{:02}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60));
    (ranges.into_iter().map(|(from, to)| text(format!("{}-{}", clock(from), clock(to)))).collect(), true)
}

/// Every choice of the phrases that are looked for, and nothing.
fn texts_of(reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    let mut phrases: Vec<String> = Vec::new();
    for phrase in reading.iter().flat_map(|leaf| &leaf.phrases) {
        if !phrases.contains(phrase) {
            phrases.push(phrase.clone());
        }
    }
    let between = ['。', '·', '|', '~', '〇'].into_iter().find(|sign| !phrases.iter().any(|phrase| normal(phrase).contains(*sign)));
    let join = |some: &[&str]| format!("{0}{1}{0}", between.unwrap_or('。'), some.joined(&between.unwrap_or('。').to_string()));
    let every: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let mut values = vec![join(&every), String::new()];
    let few = phrases.len() <= 6;
    if few {
        for pattern in 0_u32..1_u32.wrapping_shl(u32::try_from(phrases.len()).unwrap_or(0)) {
            let some = every.iter().enumerate().filter(|(at, _)| pattern.wrapping_shr(u32::try_from(*at).unwrap_or(0)) & 1 == 1);
            values.push(join(&some.map(|(_, phrase)| *phrase).collect::<Vec<_>>()));
        }
    }
    (values.into_iter().map(text).collect(), few && between.is_some())
}

/// Days around each edge; where several dates are compared, as many between two edges as there
/// are dates. Where days of the week or months matter, the first day of each sort within a year.
fn day(reading: &[&Leaf], date: Day, dates: usize) -> (Vec<Answer>, bool) {
    let around = days_around(date);
    let mut edges = vec![date];
    for leaf in reading.iter().filter(|leaf| leaf.per.is_none()) {
        let numbers = || leaf.numbers.iter().filter_map(|number| number.as_whole());
        if leaf.days {
            // Working days are fewer than days.
            let days = numbers().filter_map(|n| i32::try_from(n).ok()).filter(|n| *n < 1000);
            edges.extend(days.flat_map(|n| [n, n.saturating_mul(2)]).map(|n| date.days_later(n.saturating_neg())));
        } else {
            edges.extend(numbers().filter_map(|n| u32::try_from(n).ok()).map(|months| date.months_before(months)));
        }
    }
    // Which day of the week it was in which of the last months depends on the date.
    let apart = reading.iter().all(|leaf| leaf.on.is_none()) || reading.iter().all(|leaf| leaf.on.is_some());
    let mut complete = apart && dates <= 4;
    let mut days = Vec::new();
    let beside = i32::try_from(dates.clamp(1, 4)).unwrap_or(1);
    for edge in edges {
        // No day is before the first: nothing could be told of one.
        complete &= edge > Day::FIRST.days_later(8);
        for by in (0..=beside).flat_map(|by| [by, by.saturating_neg()]) {
            days.push(edge.days_later(by));
        }
    }
    let mut sorts: Vec<Vec<bool>> = Vec::new();
    for day in (0..=365).map(|back: i32| date.days_later(back.saturating_neg())) {
        let falls = |leaf: &&Leaf| {
            let (weekdays, months) = leaf.on.as_ref()?;
            Some((weekdays.is_empty() || Weekday::is_on(weekdays, day)) && (months.is_empty() || months.contains(&day.month())))
        };
        let sort: Vec<bool> = reading.iter().filter_map(falls).collect();
        if !sort.is_empty() && !sorts.contains(&sort) {
            sorts.push(sort);
            days.push(day);
        }
    }
    for leaf in reading {
        days.extend(leaf.period_days(date, &around).into_iter().filter_map(|period| period.first().copied()));
    }
    let mut values: Vec<Day> = Vec::new();
    for day in days.into_iter().filter(|day| Day::parse(&day.to_string()).is_some()) {
        if !values.contains(&day) {
            values.push(day);
        }
    }
    (values.into_iter().map(|day| text(date_text(day))).collect(), complete)
}

/// Every day of the periods, the fewest that are enough, one too few, and none.
fn list_of_days(reading: &[&Leaf], date: Day) -> (Vec<Answer>, bool) {
    let around = days_around(date);
    let mut lists: Vec<Vec<Day>> = Vec::new();
    for leaf in reading {
        let periods = leaf.period_days(date, &around);
        let (at_least, _) = leaf.rhythm.unwrap_or((1, 1));
        let enough = usize::try_from(at_least).unwrap_or(usize::MAX);
        let take = |count: usize| -> Vec<Day> { periods.iter().flat_map(|days| days.iter().take(count).copied()).collect() };
        lists.extend([take(enough), Vec::new(), take(usize::MAX), take(enough.saturating_sub(1))]);
    }
    if lists.is_empty() {
        lists.push(Vec::new());
    }
    let mut values: Vec<Vec<String>> = Vec::new();
    for list in lists.into_iter().filter(|list| list.len() <= 1000) {
        let list: Vec<String> = list.into_iter().map(date_text).collect();
        if !values.contains(&list) {
            values.push(list);
        }
    }
    (values.into_iter().map(|list| given(Value::List(list))).collect(), false)
}

impl Leaf {
    /// Whether it tells days of the week or months apart.
    pub fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// Whether it reads a fact.
    pub fn reads(&self, fact: &str) -> bool {
        self.facts.iter().any(|read| read == fact)
    }

    /// The days of the last complete periods of a cadence, the last period first.
    fn period_days(&self, date: Day, around: &[Day]) -> Vec<Vec<Day>> {
        let (Some(per), Some((_, periods))) = (self.per, self.rhythm) else { return Vec::new() };
        let now = per.index(date);
        let mut found = Vec::new();
        for back in 1..=periods.min(60) {
            let index = now.saturating_sub(i32::try_from(back).unwrap_or(i32::MAX));
            let days: Vec<Day> = around.iter().copied().filter(|day| per.index(*day) == index).collect();
            if days.is_empty() {
                break;
            }
            found.push(days);
        }
        found
    }

    /// Rows of subjects below, with their days where they are dated: none, one, as many as are
    /// wanted, one fewer and one more.
    pub fn rhythms(&self, standard: &Standard, date: Day) -> Vec<Vec<Option<Answer>>> {
        let dates = self.dates.as_deref().and_then(|dates| standard.words.fact(dates));
        let Some(info) = dates.and_then(|fact| standard.words.facts.get(fact as usize)) else {
            let mut counts: Vec<usize> = vec![1];
            for number in self.numbers.iter().filter_map(|number| number.as_whole()) {
                let number = usize::try_from(number).unwrap_or(0).min(120);
                counts.extend([number, number.saturating_add(1), number.saturating_sub(1)]);
            }
            return counts.into_iter().filter(|count| *count > 0).map(|count| vec![None; count]).collect();
        };
        let around = days_around(date);
        let periods = self.period_days(date, &around);
        let enough = self.rhythm.map_or(1, |(at_least, _)| usize::try_from(at_least).unwrap_or(1));
        let one = |day: &Day| {
            let day = date_text(*day);
            Some(if info.fact.kind == FactType::Dates { given(Value::List(vec![day])) } else { text(day) })
        };
        let take = |count: usize| -> Vec<Option<Answer>> { periods.iter().flat_map(|days| days.iter().take(count).map(one)).collect() };
        let mut rows = vec![take(enough), vec![one(&date)], take(enough.saturating_sub(1))];
        rows.retain(|row| !row.is_empty() && row.len() <= 400);
        rows
    }
}
