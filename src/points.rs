//! Exact score points in hundredths, and exact fractions of them.

use crate::amount::{Amount, SCALE, decimal, print_scaled};
use serde::ser::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// Points with at most two decimals, as every scheme in the sources writes them.
///
/// Written into JSON as a string such as `"61.5"`, so that no reader turns it into a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(i64);

/// No scheme has more than a million points; keeps all sums far from overflow.
const LIMIT: i64 = 1_000_000;

impl Points {
    /// A hundred points: the whole, where points are per cent.
    pub const HUNDRED: Points = Points(10_000);
    /// No points.
    pub const ZERO: Points = Points(0);
    /// Lower than any edge of a grade, and far from overflow.
    pub const LOWEST: Points = Points(i64::MIN / 256);

    /// Higher than any points, and far from overflow.
    pub const HIGHEST: Points = Points(i64::MAX / 256);
    /// Whether a part of them is told exactly, in hundredths.
    pub fn shares(self, part: Amount) -> bool {
        self.0.checked_mul(part.scaled()).is_some_and(|points| points.checked_rem(SCALE) == Some(0))
    }

    /// Points from their hundredths.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Points(hundredths)
    }
    /// The hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
    /// Points as written: digits, an optional sign, at most two decimals.
    pub fn parse(text: &str) -> Option<Self> {
        decimal(text, 2, LIMIT).map(Points)
    }
    /// The sum, saturated.
    #[must_use]
    pub fn plus(self, other: Points) -> Self {
        Points(self.0.saturating_add(other.0))
    }
    /// The difference, saturated.
    #[must_use]
    pub fn minus(self, other: Points) -> Self {
        Points(self.0.saturating_sub(other.0))
    }
    /// A sum that was kept in a wider number, saturated.
    pub fn of_sum(hundredths: i128) -> Self {
        let far = i128::from(Points::HIGHEST.0);
        Points(i64::try_from(hundredths.clamp(far.saturating_neg(), far)).unwrap_or(0))
    }
    /// The product with a number of units, saturated.
    #[must_use]
    pub fn times(self, units: u32) -> Self {
        Points(self.0.saturating_mul(i64::from(units)))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print_scaled(self.0, 2, f)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A computed score: an exact fraction of hundredths, compared as a fraction, never rounded
/// before it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    over: i128,
    under: i128,
}

impl Score {
    /// A score that is a plain number of points.
    pub const fn of(points: Points) -> Self {
        Score { over: points.0 as i128, under: 1 }
    }
    /// `points × full / possible`: what was earned of what could be earned, told on the scale
    /// of the full mark. Nothing possible gives the full mark, because nothing was lost.
    pub fn share(points: Points, full: Points, possible: Points) -> Self {
        if possible.0 <= 0 {
            return Score::of(full);
        }
        Score { over: i128::from(points.0).saturating_mul(i128::from(full.0)), under: i128::from(possible.0) }
    }
    /// The sum with a number of points.
    #[must_use]
    pub fn plus(self, points: Points) -> Self {
        Score { over: self.over.saturating_add(i128::from(points.0).saturating_mul(self.under)), under: self.under }
    }
    /// A fraction of hundredths, in lowest terms; what is under the line is above zero.
    pub fn fraction(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs().max(1));
        while b != 0 {
            (a, b) = (b, a.checked_rem(b).unwrap_or(0));
        }
        let common = i128::try_from(a.max(1)).unwrap_or(1);
        Score { over: over.checked_div(common).unwrap_or(0), under: under.checked_div(common).unwrap_or(1).max(1) }
    }
    /// The product with `points ÷ of`; what divides is above zero.
    #[must_use]
    pub fn times(self, points: Points, of: Points) -> Self {
        let over = self.over.saturating_mul(i128::from(points.0));
        Score::fraction(over, self.under.saturating_mul(i128::from(of.0.max(1))))
    }
    /// The sum of two scores.
    #[must_use]
    pub fn joined(self, other: Score) -> Self {
        let over = self.over.saturating_mul(other.under).saturating_add(other.over.saturating_mul(self.under));
        Score::fraction(over, self.under.saturating_mul(other.under))
    }
    /// The same score below zero.
    #[cfg(feature = "authoring")]
    #[must_use]
    pub fn turned(self) -> Self {
        Score { over: self.over.saturating_neg(), under: self.under }
    }
    /// The score as it is, in points: a decimal of at most four places, else a fraction in lowest
    /// terms such as `200/3`.
    #[cfg(feature = "authoring")]
    pub fn exact(self) -> String {
        let Score { over, under } = Score::fraction(self.over, self.under.saturating_mul(100));
        let scaled = over.saturating_mul(i128::from(crate::amount::SCALE));
        match (scaled.checked_rem(under), scaled.checked_div(under).and_then(|scaled| i64::try_from(scaled).ok())) {
            (Some(0), Some(scaled)) => crate::amount::Amount::from_scaled(scaled).to_string(),
            _ => format!("{over}/{under}"),
        }
    }
    /// Rounded half away from zero to `places` decimals (at most two), for display only.
    pub fn rounded(self, places: u8) -> Points {
        let step: i128 = match places {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        let under = self.under.saturating_mul(step);
        let doubled = self.over.unsigned_abs().saturating_mul(2).saturating_add(under.unsigned_abs());
        let steps = doubled.checked_div(under.unsigned_abs().saturating_mul(2)).unwrap_or(0);
        let size = i64::try_from(steps).unwrap_or(i64::MAX).saturating_mul(i64::try_from(step).unwrap_or(1));
        Points(if self.over < 0 { size.saturating_neg() } else { size })
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Score {}
impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        // Both denominators are positive; i64 × i64 factors cannot overflow i128.
        let left = self.over.saturating_mul(other.under);
        left.cmp(&other.over.saturating_mul(self.under))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Points {
        Points::parse(text).unwrap()
    }

    #[test]
    fn tenths_add_up_exactly() {
        let sum = (0..10).fold(Points::ZERO, |sum, _| sum.plus(points("0.2")));
        assert_eq!(sum, points("2"));
        assert_eq!(points("61.50").to_string(), "61.5");
        assert_eq!(points("-0.05").to_string(), "-0.05");
    }

    #[test]
    #[cfg(feature = "authoring")]
    fn a_score_is_written_as_it_is() {
        for (over, under, told) in
            [(6150, 1, "61.5"), (20_000, 3, "200/3"), (10_001, 100, "1.0001"), (1, 1600, "1/160000"), (-50, 3, "-1/6"), (0, 7, "0")]
        {
            assert_eq!(Score { over, under }.exact(), told);
        }
        assert_eq!(Score::of(points("4.5")).turned().exact(), "-4.5");
    }

    #[test]
    fn a_third_is_compared_as_a_fraction_and_rounded_once() {
        let third = Score::share(points("1"), points("100"), points("3"));
        assert!(third > Score::of(points("33.33")) && third < Score::of(points("33.34")));
        assert_eq!(third.rounded(2), points("33.33"));
        assert_eq!(Score::share(points("1"), points("1"), points("2")).rounded(0), points("1"));
        assert_eq!(Score::of(points("-0.5")).rounded(0), points("-1"));
    }
}
