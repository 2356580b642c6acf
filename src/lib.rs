//! 窗检 WindowCheck checks government service centres against standards written as YAML.
//!
//! Three nouns: a [`Pack`](pack::Pack) is a standard as it is written, an
//! [`Inspection`](inspection::Inspection) is what was seen, a [`Report`](report::Report) is what
//! follows. [`Standard`](standard::Standard) makes packs ready; [`Session`](session::Session) keeps
//! an inspection up to date answer by answer.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use std::collections::BTreeMap;
//! use windowcheck::{load::load_pack, read, report::Outcome, standard::Standard};
//!
//! let yaml = "
//! pack: desk
//! title: {zh: 台签, en: Desk signs}
//! version: '1'
//! status: compiled
//! sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
//! kinds: {staff: {label: {zh: 人员, en: Staff}}}
//! facts: {staff.desk_sign: {label: {zh: 台签, en: Desk sign}, type: yes_no, method: look}}
//! rules:
//!   - id: desk-sign
//!     title: {zh: 摆放台签, en: A desk sign is set up}
//!     sources: [S1]
//!     each: staff
//!     require: {is: {fact: staff.desk_sign, value: true}}
//!     force: must
//!     severity: minor
//! ";
//! let files = BTreeMap::from([("desk.yaml".to_owned(), yaml.to_owned())]);
//! let standard = Standard::new(vec![load_pack(&files, "desk.yaml")?], &[])?;
//! let inspection = read::inspection(r#"{
//!     "format": "windowcheck-inspection/1", "id": "1", "title": "示例", "date": "2026-11-23",
//!     "subjects": [{"id": "S01", "kind": "staff", "facts": {"staff.desk_sign": false}}]
//! }"#)?;
//! assert_eq!(standard.inspect(&inspection).outcome, Outcome::Failed);
//! # }
//! # Ok::<(), windowcheck::fault::Fault>(())
//! ```
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
pub mod check;
pub mod deduct;
pub mod facts;
pub mod fault;
mod fill;
pub mod finding;
pub mod form;
pub mod in_force;
pub mod inspection;
pub mod judge;
pub mod limits;
mod order;
pub mod pack;
pub mod pattern;
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
pub mod text;
pub mod tree;
pub mod vocabulary;
#[cfg(not(feature = "patterns-module"))]
pub mod wasm;
pub mod words;
pub mod write;

#[cfg(feature = "authoring")]
pub mod cases;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod command;
#[cfg(feature = "authoring")]
pub mod lint;
#[cfg(feature = "authoring")]
pub mod load;
#[cfg(feature = "authoring")]
pub mod results;
#[cfg(feature = "authoring")]
pub mod season;
