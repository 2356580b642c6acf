//! What a requirement that no finite set of answers tells apart can become: each such part of a
//! rule stands for itself, free to hold or to break where its bounds allow it.
//!
//! A rule with free parts can do whatever the rule can do, and perhaps more. So what it can
//! never do, the rule can never do either; of what it can do nothing is said.

use super::answers::Leaf;
use crate::amount::{Amount, LIMIT, SCALE};
use crate::calendar::{Period, Weekday};
use crate::in_force::{InForce, RuleInForce};
use crate::pack::{
    self, Cadence, Change, Count, DayUnit, Fact, FactType, Group, Hours, Is, Limit, Measure, Method, On, OneOf, Pack, PackChoice,
    ParamValue, Plain, Quantity, Ratio, Requirement, Rule, Share, Take, Term, Within,
};
use crate::standard::Standard;
use crate::table::Table;
use crate::words::Words;

/// Values of parameters.
type Setting = Vec<(String, Amount)>;

/// Settings of parameters that are tried for one rule.
const SETTINGS: usize = 256;

/// More than any number of subjects below one.
const MANY: i128 = 100_000;

/// More days than lie between any two dates.
const DAYS: i128 = 110_000;

/// More months than there are from the first day to the last, in ten-thousandths.
const CENTURIES: i64 = 4800 * SCALE;

/// Whether a part can hold and can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Can {
    hold: bool,
    fail: bool,
}

const BOTH: Can = Can { hold: true, fail: true };

/// From the lowest to the highest, without a highest where there is none; in ten-thousandths.
type Range = (i128, Option<i128>);

/// The lowest and the highest that a bound can be, whatever its parameter.
#[derive(Clone, Copy)]
struct Bound(Range);

impl Bound {
    fn low(self) -> i128 {
        self.0.0
    }
    /// Whether the bound can be above a number.
    fn above(self, number: i128) -> bool {
        self.0.1.is_none_or(|high| high > number)
    }
}

/// The values from `low` to `high` against a lowest and a highest that must be kept.
fn within((low, high): Range, at_least: Option<Bound>, at_most: Option<Bound>) -> Can {
    let reaches = at_least.is_none_or(|bound| high.is_none_or(|high| high >= bound.low()));
    let keeps = at_most.is_none_or(|bound| bound.0.1.is_none_or(|most| most >= low));
    let short = at_least.is_some_and(|bound| bound.above(low));
    let over = at_most.is_some_and(|bound| high.is_none_or(|high| high > bound.low()));
    Can { hold: reaches && keeps, fail: short || over }
}

/// A rule with free parts, and the settings of its parameters that tell its other parts apart.
pub(super) struct Loose {
    rule: Rule,
    facts: Vec<(String, Fact)>,
    /// What is tried.
    pub settings: Vec<Setting>,
    /// Whether they stand for all others only if none of them is refused.
    pub corners: bool,
}

struct Walk<'a> {
    standard: &'a Standard,
    rule: &'a RuleInForce,
    in_force: &'a InForce,
    leaves: &'a [Leaf],
    atoms: Vec<(Requirement, String, Can)>,
    /// Parameters that stay in the rule, and how often.
    params: Vec<(String, usize)>,
    /// Figures beside which a parameter may stand, in ten-thousandths.
    beside: Vec<i64>,
    /// Whether a parameter need not be a whole number.
    fine: bool,
}

impl Loose {
    /// A rule with free parts; none where its parameters can be set in too many ways.
    pub fn new(standard: &Standard, rule: &RuleInForce, leaves: &[Leaf]) -> Option<Loose> {
        let in_force = standard.packs.get(rule.pack as usize)?;
        let mut walk = Walk { standard, rule, in_force, leaves, atoms: Vec::new(), params: Vec::new(), beside: vec![0], fine: false };
        let written = &rule.rule;
        let (when, unless) = (written.when.as_ref().map(|part| walk.loose(part)), written.unless.as_ref().map(|part| walk.loose(part)));
        let require = walk.loose(&written.require);
        let loose = Rule { when, unless, require, valid: None, deduct: None, ..written.clone() };
        let corners = walk.params.len() > 2;
        let settings = if corners { walk.corners() } else { walk.settings() }?;
        let facts = walk.atoms.into_iter().map(|(_, name, can)| (name, atom(can))).collect();
        Some(Loose { rule: loose, facts, settings, corners })
    }

    /// The rule alone, with a setting of its parameters; none where the setting is refused, as no
    /// office could make it.
    pub fn standard(&self, standard: &Standard, rule: &RuleInForce, setting: &[(String, Amount)]) -> Option<Standard> {
        let in_force = standard.packs.get(rule.pack as usize)?;
        let read = rule.reads.iter().filter_map(|read| standard.words.facts.get(read.fact as usize));
        let mut facts: Table<Fact> = Table::default();
        for (name, fact) in
            read.map(|info| (info.id.as_str(), &info.fact)).chain(self.facts.iter().map(|(name, fact)| (name.as_str(), fact)))
        {
            facts.set(name, fact.clone());
        }
        let kinds = standard.words.kinds.iter().map(|info| (info.id.clone(), info.kind.clone())).collect();
        let pack = Pack {
            kinds,
            facts,
            rules: vec![self.rule.clone()],
            valid: None,
            layers: Vec::new(),
            scheme: None,
            schemes: Table::default(),
            composites: Table::default(),
            profiles: Table::default(),
            slots: Table::default(),
            ..in_force.pack.clone()
        };
        let value = |value: Amount| ParamValue { value, by: String::new(), on: String::new(), basis: String::new() };
        let params = setting.iter().map(|(name, set)| (name.clone(), value(*set))).collect();
        let choice = PackChoice { pack: pack.id.clone(), params, ..PackChoice::default() };
        Standard::compile(vec![pack], &[choice]).ok()
    }
}

/// The fact that says how a free part comes out.
fn atom(can: Can) -> Fact {
    let words = || Words { zh: String::new(), en: String::new() };
    let options = [("yes", can.hold), ("no", can.fail || !can.hold)];
    let of = options.iter().filter(|(_, can)| *can).map(|(option, _)| ((*option).to_owned(), words())).collect();
    Fact { of, ..Fact::new(words(), FactType::Choice, Method::Look) }
}

fn is_param(term: Option<&Term>) -> bool {
    matches!(term, Some(Term::Param(_)))
}

/// The most days with an event that a period can have.
fn most_days(per: Period, weekday: Option<Weekday>) -> i128 {
    match (per, weekday.is_some()) {
        (Period::Day, _) | (Period::Week, true) => 1,
        (Period::Week, false) => 7,
        (Period::Month, false) => 31,
        (Period::Month, true) => 5,
        (Period::Quarter, false) => 92,
        (Period::Quarter, true) => 14,
        (Period::HalfYear, false) => 184,
        (Period::HalfYear, true) => 27,
        (Period::Year, false) => 366,
        (Period::Year, true) => 53,
    }
}

fn scaled(whole: i128) -> i128 {
    whole.saturating_mul(i128::from(SCALE))
}

/// Every combination of the values of some parameters; none when there are too many.
fn combined(ways: Vec<(&String, Vec<i64>)>) -> Option<Vec<Setting>> {
    let mut settings: Vec<Setting> = vec![Vec::new()];
    for (name, values) in ways {
        let mut values = crate::order::sorted(values);
        values.dedup();
        let set = |setting: &Setting| {
            let more = values.iter().map(|value| setting.iter().cloned().chain([(name.clone(), Amount::from_scaled(*value))]).collect());
            more.collect::<Vec<_>>()
        };
        settings = settings.iter().flat_map(set).collect();
        if settings.len() > SETTINGS {
            return None;
        }
    }
    Some(settings)
}

impl Walk<'_> {
    /// A requirement with free parts in place of what cannot be tried out.
    fn loose(&mut self, written: &Requirement) -> Requirement {
        let can = match written {
            Requirement::Ratio(ratio) => self.ratio(ratio),
            Requirement::Change(change) => self.change(change),
            Requirement::Limit(limit) => self.limit(limit),
            Requirement::Within(days) => self.days(days),
            Requirement::Cadence(cadence) => self.cadence(cadence),
            // Days apart have no end but that of time.
            Requirement::Apart(_) => BOTH,
            Requirement::Count(Count { at_least, at_most, .. }) => {
                within((0, Some(scaled(MANY))), self.bound(at_least), self.bound(at_most))
            }
            Requirement::Share(Share { at_least, at_most, .. }) => {
                within((0, Some(scaled(100))), self.bound(at_least), self.bound(at_most))
            }
            Requirement::Measure(measure) => self.measure(measure),
            Requirement::Text(text) if text.matches.is_some() || !text.forbids.is_empty() || text.avoids.is_some() => BOTH,
            Requirement::FallsOn(on) if self.leaves.iter().any(|leaf| leaf.reads(&on.fact) && !leaf.is_on()) => falls_on(on),
            Requirement::Hours(hours) if is_param(hours.at_least.as_ref()) => self.hours(hours),
            Requirement::AllOf(group) => return Requirement::AllOf(self.group(group)),
            Requirement::AnyOf(group) => return Requirement::AnyOf(self.group(group)),
            Requirement::NoneOf(group) => return Requirement::NoneOf(self.group(group)),
            Requirement::Number(quantity) if quantity.has_own() => BOTH,
            Requirement::Number(quantity) => {
                let Quantity { fact, at_least, at_most, above, below } = quantity;
                let edges = self.standard.words.fact(fact).and_then(|fact| self.standard.words.facts.get(fact as usize));
                let edges = edges.map(|info| [info.fact.min, info.fact.max]).into_iter().flatten().flatten();
                self.beside.extend(edges.map(Amount::scaled));
                let ends = [at_least, at_most].into_iter().flatten().filter_map(pack::Bound::term);
                for term in ends.chain(above).chain(below) {
                    self.fine |= is_param(Some(term));
                    self.note(Some(term));
                }
                return written.clone();
            }
            Requirement::Recent(recent) => {
                self.note(Some(&recent.months));
                return written.clone();
            }
            Requirement::Contains(contains) => {
                let listed = contains.all.len().max(contains.any.len());
                self.list(contains.at_least.as_ref(), listed);
                return written.clone();
            }
            Requirement::Matrix(matrix) => {
                self.list(matrix.at_least.as_ref(), matrix.columns.len().max(matrix.rows.len()));
                return written.clone();
            }
            Requirement::Is(_)
            | Requirement::OneOf(_)
            | Requirement::Rated(_)
            | Requirement::Text(_)
            | Requirement::FallsOn(_)
            | Requirement::Hours(_)
            | Requirement::Stages(_) => return written.clone(),
        };
        let known = self.atoms.iter().find(|(part, ..)| part == written).map(|(_, name, can)| (name.clone(), *can));
        let (fact, can) = known.unwrap_or_else(|| {
            let name = format!("{}.lint-{}", self.standard.words.kind_name(self.rule.kind), self.atoms.len());
            self.atoms.push((written.clone(), name.clone(), can));
            (name, can)
        });
        if can.hold {
            return Requirement::Is(Is { fact, value: Plain::Option("yes".to_owned()) });
        }
        let no = Requirement::OneOf(OneOf { fact, values: vec!["no".to_owned()] });
        Requirement::NoneOf(Group { of: vec![no], at_least: None, open: false, declared: None })
    }

    fn group(&mut self, group: &Group) -> Group {
        self.list(group.at_least.as_ref(), group.of.len());
        Group { of: group.of.iter().map(|member| self.loose(member)).collect(), ..group.clone() }
    }

    /// Takes up a bound that stays in the rule.
    fn note(&mut self, term: Option<&Term>) {
        match term {
            Some(Term::Given(amount)) => self.beside.push(amount.scaled()),
            Some(Term::Param(name)) => match self.params.iter_mut().find(|(known, _)| known == name) {
                Some((_, times)) => *times = times.saturating_add(1),
                None => self.params.push((name.clone(), 1)),
            },
            None => {}
        }
    }

    /// The same of a number out of so many.
    fn list(&mut self, term: Option<&Term>, listed: usize) {
        if is_param(term) {
            let listed = i64::try_from(listed).unwrap_or(i64::MAX);
            self.beside.extend((0..=listed.min(64)).map(|n| n.saturating_mul(SCALE)));
        }
        self.note(term);
    }

    /// Every way to set the parameters that the rest of the rule can tell from others: beside each
    /// figure, and at the ends of what may be set.
    fn settings(&self) -> Option<Vec<Setting>> {
        let mut ways = Vec::new();
        // Of two parameters one may be larger; between two figures there is room for both.
        let steps = i64::try_from(self.params.len()).ok()?;
        for (name, _) in &self.params {
            let (low, high) = self.ends(name);
            let mut values: Vec<i64> = Vec::new();
            let edges = self.beside.iter().copied().chain([low]).chain(high);
            for edge in edges {
                let whole = edge.div_euclid(SCALE).saturating_mul(SCALE);
                for step in steps.saturating_neg()..=steps {
                    values.push(whole.saturating_add(step.saturating_mul(SCALE)));
                    if self.fine {
                        values.extend([edge.saturating_add(step), edge.saturating_add(step.saturating_mul(SCALE))]);
                    }
                }
            }
            // Past everything else.
            values.extend([high.unwrap_or_else(|| LIMIT.saturating_mul(SCALE)), low.max(CENTURIES)]);
            values.retain(|value| *value >= low && high.is_none_or(|high| *value <= high) && *value <= LIMIT.saturating_mul(SCALE));
            ways.push((name, values));
        }
        combined(ways)
    }

    /// The ends of what may be set. A bound that its parameter has for itself holds or breaks at
    /// one of its ends if it does so anywhere, so they stand for all values between them; not
    /// where two parts read one parameter.
    fn corners(&self) -> Option<Vec<Setting>> {
        let ways = self.params.iter().map(|(name, times)| {
            let (low, high) = self.ends(name);
            let most = high.unwrap_or_else(|| LIMIT.saturating_mul(SCALE));
            // More months than this are none at all.
            (*times == 1).then(|| (name, vec![low, low.max(CENTURIES).min(most), most]))
        });
        combined(ways.collect::<Option<Vec<_>>>()?)
    }

    /// What may be set.
    fn ends(&self, name: &str) -> (i64, Option<i64>) {
        let param = self.in_force.params.get(name);
        let low = param.and_then(|param| param.min).unwrap_or_default().scaled();
        (low, param.and_then(|param| param.max).map(Amount::scaled))
    }

    fn bound_of(&self, term: &Term) -> Bound {
        Bound(match term {
            Term::Given(amount) => (i128::from(amount.scaled()), Some(i128::from(amount.scaled()))),
            Term::Param(name) => {
                let (low, high) = self.ends(name);
                (i128::from(low), high.map(i128::from))
            }
        })
    }

    fn bound(&self, term: &Option<Term>) -> Option<Bound> {
        term.as_ref().map(|term| self.bound_of(term))
    }

    /// The numbers that a fact takes, and its smallest step.
    fn range(&self, fact: &str) -> (i128, i128, i128) {
        let info = self.standard.words.fact(fact).and_then(|fact| self.standard.words.facts.get(fact as usize));
        let end = |end: Option<Amount>| end.map(|end| i128::from(end.scaled()));
        let low = info.and_then(|info| end(info.fact.min)).unwrap_or(0);
        let high = info.and_then(|info| end(info.fact.max)).unwrap_or_else(|| scaled(i128::from(LIMIT)));
        (low, high, if info.is_some_and(|info| info.fact.whole) { i128::from(SCALE) } else { 1 })
    }

    fn ratio(&self, ratio: &Ratio) -> Can {
        let (at_least, at_most) = (self.bound(&ratio.at_least), self.bound(&ratio.at_most));
        if ratio.part == ratio.whole {
            return within((scaled(100), Some(scaled(100))), at_least, at_most);
        }
        let (part_low, part_high, _) = self.range(&ratio.part);
        let (whole_low, whole_high, step) = self.range(&ratio.whole);
        let base = self.bound(&ratio.min_base).map_or(0, Bound::low);
        let whole_low = whole_low.max(step).max(base);
        if whole_low > whole_high {
            return Can { hold: false, fail: false };
        }
        let per_cent = |part: i128, whole: i128, up: i128| {
            let over = part.saturating_mul(scaled(100));
            over.saturating_add(up).checked_div_euclid(whole).unwrap_or(0)
        };
        // Rounded outwards: a little more than can be.
        let low = per_cent(part_low, if part_low >= 0 { whole_high } else { whole_low }, 0);
        let most = if part_high >= 0 { whole_low } else { whole_high };
        let high = per_cent(part_high, most, most.saturating_sub(1));
        // What was rounded down says too much of what is short, and nothing of what is not: zero stays zero.
        within((low, Some(high)), at_least, at_most)
    }

    fn change(&self, change: &Change) -> Can {
        let falls = change.fall_at_least.is_some() || change.fall_by.is_some();
        let (per_cent, by) = if falls { (&change.fall_at_least, &change.fall_by) } else { (&change.rise_at_least, &change.rise_by) };
        let (per_cent, by) = (self.bound(per_cent), self.bound(by));
        let (mut base_low, base_high, step) = self.range(&change.base);
        let (now_low, now_high, _) = self.range(&change.now);
        if per_cent.is_some() {
            base_low = base_low.max(step);
        }
        if base_low > base_high {
            return Can { hold: false, fail: false };
        }
        let same = change.base == change.now;
        let changed = match (same, falls) {
            (true, _) => (0, Some(0)),
            (false, true) => (base_low.saturating_sub(now_high), Some(base_high.saturating_sub(now_low))),
            (false, false) => (now_low.saturating_sub(base_high), Some(now_high.saturating_sub(base_low))),
        };
        let by = within(changed, by, None);
        // The share that a base moves by is a straight line of the base: its ends say all.
        let share = |base: i128, now: i128| {
            let moved = if falls { base.saturating_sub(now) } else { now.saturating_sub(base) };
            moved.saturating_mul(scaled(100))
        };
        let ends = [base_low, base_high];
        let pairs = |now: i128| ends.into_iter().map(move |base| (base, if same { base } else { now }));
        let (best, worst) = if falls { (now_low, now_high) } else { (now_high, now_low) };
        let holds = per_cent.is_none_or(|bound| pairs(best).any(|(base, now)| share(base, now) >= base.saturating_mul(bound.low())));
        let fails = per_cent
            .is_some_and(|bound| pairs(worst).any(|(base, now)| bound.0.1.is_none_or(|high| share(base, now) < base.saturating_mul(high))));
        Can { hold: by.hold && holds, fail: by.fail || fails }
    }

    fn limit(&self, limit: &Limit) -> Can {
        let Limit { promised, promised_unit, legal, legal_unit, at_most, .. } = limit;
        if promised_unit.is_some() || legal_unit.is_some() || promised == legal {
            return BOTH;
        }
        let (promised_low, promised_high, _) = self.range(promised);
        let (legal_low, legal_high, _) = self.range(legal);
        let (most_low, most_high) = self.bound_of(at_most).0;
        let mosts = [most_low, most_high.unwrap_or_else(|| scaled(i128::from(LIMIT)))];
        // What is allowed is a product: the ends say all.
        let allowed = || [legal_low, legal_high].into_iter().flat_map(|legal| mosts.map(|most| legal.saturating_mul(most)));
        let hundred = |promised: i128| promised.saturating_mul(scaled(100));
        Can {
            hold: allowed().any(|allowed| hundred(promised_low) <= allowed),
            fail: allowed().any(|allowed| hundred(promised_high) > allowed),
        }
    }

    fn days(&self, days: &Within) -> Can {
        let years = self.in_force.pack.calendar.as_ref().map_or(0, |calendar| i128::try_from(calendar.years.len()).unwrap_or(0));
        let same = days.to.as_ref() == Some(&days.from);
        let most = match (same, days.unit) {
            (true, _) => 0,
            (false, DayUnit::Days) => DAYS,
            (false, DayUnit::WorkingDays) => years.saturating_mul(366),
            (false, DayUnit::Months) => DAYS.div_euclid(28),
        };
        let at_most = match &days.at_most {
            Some(pack::Bound::Term(term)) => Some(self.bound_of(term)),
            None => None,
            Some(pack::Bound::Fact { .. }) => return BOTH,
        };
        if days.less.is_some() || days.running {
            return BOTH;
        }
        let can = within((0, Some(scaled(most))), self.bound(&days.at_least), at_most);
        // The second date may lie before the first.
        Can { fail: can.fail || !same && !days.or_before, ..can }
    }

    fn cadence(&self, cadence: &Cadence) -> Can {
        let near = cadence.returns.as_ref().and_then(|returns| self.bound_of(&returns.within).0.1);
        let near = near.map_or(i128::MAX, |within| within.saturating_mul(2).saturating_add(scaled(1)));
        let can = |per: Period, at_least: &Term| self.bound_of(at_least).low() <= scaled(most_days(per, cadence.weekday)).min(near);
        let levels = cadence.by.iter().flat_map(|by| by.levels.iter());
        Can {
            hold: can(cadence.per, &cadence.at_least) || levels.into_iter().any(|(_, level)| can(level.per, &level.at_least)),
            fail: true,
        }
    }

    fn measure(&self, measure: &Measure) -> Can {
        let (low, high, _) = self.range(&measure.fact);
        let range = match measure.take {
            Take::Mean | Take::Min | Take::Max => (low, Some(high)),
            Take::Spread => (0, Some(high.saturating_sub(low))),
            Take::Sum => {
                let fewest = self.bound(&measure.min_base).map_or(0, |bound| bound.low().div_euclid(i128::from(SCALE)));
                let least = if low < 0 { low.saturating_mul(MANY) } else { low.saturating_mul(fewest) };
                (least, Some(high.max(0).saturating_mul(MANY)))
            }
        };
        within(range, self.bound(&measure.at_least), self.bound(&measure.at_most))
    }

    /// Hours that a parameter bounds: from a minute to a day.
    fn hours(&self, hours: &Hours) -> Can {
        let minute = scaled(1).checked_div(60).unwrap_or(0);
        let can = within((minute, Some(scaled(24))), self.bound(&hours.at_least), None);
        Can { fail: can.fail || hours.covers.is_some(), ..can }
    }
}

fn falls_on(on: &On) -> Can {
    let all = |listed: bool, all: bool| !listed || all;
    let weekdays = all(!on.weekdays.is_empty(), (0..7).all(|day| on.weekdays.iter().any(|weekday| i32::from(*weekday as u8) == day)));
    let months = all(!on.months.is_empty(), (1..=12).all(|month| on.months.contains(&month)));
    Can { hold: true, fail: !(weekdays && months) }
}
