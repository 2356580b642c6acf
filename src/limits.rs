//! The limits of what is read: one table, printed into the docs by a test, each enforced with
//! its own error. Sources: section 7 of the design, measured in `docs/decisions/`.

use crate::words::Said;

/// A limit, its name in errors and docs, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The name in errors and docs.
    pub name: Said,
    /// The largest value that is accepted.
    pub most: u64,
    /// The unit, for the docs.
    pub unit: &'static str,
}

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident = $most:expr, $zh:literal, $en:literal, $unit:literal;)*) => {
        $($(#[$doc])* pub const $name: Limit = Limit { name: Said::new($zh, $en), most: $most, unit: $unit };)*
        /// All limits in the order of the docs.
        pub const ALL: &[Limit] = &[$($name),*];
    };
}

limits! {
    /// Bytes of one YAML file.
    PACK_BYTES = 1_048_576, "标准文件大小（字节）", "pack file", "bytes";
    /// Lines of one YAML file.
    PACK_LINES = 20_000, "标准文件行数", "lines of a pack file", "lines";
    /// Nesting of YAML and of requirements.
    DEPTH = 32, "嵌套层数", "nesting", "levels";
    /// Nodes of one YAML file.
    PACK_NODES = 200_000, "标准文件节点数", "nodes of a pack file", "nodes";
    /// One scalar of YAML.
    SCALAR_BYTES = 65_536, "标准文件中一段文字（字节）", "one text of a pack file", "bytes";
    /// Rules of one pack.
    RULES = 5_000, "一个标准的条款数", "rules of a pack", "rules";
    /// Options of a choice or set; a set is one 64-bit word.
    OPTIONS = 64, "一个事实的选项数", "options of a fact", "options";
    /// Facts of a standard.
    FACTS = 20_000, "全部标准的事实数", "facts of a standard", "facts";
    /// One pattern.
    PATTERN_BYTES = 512, "模式长度（字节）", "pattern", "bytes";
    /// The instructions of one pattern, its repeats written out.
    PATTERN_SIZE = 5_000, "模式展开后的长度（步；请减少或改小重复次数）", "pattern with its repeats written out", "instructions";
    /// The steps that one pattern may take over one text, counted and not timed, so that every machine
    /// comes to the same end: a text that needs more is left to a person.
    PATTERN_STEPS = 50_000, "一个模式查一段文字的步数", "pattern over one text", "steps";
    /// One inspection file.
    INSPECTION_BYTES = 20_971_520, "检查文件大小（字节）", "inspection file", "bytes";
    /// Subjects of an inspection.
    SUBJECTS = 100_000, "一次检查的对象数", "subjects of an inspection", "subjects";
    /// Answers of an inspection.
    ANSWERS = 2_000_000, "一次检查的答案数", "answers of an inspection", "answers";
    /// One text answer, note or reason.
    NOTE_CHARS = 10_000, "一段文字答案、备注或原因（字）", "text answer, note or reason", "characters";
    /// The title of an inspection, and what else is said in a line: on what basis a parameter is set.
    TITLE_CHARS = 500, "检查标题或一项依据（字）", "title of an inspection or basis of a setting", "characters";
    /// What names something: an id of an inspection or a subject, a name of a subject or a person.
    NAME_CHARS = 200, "一个编号或名称（字）", "id or name", "characters";
    /// What a message quotes of a value.
    QUOTE_CHARS = 200, "提示中引用的文字（字）", "quote in a message", "characters";
    /// Entries of one list answer, such as dates.
    LIST_ENTRIES = 1_000, "一个列表答案的条数", "entries of a list answer", "entries";
    /// Months from the first to the last of a season.
    SEASON_MONTHS = 120, "一个评比周期的月数", "months of a season", "months";
}
