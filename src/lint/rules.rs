//! Rules that can never apply, fail or pass, conditions that say nothing, rules against rules.

use super::look::Look;
use super::look::says_only;
use super::notice::{Problem, Shown};
use super::search::{Effort, Goal, Search, search};
use crate::fault::Step;
use crate::pack::{Force, Group, Requirement, Rule};
use crate::read::to_json;
use crate::tree::Node;

/// Inspections that are tried for one rule.
const TRIES: u64 = 40_000;

/// Inspections that are tried for a pack: a page asks while somebody types.
const ALL_TRIES: u64 = 1_500_000;

/// The keys of a rule and of its points that are known here; a rule with another one may be
/// meant to give points, and then need not fail.
const KNOWN: &[&str] = &[
    "id", "title", "sources", "each", "require", "force", "severity", "when", "unless", "deduct", "remedy", "note", "compiled", "points",
    "per", "in",
];

/// Tells what is wrong with the rules; returns those that never pass and those that never fail.
pub(super) fn check(look: &mut Look<'_>) -> Never {
    grave(look);
    alike(look);
    let mut left = ALL_TRIES;
    let never = each(look, &mut left);
    filters(look, &mut left);
    contradictions(look, &never.pass, &mut left);
    never
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The way to a key of a rule; one of an include is told in its own file.
fn of_rule(look: &Look<'_>, rule: &Rule, key: &str) -> Option<Vec<Step>> {
    look.own_rule(&rule.id).map(|at| vec!["rules".into(), at.into(), key.into()])
}

fn grave(look: &mut Look<'_>) {
    let told = look.own.rules.iter().filter_map(|rule| {
        let told_only = matches!(rule.force, Force::Practice | Force::Outcome);
        let grave = rule.severity != crate::pack::Severity::Info;
        let way = of_rule(look, rule, "severity").filter(|_| told_only && grave)?;
        Some((Problem::GraveWithoutForce { rule: rule.id.clone() }, way))
    });
    let told = told.collect();
    look.tell_all(told);
}

fn alike(look: &mut Look<'_>) {
    let rules = &look.pack.rules;
    let mut told = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let same = |other: &&Rule| {
            (&other.each, &other.when, &other.unless, &other.require) == (&rule.each, &rule.when, &rule.unless, &rule.require)
                && !(rated(other) || rated(rule))
        };
        if let (Some(first), Some(way)) = (rules.iter().take(at).find(same), of_rule(look, rule, "require")) {
            told.push((Problem::SameRule { first: first.id.clone(), second: rule.id.clone() }, way));
        }
    }
    look.tell_all(told);
}

/// Whether a rule takes points by a rating: these are not shared by `also`, and what the same finding
/// takes elsewhere stands in a rule of its own.
fn rated(rule: &Rule) -> bool {
    rule.deduct.as_ref().is_some_and(|deduct| deduct.rating.is_some())
}

/// Whether a rule need not be able to fail: it is only told, or it may give points.
fn exempt(rule: &Rule) -> bool {
    let json = to_json(rule);
    let plain = Node::json(&json).is_ok_and(|node| {
        let deduct = node.entry("deduct").is_none_or(|(_, deduct)| says_only(deduct, KNOWN));
        says_only(&node, KNOWN) && deduct
    });
    !plain || !matches!(rule.force, Force::Must | Force::Forbid | Force::Should)
}

/// The rules that never pass and those that never fail.
#[derive(Default)]
pub(super) struct Never {
    pub pass: Vec<String>,
    pub fail: Vec<String>,
}

fn each(look: &mut Look<'_>, left: &mut u64) -> Never {
    let mut never = Never::default();
    let mut told: Vec<(Problem, Vec<Step>, Option<Shown>)> = Vec::new();
    for (at, rule) in look.pack.rules.iter().enumerate() {
        let mut tell = |problem: Problem, key: &str, shown: Option<Shown>| {
            told.extend(of_rule(look, rule, key).map(|way| (problem, way, shown)));
        };
        let found = search(&look.standard, number(at), look.date(), Effort { states: true, tries: TRIES.min(*left) });
        *left = left.saturating_sub(found.tries);
        let name = || rule.id.clone();
        if found.is_never(Goal::Applies) {
            never.pass.push(name());
            never.fail.push(name());
            tell(Problem::NeverApplies { rule: name() }, "when", None);
            continue;
        }
        if found.is_never(Goal::Broken) {
            tell(Problem::AlwaysTrue { rule: name() }, "when", None);
        }
        if found.is_never(Goal::Excepted) {
            tell(Problem::NeverHolds { rule: name() }, "unless", None);
        }
        let (passes, fails) = (!found.is_never(Goal::Pass), !found.is_never(Goal::Fail));
        let Search { pass, fail, .. } = found;
        if !passes {
            never.pass.push(name());
            tell(Problem::NeverPasses { rule: name() }, "require", fail);
        }
        if !fails {
            never.fail.push(name());
            if !exempt(rule) {
                tell(Problem::NeverFails { rule: name() }, "require", pass);
            }
        }
    }
    for (problem, way, shown) in told {
        look.tell_shown(problem, way, shown.into_iter().collect());
    }
    never
}

/// The key of a filter, and the filter where there is one.
type Filter<'r> = (&'r str, Option<&'r Requirement>);

/// The filters inside a requirement: what is chosen among, the filter, and the way to it.
fn filters_in<'r>(written: &'r Requirement, way: &mut Vec<Step>, out: &mut Vec<(String, &'r Requirement, Vec<Step>)>) {
    let kind_of = |fact: &str| fact.split('.').next().unwrap_or_default().to_owned();
    let (key, group, kind, filters): (&str, _, String, Vec<Filter<'_>>) = match written {
        Requirement::AllOf(group) => ("all_of", Some(group), String::new(), Vec::new()),
        Requirement::AnyOf(group) => ("any_of", Some(group), String::new(), Vec::new()),
        Requirement::NoneOf(group) => ("none_of", Some(group), String::new(), Vec::new()),
        Requirement::Count(count) => ("count", None, count.of.clone(), vec![("where", count.filter.as_deref())]),
        Requirement::Share(share) => {
            ("share", None, share.of.clone(), vec![("among", share.among.as_deref()), ("where", Some(&share.filter))])
        }
        Requirement::Measure(measure) => ("measure", None, kind_of(&measure.fact), vec![("where", measure.filter.as_deref())]),
        Requirement::Apart(apart) => ("apart", None, kind_of(&apart.dates), vec![("where", apart.filter.as_deref())]),
        Requirement::Cadence(cadence) => ("cadence", None, kind_of(&cadence.dates), vec![("where", cadence.filter.as_deref())]),
        _ => return,
    };
    way.push(key.into());
    for (key, filter) in filters {
        let way = way.iter().cloned().chain([key.into()]).collect();
        out.extend(filter.map(|filter| (kind.clone(), filter, way)));
    }
    for (at, member) in group.into_iter().flat_map(|group| group.of.iter().enumerate()) {
        way.push("of".into());
        way.push(at.into());
        filters_in(member, way, out);
        way.truncate(way.len().saturating_sub(2));
    }
    way.pop();
}

fn filters(look: &mut Look<'_>, left: &mut u64) {
    let (mut rules, mut places) = (Vec::new(), Vec::new());
    for rule in &look.own.rules {
        let mut found = Vec::new();
        let parts = [("when", rule.when.as_ref()), ("unless", rule.unless.as_ref()), ("require", Some(&rule.require))];
        for (key, part) in parts {
            if let (Some(part), Some(mut way)) = (part, of_rule(look, rule, key)) {
                filters_in(part, &mut way, &mut found);
            }
        }
        for (kind, filter, way) in found {
            let id = format!("filter-{}", rules.len());
            rules.push(Rule { id, each: kind, when: None, unless: None, require: filter.clone(), deduct: None, ..rule.clone() });
            places.push((rule.id.clone(), way));
        }
    }
    let Some(standard) = look.with_rules(rules) else { return };
    let mut told = Vec::new();
    for (at, (rule, way)) in places.into_iter().enumerate() {
        let found = search(&standard, number(at), look.date(), Effort { states: true, tries: TRIES.min(*left) });
        *left = left.saturating_sub(found.tries);
        if found.is_never(Goal::Pass) {
            told.push((Problem::NeverHolds { rule }, way));
        } else if found.is_never(Goal::Fail) {
            told.push((Problem::AlwaysTrue { rule }, way));
        }
    }
    look.tell_all(told);
}

/// Two requirements as one.
fn both(a: Option<&Requirement>, b: Option<&Requirement>) -> Option<Requirement> {
    match (a, b) {
        (Some(a), Some(b)) => {
            Some(Requirement::AllOf(Group { of: vec![a.clone(), b.clone()], at_least: None, open: false, declared: None }))
        }
        (one, other) => one.or(other).cloned(),
    }
}

/// Pairs of binding rules on one subject, or on a subject and one above it, that read a fact in
/// common in what they require: the numbers of the rules.
fn pairs(look: &Look<'_>, never: &[String]) -> Vec<(usize, usize)> {
    let standard = &look.standard;
    let candidate = |at: usize| {
        let rule = look.pack.rules.get(at).filter(|rule| rule.force.binds())?;
        let usable = rule.unless.is_none() && !never.contains(&rule.id);
        usable.then(|| standard.rules.get(at)).flatten()
    };
    let mut pairs = Vec::new();
    for readers in &standard.readers {
        let rules: Vec<usize> = readers.iter().filter_map(|(rule, _)| usize::try_from(*rule).ok()).collect();
        for (at, second) in rules.iter().enumerate() {
            for first in rules.iter().take(at) {
                let pair = (*first.min(second), *first.max(second));
                let (Some(a), Some(b)) = (candidate(pair.0), candidate(pair.1)) else { continue };
                let near = standard.words.is_at_or_above(a.kind, b.kind) || standard.words.is_at_or_above(b.kind, a.kind);
                if near && pair.0 != pair.1 && !pairs.contains(&pair) && pairs.len() < 2_000 {
                    pairs.push(pair);
                }
            }
        }
    }
    pairs
}

fn contradictions(look: &mut Look<'_>, never: &[String], left: &mut u64) {
    let pairs = pairs(look, never);
    let mut rules = Vec::new();
    for (first, second) in &pairs {
        let (Some(a), Some(b)) = (look.pack.rules.get(*first), look.pack.rules.get(*second)) else { continue };
        // The lower subject sees what is above it.
        let kind = |rule: &Rule| look.standard.words.kind(&rule.each).unwrap_or(u32::MAX);
        let lower = if look.standard.words.is_at_or_above(kind(a), kind(b)) { b } else { a };
        let valid = Some(a.valid.unwrap_or_default().and(b.valid.unwrap_or_default()));
        let when = both(a.when.as_ref(), b.when.as_ref());
        let require = both(Some(&a.require), Some(&b.require));
        for (letter, require) in [("both", require), ("first", Some(a.require.clone())), ("second", Some(b.require.clone()))] {
            let id = format!("{letter}-{first}-{second}");
            let require = require.unwrap_or_else(|| a.require.clone());
            rules.push(Rule { id, each: lower.each.clone(), when: when.clone(), require, valid, deduct: None, ..a.clone() });
        }
    }
    let Some(standard) = look.with_rules(rules) else { return };
    let mut told = Vec::new();
    for (at, (first, second)) in pairs.into_iter().enumerate() {
        let mut look_at = |which: usize| {
            let rule = number(at.saturating_mul(3).saturating_add(which));
            // Only what was seen counts: a fact that does not apply makes no two rules agree.
            let found = search(&standard, rule, look.date(), Effort { states: false, tries: TRIES.min(*left) });
            *left = left.saturating_sub(found.tries);
            found
        };
        let joint = look_at(0);
        if !joint.is_never(Goal::Pass) || joint.is_never(Goal::Applies) {
            continue;
        }
        if look_at(1).pass.is_none() || look_at(2).pass.is_none() {
            continue;
        }
        let (Some(a), Some(b)) = (look.pack.rules.get(first), look.pack.rules.get(second)) else { continue };
        // Told at the second, or at the only one that stands in this file.
        let way = of_rule(look, b, "require").or_else(|| of_rule(look, a, "require"));
        let problem = Problem::RulesContradict { first: a.id.clone(), second: b.id.clone() };
        told.extend(way.map(|way| (problem, way, joint.fail)));
    }
    for (problem, way, shown) in told {
        look.tell_shown(problem, way, shown.into_iter().collect());
    }
}
