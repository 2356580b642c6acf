//! Schemes: sums that do not come out, grades that nobody gets, floors and vetoes without effect.

use super::look::says_only;
use super::{Look, Problem};
use crate::fault::Step;
use crate::pack::{Contains, Deduct, Effect, Grade, NotApplicable, PackChoice, Requirement, Scheme, Support};
use crate::points::Points;
use crate::score::Plan;
use crate::standard::Standard;
use crate::tree::{Content, Node};

/// Looks at the pack's scheme and at those of its profiles; `never` are the rules that never fail.
pub(super) fn check(look: &mut Look<'_>, never: &[String]) {
    let mut told = Vec::new();
    let own = look.own.scheme.as_ref().map(|_| (vec!["scheme".into()], look.standard.clone()));
    let profiles = look.own.profiles.iter().filter(|(_, profile)| profile.scheme.is_some()).filter_map(|(name, _)| {
        let choice = PackChoice { pack: look.pack.id.clone(), profiles: vec![name.to_owned()], ..PackChoice::default() };
        let standard = Standard::new(vec![look.pack.clone()], &[choice]).ok()?;
        Some((vec!["profiles".into(), name.into(), "scheme".into()], standard))
    });
    for (way, standard) in own.into_iter().chain(profiles) {
        let way: Vec<Step> = way;
        let Some(plan) = standard.plans.first() else { continue };
        let mut tell = |problem: Problem, rest: Vec<Step>| told.push((problem, way.iter().cloned().chain(rest).collect()));
        let is_plain = is_plain(&plan.scheme);
        if is_plain {
            sums(&plan.scheme, &mut tell);
        }
        gaps(&plan.scheme, is_plain, &mut tell);
        // Of a scheme that was seen in part nobody knows what else takes points.
        let whole = plan.scheme.visible_of.is_none() && look.pack.status != Support::Incomplete;
        if whole && is_plain && standard.rules.iter().filter_map(|rule| rule.deduct()).all(|deduct| plain(deduct).is_some()) {
            floors(&standard, plan, &mut tell);
            unreachable(&standard, plan, &mut tell);
        }
        vetoes(&plan.scheme, never, &mut tell);
    }
    deducts(look, &mut told);
    look.tell_all(told);
}

type Tell<'t> = &'t mut dyn FnMut(Problem, Vec<Step>);

fn total(points: impl Iterator<Item = Points>) -> Points {
    points.fold(Points::ZERO, Points::plus)
}

fn sums(scheme: &Scheme, tell: Tell<'_>) {
    let sum = total(scheme.categories.iter().map(|(_, category)| category.full));
    if sum != scheme.full && !scheme.categories.is_empty() {
        tell(Problem::PointsDoNotAddUp { whole: scheme.full, sum }, vec!["full".into()]);
    }
    for (id, category) in scheme.categories.iter().filter(|(_, category)| !category.items.is_empty()) {
        let sum = total(category.items.iter().map(|(_, item)| item.full));
        if sum != category.full {
            let way = vec!["categories".into(), id.into(), "full".into()];
            tell(Problem::PointsDoNotAddUp { whole: category.full, sum }, way);
        }
    }
}

fn low(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_least.map(|edge| (edge, true)).or(grade.above.map(|edge| (edge, false)))
}

fn high(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_most.map(|edge| (edge, true)).or(grade.below.map(|edge| (edge, false)))
}

/// Whether a scheme has only parts whose sum lint knows; a new part may add points.
fn is_plain(scheme: &Scheme) -> bool {
    const SCHEME: &[&str] =
        &["title", "compiled", "full", "visible_of", "floor", "not_applicable", "round", "categories", "grades", "vetoes"];
    const PART: &[&str] = &["title", "full", "floor", "items"];
    let json = crate::read::to_json(scheme);
    let Ok(node) = Node::json(&json) else { return false };
    let parts = |node: &Node<'_>, key: &str, see: &dyn Fn(&Node<'_>) -> bool| match node.entry(key).map(|(_, parts)| &parts.content) {
        Some(Content::Map(entries)) => entries.iter().all(|entry| see(&entry.value)),
        _ => true,
    };
    let item = |node: &Node<'_>| says_only(node, PART);
    says_only(&node, SCHEME) && parts(&node, "categories", &|category| item(category) && parts(category, "items", &item))
}

/// A deduction as far as lint knows it.
struct Plain {
    points: Points,
    per: String,
    within: String,
}

/// A deduction that says only how many points are taken for what, and where. It is read as data,
/// so that one with a new way of taking points is left alone.
fn plain(deduct: &Deduct) -> Option<Plain> {
    let json = crate::read::to_json(deduct);
    let node = Node::json(&json).ok().filter(|node| says_only(node, &["points", "per", "in"]))?;
    let text = |key: &str| node.entry(key).and_then(|(_, value)| value.text()).map(str::to_owned);
    let points = node.entry("points").and_then(|(_, points)| points.figure()).and_then(Points::parse)?;
    Some(Plain { points, per: text("per")?, within: text("in")? })
}

fn gaps(scheme: &Scheme, plain: bool, tell: Tell<'_>) {
    let mut grades: Vec<(usize, &Grade)> = scheme.grades.iter().enumerate().collect();
    grades.sort_by_key(|(_, grade)| low(grade).map_or(Points::LOWEST, |(edge, _)| edge));
    let name = |grade: &Grade| Some(grade.id.clone());
    for ((_, lower), (at, upper)) in grades.iter().zip(grades.iter().skip(1)) {
        let (Some((end, closed)), Some((begin, also))) = (high(lower), low(upper)) else { continue };
        if end < begin || end == begin && !closed && !also {
            tell(Problem::GradeGap { low: name(lower), high: name(upper) }, vec!["grades".into(), (*at).into()]);
        }
    }
    // Points that add up from zero go from the least to no end.
    if scheme.demerits {
        return;
    }
    if let Some((at, first)) = grades.first()
        && let Some((edge, closed)) = low(first)
    {
        // Nothing lies below the floor of the whole.
        let ends = scheme.floor.is_some_and(|floor| floor > edge || floor == edge && closed);
        if !ends {
            tell(Problem::GradeGap { low: None, high: name(first) }, vec!["grades".into(), (*at).into()]);
        }
    }
    if let (Some((at, last)), true) = (grades.last(), plain)
        && high(last).is_some_and(|(edge, closed)| edge < scheme.full || edge == scheme.full && !closed)
    {
        tell(Problem::GradeGap { low: name(last), high: None }, vec!["grades".into(), (*at).into()]);
    }
}

/// The most that a rule can take: nothing is said of rules on kinds of which there may be many.
fn most(standard: &Standard, rule: u32) -> Option<Points> {
    let ready = standard.rules.get(rule as usize)?;
    let deduct = plain(ready.deduct()?)?;
    let single = standard.words.kinds.get(ready.kind as usize)?.kind.single;
    let units = match (deduct.per.as_str(), &ready.rule.require) {
        ("finding", _) => 1,
        ("element", Requirement::Contains(Contains { all, any, none, .. })) => {
            let listed = all.len().saturating_add(any.len()).saturating_add(none.len());
            u32::try_from(listed).ok()?
        }
        _ => return None,
    };
    single.then(|| deduct.points.times(units))
}

fn lost_in(standard: &Standard, plan: &Plan, place: usize) -> Option<Points> {
    let lines = plan.lines.iter().filter(|line| line.place == place);
    lines.map(|line| most(standard, line.rule)).try_fold(Points::ZERO, |sum, most| Some(sum.plus(most?)))
}

fn floors(standard: &Standard, plan: &Plan, tell: Tell<'_>) {
    for (at, place) in plan.places.iter().enumerate().filter(|(_, place)| !place.lines.is_empty()) {
        let (Some(floor), Some(lost)) = (place.floor, lost_in(standard, plan, at)) else { continue };
        if place.full.minus(lost) <= floor {
            continue;
        }
        let category = plan.scheme.categories.iter().nth(place.category);
        let Some((id, category)) = category else { continue };
        let mut way = vec!["categories".into(), id.into()];
        if !category.items.is_empty() {
            way.extend(["items".into(), place.id.as_str().into()]);
        }
        way.push("floor".into());
        tell(Problem::FloorNeverBites { floor, lost }, way);
    }
}

/// The lowest total that can be; none where there is no bound.
fn worst(standard: &Standard, plan: &Plan) -> Option<Points> {
    let scheme = &plan.scheme;
    if scheme.not_applicable == NotApplicable::Exclude {
        return scheme.floor;
    }
    let category = |at: usize, floor: Option<Points>| -> Option<Points> {
        let places = plan.places.iter().enumerate().filter(|(_, place)| place.category == at);
        let ends = places.map(|(nth, place)| match (lost_in(standard, plan, nth), place.floor) {
            (Some(lost), floor) => Some(floor.map_or(place.full.minus(lost), |floor| floor.max(place.full.minus(lost)))),
            (None, floor) => floor,
        });
        let sum = ends.into_iter().try_fold(Points::ZERO, |sum, end| Some(sum.plus(end?)));
        match (sum, floor) {
            (Some(sum), Some(floor)) => Some(sum.max(floor)),
            (sum, floor) => sum.or(floor),
        }
    };
    let zeroed = scheme.vetoes.iter().any(|veto| !matches!(veto.effect, Effect::Grade(_)));
    let mut all = scheme.categories.iter().enumerate().map(|(at, (_, own))| category(at, own.floor));
    let sum = if zeroed { None } else { all.try_fold(Points::ZERO, |sum, end| Some(sum.plus(end?))) };
    match (sum, scheme.floor) {
        (Some(sum), Some(floor)) => Some(sum.max(floor)),
        (sum, floor) => sum.or(floor),
    }
}

fn unreachable(standard: &Standard, plan: &Plan, tell: Tell<'_>) {
    let worst = worst(standard, plan);
    for (at, grade) in plan.scheme.grades.iter().enumerate() {
        let forced = plan.scheme.vetoes.iter().any(|veto| matches!(&veto.effect, Effect::Grade(forced) if *forced == grade.id));
        let too_high = low(grade).is_some_and(|(edge, closed)| edge > plan.scheme.full || edge == plan.scheme.full && !closed);
        let too_low = match (high(grade), worst) {
            (Some((edge, closed)), Some(worst)) => edge < worst || edge == worst && !closed,
            _ => false,
        };
        if !forced && (too_high || too_low) {
            tell(Problem::GradeUnreachable { grade: grade.id.clone() }, vec!["grades".into(), at.into()]);
        }
    }
}

fn vetoes(scheme: &Scheme, never: &[String], tell: Tell<'_>) {
    for (at, veto) in scheme.vetoes.iter().enumerate().filter(|(_, veto)| never.contains(&veto.rule)) {
        tell(Problem::VetoNeverFires { rule: veto.rule.clone() }, vec!["vetoes".into(), at.into()]);
    }
}

fn deducts(look: &Look<'_>, told: &mut Vec<(Problem, Vec<Step>)>) {
    let full = |scheme: Option<&Scheme>, within: &str| {
        let categories = scheme.into_iter().flat_map(|scheme| scheme.categories.iter());
        let mut places = categories.flat_map(|(id, category)| {
            let items = category.items.iter().map(|(id, item)| (id, item.full));
            items.chain([(id, category.full)])
        });
        places.find(|(id, _)| *id == within).map(|(_, full)| full)
    };
    let rules = look.own.rules.iter().enumerate().filter_map(|(at, rule)| {
        let way = vec!["rules".into(), at.into(), "deduct".into(), "points".into()];
        Some((rule.deduct.as_ref()?, way, look.own.scheme.as_ref()))
    });
    let profiles = look.own.profiles.iter().flat_map(|(name, profile)| {
        profile.deducts.iter().map(move |(rule, deduct)| {
            let way = vec!["profiles".into(), name.into(), "deducts".into(), rule.into(), "points".into()];
            (deduct, way, profile.scheme.as_ref().or(look.own.scheme.as_ref()))
        })
    });
    for (deduct, way, scheme) in rules.chain(profiles) {
        let way: Vec<Step> = way;
        let Some(Plain { points, within, .. }) = plain(deduct) else { continue };
        if points <= Points::ZERO {
            told.push((Problem::DeductOfNothing { points }, way));
        } else if let Some(full) = full(scheme, &within).filter(|full| points > *full && *full > Points::ZERO) {
            // A part of no points is a pot for what is taken beyond the others.
            told.push((Problem::DeductTooLarge { points, full }, way));
        }
    }
}
