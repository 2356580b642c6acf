//! What came out of a check, as values and never as prose.

use crate::amount::Amount;
use crate::calendar::{Day, Weekday};
use crate::pack::DayUnit;
use crate::points::Points;
use crate::words::Words;
use serde::Serialize;

/// What can be said of one rule on one subject. Only `Pass` is a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Verdict {
    /// 合格
    Pass,
    /// 不合格
    Fail,
    /// 未查: an answer is missing.
    Pending,
    /// 待确认: a person must confirm, such as a text match or a claim without records.
    ToConfirm,
    /// 无法核验
    CannotCheck,
    /// 参数未设: a threshold that no source gives was not set.
    NotConfigured,
    /// 内容未提供: a list that the source only names was not supplied.
    NotSupplied,
    /// 不适用
    NotApplicable,
}

impl Verdict {
    /// All verdicts in the order of their numbers.
    pub const ALL: [Verdict; 8] = [
        Verdict::Pass,
        Verdict::Fail,
        Verdict::Pending,
        Verdict::ToConfirm,
        Verdict::CannotCheck,
        Verdict::NotConfigured,
        Verdict::NotSupplied,
        Verdict::NotApplicable,
    ];
    /// Whether an answer may still turn it into a fail.
    pub fn is_open(self) -> bool {
        matches!(self, Verdict::Pending | Verdict::ToConfirm | Verdict::CannotCheck)
    }
}

/// How many subjects of a rule, or items of a report, have each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[allow(missing_docs)]
pub struct Counts {
    pub pass: u32,
    pub fail: u32,
    pub pending: u32,
    pub to_confirm: u32,
    pub cannot_check: u32,
    pub not_configured: u32,
    pub not_supplied: u32,
    pub not_applicable: u32,
}

impl Counts {
    /// The count of one verdict.
    pub fn get(&self, verdict: Verdict) -> u32 {
        let mut copy = *self;
        *copy.slot(verdict)
    }
    /// Adds to the count of one verdict, saturated.
    pub fn add(&mut self, verdict: Verdict, n: u32) {
        let slot = self.slot(verdict);
        *slot = slot.saturating_add(n);
    }
    /// Takes from the count of one verdict, saturated.
    pub fn take(&mut self, verdict: Verdict, n: u32) {
        let slot = self.slot(verdict);
        *slot = slot.saturating_sub(n);
    }
    /// Whether something passed or failed.
    pub fn decided(&self) -> bool {
        self.pass > 0 || self.fail > 0
    }
    /// Adds all counts of another.
    pub fn merge(&mut self, other: &Counts) {
        for verdict in Verdict::ALL {
            self.add(verdict, other.get(verdict));
        }
    }
    fn slot(&mut self, verdict: Verdict) -> &mut u32 {
        match verdict {
            Verdict::Pass => &mut self.pass,
            Verdict::Fail => &mut self.fail,
            Verdict::Pending => &mut self.pending,
            Verdict::ToConfirm => &mut self.to_confirm,
            Verdict::CannotCheck => &mut self.cannot_check,
            Verdict::NotConfigured => &mut self.not_configured,
            Verdict::NotSupplied => &mut self.not_supplied,
            Verdict::NotApplicable => &mut self.not_applicable,
        }
    }
}

/// A bound of a number, with the parameter that set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BoundSeen {
    /// Which side, and whether the bound itself holds.
    pub side: Side,
    /// The bound.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub value: Amount,
}

/// A side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Side {
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// One value that decided a verdict. Facts, options and parameters are named by id; the
/// sentences are made in `say/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case", tag = "reason")]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Reason {
    /// No answer yet.
    Unanswered { fact: String },
    /// The fact does not apply, with the inspector's reason.
    FactNotApplicable { fact: String, because: String },
    /// The fact could not be seen, with the inspector's reason.
    FactCannotCheck { fact: String, because: String },
    /// A yes-no fact.
    YesNo { fact: String, seen: bool, wanted: bool },
    /// A choice and the options that hold; `ordered` when they mean "this or more".
    Choice { fact: String, seen: String, wanted: Vec<String>, ordered: bool },
    /// A number and its bounds.
    Number {
        fact: String,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen: Amount,
        bounds: Vec<BoundSeen>,
    },
    /// Two numbers and the bounds of their ratio in per cent.
    Ratio {
        part: String,
        whole: String,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_part: Amount,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_whole: Amount,
        bounds: Vec<BoundSeen>,
    },
    /// A base too small to say anything of it.
    SmallBase {
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        base: Amount,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        needed: Amount,
    },
    /// A part that is larger than its whole.
    PartOverWhole,
    /// A number before and now, and by how much it must fall or rise.
    Change {
        base: String,
        now: String,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_base: Amount,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_now: Amount,
        falls: bool,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        per_cent: Option<Amount>,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        by: Option<Amount>,
    },
    /// A set: what is missing of what is demanded, what is there although it must not be.
    Elements {
        fact: String,
        missing: Vec<String>,
        forbidden: Vec<String>,
        any_of: Vec<String>,
        present_any: u32,
        needed_any: u32,
        open_list: bool,
    },
    /// The cells of a table that are not filled, by row, and how many each row or column needs
    /// when it is not all of them.
    Cells { missing: Vec<Cells>, each: crate::pack::MatrixSide, needed: Option<u32> },
    /// A time range, what it must take in, and how many hours it must last.
    Hours {
        fact: String,
        seen: String,
        covers: Option<String>,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        at_least: Option<Amount>,
    },
    /// A date, and the days of the week and months on which it is to fall; none stands for any.
    On {
        fact: String,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen: Day,
        weekdays: Vec<Weekday>,
        months: Vec<u8>,
    },
    /// A rating that nothing shows.
    NoEvidence { fact: String },
    /// The source says another number of entries than it lists.
    Declared { declared: u32, listed: u32 },
    /// A text that is empty.
    TextEmpty { fact: String },
    /// Phrases or the pattern that a text lacks.
    TextLacks { fact: String, phrases: Vec<String> },
    /// Phrases of which a text has none.
    TextLacksAny { fact: String, phrases: Vec<String> },
    /// A phrase in a text that a person must judge, and the sort of phrases that it is of.
    TextHit { fact: String, phrase: String, family: Option<Words> },
    /// A text over which a pattern takes more steps than it may, so that a person must look.
    TextTooLong { fact: String, pattern: String },
    /// A text that meets the demand.
    TextGood { fact: String },
    /// A date and the earliest day that holds.
    Date {
        fact: String,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen: Day,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        earliest: Day,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        latest: Day,
    },
    /// Two stages in the wrong order.
    StagesOrder { first: String, second: String },
    /// All stages in order.
    StagesGood { facts: Vec<String> },
    /// The days between two dates.
    Days {
        from: String,
        /// None where the second is the day of the inspection.
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        to: Option<String>,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_from: Day,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_to: Day,
        /// In the unit; of months the whole ones.
        days: i64,
        /// Whether one more month has begun.
        more: bool,
        /// The days of these that do not count.
        #[cfg_attr(feature = "wasm", tsify(type = "[fact: string, days: string] | null"))]
        less: Option<(String, Amount)>,
        unit: DayUnit,
        bounds: Vec<BoundSeen>,
    },
    /// The second of two dates lies before the first.
    DaysOrder {
        from: String,
        /// None where it is the day of the inspection.
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        to: Option<String>,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_from: Day,
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        seen_to: Day,
    },
    /// A year of which the calendar of working days says nothing.
    NoCalendar { year: i32 },
    /// A promised limit beside the legal one, and the most in per cent.
    Limit {
        promised: Time,
        legal: Time,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        at_most: Option<Amount>,
    },
    /// Nobody said what a working day is worth in another unit.
    NoConversion,
    /// Complete periods that had too few events.
    Cadence { per: crate::calendar::Period, working: bool, short: Vec<PeriodSeen>, periods: u32, needed: u32 },
    /// Only events so many days about the yearly return of a date count.
    Returns { fact: String, within: u32 },
    /// No complete period lies between the dates of the subject.
    NoPeriod,
    /// A claim without records.
    Claim { fact: String },
    /// How many subjects were found.
    Count { of: String, found: u32, unsure: u32, at_least: Option<u32>, at_most: Option<u32> },
    /// How many subjects of a base meet something, and the bounds in per cent.
    Share { of: String, found: u32, base: u32, unsure: u32, bounds: Vec<BoundSeen> },
    /// A number of many subjects put together; to four decimals, where it is not exact.
    Measure {
        fact: String,
        take: crate::pack::Take,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        seen: Option<Amount>,
        of: u32,
        unsure: u32,
        bounds: Vec<BoundSeen>,
    },
    /// A parameter without a value.
    ParamUnset { param: String },
    /// A list that was not supplied in full.
    SlotEmpty { slot: String, listed: u32, size: u32 },
    /// So many members of a group hold, so many are needed.
    Group { held: u32, needed: u32, of: u32 },
    /// The condition under which the rule applies is not met.
    Condition,
    /// The inspection is not on one of the days on which the rule is in force.
    NotInForce {
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        from: Option<Day>,
        #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
        until: Option<Day>,
    },
    /// A recorded exception.
    Exception,
    /// No subject of the kind was entered.
    NoSubject { kind: String },
}

/// The empty cells of one row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Cells {
    /// The set that is the row.
    pub fact: String,
    /// Its options that are not there.
    pub missing: Vec<String>,
}

/// A time limit: a number, with the option of its unit where it can have several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Time {
    /// The fact that is the number.
    pub fact: String,
    /// The number.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub seen: Amount,
    /// The fact that is the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The option of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Whether it is done at once, without a number.
    pub immediate: bool,
}

/// A complete period and the number of days with an event in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PeriodSeen {
    /// How many periods before the one that still runs; 1 is the last complete one.
    pub back: u32,
    /// Days with an event.
    pub events: u32,
}

/// Everything that is not a pass, with the values that decided it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Finding {
    /// Place of the rule among the rules in force.
    pub rule: u32,
    /// Place of the subject in the inspection; none when the kind has no subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The verdict.
    pub verdict: Verdict,
    /// Points that it takes before any cap; none without a scheme, or where nobody set them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub lost: Option<Points>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Places in the list of what was recorded: the answers of the subject and of those above it that
    /// the rule reads; of those below only what has a note, a reason or photos.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub answers: Vec<u32>,
}
