//! What was found, and what should stand there.

use crate::fault::{Expected, Shape, Syntax};
use crate::pack::FactType;
use crate::text::Joined;

pub(super) fn expected(expected: Expected) -> String {
    let of = |what: &str, names: &[&str]| format!("{what} {}", names.joined(", "));
    let words = match expected {
        Expected::MapOf(names) => return of("a map with", names),
        Expected::OneKeyOf(names) => return of("a map with one key, one of", names),
        Expected::OneOf(names) => return of("one of", names),
        Expected::WholeTo(most) => return format!("a whole number from 0 to {most}"),
        Expected::Decimals(most) => return format!("a number with at most {most} decimals"),
        Expected::Answer(kind) => answer(kind),
        Expected::Text => "a text",
        Expected::YesNo => "true or false",
        Expected::List => "a list",
        Expected::Map => "a map",
        Expected::Three => "a list of three",
        Expected::NumberOrParam => "a number or {param: name}",
        Expected::YesNoOrOption => "true, false or the key of an option",
        Expected::Day => "a date written YYYY-MM-DD that exists",
        Expected::TimeRange => "HH:MM-HH:MM, not over midnight",
        Expected::PhotoHash => "a SHA-256 of a photo",
        Expected::Year => "a year from 1900 to 2199",
        Expected::AnyAnswer => "true, false, a number, a text or a list",
        Expected::TextInList => "a text, as the other entries of a list",
        Expected::OneState => "exactly one of value, not_applicable and cannot_check, or only a note where nothing was answered yet",
        #[cfg(feature = "authoring")]
        Expected::Cell(cell) => super::table::cell(cell),
    };
    words.to_owned()
}

fn answer(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo => "yes or no",
        FactType::Number => "a number",
        FactType::Choice => "one option",
        FactType::Set => "a list of options",
        FactType::Date => "a date",
        FactType::Dates => "a list of dates",
        FactType::TimeRange => "a time range",
        FactType::Text => "a text",
        FactType::Photo => "a list of photos",
        FactType::Records => "a list of records",
    }
}

pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::YesNo => "yes or no",
        Shape::Number => "a number",
        Shape::Text => "a text",
        Shape::List => "a list",
        Shape::Map => "a map",
        Shape::Records => "a list of records",
    }
}

pub(super) fn syntax(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::EndsEarly => "the file ends too early",
        Syntax::AfterEnd => "text after the end",
        Syntax::Value => "a value is needed here",
        Syntax::Key => "a key in double quotes is needed here",
        Syntax::Colon => "`:` is needed here",
        Syntax::CommaOrBracket => "`,` or `]` is needed here",
        Syntax::CommaOrBrace => "`,` or `}` is needed here",
        Syntax::ControlCharacter => "a line break or control character in a text",
        Syntax::Escape => "an unknown escape after `\\`",
        Syntax::HexDigits => "four hexadecimal digits are needed after `\\u`",
        #[cfg(feature = "authoring")]
        Syntax::Table(table) => super::table::syntax(table),
    }
}
