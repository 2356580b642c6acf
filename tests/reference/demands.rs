//! Random requirements that a pack with these kinds, facts and parameters can make.

use super::packs::UNITS;
use super::tape::Tape;
use windowcheck::amount::Amount;
use windowcheck::calendar::{LeapDay, Period, Weekday};
use windowcheck::pack::{
    Apart, Bound, ByLevel, Cadence, Change, Contains, Count, DayUnit, Fact, FactType, Family, Forbidden, Group, Hours, Is, Kind, Limit,
    Matrix, MatrixSide, Measure, On, OneOf, Partial, Plain, Quantity, Rated, Ratio, Recent, Requirement, Returns, Rhythm, Share, Stages,
    Take, Term, TextRule, Within,
};
use windowcheck::words::Words;

/// What a requirement can name.
pub struct Names<'a> {
    pub kinds: &'a [(String, Kind)],
    pub facts: &'a [(String, Fact)],
    pub params: &'a [String],
    /// Whether it is known which days are worked.
    pub calendar: bool,
}

/// Where a requirement stands: over a rule's subject, or over the subjects of a count or cadence.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Rule,
    Filter,
    /// Only the kind itself is read.
    Own,
}

const PHRASES: [&str; 4] = ["7天", "电话:", "请", "１２"];
/// A phrase of a family, and what is excepted from it.
pub const FAMILY: (&str, &str) = ("不知道", "不知道的事");
const PATTERNS: [&str; 4] = ["[0-9]+", "承诺|办结", "^请", "知道$"];

/// What the patterns of random packs mean, without a regex.
pub fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        "[0-9]+" => text.chars().any(|c| c.is_ascii_digit()),
        "承诺|办结" => text.contains("承诺") || text.contains("办结"),
        "^请" => text.starts_with('请'),
        "知道$" => text.ends_with("知道"),
        other => panic!("no meaning was written down for {other}"),
    }
}

/// Texts that meet some of the phrases and patterns and break others.
pub const TEXTS: [&str; 11] = [
    "我们许诺知道",
    "不知道的事，我来问",
    "请\n承诺\n \n办结",
    "承诺７天内办结",
    "请稍等",
    "",
    "不知道",
    "电话：12345",
    " \u{3000}\n",
    "请拨电话: 1 2 3",
    "我们承诺",
];

type Make<'a> = fn(&Names<'a>, &mut Tape, &str, Place) -> Option<Requirement>;

impl<'a> Names<'a> {
    fn kind(&self, id: &str) -> &Kind {
        &self.kinds.iter().find(|(name, _)| name == id).expect("a known kind").1
    }

    fn is_above(&self, kind: &str, other: &str) -> bool {
        match &self.kind(other).parent {
            Some(parent) => parent == kind || self.is_above(kind, parent),
            None => false,
        }
    }

    fn kinds_below(&self, kind: &str) -> Vec<String> {
        self.kinds.iter().map(|(id, _)| id.clone()).filter(|id| self.is_above(kind, id)).collect()
    }

    /// Facts of these types that a requirement on a kind can read.
    fn readable(&self, kind: &str, place: Place, types: &[FactType]) -> Vec<(String, &'a Fact)> {
        let within = |id: &str| {
            let own = id.split('.').next().unwrap_or_default();
            own == kind || place != Place::Own && self.is_above(own, kind)
        };
        self.facts.iter().filter(|(id, fact)| types.contains(&fact.kind) && within(id)).map(|(id, fact)| (id.clone(), fact)).collect()
    }

    fn read(&self, tape: &mut Tape, kind: &str, place: Place, types: &[FactType]) -> Option<(String, &'a Fact)> {
        let facts = self.readable(kind, place, types);
        if facts.is_empty() { None } else { Some(tape.pick(&facts)) }
    }

    /// A requirement on a kind, at most so many groups deep.
    pub fn requirement(&self, tape: &mut Tape, kind: &str, depth: usize, place: Place) -> Requirement {
        if depth > 0 && tape.chance(35) {
            return self.group(tape, kind, depth, place);
        }
        let leaves: [Make<'a>; 34] = [
            Self::yes_no,
            Self::contains,
            Self::count,
            Self::number,
            Self::cadence,
            Self::rated,
            Self::text,
            Self::one_of,
            Self::recent,
            Self::is_option,
            Self::ratio,
            Self::stages,
            Self::number,
            Self::number,
            Self::contains,
            Self::text,
            Self::text,
            Self::share,
            Self::measure,
            Self::measure,
            Self::measure,
            Self::change,
            Self::change,
            Self::stages,
            Self::stages,
            Self::within,
            Self::within,
            Self::apart,
            Self::apart,
            Self::limit,
            Self::matrix,
            Self::matrix,
            Self::hours,
            Self::on,
        ];
        for _ in 0..5 {
            if let Some(made) = tape.pick(&leaves)(self, tape, kind, place) {
                return made;
            }
        }
        self.yes_no(tape, kind, place).expect("every kind has a yes-no fact")
    }

    fn group(&self, tape: &mut Tape, kind: &str, depth: usize, place: Place) -> Requirement {
        let mode = tape.below(3);
        let members = 1 + tape.below(4);
        let of = (0..members).map(|_| self.requirement(tape, kind, depth - 1, place)).collect();
        let at_least = (mode == 1 && tape.chance(60)).then(|| self.demand(tape));
        let group = Group { of, at_least, open: false, declared: None };
        match mode {
            0 => Requirement::AllOf(group),
            1 => Requirement::AnyOf(group),
            _ => Requirement::NoneOf(group),
        }
    }

    /// A small whole number or a parameter.
    fn term(&self, tape: &mut Tape) -> Term {
        if !self.params.is_empty() && tape.chance(35) {
            return Term::Param(tape.pick(self.params));
        }
        Term::Given(Amount::whole(tape.pick(&[1, 2, 0, 3])))
    }

    /// A term that demands something; parameters of random packs are above zero.
    fn demand(&self, tape: &mut Tape) -> Term {
        match self.term(tape) {
            Term::Given(amount) => Term::Given(amount.max(Amount::whole(1))),
            param => param,
        }
    }

    /// A figure with decimals, or a parameter.
    fn figure(&self, tape: &mut Tape, figures: &[&str]) -> Term {
        match self.term(tape) {
            Term::Given(_) => Term::Given(Amount::parse(tape.pick(figures)).expect("a number")),
            param => param,
        }
    }

    fn yes_no(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::YesNo])?;
        Some(Requirement::Is(Is { fact, value: Plain::YesNo(!tape.chance(35)) }))
    }

    fn is_option(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, definition) = self.read(tape, kind, place, &[FactType::Choice])?;
        Some(Requirement::Is(Is { fact, value: Plain::Option(option(tape, definition)) }))
    }

    fn one_of(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, definition) = self.read(tape, kind, place, &[FactType::Choice])?;
        let keys: Vec<String> = definition.of.keys().map(str::to_owned).collect();
        let mut values = tape.some(&keys, 50);
        if values.is_empty() {
            values.push(tape.pick(&keys));
        }
        Some(Requirement::OneOf(OneOf { fact, values }))
    }

    fn rated(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, definition) = self.read(tape, kind, place, &[FactType::Choice])?;
        let at_least = option(tape, definition);
        let mut rated = Rated { fact, at_least, evidence: None, below: None, above: None };
        let evidence = self.read(tape, kind, place, &[FactType::Photo, FactType::Text]);
        if let (Some((evidence, _)), true) = (evidence, tape.chance(50)) {
            rated.evidence = Some(evidence);
            rated.below = tape.chance(50).then(|| option(tape, definition));
            rated.above = (rated.below.is_none() || tape.chance(30)).then(|| option(tape, definition));
        }
        Some(Requirement::Rated(rated))
    }

    fn number(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::Number])?;
        let (low, high) = (["2", "0", "3.5", "1.0001"], ["5", "2", "7.25", "3"]);
        let mut number = Quantity { fact, at_least: None, at_most: None, above: None, below: None };
        match tape.below(4) {
            0 => number.at_most = Some(Bound::Term(self.figure(tape, &high))),
            1 => number.below = Some(self.figure(tape, &high)),
            2 => {}
            _ => {
                number.at_most = Some(Bound::Term(self.figure(tape, &high)));
                number.below = Some(self.figure(tape, &high));
            }
        }
        match tape.below(3) {
            0 if number.at_most.is_some() || number.below.is_some() => {}
            1 => number.above = Some(self.figure(tape, &low)),
            _ => number.at_least = Some(Bound::Term(self.figure(tape, &low))),
        }
        if tape.chance(30) {
            let own = self.read(tape, kind, place, &[FactType::Number]).map(|(fact, _)| Bound::Fact { fact });
            (number.above, number.below) = (None, None);
            match tape.below(3) {
                0 => number.at_most = own,
                1 => number.at_least = own,
                _ => (number.at_least, number.at_most) = (own.clone(), own),
            }
        }
        Some(Requirement::Number(number))
    }

    /// A lower and an upper figure, or only one of them; figures that are written are in order.
    fn bounds(&self, tape: &mut Tape, figures: &[&str]) -> (Option<Term>, Option<Term>) {
        let (low, high) = (self.figure(tape, figures), self.figure(tape, figures));
        match (tape.below(4), low, high) {
            (0 | 1, low, _) => (Some(low), None),
            (2, _, high) => (None, Some(high)),
            (_, Term::Given(low), Term::Given(high)) => (Some(Term::Given(low.min(high))), Some(Term::Given(low.max(high)))),
            (_, low, _) => (Some(low), None),
        }
    }

    /// Two numbers of one subject: a ratio of two subjects' numbers means nothing.
    fn two_numbers(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<(String, String)> {
        let (part, _) = self.read(tape, kind, place, &[FactType::Number])?;
        let own = part.split('.').next().unwrap_or_default().to_owned();
        let wholes: Vec<String> = self.readable(&own, Place::Own, &[FactType::Number]).into_iter().map(|(id, _)| id).collect();
        // Mostly another number, where there is one.
        let others: Vec<String> = wholes.iter().filter(|whole| **whole != part).cloned().collect();
        let whole = if others.is_empty() || tape.chance(20) { tape.pick(&wholes) } else { tape.pick(&others) };
        Some((part, whole))
    }

    fn ratio(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (part, whole) = self.two_numbers(tape, kind, place)?;
        let (at_least, at_most) = self.bounds(tape, &["50", "100", "33.3333", "95", "0"]);
        let min_base = tape.chance(40).then(|| self.figure(tape, &["2", "5", "0"]));
        Some(Requirement::Ratio(Ratio { part, whole, at_least, at_most, min_base }))
    }

    fn change(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (base, now) = self.two_numbers(tape, kind, place)?;
        let mut change = Change { base, now, fall_at_least: None, rise_at_least: None, fall_by: None, rise_by: None };
        let (share, by) = (self.figure(tape, &["10", "33.3333", "50"]), self.figure(tape, &["0.5", "2"]));
        let (share, by) = match tape.below(3) {
            0 => (Some(share), None),
            1 => (None, Some(by)),
            _ => (Some(share), Some(by)),
        };
        match tape.below(2) {
            0 => (change.fall_at_least, change.fall_by) = (share, by),
            _ => (change.rise_at_least, change.rise_by) = (share, by),
        }
        Some(Requirement::Change(change))
    }

    fn within(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (from, _) = self.read(tape, kind, place, &[FactType::Date])?;
        let to = if tape.chance(15) { None } else { Some(self.read(tape, kind, place, &[FactType::Date])?.0) };
        let (at_least, at_most) = self.bounds(tape, &["7", "0", "20", "100", "1", "3"]);
        let unit = match tape.below(4) {
            0 | 1 if self.calendar => DayUnit::WorkingDays,
            0 => DayUnit::Days,
            1 | 2 => DayUnit::Months,
            _ => DayUnit::Days,
        };
        let number = |tape: &mut Tape| Some(self.read(tape, kind, place, &[FactType::Number])?.0);
        let less = if tape.chance(25) { number(tape) } else { None };
        let own = if tape.chance(25) { number(tape) } else { None };
        let at_most = own.map(|fact| Bound::Fact { fact }).or(at_most.map(Bound::Term));
        Some(Requirement::Within(Within {
            from,
            running: to.is_some() && tape.chance(50),
            to,
            or_before: tape.chance(30),
            less,
            at_least,
            at_most,
            unit,
        }))
    }

    /// A choice among units of time limits.
    fn unit(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<String> {
        let choices = self.readable(kind, place, &[FactType::Choice]);
        let units: Vec<String> =
            choices.into_iter().filter(|(_, fact)| fact.of.keys().all(|key| UNITS.contains(&key))).map(|(name, _)| name).collect();
        if units.is_empty() { None } else { Some(tape.pick(&units)) }
    }

    fn limit(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (promised, _) = self.read(tape, kind, place, &[FactType::Number])?;
        let (legal, _) = self.read(tape, kind, place, &[FactType::Number])?;
        let promised_unit = self.unit(tape, kind, place);
        let legal_unit = promised_unit.is_some().then(|| self.unit(tape, kind, place).expect("there is one"));
        let at_most = self.figure(tape, &["50", "100", "33.3333"]);
        let mut worth = |figure: &str| tape.chance(70).then(|| self.figure(tape, &[figure]));
        let (calendar_days_per_working_day, hours_per_working_day) = (worth("1.4"), worth("8"));
        let limit = Limit { promised, promised_unit, legal, legal_unit, at_most, calendar_days_per_working_day, hours_per_working_day };
        Some(Requirement::Limit(limit))
    }

    /// A kind below another, unless the requirement stands over the subjects of one already.
    fn kind_below(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<String> {
        let below = self.kinds_below(kind);
        if place == Place::Filter || below.is_empty() { None } else { Some(tape.pick(&below)) }
    }

    fn filter(&self, tape: &mut Tape, of: &str, per_cent: usize) -> Option<Box<Requirement>> {
        tape.chance(per_cent).then(|| Box::new(self.requirement(tape, of, 1, Place::Filter)))
    }

    fn share(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let of = self.kind_below(tape, kind, place)?;
        let among = self.filter(tape, &of, 40);
        let filter = Box::new(self.requirement(tape, &of, 1, Place::Filter));
        let (at_least, at_most) = self.bounds(tape, &["50", "100", "33.3333", "95", "0"]);
        let min_base = tape.chance(40).then(|| self.demand(tape));
        Some(Requirement::Share(Share { of, among, filter, at_least, at_most, min_base }))
    }

    fn measure(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let of = self.kind_below(tape, kind, place)?;
        let (fact, _) = self.read(tape, &of, Place::Own, &[FactType::Number])?;
        let filter = self.filter(tape, &of, 40);
        let take = tape.pick(&[Take::Mean, Take::Sum, Take::Min, Take::Max, Take::Spread]);
        let (at_least, at_most) = self.bounds(tape, &["2", "3.5", "1.0001", "5", "0"]);
        let min_base = tape.chance(40).then(|| self.demand(tape));
        Some(Requirement::Measure(Measure { fact, filter, take, at_least, at_most, min_base }))
    }

    fn contains(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, definition) = self.read(tape, kind, place, &[FactType::Set])?;
        let mut contains = Contains { fact, ..Contains::default() };
        for key in definition.of.keys() {
            match tape.below(6) {
                0 | 1 => contains.all.push(key.to_owned()),
                2 | 3 => contains.any.push(key.to_owned()),
                4 => contains.none.push(key.to_owned()),
                _ => {}
            }
        }
        if !contains.any.is_empty() && tape.chance(60) {
            contains.at_least = Some(self.term(tape));
        }
        Some(Requirement::Contains(contains))
    }

    fn text(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::Text])?;
        let phrases: Vec<String> = PHRASES.map(str::to_owned).into();
        let patterns: Vec<String> = PATTERNS.map(str::to_owned).into();
        let mut forbids: Vec<Forbidden> = tape.some(&patterns, 20).into_iter().map(Forbidden::Pattern).collect();
        if tape.chance(30) {
            let family = Words { zh: "推诿".to_owned(), en: "evasive".to_owned() };
            let except = tape.chance(60).then(|| FAMILY.1.to_owned()).into_iter().collect();
            forbids.push(Forbidden::Family(Family { family, patterns: vec![FAMILY.0.to_owned()], except }));
        }
        let avoids = if tape.chance(30) { self.read(tape, kind, place, &[FactType::Text]).map(|(fact, _)| fact) } else { None };
        Some(Requirement::Text(TextRule {
            fact,
            contains: tape.some(&phrases, 15),
            any: tape.some(&phrases, 15),
            matches: tape.chance(30).then(|| tape.pick(&patterns)),
            forbids,
            avoids,
        }))
    }

    fn matrix(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (first, definition) = self.read(tape, kind, place, &[FactType::Set])?;
        let keys: Vec<String> = definition.of.keys().take(5).map(str::to_owned).collect();
        let mut columns = tape.some(&keys, 60);
        if columns.is_empty() {
            columns.push(tape.pick(&keys));
        }
        // Other sets with the same options.
        let sets = self.readable(kind, place, &[FactType::Set]).into_iter();
        let others = sets.filter(|(name, set)| *name != first && columns.iter().all(|key| set.of.get(key).is_some()));
        let rows = [first.clone()].into_iter().chain(others.map(|(name, _)| name)).take(3).collect();
        let each = tape.pick(&[None, Some(MatrixSide::Column), Some(MatrixSide::Row)]);
        let at_least = tape.chance(60).then(|| self.demand(tape));
        Some(Requirement::Matrix(Matrix { rows, columns, each, at_least }))
    }

    fn hours(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::TimeRange])?;
        let covers = tape.chance(60).then(|| tape.pick(&["09:00-12:00", "12:00-14:00"]).to_owned());
        let at_least = (covers.is_none() || tape.chance(40)).then(|| self.figure(tape, &["8", "3.5", "10.5"]));
        Some(Requirement::Hours(Hours { fact, covers, at_least }))
    }

    fn on(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::Date])?;
        let weekdays = if tape.chance(60) { vec![Weekday::Monday, tape.pick(&[Weekday::Sunday, Weekday::Wednesday])] } else { Vec::new() };
        let months = if weekdays.is_empty() || tape.chance(40) { vec![tape.pick(&[10, 9, 11]), 1] } else { Vec::new() };
        Some(Requirement::FallsOn(On { fact, weekdays, months }))
    }

    fn recent(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (fact, _) = self.read(tape, kind, place, &[FactType::Date])?;
        Some(Requirement::Recent(Recent { fact, months: self.term(tape) }))
    }

    fn stages(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let stages = 2 + tape.below(2);
        let facts = (0..stages).map(|_| self.read(tape, kind, place, &[FactType::Date]).map(|(fact, _)| fact)).collect::<Option<_>>()?;
        Some(Requirement::Stages(Stages { facts }))
    }

    /// Dates of a kind or of one below it, and which records of these count.
    fn dated(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<(String, Option<Box<Requirement>>)> {
        let types = [FactType::Date, FactType::Dates];
        let mut dates = self.readable(kind, Place::Own, &types);
        if place == Place::Rule {
            dates.extend(self.kinds_below(kind).iter().flat_map(|below| self.readable(below, Place::Own, &types)));
        }
        if dates.is_empty() {
            return None;
        }
        let (dates, _) = tape.pick(&dates);
        let holder = dates.split('.').next().unwrap_or_default().to_owned();
        let filter = (holder != kind && tape.chance(50)).then(|| Box::new(self.requirement(tape, &holder, 1, Place::Filter)));
        Some((dates, filter))
    }

    fn apart(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (dates, filter) = self.dated(tape, kind, place)?;
        let (at_least, at_most) = self.bounds(tape, &["7", "30", "0", "2", "100"]);
        let unit = match tape.below(3) {
            0 if self.calendar => DayUnit::WorkingDays,
            1 => DayUnit::Months,
            _ => DayUnit::Days,
        };
        let running = at_most.is_some() && tape.chance(50);
        Some(Requirement::Apart(Apart { dates, filter, at_least, at_most, unit, running }))
    }

    fn cadence(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let (dates, filter) = self.dated(tape, kind, place)?;
        let claim = if tape.chance(50) { self.read(tape, kind, place, &[FactType::YesNo]).map(|(fact, _)| fact) } else { None };
        let periods = [Period::Month, Period::Quarter, Period::Week, Period::HalfYear, Period::Year, Period::Day];
        let per = tape.pick(&periods);
        let (at_least, periods_back) = (self.demand(tape), self.demand(tape));
        let mut end = || if tape.chance(30) { self.read(tape, kind, place, &[FactType::Date]).map(|(fact, _)| fact) } else { None };
        let (from, to) = (end(), end());
        let partial = tape.pick(&[None, Some(Partial::Count), Some(Partial::Skip)]);
        let by = if tape.chance(30) { self.read(tape, kind, place, &[FactType::Choice]) } else { None };
        let by = by.map(|(fact, definition)| {
            let levels =
                definition.of.keys().take(2).map(|key| (key.to_owned(), Rhythm { per: tape.pick(&periods), at_least: self.demand(tape) }));
            ByLevel { fact, levels: levels.collect() }
        });
        let weekday = tape.chance(15).then(|| tape.pick(&[Weekday::Wednesday, Weekday::Monday, Weekday::Sunday]));
        let working = self.calendar && matches!(per, Period::Day | Period::Week) && by.is_none() && tape.chance(50);
        let days = working.then_some(DayUnit::WorkingDays);
        let of =
            if per == Period::Year && by.is_none() && tape.chance(60) { self.read(tape, kind, place, &[FactType::Date]) } else { None };
        let returns = of.map(|(of, _)| Returns {
            of,
            within: if tape.chance(30) { self.term(tape) } else { Term::Given(Amount::whole(tape.pick(&[30, 0, 182, 3]))) },
            leap_day: tape.pick(&[LeapDay::February28, LeapDay::March1]),
        });
        let terms = [&[9, 10, 11][..], &[3, 4, 5, 6], &[12, 1, 11, 10, 7]];
        let months = if returns.is_none() && tape.chance(20) { tape.pick(&terms).to_vec() } else { Vec::new() };
        Some(Requirement::Cadence(Cadence {
            months,
            returns,
            dates,
            filter,
            per,
            at_least,
            periods: periods_back,
            claim,
            from,
            to,
            partial,
            by,
            weekday,
            days,
        }))
    }

    fn count(&self, tape: &mut Tape, kind: &str, place: Place) -> Option<Requirement> {
        let of = self.kind_below(tape, kind, place)?;
        let filter = self.filter(tape, &of, 70);
        let sides = tape.below(3);
        let at_least = (sides != 1).then(|| self.term(tape));
        let mut at_most = (sides != 0).then(|| self.term(tape));
        if let (Some(Term::Given(low)), Some(Term::Given(high))) = (&at_least, &mut at_most) {
            *high = (*high).max(*low);
        }
        Some(Requirement::Count(Count { of, filter, at_least, at_most }))
    }
}

fn option(tape: &mut Tape, fact: &Fact) -> String {
    let keys: Vec<String> = fact.of.keys().map(str::to_owned).collect();
    tape.pick(&keys)
}
