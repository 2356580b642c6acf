//! 窗检 WindowCheck checks government service centres against standards written as YAML.
//!
//! A [`Pack`] is a standard as it is written, an [`Inspection`] is what was seen, a [`Report`] is what follows.
//! [`Standard`] makes packs ready; [`Session`] keeps an inspection up to date answer by answer. [`say`] has every
//! sentence in Chinese and English; everything else hands over values. [`lint`] finds mistakes in packs, [`cases`]
//! runs their examples, [`season`] ranks and awards by many results.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use std::collections::BTreeMap;
//! use windowcheck::{Lang, Outcome, Standard, load, read, say};
//!
//! # let (yaml, json) = (include_str!("../docs/examples/desk.yaml"), include_str!("../docs/examples/november.json"));
//! // One file; a pack may include others.
//! let files = BTreeMap::from([("desk.yaml".to_owned(), yaml.to_owned())]);
//! let standard = Standard::new(vec![load::load_pack(&files, "desk.yaml")?], &[])?;
//! let inspection = read::inspection(json)?;
//! let report = standard.inspect(&inspection);
//! assert_eq!(report.outcome, Outcome::Failed);
//! assert!(say::report_text(&standard, &inspection, &report, Lang::En).contains("Score: 90–95 / 100"));
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `authoring` | YAML: [`load`], [`lint`], [`cases`], [`season`], [`results`]; without it packs are read as the JSON that `windowcheck pack` writes |
//! | `patterns` | patterns of texts; without it a pack that has one is refused |
//! | `cli` (default) | the command line, with both |
//! | `wasm` | what a page or Node calls |
//!
//! A program that embeds the engine goes without the command line: `default-features = false, features =
//! ["authoring", "patterns"]`.
//!
//! # What is stable
//!
//! What is named here. Modules that these pages do not show are public for the tests of this crate only and change
//! without notice. Enums and results that grow are `non_exhaustive`. Nothing reads a clock, a file or the network,
//! but for the command line; no input makes a function here panic.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
// No panic on any input: what could panic does not compile here.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic))]

pub mod amount;
pub mod calendar;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod deduct;
#[doc(hidden)]
pub mod facts;
pub mod fault;
mod fill;
pub mod finding;
#[doc(hidden)]
pub mod form;
#[doc(hidden)]
pub mod in_force;
pub mod inspection;
#[doc(hidden)]
pub mod judge;
#[doc(hidden)]
pub mod limits;
mod order;
pub mod pack;
#[doc(hidden)]
pub mod pattern;
#[doc(hidden)]
pub mod planes;
pub mod points;
pub mod read;
pub mod report;
pub mod say;
pub mod score;
pub mod session;
pub mod source;
pub mod standard;
pub mod table;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod tree;
#[doc(hidden)]
pub mod vocabulary;
#[cfg(all(feature = "wasm", not(patterns_module)))]
#[doc(hidden)]
pub mod wasm;
pub mod words;
#[doc(hidden)]
pub mod write;

#[cfg(feature = "authoring")]
pub mod cases;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#[doc(hidden)]
pub mod command;
#[cfg(feature = "authoring")]
pub mod lint;
#[cfg(feature = "authoring")]
pub mod load;
#[cfg(feature = "authoring")]
pub mod results;
#[cfg(feature = "authoring")]
pub mod season;

pub use fault::Fault;
pub use finding::{Finding, Verdict};
pub use inspection::{Answer, Inspection};
pub use pack::Pack;
pub use report::{Outcome, Report};
pub use session::Session;
pub use standard::Standard;
pub use words::{Lang, Words};
