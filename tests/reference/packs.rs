//! Random small packs, with what an office chose and set for them.

use super::demands::{Names as Demands, Place};
use super::tape::Tape;
use windowcheck::amount::Amount;
use windowcheck::calendar::{Day, Weekday};
use windowcheck::deduct::points_of;
use windowcheck::pack::{
    Award, Band, Bonus, BonusEvent, Calendar, CalendarYear, Category, Composite, CompositePart, Counted, Deduct, Effect, Fact, FactType,
    Fails, Force, Grade, Item, Kind, Layer, LayerParam, Method, Missing, NotApplicable, Overlay, Pack, PackChoice, Param, ParamValue, Per,
    PointStep, Portion, Profile, Requirement, Rule, Scheme, Several, Severity, Slot, SlotEntry, SlotFilling, SlotGroup, Support, Term,
    Validity, Veto,
};
use windowcheck::points::Points;
use windowcheck::table::Table;
use windowcheck::words::Words;

/// What a random pack is read from; each part shrinks for itself.
#[derive(Clone, Debug)]
pub struct PackTape {
    pub head: Vec<u16>,
    pub facts: Vec<Vec<u16>>,
    pub rules: Vec<Vec<u16>>,
    pub second: Vec<Vec<u16>>,
}

const KINDS: [&str; 4] = ["centre", "hall", "window", "event"];
/// The units of time limits.
pub const UNITS: [&str; 4] = ["working_days", "calendar_days", "hours", "immediate"];
const FORCES: [Force; 5] = [Force::Must, Force::Forbid, Force::Should, Force::Practice, Force::Outcome];
const SEVERITIES: [Severity; 4] = [Severity::Minor, Severity::Critical, Severity::Major, Severity::Info];
const TYPES: [FactType; 16] = [
    FactType::YesNo,
    FactType::Number,
    FactType::Set,
    FactType::Date,
    FactType::Choice,
    FactType::Text,
    FactType::Dates,
    FactType::Number,
    FactType::Set,
    FactType::Date,
    FactType::Choice,
    FactType::Number,
    FactType::Text,
    FactType::TimeRange,
    FactType::Photo,
    FactType::Records,
];

fn words(text: &str) -> Words {
    Words { zh: text.to_owned(), en: text.to_owned() }
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("points")
}

fn term(text: &str) -> Term {
    Term::Given(Amount::parse(text).expect("points"))
}

/// One or two packs over the same kinds and facts, and what was chosen for each.
pub fn packs(tapes: &PackTape) -> (Vec<Pack>, Vec<PackChoice>) {
    let mut head = Tape::new(&tapes.head);
    let kinds = kinds(&mut head);
    let mut facts: Vec<(String, Fact)> =
        kinds.iter().map(|(id, _)| (format!("{id}.ok"), Fact::new(words("ok"), FactType::YesNo, Method::Look))).collect();
    for (at, tape) in tapes.facts.iter().enumerate() {
        let mut tape = Tape::new(tape);
        let kind = &kinds[tape.below(kinds.len())].0;
        facts.push((format!("{kind}.f{at}"), random_fact(&mut tape)));
    }
    let calendar = calendar(&mut head);
    let mut packs = vec![pack("one", &tapes.rules, &kinds, &facts, calendar.as_ref(), &mut head)];
    if !tapes.second.is_empty() {
        packs.push(pack("two", &tapes.second, &kinds, &facts, calendar.as_ref(), &mut head));
    }
    packs.into_iter().unzip()
}

/// Which days are worked: of some of the years around the inspection, with days against the week.
fn calendar(tape: &mut Tape) -> Option<Calendar> {
    if tape.chance(30) {
        return None;
    }
    let weekend = tape.pick(&[vec![Weekday::Saturday, Weekday::Sunday], vec![Weekday::Friday], Vec::new()]);
    let mut years = Table::default();
    for year in ["2026", "2025", "2024"] {
        if tape.chance(20) {
            continue;
        }
        let mut day = || Day::parse(&format!("{year}-{:02}-{:02}", 1 + tape.below(12), 1 + tape.below(28))).expect("a day");
        let off: Vec<Day> = (0..20).map(|_| day()).collect();
        let on = (0..20).map(|_| day()).filter(|day| !off.contains(day)).collect();
        years.set(year, CalendarYear { off, on });
    }
    Some(Calendar { weekend, years })
}

/// Two to four kinds, each below the one before; the last is a record below any other.
fn kinds(tape: &mut Tape) -> Vec<(String, Kind)> {
    let count = 2 + tape.below(3);
    let mut kinds: Vec<(String, Kind)> = Vec::new();
    for (at, id) in KINDS.iter().enumerate().take(count) {
        let record = at + 1 == count;
        let parent = match at {
            0 => None,
            _ if record => Some(kinds[tape.below(at)].0.clone()),
            _ => Some(kinds[at - 1].0.clone()),
        };
        let single = at == 0 && tape.chance(50);
        kinds.push(((*id).to_owned(), Kind { label: words(id), parent, single, record }));
    }
    kinds
}

fn random_fact(tape: &mut Tape) -> Fact {
    let mut fact = Fact::new(words("fact"), tape.pick(&TYPES), Method::Look);
    match fact.kind {
        FactType::Choice | FactType::Set => {
            let options = if tape.chance(4) { 64 } else { 1 + tape.below(5) };
            let units = fact.kind == FactType::Choice && tape.chance(50);
            fact.of = if units {
                UNITS.iter().take(1 + tape.below(4)).map(|unit| ((*unit).to_owned(), words("unit"))).collect()
            } else {
                (0..options).map(|option| (format!("o{option}"), words("option"))).collect()
            };
        }
        FactType::Number => {
            fact.whole = tape.chance(40);
            fact.max = tape.chance(30).then(|| Amount::whole(8));
            fact.min = tape.chance(20).then(|| Amount::whole(tape.pick(&[1, -2])));
        }
        _ => {}
    }
    fact
}

fn pack(
    id: &str,
    tapes: &[Vec<u16>],
    kinds: &[(String, Kind)],
    facts: &[(String, Fact)],
    calendar: Option<&Calendar>,
    head: &mut Tape,
) -> (Pack, PackChoice) {
    let mut choice = PackChoice { pack: id.to_owned(), ..PackChoice::default() };
    let params = params(head, &mut choice);
    let names: Vec<String> = params.keys().map(str::to_owned).collect();
    let demands = Demands { kinds, facts, params: &names, calendar: calendar.is_some() };
    let scope = Scope { kinds, facts, params: &names };
    let mut rules: Vec<Rule> = tapes.iter().enumerate().map(|(at, tape)| rule(at, &mut Tape::new(tape), &demands)).collect();
    let schemes = schemes(head, &rules, &scope);
    if !schemes.is_empty() {
        for (rule, tape) in rules.iter_mut().zip(tapes) {
            // The end of the rule's own tape, so that its points go with it.
            let mut tape = Tape::new(tape.split_at(tape.len() / 2).1);
            rule.deduct = deduct(&mut tape, rule, &schemes, &scope);
        }
    }
    let profiles = profiles(head, &rules, &params, &schemes, &scope);
    choice.profiles = head.some(&profiles.keys().map(str::to_owned).collect::<Vec<_>>(), 60);
    let slots = slots(head, kinds, &schemes, &scope, &mut choice);
    let composites = composites(head, &schemes, &scope);
    let valid = validity(head, 5);
    let pack = Pack {
        layers: layers(head, &rules, &params, &slots),
        overlay: None,
        id: id.to_owned(),
        title: words(id),
        about: None,
        version: "1".to_owned(),
        status: Support::Compiled,
        include: Vec::new(),
        sha256: None,
        sources: Table::default(),
        kinds: kinds.iter().cloned().collect(),
        facts: facts.iter().cloned().collect(),
        calendar: calendar.cloned(),
        variants: [("承诺".to_owned(), vec!["许诺".to_owned(), "应 承".to_owned()])].into_iter().collect(),
        valid,
        params,
        slots,
        rules,
        scheme: schemes.get("").cloned(),
        schemes: named(&schemes),
        composites,
        profiles,
    };
    let mut pack = pack;
    veto_entries(&pack.slots.clone(), &scope, pack.scheme.as_mut());
    (pack, choice)
}

fn params(tape: &mut Tape, choice: &mut PackChoice) -> Table<Param> {
    let mut params = Table::default();
    for at in 0..tape.below(4) {
        let name = format!("p{at}");
        let default = tape.chance(40).then(|| Amount::whole(tape.pick(&[1, 2, 3, 5])));
        if tape.chance(35) {
            let value = Amount::whole(tape.pick(&[2, 1, 3]));
            choice.params.set(&name, ParamValue { value, by: "office".to_owned(), on: String::new(), basis: String::new() });
        }
        let max = tape.chance(25).then(|| Amount::whole(5));
        let min = tape.chance(25).then(|| Amount::whole(1));
        params.set(&name, Param { label: words("param"), unit: None, min, max, default, note: None });
    }
    params
}

fn rule(at: usize, tape: &mut Tape, demands: &Demands) -> Rule {
    let each = tape.pick(demands.kinds).0;
    let require = demands.requirement(tape, &each, 2, Place::Rule);
    Rule {
        id: format!("r{at}"),
        title: words("rule"),
        sources: Vec::new(),
        when: tape.chance(35).then(|| demands.requirement(tape, &each, 1, Place::Rule)),
        unless: tape.chance(25).then(|| demands.requirement(tape, &each, 1, Place::Rule)),
        require,
        valid: validity(tape, 10),
        force: if tape.chance(30) { tape.pick(&FORCES) } else { Force::Must },
        severity: tape.pick(&SEVERITIES),
        deduct: None,
        remedy: None,
        note: None,
        compiled: false,
        each,
    }
}

/// Days in force, near those of the inspections.
fn validity(tape: &mut Tape, per_cent: usize) -> Option<Validity> {
    let mut day = |days: &[&str]| tape.chance(50).then(|| Day::parse(tape.pick(days)).expect("a day"));
    let from = day(&["2025-12-31", "2026-11-24", "2026-01-01"]);
    let until = day(&["2026-11-23", "2026-11-22", "2027-01-01"]).filter(|until| from.is_none_or(|from| from <= *until));
    tape.chance(per_cent).then_some(Validity { from, until })
}

/// The kinds and facts that a scheme can name.
struct Scope<'a> {
    kinds: &'a [(String, Kind)],
    facts: &'a [(String, Fact)],
    params: &'a [String],
}

impl Scope<'_> {
    fn is_at_or_above(&self, kind: &str, other: &str) -> bool {
        let parent = || self.kinds.iter().find(|(id, _)| id == other).and_then(|(_, kind)| kind.parent.clone());
        kind == other || parent().is_some_and(|parent| self.is_at_or_above(kind, &parent))
    }

    /// Whether a scheme can look at a kind.
    fn within(&self, scheme: &Scheme, kind: &str) -> bool {
        scheme.each.as_ref().is_none_or(|each| self.is_at_or_above(each, kind))
    }

    fn fact(&self, tape: &mut Tape, kind: &str, of: FactType) -> Option<String> {
        let own = format!("{kind}.");
        let facts: Vec<String> =
            self.facts.iter().filter(|(id, fact)| id.starts_with(&own) && fact.kind == of).map(|(id, _)| id.clone()).collect();
        if facts.is_empty() { None } else { Some(tape.pick(&facts)) }
    }
}

/// The schemes that have a name.
fn named(schemes: &Table<Scheme>) -> Table<Scheme> {
    schemes.iter().filter(|(name, _)| !name.is_empty()).map(|(name, scheme)| (name.to_owned(), scheme.clone())).collect()
}

/// None, one without a name, or several; places of different schemes have different names.
fn schemes(tape: &mut Tape, rules: &[Rule], scope: &Scope) -> Table<Scheme> {
    let names: &[&str] = match tape.below(10) {
        0..=4 => &[""],
        5 => &["s"],
        6 => &["", "s"],
        7 => &["s", "t"],
        _ => &[],
    };
    names.iter().map(|name| ((*name).to_owned(), scheme(tape, rules, scope, name))).collect()
}

/// Seldom one composite; only where no profile brings schemes of other names.
fn composites(tape: &mut Tape, schemes: &Table<Scheme>, scope: &Scope) -> Table<Composite> {
    let mut composites = Table::default();
    let Some((_, first)) = schemes.iter().find(|(_, scheme)| !scheme.demerits).filter(|_| tape.chance(80)) else { return composites };
    let each = first.each.clone();
    let here = |kind: &str| match &each {
        Some(each) => each == kind,
        None => scope.kinds.iter().any(|(id, of)| id == kind && of.single),
    };
    let bounded = |fact: &Fact| fact.kind == FactType::Number && fact.max.is_some() && fact.min.is_none_or(|min| min.scaled() >= 0);
    let numbers: Vec<String> = scope
        .facts
        .iter()
        .filter(|(id, fact)| bounded(fact) && here(id.split('.').next().unwrap_or_default()))
        .map(|(id, _)| id.clone())
        .collect();
    let mut parts = Vec::new();
    for (name, scheme) in schemes.iter().filter(|(_, scheme)| scheme.each == each && !scheme.demerits) {
        let title = words("part");
        parts.push(CompositePart {
            title,
            scheme: Some(name.to_owned()),
            fact: None,
            weight: points(tape.pick(&["30", "70"])),
            out_of: scheme.full,
        });
    }
    for fact in numbers {
        // Numbers of random facts with a bound are at most 8.
        let (title, out_of) = (words("vote"), points(tape.pick(&["8", "10"])));
        parts.push(CompositePart { title, scheme: None, fact: Some(fact), weight: points(tape.pick(&["20", "12.5"])), out_of });
    }
    parts.truncate(5);
    let full = parts.iter().map(|part| part.weight.hundredths()).sum();
    let grades = grades(tape, full).into_iter().map(|grade| Grade { each_at_least: None, ..grade }).collect();
    let composite = Composite {
        title: words("composite"),
        compiled: true,
        each,
        missing: tape.pick(&[Missing::Renormalise, Missing::Zero, Missing::Block]),
        round: tape.pick(&[2, 1]),
        parts,
        grades,
    };
    composites.set("blend", composite);
    composites
}

/// Whether what is counted or measured has an upper and a lower bound.
fn bounds_of(written: &Requirement) -> (bool, bool) {
    let there = |high: &Option<Term>, low: &Option<Term>| (high.is_some(), low.is_some());
    match written {
        Requirement::Number(number) => {
            (number.at_most.is_some() || number.below.is_some(), number.at_least.is_some() || number.above.is_some())
        }
        Requirement::Ratio(ratio) => there(&ratio.at_most, &ratio.at_least),
        Requirement::Within(within) => (within.at_most.is_some(), within.at_least.is_some()),
        Requirement::Count(count) => there(&count.at_most, &count.at_least),
        Requirement::Share(share) => there(&share.at_most, &share.at_least),
        Requirement::Measure(measure) => there(&measure.at_most, &measure.at_least),
        Requirement::Cadence(_) => (false, true),
        _ => (false, false),
    }
}

const POINTS: [&str; 5] = ["1", "0.5", "2.25", "5", "10"];

fn deduct(tape: &mut Tape, rule: &Rule, schemes: &Table<Scheme>, scope: &Scope) -> Option<Deduct> {
    if !matches!(rule.force, Force::Must | Force::Forbid) || tape.chance(15) {
        return None;
    }
    let here = |scheme: &&Scheme| scope.within(scheme, &rule.each);
    let of = |scheme: &Scheme| -> Vec<String> { scheme.categories.iter().flat_map(|(id, category)| places(id, category)).collect() };
    let within: Vec<String> = schemes.iter().map(|(_, scheme)| scheme).filter(here).flat_map(of).collect();
    if within.is_empty() {
        return None;
    }
    let mut deduct = form(tape, rule, scope);
    deduct.within = tape.pick(&within);
    for (_, scheme) in schemes.iter() {
        if !tape.chance(35) || !deduct.bands.is_empty() {
            continue;
        }
        let each = scheme.each.as_ref();
        let below = each.is_some_and(|each| *each != rule.each && scope.is_at_or_above(&rule.each, each));
        // Somebody beside those at fault.
        let parent = |each: &&String| scope.kinds.iter().any(|(id, kind)| id == *each && kind.parent.is_some());
        let marked = each.filter(|each| below || here(&scheme) && parent(each) && tape.chance(60));
        let who = marked.and_then(|each| scope.fact(tape, each, FactType::YesNo));
        if who.is_some() || !below && here(&scheme) {
            let factor = Amount::parse(tape.pick(&["1", "2", "3"])).expect("a number");
            let given = deduct.points.as_ref().and_then(|points| match points {
                Term::Given(points) => points_of(*points),
                Term::Param(_) => None,
            });
            let even = given.iter().chain(&deduct.most).chain(&deduct.award).chain(&deduct.lost).chain(&deduct.least);
            let even = even.chain(deduct.steps.iter().map(|step| &step.points)).all(|points| points.hundredths() % 2 == 0);
            let factor = if even && tape.chance(60) { Amount::parse("0.5").expect("a number") } else { factor };
            deduct.also.push(Portion { within: tape.pick(&of(scheme)), who, factor });
        }
    }
    Some(deduct)
}

/// The points of a rule, in one of the forms that fit it.
fn form(tape: &mut Tape, rule: &Rule, scope: &Scope) -> Deduct {
    let (upper, lower) = bounds_of(&rule.require);
    let short = if upper && lower { tape.chance(50) } else { lower };
    let measured = if short { Per::Shortfall } else { Per::Excess };
    let some = |tape: &mut Tape| {
        let param = !scope.params.is_empty() && tape.chance(15);
        Some(if param { Term::Param(tape.pick(scope.params)) } else { term(tape.pick(&POINTS)) })
    };
    let mut deduct = Deduct::default();
    match tape.below(10) {
        0 | 1 => (deduct.points, deduct.per) = (some(tape), Some(Per::Finding)),
        2 if !tape.chance(50) => {
            (deduct.award, deduct.lost) = (Some(points(tape.pick(&POINTS))), tape.chance(70).then(|| points(tape.pick(&POINTS))));
            return deduct;
        }
        3 => {
            let facts = (scope.fact(tape, &rule.each, FactType::Number), scope.fact(tape, &rule.each, FactType::Text));
            if let (Some(decided), Some(reason)) = facts {
                (deduct.decided, deduct.reason) = (Some(decided), Some(reason));
                (deduct.least, deduct.most) = (Some(points(tape.pick(&["1", "0", "2"]))), Some(points(tape.pick(&["5", "3", "2"]))));
                return deduct;
            }
            (deduct.points, deduct.per) = (some(tape), Some(Per::Element));
        }
        2 => {
            let facts = (scope.fact(tape, &rule.each, FactType::Choice), scope.fact(tape, &rule.each, FactType::Number));
            if let (Some(rating), Some(decided)) = facts {
                let of = &scope.facts.iter().find(|(id, _)| *id == rating).expect("a known fact").1.of;
                let single = tape.chance(30);
                let band = |option: &str| {
                    let least = points(tape.pick(&["1", "0", "4", "8"]));
                    let wide = points(if single { "0" } else { tape.pick(&["2", "3", "0"]) });
                    Band { option: option.to_owned(), least, most: least.plus(wide) }
                };
                deduct.bands = of.keys().map(band).collect();
                (deduct.rating, deduct.decided) = (Some(rating), (!single).then_some(decided));
                return deduct;
            }
            (deduct.points, deduct.per) = (some(tape), Some(Per::Element));
        }
        4 | 5 if upper || lower => {
            deduct.per = if short || tape.chance(50) { Some(measured) } else { None };
            deduct.steps = steps(tape);
        }
        6..=9 if upper || lower => {
            (deduct.points, deduct.per) = (some(tape), Some(measured));
            deduct.unit = tape.chance(40).then(|| Amount::parse(tape.pick(&["0.5", "2", "5"])).expect("a number"));
            deduct.started = tape.chance(40);
        }
        // Whatever is no number with a bound has nothing to measure.
        _ => (deduct.points, deduct.per) = (some(tape), Some(Per::Element)),
    }
    deduct.most = tape.chance(25).then(|| points(tape.pick(&["4", "2", "7.5"])));
    deduct
}

fn steps(tape: &mut Tape) -> Vec<PointStep> {
    let edges = ["0", "1", "2.5"].map(Amount::parse);
    let count = 1 + tape.below(3);
    let mut steps: Vec<PointStep> = Vec::new();
    for edge in edges.into_iter().take(count) {
        let mut step = PointStep { points: points(tape.pick(&POINTS)), ..PointStep::default() };
        let closed = tape.chance(50);
        if closed {
            step.at_least = edge
        } else {
            step.above = edge
        }
        if let Some(last) = steps.last_mut() {
            if closed { last.below = edge } else { last.at_most = edge }
        }
        steps.push(step);
    }
    steps
}

fn places(id: &str, category: &Category) -> Vec<String> {
    if category.items.is_empty() { vec![id.to_owned()] } else { category.items.keys().map(str::to_owned).collect() }
}

fn scheme(tape: &mut Tape, rules: &[Rule], scope: &Scope, name: &str) -> Scheme {
    let exclude = tape.chance(45);
    let mut categories = Table::default();
    let mut full = 0;
    for at in 0..1 + tape.below(3) {
        let id = format!("{name}c{at}");
        let category = category(tape, &id);
        full += category.full.hundredths();
        categories.set(&id, category);
    }
    let grades = grades(tape, full);
    let each = tape.chance(30).then(|| tape.pick(scope.kinds).0);
    let whose = |kind: &str| match &each {
        Some(each) => each == kind,
        None => scope.kinds.iter().any(|(id, of)| id == kind && of.single),
    };
    let own = scope.facts.iter().filter(|(id, fact)| fact.kind == FactType::Number && whose(id.split('.').next().unwrap_or_default()));
    let own: Vec<String> = own.map(|(id, _)| id.clone()).collect();
    if !own.is_empty() && tape.chance(40) {
        for (_, category) in categories.iter_mut() {
            category.items.iter_mut().for_each(|(_, item)| item.own = tape.chance(60).then(|| tape.pick(&own)));
        }
    }
    let within = |kind: &str| each.as_ref().is_none_or(|each| scope.is_at_or_above(each, kind));
    let rules: Vec<Rule> = rules.iter().filter(|rule| within(&rule.each)).cloned().collect();
    let vetoes = vetoes(tape, &rules, &grades, &categories);
    let numbers = scope.facts.iter().filter(|(id, fact)| fact.kind == FactType::Number && within(id.split('.').next().unwrap_or_default()));
    let bonus = tape.chance(30).then(|| bonus(tape, &rules, &numbers.map(|(id, _)| id.clone()).collect::<Vec<_>>(), full));
    let scheme = Scheme {
        demerits: false,
        each,
        ceiling: tape.chance(35).then(|| Points::from_hundredths(full + tape.pick(&[1000, 0, 250]))),
        bonus,
        title: words("scheme"),
        compiled: true,
        full: Points::from_hundredths(full),
        visible_of: None,
        floor: tape.chance(30).then(|| points(tape.pick(&["0", "-5", "10"]))),
        not_applicable: if exclude { NotApplicable::Exclude } else { NotApplicable::Full },
        assessed_at_least: tape.chance(25).then(|| points(tape.pick(&["50", "100", "33.33"]))),
        round: (exclude || tape.chance(40)).then(|| tape.pick(&[2, 1, 0])),
        categories,
        grades,
        vetoes,
    };
    if tape.chance(12) { demerits(scheme) } else { scheme }
}

/// The same with points that add up from zero: what was a floor is the most that a place counts.
fn demerits(mut scheme: Scheme) -> Scheme {
    let zero = Points::ZERO;
    let most = |full: Points, floor: Option<Points>| floor.map(|floor| full.minus(floor)).filter(|most| *most > zero);
    scheme.categories = scheme
        .categories
        .iter()
        .map(|(id, category)| {
            let items = category
                .items
                .iter()
                .map(|(id, item)| (id.to_owned(), Item { most: most(item.full, item.floor), full: zero, floor: None, ..item.clone() }));
            let most = most(category.full, category.floor);
            (id.to_owned(), Category { items: items.collect(), most, full: zero, floor: None, ..category.clone() })
        })
        .collect();
    for grade in &mut scheme.grades {
        grade.each_at_least = None;
    }
    Scheme { demerits: true, full: zero, ceiling: None, bonus: None, floor: None, not_applicable: NotApplicable::Full, ..scheme }
}

fn category(tape: &mut Tape, id: &str) -> Category {
    let full: i64 = tape.pick(&[1000, 2000, 3333, 5050]);
    let count = i64::try_from(tape.below(4)).unwrap_or(0);
    let floor = |tape: &mut Tape, floors: &[&str]| tape.chance(50).then(|| points(tape.pick(floors)));
    let mut items = Table::default();
    for item in 0..count {
        let share = if item == 0 { full - full / count * (count - 1) } else { full / count };
        let floor = floor(tape, &["0", "1", "-2"]);
        items.set(
            &format!("{id}i{item}"),
            Item { own: None, most: None, title: words("item"), full: Points::from_hundredths(share), floor },
        );
    }
    Category { title: words("category"), full: Points::from_hundredths(full), floor: floor(tape, &["0", "-3.5", "4"]), most: None, items }
}

/// Grades from the best to the worst, with stated edges and sometimes a gap.
fn grades(tape: &mut Tape, full: i64) -> Vec<Grade> {
    let mut grades = Vec::new();
    let mut end: Option<(Points, bool)> = None;
    for (at, cut) in [90, 75, 60, 30].into_iter().enumerate().take(tape.below(5)) {
        let cut = Points::from_hundredths(full * cut / 100);
        let closed = !tape.chance(40);
        let mut grade = Grade {
            id: format!("g{at}"),
            title: words("grade"),
            at_least: None,
            above: None,
            at_most: None,
            below: None,
            each_at_least: None,
        };
        grade.each_at_least = tape.chance(20).then(|| points(tape.pick(&["50", "80", "100"])));
        if closed {
            grade.at_least = Some(cut)
        } else {
            grade.above = Some(cut)
        }
        match end {
            Some((cut, true)) => grade.below = Some(cut),
            Some((cut, false)) => grade.at_most = Some(cut),
            None => {}
        }
        end = Some((cut, closed));
        grades.push(grade);
    }
    if let (Some(last), true) = (grades.last_mut(), tape.chance(60)) {
        // The last grade takes in everything below.
        (last.at_least, last.above) = (None, None);
    }
    if grades.len() > 2 && tape.chance(15) {
        grades.remove(1);
    }
    grades
}

fn bonus(tape: &mut Tape, rules: &[Rule], numbers: &[String], full: i64) -> Bonus {
    let mut events = Vec::new();
    for _ in 0..1 + tape.below(2) {
        let (mut rule, mut fact) = (None, None);
        match tape.below(2) {
            _ if rules.is_empty() && numbers.is_empty() => break,
            0 if !rules.is_empty() => rule = Some(tape.pick(rules).id),
            _ if !numbers.is_empty() => fact = Some(tape.pick(numbers)),
            _ => rule = Some(tape.pick(rules).id),
        }
        let most = tape.chance(40).then(|| points(tape.pick(&["3", "1", "10"])));
        events.push(BonusEvent { title: words("event"), rule, fact, points: points(tape.pick(&["1", "0.5", "3"])), most });
    }
    Bonus {
        events,
        most: tape.chance(50).then(|| points(tape.pick(&["10", "2"]))),
        opens_above: tape.chance(40).then(|| Points::from_hundredths(full * tape.pick(&[4, 2, 5]) / 5)),
        despite_vetoes: tape.chance(30),
        only_if: if rules.is_empty() || tape.chance(60) { Vec::new() } else { vec![tape.pick(rules).id] },
    }
}

fn vetoes(tape: &mut Tape, rules: &[Rule], grades: &[Grade], categories: &Table<Category>) -> Vec<Veto> {
    let binds = |rule: &&Rule| matches!(rule.force, Force::Must | Force::Forbid);
    let rules: Vec<String> = rules.iter().filter(binds).map(|rule| rule.id.clone()).collect();
    let categories: Vec<String> = categories.keys().map(str::to_owned).collect();
    let grades: Vec<String> = grades.iter().map(|grade| grade.id.clone()).collect();
    let mut vetoes = Vec::new();
    for _ in 0..tape.below(4) {
        if rules.is_empty() {
            break;
        }
        let (rule, several) = if tape.chance(35) { (None, Some(several(tape, &rules))) } else { (Some(tape.pick(&rules)), None) };
        let effect = match tape.below(8) {
            0..=2 if !grades.is_empty() => Effect::Grade(tape.pick(&grades)),
            3 if !grades.is_empty() => Effect::Lower(1 + u8::from(tape.chance(20))),
            5 => Effect::Stop(words("stop")),
            6 => Effect::LoseAward(Award { award: words("award"), period: windowcheck::calendar::Period::Year }),
            7 => Effect::Escalate(words("escalate")),
            _ => Effect::Zero(tape.pick(&categories)),
        };
        vetoes.push(Veto { rule, several, effect });
    }
    vetoes
}

/// Some rules, each once, of which so many or such a share has to fail.
fn several(tape: &mut Tape, rules: &[String]) -> Several {
    let mut some: Vec<String> = rules.iter().filter(|_| tape.chance(60)).cloned().collect();
    if some.is_empty() {
        some.push(tape.pick(rules));
    }
    let mut rules: Vec<Counted> = Vec::new();
    for rule in some {
        match rules.last_mut().filter(|_| tape.chance(30)) {
            Some(item) => item.0.push(rule),
            None => rules.push(Counted(vec![rule])),
        }
    }
    let fails = match tape.below(4) {
        0 => Fails::RulesAtLeast(1 + u32::try_from(tape.below(rules.len())).expect("few rules")),
        1 => Fails::FindingsAtLeast(tape.pick(&[1, 2, 3])),
        2 => Fails::ShareAtLeast(points(tape.pick(&["10", "50", "100", "33.33"]))),
        _ => Fails::ShareAbove(points(tape.pick(&["0", "20", "50"]))),
    };
    Several { title: words("several"), rules, fails }
}

fn profiles(tape: &mut Tape, rules: &[Rule], params: &Table<Param>, schemes: &Table<Scheme>, scope: &Scope) -> Table<Profile> {
    let mut profiles = Table::default();
    for at in 0..tape.below(3) {
        let brought = if tape.chance(40) { self::schemes(tape, rules, scope) } else { Table::default() };
        let mut profile = Profile {
            title: words("profile"),
            about: None,
            compiled: true,
            params: Table::default(),
            forces: Table::default(),
            deducts: Table::default(),
            scheme: brought.get("").cloned(),
            composites: composites(tape, &brought, scope),
            schemes: named(&brought),
        };
        for name in params.keys() {
            if tape.chance(50) {
                profile.params.set(name, Amount::whole(tape.pick(&[2, 1, 4])));
            }
        }
        for rule in rules {
            if tape.chance(25) {
                profile.forces.set(&rule.id, another_force(tape, rule));
            }
            if tape.chance(60) {
                // A profile's points must fit the schemes in force, whichever other profile is chosen.
                let schemes = if brought.is_empty() { schemes } else { &brought };
                if let Some(deduct) = deduct(tape, rule, schemes, scope).filter(|_| !brought.is_empty() || at == 0) {
                    profile.deducts.set(&rule.id, deduct);
                }
            }
        }
        profiles.set(&format!("profile{at}"), profile);
    }
    profiles
}

/// What offices above set: values, forces that fit the points, and a list.
fn layers(tape: &mut Tape, rules: &[Rule], params: &Table<Param>, slots: &Table<Slot>) -> Vec<Overlay> {
    let layers = [Layer::National, Layer::Province, Layer::City, Layer::County];
    let mut overlays = Vec::new();
    for layer in layers {
        if !tape.chance(15) {
            continue;
        }
        let mut overlay = Overlay {
            of: None,
            layer,
            region: words("region"),
            params: Table::default(),
            forces: Table::default(),
            notes: Table::default(),
            slots: Table::default(),
        };
        for name in params.keys() {
            if tape.chance(50) {
                let value = Some(Amount::whole(tape.pick(&[2, 1, 4])));
                overlay.params.set(name, LayerParam { value, ..LayerParam::default() });
            }
        }
        for rule in rules {
            if tape.chance(25) {
                overlay.forces.set(&rule.id, another_force(tape, rule));
            }
        }
        for (name, slot) in slots.iter() {
            let entries = entries(tape, slot);
            if tape.chance(50) {
                overlay.slots.set(name, SlotFilling { entries, by: String::new(), on: String::new(), basis: String::new() });
            }
        }
        overlays.push(overlay);
    }
    overlays
}

/// Only what binds takes points or vetoes; the others may become anything.
fn another_force(tape: &mut Tape, rule: &Rule) -> Force {
    let bound = matches!(rule.force, Force::Must | Force::Forbid);
    if bound { tape.pick(&[Force::Forbid, Force::Must]) } else { tape.pick(&FORCES) }
}

/// Some entries of a slot, each in a group where it has groups.
fn entries(tape: &mut Tape, slot: &Slot) -> Vec<SlotEntry> {
    let groups: Vec<&str> = slot.groups.keys().collect();
    let group = |tape: &mut Tape| (!groups.is_empty()).then(|| tape.pick(&groups).to_owned());
    (0..tape.below(slot.size as usize + 1)).map(|_| SlotEntry { title: "entry".to_owned(), group: group(tape) }).collect()
}

fn per_finding(tape: &mut Tape, within: &[String]) -> Deduct {
    Deduct { points: Some(term(tape.pick(&POINTS))), per: Some(Per::Finding), within: tape.pick(within), ..Deduct::default() }
}

/// A veto on each entry of a list of two.
fn veto_entries(slots: &Table<Slot>, kinds: &Scope, scheme: Option<&mut Scheme>) {
    let Some((scheme, (name, slot))) = scheme.zip(slots.iter().next()) else { return };
    let binds = matches!(slot.force, Force::Must | Force::Forbid) && kinds.within(scheme, &slot.each);
    if binds && slot.size == 2 {
        let effect = match scheme.grades.first() {
            Some(grade) => Effect::Grade(grade.id.clone()),
            None => Effect::Stop(words("stop")),
        };
        scheme.vetoes.push(Veto { rule: Some(name.to_owned()), several: None, effect });
    }
}

fn slots(tape: &mut Tape, kinds: &[(String, Kind)], schemes: &Table<Scheme>, scope: &Scope, choice: &mut PackChoice) -> Table<Slot> {
    let mut slots = Table::default();
    if tape.chance(30) {
        let size = 1 + tape.below(3);
        let groups = tape.pick(&[&[][..], &["first", "second"]]);
        let mut slot = Slot {
            title: words("slot"),
            size: u32::try_from(size).unwrap_or(1),
            each: tape.pick(kinds).0,
            force: tape.pick(&FORCES),
            severity: tape.pick(&SEVERITIES),
            sources: Vec::new(),
            groups: groups.iter().map(|group| ((*group).to_owned(), SlotGroup { title: words(group), size: None })).collect(),
            deduct: None,
            note: None,
        };
        let within: Vec<String> = schemes
            .iter()
            .filter(|(_, scheme)| scope.within(scheme, &slot.each))
            .flat_map(|(_, scheme)| scheme.categories.iter().flat_map(|(id, category)| places(id, category)).collect::<Vec<_>>())
            .collect();
        if matches!(slot.force, Force::Must | Force::Forbid) && !within.is_empty() && tape.chance(70) {
            slot.deduct = Some(per_finding(tape, &within));
        }
        let entries = entries(tape, &slot);
        slots.set("list", slot);
        if !entries.is_empty() {
            choice.slots.set("list", SlotFilling { entries, by: String::new(), on: String::new(), basis: String::new() });
        }
    }
    slots
}
