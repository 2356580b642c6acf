//! Civil dates and the periods that standards speak of. The current day is always passed in.

use crate::order;
use serde::Serialize;
use std::fmt;

/// A civil date of the years 1900 to 2199, as days; the range keeps a mistyped year out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(time::Date);

impl Day {
    /// The first day that is read.
    pub const FIRST: Day = match time::Date::from_ordinal_date(1900, 1) {
        Ok(date) => Day(date),
        Err(_) => Day(time::Date::MIN),
    };

    /// A date written `YYYY-MM-DD`; `None` for any other form and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return None;
        };
        let digits = |bytes: &[u8]| -> Option<u16> {
            bytes.iter().try_fold(0_u16, |sum, b| {
                b.is_ascii_digit().then(|| sum.checked_mul(10)?.checked_add(u16::from(b.checked_sub(b'0')?))).flatten()
            })
        };
        let year = digits(&[y1, y2, y3, y4]).filter(|y| (1900..=2199).contains(y))?;
        let month = time::Month::try_from(u8::try_from(digits(&[m1, m2])?).ok()?).ok()?;
        let day = u8::try_from(digits(&[d1, d2])?).ok()?;
        time::Date::from_calendar_date(i32::from(year), month, day).ok().map(Day)
    }

    /// The number of the day; differences are days.
    pub fn day_number(self) -> i32 {
        self.0.to_julian_day()
    }

    /// The same day `months` months earlier, or the last day of that month.
    #[must_use]
    pub fn months_before(self, months: u32) -> Self {
        self.months_later(i32::try_from(months).unwrap_or(i32::MAX).saturating_neg())
    }

    /// The whole months up to a later day, and these with the one that has begun.
    pub fn months_until(self, later: Day) -> (i32, i32) {
        let months = later.month_index().saturating_sub(self.month_index());
        let whole = months.saturating_sub(i32::from(self.months_later(months) > later));
        (whole, whole.saturating_add(i32::from(self.months_later(whole) < later)))
    }

    fn months_later(self, months: i32) -> Self {
        let index = self.month_index().saturating_add(months);
        let (year, month0) = (index.div_euclid(12), index.rem_euclid(12));
        let month = u8::try_from(month0.saturating_add(1)).ok().and_then(|m| time::Month::try_from(m).ok());
        let month = month.unwrap_or(time::Month::January);
        let day = self.0.day().min(month.length(year));
        Day(time::Date::from_calendar_date(year, month, day).unwrap_or(time::Date::MIN))
    }

    /// The day so many days later, or earlier when it is negative; the same where time ends.
    #[must_use]
    pub fn days_later(self, days: i32) -> Self {
        Day(time::Date::from_julian_day(self.day_number().saturating_add(days)).unwrap_or(self.0))
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }
    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The same day of another year; what stands for 29 February where that year has none.
    #[must_use]
    pub fn in_year(self, year: i32, leap_day: LeapDay) -> Self {
        let same = |month: time::Month, day: u8| time::Date::from_calendar_date(year, month, day).ok().map(Day);
        let instead = match leap_day {
            LeapDay::February28 => same(time::Month::February, 28),
            LeapDay::March1 => same(time::Month::March, 1),
        };
        same(self.0.month(), self.0.day()).or(instead).unwrap_or(self)
    }

    fn month_index(self) -> i32 {
        self.0.year().saturating_mul(12).saturating_add(i32::from(u8::from(self.0.month()))).saturating_sub(1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A time written `YYYY-MM-DDTHH:MM:SS` with the offset of the place (`+08:00`, `Z`), in seconds, so
/// that times of different places can be compared; `None` for any other form. Parts of a second do not
/// count.
pub fn instant(text: &str) -> Option<i64> {
    let (day, rest) = text.split_once('T')?;
    let day = Day::parse(day)?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let (hours, seconds) = clock.rsplit_once(':')?;
    let seconds = minutes(hours)?.checked_mul(60)?.checked_add(two_digits(seconds)?)?;
    let offset = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
        (Some(ahead), _) => minutes(ahead)?,
        (None, Some(behind)) => minutes(behind)?.checked_neg()?,
        (None, None) if rest == "Z" => 0,
        (None, None) => return None,
    };
    i64::from(day.day_number()).checked_mul(86_400)?.checked_add(seconds)?.checked_sub(offset.checked_mul(60)?)
}

/// `HH:MM` in minutes.
fn minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let hours = two_digits(hours).filter(|hours| *hours < 24)?;
    two_digits(minutes)?.checked_add(hours.checked_mul(60)?)
}

fn two_digits(text: &str) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number < 60)
}

/// A period in which something must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// January to June or July to December.
    HalfYear,
    /// A calendar year.
    Year,
}

impl Period {
    /// The number of the period that holds the day; neighbouring periods differ by one.
    pub fn index(self, date: Day) -> i32 {
        match self {
            Period::Day => date.day_number(),
            // Julian day 0 was a Monday.
            Period::Week => date.day_number().div_euclid(7),
            Period::Month => date.month_index(),
            Period::Quarter => date.month_index().div_euclid(3),
            Period::HalfYear => date.month_index().div_euclid(6),
            Period::Year => date.0.year(),
        }
    }

    /// The first day of the period of a number.
    pub fn first(self, index: i32) -> Day {
        let of_months = |months: i32| {
            let month0 = index.saturating_mul(months);
            let month = u8::try_from(month0.rem_euclid(12).saturating_add(1)).ok().and_then(|month| time::Month::try_from(month).ok());
            let day = month.and_then(|month| time::Date::from_calendar_date(month0.div_euclid(12), month, 1).ok());
            day.map_or(Day::FIRST, Day)
        };
        let of_days = |days: i32| time::Date::from_julian_day(index.saturating_mul(days)).map_or(Day::FIRST, Day);
        match self {
            Period::Day => of_days(1),
            Period::Week => of_days(7),
            Period::Month => of_months(1),
            Period::Quarter => of_months(3),
            Period::HalfYear => of_months(6),
            Period::Year => of_months(12),
        }
    }
}

/// The day on which 29 February returns in a year that has none. No source says it; who writes
/// a rule has to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[allow(missing_docs)]
pub enum LeapDay {
    #[serde(rename = "february_28")]
    February28,
    #[serde(rename = "march_1")]
    March1,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Whether a day is one of these days of the week.
    pub fn is_on(weekdays: &[Weekday], day: Day) -> bool {
        // Julian day 0 was a Monday.
        weekdays.iter().any(|weekday| day.day_number().rem_euclid(7) == *weekday as i32)
    }
}

/// Which days are worked, of the years of which that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workdays {
    weekend: Vec<Weekday>,
    years: Vec<i32>,
    /// Days off that are no weekend, and worked days that are: sorted.
    off: Vec<Day>,
    on: Vec<Day>,
}

impl Workdays {
    /// A calendar from the days of the week that are not worked, the years that it covers, and
    /// the days that are off, or worked, against the week.
    pub fn new(weekend: Vec<Weekday>, years: Vec<i32>, off: Vec<Day>, on: Vec<Day>) -> Self {
        let kept = |days: Vec<Day>, on_weekend: bool| {
            let mut days = order::sorted(days.into_iter().filter(|day| Weekday::is_on(&weekend, *day) == on_weekend).collect());
            days.dedup();
            days
        };
        Workdays { off: kept(off, false), on: kept(on, true), years, weekend }
    }

    /// Whether a day is worked; none of a year that the calendar does not cover.
    pub fn is_worked(&self, day: Day) -> Option<bool> {
        let listed = |days: &[Day]| days.binary_search(&day).is_ok();
        self.years.contains(&day.year()).then(|| if Weekday::is_on(&self.weekend, day) { listed(&self.on) } else { !listed(&self.off) })
    }

    /// How many days off that are no weekend lie between two days, both with them; none where the
    /// calendar does not cover one of them.
    pub fn days_off(&self, first: Day, last: Day) -> Option<usize> {
        let known = [first, last].iter().all(|day| self.years.contains(&day.year()));
        known.then(|| self.off.partition_point(|day| *day <= last).saturating_sub(self.off.partition_point(|day| *day < first)))
    }

    /// The latest year up to that of a day which the calendar does not cover.
    pub fn gap_before(&self, day: Day) -> i32 {
        (0..=i32::from(u16::MAX)).map(|back| day.year().saturating_sub(back)).find(|year| !self.years.contains(year)).unwrap_or_default()
    }

    /// The working days after a day, up to another and with it; else the first year of which
    /// nothing is known.
    ///
    /// # Errors
    /// A year between the two days, or theirs, that the calendar does not cover.
    pub fn between(&self, from: Day, to: Day) -> Result<i64, i32> {
        if let Some(year) = (from.year()..=to.year()).find(|year| !self.years.contains(year)) {
            return Err(year);
        }
        let (first, last) = (i64::from(from.day_number()), i64::from(to.day_number()));
        let week = |day: i64, weekday: &Weekday| day.saturating_sub(*weekday as i64).div_euclid(7);
        let weekends = self.weekend.iter().map(|weekday| week(last, weekday).saturating_sub(week(first, weekday)));
        let within = |days: &[Day]| {
            let up_to = |end: Day| days.partition_point(|day| *day <= end);
            i64::try_from(up_to(to).saturating_sub(up_to(from))).unwrap_or(i64::MAX)
        };
        let all = last.saturating_sub(first).saturating_sub(weekends.fold(0, i64::saturating_add));
        Ok(all.saturating_sub(within(&self.off)).saturating_add(within(&self.on)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn times_of_different_places_are_compared() {
        assert_eq!(instant("2026-11-23T09:14:00+08:00"), instant("2026-11-23T01:14:00.25Z"));
        assert_eq!(instant("2026-11-23T00:10:00+08:00"), instant("2026-11-22T12:40:00-03:30"));
        assert!(instant("2026-11-23T09:14:01+08:00") > instant("2026-11-23T09:14:00+08:00"));
        for wrong in [
            "",
            "2026-11-23",
            "2026-11-23T9:14:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T09:60:00Z",
            "2026-11-31T09:14:00Z",
            "2026-11-23T09:14:00",
            "2026-11-23T09:14:00+8:00",
            "2026-11-23T+9:14:00Z",
            "2026-11-23T九时整Z",
        ] {
            assert_eq!(instant(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
        for text in ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-1-1", "2025/01/01", "1899-12-31", "２０２５-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_follow_the_calendar() {
        assert_eq!(Period::Week.index(date("2026-11-23")) - Period::Week.index(date("2026-11-22")), 1, "Monday begins a week");
        assert_eq!(Period::Quarter.index(date("2026-04-01")) - Period::Quarter.index(date("2026-03-31")), 1);
        assert_eq!(Period::HalfYear.index(date("2026-06-30")), Period::HalfYear.index(date("2026-01-01")));
        assert_eq!(date("2026-03-31").months_before(1), date("2026-02-28"));
        assert_eq!(date("2026-01-15").months_before(12), date("2025-01-15"));
    }

    #[test]
    fn the_day_that_is_not_in_every_year_returns_on_the_one_that_is_named() {
        let born = date("2000-02-29");
        assert_eq!(born.in_year(2028, LeapDay::March1), date("2028-02-29"));
        assert_eq!(born.in_year(2026, LeapDay::February28), date("2026-02-28"));
        assert_eq!(born.in_year(2026, LeapDay::March1), date("2026-03-01"));
        assert_eq!(date("2000-03-01").in_year(2026, LeapDay::February28), date("2026-03-01"));
    }

    #[test]
    fn days_off_and_make_up_days_move_the_count_against_the_week() {
        // Made up: Wednesday 3rd off, Saturday 6th worked; Sunday 7th is named off as well.
        let week = vec![Weekday::Saturday, Weekday::Sunday];
        let days = Workdays::new(week, vec![2026], vec![date("2026-06-03"), date("2026-06-07")], vec![date("2026-06-06")]);
        assert_eq!(days.between(date("2026-06-01"), date("2026-06-01")), Ok(0));
        assert_eq!(days.between(date("2026-06-01"), date("2026-06-02")), Ok(1));
        assert_eq!(days.between(date("2026-06-01"), date("2026-06-03")), Ok(1));
        assert_eq!(days.between(date("2026-06-01"), date("2026-06-08")), Ok(5));
        assert_eq!(days.between(date("2025-12-31"), date("2026-01-02")), Err(2025));
    }
}
