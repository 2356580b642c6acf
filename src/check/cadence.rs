//! `cadence`: dated events often enough in every complete period before the inspection.

use super::below::{self, Below};
use super::bounds;
use super::excess::{Distance, Far};
use super::reading::{Reading, by_row, demand, unknown};
use super::scope::{Given, Scope};
use super::terms;
use crate::amount::{Amount, SCALE};
use crate::calendar::{Day, LeapDay, Period, Weekday, Workdays};
use crate::facts::{Data, Facts, NONE, RowState};
use crate::fault::Fault;
use crate::finding::{PeriodSeen, Reason, Verdict};
use crate::order;
use crate::pack::{self, DayUnit, FactType};
use crate::planes::Planes;
use std::sync::Arc;

/// A period, and how many days with an event it needs.
type Rhythm = (Period, Given);

/// Days with an event in each of the last complete periods.
#[derive(Clone, Debug)]
pub struct Cadence {
    dates: Reading,
    /// The records; `None` when the dates are a list of the subject itself.
    records: Option<Below>,
    rhythm: Rhythm,
    /// By option of a choice, another rhythm.
    by: Option<(Reading, Vec<Option<Rhythm>>)>,
    periods: Given,
    claim: Option<Reading>,
    /// Only what lies between these dates is looked at; periods in part when `partial`.
    from: Option<Reading>,
    to: Option<Reading>,
    partial: bool,
    weekday: Option<Weekday>,
    /// The calendar, when only working days, or weeks of these, are looked at.
    workdays: Option<Arc<Workdays>>,
    /// Only periods of these months are looked at; of all when there are none.
    months: Vec<u8>,
    /// The date on whose return the year turns, and how near to it events count.
    returns: Option<(Reading, Given, LeapDay)>,
}

/// How days fall into periods.
#[derive(Clone, Copy)]
struct Turn {
    per: Period,
    /// A date, how many days about its yearly return the period lasts, and its day in other years.
    returns: Option<(Day, i32, LeapDay)>,
}

impl Turn {
    /// The last period that began on a day or before it.
    #[inline(never)]
    fn begun(self, day: Day) -> i32 {
        let Some((of, within, leap_day)) = self.returns else { return self.per.index(day) };
        let year = day.year();
        let begins = |year: i32| of.in_year(year, leap_day).days_later(within.saturating_neg());
        i32::from(begins(year.saturating_add(1)) <= day).saturating_sub(i32::from(begins(year) > day)).saturating_add(year)
    }

    /// The last period that was over before a day.
    #[inline(never)]
    fn ended(self, day: Day) -> i32 {
        let Some((of, within, leap_day)) = self.returns else { return self.per.index(day).saturating_sub(1) };
        let year = day.year();
        let ends = |year: i32| of.in_year(year, leap_day).days_later(within);
        let open = [year, year.saturating_sub(1)].into_iter().filter(|year| ends(*year) >= day).count();
        year.saturating_sub(i32::try_from(open).unwrap_or(0))
    }
}

/// What is looked at for one subject: the rhythm, the days, and the periods by number.
struct Window<'a> {
    turn: Turn,
    at_least: &'a Given,
    first: Day,
    last: Day,
    periods: Vec<i32>,
}

pub(super) fn compile(cadence: &pack::Cadence, scope: &mut Scope<'_>) -> Result<Cadence, Fault> {
    let read = |scope: &mut Scope<'_>| demand(scope, &cadence.dates, &[FactType::Date, FactType::Dates]);
    let (records, dates) = below::dated(&cadence.dates, cadence.filter.as_deref(), scope, read)?;
    let workdays = match cadence.days {
        Some(DayUnit::WorkingDays) => Some(scope.workdays.clone().ok_or_else(Fault::not_checked)?),
        Some(DayUnit::Days | DayUnit::Months) | None => None,
    };
    let returns = cadence.returns.as_ref().map(|returns| {
        let within = scope.fitting(&returns.within, terms::half_year)?;
        Ok((demand(scope, &returns.of, &[FactType::Date])?, within, returns.leap_day))
    });
    let claim = cadence.claim.as_deref().map(|claim| demand(scope, claim, &[FactType::YesNo]));
    Ok(Cadence {
        dates,
        records,
        rhythm: (cadence.per, scope.positive(&cadence.at_least)?),
        by: cadence.by.as_ref().map(|by| levels(by, scope)).transpose()?,
        from: cadence.from.as_ref().map(|from| demand(scope, from, &[FactType::Date])).transpose()?,
        to: cadence.to.as_ref().map(|to| demand(scope, to, &[FactType::Date])).transpose()?,
        partial: cadence.partial == Some(pack::Partial::Count),
        weekday: cadence.weekday,
        workdays,
        months: cadence.months.clone(),
        returns: returns.transpose()?,
        periods: scope.positive(&cadence.periods)?,
        claim: claim.transpose()?,
    })
}

fn levels(by: &pack::ByLevel, scope: &mut Scope<'_>) -> Result<(Reading, Vec<Option<Rhythm>>), Fault> {
    let reading = demand(scope, &by.fact, &[FactType::Choice])?;
    let fact = reading.link.fact;
    for level in by.levels.keys() {
        scope.option(fact, level)?;
    }
    let options = scope.definition(fact).map(|fact| &fact.of);
    let rhythm = |level: &str| {
        let rhythm = by.levels.get(level)?;
        let at_least = scope.positive(&rhythm.at_least);
        Some(at_least.map(|at_least| (rhythm.per, at_least)))
    };
    let rhythms = options.into_iter().flat_map(|options| options.keys()).map(|level| rhythm(level).transpose());
    Ok((reading, rhythms.collect::<Result<_, _>>()?))
}

/// The last working days before a day, so many of them and none before the first that is looked
/// at, the latest first; not configured in a year that the calendar does not cover.
fn working_days(workdays: &Workdays, before: Day, most: i32, first: Option<i32>) -> Result<Vec<i32>, Verdict> {
    let most = usize::try_from(most).unwrap_or(0);
    let (mut found, mut day) = (Vec::new(), before.days_later(-1));
    while found.len() < most && first.is_none_or(|first| Period::Day.index(day) >= first) {
        if workdays.is_worked(day).ok_or(Verdict::NotConfigured)? {
            found.push(Period::Day.index(day));
        }
        day = day.days_later(-1);
    }
    Ok(found)
}

/// What was found of the events of one subject.
struct Found {
    /// By period of the window: the days with an event.
    events: Vec<Vec<Day>>,
    /// Why it is not known of some records whether they count: the strongest of their verdicts.
    unknown: Option<Verdict>,
    /// Records of any kind.
    records: u32,
}

impl Found {
    fn note(&mut self, unknown: Verdict) {
        below::note(&mut self.unknown, unknown);
    }
}

impl Cadence {
    /// The periods that are looked at; else why none can be. The last complete period comes first.
    fn window(&self, facts: &Facts, row: u32) -> Result<Window<'_>, Verdict> {
        let needs = [self.by.as_ref().map(|(by, _)| by), self.returns.as_ref().map(|(of, ..)| of)];
        let whole = |given: &Given| given.value.and_then(Amount::as_whole).and_then(|n| i32::try_from(n).ok());
        let near = self.returns.as_ref().map(|(_, within, _)| within);
        let unset = self.periods.value.is_none() || self.by.is_none() && self.rhythm.1.value.is_none();
        let unset = unset || bounds::unset(near.into_iter());
        if let Some(unknown) = unknown(&mut needs.into_iter().flatten(), unset, facts, row) {
            return Err(unknown);
        }
        // Where a beginning or an end does not apply there is none.
        let ends = [&self.from, &self.to].map(|end| end.as_ref().filter(|end| end.state(facts, row) != RowState::NotApplicable));
        if let Some(unknown) = unknown(&mut ends.into_iter().flatten(), false, facts, row) {
            return Err(unknown);
        }
        let level = self.by.as_ref().and_then(|(by, levels)| levels.get(by.option(facts, row))?.as_ref());
        let (per, at_least) = level.unwrap_or(&self.rhythm);
        let (Some(periods), true) = (whole(&self.periods), at_least.value.is_some()) else { return Err(Verdict::NotConfigured) };
        let [from, to] = ends.map(|end| end.and_then(|end| end.day(facts, row)));
        let returns = self.returns.as_ref().and_then(|(of, within, leap_day)| Some((of.day(facts, row)?, whole(within)?, *leap_day)));
        let turn = Turn { per: *per, returns };
        // All of a period lies after a date that it does not begin before, or when periods in part
        // are looked at, some of one that is not over.
        let after = |from: Day| if self.partial { turn.ended(from) } else { turn.begun(from.days_later(-1)) };
        let before = |to: Day| if self.partial { turn.begun(to) } else { turn.ended(to.days_later(1)) };
        let first = from.map(|from| after(from).saturating_add(1));
        let last = to.map(before);
        let complete = turn.ended(facts.date);
        // Nothing before 1900 is looked at: 400 years of weeks is the most.
        let most = periods.min(20_000);
        let within = |period: &i32| first.is_none_or(|first| *period >= first) && last.is_none_or(|last| *period <= last);
        let mut periods: Vec<i32> = match &self.workdays {
            Some(workdays) if *per == Period::Day => working_days(workdays, facts.date, most, first)?.into_iter().filter(within).collect(),
            _ => (0..most).map(|back| complete.saturating_sub(back)).filter(within).collect(),
        };
        periods.retain(|period| self.is_of_months(*per, *period));
        if let Some(workdays) = self.workdays.as_ref().filter(|_| *per == Period::Week) {
            let off = |period: i32| workdays.days_off(per.first(period), per.first(period.saturating_add(1)).days_later(-1));
            if periods.iter().any(|period| off(*period).is_none()) {
                return Err(Verdict::NotConfigured);
            }
            periods.retain(|period| off(*period) == Some(0));
        }
        let (first, last) = (from.unwrap_or(Day::FIRST), to.unwrap_or(facts.date));
        Ok(Window { turn, at_least, first, last, periods })
    }

    /// Whether a period lies in the months that are looked at; some of it, where periods in part are.
    fn is_of_months(&self, per: Period, period: i32) -> bool {
        let of = |day: Day| self.months.contains(&day.month());
        let (first, last) = (per.first(period), per.first(period.saturating_add(1)).days_later(-1));
        // No month is shorter than a step.
        let mut days = (0..336).step_by(28).map(|days| first.days_later(days)).take_while(|day| *day < last).chain([last]);
        self.months.is_empty() || if self.partial { days.any(of) } else { days.all(of) }
    }

    fn find(&self, facts: &Facts, row: u32, window: &Window<'_>) -> Found {
        let mut found = Found { events: vec![Vec::new(); window.periods.len()], unknown: None, records: 0 };
        match &self.records {
            None => self.collect(facts, facts.reach(self.dates.link, row), window, &mut found),
            Some(below) => {
                for (row, counts) in below.members(facts, row) {
                    match counts {
                        Verdict::Pass => self.collect(facts, row, window, &mut found),
                        Verdict::NotApplicable => {}
                        unknown => found.note(unknown),
                    }
                }
            }
        }
        for days in &mut found.events {
            *days = order::sorted(std::mem::take(days));
            days.dedup();
        }
        found
    }

    fn collect(&self, facts: &Facts, row: u32, window: &Window<'_>, found: &mut Found) {
        let mut add = |day: &Day| {
            let counts = *day >= window.first && *day <= window.last;
            let counts = counts && self.weekday.is_none_or(|weekday| Weekday::is_on(&[weekday], *day));
            // The latest period comes first.
            let period = window.turn.begun(*day);
            let counts = counts && window.turn.ended(*day) < period;
            let slot = window.periods.binary_search_by(|other| period.cmp(other)).ok().filter(|_| counts);
            if let Some(days) = slot.and_then(|slot| found.events.get_mut(slot)) {
                days.push(*day);
            }
        };
        match facts.state(self.dates.link.fact, row) {
            Some(RowState::Known) if row != NONE => {}
            Some(RowState::NotApplicable) => return,
            Some(RowState::CannotCheck) => return found.note(Verdict::CannotCheck),
            // The subject's own list that nobody filled in may still be claimed.
            _ if self.records.is_none() => return,
            _ => return found.note(Verdict::Pending),
        }
        match facts.column(self.dates.link.fact).map(|column| &column.data) {
            Some(Data::Date(values)) => values.get(row as usize).iter().filter_map(|day| day.as_ref()).for_each(&mut add),
            Some(Data::Dates(values)) => values.get(row as usize).into_iter().flatten().for_each(&mut add),
            _ => {}
        }
        found.records = found.records.saturating_add(1);
    }

    /// Whether nothing tells that there were no events: nobody was asked for a claim that stands
    /// beside the records, and there is no record of anybody, nor a word that there is none.
    fn is_silent(&self, facts: &Facts) -> bool {
        self.claim.is_some() || self.records.as_ref().is_none_or(|records| records.is_silent(facts))
    }

    fn claimed(&self, facts: &Facts, row: u32) -> Option<bool> {
        let claim = self.claim.as_ref()?;
        let row = facts.reach(claim.link, row);
        (facts.state(claim.link.fact, row) == Some(RowState::Known)).then(|| {
            let (block, lane) = crate::facts::lane_of(row);
            facts.yes(crate::facts::Link { from: claim.link.kind, ..claim.link }, block, lane) != 0
        })
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        if self.records.is_none() && facts.state(self.dates.link.fact, row) == Some(RowState::NotApplicable) {
            return Verdict::NotApplicable;
        }
        let window = match self.window(facts, row) {
            Ok(window) if window.periods.is_empty() => return Verdict::NotApplicable,
            Ok(window) => window,
            Err(unknown) => return unknown,
        };
        let found = self.find(facts, row, &window);
        let enough = found.events.iter().all(|days| window.is_met(days));
        if enough {
            Verdict::Pass
        } else if let Some(unknown) = found.unknown {
            unknown
        } else if found.records > 0 {
            Verdict::Fail
        } else {
            // No record at all: nothing was entered, unless somebody said how it is, or the records
            // of others show that they were gone through.
            match self.claimed(facts, row) {
                Some(true) => Verdict::ToConfirm,
                Some(false) => Verdict::Fail,
                None if self.is_silent(facts) => Verdict::Pending,
                None => Verdict::Fail,
            }
        }
    }

    /// How many events are missing in all periods together.
    pub(super) fn missing(&self, facts: &Facts, row: u32) -> Far {
        if self.records.is_none() && self.dates.state(facts, row) == RowState::NotApplicable {
            return Far::NONE;
        }
        let window = match self.window(facts, row) {
            Ok(window) => window,
            Err(Verdict::NotApplicable) => return Far::NONE,
            Err(_) => return Far::ENDLESS,
        };
        let found = self.find(facts, row, &window);
        let needed = window.needed();
        let short = |days: &Vec<Day>| needed.saturating_sub(days.len());
        let missing = found.events.iter().map(short).fold(0, usize::saturating_add);
        let events = |n: usize| Distance::new(i128::try_from(n).unwrap_or(i128::MAX).saturating_mul(i128::from(SCALE)), 1);
        // What is not known of some records may be all that is missing.
        let least = if found.unknown.is_some() { Distance::NONE } else { events(missing) };
        Far { least, most: Some(events(missing)) }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    /// Says which parameters have no value, else which year the calendar does not cover.
    fn say_unset(&self, facts: &Facts, said: &mut Vec<Reason>) {
        let levels = self.by.iter().flat_map(|(_, levels)| levels.iter().flatten());
        let at_least = levels.chain([&self.rhythm]).map(|(_, at_least)| at_least);
        let before = said.len();
        bounds::say_unset(at_least.chain([&self.periods]).chain(self.returns.iter().map(|(_, within, _)| within)), said);
        let gap = self.workdays.as_ref().filter(|_| said.len() == before).map(|workdays| workdays.gap_before(facts.date.days_later(-1)));
        said.extend(gap.map(|year| Reason::NoCalendar { year }));
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let own = self.records.is_none();
        if own && self.dates.state(facts, row) == RowState::NotApplicable {
            self.dates.known_row(facts, row, said);
            return;
        }
        let ends = self.from.iter().chain(&self.to).filter(|end| end.state(facts, row) != RowState::NotApplicable);
        for reading in self.by.iter().map(|(by, _)| by).chain(self.returns.iter().map(|(of, ..)| of)).chain(ends) {
            reading.known_row(facts, row, said);
        }
        let window = match self.window(facts, row) {
            Err(Verdict::NotConfigured) => return self.say_unset(facts, said),
            Err(_) => return,
            Ok(window) if window.periods.is_empty() => return said.push(Reason::NoPeriod),
            Ok(window) => window,
        };
        if own && self.dates.state(facts, row) != RowState::Known && self.claimed(facts, row).is_none() {
            self.dates.known_row(facts, row, said);
            return;
        }
        let found = self.find(facts, row, &window);
        if found.records == 0 && found.unknown.is_none() {
            match (self.claimed(facts, row), &self.claim) {
                (Some(true), Some(claim)) => return said.push(Reason::Claim { fact: claim.name.clone() }),
                (Some(false), Some(claim)) => {
                    return said.push(Reason::YesNo { fact: claim.name.clone(), seen: false, wanted: true });
                }
                _ if self.is_silent(facts) => return said.push(Reason::Unanswered { fact: self.dates.name.clone() }),
                _ => {}
            }
        }
        let now = window.turn.ended(facts.date).saturating_add(1);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let short = window.periods.iter().zip(&found.events).filter(|(_, days)| !window.is_met(days));
        let short = short.map(|(period, days)| PeriodSeen {
            back: u32::try_from(now.saturating_sub(*period)).unwrap_or(u32::MAX),
            events: number(days.len()),
        });
        let needed = number(window.needed());
        let per = window.turn.per;
        let working = self.workdays.is_some() && per == Period::Day;
        said.push(Reason::Cadence { per, working, short: short.collect(), periods: number(window.periods.len()), needed });
        if let (Some((of, ..)), Some((_, within, _))) = (&self.returns, window.turn.returns) {
            said.push(Reason::Returns { fact: of.name.clone(), within: u32::try_from(within).unwrap_or(0) });
        }
    }
}

impl Window<'_> {
    fn needed(&self) -> usize {
        self.at_least.value.and_then(Amount::as_whole).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    }

    fn is_met(&self, days: &[Day]) -> bool {
        days.len() >= self.needed()
    }
}
