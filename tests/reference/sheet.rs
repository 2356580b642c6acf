//! The score sheet, redone by hand: lines add up in items, items are capped, categories are
//! capped, vetoes empty categories, the total is capped, the grade is read off, vetoes force it.

use super::holds::Units;
use super::rules::{InForce, Rule};
use super::world::World;
use std::cmp::Ordering;
use windowcheck::finding::Verdict;
use windowcheck::pack::{Category, Effect, Grade, NotApplicable, Per, Scheme};
use windowcheck::points::Points;

/// An exact fraction of hundredths of a point; what is under the line is above zero.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    fn whole(hundredths: i128) -> Fraction {
        Fraction { over: hundredths, under: 1 }
    }
    fn cmp(self, hundredths: i128) -> Ordering {
        self.over.cmp(&(hundredths * self.under))
    }
    fn above(self, other: Fraction) -> bool {
        self.over * other.under > other.over * self.under
    }
    /// In hundredths, half away from zero, at so many decimals.
    fn rounded(self, decimals: u8) -> i128 {
        let step = [100, 10, 1][usize::from(decimals.min(2))];
        let unit = self.under * step;
        let steps = (2 * self.over.abs() + unit) / (2 * unit);
        steps * step * self.over.signum()
    }
    fn at_least(self, floor: Option<i128>) -> Fraction {
        match floor {
            Some(floor) if self.cmp(floor) == Ordering::Less => Fraction::whole(floor),
            _ => self,
        }
    }
}

/// Best and worst in hundredths; without end where the worst may be lower still.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub best: i128,
    pub worst: i128,
    pub endless: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub rule: u32,
    pub failing: i128,
    pub units: i128,
    pub lost: i128,
    pub may_lose: i128,
    pub endless: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub best: i128,
    pub worst: i128,
    pub excluded: bool,
    pub lines: Vec<Line>,
}

#[derive(Debug, PartialEq)]
pub struct CategoryLine {
    pub id: String,
    pub best: i128,
    pub worst: i128,
    pub items: Vec<Item>,
}

/// What a sheet says, in hundredths of a point.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    pub pack: String,
    pub best: i128,
    pub worst: i128,
    pub at_most: bool,
    pub grade: Option<String>,
    pub reachable: Vec<(String, bool)>,
    /// The rule of each veto that acts or may act, and whether it acts for certain.
    pub vetoes: Vec<(u32, bool)>,
    pub categories: Vec<CategoryLine>,
    pub not_assessed: Vec<u32>,
}

fn hundredths(points: Points) -> i128 {
    i128::from(points.hundredths())
}

fn floor_of(floor: Option<Points>) -> Option<i128> {
    floor.map(hundredths)
}

/// All that is said of one rule.
struct Judged<'a> {
    number: u32,
    rule: &'a Rule,
    verdicts: Vec<Verdict>,
}

impl Judged<'_> {
    fn fails(&self) -> bool {
        self.verdicts.contains(&Verdict::Fail)
    }
    fn may_fail(&self) -> bool {
        self.verdicts.iter().any(|verdict| verdict.is_open())
    }
    /// Whether a veto acts, or may act: only what binds lowers a result.
    fn vetoes(&self) -> bool {
        self.rule.binds() && self.fails()
    }
    fn may_veto(&self) -> bool {
        self.rule.binds() && self.may_fail()
    }
    fn applies(&self) -> bool {
        self.verdicts.iter().any(|verdict| *verdict != Verdict::NotApplicable)
    }
}

/// The sheets of all packs that have a scheme.
pub fn sheets(world: &World) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut first = 0;
    for pack in &world.packs {
        let judged: Vec<Judged> = pack.rules.iter().zip(first..).map(|(rule, number)| judged(world, number, rule)).collect();
        first += u32::try_from(pack.rules.len()).expect("few rules");
        if let Some(scheme) = &pack.scheme {
            sheets.push(sheet(world, pack, scheme, &judged));
        }
    }
    sheets
}

fn judged<'a>(world: &World, number: u32, rule: &'a Rule) -> Judged<'a> {
    let subjects = world.of_kind(&rule.each);
    let verdicts = match subjects[..] {
        [] => vec![world.verdict_without_subject(rule)],
        _ => subjects.iter().map(|subject| world.verdict(rule, *subject)).collect(),
    };
    Judged { number, rule, verdicts }
}

fn sheet(world: &World, pack: &InForce, scheme: &Scheme, judged: &[Judged]) -> Sheet {
    let find = |rule: &str| judged.iter().find(|judged| judged.rule.id == rule).expect("a rule of the pack");
    let exclude = scheme.not_applicable == NotApplicable::Exclude;
    let floor = floor_of(scheme.floor);
    let parts: Vec<Part> =
        scheme.categories.iter().map(|(id, category)| (id, category, items(world, id, category, judged, exclude))).collect();
    // Whatever is open may turn out not to apply: every choice of places that go is tried.
    let going: Vec<String> = if exclude { may_go(scheme, judged) } else { Vec::new() };
    let mut ends: Option<(Fraction, Fraction)> = None;
    for choice in 0..(1_u32 << going.len()) {
        let gone = |id: &str| going.iter().enumerate().any(|(at, place)| choice & (1 << at) != 0 && place == id);
        let (total, possible, _) = total(scheme, &parts, &gone, &find);
        let told = |points: i128| match exclude {
            false => Fraction::whole(points).at_least(floor),
            // Nothing is possible, so nothing was lost.
            true if possible <= 0 => Fraction::whole(hundredths(scheme.full)).at_least(floor),
            true => Fraction { over: points * hundredths(scheme.full), under: possible }.at_least(floor),
        };
        let worst = match floor {
            Some(floor) if total.endless => Fraction::whole(floor),
            _ => told(total.worst),
        };
        let best = told(total.best);
        ends = Some(match ends {
            None => (best, worst),
            Some((high, low)) => (if best.above(high) { best } else { high }, if low.above(worst) { worst } else { low }),
        });
    }
    let (best, worst) = ends.expect("at least no place goes");
    let (total, _, categories) = total(scheme, &parts, &|_| false, &find);
    let at_most = total.endless && floor.is_none();
    let reachable = reachable(scheme, best, worst, at_most, &find);
    let left: Vec<&String> = reachable.iter().filter(|(_, reachable)| *reachable).map(|(id, _)| id).collect();
    let unknown = |judged: &&Judged| judged.verdicts.iter().any(|v| matches!(v, Verdict::NotConfigured | Verdict::NotSupplied));
    let decimals = scheme.round.unwrap_or(2);
    Sheet {
        pack: pack.id.clone(),
        best: best.rounded(decimals),
        worst: worst.rounded(decimals),
        at_most,
        grade: if let [only] = left[..] { Some(only.clone()) } else { None },
        reachable,
        vetoes: scheme
            .vetoes
            .iter()
            .map(|veto| find(&veto.rule))
            .filter(|j| j.vetoes() || j.may_veto())
            .map(|j| (j.number, j.vetoes()))
            .collect(),
        categories,
        not_assessed: judged.iter().filter(|j| j.rule.deduct.is_some()).filter(unknown).map(|j| j.number).collect(),
    }
}

/// The places whose every line may still turn out not to apply.
fn may_go(scheme: &Scheme, judged: &[Judged]) -> Vec<String> {
    let mut places = Vec::new();
    for (id, category) in scheme.categories.iter() {
        let items: Vec<&str> = category.items.keys().collect();
        for place in if items.is_empty() { vec![id] } else { items } {
            let charged: Vec<&Judged> = judged.iter().filter(|j| j.rule.deduct.as_ref().is_some_and(|d| d.within == place)).collect();
            let settled = |j: &&Judged| j.verdicts.iter().any(|v| matches!(v, Verdict::Pass | Verdict::Fail | Verdict::NotSupplied));
            let unset = |j: &Judged| j.verdicts.contains(&Verdict::NotConfigured);
            if charged.iter().any(|j| j.may_fail() || unset(j)) && !charged.iter().any(settled) {
                places.push(place.to_owned());
            }
        }
    }
    places
}

/// A category with its items as they stand, their full points, and whether their worst has no end.
type Part<'a> = (&'a str, &'a Category, Vec<(Item, i128, bool)>);

/// The total, what could be had, and the categories, with some places gone.
fn total<'a>(
    scheme: &Scheme,
    parts: &[Part],
    gone: &dyn Fn(&str) -> bool,
    find: &dyn Fn(&str) -> &'a Judged<'a>,
) -> (Range, i128, Vec<CategoryLine>) {
    let (mut total, mut possible, mut categories) = (Range { best: 0, worst: 0, endless: false }, 0, Vec::new());
    for (id, category, items) in parts {
        let mut items = items.clone();
        for (item, _, _) in &mut items {
            item.excluded |= gone(&item.id);
        }
        let (mut range, left) = category_range(category, &items);
        for veto in scheme.vetoes.iter().filter(|veto| veto.effect == Effect::Zero((*id).to_owned())) {
            let rule = find(&veto.rule);
            if rule.vetoes() {
                range.best = range.best.min(0);
            }
            if rule.vetoes() || rule.may_veto() {
                range.worst = range.worst.min(0);
            }
        }
        total = Range { best: total.best + range.best, worst: total.worst + range.worst, endless: total.endless || range.endless };
        possible += left;
        let items = items.into_iter().map(|(item, _, _)| item).collect();
        categories.push(CategoryLine { id: (*id).to_owned(), best: range.best, worst: range.worst, items });
    }
    (total, possible, categories)
}

/// The items with their full points, and whether their worst has no end.
fn items(world: &World, id: &str, category: &Category, judged: &[Judged], exclude: bool) -> Vec<(Item, i128, bool)> {
    let mut places: Vec<(&str, Points, Option<Points>)> = category.items.iter().map(|(id, item)| (id, item.full, item.floor)).collect();
    if places.is_empty() {
        places.push((id, category.full, category.floor));
    }
    let mut items = Vec::new();
    for (id, full, floor) in places {
        let charged: Vec<&Judged> = judged.iter().filter(|j| j.rule.deduct.as_ref().is_some_and(|d| d.within == id)).collect();
        let lines: Vec<Line> = charged.iter().map(|judged| line(world, judged)).collect();
        let (full, floor) = (hundredths(full), floor_of(floor));
        let lost: i128 = lines.iter().map(|line| line.lost).sum();
        let may_lose: i128 = lines.iter().map(|line| line.may_lose).sum();
        let endless = lines.iter().any(|line| line.endless);
        let capped = |points: i128| floor.map_or(points, |floor| points.max(floor));
        let item = Item {
            id: id.to_owned(),
            best: capped(full - lost),
            worst: floor.filter(|_| endless).unwrap_or(capped(full - lost - may_lose)),
            excluded: exclude && !charged.is_empty() && !charged.iter().any(|judged| judged.applies()),
            lines,
        };
        items.push((item, full, endless && floor.is_none()));
    }
    items
}

fn line(world: &World, judged: &Judged) -> Line {
    let deduct = judged.rule.deduct.as_ref().expect("a rule that takes points");
    let subjects = world.of_kind(&judged.rule.each);
    let mut units: Vec<Units> = subjects.iter().map(|subject| world.units(judged.rule, *subject, deduct.per)).collect();
    if subjects.is_empty() && judged.may_fail() {
        // Nobody knows how many subjects there will be, unless the kind has only one.
        let one = world.kinds[&judged.rule.each].single && deduct.per == Per::Finding;
        units.push(Units { lost: 0, open: i128::from(one), endless: !one });
    }
    let (lost, open): (i128, i128) = (units.iter().map(|units| units.lost).sum(), units.iter().map(|units| units.open).sum());
    let each = hundredths(deduct.points);
    Line {
        rule: judged.number,
        failing: judged.verdicts.iter().filter(|verdict| **verdict == Verdict::Fail).count() as i128,
        units: lost,
        lost: each * lost,
        may_lose: each * open,
        endless: units.iter().any(|units| units.endless),
    }
}

/// The points of a category, and what could be had there.
fn category_range(category: &Category, items: &[(Item, i128, bool)]) -> (Range, i128) {
    let excluded: i128 = items.iter().filter(|(item, _, _)| item.excluded).map(|(_, full, _)| full).sum();
    let possible = hundredths(category.full) - excluded;
    let counted = || items.iter().filter(|(item, _, _)| !item.excluded);
    let best = possible - counted().map(|(item, full, _)| full - item.best).sum::<i128>();
    let worst = possible - counted().map(|(item, full, _)| full - item.worst).sum::<i128>();
    let endless = counted().any(|(_, _, endless)| *endless);
    // What is left out lifts nobody: a floor is never above what could be had.
    let range = match floor_of(category.floor).map(|floor| floor.min(possible.max(0))) {
        Some(floor) => Range { best: best.max(floor), worst: if endless { floor } else { worst.max(floor) }, endless: false },
        None => Range { best, worst, endless },
    };
    (range, possible)
}

/// The first veto in order that acts forces its grade; each before it that may still act, may
/// force its own.
fn reachable<'a>(
    scheme: &Scheme,
    best: Fraction,
    worst: Fraction,
    at_most: bool,
    find: &dyn Fn(&str) -> &'a Judged<'a>,
) -> Vec<(String, bool)> {
    let (mut may_be_forced, mut forced) = (Vec::new(), false);
    for veto in &scheme.vetoes {
        let Effect::Grade(grade) = &veto.effect else { continue };
        let rule = find(&veto.rule);
        if rule.vetoes() || rule.may_veto() {
            may_be_forced.push(grade);
        }
        if rule.vetoes() {
            forced = true;
            break;
        }
    }
    let by_total = |grade: &Grade| {
        let low = match (grade.at_least, grade.above) {
            (Some(edge), _) => best.cmp(hundredths(edge)) != Ordering::Less,
            (None, Some(edge)) => best.cmp(hundredths(edge)) == Ordering::Greater,
            (None, None) => true,
        };
        let high = match (grade.at_most, grade.below) {
            _ if at_most => true,
            (Some(edge), _) => worst.cmp(hundredths(edge)) != Ordering::Greater,
            (None, Some(edge)) => worst.cmp(hundredths(edge)) == Ordering::Less,
            (None, None) => true,
        };
        low && high
    };
    let line = |grade: &Grade| (grade.id.clone(), may_be_forced.contains(&&grade.id) || !forced && by_total(grade));
    scheme.grades.iter().map(line).collect()
}

/// What the engine's sheet says, in the same words.
pub fn of_engine(sheet: &windowcheck::score::Sheet) -> Sheet {
    let line = |line: &windowcheck::score::LineSheet| Line {
        rule: line.rule,
        failing: line.failing.into(),
        units: line.units.into(),
        lost: hundredths(line.lost),
        may_lose: hundredths(line.may_lose),
        endless: line.at_most,
    };
    let item = |item: &windowcheck::score::ItemSheet| Item {
        id: item.id.clone(),
        best: hundredths(item.best),
        worst: hundredths(item.worst),
        excluded: item.excluded,
        lines: item.lines.iter().map(line).collect(),
    };
    let category = |category: &windowcheck::score::CategorySheet| CategoryLine {
        id: category.id.clone(),
        best: hundredths(category.best),
        worst: hundredths(category.worst),
        items: category.items.iter().map(item).collect(),
    };
    Sheet {
        pack: sheet.pack.clone(),
        best: hundredths(sheet.best),
        worst: hundredths(sheet.worst),
        at_most: sheet.at_most,
        grade: sheet.grade.clone(),
        reachable: sheet.grades.iter().map(|grade| (grade.id.clone(), grade.reachable)).collect(),
        vetoes: sheet.vetoes.iter().map(|veto| (veto.rule, veto.acts)).collect(),
        categories: sheet.categories.iter().map(category).collect(),
        not_assessed: sheet.not_assessed.clone(),
    }
}
