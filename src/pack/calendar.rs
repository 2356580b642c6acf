//! Which days are worked, as an office publishes it each year.

use crate::calendar::{Day, Weekday};
use crate::table::Table;
use serde::Serialize;

/// Days that are worked and days that are not. Of a year that is not listed nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Calendar {
    /// The days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// By year, such as `2026`: what differs from the week.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, CalendarYear>"))]
    pub years: Table<CalendarYear>,
}

/// What differs from the week in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CalendarYear {
    /// Days off.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub off: Vec<Day>,
    /// Make-up days: worked although the week says that they are off.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub on: Vec<Day>,
}
