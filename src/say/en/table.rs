//! The files of authors: what was found in YAML, tables and the rows of a season, and what should stand there.

use crate::fault::{ExpectedCell, NotAllowed, TableSyntax};

pub(super) fn cell(cell: ExpectedCell) -> &'static str {
    match cell {
        ExpectedCell::Period => "a period written 2026-03, 2026-Q1, 2026-H1 or 2026",
        ExpectedCell::YesNo => "yes, no, true or false; nothing when it is not known",
        ExpectedCell::Number => "a number with at most 4 decimals, or a fraction such as 200/3; nothing when it is missing",
        ExpectedCell::SubjectNumber => {
            "a number of a subject (a spreadsheet program turned it into a figure: make the column text and fill it in again)"
        }
        ExpectedCell::WordOfParam => "one of the words of this parameter",
        ExpectedCell::Word => "a word that can stand here",
        ExpectedCell::NumberOrWord => "a number or a word",
        ExpectedCell::Any => "a number, a text, true, false or nothing",
    }
}

pub(super) fn syntax(syntax: TableSyntax) -> &'static str {
    match syntax {
        TableSyntax::Empty => "the file is empty",
        TableSyntax::EmptyHead => "an empty head of a column",
        TableSyntax::LongRow => "this row is longer than the heads",
        TableSyntax::AfterQuote => "a comma, a tab or the end of the line after a quote",
        TableSyntax::OpenQuote => "a quote that does not end",
        TableSyntax::Encoding => {
            "neither UTF-8 nor GB18030 nor UTF-16 with a mark; save it as “CSV UTF-8 (comma delimited)” in the spreadsheet program"
        }
    }
}

pub(super) fn not_allowed(what: NotAllowed) -> &'static str {
    match what {
        NotAllowed::Anchor => "anchor",
        NotAllowed::Alias => "alias",
        NotAllowed::Tag => "tag",
        NotAllowed::MergeKey => "merge key",
        NotAllowed::CollectionAsKey => "list or map as a key",
        NotAllowed::SecondDocument => "second document",
    }
}
