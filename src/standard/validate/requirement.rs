//! What a rule requires: the facts, options and parameters that it names, and what contradicts itself.

use super::sink::Sink;
use super::words::Words;
use crate::amount::Amount;
use crate::check::terms;
use crate::facts::time_range;
use crate::fault::{Clash, Expected, Fault, Found, Problem, RuleClash, Thing};
use crate::in_force::ParamInForce;
use crate::limits;
use crate::pack::{
    Bound, Change, Contains, Fact, FactType, Forbidden, Group, Hours, Matrix, OneOf, Pack, Plain, Quantity, Rated, Ratio, Requirement,
    Term, TextRule,
};
use crate::pattern::Pattern;
use crate::table::Table;

/// What the number of a term has to be.
pub(super) type Fit = fn(Amount) -> Result<(), Problem>;

/// Any number will do.
pub(super) fn any(_: Amount) -> Result<(), Problem> {
    Ok(())
}

/// The requirements of one rule.
pub(super) struct Requirements<'p, 's> {
    pub words: Words<'p>,
    pub pack: &'p Pack,
    params: &'p Table<ParamInForce>,
    /// The kind whose facts are read.
    pub kind: &'p str,
    /// Whether it is a kind below that of the rule.
    pub below: bool,
    depth: u64,
    pub sink: &'s mut Sink,
}

impl<'p, 's> Requirements<'p, 's> {
    pub fn new(pack: &'p Pack, params: &'p Table<ParamInForce>, kind: &'p str, sink: &'s mut Sink) -> Self {
        Requirements { words: Words::new(pack), pack, params, kind, below: false, depth: 0, sink }
    }

    /// Looks inside the value of a key.
    pub fn under<T>(&mut self, key: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        self.sink.enter(key);
        let done = act(self);
        self.sink.leave(1);
        done
    }

    pub fn requirement(&mut self, written: &Requirement) {
        self.depth = self.depth.saturating_add(1);
        if self.depth > limits::DEPTH.most {
            self.sink.tell(Fault::new(Problem::TooLarge { limit: limits::DEPTH }));
        } else {
            self.kind_of_requirement(written);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn kind_of_requirement(&mut self, written: &Requirement) {
        match written {
            Requirement::Is(is) => self.under("is", |v| v.is(&is.fact, &is.value)),
            Requirement::OneOf(one_of) => self.under("one_of", |v| v.one_of(one_of)),
            Requirement::Rated(rated) => self.under("rated", |v| v.rated(rated)),
            Requirement::Number(quantity) => self.under("number", |v| v.number(quantity)),
            Requirement::Ratio(ratio) => self.under("ratio", |v| v.ratio(ratio)),
            Requirement::Change(change) => self.under("change", |v| v.change(change)),
            Requirement::Contains(contains) => self.under("contains", |v| v.contains(contains)),
            Requirement::Matrix(matrix) => self.under("matrix", |v| v.matrix(matrix)),
            Requirement::Hours(hours) => self.under("hours", |v| v.hours(hours)),
            Requirement::Text(text) => self.under("text", |v| v.text(text)),
            Requirement::FallsOn(on) => self.under("falls_on", |v| v.falls_on(on)),
            Requirement::Recent(recent) => self.under("recent", |v| v.recent(recent)),
            Requirement::Stages(stages) => self.under("stages", |v| v.stages(stages)),
            Requirement::Within(within) => self.under("within", |v| v.within(within)),
            Requirement::Limit(limit) => self.under("limit", |v| v.limit(limit)),
            Requirement::Cadence(cadence) => self.under("cadence", |v| v.cadence(cadence)),
            Requirement::Apart(apart) => self.under("apart", |v| v.apart(apart)),
            Requirement::Count(count) => self.under("count", |v| v.count(count)),
            Requirement::Share(share) => self.under("share", |v| v.share(share)),
            Requirement::Measure(measure) => self.under("measure", |v| v.measure(measure)),
            Requirement::AllOf(group) => self.under("all_of", |v| v.group(group, false)),
            Requirement::AnyOf(group) => self.under("any_of", |v| v.group(group, true)),
            Requirement::NoneOf(group) => self.under("none_of", |v| v.group(group, false)),
        }
    }

    /// Tells that a key is missing.
    pub fn missing(&mut self, key: &str) {
        self.sink.tell(Fault::new(Problem::MissingKey { key: key.to_owned() }));
    }

    /// A fact that can be read here and has one of these types.
    pub fn fact(&mut self, key: &str, name: &str, needs: &'static [FactType]) -> Option<&'p Fact> {
        self.under(key, |inside| inside.fact_here(name, needs))
    }

    /// The same of a name that stands where the check is.
    pub fn fact_here(&mut self, name: &str, needs: &'static [FactType]) -> Option<&'p Fact> {
        let Some((kind, fact)) = self.words.fact(name) else {
            self.sink.tell(Fault::unknown(Thing::Fact, name, self.words.fact_names()));
            return None;
        };
        // A fact of a kind that is not there is told where it is written.
        self.words.kind(kind)?;
        if !self.words.is_at_or_above(kind, self.kind) {
            self.sink.tell(Fault::new(Problem::OutOfReach { name: name.to_owned(), from: self.kind.to_owned() }));
            return None;
        }
        if !needs.contains(&fact.kind) {
            self.sink.tell(Fault::new(Problem::TypeClash { fact: name.to_owned(), found: fact.kind, needs }));
            return None;
        }
        Some(fact)
    }

    /// The value of a term, where it is known and fits.
    pub fn fits(&mut self, key: &str, term: &Term, fit: Fit) -> Option<Amount> {
        let value = match term {
            Term::Given(amount) => Some(*amount),
            Term::Param(name) => match self.params.get(name) {
                Some(param) => param.value,
                None => {
                    self.sink.tell(Fault::unknown(Thing::Param, name, self.params.keys()).under("param").under(key));
                    None
                }
            },
        };
        let checked = fit(value?);
        let fits = checked.is_ok();
        self.sink.or_tell(key, checked);
        value.filter(|_| fits)
    }

    pub fn term(&mut self, key: &str, term: &Term) {
        self.fits(key, term, any);
    }

    pub fn optional(&mut self, key: &str, term: Option<&Term>, fit: Fit) -> Option<Amount> {
        self.fits(key, term?, fit)
    }

    /// A lower and an upper bound, of which one has to be there.
    pub fn bounds(&mut self, at_least: Option<&Term>, at_most: Option<&Term>, fit: Fit) {
        if at_least.is_none() && at_most.is_none() {
            return self.missing("at_least or at_most");
        }
        let low = self.optional("at_least", at_least, fit);
        let high = self.optional("at_most", at_most, fit);
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            self.sink.tell(Fault::clash(Clash::Bounds));
        }
    }

    /// The place of an option.
    pub fn option(&mut self, key: &str, fact: &Fact, option: &str) -> Option<usize> {
        let at = fact.of.position(option);
        if at.is_none() {
            self.sink.tell(Fault::unknown(Thing::Option, option, fact.of.keys()).under(key));
        }
        at
    }

    fn options(&mut self, key: &str, fact: &Fact, options: &[String]) {
        for (at, option) in options.iter().enumerate() {
            if fact.of.position(option).is_none() {
                self.sink.tell(Fault::unknown(Thing::Option, option, fact.of.keys()).at(at).under(key));
            } else if options.iter().take(at).any(|before| before == option) {
                let problem = Problem::DuplicateId { thing: Thing::Option, name: option.clone() };
                self.sink.tell(Fault::new(problem).at(at).under(key));
            }
        }
    }

    fn is(&mut self, fact: &str, value: &Plain) {
        match value {
            Plain::YesNo(_) => {
                self.fact("fact", fact, &[FactType::YesNo]);
            }
            Plain::Option(option) => {
                if let Some(fact) = self.fact("fact", fact, &[FactType::Choice]) {
                    self.option("value", fact, option);
                }
            }
        }
    }

    fn one_of(&mut self, one_of: &OneOf) {
        if one_of.values.is_empty() {
            self.sink.tell(Fault::clash(RuleClash::NoValues).under("values"));
        }
        if let Some(fact) = self.fact("fact", &one_of.fact, &[FactType::Choice]) {
            self.options("values", fact, &one_of.values);
        }
    }

    fn rated(&mut self, rated: &Rated) {
        if let Some(fact) = self.fact("fact", &rated.fact, &[FactType::Choice]) {
            self.option("at_least", fact, &rated.at_least);
            for (key, option) in [("below", &rated.below), ("above", &rated.above)] {
                if let Some(option) = option {
                    self.option(key, fact, option);
                }
            }
        }
        let bounded = rated.below.is_some() || rated.above.is_some();
        match &rated.evidence {
            Some(_) if !bounded => self.missing("below or above"),
            Some(name) => {
                self.fact("evidence", name, &[FactType::Photo, FactType::Text]);
            }
            None if bounded => self.missing("evidence"),
            None => {}
        }
    }

    fn number(&mut self, quantity: &Quantity) {
        self.fact("fact", &quantity.fact, &[FactType::Number]);
        let strict = [("above", &quantity.above), ("below", &quantity.below)];
        if let (true, Some((key, _))) = (quantity.has_own(), strict.iter().find(|(_, term)| term.is_some())) {
            self.sink.tell(Fault::clash(RuleClash::StrictBeside).under(key));
        }
        let [least, most] = [("at_least", &quantity.at_least), ("at_most", &quantity.at_most)].map(|(key, bound)| match bound {
            Some(Bound::Fact { fact }) => {
                self.fact(key, fact, &[FactType::Number]);
                None
            }
            Some(Bound::Term(term)) => self.fits(key, term, any),
            None => None,
        });
        let [above, below] = strict.map(|(key, term)| self.optional(key, term.as_ref(), any));
        if [&quantity.at_least, &quantity.at_most].into_iter().all(Option::is_none) && strict.iter().all(|(_, term)| term.is_none()) {
            self.missing("at_least, at_most, above or below");
        }
        let (low, high) = (least.max(above), most.into_iter().chain(below).min());
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            self.sink.tell(Fault::clash(Clash::Bounds));
        }
    }

    fn two_numbers(&mut self, first: (&str, &str), second: (&str, &str)) {
        let one = self.fact(first.0, first.1, &[FactType::Number]).and_then(|_| self.words.fact(first.1));
        let other = self.fact(second.0, second.1, &[FactType::Number]).and_then(|_| self.words.fact(second.1));
        if one.zip(other).is_some_and(|((one, _), (other, _))| one != other) {
            self.sink.tell_under(second.0, Problem::OutOfReach { name: second.1.to_owned(), from: first.1.to_owned() });
        }
    }

    fn ratio(&mut self, ratio: &Ratio) {
        self.two_numbers(("part", &ratio.part), ("whole", &ratio.whole));
        self.bounds(ratio.at_least.as_ref(), ratio.at_most.as_ref(), any);
        self.optional("min_base", ratio.min_base.as_ref(), any);
    }

    fn change(&mut self, change: &Change) {
        self.two_numbers(("base", &change.base), ("now", &change.now));
        match (change.fall_at_least.is_some() || change.fall_by.is_some(), change.rise_at_least.is_some() || change.rise_by.is_some()) {
            (false, false) => self.missing("fall_at_least, fall_by, rise_at_least or rise_by"),
            (true, true) => self.sink.tell(Fault::clash(RuleClash::FallAndRise)),
            _ => {}
        }
        for (key, term) in [
            ("fall_at_least", &change.fall_at_least),
            ("fall_by", &change.fall_by),
            ("rise_at_least", &change.rise_at_least),
            ("rise_by", &change.rise_by),
        ] {
            self.optional(key, term.as_ref(), any);
        }
    }

    fn contains(&mut self, contains: &Contains) {
        if let Some(fact) = self.fact("fact", &contains.fact, &[FactType::Set]) {
            for (key, options) in [("all", &contains.all), ("any", &contains.any), ("none", &contains.none)] {
                self.options(key, fact, options);
            }
        }
        if contains.all.is_empty() && contains.any.is_empty() && contains.none.is_empty() {
            self.missing("all, any or none");
        }
        if contains.all.iter().chain(&contains.any).any(|option| contains.none.contains(option)) {
            self.sink.tell(Fault::clash(RuleClash::Elements).under("none"));
        }
        self.optional("at_least", contains.at_least.as_ref(), terms::positive);
    }

    fn matrix(&mut self, matrix: &Matrix) {
        for (at, name) in matrix.rows.iter().enumerate() {
            self.sink.enter("rows");
            self.sink.enter(at);
            let fact = if matrix.rows.iter().take(at).any(|other| other == name) {
                self.sink.tell(Fault::new(Problem::DuplicateId { thing: Thing::Fact, name: name.clone() }));
                None
            } else {
                self.fact_here(name, &[FactType::Set])
            };
            self.sink.leave(2);
            if let Some(fact) = fact {
                self.options("columns", fact, &matrix.columns);
            }
        }
        for (key, empty) in [("rows", matrix.rows.is_empty()), ("columns", matrix.columns.is_empty())] {
            if empty {
                self.sink.tell(Fault::clash(RuleClash::EmptyMatrix).under(key));
            }
        }
        self.optional("at_least", matrix.at_least.as_ref(), terms::positive);
    }

    fn hours(&mut self, hours: &Hours) {
        self.fact("fact", &hours.fact, &[FactType::TimeRange]);
        if let Some(text) = hours.covers.as_ref().filter(|text| time_range(text).is_none()) {
            self.sink.tell_under("covers", Problem::BadValue { found: Found::Text(text.clone()), expected: Expected::TimeRange });
        }
        self.optional("at_least", hours.at_least.as_ref(), any);
        if hours.covers.is_none() && hours.at_least.is_none() {
            self.missing("covers or at_least");
        }
    }

    fn text(&mut self, rule: &TextRule) {
        self.fact("fact", &rule.fact, &[FactType::Text]);
        if let Some(avoids) = &rule.avoids {
            self.fact("avoids", avoids, &[FactType::Text]);
        }
        if let Some(pattern) = &rule.matches {
            self.under("matches", |v| v.pattern(pattern));
        }
        for (at, written) in rule.forbids.iter().enumerate() {
            self.sink.enter("forbids");
            self.sink.enter(at);
            self.forbidden(written);
            self.sink.leave(2);
        }
    }

    fn forbidden(&mut self, written: &Forbidden) {
        match written {
            Forbidden::Pattern(pattern) => self.pattern(pattern),
            Forbidden::Family(family) => {
                if family.patterns.is_empty() {
                    self.sink.tell(Fault::clash(RuleClash::NoPhrases).under("patterns"));
                }
                for (key, patterns) in [("patterns", &family.patterns), ("except", &family.except)] {
                    for (at, pattern) in patterns.iter().enumerate() {
                        self.sink.enter(key);
                        self.sink.enter(at);
                        self.pattern(pattern);
                        self.sink.leave(2);
                    }
                }
            }
        }
    }

    fn pattern(&mut self, text: &str) {
        if let Err(fault) = Pattern::new(text) {
            self.sink.tell(fault);
        }
    }

    fn group(&mut self, group: &Group, some: bool) {
        if group.of.is_empty() {
            self.sink.tell(Fault::clash(RuleClash::EmptyGroup));
        }
        match &group.at_least {
            Some(term) if some => {
                self.fits("at_least", term, terms::positive);
            }
            Some(_) => {
                let problem = Problem::UnknownKey { key: "at_least".to_owned(), near: None, others: vec!["of".to_owned()] };
                self.sink.tell_under("at_least", problem);
            }
            None => {}
        }
        for (at, member) in group.of.iter().enumerate() {
            // A plain list has no `of` in its path; the loader finds either.
            self.sink.enter("of");
            self.sink.enter(at);
            self.requirement(member);
            self.sink.leave(2);
        }
    }
}
