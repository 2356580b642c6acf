//! What is wrong with a pack or an inspection file, as values; the sentences are in `say/`.

#[cfg(feature = "authoring")]
mod author;
#[cfg(not(feature = "authoring"))]
#[path = "form.rs"]
mod author;
mod clash;
mod expected;
mod near;
mod place;
mod problem;
#[cfg(feature = "authoring")]
mod season;
mod thing;

pub use clash::{Clash, DeductClash, PackClash, RuleClash, SchemeClash};
#[cfg(feature = "authoring")]
pub use clash::{RowClash, SeasonClash};
pub use expected::{Expected, Found, Shape, Syntax};
#[cfg(feature = "authoring")]
pub use expected::{ExpectedCell, NotAllowed, TableSyntax};
pub use near::nearest;
pub use place::{Place, Step};
pub use problem::Problem;
pub use thing::{BadParent, Sort, Thing};

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

impl Fault {
    /// A fault without a place yet.
    pub fn new(problem: Problem) -> Self {
        Fault(Box::new(Refusal { problem, place: Place::default() }))
    }
    /// What is wrong, without the place.
    pub fn into_problem(self) -> Problem {
        self.0.problem
    }
    /// Something in a pack that was not checked before it was compiled.
    #[cold]
    #[inline(never)]
    pub fn not_checked() -> Self {
        Fault::new(Problem::NotReady)
    }
    /// Something contradicts itself.
    pub fn clash(clash: impl Into<Clash>) -> Self {
        Fault::new(Problem::Contradiction { clash: clash.into() })
    }
    /// An unknown name, with the nearest known one.
    pub fn unknown<'a>(thing: Thing, name: &str, mut known: impl Iterator<Item = &'a str>) -> Self {
        Fault::unknown_of(thing, name, &mut known)
    }
    /// One function for all iterators: it stands behind every name in a pack.
    fn unknown_of(thing: Thing, name: &str, known: &mut dyn Iterator<Item = &str>) -> Self {
        Fault::new(Problem::UnknownName { thing, name: name.to_owned(), near: nearest(name, known) })
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
