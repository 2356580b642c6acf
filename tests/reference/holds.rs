//! What a requirement says of one subject: plain recursion over what is written.

use super::days;
use super::rules::Rule;
use super::seen::{Seen, normal};
use super::world::World;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use windowcheck::amount::Amount;
use windowcheck::calendar::Period;
use windowcheck::finding::Verdict;
use windowcheck::pack::{
    Apart, Bound, Cadence, Change, Contains, Count, DayUnit, Deduct, Forbidden, Group, Hours, Limit, Matrix, MatrixSide, Measure, Partial,
    Per, Plain, PointStep, Quantity, Rated, Ratio, Recent, Requirement, Share, Take, Term, TextRule, Within,
};
use windowcheck::points::Points;

/// The values of a pack's parameters.
pub type Params = HashMap<String, Option<Amount>>;

/// What one subject loses by a rule, in hundredths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    pub units: i128,
    pub lost: i128,
    pub gain: i128,
    pub may: i128,
    /// More may be lost than anybody can say.
    pub endless: bool,
    /// A person must decide.
    pub undecided: bool,
}

/// Ten-thousandths over a number.
type Fraction = (i128, i128);

/// How far a number lies beyond its bound: at least, and at most where there is an end.
type Far = (Fraction, Option<Fraction>);

const NOWHERE: Far = ((0, 1), Some((0, 1)));

/// Points in hundredths.
pub fn hundredths(points: Points) -> i128 {
    i128::from(points.hundredths())
}

const ONE: i128 = 10_000;

/// A figure in ten-thousandths; none while its parameter is not set.
fn figure(params: &Params, term: &Term) -> Option<i128> {
    let amount = match term {
        Term::Given(amount) => Some(*amount),
        Term::Param(name) => params[name],
    };
    amount.map(|amount| i128::from(amount.scaled()))
}

/// The points of a unit in force, in hundredths; none where there are none, and none in it while
/// their parameter is not set.
pub fn points_of(params: &Params, deduct: &Deduct) -> Option<Option<i128>> {
    written(params, &deduct.points).map(|points| points.map(|points| points / 100))
}

/// A figure that need not be written: none when it is not, and none in it when it is not set.
fn written(params: &Params, term: &Option<Term>) -> Option<Option<i128>> {
    term.as_ref().map(|term| figure(params, term))
}

/// More than any number of a fact, many times over.
const ENDLESS: i128 = 1_000_000_000_000_000_000_000;

/// What bounds say of a fraction that is between the least and the greatest of these; none while
/// that is not settled.
fn between(fractions: &[(i128, i128)], low: Option<i128>, high: Option<i128>) -> Option<Verdict> {
    let reaches = |(over, under): &(i128, i128)| low.is_none_or(|low| *over >= low * under);
    let keeps = |(over, under): &(i128, i128)| high.is_none_or(|high| *over <= high * under);
    if !fractions.iter().any(reaches) || !fractions.iter().any(keeps) {
        Some(Verdict::Fail)
    } else if fractions.iter().all(|fraction| reaches(fraction) && keeps(fraction)) {
        Some(Verdict::Pass)
    } else {
        None
    }
}

/// Whether a part is more than all of its whole and nothing but that would make it pass.
fn more_than_all(part: i128, whole: i128, low: Option<i128>, high: Option<i128>) -> bool {
    part > whole && high.is_none() && low.is_some_and(|low| low <= 100 * ONE)
}

fn pass_if(holds: bool) -> Verdict {
    if holds { Verdict::Pass } else { Verdict::Fail }
}

/// The strongest of what is neither held nor failed: the order of the verdicts.
fn strongest(unknown: impl IntoIterator<Item = Verdict>) -> Option<Verdict> {
    unknown.into_iter().filter(|verdict| !matches!(verdict, Verdict::Pass | Verdict::Fail | Verdict::NotApplicable)).min()
}

/// Fail wins, then what is unknown, then pass; members that do not apply are removed.
fn all(members: &[Verdict]) -> Verdict {
    if members.iter().all(|verdict| *verdict == Verdict::NotApplicable) {
        Verdict::NotApplicable
    } else if members.contains(&Verdict::Fail) {
        Verdict::Fail
    } else {
        strongest(members.iter().copied()).unwrap_or(Verdict::Pass)
    }
}

/// At least so many of the members that apply, or all of them when fewer apply.
fn any(members: &[Verdict], needed: Option<i128>) -> Verdict {
    let applying = members.iter().filter(|verdict| **verdict != Verdict::NotApplicable).count() as i128;
    if applying == 0 {
        return Verdict::NotApplicable;
    }
    let Some(needed) = needed.map(|needed| needed.min(applying * ONE)) else { return Verdict::NotConfigured };
    let count = |wanted: Verdict| members.iter().filter(|verdict| **verdict == wanted).count() as i128;
    if count(Verdict::Pass) * ONE >= needed {
        Verdict::Pass
    } else if (applying - count(Verdict::Fail)) * ONE < needed {
        Verdict::Fail
    } else {
        strongest(members.iter().copied()).unwrap_or(Verdict::Fail)
    }
}

fn turned(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Pass => Verdict::Fail,
        Verdict::Fail => Verdict::Pass,
        other => other,
    }
}

impl World {
    /// The verdict of a requirement on a subject.
    pub fn judge(&self, params: &Params, written: &Requirement, subject: usize) -> Verdict {
        match written {
            Requirement::Is(is) => self.value(subject, &is.fact, |seen| match (&is.value, seen) {
                (Plain::YesNo(wanted), Seen::YesNo(seen)) => pass_if(seen == wanted),
                (Plain::Option(key), Seen::Choice(seen)) => pass_if(self.option(&is.fact, key) == *seen),
                other => panic!("refused when it is loaded: {other:?}"),
            }),
            Requirement::OneOf(one_of) => {
                self.choice(subject, &one_of.fact, |seen| one_of.values.iter().any(|key| self.option(&one_of.fact, key) == seen))
            }
            Requirement::Rated(rated) => self.rated(rated, subject),
            Requirement::Matrix(matrix) => self.matrix(params, matrix, subject),
            Requirement::FallsOn(on) => self.value(subject, &on.fact, |seen| {
                let Seen::Date(seen) = *seen else { panic!("refused when it is loaded") };
                let weekday = on.weekdays.is_empty() || on.weekdays.iter().any(|day| *day as i64 == days::weekday(seen));
                pass_if(weekday && (on.months.is_empty() || on.months.iter().any(|month| i64::from(*month) == seen.1)))
            }),
            Requirement::Hours(hours) => self.hours(params, hours, subject),
            Requirement::Number(number) => self.number(params, number, subject),
            Requirement::Ratio(ratio) => self.ratio(params, ratio, subject),
            Requirement::Within(within) => self.within(params, within, subject),
            Requirement::Limit(limit) => self.limit(params, limit, subject),
            Requirement::Change(change) => self.change(params, change, subject),
            Requirement::Share(share) => self.share(params, share, subject),
            Requirement::Measure(measure) => self.measure(params, measure, subject),
            Requirement::Contains(contains) => self.contains(params, contains, subject),
            Requirement::Text(text) => self.text(text, subject),
            Requirement::Recent(recent) => self.recent(params, recent, subject),
            Requirement::Stages(stages) => self.stages(&stages.facts, subject),
            Requirement::Cadence(cadence) => self.cadence(params, cadence, subject),
            Requirement::Apart(apart) => self.apart(params, apart, subject),
            Requirement::Count(count) => self.count(params, count, subject),
            Requirement::AllOf(group) => all(&self.members(params, group, subject)),
            Requirement::NoneOf(group) => all(&self.members(params, group, subject).into_iter().map(turned).collect::<Vec<_>>()),
            Requirement::AnyOf(group) => {
                let needed = group.at_least.as_ref().map_or(Some(ONE), |term| figure(params, term));
                any(&self.members(params, group, subject), needed)
            }
            other => panic!("a kind that the reference does not know: {other:?}"),
        }
    }

    fn members(&self, params: &Params, group: &Group, subject: usize) -> Vec<Verdict> {
        group.of.iter().map(|member| self.judge(params, member, subject)).collect()
    }

    fn option(&self, fact: &str, key: &str) -> usize {
        self.facts[fact].of.position(key).expect("a known option")
    }

    /// Judges a value; where there is none, says why.
    fn value(&self, subject: usize, fact: &str, judge: impl FnOnce(&Seen) -> Verdict) -> Verdict {
        match self.seen(subject, fact) {
            Seen::Open => Verdict::Pending,
            Seen::NotApplicable => Verdict::NotApplicable,
            Seen::CannotCheck => Verdict::CannotCheck,
            seen => judge(&seen),
        }
    }

    fn choice(&self, subject: usize, fact: &str, holds: impl FnOnce(usize) -> bool) -> Verdict {
        self.value(subject, fact, |seen| match seen {
            Seen::Choice(seen) => pass_if(holds(*seen)),
            other => panic!("refused when it is loaded: {other:?}"),
        })
    }

    /// A broken bound fails; else an unset one is not configured. Where no bound is set at all
    /// nothing needs to be measured.
    fn number(&self, params: &Params, number: &Quantity, subject: usize) -> Verdict {
        let bound = |term: &Option<Term>| term.as_ref().map(|term| figure(params, term));
        let end = |end: &Option<Bound>| end.as_ref().and_then(Bound::term).map(|term| figure(params, term));
        if number.has_own() {
            let ends = [end(&number.at_least), end(&number.at_most)];
            return match self.ends_of(number, subject) {
                Err(Seen::NotApplicable) => Verdict::NotApplicable,
                _ if ends.contains(&Some(None)) => Verdict::NotConfigured,
                Err(Seen::Open) => Verdict::Pending,
                Err(_) => Verdict::CannotCheck,
                Ok((seen, [low, high])) => {
                    let (low, high) = (low.or(ends[0].flatten()), high.or(ends[1].flatten()));
                    pass_if(low.is_none_or(|low| seen >= low) && high.is_none_or(|high| seen <= high))
                }
            };
        }
        let (at_least, at_most) = (end(&number.at_least), end(&number.at_most));
        let (above, below) = (bound(&number.above), bound(&number.below));
        let written: Vec<Option<i128>> = [at_least, at_most, above, below].into_iter().flatten().collect();
        let unset = written.contains(&None);
        let verdict = self.value(subject, &number.fact, |seen| {
            let Seen::Number(seen) = *seen else { panic!("refused when it is loaded") };
            let broken = at_least.flatten().is_some_and(|bound| seen < bound)
                || at_most.flatten().is_some_and(|bound| seen > bound)
                || above.flatten().is_some_and(|bound| seen <= bound)
                || below.flatten().is_some_and(|bound| seen >= bound);
            match (broken, unset) {
                (true, _) => Verdict::Fail,
                (false, true) => Verdict::NotConfigured,
                (false, false) => Verdict::Pass,
            }
        });
        let nothing_set = written.iter().all(Option::is_none);
        if nothing_set && verdict != Verdict::NotApplicable { Verdict::NotConfigured } else { verdict }
    }

    /// A number and its own bounds; else the strongest reason why one of them is not known.
    fn ends_of(&self, number: &Quantity, subject: usize) -> Result<(i128, [Option<i128>; 2]), Seen> {
        let own = [&number.at_least, &number.at_most].map(|end| end.as_ref().and_then(Bound::fact));
        let own = own.map(|fact| fact.map(|fact| self.seen(subject, fact)));
        let seen = self.seen(subject, &number.fact);
        let all: Vec<&Seen> = std::iter::once(&seen).chain(own.iter().flatten()).collect();
        for state in [Seen::NotApplicable, Seen::Open, Seen::CannotCheck] {
            if all.contains(&&state) {
                return Err(state);
            }
        }
        let figure = |seen: &Seen| if let Seen::Number(seen) = seen { *seen } else { panic!("refused when it is loaded") };
        Ok((figure(&seen), own.map(|own| own.as_ref().map(figure))))
    }

    /// Judges two numbers; where one is missing, or a figure is not set, says why not.
    fn two_numbers(&self, subject: usize, names: [&str; 2], unset: bool, judge: impl FnOnce(i128, i128) -> Verdict) -> Verdict {
        match names.map(|name| self.seen(subject, name)) {
            [Seen::NotApplicable, _] | [_, Seen::NotApplicable] => Verdict::NotApplicable,
            _ if unset => Verdict::NotConfigured,
            [Seen::Open, _] | [_, Seen::Open] => Verdict::Pending,
            [Seen::CannotCheck, _] | [_, Seen::CannotCheck] => Verdict::CannotCheck,
            [Seen::Number(one), Seen::Number(other)] => judge(one, other),
            other => panic!("refused when it is loaded: {other:?}"),
        }
    }

    /// `part / whole` in per cent; a whole of zero, or below the least that is asked, cannot be checked.
    fn ratio(&self, params: &Params, ratio: &Ratio, subject: usize) -> Verdict {
        let figures = [&ratio.at_least, &ratio.at_most, &ratio.min_base].map(|term| written(params, term));
        self.two_numbers(subject, [&ratio.part, &ratio.whole], figures.contains(&Some(None)), |part, whole| {
            let [low, high, base] = figures.map(Option::flatten);
            if whole <= 0 || base.is_some_and(|base| whole < base) {
                return Verdict::CannotCheck;
            }
            if more_than_all(part, whole, low, high) {
                return Verdict::CannotCheck;
            }
            let per_cent = |figure: i128| part * 100 * ONE - whole * figure;
            pass_if(low.is_none_or(|low| per_cent(low) >= 0) && high.is_none_or(|high| per_cent(high) <= 0))
        })
    }

    /// So many per cent of the base less or more, and by so much; per cent of nothing cannot be checked.
    fn change(&self, params: &Params, change: &Change, subject: usize) -> Verdict {
        let terms = [&change.fall_at_least, &change.rise_at_least, &change.fall_by, &change.rise_by];
        let figures = terms.map(|term| written(params, term));
        self.two_numbers(subject, [&change.base, &change.now], figures.contains(&Some(None)), |base, now| {
            let [fall, rise, fall_by, rise_by] = figures.map(Option::flatten);
            if (fall.is_some() || rise.is_some()) && base <= 0 {
                return Verdict::CannotCheck;
            }
            let rose = now - base;
            pass_if(
                fall.is_none_or(|fall| now * 100 * ONE <= base * (100 * ONE - fall))
                    && rise.is_none_or(|rise| now * 100 * ONE >= base * (100 * ONE + rise))
                    && fall_by.is_none_or(|by| -rose >= by)
                    && rise_by.is_none_or(|by| rose >= by),
            )
        })
    }

    /// So many days after one date up to another, counted one by one.
    fn within(&self, params: &Params, within: &Within, subject: usize) -> Verdict {
        let (seen, runs) = self.of_within(within, subject);
        let most = match &within.at_most {
            Some(Bound::Term(term)) => Some(figure(params, term)),
            _ => None,
        };
        let figures = [written(params, &within.at_least), most];
        if seen.contains(&Seen::NotApplicable) {
            return Verdict::NotApplicable;
        } else if figures.contains(&Some(None)) {
            return Verdict::NotConfigured;
        } else if seen.contains(&Seen::Open) {
            return Verdict::Pending;
        } else if seen.contains(&Seen::CannotCheck) {
            return Verdict::CannotCheck;
        }
        let [Seen::Date(from), Seen::Date(to), Seen::Number(less), Seen::Number(own)] = seen[..] else {
            panic!("refused when it is loaded: {seen:?}")
        };
        if to < from {
            return if runs { Verdict::NotApplicable } else { Verdict::Fail };
        }
        let Some((whole, begun)) = self.days_between(within, from, to) else { return Verdict::NotConfigured };
        let (whole, begun) = (whole * ONE - less, begun * ONE - less);
        if begun < 0 {
            return Verdict::CannotCheck;
        }
        let high = figures[1].flatten().or(within.at_most.is_some().then_some(own));
        let enough = figures[0].flatten().is_none_or(|low| whole >= low);
        let too_many = high.is_some_and(|high| begun > high);
        // Tomorrow there may be more of them.
        let settled = !runs || too_many || enough && high.is_none();
        if settled { pass_if(enough && !too_many) } else { Verdict::NotApplicable }
    }

    /// Both dates, the days that do not count and the highest of the subject's own (no days where
    /// there are none), and whether the days run on.
    fn of_within(&self, within: &Within, subject: usize) -> ([Seen; 4], bool) {
        let mut to = within.to.as_ref().map_or(Seen::Date(self.date), |to| self.seen(subject, to));
        let runs = within.running && to == Seen::NotApplicable;
        if runs {
            to = Seen::Date(self.date);
        }
        let from = self.seen(subject, &within.from);
        if let (true, Seen::Date(first), Seen::Date(second)) = (within.or_before, &from, &to)
            && second < first
        {
            to = from.clone();
        }
        let less = match within.less.as_ref().map(|less| self.seen(subject, less)) {
            None | Some(Seen::NotApplicable) => Seen::Number(0),
            Some(less) => less,
        };
        let own = match &within.at_most {
            Some(Bound::Fact { fact }) => self.seen(subject, fact),
            _ => Seen::Number(0),
        };
        ([from, to, less, own], runs)
    }

    /// Whether a day is worked; none where the calendar is silent.
    fn worked(&self, day: days::Day) -> Option<bool> {
        let calendar = self.calendar.as_ref().expect("refused when it is loaded");
        let year = calendar.years.get(&format!("{:04}", day.0))?;
        let listed = |days: &[windowcheck::calendar::Day]| days.iter().any(|other| other.to_string() == days::write(day));
        Some(if self.is_weekend(day) { listed(&year.on) } else { !listed(&year.off) })
    }

    fn is_weekend(&self, day: days::Day) -> bool {
        let calendar = self.calendar.as_ref().expect("refused when it is loaded");
        calendar.weekend.iter().any(|weekday| *weekday as i64 == days::weekday(day))
    }

    /// Days after one up to another, counted one by one, or whole months and these with the one
    /// that has begun; none where the calendar is silent.
    fn days_between(&self, within: &Within, from: days::Day, to: days::Day) -> Option<(i128, i128)> {
        if within.unit == DayUnit::Months {
            let begun = (0..).find(|months| days::months_after(from, *months) >= to).expect("it is after the other");
            let whole = if days::months_after(from, begun) == to { begun } else { begun - 1 };
            return Some((whole.into(), begun.into()));
        }
        let worked = |day| if within.unit == DayUnit::Days { Some(true) } else { self.worked(day) };
        let (mut day, mut counted) = (from, 0);
        worked(day)?;
        while day != to {
            day = days::next(day);
            counted += i128::from(worked(day)?);
        }
        Some((counted, counted))
    }

    /// A promised limit in per cent of the legal one, both in working days.
    fn limit(&self, params: &Params, limit: &Limit, subject: usize) -> Verdict {
        let unit = |fact: &Option<String>| match fact.as_ref().map(|fact| (fact, self.seen(subject, fact))) {
            None => Ok(None),
            Some((fact, Seen::Choice(at))) => Ok(self.facts[fact].of.keys().nth(at)),
            Some((_, other)) => Err(other),
        };
        let mut states = Vec::new();
        let mut limits = Vec::new();
        for (number, fact) in [(&limit.promised, &limit.promised_unit), (&limit.legal, &limit.legal_unit)] {
            let unit = unit(fact).unwrap_or_else(|state| {
                states.push(state);
                None
            });
            match self.seen(subject, number) {
                // What is done at once has no number.
                _ if unit == Some("immediate") => limits.push((0, unit)),
                Seen::Number(seen) => limits.push((seen, unit)),
                state => states.push(state),
            }
        }
        let most = figure(params, &limit.at_most);
        if states.contains(&Seen::NotApplicable) {
            return Verdict::NotApplicable;
        }
        let Some(most) = most else { return Verdict::NotConfigured };
        if states.contains(&Seen::Open) {
            return Verdict::Pending;
        }
        if states.contains(&Seen::CannotCheck) {
            return Verdict::CannotCheck;
        }
        let [(promised, one), (legal, other)] = limits[..] else { panic!("both are known") };
        let worth = |unit: Option<&str>| match unit {
            _ if one == other || one == Some("immediate") || other == Some("immediate") => Some(ONE),
            Some("calendar_days") => written(params, &limit.calendar_days_per_working_day).flatten(),
            Some("hours") => written(params, &limit.hours_per_working_day).flatten(),
            _ => Some(ONE),
        };
        match (worth(one), worth(other)) {
            (Some(one), Some(other)) => pass_if(promised * other * 100 * ONE <= legal * one * most),
            _ => Verdict::NotConfigured,
        }
    }

    /// The least and the greatest share that the unsettled can lead to. Whoever is not settled may
    /// also leave the base, so a base that is only then too small settles nothing.
    fn share(&self, params: &Params, share: &Share, subject: usize) -> Verdict {
        let figures = [&share.at_least, &share.at_most, &share.min_base].map(|term| written(params, term));
        if figures.contains(&Some(None)) {
            return Verdict::NotConfigured;
        }
        if self.not_entered(&share.of) {
            return Verdict::Pending;
        }
        let [low, high, _] = figures.map(Option::flatten);
        let (shares, too_small, judged) = self.shares(params, share, subject);
        match (too_small, between(&shares, low, high)) {
            (0, Some(verdict)) => verdict,
            _ if shares.is_empty() => Verdict::CannotCheck,
            _ => strongest(judged).expect("somebody is not settled"),
        }
    }

    /// Every share that there may be, how many ways leave too small a base, and what was judged.
    fn shares(&self, params: &Params, share: &Share, subject: usize) -> (Vec<Fraction>, usize, Vec<Verdict>) {
        let base = share.min_base.as_ref().and_then(|term| figure(params, term));
        let judged = self.below(subject, &share.of).into_iter().map(|other| {
            match share.among.as_ref().map_or(Verdict::Pass, |among| self.judge(params, among, other)) {
                Verdict::Pass => self.judge(params, &share.filter, other),
                Verdict::Fail => Verdict::NotApplicable,
                unknown => unknown,
            }
        });
        let judged: Vec<Verdict> = judged.collect();
        let count = |wanted: Verdict| judged.iter().filter(|verdict| **verdict == wanted).count() as i128;
        let (hold, fail) = (count(Verdict::Pass), count(Verdict::Fail));
        let unknown = judged.len() as i128 - hold - fail - count(Verdict::NotApplicable);
        let (mut shares, mut too_small) = (Vec::new(), 0);
        for holding in 0..=unknown {
            for failing in 0..=unknown - holding {
                let (part, whole) = (hold + holding, hold + fail + holding + failing);
                if whole == 0 || base.is_some_and(|base| whole * ONE < base) {
                    too_small += 1;
                } else {
                    shares.push((part * 100 * ONE, whole));
                }
            }
        }
        (shares, too_small, judged)
    }

    /// The numbers of many, put together in every way that the unsettled allow.
    fn measure(&self, params: &Params, measure: &Measure, subject: usize) -> Verdict {
        let figures = [&measure.at_least, &measure.at_most, &measure.min_base].map(|term| written(params, term));
        if figures.contains(&Some(None)) {
            return Verdict::NotConfigured;
        }
        let kind = measure.fact.split('.').next().unwrap_or_default();
        if self.not_entered(kind) {
            return Verdict::Pending;
        }
        let [low, high, base] = figures.map(Option::flatten);
        let (sure, maybe, why) = self.measured(params, measure, subject);
        let base = base.unwrap_or(if measure.take == Take::Sum { 0 } else { ONE });
        let count = |numbers: usize| numbers as i128 * ONE;
        if count(sure.len() + maybe.len()) < base {
            return Verdict::CannotCheck;
        }
        if count(sure.len()) < base {
            return strongest(why).expect("somebody is not settled");
        }
        between(&wholes(measure.take, &sure, &maybe), low, high).unwrap_or_else(|| strongest(why).expect("somebody is not settled"))
    }

    /// Numbers that count, the lowest and highest of those that may, and why they only may.
    fn measured(&self, params: &Params, measure: &Measure, subject: usize) -> (Vec<i128>, Vec<Fraction>, Vec<Verdict>) {
        let kind = measure.fact.split('.').next().unwrap_or_default();
        let fact = &self.facts[&measure.fact];
        // Numbers that count, and the lowest and highest of those that may.
        let (mut sure, mut maybe, mut why): (Vec<i128>, Vec<(i128, i128)>, Vec<Verdict>) = Default::default();
        for other in self.below(subject, kind) {
            let counts = measure.filter.as_ref().map_or(Verdict::Pass, |filter| self.judge(params, filter, other));
            let seen = self.seen(other, &measure.fact);
            if matches!(counts, Verdict::Fail | Verdict::NotApplicable) || seen == Seen::NotApplicable {
                continue;
            }
            match (&seen, counts) {
                (Seen::Number(seen), Verdict::Pass) => sure.push(*seen),
                (Seen::Number(seen), _) => maybe.push((*seen, *seen)),
                _ => {
                    let end = |end: Option<Amount>, none: i128| end.map_or(none, |end| i128::from(end.scaled()));
                    maybe.push((end(fact.min, 0), end(fact.max, ENDLESS)));
                }
            }
            match (&seen, counts) {
                (Seen::Number(_), Verdict::Pass) => {}
                (Seen::CannotCheck, Verdict::Pass) => why.push(Verdict::CannotCheck),
                (_, Verdict::Pass) => why.push(Verdict::Pending),
                (_, unknown) => why.push(unknown),
            }
        }
        (sure, maybe, why)
    }

    /// Where some of a list is all that is demanded, and nobody said how many, nothing is looked at.
    fn contains(&self, params: &Params, contains: &Contains, subject: usize) -> Verdict {
        let waits = contains.all.is_empty() && contains.none.is_empty() && short(params, contains, &BTreeSet::new()).is_none();
        let verdict = self.value(subject, &contains.fact, |seen| {
            let Seen::Set(seen) = seen else { panic!("refused when it is loaded") };
            let (missing, forbidden) = (missing(contains, seen), forbidden(contains, seen));
            if missing > 0 || forbidden > 0 {
                return Verdict::Fail;
            }
            match short(params, contains, seen) {
                None => Verdict::NotConfigured,
                Some(short) => pass_if(short == 0),
            }
        });
        if waits && verdict != Verdict::NotApplicable { Verdict::NotConfigured } else { verdict }
    }

    /// A rating outside the steps, which nothing shows, asks for a person.
    fn rated(&self, rated: &Rated, subject: usize) -> Verdict {
        self.value(subject, &rated.fact, |seen| {
            let Seen::Choice(seen) = *seen else { panic!("refused when it is loaded") };
            let step = |key: &String| self.option(&rated.fact, key);
            let outside =
                rated.below.as_ref().is_some_and(|key| seen < step(key)) || rated.above.as_ref().is_some_and(|key| seen > step(key));
            let shown = rated.evidence.as_ref().is_some_and(|evidence| match self.seen(subject, evidence) {
                Seen::Photos(photos) => photos > 0,
                Seen::Text(text, _) => !text.is_empty(),
                _ => false,
            });
            if outside && !shown { Verdict::ToConfirm } else { pass_if(seen >= step(&rated.at_least)) }
        })
    }

    /// Cell by cell: how many of each row, or of each column, are there.
    fn matrix(&self, params: &Params, matrix: &Matrix, subject: usize) -> Verdict {
        let rows: Vec<Seen> = matrix.rows.iter().map(|row| self.seen(subject, row)).collect();
        let needed = written(params, &matrix.at_least);
        let cell = |row: &Seen, key: &String| match row {
            Seen::Set(set) => pass_if(set.contains(key)),
            Seen::NotApplicable => Verdict::NotApplicable,
            Seen::CannotCheck => Verdict::CannotCheck,
            _ => Verdict::Pending,
        };
        let side = |cells: Vec<Verdict>| match needed {
            None => all(&cells),
            Some(needed) => any(&cells, needed),
        };
        let sides: Vec<Verdict> = match matrix.each {
            Some(MatrixSide::Column) => matrix.columns.iter().map(|key| side(rows.iter().map(|row| cell(row, key)).collect())).collect(),
            _ => rows.iter().map(|row| side(matrix.columns.iter().map(|key| cell(row, key)).collect())).collect(),
        };
        all(&sides)
    }

    /// From the first to the last minute, and long enough.
    fn hours(&self, params: &Params, hours: &Hours, subject: usize) -> Verdict {
        let least = written(params, &hours.at_least);
        let verdict = self.value(subject, &hours.fact, |seen| {
            let Seen::Hours(from, to) = *seen else { panic!("refused when it is loaded") };
            let covers = hours.covers.as_ref().map(|text| super::seen::time_range(text).expect("a time range"));
            if covers.is_some_and(|(first, last)| from > first || to < last) {
                return Verdict::Fail;
            }
            match least {
                Some(None) => Verdict::NotConfigured,
                Some(Some(least)) => pass_if((to - from) * ONE >= least * 60),
                None => Verdict::Pass,
            }
        });
        let waits = hours.covers.is_none() && least == Some(None);
        if waits && verdict != Verdict::NotApplicable { Verdict::NotConfigured } else { verdict }
    }

    /// A text as it is compared: variants are written the first way.
    fn plain(&self, text: &str) -> String {
        let mut text = normal(text);
        for (phrase, others) in &self.variants {
            for other in others {
                text = text.replace(&normal(other), &normal(phrase));
            }
        }
        text
    }

    /// Not empty, with all phrases, one of some, and the pattern; a forbidden pattern or phrase
    /// asks for a person.
    fn text(&self, rule: &TextRule, subject: usize) -> Verdict {
        let text = self.value(subject, &rule.fact, |seen| {
            let Seen::Text(_, seen) = seen else { panic!("refused when it is loaded") };
            let seen = self.plain(seen);
            let has = |phrase: &String| seen.contains(&self.plain(phrase));
            let lacks = rule.contains.iter().any(|phrase| !has(phrase)) || !rule.any.is_empty() && !rule.any.iter().any(has);
            let unmatched = rule.matches.as_ref().is_some_and(|pattern| !super::demands::matches(pattern, &seen));
            let forbidden = rule.forbids.iter().any(|forbidden| match forbidden {
                Forbidden::Pattern(pattern) => super::demands::matches(pattern, &seen),
                // The only family of random packs.
                Forbidden::Family(family) if family.except.is_empty() => seen.contains(super::demands::FAMILY.0),
                Forbidden::Family(_) => seen.split(super::demands::FAMILY.1).any(|part| part.contains(super::demands::FAMILY.0)),
            });
            if seen.is_empty() || lacks || unmatched {
                Verdict::Fail
            } else if forbidden {
                Verdict::ToConfirm
            } else {
                Verdict::Pass
            }
        });
        let Some(list) = &rule.avoids else { return text };
        if matches!(text, Verdict::NotApplicable | Verdict::Fail) {
            return text;
        }
        let list = self.value(subject, list, |list| match (list, self.seen(subject, &rule.fact)) {
            (Seen::Text(_, list), Seen::Text(_, seen)) => {
                let (seen, mut phrases) = (self.plain(&seen), list.lines().map(|line| self.plain(line)).filter(|line| !line.is_empty()));
                if phrases.any(|phrase| seen.contains(&phrase)) { Verdict::ToConfirm } else { Verdict::Pass }
            }
            _ => Verdict::Pass,
        });
        all(&[text, list])
    }

    /// Not older than so many months, and not after the inspection.
    fn recent(&self, params: &Params, recent: &Recent, subject: usize) -> Verdict {
        let months = figure(params, &recent.months);
        let verdict = self.value(subject, &recent.fact, |seen| match (seen, months) {
            (Seen::Date(seen), Some(months)) => {
                let earliest = days::months_before(self.date, i64::try_from(months / ONE).unwrap_or(0));
                pass_if(*seen >= earliest && *seen <= self.date)
            }
            _ => Verdict::NotConfigured,
        });
        if months.is_none() && verdict != Verdict::NotApplicable { Verdict::NotConfigured } else { verdict }
    }

    /// None missing and none before an earlier one; stages that do not apply are removed.
    fn stages(&self, facts: &[String], subject: usize) -> Verdict {
        let seen: Vec<Seen> = facts.iter().map(|fact| self.seen(subject, fact)).filter(|seen| *seen != Seen::NotApplicable).collect();
        let days: Vec<_> = seen.iter().filter_map(|seen| if let Seen::Date(day) = seen { Some(*day) } else { None }).collect();
        if seen.is_empty() {
            Verdict::NotApplicable
        } else if days.windows(2).any(|pair| pair[0] > pair[1]) {
            Verdict::Fail
        } else if seen.contains(&Seen::Open) {
            Verdict::Pending
        } else if seen.contains(&Seen::CannotCheck) {
            Verdict::CannotCheck
        } else {
            Verdict::Pass
        }
    }

    /// So many days with an event in each of the last complete periods.
    fn cadence(&self, params: &Params, cadence: &Cadence, subject: usize) -> Verdict {
        let (missing, unknown, records) = match self.gaps(params, cadence, subject) {
            Ok(found) => found,
            Err(verdict) => return verdict,
        };
        if missing == 0 {
            Verdict::Pass
        } else if let Some(unknown) = strongest(unknown) {
            unknown
        } else if records > 0 {
            Verdict::Fail
        } else {
            // Nothing was entered, unless somebody said how it is.
            match cadence.claim.as_ref().map(|claim| self.seen(subject, claim)) {
                Some(Seen::YesNo(true)) => Verdict::ToConfirm,
                Some(Seen::YesNo(false)) => Verdict::Fail,
                // Records of others show that they were gone through; so does who says that there are none.
                _ => {
                    let kind = cadence.dates.split('.').next().unwrap_or_default();
                    let own = kind == self.subjects[subject];
                    if own || cadence.claim.is_some() || self.not_entered(kind) { Verdict::Pending } else { Verdict::Fail }
                }
            }
        }
    }

    /// From each event to the next, counted as the days between two dates are.
    fn apart(&self, params: &Params, apart: &Apart, subject: usize) -> Verdict {
        let [low, high] = [&apart.at_least, &apart.at_most].map(|term| written(params, term));
        let unset = [low, high].contains(&Some(None));
        let kind = apart.dates.split('.').next().unwrap_or_default();
        let own = kind == self.subjects[subject];
        let mut days: Vec<days::Day> = Vec::new();
        let mut unknown: Vec<Verdict> = Vec::new();
        if own && self.seen(subject, &apart.dates) == Seen::NotApplicable {
            return Verdict::NotApplicable;
        } else if unset {
            return Verdict::NotConfigured;
        } else if !own && self.not_entered(kind) {
            return Verdict::Pending;
        }
        for holder in if own { vec![subject] } else { self.below(subject, kind) } {
            let filter = apart.filter.as_ref().filter(|_| !own);
            let counts = filter.map_or(Verdict::Pass, |filter| self.judge(params, filter, holder));
            match (counts, self.seen(holder, &apart.dates)) {
                (Verdict::Fail | Verdict::NotApplicable, _) => {}
                (Verdict::Pass, Seen::Date(day)) => days.push(day),
                (Verdict::Pass, Seen::Dates(all)) => days.extend(all),
                (Verdict::Pass, Seen::NotApplicable) => {}
                (Verdict::Pass, Seen::CannotCheck) => unknown.push(Verdict::CannotCheck),
                (Verdict::Pass, _) => unknown.push(Verdict::Pending),
                (other, _) => unknown.push(other),
            }
        }
        if let (true, Some(verdict)) = (own, unknown.first()) {
            return *verdict;
        }
        days.retain(|day| *day <= self.date);
        days.sort_unstable();
        let mut pairs: Vec<(days::Day, days::Day, bool)> = days.windows(2).map(|pair| (pair[0], pair[1], false)).collect();
        if let (true, Some(last)) = (apart.running, days.last()) {
            pairs.push((*last, self.date, true));
        }
        let unit = Within {
            unit: apart.unit,
            from: String::new(),
            to: None,
            or_before: false,
            running: false,
            less: None,
            at_least: None,
            at_most: None,
        };
        let mut verdicts = Vec::new();
        for (from, to, last) in &pairs {
            let Some((whole, begun)) = self.days_between(&unit, *from, *to) else {
                verdicts.push(Verdict::NotConfigured);
                continue;
            };
            let soon = !last && low.flatten().is_some_and(|low| whole * ONE < low);
            let late = high.flatten().is_some_and(|high| begun * ONE > high);
            verdicts.push(pass_if(!soon && (!late || !unknown.is_empty())));
        }
        for verdict in [Verdict::Fail, Verdict::NotConfigured] {
            if verdicts.contains(&verdict) {
                return verdict;
            }
        }
        match unknown.into_iter().min() {
            Some(unknown) => unknown,
            None if pairs.is_empty() => Verdict::NotApplicable,
            None => Verdict::Pass,
        }
    }

    /// Days with an event that are missing in all periods together, why it is not known of some
    /// records, and how many records there are; else the verdict.
    fn gaps(&self, params: &Params, cadence: &Cadence, subject: usize) -> Result<(i128, Vec<Verdict>, u32), Verdict> {
        let kind = cadence.dates.split('.').next().unwrap_or_default();
        let own = kind == self.subjects[subject];
        let (mut events, mut unknown, mut records) = (BTreeSet::new(), Vec::new(), 0);
        let holders = if own { vec![subject] } else { self.below(subject, kind) };
        for holder in holders {
            let filter = cadence.filter.as_ref().filter(|_| !own);
            match filter.map_or(Verdict::Pass, |filter| self.judge(params, filter, holder)) {
                Verdict::Pass => {}
                Verdict::Fail | Verdict::NotApplicable => continue,
                other => {
                    unknown.push(other);
                    continue;
                }
            }
            match self.seen(holder, &cadence.dates) {
                Seen::Date(day) => events.extend([day]),
                Seen::Dates(days) => events.extend(days),
                Seen::NotApplicable if own => return Err(Verdict::NotApplicable),
                // A list that nobody filled in may still be claimed.
                Seen::Open if own => continue,
                Seen::NotApplicable => continue,
                Seen::CannotCheck => {
                    unknown.push(Verdict::CannotCheck);
                    continue;
                }
                _ => {
                    unknown.push(Verdict::Pending);
                    continue;
                }
            }
            records += 1;
        }
        let periods = figure(params, &cadence.periods);
        let mut rhythm = (cadence.per, &cadence.at_least);
        if let Some(by) = &cadence.by {
            let known = self.value(subject, &by.fact, |_| Verdict::Pass);
            match known {
                Verdict::NotApplicable => return Err(known),
                _ if periods.is_none() => return Err(Verdict::NotConfigured),
                Verdict::Pass => {}
                unknown => return Err(unknown),
            }
            let Seen::Choice(level) = self.seen(subject, &by.fact) else { panic!("refused when it is loaded") };
            let level = self.facts[&by.fact].of.keys().nth(level).and_then(|level| by.levels.get(level));
            rhythm = level.map_or(rhythm, |level| (level.per, &level.at_least));
        } else if cadence.returns.is_none() && (periods.is_none() || figure(params, &cadence.at_least).is_none()) {
            return Err(Verdict::NotConfigured);
        }
        let mut returning = None;
        if let Some(returns) = &cadence.returns {
            let unset = [&returns.within, &cadence.at_least, &cadence.periods].iter().any(|term| figure(params, term).is_none());
            match self.value(subject, &returns.of, |_| Verdict::Pass) {
                Verdict::NotApplicable => return Err(Verdict::NotApplicable),
                _ if unset => return Err(Verdict::NotConfigured),
                Verdict::Pass => {}
                unknown => return Err(unknown),
            }
            let Seen::Date(of) = self.seen(subject, &returns.of) else { panic!("refused when it is loaded") };
            returning = Some((of, figure(params, &returns.within).unwrap_or(0) / ONE, returns.leap_day));
        }
        let ends = [&cadence.from, &cadence.to].map(|end| end.as_ref().map(|end| self.seen(subject, end)));
        for (unknown, verdict) in [(Seen::Open, Verdict::Pending), (Seen::CannotCheck, Verdict::CannotCheck)] {
            if ends.contains(&Some(unknown)) {
                return Err(verdict);
            }
        }
        let (Some(at_least), Some(periods)) = (figure(params, rhythm.1), periods) else { return Err(Verdict::NotConfigured) };
        let [from, to] = ends.map(|end| if let Some(Seen::Date(day)) = end { Some(day) } else { None });
        let between = |day: days::Day| from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to);
        let period = |day: days::Day| days::period(rhythm.0, day);
        // Every day of the periods that are looked at, one by one.
        let now = period(self.date);
        let first = now - i64::try_from(periods / ONE).unwrap_or(0);
        let (mut day, mut looked): (_, BTreeMap<i64, Vec<days::Day>>) = (days::days_before(self.date, 1), BTreeMap::new());
        while period(day) >= first {
            if period(day) < now {
                looked.entry(period(day)).or_default().push(day);
            }
            day = days::days_before(day, 1);
        }
        if cadence.days == Some(DayUnit::WorkingDays) && cadence.per == Period::Day {
            // As many working days as periods are asked for, and none before the beginning.
            (day, looked) = (days::days_before(self.date, 1), BTreeMap::new());
            while (looked.len() as i128) * ONE < periods && from.is_none_or(|from| day >= from) {
                if self.worked(day).ok_or(Verdict::NotConfigured)? {
                    looked.insert(period(day), vec![day]);
                }
                day = days::days_before(day, 1);
            }
        }
        if let Some((of, within, leap_day)) = returning {
            // The days about each return that lie before today, the latest returns first.
            looked = BTreeMap::new();
            let mut year = self.date.0 + 1;
            while (looked.len() as i128) * ONE < periods {
                let middle = days::returned(of, year, leap_day);
                let (mut round, mut before, mut after) = (vec![middle], middle, middle);
                for _ in 0..within {
                    (before, after) = (days::days_before(before, 1), days::next(after));
                    round.extend([before, after]);
                }
                if round.iter().all(|day| *day < self.date) {
                    looked.insert(year, round);
                }
                year -= 1;
            }
        }
        let counts = |days: &[days::Day]| match cadence.partial {
            Some(Partial::Count) => days.iter().any(|day| between(*day)),
            _ => days.iter().all(|day| between(*day)),
        };
        looked.retain(|_, days| counts(days));
        let of_months = |day: &days::Day| cadence.months.is_empty() || cadence.months.iter().any(|month| i64::from(*month) == day.1);
        looked.retain(|_, days| match cadence.partial {
            Some(Partial::Count) => days.iter().any(of_months),
            _ => days.iter().all(of_months),
        });
        if cadence.days == Some(DayUnit::WorkingDays) && cadence.per == Period::Week {
            let worked = |day: &days::Day| self.worked(*day).map(|worked| worked || self.is_weekend(*day));
            if looked.values().flatten().any(|day| worked(day).is_none()) {
                return Err(Verdict::NotConfigured);
            }
            looked.retain(|_, days| days.iter().all(|day| worked(day) == Some(true)));
        }
        if looked.is_empty() {
            return Err(Verdict::NotApplicable);
        }
        let weekday = |day: &days::Day| cadence.weekday.is_none_or(|weekday| weekday as i64 == days::weekday(*day));
        let missing = looked.values().map(|days| {
            let found = days.iter().filter(|day| events.contains(day) && between(**day) && weekday(day)).count();
            (at_least - found as i128 * ONE).max(0)
        });
        Ok((missing.sum(), unknown, records))
    }

    /// How many subjects below meet the filter, and how many may.
    fn count(&self, params: &Params, count: &Count, subject: usize) -> Verdict {
        let bound = |term: &Option<Term>| written(params, term);
        let (low, high) = (bound(&count.at_least), bound(&count.at_most));
        if low == Some(None) || high == Some(None) {
            return Verdict::NotConfigured;
        }
        if self.not_entered(&count.of) {
            return Verdict::Pending;
        }
        let judged = self.counted(params, count, subject);
        let found = judged.iter().filter(|verdict| **verdict == Verdict::Pass).count() as i128 * ONE;
        let may = judged.iter().filter(|verdict| strongest([**verdict]).is_some()).count() as i128 * ONE;
        let low = low.flatten().unwrap_or(0);
        let high = high.flatten().unwrap_or(i128::MAX);
        if found + may < low || found > high {
            Verdict::Fail
        } else if found >= low && found + may <= high {
            Verdict::Pass
        } else {
            strongest(judged).unwrap_or(Verdict::Fail)
        }
    }

    fn counted(&self, params: &Params, count: &Count, subject: usize) -> Vec<Verdict> {
        let below = self.below(subject, &count.of).into_iter();
        below.map(|other| count.filter.as_ref().map_or(Verdict::Pass, |filter| self.judge(params, filter, other))).collect()
    }

    /// Elements of a requirement that fail, and those that may.
    fn elements(&self, params: &Params, written: &Requirement, subject: usize) -> (i128, i128) {
        let one = |verdict: Verdict| (i128::from(verdict == Verdict::Fail), i128::from(verdict.is_open()));
        let sum = |parts: Vec<(i128, i128)>| parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        match written {
            Requirement::Contains(contains) => match self.seen(subject, &contains.fact) {
                Seen::Set(seen) => {
                    let short = short(params, contains, &seen).unwrap_or(0);
                    (missing(contains, &seen) + forbidden(contains, &seen) + short, 0)
                }
                Seen::NotApplicable => (0, 0),
                _ => {
                    let any = short(params, contains, &BTreeSet::new()).unwrap_or(0);
                    (0, contains.all.len() as i128 + contains.none.len() as i128 + any)
                }
            },
            // Each row as a list of its own; a column is one element.
            Requirement::Matrix(matrix) if matrix.each == Some(MatrixSide::Column) && matrix.at_least.is_some() => {
                let column = |key: &String| Matrix { columns: vec![key.clone()], ..matrix.clone() };
                sum(matrix.columns.iter().map(|key| one(self.matrix(params, &column(key), subject))).collect())
            }
            Requirement::Matrix(matrix) => {
                let row = |row: &String| {
                    let (fact, columns, at_least) = (row.clone(), matrix.columns.clone(), matrix.at_least.clone());
                    let (all, any) = if at_least.is_some() { (Vec::new(), columns) } else { (columns, Vec::new()) };
                    Requirement::Contains(Contains { fact, all, any, at_least, ..Contains::default() })
                };
                sum(matrix.rows.iter().map(|name| self.elements(params, &row(name), subject)).collect())
            }
            Requirement::AllOf(group) => sum(group.of.iter().map(|member| self.elements(params, member, subject)).collect()),
            Requirement::NoneOf(group) => sum(self.members(params, group, subject).into_iter().map(|v| one(turned(v))).collect()),
            other => one(self.judge(params, other, subject)),
        }
    }

    /// How far what is counted or measured lies above what is allowed, or below what is required.
    fn far(&self, params: &Params, require: &Requirement, subject: usize, short: bool) -> Far {
        let one_of = |low: &Option<Term>, high: &Option<Term>| written(params, if short { low } else { high }).flatten();
        match require {
            Requirement::Number(number) if number.has_own() => {
                let end = if short { &number.at_least } else { &number.at_most };
                let term = end.as_ref().and_then(Bound::term).and_then(|term| figure(params, term));
                match self.ends_of(number, subject) {
                    Ok((seen, [low, high])) => beyond(&[(seen, 1)], if short { low } else { high }.or(term), short),
                    Err(Seen::NotApplicable) => NOWHERE,
                    Err(_) => ((0, 1), None),
                }
            }
            Requirement::Number(number) => {
                let (end, term) = if short { (&number.at_least, &number.above) } else { (&number.at_most, &number.below) };
                let terms = end.as_ref().and_then(Bound::term).into_iter().chain(term);
                let bounds = terms.filter_map(|term| figure(params, term));
                let bound = if short { bounds.max() } else { bounds.min() };
                let fact = &self.facts[&number.fact];
                let end = |end: Option<Amount>, none: i128| end.map_or(none, |end| i128::from(end.scaled()));
                match self.seen(subject, &number.fact) {
                    Seen::Number(seen) => beyond(&[(seen, 1)], bound, short),
                    Seen::NotApplicable => NOWHERE,
                    // What may be seen yet may also keep the bound.
                    _ => ((0, 1), beyond(&[(end(fact.min, 0), 1), (end(fact.max, ENDLESS), 1)], bound, short).1),
                }
            }
            Requirement::Ratio(ratio) => {
                let bound = one_of(&ratio.at_least, &ratio.at_most);
                let base = written(params, &ratio.min_base).flatten().unwrap_or(0);
                let [low, high] = [&ratio.at_least, &ratio.at_most].map(|term| written(params, term).flatten());
                match (self.seen(subject, &ratio.part), self.seen(subject, &ratio.whole)) {
                    (Seen::NotApplicable, _) | (_, Seen::NotApplicable) => NOWHERE,
                    (Seen::Number(part), Seen::Number(whole)) if whole > 0 && whole >= base && !more_than_all(part, whole, low, high) => {
                        beyond(&[(part * 100 * ONE, whole)], bound, short)
                    }
                    _ if self.facts[&ratio.part].min.is_some_and(|min| min.scaled() < 0) => {
                        beyond(&[(-ENDLESS, 1), (ENDLESS, 1)], bound, short)
                    }
                    _ => beyond(&[(0, 1), (ENDLESS, 1)], bound, short),
                }
            }
            Requirement::Within(within) => {
                let (seen, _) = self.of_within(within, subject);
                let most = match &within.at_most {
                    Some(Bound::Term(term)) => figure(params, term),
                    // Nobody knows it yet.
                    Some(Bound::Fact { .. }) => Some(ENDLESS / ONE),
                    None => None,
                };
                let bound = if short { written(params, &within.at_least).flatten() } else { most };
                let unknown = || beyond(&[(0, 1), (ENDLESS, 1)], bound, short);
                match seen[..] {
                    _ if seen.contains(&Seen::NotApplicable) => NOWHERE,
                    [Seen::Date(from), Seen::Date(to), Seen::Number(_), Seen::Number(_)] if to < from => NOWHERE,
                    [Seen::Date(from), Seen::Date(to), Seen::Number(less), Seen::Number(own)] => {
                        let own = matches!(&within.at_most, Some(Bound::Fact { .. })).then_some(own).filter(|_| !short);
                        let days = self.days_between(within, from, to).map(|(whole, begun)| if short { whole } else { begun });
                        match days.map(|days| days * ONE - less).filter(|days| *days >= 0) {
                            Some(days) => beyond(&[(days, 1)], own.or(bound), short),
                            None => unknown(),
                        }
                    }
                    _ => unknown(),
                }
            }
            Requirement::Count(count) => {
                let bound = one_of(&count.at_least, &count.at_most);
                if self.not_entered(&count.of) {
                    return beyond(&[(0, 1), (ENDLESS, 1)], bound, short);
                }
                let judged = self.counted(params, count, subject);
                let found = judged.iter().filter(|verdict| **verdict == Verdict::Pass).count() as i128;
                let may = judged.iter().filter(|verdict| strongest([**verdict]).is_some()).count() as i128;
                beyond(&(found..=found + may).map(|count| (count * ONE, 1)).collect::<Vec<_>>(), bound, short)
            }
            Requirement::Share(share) => {
                let bound = one_of(&share.at_least, &share.at_most);
                let (mut shares, too_small, _) = self.shares(params, share, subject);
                if too_small > 0 || self.not_entered(&share.of) {
                    shares = vec![(0, 1), (100 * ONE, 1)];
                }
                beyond(&shares, bound, short)
            }
            Requirement::Measure(measure) => {
                let bound = one_of(&measure.at_least, &measure.at_most);
                let base = written(params, &measure.min_base).flatten().unwrap_or(if measure.take == Take::Sum { 0 } else { ONE });
                let (sure, maybe, _) = self.measured(params, measure, subject);
                if !self.not_entered(measure.fact.split('.').next().unwrap_or_default()) && sure.len() as i128 * ONE >= base {
                    return beyond(&wholes(measure.take, &sure, &maybe), bound, short);
                }
                let fact = &self.facts[&measure.fact];
                let least = fact.min.map_or(0, |min| i128::from(min.scaled()));
                let most = fact.max.map_or(ENDLESS, |max| i128::from(max.scaled()));
                let (low, high) = match measure.take {
                    Take::Sum => (if least < 0 { -ENDLESS } else { 0 }, ENDLESS),
                    Take::Spread => (0, most - least),
                    Take::Mean | Take::Min | Take::Max => (least, most),
                };
                beyond(&[(low, 1), (high, 1)], bound, short)
            }
            Requirement::Cadence(cadence) => match self.gaps(params, cadence, subject) {
                Err(Verdict::NotApplicable) => NOWHERE,
                Err(_) => ((0, 1), None),
                Ok((missing, unknown, _)) => (if unknown.is_empty() { (missing, 1) } else { (0, 1) }, Some((missing, 1))),
            },
            other => panic!("refused when it is loaded: {other:?}"),
        }
    }

    /// The points that a person decided, with a reason.
    fn decision(&self, deduct: &Deduct, subject: usize) -> Option<i128> {
        let decided = self.seen(subject, deduct.decided.as_ref()?);
        let reason = self.seen(subject, deduct.reason.as_ref()?);
        let range = hundredths(deduct.least?)..=hundredths(deduct.most?);
        match (decided, reason) {
            (Seen::Number(decided), Seen::Text(reason, _)) if decided % 100 == 0 && !reason.is_empty() => {
                // Every part of them is told in hundredths too.
                let exact = |points: &i128| deduct.also.iter().all(|share| points * i128::from(share.factor.scaled()) % ONE == 0);
                Some(decided / 100).filter(|points| range.contains(points)).filter(exact)
            }
            _ => None,
        }
    }

    /// What a rated subject lacks to the best of all bands.
    fn banded(&self, deduct: &Deduct, subject: usize, open: bool) -> Loss {
        let rating = deduct.rating.as_ref().expect("a rating");
        let best = deduct.bands.iter().map(|band| hundredths(band.most)).max().expect("a band");
        let worst = deduct.bands.iter().map(|band| hundredths(band.least)).min().expect("a band");
        let option = match self.seen(subject, rating) {
            Seen::Choice(option) => option,
            Seen::NotApplicable => return Loss::default(),
            _ => return Loss { may: best - worst, ..Loss::default() },
        };
        let key = self.facts[rating].of.keys().nth(option).expect("an option");
        let band = deduct.bands.iter().find(|band| band.option == key).expect("each option has its band");
        let within = hundredths(band.least)..=hundredths(band.most);
        let given = match deduct.decided.as_ref().map(|decided| self.seen(subject, decided)) {
            None => Some(*within.start()),
            Some(Seen::Number(given)) if given % 100 == 0 => Some(given / 100).filter(|given| within.contains(given)),
            _ => None,
        };
        let (low, high) = given.map_or((*within.start(), *within.end()), |given| (given, given));
        match open {
            true => Loss { may: best - low, ..Loss::default() },
            false => {
                Loss { units: i128::from(best > high), lost: best - high, may: high - low, undecided: given.is_none(), ..Loss::default() }
            }
        }
    }

    /// What a rule takes, and may take, from a subject.
    pub fn loss(&self, rule: &Rule, subject: usize) -> Loss {
        let (params, verdict) = (&self.packs[rule.pack].params, self.verdict(rule, subject));
        let (Some(require), Some(deduct)) = (rule.require.as_ref(), rule.deduct.as_ref()) else { return Loss::default() };
        let (failed, open) = (verdict == Verdict::Fail, verdict.is_open());
        if let Some(award) = deduct.award.map(hundredths) {
            let lost = deduct.lost.map_or(0, hundredths);
            return match verdict {
                Verdict::Pass => Loss { units: 1, lost: -award, ..Loss::default() },
                Verdict::Fail => Loss { units: 1, lost, ..Loss::default() },
                _ if open => Loss { gain: award, may: lost, ..Loss::default() },
                _ => Loss::default(),
            };
        }
        if !deduct.bands.is_empty() {
            let counts = failed || open || verdict == Verdict::Pass;
            return if counts { self.banded(deduct, subject, open) } else { Loss::default() };
        }
        if !failed && !open {
            return Loss::default();
        }
        let each = points_of(params, deduct);
        if each == Some(None) {
            let most = deduct.most.map(hundredths);
            return Loss { may: most.unwrap_or(0), endless: most.is_none(), ..Loss::default() };
        }
        let each = each.flatten().unwrap_or(0);
        let cap = |points: i128| deduct.most.map_or(points, |most| points.min(hundredths(most)));
        let times = |sure: i128, most: Option<i128>, each: i128| {
            let (sure, most) = if failed { (sure, most) } else { (0, most) };
            let worst = most.map(|most| cap(each * most)).or(deduct.most.map(hundredths));
            Loss {
                units: sure,
                lost: cap(each * sure),
                gain: 0,
                may: worst.map_or(0, |worst| worst - cap(each * sure)),
                endless: worst.is_none(),
                undecided: false,
            }
        };
        if deduct.decided.is_some() {
            let (least, most) = (deduct.least.map_or(0, hundredths), deduct.most.map_or(0, hundredths));
            return match self.decision(deduct, subject) {
                Some(points) => times(1, Some(1), points),
                None if failed => Loss { units: 1, lost: least, may: most - least, undecided: true, ..Loss::default() },
                None => Loss { may: most, ..Loss::default() },
            };
        }
        let far = |short: bool| self.far(params, require, subject, short);
        if !deduct.steps.is_empty() {
            let (least, most) = far(deduct.per == Some(Per::Shortfall));
            let first = step(&deduct.steps, least);
            let last = most.map_or(deduct.steps.len() - 1, |most| step(&deduct.steps, most));
            let reached = || deduct.steps[first..=last].iter().map(|step| cap(hundredths(step.points)));
            let sure = if failed { reached().min().unwrap_or(0) } else { 0 };
            let units = i128::from(failed);
            return Loss { units, lost: sure, may: reached().max().unwrap_or(0) - sure, ..Loss::default() };
        }
        let unit = deduct.unit.map_or(ONE, |unit| i128::from(unit.scaled()));
        let units = |(over, under): Fraction| {
            let whole = over / (under * unit);
            if deduct.started && over % (under * unit) > 0 { whole + 1 } else { whole }
        };
        match deduct.per {
            None | Some(Per::Finding) => times(1, Some(1), each),
            Some(Per::Element) => match self.elements(params, require, subject) {
                (lost, open) if failed => times(lost, Some(lost + open), each),
                (lost, open) => times(0, Some((lost + open).max(1)), each),
            },
            Some(per) => {
                let (least, most) = far(per == Per::Shortfall);
                times(units(least), most.map(units), each)
            }
        }
    }
}

/// The numbers of many, put together in every way that the unsettled allow.
fn wholes(take: Take, sure: &[i128], maybe: &[(i128, i128)]) -> Vec<Fraction> {
    // Every whole that is lowest or highest takes in the lowest, or the highest, of some.
    let mut lows: Vec<i128> = maybe.iter().map(|(low, _)| *low).collect();
    let mut highs: Vec<i128> = maybe.iter().map(|(_, high)| *high).collect();
    lows.sort_unstable();
    highs.sort_unstable_by(|a, b| b.cmp(a));
    let mut wholes = Vec::new();
    for some_low in 0..=lows.len() {
        for some_high in 0..=highs.len() - some_low {
            let all: Vec<i128> = sure.iter().chain(&lows[..some_low]).chain(&highs[..some_high]).copied().collect();
            let (sum, count) = (all.iter().sum::<i128>(), (all.len() as i128).max(1));
            let (min, max) = (all.iter().copied().min().unwrap_or(0), all.iter().copied().max().unwrap_or(0));
            wholes.push(match take {
                Take::Sum => (sum, 1),
                Take::Mean => (sum, count),
                Take::Min => (min, 1),
                Take::Max => (max, 1),
                Take::Spread => (max - min, 1),
            });
        }
    }
    wholes
}

/// How far any of these numbers lies beyond a bound.
fn beyond(all: &[Fraction], bound: Option<i128>, short: bool) -> Far {
    let Some(bound) = bound else { return NOWHERE };
    let gap = |(over, under): Fraction| (if short { bound * under - over } else { over - bound * under }.max(0), under);
    let gaps = || all.iter().copied().map(gap);
    let order = |a: &Fraction, b: &Fraction| (a.0 * b.1).cmp(&(b.0 * a.1));
    let most = gaps().max_by(order).filter(|(over, under)| over / under < ENDLESS / 1_000);
    (gaps().min_by(order).expect("some number"), most)
}

/// The step in which a distance lies; the first takes in where the demand ends.
fn step(steps: &[PointStep], (over, under): Fraction) -> usize {
    let scaled = |edge: windowcheck::amount::Amount| i128::from(edge.scaled()) * under;
    let within = |step: &PointStep| {
        step.at_least.is_none_or(|edge| over >= scaled(edge))
            && step.above.is_none_or(|edge| over > scaled(edge))
            && step.at_most.is_none_or(|edge| over <= scaled(edge))
            && step.below.is_none_or(|edge| over < scaled(edge))
    };
    steps.iter().position(within).unwrap_or(0)
}

fn missing(contains: &Contains, seen: &BTreeSet<String>) -> i128 {
    contains.all.iter().filter(|key| !seen.contains(*key)).count() as i128
}

fn forbidden(contains: &Contains, seen: &BTreeSet<String>) -> i128 {
    contains.none.iter().filter(|key| seen.contains(*key)).count() as i128
}

/// How many of `any` are still needed, never more than there are; none while not configured.
fn short(params: &Params, contains: &Contains, seen: &BTreeSet<String>) -> Option<i128> {
    if contains.any.is_empty() {
        return Some(0);
    }
    let needed = contains.at_least.as_ref().map_or(Some(ONE), |term| figure(params, term))?;
    let there = contains.any.iter().filter(|key| seen.contains(*key)).count() as i128;
    let needed = ((needed + ONE - 1) / ONE).min(contains.any.len() as i128);
    Some((needed - there).max(0))
}
