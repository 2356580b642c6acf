//! A slow, obvious reading of a standard: what the engine must agree with.
//!
//! Written from the doc comments of `pack` and from the design, not from the engine: plain
//! recursion over the requirement as written, one subject at a time, maps of answers, exact
//! fractions. Nothing here is kept, shared or quick.

pub mod days;
pub mod demands;
pub mod examples;
pub mod holds;
pub mod packs;
pub mod parts;
pub mod rules;
pub mod seen;
pub mod sheet;
pub mod sites;
pub mod steps;
pub mod tape;
pub mod world;
