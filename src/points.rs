//! Exact score points in hundredths, and exact fractions of them.

use crate::amount::{Amount, SCALE, decimal, print_scaled};
use serde::Serialize;
use serde::ser::Serializer;
use std::borrow::Borrow;
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
    #[must_use]
    pub fn turned(self) -> Self {
        Score { over: self.over.saturating_neg(), under: self.under }
    }
    /// The score as it is, in points: a decimal of at most four places, else a fraction in lowest
    /// terms such as `200/3`.
    pub fn exact(self) -> String {
        let Score { over, under } = Score::fraction(self.over, self.under.saturating_mul(100));
        let scaled = over.saturating_mul(i128::from(crate::amount::SCALE));
        match (scaled.checked_rem(under), scaled.checked_div(under).and_then(|scaled| i64::try_from(scaled).ok())) {
            (Some(0), Some(scaled)) => crate::amount::Amount::from_scaled(scaled).to_string(),
            _ => format!("{over}/{under}"),
        }
    }
    /// The score as it is, where rounded for display it would say otherwise of one of some bounds:
    /// that it is met, or missed, or just reached.
    pub fn beside(self, places: u8, bounds: impl IntoIterator<Item = Points>) -> Option<Exact> {
        let bounds = bounds.into_iter().map(Score::of);
        misleads(&Score::of(self.rounded(places)), &self, bounds).then(|| Exact { exact: self.exact(), decimals: self.decimals() })
    }
    /// The decimals of the score, all of them where there are at most four; else the first four.
    fn decimals(self) -> String {
        let Score { over, under } = Score::fraction(self.over, self.under.saturating_mul(100));
        let scaled = over.saturating_mul(i128::from(crate::amount::SCALE));
        let whole = scaled.checked_div(under).and_then(|scaled| i64::try_from(scaled).ok()).unwrap_or(i64::MAX);
        let told = crate::amount::Amount::from_scaled(whole).to_string();
        if scaled.checked_rem(under) == Some(0) {
            return told;
        }
        // Zeros at the end are digits too where others follow.
        let sign = if over < 0 && whole == 0 { "-" } else { "" };
        let (first, rest) = told.split_once('.').unwrap_or((&told, ""));
        format!("{sign}{first}.{rest:0<4}…")
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

/// Whether a rounded number says otherwise than the exact one of some bound: the two stand on
/// different sides of it, or one of them on it.
pub fn misleads<T: Ord, B: Borrow<T>>(rounded: &T, exact: &T, mut bounds: impl Iterator<Item = B>) -> bool {
    bounds.any(|bound| rounded.cmp(bound.borrow()) != exact.cmp(bound.borrow()))
}

/// A score that is shown beside the rounded one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Exact {
    /// As it is: a decimal of at most four places, else a fraction in lowest terms such as `200/3`.
    pub exact: String,
    /// Its decimals; where there are more than four, the first four and `…`.
    pub decimals: String,
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
    fn a_score_is_written_as_it_is() {
        for (over, under, told) in
            [(6150, 1, "61.5"), (20_000, 3, "200/3"), (10_001, 100, "1.0001"), (1, 1600, "1/160000"), (-50, 3, "-1/6"), (0, 7, "0")]
        {
            assert_eq!(Score { over, under }.exact(), told);
        }
        assert_eq!(Score::of(points("4.5")).turned().exact(), "-4.5");
    }

    #[test]
    fn the_exact_score_is_told_where_the_rounded_one_would_say_otherwise_of_a_bound() {
        let beside = |over, under, places, bound| {
            let exact = Score { over, under }.beside(places, [points(bound)]);
            exact.map_or(String::new(), |Exact { exact, decimals }| format!("{exact} {decimals}"))
        };
        assert_eq!(beside(5996, 1, 1, "60"), "59.96 59.96", "60.0 would be a pass");
        assert_eq!(beside(6004, 1, 1, "60"), "60.04 60.04", "it is above 60, not on it");
        assert_eq!(beside(5996, 1, 1, "59"), "");
        assert_eq!(beside(5990, 1, 1, "59.9"), "", "nothing was rounded");
        assert_eq!(beside(26_999, 3, 1, "90"), "26999/300 89.9966…");
        assert_eq!(beside(-1, 3, 2, "0"), "-1/300 -0.0033…");
        assert_eq!(beside(900_001, 100, 2, "90"), "90.0001 90.0001");
        assert_eq!(beside(9_000_001, 1000, 2, "90"), "9000001/100000 90.0000…");
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
