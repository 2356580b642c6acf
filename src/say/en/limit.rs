//! The names of the limits.

use crate::limits::Limited;

pub(in crate::say) fn limit(of: Limited) -> &'static str {
    match of {
        Limited::PackBytes => "pack file",
        Limited::PackLines => "lines of a pack file",
        Limited::Depth => "nesting",
        Limited::PackNodes => "nodes of a pack file",
        Limited::ScalarBytes => "one text of a pack file",
        Limited::Rules => "rules of a pack",
        Limited::Options => "options of a fact",
        Limited::Facts => "facts of a standard",
        Limited::PatternBytes => "pattern",
        Limited::PatternSize => "pattern with its repeats written out",
        Limited::PatternSteps => "pattern over one text",
        Limited::InspectionBytes => "inspection file",
        Limited::Subjects => "subjects of an inspection",
        Limited::Answers => "answers of an inspection",
        Limited::NoteChars => "text answer, note or reason",
        Limited::TitleChars => "title of an inspection or basis of a setting",
        Limited::NameChars => "id or name",
        Limited::QuoteChars => "quote in a message",
        Limited::ListEntries => "entries of a list answer",
        Limited::SeasonMonths => "months of a season",
    }
}
