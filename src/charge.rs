//! The points of a rule made ready: what one subject loses by its verdict.

use crate::amount::{Amount, SCALE};
use crate::check::{Check, Distance, Given, Read, Via};
use crate::facts::{Data, Facts, RowState};
use crate::fault::{DeductClash, Expected, Fault, Found, Problem, Thing};
use crate::finding::Verdict;
use crate::pack::{Deduct, FactType, Per, PointStep};
use crate::points::Points;
use crate::vocabulary::Vocabulary;

/// What one subject loses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowLoss {
    /// Units that are lost.
    pub units: u32,
    /// Points that are lost; below zero what an award gains.
    pub lost: Points,
    /// Points that may still be gained.
    pub gain: Points,
    /// Points that may still be lost beside them.
    pub may: Points,
    /// Whether no bound can be said.
    pub unbounded: bool,
    /// Whether the rule fails and a person must still decide on the points.
    pub undecided: bool,
}

/// The points of a rule made ready.
#[derive(Clone, Debug)]
pub struct Charge {
    how: How,
    /// The most that one subject loses.
    most: Option<Points>,
    /// The parameter without a value that would say how much a unit takes.
    pub unset: Option<String>,
}

#[derive(Clone, Debug)]
enum How {
    /// So much a unit.
    Units { each: Points, per: Per, unit: Amount, started: bool },
    /// By how far a number lies beyond its bound.
    Steps { short: bool, steps: Vec<PointStep> },
    /// What a person decides, from `least` up to `most`, in a number fact, with a reason.
    Decided { least: Points, decided: u32, reason: u32, factors: Vec<Amount> },
    /// Gained by a pass, lost by a fail.
    Award { award: Points, lost: Points },
    /// Points of a band: by option the fewest and the most, and where the points are recorded if any
    /// option has more than one number.
    Bands { rating: u32, decided: Option<u32>, bands: Vec<(Points, Points)> },
}

impl Charge {
    /// Makes the points of a rule ready, with those of a unit as they are in force; adds the facts
    /// in which decisions are recorded to those that the rule reads.
    ///
    /// # Errors
    /// No form or two of them, points below zero, steps with gaps or overlaps, units of what has
    /// none, facts of the wrong kind or type.
    pub fn new(
        (written, each): (&Deduct, Option<Given>),
        require: &Check,
        kind: u32,
        words: &Vocabulary,
        reads: &mut Vec<Read>,
    ) -> Result<Charge, Fault> {
        let (each, unset) = match each {
            Some(Given { value: Some(value), .. }) => (Some(points_in_force(value).map_err(|fault| fault.under("points"))?), None),
            Some(Given { value: None, param }) => (Some(Points::ZERO), param),
            None => (None, None),
        };
        for (key, points) in
            [("points", each), ("most", written.most), ("least", written.least), ("award", written.award), ("lost", written.lost)]
        {
            not_negative(key, points)?;
        }
        let measured = matches!(written.per, Some(Per::Excess | Per::Shortfall)) || !written.steps.is_empty();
        let short = written.per == Some(Per::Shortfall);
        if cfg!(feature = "authoring") && measured && !require.has_bound(short) {
            let what = if short { DeductClash::Shortfall } else { DeductClash::Excess };
            return Err(Fault::clash_in_pack(what).under("per"));
        }
        let clash = |key: &str| Err(Fault::clash_in_pack(other_form(key)).under(key));
        // The form reads packs that were made ready once: what is nonsense was refused then.
        let foreign = |keys: &[(&'static str, bool)]| {
            if cfg!(feature = "authoring") { keys.iter().find(|(_, there)| *there).map(|(key, _)| *key) } else { None }
        };
        let rated = written.rating.is_some() || !written.bands.is_empty();
        let decision = [
            ("rating", rated),
            ("least", written.least.is_some()),
            ("decided", written.decided.is_some()),
            ("reason", written.reason.is_some()),
        ];
        let award = [("award", written.award.is_some()), ("lost", written.lost.is_some())];
        let units = [("unit", written.unit.is_some()), ("started", written.started)];
        let missing = |key: &str| Fault::of_pack(|| Problem::MissingKey { key: key.to_owned() });
        let other = |groups: &[&[(&'static str, bool)]]| groups.iter().find_map(|group| foreign(group));
        let how = if let Some(each) = each {
            if let Some(key) = other(&[&decision, &award, &[("steps", !written.steps.is_empty())]]) {
                return clash(key);
            }
            let per = written.per.ok_or_else(|| missing("per"))?;
            if let (false, Some(key)) = (measured, foreign(&units)) {
                return clash(key);
            }
            let unit = written.unit.unwrap_or(Amount::whole(1));
            if cfg!(feature = "authoring") && unit.scaled() <= 0 {
                let problem = Problem::OutOfRange { found: unit.to_string(), min: Some("0.0001".to_owned()), max: None };
                return Err(Fault::new(problem).under("unit"));
            }
            How::Units { each, per, unit, started: written.started }
        } else if !written.steps.is_empty() {
            if let Some(key) = other(&[&decision, &award, &units]) {
                return clash(key);
            }
            if cfg!(feature = "authoring") && !matches!(written.per, None | Some(Per::Excess | Per::Shortfall)) {
                return clash("per");
            }
            check_steps(&written.steps)?;
            How::Steps { short, steps: written.steps.clone() }
        } else if rated {
            let others = [
                ("least", written.least.is_some()),
                ("most", written.most.is_some()),
                ("per", written.per.is_some()),
                ("reason", written.reason.is_some()),
                ("also", !written.also.is_empty()),
            ];
            if let Some(key) = other(&[&award, &units, &others]) {
                return clash(key);
            }
            bands(written, kind, words, reads)?
        } else if decision.iter().any(|(_, there)| *there) {
            if let Some(key) = other(&[&award, &units, &[("per", written.per.is_some())]]) {
                return clash(key);
            }
            let least = written.least.ok_or_else(|| missing("least"))?;
            let most = written.most.ok_or_else(|| missing("most"))?;
            if cfg!(feature = "authoring") && least > most {
                return Err(Fault::clash_in_pack(DeductClash::Range).under("least"));
            }
            let mut fact = |key: &str, name: &Option<String>, needs: &'static [FactType]| {
                let name = name.as_ref().ok_or_else(|| missing(key))?;
                own_fact(name, kind, words, needs, Via::Decision, reads).map_err(|fault| fault.under(key))
            };
            let decided = fact("decided", &written.decided, &[FactType::Number])?;
            let reason = fact("reason", &written.reason, &[FactType::Text])?;
            How::Decided { least, decided, reason, factors: written.also.iter().map(|share| share.factor).collect() }
        } else if award.iter().any(|(_, there)| *there) {
            if let Some(key) = other(&[&units, &[("per", written.per.is_some()), ("most", written.most.is_some())]]) {
                return clash(key);
            }
            let award = written.award.ok_or_else(|| missing("award"))?;
            How::Award { award, lost: written.lost.unwrap_or_default() }
        } else {
            return Err(missing("points"));
        };
        Ok(Charge { how, most: written.most, unset })
    }

    /// Points of one fail, where nothing but the verdict counts.
    pub fn plain(&self) -> Option<Points> {
        match self.how {
            How::Units { each, per: Per::Finding, .. } if self.unset.is_none() => Some(self.capped(each)),
            _ => None,
        }
    }

    /// Points of one unit and what the unit is, where a line is so many times so much.
    pub fn unit(&self) -> Option<(Points, Per)> {
        match self.how {
            How::Units { each, per, .. } if self.unset.is_none() => Some((each, per)),
            _ => None,
        }
    }

    /// All points of which a sheet may take a multiple.
    pub fn figures(&self) -> Vec<Points> {
        let own = match &self.how {
            How::Units { each, .. } => vec![*each],
            How::Steps { steps, .. } => steps.iter().map(|step| step.points).collect(),
            How::Decided { least, .. } => vec![*least],
            How::Bands { .. } => Vec::new(),
            How::Award { award, lost } => vec![*award, *lost],
        };
        own.into_iter().chain(self.most).collect()
    }

    fn capped(&self, points: Points) -> Points {
        self.most.map_or(points, |most| points.min(most))
    }

    /// The most that any one subject can gain and lose; no end when there is none.
    pub fn range(&self) -> (Points, Option<Points>) {
        match &self.how {
            How::Units { each, per: Per::Finding, .. } if self.unset.is_none() => (Points::ZERO, Some(self.capped(*each))),
            How::Units { .. } => (Points::ZERO, self.most),
            How::Steps { steps, .. } => (Points::ZERO, Some(self.capped(highest(steps)))),
            How::Decided { .. } => (Points::ZERO, self.most),
            How::Award { award, lost } => (*award, Some(*lost)),
            How::Bands { bands, .. } => (Points::ZERO, Some(top(bands).minus(bottom(bands)))),
        }
    }

    /// What a subject with this verdict loses.
    pub fn row(&self, require: &Check, facts: &Facts, row: u32, verdict: Verdict) -> RowLoss {
        let (failed, open) = (verdict == Verdict::Fail, verdict.is_open());
        if let How::Bands { rating, decided, bands } = &self.how {
            return if failed || open || verdict == Verdict::Pass {
                rated(facts, row, *rating, *decided, bands, open)
            } else {
                RowLoss::default()
            };
        }
        if !failed && !open {
            return match self.how {
                How::Award { award, .. } if verdict == Verdict::Pass => {
                    RowLoss { units: 1, lost: Points::ZERO.minus(award), ..RowLoss::default() }
                }
                _ => RowLoss::default(),
            };
        }
        if self.unset.is_some() {
            return RowLoss { may: self.most.unwrap_or_default(), unbounded: self.most.is_none(), ..RowLoss::default() };
        }
        // Units that are sure and at most; none where there is no end.
        let between = |sure: u32, most: Option<u32>, each: Points| {
            let lost = if failed { self.capped(each.times(sure)) } else { Points::ZERO };
            let worst = most.map(|units| self.capped(each.times(units))).or(self.most);
            RowLoss {
                units: if failed { sure } else { 0 },
                lost,
                gain: Points::ZERO,
                may: worst.map_or(Points::ZERO, |worst| worst.minus(lost).max(Points::ZERO)),
                unbounded: worst.is_none(),
                undecided: false,
            }
        };
        match &self.how {
            How::Units { each, per: Per::Finding, .. } => between(1, Some(1), *each),
            How::Units { each, per: Per::Element, .. } => {
                let units = require.elements(facts, row);
                let all = units.failing.saturating_add(units.open);
                // The condition may be what is open: then everything may still fail.
                between(units.failing, Some(if failed { all } else { all.max(1) }), *each)
            }
            How::Units { each, per, unit, started } => {
                let far = require.beyond(*per == Per::Shortfall, facts, row);
                between(far.least.units(*unit, *started), far.most.map(|most| most.units(*unit, *started)), *each)
            }
            How::Steps { short, steps } => {
                let far = require.beyond(*short, facts, row);
                // The first step begins where the demand ends, on whichever side of the edge.
                let step = |far: Distance| {
                    let reached = steps.iter().rposition(|step| match (step.at_least, step.above) {
                        (Some(edge), _) => far.reaches(edge, false),
                        (None, Some(edge)) => far.reaches(edge, true),
                        (None, None) => true,
                    });
                    reached.unwrap_or(0)
                };
                let first = step(far.least);
                let last = far.most.map_or(steps.len(), step);
                let points = steps.iter().take(last.saturating_add(1)).skip(first).map(|step| step.points);
                let lowest = points.clone().min().unwrap_or(Points::ZERO);
                let highest = points.max().unwrap_or(Points::ZERO);
                let sure = between(1, Some(1), lowest);
                RowLoss { may: self.capped(highest).minus(sure.lost), ..sure }
            }
            How::Decided { least, decided, reason, factors } => {
                let most = self.most.unwrap_or(*least);
                let fits = |points: &Points| points >= least && *points <= most && factors.iter().all(|factor| points.shares(*factor));
                match decision(facts, row, *decided, *reason).filter(fits) {
                    Some(points) => between(1, Some(1), points),
                    None if failed => RowLoss { units: 1, lost: *least, may: most.minus(*least), undecided: true, ..RowLoss::default() },
                    None => RowLoss { may: most, ..RowLoss::default() },
                }
            }
            // Whatever the verdict: see above.
            How::Bands { .. } => RowLoss::default(),
            How::Award { lost, .. } if failed => RowLoss { units: 1, lost: *lost, ..RowLoss::default() },
            How::Award { award, lost } => RowLoss { gain: *award, may: *lost, ..RowLoss::default() },
        }
    }
}

/// What is wrong with a key that belongs to another form.
fn other_form(key: &str) -> DeductClash {
    match key {
        "also" => DeductClash::SharedRating,
        "unit" | "started" => DeductClash::Unit,
        "per" => DeductClash::Per,
        _ => DeductClash::Form,
    }
}

/// Refuses bands that do not give each option of the rating its points.
fn bands(written: &Deduct, kind: u32, words: &Vocabulary, reads: &mut Vec<Read>) -> Result<How, Fault> {
    let missing = |key: &str| Fault::of_pack(|| Problem::MissingKey { key: key.to_owned() });
    let name = written.rating.as_ref().ok_or_else(|| missing("rating"))?;
    let rating = own_fact(name, kind, words, &[FactType::Choice], Via::Up, reads).map_err(|fault| fault.under("rating"))?;
    let decided = match &written.decided {
        Some(name) => Some(own_fact(name, kind, words, &[FactType::Number], Via::Decision, reads).map_err(|fault| fault.under("decided"))?),
        // Where each option has one number nobody has to decide.
        None if written.bands.iter().all(|band| band.least == band.most) => None,
        None => return Err(missing("decided")),
    };
    let options: Vec<&str> = words.facts.get(rating as usize).map(|info| info.fact.of.keys().collect()).unwrap_or_default();
    for (at, band) in written.bands.iter().enumerate().filter(|_| cfg!(feature = "authoring")) {
        let here = |fault: Fault| fault.at(at).under("bands");
        not_negative("least", Some(band.least)).map_err(here)?;
        if !options.contains(&band.option.as_str()) {
            return Err(here(Fault::unknown_in_pack(Thing::Option, &band.option, options.iter().copied()).under("option")));
        }
        if band.least > band.most || written.bands.iter().take(at).any(|known| known.option == band.option) {
            return Err(here(Fault::clash_in_pack(DeductClash::Band)));
        }
    }
    let of = |option: &&str| written.bands.iter().find(|band| band.option == *option).map(|band| (band.least, band.most));
    let bands: Option<Vec<(Points, Points)>> = options.iter().map(of).collect();
    let lacking = || Fault::clash_in_pack(DeductClash::OptionWithoutBand).under("bands");
    Ok(How::Bands { rating, decided, bands: bands.ok_or_else(lacking)? })
}

fn top(bands: &[(Points, Points)]) -> Points {
    bands.iter().map(|(_, most)| *most).max().unwrap_or(Points::ZERO)
}

fn bottom(bands: &[(Points, Points)]) -> Points {
    bands.iter().map(|(least, _)| *least).min().unwrap_or(Points::ZERO)
}

/// What a rated subject lacks to the best of all bands.
fn rated(facts: &Facts, row: u32, rating: u32, decided: Option<u32>, bands: &[(Points, Points)], open: bool) -> RowLoss {
    let top = top(bands);
    let band = match (facts.state(rating, row), facts.column(rating).map(|column| &column.data)) {
        (Some(RowState::NotApplicable), _) => return RowLoss::default(),
        (Some(RowState::Known), Some(Data::Choice(options))) => options.get(row as usize).and_then(|at| bands.get(usize::from(*at))),
        _ => None,
    };
    let Some((least, most)) = band.copied() else {
        return RowLoss { may: top.minus(bottom(bands)), ..RowLoss::default() };
    };
    let said = |fact: u32| number(facts, fact, row).filter(|_| facts.state(fact, row) == Some(RowState::Known));
    let points = decided.map_or(Some(least), said).filter(|points| *points >= least && *points <= most);
    let (low, high) = points.map_or((least, most), |points| (points, points));
    if open {
        return RowLoss { may: top.minus(low), ..RowLoss::default() };
    }
    let lost = top.minus(high);
    RowLoss { units: u32::from(lost > Points::ZERO), lost, may: high.minus(low), undecided: points.is_none(), ..RowLoss::default() }
}

/// The points that a number fact holds.
fn number(facts: &Facts, fact: u32, row: u32) -> Option<Points> {
    match facts.column(fact).map(|column| &column.data) {
        Some(Data::Number(numbers)) => numbers.get(row as usize).copied().and_then(points_of),
        _ => None,
    }
}

/// Points that a figure or a parameter gives; none are finer than points are.
fn points_in_force(value: Amount) -> Result<Points, Fault> {
    points_of(value).ok_or_else(|| {
        let expected = Expected::Decimals(2);
        Fault::new(Problem::BadValue { found: Found::Text(value.to_string()), expected })
    })
}

fn not_negative(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| *points < Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}

fn highest(steps: &[PointStep]) -> Points {
    steps.iter().map(|step| step.points).max().unwrap_or(Points::ZERO)
}

/// Steps begin where the demand ends, follow each other without gap or overlap, and the last has
/// no end.
fn check_steps(steps: &[PointStep]) -> Result<(), Fault> {
    if !cfg!(feature = "authoring") {
        return Ok(());
    }
    if cfg!(not(feature = "authoring")) {
        return Ok(());
    }
    let mut end = Some((Amount::default(), None));
    for (at, step) in steps.iter().enumerate() {
        not_negative("points", Some(step.points)).map_err(|fault| fault.at(at).under("steps"))?;
        let doubled = step.at_least.is_some() && step.above.is_some() || step.at_most.is_some() && step.below.is_some();
        let (low, closed) = (step.at_least.or(step.above), step.at_least.is_some());
        let high = step.at_most.or(step.below);
        // Where one step takes its end in, the next leaves it out.
        let joined = match (end, low) {
            (Some((edge, taken)), Some(low)) => edge == low && taken.is_none_or(|taken| taken != closed),
            _ => false,
        };
        let empty = matches!((low, high), (Some(low), Some(high)) if low >= high);
        if doubled || !joined || empty {
            return Err(Fault::clash(DeductClash::StepEdges).at(at).under("steps"));
        }
        end = high.map(|high| (high, Some(step.at_most.is_some())));
    }
    if end.is_some() {
        return Err(Fault::clash(DeductClash::LastStepEnds).at(steps.len().saturating_sub(1)).under("steps"));
    }
    Ok(())
}

/// A fact of the rule's own kind, read when its points are worked out.
fn own_fact(name: &str, kind: u32, words: &Vocabulary, needs: &'static [FactType], via: Via, reads: &mut Vec<Read>) -> Result<u32, Fault> {
    let known = words.fact(name).and_then(|fact| words.facts.get(fact as usize).map(|info| (fact, info)));
    let Some((fact, info)) = known else {
        return Err(Fault::unknown_in_pack(Thing::Fact, name, words.facts.iter().map(|info| info.id.as_str())));
    };
    if cfg!(feature = "authoring") && info.kind != kind {
        return Err(Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from: words.kind_name(kind).to_owned() }));
    }
    if cfg!(feature = "authoring") && !needs.contains(&info.fact.kind) {
        return Err(Fault::of_pack(|| Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs }));
    }
    let read = Read { fact, via };
    if !reads.contains(&read) {
        reads.push(read);
    }
    Ok(fact)
}

/// The points that a person decided, with a reason; none while either is missing.
fn decision(facts: &Facts, row: u32, decided: u32, reason: u32) -> Option<Points> {
    let known = |fact: u32| facts.state(fact, row) == Some(RowState::Known);
    let said = match facts.column(reason).map(|column| &column.data) {
        Some(Data::Text(texts)) => texts.get(row as usize).is_some_and(|text| !text.trim().is_empty()),
        _ => false,
    };
    number(facts, decided, row).filter(|_| said && known(decided) && known(reason))
}

/// A number as points, when it has at most two decimals.
pub fn points_of(amount: Amount) -> Option<Points> {
    let step = SCALE.checked_div(100)?;
    (amount.scaled().checked_rem(step) == Some(0)).then(|| Points::from_hundredths(amount.scaled().checked_div(step).unwrap_or(0)))
}
