//! What a requirement says of one subject: plain recursion over what is written.

use super::days;
use super::rules::Rule;
use super::seen::{Seen, normal};
use super::world::World;
use std::collections::{BTreeSet, HashMap};
use windowcheck::amount::Amount;
use windowcheck::finding::Verdict;
use windowcheck::pack::{
    Cadence, Contains, Count, Deduct, Group, Per, Plain, PointStep, Quantity, Ratio, Recent, Requirement, Term, TextRule,
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

/// How far a number lies beyond its bound, in ten-thousandths over a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Far {
    Known(i128, i128),
    AtMost(i128),
    Endless,
}

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
            Requirement::Rated(rated) => self.choice(subject, &rated.fact, |seen| seen >= self.option(&rated.fact, &rated.at_least)),
            Requirement::Number(number) => self.number(params, number, subject),
            Requirement::Ratio(ratio) => self.ratio(params, ratio, subject),
            Requirement::Contains(contains) => self.contains(params, contains, subject),
            Requirement::Text(text) => self.text(text, subject),
            Requirement::Recent(recent) => self.recent(params, recent, subject),
            Requirement::Stages(stages) => self.stages(&stages.facts, subject),
            Requirement::Cadence(cadence) => self.cadence(params, cadence, subject),
            Requirement::Count(count) => self.count(params, count, subject),
            Requirement::AllOf(group) => all(&self.members(params, group, subject)),
            Requirement::NoneOf(group) => all(&self.members(params, group, subject).into_iter().map(turned).collect::<Vec<_>>()),
            Requirement::AnyOf(group) => {
                let needed = group.at_least.as_ref().map_or(Some(ONE), |term| figure(params, term));
                any(&self.members(params, group, subject), needed)
            }
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
        let (at_least, at_most) = (bound(&number.at_least), bound(&number.at_most));
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

    /// `part / whole ≥ at_least %`; a whole of zero cannot be checked.
    fn ratio(&self, params: &Params, ratio: &Ratio, subject: usize) -> Verdict {
        let figure = figure(params, &ratio.at_least);
        match (self.seen(subject, &ratio.part), self.seen(subject, &ratio.whole)) {
            (Seen::NotApplicable, _) | (_, Seen::NotApplicable) => Verdict::NotApplicable,
            _ if figure.is_none() => Verdict::NotConfigured,
            (Seen::Open, _) | (_, Seen::Open) => Verdict::Pending,
            (Seen::CannotCheck, _) | (_, Seen::CannotCheck) => Verdict::CannotCheck,
            (Seen::Number(part), Seen::Number(whole)) => match figure {
                None => Verdict::NotConfigured,
                Some(_) if whole <= 0 => Verdict::CannotCheck,
                Some(per_cent) => pass_if(part * 100 * ONE >= whole * per_cent),
            },
            other => panic!("refused when it is loaded: {other:?}"),
        }
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

    /// Not empty, with all phrases and the pattern; a forbidden pattern asks for a person.
    fn text(&self, rule: &TextRule, subject: usize) -> Verdict {
        self.value(subject, &rule.fact, |seen| {
            let Seen::Text(seen) = seen else { panic!("refused when it is loaded") };
            let lacks = rule.contains.iter().any(|phrase| !seen.contains(&normal(phrase)));
            let unmatched = rule.matches.as_ref().is_some_and(|pattern| !super::demands::matches(pattern, seen));
            if seen.is_empty() || lacks || unmatched {
                Verdict::Fail
            } else if rule.forbids.iter().any(|pattern| super::demands::matches(pattern, seen)) {
                Verdict::ToConfirm
            } else {
                Verdict::Pass
            }
        })
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
                Seen::NotApplicable if own => return Verdict::NotApplicable,
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
        let (Some(at_least), Some(periods)) = (figure(params, &cadence.at_least), figure(params, &cadence.periods)) else {
            return Verdict::NotConfigured;
        };
        let now = days::period(cadence.per, self.date);
        let enough = (1..=i64::try_from(periods / ONE).unwrap_or(0)).all(|back| {
            let found = events.iter().filter(|day| days::period(cadence.per, **day) == now - back).count();
            found as i128 * ONE >= at_least
        });
        if enough {
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
                _ => Verdict::Pending,
            }
        }
    }

    /// How many subjects below meet the filter, and how many may.
    fn count(&self, params: &Params, count: &Count, subject: usize) -> Verdict {
        let bound = |term: &Option<Term>| term.as_ref().map(|term| figure(params, term));
        let (low, high) = (bound(&count.at_least), bound(&count.at_most));
        if low == Some(None) || high == Some(None) {
            return Verdict::NotConfigured;
        }
        if self.not_entered(&count.of) {
            return Verdict::Pending;
        }
        let judged = self.below(subject, &count.of).into_iter();
        let judged: Vec<Verdict> =
            judged.map(|other| count.filter.as_ref().map_or(Verdict::Pass, |filter| self.judge(params, filter, other))).collect();
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
            Requirement::AllOf(group) => sum(group.of.iter().map(|member| self.elements(params, member, subject)).collect()),
            Requirement::NoneOf(group) => sum(self.members(params, group, subject).into_iter().map(|v| one(turned(v))).collect()),
            other => one(self.judge(params, other, subject)),
        }
    }

    /// How far a number lies above what is allowed, or below what is required.
    fn far(&self, params: &Params, written: &Requirement, subject: usize, short: bool) -> Far {
        match written {
            Requirement::Number(number) => {
                let terms = if short { [&number.at_least, &number.above] } else { [&number.at_most, &number.below] };
                let bounds = terms.into_iter().flatten().filter_map(|term| figure(params, term));
                let Some(bound) = (if short { bounds.max() } else { bounds.min() }) else { return Far::Known(0, 1) };
                let gap = |seen: i128| if short { (bound - seen).max(0) } else { (seen - bound).max(0) };
                let fact = &self.facts[&number.fact];
                let least = fact.min.map_or(0, |min| i128::from(min.scaled()));
                match self.seen(subject, &number.fact) {
                    Seen::Number(seen) => Far::Known(gap(seen), 1),
                    Seen::NotApplicable => Far::Known(0, 1),
                    _ if short => Far::AtMost(gap(least)),
                    _ => fact.max.map_or(Far::Endless, |max| Far::AtMost(gap(i128::from(max.scaled())))),
                }
            }
            Requirement::Ratio(ratio) => {
                let Some(wanted) = figure(params, &ratio.at_least) else { return Far::Known(0, 1) };
                match (self.seen(subject, &ratio.part), self.seen(subject, &ratio.whole)) {
                    (Seen::NotApplicable, _) | (_, Seen::NotApplicable) => Far::Known(0, 1),
                    (Seen::Number(part), Seen::Number(whole)) if whole > 0 => Far::Known((wanted * whole - part * 100 * ONE).max(0), whole),
                    _ if self.facts[&ratio.part].min.is_some_and(|min| min.scaled() < 0) => Far::Endless,
                    _ => Far::AtMost(wanted),
                }
            }
            other => panic!("refused when it is loaded: {other:?}"),
        }
    }

    /// The points that a person decided, with a reason.
    fn decision(&self, deduct: &Deduct, subject: usize) -> Option<i128> {
        let decided = self.seen(subject, deduct.decided.as_ref()?);
        let reason = self.seen(subject, deduct.reason.as_ref()?);
        let range = hundredths(deduct.least?)..=hundredths(deduct.most?);
        match (decided, reason) {
            (Seen::Number(decided), Seen::Text(reason)) if decided % 100 == 0 && !reason.is_empty() => {
                Some(decided / 100).filter(|points| range.contains(points))
            }
            _ => None,
        }
    }

    /// What a rated subject lacks to the best of all bands.
    fn rated(&self, deduct: &Deduct, subject: usize, open: bool) -> Loss {
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
        let given = match self.seen(subject, deduct.decided.as_ref().expect("a fact")) {
            Seen::Number(given) if given % 100 == 0 => Some(given / 100).filter(|given| within.contains(given)),
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
            return if counts { self.rated(deduct, subject, open) } else { Loss::default() };
        }
        if !failed && !open {
            return Loss::default();
        }
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
            let highest = deduct.steps.iter().map(|step| hundredths(step.points)).max();
            return match far(deduct.per == Some(Per::Shortfall)) {
                Far::Known(over, under) => times(1, Some(1), step(&deduct.steps, over, under)),
                _ => times(0, Some(1), highest.unwrap_or(0)),
            };
        }
        let each = deduct.points.map_or(0, hundredths);
        let unit = deduct.unit.map_or(ONE, |unit| i128::from(unit.scaled()));
        let units = |over: i128, under: i128| {
            let whole = over / (under * unit);
            if deduct.started && over % (under * unit) > 0 { whole + 1 } else { whole }
        };
        match deduct.per {
            None | Some(Per::Finding) => times(1, Some(1), each),
            Some(Per::Element) => match self.elements(params, require, subject) {
                (lost, open) if failed => times(lost, Some(lost + open), each),
                (lost, open) => times(0, Some((lost + open).max(1)), each),
            },
            Some(per) => match far(per == Per::Shortfall) {
                Far::Known(over, under) => times(units(over, under), Some(units(over, under)), each),
                Far::AtMost(over) => times(0, Some(units(over, 1)), each),
                Far::Endless => times(0, None, each),
            },
        }
    }
}

/// The points of the step in which a distance lies; the first takes in where the demand ends.
fn step(steps: &[PointStep], over: i128, under: i128) -> i128 {
    let scaled = |edge: windowcheck::amount::Amount| i128::from(edge.scaled()) * under;
    let within = |step: &&PointStep| {
        step.at_least.is_none_or(|edge| over >= scaled(edge))
            && step.above.is_none_or(|edge| over > scaled(edge))
            && step.at_most.is_none_or(|edge| over <= scaled(edge))
            && step.below.is_none_or(|edge| over < scaled(edge))
    };
    steps.iter().find(within).or(steps.first()).map_or(0, |step| hundredths(step.points))
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
