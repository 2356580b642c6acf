//! Schemes: sums that do not come out, grades that nobody gets, floors, vetoes and bonus without
//! effect, points that fall where they should rise, parts of a composite on another scale, and its grades.

use super::look::Look;
use super::look::says_only;
use super::notice::Problem;
use super::rules::Never;
use crate::amount::SCALE;
use crate::deduct::points_of;
use crate::fault::Step;
use crate::order;
use crate::pack::{Composite, Contains, Deduct, Effect, Grade, NotApplicable, PackChoice, Per, Requirement, Scheme, Support, Term};
use crate::points::Points;
use crate::score::{CompiledEvent, CompiledScheme, EventSource};
use crate::standard::Standard;
use crate::table::Table;
use crate::tree::{Content, Node};

/// Looks at the pack's schemes and at those of its profiles; `never` are the rules that never pass
/// and those that never fail.
pub(super) fn check(look: &mut Look<'_>, never: &Never) {
    let mut told = Vec::new();
    let scores = look.own.scheme.is_some() || !look.own.schemes.is_empty() || !look.own.composites.is_empty();
    let own = scores.then(|| (Vec::new(), look.standard.clone(), &look.own.composites));
    let profiles = look.own.profiles.iter().filter(|(_, profile)| profile.scores()).filter_map(|(name, profile)| {
        let choice = PackChoice { pack: look.pack.id.clone(), profiles: vec![name.to_owned()], ..PackChoice::default() };
        let standard = Standard::compile(vec![look.pack.clone()], &[choice]).ok()?;
        Some((vec!["profiles".into(), name.into()], standard, &profile.composites))
    });
    for (way, standard, composites) in own.into_iter().chain(profiles) {
        let way: Vec<Step> = way;
        blended(&standard, composites, &mut |problem, rest| told.push((problem, way.iter().cloned().chain(rest).collect())));
        for compiled in &standard.schemes {
            let here: Vec<Step> = match &compiled.name {
                None => vec!["scheme".into()],
                Some(name) => vec!["schemes".into(), name.as_str().into()],
            };
            let mut tell = |problem: Problem, rest: Vec<Step>| told.push((problem, way.iter().chain(&here).cloned().chain(rest).collect()));
            let is_plain = is_plain(&compiled.written, &[]);
            if self::is_plain(&compiled.written, &["ceiling", "bonus"]) {
                sums(&compiled.written, &mut tell);
            }
            let Scheme { grades, floor, demerits, full, .. } = &compiled.written;
            gaps(grades, *floor, *demerits, is_plain.then_some(*full), &mut tell);
            // Of a scheme that was seen in part nobody knows what else takes points.
            // A profile may say what is taken from where.
            let elsewhere = way.is_empty() && look.own.profiles.iter().any(|(_, profile)| !profile.deducts.is_empty());
            let whole = compiled.written.visible_of.is_none() && look.pack.status != Support::Incomplete;
            let deducts = || standard.rules.iter().filter_map(|rule| rule.deduct());
            if whole && !elsewhere {
                never_taken(compiled, &mut tell);
            }
            if whole && deducts().all(|deduct| plain(deduct).is_some()) {
                if is_plain || self::is_plain(&compiled.written, &["demerits"]) {
                    floors(&standard, compiled, &mut tell);
                }
                if is_plain {
                    unreachable(&standard, compiled, &mut tell);
                }
            }
            vetoes(&compiled.written, &never.fail, &mut tell);
            bonus(&standard, compiled, &never.pass, deducts().any(|deduct| deduct.award.is_some()), &mut tell);
        }
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

/// Points that nothing takes: the rule was forgotten, or takes them elsewhere.
fn never_taken(compiled: &CompiledScheme, tell: Tell<'_>) {
    let emptied = |id: &str| compiled.written.vetoes.iter().any(|veto| matches!(&veto.effect, Effect::Zero(category) if category == id));
    for place in compiled.items.iter().filter(|place| place.lines.is_empty() && place.full > Points::ZERO) {
        let Some((category, written)) = compiled.written.categories.iter().nth(place.category).filter(|(id, _)| !emptied(id)) else {
            continue;
        };
        let mut way: Vec<Step> = vec!["categories".into(), category.into()];
        if !written.items.is_empty() {
            way.extend(["items".into(), place.id.as_str().into()]);
        }
        tell(Problem::PointsNeverTaken { points: place.full }, way);
    }
}

fn low(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_least.map(|edge| (edge, true)).or(grade.above.map(|edge| (edge, false)))
}

fn high(grade: &Grade) -> Option<(Points, bool)> {
    grade.at_most.map(|edge| (edge, true)).or(grade.below.map(|edge| (edge, false)))
}

/// Whether a scheme has only parts whose sum lint knows, and what else is named; a new part may
/// add points.
fn is_plain(scheme: &Scheme, also: &[&str]) -> bool {
    const SCHEME: &[&str] = &[
        "title",
        "compiled",
        "each",
        "full",
        "visible_of",
        "floor",
        "not_applicable",
        "assessed_at_least",
        "round",
        "categories",
        "grades",
        "vetoes",
    ];
    const PART: &[&str] = &["title", "full", "floor", "most", "items", "self"];
    let known: Vec<&str> = SCHEME.iter().chain(also).copied().collect();
    let json = crate::read::to_json(scheme);
    let Ok(node) = Node::json(&json) else { return false };
    let parts = |node: &Node<'_>, key: &str, see: &dyn Fn(&Node<'_>) -> bool| match node.entry(key).map(|(_, parts)| &parts.content) {
        Some(Content::Map(entries)) => entries.iter().all(|entry| see(&entry.value)),
        _ => true,
    };
    let item = |node: &Node<'_>| says_only(node, PART);
    says_only(&node, &known) && parts(&node, "categories", &|category| item(category) && parts(category, "items", &item))
}

/// A deduction as far as lint knows it.
struct Plain {
    points: Points,
    per: String,
}

/// A deduction that says only how many points are taken for what, and where. It is read as data,
/// so that one with a new way of taking points is left alone.
fn plain(deduct: &Deduct) -> Option<Plain> {
    let json = crate::read::to_json(deduct);
    let node = Node::json(&json).ok().filter(|node| says_only(node, &["points", "per", "in"]))?;
    let text = |key: &str| node.entry(key).and_then(|(_, value)| value.text()).map(str::to_owned);
    let points = node.entry("points").and_then(|(_, points)| points.figure()).and_then(Points::parse)?;
    Some(Plain { points, per: text("per")? })
}

/// Scores without a grade: `floor` is the least that a total can be, `full` the most where it is known.
fn gaps(grades: &[Grade], floor: Option<Points>, demerits: bool, full: Option<Points>, tell: Tell<'_>) {
    let edge = |(_, grade): &(usize, &Grade)| low(grade).map_or(Points::LOWEST, |(edge, _)| edge);
    let grades = order::sorted_by(grades.iter().enumerate().collect(), edge);
    let name = |grade: &Grade| Some(grade.id.clone());
    for ((_, lower), (at, upper)) in grades.iter().zip(grades.iter().skip(1)) {
        let (Some((end, closed)), Some((begin, also))) = (high(lower), low(upper)) else { continue };
        if end < begin || end == begin && !closed && !also {
            tell(Problem::GradeGap { low: name(lower), high: name(upper) }, vec!["grades".into(), (*at).into()]);
        }
    }
    // Points that add up from zero go from the least to no end.
    if demerits {
        return;
    }
    if let Some((at, first)) = grades.first()
        && let Some((edge, closed)) = low(first)
    {
        // Nothing lies below the floor of the whole.
        let ends = floor.is_some_and(|floor| floor > edge || floor == edge && closed);
        if !ends {
            tell(Problem::GradeGap { low: None, high: name(first) }, vec!["grades".into(), (*at).into()]);
        }
    }
    if let (Some((at, last)), Some(full)) = (grades.last(), full)
        && high(last).is_some_and(|(edge, closed)| edge < full || edge == full && !closed)
    {
        tell(Problem::GradeGap { low: name(last), high: None }, vec!["grades".into(), (*at).into()]);
    }
}

/// The most that a rule can take on one sheet: nothing is said of rules on kinds of which a sheet
/// may see many.
fn most(standard: &Standard, compiled: &CompiledScheme, rule: u32) -> Option<Points> {
    let ready = standard.rules.get(rule as usize)?;
    let deduct = plain(ready.deduct()?)?;
    let single = standard.words.kinds.get(ready.kind as usize)?.kind.single || compiled.each == Some(ready.kind);
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

fn lost_in(standard: &Standard, compiled: &CompiledScheme, place: usize) -> Option<Points> {
    let lines = compiled.lines.iter().filter(|line| line.place == place);
    lines.map(|line| most(standard, compiled, line.rule)).try_fold(Points::ZERO, |sum, most| Some(sum.plus(most?)))
}

/// Floors, and the caps of points that add up from zero, which are floors turned round.
fn floors(standard: &Standard, compiled: &CompiledScheme, tell: Tell<'_>) {
    for (at, place) in compiled.items.iter().enumerate().filter(|(_, place)| !place.lines.is_empty()) {
        let (Some(floor), Some(lost)) = (place.floor, lost_in(standard, compiled, at)) else { continue };
        if place.full.minus(lost) <= floor {
            continue;
        }
        let category = compiled.written.categories.iter().nth(place.category);
        let Some((id, category)) = category else { continue };
        let mut way = vec!["categories".into(), id.into()];
        if !category.items.is_empty() {
            way.extend(["items".into(), place.id.as_str().into()]);
        }
        let (problem, key) = match compiled.written.demerits {
            true => (Problem::CapNeverBites { most: compiled.told(floor), sum: lost }, "most"),
            false => (Problem::FloorNeverBites { floor, lost }, "floor"),
        };
        way.push(key.into());
        tell(problem, way);
    }
}

/// The lowest total that can be; none where there is no bound.
fn worst(standard: &Standard, compiled: &CompiledScheme) -> Option<Points> {
    let scheme = &compiled.written;
    if scheme.not_applicable == NotApplicable::Exclude {
        return scheme.floor;
    }
    let category = |at: usize, floor: Option<Points>| -> Option<Points> {
        let places = compiled.items.iter().enumerate().filter(|(_, place)| place.category == at);
        let ends = places.map(|(nth, place)| match (lost_in(standard, compiled, nth), place.floor) {
            (Some(lost), floor) => Some(floor.map_or(place.full.minus(lost), |floor| floor.max(place.full.minus(lost)))),
            (None, floor) => floor,
        });
        let sum = ends.into_iter().try_fold(Points::ZERO, |sum, end| Some(sum.plus(end?)));
        match (sum, floor) {
            (Some(sum), Some(floor)) => Some(sum.max(floor)),
            (sum, floor) => sum.or(floor),
        }
    };
    let zeroed = scheme.vetoes.iter().any(|veto| !matches!(veto.effect, Effect::Grade(_) | Effect::Lower(_)));
    let mut all = scheme.categories.iter().enumerate().map(|(at, (_, own))| category(at, own.floor));
    let sum = if zeroed { None } else { all.try_fold(Points::ZERO, |sum, end| Some(sum.plus(end?))) };
    match (sum, scheme.floor) {
        (Some(sum), Some(floor)) => Some(sum.max(floor)),
        (sum, floor) => sum.or(floor),
    }
}

fn unreachable(standard: &Standard, compiled: &CompiledScheme, tell: Tell<'_>) {
    // What a category lacks can lower a grade whatever the total is.
    let lowered = compiled.written.grades.iter().any(|grade| grade.each_at_least.is_some())
        || compiled.written.vetoes.iter().any(|veto| matches!(veto.effect, Effect::Lower(_)));
    let worst = worst(standard, compiled).filter(|_| !lowered);
    for (at, grade) in compiled.written.grades.iter().enumerate() {
        let forced = compiled.written.vetoes.iter().any(|veto| matches!(&veto.effect, Effect::Grade(forced) if *forced == grade.id));
        let too_high = low(grade).is_some_and(|(edge, closed)| edge > compiled.written.full || edge == compiled.written.full && !closed);
        let too_low = match (high(grade), worst) {
            (Some((edge, closed)), Some(worst)) => edge < worst || edge == worst && !closed,
            _ => false,
        };
        if too_high || too_low && !forced {
            tell(Problem::GradeUnreachable { grade: grade.id.clone() }, vec!["grades".into(), at.into()]);
        }
    }
}

fn vetoes(scheme: &Scheme, never: &[String], tell: Tell<'_>) {
    for (at, veto) in scheme.vetoes.iter().enumerate() {
        if let Some(rule) = veto.rule.as_ref().filter(|rule| never.contains(rule)) {
            tell(Problem::VetoNeverFires { rule: rule.clone() }, vec!["vetoes".into(), at.into()]);
        }
        if let Some(several) = &veto.several {
            let never_fails = |(_, rule): &(usize, &String)| never.contains(rule);
            let rules = several.rules.iter().enumerate().flat_map(|(place, item)| item.0.iter().map(move |rule| (place, rule)));
            for (place, rule) in rules.filter(never_fails) {
                tell(
                    Problem::VetoNeverFires { rule: rule.clone() },
                    vec!["vetoes".into(), at.into(), "several".into(), "rules".into(), place.into()],
                );
            }
        }
        if let Effect::Zero(category) = &veto.effect
            && !scheme.demerits
            && scheme.categories.get(category).is_some_and(|category| category.full == Points::ZERO)
        {
            tell(Problem::VetoOfNothing { category: category.clone() }, vec!["vetoes".into(), at.into(), "effect".into()]);
        }
    }
}

/// The most that an event adds; none where there is no end.
fn most_of(standard: &Standard, event: &CompiledEvent) -> Option<Points> {
    let times = match event.source {
        EventSource::Rule { single, .. } => single.then_some(1),
        EventSource::Fact { kind, most, .. } => {
            let single = standard.words.kinds.get(kind as usize).is_some_and(|kind| kind.kind.single);
            (single && most != u32::MAX).then_some(most)
        }
    };
    let all = times.map(|times| event.points.times(times));
    match (all, event.most) {
        (Some(all), Some(most)) => Some(all.min(most)),
        (all, most) => all.or(most),
    }
}

/// A bonus that can never count, ends that are never reached.
fn bonus(standard: &Standard, compiled: &CompiledScheme, never: &[String], awards: bool, tell: Tell<'_>) {
    let scheme = &compiled.written;
    if scheme.demerits {
        return;
    }
    let Some(bonus) = &scheme.bonus else {
        if let (Some(ceiling), false) = (scheme.ceiling, awards) {
            tell(Problem::CeilingNeverReached { ceiling }, vec!["ceiling".into()]);
        }
        return;
    };
    let way = |rest: Vec<Step>| ["bonus".into()].into_iter().chain(rest).collect::<Vec<Step>>();
    // Without the bonus nothing lies above the full mark but what awards add.
    if bonus.opens_above.is_some_and(|gate| !awards && gate >= scheme.full) {
        tell(Problem::BonusNeverCounts, way(vec!["opens_above".into()]));
    }
    for (at, (written, event)) in bonus.events.iter().zip(compiled.events()).enumerate() {
        let passes = written.rule.as_ref().is_none_or(|rule| !never.contains(rule));
        let happens = !matches!(event.source, EventSource::Fact { most: 0, .. });
        if !passes || !happens {
            tell(Problem::BonusNeverCounts, way(vec!["events".into(), at.into()]));
        }
    }
    let mut parts = compiled.events().iter().map(|event| most_of(standard, event));
    let Some(sum) = parts.try_fold(Points::ZERO, |sum, most| Some(sum.plus(most?))) else { return };
    if let Some(most) = bonus.most.filter(|most| *most > sum) {
        tell(Problem::MostNeverReached { most, sum }, way(vec!["most".into()]));
    }
    let lifted = scheme.full.plus(bonus.most.map_or(sum, |most| most.min(sum)));
    // At the ceiling nothing is cut off.
    if let Some(ceiling) = scheme.ceiling.filter(|ceiling| !awards && *ceiling > lifted) {
        tell(Problem::CeilingNeverReached { ceiling }, vec!["ceiling".into()]);
    }
}

/// The most that one subject loses, where that can be read off; and whether the deduction ever
/// takes or gives anything.
fn largest(deduct: &Deduct) -> (Option<Points>, bool) {
    let ends = |points: &mut dyn Iterator<Item = Points>| points.fold(Points::ZERO, Points::max);
    let capped = |points: Points| deduct.most.map_or(points, |most| points.min(most));
    if let Some(points) = &deduct.points {
        let Term::Given(points) = points else { return (None, true) };
        let points = points_of(*points).unwrap_or(Points::ZERO);
        let known = if deduct.per == Some(Per::Finding) { Some(capped(points)) } else { None };
        return (known, capped(points) > Points::ZERO);
    }
    let lost = if !deduct.steps.is_empty() {
        capped(ends(&mut deduct.steps.iter().map(|step| step.points)))
    } else if !deduct.bands.is_empty() {
        let low = deduct.bands.iter().map(|band| band.least).min().unwrap_or(Points::ZERO);
        ends(&mut deduct.bands.iter().map(|band| band.most)).minus(low)
    } else if let Some(award) = deduct.award {
        let lost = deduct.lost.unwrap_or(Points::ZERO);
        return (Some(lost), award > Points::ZERO || lost > Points::ZERO);
    } else {
        deduct.most.unwrap_or(Points::ZERO)
    };
    (Some(lost), lost > Points::ZERO)
}

/// Where the points of a deduction are written, for a notice.
fn figure_key(deduct: &Deduct) -> Step {
    let key = if deduct.points.is_some() {
        "points"
    } else if !deduct.steps.is_empty() {
        "steps"
    } else if !deduct.bands.is_empty() {
        "bands"
    } else if deduct.award.is_some() {
        "award"
    } else {
        "most"
    };
    key.into()
}

/// The place of a step that takes less than the one before, or of a band that earns less although
/// its option is better.
fn falls(look: &Look<'_>, deduct: &Deduct) -> Option<Vec<Step>> {
    let fall = |points: &[Points]| points.iter().zip(points.iter().skip(1)).position(|(before, after)| after < before);
    let steps: Vec<Points> = deduct.steps.iter().map(|step| step.points).collect();
    if let Some(at) = fall(&steps) {
        return Some(vec!["steps".into(), at.saturating_add(1).into(), "points".into()]);
    }
    let options = &look.pack.facts.get(deduct.rating.as_deref()?)?.of;
    let places = options.keys().filter_map(|option| deduct.bands.iter().position(|band| band.option == option)).collect::<Vec<_>>();
    let most: Vec<Points> = places.iter().filter_map(|at| deduct.bands.get(*at)).map(|band| band.most).collect();
    // From the best to the worst is an order too.
    let rises = most.first() < most.last();
    let at = fall(&most).filter(|_| rises)?.saturating_add(1);
    Some(vec!["bands".into(), (*places.get(at)?).into(), "most".into()])
}

fn deducts(look: &Look<'_>, told: &mut Vec<(Problem, Vec<Step>)>) {
    let full = |scheme: Option<&Scheme>, schemes: &Table<Scheme>, within: &str| {
        let all = scheme.into_iter().chain(schemes.iter().map(|(_, scheme)| scheme));
        let mut places = all.flat_map(|scheme| scheme.categories.iter()).flat_map(|(id, category)| {
            let items = category.items.iter().map(|(id, item)| (id, item.full));
            items.chain([(id, category.full)])
        });
        places.find(|(id, _)| *id == within).map(|(_, full)| full)
    };
    let own = (look.own.scheme.as_ref(), &look.own.schemes);
    let rules = look.own.rules.iter().enumerate().filter_map(|(at, rule)| {
        let way = vec!["rules".into(), at.into(), "deduct".into()];
        Some((rule.deduct.as_ref()?, way, own))
    });
    let profiles = look.own.profiles.iter().flat_map(|(name, profile)| {
        let schemes = if profile.scores() { (profile.scheme.as_ref(), &profile.schemes) } else { own };
        profile.deducts.iter().map(move |(rule, deduct)| {
            let way = vec!["profiles".into(), name.into(), "deducts".into(), rule.into()];
            (deduct, way, schemes)
        })
    });
    for (deduct, way, (scheme, schemes)) in rules.chain(profiles) {
        let way: Vec<Step> = way;
        let here = |rest: Vec<Step>| way.iter().cloned().chain(rest).collect::<Vec<Step>>();
        let (largest, takes) = largest(deduct);
        if !takes {
            told.push((Problem::DeductOfNothing { points: largest.unwrap_or(Points::ZERO) }, here(vec![figure_key(deduct)])));
        } else if let (Some(points), Some(full)) = (largest, full(scheme, schemes, &deduct.within))
            && points > full
            && full > Points::ZERO
        {
            // A part of no points is a pot for what is taken beyond the others.
            told.push((Problem::DeductTooLarge { points, full }, here(vec![figure_key(deduct)])));
        }
        told.extend(falls(look, deduct).map(|rest| (Problem::PointsFall, here(rest))));
    }
}

/// Parts of composites that are told on another scale than that of their scheme or number: such a
/// part never has all of its weight, or more.
fn blended(standard: &Standard, composites: &Table<Composite>, tell: Tell<'_>) {
    for (name, composite) in composites.iter() {
        let full = total(composite.parts.iter().map(|part| part.weight));
        let mut here = |problem, rest: Vec<Step>| tell(problem, ["composites".into(), name.into()].into_iter().chain(rest).collect());
        gaps(&composite.grades, None, false, Some(full), &mut here);
        for (at, part) in composite.parts.iter().enumerate() {
            let compiled = |name: &String| standard.schemes.iter().find(|compiled| compiled.name.as_deref().unwrap_or("") == name);
            let (full, fits) =
                match (part.scheme.as_ref().and_then(compiled), part.fact.as_ref().and_then(|fact| most_recorded(standard, fact))) {
                    (Some(CompiledScheme { written: scheme, .. }), _) => {
                        (scheme.full, [Some(scheme.full), scheme.ceiling, scheme.visible_of].contains(&Some(part.out_of)))
                    }
                    // A number above it is refused.
                    (None, Some(most)) => (most, part.out_of <= most),
                    (None, None) => continue,
                };
            if !fits {
                let way = vec!["composites".into(), name.into(), "parts".into(), at.into(), "out_of".into()];
                tell(Problem::ScaleDiffers { out_of: part.out_of, full }, way);
            }
        }
    }
}

/// The highest number that a fact takes, as points; rounded up, so that nothing is told of what is
/// too fine for points.
fn most_recorded(standard: &Standard, fact: &str) -> Option<Points> {
    let info = standard.words.facts.get(standard.words.fact(fact)? as usize)?;
    let step = SCALE.checked_div(100)?;
    let up = info.fact.max?.scaled().saturating_add(step.saturating_sub(1));
    Some(Points::from_hundredths(up.div_euclid(step)))
}
