//! 窗检 WindowCheck checks government service centres against standards written as YAML.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod amount;
pub mod calendar;
pub mod check;
pub mod facts;
pub mod fault;
mod fill;
pub mod finding;
pub mod form;
pub mod inspection;
pub mod judge;
pub mod limits;
pub mod pack;
pub mod points;
pub mod read;
pub mod report;
pub mod say;
pub mod score;
pub mod session;
pub mod source;
pub mod standard;
pub mod table;
pub mod text;
pub mod wasm;
pub mod words;

#[cfg(feature = "authoring")]
pub mod cases;
#[cfg(all(feature = "authoring", not(target_arch = "wasm32")))]
pub mod command;
#[cfg(feature = "authoring")]
pub mod load;
