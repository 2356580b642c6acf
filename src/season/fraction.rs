//! Exact fractions of any size: a mean of rates of different bases has no small denominator.

// The numbers here grow and cannot overflow; the only thing that could go wrong, a division by
// zero, is asked for first.
#![allow(clippy::arithmetic_side_effects)]

use crate::amount::{Amount, SCALE};
use crate::points::misleads;
use num_bigint::BigInt;
use num_rational::BigRational;

/// An exact fraction, compared as a fraction and rounded only to be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(BigRational);

/// Longer numbers than this come only from thousands of different bases; the sum is then told as
/// too fine, because comparing it would take minutes.
const BITS: u64 = 2048;

/// The longest whole number of a fraction that is written: that of a score has at most so many.
const DIGITS: usize = 40;

impl Fraction {
    /// A whole number.
    pub fn whole(n: usize) -> Self {
        Fraction(BigRational::from_integer(BigInt::from(n)))
    }
    /// A decimal as it was written.
    pub fn of(amount: Amount) -> Self {
        Fraction(BigRational::new(BigInt::from(amount.scaled()), BigInt::from(SCALE)))
    }
    /// A number as written: a decimal as [`Amount::parse`] reads it, or two whole numbers such as
    /// `200/3`, as [`exact`](Self::exact) writes them.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((over, under)) = text.split_once('/') else { return Amount::parse(text).map(Fraction::of) };
        let whole = |text: &str| -> Option<BigInt> {
            let plain = (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            if plain { text.parse().ok() } else { None }
        };
        let (negative, over) = over.strip_prefix('-').map_or((false, over), |over| (true, over));
        let (over, under) = (whole(over)?, whole(under).filter(|under| *under != BigInt::ZERO)?);
        Some(Fraction(BigRational::new(if negative { -over } else { over }, under)))
    }
    /// The sum; none when it is too fine.
    pub fn plus(&self, other: &Fraction) -> Option<Self> {
        Fraction(&self.0 + &other.0).kept()
    }
    /// The product; none when it is too fine.
    pub fn times(&self, other: &Fraction) -> Option<Self> {
        Fraction(&self.0 * &other.0).kept()
    }
    /// The quotient; none when it is too fine or the divisor is zero.
    pub fn over(&self, other: &Fraction) -> Option<Self> {
        if other.is_zero() { None } else { Fraction(&self.0 / &other.0).kept() }
    }
    /// The same with the other sign.
    pub fn turned(&self) -> Self {
        Fraction(-&self.0)
    }
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        *self.0.numer() == BigInt::ZERO
    }
    fn kept(self) -> Option<Self> {
        (self.0.numer().bits() <= BITS && self.0.denom().bits() <= BITS).then_some(self)
    }
    /// The whole part of a fraction that is not negative, rounded down or up.
    pub fn to_whole(&self, up: bool) -> usize {
        let whole = if up { self.0.ceil() } else { self.0.floor() };
        usize::try_from(whole.to_integer()).unwrap_or(0)
    }
    /// The fraction in lowest terms: `7` or `22/7`.
    pub fn exact(&self) -> String {
        self.0.to_string()
    }
    /// Its decimals, where rounded for display it would say otherwise of one of some bounds; of more
    /// than four the first four and `…`.
    pub fn beside<'f>(&self, places: u8, bounds: impl IntoIterator<Item = &'f Fraction>) -> Option<String> {
        let scale = || BigRational::from_integer(BigInt::from(10).pow(u32::from(places)));
        let rounded = Fraction((&self.0 * scale()).round() / scale());
        misleads(&rounded, self, bounds.into_iter()).then(|| {
            let scale = BigRational::from_integer(BigInt::from(SCALE));
            let first = Fraction((&self.0 * &scale).trunc() / &scale);
            if first == *self { first.rounded(4) } else { first.digits(4, true) + "…" }
        })
    }
    /// Rounded half away from zero to so many decimals, without zeros at the end.
    pub fn rounded(&self, places: u8) -> String {
        self.digits(places, false)
    }
    fn digits(&self, places: u8, all: bool) -> String {
        let scale = BigInt::from(10).pow(u32::from(places));
        let scaled = &self.0 * BigRational::from_integer(scale.clone());
        let steps = scaled.round().to_integer();
        let (size, sign) = (steps.magnitude(), if steps < BigInt::ZERO { "-" } else { "" });
        let (whole, rest) = (size / scale.magnitude(), size % scale.magnitude());
        let rest = format!("{rest:0>width$}", width = usize::from(places));
        let rest = if all { rest.as_str() } else { rest.trim_end_matches('0') };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }
}

/// The sum of some fractions; none when it is too fine.
pub fn sum<'f>(values: impl Iterator<Item = &'f Fraction>) -> Option<Fraction> {
    let mut total = Fraction::whole(0);
    for value in values {
        total = total.plus(value)?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(text: &str) -> Fraction {
        Fraction::of(Amount::parse(text).unwrap())
    }

    #[test]
    fn a_third_stays_a_third_until_it_is_shown() {
        let third = fraction("1").over(&fraction("3")).unwrap();
        assert_eq!((third.exact().as_str(), third.rounded(2).as_str(), third.rounded(0).as_str()), ("1/3", "0.33", "0"));
        assert_eq!(sum([&third, &third, &third].into_iter()).unwrap(), fraction("1"));
        assert!(third > fraction("0.3333") && third < fraction("0.3334"));
    }

    #[test]
    fn a_fraction_is_read_as_it_is_written() {
        for (text, exact) in [("200/3", "200/3"), ("4/6", "2/3"), ("-1/6", "-1/6"), ("6/3", "2"), ("61.5", "123/2")] {
            assert_eq!(Fraction::parse(text).unwrap().exact(), exact);
        }
        let long = format!("1/{}", "9".repeat(41));
        for text in ["1/0", "1/-3", "/3", "1/", "1.5/3", "1/3/3", "+1/3", "3月5日", "5-Mar", "", &long] {
            assert_eq!(Fraction::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, places, shown) in
            [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("99.995", 2, "100"), ("-0.04", 1, "0"), ("12.30", 2, "12.3"), ("0.05", 2, "0.05")]
        {
            assert_eq!(fraction(text).rounded(places), shown, "{text}");
        }
    }

    #[test]
    fn what_is_rounded_says_where_it_would_mislead() {
        let beside = |number: &str, places, bound: &str| Fraction::parse(number).unwrap().beside(places, [&fraction(bound)]);
        assert_eq!(beside("89.96", 1, "90").as_deref(), Some("89.96"));
        assert_eq!(beside("269/3", 0, "90").as_deref(), Some("89.6666…"));
        assert_eq!(beside("9000001/100000", 1, "90").as_deref(), Some("90.0000…"));
        assert_eq!(beside("89.96", 1, "89"), None);
        assert_eq!(beside("90", 1, "90"), None);
    }

    #[test]
    fn what_is_too_fine_is_told_and_not_rounded() {
        let mut product = fraction("0.0001");
        let mut steps = 0;
        while let Some(next) = product.times(&fraction("0.0003")) {
            product = next;
            steps += 1;
        }
        assert!(steps > 100, "{steps}");
        assert_eq!(fraction("1").over(&fraction("0")), None);
    }
}
