//! What is wrong with a pack or an inspection file, as values; the sentences are in `say/`.

use crate::limits::Limit;
use crate::pack::FactType;
use crate::words::{Said, Words};

/// A refusal: what is wrong and where. Boxed, so that no result is large because of what hardly
/// ever happens: passing one on is most of what the code of making ready does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Box<Refusal>);

/// What a [`Fault`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
}

impl std::ops::Deref for Fault {
    type Target = Refusal;
    fn deref(&self) -> &Refusal {
        &self.0
    }
}

impl std::ops::DerefMut for Fault {
    fn deref_mut(&mut self) -> &mut Refusal {
        &mut self.0
    }
}

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

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
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

/// A value as it is shown in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The text of the value, cut when it is long.
    Text(String),
    /// What sort of thing it is.
    Shape(Said),
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

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Problem {
    /// Larger than a limit of [`crate::limits`].
    TooLarge {
        limit: Limit,
    },
    /// Not the syntax of the file.
    Syntax {
        what: Said,
    },
    /// Not the syntax of the file, in the own words of a reader that is not ours.
    Unreadable {
        detail: String,
    },
    /// A construct that packs do not use: anchor, alias, tag, merge key, several documents.
    NotAllowed {
        what: Said,
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
    /// A value of the wrong type, or one that cannot be.
    BadValue {
        found: Found,
        expected: Said,
        /// The words or keys of which `expected` speaks.
        names: &'static [&'static str],
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
        what: Said,
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
    /// Something in a pack that [`Fault::of_pack`] does not say more of.
    #[cfg(not(feature = "authoring"))]
    NotReady,
}

impl Problem {
    /// A stable code for scripts and support.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::TooLarge { .. } => "too-large",
            Problem::Syntax { .. } | Problem::Unreadable { .. } => "syntax",
            Problem::NotAllowed { .. } => "not-allowed",
            Problem::UnknownKey { .. } => "unknown-key",
            Problem::DuplicateKey { .. } => "duplicate-key",
            Problem::MissingKey { .. } => "missing-key",
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
            #[cfg(not(feature = "authoring"))]
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
            Problem::Unreadable { detail: text }
            | Problem::DuplicateKey { key: text }
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
            | Problem::Syntax { .. }
            | Problem::NotAllowed { .. }
            | Problem::BadValue { .. }
            | Problem::ParentOpen { .. }
            | Problem::NoPatterns
            | Problem::Contradiction { .. }
            | Problem::WrongSort { .. }
            | Problem::NotUtf8 { .. }
            | Problem::BadText => Vec::new(),
            #[cfg(not(feature = "authoring"))]
            Problem::NotReady => Vec::new(),
        }
    }
}

impl Fault {
    /// A fault without a place yet.
    pub fn new(problem: Problem) -> Self {
        Fault(Box::new(Refusal { problem, place: Place::default() }))
    }
    /// What is wrong, without the place.
    pub fn into_problem(self) -> Problem {
        self.0.problem
    }
    /// An unknown name, with the nearest known one.
    pub fn unknown<'a>(thing: Thing, name: &str, mut known: impl Iterator<Item = &'a str>) -> Self {
        Fault::unknown_of(thing, name, &mut known)
    }
    /// What only the author of a pack can have done wrong. The form reads packs that were made
    /// ready once and were refused then; there it only tells that this is none of them.
    pub fn of_pack(problem: impl FnOnce() -> Problem) -> Self {
        #[cfg(feature = "authoring")]
        return Fault::new(problem());
        #[cfg(not(feature = "authoring"))]
        return Fault::not_ready(problem);
    }
    #[cfg(not(feature = "authoring"))]
    #[cold]
    #[inline(never)]
    fn not_ready<T>(_: T) -> Self {
        Fault::new(Problem::NotReady)
    }
    /// An unknown name that only the author of a pack can have written.
    pub fn unknown_in_pack<'a>(thing: Thing, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        Fault::of_pack(|| Fault::unknown(thing, name, known).into_problem())
    }
    /// One function for all iterators: it stands behind every name in a pack.
    fn unknown_of(thing: Thing, name: &str, known: &mut dyn Iterator<Item = &str>) -> Self {
        Fault::new(Problem::UnknownName { thing, name: name.to_owned(), near: nearest(name, known) })
    }
    /// The same, inside the value of a key of a pack or a season. The form reads packs that were
    /// made ready once, so there nobody is told of a place in them.
    #[must_use]
    pub fn under(self, key: &str) -> Self {
        if cfg!(feature = "authoring") { self.given_under(key) } else { self }
    }
    /// The same, inside an element of a list of these.
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        if cfg!(feature = "authoring") { self.given_at(index) } else { self }
    }
    /// The same, inside the value of a key of what is given beside a pack: an inspection, a choice.
    #[must_use]
    pub fn given_under(mut self, key: &str) -> Self {
        self.place.path.insert(0, Step::Key(key.to_owned()));
        self
    }
    /// The same, inside an element of a list of that.
    #[must_use]
    pub fn given_at(mut self, index: usize) -> Self {
        self.place.path.insert(0, Step::Index(index));
        self
    }
    /// The same, in a file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.place.file.get_or_insert_with(|| file.to_owned());
        self
    }
    /// The same, with the other place where two clash, a line and a column.
    #[must_use]
    pub fn beside(mut self, line: u32, column: u32) -> Self {
        self.place.other = Some(Box::new(Place { line: Some(line), column: Some(column), ..Place::default() }));
        self
    }
    /// The same, with the other place where two clash, a way through the document.
    #[must_use]
    pub fn beside_path(mut self, path: Vec<Step>) -> Self {
        self.place.other = Some(Box::new(Place { path, ..Place::default() }));
        self
    }
    /// The same, about a rule.
    #[must_use]
    pub fn of_rule(mut self, rule: &str) -> Self {
        self.place.rule.get_or_insert_with(|| rule.to_owned());
        self
    }
    /// Whether it tells only of a name that no pack in force knows, as the answers to another pack have.
    pub fn is_of_another_pack(&self) -> bool {
        matches!(self.problem, Problem::UnknownName { thing: Thing::Fact | Thing::Kind, .. })
    }
    /// The same, about a fact of a subject.
    #[must_use]
    pub fn of_answer(mut self, subject: &str, fact: &str) -> Self {
        self.place.subject = Some(subject.to_owned());
        self.place.fact = Some(fact.to_owned());
        self
    }
}

/// The known name that was probably meant: at most a third of its characters wrong.
pub fn nearest(name: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let wrong_allowed = name.chars().count().max(3).div_ceil(3);
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(wrong, _)| *wrong <= wrong_allowed)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Edits (insert, delete, replace, swap of neighbours counted as two) between two short names.
fn distance(a: &str, b: &str) -> usize {
    // Names longer than this are not compared letter by letter; ids are far shorter.
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for ((j, y), (above, corner)) in b.iter().enumerate().zip(row.iter().skip(1).zip(&row)) {
            let left = next.get(j).copied().unwrap_or(usize::MAX);
            let replaced = corner.saturating_add(usize::from(x != y));
            next.push(replaced.min(left.saturating_add(1)).min(above.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let known = ["staff.badges", "staff.desk_sign", "hall.area"];
        assert_eq!(nearest("staff.bagdes", &mut known.into_iter()).as_deref(), Some("staff.badges"));
        assert_eq!(nearest("hall.arae", &mut known.into_iter()).as_deref(), Some("hall.area"));
        assert_eq!(nearest("window.phone_number", &mut known.into_iter()), None);
    }
}
