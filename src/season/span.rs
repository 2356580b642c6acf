//! A stretch of the calendar for which something is counted: a month, quarter, half-year or year.

use crate::calendar::{Day, Period};
use crate::fault::{ExpectedCell, Fault, SeasonClash};
use crate::tree::{Faults, FromNode, Node};
use std::fmt;

/// One month, quarter, half-year or year; weeks do not fit into months and are not counted here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How long it is.
    pub per: Period,
    /// Its number, as [`Period::index`] counts.
    pub index: i32,
}

/// How many months a period has; days and weeks have none.
pub fn months(per: Period) -> i32 {
    match per {
        Period::Day | Period::Week => 0,
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
    }
}

/// Refuses days and weeks.
///
/// # Errors
/// The period is a day or a week.
pub fn whole_months(per: Period) -> Result<(), Fault> {
    match per {
        Period::Day | Period::Week => Err(Fault::clash(SeasonClash::Weeks)),
        _ => Ok(()),
    }
}

impl Span {
    /// The span of a period that holds a month, by the number of the month.
    pub fn holding(per: Period, month: i32) -> Self {
        Span { per, index: month.div_euclid(months(per).max(1)) }
    }
    /// The number of its first month.
    pub fn first_month(self) -> i32 {
        self.index.saturating_mul(months(self.per))
    }
    /// The number of its last month.
    pub fn last_month(self) -> i32 {
        self.first_month().saturating_add(months(self.per)).saturating_sub(1)
    }
    /// The spans of a period from the one that holds a month to the one that holds another.
    pub fn all(per: Period, first_month: i32, last_month: i32) -> impl Iterator<Item = Span> {
        let (first, last) = (Span::holding(per, first_month).index, Span::holding(per, last_month).index);
        (first..=last).map(move |index| Span { per, index })
    }
    /// The shorter spans of which it is made; itself when the period is the same.
    pub fn parts(self, per: Period) -> impl Iterator<Item = Span> {
        Span::all(per, self.first_month(), self.last_month())
    }
    /// The one before.
    pub fn before(self) -> Self {
        Span { per: self.per, index: self.index.saturating_sub(1) }
    }
    /// A span as written: `2026-03`, `2026-Q1`, `2026-H1` or `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        // The calendar knows which years are read.
        let january = Period::Month.index(Day::parse(&format!("{year}-01-01"))?);
        let at = |per: Period, number: &str, most: i32| -> Option<Span> {
            let number = number.parse::<i32>().ok().filter(|n| (1..=most).contains(n))?;
            let first = Span::holding(per, january).index;
            Some(Span { per, index: first.checked_add(number)?.checked_sub(1)? })
        };
        match rest {
            None => at(Period::Year, "1", 1),
            Some(rest) => match rest.as_bytes() {
                [b'Q', digit] if digit.is_ascii_digit() => at(Period::Quarter, rest.strip_prefix('Q')?, 4),
                [b'H', digit] if digit.is_ascii_digit() => at(Period::HalfYear, rest.strip_prefix('H')?, 2),
                [one, two] if one.is_ascii_digit() && two.is_ascii_digit() => at(Period::Month, rest, 12),
                _ => None,
            },
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first_month();
        let (year, month) = (first.div_euclid(12), first.rem_euclid(12));
        let number = |months: i32| month.div_euclid(months).saturating_add(1);
        match self.per {
            Period::Day | Period::Week | Period::Month => write!(f, "{year:04}-{:02}", number(1)),
            Period::Quarter => write!(f, "{year:04}-Q{}", number(3)),
            Period::HalfYear => write!(f, "{year:04}-H{}", number(6)),
            Period::Year => write!(f, "{year:04}"),
        }
    }
}

impl FromNode for Span {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        node.and_then(Node::text).and_then(Span::parse).unwrap_or_else(|| {
            faults.expected(node, ExpectedCell::Period.into());
            Span { per: Period::Month, index: 0 }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_comes_back_as_it_was_written() {
        for text in ["2026-03", "2026-Q1", "2026-H2", "2026", "1900-12", "2199-Q4"] {
            assert_eq!(Span::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-Q0",
            "2026-H3",
            "26-01",
            "2026-1",
            "2026-01-01",
            "1899",
            "2026-",
            "2026-Q",
            "2026-+1",
            "2026-Q１",
        ] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_quarter_is_made_of_its_three_months() {
        let months: Vec<String> = Span::parse("2026-Q2").unwrap().parts(Period::Month).map(|span| span.to_string()).collect();
        assert_eq!(months, ["2026-04", "2026-05", "2026-06"]);
        assert_eq!(Span::parse("2026-01").unwrap().before().to_string(), "2025-12");
        let march = Span::parse("2026-03").unwrap();
        assert_eq!(Span::holding(Period::HalfYear, march.first_month()).to_string(), "2026-H1");
    }
}
