//! What faults are about: kinds of names, sorts of files, parents.

use crate::words::Words;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Thing {
    Kind,
    Fact,
    Option,
    Param,
    Source,
    Rule,
    Item,
    Category,
    Grade,
    Scheme,
    Slot,
    SlotGroup,
    Profile,
    Subject,
    Pack,
    Row,
    Programme,
    #[cfg(feature = "authoring")]
    Measure,
    #[cfg(feature = "authoring")]
    Award,
    #[cfg(feature = "authoring")]
    Class,
    #[cfg(feature = "authoring")]
    Event,
    #[cfg(feature = "authoring")]
    Column,
}

/// What a file is that was given for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sort {
    Inspection,
    Report,
    Settings,
    Pack,
    Cases,
    Season,
    SeasonData,
    Table,
    Workbook,
    Document,
}

/// Why a subject cannot belong to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadParent {
    /// It is the subject itself.
    Itself,
    /// It belongs, by itself or by others, to the subject.
    Ring,
    /// Subjects of the one kind do not belong to those of the other.
    Kind {
        /// The kind of the subject.
        kind: Words,
        /// The kind of what it is said to belong to.
        above: Words,
    },
}
