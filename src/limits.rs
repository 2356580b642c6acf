//! The limits of what is read: one table, printed into the docs by a test, each enforced with
//! its own error. Sources: section 7 of the design, measured in `docs/decisions/`.

/// A limit, what it is of, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What it is of.
    pub of: Limited,
    /// The largest value that is accepted.
    pub most: u64,
    /// The unit, for the docs.
    pub unit: &'static str,
}

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident $of:ident = $most:expr, $unit:literal;)*) => {
        /// What a limit is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Limited {
            $($(#[$doc])* $of,)*
        }
        $($(#[$doc])* pub const $name: Limit = Limit { of: Limited::$of, most: $most, unit: $unit };)*
        /// All limits in the order of the docs.
        pub const ALL: &[Limit] = &[$($name),*];
    };
}

limits! {
    /// Bytes of one YAML file.
    PACK_BYTES PackBytes = 1_048_576, "bytes";
    /// Lines of one YAML file.
    PACK_LINES PackLines = 20_000, "lines";
    /// Nesting of YAML and of requirements.
    DEPTH Depth = 32, "levels";
    /// Nodes of one YAML file.
    PACK_NODES PackNodes = 200_000, "nodes";
    /// One scalar of YAML.
    SCALAR_BYTES ScalarBytes = 65_536, "bytes";
    /// Rules of one pack.
    RULES Rules = 5_000, "rules";
    /// Options of a choice or set; a set is one 64-bit word.
    OPTIONS Options = 64, "options";
    /// Facts of a standard.
    FACTS Facts = 20_000, "facts";
    /// One pattern.
    PATTERN_BYTES PatternBytes = 512, "bytes";
    /// The instructions of one pattern, its repeats written out.
    PATTERN_SIZE PatternSize = 5_000, "instructions";
    /// The steps that one pattern may take over one text, counted and not timed, so that every machine
    /// comes to the same end: a text that needs more is left to a person.
    PATTERN_STEPS PatternSteps = 50_000, "steps";
    /// One inspection file.
    INSPECTION_BYTES InspectionBytes = 20_971_520, "bytes";
    /// Subjects of an inspection.
    SUBJECTS Subjects = 100_000, "subjects";
    /// Answers of an inspection.
    ANSWERS Answers = 2_000_000, "answers";
    /// One text answer, note or reason.
    NOTE_CHARS NoteChars = 10_000, "characters";
    /// The title of an inspection, and what else is said in a line: on what basis a parameter is set.
    TITLE_CHARS TitleChars = 500, "characters";
    /// What names something: an id of an inspection or a subject, a name of a subject or a person.
    NAME_CHARS NameChars = 200, "characters";
    /// What a message quotes of a value.
    QUOTE_CHARS QuoteChars = 200, "characters";
    /// Entries of one list answer, such as dates.
    LIST_ENTRIES ListEntries = 1_000, "entries";
    /// Months from the first to the last of a season.
    SEASON_MONTHS SeasonMonths = 120, "months";
}
