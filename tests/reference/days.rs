//! Civil days, counted by hand.

use windowcheck::calendar::{LeapDay, Period};

/// Year, month and day; ordered as days are.
pub type Day = (i64, i64, i64);

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A day written `YYYY-MM-DD`, from 1900 to 2199, that exists.
pub fn parse(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str, width: usize| -> Option<i64> {
        (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let exists = (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
    exists.then_some((year, month, day))
}

pub fn write((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// So many days earlier, one day at a time.
pub fn days_before(mut day: Day, days: usize) -> Day {
    for _ in 0..days {
        day = match day {
            (year, 1, 1) => (year - 1, 12, 31),
            (year, month, 1) => (year, month - 1, days_of_month(year, month - 1)),
            (year, month, day) => (year, month, day - 1),
        };
    }
    day
}

/// The same month and day of another year.
pub fn returned((_, month, day): Day, year: i64, leap_day: LeapDay) -> Day {
    match (month, day, leap_day) {
        (2, 29, LeapDay::February28) if !leap(year) => (year, 2, 28),
        (2, 29, LeapDay::March1) if !leap(year) => (year, 3, 1),
        _ => (year, month, day),
    }
}

/// The next day.
pub fn next(day: Day) -> Day {
    match day {
        (year, 12, 31) => (year + 1, 1, 1),
        (year, month, day) if day == days_of_month(year, month) => (year, month + 1, 1),
        (year, month, day) => (year, month, day + 1),
    }
}

/// The day of the week, Monday being 0.
pub fn weekday(day: Day) -> i64 {
    number(day) % 7
}

/// The same day so many months earlier, or the last day of that month.
pub fn months_before((mut year, mut month, day): Day, months: i64) -> Day {
    for _ in 0..months {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    }
    (year, month, day.min(days_of_month(year, month)))
}

/// Days since Monday 1900-01-01.
fn number((year, month, day): Day) -> i64 {
    let years: i64 = (1900..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let months: i64 = (1..month).map(|month| days_of_month(year, month)).sum();
    years + months + day - 1
}

/// The number of the period that holds the day; neighbouring periods differ by one.
/// The same day so many months later, or the last of a shorter month.
pub fn months_after((mut year, mut month, day): Day, months: i64) -> Day {
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    (year, month, day.min(days_of_month(year, month)))
}

pub fn period(per: Period, day: Day) -> i64 {
    let (year, month, _) = day;
    match per {
        Period::Day => number(day),
        Period::Week => number(day) / 7,
        Period::Month => year * 12 + month - 1,
        Period::Quarter => year * 4 + (month - 1) / 3,
        Period::HalfYear => year * 2 + (month - 1) / 6,
        Period::Year => year,
    }
}
