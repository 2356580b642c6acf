//! Points: from units of deduction through caps and vetoes to a total and a grade.
//!
//! The order is fixed: lines add up in items, items are capped, categories are capped, vetoes
//! empty categories, the total is capped, the grade is read off, vetoes force it.

mod grade;
mod plan;
mod sheet;
mod total;

pub use plan::{Line, Place, Plan};
pub use sheet::{CategorySheet, GradeLine, ItemSheet, LineSheet, Sheet, VetoLine};
pub use total::Totals;
