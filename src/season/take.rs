//! Takes in the rows of tables.

use super::cells::{bad, day, is_spoilt, number, yes_no};
use super::data::{Cell, Data, DataFile, Event, FORMAT, Given, Key, Subject};
use super::definition::{Datum, Fact, Season};
use super::fraction::Fraction;
use super::heads::{Heads, Sorted};
use super::span::{self, Span};
use crate::calendar::Period;
use crate::fault::{ExpectedCell, Fault, Problem, RowClash, Step, Thing};
use crate::limits;
use crate::text::identity;

/// Whose fact it is, of which period, and who says so.
#[derive(Clone, Copy)]
struct Whose<'r> {
    subject: usize,
    period: Option<Span>,
    rater: &'r str,
}

impl Data {
    /// Takes in one file.
    ///
    /// # Errors
    /// Another format, an unknown head, name or period, a number that is not exact or out of
    /// range, something said twice: with its way through the file.
    pub fn take(&mut self, season: &Season, file: &DataFile, number: usize) -> Result<(), Fault> {
        if file.format != FORMAT {
            return Err(Fault::new(Problem::Format { found: file.format.clone(), wanted: FORMAT }).under("format"));
        }
        self.sample |= file.sample;
        for (name, given) in file.params.iter() {
            self.set(season, name, given).map_err(|fault| fault.under(name).under("params"))?;
        }
        let heads = Heads::new(season);
        for (at, row) in file.rows.iter().enumerate() {
            let taken = Sorted::new(row, &heads).and_then(|row| self.row(season, &row, number, at));
            taken.map_err(|fault| fault.at(at).under("rows"))?;
        }
        Ok(())
    }

    fn set(&mut self, season: &Season, name: &str, given: &Given) -> Result<(), Fault> {
        let Some((at, param)) = season.params.position(name).zip(season.params.get(name)) else {
            return Err(Fault::unknown(Thing::Param, name, season.params.keys()));
        };
        param.fits(&given.value).map_err(|fault| fault.under("value"))?;
        match self.given.get(&at) {
            Some(before) if before.value != given.value => {
                Err(Fault::new(Problem::Conflict { thing: Thing::Param, name: name.to_owned() }))
            }
            _ => {
                self.given.insert(at, given.clone());
                Ok(())
            }
        }
    }

    fn row(&mut self, season: &Season, row: &Sorted<'_>, file: usize, at: usize) -> Result<(), Fault> {
        let period = match row.get("period") {
            None => None,
            Some((head, text)) => Some(Span::parse(text).ok_or_else(|| bad(text, ExpectedCell::Period).under(head))?),
        };
        let event = row.name("event", Thing::Event, season.events.keys().collect::<Vec<_>>().into_iter())?;
        let Some((_, id)) = row.get("subject") else {
            // A row of a kind of event and a period alone says that the register is complete.
            return match (event, period, row.known.len()) {
                (Some(event), Some(period), 2) if row.facts.is_empty() && row.stages.is_empty() => {
                    self.closed.push((event, period));
                    Ok(())
                }
                _ => Err(Fault::new(Problem::MissingKey { key: "subject".to_owned() })),
            };
        };
        for (head, id) in [row.get("subject"), row.get("place")].into_iter().flatten() {
            if is_spoilt(id) {
                let expected = ExpectedCell::SubjectNumber;
                return Err(bad(id, expected).under(head));
            }
        }
        let subject = self.subject(season, row, id, (file, at))?;
        if let Some((head, place)) = row.get("place") {
            self.places.push((subject, place.to_owned(), file, at, head.to_owned()));
        }
        if let Some(class) = row.name("class", Thing::Class, season.classes.keys().collect::<Vec<_>>().into_iter())?
            && let Some(known) = self.subjects.get_mut(subject)
            && *known.class.get_or_insert(class) != class
        {
            return Err(Fault::new(Problem::Conflict { thing: Thing::Subject, name: id.to_owned() }).under("class"));
        }
        let rater = row.get("rater").map_or("", |(_, rater)| rater);
        for (fact, head, cell) in &row.facts {
            let whose = Whose { subject, period, rater };
            self.fact(season, *fact, whose, cell).map_err(|fault| fault.of_answer(id, head).under(head))?;
        }
        if let Some(of) = event {
            let (head, text) = row.get("date").ok_or_else(|| Fault::new(Problem::MissingKey { key: "date".to_owned() }))?;
            self.events.push(Event { of, subject, date: day(text).map_err(|fault| fault.under(head))? });
        } else if let Some((head, _)) = row.get("date") {
            return Err(Fault::clash(RowClash::DateWithoutEvent).under(head));
        }
        self.steps(season, row, subject, period)
    }

    fn steps(&mut self, season: &Season, row: &Sorted<'_>, subject: usize, period: Option<Span>) -> Result<(), Fault> {
        let Some(at) = row.name("award", Thing::Award, season.awards.keys().collect::<Vec<_>>().into_iter())? else {
            return match row.stages.first() {
                Some((head, _)) => Err(Fault::clash(RowClash::StepWithoutAward).under(head)),
                None => Ok(()),
            };
        };
        let Some((_, award)) = season.awards.iter().nth(at) else { return Ok(()) };
        let Some(span) = period.filter(|span| span.per == award.per) else {
            return Err(Fault::clash(RowClash::PeriodOfAward));
        };
        for (head, text) in &row.stages {
            let stage = award.stages.iter().position(|(id, label)| id == *head || label.zh == *head);
            let Some(stage) = stage else { return Err(Fault::unknown(Thing::Column, head, award.stages.keys()).under(head)) };
            let date = day(text).map_err(|fault| fault.under(head))?;
            if *self.stages.entry(((at, subject, span.index), stage)).or_insert(date) != date {
                return Err(Fault::clash(RowClash::StepTwice).under(head));
            }
        }
        Ok(())
    }

    /// The subject of a row, known or new.
    fn subject(&mut self, season: &Season, cells: &Sorted<'_>, id: &str, met: (usize, usize)) -> Result<usize, Fault> {
        let kinds: Vec<&str> = season.kinds.keys().collect();
        let kind = cells.name("kind", Thing::Kind, kinds.iter().copied())?;
        if let Some(at) = self.by_id.get(id).copied() {
            return match self.subjects.get(at) {
                Some(known) if kind.is_none_or(|kind| kind == known.kind) => Ok(at),
                _ => Err(Fault::new(Problem::Conflict { thing: Thing::Subject, name: id.to_owned() }).under("kind")),
            };
        }
        // Two rows under one name and another that looks the same would be ranked as two.
        if let Some(other) = self.by_look.insert(identity(id), self.subjects.len()) {
            let problem = Problem::LooksAlike { thing: Thing::Subject, name: id.to_owned(), other: self.id(other) };
            let (file, row) = self.met.get(other).copied().unwrap_or_default();
            let mut fault = Fault::new(problem).beside_path(vec![Step::Key("rows".to_owned()), Step::Index(row)]);
            if let Some(place) = fault.place.other.as_mut().filter(|_| file != met.0) {
                place.file = self.files.get(file).cloned();
            }
            return Err(fault.under(cells.get("subject").map_or("subject", |(head, _)| head)));
        }
        let of_fact =
            cells.facts.first().and_then(|(at, _, _)| season.facts.iter().nth(*at)).and_then(|(_, fact)| season.kinds.position(&fact.each));
        let only = (kinds.len() == 1).then_some(0);
        let Some(kind) = kind.or(only).or(of_fact) else { return Err(Fault::new(Problem::MissingKey { key: "kind".to_owned() })) };
        if id.chars().count() as u64 > limits::NAME_CHARS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::NAME_CHARS }));
        }
        let at = self.subjects.len();
        if at as u64 >= limits::SUBJECTS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::SUBJECTS }));
        }
        self.subjects.push(Subject { id: id.to_owned(), kind, place: None, class: None });
        self.by_id.insert(id.to_owned(), at);
        self.met.push(met);
        Ok(at)
    }

    /// Takes in a fact of a subject.
    fn fact(&mut self, season: &Season, at: usize, whose: Whose<'_>, cell: &Cell) -> Result<(), Fault> {
        let Some((name, fact)) = season.facts.iter().nth(at) else { return Ok(()) };
        let kind = self.subjects.get(whose.subject).map(|subject| subject.kind);
        if season.kinds.position(&fact.each) != kind {
            let from = kind.and_then(|kind| season.kinds.keys().nth(kind)).unwrap_or_default().to_owned();
            return Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from }));
        }
        let index = match (fact.per, whose.period) {
            (None, _) => 0,
            (Some(per), Some(span)) if span.per == per => self.month(span)?,
            (Some(_), Some(_)) => return Err(Fault::clash(RowClash::PeriodOfFact)),
            (Some(_), None) => return Err(Fault::new(Problem::MissingKey { key: "period".to_owned() })),
        };
        self.values = self.values.saturating_add(1);
        if self.values > limits::ANSWERS.most {
            return Err(Fault::new(Problem::TooLarge { limit: limits::ANSWERS }));
        }
        let key = (at, whose.subject, index);
        match fact.datum {
            Datum::YesNo => {
                let value = yes_no(cell)?;
                match *self.answers.entry(key).or_insert(value) == value {
                    true => Ok(()),
                    false => Err(Fault::clash(RowClash::AnsweredTwice)),
                }
            }
            Datum::Number => self.number(fact, key, whose.rater, number(fact, cell)?),
        }
    }

    /// Takes in a number of a rater.
    fn number(&mut self, fact: &Fact, key: Key, rater: &str, value: Fraction) -> Result<(), Fault> {
        let known = self.numbers.entry(key).or_default();
        if fact.raters.is_some() && rater.is_empty() {
            return Err(Fault::new(Problem::MissingKey { key: "rater".to_owned() }));
        }
        let rater = if fact.raters.is_some() { rater } else { "" };
        // What is recorded once may stand in every row, as in a sheet of an office.
        match known.iter().find(|(before, _)| identity(before) == identity(rater)) {
            None => known.push((rater.to_owned(), value)),
            Some((_, before)) if fact.per.is_none() && *before == value => {}
            Some(_) => return Err(Fault::clash(RowClash::NumberTwice)),
        }
        Ok(())
    }

    /// Widens the season to a span.
    fn month(&mut self, span: Span) -> Result<i32, Fault> {
        let (first, last) = self.recorded.entry(span::months(span.per)).or_insert((span.first_month(), span.last_month()));
        (*first, *last) = ((*first).min(span.first_month()), (*last).max(span.last_month()));
        let wide = self
            .months(Period::Year)
            .is_some_and(|(first, last)| u64::try_from(last.saturating_sub(first)).unwrap_or(u64::MAX) >= limits::SEASON_MONTHS.most);
        if wide { Err(Fault::new(Problem::TooLarge { limit: limits::SEASON_MONTHS })) } else { Ok(span.index) }
    }

    /// Puts every subject beneath the one that its rows name, when all files are read.
    ///
    /// # Errors
    /// The number of the file, and the fault: no such subject, one of another kind, two of them.
    pub fn settle(&mut self, season: &Season) -> Result<(), (usize, Fault)> {
        for (subject, place, file, row, head) in std::mem::take(&mut self.places) {
            let here = |fault: Fault| (file, fault.under(&head).at(row).under("rows"));
            let above = self.by_id.get(&place).copied();
            let Some(above) = above else {
                return Err(here(Fault::unknown(Thing::Subject, &place, self.by_id.keys().map(String::as_str))));
            };
            let kind = |at: usize| self.subjects.get(at).and_then(|subject| season.kinds.iter().nth(subject.kind));
            let wanted = kind(subject).and_then(|(_, kind)| kind.parent.as_deref());
            if wanted.is_none() || wanted != kind(above).map(|(name, _)| name) {
                return Err(here(Fault::clash(RowClash::PlaceOfKind)));
            }
            if let Some(known) = self.subjects.get_mut(subject)
                && *known.place.get_or_insert(above) != above
            {
                let name = known.id.clone();
                return Err(here(Fault::new(Problem::Conflict { thing: Thing::Subject, name })));
            }
        }
        Ok(())
    }
}
