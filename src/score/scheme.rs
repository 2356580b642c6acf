//! A compiled scheme, as data: every line knows its rule and its item, every veto its trigger.

use crate::amount::Amount;
use crate::pack::{Effect, Fails, Scheme, Validity};
use crate::points::Points;
use crate::words::Words;

/// Where points are taken from: an item of a category, or a category without items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreItem {
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
pub struct DeductionLine {
    /// The rule.
    pub rule: u32,
    /// The place that loses points.
    pub place: usize,
    /// The yes-no fact that marks whom the line charges; everybody when there is none.
    pub who: Option<u32>,
    /// The part that is charged; all of it when there is none.
    pub factor: Option<Amount>,
    /// For whose findings the line takes a part, where it charges one beside or above those who are
    /// found at fault.
    pub beside: Option<SharedBy>,
}

/// For whose findings one of several is charged a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedBy {
    /// For all that stand below the same subject of this kind.
    pub above: u32,
    /// Not for its own: of these it takes the whole.
    pub others: bool,
}

/// What sets a veto off, or takes a bonus away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The rules by item that counts as one.
    pub items: Vec<Vec<u32>>,
    /// Of several how many have to fail; of one its own verdicts count.
    pub fails: Option<Fails>,
    /// What it is called.
    pub title: Words,
}

impl Trigger {
    /// One rule.
    pub fn one((rule, title): (u32, &Words)) -> Trigger {
        Trigger { items: vec![vec![rule]], fails: None, title: title.clone() }
    }

    /// All its rules.
    pub fn rules(&self) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().flatten().copied()
    }

    /// Whether it depends on a rule.
    pub fn reads(&self, rule: u32) -> bool {
        self.rules().any(|own| own == rule)
    }
}

/// A compiled veto; one on a list of the pack is one on each of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledVeto {
    /// What it does.
    pub effect: Effect,
    /// What sets it off.
    pub trigger: Trigger,
}

/// What counts as one event of a bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventSource {
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

impl EventSource {
    /// Whether it counts the passes of a rule.
    pub fn is_rule(&self, rule: u32) -> bool {
        matches!(self, EventSource::Rule { rule: named, .. } if *named == rule)
    }
}

/// What earns bonus points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledEvent {
    /// What it is called.
    pub title: Words,
    /// What counts as one.
    pub source: EventSource,
    /// Points for one.
    pub points: Points,
    /// The most that all of them add.
    pub most: Option<Points>,
}

impl CompiledEvent {
    /// What so many of them add, before the cap of the whole bonus.
    pub fn add(&self, units: u32) -> Points {
        let points = self.points.times(units).min(Points::HIGHEST);
        self.most.map_or(points, |most| points.min(most))
    }
}

/// The compiled bonus of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledBonus {
    /// What earns it.
    pub events: Vec<CompiledEvent>,
    /// The most that all events add.
    pub most: Option<Points>,
    /// It counts only where the total without it is above this.
    pub opens_above: Option<Points>,
    /// Whether it stays where a veto acts.
    pub despite_vetoes: bool,
    /// The rules of which none may fail.
    pub only_if: Vec<Trigger>,
}

/// A compiled scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledScheme {
    /// The pack.
    pub pack: String,
    /// The name of the scheme, unless it is the only one.
    pub name: Option<String>,
    /// The kind of which each subject has a sheet of its own.
    pub each: Option<u32>,
    /// The scheme as it is judged: points that add up from zero are taken from it.
    pub written: Scheme,
    /// The profile that brought it.
    pub profile: Option<String>,
    /// The days on which its pack is in force.
    pub valid: Validity,
    /// Where points are taken from, in order.
    pub items: Vec<ScoreItem>,
    /// The rules that take points, in order.
    pub lines: Vec<DeductionLine>,
    /// The vetoes, in the order in which they act.
    pub vetoes: Vec<CompiledVeto>,
    /// What is added beside the categories.
    pub bonus: Option<CompiledBonus>,
    /// Whether a bonus or an award can lift a total.
    pub lifts: bool,
}

impl CompiledScheme {
    /// What earns bonus points.
    pub fn events(&self) -> &[CompiledEvent] {
        self.bonus.as_ref().map_or(&[], |bonus| &bonus.events)
    }

    /// The rules beside which a bonus does not count.
    pub fn gates(&self) -> &[Trigger] {
        self.bonus.as_ref().map_or(&[], |bonus| &bonus.only_if)
    }

    /// Whether the total depends on a rule.
    pub fn reads(&self, rule: u32) -> bool {
        self.lines.iter().any(|line| line.rule == rule)
            || self.vetoes.iter().any(|veto| veto.trigger.reads(rule))
            || self.events().iter().any(|event| event.source.is_rule(rule))
            || self.gates().iter().any(|gate| gate.reads(rule))
    }

    /// Whether the total depends on a fact, beside what rules read.
    pub fn reads_fact(&self, fact: u32) -> bool {
        let counts = |event: &CompiledEvent| matches!(event.source, EventSource::Fact { fact: named, .. } if named == fact);
        self.lines.iter().any(|line| line.who == Some(fact)) || self.events().iter().any(counts)
    }

    /// The highest total: as the scheme says, else its full mark where something lifts a total.
    pub fn ceiling(&self) -> Option<Points> {
        self.written.ceiling.or(self.lifts.then_some(self.written.full))
    }

    /// Points as they are told: those that add up from zero are judged as points taken from it.
    pub fn told(&self, points: Points) -> Points {
        if self.written.demerits { Points::ZERO.minus(points) } else { points }
    }

    /// The decimals of a displayed total.
    pub fn decimals(&self) -> u8 {
        self.written.round.unwrap_or(2)
    }
}
