//! Random small packs, with what an office chose and set for them.

use super::demands::{Names as Demands, Place};
use super::tape::Tape;
use windowcheck::amount::Amount;
use windowcheck::calendar::{Day, Weekday};
use windowcheck::pack::{
    Calendar, CalendarYear, Category, Deduct, Effect, Fact, FactType, Force, Grade, Item, Kind, Method, NotApplicable, Pack, PackChoice,
    Param, ParamValue, Per, Profile, Requirement, Rule, Scheme, Severity, Slot, SlotEntry, SlotFilling, Support, Validity, Veto,
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

/// A fact with nothing said that need not be said.
pub fn fact(kind: FactType, method: Method, label: Words) -> Fact {
    Fact {
        label,
        kind,
        of: Table::default(),
        yes: None,
        no: None,
        unit: None,
        min: None,
        max: None,
        whole: false,
        help: None,
        method,
        group: None,
        personal: None,
    }
}

/// One or two packs over the same kinds and facts, and what was chosen for each.
pub fn packs(tapes: &PackTape) -> (Vec<Pack>, Vec<PackChoice>) {
    let mut head = Tape::new(&tapes.head);
    let kinds = kinds(&mut head);
    let mut facts: Vec<(String, Fact)> =
        kinds.iter().map(|(id, _)| (format!("{id}.ok"), fact(FactType::YesNo, Method::Look, words("ok")))).collect();
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
    let mut fact = fact(tape.pick(&TYPES), Method::Look, words("fact"));
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
    let mut rules: Vec<Rule> = tapes.iter().enumerate().map(|(at, tape)| rule(at, &mut Tape::new(tape), &demands)).collect();
    let scheme = (!head.chance(20)).then(|| scheme(head, &rules));
    if let Some(scheme) = &scheme {
        for (rule, tape) in rules.iter_mut().zip(tapes) {
            // The end of the rule's own tape, so that its points go with it.
            let mut tape = Tape::new(tape.split_at(tape.len() / 2).1);
            rule.deduct = deduct(&mut tape, rule, scheme);
        }
    }
    let profiles = profiles(head, &rules, &params, scheme.as_ref());
    choice.profiles = head.some(&profiles.keys().map(str::to_owned).collect::<Vec<_>>(), 60);
    let slots = slots(head, kinds, &mut choice);
    let pack = Pack {
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
        valid: validity(head, 5),
        params,
        slots,
        rules,
        scheme,
        profiles,
    };
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
        params.set(&name, Param { label: words("param"), unit: None, min: None, max: None, default, note: None });
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

/// Whether there is something to exceed: a number with an upper bound.
fn has_upper_bound(written: &Requirement) -> bool {
    matches!(written, Requirement::Number(number) if number.at_most.is_some() || number.below.is_some())
}

fn deduct(tape: &mut Tape, rule: &Rule, scheme: &Scheme) -> Option<Deduct> {
    if !matches!(rule.force, Force::Must | Force::Forbid) || tape.chance(15) {
        return None;
    }
    let places: Vec<String> = scheme.categories.iter().flat_map(|(id, category)| places(id, category)).collect();
    // Whatever is no number with an upper bound has nothing to exceed.
    let per = match tape.below(6) {
        0 | 1 => Per::Finding,
        2..=5 if has_upper_bound(&rule.require) => Per::Excess,
        _ => Per::Element,
    };
    Some(Deduct { points: points(tape.pick(&["1", "0.5", "2.25", "5", "10"])), per, within: tape.pick(&places) })
}

fn places(id: &str, category: &Category) -> Vec<String> {
    if category.items.is_empty() { vec![id.to_owned()] } else { category.items.keys().map(str::to_owned).collect() }
}

fn scheme(tape: &mut Tape, rules: &[Rule]) -> Scheme {
    let exclude = tape.chance(45);
    let mut categories = Table::default();
    let mut full = 0;
    for at in 0..1 + tape.below(3) {
        let category = category(tape, at);
        full += category.full.hundredths();
        categories.set(&format!("c{at}"), category);
    }
    let grades = grades(tape, full);
    let vetoes = vetoes(tape, rules, &grades, &categories);
    Scheme {
        title: words("scheme"),
        compiled: true,
        full: Points::from_hundredths(full),
        visible_of: None,
        floor: tape.chance(30).then(|| points(tape.pick(&["0", "-5", "10"]))),
        not_applicable: if exclude { NotApplicable::Exclude } else { NotApplicable::Full },
        round: (exclude || tape.chance(40)).then(|| tape.pick(&[2, 1, 0])),
        categories,
        grades,
        vetoes,
    }
}

fn category(tape: &mut Tape, at: usize) -> Category {
    let full: i64 = tape.pick(&[1000, 2000, 3333, 5050]);
    let count = i64::try_from(tape.below(4)).unwrap_or(0);
    let floor = |tape: &mut Tape, floors: &[&str]| tape.chance(50).then(|| points(tape.pick(floors)));
    let mut items = Table::default();
    for item in 0..count {
        let share = if item == 0 { full - full / count * (count - 1) } else { full / count };
        let floor = floor(tape, &["0", "1", "-2"]);
        items.set(&format!("c{at}i{item}"), Item { title: words("item"), full: Points::from_hundredths(share), floor });
    }
    Category { title: words("category"), full: Points::from_hundredths(full), floor: floor(tape, &["0", "-3.5", "4"]), items }
}

/// Grades from the best to the worst, with stated edges and sometimes a gap.
fn grades(tape: &mut Tape, full: i64) -> Vec<Grade> {
    let mut grades = Vec::new();
    let mut end: Option<(Points, bool)> = None;
    for (at, cut) in [90, 75, 60, 30].into_iter().enumerate().take(tape.below(5)) {
        let cut = Points::from_hundredths(full * cut / 100);
        let closed = !tape.chance(40);
        let mut grade = Grade { id: format!("g{at}"), title: words("grade"), at_least: None, above: None, at_most: None, below: None };
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
        let rule = tape.pick(&rules);
        let effect =
            if !grades.is_empty() && !tape.chance(40) { Effect::Grade(tape.pick(&grades)) } else { Effect::Zero(tape.pick(&categories)) };
        vetoes.push(Veto { rule, effect });
    }
    vetoes
}

fn profiles(tape: &mut Tape, rules: &[Rule], params: &Table<Param>, scheme: Option<&Scheme>) -> Table<Profile> {
    let mut profiles = Table::default();
    for at in 0..tape.below(3) {
        let mut profile = Profile {
            title: words("profile"),
            about: None,
            compiled: true,
            params: Table::default(),
            forces: Table::default(),
            deducts: Table::default(),
            scheme: tape.chance(40).then(|| self::scheme(tape, rules)),
        };
        for name in params.keys() {
            if tape.chance(50) {
                profile.params.set(name, Amount::whole(tape.pick(&[2, 1, 4])));
            }
        }
        for rule in rules {
            // Only what binds takes points or vetoes; the others may become anything.
            let bound = matches!(rule.force, Force::Must | Force::Forbid);
            if tape.chance(25) {
                let force = if bound { tape.pick(&[Force::Forbid, Force::Must]) } else { tape.pick(&FORCES) };
                profile.forces.set(&rule.id, force);
            }
            if let (Some(scheme), true) = (profile.scheme.as_ref().or(scheme), tape.chance(60)) {
                // A profile's points must fit the scheme in force, whichever other profile is chosen.
                if let Some(deduct) = deduct(tape, rule, scheme).filter(|_| profile.scheme.is_some() || at == 0) {
                    profile.deducts.set(&rule.id, deduct);
                }
            }
        }
        profiles.set(&format!("profile{at}"), profile);
    }
    profiles
}

fn slots(tape: &mut Tape, kinds: &[(String, Kind)], choice: &mut PackChoice) -> Table<Slot> {
    let mut slots = Table::default();
    if tape.chance(30) {
        let size = 1 + tape.below(3);
        let slot = Slot {
            title: words("slot"),
            size: u32::try_from(size).unwrap_or(1),
            each: tape.pick(kinds).0,
            force: tape.pick(&FORCES),
            severity: tape.pick(&SEVERITIES),
            sources: Vec::new(),
            note: None,
        };
        slots.set("list", slot);
        let entries = vec![SlotEntry { title: "entry".to_owned() }; tape.below(size + 1)];
        if !entries.is_empty() {
            choice.slots.set("list", SlotFilling { entries, by: String::new(), on: String::new(), basis: String::new() });
        }
    }
    slots
}
