//! The score sheet, redone by hand: lines add up in items, items are capped, categories are
//! capped, vetoes empty categories, the total is capped, the grade is read off, vetoes force it.

use super::holds::{Loss, Params, hundredths, points_of};
use super::rules::{InForce, Rule};
use super::world::World;
use std::cmp::Ordering;
use windowcheck::finding::Verdict;
use windowcheck::pack::Item as PackItem;
use windowcheck::pack::{
    BonusEvent, Category, Composite, CompositePart, Counted, Effect, Fails, Grade, Missing, NotApplicable, Per, Portion, Scheme, Several,
    Veto,
};
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
    /// Whether rounded it stands elsewhere than it does, seen from some bound.
    fn misleads(self, decimals: u8, bounds: &[i128]) -> bool {
        let rounded = Fraction::whole(self.rounded(decimals));
        bounds.iter().any(|bound| self.cmp(*bound) != rounded.cmp(*bound))
    }
    fn lowest(self) -> Fraction {
        let (mut a, mut b) = (self.over.abs(), self.under);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Fraction { over: self.over / a.max(1), under: self.under / a.max(1) }
    }
    fn plus(self, hundredths: i128) -> Fraction {
        Fraction { over: self.over + hundredths * self.under, under: self.under }
    }
    fn at_most(self, ceiling: Option<i128>) -> Fraction {
        match ceiling {
            Some(ceiling) if self.cmp(ceiling) == Ordering::Greater => Fraction::whole(ceiling),
            _ => self,
        }
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
    /// Subjects that pass or fail; of whom a parameter or list is missing; that answers can change.
    pub assessed: usize,
    pub not_assessed: usize,
    pub open: usize,
    pub units: i128,
    pub lost: i128,
    pub may_gain: i128,
    pub may_lose: i128,
    pub endless: bool,
    pub undecided: i128,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub best: i128,
    pub worst: i128,
    pub at_most: bool,
    pub excluded: bool,
    /// Lines of which a parameter or a list is missing.
    pub not_assessed: usize,
    /// What the assessed gave themselves, and by how much that is more than what is settled.
    pub own: Option<i128>,
    pub difference: Option<i128>,
    pub lines: Vec<Line>,
}

impl Item {
    fn compare(&mut self) {
        self.difference = self.own.filter(|_| self.best == self.worst && !self.at_most).map(|own| own - self.best);
    }
}

#[derive(Debug, PartialEq)]
pub struct CategoryLine {
    pub id: String,
    pub best: i128,
    pub worst: i128,
    pub at_most: bool,
    pub full: i128,
    pub items: Vec<Item>,
}

/// What a sheet says, in hundredths of a point.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    pub pack: String,
    pub scheme: Option<String>,
    pub subject: Option<u32>,
    pub stopped: bool,
    /// What the bonus adds at most and at least, never told above the highest total.
    pub bonus: Option<(i128, i128)>,
    /// Rules that count and rules that were assessed, where these are too few for a total.
    pub too_little: Option<(usize, usize)>,
    pub best: Option<i128>,
    pub worst: Option<i128>,
    /// Best and worst as they are, where rounded they would say otherwise of a bound.
    pub exact: [Option<String>; 2],
    pub at_most: bool,
    pub grade: Option<String>,
    pub reachable: Vec<(String, bool)>,
    /// The rules of each veto that acts or may act, and whether it acts for certain.
    pub vetoes: Vec<(Vec<u32>, bool)>,
    pub categories: Vec<CategoryLine>,
    pub not_assessed: Vec<u32>,
}

fn floor_of(floor: Option<Points>) -> Option<i128> {
    floor.map(hundredths)
}

/// All that is said of one rule on the subjects of one sheet.
#[derive(Clone)]
struct Judged<'a> {
    number: u32,
    rule: &'a Rule,
    verdicts: Vec<Verdict>,
    losses: Vec<Loss>,
    /// Nobody of the kind was entered anywhere.
    nobody: bool,
}

/// What stands in one place: a rule with what it takes there.
struct Charged<'a> {
    judged: Judged<'a>,
    place: &'a str,
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

/// The sheets of all packs that have schemes.
pub fn sheets(world: &World) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut first = 0;
    for pack in &world.packs {
        for (name, scheme) in &pack.schemes {
            let owners: Vec<Option<usize>> = match &scheme.each {
                None => vec![None],
                Some(kind) => world.of_kind(kind).into_iter().map(Some).collect(),
            };
            sheets.extend(owners.into_iter().map(|owner| sheet(world, pack, first, name.as_ref(), scheme, owner).0));
        }
        first += u32::try_from(pack.rules.len()).expect("few rules");
    }
    sheets
}

/// The subjects of a kind that a sheet looks at: all, or those at, below or above its own.
fn looked_at(world: &World, kind: &str, owner: Option<usize>) -> Vec<usize> {
    let Some(owner) = owner else { return world.of_kind(kind) };
    match world.above(owner, kind) {
        Some(above) => vec![above],
        None => world.below(owner, kind),
    }
}

fn judged<'a>(world: &World, number: u32, rule: &'a Rule, owner: Option<usize>) -> Judged<'a> {
    judged_on(world, number, rule, &looked_at(world, &rule.each, owner))
}

fn judged_on<'a>(world: &World, number: u32, rule: &'a Rule, subjects: &[usize]) -> Judged<'a> {
    let nobody = world.of_kind(&rule.each).is_empty();
    let verdicts = match *subjects {
        [] if nobody => vec![world.verdict_without_subject(rule)],
        // Others have such subjects, this one has none.
        [] => vec![Verdict::NotApplicable],
        _ => subjects.iter().map(|subject| world.verdict(rule, *subject)).collect(),
    };
    let mut losses: Vec<Loss> = subjects.iter().map(|subject| world.loss(rule, *subject)).collect();
    if let (true, Some(deduct), [Verdict::Pending]) = (nobody, &rule.deduct, &verdicts[..]) {
        // Nobody knows how many subjects there will be, unless the kind has only one.
        let each = points_of(&world.packs[rule.pack].params, deduct);
        let most = deduct.most.map(hundredths);
        let highest = deduct.steps.iter().map(|step| hundredths(step.points)).max();
        let gain = deduct.award.map_or(0, hundredths);
        let bands = || deduct.bands.iter().map(|band| (hundredths(band.least), hundredths(band.most)));
        let of_one = match deduct.per {
            _ if bands().len() > 0 => {
                let best = bands().map(|(_, most)| most).max().unwrap_or(0);
                Some(best - bands().map(|(least, _)| least).min().unwrap_or(0))
            }
            _ if deduct.award.is_some() => Some(deduct.lost.map_or(0, hundredths)),
            _ if highest.is_some() => highest.map(|points| most.map_or(points, |most| points.min(most))),
            Some(Per::Finding) if each != Some(None) => {
                let each = each.flatten().unwrap_or(0);
                Some(most.map_or(each, |most| each.min(most)))
            }
            _ => most,
        };
        losses.push(match of_one.filter(|_| world.kinds[&rule.each].single) {
            Some(may) => Loss { gain, may, ..Loss::default() },
            None => Loss { gain: if gain > 0 { FAR } else { 0 }, endless: true, ..Loss::default() },
        });
    }
    Judged { number, rule, verdicts, losses, nobody }
}

/// Farther than any total; what is told is cut off there.
const FAR: i128 = Points::HIGHEST.hundredths() as i128;

/// The lines of a scheme: each rule that takes points there, and each that shares them.
fn charged<'a>(world: &World, pack: &InForce, scheme: &'a Scheme, judged: &[Judged<'a>], owner: Option<usize>) -> Vec<Charged<'a>> {
    let places: Vec<&str> = scheme.categories.iter().flat_map(|(id, category)| place_ids(id, category)).collect();
    let mut charged = Vec::new();
    for judged in judged {
        let Some(deduct) = &judged.rule.deduct else { continue };
        let own = places.iter().find(|place| **place == deduct.within);
        charged.extend(own.map(|place| Charged { judged: judged.clone(), place }));
        for share in &deduct.also {
            let place = places.iter().find(|place| **place == share.within);
            let beside = share.who.as_ref().and(beside(world, pack, scheme, judged.rule, owner));
            let judged = beside.map_or_else(|| judged.clone(), |beside| judged_on(world, judged.number, judged.rule, &beside));
            charged.extend(place.map(|place| Charged { judged: shared(world, &judged, share, owner), place }));
        }
    }
    charged
}

/// For whose findings a marked one takes a part, where the rule's subjects do not stand above it:
/// for all below the same parent, but for its own where it takes the whole of these already.
fn beside(world: &World, pack: &InForce, scheme: &Scheme, rule: &Rule, owner: Option<usize>) -> Option<Vec<usize>> {
    let (owner, each) = (owner?, scheme.each.as_ref()?);
    let mut above = world.kinds[each].parent.as_ref();
    while let Some(kind) = above {
        if *kind == rule.each {
            return None;
        }
        above = world.kinds[kind].parent.as_ref();
    }
    let group = world.above(owner, world.kinds[each].parent.as_ref()?);
    let main = &rule.deduct.as_ref()?.within;
    let whole = pack.schemes.iter().map(|(_, scheme)| scheme);
    let mut whole = whole.filter(|scheme| scheme.categories.iter().any(|(id, category)| place_ids(id, category).contains(&main.as_str())));
    let others = whole.next().is_some_and(|whole| whole.each == scheme.each);
    let all = group.map_or(Vec::new(), |group| world.below(group, &rule.each));
    Some(all.into_iter().filter(|subject| !others || world.above(*subject, each) != Some(owner)).collect())
}

fn place_ids<'a>(id: &'a str, category: &'a Category) -> Vec<&'a str> {
    if category.items.is_empty() { vec![id] } else { category.items.keys().collect() }
}

/// A part of what a rule takes, from whom a fact marks.
fn shared<'a>(world: &World, judged: &Judged<'a>, share: &Portion, owner: Option<usize>) -> Judged<'a> {
    use super::seen::Seen;
    let mut judged = judged.clone();
    if let (Some(who), Some(owner)) = (&share.who, owner) {
        match world.seen(owner, who) {
            Seen::YesNo(true) => {}
            Seen::YesNo(false) | Seen::NotApplicable => {
                judged.verdicts = vec![Verdict::NotApplicable];
                judged.losses = Vec::new();
            }
            // It is not known whether it is this one: it may be, so what is lost may be lost.
            _ => {
                for verdict in &mut judged.verdicts {
                    if matches!(verdict, Verdict::Pass | Verdict::Fail) {
                        *verdict = Verdict::Pending;
                    }
                }
                let sum = |of: fn(&Loss) -> i128| judged.losses.iter().map(of).sum::<i128>();
                let (worst, best) = (sum(|loss| loss.lost + loss.may), sum(|loss| loss.lost - loss.gain));
                let endless = judged.losses.iter().any(|loss| loss.endless);
                judged.losses = vec![Loss { gain: (-best).max(0), may: worst.max(0), endless, ..Loss::default() }];
            }
        }
    }
    let factor = i128::from(share.factor.scaled());
    for loss in &mut judged.losses {
        for points in [&mut loss.lost, &mut loss.gain, &mut loss.may] {
            *points = *points * factor / 10_000;
        }
    }
    judged
}

/// Points that add up from zero are points taken from zero, told the other way round.
fn sheet(world: &World, pack: &InForce, first: u32, name: Option<&String>, scheme: &Scheme, owner: Option<usize>) -> (Sheet, Exact) {
    if !scheme.demerits {
        return taken(world, pack, first, name, scheme, owner);
    }
    let minus = |points: Option<Points>| points.map(|points| Points::ZERO.minus(points));
    let mut turned = scheme.clone();
    turned.categories = scheme
        .categories
        .iter()
        .map(|(id, category)| {
            let mut category = category.clone();
            category.floor = minus(category.most);
            category.items =
                category.items.iter().map(|(id, item)| (id.to_owned(), PackItem { floor: minus(item.most), ..item.clone() })).collect();
            (id.to_owned(), category)
        })
        .collect();
    for grade in &mut turned.grades {
        let written = grade.clone();
        (grade.at_least, grade.at_most) = (minus(written.at_most), minus(written.at_least));
        (grade.above, grade.below) = (minus(written.below), minus(written.above));
    }
    let (mut sheet, exact) = taken(world, pack, first, name, &turned, owner);
    let items = sheet.categories.iter_mut().flat_map(|category| &mut category.items);
    items.for_each(|item| {
        (item.best, item.worst) = (-item.best, -item.worst);
        item.compare();
    });
    sheet.categories.iter_mut().for_each(|category| (category.best, category.worst) = (-category.best, -category.worst));
    (sheet.best, sheet.worst) = (sheet.best.map(|best| -best), sheet.worst.map(|worst| -worst));
    (sheet, exact)
}

/// The rules of a name: those of the entries of a list, else one.
fn entries_of(name: &str, pack: &InForce) -> Vec<String> {
    let is_list = pack.slots.iter().any(|slot| slot == name);
    let entry = |rule: &&Rule| if is_list { rule.id.split('.').next() == Some(name) } else { rule.id == name };
    pack.rules.iter().filter(entry).map(|rule| rule.id.clone()).collect()
}

/// A veto on a list is one on each of its entries; of several rules every entry counts.
fn with_entries(scheme: &Scheme, pack: &InForce) -> Scheme {
    let mut scheme = scheme.clone();
    let of = |veto: Veto| -> Vec<Veto> {
        match (&veto.rule, &veto.several) {
            (Some(rule), _) => entries_of(rule, pack).into_iter().map(|id| Veto { rule: Some(id), ..veto.clone() }).collect(),
            (None, Some(several)) => {
                let of = |Counted(names): &Counted| -> Vec<Counted> {
                    let entries: Vec<String> = names.iter().flat_map(|name| entries_of(name, pack)).collect();
                    if names.len() == 1 { entries.into_iter().map(|entry| Counted(vec![entry])).collect() } else { vec![Counted(entries)] }
                };
                let rules = several.rules.iter().flat_map(of).collect();
                vec![Veto { several: Some(Several { rules, ..several.clone() }), ..veto.clone() }]
            }
            (None, None) => Vec::new(),
        }
    };
    scheme.vetoes = scheme.vetoes.into_iter().flat_map(of).collect();
    scheme
}

/// Whether a veto acts for certain, and whether it may: of several rules every way in which what
/// is open may end is tried.
fn triggered<'a>(veto: &Veto, find: &dyn Fn(&str) -> &'a Judged<'a>) -> (bool, bool) {
    let Some(several) = &veto.several else {
        let rule = find(veto.rule.as_deref().expect("a rule or several"));
        return (rule.vetoes(), rule.vetoes() || rule.may_veto());
    };
    let items: Vec<Vec<&Judged>> = several.rules.iter().map(|item| item.0.iter().map(|rule| find(rule)).collect()).collect();
    let count = |judged: &Judged, of: &dyn Fn(&Verdict) -> bool| judged.verdicts.iter().filter(|v| of(v)).count();
    let open: Vec<&str> = items.iter().flatten().filter(|rule| rule.may_fail()).map(|rule| rule.rule.id.as_str()).collect();
    let (mut always, mut ever) = (true, false);
    // Each rule that is open ends with all of it failing, passing, or left out.
    for mut choice in 0..3_usize.pow(u32::try_from(open.len()).expect("few rules")) {
        let (mut failing, mut applying, mut findings) = (0, 0, 0);
        for item in &items {
            let (mut fails, mut passes) = (0, 0);
            for judged in item {
                fails += count(judged, &|v| *v == Verdict::Fail);
                passes += count(judged, &|v| *v == Verdict::Pass);
                if open.contains(&judged.rule.id.as_str()) {
                    match choice % 3 {
                        0 if judged.nobody => fails += 1_000,
                        0 => fails += count(judged, &|v| v.is_open()),
                        1 => passes += 1,
                        _ => {}
                    }
                    choice /= 3;
                }
            }
            failing += usize::from(fails > 0);
            applying += usize::from(fails > 0 || passes > 0);
            findings += fails;
        }
        let per_cent = |points: Points| hundredths(points) as usize;
        let acts = match several.fails {
            Fails::RulesAtLeast(least) => failing >= least as usize,
            Fails::FindingsAtLeast(least) => findings >= least as usize,
            Fails::ShareAtLeast(share) => failing > 0 && failing * 10_000 >= per_cent(share) * applying,
            Fails::ShareAbove(share) => failing * 10_000 > per_cent(share) * applying,
        };
        always &= acts;
        ever |= acts;
    }
    (always, ever)
}

fn taken(world: &World, pack: &InForce, first: u32, name: Option<&String>, scheme: &Scheme, owner: Option<usize>) -> (Sheet, Exact) {
    let scheme = &with_entries(scheme, pack);
    let judged: Vec<Judged> = pack.rules.iter().zip(first..).map(|(rule, number)| judged(world, number, rule, owner)).collect();
    let charged = &charged(world, pack, scheme, &judged, owner)[..];
    let find = |rule: &str| judged.iter().find(|judged| judged.rule.id == rule).expect("a rule of the pack");
    let exclude = scheme.not_applicable == NotApplicable::Exclude;
    let floor = floor_of(scheme.floor);
    let lifts = scheme.bonus.is_some() || charged.iter().any(|line| line.judged.rule.deduct.as_ref().is_some_and(|d| d.award.is_some()));
    let ceiling = scheme.ceiling.map(hundredths).or(lifts.then_some(hundredths(scheme.full)));
    let parts: Vec<Part> = scheme
        .categories
        .iter()
        .map(|(id, category)| (id, category, items((id, category), charged, exclude, ceiling, &pack.params)))
        .collect();
    // Whatever is open may turn out not to apply: every choice of places that go is tried.
    let going: Vec<String> = if exclude { may_go(scheme, charged) } else { Vec::new() };
    let mut ends: Option<(Fraction, Fraction)> = None;
    // By choice: what could be had of each category, and its range.
    let mut shares: Vec<Vec<(i128, Range)>> = Vec::new();
    for choice in 0..(1_u32 << going.len()) {
        let gone = |id: &str| going.iter().enumerate().any(|(at, place)| choice & (1 << at) != 0 && place == id);
        let (total, possible, _, of_each) = total(scheme, &parts, &gone, &find);
        shares.push(of_each);
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
    let (total, _, mut categories, _) = total(scheme, &parts, &|_| false, &find);
    let at_most = total.endless && floor.is_none();
    for item in categories.iter_mut().flat_map(|category| &mut category.items) {
        let written = scheme.categories.iter().find_map(|(_, category)| category.items.get(&item.id));
        item.own = written.and_then(|written| own_score(world, written.own.as_ref()?, owner));
        item.compare();
    }
    let bonus = bonus(world, scheme, (best, worst), at_most, owner, &find);
    let (most, least) = bonus.unwrap_or_default();
    let (best, worst) = (best.plus(most).at_most(ceiling), worst.plus(least).at_most(ceiling));
    let out = pack.valid.is_some_and(|valid| world.outside(&valid));
    let stopped = out || scheme.vetoes.iter().any(|veto| matches!(veto.effect, Effect::Stop(_)) && triggered(veto, &find).0);
    let coverage = coverage(scheme, charged, &find);
    let too_little = coverage.too_little();
    let forced = |grade: &Grade| {
        let mut vetoes = scheme.vetoes.iter().filter(|veto| veto.effect == Effect::Grade(grade.id.clone()));
        grade.at_least.is_none() && grade.above.is_none() && vetoes.any(|veto| triggered(veto, &find).0)
    };
    let mut reachable = reachable(scheme, (best, worst, at_most), &shares, stopped, &find);
    if too_little {
        reachable = scheme.grades.iter().map(|grade| (grade.id.clone(), forced(grade))).collect();
    }
    let certain = |id: &String| coverage.enough() || scheme.grades.iter().any(|grade| grade.id == *id && forced(grade));
    let left: Vec<&String> = reachable.iter().filter(|(_, reachable)| *reachable).map(|(id, _)| id).collect();
    let unknown = |judged: &Judged| {
        let no_points = judged.rule.deduct.as_ref().and_then(|deduct| points_of(&pack.params, deduct)) == Some(None);
        let silent = |v: &Verdict| matches!(v, Verdict::NotConfigured | Verdict::NotSupplied);
        judged.verdicts.iter().any(|v| silent(v) || no_points && (*v == Verdict::Fail || v.is_open()))
    };
    let decimals = scheme.round.unwrap_or(2);
    let mut not_assessed: Vec<u32> = Vec::new();
    for line in charged.iter().filter(|line| unknown(&line.judged)) {
        if !not_assessed.contains(&line.judged.number) {
            not_assessed.push(line.judged.number);
        }
    }
    let told = |points: i128| ceiling.map_or(points, |ceiling| points.min(ceiling));
    let may_stop = scheme.vetoes.iter().any(|veto| matches!(veto.effect, Effect::Stop(_)) && triggered(veto, &find).1);
    let failing = |veto: &Veto| -> Vec<u32> {
        match &veto.several {
            Some(several) => several
                .rules
                .iter()
                .flat_map(|item| &item.0)
                .map(|rule| find(rule))
                .filter(|rule| rule.fails())
                .map(|rule| rule.number)
                .collect(),
            None => veto.rule.iter().map(|rule| find(rule).number).collect(),
        }
    };
    // What a veto waits for that empties a category or stops the scoring may still move the total.
    let moves = |veto: &&Veto| matches!(veto.effect, Effect::Stop(_) | Effect::Zero(_));
    let waits = |veto: &Veto| {
        let several = veto.several.iter().flat_map(|several| &several.rules).flat_map(|item| &item.0);
        let mut rules = several.chain(&veto.rule);
        rules.any(|rule| find(rule).verdicts.iter().any(|v| matches!(v, Verdict::NotConfigured | Verdict::NotSupplied)))
    };
    let assessed = not_assessed.is_empty() && !scheme.vetoes.iter().filter(moves).any(waits);
    let missing = stopped || too_little;
    let may_miss = (may_stop || !coverage.enough()) && !missing;
    let exact = Exact { best, worst, missing, may_miss, endless: at_most, assessed };
    let sign = if scheme.demerits { -1 } else { 1 };
    let bounds: Vec<i128> = edges_of(&scheme.grades).chain([hundredths(scheme.full)]).chain(ceiling).collect();
    let beside = |score: Fraction| (!too_little && score.misleads(decimals, &bounds)).then(|| written(score, sign));
    let sheet = Sheet {
        pack: pack.id.clone(),
        scheme: name.cloned(),
        subject: owner.map(|owner| u32::try_from(owner).expect("few subjects")),
        stopped,
        bonus: bonus.map(|(most, least)| (told(most), told(least))),
        too_little: too_little.then_some((coverage.asked, coverage.assessed)),
        best: (!too_little).then(|| best.rounded(decimals)),
        worst: (!too_little).then(|| worst.rounded(decimals)),
        exact: [beside(best), beside(worst)],
        at_most: at_most && !too_little,
        grade: if let [only] = left[..] { Some(only.clone()).filter(certain) } else { None },
        reachable,
        vetoes: scheme
            .vetoes
            .iter()
            .map(|veto| (failing(veto), triggered(veto, &find)))
            .filter(|(_, (_, may))| *may)
            .map(|(rules, (acts, _))| (rules, acts))
            .collect(),
        categories,
        not_assessed,
    };
    (sheet, exact)
}

/// The edges of all grades.
fn edges_of(grades: &[Grade]) -> impl Iterator<Item = i128> {
    grades.iter().flat_map(|grade| [grade.at_least, grade.above, grade.at_most, grade.below]).flatten().map(hundredths)
}

/// Of how many rules or vetoes a sheet counts, how many are assessed, and how many still may be.
struct Coverage {
    asked: usize,
    assessed: usize,
    may_be: usize,
    /// In hundredths of a per cent.
    at_least: Option<i128>,
}

impl Coverage {
    fn suffices(&self, assessed: usize) -> bool {
        let (asked, assessed) = (self.asked as i128, assessed as i128);
        asked == 0 || assessed > 0 && self.at_least.is_none_or(|share| assessed * 10_000 >= share * asked)
    }
    fn enough(&self) -> bool {
        self.suffices(self.assessed)
    }
    fn too_little(&self) -> bool {
        !self.suffices(self.may_be)
    }
}

/// What was assessed: of the rules that take points, each once, else of the vetoes.
fn coverage<'a>(scheme: &Scheme, charged: &[Charged], find: &dyn Fn(&str) -> &'a Judged<'a>) -> Coverage {
    let known = |verdict: &Verdict| matches!(verdict, Verdict::Pass | Verdict::Fail);
    let mut rules: Vec<u32> = charged.iter().map(|line| line.judged.number).collect();
    rules.dedup();
    let of_rule = |rule: &u32| {
        let verdicts = || charged.iter().filter(|line| line.judged.number == *rule).flat_map(|line| &line.judged.verdicts);
        (verdicts().any(known), verdicts().any(|verdict| verdict.is_open()))
    };
    let of_veto = |veto: &Veto| {
        let Some(several) = &veto.several else {
            let verdicts = &find(veto.rule.as_deref().expect("a rule or several")).verdicts;
            return (verdicts.iter().any(known), verdicts.iter().any(|verdict| verdict.is_open()));
        };
        let (acts, may) = triggered(veto, find);
        let mut verdicts = several.rules.iter().flat_map(|item| &item.0).flat_map(|rule| &find(rule).verdicts);
        (acts || !may && verdicts.any(|verdict| known(verdict) || verdict.is_open()), may)
    };
    let asked: Vec<(bool, bool)> =
        if charged.is_empty() { scheme.vetoes.iter().map(of_veto).collect() } else { rules.iter().map(of_rule).collect() };
    Coverage {
        asked: asked.len(),
        assessed: asked.iter().filter(|(assessed, _)| *assessed).count(),
        may_be: asked.iter().filter(|(assessed, open)| *assessed || *open).count(),
        at_least: scheme.assessed_at_least.map(hundredths),
    }
}

/// The points that the assessed gave themselves: a number with at most two decimals.
fn own_score(world: &World, fact: &str, owner: Option<usize>) -> Option<i128> {
    let subject = owner.or_else(|| world.of_kind(fact.split('.').next()?).first().copied())?;
    match world.seen(subject, fact) {
        super::seen::Seen::Number(seen) if seen % 100 == 0 => Some(seen / 100),
        _ => None,
    }
}

/// A total before it is rounded, or another part of a composite.
#[derive(Clone, Copy)]
struct Exact {
    best: Fraction,
    worst: Fraction,
    missing: bool,
    may_miss: bool,
    endless: bool,
    /// Whether nothing that moves the total waits for a parameter or a list.
    assessed: bool,
}

impl Exact {
    fn is_settled(&self) -> bool {
        !self.best.above(self.worst) && !self.may_miss && !self.endless && self.assessed
    }
}

/// A number of points as a season reads it: at most four decimals, else a fraction.
fn written(hundredths: Fraction, sign: i128) -> String {
    let Fraction { over, under } = Fraction { over: sign * hundredths.over, under: hundredths.under * 100 }.lowest();
    if 10_000 % under != 0 {
        return format!("{over}/{under}");
    }
    let scaled = over * (10_000 / under);
    let text = format!("{}{}.{:04}", if scaled < 0 { "-" } else { "" }, scaled.abs() / 10_000, scaled.abs() % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The totals of all sheets and composites that nothing can move any more.
pub fn settled(world: &World) -> (Vec<Option<String>>, Vec<Option<String>>) {
    let mut first = 0;
    let mut of_sheets = Vec::new();
    for pack in &world.packs {
        for (name, scheme) in &pack.schemes {
            let owners: Vec<Option<usize>> = match &scheme.each {
                None => vec![None],
                Some(kind) => world.of_kind(kind).into_iter().map(Some).collect(),
            };
            for owner in owners {
                let exact = sheet(world, pack, first, name.as_ref(), scheme, owner).1;
                let sign = if scheme.demerits { -1 } else { 1 };
                of_sheets.push((exact.is_settled() && !exact.missing).then(|| written(exact.best, sign)));
            }
        }
        first += u32::try_from(pack.rules.len()).expect("few rules");
    }
    (of_sheets, blends(world).into_iter().map(|(_, total)| total).collect())
}

/// What a composite says, in hundredths of a point.
#[derive(Debug, PartialEq)]
pub struct Blend {
    pub name: String,
    pub subject: Option<u32>,
    pub blocked: bool,
    pub best: i128,
    pub worst: i128,
    pub exact: [Option<String>; 2],
    pub at_most: bool,
    pub grade: Option<String>,
    pub reachable: Vec<(String, bool)>,
}

/// The composites of all packs.
pub fn composites(world: &World) -> Vec<Blend> {
    blends(world).into_iter().map(|(blend, _)| blend).collect()
}

/// The composites, each with its total where nothing can move it any more.
fn blends(world: &World) -> Vec<(Blend, Option<String>)> {
    let mut blends = Vec::new();
    let mut first = 0;
    for pack in &world.packs {
        for (name, composite) in pack.composites.iter() {
            let owners: Vec<Option<usize>> = match &composite.each {
                None => vec![None],
                Some(kind) => world.of_kind(kind).into_iter().map(Some).collect(),
            };
            for owner in owners {
                let parts: Vec<(i128, i128, Exact)> = composite
                    .parts
                    .iter()
                    .map(|part| (hundredths(part.weight), hundredths(part.out_of), part_of(world, pack, first, part, owner)))
                    .collect();
                blends.push(blend(name, composite, &parts, owner));
            }
        }
        first += u32::try_from(pack.rules.len()).expect("few rules");
    }
    blends
}

fn part_of(world: &World, pack: &InForce, first: u32, part: &CompositePart, owner: Option<usize>) -> Exact {
    use super::seen::Seen;
    let whole = Fraction::whole;
    if let Some(wanted) = &part.scheme {
        let (name, scheme) = pack.schemes.iter().find(|(name, _)| name.as_deref().unwrap_or("") == wanted).expect("a known scheme");
        return sheet(world, pack, first, name.as_ref(), scheme, owner).1;
    }
    let fact = part.fact.as_ref().expect("a scheme or a fact");
    let kind = fact.split('.').next().unwrap_or_default();
    let subject = owner.or(world.of_kind(kind).first().copied());
    let known =
        |value: Fraction, missing: bool| Exact { best: value, worst: value, missing, may_miss: false, endless: false, assessed: true };
    match subject.map(|subject| world.seen(subject, fact)) {
        Some(Seen::Number(seen)) => known(Fraction { over: seen, under: 100 }, false),
        Some(Seen::NotApplicable) => known(whole(0), true),
        _ => Exact { may_miss: true, best: whole(hundredths(part.out_of)), ..known(whole(0), false) },
    }
}

/// Every choice of what may be missing is tried.
fn blend(name: &str, composite: &Composite, parts: &[(i128, i128, Exact)], owner: Option<usize>) -> (Blend, Option<String>) {
    let (missing, round) = (composite.missing, composite.round);
    let mut may_block = false;
    let all: i128 = parts.iter().map(|(weight, _, _)| weight).sum();
    let mut ends: Option<(Fraction, Fraction)> = None;
    for choice in 0..(1_u32 << parts.len()) {
        let gone = |at: usize| choice & (1 << at) != 0;
        if parts.iter().enumerate().any(|(at, (_, _, part))| gone(at) && !part.may_miss) {
            continue;
        }
        let there: Vec<&(i128, i128, Exact)> =
            parts.iter().enumerate().filter(|(at, (_, _, part))| !part.missing && !gone(*at)).map(|(_, part)| part).collect();
        let present: i128 = there.iter().map(|(weight, _, _)| weight).sum();
        if missing == Missing::Block && there.len() < parts.len() || missing == Missing::Renormalise && present == 0 {
            may_block = true;
            continue;
        }
        let total = |end: fn(&Exact) -> Fraction| {
            let sum = there.iter().fold(Fraction::whole(0), |sum, (weight, out_of, part)| {
                let value = end(part);
                let (over, under) = (value.over * weight, value.under * out_of);
                Fraction { over: sum.over * under + over * sum.under, under: sum.under * under }.lowest()
            });
            match missing {
                Missing::Renormalise => Fraction { over: sum.over * all, under: sum.under * present }.lowest(),
                _ => sum,
            }
        };
        let (worst, best) = (total(|part| part.worst), total(|part| part.best));
        ends = Some(match ends {
            None => (worst, best),
            Some((low, high)) => (if low.above(worst) { worst } else { low }, if best.above(high) { best } else { high }),
        });
    }
    let blocked = ends.is_none();
    let each = parts.iter().all(|(_, _, part)| part.missing || part.is_settled());
    let settled = ends.filter(|(worst, best)| each && !best.above(*worst)).map(|(worst, _)| written(worst, 1));
    let (worst, best) = ends.unwrap_or((Fraction::whole(0), Fraction::whole(0)));
    let at_most = !blocked && parts.iter().any(|(_, _, part)| part.endless && !part.missing);
    let inside = |grade: &Grade| {
        let low = grade.at_least.is_none_or(|edge| !Fraction::whole(hundredths(edge)).above(best))
            && grade.above.is_none_or(|edge| best.above(Fraction::whole(hundredths(edge))));
        let high = at_most
            || grade.at_most.is_none_or(|edge| !worst.above(Fraction::whole(hundredths(edge))))
                && grade.below.is_none_or(|edge| Fraction::whole(hundredths(edge)).above(worst));
        !blocked && low && high
    };
    let reachable: Vec<(String, bool)> = composite.grades.iter().map(|grade| (grade.id.clone(), inside(grade))).collect();
    let left: Vec<&String> = reachable.iter().filter(|(_, reachable)| *reachable).map(|(id, _)| id).collect();
    let bounds: Vec<i128> = edges_of(&composite.grades).chain([all]).collect();
    let blend = Blend {
        grade: if let ([only], false) = (&left[..], may_block) { Some((*only).clone()) } else { None },
        name: name.to_owned(),
        subject: owner.map(|owner| u32::try_from(owner).expect("few subjects")),
        blocked,
        best: best.rounded(round),
        worst: worst.rounded(round),
        exact: [best, worst].map(|score| (!blocked && score.misleads(round, &bounds)).then(|| written(score, 1))),
        at_most,
        reachable,
    };
    (blend, settled)
}

/// What the engine's composite says, in the same words.
pub fn blend_of_engine(sheet: &windowcheck::score::CompositeSheet) -> Blend {
    Blend {
        name: sheet.name.clone(),
        subject: sheet.subject,
        blocked: sheet.blocked,
        best: hundredths(sheet.total.best.unwrap()),
        worst: hundredths(sheet.total.worst.unwrap()),
        exact: [&sheet.total.best_exact, &sheet.total.worst_exact].map(|exact| exact.as_ref().map(|exact| exact.exact.clone())),
        at_most: sheet.total.at_most,
        grade: sheet.total.grade.clone(),
        reachable: sheet.grades.iter().map(|grade| (grade.id.clone(), grade.reachable)).collect(),
    }
}

/// What the bonus adds, at most and at least: nothing where a veto acts or the gate is closed.
fn bonus<'a>(
    world: &World,
    scheme: &Scheme,
    (best, worst): (Fraction, Fraction),
    endless: bool,
    owner: Option<usize>,
    find: &dyn Fn(&str) -> &'a Judged<'a>,
) -> Option<(i128, i128)> {
    let bonus = scheme.bonus.as_ref()?;
    let cap = |points: i128, most: Option<Points>| most.map_or(points, |most| points.min(hundredths(most)));
    let (mut most, mut least) = (0, 0);
    for event in &bonus.events {
        let (sure, at_most) = events(world, event, owner, find);
        least += cap(sure * hundredths(event.points), event.most);
        most += cap(at_most.map_or(FAR, |at_most| at_most * hundredths(event.points)), event.most);
    }
    let open = |total: Fraction| bonus.opens_above.is_none_or(|gate| total.cmp(hundredths(gate)) == Ordering::Greater);
    let not_passed = |rule: &String, of: fn(&Verdict) -> bool| find(rule).verdicts.iter().any(of);
    let stays = bonus.despite_vetoes;
    let acts = !stays && scheme.vetoes.iter().any(|veto| triggered(veto, &find).0)
        || bonus.only_if.iter().any(|rule| not_passed(rule, |v| *v == Verdict::Fail));
    let sure = |v: &Verdict| matches!(v, Verdict::Pass | Verdict::NotApplicable);
    let may_act = !stays && scheme.vetoes.iter().any(|veto| triggered(veto, &find).1)
        || bonus.only_if.iter().any(|rule| !find(rule).verdicts.iter().all(sure));
    let most = if acts || !open(best) { 0 } else { cap(most, bonus.most) };
    let least = if acts || may_act || endless || !open(worst) { 0 } else { cap(least, bonus.most) };
    Some((most, least))
}

/// Events that are sure, and how many there may be; none where there is no end.
fn events<'a>(world: &World, event: &BonusEvent, owner: Option<usize>, find: &dyn Fn(&str) -> &'a Judged<'a>) -> (i128, Option<i128>) {
    use super::seen::Seen;
    if let Some(rule) = &event.rule {
        let judged = find(rule);
        let count = |test: &dyn Fn(&Verdict) -> bool| judged.verdicts.iter().filter(|verdict| test(verdict)).count() as i128;
        let (sure, open) = (count(&|verdict| *verdict == Verdict::Pass), count(&|verdict| verdict.is_open()));
        let endless = judged.nobody && open > 0 && !world.kinds[&judged.rule.each].single;
        return (sure, (!endless).then_some(sure + open));
    }
    let fact = event.fact.as_ref().expect("a rule or a fact");
    let kind = fact.split('.').next().unwrap_or_default();
    if world.of_kind(kind).is_empty() {
        return (0, world.is_absent(kind).then_some(0));
    }
    let (mut sure, mut most) = (0, Some(0));
    for subject in looked_at(world, kind, owner) {
        match world.seen(subject, fact) {
            Seen::Number(seen) => {
                sure += (seen / 10_000).max(0);
                most = most.map(|most| most + (seen / 10_000).max(0));
            }
            Seen::NotApplicable => {}
            _ => {
                let max = world.facts[fact].max.map(|max| i128::from(max.scaled()) / 10_000);
                most = most.zip(max).map(|(most, max)| most + max);
            }
        }
    }
    (sure, most)
}

/// The places whose every line may still turn out not to apply.
fn may_go(scheme: &Scheme, charged: &[Charged]) -> Vec<String> {
    let mut places = Vec::new();
    for (id, category) in scheme.categories.iter() {
        for place in place_ids(id, category) {
            let lines: Vec<&Judged> = charged.iter().filter(|line| line.place == place).map(|line| &line.judged).collect();
            let settled = |j: &&Judged| j.verdicts.iter().any(|v| matches!(v, Verdict::Pass | Verdict::Fail | Verdict::NotSupplied));
            let unset = |j: &Judged| j.verdicts.contains(&Verdict::NotConfigured);
            if lines.iter().any(|j| j.may_fail() || unset(j)) && !lines.iter().any(settled) {
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
) -> (Range, i128, Vec<CategoryLine>, Vec<(i128, Range)>) {
    let (mut total, mut possible, mut categories) = (Range { best: 0, worst: 0, endless: false }, 0, Vec::new());
    let mut shares = Vec::new();
    for (id, category, items) in parts {
        let mut items = items.clone();
        for (item, _, _) in &mut items {
            item.excluded |= gone(&item.id);
        }
        let (mut range, left) = category_range(category, &items);
        for veto in scheme.vetoes.iter().filter(|veto| veto.effect == Effect::Zero((*id).to_owned())) {
            let (acts, may) = triggered(veto, find);
            if acts {
                range.best = range.best.min(0);
            }
            if may {
                range.worst = range.worst.min(0);
            }
        }
        total = Range { best: total.best + range.best, worst: total.worst + range.worst, endless: total.endless || range.endless };
        possible += left;
        shares.push((left, range));
        let full = hundredths(category.full) - items.iter().filter(|(item, _, _)| item.excluded).map(|(_, full, _)| full).sum::<i128>();
        let items = items.into_iter().map(|(item, _, _)| item).collect();
        categories.push(CategoryLine { id: (*id).to_owned(), best: range.best, worst: range.worst, at_most: range.endless, full, items });
    }
    (total, possible, categories, shares)
}

/// The items with their full points, and whether their worst has no end.
fn items(
    (id, category): (&str, &Category),
    charged: &[Charged],
    exclude: bool,
    ceiling: Option<i128>,
    params: &Params,
) -> Vec<(Item, i128, bool)> {
    let mut places: Vec<(&str, Points, Option<Points>)> = category.items.iter().map(|(id, item)| (id, item.full, item.floor)).collect();
    if places.is_empty() {
        places.push((id, category.full, category.floor));
    }
    let mut items = Vec::new();
    for (id, full, floor) in places {
        let charged: Vec<&Judged> = charged.iter().filter(|line| line.place == id).map(|line| &line.judged).collect();
        let lines: Vec<Line> = charged.iter().map(|judged| line(judged, params)).collect();
        let (full, floor) = (hundredths(full), floor_of(floor));
        let sum = |of: fn(&Loss) -> i128| charged.iter().flat_map(|judged| &judged.losses).map(of).sum::<i128>();
        let (best, least) = (full - sum(|loss| loss.lost - loss.gain), full - sum(|loss| loss.lost + loss.may));
        let endless = lines.iter().any(|line| line.endless);
        // No place counts more than the highest total.
        let high = |points: i128| ceiling.map_or(points, |ceiling| points.min(ceiling));
        let capped = |points: i128| floor.map_or(high(points), |floor| high(points).max(floor));
        let item = Item {
            id: id.to_owned(),
            best: capped(best),
            worst: floor.filter(|_| endless).unwrap_or(capped(least)),
            at_most: endless && floor.is_none(),
            own: None,
            difference: None,
            not_assessed: lines.iter().filter(|line| line.not_assessed > 0).count(),
            excluded: exclude && !charged.is_empty() && !charged.iter().any(|judged| judged.applies()),
            lines,
        };
        items.push((item, full, endless && floor.is_none()));
    }
    items
}

fn line(judged: &Judged, params: &Params) -> Line {
    let no_points = judged.rule.deduct.as_ref().and_then(|deduct| points_of(params, deduct)) == Some(None);
    let count = |of: &dyn Fn(Verdict) -> bool| judged.verdicts.iter().filter(|verdict| of(**verdict)).count();
    let assessed = count(&|v| matches!(v, Verdict::Pass | Verdict::Fail));
    let silent = count(&|v| matches!(v, Verdict::NotConfigured | Verdict::NotSupplied));
    let sum = |of: fn(&Loss) -> i128| judged.losses.iter().map(of).sum::<i128>();
    Line {
        rule: judged.number,
        failing: judged.verdicts.iter().filter(|verdict| **verdict == Verdict::Fail).count() as i128,
        assessed,
        not_assessed: silent + if no_points { count(&|v| v == Verdict::Fail || v.is_open()) } else { 0 },
        open: count(&Verdict::is_open),
        units: sum(|loss| loss.units),
        lost: sum(|loss| loss.lost).clamp(-FAR, FAR),
        may_gain: sum(|loss| loss.gain).clamp(-FAR, FAR),
        may_lose: sum(|loss| loss.may).clamp(-FAR, FAR),
        endless: judged.losses.iter().any(|loss| loss.endless),
        undecided: sum(|loss| i128::from(loss.undecided)),
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

/// The grades in which it may end: for every grade that the total may have, and every choice of
/// the vetoes that may still act, what the vetoes make of it one after the other.
fn reachable<'a>(
    scheme: &Scheme,
    (best, worst, at_most): (Fraction, Fraction, bool),
    shares: &[Vec<(i128, Range)>],
    stopped: bool,
    find: &dyn Fn(&str) -> &'a Judged<'a>,
) -> Vec<(String, bool)> {
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
    let enough = |possible: i128, points: i128, share: i128| possible <= 0 || points * 10_000 >= share * possible;
    let categories = 0..scheme.categories.len();
    let may_meet = |grade: &Grade| match grade.each_at_least.map(hundredths) {
        None => true,
        Some(share) => categories.clone().all(|at| shares.iter().any(|of_each| enough(of_each[at].0, of_each[at].1.best, share))),
    };
    let meets = |grade: &Grade| match grade.each_at_least.map(hundredths) {
        None => true,
        Some(share) => shares.iter().flatten().all(|(possible, range)| enough(*possible, range.worst, share) && !range.endless),
    };
    // From the best grade down: whoever may not meet its demand falls on to the next.
    let mut order: Vec<&Grade> = scheme.grades.iter().collect();
    order.sort_by_key(|grade| std::cmp::Reverse(grade.at_least.or(grade.above).map(hundredths)));
    let (mut falling, mut reached) = (false, Vec::new());
    for grade in order {
        falling |= by_total(grade);
        if falling && may_meet(grade) {
            reached.push(&grade.id);
        }
        falling &= !meets(grade);
    }
    let edge = |grade: &Grade| grade.at_least.or(grade.above).map(hundredths);
    let find_grade = |id: &str| scheme.grades.iter().find(|grade| grade.id == id).unwrap();
    let begins_at_or_below_best = |grade: &Grade| match (grade.at_least, grade.above) {
        (Some(edge), _) => best.cmp(hundredths(edge)) != Ordering::Less,
        (None, Some(edge)) => best.cmp(hundredths(edge)) == Ordering::Greater,
        (None, None) => true,
    };
    let holds_best = |grade: &Grade| {
        begins_at_or_below_best(grade)
            && match (grade.at_most, grade.below) {
                (Some(edge), _) => best.cmp(hundredths(edge)) != Ordering::Greater,
                (None, Some(edge)) => best.cmp(hundredths(edge)) == Ordering::Less,
                (None, None) => true,
            }
    };
    let mut starts: Vec<Option<&Grade>> = if stopped { Vec::new() } else { reached.into_iter().map(|id| Some(find_grade(id))).collect() };
    if stopped || !scheme.grades.iter().any(holds_best) {
        starts.push(None);
    }
    let mut steps: Vec<&Grade> = scheme.grades.iter().collect();
    steps.sort_by_key(|grade| edge(grade));
    let vetoes: Vec<(&Effect, bool)> = scheme
        .vetoes
        .iter()
        .map(|veto| (&veto.effect, triggered(veto, find)))
        .filter(|(_, (_, may))| *may)
        .map(|(effect, (acts, _))| (effect, acts))
        .collect();
    let mut ends = Vec::new();
    for choice in 0..1_u32 << vetoes.len() {
        let acts = |at: usize| vetoes[at].1 || choice & 1 << at != 0;
        for start in &starts {
            let end = vetoes.iter().enumerate().filter(|(at, _)| acts(*at)).fold(*start, |now, (_, (effect, _))| match (effect, now) {
                (Effect::Grade(most), None) if stopped || begins_at_or_below_best(find_grade(most)) => Some(find_grade(most)),
                (Effect::Grade(most), Some(now)) if edge(now) >= edge(find_grade(most)) => Some(find_grade(most)),
                (Effect::Lower(by), Some(now)) => {
                    let at = steps.iter().position(|step| step.id == now.id).unwrap();
                    Some(steps[at.saturating_sub(usize::from(*by))])
                }
                (_, now) => now,
            });
            ends.extend(end.map(|grade| grade.id.clone()));
        }
    }
    scheme.grades.iter().map(|grade| (grade.id.clone(), ends.contains(&grade.id))).collect()
}

/// What the engine's sheet says, in the same words.
pub fn of_engine(sheet: &windowcheck::score::Sheet) -> Sheet {
    let line = |line: &windowcheck::score::LineSheet| Line {
        rule: line.rule,
        failing: line.failing.into(),
        assessed: line.assessed as usize,
        not_assessed: line.not_assessed as usize,
        open: line.open as usize,
        units: line.units.into(),
        lost: hundredths(line.lost),
        may_gain: hundredths(line.may_gain),
        may_lose: hundredths(line.may_lose),
        endless: line.at_most,
        undecided: line.undecided.into(),
    };
    let item = |item: &windowcheck::score::ItemSheet| Item {
        id: item.id.clone(),
        best: hundredths(item.best),
        worst: hundredths(item.worst),
        at_most: item.at_most,
        excluded: item.excluded,
        not_assessed: item.not_assessed as usize,
        own: item.self_score.map(hundredths),
        difference: item.difference.map(hundredths),
        lines: item.lines.iter().map(line).collect(),
    };
    let category = |category: &windowcheck::score::CategorySheet| CategoryLine {
        id: category.id.clone(),
        best: hundredths(category.best),
        worst: hundredths(category.worst),
        at_most: category.at_most,
        full: hundredths(category.full),
        items: category.items.iter().map(item).collect(),
    };
    Sheet {
        pack: sheet.pack.clone(),
        scheme: sheet.scheme.clone(),
        subject: sheet.subject,
        stopped: sheet.stopped,
        bonus: sheet.bonus.as_ref().map(|bonus| (hundredths(bonus.best), hundredths(bonus.worst))),
        too_little: sheet.too_little.map(|coverage| (coverage.asked as usize, coverage.assessed as usize)),
        best: sheet.total.best.map(hundredths),
        worst: sheet.total.worst.map(hundredths),
        exact: [&sheet.total.best_exact, &sheet.total.worst_exact].map(|exact| exact.as_ref().map(|exact| exact.exact.clone())),
        at_most: sheet.total.at_most,
        grade: sheet.total.grade.clone(),
        reachable: sheet.grades.iter().map(|grade| (grade.id.clone(), grade.reachable)).collect(),
        vetoes: sheet.vetoes.iter().map(|veto| (veto.rules.clone(), veto.acts)).collect(),
        categories: sheet.categories.iter().map(category).collect(),
        not_assessed: sheet.not_assessed.clone(),
    }
}
