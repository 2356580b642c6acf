//! Schemes: how points are taken and what a total is called.

use crate::calendar::Period;
use crate::points::Points;
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// What an item counts of which no line applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    /// Its full points.
    Full,
    /// Nothing: the rest is told on the scale of the full mark.
    Exclude,
}

/// How points are taken, from lines through items and categories to a total and a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Scheme {
    /// Where it comes from, or that it is compiled.
    pub title: Words,
    /// Whether the points are put together by us; shown on screen and in print.
    #[serde(default)]
    pub compiled: bool,
    /// The kind of which each subject has a sheet of its own; one sheet for all when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// Whether points add up from zero and more is worse; then every full mark is 0.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub demerits: bool,
    /// The full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// The highest total, where bonus and awards may lift it above the full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub ceiling: Option<Points>,
    /// The full mark of the whole scheme of which only a part was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub visible_of: Option<Points>,
    /// The lowest total; none when the source allows negative totals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub floor: Option<Points>,
    /// What an item counts of which no line applies.
    pub not_applicable: NotApplicable,
    /// So many per cent of the rules that take points have to be assessed, that is pass or fail, for a
    /// total and a grade; at least one when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub assessed_at_least: Option<Points>,
    /// Decimals of a displayed total, 0 to 2; required where `not_applicable` is `exclude`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u8>,
    /// The categories in order.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Category>"))]
    pub categories: Table<Category>,
    /// What a total is called; empty when the source gives no grades.
    #[serde(default)]
    pub grades: Vec<Grade>,
    /// Rules whose fail does more than take points, in the order in which they act.
    #[serde(default)]
    pub vetoes: Vec<Veto>,
    /// Points beside the categories for what was done beyond duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Bonus>,
}

/// Where points are taken from: a name, its full points, its lowest points.
pub type Place<'a> = (&'a str, Points, Option<Points>);

impl Scheme {
    /// Where points are taken from, in order.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.categories.iter().flat_map(|(id, category)| category.places(id))
    }
}

impl Category {
    /// The items of a category with this name; of one without items itself.
    pub fn places<'a>(&'a self, id: &'a str) -> impl Iterator<Item = Place<'a>> {
        let own = self.items.is_empty().then_some((id, self.full, self.floor));
        own.into_iter().chain(self.items.iter().map(|(id, item)| (id, item.full, item.floor)))
    }
}

/// Bonus points: added when everything else is added up, never where a rule of `only_if` fails, nor
/// where a veto acts, unless the source says that it stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Bonus {
    /// What earns them.
    pub events: Vec<BonusEvent>,
    /// The most that all of them add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
    /// They count only where the total without them is above this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub opens_above: Option<Points>,
    /// Whether it stays where a veto acts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub despite_vetoes: bool,
    /// Rules of which none fails on what a sheet sees; else nothing counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub only_if: Vec<String>,
}

/// One thing that earns bonus points: a rule that passes, or a number fact that counts events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BonusEvent {
    /// What it is.
    pub title: Words,
    /// The rule: each subject that passes is one event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The number fact: each whole one is one event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// Points an event.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub points: Points,
    /// The most that these events add to a sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
}

/// A part of a scheme with a full mark of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Category {
    /// What it is called.
    pub title: Words,
    /// Its full points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// Its lowest points; none when it may go negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub floor: Option<Points>,
    /// The most that it counts, of points that add up from zero; no end when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
    /// Its items; a category without items takes deductions itself.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Item>", optional))]
    pub items: Table<Item>,
}

/// A part of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Item {
    /// The number fact in which those who are assessed gave themselves points; only shown beside
    /// the points, never a part of them.
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    /// What it is called.
    pub title: Words,
    /// Its full points.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub full: Points,
    /// Its lowest points; none when it may go negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub floor: Option<Points>,
    /// The most that it counts, of points that add up from zero; no end when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub most: Option<Points>,
}

/// One end of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The end belongs to the grade.
    Closed,
    /// The end does not belong to the grade.
    Open,
}

/// A grade: `at_least` and `at_most` belong to it, `above` and `below` do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Grade {
    /// The name by which a veto forces it.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Lower end, closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub at_least: Option<Points>,
    /// Lower end, open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub above: Option<Points>,
    /// Upper end, closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub at_most: Option<Points>,
    /// Upper end, open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub below: Option<Points>,
    /// So many per cent of its points every category has to have; where one has fewer, the grade
    /// is the next lower one whose demand is met.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub each_at_least: Option<Points>,
}

/// What a veto does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The grade is at most this one; a lower total keeps its own.
    Grade(String),
    /// The grade is so many steps lower, down to the lowest.
    Lower(u8),
    /// The category counts nothing.
    Zero(String),
    /// Nothing more is scored: there is no total. The words say what happens instead.
    Stop(Words),
    /// Awards are lost for a time.
    LoseAward(Award),
    /// It is handed on; the words say to whom.
    Escalate(Words),
}

/// Awards that are lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Award {
    /// Which awards.
    pub award: Words,
    /// For how long.
    #[serde(rename = "for")]
    pub period: Period,
}

/// A rule whose fail on any subject does more than take points, or several that do so together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Veto {
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub rule: Option<String>,
    /// The rules of which so many fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub several: Option<Several>,
    /// What it does.
    pub effect: Effect,
}

/// Rules that are a veto together when enough of them fail on what a sheet sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Several {
    /// What it is called, such as "two key items fail".
    pub title: Words,
    /// What is counted, no rule twice.
    pub rules: Vec<Counted>,
    /// How many are enough.
    pub fails: Fails,
}

/// A rule, written as its name, or several that count as one item, written as a list. The name of a
/// list of the pack stands for its entries, each counted unless it is inside such an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Counted(pub Vec<String>);

/// How many fails are enough. A rule that is not configured or not supplied does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Fails {
    /// So many rules or items, each once however many subjects fail it.
    RulesAtLeast(u32),
    /// So many subjects, added up over the rules.
    FindingsAtLeast(u32),
    /// So many per cent of the rules that apply.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    ShareAtLeast(Points),
    /// More than so many per cent of the rules that apply.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    ShareAbove(Points),
}

/// What a composite makes of a part that is missing: a vote that was not held, a scheme that was
/// stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The weights of the others are told on the whole.
    Renormalise,
    /// It counts nothing.
    Zero,
    /// There is no total.
    Block,
}

/// A score put together from parts: the sum of weight × value ÷ full mark of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Composite {
    /// What it is called.
    pub title: Words,
    /// Whether it is put together by us.
    #[serde(default)]
    pub compiled: bool,
    /// The kind of which each subject has one; one for all when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// What is made of a part that is missing.
    pub missing: Missing,
    /// Decimals of the displayed total, 0 to 2.
    pub round: u8,
    /// Its parts, at most eight.
    pub parts: Vec<CompositePart>,
    /// Grades by the total; none asks anything of single categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub grades: Vec<Grade>,
}

/// One part of a composite: the total of a scheme of the same pack and kind, or a number fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CompositePart {
    /// What it is.
    pub title: Words,
    /// The scheme by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The number fact; its `max` is no more than `out_of`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// Its weight; all weights together are the full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub weight: Points,
    /// Its own full mark.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub out_of: Points,
}
