//! Civil dates and the periods that standards speak of. The current day is always passed in.

use serde::Serialize;
use std::fmt;
use tsify::Tsify;

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
        let index = self.month_index().saturating_sub(i32::try_from(months).unwrap_or(i32::MAX));
        let (year, month0) = (index.div_euclid(12), index.rem_euclid(12));
        let month = u8::try_from(month0.saturating_add(1)).ok().and_then(|m| time::Month::try_from(m).ok());
        let month = month.unwrap_or(time::Month::January);
        let day = self.0.day().min(month.length(year));
        Day(time::Date::from_calendar_date(year, month, day).unwrap_or(time::Date::MIN))
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

/// A period in which something must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Period {
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
            // Julian day 0 was a Monday.
            Period::Week => date.day_number().div_euclid(7),
            Period::Month => date.month_index(),
            Period::Quarter => date.month_index().div_euclid(3),
            Period::HalfYear => date.month_index().div_euclid(6),
            Period::Year => date.0.year(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Day {
        Day::parse(text).unwrap()
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
}
