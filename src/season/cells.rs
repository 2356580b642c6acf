//! What stands in a cell: days, numbers, yes and no, ids.

use super::data::Cell;
use super::definition::Fact;
use super::fraction::Fraction;
use crate::calendar::Day;
use crate::fault::{Expected, ExpectedCell, Fault, Found, Problem};

/// A cell that holds something else.
pub fn bad(found: &str, expected: impl Into<Expected>) -> Fault {
    Fault::new(Problem::BadValue { found: Found::Text(format!("`{found}`")), expected: expected.into() })
}

/// Whether an id is what spreadsheet programs make of figures: `1E+05`, `1,234`.
pub fn is_spoilt(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |text: &str| digits(&text.replacen('.', "", 1)) && text.starts_with(|c: char| c.is_ascii_digit());
    let scientific = id
        .split_once(['e', 'E'])
        .is_some_and(|(figures, power)| decimal(figures) && digits(power.strip_prefix(['+', '-']).unwrap_or(power)));
    let groups: Vec<&str> = id.split(',').collect();
    let grouped = groups.len() > 1 && groups.iter().all(|group| digits(group)) && groups.iter().skip(1).all(|group| group.len() == 3);
    scientific || grouped && groups.first().is_some_and(|first| first.len() <= 3)
}

pub fn day(text: &str) -> Result<Day, Fault> {
    Day::parse(text).ok_or_else(|| bad(text, Expected::Day))
}

pub fn yes_no(cell: &Cell) -> Result<bool, Fault> {
    match cell {
        Cell::YesNo(value) => Ok(*value),
        Cell::Text(text) if matches!(text.as_str(), "是" | "yes") => Ok(true),
        Cell::Text(text) if matches!(text.as_str(), "否" | "no") => Ok(false),
        Cell::Text(text) => Err(bad(text, ExpectedCell::YesNo)),
        Cell::Nothing => Ok(false),
    }
}

pub fn number(fact: &Fact, cell: &Cell) -> Result<Fraction, Fault> {
    let expected = ExpectedCell::Number;
    let value = match cell {
        Cell::Text(text) => Fraction::parse(text).ok_or_else(|| bad(text, expected))?,
        Cell::YesNo(_) | Cell::Nothing => return Err(bad("true", expected)),
    };
    let min = fact.min.unwrap_or_default();
    if value < Fraction::of(min) || fact.max.is_some_and(|max| value > Fraction::of(max)) {
        let max = fact.max.map(|max| max.to_string());
        return Err(Fault::new(Problem::OutOfRange { found: value.exact(), min: Some(min.to_string()), max }));
    }
    Ok(value)
}
