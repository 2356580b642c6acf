//! A scheme made ready: every line knows its rule and its item.

use super::grade::check_edges;
use crate::fault::{Fault, Problem, Thing};
use crate::in_force::{InForce, RuleInForce};
use crate::pack::{Effect, NotApplicable, Per, Scheme};
use crate::points::Points;
use crate::words::Said;

/// Where points are taken from: an item of a category, or a category without items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in the scheme.
    pub id: String,
    /// The category's place.
    pub category: usize,
    /// Its full points.
    pub full: Points,
    /// Its lowest points.
    pub floor: Option<Points>,
    /// The lines that take points here.
    pub lines: Vec<u32>,
}

/// A rule that takes points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The rule.
    pub rule: u32,
    /// The place that loses points.
    pub place: usize,
    /// Points a unit.
    pub each: Points,
    /// The unit.
    pub per: Per,
}

/// A scheme made ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The pack.
    pub pack: String,
    /// The scheme as written.
    pub scheme: Scheme,
    /// The profile that brought it.
    pub profile: Option<String>,
    /// Where points are taken from, in order.
    pub places: Vec<Place>,
    /// The rules that take points, in order.
    pub lines: Vec<Line>,
    /// The rules of the vetoes, in order.
    pub vetoes: Vec<u32>,
    /// Rules of force must or forbid to which nobody gives points.
    pub without_points: u32,
}

impl Plan {
    /// Whether the total depends on a rule.
    pub fn reads(&self, rule: u32) -> bool {
        self.lines.iter().any(|line| line.rule == rule) || self.vetoes.contains(&rule)
    }

    /// Makes the scheme of a pack ready; `first` is the number of its first rule.
    ///
    /// # Errors
    /// A name that the scheme does not have, edges of grades that overlap, points without a scheme.
    pub fn new(first: u32, in_force: &InForce, rules: &[RuleInForce]) -> Result<Option<Plan>, Fault> {
        let place_of_scheme = |fault: Fault| match &in_force.scheme_profile {
            Some(profile) => fault.under("scheme").under(profile).under("profiles"),
            None => fault.under("scheme"),
        };
        let Some(scheme) = in_force.scheme.clone() else {
            let charged = rules.iter().position(|rule| rule.deduct().is_some());
            return match charged.and_then(|at| rules.get(at).map(|rule| (at, rule))) {
                Some((at, rule)) => {
                    let problem = Problem::PointsWithoutScheme { rule: rule.rule.id.clone() };
                    Err(Fault::new(problem).under("deduct").at(at).under("rules"))
                }
                None => Ok(None),
            };
        };
        let mut places = places(&scheme).map_err(place_of_scheme)?;
        check_edges(&scheme.grades).map_err(place_of_scheme)?;
        if scheme.not_applicable == NotApplicable::Exclude && scheme.round.is_none() {
            return Err(place_of_scheme(Fault::new(Problem::MissingKey { key: "round".to_owned() })));
        }
        let number = |at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let mut lines = Vec::new();
        for (at, rule) in rules.iter().enumerate() {
            let Some(deduct) = rule.deduct() else { continue };
            let Some(place) = places.iter().position(|place| place.id == deduct.within) else {
                let fault = Fault::unknown(Thing::Item, &deduct.within, places.iter().map(|place| place.id.as_str()));
                return Err(match &in_force.scheme_profile {
                    Some(profile) => fault.under("in").under(&rule.rule.id).under("deducts").under(profile).under("profiles"),
                    None => fault.under("in").under("deduct").at(at).under("rules"),
                });
            };
            let line = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            places.iter_mut().skip(place).take(1).for_each(|place| place.lines.push(line));
            lines.push(Line { rule: number(at), place, each: deduct.points, per: deduct.per });
        }
        let mut vetoes = Vec::new();
        for (nth, veto) in scheme.vetoes.iter().enumerate() {
            let rule = rules.iter().position(|rule| rule.rule.id == veto.rule).map(number);
            let known = match &veto.effect {
                Effect::Grade(grade) if !scheme.grades.iter().any(|g| g.id == *grade) => {
                    Some(Fault::unknown(Thing::Grade, grade, scheme.grades.iter().map(|g| g.id.as_str())).under("effect"))
                }
                Effect::Zero(category) if scheme.categories.get(category).is_none() => {
                    Some(Fault::unknown(Thing::Category, category, scheme.categories.keys()).under("effect"))
                }
                _ => None,
            };
            let binding = rules.iter().any(|rule| rule.rule.id == veto.rule && rule.binds());
            let known = known.or_else(|| {
                let problem = Problem::PointsWithoutForce { rule: veto.rule.clone() };
                (rule.is_some() && !binding).then(|| Fault::new(problem).under("rule"))
            });
            let fault = match (known, rule) {
                (Some(fault), _) => fault,
                (None, None) => Fault::unknown(Thing::Rule, &veto.rule, rules.iter().map(|r| r.rule.id.as_str())).under("rule"),
                (None, Some(rule)) => {
                    vetoes.push(rule);
                    continue;
                }
            };
            return Err(place_of_scheme(fault.at(nth).under("vetoes")));
        }
        let without_points = rules.iter().filter(|rule| rule.binds() && rule.deduct().is_none()).count();
        Ok(Some(Plan {
            pack: in_force.pack.id.clone(),
            scheme,
            profile: in_force.scheme_profile.clone(),
            places,
            lines,
            vetoes,
            without_points: u32::try_from(without_points).unwrap_or(u32::MAX),
        }))
    }
}

fn places(scheme: &Scheme) -> Result<Vec<Place>, Fault> {
    let mut places: Vec<Place> = Vec::new();
    for (at, (id, category)) in scheme.categories.iter().enumerate() {
        let own = Place { id: id.to_owned(), category: at, full: category.full, floor: category.floor, lines: Vec::new() };
        let items = category.items.iter().map(|(id, item)| Place {
            id: id.to_owned(),
            category: at,
            full: item.full,
            floor: item.floor,
            lines: Vec::new(),
        });
        let new: Vec<Place> = if category.items.is_empty() { vec![own] } else { items.collect() };
        for place in new {
            if places.iter().any(|known| known.id == place.id) {
                return Err(Fault::new(Problem::DuplicateId { thing: Thing::Item, name: place.id }).under(id).under("categories"));
            }
            if place.floor.is_some_and(|floor| floor > place.full) {
                return Err(Fault::new(Problem::Contradiction { what: Said::new("保底分", "floor") }).under(id).under("categories"));
            }
            places.push(place);
        }
    }
    Ok(places)
}
