//! The keys of a pack: what must be written before the semicolon, what may be after it.

use super::{Faults, FromNode, Look, Node, names, record, variants};
use crate::amount::Amount;
use crate::calendar::{Day, LeapDay, Period, Weekday};
use crate::fault::Expected;
use crate::pack::{
    Apart, Award, Band, Bonus, BonusEvent, Bound, ByLevel, Cadence, Calendar, CalendarYear, Category, Change, Composite, CompositePart,
    Contains, Count, Counted, DayUnit, Deduct, Effect, Fact, FactType, Fails, Family, Forbidden, Force, Grade, Group, Hours, Is, Item,
    Kind, Layer, LayerParam, Limit, Matrix, MatrixSide, Measure, Method, Missing, NotApplicable, On, OneOf, Overlay, Pack, PackChoice,
    Param, ParamValue, Partial, Per, Personal, Plain, PointStep, Portion, Profile, Quantity, Rated, Ratio, Recent, Requirement, Returns,
    Rhythm, Rule, Scheme, Several, Severity, Share, Slot, SlotEntry, SlotFilling, SlotGroup, Stages, Support, Take, Term, TextRule,
    Validity, Veto, Within,
};
use crate::points::Points;
use crate::source::{Citation, Evidence, Source};
use crate::words::Words;

record!(Pack { id = "pack", title, version, status; about, include, sha256, valid, overlay, layers, sources, kinds, facts, calendar, variants, params, slots, rules, scheme, schemes, composites, profiles });
names!(Support { Supported = "supported", Compiled = "compiled", Incomplete = "incomplete" });
record!(Words { zh, en });
record!(Calendar { weekend, years });
record!(CalendarYear { off, on });
names!(Weekday {
    Monday = "monday",
    Tuesday = "tuesday",
    Wednesday = "wednesday",
    Thursday = "thursday",
    Friday = "friday",
    Saturday = "saturday",
    Sunday = "sunday"
});

record!(Source { title, evidence; catalogue });
names!(Evidence { A = "A", B = "B", C = "C", D = "D" });

record!(Kind { label; parent, single, record });
record!(Fact { label, kind = "type", method; of, yes, no, unit, min, max, whole, help, group, personal });
record!(Personal { purpose, keep_days });
names!(FactType {
    YesNo = "yes_no",
    Number = "number",
    Choice = "choice",
    Set = "set",
    Date = "date",
    Dates = "dates",
    TimeRange = "time_range",
    Text = "text",
    Photo = "photo",
    Records = "records"
});
names!(Method {
    Look = "look",
    Document = "document",
    Sample = "sample",
    System = "system",
    Interview = "interview",
    Video = "video"
});

record!(Param { label; unit, min, max, default, note });
record!(Slot { title, size, each, force, severity, sources; groups, deduct, note });
record!(SlotGroup { title; size });
record!(Profile { title; about, compiled, params, forces, deducts, scheme, schemes, composites });

record!(Overlay { layer, region; of, params, forces, notes, slots });
names!(Layer { National = "national", Province = "province", City = "city", County = "county" });
record!(LayerParam { ; value, min, max, on, basis });

record!(Rule { id, title, sources, each, require, force, severity; when, unless, valid, deduct, remedy, note, compiled });
names!(Force { Must = "must", Forbid = "forbid", Should = "should", Practice = "practice", Outcome = "outcome" });
names!(Severity { Critical = "critical", Major = "major", Minor = "minor", Info = "info" });
record!(Validity { ; from, until });
record!(Deduct { within = "in"; points, per, unit, started, most, steps, least, decided, reason, award, lost, rating, bands, also });
record!(Band { option, least, most });
names!(Per { Finding = "finding", Element = "element", Excess = "excess", Shortfall = "shortfall" });
record!(PointStep { points; at_least, above, at_most, below });
record!(Portion { within = "in", factor; who });

variants!(Requirement {
    Is = "is",
    OneOf = "one_of",
    Rated = "rated",
    Number = "number",
    Ratio = "ratio",
    Change = "change",
    Contains = "contains",
    Matrix = "matrix",
    Hours = "hours",
    FallsOn = "falls_on",
    Text = "text",
    Recent = "recent",
    Stages = "stages",
    Within = "within",
    Limit = "limit",
    Cadence = "cadence",
    Apart = "apart",
    Count = "count",
    Share = "share",
    Measure = "measure",
    AllOf = "all_of",
    AnyOf = "any_of",
    NoneOf = "none_of"
});
record!(Is { fact, value });
record!(OneOf { fact, values });
record!(Rated { fact, at_least; evidence, below, above });
record!(Quantity { fact; at_least, at_most, above, below });
record!(Ratio { part, whole; at_least, at_most, min_base });
record!(Change { base, now; fall_at_least, rise_at_least, fall_by, rise_by });
record!(Contains { fact; all, any, at_least, none, open, declared });
record!(Matrix { rows, columns; each, at_least });
names!(MatrixSide { Row = "row", Column = "column" });
record!(Hours { fact; covers, at_least });
record!(On { fact; weekdays, months });
record!(TextRule { fact; contains, any, matches, forbids, avoids });
record!(Family { family, patterns; except });
record!(Recent { fact, months });
record!(Stages { facts });
record!(Within { from, unit; to, or_before, running, less, at_least, at_most });
names!(DayUnit { Days = "days", WorkingDays = "working_days", Months = "months" });
record!(Limit { promised, legal, at_most; promised_unit, legal_unit, calendar_days_per_working_day, hours_per_working_day });
record!(Cadence { dates, per, at_least, periods; filter = "where", claim, from, to, partial, by, weekday, days, months, returns });
record!(Apart { dates, unit; filter = "where", at_least, at_most, running });
record!(Returns { of, within, leap_day });
names!(LeapDay { February28 = "february_28", March1 = "march_1" });
names!(Partial { Skip = "skip", Count = "count" });
record!(ByLevel { fact, levels });
record!(Rhythm { per, at_least });
record!(Count { of; filter = "where", at_least, at_most });
record!(Share { of, filter = "where"; among, at_least, at_most, min_base });
record!(Measure { fact, take; filter = "where", at_least, at_most, min_base });
names!(Take { Sum = "sum", Mean = "mean", Min = "min", Max = "max", Spread = "spread" });
names!(Period { Day = "day", Week = "week", Month = "month", Quarter = "quarter", HalfYear = "half_year", Year = "year" });

record!(Scheme { title, full, not_applicable, categories; compiled, demerits, each, ceiling, visible_of, floor, assessed_at_least, round, grades, vetoes, bonus });
record!(Composite { title, missing, round, parts; compiled, each, grades });
names!(Missing { Renormalise = "renormalise", Zero = "zero", Block = "block" });
record!(CompositePart { title, weight, out_of; scheme, fact });
record!(Bonus { events; most, opens_above, despite_vetoes, only_if });
record!(BonusEvent { title, points; rule, fact, most });
names!(NotApplicable { Full = "full", Exclude = "exclude" });
record!(Category { title, full; floor, most, items });
record!(Item { title, full; floor, most, own = "self" });
record!(Grade { id, title; at_least, above, at_most, below, each_at_least });
record!(Veto { effect; rule, several });
record!(Several { title, rules, fails });
variants!(Fails { RulesAtLeast = "rules_at_least", FindingsAtLeast = "findings_at_least", ShareAtLeast = "share_at_least", ShareAbove = "share_above" });
variants!(Effect { Grade = "grade", Lower = "lower", Zero = "zero", Stop = "stop", LoseAward = "lose_award", Escalate = "escalate" });
record!(Award { award, period = "for" });

record!(PackChoice { pack; sha256, profiles, params, slots });
record!(ParamValue { value; by, on, basis });
record!(SlotFilling { entries; by, on, basis });
record!(SlotEntry { title; group });

impl FromNode for Citation {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        Citation(String::from_node(node, faults))
    }
}

impl FromNode for Day {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        node.and_then(Node::text).and_then(Day::parse).unwrap_or_else(|| {
            faults.expected(node, Expected::Day);
            Day::FIRST
        })
    }
}

impl FromNode for Amount {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        node.and_then(Node::figure).and_then(Amount::parse).unwrap_or_else(|| {
            faults.expected(node, Expected::Decimals(4));
            Amount::default()
        })
    }
}

impl FromNode for Points {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        node.and_then(Node::figure).and_then(Points::parse).unwrap_or_else(|| {
            faults.expected(node, Expected::Decimals(2));
            Points::ZERO
        })
    }
}

impl FromNode for Counted {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        Counted(if node.is_some_and(Node::is_list) { Vec::from_node(node, faults) } else { vec![String::from_node(node, faults)] })
    }
}

/// A parameter by name.
struct Named {
    param: String,
}
record!(Named { param });

impl FromNode for Term {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match node {
            Some(map) if map.is_map() => Term::Param(Named::from_node(node, faults).param),
            Some(list) if list.is_collection() => {
                faults.expected(node, Expected::NumberOrParam);
                Term::Given(Amount::default())
            }
            _ => Term::Given(Amount::from_node(node, faults)),
        }
    }
}

/// A bound of each subject's own.
struct Own {
    fact: String,
}
record!(Own { fact });

impl FromNode for Bound {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match node.filter(|map| map.entry("fact").is_some()) {
            Some(_) => Bound::Fact { fact: Own::from_node(node, faults).fact },
            None => Bound::Term(Term::from_node(node, faults)),
        }
    }
}

impl FromNode for Plain {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        match node.and_then(Node::look) {
            Some(Look::YesNo(value)) => Plain::YesNo(value),
            Some(Look::Text(key)) => Plain::Option(key.to_owned()),
            _ => {
                faults.expected(node, Expected::YesNoOrOption);
                Plain::YesNo(false)
            }
        }
    }
}

impl FromNode for Forbidden {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if node.is_some_and(Node::is_map) {
            Forbidden::Family(Family::from_node(node, faults))
        } else {
            Forbidden::Pattern(String::from_node(node, faults))
        }
    }
}
/// Members with more to say.
struct Members {
    of: Vec<Requirement>,
    at_least: Option<Term>,
    open: bool,
    declared: Option<u32>,
}
record!(Members { of; at_least, open, declared });

impl FromNode for Group {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if node.is_some_and(Node::is_list) {
            return Group { of: Vec::from_node(node, faults), at_least: None, open: false, declared: None };
        }
        let Members { of, at_least, open, declared } = Members::from_node(node, faults);
        Group { of, at_least, open, declared }
    }
}

#[cfg(feature = "authoring")]
mod described {
    use super::*;
    use crate::tree::schema::{Described, Json, Types, any_of, map, of_type};

    fn pattern(pattern: &str) -> Json {
        map([("type", Json::Text("string".to_owned())), ("pattern", Json::Text(pattern.to_owned()))])
    }

    /// A number, or its figures as a text, as resolved packs have them.
    fn decimal(figures: &str) -> Json {
        any_of(vec![of_type(&["number"]), pattern(figures)])
    }

    impl Described for Citation {
        fn schema(_: &mut Types) -> Json {
            of_type(&["string"])
        }
    }

    impl Described for Day {
        fn schema(types: &mut Types) -> Json {
            types.named::<Day>("Day", |_| pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
        }
    }

    impl Described for Amount {
        fn schema(types: &mut Types) -> Json {
            types.named::<Amount>("Amount", |_| decimal("^-?[0-9]+([.][0-9]{1,4})?$"))
        }
    }

    impl Described for Points {
        fn schema(types: &mut Types) -> Json {
            types.named::<Points>("Points", |_| decimal("^-?[0-9]+([.][0-9]{1,2})?$"))
        }
    }

    impl Described for Term {
        fn schema(types: &mut Types) -> Json {
            any_of(vec![Amount::schema(types), Named::schema(types)])
        }
    }

    impl Described for Bound {
        fn schema(types: &mut Types) -> Json {
            any_of(vec![Amount::schema(types), Named::schema(types), Own::schema(types)])
        }
    }

    impl Described for Counted {
        fn schema(types: &mut Types) -> Json {
            any_of(vec![of_type(&["string"]), Vec::<String>::schema(types)])
        }
    }

    impl Described for Plain {
        fn schema(_: &mut Types) -> Json {
            of_type(&["boolean", "string"])
        }
    }

    impl Described for Forbidden {
        fn schema(types: &mut Types) -> Json {
            any_of(vec![of_type(&["string"]), Family::schema(types)])
        }
    }

    impl Described for Group {
        fn schema(types: &mut Types) -> Json {
            any_of(vec![Vec::<Requirement>::schema(types), Members::schema(types)])
        }
    }
}
