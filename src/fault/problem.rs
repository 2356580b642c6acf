//! What can be wrong with a pack or an inspection file.

use super::clash::Clash;
#[cfg(feature = "authoring")]
use super::expected::NotAllowed;
use super::expected::{Expected, Found, Syntax};
use super::thing::{BadParent, Sort, Thing};
use crate::limits::Limit;
use crate::pack::FactType;
use crate::words::Words;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Problem {
    /// Larger than a limit of [`crate::limits`].
    TooLarge {
        limit: Limit,
    },
    /// Not the syntax of the file.
    Syntax {
        what: Syntax,
    },
    /// Not the syntax of the file, in the own words of a reader that is not ours.
    #[cfg(feature = "authoring")]
    Unreadable {
        detail: String,
    },
    /// A construct that packs do not use: anchor, alias, tag, merge key, several documents.
    #[cfg(feature = "authoring")]
    NotAllowed {
        what: NotAllowed,
    },
    UnknownKey {
        key: String,
        near: Option<String>,
        /// The others that can stand there.
        others: Vec<String>,
    },
    DuplicateKey {
        key: String,
    },
    MissingKey {
        key: String,
    },
    /// Something is said not to be there, and not why.
    NoReason,
    /// A value of the wrong type, or one that cannot be.
    BadValue {
        found: Found,
        expected: Expected,
    },
    /// Another format or a newer version.
    Format {
        found: String,
        wanted: &'static str,
    },
    UnknownName {
        thing: Thing,
        name: String,
        near: Option<String>,
    },
    DuplicateId {
        thing: Thing,
        name: String,
    },
    /// Two names that a reader cannot tell apart.
    LooksAlike {
        thing: Thing,
        name: String,
        other: String,
    },
    /// A subject that belongs to what it cannot belong to.
    BadParent {
        parent: String,
        why: BadParent,
    },
    /// A subject of which it is not said to which of several it belongs, and a rule asks for it.
    ParentOpen {
        kind: Words,
        above: Words,
        count: usize,
    },
    /// It is said that there is none of a kind, and there is one.
    AbsentAndThere {
        kind: Words,
        subject: String,
    },
    /// An id with other characters than letters, digits, `-`, `_` and `.`.
    BadId {
        name: String,
    },
    /// The requirement cannot be put to a fact of this type.
    TypeClash {
        fact: String,
        found: FactType,
        needs: &'static [FactType],
    },
    /// The fact or kind does not belong to the rule's subject or those above it.
    OutOfReach {
        name: String,
        from: String,
    },
    /// A pattern, and the module that knows patterns is not there.
    NoPatterns,
    BadPattern {
        pattern: String,
        detail: String,
    },
    GradesOverlap {
        first: String,
        second: String,
    },
    /// A grade, bound or slot that contradicts itself, such as a lower end above the upper.
    Contradiction {
        clash: Clash,
    },
    /// Points on a rule that takes none: only must and forbid lower a result.
    PointsWithoutForce {
        rule: String,
    },
    /// Points on a rule without a scheme.
    PointsWithoutScheme {
        rule: String,
    },
    /// Two packs say different things about one name.
    Conflict {
        thing: Thing,
        name: String,
    },
    /// A file with another name than the pack in it.
    #[cfg(feature = "authoring")]
    NotItsFile {
        pack: String,
        file: String,
        /// Whether a file of the pack's name stands beside it.
        taken: bool,
    },
    /// A subject of a season without a class, where its kind is ranked in classes.
    NoClass {
        name: String,
        /// A known subject of nearly the same name.
        near: Option<String>,
    },
    /// A loop of includes or parents.
    Loop {
        name: String,
    },
    IncludeMissing {
        name: String,
    },
    /// A number outside what the fact or parameter allows.
    OutOfRange {
        found: String,
        min: Option<String>,
        max: Option<String>,
    },
    NotWhole {
        found: String,
    },
    /// A slot filled beyond its size.
    SlotOverfull {
        slot: String,
        size: u32,
        found: u32,
    },
    /// Something enters a ranking or stars of which it is stated what alone counts.
    #[cfg(feature = "authoring")]
    CountsToo {
        name: String,
        only: Vec<String>,
    },
    /// A file that is something else than what is asked for.
    WrongSort {
        found: Sort,
        wanted: Sort,
    },
    /// A file that is no UTF-8, and the encoding that it probably has.
    NotUtf8 {
        likely: Option<&'static str>,
    },
    /// A text that is not Unicode (a lone surrogate).
    BadText,
    /// Something in a pack that was not checked before it was compiled.
    NotReady,
}

impl Problem {
    /// A stable code for scripts and support.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::TooLarge { .. } => "too-large",
            Problem::Syntax { .. } => "syntax",
            #[cfg(feature = "authoring")]
            Problem::Unreadable { .. } => "syntax",
            #[cfg(feature = "authoring")]
            Problem::NotAllowed { .. } => "not-allowed",
            Problem::UnknownKey { .. } => "unknown-key",
            Problem::DuplicateKey { .. } => "duplicate-key",
            Problem::MissingKey { .. } => "missing-key",
            Problem::NoReason => "no-reason",
            Problem::BadValue { .. } => "bad-value",
            Problem::Format { .. } => "format",
            Problem::UnknownName { .. } => "unknown-name",
            Problem::DuplicateId { .. } => "duplicate-id",
            Problem::LooksAlike { .. } => "looks-alike",
            Problem::BadParent { .. } => "bad-parent",
            Problem::ParentOpen { .. } => "parent-open",
            Problem::AbsentAndThere { .. } => "absent-and-there",
            Problem::BadId { .. } => "bad-id",
            Problem::TypeClash { .. } => "type-clash",
            Problem::OutOfReach { .. } => "out-of-reach",
            Problem::NoPatterns => "no-patterns",
            Problem::BadPattern { .. } => "bad-pattern",
            Problem::GradesOverlap { .. } => "grades-overlap",
            Problem::Contradiction { .. } => "contradiction",
            Problem::PointsWithoutForce { .. } => "points-without-force",
            Problem::PointsWithoutScheme { .. } => "points-without-scheme",
            Problem::Conflict { .. } => "conflict",
            #[cfg(feature = "authoring")]
            Problem::NotItsFile { .. } => "conflict",
            Problem::NoClass { .. } => "no-class",
            Problem::Loop { .. } => "loop",
            Problem::IncludeMissing { .. } => "include-missing",
            Problem::OutOfRange { .. } => "out-of-range",
            Problem::NotWhole { .. } => "not-whole",
            Problem::SlotOverfull { .. } => "slot-overfull",
            #[cfg(feature = "authoring")]
            Problem::CountsToo { .. } => "counts-too",
            Problem::WrongSort { .. } => "wrong-sort",
            Problem::NotUtf8 { .. } => "not-utf-8",
            Problem::BadText => "bad-text",
            Problem::NotReady => "not-ready",
        }
    }
}

impl Problem {
    /// Every text in it that others wrote.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Problem::UnknownKey { key, near, others } => [key].into_iter().chain(near).chain(others).collect(),
            Problem::BadValue { found: Found::Text(text), .. } => vec![text],
            #[cfg(feature = "authoring")]
            Problem::Unreadable { detail: text } => vec![text],
            Problem::DuplicateKey { key: text }
            | Problem::MissingKey { key: text }
            | Problem::Format { found: text, .. }
            | Problem::DuplicateId { name: text, .. }
            | Problem::BadParent { parent: text, .. }
            | Problem::AbsentAndThere { subject: text, .. }
            | Problem::BadId { name: text }
            | Problem::TypeClash { fact: text, .. }
            | Problem::PointsWithoutForce { rule: text }
            | Problem::PointsWithoutScheme { rule: text }
            | Problem::Conflict { name: text, .. }
            | Problem::Loop { name: text }
            | Problem::IncludeMissing { name: text }
            | Problem::NotWhole { found: text }
            | Problem::SlotOverfull { slot: text, .. } => vec![text],
            Problem::UnknownName { name: one, near, .. } | Problem::NoClass { name: one, near } => [one].into_iter().chain(near).collect(),
            Problem::LooksAlike { name: one, other, .. }
            | Problem::OutOfReach { name: one, from: other }
            | Problem::BadPattern { pattern: one, detail: other }
            | Problem::GradesOverlap { first: one, second: other } => vec![one, other],
            #[cfg(feature = "authoring")]
            Problem::NotItsFile { pack, file, .. } => vec![pack, file],
            Problem::OutOfRange { found, min, max } => [found].into_iter().chain(min).chain(max).collect(),
            #[cfg(feature = "authoring")]
            Problem::CountsToo { name, only } => [name].into_iter().chain(only).collect(),
            Problem::TooLarge { .. }
            | Problem::NoReason
            | Problem::Syntax { .. }
            | Problem::BadValue { .. }
            | Problem::ParentOpen { .. }
            | Problem::NoPatterns
            | Problem::Contradiction { .. }
            | Problem::WrongSort { .. }
            | Problem::NotUtf8 { .. }
            | Problem::BadText
            | Problem::NotReady => Vec::new(),
            #[cfg(feature = "authoring")]
            Problem::NotAllowed { .. } => Vec::new(),
        }
    }
}
