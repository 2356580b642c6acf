//! Points: from units of deduction through caps and vetoes to a total and a grade.
//!
//! The order is fixed: lines add up in items, items are capped, categories are capped, vetoes
//! empty categories, the total is capped, the bonus is added where its gate is open and no veto
//! acts, the grade is read off, vetoes stop the scoring or force the grade. A sheet on which nothing
//! was assessed has no total.

mod composite;
mod coverage;
mod demerits;
mod grade;
mod plan;
mod seen;
mod sheet;
mod total;
mod veto;

pub use composite::{Blend, CompositeHead, CompositeSheet, Known, PartSheet};
pub use coverage::Coverage;
pub use plan::{Event, Line, Place, Plan};
pub use seen::{Earned, Ground, Seen, Tally};
pub use sheet::{BonusLine, BonusSheet, CategorySheet, GradeHead, GradeLine, ItemSheet, LinePart, LineSheet, Sheet, SheetHead, VetoLine};
pub use total::{Range, Totals};
pub use veto::Trigger;
