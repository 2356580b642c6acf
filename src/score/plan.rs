//! A scheme made ready: every line knows its rule and its item.

use super::grade::check_edges;
use super::seen::most_of;
use super::veto::Trigger;
use crate::amount::Amount;
use crate::charge::Charge;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::{InForce, RuleInForce};
use crate::pack::{BonusEvent, Deduct, FactType, NotApplicable, Portion, Scheme, Slot, Validity};
use crate::points::Points;
use crate::table::Table;
use crate::vocabulary::{FactInfo, Vocabulary};

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
    /// The fact and kind of the points that the assessed gave themselves.
    pub own: Option<(u32, u32)>,
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
    /// The yes-no fact that marks whom the line charges; everybody when there is none.
    pub who: Option<u32>,
    /// The part that is charged; all of it when there is none.
    pub factor: Option<Amount>,
    /// Of a line that charges one beside or above those who are found at fault: for whose it takes
    /// a part.
    pub beside: Option<Beside>,
}

/// For whose findings one of several takes a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// For all that stand below the same subject of this kind.
    pub above: u32,
    /// Not for its own: of these it takes the whole.
    pub others: bool,
}

/// What earns bonus points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Each subject that passes a rule.
    Rule {
        /// The rule.
        rule: u32,
        /// Whether its kind has one subject only.
        single: bool,
    },
    /// Each whole one of a number.
    Fact {
        /// The fact.
        fact: u32,
        /// Its kind.
        kind: u32,
        /// The most of them that one subject can have.
        most: u32,
    },
}

/// A scheme made ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The pack.
    pub pack: String,
    /// The name of the scheme, unless it is the only one.
    pub name: Option<String>,
    /// The kind of which each subject has a sheet of its own.
    pub each: Option<u32>,
    /// The scheme as it is judged: points that add up from zero are taken from it.
    pub scheme: Scheme,
    /// The profile that brought it.
    pub profile: Option<String>,
    /// The days on which its pack is in force.
    pub valid: Validity,
    /// Where points are taken from, in order.
    pub places: Vec<Place>,
    /// The rules that take points, in order.
    pub lines: Vec<Line>,
    /// What sets off the vetoes, in order; then the rules beside which a bonus does not count.
    pub triggers: Vec<Trigger>,
    /// What earns bonus points, in order.
    pub events: Vec<Event>,
    /// Whether a bonus or an award can lift a total.
    pub lifts: bool,
}

/// The rules of a pack that a scheme can name.
pub(super) struct Own<'a> {
    rules: &'a [RuleInForce],
    first: u32,
    words: &'a Vocabulary,
}

impl<'a> Own<'a> {
    fn number(&self, at: usize) -> u32 {
        self.first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn rule(&self, name: &str) -> Result<(u32, &'a RuleInForce), Fault> {
        match self.rules.iter().enumerate().find(|(_, rule)| rule.rule.id == name) {
            Some((at, rule)) => Ok((self.number(at), rule)),
            None => Err(Fault::unknown_in_pack(Thing::Rule, name, self.rules.iter().map(|rule| rule.rule.id.as_str()))),
        }
    }

    /// Refuses what does not stand at or below the kind of a sheet.
    fn within(&self, each: Option<u32>, kind: u32, name: &str) -> Result<(), Fault> {
        // The form reads packs that were made ready once: what is nonsense was refused then.
        match each.filter(|each| cfg!(feature = "authoring") && !self.words.is_at_or_above(*each, kind)) {
            Some(each) => {
                let from = self.words.kind_name(each).to_owned();
                Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from }))
            }
            None => Ok(()),
        }
    }
}

impl Plan {
    /// Whether the total depends on a rule.
    pub fn reads(&self, rule: u32) -> bool {
        let event = |event: &Event| event.is_of(rule);
        let trigger = |trigger: &Trigger| trigger.reads(rule);
        self.lines.iter().any(|line| line.rule == rule) || self.triggers.iter().any(trigger) || self.events.iter().any(event)
    }

    /// Whether the total depends on a fact, beside what rules read.
    pub fn reads_fact(&self, fact: u32) -> bool {
        let event = |event: &Event| matches!(event, Event::Fact { fact: named, .. } if *named == fact);
        self.lines.iter().any(|line| line.who == Some(fact)) || self.events.iter().any(event)
    }

    /// Makes the schemes of a pack ready; `first` is the number of its first rule.
    ///
    /// # Errors
    /// A name that no scheme has, edges of grades that overlap, points without a scheme.
    pub fn all(first: u32, in_force: &InForce, rules: &[RuleInForce], words: &Vocabulary) -> Result<Vec<Plan>, Fault> {
        let own = Own { rules, first, words };
        if in_force.schemes.is_empty() {
            let charged = rules.iter().enumerate().find(|(_, rule)| rule.deduct().is_some());
            return match charged {
                Some((at, rule)) => {
                    let problem = || Problem::PointsWithoutScheme { rule: rule.rule.id.clone() };
                    Err(Fault::of_pack(problem).under("deduct").at(at).under("rules"))
                }
                None => Ok(Vec::new()),
            };
        }
        let mut plans: Vec<Plan> = Vec::new();
        for (name, scheme) in &in_force.schemes {
            let plan = Plan::new(in_force, name.as_deref(), scheme, &own, &plans);
            plans.push(plan.map_err(|fault| {
                let fault = match name {
                    Some(name) => fault.under(name).under("schemes"),
                    None => fault.under("scheme"),
                };
                match &in_force.scheme_profile {
                    Some(profile) => fault.under(profile).under("profiles"),
                    None => fault,
                }
            })?);
        }
        for (at, rule) in rules.iter().enumerate() {
            let Some(deduct) = rule.deduct() else { continue };
            charge(&mut plans, &own, own.number(at), rule, deduct).map_err(|fault| match &in_force.scheme_profile {
                Some(profile) => fault.under(&rule.rule.id).under("deducts").under(profile).under("profiles"),
                None => fault.under("deduct").at(at).under("rules"),
            })?;
        }
        Ok(plans)
    }

    fn new(in_force: &InForce, name: Option<&str>, scheme: &Scheme, own: &Own<'_>, others: &[Plan]) -> Result<Plan, Fault> {
        let words = own.words;
        let scheme = &super::demerits::as_judged(scheme)?;
        let each = match &scheme.each {
            None => None,
            Some(name) => {
                let kind = words.kind(name);
                let unknown = || Fault::unknown_in_pack(Thing::Kind, name, words.kinds.iter().map(|kind| kind.id.as_str())).under("each");
                Some(kind.ok_or_else(unknown)?)
            }
        };
        let places = places(scheme, others)?;
        check_edges(&scheme.grades)?;
        if cfg!(feature = "authoring") && scheme.not_applicable == NotApplicable::Exclude && scheme.round.is_none() {
            return Err(Fault::of_pack(|| Problem::MissingKey { key: "round".to_owned() }));
        }
        if let Some(share) = scheme.assessed_at_least.filter(|share| *share <= Points::ZERO || *share > Points::HUNDRED) {
            let (min, max) = (Some("0.01".to_owned()), Some("100".to_owned()));
            let problem = || Problem::OutOfRange { found: share.to_string(), min, max };
            return Err(Fault::of_pack(problem).under("assessed_at_least"));
        }
        // Deductions alone may add up below zero; what cannot fall below it and begins there is always nothing.
        let nothing = scheme.full == Points::ZERO && scheme.floor.is_some() && scheme.bonus.is_none();
        if cfg!(feature = "authoring") && !scheme.demerits && nothing {
            let problem = || Problem::OutOfRange { found: "0".to_owned(), min: Some("0.01".to_owned()), max: None };
            return Err(Fault::of_pack(problem).under("full"));
        }
        if cfg!(feature = "authoring") && scheme.ceiling.is_some_and(|ceiling| ceiling < scheme.full) {
            return Err(Fault::clash_in_pack(SchemeClash::Ceiling).under("ceiling"));
        }
        let mut plan = Plan {
            pack: in_force.pack.id.clone(),
            name: name.map(str::to_owned),
            each,
            scheme: scheme.clone(),
            profile: in_force.scheme_profile.clone(),
            valid: in_force.pack.valid.unwrap_or_default(),
            places,
            lines: Vec::new(),
            triggers: Vec::new(),
            events: Vec::new(),
            lifts: scheme.bonus.is_some(),
        };
        for (id, name) in
            scheme.categories.iter().flat_map(|(_, category)| category.items.iter()).filter_map(|(id, item)| Some((id, item.own.as_ref()?)))
        {
            let (number, info) = fact(name, FactType::Number, words).map_err(|fault| fault.under("self").under(id))?;
            let one = words.kinds.get(info.kind as usize).is_some_and(|kind| kind.kind.single);
            if cfg!(feature = "authoring") && plan.each.map_or(!one, |each| each != info.kind) {
                let from = scheme.each.clone().unwrap_or_default();
                return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.clone(), from }).under("self").under(id));
            }
            if let Some(place) = plan.places.iter_mut().find(|place| place.id == id) {
                place.own = Some((number, info.kind));
            }
        }
        plan.scheme.vetoes.clear();
        for (at, veto) in scheme.vetoes.iter().enumerate() {
            plan.put_veto(veto, &in_force.pack.slots, own).map_err(|fault| fault.at(at).under("vetoes"))?;
        }
        let Some(bonus) = &scheme.bonus else { return Ok(plan) };
        above_zero("most", bonus.most).map_err(|fault| fault.under("bonus"))?;
        for (at, event) in bonus.events.iter().enumerate() {
            let event = plan.event(event, own).map_err(|fault| fault.at(at).under("events").under("bonus"))?;
            plan.events.push(event);
        }
        for (at, name) in bonus.only_if.iter().enumerate() {
            for name in of_entries(name, &in_force.pack.slots, own) {
                let (number, rule) = plan.own_rule(&name, own).map_err(|fault| fault.at(at).under("only_if").under("bonus"))?;
                plan.triggers.push(Trigger::one((number, &rule.rule.title)));
            }
        }
        Ok(plan)
    }

    /// A rule whose subjects a sheet sees.
    pub(super) fn own_rule<'a>(&self, name: &str, own: &Own<'a>) -> Result<(u32, &'a RuleInForce), Fault> {
        let (number, rule) = own.rule(name)?;
        own.within(self.each, rule.kind, &rule.rule.each)?;
        Ok((number, rule))
    }

    fn event(&self, event: &BonusEvent, own: &Own<'_>) -> Result<Event, Fault> {
        above_zero("points", Some(event.points))?;
        above_zero("most", event.most)?;
        match (&event.rule, &event.fact) {
            (Some(name), None) => {
                let (rule, in_force) = self.own_rule(name, own).map_err(|fault| fault.under("rule"))?;
                let single = own.words.kinds.get(in_force.kind as usize).is_some_and(|kind| kind.kind.single);
                Ok(Event::Rule { rule, single })
            }
            (None, Some(name)) => {
                let (fact, info) = fact(name, FactType::Number, own.words).map_err(|fault| fault.under("fact"))?;
                own.within(self.each, info.kind, name).map_err(|fault| fault.under("fact"))?;
                Ok(Event::Fact { fact, kind: info.kind, most: most_of(&info.fact) })
            }
            (Some(_), Some(_)) => Err(Fault::clash_in_pack(SchemeClash::BonusOfBoth).under("fact")),
            (None, None) => Err(Fault::of_pack(|| Problem::MissingKey { key: "rule or fact".to_owned() })),
        }
    }
}

/// Of the name of a list those of its entries, and of what is not supplied; of a rule its own.
pub(super) fn of_entries(name: &str, slots: &Table<Slot>, own: &Own<'_>) -> Vec<String> {
    if slots.get(name).is_none() {
        return vec![name.to_owned()];
    }
    let rules = own.rules.iter().map(|rule| rule.rule.id.as_str());
    let entries = rules.filter(|id| id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
    entries.map(str::to_owned).collect()
}

/// Puts a line into the scheme from which a rule takes points, and one into each that shares it.
fn charge(plans: &mut [Plan], own: &Own<'_>, number: u32, rule: &RuleInForce, deduct: &Deduct) -> Result<(), Fault> {
    let (plan, place) = find_place(plans, &deduct.within)?;
    own.within(plan.each, rule.kind, &rule.rule.each).map_err(|fault| fault.under("in"))?;
    plan.lifts |= deduct.award.is_some();
    let whole = plan.each;
    plan.put(Line { rule: number, place, who: None, factor: None, beside: None });
    for (at, share) in deduct.also.iter().enumerate() {
        share_line(plans, own, (number, whole), rule, share).map_err(|fault| fault.at(at).under("also"))?;
    }
    Ok(())
}

/// A line of one who takes a part; `whole` is the kind of the sheets that take all of it.
fn share_line(
    plans: &mut [Plan],
    own: &Own<'_>,
    (number, whole): (u32, Option<u32>),
    rule: &RuleInForce,
    share: &Portion,
) -> Result<(), Fault> {
    let (plan, place) = find_place(plans, &share.within)?;
    let below = plan.each.is_some_and(|each| each != rule.kind && own.words.is_at_or_above(rule.kind, each));
    if !below {
        own.within(plan.each, rule.kind, &rule.rule.each).map_err(|fault| fault.under("in"))?;
    }
    let (mut who, mut beside) = (None, None);
    if let Some(name) = &share.who {
        let (marks, info) = fact(name, FactType::YesNo, own.words).map_err(|fault| fault.under("who"))?;
        if cfg!(feature = "authoring") && Some(info.kind) != plan.each {
            let problem = || match plan.each {
                Some(each) => Problem::OutOfReach { name: name.clone(), from: own.words.kind_name(each).to_owned() },
                None => Problem::Contradiction { clash: SchemeClash::NoEach.into() },
            };
            return Err(Fault::of_pack(problem).under("who"));
        }
        who = Some(marks);
        if !below {
            // Beside those at fault: of all that stand below the same subject.
            let parent = own.words.kinds.get(info.kind as usize).and_then(|kind| kind.kind.parent.as_deref());
            let Some(above) = parent.and_then(|parent| own.words.kind(parent)) else {
                return Err(Fault::clash_in_pack(SchemeClash::NobodyAbove).under("who"));
            };
            beside = Some(Beside { above, others: whole == plan.each });
        }
    } else if below {
        // Below the rule's subject stand many: it must be said who of them takes it.
        return Err(Fault::of_pack(|| Problem::MissingKey { key: "who".to_owned() }));
    }
    if cfg!(feature = "authoring") && share.factor.scaled() <= 0 {
        let problem = Problem::OutOfRange { found: share.factor.to_string(), min: Some("0.0001".to_owned()), max: None };
        return Err(Fault::new(problem).under("factor"));
    }
    if !rule.charge.iter().flat_map(Charge::figures).all(|points| points.shares(share.factor)) {
        return Err(Fault::clash_in_pack(SchemeClash::FactorDecimals).under("factor"));
    }
    plan.lifts |= rule.deduct().is_some_and(|deduct| deduct.award.is_some());
    plan.put(Line { rule: number, place, who, factor: Some(share.factor), beside });
    Ok(())
}

fn find_place<'a>(plans: &'a mut [Plan], name: &str) -> Result<(&'a mut Plan, usize), Fault> {
    let found = plans.iter().enumerate().find_map(|(at, plan)| Some((at, plan.places.iter().position(|place| place.id == name)?)));
    let Some((at, place)) = found else {
        let names = plans.iter().flat_map(|plan| &plan.places).map(|place| place.id.as_str());
        return Err(Fault::unknown_in_pack(Thing::Item, name, names).under("in"));
    };
    plans.get_mut(at).map(|plan| (plan, place)).ok_or_else(|| Fault::unknown_in_pack(Thing::Item, name, std::iter::empty()))
}

impl Plan {
    fn put(&mut self, line: Line) {
        let number = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        self.places.iter_mut().skip(line.place).take(1).for_each(|place| place.lines.push(number));
        self.lines.push(line);
    }
}

/// A fact of a type.
pub(super) fn fact<'a>(name: &str, needs: FactType, words: &'a Vocabulary) -> Result<(u32, &'a FactInfo), Fault> {
    let known = words.fact(name).and_then(|fact| words.facts.get(fact as usize).map(|info| (fact, info)));
    let (fact, info) = known.ok_or_else(|| Fault::unknown_in_pack(Thing::Fact, name, words.facts.iter().map(|info| info.id.as_str())))?;
    if cfg!(feature = "authoring") && info.fact.kind != needs {
        let needs: &'static [FactType] = if needs == FactType::YesNo { &[FactType::YesNo] } else { &[FactType::Number] };
        return Err(Fault::of_pack(|| Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs }));
    }
    Ok((fact, info))
}

pub(super) fn above_zero(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| cfg!(feature = "authoring") && *points <= Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0.01".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}

/// The places of a scheme; no two schemes of a pack have one of the same name.
fn places(scheme: &Scheme, others: &[Plan]) -> Result<Vec<Place>, Fault> {
    let mut places: Vec<Place> = Vec::new();
    for (at, (id, category)) in scheme.categories.iter().enumerate() {
        let own = Place { id: id.to_owned(), category: at, full: category.full, floor: category.floor, own: None, lines: Vec::new() };
        let items = category.items.iter().map(|(id, item)| Place {
            id: id.to_owned(),
            category: at,
            full: item.full,
            floor: item.floor,
            own: None,
            lines: Vec::new(),
        });
        let new: Vec<Place> = if category.items.is_empty() { vec![own] } else { items.collect() };
        for place in new {
            let mut known = places.iter().chain(others.iter().flat_map(|plan| &plan.places));
            if cfg!(feature = "authoring") && known.any(|known| known.id == place.id) {
                return Err(Fault::of_pack(|| Problem::DuplicateId { thing: Thing::Item, name: place.id }).under(id).under("categories"));
            }
            if cfg!(feature = "authoring") && place.floor.is_some_and(|floor| floor > place.full) {
                return Err(Fault::clash_in_pack(SchemeClash::Floor).under(id).under("categories"));
            }
            places.push(place);
        }
    }
    Ok(places)
}
