//! A score put together from other scores and from numbers, each with its weight.

use super::grade::{check_edges, reachable};
use super::plan::{Plan, above_zero, fact};
use super::seen::{Ground, Seen, sheets};
use super::sheet::{GradeHead, GradeLine, grade_lines, only_reachable};
use crate::amount::SCALE;
use crate::facts::{Data, Facts, RowState};
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::InForce;
use crate::pack::{Composite, CompositePart, FactType, Grade, Missing};
use crate::points::{Exact, Points, Score};
use crate::vocabulary::Vocabulary;
use crate::words::Words;
use serde::Serialize;
use tsify::Tsify;

/// More parts than any source has; every choice of those that may be missing is tried.
const PARTS: usize = 8;

/// A composite made ready.
#[derive(Clone, Debug)]
pub struct Blend {
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// The kind of which each subject has one.
    pub each: Option<u32>,
    /// As written.
    pub written: Composite,
    sources: Vec<Source>,
}

/// Where a part comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// The total of a scheme, by its place among all.
    Plan(usize),
    /// A number, whose highest value is that of the part.
    Fact(u32),
}

/// One composite.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct CompositeSheet {
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: Words,
    /// Whether it is put together by us.
    pub compiled: bool,
    /// Place of the subject in the inspection, of one for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    /// The sum of the weights.
    #[tsify(type = "string")]
    pub full: Points,
    /// Whether a missing part leaves no total.
    pub blocked: bool,
    /// The best total still possible, rounded for display.
    #[tsify(type = "string")]
    pub best: Points,
    /// The worst total still possible, rounded for display.
    #[tsify(type = "string")]
    pub worst: Points,
    /// The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
    /// full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_exact: Option<Exact>,
    /// The worst total as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_exact: Option<Exact>,
    /// Whether the worst may be lower still.
    pub at_most: bool,
    /// The grade, when only one is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// All grades, and whether each can still be reached.
    pub grades: Vec<GradeLine>,
    /// Its parts.
    pub parts: Vec<PartSheet>,
}

/// The numbers of a composite that are always in view; its words stand once in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct CompositeHead {
    /// Place among the composites in force.
    pub composite: u32,
    /// Whether a missing part leaves no total.
    pub blocked: bool,
    /// The best total still possible, rounded for display.
    #[tsify(type = "string")]
    pub best: Points,
    /// The worst total still possible, rounded for display.
    #[tsify(type = "string")]
    pub worst: Points,
    /// The best total as it is, where the rounded one would say otherwise of a grade's bound or of the
    /// full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_exact: Option<Exact>,
    /// The worst total as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_exact: Option<Exact>,
    /// Whether the worst may be lower still.
    pub at_most: bool,
    /// The grade, when only one is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// By grade of the composite.
    pub grades: Vec<GradeHead>,
}

/// One part of a composite.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct PartSheet {
    /// What it is.
    pub title: Words,
    /// Its weight.
    #[tsify(type = "string")]
    pub weight: Points,
    /// Its full mark.
    #[tsify(type = "string")]
    pub out_of: Points,
    /// Whether it is missing.
    pub missing: bool,
    /// Whether it is missing because too little of it was assessed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[tsify(optional)]
    pub too_little: bool,
    /// The best value still possible, with two decimals.
    #[tsify(type = "string")]
    pub best: Points,
    /// The worst value still possible, with two decimals.
    #[tsify(type = "string")]
    pub worst: Points,
    /// The best value as it is, where the rounded one would say otherwise of the full mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub best_exact: Option<Exact>,
    /// The worst value as it is, where the rounded one would say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub worst_exact: Option<Exact>,
}

/// What is known of a part.
#[derive(Clone, Copy)]
pub struct Known {
    best: Score,
    worst: Score,
    missing: bool,
    too_little: bool,
    may_miss: bool,
    endless: bool,
}

impl Known {
    const GONE: Known = Known {
        best: Score::of(Points::ZERO),
        worst: Score::of(Points::ZERO),
        missing: true,
        too_little: false,
        may_miss: false,
        endless: false,
    };

    /// Of a scheme, by what its sheet sees.
    pub fn of(plan: &Plan, seen: &Seen) -> Known {
        if plan.stopped(seen) {
            return Known::GONE;
        }
        let coverage = plan.coverage(seen);
        if coverage.too_little() {
            return Known { too_little: true, ..Known::GONE };
        }
        let totals = plan.totals(seen);
        let may_miss = plan.may_stop(seen) || !coverage.enough();
        Known { may_miss, endless: totals.at_most, ..Known::there(totals.worst, totals.best) }
    }

    /// Of a value between two ends.
    fn there(worst: Score, best: Score) -> Known {
        Known { best, worst, missing: false, ..Known::GONE }
    }
}

impl Blend {
    /// Makes the composites of a pack ready; `plans` are those of the pack, the first of them is
    /// `first` among all.
    ///
    /// # Errors
    /// A scheme or fact that is not there or does not fit, weights of nothing, more parts than eight.
    pub fn all(in_force: &InForce, plans: &[Plan], first: usize, words: &Vocabulary) -> Result<Vec<Blend>, Fault> {
        let composites = in_force.composites.iter();
        composites
            .map(|(name, written)| {
                Blend::new(in_force, name, written, plans, first, words).map_err(|fault| {
                    let fault = fault.under(name).under("composites");
                    match &in_force.scheme_profile {
                        Some(profile) => fault.under(profile).under("profiles"),
                        None => fault,
                    }
                })
            })
            .collect()
    }

    fn new(in_force: &InForce, name: &str, written: &Composite, plans: &[Plan], first: usize, words: &Vocabulary) -> Result<Blend, Fault> {
        let unknown = |name: &str| Fault::unknown_in_pack(Thing::Kind, name, words.kinds.iter().map(|kind| kind.id.as_str())).under("each");
        let each = written.each.as_ref().map(|name| words.kind(name).ok_or_else(|| unknown(name))).transpose()?;
        // The form reads packs that were made ready once; the number of parts bounds the work.
        if written.parts.is_empty() || written.parts.len() > PARTS {
            let problem =
                || Problem::OutOfRange { found: written.parts.len().to_string(), min: Some("1".to_owned()), max: Some(PARTS.to_string()) };
            return Err(Fault::of_pack(problem).under("parts"));
        }
        check_edges(&written.grades)?;
        if let Some(at) = written.grades.iter().position(|grade| cfg!(feature = "authoring") && grade.each_at_least.is_some()) {
            let problem = || Problem::UnknownKey { key: "each_at_least".to_owned(), near: None, others: Vec::new() };
            return Err(Fault::of_pack(problem).under("each_at_least").at(at).under("grades"));
        }
        let source =
            |(at, part): (usize, &CompositePart)| source(part, each, plans, first, words).map_err(|fault| fault.at(at).under("parts"));
        let sources = written.parts.iter().enumerate().map(source).collect::<Result<_, _>>()?;
        Ok(Blend { pack: in_force.pack.id.clone(), name: name.to_owned(), each, written: written.clone(), sources })
    }

    /// Whether it depends on a fact.
    pub fn reads_fact(&self, fact: u32) -> bool {
        self.sources.iter().any(|source| matches!(source, Source::Fact(named) if *named == fact))
    }

    /// How many sheets it makes.
    pub fn sheets(&self, facts: &Facts) -> usize {
        sheets(self.each, facts)
    }

    /// All its sheets, in the order of their subjects.
    pub fn all_sheets<'a>(&'a self, plans: &'a [Plan], ground: Ground<'a>) -> impl Iterator<Item = CompositeSheet> + 'a {
        (0..self.sheets(ground.facts)).filter_map(move |row| Some(self.sheet(plans, ground, u32::try_from(row).ok()?)))
    }

    /// The schemes from which it is put together, by their places among all.
    pub fn plans(&self) -> impl Iterator<Item = usize> + '_ {
        self.sources.iter().filter_map(|source| match source {
            Source::Plan(at) => Some(*at),
            Source::Fact(_) => None,
        })
    }

    /// The numbers that are always in view; `composite` is its place, `plan` tells what is known of a
    /// scheme by its place.
    pub fn head(&self, composite: u32, facts: &Facts, row: u32, plan: &dyn Fn(usize) -> Option<Known>) -> CompositeHead {
        self.head_of(composite, &self.all_known(facts, row, plan))
    }

    fn head_of(&self, composite: u32, known: &[(&CompositePart, Known)]) -> CompositeHead {
        let (ends, may_block) = self.ends(known);
        let (worst, best) = ends.unwrap_or((Score::of(Points::ZERO), Score::of(Points::ZERO)));
        let at_most = ends.is_some() && known.iter().any(|(_, known)| known.endless && !known.missing);
        let lowest = if at_most { Score::of(Points::LOWEST) } else { worst };
        let line = |grade: &Grade| GradeHead { reachable: ends.is_some() && reachable(grade, lowest, best), kept_by: None, because: None };
        let grades: Vec<GradeHead> = self.written.grades.iter().map(line).collect();
        CompositeHead {
            composite,
            blocked: ends.is_none(),
            best: best.rounded(self.written.round),
            worst: worst.rounded(self.written.round),
            best_exact: self.exact(best).filter(|_| ends.is_some()),
            worst_exact: self.exact(worst).filter(|_| ends.is_some()),
            at_most,
            grade: only_reachable(&self.written.grades, &grades).filter(|_| !may_block),
            grades,
        }
    }

    /// The composite as it stands: of the whole inspection, or of one row of its kind.
    pub fn sheet(&self, plans: &[Plan], ground: Ground<'_>, row: u32) -> CompositeSheet {
        let known = self.known_of(plans, ground, row);
        let head = self.head_of(0, &known);
        let told = |(part, known): &(&CompositePart, Known)| PartSheet {
            title: part.title.clone(),
            weight: part.weight,
            out_of: part.out_of,
            missing: known.missing,
            too_little: known.too_little,
            best: known.best.rounded(2),
            worst: known.worst.rounded(2),
            best_exact: known.best.beside(2, [part.out_of]),
            worst_exact: known.worst.beside(2, [part.out_of]),
        };
        CompositeSheet {
            pack: self.pack.clone(),
            name: self.name.clone(),
            title: self.written.title.clone(),
            compiled: self.written.compiled,
            subject: self.each.and_then(|kind| ground.facts.rows.get(kind as usize)?.subjects.get(row as usize).copied()),
            full: self.full(),
            blocked: head.blocked,
            best: head.best,
            worst: head.worst,
            best_exact: head.best_exact,
            worst_exact: head.worst_exact,
            at_most: head.at_most,
            grade: head.grade,
            grades: grade_lines(&self.written.grades, head.grades),
            parts: known.iter().map(told).collect(),
        }
    }

    /// The exact total where nothing can move it any more; none without a total.
    #[cfg(feature = "authoring")]
    pub fn settled(&self, plans: &[Plan], ground: Ground<'_>, row: u32) -> Option<Score> {
        let known = self.known_of(plans, ground, row);
        let (worst, best) = self.ends(&known).0?;
        // A part that a veto stops is missing for certain; any other has to be settled itself.
        let mut each = known.iter().zip(&self.sources).filter(|((_, known), _)| !known.missing);
        let settled = each.all(|((_, known), source)| match source {
            Source::Plan(at) => plans.get(*at).is_some_and(|plan| plan.settled(ground, row).is_some()),
            Source::Fact(_) => !known.may_miss,
        });
        (settled && best == worst).then_some(best)
    }

    /// Whether there is no total because too little of a part was assessed.
    #[cfg(feature = "authoring")]
    pub fn has_too_little(&self, plans: &[Plan], ground: Ground<'_>, row: u32) -> bool {
        let known = self.known_of(plans, ground, row);
        self.ends(&known).0.is_none() && known.iter().any(|(_, known)| known.too_little)
    }

    /// The grade where nothing can change it any more, or that it has none of its grades; nothing
    /// while it is open or there may be no total.
    #[cfg(feature = "authoring")]
    pub fn settled_grade(&self, plans: &[Plan], ground: Ground<'_>, row: u32) -> Option<Option<&str>> {
        let known = self.known_of(plans, ground, row);
        let (Some((worst, best)), false) = self.ends(&known) else { return None };
        let worst = if known.iter().any(|(_, known)| known.endless && !known.missing) { Score::of(Points::LOWEST) } else { worst };
        let mut there = known.iter().zip(&self.sources).filter(|((_, known), _)| !known.missing);
        let assessed = there.all(|(_, source)| match source {
            Source::Plan(at) => plans.get(*at).is_some_and(|plan| plan.is_assessed(ground, row)),
            Source::Fact(_) => true,
        });
        let left: Vec<bool> = self.written.grades.iter().map(|grade| reachable(grade, worst, best)).collect();
        if assessed { super::grade::settled(&self.written.grades, &left, worst, best) } else { None }
    }

    /// The total as it is, where rounded it would say otherwise of a grade's bound or of the full mark.
    fn exact(&self, total: Score) -> Option<Exact> {
        let edges = self.written.grades.iter().flat_map(|grade| [grade.at_least, grade.above, grade.at_most, grade.below]).flatten();
        total.beside(self.written.round, edges.chain([self.full()]))
    }

    /// The sum of the weights.
    pub fn full(&self) -> Points {
        self.written.parts.iter().fold(Points::ZERO, |sum, part| sum.plus(part.weight))
    }

    /// Worst and best over every choice of what may be missing; none when there is no total. And
    /// whether some choice leaves none.
    fn ends(&self, known: &[(&CompositePart, Known)]) -> (Option<(Score, Score)>, bool) {
        let open: Vec<usize> = known.iter().enumerate().filter(|(_, (_, known))| known.may_miss).map(|(at, _)| at).collect();
        let (mut ends, mut may_block): (Option<(Score, Score)>, bool) = (None, false);
        for choice in 0..1_u32.wrapping_shl(u32::try_from(open.len()).unwrap_or(0)) {
            let gone = |at: usize| {
                open.iter()
                    .position(|other| *other == at)
                    .is_some_and(|bit| choice & 1_u32.wrapping_shl(u32::try_from(bit).unwrap_or(0)) != 0)
            };
            let total = |end: fn(&Known) -> Score| {
                let there = known.iter().enumerate().map(|(at, (part, known))| (*part, (!known.missing && !gone(at)).then(|| end(known))));
                self.total(there)
            };
            if let (Some(worst), Some(best)) = (total(|known| known.worst), total(|known| known.best)) {
                ends = Some(ends.map_or((worst, best), |(low, high)| (low.min(worst), high.max(best))));
            } else {
                may_block = true;
            }
        }
        (ends, may_block)
    }

    /// The total of parts of which some are missing.
    fn total<'a>(&self, parts: impl Iterator<Item = (&'a CompositePart, Option<Score>)>) -> Option<Score> {
        let (mut sum, mut present) = (Score::of(Points::ZERO), Points::ZERO);
        for (part, value) in parts {
            match value {
                Some(value) => {
                    sum = sum.joined(value.times(part.weight, part.out_of));
                    present = present.plus(part.weight);
                }
                None if self.written.missing == Missing::Block => return None,
                None => {}
            }
        }
        match self.written.missing {
            Missing::Renormalise if present <= Points::ZERO => None,
            Missing::Renormalise => Some(sum.times(self.full(), present)),
            Missing::Zero | Missing::Block => Some(sum),
        }
    }

    fn known_of(&self, plans: &[Plan], ground: Ground<'_>, row: u32) -> Vec<(&CompositePart, Known)> {
        self.all_known(ground.facts, row, &|at| plans.get(at).map(|plan| Known::of(plan, &plan.seen(ground, row))))
    }

    fn all_known(&self, facts: &Facts, row: u32, plan: &dyn Fn(usize) -> Option<Known>) -> Vec<(&CompositePart, Known)> {
        let parts = self.written.parts.iter().zip(&self.sources);
        parts.map(|(part, source)| (part, self.known(*source, part, facts, row, plan))).collect()
    }

    fn known(&self, source: Source, part: &CompositePart, facts: &Facts, row: u32, plan: &dyn Fn(usize) -> Option<Known>) -> Known {
        match source {
            Source::Plan(at) => plan(at).unwrap_or(Known::GONE),
            Source::Fact(fact) => {
                let row = if self.each.is_some() { row } else { 0 };
                match (facts.state(fact, row), facts.column(fact).map(|column| &column.data)) {
                    (Some(RowState::Known), Some(Data::Number(numbers))) => {
                        let value = numbers.get(row as usize).map_or(0, |amount| i128::from(amount.scaled()));
                        let value = Score::fraction(value, i128::from(SCALE).checked_div(100).unwrap_or(1));
                        Known::there(value, value)
                    }
                    (Some(RowState::NotApplicable), _) => Known::GONE,
                    _ => Known { may_miss: true, ..Known::there(Score::of(Points::ZERO), Score::of(part.out_of)) },
                }
            }
        }
    }
}

fn source(part: &CompositePart, each: Option<u32>, plans: &[Plan], first: usize, words: &Vocabulary) -> Result<Source, Fault> {
    above_zero("weight", Some(part.weight))?;
    above_zero("out_of", Some(part.out_of))?;
    let out_of_reach = |name: &str| {
        let from = each.map_or("", |each| words.kind_name(each)).to_owned();
        Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from })
    };
    match (&part.scheme, &part.fact) {
        (Some(name), None) => {
            let at = plans.iter().position(|plan| plan.name.as_deref().unwrap_or("") == name);
            let known = plans.iter().map(|plan| plan.name.as_deref().unwrap_or(""));
            let at = at.ok_or_else(|| Fault::unknown_in_pack(Thing::Scheme, name, known).under("scheme"))?;
            match plans.get(at).filter(|plan| plan.each == each) {
                Some(plan) if plan.scheme.demerits => Err(Fault::clash_in_pack(SchemeClash::CompositeOfDemerits).under("scheme")),
                Some(_) => Ok(Source::Plan(first.saturating_add(at))),
                None => Err(out_of_reach(name).under("scheme")),
            }
        }
        (None, Some(name)) => {
            let (fact, info) = fact(name, FactType::Number, words).map_err(|fault| fault.under("fact"))?;
            let single = words.kinds.get(info.kind as usize).is_some_and(|kind| kind.kind.single);
            if cfg!(feature = "authoring") && each.map_or(!single, |each| each != info.kind) {
                return Err(out_of_reach(name).under("fact"));
            }
            // Points beyond the full mark of a part cannot be recorded.
            let most = info.fact.max.map(|max| i128::from(max.scaled()));
            let full = i128::from(part.out_of.hundredths()).saturating_mul(i128::from(SCALE)).checked_div(100);
            if cfg!(feature = "authoring") && (most.is_none() || most > full || info.fact.min.is_some_and(|min| min.scaled() < 0)) {
                return Err(Fault::clash_in_pack(SchemeClash::PartBeyond).under("fact"));
            }
            Ok(Source::Fact(fact))
        }
        (Some(_), Some(_)) => Err(Fault::clash_in_pack(SchemeClash::PartOfBoth).under("fact")),
        (None, None) => Err(Fault::of_pack(|| Problem::MissingKey { key: "scheme or fact".to_owned() })),
    }
}
