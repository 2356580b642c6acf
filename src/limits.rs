//! The limits of what is read: one table, printed into the docs by a test, each enforced with
//! its own error. Sources: section 7 of the design, measured in `docs/decisions/`.

/// A limit, its name in errors and docs, and its unit.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name in errors and docs.
    pub name: &'static str,
    /// The largest value that is accepted.
    pub most: u64,
    /// The unit, for the docs.
    pub unit: &'static str,
}

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident = $most:expr, $text:literal, $unit:literal;)*) => {
        $($(#[$doc])* pub const $name: Limit = Limit { name: $text, most: $most, unit: $unit };)*
        /// All limits in the order of the docs.
        pub const ALL: &[Limit] = &[$($name),*];
    };
}

limits! {
    /// Bytes of one YAML file.
    PACK_BYTES = 1_048_576, "pack file", "bytes";
    /// Lines of one YAML file.
    PACK_LINES = 20_000, "lines of a pack file", "lines";
    /// Nesting of YAML and of requirements.
    DEPTH = 32, "nesting", "levels";
    /// Nodes of one YAML file.
    PACK_NODES = 200_000, "nodes of a pack file", "nodes";
    /// One scalar of YAML.
    SCALAR_BYTES = 65_536, "one text of a pack file", "bytes";
    /// Rules of one pack.
    RULES = 5_000, "rules of a pack", "rules";
    /// Options of a choice or set; a set is one 64-bit word.
    OPTIONS = 64, "options of a fact", "options";
    /// Facts of a standard.
    FACTS = 20_000, "facts of a standard", "facts";
    /// One pattern.
    PATTERN_BYTES = 512, "pattern", "bytes";
    /// One pattern, compiled.
    PATTERN_COMPILED = 262_144, "compiled pattern", "bytes";
    /// One inspection file.
    INSPECTION_BYTES = 20_971_520, "inspection file", "bytes";
    /// Subjects of an inspection.
    SUBJECTS = 100_000, "subjects of an inspection", "subjects";
    /// Answers of an inspection.
    ANSWERS = 2_000_000, "answers of an inspection", "answers";
    /// One text answer or note.
    NOTE_CHARS = 10_000, "text answer or note", "characters";
    /// Entries of one list answer, such as dates.
    LIST_ENTRIES = 1_000, "entries of a list answer", "entries";
}
