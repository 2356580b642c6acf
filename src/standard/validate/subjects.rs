//! Requirements on the subjects below one: how many there are, how many meet something, their numbers.

use super::requirement::{Requirements, any};
use crate::check::terms;
use crate::fault::{Fault, Problem, Thing};
use crate::pack::{Count, FactType, Measure, Requirement, Share};

impl<'p> Requirements<'p, '_> {
    /// Looks from the subjects of a kind below.
    fn among_below(&mut self, kind: &'p str, name: &str, act: impl FnOnce(&mut Self)) {
        if kind == self.kind || self.below || !self.words.is_at_or_above(self.kind, kind) {
            return self.sink.tell(Fault::new(Problem::OutOfReach { name: name.to_owned(), from: self.kind.to_owned() }));
        }
        let above = std::mem::replace(&mut self.kind, kind);
        self.below = true;
        act(self);
        (self.kind, self.below) = (above, false);
    }

    fn filter(&mut self, key: &str, filter: Option<&Requirement>) {
        if let Some(filter) = filter {
            self.under(key, |v| v.requirement(filter));
        }
    }

    /// A kind of subjects.
    fn of(&mut self, name: &str) -> Option<&'p str> {
        let kind = self.words.kind(name);
        if kind.is_none() {
            self.sink.tell(Fault::unknown(Thing::Kind, name, self.words.kind_names()).under("of"));
        }
        kind
    }

    /// Days of records below, or of the subject itself, of which nothing can be chosen.
    pub(super) fn dated(&mut self, dates: &str, filter: Option<&Requirement>) {
        let days = &[FactType::Date, FactType::Dates];
        match self.words.fact(dates) {
            Some((kind, _)) if kind != self.kind => self.among_below(kind, dates, |v| {
                v.filter("where", filter);
                v.fact("dates", dates, days);
            }),
            Some(_) if filter.is_some() => {
                self.sink.tell_under("where", Problem::OutOfReach { name: "where".to_owned(), from: dates.to_owned() });
            }
            _ => {
                self.fact("dates", dates, days);
            }
        }
    }

    pub(super) fn count(&mut self, count: &Count) {
        if let Some(kind) = self.of(&count.of) {
            self.among_below(kind, &count.of, |v| v.filter("where", count.filter.as_deref()));
        }
        self.bounds(count.at_least.as_ref(), count.at_most.as_ref(), terms::whole);
    }

    pub(super) fn share(&mut self, share: &Share) {
        if let Some(kind) = self.of(&share.of) {
            self.among_below(kind, &share.of, |v| {
                v.filter("among", share.among.as_deref());
                v.filter("where", Some(&share.filter));
            });
        }
        self.bounds(share.at_least.as_ref(), share.at_most.as_ref(), any);
        self.optional("min_base", share.min_base.as_ref(), terms::positive);
    }

    pub(super) fn measure(&mut self, measure: &Measure) {
        match self.words.fact(&measure.fact) {
            Some((kind, _)) if kind == self.kind => {
                self.sink.tell_under("fact", Problem::OutOfReach { name: measure.fact.clone(), from: kind.to_owned() });
            }
            Some((kind, _)) => self.among_below(kind, &measure.fact, |v| {
                v.filter("where", measure.filter.as_deref());
                v.fact("fact", &measure.fact, &[FactType::Number]);
            }),
            // Tells that it is not known.
            None => {
                self.fact("fact", &measure.fact, &[FactType::Number]);
            }
        }
        self.bounds(measure.at_least.as_ref(), measure.at_most.as_ref(), any);
        self.optional("min_base", measure.min_base.as_ref(), terms::positive);
    }
}
