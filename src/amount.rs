//! Exact numbers of facts: an area, a count, a rate, held in ten-thousandths.

use serde::ser::{Serialize, Serializer};
use std::fmt;

/// An exact decimal with at most four decimals and an absolute value of at most 10^11.
///
/// Four decimals hold a percentage of a percentage point and an area in cm²; 10^11 holds a
/// county's budget in fen. Both bounds keep every product with a count inside `i64`.
/// Written into JSON as a string, so that no reader turns it into a binary float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

/// Ten-thousandths in one unit.
pub const SCALE: i64 = 10_000;
/// The largest whole part that is accepted.
pub const LIMIT: i64 = 100_000_000_000;

impl Amount {
    /// A number from its ten-thousandths.
    pub const fn from_scaled(scaled: i64) -> Self {
        Amount(scaled)
    }
    /// A whole number, saturated at the limit.
    pub fn whole(n: i64) -> Self {
        Amount(n.clamp(-LIMIT, LIMIT).saturating_mul(SCALE))
    }
    /// The ten-thousandths.
    pub const fn scaled(self) -> i64 {
        self.0
    }
    /// The whole part when there is no fraction.
    pub fn as_whole(self) -> Option<i64> {
        (self.0.checked_rem(SCALE) == Some(0)).then(|| self.0.checked_div(SCALE).unwrap_or(0))
    }
    /// Whole units of it, none below zero.
    pub fn whole_units(self) -> u32 {
        u32::try_from(self.0.checked_div(SCALE).unwrap_or(0).max(0)).unwrap_or(u32::MAX)
    }
    /// The number whose nearest float this is; none that is not finite or too large.
    #[allow(clippy::float_arithmetic, clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::as_conversions)]
    pub(crate) fn from_float(x: f64) -> Option<Self> {
        (x.abs() <= LIMIT as f64).then(|| Amount((x * SCALE as f64).round() as i64))
    }
    /// Writes it as a JSON number; the nearest float of a decimal prints as that decimal.
    #[allow(clippy::float_arithmetic, clippy::cast_precision_loss, clippy::as_conversions)]
    pub(crate) fn serialize_number<S: Serializer>(self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0 as f64 / SCALE as f64),
        }
    }
    /// A number as written: digits, an optional sign and point, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        decimal(text, 4, LIMIT).map(Amount)
    }
}

/// A decimal of at most `places` decimals from its text, times 10^places.
pub(crate) fn decimal(text: &str, places: u32, limit: i64) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) || fraction.len() > places as usize {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|w| *w <= limit)?;
    let missing = places.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let fraction: i64 = fraction.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(missing)?)?;
    let scale = 10_i64.checked_pow(places)?;
    let value = whole.checked_mul(scale)?.checked_add(fraction).filter(|value| Some(*value) <= limit.checked_mul(scale))?;
    Some(if negative { value.checked_neg()? } else { value })
}

/// Prints `value / 10^places` without trailing zeros.
pub(crate) fn print_scaled(value: i64, places: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let scale = 10_u64.saturating_pow(places).max(1);
    let magnitude = value.unsigned_abs();
    let (whole, mut fraction) = (magnitude.checked_div(scale).unwrap_or(0), magnitude.checked_rem(scale).unwrap_or(0));
    let sign = if value < 0 { "-" } else { "" };
    if fraction == 0 {
        return write!(f, "{sign}{whole}");
    }
    let mut width = places as usize;
    while fraction.checked_rem(10) == Some(0) {
        fraction = fraction.checked_div(10).unwrap_or(0);
        width = width.saturating_sub(1);
    }
    write!(f, "{sign}{whole}.{fraction:0width$}")
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print_scaled(self.0, 4, f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_decimal_comes_back_as_written() {
        for text in ["0.1", "62", "99.5", "-3.25", "100000000000", "0.0001", "12345.6789"] {
            assert_eq!(Amount::parse(text).unwrap().to_string(), text);
            assert_eq!(Amount::from_float(text.parse().unwrap()).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_exact_number_is_refused() {
        for text in ["", "-", "1e3", "1.", ".5", "+1", "1.00000", "０", " 1", "100000000000.0001", "1e308", "NaN", "-Infinity"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
