//! Kinds of subject and the facts about them.

use crate::amount::Amount;
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;

/// A kind of subject, such as hall, window or staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Kind {
    /// What people call it.
    pub label: Words,
    /// The kind to which its subjects belong, such as window → hall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether there is exactly one of it at a site, such as the centre.
    #[serde(default)]
    pub single: bool,
    /// Whether its subjects are dated records, such as meetings, kept in a plain table.
    #[serde(default)]
    pub record: bool,
}

/// What can be recorded for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// `true` or `false`.
    YesNo,
    /// A number with the fact's unit.
    Number,
    /// One of the fact's options, by key; options are ordered from least to most.
    Choice,
    /// Any of the fact's options, by key.
    Set,
    /// `YYYY-MM-DD`.
    Date,
    /// A list of dates.
    Dates,
    /// `HH:MM-HH:MM`.
    TimeRange,
    /// Free text.
    Text,
    /// Photos, by content hash.
    Photo,
    /// A list of rows of named values.
    Records,
}

/// How an inspector comes to know a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 看现场
    Look,
    /// 查台账
    Document,
    /// 抽查办件
    Sample,
    /// 系统数据
    System,
    /// 访谈
    Interview,
    /// 视频
    Video,
}

/// Why personal data is recorded and how long it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Personal {
    /// What it is needed for.
    pub purpose: Words,
    /// Days after which it is to be erased.
    pub keep_days: u32,
}

/// One typed datum about a kind of subject. The kind is the part of its name before the dot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Fact {
    /// What is looked at, as a short noun.
    pub label: Words,
    /// What can be recorded.
    #[serde(rename = "type")]
    pub kind: FactType,
    /// The options of a choice or set, at most 64.
    #[serde(skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Words>", optional))]
    pub of: Table<Words>,
    /// The word for yes, such as 有 or 已公示.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yes: Option<Words>,
    /// The word for no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<Words>,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Words>,
    /// The smallest number that can be recorded; 0 when not stated, so no count is negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub min: Option<Amount>,
    /// The largest number that can be recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub max: Option<Amount>,
    /// Whether only whole numbers can be recorded.
    #[serde(default)]
    pub whole: bool,
    /// How it is looked at, told to the inspector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Words>,
    /// How it comes to be known.
    pub method: Method,
    /// Heading under which the form shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Words>,
    /// Purpose and keeping time when it is personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
}

impl Fact {
    /// The most whole units that can be recorded for a number.
    pub fn most_units(&self) -> u32 {
        self.max.map_or(u32::MAX, Amount::whole_units)
    }
    /// A fact of which nothing else is said.
    pub fn new(label: Words, kind: FactType, method: Method) -> Fact {
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
}
