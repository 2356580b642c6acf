//! What was found and what should stand there, as values.

use crate::pack::FactType;

/// A value as it is shown in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The text of the value, cut when it is long.
    Text(String),
    /// What sort of thing it is.
    Shape(Shape),
}

/// What sort of thing a value is, where showing it would be too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Shape {
    YesNo,
    Number,
    Text,
    List,
    Map,
    Records,
}

/// The words or keys that can stand at a place.
type Names = &'static [&'static str];

/// What should stand where another value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A list.
    List,
    /// A map.
    Map,
    /// A list of three elements.
    Three,
    /// A map with these keys.
    MapOf(Names),
    /// A map with one key, one of these.
    OneKeyOf(Names),
    /// One of these words.
    OneOf(Names),
    /// A whole number from 0 up to this one.
    WholeTo(u32),
    /// A number with at most so many decimals.
    Decimals(u8),
    /// A number, or the name of a parameter that holds one.
    NumberOrParam,
    /// `true`, `false` or the key of an option.
    YesNoOrOption,
    /// A day that exists.
    Day,
    /// A time range that does not go over midnight.
    TimeRange,
    /// The hash of a photo.
    PhotoHash,
    /// A year that calendars have.
    Year,
    /// An answer to a fact of this type.
    Answer(FactType),
    /// Any answer.
    AnyAnswer,
    /// A text, as the other entries of the list are.
    TextInList,
    /// One state of an answer, or only a note.
    OneState,
    /// What stands in a season and its rows.
    #[cfg(feature = "authoring")]
    Cell(ExpectedCell),
}

/// What should stand in a season or in a cell of its rows.
#[cfg(feature = "authoring")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedCell {
    /// A month, quarter, half-year or year.
    Period,
    /// Yes or no, or nothing.
    YesNo,
    /// A number or fraction, or nothing.
    Number,
    /// The number of a subject, which a spreadsheet program turned into a figure.
    SubjectNumber,
    /// One of the words of the parameter.
    WordOfParam,
    /// A word that can stand here.
    Word,
    /// A number or a word.
    NumberOrWord,
    /// A number, a text, a yes-no or nothing.
    Any,
}

#[cfg(feature = "authoring")]
impl From<ExpectedCell> for Expected {
    fn from(cell: ExpectedCell) -> Self {
        Expected::Cell(cell)
    }
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The file ends too early.
    EndsEarly,
    /// There is text after the end.
    AfterEnd,
    /// A value is needed.
    Value,
    /// A key in double quotes is needed.
    Key,
    /// `:` is needed.
    Colon,
    /// `,` or `]` is needed.
    CommaOrBracket,
    /// `,` or `}` is needed.
    CommaOrBrace,
    /// A line break or control character in a text.
    ControlCharacter,
    /// An unknown escape.
    Escape,
    /// Four hexadecimal digits are needed.
    HexDigits,
    /// A file of an author.
    #[cfg(feature = "authoring")]
    Table(TableSyntax),
}

/// Why a file of YAML or a table cannot be read.
#[cfg(feature = "authoring")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableSyntax {
    /// The file is empty.
    Empty,
    /// The head of a column is empty.
    EmptyHead,
    /// A row is longer than the heads.
    LongRow,
    /// Something else than a separator follows a quote.
    AfterQuote,
    /// A quote does not end.
    OpenQuote,
    /// A text in none of the known encodings.
    Encoding,
}

/// A construct of YAML that packs do not use.
#[cfg(feature = "authoring")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NotAllowed {
    Anchor,
    Alias,
    Tag,
    MergeKey,
    CollectionAsKey,
    SecondDocument,
}
