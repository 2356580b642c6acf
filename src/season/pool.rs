//! The subjects of an award, by what is known of them: ranked, not eligible, or not to be told.

use super::ballot::Ballot;
use super::combine::Value;
use super::definition::{Award, Base, Portion, Take};
use super::eligible::{Asked, Found};
use super::result::{Excluded, Why};
use super::standing::{Or, Standing};

/// A subject of whom it cannot be told, with its number where that is known.
pub struct Open {
    /// The subject.
    pub subject: usize,
    /// Why it cannot be told.
    pub because: Vec<Why>,
    /// Its number.
    pub value: Value,
    /// Whether it is eligible, so that only its number is missing; none where that is not known.
    pub eligible: Option<bool>,
    /// Whether it is chosen whatever its place.
    pub or: Or,
}

/// All subjects of the award's kind, by what is known of them.
pub struct Pool {
    /// All of them.
    pub all: Vec<usize>,
    /// Those that are ranked.
    pub standings: Vec<Standing>,
    /// Those of whom it cannot be told.
    pub open: Vec<Open>,
    /// Those that are not eligible.
    pub not_eligible: Vec<Excluded>,
}

impl Ballot<'_> {
    /// All subjects of the kind of the award.
    pub fn pool(&self) -> Pool {
        let book = self.book;
        let all: Vec<usize> =
            book.season.kinds.position(&self.award.each).map(|kind| book.data.of_kind(kind).collect()).unwrap_or_default();
        let mut pool = Pool { all: Vec::new(), standings: Vec::new(), open: Vec::new(), not_eligible: Vec::new() };
        for &subject in &all {
            self.ask(subject, &mut pool);
        }
        Pool { all, ..pool }
    }

    /// Asks whether a subject is eligible, and puts it where it belongs.
    fn ask(&self, subject: usize, pool: &mut Pool) {
        let Ballot { book, at, award, span, winners } = *self;
        let asked = Asked { book, at, subject, span, winners };
        let Found { mut no, open: mut because, .. } = asked.all(&award.eligible);
        if let Some(Take::Classes(classes)) = &award.take
            && !classes.keys().any(|class| book.season.classes.position(class) == self.class_of(subject))
        {
            no.push(Why::OtherClass);
        }
        let or = or(&asked, award);
        let value = self.number(&award.by, subject);
        match (value, or) {
            (_, Or::Not) if !no.is_empty() => pool.not_eligible.push(self.excluded(subject, no, false)),
            (value, or) if !no.is_empty() => pool.open.push(Open { subject, because: no, value, eligible: Some(false), or }),
            (Ok(value), or) if because.is_empty() => {
                let then = award.then.iter().map(|name| self.number(name, subject)).collect();
                pool.standings.push(Standing::new(subject, value, then, or));
            }
            (value, or) => {
                let eligible = because.is_empty().then_some(true);
                if let Err(gap) = &value {
                    let why = Why::Open(gap.clone());
                    if !because.contains(&why) {
                        because.push(why);
                    }
                }
                pool.open.push(Open { subject, because, value, eligible, or });
            }
        }
    }

    /// One that is not ranked.
    pub fn excluded(&self, subject: usize, because: Vec<Why>, matters: bool) -> Excluded {
        Excluded { subject: self.book.data.id(subject), class: self.class_words(self.class_of(subject)), because, matters }
    }
}

impl Pool {
    /// How many a share is of in a class, or in all: at least and at most.
    pub fn base(&self, ballot: &Ballot<'_>, class: Option<usize>) -> (usize, usize) {
        let is_in = |subject: usize| class.is_none() || ballot.class_of(subject) == class;
        let open_in = |eligible: Option<bool>| self.open.iter().filter(|open| is_in(open.subject) && open.eligible == eligible).count();
        match &ballot.award.take {
            Some(Take::Share(Portion { of: Some(Base::Eligible), .. })) => {
                let ranked = self.standings.iter().filter(|standing| is_in(standing.subject)).count();
                let sure = ranked.saturating_add(open_in(Some(true)));
                (sure, sure.saturating_add(open_in(None)))
            }
            _ => {
                let all = self.all.iter().filter(|subject| is_in(**subject)).count();
                (all, all)
            }
        }
    }
}

/// Whether it is chosen whatever its place.
fn or(asked: &Asked<'_>, award: &Award) -> Or {
    if award.or.is_empty() {
        return Or::Not;
    }
    let found = asked.any(&award.or);
    match (found.no.is_empty(), found.open.is_empty()) {
        (true, true) => Or::Met(found.met),
        (true, false) => Or::Open(found.open),
        (false, _) => Or::Not,
    }
}
