//! The kinds of requirement as they are written. Each has one file of the same name in
//! `check/`, which makes it ready and checks it.
//!
//! Written as a map of one key, the name of the kind: `is: {fact: staff.desk_sign, value: true}`.

use crate::amount::Amount;
use crate::calendar::{LeapDay, Period, Weekday};
use crate::table::Table;
use crate::words::Words;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// One requirement on one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Requirement {
    /// A yes-no fact is yes or no; a choice is one option.
    Is(Is),
    /// A choice is one of several options.
    OneOf(OneOf),
    /// A choice stands at or above an option of its order.
    Rated(Rated),
    /// A number lies within bounds.
    Number(Quantity),
    /// Two numbers stand in a ratio.
    Ratio(Ratio),
    /// A number fell or rose against a base.
    Change(Change),
    /// A set holds, or does not hold, certain elements.
    Contains(Contains),
    /// Sets stand as the rows of a table whose cells must be filled.
    Matrix(Matrix),
    /// A time range takes in another, or is long enough.
    Hours(Hours),
    /// A date falls on days of the week or in months of the year.
    FallsOn(On),
    /// A text is filled in, has parts, matches or avoids phrases.
    Text(TextRule),
    /// A date is not older than a number of months.
    Recent(Recent),
    /// Dates follow each other and none is missing.
    Stages(Stages),
    /// Two dates are so many days apart.
    Within(Within),
    /// A promised time limit is so many per cent of the legal one, or less.
    Limit(Limit),
    /// Dated records occur often enough.
    Cadence(Cadence),
    /// Dated records follow each other neither too late nor too soon.
    Apart(Apart),
    /// Subjects of another kind are there in number.
    Count(Count),
    /// So many per cent of the subjects of another kind meet something.
    Share(Share),
    /// A number of many subjects, put together, lies within bounds.
    Measure(Measure),
    /// All members hold.
    AllOf(Group),
    /// At least some members hold.
    AnyOf(Group),
    /// No member holds.
    NoneOf(Group),
}

/// See [`Requirement::Is`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Is {
    /// A yes-no fact or a choice.
    pub fact: String,
    /// `true`, `false` or the key of an option.
    pub value: Plain,
}

/// A truth value or the key of an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Plain {
    /// Of a yes-no fact.
    YesNo(bool),
    /// Of a choice.
    Option(String),
}

/// See [`Requirement::OneOf`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct OneOf {
    /// A choice.
    pub fact: String,
    /// Keys of options.
    pub values: Vec<String>,
}

/// See [`Requirement::Rated`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Rated {
    /// A choice whose options are ordered from least to most.
    pub fact: String,
    /// The lowest option that holds.
    pub at_least: String,
    /// Photos or a text that show why; without them some ratings must be confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Ratings below this option need evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<String>,
    /// Ratings above this option need evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<String>,
}

/// A number as written, or the name of a parameter: `50` or `{param: min_area}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(type_params = ""))]
pub enum Term {
    /// A number that the source gives.
    Given(#[cfg_attr(feature = "wasm", tsify(type = "string"))] Amount),
    /// A parameter of the pack.
    Param(String),
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Term::Given(amount) => amount.serialize(serializer),
            Term::Param(name) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("param", name)?;
                map.end()
            }
        }
    }
}

/// A bound as written: a [`Term`], or a number that is recorded of each subject: `{fact: case.promised}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Bound {
    /// The same for all.
    Term(Term),
    /// Each subject's own.
    Fact {
        /// A number.
        fact: String,
    },
}

/// See [`Requirement::Number`]. Every bound that is given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Quantity {
    /// A number.
    pub fact: String,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Bound>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Bound>,
    /// The bound does not belong to what holds; not beside a bound of each subject's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<Term>,
    /// The bound does not belong to what holds; not beside a bound of each subject's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Term>,
}

impl Quantity {
    /// Whether a bound is another number.
    pub fn has_own(&self) -> bool {
        [&self.at_least, &self.at_most].into_iter().flatten().any(|bound| bound.fact().is_some())
    }
}

impl Bound {
    /// The figure or parameter, where it is the same for all.
    pub fn term(&self) -> Option<&Term> {
        if let Bound::Term(term) = self { Some(term) } else { None }
    }

    /// The number, where each subject has its own.
    pub fn fact(&self) -> Option<&String> {
        if let Bound::Fact { fact } = self { Some(fact) } else { None }
    }
}

/// See [`Requirement::Ratio`]: `part / whole` in per cent, compared without rounding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Ratio {
    /// The number above the line.
    pub part: String,
    /// The number below the line; zero cannot be checked.
    pub whole: String,
    /// Per cent; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// Per cent; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Term>,
    /// The smallest whole of which a ratio says anything; below it, it cannot be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_base: Option<Term>,
}

/// See [`Requirement::Change`]. Either a fall or a rise is demanded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Change {
    /// The number before.
    pub base: String,
    /// The number now.
    pub now: String,
    /// Per cent of the base; a base of zero or less cannot be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fall_at_least: Option<Term>,
    /// Per cent of the base; a base of zero or less cannot be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rise_at_least: Option<Term>,
    /// In the unit of the numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fall_by: Option<Term>,
    /// In the unit of the numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rise_by: Option<Term>,
}

/// See [`Requirement::Contains`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Contains {
    /// A set.
    pub fact: String,
    /// Elements that must all be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub all: Vec<String>,
    /// Elements of which some must be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub any: Vec<String>,
    /// How many of `any`; 1 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// Elements that must not be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub none: Vec<String>,
    /// Whether the source's list is open (等): more may belong to it.
    #[serde(default)]
    pub open: bool,
    /// How many elements the source says there are, when it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<u32>,
}

/// See [`Requirement::Matrix`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Matrix {
    /// Sets that have the columns among their options.
    pub rows: Vec<String>,
    /// Options of every row.
    pub columns: Vec<String>,
    /// Whether a number is asked of each row or of each column; of each row when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<MatrixSide>,
    /// How many cells of each row or column must be filled; all when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
}

/// A side of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum MatrixSide {
    Row,
    Column,
}

/// See [`Requirement::FallsOn`]. Both hold where both are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct On {
    /// A date.
    pub fact: String,
    /// Days of the week, of which it is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub weekdays: Vec<Weekday>,
    /// Months of the year, 1 to 12, of which it is in one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub months: Vec<u8>,
}

/// See [`Requirement::Hours`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Hours {
    /// A time range.
    pub fact: String,
    /// A time range that must lie within it, `HH:MM-HH:MM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<String>,
    /// How many hours it must last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
}

/// See [`Requirement::Text`]. Text is compared after normalising width, spaces and the pack's variants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TextRule {
    /// A text. An empty text never holds.
    pub fact: String,
    /// Phrases that must all occur.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub contains: Vec<String>,
    /// Phrases of which one must occur.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub any: Vec<String>,
    /// A pattern that must match somewhere; at most 512 bytes, linear time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matches: Option<String>,
    /// Patterns whose match a person must confirm.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub forbids: Vec<Forbidden>,
    /// A text of phrases, one a line, whose occurrence a person must confirm: a list that is
    /// itself collected on site. Where it does not apply nothing has to be avoided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avoids: Option<String>,
}

/// A pattern as a plain text, or a family of them with a name and exceptions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Forbidden {
    /// A pattern.
    Pattern(String),
    /// Patterns of one sort.
    Family(Family),
}

/// Patterns of one sort, such as pushing people around.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Family {
    /// What the sort is called.
    pub family: Words,
    /// Patterns.
    pub patterns: Vec<String>,
    /// Patterns of what is taken out of the text before it is looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub except: Vec<String>,
}

/// See [`Requirement::Recent`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Recent {
    /// A date, not after the day of the inspection.
    pub fact: String,
    /// Months before the day of the inspection.
    pub months: Term,
}

/// See [`Requirement::Stages`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Stages {
    /// Date facts in their order; a later one may fall on the day of an earlier one.
    pub facts: Vec<String>,
}

/// The days that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum DayUnit {
    /// Every day.
    Days,
    /// The days that the pack's calendar has as worked.
    WorkingDays,
    /// Months, from a day to the same day of another month or its last; one that has begun is too
    /// many for `at_most` and not enough for `at_least`.
    Months,
}

/// See [`Requirement::Within`]. The first day is not counted, the last one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Within {
    /// The date from which days are counted.
    pub from: String,
    /// The date up to which they are counted; the day of the inspection when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Whether the second date may also lie before the first, as if it were the same day; else
    /// that never holds.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub or_before: bool,
    /// Whether the days run on to the day of the inspection where the second date does not apply,
    /// because it has not come yet. Too many of them fail; until then nothing is judged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub running: bool,
    /// A number of days that are not counted, such as those on which a case was suspended; none
    /// where it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub less: Option<String>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Bound>,
    /// The days that are counted.
    pub unit: DayUnit,
}

/// See [`Requirement::Limit`].
///
/// A unit fact is a choice among `immediate`, `hours`, `working_days` and `calendar_days`; what
/// is done at once takes no time. Limits in different units are compared only where it is stated
/// what a working day is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Limit {
    /// The number that is promised.
    pub promised: String,
    /// Its unit, where it can have several; then `legal_unit` is stated too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised_unit: Option<String>,
    /// The number of the law; where it does not apply there is nothing to compare.
    pub legal: String,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_unit: Option<String>,
    /// Per cent of the legal limit; the bound belongs to what holds.
    pub at_most: Term,
    /// How many calendar days a working day is worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar_days_per_working_day: Option<Term>,
    /// How many hours a working day is worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_working_day: Option<Term>,
}

/// See [`Requirement::Cadence`].
///
/// The periods looked at are the last complete ones before the day of the inspection: a
/// period that still runs can still be met, so it is never counted against anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Cadence {
    /// A date of a record kind below the rule's kind, or a list of dates of the rule's kind.
    pub dates: String,
    /// Which records count.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Requirement>>,
    /// The period.
    pub per: Period,
    /// How many days with an event each period needs.
    pub at_least: Term,
    /// How many complete periods are looked at.
    pub periods: Term,
    /// A yes-no fact given in place of records; yes is a claim that must be confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// A date of the subject: only what lies after it is looked at, such as since a person is in
    /// charge. Where it does not apply there is no beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The date up to which is looked at. Where it does not apply there is no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Whether periods that only begin or end between the dates are looked at; no when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
    /// Another rhythm for some options of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<ByLevel>,
    /// The day of the week on which an event counts; any when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
    /// Where it is working days, only these are looked at, by the pack's calendar; with `per: day`,
    /// or with `per: week`, where a week with a day off is not looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DayUnit>,
    /// Months of the year, 1 to 12: only periods that lie in these are looked at, such as those of
    /// the school terms.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub months: Vec<u8>,
    /// Where the year turns on the return of a date, such as a birthday, and not in January; with
    /// `per: year`. Only events near that day count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returns: Option<Returns>,
}

/// See [`Requirement::Apart`]. What lies after the day of the inspection has not happened yet and
/// does not count; of fewer than two dates there is nothing to compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Apart {
    /// A date of a record kind below the rule's kind, or a list of dates of the rule's kind.
    pub dates: String,
    /// Which records count.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Requirement>>,
    /// From each to the next; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// From each to the next; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Term>,
    /// The days that are counted.
    pub unit: DayUnit,
    /// Whether `at_most` also holds from the last of them to the inspection.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub running: bool,
}

/// The yearly return of a date. Its own year says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Returns {
    /// A date of the subject; where it does not apply nothing is asked.
    pub of: String,
    /// How many days before or after it an event may be, at most 182; 0 is the day itself.
    pub within: Term,
    /// When 29 February returns in a year that has none.
    pub leap_day: LeapDay,
}

/// What becomes of periods that lie only in part between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Partial {
    /// They are not looked at.
    Skip,
    /// They are looked at as whole ones.
    Count,
}

/// Rhythms by the option of a choice, such as the level of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ByLevel {
    /// A choice.
    pub fact: String,
    /// By option; one that is not listed keeps the rhythm of the requirement.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Rhythm>"))]
    pub levels: Table<Rhythm>,
}

/// How often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Rhythm {
    /// The period.
    pub per: Period,
    /// How many days with an event each period needs.
    pub at_least: Term,
}

/// See [`Requirement::Count`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Count {
    /// A kind below the rule's kind.
    pub of: String,
    /// Which subjects count; all when not stated.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Requirement>>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Term>,
}

/// See [`Requirement::Share`]. Of an empty base nothing can be said: it cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Share {
    /// A kind below the rule's kind.
    pub of: String,
    /// Which subjects are the base; all when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub among: Option<Box<Requirement>>,
    /// What those that count meet; to whom it does not apply is not in the base either.
    #[serde(rename = "where")]
    pub filter: Box<Requirement>,
    /// Per cent; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// Per cent; the bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Term>,
    /// The smallest base of which a share says anything; 1 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_base: Option<Term>,
}

/// How the numbers of many subjects become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// All together; of none, zero.
    Sum,
    /// The arithmetic mean, exact.
    Mean,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The largest less the smallest.
    Spread,
}

/// See [`Requirement::Measure`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Measure {
    /// A number of a kind below the rule's kind.
    pub fact: String,
    /// Which subjects count; all when not stated.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Requirement>>,
    /// How they become one number.
    pub take: Take,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// The bound belongs to what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Term>,
    /// The fewest numbers of which anything can be said; 1 when not stated, 0 for a sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_base: Option<Term>,
}

/// Members of `all_of`, `any_of`, `none_of`: a plain list, or a map with more to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Group {
    /// The members.
    pub of: Vec<Requirement>,
    /// How many must hold, for `any_of`; 1 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Term>,
    /// Whether the source's list is open (等).
    pub open: bool,
    /// How many members the source says there are, when it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<u32>,
}
