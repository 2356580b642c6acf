//! Where a fault is.

/// Where a fault is. Only what is known is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The way through the document to the value.
    pub path: Vec<Step>,
    /// The subject.
    pub subject: Option<String>,
    /// The fact.
    pub fact: Option<String>,
    /// The rule.
    pub rule: Option<String>,
    /// The other place, where two clash.
    pub other: Option<Box<Place>>,
}

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an element of a list.
    Index(usize),
}
