//! Points: from units of deduction through caps and vetoes to a total and a grade.
//!
//! The order is fixed: lines add up in items, items are capped, categories are capped, vetoes
//! empty categories, the total is capped, the bonus is added where its gate is open and no veto
//! acts, the grade is read off, vetoes stop the scoring or force the grade. A sheet on which nothing
//! was assessed has no total.

mod bonus;
mod bonus_sheet;
mod build;
mod category;
mod compile;
mod composite;
mod composite_sheet;
mod coverage;
pub(crate) mod grade;
mod grading;
mod head;
mod inputs;
mod item;
mod rows;
mod scheme;
#[cfg(feature = "authoring")]
mod settled;
mod sheet;
mod tally;
mod total;
mod total_range;
mod trigger;

pub use bonus::BonusUnits;
pub use bonus_sheet::{BonusLine, BonusSheet};
pub use compile::{Names, Numbered, PARTS, as_judged};
pub use composite::{CompiledComposite, CompiledPart, Known, PartSource};
pub use composite_sheet::{CompositeHead, CompositeSheet, PartSheet};
pub use coverage::Coverage;
pub use grading::GradeHead;
pub use head::SheetHead;
pub use inputs::SheetInputs;
pub use item::{ItemNumbers, Range};
pub use scheme::{CompiledBonus, CompiledEvent, CompiledScheme, CompiledVeto, DeductionLine, EventSource, ScoreItem, SharedBy, Trigger};
pub use sheet::{CategorySheet, GradeLine, ItemSheet, LinePart, LineSheet, Sheet, VetoLine};
pub use tally::{Evaluation, Tally};
pub use total::Totals;
pub use total_range::TotalRange;
