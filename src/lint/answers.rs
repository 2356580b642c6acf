//! The answers to a fact between which a rule can tell.

use super::look::says_only;
use crate::amount::{Amount, SCALE};
use crate::calendar::{Day, Period};
use crate::in_force::RuleInForce;
use crate::inspection::{Answer, State, Value};
use crate::pack::{Fact, FactType, Requirement};
use crate::standard::Standard;
use crate::text::normal;
use crate::tree::{Content, FromNode, Node};

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
    /// Whether it matches patterns.
    patterns: bool,
    /// Whether it compares two numbers.
    ratio: bool,
    /// The period of a cadence.
    per: Option<Period>,
    /// How many days in how many periods.
    rhythm: Option<(u32, u32)>,
    /// The dates of a cadence.
    pub dates: Option<String>,
    /// The kind below, of which it counts subjects or records.
    pub below: Option<String>,
}

/// Every key that the search knows the meaning of; beside them stand the names of the kinds.
const KNOWN: &[&str] = &[
    "is", "one_of", "rated", "number", "ratio", "contains", "text", "recent", "stages", "cadence", "count", "all_of", "any_of", "none_of",
    "fact", "value", "values", "at_least", "at_most", "above", "below", "part", "whole", "all", "any", "none", "open", "declared",
    "matches", "forbids", "months", "facts", "dates", "where", "per", "periods", "claim", "of", "param",
];

/// The leaves of a rule's condition, exception and requirement, and whether all of it is known.
pub(super) fn leaves(standard: &Standard, rule: &RuleInForce) -> (Vec<Leaf>, bool) {
    let (mut leaves, mut known) = (Vec::new(), true);
    let written = &rule.rule;
    for part in [written.when.as_ref(), written.unless.as_ref(), Some(&written.require)].into_iter().flatten() {
        known &= leaves_of(standard, rule, part, &mut leaves);
    }
    (leaves, known)
}

fn leaves_of(standard: &Standard, rule: &RuleInForce, part: &Requirement, leaves: &mut Vec<Leaf>) -> bool {
    // Read as data, so that a kind or key that is new is seen to be new.
    let json = crate::write::json(part);
    let Ok(node) = Node::json(&json) else { return false };
    let value = |name: &str| standard.packs.get(rule.pack as usize).and_then(|pack| pack.params.get(name)).and_then(|param| param.value);
    let own = standard.words.kind_name(rule.kind);
    let mut walk = Walk { value: &value, own, leaves, known: true };
    walk.walk(&node);
    walk.known
}

struct Walk<'a> {
    value: &'a dyn Fn(&str) -> Option<Amount>,
    own: &'a str,
    leaves: &'a mut Vec<Leaf>,
    known: bool,
}

fn texts(node: &Node<'_>) -> Vec<String> {
    match &node.content {
        Content::List(elements) => elements.iter().filter_map(|element| element.text().map(str::to_owned)).collect(),
        _ => node.text().map(str::to_owned).into_iter().collect(),
    }
}

impl Walk<'_> {
    fn walk(&mut self, node: &Node<'_>) {
        match &node.content {
            Content::Map(entries) => {
                self.known &= says_only(node, KNOWN);
                let counts = node.entry("of").is_some_and(|(_, of)| !of.is_collection());
                if counts || ["fact", "part", "facts", "dates"].iter().any(|key| node.entry(key).is_some()) {
                    let leaf = self.leaf(node);
                    self.leaves.push(leaf);
                }
                for entry in entries {
                    if entry.value.is_collection() && entry.key != "param" {
                        self.walk(&entry.value);
                    }
                }
            }
            Content::List(elements) => elements.iter().for_each(|element| self.walk(element)),
            Content::Scalar { .. } => {}
        }
    }

    fn number(&mut self, node: &Node<'_>) -> Option<Amount> {
        match node.entry("param") {
            Some((_, name)) => (self.value)(name.text()?),
            None => node.figure().and_then(Amount::parse),
        }
    }

    fn leaf(&mut self, node: &Node<'_>) -> Leaf {
        let mut leaf = Leaf::default();
        let Content::Map(entries) = &node.content else { return leaf };
        let whole = |amount: Option<Amount>| amount.and_then(Amount::as_whole).and_then(|n| u32::try_from(n).ok());
        let (mut at_least, mut periods, mut at_most) = (None, None, None);
        for entry in entries {
            let value = &entry.value;
            match entry.key.as_ref() {
                "fact" | "part" | "whole" | "facts" | "claim" | "dates" => leaf.facts.extend(texts(value)),
                "value" | "values" | "all" | "any" | "none" => leaf.lists.push(texts(value)),
                "contains" => leaf.phrases.extend(texts(value)),
                "matches" | "forbids" => leaf.patterns |= !texts(value).is_empty(),
                "per" => leaf.per = Some(Period::from_node(Some(value), &mut crate::tree::Faults::default())),
                "of" => leaf.below = value.text().map(str::to_owned),
                "at_least" | "at_most" | "above" | "below" | "months" | "periods" => {
                    let number = self.number(value);
                    leaf.numbers.extend(number);
                    match entry.key.as_ref() {
                        "at_least" => at_least = whole(number),
                        "at_most" => at_most = whole(number),
                        "periods" => periods = whole(number),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        leaf.ratio = node.entry("part").is_some();
        leaf.dates = node.entry("dates").and_then(|(_, dates)| dates.text()).map(str::to_owned);
        if let Some(dates) = &leaf.dates {
            let kind = dates.split('.').next().unwrap_or(dates);
            leaf.below = (kind != self.own).then(|| kind.to_owned());
        }
        leaf.rhythm = Some((at_least.or(at_most).unwrap_or(1), periods.unwrap_or(1)));
        leaf
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

/// A day so many days away, where it is among those around.
fn moved(days: &[Day], day: Day, by: i32) -> Option<Day> {
    let wanted = day.day_number().saturating_add(by);
    days.binary_search_by_key(&wanted, |day| day.day_number()).ok().and_then(|at| days.get(at)).copied()
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
            FactType::TimeRange => (vec![text("08:30-12:00")], false),
            FactType::Photo => (vec![given(Value::List(vec!["0a".repeat(32)]))], false),
            FactType::Records => (Vec::new(), false),
            // A type that is new: nothing is proved of it.
            #[allow(unreachable_patterns)]
            _ => (Vec::new(), false),
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

/// Every choice of the phrases that are looked for, and nothing. Patterns prove nothing.
fn texts_of(reading: &[&Leaf]) -> (Vec<Answer>, bool) {
    let mut phrases: Vec<String> = Vec::new();
    for phrase in reading.iter().flat_map(|leaf| &leaf.phrases) {
        if !phrases.contains(phrase) {
            phrases.push(phrase.clone());
        }
    }
    let between = ['。', '·', '|', '~', '〇'].into_iter().find(|sign| !phrases.iter().any(|phrase| normal(phrase).contains(*sign)));
    let join = |some: &[&str]| format!("{0}{1}{0}", between.unwrap_or('。'), some.join(&between.unwrap_or('。').to_string()));
    let every: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let mut values = vec![join(&every), String::new()];
    let few = phrases.len() <= 6;
    if few {
        for pattern in 0_u32..1_u32.wrapping_shl(u32::try_from(phrases.len()).unwrap_or(0)) {
            let some = every.iter().enumerate().filter(|(at, _)| pattern.wrapping_shr(u32::try_from(*at).unwrap_or(0)) & 1 == 1);
            values.push(join(&some.map(|(_, phrase)| *phrase).collect::<Vec<_>>()));
        }
    }
    let patterns = reading.iter().any(|leaf| leaf.patterns);
    (values.into_iter().map(text).collect(), few && between.is_some() && !patterns)
}

/// Days around each edge; where several dates are compared, as many between two edges as there
/// are dates.
fn day(reading: &[&Leaf], date: Day, dates: usize) -> (Vec<Answer>, bool) {
    let cadence = reading.iter().any(|leaf| leaf.per.is_some());
    let around = days_around(date);
    let mut edges = vec![date];
    for leaf in reading.iter().filter(|leaf| leaf.per.is_none()) {
        let months = leaf.numbers.iter().filter_map(|number| number.as_whole()).filter_map(|n| u32::try_from(n).ok());
        edges.extend(months.map(|months| date.months_before(months)));
    }
    let mut complete = !cadence || reading.len() == 1;
    let mut days = Vec::new();
    let beside = i32::try_from(dates.clamp(1, 4)).unwrap_or(1);
    for edge in edges {
        if moved(&around, edge, 0).is_none() || dates > 4 {
            complete = false;
        }
        for by in (0..=beside).flat_map(|by| [by, by.saturating_neg()]) {
            days.extend(moved(&around, edge, by));
        }
    }
    for leaf in reading {
        days.extend(leaf.period_days(date, &around).into_iter().filter_map(|period| period.first().copied()));
    }
    if cadence {
        let (at_least, periods) = reading.iter().find_map(|leaf| leaf.rhythm).unwrap_or((1, 1));
        complete &= at_least > 0 && periods <= 24;
    }
    let mut values: Vec<Day> = Vec::new();
    for day in days {
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
    let mut complete = reading.len() == 1;
    for leaf in reading {
        let periods = leaf.period_days(date, &around);
        let (at_least, wanted) = leaf.rhythm.unwrap_or((1, 1));
        let enough = usize::try_from(at_least).unwrap_or(usize::MAX);
        let take = |count: usize| -> Vec<Day> { periods.iter().flat_map(|days| days.iter().take(count).copied()).collect() };
        let all = take(usize::MAX);
        complete &= leaf.per.is_some() && periods.len() as u64 == u64::from(wanted) && all.len() <= 1000;
        lists.extend([take(enough), Vec::new(), all, take(enough.saturating_sub(1))]);
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
    (values.into_iter().map(|list| given(Value::List(list))).collect(), complete)
}

impl Leaf {
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
